"""Spoiled bundles by the hundred: no false «all is well», no crash, a reason every time.

`CERTTUI_MUTACIONES=2000` runs as many; without it a smaller sample, the same every time.
"""

import io
import os
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from certtui.dec.iems.xml import escribir
from certtui.export.lectura_pdf import xml_incrustado
from certtui.export.pdf import render
from certtui.process.confianza import Firmantes
from certtui.process.verificacion import Dictamen, Veredicto, verificar_archivo
from certtui.store.confianza import FirmanteAutorizado
from tests.process.mutaciones import MUTACIONES, Efecto, Muestra, Mutante, comprimir, mutar
from tests.process.paquetes_de_muestra import (
    CURP_ALUMNA,
    CURP_FIRMANTE,
    con_timbre,
    crear_emisor,
    documento,
    imagen,
    representacion,
    sellado,
)

CUANTAS = int(os.environ.get("CERTTUI_MUTACIONES", "120"))
POSITIVOS = {
    Veredicto.COINCIDE,
    Veredicto.SELLO_VALIDO,
    Veredicto.FIRMANTE_DESCONOCIDO,
    Veredicto.DE_PRUEBA,
}


@pytest.fixture(scope="module")
def muestra() -> Muestra:
    emisor = crear_emisor(de_demostracion=False)
    ajeno = crear_emisor(de_demostracion=False, curp=CURP_ALUMNA, nombre="OTRA PERSONA CUALQUIERA")
    doc = con_timbre(sellado(documento(), emisor))
    otro = con_timbre(sellado(documento("9.7"), emisor), fecha="2026-08-04T10:15:00")
    xml = escribir(doc)
    return Muestra(doc, xml, render(representacion(doc)), imagen(doc), otro, emisor, ajeno)


def _valores(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    raiz = etree.fromstring(xml)
    return [(str(n.tag), dict(n.attrib)) for n in raiz.iter(etree.Element)]  # type: ignore[arg-type]


def _vista(pdf: bytes) -> list[tuple[bytes, str]]:
    """Pixels and text of each page as pdfium shows them."""
    with pypdfium2.PdfDocument(pdf) as abierto:
        return [
            (p.render(scale=1.5).to_pil().tobytes(), p.get_textpage().get_text_range())
            for p in abierto
        ]


def _intacto(m: Muestra, datos: bytes) -> bool:
    """What other programs see: the same XML values, the same pages, the same QR, all there."""
    try:
        if datos.startswith(b"%PDF"):
            dentro = xml_incrustado(datos)
            return (
                bool(dentro)
                and _valores(dentro or b"") == _valores(m.xml)
                and (_vista(datos) == _vista(m.pdf))
            )
        with zipfile.ZipFile(io.BytesIO(datos)) as z:
            leidos = {n.rpartition(".")[2]: z.read(n) for n in z.namelist()}
        codigo = zxingcpp.read_barcodes(Image.open(io.BytesIO(leidos["png"])))
        original = zxingcpp.read_barcodes(Image.open(io.BytesIO(m.qr)))
        return (
            _valores(leidos["xml"]) == _valores(m.xml)
            and _vista(leidos["pdf"]) == _vista(m.pdf)
            and [c.text for c in codigo] == [c.text for c in original]
        )
    except Exception:  # noqa: BLE001 - whatever does not open is not intact
        return False


def _juzgar(m: Muestra, mutante: Mutante, d: Dictamen, limpio: Dictamen) -> str:
    """What is wrong with a verdict, or nothing."""
    if mutante.efecto is Efecto.INOFENSIVA:
        if d.veredicto is not limpio.veredicto:
            return f"inofensiva y dice {d.veredicto}: {d.razones}"
        return ""
    if mutante.efecto is Efecto.OTRO_FIRMANTE:
        return "" if d.veredicto is Veredicto.FIRMANTE_DESCONOCIDO else f"dice {d.veredicto}"
    if d.veredicto in POSITIVOS:
        if mutante.efecto is Efecto.ALTERA or not _intacto(m, mutante.datos):
            return f"pasó como {d.veredicto}"
        return ""
    if not any(r.altera or not d.alterado or r.frase for r in d.razones):
        return "sin razón"
    return ""


@pytest.mark.norma("L24", "L20a", "L21a")
def test_no_spoiled_bundle_passes_and_a_harmless_one_keeps_its_verdict(
    muestra: Muestra, tmp_path: Path
) -> None:
    anclas = muestra.emisor.anclas | muestra.ajeno.anclas
    firmantes = Firmantes((FirmanteAutorizado(CURP_FIRMANTE, "", "", "2020-01-01", ""),))
    ruta = tmp_path / "CE18-0000123-1"

    def verificar(datos: bytes) -> Dictamen:
        ruta.write_bytes(datos)
        return verificar_archivo(ruta, anclas=anclas, firmantes=firmantes)

    limpio = verificar(comprimir(muestra.miembros))
    assert limpio.veredicto is Veredicto.SELLO_VALIDO
    malas: list[str] = []
    cuenta: Counter[tuple[str, str]] = Counter()
    for semilla in range(CUANTAS):
        mutante = mutar(semilla, muestra)
        d = verificar(mutante.datos)
        cuenta[mutante.clase, d.veredicto.value] += 1
        if mal := _juzgar(muestra, mutante, d, limpio):
            malas.append(f"{semilla} {mutante.clase} ({mutante.detalle}): {mal}")
        assert all(r.frase and r.campo for r in d.razones), (semilla, d.razones)
    for (clase, veredicto), n in sorted(cuenta.items()):
        print(f"{n:5}  {clase}: {veredicto}")
    assert malas == []
    assert {clase for clase, _ in cuenta} == set(MUTACIONES)
