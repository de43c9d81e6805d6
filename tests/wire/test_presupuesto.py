"""Bytes per action of the program in a pseudo-terminal; times are nobody's business here."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.bench.sesion import Medida, Sesion
from tests.bench.wire import orden_de


@pytest.fixture
def sesion(base: Path) -> Iterator[Sesion]:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24), silencio=0.2) as s:
        yield s


def bytes_de(medidas: list[Medida]) -> float:
    return median(m.bytes for m in medidas)


def razon(medidas: list[Medida]) -> float:
    return median(m.bytes / m.optimo for m in medidas)


def test_the_whole_screen_and_what_is_done_most(sesion: Sesion) -> None:
    primera = sesion.arrancar("por atender")
    assert primera.bytes <= 2200
    assert sesion.reposar(1.5) == 0
    bajar = [sesion.teclear("abajo") for _ in range(5)]
    assert razon(bajar) <= 1.15
    assert bytes_de(bajar) <= 60
    subir = [sesion.teclear("arriba") for _ in range(5)]
    assert razon(subir) <= 1.15
    assert bytes_de(subir) <= 60
    pagina = [sesion.teclear("pagina") for _ in range(2)]
    assert bytes_de(pagina) <= 1300
    assert razon(pagina) <= 1.15
    desplazar = [sesion.teclear("abajo") for _ in range(5)]
    assert razon(desplazar) <= 1.15
    assert bytes_de(desplazar) <= 140
    sesion.teclear("/")
    letras = [sesion.teclear("a") for _ in range(4)]
    assert bytes_de(letras) <= 8
    sesion.teclear("esc")
    ayuda = [sesion.teclear("?"), sesion.teclear("esc")]
    assert razon(ayuda) <= 1.15


def test_a_confirmation_opens_and_closes_within_its_budget(sesion: Sesion) -> None:
    sesion.arrancar("por atender")
    for tecla in ("/", *"estado:solicitado", "intro", "a"):
        sesion.teclear(tecla)
    abrir, cerrar = sesion.teclear("u"), sesion.teclear("esc")
    assert abrir.celdas > 100
    assert max(abrir.bytes, cerrar.bytes) <= 600
    assert razon([abrir]) <= 1.15
    assert razon([cerrar]) <= 1.15


def test_the_redraw_key_sends_the_whole_screen_again(sesion: Sesion) -> None:
    sesion.arrancar("por atender")
    antes = sesion.texto()
    sesion.hoja.reset()
    repintado = sesion.teclear("repintar")
    assert sesion.texto() == antes
    assert repintado.bytes <= 2200
