"""What the queue asks of the process."""

from pathlib import Path

import pytest

from certtui.domain.errores import CerttuiError
from certtui.process import consultas
from certtui.process.consultas import FiltroCola
from certtui.process.incidente import anotar_incidente
from tests.tui.conftest import Abrir


def test_the_place_of_a_certificate_is_its_line_under_the_filter(
    base_llena: Path, abrir: Abrir
) -> None:
    oficina = abrir(base_llena)
    for filtro in (FiltroCola(), FiltroCola(estado="firmado"), FiltroCola(texto="iñigo")):
        filas = consultas.pagina_cola(oficina, filtro, 0, 200)
        lugares = [consultas.posicion_cola(oficina, filtro, r.id) for r in filas]
        assert lugares == list(range(len(filas)))
    assert consultas.posicion_cola(oficina, FiltroCola(estado="firmado"), 1) is None


def test_the_counts_keep_to_the_scope_and_agree_with_the_pages(
    base_llena: Path, abrir: Abrir
) -> None:
    for usuario, total in (("estatal", 150), ("se.norte", 120)):
        oficina = abrir(base_llena, usuario)
        filtro = FiltroCola(estado="rechazado")
        resumen = consultas.resumir_cola(oficina, filtro)
        assert resumen.total == total == sum(resumen.por_estado.values())
        assert resumen.mostrados == resumen.por_estado["rechazado"]
        assert resumen.mostrados == len(consultas.pagina_cola(oficina, filtro, 0, 200))


@pytest.mark.parametrize(("grupo", "cuantos"), [("601", 50), ("601-INFO18", 50), ("60", 0)])
def test_a_group_is_found_whole_or_by_its_number(
    base_llena: Path, abrir: Abrir, grupo: str, cuantos: int
) -> None:
    assert consultas.contar_cola(abrir(base_llena), FiltroCola(grupo=grupo)) == cuantos


def test_a_second_connection_sees_the_same_and_closes(base_llena: Path, abrir: Abrir) -> None:
    oficina = abrir(base_llena)
    with consultas.aparte(oficina) as otra:
        assert otra.base is not oficina.base
        assert consultas.contar_cola(otra, FiltroCola()) == 150
    assert consultas.contar_cola(oficina, FiltroCola()) == 150


def test_an_incident_tells_where_it_broke_and_none_of_the_data(
    base_vacia: Path, abrir: Abrir
) -> None:
    oficina = abrir(base_vacia)
    try:
        try:
            raise KeyError("XEXX010101HNEXXXA4")
        except KeyError as causa:
            raise CerttuiError(curp="XEXX010101HNEXXXA4") from causa
    except CerttuiError as error:
        incidente = anotar_incidente(oficina, error)
    assert incidente.archivo is not None
    texto = incidente.archivo.read_text(encoding="utf-8")
    assert "KeyError" in texto
    assert "CerttuiError" in texto
    assert "test_consultas_de_cola.py" in texto
    assert "XEXX" not in texto
    oficina.base.ruta.with_suffix(".incidentes").rename(base_vacia.parent / "otra")
    base_vacia.with_suffix(".incidentes").write_text("estorba", encoding="utf-8")
    assert anotar_incidente(oficina, ValueError()).archivo is None
