"""The package that a director seals on their own machine, without the base (V17, L20a).

It holds cadenas, nothing else is signed: what is shown is read out of the very text that is sealed.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from certtui.dec.iems.cadena import leer_cadena
from certtui.domain.ambiente import Ambiente
from certtui.domain.bitacora import canonico
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.firma import Nivel
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import sellar_en_hijo

_TIPO_PAQUETE = "certtui-paquete-firma"
_TIPO_SELLOS = "certtui-sellos"
_QUE_ES = {
    _TIPO_PAQUETE: "un paquete por sellar",
    _TIPO_SELLOS: "el de los sellos que vuelven",
}
_LIMITE = 256 * 1024 * 1024


class PaqueteInvalido(CerttuiError):
    """A package or a seals file that is not one, was altered, or is of another base."""

    codigo = "PAQ-001"
    salida = Salida.EFIRMA


class OtroArchivo(PaqueteInvalido):
    """A package where its seals are awaited, or the seals where a package is."""

    codigo = "PAQ-002"


@dataclass(frozen=True, slots=True)
class PorSellar:
    """One certificate that waits for a seal."""

    folio_control: str
    cadena: str

    @property
    def resumen(self) -> tuple[str, str, str, str]:
        """(name, CURP, promedio, CCT) as they stand in the cadena."""
        campos = dict(leer_cadena(self.cadena))
        nombre = " ".join(
            campos[f"Alumno.{c}"] for c in ("nombre", "primerApellido", "segundoApellido")
        )
        return (
            " ".join(nombre.split()),
            campos["Alumno.curp"],
            campos["Acreditacion.promedioAprovechamiento"],
            campos["PlantelOServicioEducativo.cct"],
        )


@dataclass(frozen=True, slots=True)
class Paquete:
    """What waits for one signer."""

    ambiente: Ambiente
    identidad: str
    nivel: Nivel
    usuario: str
    nombre: str
    curp: str
    rfc: str
    anclas: tuple[bytes, ...]
    certificados: tuple[PorSellar, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Sellos:
    """What comes back: the certificate and one seal per folioControl."""

    identidad: str
    usuario: str
    paquete_sha256: str
    cer: bytes
    sellos: tuple[tuple[str, str, str], ...]
    """(folioControl, SHA-256 of the cadena, seal)."""


def escribir_paquete(
    *,
    ambiente: Ambiente,
    identidad: str,
    nivel: Nivel,
    usuario: str,
    nombre: str,
    curp: str,
    rfc: str,
    anclas: Sequence[bytes],
    certificados: Sequence[PorSellar],
) -> bytes:
    """The package file; the same content gives the same bytes."""
    return _escribir(
        {
            "tipo": _TIPO_PAQUETE,
            "version": 1,
            "ambiente": ambiente.value,
            "identidad": identidad,
            "nivel": nivel.value,
            "firmante": {"usuario": usuario, "nombre": nombre, "curp": curp, "rfc": rfc},
            "anclas": [base64.b64encode(a).decode() for a in anclas],
            "certificados": [
                {"folio_control": c.folio_control, "cadena": c.cadena} for c in certificados
            ],
        }
    )


def leer_paquete(datos: bytes) -> Paquete:
    """A package; raises PaqueteInvalido when it is not one or its digest does not agree."""
    crudo = _leer(datos, _TIPO_PAQUETE)
    try:
        firmante = crudo["firmante"]
        return Paquete(
            ambiente=Ambiente(crudo["ambiente"]),
            identidad=str(crudo["identidad"]),
            nivel=Nivel(crudo["nivel"]),
            usuario=str(firmante["usuario"]),
            nombre=str(firmante["nombre"]),
            curp=str(firmante["curp"]),
            rfc=str(firmante["rfc"]),
            anclas=tuple(base64.b64decode(a) for a in crudo["anclas"]),
            certificados=tuple(
                PorSellar(str(c["folio_control"]), str(c["cadena"])) for c in crudo["certificados"]
            ),
            sha256=str(crudo["sha256"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PaqueteInvalido(
            regla="V17", motivo=f"le falta o le sobra un dato ({error})"
        ) from error


def sellar_paquete(
    paquete: Paquete, cer: bytes, key: bytes, secreto: Secreto, *, ahora: datetime
) -> Iterator[tuple[str, str, str]]:
    """Seal every cadena; yields (folioControl, SHA-256 of the cadena, seal), each verified."""
    sellos = sellar_en_hijo(
        cer,
        key,
        secreto,
        (c.cadena for c in paquete.certificados),
        ahora=ahora,
        curp=paquete.curp,
        rfc=paquete.rfc,
        anclas=Anclas.de_ders(paquete.anclas),
    )
    for c, sello in zip(paquete.certificados, sellos, strict=True):
        yield c.folio_control, hashlib.sha256(c.cadena.encode()).hexdigest(), sello


def escribir_sellos(paquete: Paquete, cer: bytes, sellos: Sequence[tuple[str, str, str]]) -> bytes:
    """The file that goes back to the office."""
    leer_certificado(cer)
    return _escribir(
        {
            "tipo": _TIPO_SELLOS,
            "version": 1,
            "identidad": paquete.identidad,
            "usuario": paquete.usuario,
            "paquete": paquete.sha256,
            "certificado": base64.b64encode(cer).decode(),
            "sellos": [{"folio_control": f, "cadena_sha256": c, "sello": s} for f, c, s in sellos],
        }
    )


def leer_sellos(datos: bytes) -> Sellos:
    """A seals file; raises PaqueteInvalido."""
    crudo = _leer(datos, _TIPO_SELLOS)
    try:
        return Sellos(
            identidad=str(crudo["identidad"]),
            usuario=str(crudo["usuario"]),
            paquete_sha256=str(crudo["paquete"]),
            cer=base64.b64decode(crudo["certificado"], validate=True),
            sellos=tuple(
                (str(s["folio_control"]), str(s["cadena_sha256"]), str(s["sello"]))
                for s in crudo["sellos"]
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PaqueteInvalido(
            regla="V17", motivo=f"le falta o le sobra un dato ({error})"
        ) from error


def _escribir(contenido: Mapping[str, object]) -> bytes:
    texto = canonico(contenido)
    huella = hashlib.sha256(texto.encode()).hexdigest()
    return canonico({**contenido, "sha256": huella}).encode() + b"\n"


def _leer(datos: bytes, tipo: str) -> dict[str, Any]:
    if len(datos) > _LIMITE:
        raise PaqueteInvalido(regla="V17", motivo="pasa de 256 MB")
    try:
        crudo = json.loads(datos)
    except (ValueError, RecursionError) as error:
        raise PaqueteInvalido(regla="V17", motivo="no es un archivo de certtui") from error
    if not isinstance(crudo, dict) or crudo.get("tipo") not in _QUE_ES or crudo.get("version") != 1:
        raise PaqueteInvalido(regla="V17", motivo="no es un paquete ni los sellos de uno")
    if crudo["tipo"] != tipo:
        raise OtroArchivo(regla="V17", que=_QUE_ES[crudo["tipo"]], espera=_QUE_ES[tipo])
    huella = crudo.pop("sha256", "")
    if hashlib.sha256(canonico(crudo).encode()).hexdigest() != huella:
        raise PaqueteInvalido(regla="V17", motivo="fue alterado: su huella no corresponde")
    return {**crudo, "sha256": huella}
