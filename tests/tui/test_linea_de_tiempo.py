"""The history of one certificate."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import Rechazo
from certtui.process import consultas
from certtui.process.consultas import Historia
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo, enmascarar
from certtui.tui.comandos import con_teclas
from tests.tui.armar import Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas


async def test_every_state_says_who_has_it_since_when_and_what_comes_next(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        for numero, estado in enumerate(app.oficina.ruta.estados.values(), start=1):
            historia = consultas.historia(app.oficina, numero)
            await app.push_screen(LineaDeTiempo(app.oficina, historia))
            await calma(pilot)
            vista = pantalla(app)
            assert f"{estados.grupo_de(estado.clave).signo} {estado.etiqueta}" in vista
            desde = rf"Lo tiene   {re.escape(estado.tiene)}, desde (hoy|hace \d+ días?)"
            assert re.search(desde, vista)
            assert f"Sigue      {estado.sigue}" in vista


async def test_the_steps_have_local_date_actor_state_and_rule(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "down", "enter")
        lineas = renglones(app)
        assert all(len(r) == 80 for r in lineas)
        assert re.match(
            r"  01/07/2026 19:00 Seleccionar matrícula +Borrador +se\.norte +T00 ", lineas[8]
        )
        assert re.match(
            r"> 02/07/2026 02:00 Solicitar autorización +Solicitado +se\.norte +L05b ", lineas[9]
        )
        assert "T01 Solicitar autorización: Borrador → Solicitado · regla L05b" in lineas[21]
        assert "se.norte · Servicios Escolares del plantel" in lineas[22]


async def test_matricula_folio_and_a_masked_curp_identify_the_person(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, *["down"] * 4, "enter")
        vista = pantalla(app)
        assert re.search(r"Matrícula 22901\d{4}-\d   Folio CE18-\d{7}   CURP XEXX•{12}\d\d", vista)
        assert not re.search(r"XEXX\d", vista)


def test_a_curp_is_masked_whatever_its_length() -> None:
    assert enmascarar("XEXX010101HNEXXXA4") == "XEXX••••••••••••A4"
    assert enmascarar("ABC") == "•••"
    assert enmascarar("") == ""


@pytest.mark.parametrize("tecla", ["escape", "q", "h", "left"])
async def test_every_way_back_leads_to_the_same_line_of_the_queue(
    base_llena: Path, abrir: Abrir, tecla: str
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, *["down"] * 3, "l", tecla)
        assert isinstance(app.screen, Cola)
        assert app.screen.lista.cursor == 3
        assert app.is_running


async def test_what_is_out_of_reach_by_now_is_told(
    base_llena: Path, abrir: Abrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = CerttuiApp(abrir(base_llena))

    def no_esta(_oficina: Oficina, tramite: int) -> Historia:
        raise NoEncontrado(que="trámite", valor=tramite)

    async with app.run_test() as pilot:
        await calma(pilot)
        monkeypatch.setattr(consultas, "historia", no_esta)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, Cola)
        assert pantallas.YA_NO_ESTA in pantalla(app)


async def test_r_reads_it_again_and_wide_screens_show_where_each_step_came_from(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=(120, 36)) as pilot:
        await calma(pilot)
        await teclas(pilot, *["down"] * 8, "enter", "r")
        assert "Solicitado → Autorizado" in pantalla(app)


@pytest.mark.norma("L15a")
@pytest.mark.parametrize("resuelve", list(ResuelveEn))
async def test_a_refused_one_says_why_and_where_it_is_mended(
    base_llena: Path, abrir: Abrir, resuelve: ResuelveEn
) -> None:
    app = CerttuiApp(abrir(base_llena))
    historia = consultas.historia(app.oficina, 14)
    mensaje = "La CURP del alumno no se encontró en RENAPO"
    rechazo = Rechazo(1, 14, 1, "2", mensaje, "CURP inexistente", "curp", resuelve, "R1", "")
    async with app.run_test() as pilot:
        await calma(pilot)
        await app.push_screen(
            LineaDeTiempo(app.oficina, replace(historia, motivo="otro", rechazo=rechazo))
        )
        await calma(pilot)
        lineas = renglones(app)
        assert lineas[7].startswith(f" Por qué    {mensaje}")
        assert lineas[8].rstrip() == f" Se corrige en {pantallas.LUGARES[resuelve]}, campo curp"


async def test_a_returned_one_says_the_reason_and_a_moving_one_says_none(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        for tramite, se_dice in ((3, True), (4, False)):
            historia = replace(consultas.historia(app.oficina, tramite), motivo="Falta la foto")
            await app.push_screen(LineaDeTiempo(app.oficina, historia))
            await calma(pilot)
            assert ("Por qué    Falta la foto" in pantalla(app)) is se_dice


async def test_a_long_reason_is_read_whole_in_its_lines_and_one_without_end_says_where(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    historia = consultas.historia(app.oficina, 3)
    motivo = " ".join(f"palabra{n:02d}" for n in range(40))
    async with app.run_test() as pilot:
        await calma(pilot)
        await app.push_screen(LineaDeTiempo(app.oficina, replace(historia, motivo=motivo)))
        await calma(pilot)
        lineas = renglones(app)
        assert lineas[7].startswith(" Por qué    palabra00 ")
        assert " ".join(" ".join(lineas[7:14]).split()).startswith(f"Por qué {motivo}")
        assert ">" in "".join(lineas[15:])
        await pilot.resize_terminal(120, 36)
        await calma(pilot)
        assert motivo in " ".join("\n".join(renglones(app)).split())
        await teclas(pilot, "escape")
        await app.push_screen(LineaDeTiempo(app.oficina, replace(historia, motivo=motivo * 9)))
        await calma(pilot)
        assert con_teclas(pantallas.FICHA_CABE) in pantalla(app)
        assert isinstance(app.screen, LineaDeTiempo)
        assert motivo in " ".join(app.screen.pagina().split())


async def test_the_history_is_left_on_a_page_of_text_that_says_where_and_when(
    tmp_path: Path, abrir: Abrir
) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    hostil = Persona("Ana \x1b[2J[b]", "Brumalba", "Laguneva", "entregado")
    llenar(oficina, [hostil])
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "enter", "p")
        assert "Página guardada en" in pantalla(app)
    (archivo,) = (tmp_path / "oficina.salida" / "estatal").iterdir()
    assert archivo.name == "tramite_1_20260720-120000.txt"
    assert archivo.stat().st_mode & 0o777 == 0o600
    lineas = archivo.read_text("utf-8").splitlines()
    assert lineas[:3] == [
        pantallas.MARCA_PRUEBAS,
        pantallas.PAGINA_DE_HISTORIA,
        "Zacatecas · 20/07/2026 12:00 · estatal",
    ]
    assert len(lineas) <= 60
    assert all(len(linea) <= 78 for linea in lineas)
    assert "\x1b" not in "".join(lineas)
    assert any(re.match(r"Estado +√ Entregado", linea) for linea in lineas)
    assert any("Seleccionar matrícula" in linea and "se.norte" in linea for linea in lineas)
