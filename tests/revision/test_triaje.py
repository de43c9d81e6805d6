"""Messages in SEP's manner: those that tuned the rules, and those held out.

Both were written by several hands that knew the norm and had not seen the rules; the words of a
message are its author's. The held out are counted and never read while a rule is mended: once they
are read they tune, and new ones are written first.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.plegado import plegar
from certtui.domain.rechazo import CAUSA_DESCONOCIDA, ReglaCausa, clasificar
from certtui.process import bajas
from certtui.process.estadisticas import causas_por_plantel_y_mes
from certtui.process.iniciar import leer_causas
from certtui.store import catalogos, lotes
from tests.process.camino import Camino

AQUI = Path(__file__).parent


def _reglas() -> list[ReglaCausa]:
    return leer_causas(ruta_de_datos("catalogos", "causas_rechazo.csv").read_text("utf-8"))


def _medir(archivo: str) -> Counter[str]:
    """How many are right, unknown and wrong."""
    reglas, cuenta = _reglas(), Counter[str]()
    with (AQUI / archivo).open(encoding="utf-8", newline="") as a:
        for fila in csv.DictReader(a):
            dicho = clasificar(fila["mensaje"], reglas).resuelve
            bien = dicho == fila["resuelve_en"]
            desconocido = dicho is ResuelveEn.DESCONOCIDO
            cuenta["bien" if bien else "desconocido" if desconocido else "mal"] += 1
    print(f"\n{archivo}: {dict(cuenta)}")
    return cuenta


@pytest.mark.norma("L15b", "F3.7")
def test_the_messages_that_tuned_the_rules_have_their_owner() -> None:
    cuenta = _medir("mensajes_ajuste.csv")
    assert cuenta.total() > 900
    assert cuenta["bien"] >= 0.98 * cuenta.total()
    assert cuenta["mal"] <= 4


@pytest.mark.norma("L15b", "F3.7")
def test_nine_of_ten_held_out_have_their_owner_and_the_others_are_unknown() -> None:
    cuenta = _medir("mensajes_reservados.csv")
    assert cuenta.total() > 250
    assert cuenta["bien"] >= 0.9 * cuenta.total()
    assert cuenta["mal"] == 0


@pytest.mark.norma("L15b")
@pytest.mark.parametrize(
    ("visto", "plegado"),
    [
        ("La calificaciÃ³n no es vÃ¡lida", "LA CALIFICACION NO ES VALIDA"),
        ("calificaci?n inv??lida", "CALIFICACION INVALIDA"),
        ("El cerificado del fimrante", "EL CERTIFICADO DEL FIRMANTE"),
        ("clave_plan  de\tESTUDIOS", "CLAVE PLAN DE ESTUDIOS"),
        ("¿La CURP?", "¿LA CURP?"),
        ("Matriculas", "MATRICULA"),
        ("Zzzzzzz 42", "ZZZZZZZ 42"),
        ("C.U.R.P. mal formada", "CURP MAL FORMADA"),
        ("CALIF. INV", "CALIFICACION INVALIDO"),
    ],
)
def test_a_broken_message_is_read_as_it_was_meant(visto: str, plegado: str) -> None:
    assert plegar(visto) == plegado


@pytest.mark.norma("L15a", "L15b")
def test_one_step_makes_a_rule_of_an_unknown_refusal(c: Camino) -> None:
    mensaje = "Clave 417 sin dictamen favorable"
    for numero in (1, 2):
        c.hasta(numero, "enviado")
        t, item = c.de(numero), None
        item = lotes.ultimo_item(c.oficina.base, t.id)
        assert item is not None
        with c.oficina.base.tx():
            lotes.guardar_rechazo(
                c.oficina.base,
                t.id,
                item.lote,
                "2",
                mensaje,
                clasificar(mensaje, catalogos.leer_causas(c.oficina.base)),
                "2026-07-01T03:00:00Z" if numero == 2 else "2026-06-15T16:00:00Z",
            )
    vistos = bajas.listar_rechazos(c.como("estatal"), solo_pendientes=False)
    assert {v.rechazo.causa for v in vistos} == {CAUSA_DESCONOCIDA}
    nueva = ReglaCausa(
        900,
        "DICTAMEN",
        "SIN DICTAMEN",
        "Falta el dictamen",
        "dictamen",
        ResuelveEn.COSFAC,
        "Pídalo.",
    )
    assert bajas.agregar_causa(c.como("estatal"), nueva) == 2
    vistos = bajas.listar_rechazos(c.como("estatal"), solo_pendientes=False)
    assert {(v.rechazo.regla, v.rechazo.resuelve) for v in vistos} == {
        ("DICTAMEN", ResuelveEn.COSFAC)
    }
    # the second one came at 21:00 of June 30 in the entidad
    cuentas = causas_por_plantel_y_mes(c.como("estatal"))
    assert {(x.mes, x.causa) for x in cuentas} == {("2026-06", "Falta el dictamen")}
    assert sum(x.rechazos for x in cuentas) == 2
    assert causas_por_plantel_y_mes(c.como("estatal.ajeno")) == []
