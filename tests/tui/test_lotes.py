"""Screen 6: lots, their clocks, the dry run of an answer, and the ways back."""

import os
from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from certtui.dec.iems.xml import escribir, leer
from certtui.domain.lote import EstadoLote
from certtui.domain.reloj import a_texto
from certtui.process import envio
from certtui.process.entradas import carpeta_de_entrada
from certtui.process.oficina import Oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.store import lotes as almacen
from certtui.texts import pantallas_lotes as t
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.comandos import Contexto, Volver, cambiar_teclas, con_teclas
from certtui.tui.lotes.cambio import PaginaDeCambio
from certtui.tui.lotes.comandos import Enviar
from certtui.tui.lotes.ensayo import PantallaEnsayo
from certtui.tui.lotes.historia_de_lote import HistoriaLote
from certtui.tui.lotes.lote_abierto import LoteAbierto
from certtui.tui.lotes.lotes import Lotes
from certtui.tui.mesa.ticket import PantallaTicket
from certtui.tui.normativa.regla import PantallaRegla
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.tanda import Tanda
from tests.process.camino import Camino
from tests.tui.armar import INICIO, Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]


def _firmar(c: Camino, *numeros: int) -> None:
    for n in numeros:
        c.hasta(n, "nombre_revisado")
    c.firmar()


async def _abrir(pilot: Pilot[Any]) -> None:
    await calma(pilot)
    await teclas(pilot, "6")
    await calma(pilot)
    assert isinstance(pilot.app.screen, Lotes)


async def _llenar(pilot: Pilot[Any], *valores: str) -> None:
    """Fill the fields of the dialog (all of them) and accept it."""
    campos = list(pilot.app.screen.query(Entrada))
    for campo, valor in zip(campos, valores, strict=True):
        campo.value = valor
    campos[-1].focus()
    await teclas(pilot, "enter")
    await calma(pilot)


def _app(c: Camino, usuario: str = "estatal") -> CerttuiApp:
    return CerttuiApp(c.como(usuario))


def _lote(c: Camino, clave: int = 1) -> Any:
    return envio.leer_lote(c.oficina, clave)


async def test_it_opens_empty_and_says_what_will_appear(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert con_teclas(t.VACIO[1]) in pantalla(app)
        await teclas(pilot, "x")
        assert t.NO_HAY_RENGLON in pantalla(app)
        await teclas(pilot, "c")
        assert t.NADA_FIRMADO in pantalla(app)
        await teclas(pilot, "escape")
        assert not isinstance(app.screen, Lotes)


@pytest.mark.norma("T11", "T12", "L11a")
async def test_what_comes_next_goes_by_the_service_only_while_it_is_on(c: Camino) -> None:
    _firmar(c, 1)
    envio.crear_lotes(c.como("estatal"))
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "Sigue     exportarlo con x y subirlo a COSFAC   " in pantalla(app)
        await teclas(pilot, "s")
        assert con_teclas(t.SIN_SERVICIO) in pantalla(app)
        c.poner("cosfac.url", "https://cosfac.example/api")
        await teclas(pilot, "r")
        assert "Sigue     exportarlo con x y subirlo a COSFAC, o enviarlo con s" in pantalla(app)


@pytest.mark.norma("T11", "T12", "L11a")
async def test_three_keys_make_and_export_a_lot_and_three_more_take_its_answer(c: Camino) -> None:
    _firmar(c, 1, 2, 3)
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "c")
        assert "Crear 1 lote con 3 certificados" in pantalla(app)
        await teclas(pilot, "enter")
        await calma(pilot)
        assert isinstance(app.screen, Lotes)
        archivo = carpeta_de_salida(c.como("estatal")) / _lote(c).archivo
        assert archivo.is_file()
        assert [c.de(n).estado for n in (1, 2, 3)] == ["enviado"] * 3
        rechazo = c.tabla(
            (c.de(2).folio_control, 2, "La CURP no existe en RENAPO"),
            nombre=f"{archivo.stem}-resultado.csv",
        )
        os.replace(rechazo, archivo.parent / rechazo.name)
        for n in (1, 3):
            suelto = c.archivo_xml(n)
            os.replace(suelto, archivo.parent / f"{archivo.stem}-{n}.xml")
        await teclas(pilot, "i")
        await calma(pilot)
        app.screen.query_one(Entrada).value = str(archivo.parent / f"{archivo.stem}-*.csv")
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaEnsayo)
        assert "1 se rechaza" in pantalla(app)
        assert c.de(2).estado == "enviado"
        await teclas(pilot, "s")
        await calma(pilot)
        assert isinstance(app.screen, Lotes)
        assert c.de(2).estado == "rechazado"
        assert "Aplicar: 1 hecho." in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L11b", "L15a", "E11")
async def test_the_dry_run_puts_first_what_needs_a_person_and_keeps_what_was_read(
    c: Camino,
) -> None:
    _firmar(c, 1, 2, 3, 4)
    c.enviar()
    malo = leer(c.timbrado(4))
    carpeta = c.carpeta / "llego"
    carpeta.mkdir()
    c.carpeta, antes = carpeta, c.carpeta
    c.archivo_xml(1)
    c.archivo_xml(4, escribir(replace(malo, alumno=replace(malo.alumno, nombre="Otra"))))
    c.tabla(
        (c.de(2).folio_control, 2, "La CURP no existe en RENAPO"),
        (c.de(3).folio_control, 1, "Satisfactorio"),
        ("ajeno", 2, "=HYPERLINK(1)"),
    )
    c.carpeta = antes
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "i")
        await _llenar(pilot, str(carpeta))
        assert isinstance(app.screen, PantallaEnsayo)
        efectos = [r[2:15].strip() for r in renglones(app)[3:8]]
        assert efectos == ["× alterado", "? extraviado", "! rechazo", "· sin XML", "+ timbre"]
        assert "L11b" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PaginaDeCambio)
        await teclas(pilot, "escape", "e")
        assert "Solo: timbre (1)" in pantalla(app)
        await teclas(pilot, "q", "q", "i")
        await _llenar(pilot, str(carpeta))
        assert "Solo: timbre" not in pantalla(app)
        await teclas(pilot, "x")
        (guardado,) = carpeta_de_salida(c.como("estatal")).glob("ensayo*.csv")
        assert "alterado" in guardado.read_text("utf-8-sig")
        for archivo in carpeta.iterdir():
            archivo.unlink()
        await teclas(pilot, "s")
        await calma(pilot)
        assert isinstance(app.screen, Tanda)
        assert "2 rehusados" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaEnsayo)
        await teclas(pilot, "s")
        assert t.YA_APLICADO in pantalla(app)
        await teclas(pilot, "escape")
        assert [c.de(n).estado for n in (1, 2, 3, 4)] == [
            "timbrado",
            "rechazado",
            "enviado",
            "enviado",
        ]
        await teclas(pilot, "enter")
        assert isinstance(app.screen, LoteAbierto)
        assert c.de(1).nombre_oficial.split()[0] in pantalla(app)
        filas = [r[2:17].strip() for r in renglones(app)[3:7]]
        assert filas == ["! rechazado", "? falta el XML", "» sin respuesta", "√ timbrado"]
        assert "RENAPO" in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L11b")
async def test_the_path_of_an_answer_is_one_that_exists_or_none_and_what_is_typed_stays(
    c: Camino,
) -> None:
    _firmar(c, 1)
    c.enviar()
    roto = c.carpeta / "roto.zip"
    roto.write_bytes(b"PK\x03\x04 cortado")
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "i")
        assert app.screen.query_one(Entrada).value == ""
        assert "No hay archivos" not in pantalla(app)
        await _llenar(pilot, str(roto))
        assert isinstance(app.screen, Lotes)
        assert "roto.zip no es un ZIP completo. " in pantalla(app)
        await teclas(pilot, "i")
        assert app.screen.query_one(Entrada).value == str(roto)
        archivo = c.archivo_xml(1)
        await _llenar(pilot, str(archivo))
        assert isinstance(app.screen, PantallaEnsayo)
        entrada = carpeta_de_entrada(c.como("estatal"))
        entrada.mkdir(parents=True)
        tallo = Path(_lote(c).archivo).stem
        os.replace(archivo, entrada / f"{tallo}-1.xml")
        await teclas(pilot, "escape", "i")
        assert app.screen.query_one(Entrada).value == str(entrada / f"{tallo}-*")
        assert "No hay archivos" not in pantalla(app)


@pytest.mark.norma("L11b")
async def test_an_answer_for_another_lot_changes_nothing_and_says_so(c: Camino) -> None:
    _firmar(c, 1, 2)
    c.enviar(maximo=1)
    archivo = c.archivo_xml(1)
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "i")
        await _llenar(pilot, "/no/hay/nada")
        assert t.no_hay_archivo("/no/hay/nada") in pantalla(app)
        await _llenar(pilot, str(archivo))
        assert f"{c.alumno(1).matricula}         es del lote 1: lea esta" in pantalla(app)
        assert "Archivo   " + c.de(1).folio_control in pantalla(app)
        await teclas(pilot, "s")
        assert t.NADA_QUE_APLICAR in pantalla(app)
        await teclas(pilot, "enter")
        assert f"{Volver.tecla()} {Volver.texto()}" in renglones(app)[-1]
        await teclas(pilot, "escape")
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Lotes)
    assert c.de(1).estado == "enviado"


@pytest.mark.norma("C28", "T11")
async def test_what_the_preflight_refuses_stays_out_and_is_told(c: Camino) -> None:
    _firmar(c, 1, 2)
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE firma SET sello = replace(sello, substr(sello, 1, 4), 'AAAA') "
            "WHERE tramite = ? AND nivel = 'nacional'",
            (c.de(1).id,),
        )
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "c")
        assert "queda fuera 1" in pantalla(app)
        await _llenar(pilot, "")
        assert isinstance(app.screen, Tanda)
        assert pantalla(app).count("L20a") == 1
        await teclas(pilot, "R")
        assert isinstance(app.screen, PantallaRegla)
        await teclas(pilot, "escape", "enter")
        assert (_lote(c).total, _lote(c).estado) == (1, EstadoLote.PREPARADO)
        assert "expórtelos con x" in pantalla(app)
        with c.oficina.base.tx():
            c.oficina.base.escribir(
                "UPDATE firma SET sello = replace(sello, substr(sello, 1, 4), 'AAAA') "
                "WHERE tramite = ? AND nivel = 'nacional'",
                (c.de(2).id,),
            )
        await teclas(pilot, "d")
        assert isinstance(app.screen, Confirmacion)
        await teclas(pilot, "s")
        await calma(pilot)
        assert isinstance(app.screen, Tanda)
        await teclas(pilot, "enter")
        assert _lote(c).total == 0
        await teclas(pilot, "c")
        await calma(pilot)
        assert isinstance(app.screen, Tanda)
        assert t.solo_fuera(2) in renglones(app)[0]
    c.cuadra()


@pytest.mark.norma("L11c", "E05", "E10")
async def test_the_clock_has_a_sign_and_an_overdue_lot_gets_its_ticket_and_its_way_back(
    c: Camino,
) -> None:
    _firmar(c, 1, 2)
    c.enviar()
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "  0 h 00" in renglones(app)[3]
        await teclas(pilot, "v")
        assert t.falta_para_vencer(24) in pantalla(app)
        c.reloj.adelantar(timedelta(hours=3))
        await teclas(pilot, "r")
        assert "! 3 h 00" in renglones(app)[3]
        c.reloj.adelantar(timedelta(hours=23))
        await teclas(pilot, "r")
        assert "× 26 h" in renglones(app)[3]
        assert "× 1 vencido" in renglones(app)[1]
        await teclas(pilot, "v")
        assert t.avisar(1, 2) in pantalla(app)
        assert t.AVISAR_ES[1] in pantalla(app)
        await teclas(pilot, "n")
        assert c.oficina.base.valor("SELECT count(*) FROM ticket") == 0
        await teclas(pilot, "v", "s")
        for _ in range(2):
            assert isinstance(app.screen, PantallaTicket)
            assert _lote(c).sha256 in pantalla(app).replace("\n", "")
            await teclas(pilot, "escape")
            assert c.oficina.base.valor("SELECT count(*) FROM ticket") == 1
            await teclas(pilot, "v")
        await teclas(pilot, "escape")
        await teclas(pilot, "p")
        await _llenar(pilot, "", "", "perdido")
        assert t.EVIDENCIA in pantalla(app)
        await teclas(pilot, "p")
        await _llenar(pilot, "", "T-1", "otra")
        assert isinstance(app.screen, Pregunta)
        await _llenar(pilot, "", "T-1", "perdido")
        assert isinstance(app.screen, Lotes)
        assert _lote(c).estado is EstadoLote.PERDIDO
        assert [c.de(n).estado for n in (1, 2)] == ["firmado"] * 2
        await teclas(pilot, "p")
        assert t.SIN_PENDIENTES in pantalla(app)
    c.cuadra()


@pytest.mark.norma("F3.15a")
async def test_the_last_attempt_asks_for_a_typed_word(c: Camino) -> None:
    c.poner("cosfac.intentos_max", "2")
    _firmar(c, 1)
    c.enviar()
    list(envio.declarar_perdido(c.como("estatal"), 1, mensaje="no llegó"))
    envio.crear_lotes(c.como("estatal"))
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "x")
        assert t.ultimo_intento(2) in pantalla(app)
        await _llenar(pilot, str(c.carpeta / "z"), "no")
        assert isinstance(app.screen, Pregunta)
        assert _lote(c, 2).estado is EstadoLote.PREPARADO
        await _llenar(pilot, str(c.carpeta / "z"), "enviar")
        assert _lote(c, 2).estado is EstadoLote.ENVIADO
        await teclas(pilot, "x")
        assert "Escribir otra vez" in pantalla(app)
        await _llenar(pilot, str(c.carpeta / "y"))
        assert (c.carpeta / "y" / _lote(c, 2).archivo).is_file()


@pytest.mark.norma("T11", "L10b")
async def test_what_is_of_others_says_of_whom_with_its_rule(c: Camino) -> None:
    _firmar(c, 1)
    c.enviar()
    app = _app(c, "se.norte")
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for tecla in ("c", "x", "d", "u"):
            await teclas(pilot, tecla)
            assert "toca a Servicios Escolares estatal" in pantalla(app), tecla
            assert "(T11)" in pantalla(app)
        await teclas(pilot, "s")
        assert "(T11)" in pantalla(app)
        await teclas(pilot, "p")
        assert "(E10)" in pantalla(app)
        await teclas(pilot, "i")
        assert isinstance(app.screen, Pregunta)
    ajena = _app(c, "se.centro")
    async with ajena.run_test() as pilot:
        await _abrir(pilot)
        assert t.VACIO[0] in pantalla(ajena)


@pytest.mark.norma("L11a")
async def test_without_a_service_it_says_how_to_go_by_file_and_keeps_the_number(
    c: Camino,
) -> None:
    _firmar(c, 1)
    c.enviar()
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "Sigue     leer la respuesta con i   " in pantalla(app)
        for tecla, motivo in (("s", t.VA_POR_ARCHIVO), ("b", t.SIN_SERVICIO_SE_LEE)):
            await teclas(pilot, tecla)
            assert con_teclas(motivo) in " ".join(pantalla(app).split())
        await teclas(pilot, "u")
        await _llenar(pilot, "A/B")
        assert "L11a" in pantalla(app) or "número de lote" in pantalla(app)
        await teclas(pilot, "u")
        await _llenar(pilot, "778899")
        assert _lote(c).numero_lote == "778899"
        await teclas(pilot, "enter", "t")
        assert isinstance(app.screen, HistoriaLote)
        assert "778899" in pantalla(app)
        await teclas(pilot, "escape", "enter")
        assert isinstance(app.screen, LineaDeTiempo)


@pytest.fixture
def con_servicio(c: Camino, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """COSFAC's service on this machine, set in the office and with its credentials."""
    pytest.importorskip("zeep")
    from certtui.exchange.cosfac import transporte
    from certtui.exchange.cosfac.credenciales import ENTORNO_CLAVE, ENTORNO_USUARIO
    from certtui.exchange.simulador.servicio import Servicio
    from tests.exchange.servicio_local import PLAZOS, levantado

    del transporte
    monkeypatch.setattr("certtui.exchange.cosfac.servicio.Plazos", lambda: PLAZOS)
    monkeypatch.setenv(ENTORNO_USUARIO, "iems-demo")
    monkeypatch.setenv(ENTORNO_CLAVE, "clave-muy-secreta")
    with levantado(Servicio(semilla=7, reloj=c.reloj.ahora, latencia=0.1)) as servidor:
        c.poner("cosfac.url", servidor.url)
        yield servidor


@pytest.mark.norma("T11", "T12", "L11a")
async def test_the_service_sends_once_and_its_answer_is_a_dry_run_too(
    c: Camino, con_servicio: Any
) -> None:
    from certtui.exchange.simulador.falla import leer_falla

    _firmar(c, 1)
    envio.crear_lotes(c.como("estatal"))
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "s", "s")
        await calma(pilot)
        assert _lote(c).numero_lote == str(con_servicio.servicio.lotes[0].numero)
        await teclas(pilot, "s")
        assert con_teclas(t.VA_POR_SERVICIO) in pantalla(app)
        await teclas(pilot, "x")
        assert con_teclas(t.VA_POR_SERVICIO) in pantalla(app)
        con_servicio.servicio.fallas.pedir(leer_falla("procesando:consulta:1"))
        await teclas(pilot, "b")
        assert t.EN_PROCESO in pantalla(app)
        await teclas(pilot, "b")
        await calma(pilot)
        assert isinstance(app.screen, PantallaEnsayo)
        await teclas(pilot, "s")
        await calma(pilot)
        assert c.de(1).estado == "timbrado"
        _firmar(c, 2)
        envio.crear_lotes(c.como("estatal"))
        con_servicio.servicio.fallas.pedir(leer_falla("callar:carga:1"))
        await teclas(pilot, "r", "g", "s", "s")
        await calma(pilot)
        assert "no se sabe" in pantalla(app)
        await teclas(pilot, "s")
        assert "No se sabe si llegó" in pantalla(app)
        await teclas(pilot, "b")
        await calma(pilot)
        assert isinstance(app.screen, PantallaEnsayo)
        await teclas(pilot, "s")
        await calma(pilot)
        assert c.de(2).estado == "timbrado"
        assert len(con_servicio.servicio.lotes) == 2
    c.cuadra()


async def test_a_filter_shows_one_state_and_escape_takes_it_away(c: Camino) -> None:
    _firmar(c, 1, 2)
    c.enviar(maximo=1)
    list(envio.declarar_perdido(c.como("estatal"), 1, mensaje="no llegó"))
    app = _app(c)
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "e")
        assert "enviado" in renglones(app)[1]
        assert [r[4:7].strip() for r in renglones(app)[3:5]] == ["2", ""]
        await teclas(pilot, "e")
        assert [r[4:7].strip() for r in renglones(app)[3:5]] == ["1", ""]
        await teclas(pilot, "escape")
        assert [r[4:7].strip() for r in renglones(app)[3:5]] == ["2", "1"]
        await teclas(pilot, "slash", *"perd", "enter")
        assert [r[4:7].strip() for r in renglones(app)[3:5]] == ["1", ""]


def _con_lotes(oficina: Oficina, mensaje: str = "La CURP no existe en RENAPO") -> None:
    """Lots in every state, over the trámites of a base to look at."""
    base = oficina.base
    casos = (
        ("respondido", ("timbrado", "rechazado", "timbrado")),
        ("perdido", ("perdido", "perdido")),
        ("devuelto", ("devuelto", "rechazado")),
        ("enviado", ("enviado", "aceptado_sin_xml", "timbrado")),
        ("enviado", ("enviado",)),
        ("preparado", ("preparado", "preparado")),
    )
    siguiente = 1
    with base.tx():
        for n, (estado, estatus) in enumerate(casos, 1):
            clave = almacen.crear_lote(base, f"LOTE-32-{n:05d}.zip", a_texto(INICIO), "estatal", [])
            for cual in estatus:
                base.insertar(
                    "lote_item",
                    {
                        "lote": clave,
                        "tramite": siguiente,
                        "archivo": f"CE18-{siguiente:07d}-1.xml",
                        "estatus": cual,
                        "mensaje": mensaje if cual in {"rechazado", "aceptado_sin_xml"} else "",
                    },
                )
                siguiente += 1
            enviado = INICIO + timedelta(days=19, hours=-6 * n) if estado != "preparado" else None
            almacen.cambiar_lote(
                base,
                clave,
                EstadoLote(estado),
                enviado_en=a_texto(enviado) if enviado else "",
                numero_lote=str(100200 + n) if n in {1, 4} else "",
                sha256=f"{n:064x}" if enviado else "",
            )


@pytest.fixture
def base_con_lotes(tmp_path: Path) -> Path:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, [Persona(f"Zoé {n}", "Ñandúar", "Umbralina", "enviado") for n in range(16)])
    _con_lotes(oficina)
    oficina.base.cerrar()
    return ruta


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lotes", "lote", "historia"])
def test_screen(
    snap_compare: Comparar,
    base_con_lotes: Path,
    abrir: Abrir,
    vista: str,
    tamano: tuple[int, int],
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        await teclas(pilot, "down", "down")
        if vista != "lotes":
            await teclas(pilot, "enter")
        if vista == "historia":
            await teclas(pilot, "t")

    app = CerttuiApp(abrir(base_con_lotes))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_dry_run(snap_compare: Comparar, c: Camino, tamano: tuple[int, int]) -> None:
    _firmar(c, 1, 2, 3, 4)
    c.enviar()
    carpeta = c.carpeta / "llego"
    carpeta.mkdir()
    c.tabla(
        (c.de(2).folio_control, 2, "La CURP no existe en RENAPO"),
        (c.de(3).folio_control, 1, "Satisfactorio"),
        (c.de(4).folio_control, 2, "Código 77: el astrolabio no está alineado"),
        ("CE18-9999999-1", 1, "Satisfactorio"),
        nombre="llego/tabla.csv",
    )
    (carpeta / f"{c.de(1).folio_control}.xml").write_bytes(c.timbrado(1))

    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        await teclas(pilot, "i")
        await _llenar(pilot, str(carpeta))
        assert isinstance(pilot.app.screen, PantallaEnsayo)
        await teclas(pilot, "down")

    assert snap_compare(_app(c), terminal_size=tamano, run_before=preparar)


@pytest.mark.parametrize("ataque", ATAQUES)
async def test_nothing_hostile_of_an_answer_reaches_the_terminal(
    tmp_path: Path, abrir: Abrir, ataque: str
) -> None:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, [Persona(f"Zoé{ataque}", "Ñandúar", ataque, "enviado") for _ in range(16)])
    _con_lotes(oficina, ataque)
    with oficina.base.tx():
        oficina.base.escribir("UPDATE lote SET numero_lote = ? WHERE id = 1", (ataque,))
        oficina.base.escribir("UPDATE lote SET archivo = ? WHERE id = 4", (f"a{ataque}.zip",))
        oficina.anotar("lote", entidad="lote", entidad_id=4, datos={"numero": ataque})
    oficina.base.cerrar()
    app = CerttuiApp(abrir(ruta))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert _limpio(pantalla(app))
        await teclas(pilot, "down", "down", "enter", "down")
        assert isinstance(app.screen, LoteAbierto)
        assert _limpio(pantalla(app))
        await teclas(pilot, "t")
        assert _limpio(pantalla(app))


def test_a_refusal_names_the_key_that_the_person_gave_to_the_command() -> None:
    contexto = Contexto(hay_renglon=True, impedidos={Enviar.id: t.SIN_SERVICIO})

    def con_otra_tecla() -> str:
        cambiar_teclas({"lotes.exportar": ("f9",)})
        return Enviar.impedimento(contexto)

    assert Enviar.impedimento(contexto).endswith("exporte el lote con x.")
    assert copy_context().run(con_otra_tecla).endswith("exporte el lote con F9.")
