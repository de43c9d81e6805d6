"""The register of guards: each is cited by a rule that exists, and by a route that uses it."""

import inspect

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.guardas import GUARDAS
from certtui.domain.guardas.registro import guarda
from certtui.domain.hechos import Hechos
from certtui.domain.norma import leer_normativa
from certtui.domain.ruta import leer_ruta

RUTA = leer_ruta(ruta_de_datos("rutas", "conalep.toml").read_text("utf-8"))
PROPIAS = {"AMB"}
"""Rules of the program itself, not of a document."""


def test_every_guard_is_used_by_the_route_and_the_route_names_no_other() -> None:
    usadas = {g for t in RUTA.transiciones.values() for g in t.guardas}
    assert usadas == set(GUARDAS)


@pytest.mark.parametrize("regla", GUARDAS)
def test_every_guard_cites_a_rule_of_the_norm(regla: str) -> None:
    normativa = leer_normativa(ruta_de_datos("normativa.csv").read_text("utf-8"))
    assert regla in normativa or regla in PROPIAS
    assert inspect.getdoc(GUARDAS[regla])


def test_two_guards_of_one_rule_are_a_fault() -> None:
    def otra(_h: Hechos) -> None:
        return None

    with pytest.raises(ValueError, match="L08c"):
        guarda("L08c")(otra)  # type: ignore[arg-type]
