"""The printed verdict takes whatever a bad file holds, on as many pages as it needs."""

import io
from datetime import UTC, datetime

from pypdf import PdfReader

from certtui.export.dictamen import Hallado, Verificado, dictamen_pdf

FECHA = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _uno(i: int, razones: int, texto: str = "Algo pasó.") -> Verificado:
    return Verificado(
        archivo=f"archivo {i}.zip",
        sha256="ab" * 32,
        veredicto="alterado",
        frase="El documento no es como se selló o se imprimió.",
        malo=True,
        datos=(("Folio del certificado", "CE18-0000123"),),
        hallados=tuple(Hallado(f"{n}: {texto}", bool(n % 2)) for n in range(razones)),
    )


def test_forty_verdicts_take_several_numbered_pages_and_none_is_lost() -> None:
    pdf = dictamen_pdf([_uno(i, 3) for i in range(40)], fecha=FECHA, con_base=True)
    paginas = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
    assert len(paginas) > 3
    assert all(f"Página {i} de {len(paginas)}" in p for i, p in enumerate(paginas, 1))
    assert sum(p.count("ALTERADO") for p in paginas) == 40
    assert "con el registro de la oficina" in paginas[0]
    assert pdf == dictamen_pdf([_uno(i, 3) for i in range(40)], fecha=FECHA, con_base=True)


def test_values_of_a_hostile_file_are_printed_without_breaking_the_page() -> None:
    malo = "\x1b[31m漢字\u202e " + "x" * 3000
    pdf = dictamen_pdf([_uno(1, 90, malo)], fecha=FECHA, con_base=False)
    texto = "".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    assert "?[31m???" in texto
    assert texto.count("x") >= 90 * 3000
