"""Sealed and stamped documents of invented people, made directly: no base, no office."""

import base64
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.x509.oid import NameOID
from lxml import etree

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    FirmaResponsable,
    Iems,
    PerfilEgreso,
    PlantelOServicio,
    Terminacion,
    Timbre,
    UacdeFt,
)
from certtui.dec.iems.textos import promedio_texto
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.ambiente import Ambiente
from certtui.domain.cct import letra_verificadora
from certtui.domain.curp import digito_verificador
from certtui.efirma.ac_demo import AutoridadDemo, crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.secreto import Secreto
from certtui.exchange.simulador.padron import PADRON_VACIO
from certtui.exchange.simulador.timbre import stamp
from certtui.export.paquete import armar
from certtui.export.pdf import render
from certtui.export.qr import matriz, png, url_siged
from certtui.export.representacion import Representacion

AHORA = datetime(2026, 8, 3, 16, 15, tzinfo=UTC)
FOLIO_DIGITAL = "3f0c6f0e-52a1-4b7e-9f0a-1c2d3e4f5a6b"
CURP_FIRMANTE = "IAQR700101MDFBNC0" + digito_verificador("IAQR700101MDFBNC0")
CURP_ALUMNA = "MUGA060101MGTXMNA" + digito_verificador("MUGA060101MGTXMNA")
NOMBRE_FIRMANTE = "ROCÍO IBÁÑEZ QUINTERO"
_CLAVE = Secreto("secreto de muestra")


@dataclass(frozen=True, slots=True)
class Emisor:
    """An authority with one e.firma, one CSD, and the key that seals with either."""

    ac: bytes
    cer: bytes
    llave: RSAPrivateKey
    csd: bytes
    llave_csd: RSAPrivateKey
    llave_ac: RSAPrivateKey

    @property
    def anclas(self) -> Anclas:
        """The authority, pinned."""
        return Anclas.de_ders([self.ac])


def crear_emisor(
    *, de_demostracion: bool, curp: str = CURP_FIRMANTE, nombre: str = NOMBRE_FIRMANTE
) -> Emisor:
    """An authority of tests that says so, or one that passes for a known one; its one person."""
    ac = crear_ac("AC de muestra", AHORA) if de_demostracion else _ac_con_otro_nombre()
    comun = {"nombre": nombre, "curp": curp, "rfc": "IAQR700101AB1"}
    desde, hasta = AHORA - timedelta(days=300), AHORA + timedelta(days=700)
    cer, key = emitir_efirma(
        ac, **comun, serie="00001000000500000017", desde=desde, hasta=hasta, contrasena=_CLAVE
    )
    csd, csd_key = emitir_csd(
        ac, **comun, serie="00001000000500000018", desde=desde, hasta=hasta, contrasena=_CLAVE
    )
    return Emisor(ac.der, cer, _abrir(key), csd, _abrir(csd_key), ac.llave)


def _ac_con_otro_nombre() -> AutoridadDemo:
    llave = generate_private_key(public_exponent=65537, key_size=2048)
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "AUTORIDAD DE MUESTRA")])
    cert = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(llave.public_key())
        .serial_number(7)
        .not_valid_before(AHORA - timedelta(days=999))
        .not_valid_after(AHORA + timedelta(days=999))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(llave, SHA256())
    )
    return AutoridadDemo(cert.public_bytes(Encoding.DER), llave)


def _abrir(key: bytes) -> RSAPrivateKey:
    llave = load_der_private_key(key, _CLAVE.candidato(0))
    assert isinstance(llave, RSAPrivateKey)
    return llave


def documento(promedio: str = "8.9") -> Terminacion:
    """Everything that a document of the office bears, without seal."""
    return Terminacion(
        folio_control="CE18-0000123-1",
        id_entidad_firmante="10000",
        firma=FirmaResponsable(
            nombre="Rocío", primer_apellido="Ibáñez", segundo_apellido="Quintero",
            curp=CURP_FIRMANTE, id_cargo="93", cargo="Directora General",
        ),
        iems=Iems(
            nombre_sen="Sistema Educativo Nacional de México",
            nombre_dependencia="Subsecretaría de Educación Media Superior",
            id_iems="10000", nombre_iems="Colegio Estatal de Ejemplo",
            id_tipo_iems="5", tipo_iems="Organismo Público Descentralizado Estatal",
            id_opcion_educativa="1", opcion_educativa="Presencial",
        ),
        plantel=PlantelOServicio(
            id_tipo_plantel="18", tipo_plantel="CONALEP",
            nombre_numero="Plantel No. 901, Valle de la Peña",
            id_municipio="015", municipio="San Jerónimo de los Álamos",
            id_entidad="11", entidad="Guanajuato",
            cct=f"11DPT9901{letra_verificadora('11', '9901')}",
            id_sostenimiento="1", sostenimiento="Público", id_genero="1", genero="El",
        ),
        alumno=AlumnoDec(
            nombre="Ana Sofía", primer_apellido="Muñoz", segundo_apellido="Güemes",
            curp=CURP_ALUMNA, numero_control="239010001-7",
        ),
        acreditacion=Acreditacion(
            id_nivel_estudios="2", nivel_estudios="Bachillerato o equivalentes",
            id_tipo_estudios="98",
            tipo_estudios="Bachillerato, con formación elemental para el trabajo",
            tipo_perfil_laboral="Profesional Técnico-Bachiller",
            nombre_perfil_laboral="Profesional Técnico-Bachiller en Informática",
            clave_plan="INFO18", periodo_inicio="2023-08-21T00:00:00",
            periodo_termino="2026-07-10T00:00:00", creditos_obtenidos="378",
            total_creditos="378", promedio=promedio, promedio_texto=promedio_texto(promedio),
        ),
        uacs=(
            UacdeFt("Programación estructurada", "8.5", "126", creditos="13"),
            UacdeFt("Diseño de bases de datos relacionales", "10", "72", creditos="7"),
            UacdeFt("Mantenimiento de equipo de cómputo básico", "9.1", "***"),
        ),
        perfil=PerfilEgreso(
            trayecto="técnico", campo_disciplinar="Comunicación",
            tipo_perfil_laboral="Profesional Técnico-Bachiller",
            nombre_perfil_laboral="Informática", competencias=("Instala redes",),
        ),
    )  # fmt: skip


def sellado(doc: Terminacion, emisor: Emisor, *, con_csd: bool = False) -> Terminacion:
    """The document with a true seal of the issuer's person."""
    cer, llave = (emisor.csd, emisor.llave_csd) if con_csd else (emisor.cer, emisor.llave)
    sello = llave.sign(cadena_original(doc).encode(), PKCS1v15(), SHA256())
    firma = replace(
        doc.firma,
        sello=base64.b64encode(sello).decode(),
        certificado=base64.b64encode(cer).decode(),
        no_certificado=leer_certificado(cer).no_certificado,
    )
    return replace(doc, firma=firma)


def con_timbre_simulado(doc: Terminacion) -> Terminacion:
    """Stamped by the simulator."""
    raiz = etree.fromstring(escribir(doc))
    return leer(stamp(raiz, semilla=7, numero_lote=1, ahora=AHORA, padron=PADRON_VACIO, llave=None))


def con_timbre(doc: Terminacion, *, fecha: str = "2026-08-03T10:15:00") -> Terminacion:
    """Stamped with the shape of a real stamp."""
    timbre = Timbre(
        version="1.0", folio_digital=FOLIO_DIGITAL, fecha_sep=fecha,
        sello_dec=doc.firma.sello or "", no_certificado_sep="00001000000509999999",
        sello_sep=base64.b64encode(bytes(range(256))).decode(),
    )  # fmt: skip
    return replace(doc, timbre=timbre)


def representacion(doc: Terminacion) -> Representacion:
    """What is printed: a test when its stamp is simulated."""
    simulado = doc.timbre is not None and doc.timbre.no_certificado_sep.startswith("99999")
    return Representacion(doc, Ambiente.PRUEBAS if simulado else Ambiente.PRODUCTIVO)


def imagen(doc: Terminacion) -> bytes:
    """The QR's picture."""
    assert doc.timbre
    return png(matriz(url_siged(doc.timbre.folio_digital)))


def paquete(doc: Terminacion, *, xml: bytes | None = None, pdf: bytes | None = None) -> bytes:
    """The bundle of a document, with another XML or PDF in it when given."""
    return armar(
        xml or escribir(doc),
        pdf or render(representacion(doc)),
        imagen(doc),
        doc.folio_control,
    )
