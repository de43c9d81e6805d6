"""Guards of the folio and the book (L03, L08)."""

from collections.abc import Iterator
from datetime import date

from certtui.domain.ambiente import Ambiente
from certtui.domain.folio import SERIE_ELECTRONICA, EstadoFolio
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.hechos import Hechos


@guarda("L03")
def emision_iniciada(h: Hechos) -> Iterator[Hallazgo]:
    """The date of registration is not before the start of the electronic issuing."""
    inicio = date.fromisoformat(h.ajustes.texto("inicio_emision_electronica"))
    fecha = h.dato("fecha_registro")
    registro = date.fromisoformat(fecha) if fecha else h.hoy
    if registro < inicio:
        yield falla("L03", campo="fecha_registro", valor=registro.isoformat(), inicio=inicio)


@guarda("L08a")
def folio_libre(h: Hechos) -> Iterator[Hallazgo]:
    """The folio is of the plantel's range and free for this student."""
    folio = h.folio
    if folio is None:
        yield falla("L08a", campo="folio", valor=h.en_curso.plantel, modelo=h.alumno.modelo)
        return
    if folio.plantel != h.en_curso.plantel:
        yield falla("L08a", "L08a.ajeno", campo="folio", valor=folio.texto)
    propio = folio.alumno == h.alumno.id or folio.tramite == h.en_curso.id
    libre = folio.estado is EstadoFolio.DISPONIBLE or (
        folio.estado in {EstadoFolio.RESERVADO, EstadoFolio.LIBERADO} and propio
    )
    if not libre:
        yield falla("L08a", "L08a.ocupado", campo="folio", valor=folio.texto, estado=folio.estado)
    elif h.dato("folio_en_turno") not in {"", folio.texto}:
        turno = h.dato("folio_en_turno")
        yield falla("L08a", "L08a.turno", campo="folio", valor=folio.texto, turno=turno)


@guarda("L08b")
def serie_electronica(h: Hechos) -> Iterator[Hallazgo]:
    """Electronic folios belong to series CE."""
    if h.folio is not None and h.folio.serie != SERIE_ELECTRONICA:
        yield falla("L08b", campo="serie", valor=h.folio.serie, folio=h.folio.texto)


@guarda("L08c")
def mismo_modelo(h: Hechos) -> Iterator[Hallazgo]:
    """The folio's model is the student's."""
    if h.folio is not None and h.folio.modelo != h.en_curso.modelo:
        yield falla(
            "L08c",
            campo="modelo",
            valor=h.folio.modelo,
            alumno=h.en_curso.modelo,
            folio=h.folio.texto,
        )


@guarda("C25")
def libro_de_quien(h: Hechos) -> Iterator[Hallazgo]:
    """Under `libro = sae` the book comes only from SAE's record."""
    de_sae = h.datos.get("registro_sae") == "si"
    if (h.ajustes.texto("libro") == "sae") != de_sae:
        yield falla("C25", campo="libro", valor=h.ajustes.texto("libro"), resuelve=ResuelveEn.SAE)


@guarda("L08d")
def con_cuv(h: Hechos) -> Iterator[Hallazgo]:
    """The CUV is imported; only a test base makes one up."""
    if h.ambiente is Ambiente.PRODUCTIVO and not h.dato("cuv").strip():
        yield falla("L08d", campo="cuv", resuelve=ResuelveEn.SAE)
