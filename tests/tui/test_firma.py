"""Screen 5: what waits, the eight checks, the cadena, and signing with one password."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from certtui.dec.iems.cadena import leer_cadena
from certtui.domain.reloj import a_texto
from certtui.process import firma as uso
from certtui.process import paquete
from certtui.process.camino import Resultado
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido
from certtui.process.oficina import Oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.texts import pantallas_dialogo
from certtui.texts import pantallas_firma as t
from certtui.texts.confianza import AGENDA
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.comandos import con_teclas
from certtui.tui.firma.cadena import PaginaDeCadena, PaginaDeRevision
from certtui.tui.firma.firma import Firma
from certtui.tui.firma.vista import PaginaDeAgenda, PaginaDeFaltas, PaginaDeVista
from certtui.tui.piezas.dialogo import Pregunta, PreguntaSecreta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.tanda import Encargo, Tanda
from tests.process.camino import CLAVE as SECRETO
from tests.process.camino import Camino, gente
from tests.tui.vista import calma, filtrar, pantalla, renglones, teclas

Comparar = Callable[..., bool]
CLAVE = "prueba"
_TECLAS = {"vista": "enter", "cadena": "c", "agenda": "v"}
"""Keys that open a page from the list."""


@pytest.fixture
def listos(c: Camino, monkeypatch: pytest.MonkeyPatch) -> Camino:
    """Two certificates that wait for the director of the plantel, and the e.firma's files."""
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    juego = c.efirmas.juegos["dir.norte"]
    (c.carpeta / "d.cer").write_bytes(juego.cer)
    (c.carpeta / "d.key").write_bytes(juego.key)
    (c.carpeta / "otro.cer").write_bytes(c.efirmas.juegos["dir.centro"].cer)
    monkeypatch.chdir(c.carpeta)
    return c


def _leer(nombre: str) -> bytes:
    return Path(nombre).read_bytes()


def _escribir(nombre: str, datos: bytes) -> None:
    Path(nombre).write_bytes(datos)


def _cerrar(nombre: str) -> None:
    Path(nombre).chmod(0)


async def _llenar(pilot: Pilot[Any], *valores: str) -> None:
    """Fill the fields of the dialog and accept it."""
    campos = list(pilot.app.screen.query(Entrada))
    for campo, valor in zip(campos, valores, strict=True):
        campo.value = valor
        await pilot.pause()
        campo.focus()
        await pilot.press("enter")
    await calma(pilot)


async def _firma(pilot: Pilot[Any]) -> Firma:
    await calma(pilot)
    await teclas(pilot, "5")
    pantalla_ = pilot.app.screen
    assert isinstance(pantalla_, Firma)
    return pantalla_


async def test_it_opens_empty_and_says_when_something_will_appear(c: Camino) -> None:
    app = CerttuiApp(c.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        assert t.VACIA[0] in pantalla(app)
        assert "0 certificados en espera" in pantalla(app)
        await teclas(pilot, "f")
        assert t.NADA_QUE_FIRMAR in pantalla(app)
        await teclas(pilot, "enter")
        assert t.NO_HAY_RENGLON in pantalla(app)


@pytest.mark.norma("V17")
async def test_it_shows_what_waits_for_the_signer_of_the_session(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        assert re.search(r"2 certificados en espera · nivel plantel, .*", pantalla(app))
        assert listos.de(1).folio_control in renglones(app)[4]
        assert f"CURP {listos.alumno(1).curp}" in pantalla(app)
        assert all(len(r) == 80 for r in renglones(app))


@pytest.mark.norma("V17")
@pytest.mark.parametrize("usuario", ["se.norte", "estatal", "dse", "lector"])
async def test_who_does_not_direct_is_told_why_by_rule_and_signs_nothing(
    listos: Camino, usuario: str
) -> None:
    app = CerttuiApp(listos.como(usuario))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "f")
        assert "Firma solo quien dirige" in pantalla(app)
        assert "Regla V17." in " ".join(pantalla(app).split())
        assert isinstance(app.screen, Firma)
        await teclas(pilot, "i")
        assert isinstance(app.screen, Pregunta) is usuario.startswith(("se.", "estatal"))


@pytest.mark.norma("V17", "L20a")
async def test_one_password_signs_all_that_the_list_shows(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "f")
        await _llenar(pilot, "d.cer", "d.key")
        assert isinstance(app.screen, PreguntaSecreta)
        assert "Firmar 2 certificados del plantel 901" in pantalla(app)
        await teclas(pilot, *CLAVE)
        assert re.search(r"Contraseña: •{6} +\n", pantalla(app))
        await teclas(pilot, "enter")
        assert isinstance(app.screen, Firma)
        assert "Firmar: 2 hechos." in pantalla(app)
        assert "0 certificados en espera" in pantalla(app)
    assert [listos.de(n).estado for n in (1, 2)] == ["en_firma", "en_firma"]
    listos.cuadra()


@pytest.mark.norma("L16b")
async def test_a_wrong_password_signs_nothing_and_asks_again_with_the_same_files(
    listos: Camino,
) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "f")
        await _llenar(pilot, "d.cer", "d.key")
        await teclas(pilot, *"mala", "enter")
        assert isinstance(app.screen, Tanda)
        assert "2 sin intentar" in pantalla(app)
        assert "contraseña" in pantalla(app).casefold()
        await teclas(pilot, "enter", "f")
        assert [e.value for e in app.screen.query(Entrada)] == ["d.cer", "d.key"]
    assert listos.de(1).estado == "nombre_revisado"


async def test_what_arrives_after_the_signer_looked_is_not_signed(listos: Camino) -> None:
    solo = {listos.de(1).id}
    juego = listos.efirmas.juegos["dir.norte"]
    hechos = list(
        uso.firmar_directa(listos.como("dir.norte"), juego.cer, juego.key, SECRETO, solo=solo)
    )
    assert len(hechos) == 1
    assert [listos.de(n).estado for n in (1, 2)] == ["en_firma", "nombre_revisado"]


@pytest.mark.norma("L16a", "L16b", "V17")
@pytest.mark.parametrize(
    ("cer", "clave", "resumen", "dice"),
    [
        ("d.cer", CLAVE, "√ e.firma: 8 pruebas bien.", "Es una e.firma y no un sello digital"),
        ("d.cer", "mala", "! e.firma: 1 prueba falla", "[L16b]"),
        ("otro.cer", CLAVE, "! e.firma: 2 pruebas fallan", "[V17]"),
    ],
)
async def test_the_eight_checks_say_what_fails_and_what_to_bring(
    listos: Camino, cer: str, clave: str, resumen: str, dice: str
) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        assert con_teclas(t.SIN_REVISAR) in pantalla(app)
        await teclas(pilot, "d")
        await _llenar(pilot, cer, "d.key")
        await teclas(pilot, *clave, "enter")
        assert isinstance(app.screen, PaginaDeRevision)
        assert dice in pantalla(app)
        await teclas(pilot, "escape")
        assert resumen in pantalla(app)


async def test_a_path_that_is_no_file_is_told_while_typing(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "d", *"nada")
        assert t.no_hay_archivo("nada") in pantalla(app)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Firma)


@pytest.mark.norma("V17")
async def test_the_cadena_is_shown_field_by_field(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 60)) as pilot:
        firma = await _firma(pilot)
        await teclas(pilot, "c")
        assert isinstance(app.screen, PaginaDeCadena)
        texto = pantalla(app)
        assert firma._pendientes
        for campo, valor in leer_cadena(firma._pendientes[0].cadena)[:24]:
            assert re.search(rf"{re.escape(campo)} +{re.escape(valor[:20] or t.VACIO)}", texto)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Firma)


@pytest.mark.norma("V17")
async def test_a_package_is_written_for_the_signer_and_its_seals_come_back(
    listos: Camino,
) -> None:
    app = CerttuiApp(listos.como("se.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "p")
        assert "Escribir el paquete de 2 certificados para " in pantalla(app)
        assert t.EN_SALIDA in pantalla(app)
        await teclas(pilot, "enter")
        (escrito,) = carpeta_de_salida(listos.como("se.norte")).glob("dir.norte_*.paquete")
        assert "Paquete de 2 certificados; se sella con «certtui firma sellar»." in pantalla(app)
        assert str(escrito)[-60:] in pantalla(app)
        leido = paquete.leer_paquete(_leer(str(escrito)))
        assert len(leido.certificados) == 2
        await teclas(pilot, "p", "enter")
        assert t.ya_existe(escrito.name) in pantalla(app)
        await teclas(pilot, "escape")
        _escribir("sellos", listos.sellos_de("dir.norte"))
        await teclas(pilot, "i", *"sellos", "enter")
        assert "Importar 2 sellos de dir.norte" in pantalla(app)
        await teclas(pilot, "s")
        assert "Importar sellos: 2 hechos." in pantalla(app)
    assert [listos.de(n).estado for n in (1, 2)] == ["en_firma", "en_firma"]
    listos.cuadra()


@pytest.mark.norma("L17a", "V17")
async def test_a_package_tells_whom_it_leaves_out_and_why(listos: Camino) -> None:
    malo = listos.de(2)
    with listos.oficina.base.tx():
        listos.oficina.base.escribir(
            "UPDATE tramite SET version = version + 1, nombre = ? WHERE id = ?", ("Ana 2", malo.id)
        )
    app = CerttuiApp(listos.como("se.norte"))
    async with app.run_test() as pilot:
        firma = await _firma(pilot)
        await teclas(pilot, "p", "enter")
        dicho = " ".join(pantalla(app).split())
        assert f"Queda fuera 1: {malo.folio_control}, L17a: El nombre «Ana 2» lleva" in dicho
        assert len(paquete.leer_paquete(_leer(firma._ultimo_paquete)).certificados) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
async def test_a_file_that_cannot_be_read_is_told(listos: Camino) -> None:
    _cerrar("d.key")
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "f")
        await _llenar(pilot, "d.cer", "d.key")
        await teclas(pilot, *CLAVE, "enter")
        assert "No hay archivo" in pantalla(app)


async def test_a_file_of_something_else_is_no_seals(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "i", *"d.cer", "enter")
        assert "no es un archivo de certtui" in pantalla(app)
        assert isinstance(app.screen, Firma)


async def test_the_state_office_looks_at_each_signer_of_its_scope(listos: Camino) -> None:
    app = CerttuiApp(listos.como("estatal"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        vistos = set()
        for _ in range(4):
            vistos.add(renglones(app)[1].strip())
            await teclas(pilot, "o")
        assert len(vistos) == 4
        assert sum("2 certificados en espera" in v for v in vistos) == 1


@pytest.mark.norma("V17", "L13d")
async def test_who_does_not_sign_finds_first_whom_something_waits_for(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    c.firmar("dir.norte")
    for n in (2, 3):
        c.hasta(n, "nombre_revisado")
    esperan = [c.de(n).folio_control for n in (2, 3)]
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test(size=(80, 24)) as pilot:
        await teclas(pilot, "1")
        assert re.search(r"Listos para firma +3", pantalla(app))
        await _firma(pilot)
        assert "1 de 3 en espera · nivel estatal, " in renglones(app)[1]
        assert "o: otra (1 de 4)" in renglones(app)[1]
        assert c.de(1).folio_control in pantalla(app)
        assert "o Otro firmante" in renglones(app)[-1]
        await teclas(pilot, "o")
        assert "2 de 3 en espera · nivel plantel, " in renglones(app)[1]
        assert all(folio in pantalla(app) for folio in esperan)
        await teclas(pilot, "o")
        assert con_teclas(t.esperan_a_otra(3)[1]) in pantalla(app)
        await teclas(pilot, "p")
        assert con_teclas(t.NADA_DE_OTRA) in pantalla(app)


@pytest.mark.norma("L13d")
async def test_when_nobody_is_awaited_or_may_be_looked_at_it_says_so(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        assert t.nadie_espera(4)[0] in pantalla(app)
    app = CerttuiApp(c.como("dse"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        assert all(linea in pantalla(app) for linea in t.SIN_FIRMANTE)


@pytest.mark.norma("L16b")
async def test_what_the_checks_found_is_shown_again_without_asking_for_anything(
    listos: Camino,
) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        await teclas(pilot, "d")
        await _llenar(pilot, "otro.cer", "d.key")
        await teclas(pilot, *CLAVE, "enter")
        assert isinstance(app.screen, PaginaDeRevision)
        await teclas(pilot, "escape")
        assert "2 pruebas fallan; d dice cuál." in pantalla(app)
        await teclas(pilot, "d")
        assert isinstance(app.screen, PaginaDeRevision)
        assert "La llave privada no corresponde al certificado" in app.screen.query_one(Hoja).texto
        await teclas(pilot, "d")
        assert isinstance(app.screen, Pregunta)
        assert len(app.screen_stack) == 3
        await _llenar(pilot, "d.cer", "d.key")
        await teclas(pilot, *CLAVE, "enter")
        await teclas(pilot, "escape")
        assert "√ e.firma: 8 pruebas bien." in pantalla(app)


@pytest.mark.norma("V17")
async def test_a_package_brought_as_its_seals_is_called_what_it_is(listos: Camino) -> None:
    escrito = uso.escribir_paquete(listos.como("dir.norte"), gente()["dir.norte"])
    _escribir("norte.paquete", escrito.datos)
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        await teclas(pilot, "i", *"norte.paquete", "enter")
        assert "Ese archivo es un paquete por sellar" in pantalla(app)
        await teclas(pilot, "R")
        texto = " ".join(pantalla(app).split())
        assert "los sellos, se trae con i." in texto
        assert "certtui firma importar" not in texto


@pytest.mark.norma("V17")
async def test_every_error_of_the_screen_can_be_read_whole_and_names_its_keys(
    listos: Camino,
) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        await teclas(pilot, "i", *"d.cer", "enter")
        texto = " ".join(pantalla(app).split())
        assert "Escriba un paquete nuevo con p, o selle otra vez el original." in texto
        await teclas(pilot, "f")
        await _llenar(pilot, "otro.cer", "d.key")
        await teclas(pilot, *CLAVE, "enter")
        assert isinstance(app.screen, Tanda)
        assert "(R: entero)" in pantalla(app)
        await teclas(pilot, "R")
        texto = " ".join(pantalla(app).split())
        assert "si la CURP del usuario está mal, pida corregirla." in texto


async def test_digits_jump_between_the_screens_and_keep_the_queue(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "down", "5", "enter", "2")
        assert isinstance(app.screen, Cola)
        assert app.screen.lista.cursor == 1
        assert len(app.screen_stack) == 1
        await teclas(pilot, "2", "5", "5")
        assert isinstance(app.screen, Firma)
        assert len(app.screen_stack) == 2
        listos.mover("se.norte", "T07r", 1, {"motivo": "Acento"})
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Cola)
        assert "Cargado" in pantalla(app)


def test_the_words_of_the_screen_are_those_of_its_commands() -> None:
    assert {c.id for c in (*Firma.COMANDOS, *PaginaDeRevision.COMANDOS)} >= set(t.COMANDOS)
    assert pantallas_dialogo.COMANDOS.keys() >= {c.id for c in Tanda.COMANDOS}


@pytest.mark.norma("L24")
async def test_the_certificate_is_seen_as_it_will_print_and_what_is_missing_is_told(
    listos: Camino,
) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PaginaDeVista)
        texto = app.screen.query_one(Hoja).texto
        assert all(len(linea) <= 80 for linea in texto.splitlines())
    alumno, t_ = listos.alumno(1), listos.de(1)
    assert f"Clave Única de Registro de Población (CURP): {alumno.curp}" in texto
    assert "Promedio con letra: Ocho punto cinco" in texto
    assert re.search(r"\n  Periodo de estudios: del \w+ de .*\n  al \w+ de ", texto)
    assert f"{t_.nombre} {t_.primer_apellido}" in texto
    assert "· plantel: falta" in texto
    assert f"Folio digital: {t.falta_timbre()}" in texto
    assert f"Autoridad educativa: {t.falta_firma('nacional')}" in " ".join(texto.split())
    assert "00000000-0000" not in texto


@pytest.mark.norma("L16a")
@pytest.mark.parametrize(
    ("dias", "dice"),
    [
        (61, ""),
        (60, "! vence en 60 días"),
        (1.5, "! vence en 1 día"),
        (0.5, "! vence hoy"),
        (-2, "! venció hace 2 días"),
    ],
)
async def test_the_near_end_of_the_signer_s_efirma_stands_over_the_list(
    listos: Camino, dias: float, dice: str
) -> None:
    fin = a_texto(listos.oficina.reloj.ahora() + timedelta(days=dias))
    with listos.oficina.base.tx():
        listos.oficina.base.escribir(
            "INSERT INTO certificado_efirma VALUES ('x', x'00', '1', ?, 'R', '', ?)",
            (gente()["dir.norte"].curp, fin),
        )
    for usuario in ("dir.norte", "se.norte"):
        app = CerttuiApp(listos.como(usuario))
        async with app.run_test(size=(80, 24)) as pilot:
            await _firma(pilot)
            renglon = renglones(app)[2]
            sin_revisar = f" {con_teclas(t.SIN_REVISAR)}"
            assert renglon.startswith(f"{sin_revisar} ")
            assert renglon.removeprefix(sin_revisar).strip() == dice


@pytest.mark.norma("L16a")
async def test_the_end_of_each_efirma_of_the_scope_is_on_the_screen(listos: Camino) -> None:
    listos.firmar("dir.norte")
    app = CerttuiApp(listos.como("estatal"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "v")
        assert isinstance(app.screen, PaginaDeAgenda)
        assert "vence el " in pantalla(app)
        assert AGENDA["sin_dato"] in pantalla(app)


@pytest.mark.norma("V17")
async def test_a_filter_leaves_only_what_is_seen_to_be_signed_or_packed(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await filtrar(pilot, "FATIMA")
        assert "1 de 2" in pantalla(app)
        assert listos.de(1).folio_control not in pantalla(app)
        await teclas(pilot, "p")
        assert "Escribir el paquete de 1 certificado para " in pantalla(app)
        await _llenar(pilot, "./una.paquete")
        certificados = paquete.leer_paquete(_leer("una.paquete")).certificados
        assert [x.folio_control for x in certificados] == [listos.de(2).folio_control]
        await filtrar(pilot, "nadie")
        await teclas(pilot, "f")
        assert con_teclas(t.NADA_A_LA_VISTA) in pantalla(app)
        await teclas(pilot, "escape")
        assert "1 de 2" not in pantalla(app)
        await filtrar(pilot, "duermevela fátima")
        await teclas(pilot, "f")
        await _llenar(pilot, "d.cer", "d.key")
        assert "Firmar 1 certificado del plantel 901" in pantalla(app)
        await teclas(pilot, *CLAVE, "enter")
        await calma(pilot)
    assert [listos.de(n).estado for n in (1, 2)] == ["nombre_revisado", "en_firma"]
    otra = CerttuiApp(listos.como("dir.norte"))
    async with otra.run_test() as pilot:
        assert (await _firma(pilot)).filtro == "duermevela fátima"


@pytest.mark.norma("V17")
async def test_a_package_that_went_out_says_what_it_still_lacks(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "p")
        await _llenar(pilot, str(listos.carpeta / "norte.paquete"))
        assert _leer("norte.paquete")
        primero, segundo = (listos.de(n).folio_control for n in (1, 2))
        listos.mover("se.norte", "T07r", 2, {"motivo": "Acento"})
        await teclas(pilot, "m")
        await teclas(pilot, "enter")
        await calma(pilot)
        assert isinstance(app.screen, PaginaDeFaltas)
        texto = app.screen.query_one(Hoja).texto
        assert "Paquete de 2 certificados para " in texto
        assert "están firmados 0, falta 1." in " ".join(texto.split())
        assert texto.index(t.SIN_SELLO) < texto.index(primero) < texto.index(t.YA_NO_ESPERAN)
        assert f"{segundo}  Cargado" in texto
        await teclas(pilot, "escape", "f")
        await _llenar(pilot, "d.cer", "d.key")
        await teclas(pilot, *CLAVE, "enter")
        await calma(pilot)
        await teclas(pilot, "m", "enter")
        await calma(pilot)
        assert "está firmado 1, faltan 0." in " ".join(app.screen.query_one(Hoja).texto.split())


async def test_those_that_failed_and_only_those_are_tried_again(listos: Camino) -> None:
    veces: list[list[str]] = []

    def correr(oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
        yield Fallido("CE18-0000002-1", NoEncontrado(regla="V17", que="folio", valor="2"))

    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        encargo = Encargo("Firmar 2", 2, correr, reintentar=lambda f: veces.append(list(f)))
        app.push_screen(Tanda(listos.como("dir.norte"), encargo, lambda _: None))
        await calma(pilot)
        assert "r Reintentar" in renglones(app)[-1]
        assert "CE18-0000002-1" in pantalla(app)
        await teclas(pilot, "r")
        assert isinstance(app.screen, Firma)
    assert veces == [["CE18-0000002-1"]]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    "vista", ["lista", "vista", "cadena", "agenda", "revision", "clave", "ajena"]
)
def test_screen(
    snap_compare: Comparar, listos: Camino, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _firma(pilot)
        if vista in _TECLAS:
            await teclas(pilot, _TECLAS[vista])
        elif vista == "revision":
            await teclas(pilot, "d")
            await _llenar(pilot, "otro.cer", "d.key")
            await teclas(pilot, *CLAVE, "enter")
        elif vista == "clave":
            await teclas(pilot, "f")
            await _llenar(pilot, "d.cer", "d.key")
            await teclas(pilot, *CLAVE)
        elif vista == "ajena":
            await teclas(pilot, "f")

    usuario = "se.norte" if vista == "ajena" else "dir.norte"
    assert snap_compare(CerttuiApp(listos.como(usuario)), terminal_size=tamano, run_before=preparar)


@pytest.mark.norma("V17")
async def test_the_seals_that_failed_can_be_tried_again(
    listos: Camino,
) -> None:
    _escribir("sellos", listos.sellos_de("dir.norte"))
    with listos.oficina.base.tx():
        listos.oficina.base.escribir(
            "UPDATE tramite SET bloqueo = 'baja', version = version + 1 WHERE id = ?",
            (listos.de(1).id,),
        )
    app = CerttuiApp(listos.como("se.norte"))
    async with app.run_test() as pilot:
        await _firma(pilot)
        await teclas(pilot, "i", *"sellos", "enter", "s")
        assert isinstance(app.screen, Tanda)
        assert [f[0] for f in app.screen.cosecha.fallidos] == [listos.de(1).folio_control]
        with listos.oficina.base.tx():
            listos.oficina.base.escribir(
                "UPDATE tramite SET bloqueo = '', version = version + 1 WHERE id = ?",
                (listos.de(1).id,),
            )
        await teclas(pilot, "r")
        assert "Importar 1 sello de dir.norte" in pantalla(app)
        await teclas(pilot, "s")
        assert "Importar sellos: 1 hecho." in pantalla(app)
    assert [listos.de(n).estado for n in (1, 2)] == ["en_firma", "en_firma"]


@pytest.mark.norma("L24")
async def test_the_preview_is_kept_in_the_outbox_as_it_is_read(listos: Camino) -> None:
    app = CerttuiApp(listos.como("dir.norte"))
    async with app.run_test(size=(80, 24)) as pilot:
        await _firma(pilot)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PaginaDeVista)
        texto = app.screen.query_one(Hoja).texto
        assert "s Guardar" in renglones(app)[-1]
        await teclas(pilot, "s")
        assert t.VISTA_GUARDADA in pantalla(app)
    (archivo,) = carpeta_de_salida(listos.como("dir.norte")).iterdir()
    assert archivo.name.startswith(f"vista_{listos.de(1).folio_control}_")
    assert archivo.read_text("utf-8") == f"{texto}\n"
