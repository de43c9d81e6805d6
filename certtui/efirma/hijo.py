"""The near end of the process that seals."""

import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

from certtui.efirma import errores
from certtui.efirma.errores import EfirmaError, LlaveIlegible, SelladorInterrumpido
from certtui.efirma.marco import escribir_marco, leer_marco
from certtui.efirma.secreto import Secreto

PLAZO = 20.0
"""Seconds to open a key; SAT's take 0.05, a hostile one could take for ever."""

_RAIZ = Path(__file__).resolve().parents[2]


class Hijo:
    """A running process with one open key; use with `with`.

    Entering raises the same errors as `abrir_llave`, or SelladorInterrumpido.
    """

    def __init__(self, key: bytes, secreto: Secreto, *, plazo: float = PLAZO) -> None:
        self._key = key
        self._secreto = secreto
        self._plazo = plazo
        self.publica = b""

    def __enter__(self) -> Self:
        self._proceso = subprocess.Popen(  # noqa: S603  (our own interpreter, fixed arguments)
            [sys.executable, "-I", "-c", _programa()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.publica = self._abrir()
        except BaseException:
            self._terminar()
            raise
        return self

    def __exit__(
        self,
        clase: type[BaseException] | None,
        error: BaseException | None,
        rastro: TracebackType | None,
    ) -> None:
        self._terminar()

    def firmar(self, mensaje: bytes) -> bytes:
        """The signature of a message; raises SelladorInterrumpido."""
        try:
            escribir_marco(self._entrada, mensaje)
        except OSError:
            raise SelladorInterrumpido() from None
        firma = leer_marco(self._salida)
        if firma is None:
            raise SelladorInterrumpido()
        return firma

    def _abrir(self) -> bytes:
        if self._proceso.stdin is None or self._proceso.stdout is None:
            raise SelladorInterrumpido()
        self._entrada, self._salida = self._proceso.stdin, self._proceso.stdout
        vigia = Timer(self._plazo, self._proceso.kill)
        vigia.daemon = True
        vigia.start()
        try:
            escribir_marco(self._entrada, self._key)
            self._secreto.escribir_en(self._entrada)
            self._entrada.flush()
            respuesta = leer_marco(self._salida)
        except OSError:
            respuesta = None
        finally:
            vigia.cancel()
        if not respuesta:
            raise SelladorInterrumpido()
        if respuesta.startswith(b"E"):
            raise _error(respuesta[1:].decode("ascii", "replace"))
        return respuesta[1:]

    def _terminar(self) -> None:
        for tuberia in (self._proceso.stdin, self._proceso.stdout):
            try:
                if tuberia is not None:
                    tuberia.close()
            except OSError:
                continue
        try:
            self._proceso.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._proceso.kill()
            self._proceso.wait()


def llave_publica(key: bytes, secreto: Secreto) -> bytes:
    """The public half of a .key, opened in a process of its own; raises as `abrir_llave`."""
    with Hijo(key, secreto) as hijo:
        return hijo.publica


def _programa() -> str:
    # an isolated interpreter, which sees only the folders that this one sees
    carpetas = [str(_RAIZ), *(ruta for ruta in sys.path if ruta and Path(ruta).is_absolute())]
    return (
        f"import sys; sys.path.extend(r for r in {carpetas!r} if r not in sys.path); "
        "from certtui.efirma.sellador import main; sys.exit(main())"
    )


def _error(codigo: str) -> EfirmaError:
    for clase in vars(errores).values():
        if isinstance(clase, type) and issubclass(clase, EfirmaError) and clase.codigo == codigo:
            return clase()
    return LlaveIlegible()
