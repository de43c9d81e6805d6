"""Rules on who signed: certificate, signer and seal (L16a, L20, V17)."""

from base64 import b64decode
from collections.abc import Iterator
from functools import lru_cache

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion
from certtui.domain.hallazgo import ResuelveEn
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.errores import EfirmaError
from certtui.efirma.sello import verificar
from certtui.process.revision.contexto import Contexto, como_se_firma
from certtui.process.revision.registro import Falta, regla

_EFIRMA, _CATALOGO = ResuelveEn.EFIRMA, ResuelveEn.CATALOGO
_CERTIFICADO = "FirmaResponsable.certificadoResponsable"


@regla("P-F01", _EFIRMA)
def certificado_legible(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The certificate is there and can be read."""
    if _certificado(doc) is None:
        yield Falta(_CERTIFICADO, (doc.firma.certificado or "")[:16])


@regla("P-F02", _EFIRMA)
def es_efirma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """It is an e.firma, never a CSD (L16b)."""
    visto = _certificado(doc)
    if visto and not visto.es_efirma:
        yield Falta(_CERTIFICADO, visto.no_certificado)


@regla("P-F03", _EFIRMA)
def ya_vigente(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Its validity has begun."""
    visto = _certificado(doc)
    if visto and c.ahora < visto.desde:
        yield Falta(_CERTIFICADO, f"{visto.desde:%Y-%m-%d}")


@regla("P-F04", _EFIRMA)
def aun_vigente(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Its validity has not ended."""
    visto = _certificado(doc)
    if visto and c.ahora > visto.hasta:
        yield Falta(_CERTIFICADO, f"{visto.hasta:%Y-%m-%d}")


@regla("P-F05", _EFIRMA)
def emisor_conocido(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """An authority that the office trusts issued it."""
    visto = _certificado(doc)
    if visto and c.anclas.emisor_de(visto) is None:
        yield Falta(_CERTIFICADO, visto.emisor)


@regla("P-F06", _EFIRMA)
def numero_de_certificado(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """noCertificadoResponsable is the certificate's serial (dec-iems §4)."""
    visto, dicho = _certificado(doc), doc.firma.no_certificado or ""
    if visto and dicho != visto.no_certificado:
        datos = (("esperado", visto.no_certificado),)
        yield Falta("FirmaResponsable.noCertificadoResponsable", dicho, datos)


@regla("P-F07", _EFIRMA)
def certificado_del_firmante(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The certificate bears the signer's CURP."""
    visto = _certificado(doc)
    if visto and visto.curp != doc.firma.curp:
        yield Falta("FirmaResponsable.curp", doc.firma.curp, (("certificado", visto.curp),))


@regla("P-F08", _CATALOGO)
def firmante_registrado(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The signer is an active director of the office."""
    if doc.firma.curp not in c.firmantes:
        yield Falta("FirmaResponsable.curp", doc.firma.curp)


@regla("P-F09", _CATALOGO)
def cargo_del_firmante(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """idCargo is the one registered for the signer."""
    quien = c.firmantes.get(doc.firma.curp)
    if quien and (doc.firma.id_cargo != quien.id_cargo or not doc.firma.id_cargo):
        datos = (("esperado", quien.id_cargo or "—"),)
        yield Falta("FirmaResponsable.idCargo", doc.firma.id_cargo, datos)


@regla("P-F10", _CATALOGO)
def nombre_del_firmante(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The signer's name is the one registered."""
    quien, f = c.firmantes.get(doc.firma.curp), doc.firma
    dicho = " ".join(f"{f.nombre} {f.primer_apellido} {f.segundo_apellido or ''}".split())
    esperado = como_se_firma(quien.nombre_completo) if quien else dicho
    if dicho != esperado:
        yield Falta("FirmaResponsable.nombre", dicho, (("esperado", esperado),))


@regla("P-F11", _EFIRMA)
def sello(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The seal verifies over the cadena that these very values make (L20a)."""
    visto = _certificado(doc)
    if visto is None:
        return
    try:
        cadena = cadena_original(doc)
    except DocumentoInvalido as error:
        yield Falta("FirmaResponsable.sello", str(error.datos.get("campo", "")))
        return
    if not verificar(cadena, doc.firma.sello or "", visto):
        yield Falta("FirmaResponsable.sello", (doc.firma.sello or "")[:16])


def _certificado(doc: Terminacion) -> Certificado | None:
    return _leer(doc.firma.certificado or "")


@lru_cache(maxsize=64)
def _leer(base64: str) -> Certificado | None:
    try:
        return leer_certificado(b64decode(base64, validate=True))
    except (ValueError, EfirmaError):
        return None
