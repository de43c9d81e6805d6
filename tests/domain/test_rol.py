"""Tests of who may act where."""

import pytest

from certtui.domain.rol import Rol, Usuario


@pytest.mark.norma("L05a", "L07c", "L10c")
@pytest.mark.parametrize(
    ("entidad", "plantel", "alcances"),
    [
        ("32", "901", (True, False, False)),
        ("32", "", (True, True, False)),
        ("", "", (True, True, True)),
    ],
)
def test_the_scope_is_the_plantel_the_entidad_or_all(
    entidad: str, plantel: str, alcances: tuple[bool, bool, bool]
) -> None:
    u = Usuario("u", "U", Rol.SE_PLANTEL, entidad, plantel)
    lugares = (("32", "901"), ("32", "902"), ("30", "301"))
    assert tuple(u.alcanza(*lugar) for lugar in lugares) == alcances


def test_a_full_name_is_single_spaced() -> None:
    u = Usuario("u", " Ana  María ", Rol.LECTOR, primer_apellido="De la  O")
    assert u.nombre_completo == "Ana María De la O"


@pytest.mark.norma("L10c")
def test_the_profiles_are_the_ones_of_the_norm_and_three_more() -> None:
    assert {r.value for r in Rol} == {
        *("se_plantel", "director_plantel", "se_estatal", "director_estatal"),
        *("nacional", "dse", "sysadmin", "lector", "sistema"),
    }
