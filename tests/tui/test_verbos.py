"""The verbs of the road in the queue: on one or many, only on what is visible, and why not."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot

from certtui.cli.tabla import tabla
from certtui.process.camino import VERBOS as DEL_PROCESO
from certtui.process.camino import Resultado, recorrer
from certtui.process.consultas import FiltroCola, elegidos
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.texts import pantallas, pantallas_dialogo, pantallas_verbos
from certtui.texts.estados import etiqueta_corta
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.cola.verbos import VERBOS
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.saltos import SALTOS
from tests.process.camino import Camino
from tests.tui.vista import calma, cola_de, escribir, pantalla, renglones, teclas


def test_the_screen_has_a_command_for_every_verb_of_the_process_and_words_for_each() -> None:
    assert {v.accion() for v in VERBOS} == set(DEL_PROCESO) == set(pantallas_verbos.VERBOS)
    assert {c.id for c in Cola.COMANDOS} >= set(pantallas_verbos.COMANDOS)


def test_the_one_table_says_which_screen_makes_each_transition() -> None:
    de_la_cola = {t for pasos in DEL_PROCESO.values() for t in pasos}
    assert {r.transicion for r in tabla() if r.pantalla == "2 Cola"} == de_la_cola
    assert {r.transicion for r in tabla() if r.pantalla == "5 Firma"} == {"T08", "T09", "T10"}
    assert {r.transicion for r in tabla() if r.pantalla == "4 Nombres"} == {"T07e", "T07r", "T07v"}
    assert {f"{c.teclas[0]} {c.texto()}" for c in SALTOS} >= {"2 Cola", "5 Firma"}


@pytest.mark.norma("L05a", "L07b", "L08a", "L09", "L17c")
async def test_one_certificate_walks_from_draft_to_reviewed_name_by_keys(c: Camino) -> None:
    c.abrir(1)
    for usuario, tecla, datos, estado in (
        ("se.norte", "s", (), "solicitado"),
        ("estatal", "u", (), "autorizado"),
        ("se.norte", "f", (), "registrado"),
        ("se.norte", "c", (), "cargado"),
        ("se.norte", "n", (*"Acta", "enter", *"egresado", "enter"), "nombre_revisado"),
    ):
        app = CerttuiApp(c.como(usuario))
        async with app.run_test() as pilot:
            await calma(pilot)
            await teclas(pilot, tecla)
            assert re.search(r"1 trámite de .*plantel 901", pantalla(app))
            await teclas(pilot, *(datos or ("s",)))
            assert c.de(1).estado == estado
            assert "1 hecho." in pantalla(app)
            etiqueta = app.oficina.ruta.estados[estado].etiqueta
            assert etiqueta_corta(estado, etiqueta) in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L07c", "L07b")
async def test_a_verb_of_another_role_or_state_stays_and_says_why_by_rule(c: Camino) -> None:
    c.abrir(1)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "u")
        assert "«Autorizar» corresponde a Servicios Escolares estatal. Regla L07c." in pantalla(app)
        await teclas(pilot, "f")
        assert "«Folio» se hace desde Autorizado" in pantalla(app)
        assert "Regla L08a." in pantalla(app)
        assert len(app.screen_stack) == 1
        assert "s Solicitar" in renglones(app)[-1]
    assert c.de(1).estado == "borrador"


@pytest.mark.norma("L06")
async def test_one_that_the_norm_stops_says_the_rule_before_asking_anything(c: Camino) -> None:
    c.abrir(1)
    c.cambiar_alumno(1, renapo_estatus=None)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "s")
        assert "L06b" in pantalla(app)
        assert len(app.screen_stack) == 1


async def test_the_safe_answer_does_nothing(c: Camino) -> None:
    c.solicitar(1)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        for tecla in ("enter", "n", "escape"):
            await teclas(pilot, "u")
            assert isinstance(app.screen, Confirmacion)
            assert "Matrícula" in pantalla(app)
            await teclas(pilot, tecla)
            assert isinstance(app.screen, Cola)
        await teclas(pilot, "d", "escape")
    assert c.de(1).estado == "solicitado"


@pytest.mark.norma("T03")
async def test_a_return_asks_for_its_reason_and_keeps_it(c: Camino) -> None:
    c.solicitar(1)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "d", "enter")
        assert isinstance(app.screen, Pregunta)
        assert pantallas_dialogo.falta_campo(pantallas_verbos.MOTIVO) in pantalla(app)
        await teclas(pilot, *"falta", "enter")
    assert (c.de(1).estado, c.de(1).motivo) == ("devuelto", "falta")


async def test_filter_then_mark_all_acts_only_on_what_is_visible(c: Camino) -> None:
    for n in (1, 2, 3, 4, 21):
        c.solicitar(n)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "a")
        assert "5 marcados" in pantalla(app)
        await pilot.press("slash")
        await escribir(pilot, "plantel:901 grupo:601")
        assert pantallas_verbos.MARCAS_QUITADAS in pantalla(app)
        assert not cola_de(pilot).lista.marcas
        await teclas(pilot, "a")
        assert "2 marcados · fila 1 · 2 de 5" in pantalla(app)
        assert sum(r[1:2] == "*" for r in renglones(app)[4:21]) == 2
        await teclas(pilot, "u")
        assert "Autorizar 2 trámites del plantel 901" in pantalla(app)
        await teclas(pilot, "s")
        assert "Autorizar: 2 hechos." in pantalla(app)
        assert not cola_de(pilot).lista.marcas
    assert [c.de(n).estado for n in (1, 2, 3, 4, 21)] == [
        "autorizado", "solicitado", "autorizado", "solicitado", "solicitado",
    ]  # fmt: skip


async def test_marks_survive_scrolling_and_esc_takes_them_before_the_filter(c: Camino) -> None:
    for n in range(1, 6):
        c.abrir(n)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "space", "space", "end", "home")
        assert "2 marcados" in pantalla(app)
        await teclas(pilot, "home", "space")
        assert "1 marcado" in pantalla(app)
        await teclas(pilot, "a", "a")
        assert "marcado" not in pantalla(app)
        await pilot.press("slash")
        await escribir(pilot, "grupo:601")
        await teclas(pilot, "a", "escape")
        assert not cola_de(pilot).lista.marcas
        assert cola_de(pilot).filtro == FiltroCola(grupo="601")


@pytest.mark.norma("E04")
async def test_a_verb_that_is_not_possible_goes_by_its_own_name_and_one_by_one(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.abrir(2)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "estado:borrador")
        await teclas(pilot, "b")
        dicho = " ".join(pantalla(app).split())
        assert (
            "«Pedir baja» se hace desde Registrado, Cargado, Nombre revisado, En firma o Firmado; "
            "lo elegido no está ahí." in dicho
        )
        await pilot.press("slash")
        await escribir(pilot, "estado:cargado")
        await teclas(pilot, "b")
        assert "Pasa a «Baja solicitada»." in pantalla(app)


async def test_the_mark_of_what_is_no_longer_shown_goes_and_that_is_said(c: Camino) -> None:
    for n in (1, 2, 3):
        c.solicitar(n)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "estado:solicitado")
        await teclas(pilot, "a")
        assert "3 marcados" in pantalla(app)
        c.mover("estatal2", "T02", 1)
        await teclas(pilot, "r")
        assert cola_de(pilot).lista.marcas == {c.de(2).id, c.de(3).id}
        assert "2 marcados · fila 1 · 2 de 3" in pantalla(app)
        assert pantallas_verbos.marcas_idas(1) in pantalla(app)
        for n in (2, 3):
            c.mover("estatal2", "T02", n)
        await teclas(pilot, "down")
        assert pantallas_verbos.marcas_idas(2) in pantalla(app)
        assert "marcados" not in renglones(app)[1]
        await teclas(pilot, "u")
        assert pantallas.NO_HAY_RENGLON in pantalla(app)


async def test_a_batch_says_what_is_left_lists_only_what_failed_and_keeps_it_marked(
    c: Camino,
) -> None:
    for n in (1, 2, 3):
        c.abrir(n)
    c.solicitar(4)
    c.cambiar_alumno(2, renapo_estatus=None)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "a", "s")
        assert "Solicitar 3 trámites del plantel 901" in pantalla(app)
        assert "se deja 1 que no está en Borrador o Devuelto" in pantalla(app)
        await teclas(pilot, "s")
        assert isinstance(app.screen, Tanda)
        assert "2 hechos, 1 rehusado" in pantalla(app)
        filas = [r for r in renglones(app)[4:21] if r.strip()]
        assert len(filas) == 1
        assert c.alumno(2).matricula in filas[0]
        assert "L06b" in filas[0]
        await teclas(pilot, "enter")
        assert "Solicitar: 2 hechos, 1 rehusado." in pantalla(app)
        assert cola_de(pilot).lista.marcas == {c.de(2).id}
    assert [c.de(n).estado for n in (1, 2, 3)] == ["solicitado", "borrador", "solicitado"]
    c.cuadra()


@pytest.mark.norma("L17b")
async def test_doubtful_names_are_counted_and_left(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "cargado")
    c.cambiar_alumno(2, nombre="MA. GUADALUPE")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "a", "n", *"Acta", "enter", *"egresado", "enter")
        assert "1 hecho, 1 dejado para revisar" in pantalla(app)
        assert "trae una abreviatura" in pantalla(app)
    assert [c.de(n).estado for n in (1, 2)] == ["nombre_revisado", "cargado"]


@pytest.mark.norma("L17d")
async def test_the_form_of_the_name_refuses_a_word_that_the_rule_does_not_know(c: Camino) -> None:
    c.hasta(1, "cargado")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "n", *"Acta", "enter", *"vecino", "enter")
        assert "Regla L17d." in pantalla(app)
        assert isinstance(app.screen, Pregunta)
    assert c.de(1).estado == "cargado"


async def test_what_another_session_changed_since_it_was_chosen_is_refused_and_told(
    c: Camino,
) -> None:
    c.solicitar(1)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "u")
        c.mover("estatal2", "T03", 1, {"motivo": "Falta la foto"})
        await teclas(pilot, "s")
        assert "1 rehusado" in pantalla(app)
        assert "cambió mientras usted lo veía" in pantalla(app)
    assert c.de(1).estado == "devuelto"


def test_cancelling_keeps_what_was_done_and_starts_no_other(c: Camino) -> None:
    for n in (1, 2, 3):
        c.solicitar(n)
    oficina = c.como("estatal")
    hechos: list[Resultado] = []
    todos = elegidos(oficina, FiltroCola())
    hechos.extend(recorrer(oficina, "autorizar", todos, {}, cancelado=lambda: len(hechos) > 1))
    assert [type(r) for r in hechos] == [Paso, Paso]
    assert [c.de(n).estado for n in (1, 2, 3)] == ["autorizado", "autorizado", "solicitado"]


def _encargo(paso: threading.Event, total: int = 3) -> Encargo:
    def correr(_oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
        for n in range(total):
            if cancelado():
                return
            yield (
                Fallido("x", NoEncontrado(que="trámite", valor=n)) if n else Paso(1, "T02", "", "")
            )
            paso.wait(10)

    return Encargo("Autorizar 3 trámites del plantel 901", total, correr)


async def test_a_running_batch_cannot_be_closed_only_cancelled_and_tells_what_was_not_tried(
    c: Camino,
) -> None:
    paso, cosechas = threading.Event(), list[Cosecha]()
    app: CerttuiApp = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Tanda(app.oficina, _encargo(paso), cosechas.append))
        await pilot.pause(0.1)
        await pilot.press("enter")
        await pilot.pause()
        assert pantallas_dialogo.TODAVIA_NO_TERMINA in pantalla(app)
        assert "1 de 3" in pantalla(app)
        await pilot.press("escape")
        await pilot.pause()
        assert pantallas_dialogo.CANCELANDO in pantalla(app)
        paso.set()
        await calma(pilot)
        assert "1 hecho, 2 sin intentar" in pantalla(app)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Cola)
    assert [x.cuentas["hecho"] for x in cosechas] == [1]


async def test_an_error_that_nobody_expected_is_an_incident_and_the_program_goes_on(
    c: Camino,
) -> None:
    def correr(_oficina: Oficina, _cancelado: Callable[[], bool]) -> Iterator[Resultado]:
        yield Paso(1, "T02", "", "")
        raise ZeroDivisionError("dato personal")

    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Tanda(app.oficina, Encargo("Autorizar", 2, correr), lambda _: None))
        await calma(pilot)
        assert "Error inesperado: incidente " in pantalla(app)
        assert "dato personal" not in pantalla(app)
        assert "1 hecho, 1 sin intentar" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, Cola)


@pytest.mark.parametrize(
    ("segundos", "texto"), [(5, "5 s"), (65, "1 min 5 s"), (3 * 3600 + 120, "3 h 2 min")]
)
def test_remaining_time_is_said_in_few_words(segundos: int, texto: str) -> None:
    assert pantallas_dialogo.duracion(segundos) == texto
    avance = pantallas_dialogo.avance(10, 37, 2.5, segundos)
    assert avance == f"10 de 37 · 2.5 por segundo · faltan {texto}"


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["marcas", "confirmar", "pregunta", "fallidos"])
def test_screen(
    snap_compare: Callable[..., bool], c: Camino, vista: str, tamano: tuple[int, int]
) -> None:
    for n in (1, 2, 3):
        c.abrir(n)
    c.solicitar(4)
    c.cambiar_alumno(2, renapo_estatus=None)

    async def preparar(pilot: Pilot[None]) -> None:
        await calma(pilot)
        if vista == "pregunta":
            await teclas(pilot, "end", "d", *"falta")
            return
        await teclas(pilot, "a")
        if vista != "marcas":
            await teclas(pilot, "s")
        if vista == "fallidos":
            await teclas(pilot, "s")

    usuario = "estatal" if vista == "pregunta" else "se.norte"
    assert snap_compare(CerttuiApp(c.como(usuario)), terminal_size=tamano, run_before=preparar)


@pytest.mark.norma("L18", "L15d")
async def test_an_error_seen_before_sending_asks_for_the_baja_with_its_ticket(c: Camino) -> None:
    t = c.hasta(1, "registrado")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "b")
        assert "Pedir la baja de 1 trámite" in pantalla(app)
        await teclas(pilot, *"grupo", "enter")
        assert "1 hecho." in pantalla(app)
        assert "! Baja pedida" in pantalla(app)
    assert c.de(1).estado == "baja_solicitada"
    texto = c.oficina.base.valor("SELECT texto FROM ticket WHERE tramite = ?", (t.id,))
    assert t.folio_texto in texto
    assert "Motivo: grupo" in texto
    c.cuadra()


@pytest.mark.norma("E08", "L05a")
async def test_to_withdraw_asks_for_a_typed_word_and_only_before_the_folio(c: Camino) -> None:
    c.solicitar(1)
    c.hasta(2, "registrado")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "x", *"cambia de escuela".replace(" ", "_"), "enter", *"si", "enter")
        assert "Escriba DESISTIR, con mayúsculas" in pantalla(app)
        assert c.de(1).estado == "solicitado"
        await teclas(pilot, "backspace", "backspace", *"DESISTIR", "enter")
        assert "1 hecho." in pantalla(app)
        assert c.de(1).estado == "baja"
        await teclas(pilot, "down", "x")
        assert "«Desistir» se hace desde Borrador" in pantalla(app)
    assert c.de(2).estado == "registrado"
    (dato,) = c.oficina.base.filas("SELECT datos FROM evento_dato ORDER BY seq DESC LIMIT 1")
    assert "DESISTIR" not in dato["datos"]
    c.cuadra()
