"""Acceptance: nothing is altered in what was delivered, and one changed character is named."""

import base64
import io
import json
import random
import re
import string
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from certtui.dec.iems.xml import leer
from certtui.export.lectura_pdf import campos_impresos, comparar
from certtui.export.letras import leer_instante
from certtui.export.pdf import componer
from certtui.export.pdf.metadatos import sellar_opciones
from certtui.export.pdf.pintor import pintar
from certtui.export.trazo import Texto
from certtui.process.oficina import abrir_oficina
from certtui.process.verificacion import Veredicto, verificar_archivo, verificar_archivos
from tests.aceptacion.cadena_propia import lugares, nodos
from tests.aceptacion.conftest import Entregados

SEMILLA = 11
FIJOS = 24
"""Fields that stand once in every cadena (dec-iems §3)."""


def miembros(ruta: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(ruta) as archivo:
        return {n: archivo.read(n) for n in archivo.namelist()}


def con(ruta: Path, tipo: str, datos: bytes, destino: Path) -> Path:
    """The same bundle with one member replaced."""
    memoria = io.BytesIO()
    with zipfile.ZipFile(memoria, "w") as archivo:
        for nombre, contenido in miembros(ruta).items():
            archivo.writestr(nombre, datos if nombre.endswith(tipo) else contenido)
    destino.write_bytes(memoria.getvalue())
    return destino


def otra_letra(valor: str, azar: random.Random) -> str:
    if not valor:
        return "9"
    i = azar.randrange(len(valor))
    letras = string.digits if valor[i].isdigit() else string.ascii_letters + "áéíóúñ"
    letra = azar.choice([c for c in letras if c != valor[i]])
    return valor[:i] + letra + valor[i + 1 :]


@pytest.mark.norma("L14a", "L24")
def test_nothing_is_altered_in_any_delivered_bundle(entregados: Entregados) -> None:
    assert len(entregados.paquetes) >= 30
    sueltos = list(verificar_archivos(entregados.paquetes))
    oficina = abrir_oficina(entregados.base)
    try:
        conocidos = list(verificar_archivos(entregados.paquetes, oficina=oficina))
    finally:
        oficina.base.cerrar()
    for d in (*sueltos, *conocidos):
        assert (d.veredicto, d.campos_alterados) == (Veredicto.DE_PRUEBA, ()), d.archivo
    assert all("coincide_con_registro" in {r.clave for r in d.razones} for d in conocidos)
    assert {d.estado for d in conocidos} == {"entregado"}


@pytest.mark.norma("L20a")
def test_one_character_of_any_attribute_of_the_cadena_is_named(
    bundles: tuple[Path, ...], tmp_path: Path
) -> None:
    """In each bundle another of the fixed fields, and one of the modules or the profile."""
    azar = random.Random(SEMILLA)
    for k, ruta in enumerate(bundles):
        xml = next(d for n, d in miembros(ruta).items() if n.endswith(".xml"))
        todos = list(lugares(ElementTree.fromstring(xml)))
        for (elemento, numero, atributo), valor in (todos[k % FIJOS], azar.choice(todos[FIJOS:])):
            raiz = ElementTree.fromstring(xml)
            nodos(raiz, elemento)[numero].set(atributo, otra_letra(valor, azar))
            falso = con(ruta, ".xml", ElementTree.tostring(raiz, "UTF-8"), tmp_path / ruta.name)
            d = verificar_archivo(falso)
            nombre = elemento.rpartition("/")[2]
            campo = f"{nombre}[{numero + 1}].{atributo}" if "/" in elemento else (
                f"{nombre}.{atributo}"
            )  # fmt: skip
            assert d.veredicto is Veredicto.ALTERADO, campo
            assert campo in d.campos_alterados, (campo, d.campos_alterados)


@pytest.mark.norma("L24")
def test_one_character_of_any_printed_value_is_named(
    bundles: tuple[Path, ...], tmp_path: Path
) -> None:
    """In each bundle another of the fields; that all are covered is proved on a small one."""
    azar = random.Random(SEMILLA)
    for ruta in bundles:
        dentro = {n.rpartition(".")[2]: d for n, d in miembros(ruta).items()}
        doc = leer(dentro["xml"])
        opciones = comparar(dentro["pdf"], doc).opciones
        rep = opciones.con(doc)
        marca = sellar_opciones(opciones, componer(rep))
        for campo, _ in azar.sample(campos_impresos(rep), 1):
            pliego = componer(rep)
            lugar = azar.choice([
                (p, i) for p, pagina in enumerate(pliego.paginas) for i, t in enumerate(pagina)
                if isinstance(t, Texto) and t.campo == campo
            ])  # fmt: skip
            trazo = pliego.paginas[lugar[0]][lugar[1]]
            assert isinstance(trazo, Texto)
            pliego.paginas[lugar[0]][lugar[1]] = replace(trazo, texto=otra_letra(trazo.texto, azar))
            pdf = pintar(
                pliego, titulo="Certificado", marca=marca,
                fecha=leer_instante(rep.timbre.fecha_sep, ""),
            )  # fmt: skip
            d = verificar_archivo(con(ruta, ".pdf", pdf, tmp_path / ruta.name))
            assert d.veredicto is Veredicto.ALTERADO, campo
            assert d.campos_alterados == (campo,)


def test_a_bundle_with_a_file_of_another_is_altered(
    bundles: tuple[Path, ...], tmp_path: Path
) -> None:
    uno, otro = bundles[0], bundles[1]
    esperados: dict[str, Callable[[set[str]], bool]] = {
        ".pdf": lambda campos: {"Alumno.nombre", "Alumno.curp", "Sep.folioDigital"} <= campos,
        ".png": lambda campos: campos == {"Código QR"},
        ".xml": lambda campos: {"Dec.folioControl", "Código QR", "Alumno.curp"} <= campos,
    }
    for tipo, vale in esperados.items():
        datos = next(d for n, d in miembros(otro).items() if n.endswith(tipo))
        d = verificar_archivo(con(uno, tipo, datos, tmp_path / uno.name))
        assert d.veredicto is Veredicto.ALTERADO
        assert vale(set(d.campos_alterados)), (tipo, d.campos_alterados)


@pytest.mark.norma("L20d", "L13a")
def test_the_manifest_beside_each_bundle_has_its_digest_and_every_seal(
    bundles: tuple[Path, ...],
) -> None:
    for ruta in bundles:
        datos = json.loads(ruta.with_name(f"{ruta.stem}.manifiesto.json").read_text("utf-8"))
        assert datos["ambiente"] == "pruebas"
        assert set(datos["archivos"]) == {*miembros(ruta), ruta.name}
        sellos = re.findall(r'"sello": ?"([A-Za-z0-9+/=]+)"', json.dumps(datos))
        assert len(sellos) == 3
        assert all(len(base64.b64decode(s)) == 256 for s in sellos)
