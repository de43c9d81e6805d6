"""Tests of the tree of folio ranges."""

from typing import Any

import pytest

from certtui.domain.folio import EstadoFolio, NivelRango, RangoInvalido
from certtui.process import folios
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.store import folios as almacen
from tests.process.camino import CENTRO, NORTE, Camino


def _dar(c: Camino, usuario: str, nivel: NivelRango, desde: int, hasta: int, **mas: Any) -> Any:
    datos: dict[str, Any] = {"modelo": 2018, "oficio": "OF-1", "entidad": "32"} | mas
    return folios.asignar_rango(c.como(usuario), nivel=nivel, desde=desde, hasta=hasta, **datos)


@pytest.mark.norma("L04", "C12", "V-DG2.1")
@pytest.mark.parametrize(
    ("nivel", "usuario", "puede"),
    [
        (NivelRango.NACIONAL, "nacional", True),
        (NivelRango.NACIONAL, "se.norte", False),
        (NivelRango.NACIONAL, "admin", False),
        (NivelRango.ENTIDAD, "nacional", True),
        (NivelRango.ENTIDAD, "dse", False),
        (NivelRango.PLANTEL, "estatal", True),
        (NivelRango.PLANTEL, "nacional", False),
        (NivelRango.PLANTEL, "se.norte", False),
        (NivelRango.PLANTEL, "estatal.ajeno", False),
        (NivelRango.PLANTEL, "admin", False),
    ],
)
def test_each_level_is_given_by_the_one_above_L04(
    c: Camino, nivel: NivelRango, usuario: str, puede: bool
) -> None:
    desde = {NivelRango.NACIONAL: 2000, NivelRango.ENTIDAD: 300, NivelRango.PLANTEL: 150}[nivel]
    mas = {"plantel": NORTE} if nivel is NivelRango.PLANTEL else {}
    if nivel is NivelRango.NACIONAL:
        mas = {"entidad": ""}
    if puede:
        assert _dar(c, usuario, nivel, desde, desde + 9, **mas).tamano == 10
        c.cuadra()
        return
    with pytest.raises(SinPermiso) as error:
        _dar(c, usuario, nivel, desde, desde + 9, **mas)
    assert error.value.regla == "L04"


@pytest.mark.norma("L04", "V-DG2.1")
def test_the_state_office_records_what_the_national_one_gave_where_it_may(c: Camino) -> None:
    assert _dar(c, "estatal", NivelRango.ENTIDAD, 300, 309).id
    c.poner("externos", "no")
    with pytest.raises(SinPermiso):
        _dar(c, "estatal", NivelRango.ENTIDAD, 310, 319)


@pytest.mark.norma("L04", "L08c")
@pytest.mark.parametrize(
    ("cambios", "motivo"),
    [
        ({"desde": 35, "hasta": 45}, "traslapa"),
        ({"desde": 195, "hasta": 205}, "no cabe"),
        ({"desde": 510, "hasta": 520}, "traslapa"),
        ({"desde": 550, "hasta": 560}, "pertenece a la entidad 30"),
        ({"desde": 160, "hasta": 150}, "vacío"),
        ({"desde": 0, "hasta": 5}, "vacío"),
        ({"oficio": "  "}, "oficio"),
        ({"modelo": 2024}, "no existe"),
        ({"modelo": 2023}, "no cabe"),
        ({"serie": "PT"}, "no cabe"),
    ],
)
def test_a_range_that_does_not_fit_is_refused_with_its_reason_L04(
    c: Camino, cambios: dict[str, Any], motivo: str
) -> None:
    datos: dict[str, Any] = {"desde": 150, "hasta": 160, "plantel": NORTE} | cambios
    with pytest.raises(RangoInvalido) as error:
        _dar(c, "estatal", NivelRango.PLANTEL, datos.pop("desde"), datos.pop("hasta"), **datos)
    assert error.value.regla == "L04"
    assert motivo in str(error.value.datos["motivo"])
    c.cuadra()


@pytest.mark.norma("L04")
def test_a_plantel_that_is_not_there_is_told(c: Camino) -> None:
    with pytest.raises(NoEncontrado):
        _dar(c, "estatal", NivelRango.PLANTEL, 150, 160, plantel="999")


@pytest.mark.norma("V-PL2.1")
def test_the_plantel_acknowledges_its_own_range(c: Camino) -> None:
    rango = next(r.rango for r in folios.arbol(c.oficina) if r.rango.plantel == NORTE)
    for ajeno in ("se.centro", "estatal"):
        with pytest.raises(SinPermiso):
            folios.acusar_recibo(c.como(ajeno), rango.id)
    folios.acusar_recibo(c.como("se.norte"), rango.id)
    leido = almacen.leer_rango(c.oficina.base, rango.id)
    assert leido is not None
    assert leido.acuse_en
    with pytest.raises(NoEncontrado):
        folios.acusar_recibo(c.como("se.norte"), 999)


@pytest.mark.norma("L04", "L08a")
def test_folios_are_withdrawn_put_back_and_returned_and_none_is_lost(c: Camino) -> None:
    rango = next(
        r.rango
        for r in folios.arbol(c.oficina)
        if r.rango.plantel == NORTE and r.rango.modelo == 2018
    )
    estatal = c.como("estatal")
    assert folios.bloquear(estatal, rango.id, 1, 3, "dañados") == 3
    assert c.hasta(1, "registrado").folio_texto == "CE18-0000004"
    assert folios.desbloquear(estatal, rango.id, 2, 2, "eran buenos") == 1
    assert folios.devolver(estatal, rango.id, 31, 40, "sobran") == 10
    c.cuadra()
    for desde, hasta, motivo, acto in (
        (4, 4, "x", folios.bloquear),
        (5, 6, " ", folios.bloquear),
        (39, 41, "x", folios.devolver),
        (31, 32, "x", folios.desbloquear),
    ):
        with pytest.raises(RangoInvalido):
            acto(estatal, rango.id, desde, hasta, motivo)
    with pytest.raises(SinPermiso):
        folios.bloquear(c.como("se.norte"), rango.id, 7, 7, "x")
    with pytest.raises(SinPermiso):
        folios.bloquear(c.como("estatal.ajeno"), rango.id, 7, 7, "x")
    renglon = next(r for r in folios.arbol(c.oficina) if r.rango.id == rango.id)
    assert renglon.diferencia == 0
    assert renglon.cuenta[EstadoFolio.DEVUELTO] == 10
    assert renglon.cuenta[EstadoFolio.INUTILIZADO] == 2
    assert renglon.cuenta[EstadoFolio.USADO] == 1


@pytest.mark.norma("L04")
def test_the_tree_shows_what_each_level_has_left(c: Camino) -> None:
    restos = {
        (r.rango.nivel, r.rango.entidad): r.resto
        for r in folios.arbol(c.oficina)
        if r.rango.modelo == 2018 and not r.rango.plantel
    }
    assert restos == {
        (NivelRango.NACIONAL, ""): 700,
        (NivelRango.ENTIDAD, "32"): 140,
        (NivelRango.ENTIDAD, "30"): 90,
    }


@pytest.mark.norma("L06d", "C05")
def test_a_plantel_without_folios_cannot_request_C05(c: Camino) -> None:
    rango = next(
        r.rango
        for r in folios.arbol(c.oficina)
        if r.rango.plantel == CENTRO and r.rango.modelo == 2018
    )
    folios.bloquear(c.como("estatal"), rango.id, 102, 120, "x")
    c.solicitar(21)
    from certtui.domain.tramite import TransicionRehusada

    with pytest.raises(TransicionRehusada) as error:
        c.solicitar(22)
    assert "L06d" in {h.regla for h in error.value.hallazgos}
    c.poner("folio.reserva_en_solicitud", "no")
    c.solicitar(22)


@pytest.mark.norma("L04", "V-DG2.2")
def test_returned_folios_pass_to_another_plantel_and_none_is_lost(c: Camino) -> None:
    norte = next(
        r.rango
        for r in folios.arbol(c.oficina)
        if r.rango.plantel == NORTE and r.rango.modelo == 2018
    )
    estatal = c.como("estatal")
    folios.devolver(estatal, norte.id, 31, 40, "sobran")
    nuevo = folios.asignar_rango(
        estatal,
        nivel=NivelRango.PLANTEL,
        modelo=2018,
        desde=31,
        hasta=40,
        plantel=CENTRO,
        oficio="OF-2",
    )
    renglones = {r.rango.id: r for r in folios.arbol(c.oficina)}
    assert renglones[nuevo.id].cuenta[EstadoFolio.DISPONIBLE] == 10
    assert (renglones[norte.id].cedidos, renglones[norte.id].diferencia) == (10, 0)
    c.cuadra()
    with pytest.raises(RangoInvalido):
        folios.asignar_rango(
            estatal,
            nivel=NivelRango.PLANTEL,
            modelo=2018,
            desde=30,
            hasta=30,
            plantel=CENTRO,
            oficio="OF-3",
        )


@pytest.mark.norma("C27", "L04")
def test_a_folio_that_was_used_never_comes_back_for_somebody_else(c: Camino) -> None:
    c.poner("rechazo.folio", "inutilizar")
    t = c.hasta(1, "baja")
    assert t.folio is not None
    rango = next(
        r.rango
        for r in folios.arbol(c.oficina)
        if r.rango.plantel == NORTE and r.rango.modelo == 2018
    )
    with pytest.raises(RangoInvalido):
        folios.desbloquear(c.como("estatal"), rango.id, 1, 1, "x")
