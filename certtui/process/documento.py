"""The document of a certificate as it leaves: sealed, and passed by the pre-flight (T11, L20a)."""

import json
from base64 import b64encode
from dataclasses import replace

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import FirmaResponsable, Terminacion
from certtui.dec.iems.xml import comprobar, leer
from certtui.domain.firma import Firma, Nivel, Politica
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.tramite import Tramite, TransicionRehusada
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.sello import verificar
from certtui.process.errores import DatoIncompleto
from certtui.process.instantanea import construir
from certtui.process.oficina import Oficina
from certtui.process.revision import Contexto, registro_de, revisar_documento
from certtui.store import firmas, lotes


def nivel_del_xml(oficina: Oficina, t: Tramite) -> Nivel:
    """Level whose seal the XML bears: the last one of the policy, or the one that is set (L20a)."""
    pedido = oficina.ajustes.texto("firma.nivel_xml")
    return Politica(t.politica).niveles[-1] if pedido == "ultimo" else Nivel(pedido)


def firma_del_xml(oficina: Oficina, t: Tramite) -> Firma:
    """The seal that the XML bears: the last level of the policy, or the one that is set (L20a)."""
    nivel = nivel_del_xml(oficina, t)
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


def documento_revisado(
    oficina: Oficina, t: Tramite, contexto: Contexto, *, lote: int = 0
) -> Terminacion:
    """The sealed document; raises TransicionRehusada with every finding of the pre-flight."""
    documento = documento_sellado(oficina, t)
    suyo = replace(contexto, registro=registro_de(oficina, t, lote=lote))
    if hallazgos := revisar_documento(documento, suyo):
        raise rehusado(t, hallazgos)
    return documento


def rehusado(t: Tramite, hallazgos: tuple[Hallazgo, ...]) -> TransicionRehusada:
    """The refusal to send, with every finding of the pre-flight."""
    return TransicionRehusada(
        regla="T11",
        hallazgos=hallazgos,
        paso="Enviar",
        matricula=t.folio_control,
        reglas=", ".join(dict.fromkeys(h.regla for h in hallazgos)),
    )
