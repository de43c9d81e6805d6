"""Tests that each invariant sees what breaks it, and is silent when nothing does."""

import pytest

from certtui.process.cuadre import cuadrar
from tests.process.camino import Camino
from tests.store.crudo import crudo

ROTURAS: list[tuple[str, str, str]] = [
    ("unico", "rangos traslapados", "UPDATE folio_rango SET desde = 35 WHERE plantel = '902'"),
    ("unico", "rango fuera de su padre", "UPDATE folio_rango SET hasta = 1001 WHERE id = 2"),
    ("unico", "rango fuera de su padre", "UPDATE folio_rango SET serie = 'PT' WHERE id = 4"),
    (
        "sin_doble_uso",
        "folio en dos trámites",
        "DROP INDEX tramite_un_folio; UPDATE tramite SET folio = 1 WHERE id = 2",
    ),
    (
        "sin_doble_uso",
        "folio usado sin un trámite",
        "UPDATE tramite SET folio = 9 WHERE id = 1",
    ),
    (
        "sin_doble_uso",
        "folio libre con trámite",
        "UPDATE folio SET estado = 'disponible' WHERE id = 1",
    ),
    ("ninguno_perdido", "rango sin todos sus folios", "DELETE FROM folio WHERE numero = 40"),
    (
        "ninguno_perdido",
        "rango sin todos sus folios",
        "UPDATE folio SET numero = 900 WHERE id = 40",
    ),
    (
        "ninguno_perdido",
        "hijos mayores que su rango",
        "UPDATE folio_rango SET hasta = 150 WHERE id = 1",
    ),
    (
        "ninguno_perdido",
        "más folios que el rango de la entidad",
        "UPDATE folio_rango SET hasta = 30 WHERE id = 2",
    ),
    (
        "estados_acordes",
        "trámite registrado sin folio",
        "UPDATE tramite SET estado = 'registrado' WHERE id = 3",
    ),
    (
        "estados_acordes",
        "folio y trámite no concuerdan",
        "UPDATE folio SET estado = 'emitido' WHERE id = 1",
    ),
    (
        "estados_acordes",
        "emitido sin folio digital",
        "UPDATE tramite SET folio_digital = NULL WHERE id = 2",
    ),
    (
        "estados_acordes",
        "reserva sin solicitud",
        "UPDATE folio SET estado = 'reservado' WHERE id = 1",
    ),
    (
        "estados_acordes",
        "cancelado en desacuerdo",
        "UPDATE folio SET estado = 'cancelado' WHERE id = 1",
    ),
    ("serie_y_modelo", "serie o modelo ajeno", "UPDATE folio SET serie = 'PT' WHERE id = 1"),
    ("serie_y_modelo", "serie o modelo ajeno", "UPDATE tramite SET modelo = 2008 WHERE id = 1"),
    ("libro", "hueco en el libro", "UPDATE tramite SET foja = 9 WHERE id = 2"),
    (
        "libro",
        "foja fuera del volumen",
        "UPDATE tramite SET foja = 201 WHERE id = 2",
    ),
    (
        "libro",
        "fechas del libro en desorden",
        "UPDATE tramite SET fecha_registro = '2020-01-01' WHERE id = 2",
    ),
    (
        "historia",
        "historia del folio no reproduce su estado",
        "DELETE FROM folio_evento WHERE id = (SELECT max(id) FROM folio_evento)",
    ),
    (
        "historia",
        "historia del folio rota",
        "UPDATE folio_evento SET de = 'usado' WHERE a = 'reservado'",
    ),
    ("historia", "estado sin su evento", "UPDATE tramite SET estado = 'devuelto' WHERE id = 3"),
    ("historia", "bitácora", "UPDATE evento SET actor = 'otro' WHERE seq = 3"),
    (
        "orden",
        "folio saltado sin explicación",
        "UPDATE folio SET usos = 1 WHERE id = 30",
    ),
    ("lotes", "enviado sin lote", "UPDATE lote_item SET estatus = 'devuelto' WHERE tramite = 1"),
    (
        "lotes",
        "respuesta que no cuadra",
        "UPDATE lote_item SET estatus = 'enviado' WHERE tramite = 2",
    ),
    (
        "lotes",
        "contestado dos veces",
        "INSERT INTO lote_item (lote, tramite, archivo, estatus) VALUES (1, 2, 'x', 'timbrado')",
    ),
    (
        "lotes",
        "timbrados y folios emitidos difieren",
        "UPDATE tramite SET folio_digital = 'x' WHERE id = 3",
    ),
    (
        "lotes",
        "rechazado sin su respuesta",
        "UPDATE tramite SET estado = 'rechazado' WHERE id = 1",
    ),
    ("lotes", "timbrado sin XML", "DELETE FROM xml WHERE tipo = 'timbrado'"),
    ("entregas", "entregado sin acuse", "UPDATE entrega SET acuse_en = ''"),
    (
        "entregas",
        "descargado sin archivos",
        "UPDATE custodia_archivo SET vigente = 0 WHERE tipo = 'pdf'",
    ),
    ("gratuito", "columna de cobro", "ALTER TABLE tramite ADD COLUMN monto_pagado TEXT"),
]


@pytest.fixture
def poblada(c: Camino) -> Camino:
    """1 sent, 2 delivered, 3 requested."""
    c.hasta(1, "firmado")
    c.hasta(2, "firmado")
    c.poner("cosfac.lote_max", "1")
    c.enviar()
    c.responder([c.archivo_xml(2)])
    from certtui.process import entrega

    entrega.descargar(c.clerk(2), c.de(2))
    entrega.entregar(c.clerk(2), c.de(2), c.destino(2))
    c.solicitar(3)
    c.cuadra()
    return c


@pytest.mark.norma("L04", "L08a", "L08b", "L08c", "L08d", "L11b", "L13e", "L14a", "C25", "L02")
@pytest.mark.parametrize(
    ("clave", "falla", "sql"), ROTURAS, ids=[f"{r[0]}-{r[1]}" for r in ROTURAS]
)
def test_each_invariant_sees_what_breaks_it(
    poblada: Camino, clave: str, falla: str, sql: str
) -> None:
    with crudo(poblada.oficina.base.ruta) as otra:
        for sentencia in sql.split("; "):
            otra.execute(sentencia)
    cuenta = next(x for x in cuadrar(poblada.oficina) if x.clave == clave)
    assert falla in {f["falla"] for f in cuenta.filas}


def test_a_repeated_folio_foja_or_cuv_is_seen_even_without_its_index(poblada: Camino) -> None:
    with crudo(poblada.oficina.base.ruta) as otra:
        for tabla, sin in (("folio", "UNIQUE (serie, modelo, numero),"),):
            sql = otra.execute("SELECT sql FROM sqlite_master WHERE name = ?", (tabla,)).fetchone()
            otra.execute("PRAGMA foreign_keys = OFF")
            otra.execute("ALTER TABLE folio RENAME TO folio_viejo")
            otra.execute(sql[0].replace(sin, ""))
            otra.execute("INSERT INTO folio SELECT * FROM folio_viejo")
            otra.execute("UPDATE folio SET numero = 5 WHERE numero = 6")
    (unico, *_) = cuadrar(poblada.oficina)
    assert "folio repetido" in {f["falla"] for f in unico.filas}


def test_there_are_eleven_and_all_are_silent_on_a_sound_base(poblada: Camino) -> None:
    cuentas = cuadrar(poblada.oficina)
    assert [x.numero for x in cuentas] == list(range(1, 12))
    assert all(x.filas == () for x in cuentas)


def test_every_invariant_has_a_case_here() -> None:
    from certtui.store.cuadre import INVARIANTES

    assert {i.clave for i in INVARIANTES} == {r[0] for r in ROTURAS}
