"""Lots written once and sent as they were written (T11); the whole road of a lot is seen here."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from certtui.dec.errores import DocumentoInvalido, XmlRechazado
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import escribir
from certtui.domain.lote import EstadoLote, EstatusItem, ItemLote, Lote, LoteInvalido
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.domain.tramite import PermisoDenegado, TransicionRehusada
from certtui.exchange.cosfac.lote import empaquetar
from certtui.export.archivo import escribir_atomico
from certtui.process.armado import crear_lotes, crear_preparados, partir_lote, preparar_lotes
from certtui.process.documento import documento_revisado, rehusado
from certtui.process.errores import DatoIncompleto, NoEncontrado
from certtui.process.lote import exigir_alcance, leer_lote
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.process.perdida import avisar_vencidos, declarar_perdido
from certtui.process.revision import Contexto, contexto_de, revisar_lote
from certtui.store import lotes, tramites

__all__ = [
    "LoteEscrito",
    "avisar_vencidos",
    "crear_lotes",
    "crear_preparados",
    "declarar_perdido",
    "exigir_alcance",
    "exportar_lote",
    "exportar_por_pasos",
    "leer_lote",
    "partir_lote",
    "preparar_lotes",
]


@dataclass(frozen=True, slots=True)
class LoteEscrito:
    """A lot on disk and what became of each of its certificates."""

    lote: Lote
    archivo: Path
    pasos: tuple[Paso | Fallido, ...]


def exportar_lote(oficina: Oficina, clave: int, carpeta: Path) -> LoteEscrito:
    """Write the lot's ZIP and send its certificates (T11); repeating it writes the same bytes.

    Raises LoteInvalido for a lot that is empty, lost or returned.
    """
    pasos: list[Paso | Fallido] = []
    curso = exportar_por_pasos(oficina, clave, carpeta)
    while True:
        try:
            pasos.append(next(curso))
        except StopIteration as fin:
            return LoteEscrito(fin.value.lote, fin.value.archivo, tuple(pasos))


def exportar_por_pasos(
    oficina: Oficina, clave: int, carpeta: Path
) -> Generator[Paso | Fallido, None, LoteEscrito]:
    """As `exportar_lote`, telling each certificate; left in the middle, repeating it goes on."""
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    lote = leer_lote(oficina, clave)
    if lote.estado not in {EstadoLote.PREPARADO, EstadoLote.ENVIADO}:
        raise LoteInvalido(regla="T11", lote=clave, motivo=f"está {lote.estado}")
    exigir_alcance(oficina, clave)
    contexto, documentos = contexto_de(oficina), dict[str, Terminacion]()
    for item in lotes.items_de_lote(oficina.base, clave):
        if item.estatus is EstatusItem.PREPARADO:
            yield _enviar(oficina, clave, item, contexto, documentos)
    return _escribir(oficina, lote, carpeta)


def _escribir(oficina: Oficina, lote: Lote, carpeta: Path) -> LoteEscrito:
    """The ZIP of what was sent, and with it the lot is sent."""
    clave = lote.id
    xmls = {
        item.archivo.removesuffix(".xml"): xml
        for item in lotes.items_de_lote(oficina.base, clave)
        if item.estatus is not EstatusItem.PREPARADO
        and (xml := lotes.leer_xml(oficina.base, item.tramite, "enviado")) is not None
    }
    if not xmls:
        raise LoteInvalido(regla="T11", lote=clave, motivo="no tiene certificados que enviar")
    datos = empaquetar(xmls, oficina.ambiente)
    archivo = carpeta / lote.archivo
    escribir_atomico(archivo, datos)
    if lote.estado is EstadoLote.PREPARADO:
        with oficina.base.tx():
            lotes.cambiar_lote(
                oficina.base,
                clave,
                EstadoLote.ENVIADO,
                sha256=hashlib.sha256(datos).hexdigest(),
                enviado_en=a_texto(oficina.reloj.ahora()),
            )
            oficina.anotar(
                "lote_enviado",
                entidad="lote",
                entidad_id=clave,
                regla="L11a",
                datos={"sha256": hashlib.sha256(datos).hexdigest(), "certificados": len(xmls)},
            )
    return LoteEscrito(leer_lote(oficina, clave), archivo, ())


def _enviar(
    oficina: Oficina,
    lote: int,
    item: ItemLote,
    contexto: Contexto,
    documentos: dict[str, Terminacion],
) -> Paso | Fallido:
    """Send one certificate; what the pre-flight refuses leaves the lot, nothing else does.

    `documentos` gathers, by file, what went before it in the same lot.

    A failure of the base itself stops the export: running it again goes on where it was.
    """
    t = tramites.leer_tramite(oficina.base, item.tramite)
    if t is None:
        raise NoEncontrado(regla="T11", que="trámite", valor=item.tramite)
    try:
        documento = documento_revisado(oficina, t, contexto, lote=lote)
        del_lote = revisar_lote({**documentos, item.archivo: documento})
        if item.archivo in del_lote:
            raise rehusado(t, del_lote[item.archivo])
        documentos[item.archivo] = documento
        xml = escribir(documento)
        return avanzar(
            oficina,
            "T11",
            tramite=t.id,
            datos={"xml": xml, "xml_valido": "si"},
            token=f"envio:{lote}:{t.id}",
        )
    except PermisoDenegado:
        raise
    except (TransicionRehusada, DatoIncompleto, DocumentoInvalido, XmlRechazado) as error:
        with oficina.base.tx():
            lotes.quitar_de_lote(oficina.base, lote, t.id)
        return Fallido(item.archivo, error)
