"""The child process that holds the key: opens it once, seals what comes, and ends.

Its end is what wipes the key from memory. It reads the .key and the password from its standard
input, never from arguments or environment, and writes nothing but answers.
"""

import sys
from contextlib import suppress

from certtui.efirma.errores import EfirmaError
from certtui.efirma.llave import abrir_llave
from certtui.efirma.marco import escribir_marco, leer_marco
from certtui.efirma.secreto import Secreto

LLAVE = b"K"
"""First byte of the answer that brings the public key."""
ERROR = b"E"
"""First byte of the answer that brings an error's code."""

_PR_SET_DUMPABLE = 4


def main() -> int:
    """Serve one key until the other end closes."""
    _blindar()
    entrada, salida = sys.stdin.buffer, sys.stdout.buffer
    der = leer_marco(entrada)
    cuantos = entrada.read(1)
    candidatos = tuple(leer_marco(entrada) or b"" for _ in range(cuantos[0] if cuantos else 0))
    if der is None:
        return 1
    try:
        llave = abrir_llave(der, Secreto.de_candidatos(candidatos))
    except EfirmaError as error:
        escribir_marco(salida, ERROR + error.codigo.encode())
        return 0
    escribir_marco(salida, LLAVE + llave.publica)
    with suppress(BrokenPipeError):
        while (cadena := leer_marco(entrada)) is not None:
            escribir_marco(salida, llave.firmar(cadena))
    return 0


def _blindar() -> None:
    """No core dumps, and no other process of the same user may read this one's memory."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
