"""Tests of the routes as data, and of the table that is shipped."""

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.norma import leer_normativa
from certtui.domain.rol import Rol
from certtui.domain.ruta import leer_ruta
from certtui.process.efectos import EFECTOS

CONALEP = leer_ruta(ruta_de_datos("rutas", "conalep.toml").read_text("utf-8"))

IMPORTAN = "se_plantel se_estatal sysadmin sistema"
TABLA = {
    "T00": ("", "borrador", "se_plantel"),
    "T01": ("borrador", "solicitado", "se_plantel"),
    "T02": ("solicitado", "autorizado", "se_estatal"),
    "T03": ("solicitado", "devuelto", "se_estatal"),
    "T04": ("devuelto", "solicitado", "se_plantel"),
    "T05": ("autorizado", "registrado", "se_plantel"),
    "T06": ("registrado", "cargado", "se_plantel"),
    "T07": ("cargado", "nombre_revisado", "se_plantel"),
    "T07e": ("cargado", "cargado", "se_plantel"),
    "T07v": ("nombre_revisado", "nombre_revisado", "se_estatal"),
    "T07r": ("nombre_revisado", "cargado", "se_plantel se_estatal"),
    "T08": ("nombre_revisado", "en_firma firmado", "director_plantel"),
    "T09": ("en_firma", "en_firma firmado", "director_estatal"),
    "T10": ("en_firma", "en_firma firmado", "nacional"),
    "T11": ("firmado", "enviado", "se_estatal director_estatal"),
    "T12": ("enviado firmado rechazado baja_solicitada", "timbrado", IMPORTAN),
    "T12p": ("timbrado", "timbrado", IMPORTAN),
    "T13": ("enviado", "rechazado", IMPORTAN),
    "T14": ("enviado", "firmado", IMPORTAN),
    "T15": ("timbrado", "descargado", "se_plantel director_plantel director_estatal"),
    "T16": ("descargado", "entregado", "se_plantel"),
    "T17": ("entregado", "entregado", "se_plantel"),
    "E01": ("rechazado", "baja_solicitada", "se_plantel"),
    "E02": ("baja_solicitada", "baja", "dse se_estatal"),
    "E03": ("", "borrador", "se_plantel"),
    "E04": (
        "registrado cargado nombre_revisado en_firma firmado",
        "baja_solicitada",
        "se_plantel se_estatal",
    ),
    "E05": ("enviado", "enviado", IMPORTAN),
    "E06": ("timbrado descargado entregado", "cancelacion_solicitada", "se_estatal"),
    "E07": ("cancelacion_solicitada", "cancelado", IMPORTAN),
    "E08": ("borrador solicitado devuelto autorizado", "baja", "se_plantel"),
    "E10": ("enviado", "firmado", "se_estatal"),
    "E11": ("enviado", "enviado", IMPORTAN),
}
"""The moves as the norm has them: (from, to, who)."""


@pytest.mark.parametrize("clave", TABLA)
def test_each_move_is_the_one_of_the_table(clave: str) -> None:
    de, a, roles = TABLA[clave]
    t = CONALEP.transiciones[clave]
    assert t.de == tuple(de.split())
    assert set(t.a) == set(a.split())
    assert set(t.roles) == {Rol(r) for r in roles.split()}


@pytest.mark.norma("V15")
def test_a_suspension_stays_where_it_is_in_every_state_that_is_not_final() -> None:
    t = CONALEP.transiciones["E09"]
    abiertos = {e.clave for e in CONALEP.estados.values() if not e.final}
    assert set(t.de) == set(t.a) == abiertos - {"cancelacion_solicitada"}


def test_there_is_no_move_that_is_not_in_the_table() -> None:
    assert set(CONALEP.transiciones) == {*TABLA, "E09"}


def test_no_move_leaves_a_state_that_ends_but_what_the_norm_gives_to_a_delivered_one() -> None:
    for estado in CONALEP.estados.values():
        if estado.final:
            sale = {t.id for t in CONALEP.desde(estado.clave)}
            assert sale == ({"T17", "E06"} if estado.clave == "entregado" else set())


@pytest.mark.norma("L10b")
def test_the_system_administrator_makes_no_move_of_the_road() -> None:
    de_sysadmin = {t.id for t in CONALEP.transiciones.values() if Rol.SYSADMIN in t.roles}
    camino = {f"T{n:02d}" for n in (*range(12), 15, 16, 17)} | {"T07e", "T07r", "T07v"}
    assert not de_sysadmin & camino
    assert not any(Rol.LECTOR in t.roles for t in CONALEP.transiciones.values())


def test_every_move_cites_rules_of_the_norm_and_has_its_effect() -> None:
    normativa = leer_normativa(ruta_de_datos("normativa.csv").read_text("utf-8"))
    for t in CONALEP.transiciones.values():
        assert {t.regla, t.regla_rol} <= normativa.keys()
        assert t.efecto in EFECTOS
    assert {t.efecto for t in CONALEP.transiciones.values()} == EFECTOS.keys() - {"toy"}


def test_every_state_says_who_has_it_and_what_comes_next() -> None:
    for e in CONALEP.estados.values():
        assert e.etiqueta
        assert e.vista
        assert e.tiene
        assert e.sigue


@pytest.mark.norma("C18")
def test_the_views_of_the_portals_group_the_states() -> None:
    vistas: dict[str, set[str]] = {}
    for e in CONALEP.estados.values():
        vistas.setdefault(e.vista, set()).add(e.clave)
    assert vistas["Sellado"] == {"en_firma", "firmado", "enviado"}
    assert {"autorizado", "borrador", "registrado"} <= vistas["Por certificar"]
    assert vistas["Cancelado"] == {"cancelado"}


@pytest.mark.parametrize("lado", ["de", "a"])
def test_a_route_that_names_a_state_it_does_not_define_is_refused(lado: str) -> None:
    otro = "a" if lado == "de" else "de"
    texto = (
        f'ruta = "x"\n[estado]\nuno = {{}}\n[transicion.A]\n{lado} = "dos"\n{otro} = "uno"\n'
        'roles = "lector"\n'
    )
    with pytest.raises(ValueError, match="dos"):
        leer_ruta(texto)


def test_the_pairs_of_a_route_are_every_from_with_every_to() -> None:
    ruta = leer_ruta(
        'ruta = "x"\n[estado]\nuno = {}\ndos = {}\ntres = {}\n'
        '[transicion.A]\nde = ["uno", "dos"]\na = ["tres"]\nroles = "lector"\n'
    )
    assert ruta.inicial == "uno"
    assert ruta.pasos() == {("uno", "tres"), ("dos", "tres")}


@pytest.mark.norma("V15", "E09")
def test_a_move_that_stays_joins_no_two_states() -> None:
    pasos = CONALEP.transiciones["E09"].pasos()
    assert pasos
    assert all(de == a for de, a in pasos)
    assert ("en_firma", "timbrado") not in CONALEP.pasos()
    assert ("borrador", "autorizado") not in CONALEP.pasos()
