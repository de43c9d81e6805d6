"""The certificate is free of charge: no step and no table has a place for a payment."""

import re

import pytest

from certtui.archivos import ruta_de_datos
from certtui.store.cuadre import INVARIANTES
from tests.caminata.camino import Caminata

_COBRO = re.compile(r"\b(monto|pago|costo|cobro|tarifa|precio)", re.IGNORECASE)


@pytest.mark.norma("L02")
def test_no_step_of_the_route_asks_for_a_payment_L02() -> None:
    assert not _COBRO.search(ruta_de_datos("rutas", "conalep.toml").read_text(encoding="utf-8"))


@pytest.mark.norma("L02")
def test_a_column_for_a_payment_breaks_an_invariant_L02() -> None:
    gratuito = next(i for i in INVARIANTES if i.clave == "gratuito")
    c = Caminata.nueva(4)
    try:
        assert gratuito.filas(c.oficina.base) == []
        c.oficina.base.db.conn.execute("CREATE TABLE caja (folio INTEGER, monto_mxn INTEGER)")
        assert [f["columna"] for f in gratuito.filas(c.oficina.base)] == ["monto_mxn"]
    finally:
        c.cerrar()
