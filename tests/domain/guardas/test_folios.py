"""Guards of the folio and the book, each by its rule id."""

from datetime import date

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.domain.folio import EstadoFolio
from tests.domain.guardas.base_hechos import con, folio, hechos, pasa, rehusa, tramite


@pytest.mark.norma("L03")
def test_nothing_is_registered_before_the_start_of_the_issuing_L03() -> None:
    rehusa("L03", hechos(hoy=date(2021, 7, 18)))
    pasa("L03", hechos(hoy=date(2021, 7, 19)))
    pasa("L03", hechos())


@pytest.mark.norma("L03", "L08d")
@pytest.mark.parametrize("forma", [str, date.fromisoformat])
def test_the_date_that_came_is_judged_and_not_todays_L03(forma: type) -> None:
    rehusa("L03", hechos(datos={"fecha_registro": forma("2021-07-18")}))
    pasa("L03", hechos(hoy=date(2020, 1, 1), datos={"fecha_registro": forma("2021-07-19")}))


@pytest.mark.norma("L08a")
def test_the_folio_is_free_and_of_the_plantel_L08a() -> None:
    rehusa("L08a", hechos(folio=None))
    rehusa("L08a", hechos(folio=folio(plantel="902")), "L08a.ajeno")
    pasa("L08a", hechos())


@pytest.mark.norma("L08a", "C27")
@pytest.mark.parametrize("estado", EstadoFolio)
def test_a_folio_that_is_not_free_is_refused_but_to_whom_it_waits_for_L08a(
    estado: EstadoFolio,
) -> None:
    ajeno = hechos(folio=folio(estado=estado, tramite=99, alumno=99))
    propio = hechos(folio=folio(estado=estado, tramite=7, alumno=1))
    if estado is EstadoFolio.DISPONIBLE:
        pasa("L08a", ajeno)
    else:
        rehusa("L08a", ajeno, "L08a.ocupado")
    if estado in {EstadoFolio.DISPONIBLE, EstadoFolio.RESERVADO, EstadoFolio.LIBERADO}:
        pasa("L08a", propio)
    else:
        rehusa("L08a", propio, "L08a.ocupado")


@pytest.mark.norma("L08a")
def test_a_folio_out_of_turn_is_refused_L08a() -> None:
    rehusa("L08a", hechos(datos={"folio_en_turno": "CE18-0000000"}), "L08a.turno")
    pasa("L08a", hechos(datos={"folio_en_turno": "CE18-0000001"}))


@pytest.mark.norma("L08b")
def test_a_physical_series_is_refused_L08b() -> None:
    rehusa("L08b", hechos(folio=folio(serie="PT")))
    pasa("L08b", hechos())


@pytest.mark.norma("L08c")
def test_a_folio_of_another_model_is_refused_L08c() -> None:
    rehusa("L08c", hechos(folio=folio(modelo=2008)))
    rehusa("L08c", hechos(tramite=tramite(modelo=2008)))
    pasa("L08c", hechos(folio=folio(modelo=2008), tramite=tramite(modelo=2008)))


@pytest.mark.norma("C25")
def test_the_book_is_kept_by_one_only_C25() -> None:
    rehusa("C25", con({"libro": "sae"}))
    rehusa("C25", hechos(datos={"registro_sae": "si"}))
    pasa("C25", con({"libro": "sae"}, datos={"registro_sae": "si"}))
    pasa("C25", hechos())


@pytest.mark.norma("L08d")
def test_a_productive_base_makes_no_cuv_up_L08d() -> None:
    rehusa("L08d", hechos(ambiente=Ambiente.PRODUCTIVO))
    rehusa("L08d", hechos(ambiente=Ambiente.PRODUCTIVO, datos={"cuv": " "}))
    pasa("L08d", hechos(ambiente=Ambiente.PRODUCTIVO, datos={"cuv": "X1"}))
    pasa("L08d", hechos())
