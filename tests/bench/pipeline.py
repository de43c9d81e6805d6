"""Speed of the whole road of a document, against the obvious use of the same libraries.

`python -m tests.bench.pipeline [--cuantos N]`. Everything runs in one go, since only ratios of
figures taken together mean anything on a shared machine. Rates per core are of CPU time; those of
one and of two processes are of the wall clock.
"""

import argparse
import base64
import io
import os
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion, UacdeFt
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.ambiente import Ambiente
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.llave import Llave
from certtui.efirma.sello import verificar
from certtui.export.paquete import armar
from certtui.export.pdf import render
from certtui.export.qr import matriz, png, url_siged
from certtui.export.representacion import Representacion
from tests.process.paquetes_de_muestra import con_timbre, crear_emisor, documento

MODULOS = 50
META_OBVIO, META_DOS, META_RSA, META_MB = 20.0, 1.7, 0.60, 110.0
FUENTES = Path("/usr/share/fonts/truetype/dejavu")


@dataclass(frozen=True, slots=True)
class Material:
    """What a worker is given: the signer's key and certificate, unprotected; it is a test's own."""

    llave: bytes
    cer: bytes


@dataclass(frozen=True, slots=True)
class Tanda:
    """What a worker says of its share: documents, CPU seconds, and megabytes before and after."""

    cuantos: int
    cpu: float
    mb_antes: float
    mb_despues: float


_material: list[tuple[Llave, RSAPrivateKey, Certificado, str]] = []


def preparar(material: Material) -> None:
    """Load in a process what is loaded once: key, certificate, fonts, schema."""
    rsa = load_der_private_key(material.llave, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(rsa, RSAPrivateKey)
    certificado = leer_certificado(material.cer)
    cer = base64.b64encode(material.cer).decode()
    _material[:] = [(Llave(rsa), rsa, certificado, cer)]


@cache
def _plantilla() -> Terminacion:
    doc = documento()
    nombres = [u.nombre for u in doc.uacs]
    uacs = tuple(
        UacdeFt(f"{nombres[i % len(nombres)]} {i}", "8.5", "126", creditos="13")
        for i in range(MODULOS)
    )
    return replace(doc, uacs=uacs)


def _documento(i: int) -> Terminacion:
    """One document of its own: another name, another folio."""
    doc = _plantilla()
    alumno = replace(doc.alumno, nombre=f"Ana Sofía {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}")
    return replace(doc, folio_control=f"CE18-{i:07}-1", alumno=alumno)


def _timbrar(doc: Terminacion, i: int) -> Terminacion:
    doc = con_timbre(doc)
    assert doc.timbre
    folio = f"3f0c6f0e-52a1-4b7e-9f0a-{i:012x}"
    return replace(doc, timbre=replace(doc.timbre, folio_digital=folio))


def nuestro(i: int, carpeta: Path) -> None:
    """XML, schema, cadena, seal, its proof, stamp, QR, PDF/A-3U with the XML, ZIP on disk."""
    llave, _, certificado, cer = _material[0]
    doc = _documento(i)
    cadena = cadena_original(doc)
    sello = base64.b64encode(llave.firmar(cadena.encode())).decode()
    assert verificar(cadena, sello, certificado)
    firma = replace(
        doc.firma, sello=sello, certificado=cer, no_certificado=certificado.no_certificado
    )
    xml = escribir(_timbrar(replace(doc, firma=firma), i))
    timbrado = leer(xml)
    pdf = render(Representacion(timbrado, Ambiente.PRODUCTIVO, xml=xml))
    assert timbrado.timbre
    imagen = png(matriz(url_siged(timbrado.timbre.folio_digital)))
    nombre = timbrado.folio_control
    (carpeta / f"{nombre}.zip").write_bytes(armar(xml, pdf, imagen, nombre))


def obvio(i: int, carpeta: Path) -> None:
    """The same libraries as their first pages show them: no PDF/A, nothing embedded."""
    import qrcode
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256
    from fpdf import FPDF

    _, rsa, certificado, cer = _material[0]
    doc = _documento(i)
    cadena = cadena_original(doc)
    sello = base64.b64encode(rsa.sign(cadena.encode(), PKCS1v15(), SHA256())).decode()
    firma = replace(
        doc.firma, sello=sello, certificado=cer, no_certificado=certificado.no_certificado
    )
    doc = _timbrar(replace(doc, firma=firma), i)
    assert doc.timbre
    xml = escribir(doc)
    codigo = qrcode.make(url_siged(doc.timbre.folio_digital))
    pdf = FPDF(format="letter")
    for estilo, archivo in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        pdf.add_font("D", estilo, str(FUENTES / archivo))
    pdf.add_font("M", "", str(FUENTES / "DejaVuSansMono.ttf"))
    pdf.add_page()
    pdf.set_font("D", "B", 14)
    pdf.cell(0, 10, "Certificado de Terminación de Estudios", align="C", new_x="LMARGIN",
             new_y="NEXT")  # fmt: skip
    pdf.set_font("D", "", 9)
    a = doc.alumno
    for linea in (f"{a.nombre} {a.primer_apellido} {a.segundo_apellido}", a.curp,
                  doc.plantel.nombre_numero or "", doc.acreditacion.promedio):  # fmt: skip
        pdf.cell(0, 6, linea, new_x="LMARGIN", new_y="NEXT")
    with pdf.table(col_widths=(70, 10, 10, 10)) as tabla:
        for celdas in [
            ("Módulo", "Calif.", "Horas", "Créditos"),
            *((u.nombre, u.calificacion, u.horas, u.creditos or "") for u in doc.uacs),
        ]:
            renglon = tabla.row()
            for celda in celdas:
                renglon.cell(celda)
    pdf.set_font("M", "", 6)
    for texto in (sello, doc.timbre.sello_sep, cadena):
        pdf.multi_cell(0, 3, texto, new_x="LMARGIN", new_y="NEXT")
    pdf.image(codigo.get_image(), w=30)
    memoria = io.BytesIO()
    codigo.save(memoria)
    with zipfile.ZipFile(carpeta / f"{doc.folio_control}.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.pdf", bytes(pdf.output()))
        z.writestr("a.xml", xml)
        z.writestr("a.png", memoria.getvalue())


def tanda(desde: int, hasta: int, carpeta: str) -> Tanda:
    """A worker's share."""
    antes, inicio = _megas(), time.process_time()
    for i in range(desde, hasta):
        nuestro(i, Path(carpeta))
    return Tanda(hasta - desde, time.process_time() - inicio, antes, _megas())


def _megas() -> float:
    texto = Path("/proc/self/status").read_text()
    hallado = re.search(r"VmRSS:\s+(\d+)", texto)
    return int(hallado[1]) / 1024 if hallado else 0.0


def _por_segundo(haz: Callable[[int], object], segundos: float) -> float:
    """Calls per second of CPU, after one that warms up."""
    haz(0)
    inicio = time.process_time()
    veces = 0
    while (pasado := time.process_time() - inicio) < segundos:
        veces += 1
        haz(veces)
    return veces / pasado


def _en_procesos(procesos: int, cuantos: int, material: Material, carpeta: str) -> tuple[
    float, float, list[Tanda]
]:  # fmt: skip
    """Rate by the wall clock, rate per core, and what each share said."""
    pasos = 4
    with ProcessPoolExecutor(
        procesos, mp_context=get_context("spawn"), initializer=preparar, initargs=(material,)
    ) as grupo:
        # as many long shares as workers: each one starts and warms up
        list(grupo.map(tanda, [0] * procesos, [40] * procesos, [carpeta] * procesos))
        partes = procesos * pasos
        cortes = [cuantos * k // partes for k in range(partes + 1)]
        inicio = time.perf_counter()
        hechas = list(grupo.map(tanda, cortes[:-1], cortes[1:], [carpeta] * partes))
        pasado = time.perf_counter() - inicio
    return cuantos / pasado, cuantos / sum(t.cpu for t in hechas), hechas


def _openssl() -> float:
    if shutil.which("openssl") is None:
        return 0.0
    dicho = subprocess.run(
        ["openssl", "speed", "-seconds", "3", "rsa2048"], capture_output=True, text=True, check=True
    ).stdout
    hallado = re.search(r"rsa\s+2048 bits\s+\S+\s+\S+\s+([\d.]+)", dicho)
    return float(hallado[1]) if hallado else 0.0


def medir(cuantos: int) -> None:
    """Everything in one run, and each ratio beside its goal."""
    emisor = crear_emisor(de_demostracion=True)
    material = Material(
        emisor.llave.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), emisor.cer
    )
    preparar(material)
    muestra = escribir(_timbrar(_documento(1), 1))
    print(f"{MODULOS} módulos, XML de {len(muestra):,} bytes, {os.cpu_count()} núcleos")
    with tempfile.TemporaryDirectory() as carpeta:
        ruta = Path(carpeta)
        lento = _por_segundo(lambda i: obvio(i, ruta), 6)
        propio = _por_segundo(lambda i: nuestro(i, ruta), 6)
        peso = next(ruta.glob("CE18-0000002-1.zip")).stat().st_size
        uno, por_nucleo, tandas = _en_procesos(1, cuantos, material, carpeta)
        dos, _, otras = _en_procesos(2, cuantos, material, carpeta)
    llave, cadena = _material[0][0], cadena_original(_documento(1)).encode()
    sellos = _por_segundo(lambda _: llave.firmar(cadena), 3)
    limite = _openssl()
    megas = max(t.mb_despues for t in (*tandas, *otras))
    crece = tandas[-1].mb_despues - tandas[0].mb_despues
    filas = [
        ("composición obvia, por núcleo", f"{lento:9.1f} /s", ""),
        ("nuestra, por núcleo", f"{propio:9.1f} /s", _meta(propio / lento, META_OBVIO)),
        ("nuestra, 1 proceso (reloj)", f"{uno:9.1f} /s", f"{por_nucleo:.1f} /s de CPU"),
        ("nuestra, 2 procesos (reloj)", f"{dos:9.1f} /s", _meta(dos / uno, META_DOS)),
        ("solo sellar", f"{sellos:9.0f} /s", _meta(sellos / limite, META_RSA) if limite else ""),
        ("openssl speed rsa2048", f"{limite:9.0f} /s", ""),
        ("memoria de un obrero", f"{megas:9.1f} MB", f"meta: menos de {META_MB:.0f} MB"),
        (f"crece en {cuantos * 3 // 4:,} certificados", f"{crece:9.1f} MB", ""),
        ("un paquete en disco", f"{peso / 1024:9.1f} KB", ""),
    ]
    for nombre, valor, nota in filas:
        print(f"{nombre:34} {valor}   {nota}")


def _meta(veces: float, meta: float) -> str:
    return f"×{veces:.2f} (meta ×{meta:g}: {'sí' if veces >= meta else 'NO'})"


if __name__ == "__main__":
    opciones = argparse.ArgumentParser(description=__doc__)
    opciones.add_argument("--cuantos", type=int, default=800)
    medir(opciones.parse_args().cuantos)
