"""Tests of who is erased, when, and what stands afterwards."""

import pytest

from certtui.process import supresion
from certtui.process.cuadre import verificar_bitacora
from certtui.process.errores import SinPermiso
from certtui.process.supresion import TramiteEnCurso
from certtui.store import conexion
from certtui.store.errores import BaseOcupada, SupresionPendiente
from tests.process.camino import Camino, huella_total


@pytest.mark.norma("L13d")
@pytest.mark.parametrize("estado", ["solicitado", "enviado", "timbrado", "cancelacion_solicitada"])
def test_who_has_a_tramite_on_the_road_is_not_erased_L13d(c: Camino, estado: str) -> None:
    c.hasta(1, estado)
    antes = huella_total(c.oficina)
    with pytest.raises(TramiteEnCurso) as error:
        supresion.suprimir(c.como("estatal"), c.alumno(1), "x")
    assert error.value.regla == "L13d"
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L13d")
@pytest.mark.parametrize("usuario", ["se.norte", "admin", "lector", "estatal.ajeno"])
def test_only_the_state_office_of_the_student_erases_L13d(c: Camino, usuario: str) -> None:
    with pytest.raises(SinPermiso):
        supresion.suprimir(c.como(usuario), c.alumno(1), "x")


@pytest.mark.norma("L13d")
def test_the_counts_the_folio_and_the_log_stand_and_the_files_go(c: Camino) -> None:
    t = c.hasta(1, "entregado")
    c.hasta(2, "entregado")
    carpeta = c.oficina.custodia / t.plantel / t.folio_control
    filas = c.oficina.base.valor("SELECT count(*) FROM evento")
    supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud del titular")
    assert not carpeta.exists()
    despues = c.leer(t.id)
    assert (despues.estado, despues.folio_texto, despues.folio_digital) == (
        "entregado",
        t.folio_texto,
        t.folio_digital,
    )
    assert despues.nombre_oficial == ""
    assert c.oficina.base.valor("SELECT count(*) FROM evento") == filas + 1
    c.cuadra()


@pytest.mark.norma("L13d")
def test_who_never_asked_for_a_certificate_is_erased_too(c: Camino) -> None:
    alumno = c.alumno(3)
    assert supresion.suprimir(c.como("estatal"), alumno, "x") == 0
    assert c.oficina.base.valor("SELECT count(*) FROM kardex WHERE alumno = ?", (alumno.id,)) == 0
    c.cuadra()


@pytest.mark.norma("L13d")
def test_a_reason_that_names_the_person_is_refused_L13d(c: Camino) -> None:
    alumno = c.alumno(3)
    with pytest.raises(supresion.MotivoConDatos):
        supresion.suprimir(c.como("estatal"), alumno, f"lo pidió {alumno.curp.lower()}")


@pytest.mark.norma("L13d")
def test_an_erasure_while_somebody_reads_says_so_and_is_finished_later_L13d(c: Camino) -> None:
    alumno = c.alumno(3)
    lector = conexion.abrir(c.oficina.base.ruta)
    cursor = lector.db.conn.execute("SELECT curp FROM alumno")
    cursor.fetchone()
    c.oficina.base.db.conn.execute("PRAGMA busy_timeout = 200")
    with pytest.raises((SupresionPendiente, BaseOcupada)):
        supresion.suprimir(c.como("estatal"), alumno, "solicitud")
    cursor.close()
    lector.cerrar()
    supresion.compactar_pendientes(c.oficina)
    datos = b"".join(
        p.read_bytes()
        for p in c.oficina.base.ruta.parent.glob(f"{c.oficina.base.ruta.name}*")
        if p.is_file()
    )
    assert alumno.curp.encode() not in datos


@pytest.mark.norma("L13d")
def test_no_digest_is_left_that_a_guess_could_confirm(c: Camino) -> None:
    t = c.hasta(1, "entregado")
    supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud del titular")
    despues = c.leer(t.id)
    assert (despues.snapshot_sha256, despues.sae_huella) == ("", "")
    firmas = c.oficina.base.filas(
        "SELECT cadena, cadena_sha256, sello, usuario FROM firma WHERE tramite = ?", (t.id,)
    )
    assert len(firmas) == 3
    assert {(f["cadena"], f["cadena_sha256"], f["sello"]) for f in firmas} == {("", "", "")}
    assert all(f["usuario"] for f in firmas)
    assert verificar_bitacora(c.oficina).fallas == ()
    c.cuadra()
