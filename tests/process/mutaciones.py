"""Ways to spoil a bundle, each with what is known of the result: seeded, so that it repeats."""

import base64
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

import pikepdf
from lxml import etree

from certtui.dec.iems.cadena import campos_de_cadena
from certtui.dec.iems.campos import ESPACIO
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import escribir, leer
from certtui.export.letras import leer_instante
from certtui.export.pdf import componer, render
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.pdf.pintor import Adjunto, pintar
from certtui.export.qr import matriz, png, url_siged
from certtui.export.representacion import Representacion
from certtui.export.trazo import Mosaico, Texto, Trazo
from tests.process.paquetes_de_muestra import CURP_ALUMNA, Emisor, imagen, representacion, sellado

OTRO_FOLIO = "00000000-52a1-4b7e-9f0a-1c2d3e4f5a6b"
_LETRAS = "abcdefghijklmnñopqrstuvwxyzABCDEFGHIJKLMNÑOPQRSTUVWXYZ0123456789 .-áéíóú"


class Efecto(Enum):
    """What a mutation did, as far as its maker knows."""

    ALTERA = auto()
    INOFENSIVA = auto()
    OTRO_FIRMANTE = auto()
    """All agrees, but who sealed is not of the list."""

    SEGUN = auto()
    """It depends on where it fell: the contents have to be looked at."""


@dataclass(frozen=True, slots=True)
class Muestra:
    """A sound bundle and what is needed to spoil it."""

    doc: Terminacion
    xml: bytes
    pdf: bytes
    qr: bytes
    otro: Terminacion
    emisor: Emisor
    ajeno: Emisor

    @property
    def miembros(self) -> dict[str, bytes]:
        """The three members by name."""
        base = self.doc.folio_control
        return {f"{base}.xml": self.xml, f"{base}.pdf": self.pdf, f"{base}.png": self.qr}


@dataclass(frozen=True, slots=True)
class Mutante:
    """The spoiled file."""

    clase: str
    datos: bytes
    efecto: Efecto
    detalle: str = ""


Mutar = Callable[[random.Random, Muestra], Mutante]


def comprimir(miembros: dict[str, bytes], azar: random.Random | None = None) -> bytes:
    """A ZIP written by another hand: with `azar` its order, dates and compression vary."""
    salida = io.BytesIO()
    nombres = list(miembros)
    if azar:
        azar.shuffle(nombres)
    with zipfile.ZipFile(salida, "w") as z:
        for nombre in nombres:
            fecha = (azar.randint(1980, 2030), azar.randint(1, 12), 1, 0, 0, 0) if azar else None
            info = zipfile.ZipInfo(nombre, fecha or (2026, 8, 3, 1, 2, 4))
            metodo = azar.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)) if azar else 8
            z.writestr(info, miembros[nombre], compress_type=metodo)
        if azar and azar.random() < 0.3:
            z.comment = b"otra vez"
    return salida.getvalue()


def voltear(azar: random.Random, datos: bytes) -> bytes:
    """The same bytes with one to four of them changed."""
    cambiados = bytearray(datos)
    for _ in range(azar.randint(1, 4)):
        cambiados[azar.randrange(len(cambiados))] ^= azar.randint(1, 255)
    return bytes(cambiados)


def _bytes_del_paquete(azar: random.Random, m: Muestra) -> Mutante:
    return Mutante("", voltear(azar, comprimir(m.miembros)), Efecto.SEGUN)


def _bytes_de_un_miembro(azar: random.Random, m: Muestra) -> Mutante:
    miembros = m.miembros
    nombre = azar.choice(list(miembros))
    miembros[nombre] = voltear(azar, miembros[nombre])
    return Mutante("", comprimir(miembros), Efecto.SEGUN, nombre)


def _corte(azar: random.Random, m: Muestra) -> Mutante:
    entero = comprimir(m.miembros)
    return Mutante("", entero[: azar.randrange(1, len(entero))], Efecto.SEGUN)


def _corte_de_un_miembro(azar: random.Random, m: Muestra) -> Mutante:
    miembros = m.miembros
    nombre = azar.choice(list(miembros))
    miembros[nombre] = miembros[nombre][: azar.randrange(len(miembros[nombre]))]
    return Mutante("", comprimir(miembros), Efecto.SEGUN, nombre)


def _otra_vez(azar: random.Random, m: Muestra) -> Mutante:
    return Mutante("", comprimir(m.miembros, azar), Efecto.INOFENSIVA)


def _valor(azar: random.Random, valor: str) -> str:
    """Another value: one letter changed, added or left out, or another value altogether."""
    i = azar.randrange(len(valor) + 1)
    match azar.randrange(4):
        case 0 if i < len(valor):
            nuevo = valor[:i] + valor[i + 1 :]
        case 1:
            nuevo = valor[:i] + azar.choice(_LETRAS) + valor[i:]
        case 2:
            nuevo = azar.choice(("10", "9.9", "0", "", "Otra Persona", "2026-01-01T00:00:00"))
        case _:
            nuevo = valor[:i] + azar.choice(_LETRAS) + valor[i + 1 :]
    return nuevo if nuevo != valor else valor + "x"


def _atributo(azar: random.Random, m: Muestra) -> Mutante:
    """Any attribute of the XML, sealed or not; the page stays as it was."""
    raiz = etree.fromstring(m.xml)
    lugares = [
        (nodo, nombre)
        for nodo in raiz.iter(etree.Element)
        for nombre in nodo.attrib
        if not str(nombre).startswith("{")
    ]
    nodo, nombre = azar.choice(lugares)
    nodo.set(nombre, _valor(azar, str(nodo.get(nombre))))
    xml = etree.tostring(raiz, encoding="UTF-8", xml_declaration=True)
    return _con(m, xml=xml, detalle=f"{nodo.tag}.{nombre!s}")


def _con(
    m: Muestra,
    *,
    xml: bytes | None = None,
    pdf: bytes | None = None,
    qr: bytes | None = None,
    detalle: str = "",
) -> Mutante:
    base = m.doc.folio_control
    miembros = m.miembros
    cambios = {f"{base}.xml": xml, f"{base}.pdf": pdf, f"{base}.png": qr}
    miembros |= {nombre: datos for nombre, datos in cambios.items() if datos is not None}
    return Mutante("", comprimir(miembros), Efecto.ALTERA, detalle)


def _xml_de_otro(azar: random.Random, m: Muestra) -> Mutante:
    otro = m.otro
    if azar.random() < 0.5:
        return _con(m, xml=escribir(otro), detalle="solo el XML")
    return _con(m, xml=escribir(otro), qr=imagen(otro), detalle="XML y QR")


def _coherente(azar: random.Random, m: Muestra) -> Mutante:
    """A careful forger: a sealed value changed in the XML, in the page and in its copy inside."""
    for _ in range(50):
        campo, valor = azar.choice(campos_de_cadena(m.doc))
        xml = _poner(m.xml, campo, _valor(azar, valor))
        try:
            doc = leer(xml)
            pdf = render(representacion(doc))
        except Exception:  # noqa: BLE001 - a value that cannot be printed is not forged
            continue
        if doc != m.doc:
            return _con(m, xml=xml, pdf=pdf, detalle=campo)
    raise AssertionError("no value could be forged")


def _poner(xml: bytes, campo: str, valor: str) -> bytes:
    raiz = etree.fromstring(xml)
    elemento, nombre = campo.split(".")
    indice = 0
    if "[" in elemento:
        elemento, resto = elemento.split("[")
        indice = int(resto[:-1]) - 1
    nodo = raiz if elemento == "Dec" else list(raiz.iter(f"{{{ESPACIO}}}{elemento}"))[indice]
    nodo.set(nombre, valor)
    return etree.tostring(raiz, encoding="UTF-8", xml_declaration=True)


def _texto_de_la_pagina(azar: random.Random, m: Muestra) -> Mutante:
    """One printed text changed; its mark left as it was, computed anew, or taken off."""
    rep = representacion(m.doc)
    pliego = componer(rep)
    original = sellar_opciones(Opciones.de(rep), pliego)
    pagina = azar.choice(pliego.paginas)
    lugares = [i for i, t in enumerate(pagina) if isinstance(t, Texto)]
    i = azar.choice(lugares)
    trazo = pagina[i]
    assert isinstance(trazo, Texto)
    pagina[i] = replace(trazo, texto=_imprimible(azar, trazo.texto))
    marca = azar.choice((original, sellar_opciones(Opciones.de(rep), pliego), ""))
    return _con(m, pdf=_pintado(rep, pliego.paginas, marca, m), detalle=trazo.campo)


def _imprimible(azar: random.Random, texto: str) -> str:
    i = azar.randrange(len(texto))
    return (
        texto[:i] + azar.choice([c for c in "0123456789abcXYZ" if c != texto[i]]) + texto[i + 1 :]
    )


def _pintado(rep: Representacion, paginas: list[list[Trazo]], marca: str, m: Muestra) -> bytes:
    pliego = componer(rep)
    pliego.paginas = paginas
    return pintar(
        pliego,
        titulo=f"Certificado de Terminación de Estudios {rep.folio_ce}",
        fecha=leer_instante(rep.timbre.fecha_sep, ""),
        marca=marca,
        adjunto=Adjunto(f"{m.doc.folio_control}.xml", m.xml),
    )


def _qr_de_la_pagina(azar: random.Random, m: Muestra) -> Mutante:
    from certtui.export.qr import corridas

    rep = representacion(m.doc)
    pliego = componer(rep)
    marca = azar.choice((sellar_opciones(Opciones.de(rep), pliego), ""))
    for pagina in pliego.paginas:
        for i, t in enumerate(pagina):
            if isinstance(t, Mosaico):
                pagina[i] = replace(t, corridas=corridas(matriz(url_siged(OTRO_FOLIO))))
    return _con(m, pdf=_pintado(rep, pliego.paginas, marca, m))


def _qr_de_otro(azar: random.Random, m: Muestra) -> Mutante:
    return _con(m, qr=png(matriz(url_siged(OTRO_FOLIO)), azar.choice((4, 10))))


def _encima(azar: random.Random, m: Muestra) -> Mutante:
    """Something laid over the page, or behind it, by a PDF editor."""
    with pikepdf.open(io.BytesIO(m.pdf)) as pdf:
        pagina = pdf.pages[0]
        que = azar.choice(("caja", "texto", "nota", "hoja", "imagen", "letra"))
        x, y = azar.randint(40, 500), azar.randint(40, 700)
        match que:
            case "caja":
                tapa = f"q 1 1 1 rg {x} {y} {azar.randint(4, 80)} {azar.randint(3, 20)} re f Q"
                pagina.contents_add(tapa.encode(), prepend=azar.random() < 0.1)
            case "texto":
                pagina.contents_add(f"BT /F1 9 Tf {x} {y} Td <00210022> Tj ET".encode())
            case "nota":
                nota = pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText,
                    Rect=[x, y, x + 90, y + 20], Contents="10.0", DA="/Helv 12 Tf 0 g",
                )  # fmt: skip
                pagina.Annots = pdf.make_indirect(pikepdf.Array([nota]))
            case "hoja":
                pdf.add_blank_page(page_size=(612, 792))
            case "imagen":
                flujo = pikepdf.Stream(
                    pdf, b"\xff" * 12, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
                    Width=2, Height=2, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
                )  # fmt: skip
                nombre = pagina.add_resource(flujo, pikepdf.Name.XObject)
                pagina.contents_add(f"q 60 0 0 12 {x} {y} cm {nombre} Do Q".encode())
            case _:
                # the map of letters to glyphs, not the text, is what changes
                fuente = next(iter(pagina.Resources.Font.values()))
                hija = fuente.DescendantFonts[0]
                mapa = bytearray(hija.CIDToGIDMap.read_bytes())
                i = azar.randrange(40, 120) * 2
                mapa[i : i + 2], mapa[i + 2 : i + 4] = mapa[i + 2 : i + 4], mapa[i : i + 2]
                if bytes(mapa) == hija.CIDToGIDMap.read_bytes():
                    mapa[i + 1] ^= 1
                hija.CIDToGIDMap.write(bytes(mapa))
        salida = io.BytesIO()
        pdf.save(salida)
    return _con(m, pdf=salida.getvalue(), detalle=que)


def _pdf_regrabado(azar: random.Random, m: Muestra) -> Mutante:
    with pikepdf.open(io.BytesIO(m.pdf)) as pdf:
        salida = io.BytesIO()
        pdf.save(
            salida,
            qdf=azar.random() < 0.5,
            compress_streams=azar.random() < 0.5,
            object_stream_mode=azar.choice(list(pikepdf.ObjectStreamMode)),
        )
    return replace(_con(m, pdf=salida.getvalue()), efecto=Efecto.INOFENSIVA)


def _xml_regrabado(azar: random.Random, m: Muestra) -> Mutante:
    raiz = etree.fromstring(m.xml)
    for nodo in raiz.iter(etree.Element):
        atributos = list(nodo.attrib.items())
        azar.shuffle(atributos)
        nodo.attrib.clear()
        for nombre, valor in atributos:
            nodo.set(nombre, valor)
    xml = etree.tostring(
        raiz, encoding="UTF-8", xml_declaration=True, pretty_print=azar.random() < 0.5
    )
    return replace(_con(m, xml=xml), efecto=Efecto.INOFENSIVA)


def _sello_ajeno(azar: random.Random, m: Muestra) -> Mutante:
    """Another person's seal, with or without their certificate, or the seal of another document."""
    suyo = sellado(m.doc, m.ajeno)
    firma = m.doc.firma
    opciones = {
        "sello de otro": replace(firma, sello=suyo.firma.sello),
        "sello y certificado de otro": replace(
            firma, sello=suyo.firma.sello, certificado=suyo.firma.certificado
        ),
        "certificado de otro": replace(firma, certificado=suyo.firma.certificado),
        "todo de otro": suyo.firma,
        "sello de otro documento": replace(firma, sello=m.otro.firma.sello),
        "sello al azar": replace(firma, sello=base64.b64encode(azar.randbytes(256)).decode()),
    }
    que = azar.choice(list(opciones))
    doc = replace(m.doc, firma=opciones[que])
    if azar.random() < 0.5 and doc.timbre:
        doc = replace(doc, timbre=replace(doc.timbre, sello_dec=doc.firma.sello or ""))
    if azar.random() < 0.5:
        return _con(m, xml=escribir(doc), detalle=que)
    return _con(m, xml=escribir(doc), pdf=render(representacion(doc)), detalle=f"{que}, impreso")


def _otro_firmante(azar: random.Random, m: Muestra) -> Mutante:
    """Somebody seals the same data in their own name, with a true e.firma, and prints it all."""
    firma = replace(
        m.doc.firma, nombre="Otra", primer_apellido="Persona", segundo_apellido="Cualquiera",
        curp=CURP_ALUMNA,
    )  # fmt: skip
    doc = sellado(replace(m.doc, firma=firma), m.ajeno)
    if doc.timbre:
        doc = replace(doc, timbre=replace(doc.timbre, sello_dec=doc.firma.sello or ""))
    hecho = _con(m, xml=escribir(doc), pdf=render(representacion(doc)), qr=imagen(doc))
    return replace(hecho, efecto=Efecto.OTRO_FIRMANTE, detalle=str(azar.random()))


def _miembros(azar: random.Random, m: Muestra) -> Mutante:
    """A member missing, added, renamed or empty."""
    miembros = m.miembros
    nombre = azar.choice(list(miembros))
    que = azar.choice(("falta", "sobra", "otro nombre", "vacío", "dos"))
    match que:
        case "falta":
            del miembros[nombre]
        case "sobra":
            miembros["leame.txt"] = b"hola"
        case "otro nombre":
            miembros[f"CE18-0000999-1{nombre[-4:]}"] = miembros.pop(nombre)
        case "dos":
            miembros[f"copia{nombre[-4:]}"] = miembros[nombre]
        case _:
            miembros[nombre] = b""
    return Mutante("", comprimir(miembros), Efecto.ALTERA, f"{que} {nombre[-3:]}")


def _pdf_solo(azar: random.Random, m: Muestra) -> Mutante:
    """The page alone: bytes changed, or another XML inside than the one that it prints."""
    if azar.random() < 0.5:
        return Mutante("", voltear(azar, m.pdf), Efecto.SEGUN)
    rep = representacion(m.doc)
    pliego = componer(rep)
    pdf = pintar(
        pliego,
        titulo=f"Certificado de Terminación de Estudios {rep.folio_ce}",
        fecha=leer_instante(rep.timbre.fecha_sep, ""),
        marca=sellar_opciones(Opciones.de(rep), pliego),
        adjunto=Adjunto(f"{m.doc.folio_control}.xml", escribir(m.otro)),
    )
    return Mutante("", pdf, Efecto.ALTERA, "otro XML dentro")


MUTACIONES: dict[str, Mutar] = {
    "bytes del paquete": _bytes_del_paquete,
    "bytes de un miembro": _bytes_de_un_miembro,
    "archivo cortado": _corte,
    "miembro cortado": _corte_de_un_miembro,
    "comprimido otra vez": _otra_vez,
    "un atributo del XML": _atributo,
    "XML de otra persona": _xml_de_otro,
    "falsificación coherente": _coherente,
    "texto de la página": _texto_de_la_pagina,
    "QR de la página": _qr_de_la_pagina,
    "QR suelto de otro": _qr_de_otro,
    "algo encima de la página": _encima,
    "PDF regrabado": _pdf_regrabado,
    "XML regrabado": _xml_regrabado,
    "sello de otra persona": _sello_ajeno,
    "otro firmante": _otro_firmante,
    "miembros del paquete": _miembros,
    "PDF solo": _pdf_solo,
}
"""Every way of spoiling, by name."""


def mutar(semilla: int, m: Muestra) -> Mutante:
    """The mutant of a seed: the ways take turns."""
    clases = list(MUTACIONES)
    clase = clases[semilla % len(clases)]
    return replace(MUTACIONES[clase](random.Random(semilla), m), clase=clase)
