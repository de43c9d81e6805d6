"""Guards of the name review (L17, V21)."""

from collections.abc import Iterator

from certtui.domain.curp import Curp
from certtui.domain.entrega import MAYORIA_DE_EDAD, edad
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.nombre import es_mixto, puede_manifestar
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.domain.valor import ValorInvalido


def es_menor(h: Hechos) -> bool:
    """True under 18 on this date; an unreadable CURP counts as a minor, the stricter case."""
    try:
        nacimiento = Curp.parse(h.alumno.curp).fecha_nacimiento
    except ValorInvalido:
        return True
    return edad(nacimiento, h.hoy) < MAYORIA_DE_EDAD


@guarda("L17a")
def nombre_en_mixtas(h: Hechos) -> Iterator[Hallazgo]:
    """The name appears in upper and lower case."""
    if h.ajustes.texto("nombres.regla") == "libre":
        return
    for campo in CAMPOS_DEL_NOMBRE:
        valor = h.dato(campo)
        if valor and not es_mixto(valor):
            yield falla("L17a", campo=campo, valor=valor)


@guarda("L17c")
def cotejado_con_acta(h: Hechos) -> Iterator[Hallazgo]:
    """Somebody compared the name with the acta de nacimiento or its equivalent."""
    if not h.dato("cotejo_documento").strip():
        yield falla("L17c", campo="cotejo_documento")
    if not h.dato("nombre") or not h.dato("primer_apellido"):
        yield falla("L17c", "L17c.vacio", campo="nombre")


@guarda("L17d")
def manifestado_por_quien_puede(h: Hechos) -> Iterator[Hallazgo]:
    """The egresado states the name, or the guardian when a minor."""
    manifiesta = h.dato("manifestado_por")
    if not puede_manifestar(manifiesta, es_menor(h)):
        yield falla("L17d", campo="manifestado_por", valor=manifiesta)


@guarda("L17e")
def solo_el_nombre(h: Hechos) -> Iterator[Hallazgo]:
    """The name is the only datum that can be corrected here (C08)."""
    for campo in h.datos:
        if campo not in {*CAMPOS_DEL_NOMBRE, "motivo"}:
            yield falla("L17e", campo=campo, valor=h.dato(campo))


@guarda("V21")
def segunda_revision(h: Hechos) -> Iterator[Hallazgo]:
    """With the second review on, nobody signs before the state office looked."""
    if h.ajustes.activo("nombres.revision_estatal") and not h.en_curso.validado_estatal_por:
        yield falla("V21", campo="nombre", valor=h.en_curso.nombre_oficial)
