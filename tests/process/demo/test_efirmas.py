"""e.firmas of the demo: made once, reused untouched, never overwritten."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from certtui.domain.firma import Nivel
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import CertificadoVencido, CurpAjena, EfirmaError, LlaveAusente
from certtui.efirma.llave import abrir_llave
from certtui.process.demo.efirmas import EfirmasDemo, crear_efirmas, firmantes
from certtui.process.demo.escuela import generar
from certtui.process.demo.oficina import OficinaDemo

HOY = date(2026, 11, 21)
AHORA = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def oficina() -> OficinaDemo:
    return generar(7, 60, hoy=HOY)


@pytest.fixture(scope="module")
def carpeta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("efirmas") / "nuevas"


@pytest.fixture(scope="module")
def efirmas(oficina: OficinaDemo, carpeta: Path) -> EfirmasDemo:
    return crear_efirmas(oficina, carpeta, AHORA)


def contents(carpeta: Path) -> dict[str, bytes]:
    return {r.name: r.read_bytes() for r in carpeta.iterdir()}


@pytest.mark.norma("V17")
def test_the_signers_are_the_directors_of_the_three_levels(oficina: OficinaDemo) -> None:
    niveles = [m.nivel for m in firmantes(oficina)]
    assert niveles == [Nivel.PLANTEL] * 3 + [Nivel.ESTATAL, Nivel.NACIONAL]


@pytest.mark.norma("L16b")
def test_each_signer_gets_an_efirma_of_its_own(oficina: OficinaDemo, efirmas: EfirmasDemo) -> None:
    assert efirmas.juegos.keys() == {m.usuario.id for m in firmantes(oficina)}
    series = set()
    for miembro in firmantes(oficina):
        juego = efirmas.juegos[miembro.usuario.id]
        certificado = leer_certificado(juego.cer.read_bytes())
        assert (certificado.curp, certificado.rfc) == (miembro.usuario.curp, miembro.usuario.rfc)
        assert certificado.es_efirma
        llave = abrir_llave(juego.key.read_bytes(), juego.contrasena())
        assert llave.publica == certificado.publica
        series.add(certificado.no_certificado)
    assert len(series) == len(efirmas.juegos)


def test_every_file_is_only_for_its_owner(carpeta: Path, efirmas: EfirmasDemo) -> None:
    assert efirmas.ac.is_file()
    assert all(r.stat().st_mode & 0o777 == 0o600 for r in carpeta.iterdir())
    assert carpeta.stat().st_mode & 0o777 == 0o700


def test_a_complete_set_serves_any_seed_and_is_left_untouched(
    oficina: OficinaDemo, carpeta: Path, efirmas: EfirmasDemo
) -> None:
    antes = contents(carpeta)
    otra_vez = crear_efirmas(
        generar(8, 120, hoy=date(2027, 1, 2)), carpeta, AHORA + timedelta(days=40)
    )
    assert otra_vez == efirmas
    assert contents(carpeta) == antes


@pytest.mark.norma("V17", "L16a")
def test_a_set_of_others_or_out_of_force_is_refused_and_left_as_it_was(
    oficina: OficinaDemo, carpeta: Path, efirmas: EfirmasDemo, tmp_path: Path
) -> None:
    cambiados = contents(carpeta)
    cambiados["nacional.cer"] = cambiados["dir.estatal.cer"]
    for nombre, datos in cambiados.items():
        (tmp_path / nombre).write_bytes(datos)
    with pytest.raises(CurpAjena):
        crear_efirmas(oficina, tmp_path, AHORA)
    assert contents(tmp_path) == cambiados
    with pytest.raises(CertificadoVencido):
        crear_efirmas(oficina, carpeta, AHORA + timedelta(days=1200))


@pytest.mark.norma("L16b")
@pytest.mark.parametrize("falta", ["ac_demo.cer", "nacional.cer", "dir.sur.key", "dir.sur.txt"])
def test_part_of_a_set_is_refused_and_nothing_is_written(
    oficina: OficinaDemo, carpeta: Path, efirmas: EfirmasDemo, tmp_path: Path, falta: str
) -> None:
    parcial = contents(carpeta)
    del parcial[falta]
    for nombre, datos in parcial.items():
        (tmp_path / nombre).write_bytes(datos)
    with pytest.raises(EfirmaError) as error:
        crear_efirmas(oficina, tmp_path, AHORA)
    assert (error.type is LlaveAusente) == falta.endswith(".key")
    assert contents(tmp_path) == parcial
