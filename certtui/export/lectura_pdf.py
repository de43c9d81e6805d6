"""Is this PDF the one that the sealed XML gives? Read back, render again, name what differs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from certtui.dec.iems.campos import SEP, atributos_de, valores_de
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import leer
from certtui.domain.ambiente import Ambiente
from certtui.domain.errores import CerttuiError
from certtui.export.enlaces import revisar_enlace
from certtui.export.errores import EnlaceNoPermitido, PdfIlegible
from certtui.export.pdf import componer, render
from certtui.export.pdf.clasico import CERTIFICA
from certtui.export.pdf.marcas import CAMPO_CANCELADO, CAMPO_PRUEBAS, MARCA_CANCELADO, MARCA_PRUEBAS
from certtui.export.pdf.metadatos import Opciones, huella, leer_opciones
from certtui.export.representacion import Representacion
from certtui.export.trazo import Texto

if TYPE_CHECKING:
    from certtui.export.estructura_pdf import Adjunto

SELLOS: Final = frozenset({"FirmaResponsable.sello", "Sep.selloSep"})
"""Fields whose lines are joined without a space."""

CAMPO_ADJUNTO: Final = "Archivo adjunto"
"""Name given to a file inside the PDF that is not the document's XML."""


CAMPO_LOGOTIPO: Final = "Imagen de la institución"
CAMPO_CALIDAD: Final = "Imagen del sello de calidad"


@dataclass(frozen=True, slots=True)
class Diferencia:
    """A printed field that is not what the XML gives; texts "" when absent."""

    campo: str
    esperado: str
    hallado: str


@dataclass(frozen=True, slots=True)
class Comparacion:
    """Verdict on one PDF: intact when it prints exactly what the XML and its options give.

    `propio` is False for a PDF that this program did not render (COSFAC's own, for instance):
    then only `campos_ausentes` can say something. `opciones` are those found in the PDF: it is the
    caller who knows whether they are the office's. `firmado` tells that somebody signed the PDF
    itself afterwards, which is not a difference.
    """

    intacto: bool
    propio: bool
    opciones: Opciones
    diferencias: tuple[Diferencia, ...] = ()
    identico: bool = False
    firmado: bool = False


def texto(pdf: bytes) -> tuple[str, ...]:
    """Text lines of a PDF; PdfIlegible or PdfExcesivo when it cannot be read."""
    from certtui.export import estructura_pdf

    return tuple(estructura_pdf.renglones(estructura_pdf.abrir(pdf)))


def campos_impresos(rep: Representacion) -> tuple[tuple[str, str], ...]:
    """Every field of the certificate with the text exactly as printed, in reading order.

    A field printed on more than one line or page stands once; fixed wording is left out.
    """
    from certtui.export.pdf.estilos import FIJO

    campos: dict[str, list[str]] = {}
    for pagina in componer(rep).piezas():
        de_la_pagina: dict[str, list[str]] = {}
        for t in pagina:
            if t.campo != FIJO:
                de_la_pagina.setdefault(t.campo, []).append(t.texto)
        for campo, textos in de_la_pagina.items():
            campos.setdefault(campo, textos)
    return tuple(
        (campo, ("" if campo in SELLOS else " ").join(dict.fromkeys(textos)))
        for campo, textos in campos.items()
    )


def xml_incrustado(pdf: bytes) -> bytes | None:
    """The XML embedded in a PDF, None when it has none; as hostile as any file that comes in.

    Raises PdfIlegible or PdfExcesivo, also when there is more than one XML.
    """
    from certtui.export import estructura_pdf as e

    hallados = [a.datos for a in e.leer_adjuntos(e.abrir(pdf)) if es_xml(a.nombre)]
    if len(hallados) > 1:
        raise PdfIlegible(motivo="trae dentro más de un XML")
    return hallados[0] if hallados else None


def es_xml(nombre: str) -> bool:
    """True for the name of an XML file."""
    return nombre.lower().endswith(".xml")


def campos_ausentes(pdf: bytes, documento: Terminacion) -> tuple[str, ...]:
    """Identifying fields of the document that a PDF of any origin does not print.

    White space and upper or lower case do not count; meant for COSFAC's own PDFs (L11b).
    """
    hallado = "".join(texto(pdf)).replace(" ", "").casefold()
    a, timbre = documento.alumno, documento.timbre
    nombre = " ".join(p for p in (a.nombre, a.primer_apellido, a.segundo_apellido) if p)
    buscados = {
        "Alumno.nombre": nombre,
        "Alumno.curp": a.curp,
        "Acreditacion.promedioAprovechamiento": documento.acreditacion.promedio,
        "Sep.folioDigital": timbre.folio_digital if timbre else "",
    }
    return tuple(
        campo for campo, valor in buscados.items()
        if "".join(valor.split()).casefold() not in hallado
    )  # fmt: skip


def comparar(
    pdf: bytes,
    documento: Terminacion,
    anfitriones: Collection[str] | None = None,
    esperadas: Opciones | None = None,
) -> Comparacion:
    """Compare a PDF with the one that the document gives with the options kept in the PDF.

    Any changed character, box, letter form, page, overlay or attachment is a difference with its
    field's name; a file that was only re-saved is intact, and so is one without its XML inside.
    `anfitriones` is the office's allow-list of links,
    None when it is not known; `esperadas` are the options of the office's record, which then count
    instead of those in the PDF. Never raises for a bad PDF: that is a difference too.
    """
    from certtui.export import estructura_pdf as e

    try:
        base = e.base_firmada(pdf)
        if base is not None:
            sin_firma = comparar(base, documento, anfitriones, esperadas)
            return replace(sin_firma, firmado=True)
        lector = e.abrir(pdf)
        hojas = e.leer_hojas(lector)
        raiz = e.leer_raiz(lector)
        marca = leer_opciones(e.leer_xmp(lector))
        adjuntos = e.leer_adjuntos(lector)
        imagenes = e.leer_imagenes(lector)
    except CerttuiError as error:
        ilegible = Diferencia("Archivo", "un PDF legible", str(error.datos.get("motivo", error)))
        return Comparacion(False, False, Opciones(Ambiente.PRUEBAS), (ilegible,))

    vistos = [t for h in hojas for t in h.textos]
    opciones, digesto = marca or (_adivinar(vistos), "")
    otras = _opciones_distintas(esperadas, opciones) if esperadas and marca else ()
    suyo, de_adjuntos = _revisar_adjuntos(adjuntos, documento)
    try:
        rep = (esperadas or opciones).con(documento, suyo, imagenes)
        pliego = componer(rep)
        propio_pdf = render(rep)
    except CerttuiError as error:
        campo = str(error.datos.get("campo", "Documento"))
        mala = Diferencia(campo, "un valor que se pueda imprimir", str(error))
        return Comparacion(False, marca is not None, opciones, (mala,))

    ajenos = _enlaces_ajenos(opciones, anfitriones)
    if pdf == propio_pdf:
        return Comparacion(not ajenos, True, opciones, ajenos, identico=True)

    propias = e.leer_hojas(e.abrir(propio_pdf))
    piezas = pliego.piezas()
    diferencias = [*ajenos, *otras, *_imagenes_ausentes(esperadas or opciones, rep)]
    for pagina, (textos, hoja) in enumerate(zip(piezas, hojas, strict=False), 1):
        nuevas = _cotejar(textos, hoja.textos)
        if hoja.cajas != propias[pagina - 1].cajas:
            nuevas.append(Diferencia(_nombre_de_caja(hoja, propias[pagina - 1]), "", ""))
        if not nuevas and hoja.digesto != propias[pagina - 1].digesto:
            nuevas.append(Diferencia(f"Dibujo de la página {pagina}", "", ""))
        diferencias += nuevas
    if len(piezas) != len(hojas):
        diferencias.append(Diferencia("Páginas", str(len(piezas)), str(len(hojas))))
    diferencias += [Diferencia("Estructura del archivo", "", clave) for clave in sorted(raiz)]
    if marca and digesto != huella(pliego):
        diferencias.append(Diferencia("Huella del texto", huella(pliego), digesto))
    if not diferencias:
        diferencias += de_adjuntos
    return Comparacion(
        not diferencias, marca is not None or not diferencias, opciones, _juntar(diferencias)
    )


def _revisar_adjuntos(
    adjuntos: "tuple[Adjunto, ...]", documento: Terminacion
) -> tuple[bytes | None, tuple[Diferencia, ...]]:
    """The embedded XML when it says what the document says, and what is wrong with the rest."""
    suyo: bytes | None = None
    malas: list[Diferencia] = []
    for adjunto in adjuntos:
        if suyo is not None or not es_xml(adjunto.nombre):
            malas.append(Diferencia(CAMPO_ADJUNTO, "", adjunto.nombre))
            continue
        try:
            otro = leer(adjunto.datos)
        except CerttuiError:
            malas.append(Diferencia(CAMPO_ADJUNTO, "el XML del certificado", adjunto.nombre))
            continue
        if otro == documento:
            suyo = adjunto.datos
            continue
        malas += _atributos_distintos(documento, otro)
    return suyo, tuple(malas)


def _atributos_distintos(documento: Terminacion, otro: Terminacion) -> list[Diferencia]:
    antes, ahora = _atributos(documento), _atributos(otro)
    distintos = [
        Diferencia(campo, antes.get(campo, ""), ahora.get(campo, ""))
        for campo in dict.fromkeys((*antes, *ahora)) if antes.get(campo) != ahora.get(campo)
    ]  # fmt: skip
    return distintos or [Diferencia(CAMPO_ADJUNTO, "el XML del certificado", "otro XML")]


def _atributos(doc: Terminacion) -> dict[str, str]:
    sep = valores_de(doc.timbre, SEP) if doc.timbre else ()
    return atributos_de(doc) | {f"Sep.{nombre}": valor for nombre, valor in sep}


def _adivinar(vistos: list[str]) -> Opciones:
    """Options of a PDF without its mark: what the closed ones print, and no free text."""
    return Opciones(
        ambiente=Ambiente.PRUEBAS if MARCA_PRUEBAS in vistos else Ambiente.PRODUCTIVO,
        cancelado=MARCA_CANCELADO in vistos,
        emisor="simulador" if any("generada por el simulador" in t for t in vistos) else "oficina",
        diseno="clasico" if any(CERTIFICA in t for t in vistos) else "recuadros",
    )


def _opciones_distintas(esperadas: Opciones, halladas: Opciones) -> tuple[Diferencia, ...]:
    pares = (
        (CAMPO_PRUEBAS, esperadas.ambiente.value, halladas.ambiente.value),
        ("Enlaces", " ".join(esperadas.enlaces), " ".join(halladas.enlaces)),
        ("PC-SINEMS", esperadas.pc_sinems, halladas.pc_sinems),
        (
            CAMPO_CANCELADO,
            "sí" if esperadas.cancelado else "no",
            "sí" if halladas.cancelado else "no",
        ),
        ("Emisor", esperadas.emisor, halladas.emisor),
        ("Papel", esperadas.papel, halladas.papel),
        ("Diseño", esperadas.diseno, halladas.diseno),
        (CAMPO_LOGOTIPO, esperadas.logotipo[:12], halladas.logotipo[:12]),
        (CAMPO_CALIDAD, esperadas.calidad[:12], halladas.calidad[:12]),
    )
    return tuple(Diferencia(*par) for par in pares if par[1] != par[2])


def _imagenes_ausentes(opciones: Opciones, rep: Representacion) -> Iterator[Diferencia]:
    """Pictures that the options name and the PDF does not hold, pixel by pixel."""
    for campo, digesto, imagen in (
        (CAMPO_LOGOTIPO, opciones.logotipo, rep.logotipo),
        (CAMPO_CALIDAD, opciones.calidad, rep.calidad),
    ):
        if digesto and imagen is None:
            yield Diferencia(campo, digesto[:12], "")


def _enlaces_ajenos(
    opciones: Opciones, anfitriones: Collection[str] | None
) -> tuple[Diferencia, ...]:
    if anfitriones is None:
        return ()
    ajenos = []
    for enlace in opciones.enlaces:
        try:
            revisar_enlace(enlace, anfitriones)
        except EnlaceNoPermitido:
            ajenos.append(Diferencia("Enlaces", "un sitio de la lista de la oficina", enlace))
    return tuple(ajenos)


def _cotejar(esperados: tuple[Texto, ...], hallados: tuple[str, ...]) -> list[Diferencia]:
    """Texts that differ, one by one when the page has as many as it should."""
    if len(esperados) == len(hallados):
        return [
            Diferencia(t.campo, t.texto, h)
            for t, h in zip(esperados, hallados, strict=True) if t.texto != h
        ]  # fmt: skip
    from difflib import SequenceMatcher

    salida = []
    cotejo = SequenceMatcher(None, [t.texto for t in esperados], hallados, autojunk=False)
    for signo, a, b, c, d in cotejo.get_opcodes():
        if signo == "equal":
            continue
        for i in range(max(b - a, d - c)):
            t = esperados[a + i] if a + i < b else None
            hallado = hallados[c + i] if c + i < d else ""
            campo = t.campo if t else "Texto agregado"
            salida.append(Diferencia(campo, t.texto if t else "", hallado))
    return salida


def _nombre_de_caja(hoja: object, propia: object) -> str:
    from certtui.export.estructura_pdf import HojaLeida
    from certtui.export.pdf.bloque_timbre import LADO_QR

    assert isinstance(hoja, HojaLeida)  # noqa: S101 - narrows the type
    assert isinstance(propia, HojaLeida)  # noqa: S101 - narrows the type
    distintas = set(hoja.cajas) ^ set(propia.cajas)
    return "Código QR" if all(max(map(abs, c[2:])) < LADO_QR for c in distintas) else "Recuadros"


def _juntar(diferencias: Iterable[Diferencia]) -> tuple[Diferencia, ...]:
    """One difference per field, its pieces joined."""
    por_campo: dict[str, Diferencia] = {}
    for d in diferencias:
        previa = por_campo.get(d.campo)
        por_campo[d.campo] = d if previa is None else replace(
            previa,
            esperado=f"{previa.esperado} {d.esperado}".strip(),
            hallado=f"{previa.hallado} {d.hallado}".strip(),
        )  # fmt: skip
    return tuple(por_campo.values())
