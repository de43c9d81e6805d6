"""A cancellation through COSFAC's service: asked for once the office did, confirmed by it (C02).

Each call is in the log before it leaves. Cancelling twice cancels once, so that a call without
outcome may be repeated; what COSFAC answers then is for a person to read.
"""

from dataclasses import dataclass

from certtui.domain.tramite import Tramite
from certtui.exchange.cosfac.servicio import Cancelacion, ServicioCosfac
from certtui.exchange.errores import ResultadoIncierto, ServicioInalcanzable, ServicioRehusa
from certtui.process.errores import CancelacionRehusada
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import bitacora

_ENTIDAD = "cancelacion"
_INTENTO, _FALLIDA, _INCIERTA, _REHUSADA = (
    "cancelacion_intento",
    "cancelacion_fallida",
    "cancelacion_incierta",
    "cancelacion_rehusada",
)


@dataclass(frozen=True, slots=True)
class Cancelado:
    """The move to CANCELADO, with what COSFAC answered."""

    paso: Paso
    respuesta: Cancelacion


def cancelar_por_servicio(
    oficina: Oficina, tramite: Tramite, servicio: ServicioCosfac
) -> Cancelado:
    """Ask COSFAC to cancel what waits for it, and confirm it when it does (E07).

    Raises CancelacionRehusada when it does not, and the failures of the service; the request of
    E06 and its term stay in each case.
    """
    avanzar(
        oficina,
        "E07",
        tramite=tramite.id,
        datos={"confirmacion_cosfac": tramite.folio_digital},
        ensayo=True,
    )
    antes = _ultimo(oficina, tramite.id)
    with oficina.base.tx():
        _anotar(oficina, tramite.id, _INTENTO)
    try:
        respuesta = servicio.cancelar(tramite.folio_digital)
    except (ServicioInalcanzable, ServicioRehusa):
        _anotar_aparte(oficina, tramite.id, _FALLIDA)
        raise
    except ResultadoIncierto:
        _anotar_aparte(oficina, tramite.id, _INCIERTA)
        raise
    if not respuesta.hecha:
        datos: dict[str, object] = {"codigo": respuesta.codigo, "mensaje": respuesta.mensaje}
        with oficina.base.tx():
            _anotar(oficina, tramite.id, _REHUSADA, datos)
        raise CancelacionRehusada(
            regla="E07",
            folio=tramite.folio_texto,
            codigo=respuesta.codigo,
            mensaje=respuesta.mensaje,
            repetida="si" if antes in {_INTENTO, _INCIERTA} else "no",
        )
    confirmacion = f"{respuesta.codigo} {respuesta.mensaje}".strip()
    paso = avanzar(
        oficina,
        "E07",
        tramite=tramite.id,
        token=f"cancelado:{tramite.id}",
        datos={"confirmacion_cosfac": confirmacion},
    )
    return Cancelado(paso, respuesta)


def _ultimo(oficina: Oficina, tramite: int) -> str:
    hechos = bitacora.historia(oficina.base, _ENTIDAD, tramite)
    return hechos[-1].transicion if hechos else ""


def _anotar(
    oficina: Oficina, tramite: int, que: str, datos: dict[str, object] | None = None
) -> None:
    oficina.anotar(que, entidad=_ENTIDAD, entidad_id=tramite, regla="E07", datos=datos)


def _anotar_aparte(oficina: Oficina, tramite: int, que: str) -> None:
    with oficina.base.tx():
        _anotar(oficina, tramite, que)
