"""A signature as the process room makes it, with a key in memory and one thing wrong at will."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from certtui.dec.iems.cadena import cadena_original
from certtui.domain.bitacora import canonico
from certtui.domain.firma import Nivel, PruebaFirma
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.efirma.sello import verificar
from certtui.process.instantanea import construir, firmante_de
from certtui.store import firmas, tramites
from certtui.store.firmas import CertificadoGuardado

if TYPE_CHECKING:
    from tests.caminata.camino import Caminata

_NIVEL = {
    Rol.DIRECTOR_PLANTEL: Nivel.PLANTEL,
    Rol.DIRECTOR_ESTATAL: Nivel.ESTATAL,
    Rol.NACIONAL: Nivel.NACIONAL,
}
VICIOS = ("sello", "cadena", "ajena", "csd", "emisor", "vencida", "futura")


def datos_de_firma(
    c: "Caminata", fila: dict[str, Any], quien: Usuario, vicio: int
) -> tuple[dict[str, object], bool]:
    """What comes with T08–T10; nothing when there is nothing to sign."""
    t = tramites.leer_tramite(c.oficina.base, fila["id"])
    if t is None or not t.snapshot or not t.nombre or quien.id not in c.p.efirmas:
        return {}, True
    falta = VICIOS[vicio % len(VICIOS)] if vicio else ""
    otro = next(u for u in c.usuarios if u.id in c.p.efirmas and u.id != quien.id)
    efirma = c.p.efirmas[otro.id if falta == "ajena" else quien.id]
    cadena = cadena_original(construir(t, json.loads(t.snapshot), firmante_de(quien)))
    sello = efirma.sellar(cadena + ("x" if falta == "sello" else ""))
    cer = efirma.certificado
    ahora = c.reloj.ahora()
    prueba = PruebaFirma(
        nivel=_NIVEL[quien.rol],
        es_efirma=cer.es_efirma,
        emisor_conocido=falta != "emisor",
        desde=cer.desde,
        hasta=cer.hasta,
        curp=cer.curp,
        rfc=cer.rfc,
        sello_valido=verificar(cadena, sello, cer),
        cadena_propia=falta != "cadena",
    )
    if falta == "csd":
        prueba = replace(prueba, es_efirma=c.p.csd.certificado.es_efirma)
    if falta == "vencida":
        prueba = replace(prueba, hasta=ahora - timedelta(days=1))
    if falta == "futura":
        prueba = replace(prueba, desde=ahora + timedelta(days=1))
    with c.oficina.base.tx():
        firmas.guardar_certificado(
            c.oficina.base,
            CertificadoGuardado(
                cer.sha256,
                cer.der,
                cer.no_certificado,
                cer.curp,
                cer.rfc,
                a_texto(cer.desde),
                a_texto(cer.hasta),
            ),
        )
    return {
        "prueba": prueba,
        "cer_sha256": cer.sha256,
        "no_certificado": cer.no_certificado,
        "cadena": cadena,
        "cadena_sha256": hashlib.sha256(cadena.encode()).hexdigest(),
        "sello": sello,
        "capturo": quien.id,
        "firmante": canonico(asdict(firmante_de(quien))),
    }, bool(falta)
