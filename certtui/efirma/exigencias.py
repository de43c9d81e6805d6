"""What a certificate must be before it may seal: one function per demand (L16a, L16b, V17)."""

from datetime import datetime

from certtui.efirma.anclas import Ancla, Anclas
from certtui.efirma.certificado import Certificado
from certtui.efirma.errores import (
    CertificadoAunNoVigente,
    CertificadoEsSello,
    CertificadoVencido,
    CurpAjena,
    EmisorDesconocido,
    ParNoCoincide,
    RfcAjeno,
)


def exigir_efirma(certificado: Certificado) -> None:
    """Refuse a CSD and any other use (L16b)."""
    if not certificado.es_efirma:
        raise CertificadoEsSello(titular=certificado.nombre)


def exigir_vigencia(certificado: Certificado, ahora: datetime) -> None:
    """Refuse what is not in force at the given aware instant (L16a)."""
    if ahora < certificado.desde:
        raise CertificadoAunNoVigente(desde=momento(certificado.desde), ahora=momento(ahora))
    if ahora > certificado.hasta:
        raise CertificadoVencido(hasta=momento(certificado.hasta), ahora=momento(ahora))


def exigir_emisor(certificado: Certificado, anclas: Anclas) -> Ancla:
    """The pinned authority that issued it; refuses any other (L16b)."""
    ancla = anclas.emisor_de(certificado)
    if ancla is None:
        raise EmisorDesconocido(emisor=certificado.emisor)
    return ancla


def exigir_par(certificado: Certificado, publica: bytes) -> None:
    """Refuse a key that is not the certificate's (L16b)."""
    if publica != certificado.publica:
        raise ParNoCoincide(titular=certificado.nombre)


def exigir_identidad(certificado: Certificado, *, curp: str, rfc: str) -> None:
    """Refuse a certificate of someone else; an empty datum is not compared (V17)."""
    if curp and certificado.curp.upper() != curp.upper():
        raise CurpAjena(curp=certificado.curp, esperada=curp)
    if rfc and certificado.rfc.upper() != rfc.upper():
        raise RfcAjeno(rfc=certificado.rfc, esperado=rfc)


def momento(instante: datetime) -> str:
    """An aware instant as a person reads it; certificates count in UTC."""
    return instante.strftime("%d/%m/%Y %H:%M %Z")
