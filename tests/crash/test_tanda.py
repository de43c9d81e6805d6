"""A batch is killed in the middle; the next start tells what is left and goes on with one key."""

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pyte
import pytest

from certtui.process import tandas
from certtui.process.cuadre import cuadrar
from certtui.process.oficina import SISTEMA
from certtui.texts import pantallas_recuperacion as t
from certtui.tui.app import CerttuiApp
from certtui.tui.nombres.nombres import Nombres
from certtui.tui.recuperacion import Recuperacion
from tests.crash.test_procesos import RAIZ, _autorizar
from tests.process.camino import Camino
from tests.tui.vista import calma, pantalla, teclas

CUANTOS, HECHOS = 8, 3


def _cortar(c: Camino, senal: signal.Signals) -> None:
    """Authorise some, and kill the session that registers them after a few."""
    _autorizar(c, CUANTOS)
    proceso = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.tandero", str(c.oficina.base.ruta)],
        cwd=RAIZ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proceso.stdin is not None
    assert proceso.stdout is not None
    for n in range(HECHOS):
        assert proceso.stdout.readline().strip().isdigit()
        if n == 0:
            assert tandas.pendientes(c.como("se.norte")) == []
            assert tandas.hay_marcas(c.como("se.norte"))
        if n < HECHOS - 1:
            proceso.stdin.write("\n")
            proceso.stdin.flush()
    proceso.send_signal(senal)
    assert proceso.wait(timeout=20) == -senal
    proceso.stdin.close()
    proceso.stdout.close()


def _registrados(c: Camino) -> int:
    return int(c.oficina.base.valor("SELECT count(*) FROM tramite WHERE estado = 'registrado'"))


@pytest.mark.parametrize("senal", [signal.SIGKILL, signal.SIGHUP])
async def test_the_next_start_tells_what_was_under_way_and_goes_on(
    c: Camino, senal: signal.Signals
) -> None:
    _cortar(c, senal)
    assert _registrados(c) == HECHOS
    oficina = c.como("se.norte")
    [pendiente] = tandas.pendientes(oficina)
    assert (pendiente.marca.total, pendiente.hechos) == (CUANTOS, HECHOS)
    assert len(pendiente.faltan) == CUANTOS - HECHOS
    assert tandas.pendientes(c.como("estatal")) == []
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert isinstance(app.screen, Recuperacion)
        assert f"De {CUANTOS}: {HECHOS} ya avanzaron y quedan {CUANTOS - HECHOS}" in pantalla(app)
        await teclas(pilot, "escape")
        assert _registrados(c) == HECHOS
    assert len(tandas.pendientes(oficina)) == 1
    otra = CerttuiApp(oficina)
    async with otra.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "s")
        assert _registrados(c) == CUANTOS
        assert f"{CUANTOS - HECHOS} hecho" in pantalla(otra)
    assert not tandas.hay_marcas(oficina)
    assert {x.numero: x.filas for x in cuadrar(c.oficina) if x.filas} == {}


async def test_what_is_seen_is_not_told_again_and_what_was_complete_says_so(c: Camino) -> None:
    _cortar(c, signal.SIGKILL)
    oficina = c.como("se.norte")
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "d")
        assert not tandas.hay_marcas(oficina)
    with oficina.base.tx():
        oficina.base.escribir(
            "INSERT INTO tanda (usuario, titulo, pantalla, verbo, datos, total, en, proceso) "
            "VALUES ('se.norte', 'Cargar 2', 'cola', 'cargar', '{}', 2, ?, '1:0')",
            ("2026-07-01T10:00:00Z",),
        )
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert t.completa("Cargar 2")[:40] in pantalla(app)
        assert not tandas.hay_marcas(oficina)


async def test_a_batch_that_needs_a_password_again_leads_to_its_screen(c: Camino) -> None:
    oficina = c.como("estatal")
    with oficina.base.tx():
        oficina.base.escribir(
            "INSERT INTO tanda (usuario, titulo, pantalla, verbo, datos, total, en, proceso) "
            "VALUES ('estatal', 'Firmar 37', 'firma', '', '{}', 37, ?, '1:0')",
            ("2026-07-01T10:00:00Z",),
        )
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert t.OTRA_VEZ[:20] in pantalla(app)
        await teclas(pilot, "s")
        assert type(app.screen).__name__ == "Firma"


class Sesion:
    """The real program in a pseudo-terminal of 80×24."""

    def __init__(self, base: Path, usuario: str) -> None:
        self.amo, esclavo = pty.openpty()
        ioctl(esclavo, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.pantalla = pyte.Screen(80, 24)
        self._flujo = pyte.ByteStream(self.pantalla)
        self.proceso = subprocess.Popen(
            [sys.executable, "-m", "certtui", "--base", str(base), "--usuario", usuario],
            stdin=esclavo,
            stdout=esclavo,
            stderr=esclavo,
            cwd=RAIZ,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(esclavo)

    def esperar(self, texto: str, limite: float = 30) -> None:
        """Read until the screen shows a text."""
        fin = time.monotonic() + limite
        while time.monotonic() < fin:
            if select.select([self.amo], [], [], 0.1)[0]:
                self._flujo.feed(os.read(self.amo, 65536))
            if any(texto in linea for linea in self.pantalla.display):
                return
        raise AssertionError("\n".join(self.pantalla.display))

    def cerrar(self) -> None:
        """End it, whatever it does."""
        self.proceso.kill()
        self.proceso.wait()
        os.close(self.amo)


def test_the_real_program_is_killed_in_a_batch_and_goes_on_at_the_next_start(c: Camino) -> None:
    _autorizar(c, 30)
    ruta = c.oficina.base.ruta
    sesion = Sesion(ruta, "se.norte")
    try:
        sesion.esperar("q Salir")
        os.write(sesion.amo, b"a")
        sesion.esperar("30 marcados")
        os.write(sesion.amo, b"f")
        sesion.esperar("s S")
        os.write(sesion.amo, b"s")
        fin = time.monotonic() + 30
        while not _registrados(c) and time.monotonic() < fin:
            time.sleep(0.001)
        sesion.proceso.send_signal(signal.SIGKILL)
    finally:
        sesion.cerrar()
    hechos = _registrados(c)
    assert 0 < hechos < 30
    sesion = Sesion(ruta, "se.norte")
    try:
        sesion.esperar("Quedó a medias")
        sesion.esperar(f"De 30: {hechos} ya avanz")
        os.write(sesion.amo, b"s")
        fin = time.monotonic() + 30
        while _registrados(c) < 30 and time.monotonic() < fin:
            time.sleep(0.05)
    finally:
        sesion.cerrar()
    assert _registrados(c) == 30
    assert {x.numero: x.filas for x in cuadrar(c.oficina) if x.filas} == {}


def _orden(c: Camino, *palabras: str) -> list[str]:
    base = str(c.oficina.base.ruta)
    return [
        *(sys.executable, "-m", "certtui", *palabras),
        *("--base", base, "--usuario", "se.norte", "--reloj", "2026-06-15T16:00:00Z"),
    ]


def _correr(c: Camino, *palabras: str) -> None:
    subprocess.run(_orden(c, *palabras), cwd=RAIZ, check=True, capture_output=True)


def _cortar_orden(c: Camino, estado: str, *palabras: str) -> int:
    """Kill an order of the command line once some trámites reached a state; how many did."""
    cuantos = "SELECT count(*) FROM tramite WHERE estado = ?"
    proceso = subprocess.Popen(
        _orden(c, *palabras), cwd=RAIZ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        fin = time.monotonic() + 30
        while not c.oficina.base.valor(cuantos, (estado,)) and time.monotonic() < fin:
            time.sleep(0.001)
        assert tandas.pendientes(c.como("se.norte")) == []
    finally:
        proceso.kill()
        proceso.communicate()
    hechos = int(c.oficina.base.valor(cuantos, (estado,)))
    assert 0 < hechos < 30
    return hechos


async def test_an_order_killed_in_the_middle_is_told_when_the_screens_open_and_goes_on(
    c: Camino,
) -> None:
    _autorizar(c, 30)
    fecha = "2026-06-14"
    hechos = _cortar_orden(c, "registrado", "registrar", "--todos", "--fecha-registro", fecha)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert isinstance(app.screen, Recuperacion)
        assert "Quedó a medias: Asignar folio a 30 trámites del plantel 901" in pantalla(app)
        assert f"De 30: {hechos} " in pantalla(app)
        await teclas(pilot, "s")
    assert _registrados(c) == 30
    assert not tandas.hay_marcas(c.como("se.norte"))
    fechas = c.oficina.base.filas("SELECT DISTINCT fecha_registro AS f FROM tramite")
    assert [f["f"] for f in fechas] == [fecha]
    assert {x.numero: x.filas for x in cuadrar(c.oficina) if x.filas} == {}


async def test_an_order_that_cannot_go_on_by_itself_is_told_by_its_name_and_leads_to_a_screen(
    c: Camino,
) -> None:
    _autorizar(c, 30)
    for verbo in ("registrar", "cargar"):
        _correr(c, verbo, "--todos")
    assert not tandas.hay_marcas(c.como("se.norte"))
    _cortar_orden(
        c,
        "nombre_revisado",
        *("nombre", "--todos", "--aceptar-dudosos", "--documento", "Acta"),
        *("--manifiesta", "egresado"),
    )
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert "Quedó a medias: la orden «certtui nombre»" in pantalla(app)
        assert "Eran 30. Se sigue en su pantalla." in pantalla(app)
        await teclas(pilot, "s")
        assert isinstance(app.screen, Nombres)
    assert not tandas.hay_marcas(c.como("se.norte"))


def test_the_system_leaves_no_mark_for_nobody_would_be_told(c: Camino) -> None:
    for oficina, cuantas in ((c.como("se.norte"), 1), (c.oficina.como(SISTEMA), 0)):
        with tandas.en_marcha(oficina, "Una", "lotes", None):
            assert int(oficina.base.valor("SELECT count(*) FROM tanda")) == cuantas


def test_what_is_told_of_a_batch_whose_count_or_screen_is_not_known() -> None:
    _, sin_cuenta = t.detalle("hoy", 0, 0, 0, sigue_solo=False)
    assert "Eran" not in sin_cuenta
    _, sin_pantalla = t.detalle("hoy", 0, 0, 9, sigue_solo=False, en_pantalla=False)
    assert sin_pantalla == f"Eran 9. {t.MISMA_ORDEN}"
