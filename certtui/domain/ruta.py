"""A route is data: states, transitions, roles and views over one engine (workflow §1b)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from certtui.domain.rol import Rol


@dataclass(frozen=True, slots=True)
class Estado:
    """A place where a trámite can stand.

    `vista` is the name that other portals give it (C18); `vigente` False frees the student and the
    folio for another trámite; `final` states are left by nothing but what the table says.
    """

    clave: str
    etiqueta: str
    vista: str
    orden: int
    vigente: bool = True
    final: bool = False
    tiene: str = ""
    sigue: str = ""


@dataclass(frozen=True, slots=True)
class Transicion:
    """A move: `de` empty creates a trámite; several `a` let the effect choose among them.

    `regla` is cited when the state does not allow it, `regla_rol` when the actor does not.
    """

    id: str
    nombre: str
    verbo: str
    de: tuple[str, ...]
    a: tuple[str, ...]
    roles: tuple[Rol, ...]
    regla: str
    regla_rol: str
    guardas: tuple[str, ...] = ()
    efecto: str = ""

    @property
    def crea(self) -> bool:
        """True when the move makes a new trámite."""
        return not self.de

    @property
    def permanece(self) -> bool:
        """True when the move leaves the trámite in the state where it finds it."""
        return bool(self.de) and set(self.de) == set(self.a)

    def pasos(self) -> frozenset[tuple[str, str]]:
        """Every (de, a) pair of states of this move."""
        if self.permanece:
            return frozenset((d, d) for d in self.de)
        return frozenset((d, a) for d in self.de for a in self.a)


@dataclass(frozen=True, slots=True)
class Ruta:
    """A whole machine."""

    clave: str
    nombre: str
    estados: Mapping[str, Estado]
    transiciones: Mapping[str, Transicion]

    @property
    def inicial(self) -> str:
        """State of a new trámite."""
        return next(iter(self.estados))

    def desde(self, estado: str) -> tuple[Transicion, ...]:
        """Moves that leave a state."""
        return tuple(t for t in self.transiciones.values() if estado in t.de)

    def pasos(self) -> frozenset[tuple[str, str]]:
        """Every (de, a) pair of states that some transition allows."""
        return frozenset(p for t in self.transiciones.values() for p in t.pasos())


def _tupla(valor: object) -> tuple[str, ...]:
    if isinstance(valor, str):
        return (valor,) if valor else ()
    return tuple(str(v) for v in valor) if isinstance(valor, list) else ()


def leer_ruta(texto: str) -> Ruta:
    """Build a route from its TOML; raises ValueError when it names a state it does not define."""
    crudo = tomllib.loads(texto)
    estados = {
        clave: Estado(
            clave=clave,
            etiqueta=str(e.get("etiqueta", clave)),
            vista=str(e.get("vista", "")),
            orden=i,
            vigente=bool(e.get("vigente", True)),
            final=bool(e.get("final", False)),
            tiene=str(e.get("tiene", "")),
            sigue=str(e.get("sigue", "")),
        )
        for i, (clave, e) in enumerate(crudo["estado"].items())
    }
    transiciones: dict[str, Transicion] = {}
    for clave, t in crudo["transicion"].items():
        transicion = Transicion(
            id=clave,
            nombre=str(t.get("nombre", clave)),
            verbo=str(t.get("verbo", "")),
            de=_tupla(t.get("de", "")),
            a=_tupla(t["a"]),
            roles=tuple(Rol(r) for r in _tupla(t["roles"])),
            regla=str(t.get("regla", clave)),
            regla_rol=str(t.get("regla_rol", t.get("regla", clave))),
            guardas=_tupla(t.get("guardas", "")),
            efecto=str(t.get("efecto", "")),
        )
        ajenos = {*transicion.de, *transicion.a} - estados.keys()
        if ajenos:
            raise ValueError(f"{clave}: estados sin definir {sorted(ajenos)}")
        transiciones[clave] = transicion
    return Ruta(str(crudo["ruta"]), str(crudo.get("nombre", crudo["ruta"])), estados, transiciones)
