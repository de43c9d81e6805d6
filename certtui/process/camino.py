"""The verbs of the road on many trámites: each one is tried, and the rest go on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from certtui.domain.errores import CerttuiError
from certtui.domain.ruta import Ruta, Transicion
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.process import bajas, consultas_nombres
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import tramites
from certtui.store.cola import Elegido

VERBOS: Mapping[str, tuple[str, ...]] = {
    "solicitar": ("T01", "T04"),
    "autorizar": ("T02",),
    "devolver": ("T03",),
    "registrar": ("T05",),
    "cargar": ("T06",),
    "nombre": ("T07",),
    "baja": ("E04",),
    "desistir": ("E08",),
}
"""The transitions that each verb makes, by the state where it finds the trámite."""


@dataclass(frozen=True, slots=True)
class Dudoso:
    """An item left for a person to look at; nothing was tried. `dudas` are (field, notice).

    `rechazo` is what COSFAC answered to this name, when it is the one that it refused.
    """

    clave: str
    dudas: tuple[tuple[str, str], ...]
    rechazo: str = ""


Resultado = Paso | Fallido | Dudoso


def transiciones_de(ruta: Ruta, verbo: str) -> list[Transicion]:
    """The moves of a verb in a route."""
    return [ruta.transiciones[t] for t in VERBOS[verbo] if t in ruta.transiciones]


def transicion_desde(ruta: Ruta, verbo: str, estado: str) -> Transicion | None:
    """The move that a verb makes from a state; None when it does not start there."""
    return next((t for t in transiciones_de(ruta, verbo) if estado in t.de), None)


def hacer(
    oficina: Oficina,
    verbo: str,
    elegido: Elegido,
    datos: Mapping[str, object],
    *,
    ensayo: bool = False,
) -> Paso | Dudoso:
    """One verb on one trámite as it was chosen; raises what `avanzar` raises.

    A change since it was chosen is VersionVieja. A name with notices is Dudoso (L17).
    """
    tramite = tramites.leer_tramite(oficina.base, elegido.id)
    if tramite is None:
        return avanzar(oficina, VERBOS[verbo][0], tramite=elegido.id, ensayo=ensayo)
    paso = transicion_desde(oficina.rutas[tramite.ruta], verbo, elegido.estado)
    todos = dict(datos)
    if verbo == "nombre":
        hallados = consultas_nombres.renglones(oficina, [tramite.id])
        if not hallados:
            raise NoEncontrado(que="alumno", valor=tramite.alumno)
        if dudas := hallados[0].dudas:
            return Dudoso(elegido.matricula, dudas, hallados[0].rechazo)
        todos |= dict(zip(CAMPOS_DEL_NOMBRE, hallados[0].propuesta, strict=True))
    if verbo == "baja":
        todos = bajas.datos_de_baja(oficina, tramite, str(datos.get("motivo", "")))
    return avanzar(
        oficina,
        paso.id if paso else VERBOS[verbo][0],
        tramite=tramite.id,
        datos=todos,
        version=elegido.version,
        ensayo=ensayo,
    )


def recorrer(
    oficina: Oficina,
    verbo: str,
    elegidos: Iterable[Elegido],
    datos: Mapping[str, object],
    *,
    cancelado: Callable[[], bool] = lambda: False,
) -> Iterator[Resultado]:
    """One verb on each trámite; an expected failure is a value and the rest go on."""
    for elegido in elegidos:
        if cancelado():
            return
        try:
            yield hacer(oficina, verbo, elegido, datos)
        except CerttuiError as error:
            yield Fallido(elegido.matricula, error)
