"""The walk of one file through every check, and the verdict that comes out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from certtui.dec.errores import EsquemaIncumplido, NoEsXml, OtroDocumento, XmlRechazado, XmlVacio
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import leer
from certtui.domain.errores import CerttuiError
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import Certificado
from certtui.export.errores import NombreInvalido
from certtui.export.paquete import nombres
from certtui.export.qr import url_siged
from certtui.export.representacion import folio_impreso
from certtui.process.confianza import Firmantes, anclas_de, revocado_desde
from certtui.process.oficina import Oficina
from certtui.process.respuesta import MARCA_SIMULADOR
from certtui.process.verificacion import registro
from certtui.process.verificacion.catalogo import revisar_catalogos
from certtui.process.verificacion.datos import revisar_sellados, revisar_sin_sellar
from certtui.process.verificacion.dictamen import Dictamen, Razon, Veredicto, reunir
from certtui.process.verificacion.firmante import revisar_firmante, revisar_revocado
from certtui.process.verificacion.impreso import revisar_pdf, revisar_qr
from certtui.process.verificacion.piezas import Piezas, abrir
from certtui.process.verificacion.registro import Asiento
from certtui.process.verificacion.sello import RevisionSello, revisar_sello
from certtui.texts.errores import explicar

SIN_ANCLAS = Anclas()

_PARCIAL = re.compile(rb"<(?:[\w.-]+:)?Uacs[\s/>]")
"""An element that only the certificado parcial has (dec-iems §1.3)."""


_QUE_SE_VERIFICA = frozenset({".xml", ".pdf", ".zip"})


def reunir_archivos(lugares: Iterable[Path]) -> list[Path]:
    """The files named, and those of the named folders that can be verified, in order."""
    reunidos: list[Path] = []
    for lugar in lugares:
        if not lugar.is_dir():
            reunidos.append(lugar)
            continue
        hallados = (r for r in lugar.rglob("*") if r.suffix.lower() in _QUE_SE_VERIFICA)
        reunidos += sorted(r for r in hallados if r.is_file())
    return reunidos


def verificar_archivos(
    rutas: Iterable[Path],
    *,
    oficina: Oficina | None = None,
    anclas: Anclas = SIN_ANCLAS,
    firmantes: Firmantes | None = None,
) -> Iterator[Dictamen]:
    """One verdict per file, in order; a bad file is a verdict, never an exception.

    With an office its register, its authorities, its revocations and its signers count too;
    `firmantes` stands for the office's list.
    """
    if oficina:
        anclas = anclas | anclas_de(oficina)
        firmantes = firmantes or Firmantes.de_oficina(oficina)
    confianza = _Confianza(anclas, firmantes)
    for ruta in rutas:
        yield _verificar(ruta, oficina, confianza)


def verificar_archivo(
    ruta: Path,
    *,
    oficina: Oficina | None = None,
    anclas: Anclas = SIN_ANCLAS,
    firmantes: Firmantes | None = None,
) -> Dictamen:
    """The verdict on one file."""
    return next(verificar_archivos((ruta,), oficina=oficina, anclas=anclas, firmantes=firmantes))


@dataclass(frozen=True, slots=True)
class _Confianza:
    """Authorities and signers; `firmantes` None when nobody said who may sign."""

    anclas: Anclas
    firmantes: Firmantes | None


@dataclass(slots=True)
class _Examen:
    """What has been found so far of one document."""

    doc: Terminacion
    sello: RevisionSello
    conocido: bool
    simulado: bool
    asiento: Asiento | None
    razones: list[Razon] = field(default_factory=list)

    @property
    def de_prueba(self) -> bool:
        return self.simulado or self.sello.de_demostracion


def _verificar(ruta: Path, oficina: Oficina | None, confianza: _Confianza) -> Dictamen:
    piezas = abrir(ruta)
    archivo = str(ruta)
    if piezas.xml is None:
        veredicto = Veredicto.NO_VERIFICABLE if piezas.ajeno else Veredicto.ALTERADO
        return Dictamen(archivo, veredicto, piezas.razones, piezas.clase)
    try:
        doc = leer(piezas.xml)
    except XmlRechazado as error:
        return _sin_documento(archivo, piezas, error)
    examen = _examinar(doc, piezas.xml, oficina, confianza)
    pagina_de_prueba = _revisar_piezas(examen, piezas, confianza.anclas)
    examen.razones += piezas.razones
    if piezas.clase in {"xml", "pdf"} and ruta.stem != doc.folio_control:
        aviso = Razon("Archivo", "nombre_de_archivo", doc.folio_control, ruta.name, altera=False)
        examen.razones.append(aviso)
    razones = reunir(examen.razones)
    dictamen = Dictamen(
        archivo,
        _veredicto(examen, razones, pagina_de_prueba=pagina_de_prueba),
        razones,
        piezas.clase,
        folio=folio_impreso(doc.folio_control),
        folio_control=doc.folio_control,
    )
    return _con_folios(dictamen, examen)


def _examinar(
    doc: Terminacion, xml: bytes, oficina: Oficina | None, confianza: _Confianza
) -> _Examen:
    sello = revisar_sello(doc)
    emisor = confianza.anclas.emisor_de(sello.certificado) if sello.certificado else None
    conocido = emisor is not None
    asiento = registro.consultar(oficina, doc, xml) if oficina else None
    simulado = bool(doc.timbre and doc.timbre.no_certificado_sep.startswith(MARCA_SIMULADOR))
    examen = _Examen(doc, sello, conocido, simulado, asiento)
    examen.razones += sello.razones
    sellado_por_conocido = sello.valido and conocido
    examen.razones += (replace(r, altera=not sellado_por_conocido) for r in revisar_sellados(doc))
    cambiado = any(r.clave == "sello_cambiado" for r in sello.razones)
    examen.razones += (
        r for r in revisar_sin_sellar(doc) if not (cambiado and r.campo == "Sep.selloDec")
    )
    if asiento:
        examen.razones += asiento.razones
    if sello.certificado and not conocido and not sello.de_demostracion:
        examen.razones.append(
            Razon("Firmante", "emisor_desconocido", "", sello.certificado.emisor, altera=False)
        )
    if sello.certificado:
        _quien_firma(examen, sello.certificado, oficina, confianza.firmantes)
    if not examen.de_prueba or oficina:
        examen.razones += revisar_catalogos(doc, oficina)
    return examen


def _quien_firma(
    examen: _Examen, certificado: Certificado, oficina: Oficina | None, firmantes: Firmantes | None
) -> None:
    """Is the signer of the list, and was the certificate still theirs?"""
    if firmantes is None and (examen.de_prueba or not examen.conocido):
        return
    razones = list(revisar_firmante(examen.doc, certificado, firmantes))
    examen.razones += razones
    if firmantes is not None and razones:
        examen.conocido = False
    revocado = revocado_desde(oficina, certificado) if oficina else None
    if revocado is not None:
        examen.razones.append(revisar_revocado(examen.doc, *revocado))


def _revisar_piezas(examen: _Examen, piezas: Piezas, anclas: Anclas) -> bool:
    """Check what comes beside the XML; True when the page says that it is a test."""
    if piezas.clase == "xml":
        return False
    doc, pruebas = examen.doc, False
    if doc.timbre is None:
        examen.razones.append(Razon("Sep", "paquete_sin_timbre"))
        return False
    if piezas.pdf is not None:
        impresora = examen.asiento.impresora if examen.asiento else None
        revision = revisar_pdf(
            piezas.pdf, doc, oficina=impresora, prueba=examen.de_prueba, anclas=anclas
        )
        examen.razones += revision.razones
        pruebas = revision.de_prueba
    if piezas.png is not None:
        examen.razones += revisar_qr(piezas.png, doc)
    examen.razones += _nombres(doc, piezas)
    return pruebas


def _nombres(doc: Terminacion, piezas: Piezas) -> Iterable[Razon]:
    """Members are named after the folioControl (dec-iems §8)."""
    try:
        esperados = dict(zip(("pdf", "xml", "png"), nombres(doc.folio_control), strict=True))
    except NombreInvalido:
        yield Razon("Dec.folioControl", "nombre_de_miembro", hallado=doc.folio_control)
        return
    for tipo, nombre in piezas.nombres:
        if nombre != esperados[tipo]:
            yield Razon("Dec.folioControl", "nombre_de_miembro", esperados[tipo], nombre)


def _veredicto(examen: _Examen, razones: tuple[Razon, ...], *, pagina_de_prueba: bool) -> Veredicto:
    if any(r.altera for r in razones):
        return Veredicto.ALTERADO
    if examen.de_prueba or pagina_de_prueba:
        return Veredicto.DE_PRUEBA
    if examen.asiento and examen.asiento.completo:
        return Veredicto.COINCIDE
    return Veredicto.SELLO_VALIDO if examen.conocido else Veredicto.FIRMANTE_DESCONOCIDO


def _con_folios(dictamen: Dictamen, examen: _Examen) -> Dictamen:
    """Folio digital, state, SIGED's page, and the notices that depend on the verdict."""
    avisos: list[Razon] = []
    asiento, timbre, siged = examen.asiento, examen.doc.timbre, ""
    if dictamen.veredicto is Veredicto.DE_PRUEBA and asiento and asiento.completo:
        avisos.append(Razon("Registro", "coincide_con_registro", altera=False))
    if timbre is not None:
        try:
            siged = url_siged(timbre.folio_digital)
        except CerttuiError:
            siged = ""
        if siged and not examen.de_prueba:
            avisos.append(Razon("Sep.selloSep", "consulte_siged", "", siged, altera=False))
    return replace(
        dictamen,
        razones=(*dictamen.razones, *avisos),
        folio_digital=timbre.folio_digital if timbre else "",
        estado=asiento.tramite.estado if asiento and asiento.tramite else "",
        siged=siged,
    )


def _sin_documento(archivo: str, piezas: Piezas, error: XmlRechazado) -> Dictamen:
    """The verdict when the XML cannot be read; alone and of another kind, it is not judged."""
    ajeno = isinstance(error, NoEsXml | OtroDocumento | XmlVacio)
    if isinstance(error, EsquemaIncumplido):
        ajeno = _PARCIAL.search(piezas.xml or b"") is not None
    if ajeno and piezas.clase == "xml":
        clave = "otro_documento"
        veredicto = Veredicto.NO_VERIFICABLE
    else:
        clave = "xml_rechazado"
        veredicto = Veredicto.ALTERADO
    razon = Razon(_campo(error), clave, hallado=explicar(error).frase)
    return Dictamen(archivo, veredicto, reunir((razon, *piezas.razones)), piezas.clase)


def _campo(error: XmlRechazado) -> str:
    partes = (str(error.datos.get("elemento", "—")), str(error.datos.get("atributo", "—")))
    return ".".join(p for p in partes if p != "—") or "XML"
