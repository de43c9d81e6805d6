"""The queue, driven by its keys."""

import re
from pathlib import Path

import pytest

from certtui.process.consultas import FiltroCola
from certtui.texts import pantallas
from certtui.tui.app import CerttuiApp
from certtui.tui.cola import cola
from tests.tui.armar import AHORA, Persona, iniciar_base, llenar, personas
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, cola_de, escribir, pantalla, renglones, teclas

CABEN = 17
"""Lines of the list at 80×24."""


async def test_it_opens_empty_and_says_what_will_appear(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert pantallas.COLA_VACIA[0] in pantalla(app)
        assert "0 trámites" in pantalla(app)
        await teclas(pilot, "enter")
        assert pantallas.NO_HAY_RENGLON in pantalla(app)
        await teclas(pilot, "e")
        assert pantallas.SIN_ESTADOS in pantalla(app)


async def test_it_opens_full_with_office_user_environment_and_counts(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        lineas = renglones(app)
        assert len(lineas) == 24
        assert all(len(linea) == 80 for linea in lineas)
        assert "Zacatecas · estatal" in lineas[0]
        assert lineas[0].endswith("PRUEBAS – SIN VALIDEZ OFICIAL ")
        assert lineas[1].endswith("fila 1 · 150 trámites ")
        assert re.search(r"! 33 por atender.*en camino.*√ 8 entregados", lineas[2])
        assert sum(bool(re.match(r"[> ] 22\d{7}-\d ", linea)) for linea in lineas) == CABEN


async def test_a_page_of_80_columns_shows_state_in_words_folio_and_days(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        linea = next(r for r in renglones(app) if "Rechazado" in r)
        assert re.search(r"! Rechazado +CE18-\d{7} +\d+ *$", linea)


async def test_a_filter_by_state_tells_who_has_them_and_what_comes_next(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert not "".join(renglones(app)[21:23]).strip()
        await pilot.press("slash")
        await escribir(pilot, "estado:solicitado")
        assert "Lo tiene Servicios Escolares estatal. Sigue: autorizar o devolver." in pantalla(app)
        assert renglones(app)[23].startswith(" u Autorizar  d Devolver  Intro Historia ")


async def test_a_name_that_the_list_cuts_is_whole_below(tmp_path: Path, abrir: Abrir) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    largo = Persona("María Guadalupe Ixchel", "De la Umbralina", "Peñarroble", "borrador")
    llenar(oficina, [largo, Persona("Ana", "Brumalba", "Laguneva", "borrador")])
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert "María Guadalupe Ixchel De la Umbralina Peñarroble" in renglones(app)[21]
        await teclas(pilot, "down")
        assert not renglones(app)[21].strip()


async def test_moving_changes_neither_footer_nor_detail(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=(120, 36)) as pilot:
        await calma(pilot)
        antes = app.screen._compositor.render_strips()[33:]
        estados = set()
        for _ in range(12):
            await teclas(pilot, "down")
            actual = cola_de(pilot).lista.actual
            assert actual is not None
            estados.add(actual.celdas["estado"])
            assert app.screen._compositor.render_strips()[33:] == antes
        assert len(estados) > 6


async def test_a_suspended_one_is_marked_and_says_why(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, *["down"] * 19)
        assert "! Solicitado" in next(r for r in renglones(app) if r.startswith(">"))
        assert "Suspendido: baja 2026-07-10." in pantalla(app)


async def test_it_moves_by_lines_pages_and_ends(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "pagedown", "j")
        assert cola_de(pilot).lista.cursor == CABEN + 1
        assert f"fila {CABEN + 2} · 150 trámites" in pantalla(app)
        await teclas(pilot, "G")
        assert "fila 150 · 150 trámites" in pantalla(app)
        assert renglones(app)[20].startswith("> 22")
        await teclas(pilot, "g")
        assert "fila 1 · 150 trámites" in pantalla(app)


async def test_a_filter_is_applied_counted_shown_and_peeled_by_esc(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        assert "Intro Aplicar  Esc Dejar como estaba" in pantalla(app)
        await escribir(pilot, "estado:rechazado plantel:901")
        assert cola_de(pilot).filtro == FiltroCola(plantel="901", estado="rechazado")
        assert " Filtro: plantel:901 estado:rechazado " in pantalla(app)
        assert re.search(r"fila 1 · \d de 150", pantalla(app))
        assert "Borrador" not in pantalla(app)
        await teclas(pilot, "escape")
        assert pantallas.TODOS in pantalla(app)
        assert "· 150 trámites" in pantalla(app)
        await teclas(pilot, "escape")
        assert pantallas.NO_HAY_FILTRO in pantalla(app)


async def test_free_text_finds_without_accents(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "inigo guitron")
        filas = [r for r in renglones(app)[4:21] if r.strip()]
        assert filas
        assert all("Íñigo" in r for r in filas)


async def test_taking_the_filter_away_stays_on_the_same_certificate(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "estado:entregado")
        await teclas(pilot, "down", "down")
        actual = cola_de(pilot).lista.actual
        assert actual is not None
        await teclas(pilot, "escape")
        despues = cola_de(pilot).lista.actual
        assert despues is not None
        assert despues.id == actual.id
        assert despues.celdas["estado"] == "√ Entregado"


async def test_a_bad_filter_is_told_kept_open_and_changes_nothing(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "slash", "z", "o", "n", "a", "colon", "3", "enter")
        assert "No hay filtro «zona:». Se filtra por plantel, estado" in pantalla(app)
        assert cola_de(pilot).capturando
        assert cola_de(pilot).filtro == FiltroCola()
        await teclas(pilot, "escape")
        assert not cola_de(pilot).capturando
        assert "zona" not in pantalla(app)


async def test_nothing_found_says_so_and_how_to_get_back(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "nadie")
        assert pantallas.FILTRO_VACIO[0] in pantalla(app)
        assert "0 de 150" in pantalla(app)


async def test_e_shows_one_state_after_the_other(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        vistos = []
        for _ in range(19):
            await teclas(pilot, "e")
            vistos.append(cola_de(pilot).filtro.estado)
        assert vistos == [*app.oficina.ruta.estados, ""]


async def test_a_plantel_sees_only_its_own_and_is_told_when_it_asks_for_more(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena, "se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert "120 trámites" in pantalla(app)
        assert "Zacatecas 901 · se.norte" in pantalla(app)
        assert "Plt" not in pantalla(app)
        await pilot.press("slash")
        await escribir(pilot, "plantel:902")
        assert "Su cuenta solo ve el plantel 901." in pantalla(app)


async def test_r_shows_what_another_session_changed(tmp_path: Path, abrir: Abrir) -> None:
    ruta = tmp_path / "oficina.db"
    otra = iniciar_base(ruta)
    llenar(otra, [Persona("Ana", "Brumalba", "Laguneva", "borrador")])
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        with otra.base.tx():
            otra.base.escribir("UPDATE tramite SET estado = 'solicitado', version = version + 1")
        await teclas(pilot, "r")
        assert "· Solicitado" in pantalla(app)
        assert pantallas.RELEIDO in pantalla(app)
        await teclas(pilot, "down")
    otra.base.cerrar()


async def test_q_ends_and_ctrl_c_only_says_how(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "ctrl+c")
        assert pantallas.COMO_SALIR in pantalla(app)
        assert app.is_running
        await pilot.press("q")
    assert app.return_value == 0


async def test_a_wide_screen_shows_the_whole_group_and_the_date(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=(120, 36)) as pilot:
        await calma(pilot)
        lineas = renglones(app)
        assert "Desde" in lineas[3]
        assert "602-INFO18" in lineas[5]
        assert re.search(r"! 33 por atender  · 27 en solicitud  # 26 con folio", lineas[2])
        assert re.search(r"\d\d/07/2026", lineas[5])


async def test_an_idle_screen_asks_the_terminal_for_nothing(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await teclas(pilot, "slash")
        antes = app.screen._compositor.render_strips()
        await pilot.pause(0.7)
        assert [t.text for t in antes] == renglones(app)
        assert app.animation_level == "none"
        assert app.oficina.reloj.ahora() == AHORA


async def test_it_is_sorted_by_one_column_after_the_other_both_ways_and_says_so(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "down", "greater_than_sign")
        assert "Matrícula↑" in renglones(app)[3]
        assert "Ordenado por matrícula." in pantalla(app)
        await teclas(pilot, "greater_than_sign")
        assert "Nombre↑" in renglones(app)[3]
        assert "Ordenado por apellidos, de la A a la Z." in pantalla(app)
        assert cola_de(pilot).lista.cursor == 0
        assert "Brumalba" in renglones(app)[4]
        await teclas(pilot, "less_than_sign")
        assert "Nombre↓" in renglones(app)[3]
        assert "Peñarroble" in renglones(app)[4]
        await teclas(pilot, "end")
        assert "fila 150 · 150 trámites" in pantalla(app)
        assert "Brumalba" in renglones(app)[20]
        for _ in range(4):
            await teclas(pilot, "greater_than_sign")
        assert "Ordenado por días, de menos a más." in pantalla(app)
        assert "Día↑" in renglones(app)[3]
        await teclas(pilot, "greater_than_sign")
        assert "Como llegó." in pantalla(app)
        assert not re.search("[↑↓]", renglones(app)[3])


async def test_the_order_stays_when_the_filter_changes_and_marks_are_of_what_is_seen(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "greater_than_sign", "greater_than_sign", "less_than_sign", "space")
        assert len(cola_de(pilot).lista.marcas) == 1
        await teclas(pilot, "less_than_sign")
        assert len(cola_de(pilot).lista.marcas) == 1
        await pilot.press("slash")
        await escribir(pilot, "estado:rechazado")
        assert not cola_de(pilot).lista.marcas
        assert "Nombre↑" in renglones(app)[3]
        assert "Peñarroble De la U" in renglones(app)[4]
        assert "Ulises Peñarroble Peñarro" in "".join(renglones(app)[9:12])


@pytest.mark.norma("S-e10")
async def test_what_is_shown_is_saved_in_its_order_whole_and_without_formulas(
    tmp_path: Path, abrir: Abrir
) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(
        oficina,
        [
            Persona("Zoé", "Brumalba", "Laguneva", "borrador"),
            Persona("=1+1", "Abeto", "De la Umbralina Peñarroble", "borrador"),
            Persona("Ana", "Umbral", "Cal", "solicitado"),
        ],
    )
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        await pilot.press("slash")
        await escribir(pilot, "estado:borrador")
        await teclas(pilot, "greater_than_sign", "greater_than_sign", "W")
        assert "2 renglones guardados en" in pantalla(app)
    (archivo,) = (tmp_path / "oficina.salida" / "estatal").iterdir()
    assert archivo.stat().st_mode & 0o777 == 0o600
    texto = archivo.read_bytes().decode("utf-8")
    assert texto.startswith("\ufeffMatrícula,Nombre,Plt,Grupo,Estado,Folio,Desde,Días\r\n")
    lineas = texto.splitlines()
    assert len(lineas) == 3
    assert ",'=1+1 Abeto De la Umbralina Peñarroble,901,601-INFO18,· Borrador," in lineas[1]
    assert ",Zoé Brumalba Laguneva," in lineas[2]


async def test_an_empty_list_has_nothing_to_save(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "W")
        assert pantallas.NADA_QUE_GUARDAR in pantalla(app)


async def test_filter_order_and_line_come_back_for_who_left_them(
    tmp_path: Path, abrir: Abrir
) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(60, oficina.ruta))
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "greater_than_sign", "greater_than_sign", "less_than_sign")
        await pilot.press("slash")
        await escribir(pilot, "plantel:901 umbralina")
        await teclas(pilot, "down", "down", "down")
        actual = cola_de(pilot).lista.actual
        assert actual is not None
        await pilot.press("q")
    otra = CerttuiApp(abrir(ruta, recordando=True))
    async with otra.run_test() as pilot:
        await calma(pilot)
        assert "plantel:901 umbralina" in renglones(otra)[1]
        assert "Nombre↓" in renglones(otra)[3]
        vuelto = cola_de(pilot).lista.actual
        assert vuelto is not None
        assert vuelto.id == actual.id
        assert "fila 4 " in renglones(otra)[1]
    ajena = CerttuiApp(abrir(ruta, "se.norte", recordando=True))
    async with ajena.run_test() as pilot:
        await calma(pilot)
        assert pantallas.TODOS in pantalla(ajena)
        assert not re.search("[↑↓]", renglones(ajena)[3])


async def test_what_was_left_is_kept_once_the_keys_rest_for_a_line_that_is_cut(
    tmp_path: Path, abrir: Abrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cola, "REPOSO_S", 0.05)
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(30, oficina.ruta))
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "down", "down")
        await pilot.pause(0.2)
        await calma(pilot)
        guardado = oficina.base.valor("SELECT valor FROM preferencia WHERE usuario = 'estatal'")
        assert '"tramite": 3' in guardado
    oficina.base.cerrar()


async def test_a_kept_view_that_cannot_be_read_opens_the_whole_queue(
    tmp_path: Path, abrir: Abrir
) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(5, oficina.ruta))
    vista = '{"filtro": "estado:perdido", "orden": "nadie", "tramite": "x"}'
    with oficina.base.tx():
        oficina.base.insertar(
            "preferencia", {"usuario": "estatal", "clave": "vista.cola", "valor": vista}
        )
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta, recordando=True))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert pantallas.TODOS in pantalla(app)
        assert "fila 1 · 5 trámites" in pantalla(app)
