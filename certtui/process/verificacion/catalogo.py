"""Do the document's keys stand in the catalogues? Only notices: a catalogue may be behind."""

from collections.abc import Iterator
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.dec.iems.modelo import Terminacion
from certtui.domain.cct import TIPO_CONALEP, Cct
from certtui.domain.errores import CerttuiError
from certtui.domain.letras import solo_letras
from certtui.process.catalogos import leer_filas
from certtui.process.oficina import Oficina
from certtui.process.verificacion.dictamen import Razon
from certtui.store import catalogos


def revisar_catalogos(doc: Terminacion, oficina: Oficina | None) -> Iterator[Razon]:
    """CCT, entidad and plan; with an office its own catalogues count besides the public ones."""
    p = doc.plantel
    propios = {x.cct for x in catalogos.listar_planteles(oficina.base)} if oficina else set()
    if _es_conalep(p.cct) and p.cct not in propios and p.cct not in _cct_publicas():
        yield Razon(
            "PlantelOServicioEducativo.cct", "cct_fuera_de_catalogo", "", p.cct, altera=False
        )
    nombre = _entidades().get(p.id_entidad, "")
    if not nombre:
        yield Razon(
            "PlantelOServicioEducativo.idEntidadFederativa",
            "entidad_fuera_de_catalogo", "", p.id_entidad, altera=False,
        )  # fmt: skip
    elif p.entidad and not _mismo_lugar(p.entidad, nombre):
        yield Razon(
            "PlantelOServicioEducativo.entidadFederativa",
            "entidad_con_otro_nombre", nombre, p.entidad, altera=False,
        )  # fmt: skip
    clave = doc.acreditacion.clave_plan
    if oficina and p.cct in propios and clave and not catalogos.leer_plan(oficina.base, clave):
        yield Razon(
            "Acreditacion.clavePlanEstudios", "plan_fuera_de_catalogo", "", clave, altera=False
        )


def _es_conalep(cct: str) -> bool:
    """True for a well-formed CCT of a CONALEP plantel; a bad one is told by its own reason."""
    try:
        return Cct(cct).tipo == TIPO_CONALEP
    except CerttuiError:
        return False


@cache
def _cct_publicas() -> frozenset[str]:
    texto = ruta_de_datos("catalogos", "planteles.csv").read_text("utf-8")
    return frozenset(f["cct"] for f in leer_filas(texto))


@cache
def _entidades() -> dict[str, str]:
    texto = ruta_de_datos("catalogos", "entidades.csv").read_text("utf-8")
    return {f["inegi"]: f["entidad"] for f in leer_filas(texto)}


def _mismo_lugar(uno: str, otro: str) -> bool:
    """True when one name is the other, or its short or long form (Coahuila de Zaragoza)."""
    a, b = solo_letras(uno), solo_letras(otro)
    return a.startswith(b) or b.startswith(a)
