"""The road of the demo as a person finds it afterwards, through the command line."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from certtui.process.oficina import abrir_oficina
from certtui.store import alumnos, lotes, tramites
from tests.aceptacion.conftest import FIN, RAIZ, Entregados


def correr(base: Path, *orden: str) -> subprocess.CompletedProcess[str]:
    """The program on a base, with the demo's last instant."""
    return subprocess.run(
        [sys.executable, "-m", "certtui", "--base", str(base), "--reloj", FIN, *orden],
        cwd=RAIZ,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture
def copia(entregados: Entregados, tmp_path: Path) -> Path:
    """A copy of the demo's base and custody, free to be spoiled."""
    destino = tmp_path / "copia.certtui"
    with (
        sqlite3.connect(f"file:{entregados.base}?mode=ro", uri=True) as origen,
        sqlite3.connect(destino) as nueva,
    ):
        origen.backup(nueva)
    origen.close()
    nueva.close()
    shutil.copytree(entregados.base.with_suffix(".custodia"), destino.with_suffix(".custodia"))
    return destino


@pytest.mark.norma("L15a", "L15c", "L15d", "L18", "C27")
def test_five_refusals_of_different_causes_end_delivered_with_their_folio(
    entregados: Entregados,
) -> None:
    oficina = abrir_oficina(entregados.base)
    rechazos = lotes.listar_rechazos(oficina.base)
    assert len({r.causa for r in rechazos}) >= 5
    for rechazo in rechazos:
        caido = tramites.leer_tramite(oficina.base, rechazo.tramite)
        assert caido is not None
        assert caido.estado == "baja"
        vivo = tramites.tramite_vigente(oficina.base, caido.alumno, "certificado")
        assert vivo is not None
        assert (vivo.estado, vivo.anterior) == ("entregado", caido.id)
        if lotes.estuvo_perdido(oficina.base, caido.id) and rechazo.regla == "DUPLICADO":
            assert vivo.folio_texto != caido.folio_texto
        else:
            assert vivo.folio_texto == caido.folio_texto
            assert vivo.folio_control == f"{caido.folio_texto}-2"
    oficina.base.cerrar()


@pytest.mark.norma("E10", "E11", "L11b")
def test_one_lot_was_lost_and_its_certificates_went_again(entregados: Entregados) -> None:
    oficina = abrir_oficina(entregados.base)
    perdidos = [x for x in lotes.listar_lotes(oficina.base) if x.estado == "perdido"]
    assert len(perdidos) == 1
    for item in lotes.items_de_lote(oficina.base, perdidos[0].id):
        assert lotes.veces_enviado(oficina.base, item.tramite) == 2
    origenes = {t.pdf_origen for t in tramites.tramites_en(oficina.base, "entregado")}
    assert origenes == {"cosfac", "oficina"}
    oficina.base.cerrar()


def test_the_books_and_the_log_agree_after_the_whole_road(entregados: Entregados) -> None:
    assert correr(entregados.base, "cuadre").returncode == 0
    assert correr(entregados.base, "bitacora", "verificar").returncode == 0


@pytest.mark.sistema("sqlite3")
def test_a_byte_of_the_log_changed_with_the_shell_names_its_row(copia: Path) -> None:
    guion = (
        "DROP TRIGGER evento_no_cambia; "
        "UPDATE evento SET actor = 'x' || substr(actor, 2) WHERE seq = 321;"
    )
    subprocess.run(["sqlite3", str(copia), guion], check=True, timeout=60)
    salida = correr(copia, "bitacora", "verificar")
    assert salida.returncode == 1
    assert "321" in salida.stdout + salida.stderr


@pytest.mark.norma("L13d")
def test_an_erased_person_is_nowhere_in_the_file_and_the_log_still_holds(copia: Path) -> None:
    oficina = abrir_oficina(copia)
    t = tramites.tramites_en(oficina.base, "entregado")[0]
    alumno = alumnos.leer_alumno(oficina.base, t.alumno)
    assert alumno is not None
    oficina.base.cerrar()
    buscados = [alumno.matricula, alumno.curp, t.nombre_oficial, alumno.correo_institucional]
    buscados += [alumno.nombre_completo, alumno.matricula.replace("-", "")]
    agujas = [b.encode(c) for b in buscados if b for c in ("utf-8", "latin-1")]
    antes = b"".join(p.read_bytes() for p in _archivos(copia))
    assert all(a in antes for a in (alumno.curp.encode(), alumno.matricula.encode()))
    hecho = correr(
        copia,
        "--usuario",
        "estatal",
        "suprimir",
        "--matricula",
        alumno.matricula,
        "--motivo",
        "solicitud",
    )
    assert hecho.returncode == 0, hecho.stderr
    despues = b"".join(p.read_bytes() for p in _archivos(copia))
    assert not [a for a in agujas if a in despues]
    assert correr(copia, "bitacora", "verificar").returncode == 0
    assert correr(copia, "cuadre").returncode == 0


@pytest.mark.norma("L13a")
def test_the_same_seed_clock_and_efirmas_give_identical_bundles(
    entregados: Entregados, tmp_path: Path
) -> None:
    efirmas = entregados.base.with_suffix(".demo") / "efirmas"
    hecho = correr(
        tmp_path / "otra.certtui",
        "demo",
        "--sin-pantalla",
        "--salida",
        str(tmp_path / "S"),
        "--alumnos",
        "60",
        "--semilla",
        "7",
        "--efirmas",
        str(efirmas),
    )
    assert hecho.returncode == 0, hecho.stderr
    nuevos = {p.name: p.read_bytes() for p in (tmp_path / "S").rglob("*.zip")}
    assert nuevos == {p.name: p.read_bytes() for p in entregados.paquetes}


def _archivos(base: Path) -> list[Path]:
    custodia = base.with_suffix(".custodia")
    return [p for p in (*base.parent.glob(f"{base.name}*"), *custodia.rglob("*")) if p.is_file()]
