"""What this terminal can do, asked of the environment, of terminfo and of the terminal itself."""

import os
import re
import select
import shutil
import sys
import termios
import time
import tty
from collections.abc import Mapping

from certtui.texts import sondeo as t
from certtui.tui.puerta import INUTILES, codificacion, hay_terminal, por_ssh, tratar
from certtui.tui.wire.compas import PREGUNTA
from certtui.tui.wire.gasto import leer_gasto
from certtui.tui.wire.rasgos import leer_rasgos

_RESPUESTA = re.compile(rb"\x1b\[\d+;\d+R")
_PLAZO_S = 1.5


def sondear(entorno: Mapping[str, str] | None = None) -> dict[str, object]:
    """Facts by name: strings, numbers, booleans; None for what nobody knows."""
    entorno = os.environ if entorno is None else entorno
    termino = entorno.get("TERM", "")
    charset = codificacion()
    trato = tratar(entorno, charset)
    rasgos = leer_rasgos(termino)
    ancho, alto = shutil.get_terminal_size()
    vuelta = _vuelta_ms() if hay_terminal() and termino not in INUTILES else None
    gasto = leer_gasto()
    return {
        "es_terminal": hay_terminal(),
        "term": termino,
        "sirve": hay_terminal() and termino not in INUTILES,
        "ancho": ancho,
        "alto": alto,
        "por_ssh": por_ssh(entorno),
        "multiplexor": "tmux" if entorno.get("TMUX") else "screen" if entorno.get("STY") else "",
        "codificacion": charset,
        "ascii": trato.ascii,
        "colores": trato.colores.value,
        "raton": trato.raton,
        "pintor": rasgos.mueve,
        "mueve_renglones": rasgos.rueda,
        "borra_en_medio": rasgos.hueca,
        "responde": None if vuelta is None else vuelta >= 0,
        "vuelta_ms": vuelta if vuelta is not None and vuelta >= 0 else None,
        "sesion_bytes": gasto.bytes,
        "sesion_cuadros": gasto.cuadros,
        "sesion_segundos": gasto.segundos,
        "sesion_veces": gasto.veces,
    }


def contar(hechos: Mapping[str, object]) -> list[str]:
    """The facts as lines to read."""
    lineas = []
    for clave, etiqueta in t.ETIQUETAS.items():
        valor = hechos[clave]
        if isinstance(valor, bool):
            valor = t.SI if valor else t.NO
        lineas.append(f"{etiqueta}: {t.NADIE_SABE if valor in (None, '') else valor}")
    if not hechos["sirve"]:
        lineas.append(t.NO_SIRVE)
    return lineas


def _vuelta_ms() -> int:
    """Milliseconds that a question takes there and back; -1 when nothing answers."""
    if sys.__stdin__ is None or sys.__stdout__ is None:
        return -1
    entrada, salida = sys.__stdin__.fileno(), sys.__stdout__.fileno()
    antes = termios.tcgetattr(entrada)
    try:
        tty.setcbreak(entrada, termios.TCSANOW)
        os.write(salida, PREGUNTA.encode())
        desde, datos = time.monotonic(), b""
        while (queda := desde + _PLAZO_S - time.monotonic()) > 0:
            if not select.select([entrada], [], [], queda)[0]:
                break
            datos += os.read(entrada, 256)
            if _RESPUESTA.search(datos):
                return max(0, round(1000 * (time.monotonic() - desde)))
        return -1
    finally:
        termios.tcsetattr(entrada, termios.TCSANOW, antes)
