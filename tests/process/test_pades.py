"""A signature over the PDF itself: other programs take it, and the page stays what it was."""

import importlib
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from certtui.efirma.anclas import Anclas
from certtui.efirma.errores import (
    CertificadoVencido,
    ContrasenaIncorrecta,
    PadesSinBiblioteca,
    PdfNoSeFirma,
)
from certtui.efirma.pades import FirmaDePdf, firmar_pdfs, leer_firmas
from certtui.efirma.secreto import Secreto
from certtui.export.estructura_pdf import base_firmada
from certtui.export.pdf import render
from certtui.process.verificacion import Dictamen, Veredicto, verificar_archivo
from tests.efirma.muestras import AC_SAT, AHORA, BERENICE, IRIS, clave
from tests.process.paquetes_de_muestra import (
    Emisor,
    con_timbre,
    crear_emisor,
    documento,
    paquete,
    representacion,
    sellado,
)

pytest.importorskip("pyhanko")

Verificar = Callable[..., Dictamen]


@pytest.fixture(scope="module")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


@pytest.fixture(scope="module")
def pdf(emisor: Emisor) -> bytes:
    return render(representacion(con_timbre(sellado(documento(), emisor))))


@pytest.fixture(scope="module")
def sat() -> Anclas:
    return Anclas.de_archivos(AC_SAT)


@pytest.fixture(scope="module")
def firmado(pdf: bytes, sat: Anclas) -> bytes:
    (hecho,) = firmar_pdfs(IRIS.cer, IRIS.key, clave(), [pdf], ahora=AHORA, anclas=sat)
    assert isinstance(hecho, bytes)
    return hecho


@pytest.fixture
def verificar(tmp_path: Path, emisor: Emisor, sat: Anclas) -> Verificar:
    def _verificar(datos: bytes, anclas: Anclas | None = None) -> Dictamen:
        ruta = tmp_path / f"CE18-0000123-1{'.pdf' if datos.startswith(b'%PDF') else '.zip'}"
        ruta.write_bytes(datos)
        return verificar_archivo(ruta, anclas=emisor.anclas | (anclas or sat))

    return _verificar


def claves(d: Dictamen) -> set[str]:
    return {r.clave for r in d.razones}


def test_the_signature_is_an_increment_and_keeps_pdf_a(pdf: bytes, firmado: bytes) -> None:
    assert firmado.startswith(pdf)
    assert base_firmada(firmado) == pdf
    assert base_firmada(pdf) is None
    with pikepdf.open(io.BytesIO(firmado)) as abierto:
        assert abierto.check_pdf_syntax() == []
        assert abierto.open_metadata().pdfa_status == "3U"
        assert abierto.Root.OutputIntents[0].S == "/GTS_PDFA1"
        (campo,) = abierto.Root.AcroForm.Fields
        assert campo.V.SubFilter == "/ETSI.CAdES.detached"
        # an annotation of PDF/A prints and is not hidden (6.3.2)
        assert int(campo.F) & 4


def test_it_is_read_with_its_person_and_authority(firmado: bytes, sat: Anclas) -> None:
    esperada = FirmaDePdf("IRIS LIANEZ ÑAKI", "30001000000400002433", True, True)
    assert leer_firmas(firmado, sat) == (esperada,)
    assert leer_firmas(firmado, Anclas())[0].conocida is False


@pytest.mark.sistema("pdfsig")
def test_poppler_says_that_the_signature_is_valid(firmado: bytes, tmp_path: Path) -> None:
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(firmado)
    dicho = subprocess.run(["pdfsig", "-nocert", ruta], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in dicho.stdout
    assert "Total document signed" in dicho.stdout


@pytest.mark.sistema("qpdf")
def test_qpdf_finds_nothing_wrong_in_a_signed_file(firmado: bytes, tmp_path: Path) -> None:
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(firmado)
    hecho = subprocess.run(["qpdf", "--check", ruta], capture_output=True, text=True, check=False)
    assert (hecho.returncode, hecho.stderr) == (0, "")


def test_a_signed_page_keeps_its_verdict_alone_and_in_its_bundle(
    verificar: Verificar,
    firmado: bytes,
    emisor: Emisor,
) -> None:
    doc = con_timbre(sellado(documento(), emisor))
    for datos in (firmado, paquete(doc, pdf=firmado)):
        d = verificar(datos)
        assert (d.veredicto, d.alterado) == (Veredicto.SELLO_VALIDO, False)
        assert "pdf_firmado" in claves(d)
    assert "pdf_firmado_por_desconocido" in claves(verificar(firmado, Anclas()))


def test_two_people_may_sign_and_a_changed_byte_breaks_it(
    verificar: Verificar,
    firmado: bytes,
    sat: Anclas,
) -> None:
    m = BERENICE
    (doble,) = firmar_pdfs(m.cer, m.key, clave(), [firmado], ahora=AHORA, anclas=sat)
    assert isinstance(doble, bytes)
    assert len(leer_firmas(doble, sat)) == 2
    assert verificar(doble).veredicto is Veredicto.SELLO_VALIDO
    # the number of the digest inside the signature
    i = firmado.rindex(b"/Contents <") + 400
    roto = firmado[:i] + (b"0" if firmado[i : i + 1] != b"0" else b"1") + firmado[i + 1 :]
    d = verificar(roto)
    assert d.veredicto is Veredicto.ALTERADO
    assert "pdf_firma_rota" in claves(d)


@pytest.mark.parametrize("que", ["texto", "nota", "hoja"])
def test_what_is_added_with_or_after_a_signature_is_not_covered_up_by_it(
    verificar: Verificar,
    firmado: bytes,
    que: str,
) -> None:
    """An increment that also changes a page is no mere signature."""
    # the library's writer has no types
    generic: Any = importlib.import_module("pyhanko.pdf_utils.generic")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    escritor: Any = IncrementalPdfFileWriter(io.BytesIO(firmado))
    pagina = escritor.root["/Pages"]["/Kids"][0]
    match que:
        case "texto":
            flujo = generic.StreamObject(stream_data=b"q 1 1 1 rg 100 500 200 30 re f Q")
            escritor.add_stream_to_page(0, escritor.add_object(flujo))
        case "nota":
            nota = generic.DictionaryObject({
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
                generic.pdf_name("/Contents"): generic.pdf_string("10.0"),
                generic.pdf_name("/Rect"): generic.ArrayObject(
                    [generic.NumberObject(n) for n in (10, 10, 90, 30)]
                ),
            })  # fmt: skip
            pagina["/Annots"].append(escritor.add_object(nota))
            escritor.update_container(pagina["/Annots"])
        case _:
            nueva = importlib.import_module("pyhanko.pdf_utils.writer").PageObject(
                contents=escritor.add_object(generic.StreamObject(stream_data=b"q Q")),
                media_box=(0, 0, 612, 792),
            )
            escritor.insert_page(nueva)
    salida = io.BytesIO()
    escritor.write(salida)
    assert base_firmada(salida.getvalue()) is None
    assert verificar(salida.getvalue()).veredicto is Veredicto.ALTERADO


def test_nobody_signs_with_a_wrong_efirma_and_a_bad_file_is_a_value(
    pdf: bytes, sat: Anclas
) -> None:
    with pytest.raises(ContrasenaIncorrecta):
        list(firmar_pdfs(IRIS.cer, IRIS.key, Secreto("no"), [pdf], ahora=AHORA, anclas=sat))
    tarde = AHORA.replace(year=2030)
    with pytest.raises(CertificadoVencido):
        list(firmar_pdfs(IRIS.cer, IRIS.key, clave(), [pdf], ahora=tarde, anclas=sat))
    hechos = list(firmar_pdfs(IRIS.cer, IRIS.key, clave(), [b"nada", pdf], ahora=AHORA, anclas=sat))
    assert isinstance(hechos[0], PdfNoSeFirma)
    assert isinstance(hechos[1], bytes)


def test_without_the_extra_the_rest_of_the_verdict_stands(
    verificar: Verificar,
    firmado: bytes,
    pdf: bytes,
    sat: Anclas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign.signers", None)
    with pytest.raises(PadesSinBiblioteca):
        list(firmar_pdfs(IRIS.cer, IRIS.key, clave(), [pdf], ahora=AHORA, anclas=sat))
    d = verificar(firmado)
    assert (d.veredicto, d.alterado) == (Veredicto.SELLO_VALIDO, False)
    assert "pdf_firma_sin_comprobar" in claves(d)
