"""The seal and its certificate: do they belong to this document and to each other?"""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

from certtui.dec.iems.cadena import cadena_original, campos_de_cadena
from certtui.dec.iems.modelo import FirmaResponsable, Terminacion
from certtui.domain.errores import CerttuiError
from certtui.domain.letras import solo_letras
from certtui.efirma import sujeto
from certtui.efirma.ac_demo import ORGANIZACION
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.der import leer_uno
from certtui.efirma.digesto import digesto_sellado
from certtui.efirma.errores import EfirmaError
from certtui.efirma.exigencias import momento
from certtui.efirma.sello import verificar
from certtui.process.verificacion.cadena_recobrada import campo_cambiado
from certtui.process.verificacion.dictamen import Razon
from certtui.process.verificacion.firmante import instante_de_timbre
from certtui.texts.errores import explicar

_CERTIFICADO = "FirmaResponsable.certificadoResponsable"
_NUMERO = "FirmaResponsable.noCertificadoResponsable"
_SELLO = "FirmaResponsable.sello"


@dataclass(frozen=True, slots=True)
class RevisionSello:
    """What the seal says: `certificado` None when it cannot be read, `valido` for the seal."""

    certificado: Certificado | None
    valido: bool
    de_demostracion: bool
    razones: tuple[Razon, ...]


def revisar_sello(doc: Terminacion) -> RevisionSello:
    """Seal over the rebuilt cadena, certificate, and what both say of the signer (L20a, L16a)."""
    try:
        cadena = cadena_original(doc)
    except CerttuiError as error:
        campo = str(error.datos.get("campo", "Cadena original"))
        razon = Razon(campo, "no_se_puede_sellar", hallado=str(error.datos.get("valor", "")))
        return RevisionSello(None, False, False, (razon,))
    try:
        certificado = leer_certificado(b64decode(doc.firma.certificado or "", validate=True))
    except EfirmaError as error:
        razon = Razon(_CERTIFICADO, "certificado_ilegible", hallado=explicar(error).frase)
        return RevisionSello(None, False, False, (razon,))
    except ValueError:
        razon = Razon(_CERTIFICADO, "certificado_ilegible", hallado="no es Base64")
        return RevisionSello(None, False, False, (razon,))
    valido = verificar(cadena, doc.firma.sello or "", certificado)
    razones = [*_del_certificado(doc, certificado)]
    if not valido:
        razones = [*_del_sello(doc, cadena, certificado), *razones]
    return RevisionSello(certificado, valido, es_de_demostracion(certificado), tuple(razones))


def _del_sello(doc: Terminacion, cadena: str, certificado: Certificado) -> Iterator[Razon]:
    """Which of cadena, seal and certificate is not the one that was sealed."""
    sello = doc.firma.sello or ""
    copia = doc.timbre.sello_dec if doc.timbre else ""
    if copia and copia != sello and verificar(cadena, copia, certificado):
        yield Razon(_SELLO, "sello_cambiado", _corto(copia), _corto(sello))
        return
    digesto = digesto_sellado(sello, certificado)
    if digesto is None and copia != sello:
        digesto = digesto_sellado(copia, certificado)
    if digesto is None:
        yield Razon(_SELLO, "sello_ajeno", hallado=_corto(sello))
        return
    campos = campos_de_cadena(doc)
    hallado = campo_cambiado(campos, digesto)
    if hallado is None:
        yield Razon("Cadena original", "cadena_distinta", hallado=_corto(sello))
        return
    campo, sellado = hallado
    yield Razon(campo, "valor_sellado", sellado, dict(campos)[campo])


def _del_certificado(doc: Terminacion, certificado: Certificado) -> Iterator[Razon]:
    firma = doc.firma
    if firma.no_certificado != certificado.no_certificado:
        yield Razon(
            _NUMERO, "numero_de_certificado", certificado.no_certificado, firma.no_certificado or ""
        )
    if not certificado.es_efirma:
        yield Razon(_CERTIFICADO, "no_es_efirma", "una e.firma", certificado.nombre)
    if certificado.curp.upper() != firma.curp:
        yield Razon("FirmaResponsable.curp", "curp_del_firmante", certificado.curp, firma.curp)
    if solo_letras(_nombre(firma)) != solo_letras(certificado.nombre):
        yield Razon(
            "FirmaResponsable.nombre",
            "nombre_del_firmante",
            certificado.nombre,
            _nombre(firma),
            altera=False,
        )
    timbrado = instante_de_timbre(doc)
    if timbrado is None or doc.timbre is None:
        return
    if not certificado.desde <= timbrado <= certificado.hasta:
        yield Razon(
            "Sep.fechaSep",
            "certificado_no_vigente",
            f"{momento(certificado.desde)} – {momento(certificado.hasta)}",
            doc.timbre.fecha_sep,
        )


def es_de_demostracion(certificado: Certificado) -> bool:
    """True when a look-alike authority of tests issued it."""
    nombres = sujeto.leer_nombres(leer_uno(certificado.der).hijos()[0].crudo)
    return sujeto.valor(nombres.emisor, sujeto.ORGANIZACION) == ORGANIZACION


def _nombre(firma: FirmaResponsable) -> str:
    partes = (firma.nombre, firma.primer_apellido, firma.segundo_apellido)
    return " ".join(p for p in partes if p)


def _corto(sello: str) -> str:
    return sello if len(sello) <= 24 else f"{sello[:12]}…{sello[-8:]}"
