"""What the simulator asks about a signer's certificate, and who answers it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from certtui.efirma import sello as sellos
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.errores import EfirmaError


@dataclass(frozen=True, slots=True)
class CertificadoVisto:
    """The facts of one certificate that the rules look at; instants are aware."""

    no_certificado: str
    curp: str
    desde: datetime
    hasta: datetime
    es_efirma: bool


class Comprobador(Protocol):
    """Reads a certificate's DER and verifies seals with it."""

    def leer(self, der: bytes) -> CertificadoVisto | None:
        """The certificate's facts; None when the bytes are not a certificate."""
        ...

    def verificar(self, der: bytes, cadena: str, sello: str) -> bool:
        """True when the Base64 seal is that of the cadena (RSA, SHA-256, PKCS#1 v1.5)."""
        ...


class ComprobadorEfirma:
    """The one that is used: certificates and seals as the e.firma has them (dec-iems §3, §4)."""

    def __init__(self) -> None:
        self._leidos: dict[bytes, Certificado | None] = {}

    def leer(self, der: bytes) -> CertificadoVisto | None:
        """The certificate's facts; None when the bytes are not a certificate."""
        visto = self._read(der)
        if visto is None:
            return None
        return CertificadoVisto(
            visto.no_certificado, visto.curp, visto.desde, visto.hasta, visto.es_efirma
        )

    def verificar(self, der: bytes, cadena: str, sello: str) -> bool:
        """True when the Base64 seal is that of the cadena."""
        visto = self._read(der)
        return visto is not None and sellos.verificar(cadena, sello, visto)

    def _read(self, der: bytes) -> Certificado | None:
        if der not in self._leidos:
            try:
                self._leidos[der] = leer_certificado(der)
            except EfirmaError:
                self._leidos[der] = None
        return self._leidos[der]
