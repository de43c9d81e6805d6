"""Speed of the whole road of a document, against the obvious use of the same libraries.

`python -m tests.bench.pipeline [--cuantos N]`. Everything runs in one go, since only ratios of
figures taken together mean anything on a shared machine. Rates per core are of CPU time; those of
one and of two processes are of the wall clock, in rounds by turns with a computation that shares
nothing: two processes cannot gain more than that one does.
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
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
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
from certtui.efirma.hijo import Hijo
from certtui.efirma.llave import Llave
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import verificar
from certtui.export.paquete import armar
from certtui.export.pdf import render
from certtui.export.qr import matriz, png, url_siged
from certtui.export.representacion import Representacion
from certtui.process.taller import Taller
from tests.process.paquetes_de_muestra import con_timbre, crear_emisor, documento

MODULOS = 50
RONDAS, CALENTAMIENTO, CLAVE = 5, 40, "clave de banco"
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


@dataclass(frozen=True, slots=True)
class Ronda:
    """One round of a pool: documents per second of wall and of CPU, and how busy it was."""

    por_reloj: float
    por_cpu: float
    ocupado: float
    tandas: tuple[Tanda, ...]


class Grupo:
    """A pool of warm workers."""

    def __init__(self, procesos: int, material: Material, carpeta: str) -> None:
        self.procesos, self.carpeta = procesos, carpeta
        self.grupo = ProcessPoolExecutor(
            procesos, mp_context=get_context("spawn"), initializer=preparar, initargs=(material,)
        )
        # as many long shares as workers: each one starts and warms up
        self.ronda(0, 40 * procesos)

    def ronda(self, desde: int, cuantos: int) -> Ronda:
        """That many documents, in shares small enough that no worker waits for another."""
        partes = self.procesos * 4
        cortes = [desde + cuantos * k // partes for k in range(partes + 1)]
        inicio = time.perf_counter()
        hechas = tuple(self.grupo.map(tanda, cortes[:-1], cortes[1:], [self.carpeta] * partes))
        pasado = time.perf_counter() - inicio
        cpu = sum(t.cpu for t in hechas)
        return Ronda(cuantos / pasado, cuantos / cpu, cpu / pasado / self.procesos, hechas)

    def girar(self) -> float:
        """Turns per second of a computation that shares nothing: what the machine can give."""
        inicio = time.perf_counter()
        vueltas = sum(self.grupo.map(vueltas_puras, [4_000_000] * self.procesos))
        return vueltas / (time.perf_counter() - inicio)


def vueltas_puras(vueltas: int) -> int:
    """Arithmetic without memory nor kernel."""
    x = 1
    for _ in range(vueltas):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    return vueltas


def camino(cuantos: int, procesos: int, key: bytes, cer: bytes, carpeta: Path) -> float:
    """The program's own road by the wall: a child seals, this process builds, workers render."""
    certificado, en_base64 = leer_certificado(cer), base64.b64encode(cer).decode()
    cola: deque[Representacion] = deque()

    def por_venir(hijo: Hijo) -> Iterator[Representacion]:
        for i in range(cuantos):
            doc = _documento(i)
            cadena = cadena_original(doc)
            sello = base64.b64encode(hijo.firmar(cadena.encode())).decode()
            assert verificar(cadena, sello, certificado)
            firma = replace(
                doc.firma,
                sello=sello,
                certificado=en_base64,
                no_certificado=certificado.no_certificado,
            )
            xml = escribir(_timbrar(replace(doc, firma=firma), i))
            cola.append(Representacion(leer(xml), Ambiente.PRODUCTIVO, xml=xml))
            yield cola[-1]

    with Hijo(key, Secreto(CLAVE)) as hijo:
        pedidos = por_venir(hijo)
        with Taller(pedidos, procesos) as taller:
            inicio = 0.0
            for i in range(cuantos):
                if i == CALENTAMIENTO:
                    inicio = time.perf_counter()
                if not cola:
                    next(pedidos)
                rep = cola.popleft()
                pdf, xml = taller.tomar(rep), rep.xml
                assert xml is not None
                imagen = png(matriz(url_siged(rep.timbre.folio_digital)))
                nombre = rep.documento.folio_control
                (carpeta / f"{nombre}.zip").write_bytes(armar(xml, pdf, imagen, nombre))
            return (cuantos - CALENTAMIENTO) / (time.perf_counter() - inicio)


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
    key = emisor.llave.private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(CLAVE.encode())
    )
    preparar(material)
    muestra = escribir(_timbrar(_documento(1), 1))
    print(f"{MODULOS} módulos, XML de {len(muestra):,} bytes, {os.cpu_count()} núcleos")
    with tempfile.TemporaryDirectory() as carpeta:
        ruta = Path(carpeta)
        lento = _por_segundo(lambda i: obvio(i, ruta), 6)
        propio = _por_segundo(lambda i: nuestro(i, ruta), 6)
        peso = next(ruta.glob("CE18-0000002-1.zip")).stat().st_size
        # by turns, so that a neighbour of this machine weighs on one as on the other
        uno, dos = (Grupo(n, material, carpeta) for n in (1, 2))
        rondas = [
            (
                uno.ronda(k * cuantos // RONDAS, cuantos // RONDAS),
                dos.ronda(k * cuantos // RONDAS, cuantos // RONDAS),
                dos.girar() / uno.girar(),
            )
            for k in range(RONDAS)
        ]
        uno.grupo.shutdown()
        dos.grupo.shutdown()
        con_uno = camino(min(cuantos, 400), 1, key, emisor.cer, ruta)
        con_dos = camino(min(cuantos, 400), 2, key, emisor.cer, ruta)
    veces = median(b.por_reloj / a.por_reloj for a, b, _ in rondas)
    mejor = max(b.por_reloj / a.por_reloj for a, b, _ in rondas)
    techo = median(t for _, _, t in rondas)
    llave, cadena = _material[0][0], cadena_original(_documento(1)).encode()
    sellos = _por_segundo(lambda _: llave.firmar(cadena), 3)
    limite = _openssl()
    tandas = [t for a, _, _ in rondas for t in a.tandas]
    todas = tandas + [t for _, b, _ in rondas for t in b.tandas]
    unos, doses = [a for a, _, _ in rondas], [b for _, b, _ in rondas]
    reloj_1, reloj_2 = (median(r.por_reloj for r in lado) for lado in (unos, doses))
    cpu_1, cpu_2 = (median(r.por_cpu for r in lado) for lado in (unos, doses))
    ocupado = median(b.ocupado for _, b, _ in rondas)
    crece = tandas[-1].mb_despues - tandas[0].mb_despues
    filas = [
        ("composición obvia, por núcleo", f"{lento:9.1f} /s", ""),
        ("nuestra, por núcleo", f"{propio:9.1f} /s", _meta(propio / lento, META_OBVIO)),
        ("nuestra, 1 proceso (reloj)", f"{reloj_1:9.1f} /s", f"{cpu_1:.1f} /s de CPU"),
        ("nuestra, 2 procesos (reloj)", f"{reloj_2:9.1f} /s", f"{cpu_2:.1f} /s de CPU cada uno"),
        ("2 procesos contra 1", f"    ×{veces:.2f}", f"{_meta(mejor, META_DOS)} en la mejor ronda"),
        (
            "lo que da la máquina con 2",
            f"    ×{techo:.2f}",
            "cálculo puro, por turnos con lo de arriba",
        ),
        (
            "2 procesos contra 1, de CPU",
            f"    ×{2 * cpu_2 / cpu_1:.2f}",
            f"obreros ocupados {ocupado:.0%}",
        ),
        (
            "hijo que sella, 1 imprime",
            f"{con_uno:9.1f} /s",
            "reloj, todo en un proceso más el hijo",
        ),
        ("hijo que sella, 2 imprimen", f"{con_dos:9.1f} /s", "reloj, el padre arma y escribe"),
        ("solo sellar", f"{sellos:9.0f} /s", _meta(sellos / limite, META_RSA) if limite else ""),
        ("openssl speed rsa2048", f"{limite:9.0f} /s", ""),
        (
            "memoria de un obrero",
            f"{max(t.mb_despues for t in todas):9.1f} MB",
            f"meta: menos de {META_MB:.0f} MB",
        ),
        (f"crece en {cuantos:,} certificados", f"{crece:9.1f} MB", ""),
        ("un paquete en disco", f"{peso / 1024:9.1f} KB", ""),
    ]
    for nombre, valor, nota in filas:
        print(f"{nombre:34} {valor:>12}   {nota}")


def _meta(veces: float, meta: float) -> str:
    return f"×{veces:.2f} (meta ×{meta:g}: {'sí' if veces >= meta else 'NO'})"


if __name__ == "__main__":
    opciones = argparse.ArgumentParser(description=__doc__)
    opciones.add_argument("--cuantos", type=int, default=800)
    medir(opciones.parse_args().cuantos)
