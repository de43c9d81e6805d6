"""Sealing in a child, and verification by us and by openssl."""

import subprocess
import sys
from base64 import b64decode, b64encode
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.efirma import hijo as hijo_modulo
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import (
    CertificadoEsSello,
    CertificadoVencido,
    CurpAjena,
    EfirmaError,
    ParNoCoincide,
    SelladorInterrumpido,
    SelloNoVerifica,
)
from certtui.efirma.hijo import Hijo
from certtui.efirma.llave import abrir_llave
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import preparar, sellar_en_hijo, verificar
from tests.efirma.conftest import Demo
from tests.efirma.muestras import AHORA, BERENICE, CLAVE, CSD, EFIRMAS, XOCHILT, Muestra, clave

GOLDEN = Path(__file__).parents[1] / "golden" / "cadena"
_SELLO = b64encode(abrir_llave(XOCHILT.key, clave()).firmar(b"||a||")).decode()
CASOS = sorted(ruta.stem for ruta in GOLDEN.glob("*.txt"))


def _sellar(muestra: Muestra, cadenas: list[str], anclas: Anclas) -> list[str]:
    sellos = sellar_en_hijo(
        muestra.cer,
        muestra.key,
        clave(),
        cadenas,
        ahora=muestra.ahora,
        curp=muestra.curp,
        rfc=muestra.rfc,
        anclas=anclas,
    )
    return list(sellos)


@pytest.mark.norma("L16a", "L16b", "L20a")
@pytest.mark.parametrize("quien", EFIRMAS)
def test_each_public_efirma_seals_and_verifies(quien: str, anclas: Anclas) -> None:
    muestra = EFIRMAS[quien]
    cadenas = ["||uno||", "||Ñandú|€||", "||uno||"]
    sellos = _sellar(muestra, cadenas, anclas)
    certificado = leer_certificado(muestra.cer)
    assert all(verificar(c, s, certificado) for c, s in zip(cadenas, sellos, strict=True))
    assert sellos[0] == sellos[2] != sellos[1]
    assert len(sellos[0]) == 344


def test_the_seals_are_those_that_openssl_made(anclas: Anclas) -> None:
    assert len(CASOS) >= 4
    cadenas = [(GOLDEN / f"{caso}.txt").read_bytes().decode() for caso in CASOS]
    esperados = [(GOLDEN / f"{caso}.sello").read_text() for caso in CASOS]
    assert _sellar(XOCHILT, cadenas, anclas) == esperados


@pytest.mark.sistema("openssl")
@pytest.mark.parametrize("quien", EFIRMAS)
def test_openssl_verifies_our_seal(quien: str, anclas: Anclas, tmp_path: Path) -> None:
    muestra = EFIRMAS[quien]
    (sello,) = _sellar(muestra, ["||Ñandú||"], anclas)
    (tmp_path / "sello").write_bytes(b64decode(sello))
    orden = ["openssl", "x509", "-inform", "DER", "-in", str(muestra.ruta_cer)]
    publica = subprocess.run([*orden, "-noout", "-pubkey"], capture_output=True, check=True)
    (tmp_path / "publica.pem").write_bytes(publica.stdout)
    orden = ["openssl", "dgst", "-sha256", "-verify", str(tmp_path / "publica.pem")]
    orden += ["-signature", str(tmp_path / "sello")]
    visto = subprocess.run(orden, input="||Ñandú||".encode(), capture_output=True, check=False)
    assert visto.stdout.strip() == b"Verified OK"


@pytest.mark.sistema("openssl")
def test_openssl_reads_the_demo_efirma(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "demo.cer").write_bytes(demo.cer)
    (tmp_path / "ac.der").write_bytes(demo.ac.der)
    orden = ["openssl", "x509", "-inform", "DER", "-in", str(tmp_path / "demo.cer")]
    visto = subprocess.run([*orden, "-noout", "-text"], capture_output=True, check=True)
    texto = visto.stdout.decode()
    assert "Digital Signature, Non Repudiation, Data Encipherment, Key Agreement" in texto
    assert "TLS Web Client Authentication, E-mail Protection" in texto or (
        "E-mail Protection, TLS Web Client Authentication" in texto
    )
    assert "SSL Client, S/MIME" in texto


@pytest.mark.norma("L16b", "V17")
def test_nothing_is_sealed_with_a_wrong_efirma(anclas: Anclas, demo: Demo) -> None:
    csd = CSD["persona"]
    casos: list[tuple[type[EfirmaError], bytes, bytes, timedelta, str]] = [
        (CertificadoEsSello, csd.cer, csd.key, timedelta(), ""),
        (CertificadoVencido, XOCHILT.cer, XOCHILT.key, timedelta(days=1000), ""),
        (CurpAjena, XOCHILT.cer, XOCHILT.key, timedelta(), BERENICE.curp),
        (ParNoCoincide, XOCHILT.cer, BERENICE.key, timedelta(), ""),
    ]
    for clase, cer, key, despues, curp in casos:
        ahora = AHORA + despues
        with pytest.raises(clase):
            preparar(cer, key, clave(), ahora=ahora, curp=curp, anclas=anclas)
        with pytest.raises(clase):
            next(sellar_en_hijo(cer, key, clave(), ["a"], ahora=ahora, curp=curp, anclas=anclas))


def test_a_good_pair_is_ready(demo: Demo) -> None:
    certificado = preparar(
        demo.cer,
        demo.key,
        Secreto("contraseña"),
        ahora=AHORA,
        curp="PEMI800101HDFXXX05",
        rfc="PEÑI800101AB1",
        anclas=demo.anclas,
    )
    assert certificado.no_certificado == "30001000000599990001"


def test_a_demo_csd_is_refused(demo: Demo) -> None:
    with pytest.raises(CertificadoEsSello):
        preparar(demo.csd, demo.csd_key, Secreto("contraseña"), ahora=AHORA, anclas=demo.anclas)


def test_a_seal_that_does_not_verify_is_never_yielded(
    anclas: Anclas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hijo, "firmar", lambda _hijo, _mensaje: bytes(256))
    with pytest.raises(SelloNoVerifica):
        _sellar(XOCHILT, ["||a||"], anclas)


def test_a_child_that_dies_stops_the_batch_and_keeps_what_was_sealed(anclas: Anclas) -> None:
    with Hijo(XOCHILT.key, clave()) as hijo:
        assert hijo.firmar(b"a")
        hijo._proceso.kill()
        hijo._proceso.wait()
        with pytest.raises(SelladorInterrumpido):
            hijo.firmar(b"b")


def test_a_key_that_takes_for_ever_is_given_up() -> None:
    with pytest.raises(SelladorInterrumpido), Hijo(XOCHILT.key, clave(), plazo=0.0):
        pass


def test_the_child_ends_with_the_batch_even_if_it_is_left_halfway(anclas: Anclas) -> None:
    vistos: list[Hijo] = []
    with Hijo(XOCHILT.key, clave()) as hijo:
        vistos.append(hijo)
        assert hijo._proceso.poll() is None
    assert hijo._proceso.returncode == 0
    sellos = sellar_en_hijo(
        XOCHILT.cer, XOCHILT.key, clave(), ["a", "b"], ahora=AHORA, anclas=anclas
    )
    next(sellos)
    sellos.close()  # type: ignore[attr-defined]
    assert list(sellos) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_childs_arguments_and_environment_hold_no_secret() -> None:
    with Hijo(XOCHILT.key, clave()) as hijo:
        carpeta = Path("/proc") / str(hijo._proceso.pid)
        orden = (carpeta / "cmdline").read_bytes()
        limites = (carpeta / "limits").read_text()
    assert CLAVE.encode() not in orden
    assert b"certtui.efirma.sellador" in orden
    nucleo = next(linea for linea in limites.splitlines() if "core file" in linea)
    assert nucleo.split()[4:6] == ["0", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_the_child_cannot_be_dumped() -> None:
    programa = hijo_modulo._programa().split("sys.exit")[0] + (
        "from certtui.efirma.sellador import _blindar; _blindar(); import ctypes; "
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    orden = [sys.executable, "-I", "-c", programa]
    assert subprocess.run(orden, capture_output=True, check=True).stdout.strip() == b"0"


def test_the_child_loads_little() -> None:
    programa = hijo_modulo._programa().split("sys.exit")[0] + "print(*sys.modules)"
    orden = [sys.executable, "-I", "-c", programa]
    modulos = subprocess.run(orden, capture_output=True, check=True, text=True).stdout.split()
    assert "certtui.efirma.sellador" in modulos
    assert not {"lxml", "textual", "cryptography.x509", "asyncio", "sqlite3"} & set(modulos)


def test_a_child_in_another_folder_still_finds_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anclas: Anclas
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert _sellar(XOCHILT, ["||a||"], anclas)


@given((st.text(max_size=40) | st.just("\ud800")).filter(lambda t: t != "||a||"))
def test_a_seal_holds_for_its_own_cadena_only(otra: str) -> None:
    certificado = leer_certificado(XOCHILT.cer)
    assert verificar("||a||", _SELLO, certificado)
    assert not verificar(otra, _SELLO, certificado)


@pytest.mark.parametrize("malo", ["", "ñ", "AAAA", "no es base64"])
def test_a_seal_that_is_none_does_not_verify(malo: str) -> None:
    assert not verificar("||a||", malo, leer_certificado(XOCHILT.cer))


def test_a_seal_of_someone_else_does_not_verify() -> None:
    assert not verificar("||a||", _SELLO, leer_certificado(BERENICE.cer))
