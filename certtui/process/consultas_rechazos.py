"""What COSFAC refused, by cause and one by one, with the ticket to ask for its baja (L15)."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.plegado import plegar
from certtui.domain.rechazo import ReglaCausa
from certtui.domain.reloj import de_texto, zona
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.exchange.archivo_seguro import escribir_zip
from certtui.exchange.sae_correcciones import Correccion, escribir_correcciones
from certtui.process import bajas, sucesion
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.store import alumnos, catalogos, lotes, rechazos, tramites
from certtui.store.rechazos import Alcance, GrupoDeCausa, RenglonRechazo
from certtui.texts.seguro import safe, safe_lines
from certtui.texts.tickets import (
    TRAMITE,
    texto_de_baja,
    texto_de_baja_dada,
    texto_de_correccion,
    texto_de_rechazo_desconocido,
)

__all__ = ["GrupoDeCausa", "RenglonRechazo"]

ROLES_DE_REGLA = (Rol.SE_PLANTEL, Rol.SE_ESTATAL, Rol.SYSADMIN)
"""Who may add a rule of triage (L15b)."""

_CLAVE = "LOCAL-"


@dataclass(frozen=True, slots=True)
class ReglaNueva:
    """What a person writes to recognise a message; key and place are given by the office."""

    patron: str
    causa: str
    campo: str
    resuelve: ResuelveEn
    consejo: str


def alcance(oficina: Oficina) -> Alcance:
    """Whose refusals the person sees."""
    return Alcance(oficina.usuario.entidad, oficina.usuario.plantel)


def causas_pendientes(oficina: Oficina) -> list[GrupoDeCausa]:
    """Pending refusals by cause: the unknown first, then the most frequent."""
    return rechazos.causas_pendientes(oficina.base, alcance(oficina))


def consejos(oficina: Oficina) -> dict[str, str]:
    """What to do about each cause, by the key of its rule."""
    return {r.clave: r.consejo for r in catalogos.leer_causas(oficina.base)}


def pagina_de_causa(
    oficina: Oficina, regla: str, causa: str, inicio: int, cuantos: int
) -> list[RenglonRechazo]:
    """One page of a cause, oldest first."""
    return rechazos.pagina_de_causa(oficina.base, alcance(oficina), regla, causa, inicio, cuantos)


def contar_de_causa(oficina: Oficina, regla: str, causa: str) -> int:
    """Exact number of pending refusals of a cause."""
    return rechazos.contar_de_causa(oficina.base, alcance(oficina), regla, causa)


def tramites_de_causa(oficina: Oficina, regla: str, causa: str, estado: str = "") -> list[int]:
    """Trámites of a cause, in a state or in any, in the order of the list."""
    return rechazos.tramites_de_causa(oficina.base, alcance(oficina), regla, causa, estado)


def posicion_en_causa(oficina: Oficina, regla: str, causa: str, tramite: int) -> int | None:
    """Where a trámite stands in the list of a cause, from 0; None when it is not there."""
    ids = tramites_de_causa(oficina, regla, causa)
    return ids.index(tramite) if tramite in ids else None


def texto_de_ticket(oficina: Oficina, r: RenglonRechazo) -> str:
    """The text for the mesa de servicio: its ticket, the baja to ask for, or the report.

    A refusal that no rule recognises gives a report with the fingerprint of the XML (L15b); the
    ticket of a baja that was given says so, and by which number.
    """
    if (ticket := rechazos.ticket_de_baja(oficina.base, r.id)) is not None:
        texto, numero, atendido_en = ticket
        if not atendido_en:
            return safe_lines(texto)
        cuando = de_texto(atendido_en).astimezone(zona(oficina.identidad.entidad))
        return texto_de_baja_dada(safe_lines(texto), safe(numero), cuando)
    if not r.regla:
        return texto_de_rechazo_desconocido(
            folio=safe(r.folio),
            folio_control=safe(r.folio_control),
            matricula=safe(r.matricula),
            codigo=safe(r.codigo),
            mensaje=safe(r.mensaje),
            sha256=rechazos.huella_de_xml(oficina.base, r.id),
        )
    return texto_de_baja(
        folio=safe(r.folio),
        folio_control=safe(r.folio_control),
        matricula=safe(r.matricula),
        motivo=safe(r.mensaje),
        causa=safe(r.causa),
    )


def textos_para_sae(oficina: Oficina, filas: Sequence[RenglonRechazo]) -> list[str]:
    """The correction sheet of what is mended in SAE, and after it the ticket of each one (L18)."""
    if not filas:
        return []
    consejo = consejos(oficina).get(filas[0].regla, "")
    hoja = texto_de_correccion(
        [
            (safe(r.matricula), safe(" ".join(r.nombre.split())), safe(r.campo), safe(r.mensaje))
            for r in filas
        ],
        safe(consejo),
    )
    return [hoja, *(texto_de_ticket(oficina, r) for r in filas)]


def guardar_reporte(oficina: Oficina, r: RenglonRechazo) -> Path:
    """A bundle for the mesa: the report, the XML that was sent, and what COSFAC said (L15b)."""
    piezas = {"reporte.txt": texto_de_ticket(oficina, r).encode()}
    enviado = lotes.leer_xml(oficina.base, r.id, "enviado")
    if enviado is not None:
        piezas[f"{r.folio_control}.xml"] = enviado
    dicho = {"archivo": f"{r.folio_control}.xml", "codigo": r.codigo, "mensaje": r.mensaje}
    piezas["respuesta.json"] = json.dumps(dicho, ensure_ascii=False, indent=2).encode()
    return guardar_salida(oficina, "reporte_cosfac.zip", escribir_zip(piezas), filas=1)


def guardar_tickets(oficina: Oficina, textos: Sequence[str]) -> Path:
    """Leave the text of one ticket or more in the outbox."""
    datos = "\n\n\n".join(textos) + "\n"
    return guardar_salida(oficina, "ticket.txt", datos.encode(), filas=len(textos))


def proponer_patron(mensaje: str) -> str:
    """A pattern that recognises a message whatever its numbers and keys are."""
    return " ".join(
        r"\S+" if any(c.isdigit() for c in palabra) else re.escape(palabra)
        for palabra in plegar(mensaje).split()
    )


def exportar_correcciones(oficina: Oficina, filas: Sequence[RenglonRechazo]) -> Path:
    """What was refused and is mended in SAE, as a CSV in the outbox (L18)."""
    datos = escribir_correcciones(
        Correccion(r.matricula, r.campo, "", f"{r.causa}: {r.mensaje}") for r in filas
    )
    return guardar_salida(oficina, "sae_correcciones.csv", datos, filas=len(filas))


def agregar_regla(oficina: Oficina, nueva: ReglaNueva) -> int:
    """A rule after all the others, under a key of its own; returns how many refusals it explains.

    Raises PatronInvalido and SinPermiso.
    """
    hay = catalogos.leer_causas(oficina.base)
    claves, numero = {r.clave for r in hay}, 1
    while f"{_CLAVE}{numero:03d}" in claves:
        numero += 1
    regla = ReglaCausa(
        orden=max((r.orden for r in hay), default=0) + 10,
        clave=f"{_CLAVE}{numero:03d}",
        patron=nueva.patron,
        causa=nueva.causa,
        campo=nueva.campo,
        resuelve=nueva.resuelve,
        consejo=nueva.consejo,
    )
    return bajas.agregar_causa(oficina, regla)


def _uno_por_uno(
    oficina: Oficina,
    ids: Sequence[int],
    acto: Callable[[Tramite], Paso],
    cancelado: Callable[[], bool],
) -> Iterator[Paso | Fallido]:
    for clave in ids:
        if cancelado():
            return
        quien = str(clave)
        try:
            tramite = tramites.leer_tramite(oficina.base, clave)
            if tramite is None or not oficina.usuario.alcanza(tramite.entidad, tramite.plantel):
                raise NoEncontrado(que=TRAMITE, valor=clave)
            alumno = alumnos.leer_alumno(oficina.base, tramite.alumno)
            quien = alumno.matricula if alumno else quien
            yield acto(tramite)
        except CerttuiError as error:
            yield Fallido(quien, error)


def rehacer(
    oficina: Oficina, ids: Sequence[int], cancelado: Callable[[], bool] = lambda: False
) -> Iterator[Paso | Fallido]:
    """A new trámite for each that was given the baja, once the criteria hold again (E03, L18)."""
    return _uno_por_uno(oficina, ids, lambda t: sucesion.rehacer(oficina, t), cancelado)


def pedir_bajas(
    oficina: Oficina, ids: Sequence[int], cancelado: Callable[[], bool] = lambda: False
) -> Iterator[Paso | Fallido]:
    """Ask for the baja of many refusals, each a durable step (E01)."""
    return _uno_por_uno(oficina, ids, lambda t: bajas.pedir_baja(oficina, t), cancelado)


def atender_bajas(
    oficina: Oficina, ids: Sequence[int], ticket: str, cancelado: Callable[[], bool] = lambda: False
) -> Iterator[Paso | Fallido]:
    """Record that a ticket gave the baja to many, each a durable step (E02)."""
    return _uno_por_uno(oficina, ids, lambda t: bajas.atender_baja(oficina, t, ticket), cancelado)
