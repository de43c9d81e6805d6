"""SAT's public test e.firmas, and a demo authority with its own."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from certtui.efirma.ac_demo import AutoridadDemo, crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.anclas import Anclas
from certtui.efirma.secreto import Secreto
from tests.efirma.muestras import AC_SAT, AHORA


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo authority, its anchors, an e.firma with Ñ, and a CSD; password "contraseña"."""

    ac: AutoridadDemo
    anclas: Anclas
    cer: bytes
    key: bytes
    csd: bytes
    csd_key: bytes


@pytest.fixture(scope="session")
def anclas() -> Anclas:
    """SAT's test authorities."""
    return Anclas.de_archivos(AC_SAT)


@pytest.fixture(scope="session")
def demo() -> Demo:
    """Made once: keys are slow."""
    ac = crear_ac("AC de prueba", AHORA)
    nombre = "ÍÑIGO PEÑA MUÑOZ"
    desde = datetime(2021, 1, 1, tzinfo=UTC)
    hasta = datetime(2024, 12, 31, 23, 59, 59, tzinfo=UTC)
    clave = Secreto("contraseña")
    cer, key = emitir_efirma(
        ac,
        nombre=nombre,
        curp="PEMI800101HDFXXX05",
        rfc="PEÑI800101AB1",
        serie="30001000000599990001",
        desde=desde,
        hasta=hasta,
        contrasena=clave,
    )
    csd, csd_key = emitir_csd(
        ac,
        nombre=nombre,
        curp="PEMI800101HDFXXX05",
        rfc="PEÑI800101AB1",
        serie="30001000000599990002",
        desde=desde,
        hasta=hasta,
        contrasena=clave,
    )
    return Demo(ac, Anclas.de_ders([ac.der]), cer, key, csd, csd_key)
