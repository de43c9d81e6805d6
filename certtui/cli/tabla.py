"""The one table: for each transition its verb, who makes it, its exit codes and its screen.

Help and README are made from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain.errores import Salida
from certtui.domain.rol import Rol
from certtui.domain.ruta import leer_ruta
from certtui.texts import verbos
from certtui.texts.estados import nombre_de_rol

_COMUNES = (Salida.OK, Salida.ALGUNOS, Salida.USO, Salida.DATOS)
SALIDAS: dict[str, tuple[Salida, ...]] = {
    "solicitar": _COMUNES,
    "autorizar": _COMUNES,
    "devolver": _COMUNES,
    "registrar": _COMUNES,
    "cargar": _COMUNES,
    "nombre": _COMUNES,
    "firma": (*_COMUNES, Salida.EFIRMA),
    "lote": (*_COMUNES, Salida.LOTE),
    "entregar": _COMUNES,
    "baja": _COMUNES,
    "cancelar": (Salida.OK, Salida.USO, Salida.DATOS),
    "importar": _COMUNES,
}
"""Exit codes by the first word of the verb; 130 is always possible."""


@dataclass(frozen=True, slots=True)
class Renglon:
    """One transition as the command line knows it; `pantalla` is "" until it has a screen."""

    transicion: str
    nombre: str
    orden: str
    tambien: tuple[str, ...]
    roles: tuple[Rol, ...]
    salidas: tuple[Salida, ...]
    pantalla: str = ""

    @property
    def quien(self) -> str:
        """Names of the roles, comma-separated."""
        return ", ".join(nombre_de_rol(r) for r in self.roles)

    @property
    def ordenes(self) -> tuple[str, ...]:
        """Every command that makes it."""
        return (self.orden, *self.tambien)


@cache
def tabla() -> tuple[Renglon, ...]:
    """Every transition of the electronic route, in its order."""
    ruta = leer_ruta(ruta_de_datos("rutas", "conalep.toml").read_text(encoding="utf-8"))
    return tuple(
        Renglon(
            transicion=t.id,
            nombre=t.nombre,
            orden=verbos.ORDEN_DE_TRANSICION[t.id],
            tambien=verbos.TAMBIEN.get(t.id, ()),
            roles=t.roles,
            salidas=SALIDAS[t.verbo],
            pantalla=verbos.PANTALLA_DE_TRANSICION.get(t.id, ""),
        )
        for t in ruta.transiciones.values()
    )


def palabras(orden: str) -> tuple[str, ...]:
    """The words of a command without its options: ("lote", "ver")."""
    return tuple(p for p in orden.split() if not p.startswith("-"))


def renglones_de(clave: str) -> Iterable[Renglon]:
    """Transitions that a command, by its words, makes."""
    if not clave:
        return ()
    return tuple(r for r in tabla() if any(palabras(o) == tuple(clave.split()) for o in r.ordenes))


def tabla_markdown() -> str:
    """The table as Markdown, for the README."""
    titulos = verbos.COLUMNAS_DE_TABLA
    filas = [
        titulos,
        tuple("---" for _ in titulos),
        *(
            (
                r.transicion,
                r.nombre,
                " · ".join(f"`{o}`" for o in r.ordenes),
                r.quien,
                " ".join(str(int(s)) for s in r.salidas),
                r.pantalla,
            )
            for r in tabla()
        ),
    ]
    return "".join(f"| {' | '.join(f)} |\n" for f in filas)
