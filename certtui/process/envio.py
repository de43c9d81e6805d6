"""Lots: made of what is signed, written once, sent as they were written (T11)."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from certtui.dec.errores import DocumentoInvalido, XmlRechazado
from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import FirmaResponsable, Terminacion
from certtui.dec.iems.xml import comprobar, escribir, leer
from certtui.domain.errores import CerttuiError
from certtui.domain.firma import Firma, Nivel, Politica
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.lote import (
    EstadoLote,
    EstatusItem,
    ItemLote,
    Lote,
    LoteInvalido,
    Semaforo,
    semaforo,
)
from certtui.domain.reloj import a_texto, de_texto
from certtui.domain.rol import Rol
from certtui.domain.tramite import PermisoDenegado, Tramite, TransicionRehusada
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.sello import verificar
from certtui.exchange.cosfac.lote import empaquetar
from certtui.export.archivo import escribir_atomico
from certtui.process.errores import DatoIncompleto, NoEncontrado
from certtui.process.instantanea import construir
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.process.revision import (
    Contexto,
    contexto_de,
    registro_de,
    revisar_documento,
    revisar_lote,
)
from certtui.store import firmas, lotes, tramites
from certtui.texts.tickets import texto_sin_respuesta


@dataclass(frozen=True, slots=True)
class LoteEscrito:
    """A lot on disk and what became of each of its certificates."""

    lote: Lote
    archivo: Path
    pasos: tuple[Paso | Fallido, ...]


def firma_del_xml(oficina: Oficina, t: Tramite) -> Firma:
    """The seal that the XML bears: the last level of the policy, or the one that is set (L20a)."""
    pedido = oficina.ajustes.texto("firma.nivel_xml")
    nivel = Politica(t.politica).niveles[-1] if pedido == "ultimo" else Nivel(pedido)
    for firma in firmas.leer_firmas(oficina.base, t.id):
        if firma.nivel is nivel:
            return firma
    raise DatoIncompleto(regla="T11", dato=f"firma de nivel {nivel}", matricula=t.folio_control)


def documento_sellado(oficina: Oficina, t: Tramite) -> Terminacion:
    """The document with its seal, checked again against the cadena and the schema.

    The signer stands as when they signed; what already left once goes again as it left, so that a
    late stamp of a lost lot still fits. Raises DatoIncompleto when the seal no longer verifies,
    DocumentoInvalido or a schema error.
    """
    enviado = lotes.leer_xml(oficina.base, t.id, "enviado")
    if enviado is not None:
        return leer(enviado)
    firma = firma_del_xml(oficina, t)
    firmante = json.loads(firmas.leer_firmante(oficina.base, t.id, firma.nivel))
    documento = construir(t, json.loads(t.snapshot), FirmaResponsable(**firmante))
    der = firmas.leer_certificado_guardado(oficina.base, firma.cer_sha256)
    cadena = cadena_original(documento)
    if cadena != firma.cadena or not verificar(cadena, firma.sello, leer_certificado(der)):
        raise DatoIncompleto(
            regla="L20a", dato="sello que verifique sobre la cadena", matricula=t.folio_control
        )
    sellado = replace(
        documento,
        firma=replace(
            documento.firma,
            sello=firma.sello,
            certificado=b64encode(der).decode(),
            no_certificado=firma.no_certificado,
        ),
    )
    comprobar(sellado)
    return sellado


def crear_lotes(oficina: Oficina, *, maximo: int = 0) -> tuple[list[Lote], list[Fallido]]:
    """Put what is signed and in no open lot into lots of at most the size set.

    A certificate with a fault of the pre-flight stays out, as a Fallido whose error carries every
    finding (`hallazgos`), and holds back nobody.
    """
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    limite = oficina.ajustes.entero("cosfac.lote_max")
    tamano = min(maximo or limite, limite)
    contexto = contexto_de(oficina)
    listos: dict[str, Tramite] = {}
    documentos: dict[str, Terminacion] = {}
    fallidos: list[Fallido] = []
    for t in tramites.tramites_en(oficina.base, "firmado", entidad=oficina.usuario.entidad):
        item = lotes.ultimo_item(oficina.base, t.id)
        if t.bloqueo or (item is not None and item.estatus is EstatusItem.PREPARADO):
            continue
        try:
            documentos[f"{t.folio_control}.xml"] = _documento_revisado(oficina, t, contexto)
            listos[f"{t.folio_control}.xml"] = t
        except CerttuiError as error:
            fallidos.append(Fallido(t.folio_control, error))
    del_lote = revisar_lote(documentos) if documentos else {}
    for archivo, hallazgos in del_lote.items():
        t = listos.pop(archivo)
        fallidos.append(Fallido(t.folio_control, _rehusado(t, hallazgos)))
    grupo = list(listos.values())
    creados = [_crear(oficina, grupo[i : i + tamano]) for i in range(0, len(grupo), tamano)]
    return creados, fallidos


def _documento_revisado(
    oficina: Oficina, t: Tramite, contexto: Contexto, *, lote: int = 0
) -> Terminacion:
    """The sealed document; raises TransicionRehusada with every finding of the pre-flight."""
    documento = documento_sellado(oficina, t)
    suyo = replace(contexto, registro=registro_de(oficina, t, lote=lote))
    if hallazgos := revisar_documento(documento, suyo):
        raise _rehusado(t, hallazgos)
    return documento


def _rehusado(t: Tramite, hallazgos: tuple[Hallazgo, ...]) -> TransicionRehusada:
    return TransicionRehusada(
        regla="T11",
        hallazgos=hallazgos,
        paso="Enviar",
        matricula=t.folio_control,
        reglas=", ".join(dict.fromkeys(h.regla for h in hallazgos)),
    )


def _crear(oficina: Oficina, grupo: Sequence[Tramite]) -> Lote:
    with oficina.base.tx():
        numero = len(lotes.listar_lotes(oficina.base)) + 1
        archivo = f"LOTE-{oficina.identidad.entidad}-{numero:05d}.zip"
        clave = lotes.crear_lote(
            oficina.base,
            archivo,
            a_texto(oficina.reloj.ahora()),
            oficina.usuario.id,
            [(t.id, f"{t.folio_control}.xml") for t in grupo],
        )
        oficina.anotar(
            "lote",
            entidad="lote",
            entidad_id=clave,
            regla="T11",
            datos={"certificados": len(grupo)},
        )
    return leer_lote(oficina, clave)


def leer_lote(oficina: Oficina, clave: int) -> Lote:
    """One lot; raises NoEncontrado."""
    lote = lotes.leer_lote(oficina.base, clave)
    if lote is None:
        raise NoEncontrado(regla="T11", que="lote", valor=clave)
    return lote


def exportar_lote(oficina: Oficina, clave: int, carpeta: Path) -> LoteEscrito:
    """Write the lot's ZIP and send its certificates (T11); repeating it writes the same bytes.

    Raises LoteInvalido for a lot that is empty, lost or returned.
    """
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    lote = leer_lote(oficina, clave)
    if lote.estado not in {EstadoLote.PREPARADO, EstadoLote.ENVIADO}:
        raise LoteInvalido(regla="T11", lote=clave, motivo=f"está {lote.estado}")
    exigir_alcance(oficina, clave)
    contexto, documentos = contexto_de(oficina), dict[str, Terminacion]()
    pasos = [
        _enviar(oficina, clave, item, contexto, documentos)
        for item in lotes.items_de_lote(oficina.base, clave)
        if item.estatus is EstatusItem.PREPARADO
    ]
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
    return LoteEscrito(leer_lote(oficina, clave), archivo, tuple(pasos))


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
        documento = _documento_revisado(oficina, t, contexto, lote=lote)
        del_lote = revisar_lote({**documentos, item.archivo: documento})
        if item.archivo in del_lote:
            raise _rehusado(t, del_lote[item.archivo])
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


def exigir_alcance(oficina: Oficina, lote: int) -> None:
    """Refuse the lot of another entidad, so that nobody else reads or empties it (L07c)."""
    for item in lotes.items_de_lote(oficina.base, lote):
        t = tramites.leer_tramite(oficina.base, item.tramite)
        if t is not None and not oficina.usuario.alcanza(t.entidad, t.plantel):
            raise oficina.sin_permiso("T11", f"alguien de la entidad {t.entidad}")


def declarar_perdido(
    oficina: Oficina, clave: int, *, mensaje: str = "", ticket: str = ""
) -> Iterator[Paso | Fallido]:
    """A lot without answer, with evidence: its certificates may go again (E10)."""
    lote = leer_lote(oficina, clave)
    if lote.estado is not EstadoLote.ENVIADO:
        raise LoteInvalido(regla="E10", lote=clave, motivo=f"está {lote.estado}")
    bien = True
    for item in lotes.items_de_lote(oficina.base, clave):
        if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
            continue
        try:
            yield avanzar(
                oficina,
                "E10",
                tramite=item.tramite,
                datos={"mensaje": mensaje, "ticket": ticket, "enviado_en": lote.enviado_en},
                token=f"perdido:{clave}:{item.tramite}",
            )
        except CerttuiError as error:
            bien = False
            yield Fallido(item.archivo, error)
    if bien:
        with oficina.base.tx():
            lotes.cambiar_lote(oficina.base, clave, EstadoLote.PERDIDO)
            oficina.anotar("lote_perdido", entidad="lote", entidad_id=clave, regla="E10")


def avisar_vencidos(oficina: Oficina) -> Iterator[Paso | Fallido]:
    """Alert, once each, what has no answer within the term, with a ticket's text (E05)."""
    horas = oficina.ajustes.entero("cosfac.sla_max_h")
    for lote in lotes.listar_lotes(oficina.base):
        if lote.estado is not EstadoLote.ENVIADO or not lote.pendientes:
            continue
        vencido = semaforo(
            de_texto(lote.enviado_en),
            oficina.reloj.ahora(),
            oficina.ajustes.entero("cosfac.sla_normal_h"),
            horas,
        )
        if vencido is not Semaforo.VENCIDO:
            continue
        texto = texto_sin_respuesta(
            archivo=lote.archivo,
            enviado_en=lote.enviado_en,
            certificados=lote.pendientes,
            horas=horas,
        )
        for item in lotes.items_de_lote(oficina.base, lote.id):
            if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
                continue
            try:
                paso = avanzar(
                    oficina,
                    "E05",
                    tramite=item.tramite,
                    token=f"vencido:{lote.id}:{item.tramite}",
                    datos={"enviado_en": lote.enviado_en, "texto": texto},
                )
            except CerttuiError as error:
                yield Fallido(item.archivo, error)
            else:
                if not paso.repetido:
                    yield paso
