"""Guards of the signatures (V17, L16, L20)."""

from collections.abc import Iterator

from certtui.domain.firma import Politica, PruebaFirma, siguiente
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.hechos import Hechos
from certtui.domain.rol import Rol

NIVEL_DE_ROL = {
    Rol.DIRECTOR_PLANTEL: "plantel",
    Rol.DIRECTOR_ESTATAL: "estatal",
    Rol.NACIONAL: "nacional",
}
"""Which level each director's role signs."""


def prueba(h: Hechos) -> PruebaFirma:
    """What was found of the seal that came with the event."""
    valor = h.datos["prueba"]
    if not isinstance(valor, PruebaFirma):
        raise TypeError("la firma llegó sin prueba")
    return valor


@guarda("V17")
def en_orden(h: Hechos) -> Iterator[Hallazgo]:
    """Plantel, then estatal, then nacional; only the level whose turn it is."""
    turno = siguiente(Politica(h.en_curso.politica), tuple(f.nivel for f in h.firmas))
    nivel = NIVEL_DE_ROL.get(h.actor.rol, "")
    if turno is None or nivel != turno:
        yield falla("V17", campo="nivel", valor=nivel, turno=turno or "ninguno")


@guarda("L16a")
def certificado_vigente(h: Hechos) -> Iterator[Hallazgo]:
    """The e.firma is in force at the moment of signing."""
    p = prueba(h)
    if h.ahora < p.desde:
        yield falla(
            "L16a",
            "L16a.futuro",
            campo="vigencia",
            valor=p.desde.date(),
            resuelve=ResuelveEn.EFIRMA,
        )
    if h.ahora > p.hasta:
        yield falla(
            "L16a",
            "L16a.vencido",
            campo="vigencia",
            valor=p.hasta.date(),
            resuelve=ResuelveEn.EFIRMA,
        )


@guarda("L16b")
def es_efirma(h: Hechos) -> Iterator[Hallazgo]:
    """It is an e.firma, not a CSD, of an authority that the office trusts."""
    p = prueba(h)
    if not p.es_efirma:
        yield falla("L16b", "L16b.csd", campo="certificado", resuelve=ResuelveEn.EFIRMA)
    if not p.emisor_conocido:
        yield falla("L16b", "L16b.emisor", campo="certificado", resuelve=ResuelveEn.EFIRMA)


@guarda("T08")
def es_de_quien_firma(h: Hechos) -> Iterator[Hallazgo]:
    """The CURP and RFC of the certificate are the user's."""
    p = prueba(h)
    if p.curp != h.actor.curp or (h.actor.rfc and p.rfc != h.actor.rfc):
        yield falla("T08", campo="curp", valor=p.curp, resuelve=ResuelveEn.EFIRMA)


@guarda("L20a")
def sello_verifica(h: Hechos) -> Iterator[Hallazgo]:
    """The seal verifies over the cadena of this trámite's frozen snapshot."""
    p = prueba(h)
    if not p.cadena_propia:
        yield falla("L20a", "L20a.cadena", campo="cadena", valor=h.en_curso.folio_control)
    if not p.sello_valido:
        yield falla(
            "L20a", campo="sello", valor=h.en_curso.folio_control, resuelve=ResuelveEn.EFIRMA
        )
