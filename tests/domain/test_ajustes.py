"""Tests of the settings: each contradiction of the road has its documented default."""

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import CATALOGO, AjusteInvalido, Ajustes, validar_ajuste
from certtui.domain.norma import leer_normativa

DEFECTOS = (
    ("C02", "cancelacion.horas", "48"),
    ("C02", "cancelacion.modo", "naturales"),
    ("C04", "nombres.regla", "mixta"),
    ("C05", "folio.reserva_en_solicitud", "si"),
    ("C06", "firma.politica", "tres"),
    ("C08", "aplicativo.editable", "nombre"),
    ("C11", "canales", "SAE,CENTRES,SIATEG"),
    ("C14", "cosfac.sla_normal_h", "2"),
    ("C14", "cosfac.sla_max_h", "24"),
    ("C17", "descargar.se_estatal", "no"),
    ("C25", "libro.fojas_por_volumen", "200"),
    ("C27", "rechazo.folio", "reutilizar_en_mismo_alumno"),
    ("C28", "cosfac.modo_lote", "por_registro"),
    ("C30", "adeudos", "aviso"),
    ("L08d", "libro", "certtui"),
    ("L03", "inicio_emision_electronica", "2021-07-19"),
    ("L20a", "firma.nivel_xml", "ultimo"),
    ("V21", "nombres.revision_estatal", "no"),
    ("T02", "elegibilidad.dias", "30"),
    ("L21b", "pdf.enlaces", ""),
    ("V-DG7", "entrega.instruccion_dg", "no"),
    ("L15d", "externos", "si"),
)


@pytest.mark.norma(
    *("C02", "C04", "C05", "C06", "C08", "C11", "C14", "C17", "C25", "C27", "C28", "C30")
)
@pytest.mark.parametrize(("regla", "clave", "valor"), DEFECTOS)
def test_the_default_is_that_of_the_table(regla: str, clave: str, valor: str) -> None:
    assert CATALOGO[clave].defecto == valor
    assert Ajustes({}).texto(clave) == valor
    if regla.startswith("C"):
        assert CATALOGO[clave].regla in {regla, "C14"}


@pytest.mark.parametrize("clave", CATALOGO)
def test_every_default_is_a_value_that_the_setting_takes(clave: str) -> None:
    ajuste = CATALOGO[clave]
    assert ajuste.clave == clave
    if ajuste.defecto or ajuste.permitidos:
        assert validar_ajuste(clave, ajuste.defecto) is ajuste


def test_every_setting_cites_a_rule_that_exists() -> None:
    normativa = leer_normativa(ruta_de_datos("normativa.csv").read_text("utf-8"))
    assert {a.regla for a in CATALOGO.values()} - normativa.keys() <= {"dec"}


@pytest.mark.parametrize(
    ("clave", "valor"),
    [
        ("libro", "otro"),
        ("cosfac.lote_max", "0"),
        ("cosfac.lote_max", "-1"),
        ("cosfac.lote_max", "muchos"),
        ("no.existe", "si"),
        ("adeudos", ""),
    ],
)
def test_a_value_that_a_setting_cannot_take_is_refused(clave: str, valor: str) -> None:
    with pytest.raises(AjusteInvalido):
        validar_ajuste(clave, valor)


def test_what_the_office_set_stands_over_the_default() -> None:
    ajustes = Ajustes({"cosfac.lote_max": "7", "externos": "no", "pdf.enlaces": " a , ,b"})
    assert ajustes.entero("cosfac.lote_max") == 7
    assert not ajustes.activo("externos")
    assert ajustes.lista("pdf.enlaces") == ("a", "b")
    with pytest.raises(AjusteInvalido):
        ajustes.texto("no.existe")
