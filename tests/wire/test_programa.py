"""The program through the painter and through the plain driver: the same cells after each key."""

import random
from contextlib import ExitStack
from pathlib import Path

from certtui.tui.wire.toma import SALIDA_HUP
from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de
from tests.wire.vista import Visto, ver

TECLAS = ("abajo", "abajo", "arriba", "pagina", "inicio", "fin", "intro", "esc", "?", "/", "z", "e")


def celdas(sesion: Sesion) -> list[list[Visto]]:
    hoja = sesion.hoja
    return [[ver(hoja.buffer[y][x]) for x in range(hoja.columns)] for y in range(hoja.lines)]


def test_random_keys_and_resizes_leave_the_same_screen(base: Path) -> None:
    azar = random.Random(4)
    with ExitStack() as pila:
        pintada, llana = (
            pila.enter_context(
                Sesion(orden_de(base, "estatal", llano=directo), (80, 24), silencio=0.12)
            )
            for directo in (False, True)
        )
        for s in (pintada, llana):
            s.arrancar("por atender")
        assert celdas(pintada) == celdas(llana)
        for n in range(20):
            if n % 7 == 6:
                medida = azar.choice([(80, 24), (100, 30), (60, 15)])
                for s in (pintada, llana):
                    s.mandar_medida(*medida)
            else:
                tecla = azar.choice(TECLAS)
                for s in (pintada, llana):
                    s.teclear(tecla)
            assert celdas(pintada) == celdas(llana), n


def test_a_held_key_on_a_slow_line_sends_the_newest_screen_and_little_else(base: Path) -> None:
    orden = orden_de(base, "estatal", llano=False)
    with Sesion(orden, (80, 24), retraso=0.3) as lenta:
        lenta.arrancar("por atender")
        gasto = lenta.sostener("abajo", 60)
        assert "fila 61 " in lenta.texto()
        assert 0 < lenta.preguntas < 20
        assert gasto < 60 * 100


def test_a_cut_line_ends_the_program_though_nobody_sends_a_signal(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        assert sesion.cortar() == SALIDA_HUP
