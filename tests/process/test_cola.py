"""Tests of the queue: its orders, its pages, its search, and the table that keeps them."""

from dataclasses import replace
from pathlib import Path

import pytest

from certtui.process import supresion
from certtui.process.cola import (
    ORDENES,
    FiltroCola,
    OrdenDeCola,
    PaginasDeCola,
    contar_cola,
    elegidos,
    pagina_cola,
    palabras_de,
    posicion_cola,
    resumir_cola,
)
from certtui.store import cola as tabla
from tests.process.camino import Camino

TODO = FiltroCola()


@pytest.fixture
def cola(c: Camino) -> Camino:
    """Nine trámites in several states, of two planteles and several names."""
    for n, (nombre, apellido) in enumerate(
        (("ZOÉ", "ÁBREGO"), ("ANA", "ÑANDÚ"), ("ÍÑIGO", "NORIA"), ("BETO", "Abrego")), start=1
    ):
        c.cambiar_alumno(n, nombre=nombre, primer_apellido=apellido)
    for n in range(1, 7):
        c.abrir(n)
    c.hasta(7, "registrado")
    c.hasta(8, "entregado")
    c.hasta(21, "autorizado")
    return c


@pytest.fixture(params=["pocos", "muchos"])
def modo(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether a filter leaves few lines, which are sorted, or many, which are walked."""
    if request.param == "muchos":
        monkeypatch.setattr(tabla, "POCOS", 0)
    return str(request.param)


def ids(c: Camino, filtro: FiltroCola, orden: OrdenDeCola | None = None) -> list[int]:
    return [r.id for r in pagina_cola(c.como("dse"), filtro, 0, 99, orden)]


FILTROS = (
    TODO,
    FiltroCola(plantel="901"),
    FiltroCola(estado="borrador"),
    FiltroCola(texto="239010"),
    FiltroCola(texto="2 9"),
    FiltroCola(grupo="601", ciclo="2025-2026"),
    FiltroCola(vacios=("folio",)),
    FiltroCola(vacios=("correo",)),
    FiltroCola(carrera="PRUE18", estado="borrador"),
    FiltroCola(desde="2026-06-01", hasta="2026-12-31"),
    FiltroCola(entidad="32"),
    FiltroCola(pendiente="mio"),
    FiltroCola(pendiente="vencido", plantel="901"),
)


@pytest.mark.parametrize("clave", ORDENES)
def test_every_order_shows_the_same_lines_both_ways_and_by_small_pages(
    cola: Camino, modo: str, clave: str
) -> None:
    for filtro in FILTROS:
        _recorrer(cola, filtro, clave)


def _recorrer(cola: Camino, filtro: FiltroCola, clave: str) -> None:
    oficina = cola.como("dse")
    todas = ids(cola, filtro, OrdenDeCola(clave))
    assert sorted(todas) == [e.id for e in elegidos(oficina, filtro)]
    assert len(todas) == contar_cola(oficina, filtro) == resumir_cola(oficina, filtro).mostrados
    assert ids(cola, filtro, OrdenDeCola(clave, al_reves=True)) == todas[::-1]
    paginas = PaginasDeCola(oficina, filtro, OrdenDeCola(clave))
    assert [r.id for i in range(0, 12, 2) for r in paginas.pagina(i, 2)] == todas
    assert [paginas.posicion(i) for i in todas] == list(range(len(todas)))


@pytest.mark.parametrize("clave", ["", "nombre", "dias"])
def test_a_page_from_the_end_or_going_back_is_that_of_counting_from_the_start(
    cola: Camino, clave: str
) -> None:
    oficina = cola.como("dse")
    todas = ids(cola, TODO, OrdenDeCola(clave))
    paginas = PaginasDeCola(oficina, TODO, OrdenDeCola(clave))
    paginas.contar(oficina)
    assert paginas.total == 9
    for inicio in (8, 6, 4, 2, 0):
        assert [r.id for r in paginas.pagina(inicio, 2)] == todas[inicio : inicio + 2]
    assert paginas.pagina(9, 2) == paginas.pagina(10, 2) == []
    paginas.olvidar()
    assert [r.id for r in paginas.pagina(3, 4)] == todas[3:7]


def test_names_go_by_surname_without_accents_and_states_by_the_road(cola: Camino) -> None:
    nombres = [r.nombre for r in pagina_cola(cola.como("dse"), TODO, 0, 99, OrdenDeCola("nombre"))]
    abrego = [n.split()[0] for n in nombres if "BREGO" in n.upper()]
    assert nombres[:2] == [n for n in nombres if "BREGO" in n.upper()]
    assert sorted(abrego) == ["BETO", "ZOÉ"]
    assert nombres.index(next(n for n in nombres if "ÑANDÚ" in n)) < nombres.index(
        next(n for n in nombres if "NORIA" in n)
    )
    estados = [r.estado for r in pagina_cola(cola.como("dse"), TODO, 0, 99, OrdenDeCola("estado"))]
    camino = list(cola.oficina.ruta.estados)
    assert estados == sorted(estados, key=camino.index)


def test_days_are_the_other_way_round_than_dates(cola: Camino) -> None:
    assert ids(cola, TODO, OrdenDeCola("dias")) == ids(cola, TODO, OrdenDeCola("desde"))[::-1]


def test_who_is_not_shown_has_no_place(cola: Camino) -> None:
    (borrador, *_) = ids(cola, FiltroCola(estado="borrador"))
    assert posicion_cola(cola.como("dse"), FiltroCola(estado="registrado"), borrador) is None
    assert posicion_cola(cola.como("se.centro"), TODO, borrador) is None


def test_the_table_of_the_queue_is_what_its_sources_say(cola: Camino) -> None:
    """Whatever moved, was renamed, was given a folio or was delivered on the way."""
    base = cola.oficina.base
    cola.cambiar_alumno(8, grupo="699-PRUE18", correo_personal="", correo_institucional="")
    sobra = base.filas(
        "SELECT * FROM (SELECT * FROM cola EXCEPT SELECT * FROM cola_fuente) UNION ALL "
        "SELECT * FROM (SELECT * FROM cola_fuente EXCEPT SELECT * FROM cola)"
    )
    assert sobra == []
    assert base.valor("SELECT count(*) FROM cola") == 9
    with base.tx():
        base.escribir("INSERT INTO cola_texto (cola_texto, rank) VALUES ('integrity-check', 1)")


def test_words_are_found_in_any_order_anywhere_and_quotes_keep_them_together(
    cola: Camino, modo: str
) -> None:
    (zoe,) = ids(cola, FiltroCola(texto="abrego zoe"))
    assert ids(cola, FiltroCola(texto='"zoe abrego"')) == [zoe]
    assert ids(cola, FiltroCola(texto='"abrego zoe"')) == []
    assert ids(cola, FiltroCola(texto="breg oé")) == [zoe]
    folio = cola.de(8).folio_texto
    assert ids(cola, FiltroCola(texto=folio.lower()[2:])) == [cola.de(8).id]


@pytest.mark.parametrize(
    "texto", ['"', '""', "a\0b", "NEAR(", "x*", "c:", "^a", "ñ'; --", "-", "🎓x"]
)
def test_no_search_breaks(cola: Camino, texto: str) -> None:
    for filtro in (FiltroCola(texto=texto), FiltroCola(texto=f"abrego {texto}")):
        assert len(ids(cola, filtro)) == contar_cola(cola.como("dse"), filtro)


def test_the_words_of_a_search() -> None:
    assert palabras_de('  José "De la  Ó" josé ') == ("jose", "de la o")
    assert palabras_de('"sin cerrar') == ("sin cerrar",)


def test_a_date_is_of_the_entrance_in_the_state_in_the_zone_of_the_office(cola: Camino) -> None:
    dias = [cola.oficina.hoy().isoformat()]
    hoy = FiltroCola(desde=dias[0], hasta=dias[0])
    assert 0 < len(ids(cola, hoy)) <= 9
    assert ids(cola, replace(hoy, desde="2030-01-01", hasta="2030-01-01")) == []
    juntos = ids(cola, replace(hoy, desde="")) + ids(cola, FiltroCola(desde="2027-01-01"))
    assert sorted(juntos) == ids(cola, TODO)


def test_a_carrera_is_a_plan_or_words_of_its_name_and_another_one_shows_nothing(
    cola: Camino,
) -> None:
    assert len(ids(cola, FiltroCola(carrera="prue18"))) == 9
    assert len(ids(cola, FiltroCola(carrera="Pruebás"))) == 9
    assert ids(cola, FiltroCola(carrera="Pruebas", plan="PRUE08")) == []
    assert ids(cola, FiltroCola(carrera="Enfermería")) == []


@pytest.mark.norma("L13d")
def test_an_erased_person_is_in_no_index_nor_in_the_bytes_of_the_file_L13d(cola: Camino) -> None:
    cola.cambiar_alumno(8, nombre="XQÚZWALDA", primer_apellido="KJXWQZÓ")
    base = cola.oficina.base
    assert ids(cola, FiltroCola(texto="xquzwalda"))
    assert b"xquzwalda" in base.ruta.read_bytes() + Path(f"{base.ruta}-wal").read_bytes()
    alumno, tramite = cola.alumno(8), cola.de(8).id
    supresion.suprimir(cola.como("estatal"), alumno, "solicitud")
    for texto in ("xquzwalda", "kjxwqzo", alumno.curp, alumno.matricula):
        assert ids(cola, FiltroCola(texto=texto)) == []
    with base.tx():
        base.escribir("INSERT INTO cola_texto (cola_texto, rank) VALUES ('integrity-check', 1)")
    bytes_de_la_base = b"".join(
        p.read_bytes() for p in base.ruta.parent.glob(f"{base.ruta.name}*") if p.is_file()
    ).lower()
    for trozo in (b"xquzwalda", "xqúzwalda".encode(), b"kjxwqz"):
        assert trozo not in bytes_de_la_base
    base.db.conn.execute("CREATE VIRTUAL TABLE temp.piezas USING fts5vocab(main, cola_texto, row)")
    for pieza in ("xqu", "zwa", "wqz"):
        assert base.valor("SELECT count(*) FROM piezas WHERE term = ?", (pieza,)) == 0
    (fila,) = base.filas("SELECT matricula, nombre FROM cola WHERE tramite = ?", (tramite,))
    assert fila == {"matricula": "", "nombre": ""}
