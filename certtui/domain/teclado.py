"""Keys: how a person writes them, and which ones a command may take."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.letras import llano


class TeclaInvalida(CerttuiError):
    """Something that no terminal sends as one key; data: `tecla`."""

    codigo = "TEC-001"
    salida = Salida.USO


class OrdenDesconocida(CerttuiError):
    """An id that no command has; data: `orden`."""

    codigo = "TEC-002"
    salida = Salida.USO


class OrdenFija(CerttuiError):
    """A command whose keys cannot be changed; data: `orden`."""

    codigo = "TEC-003"
    salida = Salida.USO


class TeclaOcupada(CerttuiError):
    """A key that another command has on the same screen; data: `tecla`, `orden`, `otra`,
    `pantalla`."""

    codigo = "TEC-004"
    salida = Salida.USO


@dataclass(frozen=True, slots=True)
class Orden:
    """A command as a keyboard knows it: its keys as they come, its word and its sentence."""

    id: str
    palabra: str
    frase: str
    teclas: tuple[str, ...]
    fija: bool = False


@dataclass(frozen=True, slots=True)
class Pagina:
    """A screen: its key in the manual, its title, its commands, and those of every screen."""

    clave: str
    titulo: str
    ordenes: tuple[Orden, ...]
    generales: tuple[Orden, ...] = ()
    parrafos: tuple[tuple[str, ...], ...] = ()
    """What its help says besides; the first line of each is its title."""

    @property
    def todas(self) -> tuple[Orden, ...]:
        """Every command whose keys work there."""
        return (*self.ordenes, *self.generales)


_NOMBRES = {
    "intro": "enter",
    "esc": "escape",
    "espacio": "space",
    "tab": "tab",
    "inicio": "home",
    "fin": "end",
    "repag": "pageup",
    "avpag": "pagedown",
    "supr": "delete",
    "insert": "insert",
    "retroceso": "backspace",
    "arriba": "up",
    "abajo": "down",
    "izquierda": "left",
    "derecha": "right",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    **{f"f{n}": f"f{n}" for n in range(1, 13)},
}
_PROPIOS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Names of signs that the screens' library calls otherwise."""

_COMPUESTA = re.compile(r"(ctrl|mayus|shift|alt)\+(.+)")


def _de_signo(signo: str) -> str:
    if signo.isalnum():
        return signo
    nombre = unicodedata.name(signo, "").lower().replace("-", "_").replace(" ", "_")
    return _PROPIOS.get(nombre, nombre)


def leer_tecla(escrita: str) -> str:
    """A key as it is stored, from how a person writes it (`s`, `/`, `Ctrl+S`, `Intro`, `F2`).

    What is already stored so is left as it is; raises TeclaInvalida.
    """
    texto = escrita.strip()
    if len(texto) == 1 and texto.isprintable() and not texto.isspace():
        return _NOMBRES.get(texto) or _de_signo(texto)
    dicho = llano(texto)
    if dicho in _NOMBRES or dicho in set(_NOMBRES.values()) or dicho in _signos():
        return _NOMBRES.get(dicho, dicho)
    if m := _COMPUESTA.fullmatch(dicho):
        modo = {"mayus": "shift"}.get(m[1], m[1])
        resto = leer_tecla(m[2])
        if modo != "shift" or len(resto) > 1:
            return f"{modo}+{resto}"
    raise TeclaInvalida(tecla=texto)


def _signos() -> frozenset[str]:
    return frozenset(_de_signo(chr(n)) for n in range(33, 127) if not chr(n).isalnum())


def _orden(paginas: Sequence[Pagina], clave: str) -> Orden:
    for pagina in paginas:
        for orden in pagina.todas:
            if orden.id == clave:
                return orden
    raise OrdenDesconocida(orden=clave)


def revisar_teclas(paginas: Sequence[Pagina], cambios: Mapping[str, Sequence[str]]) -> None:
    """Whether these changes can stand together.

    Raises OrdenDesconocida, OrdenFija, TeclaInvalida, or TeclaOcupada when a command that was
    changed shares a key with another of a screen.
    """
    for clave, teclas in cambios.items():
        if _orden(paginas, clave).fija:
            raise OrdenFija(orden=clave)
        if not teclas:
            raise TeclaInvalida(tecla="")
        for tecla in teclas:
            if leer_tecla(tecla) != tecla:
                raise TeclaInvalida(tecla=tecla)
    for pagina in paginas:
        duenas: dict[str, Orden] = {}
        cambiadas = [o for o in pagina.todas if o.id in cambios]
        for orden in cambiadas:
            for tecla in dict.fromkeys(cambios[orden.id]):
                _exigir_misma(tecla, orden, duenas.setdefault(tecla, orden), pagina)
        for orden in pagina.todas:
            if orden.id not in cambios:
                for tecla in orden.teclas:
                    if (duena := duenas.get(tecla)) is not None:
                        _exigir_misma(tecla, duena, orden, pagina)


def _exigir_misma(tecla: str, orden: Orden, otra: Orden, pagina: Pagina) -> None:
    if orden.id != otra.id:
        raise TeclaOcupada(
            tecla=tecla, orden=orden.id, otra=f"{otra.palabra} ({otra.id})", pantalla=pagina.titulo
        )
