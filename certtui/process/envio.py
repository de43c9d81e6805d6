"""Lots: made of what is signed, written once, sent as they were written (T11)."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import comprobar, escribir
from certtui.domain.errores import CerttuiError
from certtui.domain.firma import Firma, Nivel, Politica
from certtui.domain.lote import (
    EstadoLote,
    EstatusItem,
    Lote,
    LoteInvalido,
    Semaforo,
    semaforo,
)
from certtui.domain.reloj import a_texto, de_texto
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.sello import verificar
from certtui.exchange.cosfac.lote import empaquetar
from certtui.export.archivo import escribir_atomico
from certtui.process.errores import DatoIncompleto, NoEncontrado
from certtui.process.firma import documento_para
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import catalogos, firmas, lotes, tramites
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

    Raises DatoIncompleto when the seal no longer verifies, DocumentoInvalido or a schema error.
    """
    firma = firma_del_xml(oficina, t)
    usuario = catalogos.leer_usuario(oficina.base, firma.usuario)
    if usuario is None:
        raise NoEncontrado(regla="T11", que="usuario que firmó", valor=firma.usuario)
    documento = documento_para(t, usuario)
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

    A certificate whose seals or XML do not hold stays out, as a Fallido, and holds back nobody.
    """
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    tamano = maximo or oficina.ajustes.entero("cosfac.lote_max")
    listos: list[Tramite] = []
    fallidos: list[Fallido] = []
    for t in tramites.tramites_en(oficina.base, "firmado", entidad=oficina.usuario.entidad):
        item = lotes.ultimo_item(oficina.base, t.id)
        if item is not None and item.estatus is EstatusItem.PREPARADO:
            continue
        try:
            documento_sellado(oficina, t)
        except CerttuiError as error:
            fallidos.append(Fallido(t.folio_control, error))
        else:
            listos.append(t)
    creados = [_crear(oficina, listos[i : i + tamano]) for i in range(0, len(listos), tamano)]
    return creados, fallidos


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
    pasos: list[Paso | Fallido] = []
    xmls: dict[str, bytes] = {}
    for item in lotes.items_de_lote(oficina.base, clave):
        try:
            xml = lotes.leer_xml(oficina.base, item.tramite, "enviado")
            if item.estatus is EstatusItem.PREPARADO:
                t = tramites.leer_tramite(oficina.base, item.tramite)
                if t is None:
                    continue
                xml = escribir(documento_sellado(oficina, t))
                pasos.append(
                    avanzar(
                        oficina,
                        "T11",
                        tramite=t.id,
                        datos={"xml": xml, "xml_valido": "si"},
                        token=f"envio:{clave}:{t.id}",
                    )
                )
            if xml is not None:
                xmls[item.archivo.removesuffix(".xml")] = xml
        except CerttuiError as error:
            pasos.append(Fallido(item.archivo, error))
            with oficina.base.tx():
                lotes.quitar_de_lote(oficina.base, clave, item.tramite)
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
