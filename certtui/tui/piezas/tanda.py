"""A batch on the screen: progress, cancel, and the list of what failed."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on
from textual.message import Message
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.process import consultas, tandas
from certtui.process.camino import Dudoso, Resultado
from certtui.process.consultas import Elegido
from certtui.process.incidente import anotar_incidente
from certtui.process.motor import Fallido
from certtui.process.oficina import Oficina
from certtui.texts import pantallas, pantallas_verbos
from certtui.texts import pantallas_dialogo as t
from certtui.texts.hallazgos import por_que
from certtui.tui.comandos import Comando, Contexto, con_teclas, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista

CADA = 0.25
"""Seconds between two paintings of the progress: at most four in a second."""

COLUMNAS = (
    Columna("clave", 18, titulo=t.COLUMNAS["clave"]),
    Columna("regla", 6, titulo=t.COLUMNAS["regla"]),
    Columna("porque", 0, titulo=t.COLUMNAS["porque"]),
)


class CancelarTanda(Comando):
    """Stops after the item in course; when it is over, closes."""

    id = "tanda.cancelar"
    teclas = ("escape", "ctrl+c")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class ReintentarTanda(Comando):
    """Only those that failed, once it is over."""

    id = "tanda.reintentar"
    teclas = ("r",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class CerrarTanda(Comando):
    """Back to the list."""

    id = "tanda.volver"
    teclas = ("enter", "q")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


Correr = Callable[[Oficina, Callable[[], bool]], Iterator[Resultado]]


@dataclass(frozen=True, slots=True)
class Encargo:
    """What to do: its title with scope and count, how many, and the generator that does it.

    With `verbo`, `elegidos` and `datos` a batch that is cut can go on by itself later. `reintentar`
    takes the keys of those that failed and begins again with them.
    """

    titulo: str
    total: int
    correr: Correr
    verbo: str = ""
    elegidos: Sequence[Elegido] = ()
    datos: Mapping[str, str] = field(default_factory=dict)
    reintentar: Callable[[Sequence[str]], None] | None = None


@dataclass(slots=True)
class Cosecha:
    """What came of a batch so far."""

    cuentas: Counter[str] = field(default_factory=Counter)
    fallidos: list[tuple[str, str, str]] = field(default_factory=list)
    """(which, rule, why) of each one that failed or was left."""

    @property
    def intentados(self) -> int:
        """How many were tried."""
        return self.cuentas.total() - self.cuentas["quedo"]

    def tomar(self, resultado: Resultado) -> None:
        """One more."""
        if isinstance(resultado, Fallido):
            self.cuentas["rehusado"] += 1
            regla, porque = por_que(resultado.error)
            porque = con_teclas(porque.removeprefix(f"{regla}: "))
            self.fallidos.append((resultado.clave, regla, porque))
        elif isinstance(resultado, Dudoso):
            self.cuentas["dudoso"] += 1
            porque = pantallas_verbos.dudas(resultado.dudas, resultado.rechazo)
            self.fallidos.append((resultado.clave, "L17", porque))
        else:
            self.cuentas["ya_estaba" if resultado.repetido else "hecho"] += 1

    def copia(self) -> "Cosecha":
        """The same, for another thread."""
        return Cosecha(Counter(self.cuentas), list(self.fallidos))


class Tanda(Pantalla):
    """Runs a batch in a thread, over a connection of its own, and tells what came of it."""

    COMANDOS = (CancelarTanda, ReintentarTanda, CerrarTanda)
    BINDINGS = enlaces(*COMANDOS)
    DEFAULT_CSS = "Tanda #cuentas { text-style: bold; }"

    class Avanzo(Message):
        """Some more items are done."""

        def __init__(self, cosecha: Cosecha) -> None:
            super().__init__()
            self.cosecha = cosecha

    class Termino(Message):
        """It is over; `error` when it could not go on."""

        def __init__(self, cosecha: Cosecha, error: Exception | None) -> None:
            super().__init__()
            self.cosecha = cosecha
            self.error = error

    def __init__(
        self, oficina: Oficina, encargo: Encargo, al_cerrar: Callable[[Cosecha], None]
    ) -> None:
        super().__init__(oficina)
        self._encargo = encargo
        self._al_cerrar = al_cerrar
        self._cancelada = threading.Event()
        self._corriendo = True
        self._empezo = time.monotonic()
        self._desde = ""
        self.cosecha = Cosecha()

    def titulo(self) -> str:
        """Scope and count."""
        return self._encargo.titulo

    def componer(self) -> Sequence[Widget]:
        """Progress, counts, and what failed."""
        return (
            Linea(id="avance"),
            Linea(id="cuentas"),
            Lista(COLUMNAS, t.TODAVIA_NINGUNO, negrita="clave", id="lista"),
        )

    def contexto(self) -> Contexto:
        """While it runs it cannot be closed."""
        if self._corriendo:
            return Contexto(
                impedidos=dict.fromkeys((CerrarTanda.id, ReintentarTanda.id), t.TODAVIA_NO_TERMINA)
            )
        porque = "" if self._se_reintenta else t.NADA_QUE_REINTENTAR
        return Contexto(impedidos={ReintentarTanda.id: porque})

    @property
    def _se_reintenta(self) -> bool:
        return self._encargo.reintentar is not None and bool(self.cosecha.fallidos)

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """One thing at a time: cancel while it runs, close when it is over."""
        if self._corriendo:
            return [CancelarTanda]
        return [ReintentarTanda, CerrarTanda] if self._se_reintenta else [CerrarTanda]

    def on_mount(self) -> None:
        """Start."""
        self._pintar()
        abajo = [s for s in self.app.screen_stack if isinstance(s, Pantalla) and s is not self]
        self._desde = abajo[-1].clave() if abajo else ""
        self.run_worker(
            self._correr, thread=True, exclusive=True, group="tanda", exit_on_error=False
        )

    def _marca(self, oficina: Oficina) -> AbstractContextManager[None]:
        """What a cut leaves behind, to be told at the next start."""
        e = self._encargo
        return tandas.en_marcha(
            oficina,
            e.titulo,
            self._desde,
            e.total,
            verbo=e.verbo,
            elegidos=e.elegidos,
            datos=e.datos,
        )

    def on_unmount(self) -> None:
        """Leaving ends it after the item in course."""
        self._cancelada.set()

    def _correr(self) -> None:
        """Runs in a thread: touches no widget, only posts."""
        cosecha, falla, ultima = Cosecha(), None, 0.0
        try:
            with consultas.aparte(self.oficina) as oficina, self._marca(oficina):
                for resultado in self._encargo.correr(oficina, self._cancelada.is_set):
                    cosecha.tomar(resultado)
                    ahora = time.monotonic()
                    if ahora - ultima >= CADA:
                        ultima = ahora
                        self.post_message(self.Avanzo(cosecha.copia()))
        except Exception as error:  # noqa: BLE001 - told by the screen, or kept as an incident
            falla = error
        cosecha.cuentas["quedo"] = max(0, self._encargo.total - cosecha.cuentas.total())
        self.post_message(self.Termino(cosecha, falla))

    @on(Avanzo)
    def _avanzo(self, mensaje: Avanzo) -> None:
        self._tomar(mensaje.cosecha)

    @on(Termino)
    def _termino(self, mensaje: Termino) -> None:
        self._corriendo = False
        self._tomar(mensaje.cosecha)
        self.pintar_pie()
        if isinstance(mensaje.error, CerttuiError):
            self.avisar_error(mensaje.error)
        elif mensaje.error is not None:
            incidente = anotar_incidente(self.oficina, mensaje.error)
            self.avisar(pantallas.INCIDENTE_CORTO.format(numero=incidente.numero), mal=True)
        elif not mensaje.cosecha.fallidos and not self._cancelada.is_set():
            self.action_volver()

    def _tomar(self, cosecha: Cosecha) -> None:
        nuevos = len(cosecha.fallidos) != len(self.cosecha.fallidos) or not self._corriendo
        self.cosecha = cosecha
        self._pintar()
        lista = self.query_one("#lista", Lista)
        lista.vacio = t.TODAVIA_NINGUNO if self._corriendo else t.SIN_FALLIDOS
        if nuevos and not cosecha.fallidos:
            lista.refresh()
        elif nuevos:
            filas = [
                Fila(id=n, celdas={"clave": clave, "regla": regla, "porque": porque})
                for n, (clave, regla, porque) in enumerate(cosecha.fallidos)
            ]
            lista.mostrar(de_filas(filas))

    def _pintar(self) -> None:
        hechos, total = self.cosecha.intentados, self._encargo.total
        pasado = time.monotonic() - self._empezo
        ritmo = hechos / pasado if self._corriendo and hechos and pasado > 1 else 0.0
        falta = round((total - hechos) / ritmo) if ritmo else None
        self.query_one("#avance", Linea).decir(f" {t.avance(hechos, total, ritmo, falta)}")
        texto = t.cuentas(self.cosecha.cuentas) if hechos or not self._corriendo else ""
        self.query_one("#cuentas", Linea).poner([(f" {texto}", "bold")])

    def pintar_detalle(self) -> None:
        """The reason of the marked line, told as a message: what does not fit has its key."""
        super().pintar_detalle()
        fila = self.query_one("#lista", Lista).actual
        if fila is not None:
            self.avisar(fila.celdas["porque"])
            self._dicho = f"{self._dicho} [{fila.celdas['regla']}]"
            self._avisando = False

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.pintar_detalle_de(mensaje)

    def action_cancelar(self) -> None:
        """Ask it to stop; once it stopped, close."""
        if not self._corriendo:
            self.action_volver()
            return
        self._cancelada.set()
        self.avisar(t.CANCELANDO)

    def action_reintentar(self) -> None:
        """Close, and begin again with those that failed."""
        otra_vez = self._encargo.reintentar
        if otra_vez is not None:
            self.action_volver()
            otra_vez([clave for clave, _, _ in self.cosecha.fallidos])

    def action_ir(self, tecla: str) -> None:
        """Not while it runs."""
        if self._corriendo:
            self.avisar(t.TODAVIA_NO_TERMINA)
            return
        self.action_volver()
        super().action_ir(tecla)

    def action_volver(self) -> None:
        """Back, telling what came of it."""
        self.app.pop_screen()
        self._al_cerrar(self.cosecha)
