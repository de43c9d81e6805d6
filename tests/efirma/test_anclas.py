"""Who vouches for a certificate."""

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import AnclaIlegible
from tests.efirma.conftest import Demo
from tests.efirma.muestras import AC_SAT, CSD, EFIRMAS, XOCHILT


@pytest.mark.parametrize("quien", EFIRMAS)
def test_each_public_efirma_has_its_authority(quien: str, anclas: Anclas) -> None:
    certificado = leer_certificado(EFIRMAS[quien].cer)
    ancla = anclas.emisor_de(certificado)
    assert ancla is not None
    assert ancla.nombre == certificado.emisor


@pytest.mark.parametrize("quien", CSD)
def test_a_csd_comes_from_the_same_authorities(quien: str, anclas: Anclas) -> None:
    assert anclas.emisor_de(leer_certificado(CSD[quien].cer)) is not None


def test_no_anchor_knows_nobody(demo: Demo, anclas: Anclas) -> None:
    assert Anclas().emisor_de(leer_certificado(XOCHILT.cer)) is None
    assert anclas.emisor_de(leer_certificado(demo.cer)) is None
    assert demo.anclas.emisor_de(leer_certificado(XOCHILT.cer)) is None


def test_a_forged_signature_has_no_authority(demo: Demo) -> None:
    falso = bytearray(demo.cer)
    falso[-1] ^= 1
    assert demo.anclas.emisor_de(leer_certificado(bytes(falso))) is None


def test_a_changed_name_has_no_authority(demo: Demo) -> None:
    falso = demo.cer.replace(b"PEMI800101HDFXXX05", b"PEMI800101HDFXXX06")
    assert leer_certificado(falso).curp == "PEMI800101HDFXXX06"
    assert demo.anclas.emisor_de(leer_certificado(falso)) is None


def test_anchors_may_be_pem_and_are_joined_without_repetition(
    demo: Demo, anclas: Anclas, tmp_path: Path
) -> None:
    ruta = tmp_path / "ac.crt"
    ruta.write_bytes(x509.load_der_x509_certificate(demo.ac.der).public_bytes(Encoding.PEM))
    juntas = anclas | Anclas.de_archivos([ruta]) | demo.anclas
    assert len(juntas.autoridades) == len(AC_SAT) + 1
    assert juntas.emisor_de(leer_certificado(demo.cer)) is not None


def test_an_unreadable_anchor_is_named(tmp_path: Path) -> None:
    ruta = tmp_path / "rota.cer"
    ruta.write_bytes(b"nada")
    with pytest.raises(AnclaIlegible) as fallo:
        Anclas.de_archivos([ruta])
    assert fallo.value.datos["archivo"] == "rota.cer"
