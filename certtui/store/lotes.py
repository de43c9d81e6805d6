"""Lots, their items, the XMLs, rejections and tickets."""

import hashlib
import json
from collections.abc import Sequence

from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.lote import EstadoLote, EstatusItem, ItemLote, Lote
from certtui.domain.rechazo import NombreRehusado, Rechazo, ReglaCausa, campo_del_nombre
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.store.conexion import Base, Fila

_LOTE = (
    "SELECT l.id, l.archivo, l.sha256, l.estado, l.creado_en, l.enviado_en, l.numero_lote, "
    "count(i.tramite) AS total, coalesce(sum(i.estatus = 'timbrado'), 0) AS timbrados, "
    "coalesce(sum(i.estatus = 'rechazado'), 0) AS rechazados, coalesce(sum(i.estatus IN "
    "('preparado', 'enviado', 'aceptado_sin_xml')), 0) AS pendientes "
    "FROM lote l LEFT JOIN lote_item i ON i.lote = l.id "
)


def _lote(f: Fila) -> Lote:
    return Lote(**{**f, "estado": EstadoLote(f["estado"])})


def leer_lote(base: Base, clave: int) -> Lote | None:
    """One lot with its counts."""
    f = base.fila(_LOTE + "WHERE l.id = ? GROUP BY l.id", (clave,))
    return _lote(f) if f else None


def listar_lotes(base: Base) -> list[Lote]:
    """Every lot, newest first."""
    return [_lote(f) for f in base.filas(_LOTE + "GROUP BY l.id ORDER BY l.id DESC")]


def contar_lotes(base: Base) -> int:
    """How many lots there are; none is ever deleted."""
    return int(base.valor("SELECT count(*) FROM lote"))


def numeros_de_lote(base: Base) -> dict[int, str]:
    """The number that COSFAC gave to each lot that has one."""
    filas = base.filas("SELECT id, numero_lote FROM lote WHERE numero_lote <> '' ORDER BY id")
    return {f["id"]: f["numero_lote"] for f in filas}


def crear_lote(
    base: Base, archivo: str, en: str, por: str, items: Sequence[tuple[int, str]]
) -> int:
    """A lot in preparation with its items (trámite, file name)."""
    clave = base.insertar(
        "lote",
        {
            "archivo": archivo,
            "estado": EstadoLote.PREPARADO.value,
            "creado_en": en,
            "creado_por": por,
        },
    )
    for tramite, nombre in items:
        base.insertar(
            "lote_item",
            {
                "lote": clave,
                "tramite": tramite,
                "archivo": nombre,
                "estatus": EstatusItem.PREPARADO.value,
            },
        )
    return clave


def quitar_de_lote(base: Base, lote: int, tramite: int) -> None:
    """Take out of a lot in preparation what is not ready; a lot left empty is closed."""
    base.escribir(
        "DELETE FROM lote_item WHERE lote = ? AND tramite = ? AND estatus = 'preparado'",
        (lote, tramite),
    )
    base.escribir(
        "UPDATE lote SET estado = 'devuelto' WHERE id = ? AND estado = 'preparado' "
        "AND NOT EXISTS (SELECT 1 FROM lote_item i WHERE i.lote = lote.id)",
        (lote,),
    )


def ceder_item(base: Base, lote: int, tramite: int, en: str) -> None:
    """A later lot gives a certificate up because the stamp of an earlier, lost one came (E10)."""
    quitar_de_lote(base, lote, tramite)
    base.escribir(
        "UPDATE lote_item SET estatus = 'devuelto', respondido_en = ? "
        "WHERE lote = ? AND tramite = ? AND estatus IN ('enviado', 'aceptado_sin_xml')",
        (en, lote, tramite),
    )
    cerrar_si_completo(base, lote)


_ITEM = (
    "SELECT i.lote, i.tramite, i.archivo, i.estatus, i.mensaje, l.estado FROM lote_item i "
    "JOIN lote l ON l.id = i.lote "
)


def _item(f: Fila) -> ItemLote:
    return ItemLote(
        f["lote"],
        f["tramite"],
        f["archivo"],
        EstatusItem(f["estatus"]),
        f["mensaje"],
        EstadoLote(f["estado"]),
    )


def items_de_lote(base: Base, lote: int) -> list[ItemLote]:
    """Items of a lot, by file name."""
    return [_item(f) for f in base.filas(_ITEM + "WHERE i.lote = ? ORDER BY i.archivo", (lote,))]


def leer_item(base: Base, lote: int, tramite: int) -> ItemLote | None:
    """The item of a trámite in a lot, or None."""
    f = base.fila(_ITEM + "WHERE i.lote = ? AND i.tramite = ?", (lote, tramite))
    return _item(f) if f else None


def ultimo_item(base: Base, tramite: int) -> ItemLote | None:
    """The last lot item of a trámite, or None."""
    f = base.fila(_ITEM + "WHERE i.tramite = ? ORDER BY i.lote DESC LIMIT 1", (tramite,))
    return _item(f) if f else None


def ultimo_envio(base: Base, tramite: int) -> ItemLote | None:
    """The last lot item of a trámite that left the office, or None."""
    f = base.fila(
        _ITEM + "WHERE i.tramite = ? AND i.estatus <> 'preparado' ORDER BY i.lote DESC LIMIT 1",
        (tramite,),
    )
    return _item(f) if f else None


def veces_enviado(base: Base, tramite: int) -> int:
    """In how many lots a trámite left the office."""
    return int(
        base.valor(
            "SELECT count(*) FROM lote_item WHERE tramite = ? AND estatus <> 'preparado'",
            (tramite,),
        )
    )


def estuvo_perdido(base: Base, tramite: int) -> bool:
    """True when some lot with this trámite was lost (E10)."""
    return bool(
        base.valor(
            "SELECT count(*) FROM lote_item WHERE tramite = ? AND estatus = 'perdido'", (tramite,)
        )
    )


def cambiar_lote(base: Base, lote: int, estado: EstadoLote, **campos: str) -> None:
    """Write the state of a lot and what came with it (sha256, enviado_en, numero_lote)."""
    permitidos = {"sha256", "enviado_en", "numero_lote"}
    if not campos.keys() <= permitidos:
        raise ValueError(f"campos de lote: {sorted(campos)}")
    cambios = "".join(f", {c} = :{c}" for c in campos)
    base.escribir(
        f"UPDATE lote SET estado = :estado{cambios} WHERE id = :id",
        {**campos, "estado": estado.value, "id": lote},
    )


def cambiar_item(
    base: Base, lote: int, tramite: int, estatus: EstatusItem, *, mensaje: str = "", en: str = ""
) -> None:
    """Write what is now known of one item."""
    base.escribir(
        "UPDATE lote_item SET estatus = ?, mensaje = ?, respondido_en = ? "
        "WHERE lote = ? AND tramite = ?",
        (estatus.value, mensaje, en, lote, tramite),
    )


def cerrar_si_completo(base: Base, lote: int) -> None:
    """A sent lot without pending items is answered."""
    base.escribir(
        "UPDATE lote SET estado = 'respondido' WHERE id = ? AND estado = 'enviado' AND NOT EXISTS "
        "(SELECT 1 FROM lote_item i WHERE i.lote = lote.id AND i.estatus IN "
        "('preparado', 'enviado', 'aceptado_sin_xml'))",
        (lote,),
    )


def enviado_en(base: Base, lote: int) -> str:
    """When a lot left, "" before."""
    return str(base.valor("SELECT enviado_en FROM lote WHERE id = ?", (lote,)) or "")


def guardar_xml(base: Base, tramite: int, tipo: str, contenido: bytes) -> str:
    """Keep the XML that left or came back; returns its SHA-256."""
    huella = hashlib.sha256(contenido).hexdigest()
    base.escribir(
        "INSERT INTO xml (tramite, tipo, sha256, contenido) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (tramite, tipo) DO UPDATE SET sha256 = excluded.sha256, "
        "contenido = excluded.contenido",
        (tramite, tipo, huella, contenido),
    )
    return huella


def leer_xml(base: Base, tramite: int, tipo: str) -> bytes | None:
    """The XML of a trámite ("enviado" or "timbrado"), or None."""
    contenido = base.valor(
        "SELECT contenido FROM xml WHERE tramite = ? AND tipo = ?", (tramite, tipo)
    )
    return None if contenido is None else bytes(contenido)


def guardar_rechazo(
    base: Base, tramite: int, lote: int, codigo: str, mensaje: str, regla: ReglaCausa, en: str
) -> int:
    """Keep a refusal with its classification."""
    return base.insertar(
        "rechazo",
        {
            "tramite": tramite,
            "lote": lote,
            "codigo": codigo,
            "mensaje": mensaje,
            "causa": regla.causa,
            "campo": regla.campo,
            "resuelve_en": regla.resuelve.value,
            "regla": regla.clave,
            "en": en,
        },
    )


def _rechazo(f: Fila) -> Rechazo:
    return Rechazo(
        f["id"],
        f["tramite"],
        f["lote"],
        f["codigo"],
        f["mensaje"],
        f["causa"],
        f["campo"],
        ResuelveEn(f["resuelve_en"]),
        f["regla"],
        f["en"],
    )


_RECHAZO = (
    "SELECT id, tramite, lote, codigo, mensaje, causa, campo, resuelve_en, regla, en FROM rechazo "
)


def ultimo_rechazo(base: Base, tramite: int) -> Rechazo | None:
    """The last refusal of a trámite, or None."""
    f = base.fila(_RECHAZO + "WHERE tramite = ? ORDER BY id DESC LIMIT 1", (tramite,))
    return _rechazo(f) if f else None


def nombres_rehusados(base: Base, tramites: Sequence[int]) -> dict[int, NombreRehusado]:
    """Of each trámite that succeeds another, the last name that COSFAC refused to its student."""
    return {
        f["sucesor"]: NombreRehusado(
            campo_del_nombre(f["mensaje"]), f["mensaje"], (f["t1"], f["t2"], f["t3"])
        )
        for f in base.filas(
            "SELECT t.id AS sucesor, r.mensaje, p.nombre AS t1, p.primer_apellido AS t2, "
            "p.segundo_apellido AS t3 FROM tramite t "
            "JOIN tramite p ON p.alumno = t.alumno AND p.id < t.id "
            "JOIN rechazo r ON r.tramite = p.id "
            "WHERE t.id IN (SELECT value FROM json_each(?)) AND t.anterior IS NOT NULL "
            "AND r.resuelve_en = ? AND r.campo IN (?, ?, ?) ORDER BY r.id",
            (json.dumps(list(tramites)), ResuelveEn.APLICATIVO.value, *CAMPOS_DEL_NOMBRE),
        )
    }


def listar_rechazos(base: Base) -> list[Rechazo]:
    """Every refusal, newest first."""
    return [_rechazo(f) for f in base.filas(_RECHAZO + "ORDER BY id DESC")]


def reclasificar(base: Base, rechazo: int, regla: ReglaCausa) -> None:
    """Give a refusal the cause of a newer rule."""
    base.escribir(
        "UPDATE rechazo SET causa = ?, campo = ?, resuelve_en = ?, regla = ? WHERE id = ?",
        (regla.causa, regla.campo, regla.resuelve.value, regla.clave, rechazo),
    )


def abrir_ticket(
    base: Base,
    tipo: str,
    destino: str,
    texto: str,
    en: str,
    *,
    tramite: int | None,
    lote: int | None,
) -> int:
    """Open a ticket for the mesa de servicio."""
    return base.insertar(
        "ticket",
        {
            "tipo": tipo,
            "destino": destino,
            "estado": "abierto",
            "tramite": tramite,
            "lote": lote,
            "texto": texto,
            "en": en,
        },
    )


def tiene_ticket(base: Base, lote: int, tipo: str) -> bool:
    """True when a lot ever had a ticket of a kind."""
    return bool(base.valor("SELECT count(*) FROM ticket WHERE lote = ? AND tipo = ?", (lote, tipo)))


def atender_ticket(base: Base, tramite: int, tipo: str, numero: str, en: str) -> None:
    """Close the open ticket of a trámite with the number that the mesa gave."""
    base.escribir(
        "UPDATE ticket SET estado = 'atendido', numero = ?, atendido_en = ? "
        "WHERE tramite = ? AND tipo = ? AND estado = 'abierto'",
        (numero, en, tramite, tipo),
    )
