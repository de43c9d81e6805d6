"""The acts on a name: confirm, correct, validate, reopen (T07, T07e, T07v, T07r)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from certtui.domain.errores import CerttuiError
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.process.consultas_nombres import RenglonNombre
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store.cola import Elegido

Textos = tuple[str, str, str]


def confirmar(
    oficina: Oficina, r: RenglonNombre, textos: Textos, documento: str, manifiesta: str
) -> Paso:
    """T07 with the name as a person left it before its sources, unless it changed since."""
    datos: dict[str, object] = dict(zip(CAMPOS_DEL_NOMBRE, textos, strict=True))
    datos |= {"cotejo_documento": documento, "manifestado_por": manifiesta, "mirado": "si"}
    return avanzar(oficina, "T07", tramite=r.id, datos=datos, version=r.curso.version)


def corregir(oficina: Oficina, r: RenglonNombre, textos: Textos, motivo: str) -> Paso:
    """T07e: another proposal, kept with its reason and not yet confirmed."""
    datos: dict[str, object] = dict(zip(CAMPOS_DEL_NOMBRE, textos, strict=True))
    datos |= {"motivo": motivo}
    return avanzar(oficina, "T07e", tramite=r.id, datos=datos, version=r.curso.version)


def recorrer(
    oficina: Oficina,
    transicion: str,
    elegidos: Iterable[Elegido],
    datos: Mapping[str, object],
    *,
    cancelado: Callable[[], bool] = lambda: False,
) -> Iterator[Paso | Fallido]:
    """One move (T07v, T07r) on each trámite as it was chosen; a failure is a value."""
    for e in elegidos:
        if cancelado():
            return
        try:
            yield avanzar(oficina, transicion, tramite=e.id, datos=datos, version=e.version)
        except CerttuiError as error:
            yield Fallido(e.matricula, error)


def posible(oficina: Oficina, transicion: str) -> bool:
    """True when the person's role makes this move."""
    return oficina.usuario.rol in oficina.ruta.transiciones[transicion].roles
