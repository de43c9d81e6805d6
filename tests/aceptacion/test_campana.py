"""A lot with bad ones, from its dry run to the last stamp, by the keys of each role.

Under the atomic mode, which also splits the lot; `tests/bench/campana.py` runs both modes and the
size of a real campaign.
"""

from pathlib import Path

import pytest

from tests.aceptacion.campana import CAUSAS, PRESUPUESTO, montar, recorrer
from tests.process.camino import Efirmas
from tests.process.conftest import efirmas, preparada

__all__ = ["efirmas", "preparada"]

CUANTOS, MALOS = 60, 6


@pytest.mark.norma("C28", "L15a", "L15c", "L15d", "L18", "T11", "T12", "T13")
def test_a_lot_with_bad_ones_ends_stamped_within_the_keys_of_each_role(
    preparada: Path, efirmas: Efirmas, tmp_path: Path
) -> None:
    campana = montar(preparada, tmp_path, efirmas, CUANTOS, MALOS, atomico=True)
    recorrer(campana, atomico=True)
    assert campana.estados() == {"timbrado": CUANTOS}
    assert campana.cuadra() == {}
    for causa in CAUSAS:
        de_cada = {u: campana.teclas[u, causa] for u in PRESUPUESTO}
        assert all(0 < n <= PRESUPUESTO[u] for u, n in de_cada.items()), (causa, de_cada)
