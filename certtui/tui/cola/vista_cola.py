"""The queue as a person left it: filter, order and line, kept in the base; light to import."""

import contextlib
from dataclasses import dataclass, field

from certtui.domain.errores import CerttuiError
from certtui.process import consultas, preferencias
from certtui.process.consultas import FiltroCola
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.piezas.filtro import escribir_filtro, leer_filtro
from certtui.tui.piezas.fuente import Orden
from certtui.tui.piezas.trazo import Trozo

CLAVE = f"{preferencias.VISTA}cola"


@dataclass(frozen=True, slots=True)
class VistaCola:
    """What the queue shows, in which order, and the line where the cursor stands."""

    filtro: FiltroCola = field(default_factory=FiltroCola)
    orden: Orden = field(default_factory=Orden)
    tramite: int | None = None


def recordar(oficina: Oficina) -> VistaCola:
    """As the person left it; what cannot be read, or is no longer theirs, is as never kept."""
    dicho = preferencias.leer(oficina, CLAVE)
    etiquetas = {e.clave: e.etiqueta for e in oficina.ruta.estados.values()}
    filtro = leer_filtro(str(dicho.get("filtro", "")), etiquetas).filtro
    if oficina.usuario.plantel and filtro.plantel not in {"", oficina.usuario.plantel}:
        filtro = FiltroCola()
    orden, tramite = dicho.get("orden", ""), dicho.get("tramite")
    conocido = isinstance(orden, str) and orden in consultas.ORDENES
    return VistaCola(
        filtro,
        Orden(str(orden), bool(dicho.get("al_reves"))) if conocido else Orden(),
        tramite if isinstance(tramite, int) else None,
    )


def guardar(oficina: Oficina, vista: VistaCola) -> None:
    """Keep it; a base that cannot be written to now keeps the one before."""
    dicho: dict[str, object] = {
        "filtro": escribir_filtro(vista.filtro),
        "orden": vista.orden.clave,
        "al_reves": vista.orden.al_reves,
        "tramite": vista.tramite,
    }
    with contextlib.suppress(CerttuiError):
        preferencias.guardar(oficina, CLAVE, dicho if vista != VistaCola() else {})


def linea_de_filtro(filtro: FiltroCola, *, vuelve: bool = False) -> list[Trozo]:
    """What the queue says over its counts: the filter in force, and what Esc does."""
    if filtro == FiltroCola():
        return [(f" {pantallas.TODOS}", "")]
    return [
        (f" {pantallas.FILTRO}", ""),
        (escribir_filtro(filtro), "bold"),
        (pantallas.ESC_VUELVE if vuelve else pantallas.ESC_QUITA, ""),
    ]
