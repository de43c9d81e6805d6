"""Tickets: listed within the scope, closed with the number that the mesa gave."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from certtui.domain.rol import Rol, Usuario
from certtui.process import mesa
from certtui.process.entorno import AzarSembrado
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.mesa import FiltroTickets, TicketAtendido, TicketDeBaja
from certtui.process.oficina import Oficina
from certtui.store import catalogos, lotes
from certtui.texts import pantallas_mesa as t
from certtui.tui.app import CerttuiApp
from certtui.tui.mesa.mesa import Mesa
from certtui.tui.mesa.ticket import PantallaTicket
from tests.tui.armar import abrir_en, iniciar_base, llenar, personas
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, pantalla, teclas

EN = "2026-07-10T10:00:00Z"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base with a baja of each plantel, a doubt, and one attended to."""
    ruta = tmp_path / "mesa.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(12, oficina.ruta))
    with oficina.base.tx():
        for n in (1, 2):
            texto = f"Asunto: Baja {n}\n\nFolio: {n}"
            lotes.abrir_ticket(oficina.base, "baja", "DSE", texto, EN, tramite=n, lote=None)
        catalogos.guardar_usuario(oficina.base, Usuario("mira", "Mira", Rol.LECTOR, entidad="32"))
    oficina.base.cerrar()
    estatal = replace(abrir_en(ruta), azar=AzarSembrado(99))
    mesa.abrir_duda(estatal, "Cola", "primera")
    clave = mesa.abrir_duda(estatal, "Cola", "segunda")
    mesa.atender(estatal, clave, " MS-1234 ")
    estatal.base.cerrar()
    return ruta


def _vistos(oficina: Oficina, **filtro: Any) -> list[int]:
    return [k.id for k in mesa.pagina(oficina, FiltroTickets(**filtro), 0, 50)]


@pytest.mark.norma("L23")
def test_a_ticket_of_a_tramite_is_seen_in_its_scope_and_a_doubt_by_all(
    base: Path, abrir: Abrir
) -> None:
    assert _vistos(abrir(base)) == [3, 2, 1]
    assert _vistos(abrir(base), solo_abiertos=False) == [4, 3, 2, 1]
    assert _vistos(abrir(base, "se.norte")) == [3, 2]
    assert _vistos(abrir(base), texto="primera") == [3]
    assert _vistos(abrir(base), texto="%") == []
    assert mesa.posicion(abrir(base), FiltroTickets(), 1) == 2
    assert mesa.posicion(abrir(base), FiltroTickets(), 4) is None


@pytest.mark.norma("L15d")
def test_what_cannot_be_attended_to_here_says_why(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base)
    with pytest.raises(TicketDeBaja):
        mesa.atender(oficina, 1, "MS-1")
    with pytest.raises(TicketAtendido):
        mesa.atender(oficina, 4, "MS-1")
    with pytest.raises(NoEncontrado):
        mesa.atender(abrir(base, "se.norte"), 1, "MS-1")
    for acto in (lambda o: mesa.abrir_duda(o, "Cola", "x"), lambda o: mesa.atender(o, 3, "1")):
        with pytest.raises(SinPermiso):
            acto(abrir(base, "mira"))


async def test_the_screen_opens_attends_and_saves(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Mesa(oficina))
        await calma(pilot)
        assert "3 tickets" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaTicket)
        assert "primera" in pantalla(app)
        await teclas(pilot, "escape", "t", *"MS-77", "enter")
        assert t.ATENDIDO.format(numero=3) in pantalla(app)
        assert oficina.base.valor("SELECT numero FROM ticket WHERE id = 3") == "MS-77"
        await teclas(pilot, "t")
        assert "L15d" in pantalla(app)
        await teclas(pilot, "v", "home", "t")
        assert t.YA_ATENDIDO in pantalla(app)
        await teclas(pilot, "slash", *"segunda", "enter", "x")
        assert t.GUARDADOS[:20] in pantalla(app)
        [archivo] = sorted(oficina.base.ruta.with_suffix(".salida").rglob("*.txt"))
        assert "segunda" in archivo.read_text("utf-8")
        assert "primera" not in archivo.read_text("utf-8")


async def test_who_only_looks_is_told_so_and_an_empty_list_says_what_it_is(
    base: Path, base_vacia: Path, abrir: Abrir
) -> None:
    oficina = abrir(base, "mira")
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Mesa(oficina))
        await teclas(pilot, "d")
        assert t.SOLO_MIRA in pantalla(app)
    oficina = abrir(base_vacia)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Mesa(oficina))
        await calma(pilot)
        assert t.VACIA[0] in pantalla(app)


async def test_what_is_written_in_a_ticket_is_only_text(base_vacia: Path, abrir: Abrir) -> None:
    oficina = abrir(base_vacia)
    with oficina.base.tx():
        for ataque in ATAQUES:
            texto = f"{ataque}\n{ataque}"
            lotes.abrir_ticket(oficina.base, ataque, "DSE", texto, EN, tramite=None, lote=None)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Mesa(oficina))
        await calma(pilot)
        for _ in ATAQUES:
            assert _limpio(pantalla(app))
            await teclas(pilot, "enter")
            assert _limpio(pantalla(app))
            await teclas(pilot, "escape", "down")


Comparar = Callable[..., bool]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_tickets(snap_compare: Comparar, base: Path, abrir: Abrir, tamano: tuple[int, int]) -> None:
    oficina = abrir(base)

    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        pilot.app.push_screen(Mesa(oficina))
        await calma(pilot)
        await teclas(pilot, "down")

    assert snap_compare(CerttuiApp(oficina), terminal_size=tamano, run_before=preparar)
