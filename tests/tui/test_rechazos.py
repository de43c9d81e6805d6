"""The screens of what COSFAC refused, driven by their keys."""

import csv
import re
import stat
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import clasificar
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import leer_ruta
from certtui.process import bajas
from certtui.process import consultas_rechazos as cr
from certtui.process.entorno import AzarSembrado
from certtui.process.motor import Paso
from certtui.process.oficina import Oficina, texto_de_ruta
from certtui.store import catalogos, lotes
from certtui.texts import (
    pantallas,
    pantallas_dialogo,
    pantallas_importado,
    pantallas_saltos,
)
from certtui.texts import pantallas_rechazos as t
from certtui.texts.teclas import nombre_de_tecla
from certtui.tui.app import CerttuiApp
from certtui.tui.ayuda import renglones_de_ayuda
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.comandos import MOVERSE, Comando
from certtui.tui.mesa.ticket import PantallaTicket
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.rechazos import comandos as comandos_rechazos
from certtui.tui.rechazos.rechazos import PantallaRechazos
from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa
from tests.process.camino import Camino
from tests.tui.armar import INICIO, Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, pantalla, renglon_de_ayuda, renglones, teclas

CURP = "La CURP del alumno no existe en RENAPO"
RARO = "Código 77: el astrolabio 4512 no está alineado"
MENSAJES = (CURP, CURP, CURP, RARO, "CURP no encontrada en RENAPO", CURP)
PANTALLAS: list[type[Pantalla]] = [PantallaRechazos, RechazosDeCausa, PantallaTicket]
PROPIOS = [
    c
    for c in vars(comandos_rechazos).values()
    if isinstance(c, type) and issubclass(c, Comando) and "id" in c.__dict__
]


def _rechazar(oficina: Oficina, mensajes: Sequence[str]) -> None:
    """One refusal for each trámite, in order."""
    base = oficina.base
    with base.tx():
        catalogos.guardar_usuario(base, Usuario("dse", "Odalis", Rol.DSE))
        lote = lotes.crear_lote(
            base,
            "L0001.zip",
            a_texto(INICIO),
            "se.norte",
            [(n, f"x{n}.xml") for n, _ in enumerate(mensajes, 1)],
        )
        reglas = catalogos.leer_causas(base)
        for n, mensaje in enumerate(mensajes, 1):
            regla = clasificar(mensaje, reglas)
            lotes.guardar_rechazo(base, n, lote, "E1", mensaje, regla, a_texto(INICIO))


@pytest.fixture
def base_rechazada(tmp_path: Path) -> Path:
    """Six refusals: five of the CURP (one in another plantel), one that no rule knows."""
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    gente = [Persona(f"Zoé {n}", "Ñandúar", "Umbralina", "rechazado") for n in "ABCDE"]
    llenar(oficina, [*gente, Persona("Ulises", "Del Sur", "Güitrón", "rechazado", plantel="902")])
    _rechazar(oficina, MENSAJES)
    oficina.base.cerrar()
    return ruta


async def _abrir(pilot: Any) -> None:
    await calma(pilot)
    await pilot.app.push_screen(PantallaRechazos(pilot.app.oficina))
    await calma(pilot)
    await calma(pilot)


async def _abrir_causa(pilot: Any, palabras: str = "CURP") -> None:
    await _abrir(pilot)
    for _ in range(5):
        if palabras in next(r for r in renglones(pilot.app) if r.startswith(">")):
            break
        await teclas(pilot, "down")
    await teclas(pilot, "enter")
    assert isinstance(pilot.app.screen, RechazosDeCausa)


def _estados(oficina: Oficina) -> list[str]:
    return [f["estado"] for f in oficina.base.filas("SELECT estado FROM tramite ORDER BY id")]


def _pedir(abrir: Abrir, base: Path, ids: Sequence[int]) -> None:
    """The plantel asked for these before."""
    plantel = replace(abrir(base, "se.norte"), azar=AzarSembrado(5))
    assert [type(x) for x in cr.pedir_bajas(plantel, ids)] == [Paso] * len(ids)


async def test_it_opens_empty_and_says_what_will_appear(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.NINGUNO[0] in pantalla(app)
        await teclas(pilot, "enter")
        assert t.NO_HAY_RENGLON in pantalla(app)
        await teclas(pilot, "escape")
        assert not isinstance(app.screen, PantallaRechazos)


@pytest.mark.norma("L15a")
async def test_causes_are_counted_the_unknown_first(base_rechazada: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_rechazada))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        lineas = renglones(app)
        assert all(len(linea) == 80 for linea in lineas)
        assert "6 rechazos · 2 causas" in lineas[1]
        assert re.match(r">       1 \? Sin causa conocida", lineas[3])
        assert re.match(r"        5 ! .*CURP.* el SAE", lineas[4])
        await teclas(pilot, "down")
        assert re.search(r"Campo +curp", pantalla(app))
        assert "Qué hacer" in pantalla(app)
        assert re.search(r"Resuelve +Servicios Escolares del plantel, en el SAE", pantalla(app))


@pytest.mark.norma("L15a")
async def test_a_plantel_sees_only_its_own(base_rechazada: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        assert "4 rechazos" in pantalla(app)
        assert "229020006" not in pantalla(app)
        await teclas(pilot, "a", "b")
        assert "Pedir la baja de 4 certificados" in pantalla(app)


async def test_the_list_of_a_cause_shows_message_field_owner_and_age(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        texto = pantalla(app)
        assert re.search(r"> +229010001-1 Zoé A Ñandúar.* 901 ! Rechazado +CE18-\d{7} +19", texto)
        assert re.search(rf"Mensaje +{CURP}", texto)
        assert re.search(r"Campo +curp", texto)
        assert re.search(r"Resuelve +Servicios Escolares del plantel", texto)
        await teclas(pilot, "i")
        assert isinstance(app.screen, LineaDeTiempo)


@pytest.mark.norma("L15d", "E01")
async def test_the_plantel_asks_for_the_baja_of_the_marked_ones_only(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "space", "space", "b")
        assert isinstance(app.screen, Confirmacion)
        assert "Pedir la baja de 2 certificados" in pantalla(app)
        await teclas(pilot, "n")
        assert _estados(app.oficina) == ["rechazado"] * 6
        await teclas(pilot, "b", "s")
        await calma(pilot)
        await calma(pilot)
        assert _estados(app.oficina) == ["baja_solicitada"] * 2 + ["rechazado"] * 4
        assert isinstance(app.screen, RechazosDeCausa)
        assert "Pedir baja: 2 hechos" in pantalla(app)
        assert app.oficina.base.valor("SELECT count(*) FROM ticket WHERE estado = 'abierto'") == 2
        await teclas(pilot, "g", "b")
        assert t.YA_CON_BAJA in pantalla(app)
        await teclas(pilot, "a", "b")
        assert "Pedir la baja de 2 certificados" in pantalla(app)
        assert "2 de los marcados ya la tienen pedida" in pantalla(app)


@pytest.mark.norma("L15d")
async def test_what_is_not_of_ones_role_says_whose_it_is(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "b")
        assert "Pedir baja toca a Servicios Escolares del plantel (L15d)." in pantalla(app)
        await teclas(pilot, "u")
        assert t.SIN_BAJA_PEDIDA in pantalla(app)
        await teclas(pilot, "n")
        assert "ya tiene causa" in pantalla(app)
    otra = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with otra.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "u")
        assert "Atender baja toca a DSE" in pantalla(otra)
        assert _estados(otra.oficina) == ["rechazado"] * 6


@pytest.mark.norma("L15d")
async def test_dse_attends_with_a_ticket_and_a_typed_word(
    base_rechazada: Path, abrir: Abrir
) -> None:
    _pedir(abrir, base_rechazada, [1, 2])
    app = CerttuiApp(abrir(base_rechazada, "dse"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "a", "u")
        assert isinstance(app.screen, Pregunta)
        assert "Registrar la baja de 2 certificados" in pantalla(app)
        app.screen.query_one("#ticket", Entrada).value = "MS-2026-77"
        app.screen.query_one("#palabra", Entrada).value = "no"
        await teclas(pilot, "enter", "enter")
        assert isinstance(app.screen, Pregunta)
        app.screen.query_one("#palabra", Entrada).value = "baja"
        await teclas(pilot, "enter")
        await calma(pilot)
        await calma(pilot)
        assert _estados(app.oficina)[:3] == ["baja", "baja", "rechazado"]
        assert "5 rechazos" in pantalla(app)
        assert "× Baja" in pantalla(app)
        numeros = app.oficina.base.filas("SELECT numero FROM ticket WHERE estado = 'atendido'")
        assert [n["numero"] for n in numeros] == ["MS-2026-77"] * 2
        await teclas(pilot, "g", "enter")
        assert isinstance(app.screen, PantallaTicket)
        assert "La baja ya está dada: ticket MS-2026-77, 20/07/2026. No hay" in pantalla(app)
        assert "Asunto: Baja de registro" in pantalla(app)


@pytest.mark.norma("L15d")
async def test_the_state_office_is_refused_by_rule_when_it_does_not_record_for_dse(
    base_rechazada: Path, abrir: Abrir
) -> None:
    _pedir(abrir, base_rechazada, [1])
    estatal = abrir(base_rechazada)
    with estatal.base.tx():
        catalogos.poner_ajuste(estatal.base, "externos", "no", a_texto(INICIO), "estatal")
    app = CerttuiApp(estatal)
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "u")
        app.screen.query_one("#ticket", Entrada).value = "MS-1"
        app.screen.query_one("#palabra", Entrada).value = "BAJA"
        await teclas(pilot, "enter", "enter")
        await calma(pilot)
        await calma(pilot)
        assert "L15d" in pantalla(app)
        assert _estados(app.oficina)[0] == "baja_solicitada"


@pytest.mark.norma("E01", "L15b")
async def test_an_unknown_message_becomes_a_rule_in_one_step(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot, t.SIN_CAUSA)
        await teclas(pilot, "b")
        assert "Sin causa conocida no se pide la baja (E01)" in pantalla(app)
        await teclas(pilot, "n")
        patron = app.screen.query_one("#patron", Entrada)
        assert "ASTROLABIO" in patron.value
        assert "4512" not in patron.value
        for malo, motivo in ((".*", t.RECONOCE_TODO), ("brújula", t.NO_RECONOCE)):
            patron.value = malo
            await calma(pilot)
            assert motivo in pantalla(app)
        patron.value = "ASTROLABIO ("
        await calma(pilot)
        await teclas(pilot, *["enter"] * 5)
        assert isinstance(app.screen, Pregunta)
        patron.value = r"ASTROLABIO \S+"
        app.screen.query_one("#causa", Entrada).value = "Astrolabio desalineado"
        app.screen.query_one("#consejo", Entrada).value = "Alinéelo en el SAE."
        app.screen.query_one("#consejo", Entrada).focus()
        await teclas(pilot, "enter")
        assert "Regla agregada: explica 1 rechazo." in pantalla(app)
        (reporte,) = (base_rechazada.with_suffix(".salida") / "se.norte").glob("reporte*.zip")
        with zipfile.ZipFile(reporte) as z:
            assert b"astrolabio 4512" in z.read("reporte.txt")
            assert "respuesta.json" in z.namelist()
        assert t.YA_NINGUNO[0] in pantalla(app)
        await teclas(pilot, "escape")
        await calma(pilot)
        assert "Astrolabio desalineado" in pantalla(app)
        assert t.SIN_CAUSA not in pantalla(app)
    regla = next(r for r in catalogos.leer_causas(app.oficina.base) if r.clave == "LOCAL-001")
    assert (regla.resuelve, regla.patron) == (ResuelveEn.SAE, r"ASTROLABIO \S+")


@pytest.mark.norma("L15d", "L15b")
async def test_the_ticket_is_shown_and_saved_for_its_owner_only(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "space", "space", "enter")
        assert isinstance(app.screen, PantallaTicket)
        assert "Asunto: Baja de registro" in pantalla(app)
        await teclas(pilot, "s")
        (archivo,) = (base_rechazada.with_suffix(".salida") / "se.norte").iterdir()
        assert stat.S_IMODE(archivo.stat().st_mode) == 0o600
        assert archivo.read_text().count("Asunto: Baja de registro") == 2
        assert archivo.name in "".join(pantalla(app).split())
        await teclas(pilot, "escape", "escape")
        await calma(pilot)
        await teclas(pilot, "g", "enter", "enter")
        assert "Asunto: Rechazo de COSFAC sin causa conocida" in pantalla(app)
        assert "el astrolabio 4512" in pantalla(app)


@pytest.mark.norma("L18")
async def test_a_cause_of_sae_gives_its_correction_sheet(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "x")
        (archivo,) = (base_rechazada.with_suffix(".salida") / "se.norte").iterdir()
        filas = list(csv.DictReader(archivo.read_text("utf-8-sig").splitlines()))
        assert [f["matricula"] for f in filas] == [
            "229010001-1", "229010002-2", "229010003-3", "229010005-5"
        ]  # fmt: skip
        assert {f["campo"] for f in filas} == {"curp"}


@pytest.mark.norma("L18", "L15d")
async def test_one_key_of_a_cause_of_sae_shows_its_sheet_and_its_tickets(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "f")
        assert isinstance(app.screen, PantallaTicket)
        assert "Hoja de corrección para el SAE" in pantalla(app)
        await teclas(pilot, "y")
        assert "Se solicita la baja del registro para corregirlo y reiniciar" in app.clipboard
        assert "\n  Se solicita" not in app.clipboard
        assert "229010001-1" in pantalla(app)
        await teclas(pilot, "s", "escape", "escape")
        await calma(pilot)
        (archivo,) = (base_rechazada.with_suffix(".salida") / "se.norte").glob("ticket*")
        assert "Asunto: Baja de registro" in archivo.read_text()
        assert isinstance(app.screen, PantallaRechazos)
        await teclas(pilot, "g", "down", "f")
        assert pantalla(app).count("Campo: curp") >= 3


@pytest.mark.norma("L15a", "L15d", "E01", "E02")
async def test_a_whole_cause_is_asked_and_attended_without_opening_it(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "g", "b")
        assert "Sin causa conocida no se pide la baja (E01)" in pantalla(app)
        await teclas(pilot, "f")
        assert isinstance(app.screen, PantallaRechazos)
        await teclas(pilot, "down", "s")
        assert "toca a" not in pantalla(app)
        assert t.FALTA_LA_BAJA in pantalla(app)
        await teclas(pilot, "b", "s")
        await calma(pilot)
        assert _estados(app.oficina).count("baja_solicitada") == 4
    otra = CerttuiApp(replace(abrir(base_rechazada, "dse"), azar=AzarSembrado(5)))
    async with otra.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "g", "down", "u")
        otra.screen.query_one("#ticket", Entrada).value = "MS-1"
        otra.screen.query_one("#palabra", Entrada).value = "BAJA"
        await teclas(pilot, "enter", "enter")
        await calma(pilot)
        assert _estados(otra.oficina).count("baja") == 4


async def _en_app(c: Camino, usuario: str, *cuales: str) -> CerttuiApp:
    app = CerttuiApp(c.como(usuario))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, *cuales)
        await calma(pilot)
        app.visto = pantalla(app)  # type: ignore[attr-defined]
    return app


@pytest.mark.norma("L15c", "L18", "E03")
async def test_what_sae_has_to_correct_is_checked_before_the_new_tramite_is_made(
    c: Camino,
) -> None:
    for n in (1, 2):
        c.hasta(n, "baja")
    app = await _en_app(c, "se.norte", "s", "s")
    assert "L18" in app.visto  # type: ignore[attr-defined]
    assert [c.de(n).estado for n in (1, 2)] == ["baja"] * 2
    assert c.oficina.base.valor("SELECT count(*) FROM tramite") == 2
    c.cambiar_alumno(1, correo_institucional="otro@alumno.example", grupo="603")
    c.cambiar_alumno(2, grupo="603", institucion_medica="")
    app = await _en_app(c, "se.norte", "s", "s")
    assert "L06g" in app.visto  # type: ignore[attr-defined]
    assert [c.de(n).estado for n in (1, 2)] == ["solicitado", "baja"]
    assert c.oficina.base.valor("SELECT count(*) FROM tramite") == 3
    c.cambiar_alumno(2, institucion_medica="ISSSTE")
    app = await _en_app(c, "se.norte", "s", "s")
    assert c.de(2).estado == "solicitado", app.visto  # type: ignore[attr-defined]
    assert t.NINGUNO[0] in app.visto  # type: ignore[attr-defined]
    c.cuadra()


@pytest.mark.norma("L17e", "L15d")
async def test_one_key_opens_the_name_in_its_field_once_the_new_tramite_is_there(
    c: Camino,
) -> None:
    from certtui.tui.nombres.nombre import PantallaNombre

    c.hasta(1, "enviado")
    c.rechazar(1, "El segundo apellido no coincide con el acta")
    vistos = []
    for paso in (
        lambda: bajas.pedir_baja(c.clerk(1), c.de(1)),
        lambda: bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1"),
        lambda: c.solicitar(1),
        lambda: c.hasta_desde_solicitado(1, "cargado"),
    ):
        app = await _en_app(c, "se.norte", "f")
        vistos.append("L17e" in app.visto)  # type: ignore[attr-defined]
        paso()
    assert vistos == [True] * 4
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "1" in renglones(app)[3]
        await teclas(pilot, "f")
        await calma(pilot)
        assert isinstance(app.screen, PantallaNombre)
        assert app.focused is not None
        assert app.focused.id == "segundo_apellido"
    c.cuadra()


async def test_marks_mean_only_the_cause_in_sight_and_leave_with_it(
    base_rechazada: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir_causa(pilot)
        await teclas(pilot, "a")
        assert "4 marcados · 4 rechazos" in pantalla(app)
        await teclas(pilot, "a")
        assert "marcados" not in pantalla(app)
        await teclas(pilot, "a", "escape", "g", "enter")
        assert "marcados" not in pantalla(app)


async def test_hostile_messages_are_shown_harmless(tmp_path: Path, abrir: Abrir) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, [Persona(a, a, a, "rechazado") for a in ATAQUES])
    _rechazar(oficina, ATAQUES)
    with oficina.base.tx():
        oficina.base.escribir(
            "UPDATE rechazo SET causa = 'Causa ' || mensaje, campo = mensaje, regla = 'X' "
            "WHERE id % 2 = 0"
        )
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for cuantas in (0, 1, 4):
            await teclas(pilot, "g", *["down"] * cuantas)
            assert _limpio(pantalla(app))
            for tecla in ("enter", "t", "s", "escape", "x", "b", "n"):
                await teclas(pilot, tecla)
                assert _limpio(pantalla(app))
                assert all(r.cell_length == 80 for r in app.screen._compositor.render_strips())
            while not isinstance(app.screen, PantallaRechazos):
                await teclas(pilot, "escape")
        assert app.is_running


async def test_its_digit_opens_it_from_the_queue(base_rechazada: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_rechazada))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "7")
        await calma(pilot)
        assert isinstance(app.screen, PantallaRechazos)
        await teclas(pilot, "escape")
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("de", PANTALLAS)
def test_keys_help_and_footer_agree(de: type[Pantalla]) -> None:
    teclas_ = [x for c in (*de.COMANDOS, *MOVERSE) for x in c.teclas]
    assert len(teclas_) == len(set(teclas_))
    assert all(hasattr(de, f"action_{c.accion()}") for c in de.COMANDOS)
    lineas = [
        "".join(x for x, _ in r)
        for r in renglones_de_ayuda(de, leer_ruta(texto_de_ruta("conalep")))
    ]
    assert all(renglon_de_ayuda(lineas, c) for c in de.COMANDOS)
    assert [r for r in lineas if len(r) > 80] == []
    pie = [c for c in de.COMANDOS if c.en_pie]
    assert 1 <= len(pie) <= 6
    assert sum(len(nombre_de_tecla(c.teclas[0])) + len(c.texto()) + 3 for c in pie) <= 80


def test_every_command_has_words_and_no_words_are_left_over() -> None:
    assert sorted(c.id for c in PROPIOS) == sorted(t.COMANDOS)
    assert all(c.texto() and c.ayuda().endswith(".") for c in PROPIOS)


async def test_nothing_in_english_hangs_on_any_key(base_rechazada: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    dichos = (t, pantallas, pantallas_dialogo, pantallas_importado, pantallas_saltos)
    propias = {texto for f in dichos for texto, _ in f.COMANDOS.values()} | {pantallas.ENTRADA}
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for cuales in (["r"], ["down", "enter"], ["b"], ["escape", "enter"]):
            await teclas(pilot, *cuales)
            dichas = {a.binding.description for a in app.screen.active_bindings.values()}
            assert dichas <= propias


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["causas", "causa", "ticket"])
def test_screen(
    snap_compare: Callable[..., bool],
    base_rechazada: Path,
    abrir: Abrir,
    vista: str,
    tamano: tuple[int, int],
) -> None:
    async def preparar(pilot: Any) -> None:
        await (_abrir if vista == "causas" else _abrir_causa)(pilot)
        if vista == "causa":
            await teclas(pilot, "space", "space")
        elif vista == "ticket":
            await teclas(pilot, "enter")

    app = CerttuiApp(abrir(base_rechazada, "se.norte"))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)
