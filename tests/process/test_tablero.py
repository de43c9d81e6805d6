"""The board counts what is a person's to do, and what is late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from certtui.domain.firma import Nivel
from certtui.domain.reloj import RelojInyectado, a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import leer_ruta
from certtui.process import pendientes, tablero
from certtui.process.oficina import Oficina, texto_de_ruta
from certtui.process.pendientes import Termino
from certtui.process.tablero import Urgencia
from certtui.store import catalogos, lotes
from tests.tui.armar import AHORA, Persona, abrir_en, iniciar_base, llenar

RUTA = leer_ruta(texto_de_ruta("conalep"))
Construir = Callable[..., Oficina]


@pytest.fixture
def con(tmp_path: Path) -> Construir:
    """An office with people in these states, seen by somebody."""

    def hacer(*estados: str, usuario: str = "estatal", plantel: str = "901") -> Oficina:
        ruta = tmp_path / "oficina.db"
        oficina = iniciar_base(ruta)
        llenar(oficina, [Persona("Ana", "Uno", "Dos", e, plantel=plantel) for e in estados])
        oficina.base.cerrar()
        return abrir_en(ruta, usuario)

    return hacer


@pytest.mark.parametrize(
    ("rol", "estados"),
    [
        (
            Rol.SE_PLANTEL,
            {
                "borrador", "devuelto", "autorizado", "registrado", "cargado", "timbrado",
                "descargado", "rechazado",
            },
        ),
        (Rol.SE_ESTATAL, {"solicitado", "firmado"}),
        (Rol.DIRECTOR_PLANTEL, {"nombre_revisado"}),
        (Rol.DIRECTOR_ESTATAL, {"en_firma"}),
        (Rol.NACIONAL, {"en_firma"}),
        (Rol.DSE, {"baja_solicitada"}),
        (Rol.LECTOR, set()),
        (Rol.SYSADMIN, set()),
    ],
)  # fmt: skip
def test_each_role_has_the_steps_that_the_road_gives_it(rol: Rol, estados: set[str]) -> None:
    assert pendientes.estados_de(RUTA, rol) == estados


def test_the_state_office_attends_to_a_baja_only_where_it_records_what_dse_does() -> None:
    assert "baja_solicitada" in pendientes.estados_de(RUTA, Rol.SE_ESTATAL, actos_de_dse=True)
    assert "baja_solicitada" not in pendientes.estados_de(RUTA, Rol.SE_PLANTEL, actos_de_dse=True)


def test_what_waits_is_counted_by_state_and_within_the_scope(con: Construir) -> None:
    oficina = con("solicitado", "solicitado", "firmado", "autorizado", "entregado")
    lectura = tablero.leer_tablero(oficina)
    assert lectura.mios == {"solicitado": 2, "firmado": 1}
    assert lectura.por_resolver == 3
    assert [p.estado for p in lectura.pasos] == ["solicitado", "autorizado", "firmado"]
    ajeno = oficina.como(Usuario("otro", "Otro", Rol.SE_PLANTEL, entidad="32", plantel="902"))
    assert tablero.leer_tablero(ajeno).pasos == ()


def test_a_suspended_tramite_waits_for_nobody_but_is_seen_in_its_step(con: Construir) -> None:
    oficina = con("autorizado", "autorizado", usuario="se.norte")
    with oficina.base.tx():
        oficina.base.escribir(
            "UPDATE tramite SET bloqueo = 'baja 2026-07-10', version = version + 1 WHERE id = 1"
        )
    lectura = tablero.leer_tablero(oficina)
    assert lectura.mios == {"autorizado": 1}
    assert [(p.estado, p.cuantos, p.suspendidos) for p in lectura.pasos] == [("autorizado", 2, 1)]


def test_the_age_of_a_step_is_told_in_four_stretches(con: Construir) -> None:
    oficina = con(*["borrador"] * 5)
    creados = tablero.leer_tablero(oficina).pasos
    assert sum(creados[0].tramos) == 5
    for dias, lugar in ((2, 0), (7, 1), (30, 2), (400, 3)):
        despues = RelojInyectado(AHORA + timedelta(days=dias - 18))
        pasos = tablero.leer_tablero(replace(oficina, reloj=despues)).pasos
        assert sum(pasos[0].tramos) == 5
        if dias == 400:
            assert pasos[0].tramos[lugar] == 5


@pytest.mark.norma("L11c", "E05")
def test_a_lot_is_normal_for_two_hours_slow_until_24_and_then_overdue(con: Construir) -> None:
    oficina = con("enviado", "enviado")
    with oficina.base.tx():
        lote = lotes.crear_lote(
            oficina.base,
            archivo="LOTE-32-00001.zip",
            en=a_texto(AHORA),
            por="estatal",
            items=[(1, "a.xml"), (2, "b.xml")],
        )
        oficina.base.escribir(
            "UPDATE lote SET estado = 'enviado', enviado_en = ? WHERE id = ?",
            (a_texto(AHORA), lote),
        )
        oficina.base.escribir("UPDATE lote_item SET estatus = 'enviado'")
    for horas, urgencia, vencidos in (
        (1.99, Urgencia.TRANQUILO, 0),
        (2, Urgencia.AVISO, 0),
        (24, Urgencia.AVISO, 0),
        (24.01, Urgencia.VENCIDO, 2),
    ):
        despues = RelojInyectado(AHORA + timedelta(hours=horas))
        lectura = tablero.leer_tablero(replace(oficina, reloj=despues))
        assert [(e.urgencia, e.horas, e.certificados) for e in lectura.esperas] == [
            (urgencia, int(horas), 2)
        ]
        assert lectura.vencidos.get(Termino.LOTE, 0) == vencidos
        assert lectura.total_vencido == vencidos


@pytest.mark.norma("L13a")
def test_what_was_stamped_and_not_delivered_in_its_days_is_overdue(con: Construir) -> None:
    oficina = con("timbrado", "descargado", "entregado", usuario="se.norte")
    pronto = replace(oficina, reloj=RelojInyectado(AHORA - timedelta(days=15)))
    assert Termino.ENTREGA not in tablero.leer_tablero(pronto).vencidos
    assert tablero.leer_tablero(oficina).vencidos[Termino.ENTREGA] == 2


def test_signatures_are_counted_by_the_level_whose_turn_it_is(con: Construir) -> None:
    oficina = con("nombre_revisado", "nombre_revisado", "en_firma")
    with oficina.base.tx():
        oficina.base.escribir("UPDATE tramite SET politica = 'tres', version = version + 1")
        oficina.base.escribir(
            "INSERT INTO certificado_efirma VALUES ('x', x'00', '1', 'C', 'R', '', '')"
        )
        oficina.base.escribir(
            "INSERT INTO firma (tramite, nivel, orden, usuario, cer_sha256, cadena, "
            "cadena_sha256, sello, en, capturo, firmante) VALUES "
            "(3, 'plantel', 1, 'estatal', 'x', 'c', 'h', 's', '', 'estatal', '{}')"
        )
    assert tablero.leer_tablero(oficina).firmas == {Nivel.PLANTEL: 2, Nivel.ESTATAL: 1}
    directora = oficina.como(Usuario("d", "D", Rol.DIRECTOR_PLANTEL, entidad="32", plantel="901"))
    lectura = tablero.leer_tablero(directora)
    assert (lectura.listos_para_firma, lectura.por_resolver) == (2, 2)
    nacional = oficina.como(Usuario("n", "N", Rol.NACIONAL))
    assert tablero.leer_tablero(nacional).por_resolver == 0


@pytest.mark.norma("L16a", "L16c")
@pytest.mark.parametrize(
    ("dias", "urgencia"),
    [
        (60.01, Urgencia.TRANQUILO),
        (60, Urgencia.AVISO),
        (29, Urgencia.AVISO),
        (7, Urgencia.VENCIDO),
        (-1, Urgencia.VENCIDO),
    ],
)
def test_the_end_of_an_efirma_is_told_louder_as_it_comes(
    con: Construir, dias: float, urgencia: Urgencia
) -> None:
    oficina = con()
    with oficina.base.tx():
        catalogos.guardar_usuario(
            oficina.base,
            Usuario("dir", "Alma", Rol.DIRECTOR_PLANTEL, "32", "901", curp="CURP1"),
        )
        hasta = a_texto(AHORA + timedelta(days=dias))
        oficina.base.escribir(
            "INSERT INTO certificado_efirma VALUES ('x', x'00', '1', 'CURP1', 'R', '', ?)",
            (hasta,),
        )
    [fin] = tablero.leer_tablero(oficina).efirmas
    assert (fin.usuario, fin.dias, fin.urgencia) == ("dir", int(dias), urgencia)
