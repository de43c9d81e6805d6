"""The header of a screen says where one is and as whom, however long its title."""

import pytest

from certtui.tui import inventario
from certtui.tui.piezas.cabecera import cabecera
from certtui.tui.piezas.trazo import medir
from tests.process.camino import Camino


@pytest.mark.parametrize("usuario", ["estatal", "se.norte", "dir.centro"])
def test_in_80_columns_no_title_hides_who_it_is(c: Camino, usuario: str) -> None:
    oficina = c.como(usuario)
    titulos = {p.TITULO for p in inventario.pantallas()}
    titulos |= {f"Ayuda: {t}" for t in titulos}
    for titulo in titulos:
        izquierda, derecha = cabecera(oficina, titulo, 80)
        escrito = "".join(texto for texto, _ in izquierda)
        assert escrito.endswith(usuario), escrito
        assert medir(escrito) < 80 - sum(medir(texto) for texto, _ in derecha)


def test_the_place_is_said_where_it_fits_and_a_long_title_is_cut_before_the_person(
    c: Camino,
) -> None:
    oficina = c.como("se.norte")
    entera = cabecera(oficina, "Cola de trámites", 80)[0]
    assert [texto for texto, _ in entera] == [" Cola de trámites", "  Zacatecas 901 · se.norte"]
    corta = cabecera(oficina, "Historia del certificado", 80)[0]
    assert [texto for texto, _ in corta] == [" Historia del certificado", "  901 · se.norte"]
    larga = "".join(texto for texto, _ in cabecera(oficina, "Ayuda: " + "x" * 60, 80)[0])
    assert larga.endswith("x…  se.norte")
