"""The only owner of stderr and of the exit code: narration, progress, errors, incidents."""

import contextlib
import os
import secrets
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from certtui.archivos import carpeta_de_estado
from certtui.cli.errores import ArchivoInaccesible
from certtui.cli.espanol import traducir
from certtui.domain.errores import CerttuiError, Salida
from certtui.texts import narracion
from certtui.texts import ordenes as t
from certtui.texts.archivos import motivo_del_sistema
from certtui.texts.seguro import safe, safe_lines

if TYPE_CHECKING:
    from certtui.domain.hallazgo import Hallazgo
    from certtui.exchange.hallazgo import HallazgoFila

_ENTRE_AVANCES_S = 0.25
"""At most four updates a second: a bad line carries them all."""

_barra: "Barra | None" = None


def decir(texto: object) -> None:
    """One line of narration; a closed stderr is nobody's business."""
    despejar()
    _escribir(safe_lines(texto) + "\n")


def preguntar(texto: object) -> None:
    """A question, with the cursor left after it."""
    despejar()
    _escribir(safe(texto) + " ")


def _escribir(texto: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(texto)
        sys.stderr.flush()


class Barra:
    """A counter that rewrites its line on a terminal, and is silent anywhere else."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.hechos = 0
        self._visible = sys.stderr.isatty()
        self._pintada = False
        self._ultima = 0.0

    def __enter__(self) -> "Barra":
        global _barra
        _barra = self
        return self

    def __exit__(
        self,
        _tipo: type[BaseException] | None,
        _valor: BaseException | None,
        _traza: TracebackType | None,
    ) -> None:
        global _barra
        self.borrar()
        _barra = None

    def avanzar(self) -> None:
        """One more done."""
        self.hechos += 1
        ahora = time.monotonic()
        if not self._visible or ahora - self._ultima < _ENTRE_AVANCES_S:
            return
        self._ultima = ahora
        self.borrar()
        plantilla = narracion.AVANCE if self.total else narracion.AVANCE_SIN_TOTAL
        texto = plantilla.format(hechos=self.hechos, total=self.total)
        if self.total:
            lleno = 20 * min(self.hechos, self.total) // self.total
            texto = f"[{'#' * lleno}{'.' * (20 - lleno)}] {texto}"
        _escribir(texto)
        self._pintada = True

    def borrar(self) -> None:
        """Leave the line empty."""
        if self._pintada:
            _escribir("\r\x1b[K")
            self._pintada = False


def despejar() -> None:
    """Take the bar away before a line is written."""
    if _barra is not None:
        _barra.borrar()


def lineas_de_hallazgos(hallazgos: Sequence["Hallazgo"]) -> Iterator[str]:
    """Each finding with its rule, what is the matter, what to do and where."""
    from certtui.texts.hallazgos import donde, frase, remedio

    for h in hallazgos:
        lugar = donde(h)
        partes = (h.regla, frase(h), remedio(h), f"({lugar})" if lugar else "")
        yield "  " + safe(" ".join(p for p in partes if p))


def lineas_de_error(error: CerttuiError) -> list[str]:
    """The explanation of an expected failure, and its findings or rows of a file one by one."""
    from certtui.texts.errores import explicar

    hallazgos = getattr(error, "hallazgos", ())
    renglones: Sequence[HallazgoFila] = getattr(error, "renglones", ())
    return [
        safe(explicar(error).en_una_linea()),
        *lineas_de_hallazgos(hallazgos),
        *(f"  {safe(r.en_una_linea())}" for r in renglones),
    ]


def fallar(error: CerttuiError) -> Salida:
    """Tell an expected failure; its exit code."""
    for linea in lineas_de_error(error):
        decir(linea)
    return error.salida


def ejecutar(raiz: click.Command, argumentos: Sequence[str], *, objeto: object) -> int:
    """Run the command line; whatever happens becomes a sentence and an exit code."""
    depurar = "--depurar" in argumentos
    try:
        codigo = _correr(raiz, argumentos, objeto)
        sys.stdout.flush()
    except BrokenPipeError:
        return _tuberia_cerrada()
    except (KeyboardInterrupt, click.Abort):
        decir(narracion.INTERRUMPIDO)
        return Salida.INTERRUMPIDO
    except CerttuiError as error:
        return _con_traza(depurar, fallar(error))
    except OSError as error:
        return _con_traza(depurar, fallar(_del_sistema(error)))
    except Exception as error:  # noqa: BLE001 - a bug must not show its data
        return _incidente(error, depurar=depurar)
    return codigo


def _correr(raiz: click.Command, argumentos: Sequence[str], objeto: object) -> int:
    try:
        with raiz.make_context("certtui", list(argumentos), obj=objeto) as ctx:
            valor = raiz.invoke(ctx)
    except click.exceptions.Exit as fin:
        return fin.exit_code
    except click.UsageError as error:
        decir(traducir(error))
        if error.ctx is not None:
            decir(t.VEA_AYUDA.format(orden=error.ctx.command_path))
        return Salida.USO
    return int(valor) if isinstance(valor, Salida) else int(Salida.OK)


def _del_sistema(error: OSError) -> ArchivoInaccesible:
    return ArchivoInaccesible(archivo=error.filename or "—", motivo=motivo_del_sistema(error))


def _tuberia_cerrada() -> Salida:
    """Who read has enough: say nothing, and let the interpreter close in peace."""
    with contextlib.suppress(OSError, ValueError):
        nulo = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nulo, sys.stdout.fileno())
        os.close(nulo)
    return Salida.OK


def _con_traza(depurar: bool, salida: Salida) -> Salida:
    if depurar:
        _escribir(traceback.format_exc())
    return salida


def _incidente(error: Exception, *, depurar: bool) -> Salida:
    ahora = datetime.now(UTC)
    incidente = f"{ahora:%Y%m%d}-{secrets.token_hex(3)}"
    registro = _registrar(incidente, ahora, error)
    plantilla = narracion.INCIDENTE if registro else narracion.INCIDENTE_SIN_REGISTRO
    decir(plantilla.format(incidente=incidente, registro=registro))
    return _con_traza(depurar, Salida.DATOS)


def _registrar(incidente: str, ahora: datetime, error: BaseException) -> Path | None:
    """Types and places of the failure, without values: messages may bear personal data."""
    lineas = [f"{incidente} {ahora:%Y-%m-%dT%H:%M:%SZ}"]
    eslabon: BaseException | None = error
    while eslabon is not None:
        lineas.append(type(eslabon).__qualname__)
        lineas += [
            f"  {Path(c.filename).name}:{c.lineno} {c.name}"
            for c in traceback.extract_tb(eslabon.__traceback__)
        ]
        eslabon = eslabon.__cause__ or eslabon.__context__
    ruta = carpeta_de_estado() / "incidentes" / f"{incidente}.log"
    try:
        ruta.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as archivo:
            archivo.write("\n".join(lineas) + "\n")
    except (OSError, RuntimeError):
        return None
    return ruta
