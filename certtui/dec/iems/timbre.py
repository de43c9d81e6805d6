"""The stamp of SEP: put by the simulator, checked when it comes back (L20b, L20c)."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import datetime

from certtui.dec.iems.campos import atributos_de
from certtui.dec.iems.modelo import Terminacion, Timbre
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_FECHA = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)

LLENABLES = frozenset(
    {
        "FirmaResponsable.cargo",
        "Iems.nombreIEMS",
        "Iems.tipoIEMS",
        "Iems.opcionEducativa",
        "PlantelOServicioEducativo.tipoPlantel",
        "PlantelOServicioEducativo.municipio",
        "PlantelOServicioEducativo.entidadFederativa",
        "PlantelOServicioEducativo.generoPlantel",
        "PlantelOServicioEducativo.sostenimiento",
        "Acreditacion.nivelEstudios",
        "Acreditacion.tipoEstudiosIEMS",
    }
)
"""Catalogue texts that SEP completes from the ids when they were not sent (dec-iems §1.4)."""


def timbrar(doc: Terminacion, timbre: Timbre) -> Terminacion:
    """The document with its stamp."""
    return replace(doc, timbre=timbre)


def revisar_timbre(doc: Terminacion, *, no_antes_de: str = "") -> tuple[Hallazgo, ...]:
    """Presence and shape of the stamp, one finding per datum (L20b, L20c).

    SEP's own signature cannot be verified offline. `no_antes_de` is the last signature in the
    stamp's own form and local time, `yyyy-MM-ddTHH:mm:ss`.
    """
    timbre = doc.timbre
    if timbre is None:
        return (_hallazgo("L20b", False, "sin_timbre", "Sep", ""),)
    return (
        _hallazgo(
            "L20b",
            bool(timbre.sello_dec) and timbre.sello_dec == doc.firma.sello,
            "sello_dec",
            "Sep.selloDec",
            timbre.sello_dec[:16],
        ),
        _hallazgo(
            "L20b",
            _UUID4.fullmatch(timbre.folio_digital) is not None,
            "folio_digital",
            "Sep.folioDigital",
            timbre.folio_digital,
        ),
        _hallazgo(
            "L20b",
            re.fullmatch(r"\d{20}", timbre.no_certificado_sep, re.ASCII) is not None,
            "no_certificado_sep",
            "Sep.noCertificadoSep",
            timbre.no_certificado_sep,
        ),
        _hallazgo(
            "L20b",
            _es_base64(timbre.sello_sep),
            "sello_sep",
            "Sep.selloSep",
            timbre.sello_sep[:16],
        ),
        _revisar_fecha(timbre.fecha_sep, no_antes_de),
    )


def diferencias(enviado: Terminacion, timbrado: Terminacion) -> tuple[str, ...]:
    """Names of what changed between the sent and the stamped document, `Sep` apart.

    A catalogue text that was not sent and came back filled is no difference.
    """
    antes, despues = atributos_de(enviado), atributos_de(timbrado)
    nombres = dict.fromkeys((*antes, *despues))
    return tuple(
        nombre
        for nombre in nombres
        if antes.get(nombre) != despues.get(nombre)
        and not (nombre in LLENABLES and nombre not in antes)
    )


def _revisar_fecha(fecha: str, no_antes_de: str) -> Hallazgo:
    try:
        datetime.fromisoformat(fecha)
    except ValueError:
        return _hallazgo("L20c", False, "fecha_sep", "Sep.fechaSep", fecha)
    if not _FECHA.fullmatch(fecha):
        return _hallazgo("L20c", False, "fecha_sep", "Sep.fechaSep", fecha)
    return _hallazgo("L20c", fecha >= no_antes_de, "fecha_anterior", "Sep.fechaSep", fecha)


def _es_base64(valor: str) -> bool:
    try:
        return bool(b64decode(valor, validate=True))
    except ValueError:
        return False


def _hallazgo(regla: str, bien: bool, clave: str, campo: str, valor: str) -> Hallazgo:
    return Hallazgo(
        regla=regla,
        veredicto=Veredicto.OK if bien else Veredicto.FALLA,
        clave=f"{regla}.ok" if bien else f"{regla}.{clave}",
        campo=campo,
        valor=valor,
        resuelve=ResuelveEn.COSFAC,
    )
