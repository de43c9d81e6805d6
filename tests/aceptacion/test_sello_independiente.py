"""Acceptance: every bundle is proved with openssl, zxing and PDFium, with none of our code."""

import base64
import io
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.aceptacion.cadena_propia import ESPACIO, cadena

MARCA = "SIN VALIDEZ OFICIAL – PRUEBA"


@dataclass(frozen=True, slots=True)
class Paquete:
    """The three members of a bundle."""

    nombre: str
    raiz: ElementTree.Element
    pdf: bytes
    png: bytes

    def valor(self, elemento: str, atributo: str) -> str:
        nodo = self.raiz.find(ESPACIO + elemento)
        assert nodo is not None
        return nodo.get(atributo, "")


def abrir(ruta: Path) -> Paquete:
    with zipfile.ZipFile(ruta) as archivo:
        nombres = archivo.namelist()
        assert sorted(n.rpartition(".")[2] for n in nombres) == ["pdf", "png", "xml"]
        assert {n.rpartition(".")[0] for n in nombres} == {ruta.stem}
        pdf, png, xml = (archivo.read(n) for n in sorted(nombres))
    return Paquete(ruta.stem, ElementTree.fromstring(xml), pdf, png)


def openssl(carpeta: Path, *orden: str) -> str:
    return subprocess.run(
        ["openssl", *orden], cwd=carpeta, capture_output=True, text=True, check=True, timeout=30
    ).stdout


@pytest.mark.sistema("openssl")
@pytest.mark.norma("L20a", "L20d")
def test_openssl_verifies_every_seal_over_a_cadena_built_apart(
    bundles: tuple[Path, ...], tmp_path: Path
) -> None:
    assert len(bundles) >= 30
    for ruta in bundles:
        p = abrir(ruta)
        cer = base64.b64decode(p.valor("FirmaResponsable", "certificadoResponsable"))
        (tmp_path / "cer.der").write_bytes(cer)
        (tmp_path / "sello").write_bytes(
            base64.b64decode(p.valor("FirmaResponsable", "sello"), validate=True)
        )
        (tmp_path / "cadena").write_bytes(cadena(p.raiz).encode())
        salida = openssl(
            tmp_path, "x509", "-inform", "DER", "-in", "cer.der", "-noout", "-pubkey", "-serial"
        )
        inicio = salida.index("-----BEGIN")
        fin = salida.index("-----END PUBLIC KEY-----") + len("-----END PUBLIC KEY-----\n")
        (tmp_path / "llave.pem").write_text(salida[inicio:fin])
        serie = (salida[:inicio] + salida[fin:]).strip().removeprefix("serial=")
        assert p.valor("FirmaResponsable", "noCertificadoResponsable") == bytes.fromhex(
            serie
        ).decode("ascii")
        verificado = openssl(
            tmp_path, "dgst", "-sha256", "-verify", "llave.pem", "-signature", "sello", "cadena"
        )
        assert verificado.strip() == "Verified OK"
        assert p.valor("Sep", "selloDec") == p.valor("FirmaResponsable", "sello")


@pytest.mark.norma("L21a", "L21c", "L12b")
def test_every_qr_leads_to_siged_with_the_folio_digital(bundles: tuple[Path, ...]) -> None:
    for i, ruta in enumerate(bundles):
        p = abrir(ruta)
        url = "https://www.siged.sep.gob.mx/certificados/iems/" + p.valor("Sep", "folioDigital")
        with Image.open(io.BytesIO(p.png)) as imagen:
            assert [q.text for q in zxingcpp.read_barcodes(imagen.convert("L"))] == [url]
        if i % 8 == 0:
            documento = pypdfium2.PdfDocument(p.pdf)
            pagina = documento[0].render(scale=150 / 72).to_pil()
            documento.close()
            assert [q.text for q in zxingcpp.read_barcodes(pagina)] == [url]


@pytest.mark.norma("L24")
def test_every_page_holds_the_data_and_the_mark_of_a_test(bundles: tuple[Path, ...]) -> None:
    for ruta in bundles:
        p = abrir(ruta)
        documento = pypdfium2.PdfDocument(p.pdf)
        paginas = [" ".join(hoja.get_textpage().get_text_bounded().split()) for hoja in documento]
        documento.close()
        assert all(MARCA in pagina for pagina in paginas)
        nombre = " ".join(
            filter(None, (p.valor("Alumno", a) for a in
                          ("nombre", "primerApellido", "segundoApellido")))
        )  # fmt: skip
        for dato in (
            nombre,
            p.valor("Alumno", "curp"),
            p.valor("Sep", "folioDigital"),
            p.nombre.rpartition("-")[0],
            p.valor("Acreditacion", "promedioAprovechamiento"),
        ):
            assert dato.replace(" ", "") in paginas[0].replace(" ", ""), (ruta.name, dato)
