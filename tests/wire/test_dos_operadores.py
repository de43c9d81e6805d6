"""Two people in two terminals, two processes, one file: each sees the other, nothing is lost."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from certtui.domain.rol import Rol, Usuario
from certtui.store import catalogos
from tests.bench.sesion import Sesion
from tests.process.camino import AHORA, ENTIDAD, Camino
from tests.tui.conftest import c, efirmas, preparada

__all__ = ["c", "efirmas", "preparada"]

PROGRAMA = f"""
import sys
from datetime import datetime
from pathlib import Path
from certtui.domain.reloj import RelojInyectado
from certtui.tui.arranque import abrir
reloj = RelojInyectado(datetime.fromisoformat("{AHORA.isoformat()}"))
sys.exit(abrir(Path(sys.argv[1]), sys.argv[2], reloj))
"""
LIMITE_S = 15.0

Entrar = Callable[[str], Sesion]


@pytest.fixture
def entrar(c: Camino) -> Iterator[Entrar]:
    """Opens the program for somebody, on the queue of three requests and a draft."""
    for n in (1, 2, 3):
        c.solicitar(n)
    c.abrir(4)
    otra = Usuario("estatal.dos", "Irma", Rol.SE_ESTATAL, entidad=ENTIDAD, primer_apellido="Cal")
    with c.oficina.base.tx():
        catalogos.guardar_usuario(c.oficina.base, otra)
    with ExitStack() as pila:

        def _entrar(usuario: str) -> Sesion:
            orden = [sys.executable, "-c", PROGRAMA, str(c.oficina.base.ruta), usuario]
            sesion = pila.enter_context(Sesion(orden, (80, 24), silencio=0.1))
            sesion.arrancar("4 trámites")
            return sesion

        yield _entrar


def ver(sesion: Sesion, *textos: str) -> None:
    """Wait until the screen says all of it."""
    limite = time.monotonic() + LIMITE_S
    while not all(t in sesion.texto() for t in textos) and time.monotonic() < limite:
        sesion.dejar_pasar(0.1)
    assert all(t in sesion.texto() for t in textos), sesion.texto()


def renglon(sesion: Sesion, numero: int) -> str:
    """A line of the list, from 1."""
    return sesion.hoja.display[3 + numero]


def pasos(c: Camino, tramite: int) -> list[tuple[str, str]]:
    return [
        (f["transicion"], f["actor"])
        for f in c.oficina.base.filas(
            "SELECT transicion, actor FROM evento WHERE entidad = 'tramite' AND entidad_id = ? "
            "ORDER BY seq",
            (tramite,),
        )
    ]


def test_what_one_does_the_other_sees_at_the_next_key_and_at_a_refresh(
    c: Camino, entrar: Entrar
) -> None:
    una, otra = entrar("se.norte"), entrar("estatal")
    otra.teclear("u")
    ver(otra, "Autorizar")
    otra.teclear("s")
    ver(otra, "1 hecho.")
    assert "Solicitado" in renglon(una, 1)
    una.teclear("abajo")
    ver(una, "Autorizado")
    assert "Autorizado" in renglon(una, 1)
    assert renglon(una, 2).startswith(">")
    una.teclear("arriba")
    una.teclear("f")
    ver(una, "Asignar folio")
    una.teclear("s")
    ver(una, "1 hecho.", "Registrado")
    assert "Registrado" not in otra.texto()
    otra.teclear("r")
    ver(otra, "Registrado", c.de(1).folio_texto)
    assert [t for t, _ in pasos(c, c.de(1).id)] == ["T00", "T01", "T02", "T05"]
    c.cuadra()


def test_both_at_once_on_different_rows_lose_nothing(c: Camino, entrar: Entrar) -> None:
    una, otra = entrar("se.norte"), entrar("estatal")
    una.teclear("fin")
    una.teclear("s")
    otra.teclear("a")
    otra.teclear("u")
    ver(una, "Solicitar 1 trámite")
    ver(otra, "Autorizar 3 trámites")
    una.mandar_bytes(b"s")
    otra.mandar_bytes(b"s")
    ver(una, "1 hecho.")
    ver(otra, "3 hechos.")
    assert [c.de(n).estado for n in (1, 2, 3, 4)] == ["autorizado"] * 3 + ["solicitado"]
    assert pasos(c, c.de(4).id)[-1] == ("T01", "se.norte")
    assert [pasos(c, c.de(n).id)[-1] for n in (1, 2, 3)] == [("T02", "estatal")] * 3
    c.cuadra()


def test_on_the_same_row_the_second_one_is_told_and_changes_nothing(
    c: Camino, entrar: Entrar
) -> None:
    una, otra = entrar("estatal"), entrar("estatal.dos")
    una.teclear("u")
    ver(una, "Autorizar 1 trámite")
    otra.teclear("d")
    ver(otra, "Motivo")
    otra.teclear("falta acta")
    otra.teclear("intro")
    ver(otra, "1 hecho.")
    una.teclear("s")
    ver(una, "1 rehusado", "cambió mientras usted lo veía", "no se", "escribió nada")
    assert c.de(1).estado == "devuelto"
    assert [t for t, _ in pasos(c, c.de(1).id)] == ["T00", "T01", "T03"]
    una.teclear("intro")
    ver(una, "! Devuelto")
    c.cuadra()


def test_a_step_that_changes_nothing_in_sight_costs_no_byte(c: Camino, entrar: Entrar) -> None:
    una = entrar("se.norte")
    una.teclear("abajo")
    solo = una.teclear("abajo").bytes
    una.teclear("arriba")
    with c.oficina.base.tx():
        c.como("estatal").anotar("salida", entidad="archivo", datos={"archivo": "otro.csv"})
    assert una.teclear("abajo").bytes == solo
