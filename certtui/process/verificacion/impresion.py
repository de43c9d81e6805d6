"""Verdicts made into a page that can be filed or handed over."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from certtui.export.dictamen import Hallado, Verificado, dictamen_pdf
from certtui.process.verificacion.dictamen import Dictamen
from certtui.texts.veredictos import DATOS_IMPRESOS


def imprimir(dictamenes: Sequence[Dictamen], *, ahora: datetime, con_base: bool) -> bytes:
    """The PDF of some verdicts; `ahora` is the office's local time."""
    return dictamen_pdf([_verificado(d) for d in dictamenes], fecha=ahora, con_base=con_base)


def _verificado(d: Dictamen) -> Verificado:
    datos = {
        "folio": d.folio,
        "folio_digital": d.folio_digital,
        "estado": d.estado,
        "siged": d.siged,
    }
    return Verificado(
        archivo=Path(d.archivo).name,
        sha256=_huella(Path(d.archivo)),
        veredicto=d.veredicto.value,
        frase=d.frase,
        malo=d.alterado,
        datos=tuple((DATOS_IMPRESOS[k], v) for k, v in datos.items() if v),
        hallados=tuple(Hallado(r.en_una_linea(), r.altera) for r in d.razones),
    )


def _huella(ruta: Path) -> str:
    """SHA-256 of the file, "" when it cannot be read any more."""
    try:
        with ruta.open("rb") as f:
            return hashlib.file_digest(f, "sha256").hexdigest()
    except OSError:
        return ""
