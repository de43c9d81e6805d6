"""The palette: every command of a screen and every screen, found by name; a few lines at the foot.

It never acts: it returns the command, and the screen below runs it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from certtui.domain.letras import llano
from certtui.texts import pantallas_paleta as t
from certtui.tui.comandos import Comando, Paleta, enlaces
from certtui.tui.piezas.dialogo import DeDialogo, Dialogo
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.trazo import Trozo, encajar, medir, partir
from certtui.tui.saltos import TODOS

if TYPE_CHECKING:
    from certtui.tui.pantalla import Pantalla

RENGLONES = 7
"""Commands in sight at once."""

_PALABRA, _TECLA = 18, 9
_MARCADA = " > "


class _DePaleta(DeDialogo):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Arriba(_DePaleta):
    """The one above."""

    id = "paleta.subir"
    teclas = ("up", "ctrl+p")


class Abajo(_DePaleta):
    """The one below."""

    id = "paleta.bajar"
    teclas = ("down", "ctrl+n", "tab")
    en_pie = True


class PaginaArribaDePaleta(_DePaleta):
    """A page up."""

    id = "paleta.pagina_arriba"
    teclas = ("pageup",)


class PaginaAbajoDePaleta(_DePaleta):
    """A page down."""

    id = "paleta.pagina_abajo"
    teclas = ("pagedown",)
    en_pie = True


class Hacer(_DePaleta):
    """Runs it; the field itself answers to the key."""

    id = "paleta.hacer"
    teclas = ("enter",)
    en_pie = True


class CerrarPaleta(_DePaleta):
    """Closes it."""

    id = "paleta.cerrar"
    teclas = ("escape", "ctrl+c")
    en_pie = True


@dataclass(frozen=True, slots=True)
class Opcion:
    """A command that the palette offers; `motivo` says why it is not possible now, or ""."""

    comando: type[Comando]
    motivo: str = ""


def opciones(pantalla: "Pantalla") -> list[Opcion]:
    """The commands at hand, possible or not, then the screens, then the ones of every screen."""
    contexto = pantalla.contexto()
    propios = [c for c in pantalla.comandos_a_la_mano() if c is not Paleta and not c.fija]
    todos = dict.fromkeys([*propios, *TODOS, *pantalla.GENERALES])
    return [Opcion(c, c.impedimento(contexto)) for c in todos if c is not Paleta]


def buscar(hay: Sequence[Opcion], escrito: str) -> list[Opcion]:
    """Those that have every typed word, without accents; names that begin so come first."""
    palabras = llano(escrito).split()
    if not palabras:
        return list(hay)

    def lugar(opcion: Opcion) -> int | None:
        c = opcion.comando
        nombre = llano(c.texto())
        todo = f"{nombre} {llano(c.ayuda())} {c.id}"
        if not all(p in todo for p in palabras):
            return None
        return 0 if nombre.startswith(palabras[0]) else 1 if palabras[0] in nombre else 2

    lugares = [(lugar(o), n) for n, o in enumerate(hay)]
    return [hay[n] for sitio, n in sorted((s, n) for s, n in lugares if s is not None)]


class PaletaDeOrdenes(Dialogo[type[Comando] | None]):
    """A field to type in, the commands that it leaves, and the one that Intro runs."""

    COMANDOS = (
        Hacer,
        Arriba,
        Abajo,
        PaginaArribaDePaleta,
        PaginaAbajoDePaleta,
        CerrarPaleta,
    )
    BINDINGS = enlaces(Arriba, Abajo, PaginaArribaDePaleta, PaginaAbajoDePaleta, CerrarPaleta)

    def __init__(self, hay: Sequence[Opcion]) -> None:
        super().__init__(t.TITULO)
        self._todas = list(hay)
        self._hay = list(hay)
        self._cual = 0

    def campos(self) -> Sequence[Widget]:
        """The field, and a line for each command in sight."""
        etiqueta = Linea()
        etiqueta.poner([(f" {t.BUSCAR}:", "bold")])
        etiqueta.styles.width = medir(t.BUSCAR) + 3
        alto = min(RENGLONES, len(self._todas))
        return (
            Horizontal(etiqueta, Entrada(id="palabras"), classes="campo"),
            *(Linea(id=f"orden{n}") for n in range(alto)),
            Linea(id="porque"),
        )

    def on_mount(self) -> None:
        """All of them, over what every dialog paints."""
        self.call_next(self._pintar)

    @property
    def marcada(self) -> Opcion | None:
        """The one that Intro runs."""
        return self._hay[self._cual] if self._hay else None

    def _renglon(self, numero: int) -> list[Trozo]:
        if numero >= len(self._hay):
            return []
        opcion, es = self._hay[numero], numero == self._cual
        c, gris = opcion.comando, "dim" if opcion.motivo else ""
        return [
            (_MARCADA if es else " " * len(_MARCADA), "bold"),
            (encajar(c.texto(), _PALABRA), f"bold {gris}".strip() if es else gris),
            (encajar(c.nombre_de_teclas(), _TECLA), f"bold {gris}".strip()),
            (f" {self._dicho(opcion)}", gris),
        ]

    @staticmethod
    def _dicho(opcion: Opcion) -> str:
        return f"{t.NO_AHORA}{opcion.motivo}" if opcion.motivo else opcion.comando.ayuda()

    def _abajo(self) -> str:
        """What the marked line says, whole, when it is cut there or is not possible."""
        opcion = self.marcada
        if opcion is None:
            return t.NINGUNA
        dicho = self._dicho(opcion)
        cabe = medir(dicho) <= self.size.width - len(_MARCADA) - _PALABRA - _TECLA - 1
        return "" if cabe and not opcion.motivo else dicho

    @property
    def _alto(self) -> int:
        return min(RENGLONES, len(self._todas))

    def _pintar(self) -> None:
        alto = self._alto
        primero = max(0, min(self._cual - alto + 1, len(self._hay) - alto))
        if self._cual < alto:
            primero = 0
        for n in range(alto):
            self.query_one(f"#orden{n}", Linea).poner(self._renglon(primero + n))
        self.query_one("#titulo", Linea).poner(
            [(f" {t.TITULO}", "bold")],
            [(f"{t.cuantas(len(self._hay), len(self._todas), primero, alto)} ", "")],
        )
        primera, *resto = partir(self._abajo(), max(20, self.size.width - 2))
        self.query_one("#porque", Linea).decir(f" {primera}")
        self.decir(" ".join(resto))

    @on(Entrada.Changed)
    def _cambio(self, mensaje: Entrada.Changed) -> None:
        self._hay = buscar(self._todas, mensaje.value)
        self._cual = 0
        self._pintar()

    @on(Entrada.Submitted)
    def _elegida(self) -> None:
        """Run it; why it is not possible is in sight already."""
        opcion = self.marcada
        if opcion is not None and not opcion.motivo:
            self.dismiss(opcion.comando)

    def _mover(self, cuanto: int) -> None:
        if self._hay:
            self._cual = (self._cual + cuanto) % len(self._hay)
            self._pintar()

    def action_subir(self) -> None:
        """The one above."""
        self._mover(-1)

    def action_bajar(self) -> None:
        """The one below."""
        self._mover(1)

    def _pagina(self, cuanto: int) -> None:
        if self._hay:
            self._cual = max(0, min(self._cual + cuanto, len(self._hay) - 1))
            self._pintar()

    def action_pagina_arriba(self) -> None:
        """As many as are in sight, up."""
        self._pagina(-self._alto)

    def action_pagina_abajo(self) -> None:
        """As many as are in sight, down."""
        self._pagina(self._alto)
