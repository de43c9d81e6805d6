"""Routes of the base: the TOML as it was installed, and its states and steps as rows."""

from certtui.domain.ruta import Ruta, leer_ruta
from certtui.store.conexion import Base


def guardar_ruta(base: Base, toml: str) -> Ruta:
    """Install a route, or a newer text of it; its states and steps only ever grow."""
    ruta = leer_ruta(toml)
    base.escribir(
        "INSERT INTO ruta (clave, nombre, toml) VALUES (?, ?, ?) "
        "ON CONFLICT (clave) DO UPDATE SET nombre = excluded.nombre, toml = excluded.toml",
        (ruta.clave, ruta.nombre, toml),
    )
    for e in ruta.estados.values():
        base.escribir(
            "INSERT INTO ruta_estado (ruta, estado, orden, etiqueta, vista, vigente, final) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ruta, estado) DO UPDATE SET "
            "orden = excluded.orden, etiqueta = excluded.etiqueta, vista = excluded.vista",
            (ruta.clave, e.clave, e.orden, e.etiqueta, e.vista, int(e.vigente), int(e.final)),
        )
    for de, a in sorted(ruta.pasos()):
        base.escribir(
            "INSERT OR IGNORE INTO ruta_paso (ruta, de, a) VALUES (?, ?, ?)", (ruta.clave, de, a)
        )
    return ruta


def leer_rutas(base: Base) -> dict[str, Ruta]:
    """Every installed route by key."""
    return {f["clave"]: leer_ruta(f["toml"]) for f in base.filas("SELECT clave, toml FROM ruta")}
