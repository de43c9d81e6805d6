"""Dialogs: they repeat scope and count, return a value, and the safe answer is the easy one."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from certtui.domain.folio import RangoInvalido
from certtui.efirma.secreto import Secreto
from certtui.texts import pantallas
from certtui.texts import pantallas_dialogo as t
from certtui.texts.errores import explicar
from certtui.tui.comandos import Comando
from certtui.tui.piezas import dialogo
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Dialogo, Pregunta, PreguntaSecreta
from certtui.tui.piezas.entrada import Entrada
from tests.tui.vista import pantalla, renglones

COMANDOS = [
    c
    for c in vars(dialogo).values()
    if isinstance(c, type) and issubclass(c, Comando) and hasattr(c, "id")
]
TITULO = "Autorizar 37 trámites del plantel 064"


async def _preguntar(
    dialogo_: Dialogo[Any], *teclas: str, mirar: Callable[[Pilot[None]], None] | None = None
) -> list[Any]:
    respuestas: list[Any] = []
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(dialogo_, respuestas.append)
        await pilot.pause()
        await pilot.press(*teclas)
        await pilot.pause()
        if mirar:
            mirar(pilot)
    return respuestas


@pytest.mark.parametrize(
    ("tecla", "respuesta"),
    [("s", [True]), ("n", [False]), ("enter", [False]), ("escape", [False]), ("x", [])],
)
async def test_a_confirmation_says_yes_only_to_its_own_key(
    tecla: str, respuesta: list[bool]
) -> None:
    assert await _preguntar(Confirmacion(TITULO, "Quedan en Autorizado."), tecla) == respuesta


async def test_a_confirmation_repeats_scope_count_and_its_keys_at_the_foot() -> None:
    def mirar(pilot: Pilot[None]) -> None:
        lineas = renglones(pilot.app)
        assert lineas[-4].startswith(f" {TITULO}")
        assert lineas[-3].startswith(" Quedan en Autorizado.")
        assert "s Sí  n No" in lineas[-1]

    await _preguntar(Confirmacion(TITULO, "Quedan en Autorizado."), mirar=mirar)


async def test_an_irreversible_act_asks_for_its_word() -> None:
    def pedir() -> Confirmacion:
        return Confirmacion("Cancelar 1 certificado", "No se deshace.", "CANCELAR")

    assert await _preguntar(pedir(), *"cancelar", "enter") == [True]
    assert await _preguntar(pedir(), "enter") == []
    assert await _preguntar(pedir(), "s", "enter", "escape") == [False]

    def mirar(pilot: Pilot[None]) -> None:
        assert t.no_es_la_palabra("CANCELAR") in pantalla(pilot.app)
        assert t.escriba_la_palabra("CANCELAR") in pantalla(pilot.app)

    assert await _preguntar(pedir(), *"si", "enter", mirar=mirar) == []


def _pregunta() -> Pregunta:
    return Pregunta(
        "Devolver 2 trámites",
        [
            Campo("motivo", "Motivo", revisar=lambda v: "" if len(v) > 3 else "Regla M01: corto."),
            Campo("nota", "Nota", obligatorio=False),
        ],
    )


async def test_a_form_returns_its_values_and_esc_returns_nothing() -> None:
    teclas = (*"falta", "space", *"acta", "enter", *"x", "enter")
    assert await _preguntar(_pregunta(), *teclas) == [{"motivo": "falta acta", "nota": "x"}]
    assert await _preguntar(_pregunta(), *"falta", "escape") == [None]


async def test_a_form_says_the_rule_while_typing_and_keeps_an_empty_field_from_passing() -> None:
    def corto(pilot: Pilot[None]) -> None:
        assert "Regla M01: corto." in pantalla(pilot.app)

    assert await _preguntar(_pregunta(), "a", mirar=corto) == []

    def falta(pilot: Pilot[None]) -> None:
        assert t.falta_campo("Motivo") in pantalla(pilot.app)
        assert pilot.app.focused is pilot.app.screen.query_one("#motivo")

    assert await _preguntar(_pregunta(), "tab", "enter", mirar=falta) == []
    assert await _preguntar(_pregunta(), "tab", "up", *"bien", "enter", "enter") == [
        {"motivo": "bien", "nota": ""}
    ]


async def test_a_form_of_one_field_offers_no_other_and_intro_says_what_it_does() -> None:
    def una(pilot: Pilot[None]) -> None:
        assert renglones(pilot.app)[-1].split() == ["Intro", "Aceptar", "Esc", "Cancelar"]

    await _preguntar(Pregunta("Devolver 2 trámites", [Campo("motivo", "Motivo")]), mirar=una)

    def primero(pilot: Pilot[None]) -> None:
        assert "Intro Otro campo  Ctrl+G Aceptar" in renglones(pilot.app)[-1]

    def ultimo(pilot: Pilot[None]) -> None:
        assert "Intro Aceptar" in renglones(pilot.app)[-1]

    await _preguntar(_pregunta(), mirar=primero)
    await _preguntar(_pregunta(), "tab", mirar=ultimo)
    assert await _preguntar(_pregunta(), *"bien", "ctrl+g") == [{"motivo": "bien", "nota": ""}]


async def test_what_was_typed_in_several_fields_is_not_lost_at_the_first_esc() -> None:
    teclas = (*"falta", "tab", *"nota", "escape")

    def avisa(pilot: Pilot[None]) -> None:
        assert t.SE_PIERDE in pantalla(pilot.app)

    assert await _preguntar(_pregunta(), *teclas, mirar=avisa) == []
    assert await _preguntar(_pregunta(), *teclas, "escape") == [None]
    assert await _preguntar(_pregunta(), *teclas, "x", "escape") == []


async def test_a_refused_order_keeps_the_form_with_what_was_typed_and_says_it_whole() -> None:
    veces: list[str] = []

    def intentar(valores: dict[str, str]) -> None:
        veces.append(valores["motivo"])
        if len(veces) == 1:
            raise RangoInvalido(
                regla="L04", serie="CE", modelo=2018, desde=1, hasta=9, motivo="se traslapa"
            )

    pregunta = Pregunta("Asignar", [Campo("motivo", "Motivo")], intentar=intentar)

    def mirar(pilot: Pilot[None]) -> None:
        dicho = " ".join(pantalla(pilot.app).split())
        error = explicar(RangoInvalido(serie="CE", modelo=2018, desde=1, hasta=9, motivo="x"))
        assert error.remedio in dicho
        assert "(L04)" in dicho
        assert pilot.app.screen.query_one("#motivo", Entrada).value == "bien"

    assert await _preguntar(pregunta, *"bien", "enter", mirar=mirar) == []
    veces.clear()
    otra = Pregunta("Asignar", [Campo("motivo", "Motivo")], intentar=intentar)
    assert await _preguntar(otra, *"mal", "enter", "2", "enter") == [{"motivo": "mal2"}]
    assert veces == ["mal", "mal2"]


@pytest.mark.norma("L16b")
async def test_a_password_is_masked_leaves_as_a_secret_and_is_not_kept() -> None:
    clave = PreguntaSecreta("Firmar 37 certificados", "Contraseña")

    def mirar(pilot: Pilot[None]) -> None:
        assert "abc" not in pantalla(pilot.app)
        assert "•••" in pantalla(pilot.app)

    await _preguntar(clave, *"abc", mirar=mirar)
    respuestas: list[Secreto | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(PreguntaSecreta("Firmar", "Contraseña"), respuestas.append)
        await pilot.pause()
        campo = app.screen.query_one(Entrada)
        await pilot.press(*"añb", "enter")
        await pilot.pause()
        assert campo.value == ""
    assert respuestas == [Secreto("añb")]
    assert await _preguntar(PreguntaSecreta("Firmar", "Contraseña"), "enter", "escape") == [None]


def test_the_commands_of_the_dialogs_have_words_and_no_text_is_left_over() -> None:
    propias = {c.id for c in COMANDOS if c.id.startswith("dialogo.")}
    assert propias == {i for i in t.COMANDOS if i.startswith("dialogo.")}
    assert not propias & set(pantallas.COMANDOS)
