"""Rules: found, opened, and one key from the message that cites them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.domain.guardas.registro import GUARDAS
from certtui.domain.ruta import leer_ruta
from certtui.process import normativa
from certtui.process.normativa import Papel
from certtui.process.oficina import texto_de_ruta
from certtui.process.revision import REGLAS
from certtui.texts import pantallas_normativa as t
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.normativa.normativa import Normativa
from certtui.tui.normativa.regla import PantallaRegla
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.mensaje import PaginaDeMensaje
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

RUTA = leer_ruta(texto_de_ruta("conalep"))


def test_every_rule_of_a_guard_of_the_pre_flight_and_of_the_route_has_its_page() -> None:
    citadas = set(GUARDAS) | set(REGLAS)
    for paso in RUTA.transiciones.values():
        citadas |= {*paso.guardas, paso.regla, paso.regla_rol} - {""}
    assert citadas <= set(normativa.reglas())
    for clave in citadas:
        ficha = normativa.ficha(RUTA, clave)
        assert ficha is not None
        assert ficha.se_aplica, clave


def test_a_rule_knows_its_document_and_where_it_counts() -> None:
    ficha = normativa.ficha(RUTA, "V17")
    assert ficha is not None
    assert {(a.paso, a.papel) for a in ficha.pasos} >= {
        ("T08", Papel.GUARDA),
        ("T09", Papel.GUARDA),
    }
    assert ficha.norma is not None
    assert ficha.regla.texto
    criterio = normativa.ficha(RUTA, "L06c")
    assert criterio is not None
    assert criterio.es_criterio
    assert criterio.pasos
    assert normativa.ficha(RUTA, "NADA") is None


@pytest.mark.parametrize(
    ("mensaje", "citadas"),
    [
        ("No procede. Regla L06c.", ["L06c"]),
        ("V17: falta firma. L16a: venció.", ["V17", "L16a"]),
        ("COSFAC rechazó el folio CE18-0000001", []),
        ("(L07c)", ["L07c"]),
        ("V-d.egr: adeudo", ["V-d.egr"]),
    ],
)
def test_a_message_tells_the_rules_that_it_cites(mensaje: str, citadas: list[str]) -> None:
    assert normativa.reglas_citadas(mensaje) == citadas


async def test_search_by_id_step_and_words_and_open(base_vacia: Path, abrir: Abrir) -> None:
    oficina = abrir(base_vacia)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Normativa(oficina))
        await calma(pilot)
        for escrito, primera in (("l06c", "L06c"), ("v-d.egr", "V-d.egr"), ("t08 v17", "V17")):
            await teclas(pilot, "slash", *["backspace"] * 20)
            await teclas(pilot, *("space" if c == " " else c for c in escrito))
            await teclas(pilot, "enter")
            assert renglones(app)[3].strip("> ").startswith(primera)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaRegla)
        assert "T08" in pantalla(app)
        assert t.DOCUMENTO in pantalla(app)
        await teclas(pilot, "escape", "slash", *"zzzz", "enter")
        assert "Nada cumple el filtro." in pantalla(app)


async def test_one_key_from_a_refusal_to_its_rule(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena, "se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "R")
        assert t.SIN_REGLA in pantalla(app)
        await teclas(pilot, "u")
        assert "L07c" in pantalla(app)
        await teclas(pilot, "R")
        regla = app.screen
        assert isinstance(regla, PantallaRegla)
        assert regla.ficha.regla.id == "L07c"
        assert t.MENSAJE in pantalla(app)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Cola)


async def test_copying_shows_a_line_and_saves_a_page(
    base_vacia: Path, abrir: Abrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    copiados: list[str] = []
    monkeypatch.setattr(CerttuiApp, "copy_to_clipboard", lambda _s, texto: copiados.append(texto))
    oficina = abrir(base_vacia)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "y")
        assert t.NADA_QUE_COPIAR in pantalla(app)
        app.push_screen(Normativa(oficina))
        await teclas(pilot, "y")
        assert copiados[0].startswith("L00 · LIN-2021 · ")
        assert "L00 · LIN-2021" in renglones(app)[-3]
        await teclas(pilot, "enter", "y")
        assert copiados[1].splitlines()[0] == " L00 · Qué pide"
        [archivo] = oficina.base.ruta.with_suffix(".salida").rglob("copia_*.txt")
        assert archivo.read_text("utf-8") == f"{copiados[1]}\n"
        assert archivo.stat().st_mode & 0o777 == 0o600


Comparar = Callable[..., bool]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lista", "regla"])
def test_rules(
    snap_compare: Comparar, base_vacia: Path, abrir: Abrir, tamano: tuple[int, int], vista: str
) -> None:
    oficina = abrir(base_vacia)

    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        pilot.app.push_screen(Normativa(oficina))
        await calma(pilot)
        await teclas(pilot, "slash", *"v17", "enter")
        if vista == "regla":
            await teclas(pilot, "enter")

    assert snap_compare(CerttuiApp(oficina), terminal_size=tamano, run_before=preparar)


@pytest.mark.parametrize("ancho", [60, 80])
async def test_a_message_that_does_not_fit_says_so_and_a_key_shows_it_whole(
    base_vacia: Path, abrir: Abrir, ancho: int
) -> None:
    largo = " ".join(f"palabra{n}" for n in range(60))
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test(size=(ancho, 24)) as pilot:
        await calma(pilot)
        assert isinstance(app.screen, Pantalla)
        app.screen.avisar(largo)
        await calma(pilot)
        assert renglones(app)[-2].rstrip().endswith("… (R: entero)")
        assert all(len(r) == ancho for r in renglones(app))
        await teclas(pilot, "R")
        assert isinstance(app.screen, PaginaDeMensaje)
        assert " ".join(app.screen.query_one(Hoja).texto.split()) == largo
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Pantalla)
        app.screen.avisar("Corto.")
        await teclas(pilot, "R")
        assert t.SIN_REGLA in pantalla(app)
        app.screen.avisar(f"{largo} Regla L06c.")
        await teclas(pilot, "R")
        assert isinstance(app.screen, PantallaRegla)
        assert "palabra59 Regla L06c." in " ".join(app.screen.query_one(Hoja).texto.split())
