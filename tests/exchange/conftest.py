"""A signer and a sealed document that the simulator accepts, made apart from the program."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from lxml import etree

from certtui.exchange.simulador.certificado import CertificadoVisto

ESPACIO = "https://www.siged.sep.gob.mx/certificados/"
CURP_FIRMANTE = "FIMA700101MDFRRN07"

ATRIBUTOS: dict[str, dict[str, str]] = {
    "ServicioFirmante": {"idEntidad": "99901"},
    "FirmaResponsable": {
        "nombre": "Ana",
        "primerApellido": "Firma",
        "segundoApellido": "Muestra",
        "curp": CURP_FIRMANTE,
        "idCargo": "93",
        "sello": "",
        "certificadoResponsable": "",
        "noCertificadoResponsable": "00001000000500000000",
    },
    "Iems": {
        "nombreSEN": "Sistema Educativo Nacional de México",
        "nombreDependencia": "Dependencia de Demostración",
        "idIEMS": "99901",
        "idTipoIEMS": "5",
        "idOpcionEducativa": "1",
    },
    "PlantelOServicioEducativo": {
        "idTipoPlantel": "99902",
        "idMunicipio": "010",
        "idEntidadFederativa": "32",
        "cct": "32DPT9001L",
        "idSostenimiento": "1",
    },
    "Alumno": {
        "nombre": "María José",
        "primerApellido": "Muñoz",
        "segundoApellido": "Peña",
        "curp": "XEXX040101MZSXXXA8",
        "numeroControl": "189010001-7",
    },
    "Acreditacion": {
        "idNivelEstudios": "2",
        "idTipoEstudiosIEMS": "99903",
        "clavePlanEstudios": "INFO18",
        "periodoInicio": "2018-08-20T00:00:00",
        "periodoTermino": "2021-07-09T00:00:00",
        "creditosObtenidos": "378",
        "totalCreditos": "378",
        "promedioAprovechamiento": "8.9",
        "promedioAprovechamientoTexto": "Ocho punto nueve",
    },
}
MODULOS = (("Programación básica", "9.5", "120"), ("Redes", "10", "***"))


@dataclass
class Firmante:
    """A key, and a certificate that is only a name for it."""

    llave: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))
    der: bytes = b"certificado de mentira"
    desde: datetime = datetime(2020, 1, 1, tzinfo=UTC)
    hasta: datetime = datetime(2030, 1, 1, tzinfo=UTC)
    es_efirma: bool = True
    curp: str = CURP_FIRMANTE

    def leer(self, der: bytes) -> CertificadoVisto | None:
        if der != self.der:
            return None
        return CertificadoVisto(
            "00001000000500000000", self.curp, self.desde, self.hasta, self.es_efirma
        )

    def verificar(self, der: bytes, cadena: str, sello: str) -> bool:
        return der == self.der and sello == self.seal(cadena)

    def seal(self, cadena: str) -> str:
        return base64.b64encode(self.llave.sign(cadena.encode(), PKCS1v15(), SHA256())).decode()


Documento = Callable[..., bytes]


def check_digit(curp17: str) -> str:
    alfabeto = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    suma = sum((18 - i) * alfabeto.index(c) for i, c in enumerate(curp17))
    return str((10 - suma % 10) % 10)


def curp_de(numero: int) -> str:
    """A well-formed CURP of nobody, one per number."""
    resumen = hashlib.sha256(str(numero).encode()).digest()
    letras = "".join("BCDFGHJKLM"[b % 10] for b in resumen[:3])
    base = f"XEXX0{numero % 9 + 1}0101MZS{letras}A"
    return base + check_digit(base)


@pytest.fixture(scope="session")
def firmante() -> Firmante:
    return Firmante()


@pytest.fixture
def documento(firmante: Firmante) -> Documento:
    """Builds a sealed XML; changes are {"Element.attribute": value or None}."""

    def build(
        folio: str = "CE18-0000001-1",
        cambios: dict[str, str | None] | None = None,
        modulos: tuple[tuple[str, str, str], ...] = MODULOS,
        despues_de_sellar: dict[str, str | None] | None = None,
    ) -> bytes:
        raiz = etree.Element(f"{{{ESPACIO}}}Dec", nsmap={None: ESPACIO})  # type: ignore[dict-item]
        raiz.set("version", "3.0")
        raiz.set("tipoCertificado", "1")
        raiz.set("folioControl", folio)
        for nombre, atributos in ATRIBUTOS.items():
            nodo = etree.SubElement(raiz, f"{{{ESPACIO}}}{nombre}")
            for clave, valor in atributos.items():
                nodo.set(clave, valor)
        lista = etree.SubElement(raiz, f"{{{ESPACIO}}}UacsdeFt")
        for nombre, calificacion, horas in modulos:
            nodo = etree.SubElement(lista, f"{{{ESPACIO}}}UacdeFt")
            nodo.set("nombre", nombre)
            nodo.set("calificacion", calificacion)
            nodo.set("totalHorasUAC", horas)
        perfil = etree.SubElement(raiz, f"{{{ESPACIO}}}PerfilEgresoEspecifico")
        etree.SubElement(perfil, f"{{{ESPACIO}}}CompetenciasEspecificas")
        firma = raiz.find(f"{{{ESPACIO}}}FirmaResponsable")
        assert firma is not None
        firma.set("certificadoResponsable", base64.b64encode(firmante.der).decode())
        _apply(raiz, {"Alumno.curp": curp_de(1), **(cambios or {})})
        firma.set("sello", firmante.seal(cadena_a_mano(raiz)))
        _apply(raiz, despues_de_sellar or {})
        return etree.tostring(raiz, xml_declaration=True, encoding="UTF-8")

    return build


def _apply(raiz: etree._Element, cambios: dict[str, str | None]) -> None:
    for camino, valor in cambios.items():
        elemento, _, atributo = camino.partition(".")
        nodo = raiz if elemento == "Dec" else raiz.find(f"{{{ESPACIO}}}{elemento}")
        assert nodo is not None
        if valor is None:
            del nodo.attrib[atributo]
        else:
            nodo.set(atributo, valor)


def cadena_a_mano(raiz: etree._Element) -> str:
    """The cadena of dec-iems §3, field by field, written once more for the tests."""

    def g(elemento: str, atributo: str) -> str:
        nodo = raiz.find(f"{{{ESPACIO}}}{elemento}")
        return "" if nodo is None else str(nodo.get(atributo, ""))

    campos = [str(raiz.get("version", "")), str(raiz.get("tipoCertificado", ""))]
    campos += [g("FirmaResponsable", "curp"), g("FirmaResponsable", "idCargo")]
    campos += [g("Iems", "nombreDependencia"), g("Iems", "idIEMS"), g("Iems", "idOpcionEducativa")]
    plantel = "PlantelOServicioEducativo"
    campos += [g(plantel, "idTipoPlantel"), g(plantel, "idMunicipio")]
    campos += [g(plantel, "idEntidadFederativa"), g(plantel, "cct")]
    campos += [g(plantel, "claveRvoe"), g(plantel, "fechaInicioRvoe")]
    campos += [g("Alumno", "curp"), g("Alumno", "nombre"), g("Alumno", "primerApellido")]
    campos += [g("Alumno", "segundoApellido"), g("Alumno", "numeroControl")]
    acreditacion = "Acreditacion"
    campos += [g(acreditacion, "idTipoEstudiosIEMS"), g(acreditacion, "periodoInicio")]
    campos += [g(acreditacion, "periodoTermino"), g(acreditacion, "creditosObtenidos")]
    campos += [g(acreditacion, "totalCreditos"), g(acreditacion, "promedioAprovechamiento")]
    for modulo in raiz.iter(f"{{{ESPACIO}}}UacdeFt"):
        campos += [
            str(modulo.get("nombre")),
            str(modulo.get("calificacion")),
            str(modulo.get("totalHorasUAC")),
        ]
    perfil = "PerfilEgresoEspecifico"
    if raiz.find(f"{{{ESPACIO}}}{perfil}") is not None:
        campos += [g(perfil, "trayecto"), g(perfil, "campoDisciplinar")]
        campos += [g(perfil, "tipoPerfilLaboralEMS"), g(perfil, "nombrePerfilLaboralEMS")]
    return f"||{'|'.join(campos)}||"
