"""Each fault against the schema, in our own terms."""

import pytest

from certtui.dec.errores import (
    AtributoDesconocido,
    ElementoInesperado,
    EsquemaIncumplido,
    FaltaAtributo,
    FaltaElemento,
    TextoSuelto,
    ValorDeOtroTipo,
    ValorFueraDeLista,
    ValorVacio,
)
from certtui.dec.iems.xml import leer
from certtui.texts.errores import explicar
from tests.dec.casos import GOLDEN

BUENO = (GOLDEN / "xml" / "letras.xml").read_bytes()

FALLAS: dict[str, tuple[str, str, type[EsquemaIncumplido], tuple[str, ...]]] = {
    "falta": (' cct="11XXX0001A"', "", FaltaAtributo, ("PlantelOServicioEducativo", "cct")),
    "sobra": (' cct="', ' apodo="x" cct="', AtributoDesconocido, ("apodo",)),
    "sin_hijo": ("<Alumno", "<Alumna", ElementoInesperado, ("Alumna", "Alumno")),
    "hijo_ausente": ("<UacdeFt", "<Otro", ElementoInesperado, ("Otro", "UacdeFt")),
    "entero": ('idCargo="93"', 'idCargo="x9"', ValorDeOtroTipo, ("idCargo", "x9", "entero")),
    "fecha": (
        'periodoInicio="2023-08-21T00:00:00"',
        'periodoInicio="21/08/2023"',
        ValorDeOtroTipo,
        ("periodoInicio", "21/08/2023", "fecha y hora"),
    ),
    "rvoe": (' cct="', ' fechaInicioRvoe="2020" cct="', ValorDeOtroTipo, ("fechaInicioRvoe",)),
    "tipo": (
        'tipoCertificado="1"',
        'tipoCertificado="13"',
        ValorFueraDeLista,
        ("tipoCertificado", "13", "1 o 12 o 14 o 16"),
    ),
    "tipo_texto": ('tipoCertificado="1"', 'tipoCertificado="uno"', ValorDeOtroTipo, ("entero",)),
    "version": ('version="3.0"', 'version="2.0"', ValorFueraDeLista, ("version", "2.0", "3.0")),
    "vacio": ('curp="BBBB060101MDFXXX02"', 'curp=""', ValorVacio, ("Alumno", "curp")),
    "texto": ('idEntidad="10000"/>', 'idEntidad="10000">a</ServicioFirmante>', TextoSuelto, ()),
}


@pytest.mark.parametrize("caso", FALLAS)
def test_a_fault_is_told_with_line_element_and_attribute(caso: str) -> None:
    antes, despues, clase, palabras = FALLAS[caso]
    assert antes in BUENO.decode()
    with pytest.raises(EsquemaIncumplido) as fallo:
        leer(BUENO.decode().replace(antes, despues).encode())
    assert type(fallo.value) is clase
    explicacion = explicar(fallo.value)
    assert f"Línea {fallo.value.datos['linea']}" in explicacion.frase
    for palabra in palabras:
        assert palabra in explicacion.frase
    assert "—" not in explicacion.frase
    assert "http" not in explicacion.frase


def test_a_cut_sequence_names_the_missing_element() -> None:
    lineas = BUENO.decode().splitlines()
    sin_final = [linea for linea in lineas if "Alumno " not in linea and "Acredit" not in linea]
    corte = next(n for n, linea in enumerate(sin_final) if "<UacsdeFt" in linea)
    with pytest.raises(FaltaElemento) as fallo:
        leer("\n".join([*sin_final[:corte], "</Dec>"]).encode())
    assert "Alumno" in explicar(fallo.value).frase
    assert fallo.value.datos["linea"] == 2


def test_the_schema_location_is_tolerated() -> None:
    marca = (
        b'<Dec xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        b'xsi:schemaLocation="https://www.siged.sep.gob.mx/x.xsd" '
    )
    assert leer(BUENO.replace(b"<Dec ", marca)) == leer(BUENO)
