"""Guards of the name review (L17, V21)."""

from collections.abc import Iterator, Sequence

from certtui.domain.ajustes import Ajustes
from certtui.domain.curp import Curp
from certtui.domain.entrega import MAYORIA_DE_EDAD, edad
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.nombre import (
    LARGO_MAXIMO,
    ReglaNombre,
    ajenos,
    defecto,
    es_del_acta,
    puede_manifestar,
)
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.domain.valor import ValorInvalido


def es_menor(h: Hechos) -> bool:
    """True under 18 on this date; an unreadable CURP counts as a minor, the stricter case."""
    try:
        nacimiento = Curp.parse(h.alumno.curp).fecha_nacimiento
    except ValorInvalido:
        return True
    return edad(nacimiento, h.hoy) < MAYORIA_DE_EDAD


def no_imprimibles(textos: Sequence[str], ajustes: Ajustes) -> Iterator[Hallazgo]:
    """Each field of a name that cannot be printed, and why (L17a, C04)."""
    regla = ReglaNombre(ajustes.texto("nombres.regla"))
    for campo, texto in zip(CAMPOS_DEL_NOMBRE, textos, strict=True):
        match defecto(texto, regla):
            case "":
                continue
            case "mayusculas":
                yield falla("L17a", campo=campo, valor=texto)
            case "largo":
                letras = len(texto)
                yield falla("L17a", "L17a.largo", campo=campo, valor=letras, maximo=LARGO_MAXIMO)
            case "mojibake":
                yield falla("L17a", "L17a.mojibake", campo=campo, valor=texto)
            case _:
                malos = " ".join(ajenos(texto)) or texto
                yield falla("L17a", "L17a.letras", campo=campo, valor=texto, malos=malos)


@guarda("L17a")
def se_puede_imprimir(h: Hechos) -> Iterator[Hallazgo]:
    """The name appears in upper and lower case, and bears only what a name bears."""
    yield from no_imprimibles(_escrito(h), h.ajustes)


@guarda("L17c")
def cotejado_con_acta(h: Hechos) -> Iterator[Hallazgo]:
    """Somebody compared the name with the acta de nacimiento or its equivalent.

    One that is not the acta's, but for accents and case, is confirmed by who saw both.
    """
    if not h.dato("cotejo_documento").strip():
        yield falla("L17c", campo="cotejo_documento")
    if not h.dato("nombre") or not h.dato("primer_apellido"):
        yield falla("L17c", "L17c.vacio", campo="nombre")
    elif h.dato("mirado") != "si":
        for campo in CAMPOS_DEL_NOMBRE:
            texto, acta = h.dato(campo), getattr(h.alumno, campo)
            if not es_del_acta(texto, acta):
                yield falla("L17c", "L17c.acta", campo=campo, valor=texto or "—", acta=acta or "—")


def _escrito(h: Hechos) -> tuple[str, ...]:
    """The three texts of the event; of one that brings none, those of the trámite."""
    if h.tramite is None or any(campo in h.datos for campo in CAMPOS_DEL_NOMBRE):
        return tuple(h.dato(campo) for campo in CAMPOS_DEL_NOMBRE)
    return tuple(getattr(h.tramite, campo) for campo in CAMPOS_DEL_NOMBRE)


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
