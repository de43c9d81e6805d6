"""A PDF taken apart for comparison: its texts in drawing order, its boxes, and what each page is.

Everything is read with pypdf, which also opens files that other programs have re-saved.
"""

import hashlib
import io
import logging
import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from certtui.export.errores import PdfExcesivo, PdfIlegible
from certtui.export.imagen import LADO_MAX, Imagen

logging.getLogger("pypdf").addHandler(logging.NullHandler())

BYTES_MAX: Final = 8_000_000
PAGINAS_MAX: Final = 40

ADJUNTOS_MAX: Final = 16
IMAGENES_MAX: Final = 8
BYTES_DE_ADJUNTO: Final = 2_000_000
"""A stamped XML has 6–10 KB (dec-iems §1.4); a larger attachment is not unpacked."""

_HONDURA = 24
_SIN_PESO = frozenset({"/Parent", "/P", "/Length", "/Filter", "/DecodeParms"})
"""Keys of how a page is stored, not of what it shows."""

_FIN = re.compile(rb"%%EOF\r?\n?")
"""Where a PDF ends; what comes after the first one is an increment."""

_DE_LA_FIRMA = frozenset({"/AcroForm", "/Metadata", "/Pages", "/Extensions"})
"""Keys of the catalogue that signing changes, or that are compared by themselves."""

_DEL_FORMULARIO = frozenset({"/Fields", "/SigFlags"})
_DEL_CAMPO = frozenset({"/Type", "/Subtype", "/FT", "/T", "/V", "/F", "/P", "/Rect", "/Lock"})
"""All that a form, and a field, of mere signatures may hold: no action, no appearance."""

_BFCHAR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4,8})>")


def abrir(pdf: bytes) -> PdfReader:
    """A reader over the bytes; PdfExcesivo or PdfIlegible when they are not worth reading."""
    if len(pdf) > BYTES_MAX:
        raise PdfExcesivo(medida=f"{len(pdf):,} bytes", limite=f"{BYTES_MAX:,} bytes")
    if not pdf.startswith(b"%PDF-"):
        raise PdfIlegible(motivo="no empieza como un PDF")
    with _legible():
        lector = PdfReader(io.BytesIO(pdf), strict=False)
        if lector.is_encrypted:
            raise PdfIlegible(motivo="está cifrado")
        paginas = len(lector.pages)
    if not 1 <= paginas <= PAGINAS_MAX:
        raise PdfExcesivo(medida=f"{paginas} páginas", limite=f"{PAGINAS_MAX} páginas")
    return lector


class _legible:
    """Turns whatever a damaged file makes pypdf raise into PdfIlegible."""

    def __enter__(self) -> None:
        self._avisos = warnings.catch_warnings()
        self._avisos.__enter__()
        warnings.simplefilter("ignore")

    def __exit__(self, tipo: type[BaseException] | None, error: object, _rastro: object) -> None:
        self._avisos.__exit__(None, None, None)
        if tipo is None or issubclass(tipo, (PdfIlegible, PdfExcesivo)):
            return
        if issubclass(tipo, (Exception, RecursionError)):
            raise PdfIlegible(motivo=f"su estructura está dañada ({tipo.__name__})") from None


@dataclass(frozen=True, slots=True)
class HojaLeida:
    """One page: texts in drawing order, rectangles, and a digest of all it is made of."""

    textos: tuple[str, ...]
    cajas: tuple[tuple[float, ...], ...]
    digesto: str


def renglones(lector: PdfReader) -> Iterator[str]:
    """Text lines of every page, as pypdf lays them out, single-spaced and without blanks."""
    with _legible():
        textos = [pagina.extract_text() for pagina in lector.pages]
    for texto in textos:
        for linea in texto.splitlines():
            if limpia := " ".join(linea.split()):
                yield limpia


def leer_hojas(lector: PdfReader) -> tuple[HojaLeida, ...]:
    """Every page taken apart."""
    with _legible():
        return tuple(_hoja(lector, pagina) for pagina in lector.pages)


def leer_xmp(lector: PdfReader) -> bytes:
    """The XMP packet as bytes, or nothing."""
    with _legible():
        objeto = lector.root_object.get("/Metadata")
        flujo = objeto.get_object() if objeto is not None else None
        return flujo.get_data() if isinstance(flujo, StreamObject) else b""


def leer_raiz(lector: PdfReader) -> frozenset[str]:
    """Keys of the catalogue and of the document's information, those that change what is seen."""
    with _legible():
        claves = frozenset(lector.root_object) & {
            "/AcroForm", "/OCProperties", "/AA", "/Names", "/Collection",
        }  # fmt: skip
        nombres = lector.root_object.get("/Names", DictionaryObject()).get_object()
        solo_adjuntos = isinstance(nombres, DictionaryObject) and set(nombres) <= {"/EmbeddedFiles"}
    return claves - {"/Names"} if solo_adjuntos else claves


def base_firmada(pdf: bytes) -> bytes | None:
    """The PDF as it was before somebody signed it, when signing is all that was done to it.

    None without a signature, or when anything else came with it: a signature is an increment of an
    invisible field, and every page must show what it showed.
    """
    corte = _FIN.search(pdf)
    if corte is None or corte.end() == len(pdf):
        return None
    base = pdf[: corte.end()]
    try:
        despues, antes = abrir(pdf), abrir(base)
        with _legible():
            solo = _solo_firmas(despues) and "/AcroForm" not in antes.root_object
            return base if solo and _muestran_lo_mismo(antes, despues) else None
    except (PdfIlegible, PdfExcesivo):
        return None


def _muestran_lo_mismo(antes: PdfReader, despues: PdfReader) -> bool:
    raices = [
        {k: _canon(_sin_hoja(raiz[k]), 0) for k in raiz if k not in _DE_LA_FIRMA}
        for raiz in (antes.root_object, despues.root_object)
    ]
    return (
        raices[0] == raices[1]
        and leer_adjuntos(despues) == leer_adjuntos(antes)
        and len(despues.pages) == len(antes.pages)
        and all(
            _hoja(antes, a, sin_firmas=True) == _hoja(despues, b, sin_firmas=True)
            for a, b in zip(antes.pages, despues.pages, strict=True)
        )
    )


def _sin_hoja(valor: PdfObject) -> PdfObject:
    """A destination without the page that it names, which is compared by itself."""
    valor = valor.get_object() or valor
    if isinstance(valor, ArrayObject) and valor:
        primero = valor[0].get_object()
        if isinstance(primero, DictionaryObject) and primero.get("/Type") == "/Page":
            return ArrayObject(valor[1:])
    return valor


def _solo_firmas(lector: PdfReader) -> bool:
    """True when every field of the form is a signature that shows nothing."""
    forma = lector.root_object.get("/AcroForm")
    forma = forma.get_object() if forma is not None else None
    if not isinstance(forma, DictionaryObject):
        return False
    campos = forma.get("/Fields", ArrayObject()).get_object()
    if not isinstance(campos, ArrayObject) or not campos or not set(forma) <= _DEL_FORMULARIO:
        return False
    return all(_es_firma(c.get_object()) for c in campos)


def _es_firma(campo: object) -> bool:
    """A signature field of no size, which therefore paints nothing."""
    if not isinstance(campo, DictionaryObject) or campo.get("/FT") != "/Sig":
        return False
    if not set(campo) <= _DEL_CAMPO:
        return False
    lugar = campo.get("/Rect", ArrayObject()).get_object()
    if not isinstance(lugar, ArrayObject) or len(lugar) != 4:
        return False
    x1, y1, x2, y2 = (float(n) for n in lugar)
    return x1 == x2 and y1 == y2


@dataclass(frozen=True, slots=True)
class Adjunto:
    """A file embedded in a PDF, unpacked."""

    nombre: str
    datos: bytes


def leer_adjuntos(lector: PdfReader) -> tuple[Adjunto, ...]:
    """Every embedded file of the name tree, in order; PdfIlegible or PdfExcesivo for hostile ones.

    Unpacked in this module and not by pypdf, so that nothing grows beyond `BYTES_DE_ADJUNTO`.
    """
    with _legible():
        nombres = lector.root_object.get("/Names", DictionaryObject()).get_object()
        arbol = nombres.get("/EmbeddedFiles") if isinstance(nombres, DictionaryObject) else None
        if arbol is None:
            return ()
        return tuple(_adjunto(*par) for par in _hojas_de_nombres(arbol.get_object()))


def leer_imagenes(lector: PdfReader) -> tuple[Imagen, ...]:
    """Pictures of RGB samples among the first page's resources, at most `IMAGENES_MAX`."""
    with _legible():
        recursos = lector.pages[0].get("/Resources", DictionaryObject()).get_object()
        objetos = recursos.get("/XObject", DictionaryObject()).get_object()
        if not isinstance(objetos, DictionaryObject):
            return ()
        flujos = [objetos[nombre].get_object() for nombre in list(objetos)[:IMAGENES_MAX]]
        leidas = [_imagen(f) for f in flujos if isinstance(f, StreamObject)]
    return tuple(i for i in leidas if i is not None)


def _imagen(flujo: StreamObject) -> Imagen | None:
    forma = (flujo.get("/Subtype"), flujo.get("/ColorSpace"), flujo.get("/BitsPerComponent"))
    ancho, alto = flujo.get("/Width"), flujo.get("/Height")
    if forma != ("/Image", "/DeviceRGB", 8) or not isinstance(ancho, int):
        return None
    if not isinstance(alto, int) or not 0 < max(ancho, alto) <= LADO_MAX:
        return None
    rgb = flujo.get_data()
    return Imagen(int(ancho), int(alto), rgb) if len(rgb) == ancho * alto * 3 else None


def _hojas_de_nombres(raiz: PdfObject) -> list[tuple[object, PdfObject]]:
    """Pairs of name and value of a name tree, at most `ADJUNTOS_MAX`."""
    pares: list[tuple[object, PdfObject]] = []
    pendientes = [raiz]
    for _ in range(4 * ADJUNTOS_MAX):
        if not pendientes:
            return pares
        nodo = pendientes.pop()
        if not isinstance(nodo, DictionaryObject):
            raise PdfIlegible(motivo="su lista de archivos adjuntos está dañada")
        hojas = nodo.get("/Names", ArrayObject()).get_object()
        ramas = nodo.get("/Kids", ArrayObject()).get_object()
        if not isinstance(hojas, ArrayObject) or not isinstance(ramas, ArrayObject):
            raise PdfIlegible(motivo="su lista de archivos adjuntos está dañada")
        if len(pares) + len(hojas) // 2 + len(ramas) > ADJUNTOS_MAX:
            break
        pares += [(hojas[i], hojas[i + 1]) for i in range(0, len(hojas) - 1, 2)]
        pendientes += [rama.get_object() for rama in ramas]
    raise PdfExcesivo(medida="demasiados archivos adjuntos", limite=str(ADJUNTOS_MAX))


def _adjunto(nombre: object, ficha: PdfObject) -> Adjunto:
    objeto = ficha.get_object()
    archivos = objeto.get("/EF") if isinstance(objeto, DictionaryObject) else None
    archivos = archivos.get_object() if archivos is not None else None
    flujo = archivos.get("/F") if isinstance(archivos, DictionaryObject) else None
    flujo = flujo.get_object() if flujo is not None else None
    if not isinstance(flujo, StreamObject):
        raise PdfIlegible(motivo="un archivo adjunto está dañado")
    return Adjunto(str(nombre), _desempacar(flujo))


def _desempacar(flujo: StreamObject) -> bytes:
    filtros = flujo.get("/Filter", ArrayObject()).get_object()
    filtros = list(filtros) if isinstance(filtros, ArrayObject) else [filtros]
    crudo = bytes(flujo._data)
    if not filtros:
        datos = crudo
    elif filtros == ["/FlateDecode"] and "/DecodeParms" not in flujo:
        inflado = zlib.decompressobj()
        datos = inflado.decompress(crudo, BYTES_DE_ADJUNTO + 1)
        if not inflado.eof and len(datos) <= BYTES_DE_ADJUNTO:
            raise PdfIlegible(motivo="un archivo adjunto está cortado")
    else:
        raise PdfIlegible(motivo="un archivo adjunto viene en una forma que no se lee")
    if len(datos) > BYTES_DE_ADJUNTO:
        raise PdfExcesivo(
            medida=f"un adjunto de más de {BYTES_DE_ADJUNTO:,} bytes",
            limite=f"{BYTES_DE_ADJUNTO:,} bytes",
        )
    return datos


def _hoja(lector: PdfReader, pagina: PageObject, *, sin_firmas: bool = False) -> HojaLeida:
    contenido = pagina.get_contents()
    operaciones = ContentStream(contenido, lector).operations if contenido is not None else []
    recursos = pagina.get("/Resources", DictionaryObject()).get_object()
    fuentes = recursos.get("/Font", DictionaryObject()).get_object()
    mapas = {nombre: _mapa(fuente.get_object()) for nombre, fuente in fuentes.items()}
    textos: list[str] = []
    cajas: list[tuple[float, ...]] = []
    huella = hashlib.sha256()
    mapa: dict[bytes, str] = {}
    for operandos, operador in operaciones:
        huella.update(operador if isinstance(operador, bytes) else str(operador).encode())
        for dato in operandos if isinstance(operandos, list) else [operandos]:
            huella.update(_canon(dato, 0))
        if operador == b"Tf":
            mapa = mapas.get(operandos[0], {})
        elif operador == b"re" and len(operandos) == 4:
            cajas.append(tuple(round(float(n), 2) for n in operandos))
        elif operador in (b"Tj", b"'", b'"'):
            textos.append(_decodificar(operandos[-1], mapa))
        elif operador == b"TJ":
            textos.append("".join(
                _decodificar(p, mapa) for p in operandos[0]
                if isinstance(p, (TextStringObject, ByteStringObject))
            ))  # fmt: skip
    sobra = {"/Contents", "/Annots"} if sin_firmas and _notas_son_firmas(pagina) else {"/Contents"}
    resto = DictionaryObject({k: v for k, v in pagina.items() if k not in sobra})
    huella.update(_canon(resto, 0))
    return HojaLeida(tuple(textos), tuple(cajas), huella.hexdigest())


def _notas_son_firmas(pagina: PageObject) -> bool:
    notas = pagina.get("/Annots", ArrayObject()).get_object()
    return isinstance(notas, ArrayObject) and all(_es_firma(n.get_object()) for n in notas)


def _crudo(texto: object) -> bytes:
    if isinstance(texto, TextStringObject):
        return bytes(texto.original_bytes)
    return bytes(texto) if isinstance(texto, bytes) else b""


def _decodificar(texto: object, mapa: dict[bytes, str]) -> str:
    crudo = _crudo(texto)
    return "".join(mapa.get(crudo[i : i + 2], "\ufffd") for i in range(0, len(crudo), 2))


def _mapa(fuente: object) -> dict[bytes, str]:
    flujo = fuente.get("/ToUnicode") if isinstance(fuente, DictionaryObject) else None
    flujo = flujo.get_object() if flujo is not None else None
    if not isinstance(flujo, StreamObject):
        return {}
    pares = _BFCHAR.findall(flujo.get_data())
    return {
        bytes.fromhex(c.decode()): bytes.fromhex(u.decode()).decode("utf-16-be", "replace")
        for c, u in pares
    }


def _canon(objeto: object, nivel: int) -> bytes:
    """Bytes of a value that do not depend on how the file stores it."""
    if nivel > _HONDURA:
        raise PdfIlegible(motivo="su estructura es demasiado honda")
    if isinstance(objeto, PdfObject):
        objeto = objeto.get_object()
    match objeto:
        case StreamObject():
            cuerpo = hashlib.sha256(objeto.get_data()).digest()
            return b"S" + cuerpo + _canon_dict(objeto, nivel)
        case DictionaryObject() | dict():
            return _canon_dict(objeto, nivel)
        case ArrayObject() | list():
            return b"[" + b" ".join(_canon(v, nivel + 1) for v in objeto) + b"]"
        case BooleanObject():
            return b"B" + str(objeto.value).encode()
        case FloatObject() | NumberObject() | int() | float():
            return b"N" + f"{float(objeto):.4f}".encode()
        case NameObject():
            return b"/" + str(objeto).encode()
        case TextStringObject() | ByteStringObject() | bytes():
            return b"(" + _crudo(objeto) + b")"
        case NullObject() | None:
            return b"0"
        case _:
            return b"?" + str(objeto).encode()


def _canon_dict(objeto: "DictionaryObject | dict[object, object]", nivel: int) -> bytes:
    partes = [
        str(k).encode() + b"=" + _canon(objeto.raw_get(k) if hasattr(objeto, "raw_get")
                                        else objeto[k], nivel + 1)
        for k in sorted(objeto, key=str) if k not in _SIN_PESO
    ]  # fmt: skip
    return b"<" + b";".join(partes) + b">"
