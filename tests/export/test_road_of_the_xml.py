"""The representation is made from what the XML says, read back."""

from certtui.dec.iems.xml import escribir, leer
from certtui.domain.ambiente import Ambiente
from certtui.export.lectura_pdf import comparar
from certtui.export.pdf import render
from certtui.export.representacion import Representacion

from .conftest import terminacion


def test_a_document_written_and_read_back_gives_the_same_pdf() -> None:
    documento = terminacion(22)
    leido = leer(escribir(documento))
    pdf = render(Representacion(leido, Ambiente.PRUEBAS))
    assert comparar(pdf, leido).identico
    assert pdf == render(Representacion(documento, Ambiente.PRUEBAS))
