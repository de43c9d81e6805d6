"""Where the public test e.firmas are, and what they say."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from certtui.efirma.secreto import Secreto

DATOS = Path(__file__).parents[1] / "datos" / "efirma_sat"
AC_SAT = sorted((DATOS / "ac").glob("*.cer"))
AHORA = datetime(2021, 6, 1, 12, tzinfo=UTC)
CLAVE = "12345678a"


@dataclass(frozen=True, slots=True)
class Muestra:
    """A pair of files and its facts; `ahora` lies within its validity."""

    ruta_cer: Path
    ruta_key: Path
    numero: str
    rfc: str
    curp: str
    nombre: str
    ahora: datetime = AHORA

    @property
    def cer(self) -> bytes:
        return self.ruta_cer.read_bytes()

    @property
    def key(self) -> bytes:
        return self.ruta_key.read_bytes()


def _muestra(
    archivo: str,
    numero: str = "",
    rfc: str = "",
    curp: str = "",
    nombre: str = "",
    ahora: datetime = AHORA,
) -> Muestra:
    carpeta = DATOS / archivo
    cer, key = DATOS / f"{archivo}.cer", DATOS / f"{archivo}.key"
    if carpeta.is_dir():
        cer, key = carpeta / "certificate.cer", carpeta / "private_key.key"
    return Muestra(cer, key, numero, rfc, curp, nombre, ahora)


XOCHILT = _muestra(
    "cacx7605101p8",
    "30001000000400002300",
    "CACX7605101P8",
    "CACX760510MGTSHC04",
    "XOCHILT CASAS CHAVEZ",
)
IRIS = _muestra(
    "lin_i920228ks8",
    "30001000000400002433",
    "LIÑI920228KS8",
    "LINI920228MOCNKR04",
    "IRIS LIANEZ ÑAKI",
)
BERENICE = _muestra(
    "xiqb891116qe4",
    "30001000000400002311",
    "XIQB891116QE4",
    "XIQB891116MGRMZR05",
    "BERENICE XIMO QUEZADA",
)
EMPRESA = _muestra(
    "FIEL_AAA010101AAA",
    "30001000000300023685",
    "HEGT7610034S2",
    "HEGT761003MDFRNN09",
    "ACCEM SERVICIOS EMPRESARIALES SC",
    ahora=datetime(2020, 6, 1, tzinfo=UTC),
)
EFIRMAS = {"xochilt": XOCHILT, "iris": IRIS, "berenice": BERENICE, "empresa": EMPRESA}
CSD = {
    "persona": _muestra("cacx7605101p8_csd"),
    "empresa": _muestra("CSD01_AAA010101AAA"),
}


def clave() -> Secreto:
    """The password of every SAT sample."""
    return Secreto(CLAVE)
