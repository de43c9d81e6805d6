"""What an office's own register knows of a certificate."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from certtui.dec.iems.campos import SEP, atributos_de, valores_de
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import leer
from certtui.domain.tramite import Tramite
from certtui.export.errores import ImagenInvalida
from certtui.export.pdf.metadatos import Opciones
from certtui.process.entrega import representacion_de
from certtui.process.oficina import Oficina
from certtui.process.verificacion.dictamen import Razon
from certtui.process.verificacion.impreso import OficinaImpresora
from certtui.store import entregas, lotes, tramites


@dataclass(frozen=True, slots=True)
class Asiento:
    """What the register says: `completo` when the very document is kept there."""

    tramite: Tramite | None
    completo: bool
    razones: tuple[Razon, ...]
    impresora: OficinaImpresora | None = None


def consultar(oficina: Oficina, doc: Terminacion, xml: bytes) -> Asiento:
    """Look both folios up and compare the document with the one that is kept (L14a)."""
    folio_digital = doc.timbre.folio_digital if doc.timbre else ""
    por_digital = folio_digital and tramites.tramite_por_folio_digital(oficina.base, folio_digital)
    por_control = doc.folio_control and tramites.tramite_por_folio_control(
        oficina.base, doc.folio_control
    )
    t = por_digital or por_control or None
    if t is None:
        return Asiento(None, False, (Razon("Registro", "no_registrado", altera=False),))
    razones = [*_folios(t, doc, folio_digital), *_estado(t)]
    guardado = lotes.leer_xml(oficina.base, t.id, "timbrado" if doc.timbre else "enviado")
    if guardado is None:
        razones.append(Razon("Registro", "sin_xml_guardado", altera=False))
        return Asiento(t, False, tuple(razones))
    original = leer(guardado)
    if guardado != xml:
        distintas = list(_distintas(original, doc))
        razones += distintas or [Razon("XML", "xml_regrabado", altera=False)]
    return Asiento(t, True, tuple(razones), _impresora(oficina, original, t))


def _folios(t: Tramite, doc: Terminacion, folio_digital: str) -> Iterator[Razon]:
    if t.folio_control != doc.folio_control:
        yield Razon("Dec.folioControl", "registro_distinto", t.folio_control, doc.folio_control)
    if folio_digital and t.folio_digital != folio_digital:
        yield Razon("Sep.folioDigital", "registro_distinto", t.folio_digital, folio_digital)


def _estado(t: Tramite) -> Iterator[Razon]:
    if t.estado == "cancelado":
        yield Razon("Registro", "cancelado", hallado=t.cancelacion_en, altera=False)


def _distintas(original: Terminacion, hallado: Terminacion) -> Iterator[Razon]:
    """Every attribute that is not the one that is kept."""
    antes, ahora = _todos(original), _todos(hallado)
    for campo in dict.fromkeys((*antes, *ahora)):
        if antes.get(campo) != ahora.get(campo):
            yield Razon(campo, "registro_distinto", antes.get(campo, ""), ahora.get(campo, ""))


def _todos(doc: Terminacion) -> dict[str, str]:
    sep = valores_de(doc.timbre, SEP) if doc.timbre else ()
    return atributos_de(doc) | {f"Sep.{nombre}": valor for nombre, valor in sep}


def _impresora(oficina: Oficina, doc: Terminacion, t: Tramite) -> OficinaImpresora | None:
    if doc.timbre is None:
        return None
    try:
        opciones = Opciones.de(representacion_de(oficina, doc, t))
    except ImagenInvalida:
        return None
    custodia = entregas.custodia_de(oficina.base, t.id)
    anfitriones = {urlsplit(e).netloc for e in oficina.ajustes.lista("pdf.enlaces")}
    return OficinaImpresora(
        opciones,
        anfitriones,
        frozenset(c.sha256 for c in custodia if c.tipo == "pdf"),
    )
