"""Tests that the file itself makes the double use of a folio impossible."""

import pytest

from certtui.domain.folio import PASOS, EstadoFolio
from certtui.store.errores import ReglaDeLaBase
from tests.process.camino import Camino

RANGO = (
    "INSERT INTO folio_rango (padre, nivel, serie, modelo, desde, hasta, entidad, plantel, oficio) "
    "VALUES (:padre, :nivel, :serie, 2018, :desde, :hasta, '32', :plantel, 'o')"
)


def _rehusa(c: Camino, motivo: str, sql: str, datos: dict[str, object] | None = None) -> None:
    with pytest.raises(ReglaDeLaBase, match=motivo), c.oficina.base.tx():
        c.oficina.base.escribir(sql, datos or {})


@pytest.mark.norma("L04", "L08a")
@pytest.mark.parametrize(
    ("cambios", "motivo"),
    [
        ({"desde": 40, "hasta": 50}, "traslape"),
        ({"desde": 30, "hasta": 30}, "traslape"),
        ({"desde": 190, "hasta": 201}, "fuera de su rango padre"),
        ({"desde": 150, "hasta": 160, "padre": 1}, "fuera de su rango padre"),
        ({"desde": 150, "hasta": 160, "serie": "PT"}, "fuera de su rango padre"),
        ({"desde": 160, "hasta": 150}, "CHECK"),
        ({"desde": 0, "hasta": 0, "padre": None, "nivel": "nacional", "plantel": ""}, "CHECK"),
        ({"desde": 150, "hasta": 160, "padre": None}, "CHECK"),
        ({"desde": 150, "hasta": 160, "plantel": ""}, "CHECK"),
    ],
)
def test_a_range_that_overlaps_or_leaves_its_parent_does_not_enter(
    c: Camino, cambios: dict[str, object], motivo: str
) -> None:
    base: dict[str, object] = {"padre": 2, "nivel": "plantel", "serie": "CE", "plantel": "901"}
    _rehusa(c, motivo, RANGO, {**base, **cambios})


def test_a_good_range_enters_so_the_refusals_are_of_the_rule(c: Camino) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            RANGO,
            {
                "padre": 2,
                "nivel": "plantel",
                "serie": "CE",
                "plantel": "901",
                "desde": 150,
                "hasta": 160,
            },
        )


@pytest.mark.norma("L08a", "L08b", "L08c")
@pytest.mark.parametrize(
    ("sql", "motivo"),
    [
        (
            "INSERT INTO folio (serie, modelo, numero, rango, estado) "
            "SELECT serie, modelo, numero, rango, 'disponible' FROM folio WHERE id = 2",
            "UNIQUE",
        ),
        (
            "INSERT INTO folio (serie, modelo, numero, rango, estado) "
            "SELECT serie, modelo, 9999, rango, 'disponible' FROM folio WHERE id = 2",
            "fuera de su rango",
        ),
        ("UPDATE folio SET tramite = 1, alumno = 1, estado = 'usado' WHERE id = 3", "UNIQUE"),
        ("UPDATE folio SET estado = 'usado' WHERE id = 3", "CHECK"),
        ("UPDATE folio SET tramite = NULL WHERE id = 1", "CHECK"),
        ("UPDATE folio SET estado = 'disponible' WHERE id = 1", "paso no permitido"),
        (
            "UPDATE tramite SET folio = 1, folio_texto = 'CE18-0000001', volumen = 1, foja = 9, "
            "cuv = 'X', fecha_registro = '2026-01-01', version = version + 1 WHERE id = 2",
            "UNIQUE",
        ),
        (
            "UPDATE tramite SET folio = 2, folio_texto = 'CE18-0000002', volumen = 1, foja = 1, "
            "cuv = 'X', fecha_registro = '2026-01-01', version = version + 1 WHERE id = 2",
            "UNIQUE",
        ),
        (
            "UPDATE tramite SET folio = 2, folio_texto = 'CE18-0000002', version = version + 1 "
            "WHERE id = 2",
            "CHECK",
        ),
        (
            "UPDATE tramite SET cuv = (SELECT cuv FROM tramite WHERE id = 1), "
            "version = version + 1 WHERE id = 2",
            "UNIQUE",
        ),
        (
            "INSERT INTO tramite (alumno, ruta, estado, vigente, documento, canal, folio_canal, "
            "modelo, plan, plantel, creado_en) SELECT alumno, ruta, 'borrador', 1, documento, "
            "canal, '', modelo, plan, plantel, creado_en FROM tramite WHERE id = 1",
            "UNIQUE",
        ),
        ("UPDATE tramite SET estado = 'timbrado', version = version + 1", "paso no permitido"),
        ("UPDATE tramite SET estado = 'inventado', version = version + 1", "paso no permitido"),
        ("UPDATE tramite SET vigente = 0, version = version + 1 WHERE id = 1", "FOREIGN KEY"),
        ("UPDATE tramite SET documento = 'titulo', version = version + 1", "CHECK"),
    ],
)
def test_the_file_refuses_a_double_use_however_it_is_written(
    c: Camino, sql: str, motivo: str
) -> None:
    c.hasta(1, "registrado")
    c.hasta(2, "autorizado")
    _rehusa(c, motivo, sql)


@pytest.mark.norma("L08a", "C27")
def test_a_step_of_a_folio_outside_the_table_is_refused_and_the_table_is_that_of_the_norm(
    c: Camino,
) -> None:
    base = c.oficina.base
    pasos = {(f["de"], f["a"]) for f in base.filas("SELECT de, a FROM folio_paso")}
    assert pasos == {(de.value, a.value) for de, hacia in PASOS.items() for a in hacia}
    c.hasta(1, "registrado")
    propios = {"tramite": 1, "alumno": 1}
    for a in set(EstadoFolio) - PASOS[EstadoFolio.USADO] - {EstadoFolio.USADO}:
        suelto = a in {EstadoFolio.DISPONIBLE, EstadoFolio.DEVUELTO}
        datos = dict.fromkeys(propios) if suelto else propios
        _rehusa(
            c,
            "paso no permitido",
            f"UPDATE folio SET estado = '{a}', tramite = :tramite, alumno = :alumno WHERE id = 1",
            dict(datos),
        )


@pytest.mark.norma("T00")
def test_a_second_open_item_of_one_tramite_does_not_enter_a_lot(c: Camino) -> None:
    c.hasta(1, "enviado")
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "INSERT INTO lote (archivo, estado, creado_en, creado_por) "
            "VALUES ('otro.zip', 'preparado', '', '')"
        )
    _rehusa(
        c,
        "UNIQUE",
        "INSERT INTO lote_item (lote, tramite, archivo, estatus) VALUES (2, 1, 'x', 'preparado')",
    )
    columnas = ", ".join(
        f["name"]
        for f in c.oficina.base.filas("SELECT name FROM pragma_table_info('firma')")
        if f["name"] != "id"
    )
    _rehusa(
        c, "UNIQUE", f"INSERT INTO firma ({columnas}) SELECT {columnas} FROM firma WHERE id = 1"
    )


def test_a_plantel_has_one_director(c: Camino) -> None:
    _rehusa(
        c, "UNIQUE", "UPDATE usuario SET rol = 'director_plantel', plantel = '901' WHERE id = 'dse'"
    )
