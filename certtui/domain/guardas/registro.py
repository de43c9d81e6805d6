"""The register of guards: a route names them by rule id."""

from collections.abc import Callable, Iterator

from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.domain.hechos import Hechos

Guarda = Callable[[Hechos], Iterator[Hallazgo]]
"""Yields what it found; a Hallazgo with FALLA stops the move."""

GUARDAS: dict[str, Guarda] = {}


def guarda(regla: str) -> Callable[[Guarda], Guarda]:
    """Register a guard under its rule id."""

    def anotar(funcion: Guarda) -> Guarda:
        if regla in GUARDAS:
            raise ValueError(f"guarda repetida: {regla}")
        GUARDAS[regla] = funcion
        return funcion

    return anotar


def falla(
    regla: str,
    clave: str = "",
    *,
    campo: str = "",
    valor: object = "",
    resuelve: ResuelveEn = ResuelveEn.APLICATIVO,
    **datos: object,
) -> Hallazgo:
    """A finding that stops the move; `clave` defaults to the rule id."""
    return _hallazgo(Veredicto.FALLA, regla, clave, campo, valor, resuelve, datos)


def aviso(
    regla: str, clave: str = "", *, campo: str = "", valor: object = "", **datos: object
) -> Hallazgo:
    """A finding that is told and stops nothing."""
    return _hallazgo(Veredicto.AVISO, regla, clave, campo, valor, ResuelveEn.APLICATIVO, datos)


def _hallazgo(
    veredicto: Veredicto,
    regla: str,
    clave: str,
    campo: str,
    valor: object,
    resuelve: ResuelveEn,
    datos: dict[str, object],
) -> Hallazgo:
    return Hallazgo(
        regla=regla,
        veredicto=veredicto,
        clave=clave or regla,
        campo=campo,
        valor=str(valor),
        resuelve=resuelve,
        datos=tuple((k, str(v)) for k, v in datos.items()),
    )
