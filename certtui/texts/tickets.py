"""Text of the tickets for the mesa de servicio (L15d, L11c)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

TRAMITE: Final = "trámite"
"""What a refusal is about, in the messages of what is not found."""


def texto_de_baja(
    *, folio: str, folio_control: str, matricula: str, motivo: str, causa: str
) -> str:
    """The request of a baja to DSE, ready to copy."""
    lineas = [
        "Asunto: Baja de registro en el Aplicativo de Certificación Electrónica",
        "",
        f"Folio: {folio}",
        f"Archivo: {folio_control}.xml",
        f"Matrícula: {matricula}",
    ]
    if causa:
        lineas.append(f"Causa: {causa}")
    lineas += [
        f"Motivo: {motivo}",
        "",
        "Se solicita la baja del registro para corregirlo y reiniciar el trámite"
        " (numerales 15 y 18 de los lineamientos).",
    ]
    return "\n".join(lineas)


def texto_de_baja_dada(pedida: str, numero: str, cuando: datetime) -> str:
    """A baja that was given already: nothing is asked for any more."""
    dicho = f"La baja ya está dada: ticket {numero}, {cuando:%d/%m/%Y}. No hay nada que pedir."
    return f"{dicho}\n\nLo que se pidió:\n\n{pedida}"


def texto_de_correccion(filas: Sequence[tuple[str, str, str, str]], consejo: str) -> str:
    """What the plantel corrects in SAE: (matrícula, name, field, message) of each one (L18)."""
    lineas = ["Hoja de corrección para el SAE", ""]
    if consejo:
        lineas += [f"Qué hacer: {consejo}", ""]
    for matricula, nombre, campo, mensaje in filas:
        lineas += [f"{matricula}  {nombre}", f"  Campo: {campo or '(no lo dice)'}"]
        lineas += [f"  COSFAC dijo: {mensaje}", "  Valor corregido: ____________________", ""]
    lineas.append(
        "Corregido en el SAE, se vuelve a importar su archivo y se hace el trámite nuevo"
        " (numeral 18 de los lineamientos)."
    )
    return "\n".join(lineas)


def texto_sin_respuesta(
    *, archivo: str, numero: str, sha256: str, enviado_en: datetime, certificados: int, horas: int
) -> str:
    """The report of a lot without answer after the term."""
    return "\n".join(
        [
            "Asunto: Lote sin respuesta de COSFAC",
            "",
            f"Archivo: {archivo}",
            f"Número de lote: {numero or '(COSFAC no dio ninguno)'}",
            f"SHA-256: {sha256}",
            f"Enviado: {enviado_en:%d/%m/%Y %H:%M} (UTC{enviado_en.isoformat()[-6:]})",
            f"Certificados: {certificados}",
            "",
            f"Pasaron más de {horas} horas sin respuesta (numeral 11 de los lineamientos).",
            "Se solicita revisar el estado del lote.",
        ]
    )


def texto_de_rechazo_desconocido(
    *, folio: str, folio_control: str, matricula: str, codigo: str, mensaje: str, sha256: str
) -> str:
    """The report of a refusal that no rule explains (L15b)."""
    return "\n".join(
        [
            "Asunto: Rechazo de COSFAC sin causa conocida",
            "",
            f"Folio: {folio}",
            f"Archivo: {folio_control}.xml",
            f"SHA-256 del XML enviado: {sha256 or '(no se conserva)'}",
            f"Matrícula: {matricula}",
            f"Código: {codigo or '(ninguno)'}",
            f"Mensaje: {mensaje}",
            "",
            "Se solicita saber qué dato corregir y quién lo corrige"
            " (numeral 15 de los lineamientos).",
        ]
    )


TICKET: Final = "ticket"
"""What a ticket is called, in the messages of what is not found."""


def texto_de_duda(*, pantalla: str, duda: str, usuario: str, plantel: str, entidad: str) -> str:
    """A doubt for DSE, with where it arose (L23)."""
    lugar = f"Plantel: {plantel}" if plantel else f"Entidad: {entidad}"
    return "\n".join(
        [
            f"Asunto: Duda sobre «{pantalla}»",
            "",
            duda,
            "",
            f"Pantalla de certtui: {pantalla}",
            lugar,
            f"Pregunta: {usuario}",
            "",
            "Se solicita orientación (numeral 23 de los lineamientos).",
        ]
    )
