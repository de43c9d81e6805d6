"""The eligibility screens, driven by their keys."""

import csv
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from certtui.domain.alumno import Calificacion, EstatusRenapo
from certtui.domain.elegibilidad import CRITERIOS, huella_renapo
from certtui.domain.hallazgo import Veredicto
from certtui.domain.ruta import leer_ruta
from certtui.process import consultas_elegibilidad as ce
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import texto_de_ruta
from certtui.store import alumnos
from certtui.texts import pantallas, pantallas_importado, pantallas_saltos
from certtui.texts import pantallas_elegibilidad as t
from certtui.texts.hallazgos import PROPIAS
from certtui.texts.teclas import nombre_de_tecla
from certtui.tui.app import CerttuiApp
from certtui.tui.ayuda import renglones_de_ayuda
from certtui.tui.comandos import MOVERSE, Comando
from certtui.tui.elegibilidad import comandos as comandos_elegibilidad
from certtui.tui.elegibilidad.detalle_elegibilidad import DetalleElegibilidad
from certtui.tui.elegibilidad.elegibilidad import PantallaElegibilidad
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.entrada import Entrada
from tests.tui.armar import INICIO, Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, pantalla, renglon_de_ayuda, renglones, teclas

APTA, SIN_CONFRONTA = "229010001-1", "229010002-2"
PANTALLAS: list[type[Pantalla]] = [PantallaElegibilidad, DetalleElegibilidad]
PROPIOS = [
    c
    for c in vars(comandos_elegibilidad).values()
    if isinstance(c, type)
    and issubclass(c, Comando)
    and c.__dict__.get("id", "").startswith("elegibilidad.")
]


@pytest.fixture
def base_varia(tmp_path: Path) -> Path:
    """Seven students: one fit but for the folio, the others each with something of their own."""
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(
        oficina,
        [
            Persona("Ana", "Brumalba", "Laguneva", "registrado"),
            Persona("Íñigo", "Peñarroble", "Güitrón", "registrado"),
            *(Persona(f"Zoé {n}", "Ñandúar", "Umbralina", "borrador") for n in "ABCD"),
            Persona("Ulises", "Del Sur", "Laguneva", "borrador", plantel="902"),
        ],
    )
    base = oficina.base
    with base.tx():
        for clave, curp in ((1, "BALA060315MZSRGN05"), (2, "PEGI060315HZSXTX08")):
            alumno = alumnos.leer_alumno(base, clave)
            assert alumno is not None
            alumno = replace(
                alumno,
                curp=_con_verificador(curp),
                fecha_secundaria=INICIO.date().replace(year=2023),
                fecha_inicio=INICIO.date().replace(year=2023, month=8),
                institucion_medica="IMSS",
                correo_institucional="ana@zac.conalep.edu.mx",
                datos_validados_por="se.norte",
                datos_validados_en=INICIO,
            )
            if clave == 1:
                alumno = replace(
                    alumno,
                    renapo_estatus=EstatusRenapo.COINCIDE,
                    renapo_en=INICIO,
                    renapo_huella=huella_renapo(alumno),
                )
            alumnos.guardar_alumno(base, alumno)
            alumnos.guardar_kardex(base, clave, [Calificacion("MOD1", "9.5", "2024-1")])
    oficina.base.cerrar()
    return ruta


def _con_verificador(curp: str) -> str:
    from certtui.domain.curp import Curp
    from certtui.domain.valor import ValorInvalido

    for digito in "0123456789":
        try:
            return Curp.parse(curp[:17] + digito).valor
        except ValorInvalido:
            continue
    raise AssertionError(curp)


def _elegibilidad(pilot: Any) -> PantallaElegibilidad:
    return next(s for s in pilot.app.screen_stack if isinstance(s, PantallaElegibilidad))


async def _abrir(pilot: Any) -> PantallaElegibilidad:
    await calma(pilot)
    await pilot.app.push_screen(PantallaElegibilidad(pilot.app.oficina))
    for _ in range(3):
        await calma(pilot)
    return _elegibilidad(pilot)


async def _escribir(pilot: Any, texto: str) -> None:
    await teclas(pilot, "slash")
    _elegibilidad(pilot).query_one(Entrada).value = texto
    await teclas(pilot, "enter")
    await calma(pilot)


async def test_it_opens_empty_and_says_why(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.VACIA[0] in pantalla(app)
        await teclas(pilot, "enter")
        assert t.NO_HAY_RENGLON in pantalla(app)
        for tecla in "cxv":
            await teclas(pilot, tecla)
            assert t.NO_HAY_MATRICULAS in pantalla(app)


@pytest.mark.norma("L06", "L06z")
async def test_the_matrix_has_one_sign_per_criterion_and_reads_without_colour(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        lineas = renglones(app)
        assert all(len(linea) == 80 for linea in lineas)
        assert "a b c d e f g h $ B Resultado" in lineas[3]
        apta = next(r for r in lineas if APTA in r)
        assert re.search(r"901 ✓ ✓ ✓ ✓ · ✓ ✓ ✓ ✓ ✓ Elegible", apta)
        otra = next(r for r in lineas if SIN_CONFRONTA in r)
        assert re.search(r"901 ✓ ✗ ✓ ✓ · ✓ ✓ ✓ ✓ ✓ 1 falla", otra)
        assert "✓ 1 elegible   ✗ 6 con falla" in lineas[2]
        assert "fila 1 · 7 matrículas" in lineas[1]


async def test_the_page_in_sight_is_judged_before_everybody_else(
    base_llena: Path, abrir: Abrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certtui.tui.elegibilidad.elegibilidad.SE_REVISAN_SOLAS", 0)
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        vista = await _abrir(pilot)
        assert 64 <= len(vista.revision.fichas) <= 128
        assert t.sin_revisar(150) in pantalla(app)
        assert all({"✓", "✗"} & set(r) for r in renglones(app)[4:20])
        await teclas(pilot, "G")
        await calma(pilot)
        assert all({"✓", "✗"} & set(r) for r in renglones(app)[4:20])
        assert len(vista.revision.fichas) < 150 + 1


@pytest.mark.norma("L06b")
async def test_by_cause_counts_explains_and_opens_only_those(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        vista = await _abrir(pilot)
        await teclas(pilot, "c")
        lineas = renglones(app)
        assert re.search(r" 2 ✗ L06b +sin confronta con RENAPO", pantalla(app))
        assert re.search(r" 5 ✗ L06c +módulos sin calificación", pantalla(app))
        cuentas = [int(m[1]) for r in lineas if (m := re.match(r"[> ] +(\d+) ✗", r))]
        assert cuentas == sorted(cuentas, reverse=True)
        await _a_la_causa(pilot, "sin confronta")
        assert "certtui: Elegibilidad → Confronta RENAPO" in pantalla(app)
        await teclas(pilot, "enter")
        assert "Causa: sin confronta con RENAPO" in pantalla(app)
        vistos = [r for r in renglones(app)[4:21] if r.strip()]
        assert [r[2:13] for r in vistos] == [SIN_CONFRONTA, "229020007-7"]
        assert "2 de 7" in pantalla(app)
        await teclas(pilot, "escape")
        assert vista.en_causas
        await teclas(pilot, "escape", "escape")
        assert not isinstance(app.screen, PantallaElegibilidad)


@pytest.mark.norma("L06")
async def test_the_causes_that_are_open_while_everybody_is_judged_grow_with_what_is_found(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        vista = await _abrir(pilot)
        vista.releer()
        vista.action_causas()
        assert not vista.causas.total
        assert vista.causas.vacio == t.BUSCANDO_CAUSAS
        await calma(pilot)
        assert vista.en_causas
        assert vista.revision.completa
        assert vista.causas.total == len(vista.revision.causas()) > 0
        assert re.search(r" 5 ✗ L06c +módulos sin calificación", pantalla(app))
        assert t.conteo_de_causas(len(vista.revision.causas())) in pantalla(app)


async def _a_la_causa(pilot: Any, palabras: str) -> None:
    await teclas(pilot, "g")
    for _ in range(20):
        actual = next(r for r in renglones(pilot.app) if r.startswith(">"))
        if palabras in actual:
            return
        await teclas(pilot, "down")
    raise AssertionError(palabras)


@pytest.mark.norma("L06b")
async def test_the_detail_tells_value_rule_remedy_place_and_who(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "down", "enter")
        assert isinstance(app.screen, DetalleElegibilidad)
        texto = pantalla(app)
        actual = next(r for r in renglones(app) if r.startswith(">"))
        assert re.search(r"> ✗ Falla +L06b +CURP confrontada con RENAPO", actual)
        assert re.search(r"Qué pasa +La CURP PEGI060315H\w+ no se ha confrontado", texto)
        assert re.search(r"Se vio +PEGI060315H", texto)
        assert "L06b (LIN-2021, numeral 6 b): La CURP está confrontada" in texto
        assert re.search(r"Qué hacer +Exporte la consulta", texto)
        assert re.search(r"Dónde +certtui: Elegibilidad", texto)
        assert re.search(r"Quién +Servicios Escolares, en certtui", texto)
        await teclas(pilot, "g")
        assert re.search(r"> ✓ Cumple +L06a", pantalla(app))
        assert "Dónde" not in pantalla(app)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, PantallaElegibilidad)


@pytest.mark.norma("L06b")
async def test_the_detail_judges_again_when_something_changed(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    otra = abrir(base_varia)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter")
        assert "Elegible" in pantalla(app)
        with otra.base.tx():
            otra.base.escribir("UPDATE alumno SET nombre = 'Anna' WHERE id = 1")
        await teclas(pilot, "r")
        assert "1 falla" in pantalla(app)
        await teclas(pilot, "g", "down")
        assert "después de hacerla" in pantalla(app)


@pytest.mark.norma("L18")
async def test_corrections_of_what_is_in_sight_are_left_in_the_outbox(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await _escribir(pilot, "plantel:902")
        await teclas(pilot, "x")
        await calma(pilot)
        carpeta = base_varia.with_suffix(".salida") / "estatal"
        (archivo,) = carpeta.iterdir()
        assert stat.S_IMODE(archivo.stat().st_mode) == 0o600
        assert stat.S_IMODE(carpeta.stat().st_mode) == 0o700
        filas = list(csv.DictReader(archivo.read_text("utf-8-sig").splitlines()))
        assert {f["matricula"] for f in filas} == {"229020007-7"}
        assert {f["campo"] for f in filas} >= {"fecha_secundaria", "correo_institucional"}
        assert archivo.name in "".join(pantalla(app).split())
        assert f"Guardado: {len(filas)} datos por corregir de 1 matrícula" in pantalla(app)
        assert app.oficina.base.valor(
            "SELECT count(*) FROM evento WHERE transicion = 'salida' AND actor = 'estatal'"
        )


@pytest.mark.norma("L18")
async def test_corrections_of_a_cause_hold_only_that_cause(base_varia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "c")
        await _a_la_causa(pilot, "sin correo")
        await teclas(pilot, "x")
        await calma(pilot)
        (archivo,) = (base_varia.with_suffix(".salida") / "estatal").iterdir()
        filas = list(csv.DictReader(archivo.read_text("utf-8-sig").splitlines()))
        assert len(filas) == 5
        assert {f["campo"] for f in filas} == {"correo_institucional"}
        await _a_la_causa(pilot, "sin confronta")
        await teclas(pilot, "x")
        assert "No hay nada que corregir en el SAE en lo que se ve" in pantalla(app)


@pytest.mark.norma("L06b")
async def test_the_query_to_renapo_holds_the_curps_without_a_valid_confronta(
    base_varia: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_varia, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "v")
        await calma(pilot)
        (archivo,) = (base_varia.with_suffix(".salida") / "se.norte").iterdir()
        lineas = archivo.read_text("utf-8-sig").split()
        assert lineas[0] == "curp"
        assert len(lineas) == 2
        assert lineas[1].startswith("PEGI060315H")
        assert "Guardado: 1 CURP por confrontar" in pantalla(app)
        await _escribir(pilot, "brumalba")
        await teclas(pilot, "v")
        await calma(pilot)
        assert "No hay CURP que confrontar" in pantalla(app)


async def test_a_refused_file_says_why_and_the_screen_goes_on(
    base_varia: Path, abrir: Abrir
) -> None:
    base_varia.with_suffix(".salida").write_bytes(b"")
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "x")
        await calma(pilot)
        assert "Guardado" not in pantalla(app)
        assert app.is_running
        await teclas(pilot, "enter")
        assert isinstance(app.screen, DetalleElegibilidad)


async def test_a_plantel_sees_only_its_own(base_varia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_varia, "se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "6 matrículas" in pantalla(app)
        assert "Plt" not in pantalla(app)
        await _escribir(pilot, "plantel:902")
        assert "Su cuenta solo ve el plantel 901." in pantalla(app)
        await _escribir(pilot, "estado:firmado")
        assert "Aquí se filtra por plantel, plan, grupo o texto" in pantalla(app)
        await teclas(pilot, "escape")
        with pytest.raises(NoEncontrado):
            ce.dictamen_de(app.oficina, 7)


async def test_a_filter_changes_the_causes_too(base_varia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await _escribir(pilot, "zoe")
        await teclas(pilot, "c")
        await calma(pilot)
        assert re.search(r" 4 ✗ L06c +módulos sin calificación", pantalla(app))
        assert "sin confronta con" not in pantalla(app)
        await teclas(pilot, "escape", "escape")
        assert t.TODAS in pantalla(app)


async def test_hostile_values_are_shown_harmless(tmp_path: Path, abrir: Abrir) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, [Persona(a, a, a, "borrador", grupo=a) for a in ATAQUES])
    with oficina.base.tx():
        for n, ataque in enumerate(ATAQUES, start=1):
            alumno = alumnos.leer_alumno(oficina.base, n)
            assert alumno is not None
            alumnos.guardar_alumno(
                oficina.base,
                replace(alumno, curp=ataque, crip=ataque, correo_institucional=ataque, plan=ataque),
            )
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for _ in ATAQUES[::3]:
            assert _limpio(pantalla(app))
            await teclas(pilot, "enter")
            for cuantas in (1, 1, 3):
                assert _limpio(pantalla(app))
                assert all(r.cell_length == 80 for r in app.screen._compositor.render_strips())
                await pilot.press(*["down"] * cuantas)
            await teclas(pilot, "escape", *["down"] * 3)
        assert app.is_running


def test_every_cause_that_can_fail_has_few_words() -> None:
    posibles = {c for c in PROPIAS if not c.endswith((".ok", "L06d.despues", "L06e.vacia"))}
    assert posibles == set(t.CAUSAS)
    assert all(len(palabras) <= 48 for palabras in t.CAUSAS.values())
    assert list(t.COLUMNAS_DE_CRITERIO) == list(CRITERIOS)
    assert set(t.SIGNOS) == set(Veredicto)
    assert len(set(t.SIGNOS.values())) == len(Veredicto)


async def test_its_digit_opens_it_from_the_queue(base_varia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_varia))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "3")
        await calma(pilot)
        assert isinstance(app.screen, PantallaElegibilidad)
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


async def test_nothing_in_english_hangs_on_any_key(base_varia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_varia))
    dichos = (t, pantallas, pantallas_importado, pantallas_saltos)
    propias = {texto for f in dichos for texto, _ in f.COMANDOS.values()}
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for cuales in (["r"], ["slash"], ["escape", "c"], ["escape", "enter"]):
            await teclas(pilot, *cuales)
            dichas = {a.binding.description for a in app.screen.active_bindings.values()}
            assert dichas <= propias | {pantallas.ENTRADA}


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["matriz", "causas", "detalle"])
def test_screen(
    snap_compare: Callable[..., bool],
    base_varia: Path,
    abrir: Abrir,
    vista: str,
    tamano: tuple[int, int],
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        if vista == "causas":
            await teclas(pilot, "c")
        elif vista == "detalle":
            await teclas(pilot, "down", "down", "enter")

    assert snap_compare(CerttuiApp(abrir(base_varia)), terminal_size=tamano, run_before=preparar)
