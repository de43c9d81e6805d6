"""The screens of names, driven by their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.process import bajas, tramite
from certtui.texts import pantallas_nombres as t
from certtui.tui.app import CerttuiApp
from certtui.tui.nombres.diferencia import con_diferencia
from certtui.tui.nombres.nombre import PantallaNombre, palabra_en, siguiente_acento
from certtui.tui.nombres.nombres import Nombres
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.puerta import Trato
from certtui.tui.terminal import Arranque
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]


async def _abrir(pilot: Any) -> None:
    await calma(pilot)
    await teclas(pilot, "4")
    assert isinstance(pilot.app.screen, Nombres)


@pytest.fixture
def cargados(c: Camino) -> Camino:
    """Three loaded names of the north: the second with a possible accent."""
    for n in (1, 2, 3):
        c.hasta(n, "cargado")
        c.cambiar_alumno(n, nombre="ULISES", primer_apellido="LAGUNEVA", segundo_apellido="ROBLE")
    c.cambiar_alumno(2, nombre="MARIA DE LA LUZ")
    return c


async def test_it_opens_empty_and_says_what_will_appear(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.SIN_NOMBRES[0] in pantalla(app)
        await teclas(pilot, "enter", "o")
        assert "la lista está vacía" in pantalla(app)
        await teclas(pilot, "escape")
        assert not isinstance(app.screen, Nombres)


@pytest.mark.norma("L17a", "L17c")
async def test_a_terminal_without_accents_spells_them(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.cambiar_alumno(1, nombre="JULIÁN", primer_apellido="PEÑALUZ", segundo_apellido="GÜITRÓN")
    app = CerttuiApp(c.como("se.norte"), Arranque(trato=Trato(ascii=True)))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.SIN_ACENTOS in pantalla(app)
        assert "JULIA'N PEN~ALUZ GU\"ITRO'N" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaNombre)
        assert "JULIA'N" in pantalla(app)
        assert t.se_escribe("Julia'n Pen~aluz Gu\"itro'n") in pantalla(app)


@pytest.mark.norma("L17b", "L17c")
async def test_the_doubtful_first_with_the_three_sources_in_sight(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        lineas = renglones(app)
        assert "3 nombres · 1 dudoso" in lineas[1]
        assert lineas[3].startswith("> ? 239010002-2 MARIA DE LA LUZ LAGUNEVA ROBLE")
        assert "Maria de la Luz Laguneva" in lineas[3]
        assert "Acta       MARIA DE LA LUZ" in pantalla(app)
        assert "RENAPO     sin respuesta" in pantalla(app)
        assert "quizá lleve acento · ¿Maria o María?" in pantalla(app)
        await teclas(pilot, "v")
        assert "1 nombre · 1 dudoso" in renglones(app)[1]


@pytest.mark.norma("L17b", "L17c", "L17d")
async def test_one_name_is_written_with_the_keys_and_confirmed(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaNombre)
        nombre = app.screen.query_one("#nombre", Entrada)
        nombre.cursor_position = 5
        await teclas(pilot, "ctrl+y")
        assert nombre.value == "María de la Luz"
        nombre.cursor_position = 7
        await teclas(pilot, "ctrl+n")
        assert nombre.value == "María De la Luz"
        await teclas(pilot, "ctrl+n", "end", "f8", "ctrl+t")
        assert nombre.value == "María de la Luzn"
        await teclas(pilot, "backspace", "enter", "enter", "enter")
        assert isinstance(app.screen, Pregunta)
        assert "«María de la Luz Laguneva Roble»" in pantalla(app)
        await teclas(pilot, "enter", "enter")
        assert isinstance(app.screen, Nombres)
        assert t.confirmados("María de la Luz Laguneva Roble") in pantalla(app)
        assert "2 nombres" in renglones(app)[1]
    assert cargados.de(2).nombre == "María de la Luz"
    assert cargados.alumno(2).nombre == "MARIA DE LA LUZ"
    cargados.cuadra()


@pytest.mark.norma("L17e")
async def test_a_correction_is_kept_and_leaving_asks_first(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter", "ctrl+g")
        assert t.NO_CAMBIO in pantalla(app)
        await teclas(pilot, "home", "right", "right", "right", "right", "ctrl+t", "escape")
        assert isinstance(app.screen, Confirmacion)
        await teclas(pilot, "n")
        assert isinstance(app.screen, PantallaNombre)
        await teclas(pilot, "ctrl+g", *"acta", "enter")
        assert isinstance(app.screen, Nombres)
        assert "> * 239010002-2" in pantalla(app)
    assert (cargados.de(2).nombre, cargados.de(2).estado) == ("María de la Luz", "cargado")


@pytest.mark.norma("L17c")
async def test_those_without_doubt_are_confirmed_together_and_the_rest_are_left(
    cargados: Camino,
) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "c")
        assert "Confirmar 2 nombres" in pantalla(app)
        assert "Se deja 1 dudoso." in pantalla(app)
        await teclas(pilot, "escape")
        assert [cargados.de(n).estado for n in (1, 2, 3)] == ["cargado"] * 3
        await teclas(pilot, "c", "enter", "enter")
        await calma(pilot)
        assert "Confirmar 2 nombres: 2 hechos." in pantalla(app)
    assert [cargados.de(n).estado for n in (1, 2, 3)] == [
        "nombre_revisado",
        "cargado",
        "nombre_revisado",
    ]


async def test_filter_then_mark_all_acts_only_on_what_is_visible(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "slash", *"estado:cargado", "enter")
        assert t.SIN_ESTADO in pantalla(app)
        await teclas(pilot, *["backspace"] * 14, *"0003", "enter")
        assert "1 nombre" in renglones(app)[1] or "0003" in renglones(app)[1]
        await teclas(pilot, "a", "c", "enter", "enter")
        await calma(pilot)
    assert [cargados.de(n).estado for n in (1, 2, 3)] == ["cargado", "cargado", "nombre_revisado"]


@pytest.mark.norma("V21", "L17c")
async def test_the_second_look_validates_and_sends_back_and_others_are_told_whose_it_is(
    c: Camino,
) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "2 nombres" in renglones(app)[1]
        await teclas(pilot, "c")
        assert "corresponde a Servicios Escolares del plantel. Regla L17c." in pantalla(app)
        await teclas(pilot, "o", "s")
        await calma(pilot)
        assert c.de(1).validado_estatal_por == "estatal"
        assert "> √ 239010001-1" in pantalla(app)
        await teclas(pilot, "down", "b", *"acento", "enter")
        await calma(pilot)
        assert (c.de(1).estado, c.de(2).estado) == ("nombre_revisado", "cargado")
        await teclas(pilot, "enter", "x")
        assert "corresponde a Servicios Escolares del plantel" in pantalla(app)
        assert app.screen.query_one("#nombre", Entrada).disabled
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Nombres)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "v", "v", "o")
        assert "corresponde a Servicios Escolares estatal. Regla V21." in pantalla(app)


async def _escribir(pilot: Any, campo: str, texto: str) -> None:
    pilot.app.screen.query_one(f"#{campo}", Entrada).value = texto
    await calma(pilot)


@pytest.mark.norma("L17a", "L17c")
@pytest.mark.parametrize(
    ("texto", "dicho"),
    [
        ("Ma. Guadalupe?", "! no lleva «?»: van letras, espacio, . - y ' (L17a)."),
        ("ÑuÑu" * 100, "! tiene 400 letras; se imprimen 80 (L17a)."),
        ("ULISES", "! va en mayúsculas y minúsculas (L17a)."),
        ("", "! no puede quedar vacío (L17c)."),
        ("Uliser", "? no es como en el acta"),
    ],
)
async def test_the_field_says_its_rule_while_it_is_written(
    cargados: Camino, texto: str, dicho: str
) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "down", "enter")
        campo = next(r for r in renglones(app) if r.startswith(" Nombre(s)"))
        assert campo.strip() == "Nombre(s)"
        await _escribir(pilot, "nombre", texto)
        campo = next(r for r in renglones(app) if r.startswith(" Nombre(s)"))
        assert campo.strip() == f"Nombre(s) {dicho}"


@pytest.mark.norma("L17a", "T07", "T07e")
async def test_what_breaks_a_rule_is_neither_kept_nor_confirmed(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter", "enter")
        await _escribir(pilot, "nombre", "María <x>")
        for tecla in ("ctrl+g", "enter", "enter", "enter"):
            await teclas(pilot, tecla)
            assert isinstance(app.screen, PantallaNombre)
        assert "Nombre(s): no lleva «< >»" in pantalla(app)
        assert app.focused is app.screen.query_one("#nombre", Entrada)
    assert (cargados.de(2).nombre, cargados.de(2).estado) == ("", "cargado")


@pytest.mark.norma("L17c", "V21")
async def test_a_name_unlike_the_acta_s_is_doubtful_until_who_saw_both_takes_it(
    cargados: Camino,
) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter")
        await _escribir(pilot, "nombre", "Mariana de la Luz")
        await teclas(pilot, "ctrl+g")
        dicho = "Nombre(s): se imprimirá «Mariana de la Luz»; el acta dice «MARIA DE LA LUZ»."
        assert dicho in pantalla(app)
        await teclas(pilot, *"acta", "enter")
        assert "3 nombres · 1 dudoso" in renglones(app)[1]
        assert "> ? 239010002-2" in pantalla(app)
        await teclas(pilot, "down", "up")
        assert "Nombre: no es como en el acta" in pantalla(app)
        await teclas(pilot, "space", "c")
        assert t.NINGUNO_SIN_DUDA in pantalla(app)
        await teclas(pilot, "escape", "home", "enter", *["enter"] * 3)
        assert dicho in pantalla(app)
        await teclas(pilot, "enter", "enter")
    assert cargados.de(2).nombre == "Mariana de la Luz"
    for n in (1, 3):
        cargados.nombrar(n)
    app = CerttuiApp(cargados.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "a", "o")
        assert "Validar la ortografía de 2 nombres" in pantalla(app)
        assert "Se deja 1 dudoso." in pantalla(app)
        await teclas(pilot, "s")
        await calma(pilot)
        validados = [bool(cargados.de(n).validado_estatal_por) for n in (1, 2, 3)]
        assert validados == [True, False, True]
        await teclas(pilot, "home", "down", "o")
        assert dicho in pantalla(app)
        await teclas(pilot, "s")
        await calma(pilot)
    assert cargados.de(2).validado_estatal_por == "estatal"


@pytest.mark.norma("L18", "L15c")
async def test_the_name_that_cosfac_refused_is_doubtful_and_its_answer_is_shown(c: Camino) -> None:
    mensaje = "El segundo apellido del alumno no coincide con la CURP"
    c.hasta(1, "enviado")
    c.rechazar(1, mensaje)
    bajas.pedir_baja(c.clerk(1), c.de(1))
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    c.solicitar(1)
    c.hasta_desde_solicitado(1, "cargado")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "1 nombre · 1 dudoso" in renglones(app)[1]
        texto = " ".join(pantalla(app).split())
        assert f"Segundo apellido: es el que COSFAC rechazó: «{mensaje}»" in texto
        await teclas(pilot, "c")
        assert t.NINGUNO_SIN_DUDA in pantalla(app)
        await teclas(pilot, "enter")
        texto = " ".join(pantalla(app).split())
        assert f"COSFAC rechazó el nombre anterior: «{mensaje}»." in texto
        assert "Segundo apellido ? es el que COSFAC rechazó" in pantalla(app)
        await teclas(pilot, "enter", "enter", "enter")
        assert t.ya_rechazado("Segundo apellido", mensaje) in " ".join(pantalla(app).split())
        await teclas(pilot, "enter", "enter")
        await calma(pilot)
    assert c.de(1).estado == "nombre_revisado"


@pytest.mark.norma("L17c", "L17d")
async def test_who_compared_it_and_who_stated_it_are_read_whole(c: Camino) -> None:
    c.hasta(1, "cargado")
    documento = "Acta de nacimiento 1234 del libro 2 del Registro Civil de Zacatecas (demostración)"
    n, p, s = (x.texto for x in tramite.proponer_nombre(c.oficina, c.alumno(1)))
    confirmado = tramite.NombreConfirmado(n, p, s, documento, "egresado")
    tramite.confirmar_nombre(c.clerk(1), c.de(1).id, confirmado)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "Manifestó  egresado · Validó: —" in pantalla(app)
        await teclas(pilot, "enter")
        assert f"se.norte, con {documento}" in " ".join(pantalla(app).split())


@pytest.mark.parametrize(
    ("texto", "contra", "sobran"),
    [
        ("MARIA DE LA LUZ", "María de la Luz", []),
        ("MA. LUZ", "María Luz", ["MA."]),
        ("ANA PEÑA SOL", "Ana Pena Sol", ["PEÑA"]),
        ("ANA", "", ["ANA"]),
        ("", "Ana", []),
    ],
)
def test_only_the_words_that_differ_stand_out(texto: str, contra: str, sobran: list[str]) -> None:
    trozos = con_diferencia(texto, contra)
    assert "".join(dicho for dicho, _ in trozos) == texto
    assert [dicho for dicho, estilo in trozos if estilo] == sobran


async def test_who_comes_late_is_told_and_sees_what_the_other_wrote(cargados: Camino) -> None:
    app = CerttuiApp(cargados.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter")
        cargados.nombrar(2)
        await teclas(pilot, "enter", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, PantallaNombre)
        assert t.YA_CAMBIO in pantalla(app)
        assert app.screen.query_one("#nombre", Entrada).disabled


@pytest.mark.parametrize(
    ("letra", "esperada"),
    [("a", "á"), ("á", "a"), ("U", "Ú"), ("Ú", "Ü"), ("ü", "u"), ("n", "ñ"), ("Ñ", "N"), ("x", "")],
)
def test_a_letter_takes_its_next_accent(letra: str, esperada: str) -> None:
    assert siguiente_acento(letra) == esperada


def test_the_word_of_the_cursor_is_found_at_its_edges() -> None:
    assert [palabra_en("De la Luz", n) for n in (0, 2, 3, 9)] == [(0, 2), (0, 2), (3, 5), (6, 9)]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lista", "uno"])
def test_screen(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        if vista == "uno":
            await teclas(pilot, "enter")

    app = CerttuiApp(abrir(base_llena, "se.norte"))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)
