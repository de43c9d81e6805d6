"""After a cut: what was under way, what is done, what is left, and one key to go on."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from textual.app import App

from certtui.domain.reloj import de_texto, zona
from certtui.process import camino, tandas
from certtui.process.camino import Resultado
from certtui.process.oficina import Oficina
from certtui.process.tandas import Pendiente
from certtui.texts import pantallas_dialogo
from certtui.texts import pantallas_recuperacion as t
from certtui.texts.pantallas_verbos import terminado
from certtui.tui.comandos import enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import DeDialogo, Dialogo
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.saltos import destino_de, ir


class Respuesta(StrEnum):
    """What the person wants of a batch that was cut."""

    SEGUIR = "seguir"
    DEJAR = "dejar"
    DESPUES = "despues"


class _DeRecuperacion(DeDialogo):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Seguir(_DeRecuperacion):
    """Goes on."""

    id = "recuperacion.seguir"
    teclas = ("s", "enter")
    en_pie = True


class Dejar(_DeRecuperacion):
    """Seen: nothing else is said of it."""

    id = "recuperacion.dejar"
    teclas = ("d",)
    en_pie = True


class Despues(_DeRecuperacion):
    """Another time."""

    id = "recuperacion.despues"
    teclas = ("escape", "q", "n", "ctrl+c")
    en_pie = True


class Recuperacion(Dialogo[Respuesta]):
    """Tells of one batch and asks."""

    COMANDOS = (Seguir, Dejar, Despues)
    BINDINGS = enlaces(*COMANDOS)

    def __init__(self, oficina: Oficina, pendiente: Pendiente) -> None:
        en = de_texto(pendiente.marca.en).astimezone(zona(oficina.identidad.entidad))
        super().__init__(
            t.TITULO.format(titulo=pendiente.marca.titulo),
            t.detalle(
                f"{en:%d/%m/%Y a las %H:%M}",
                pendiente.hechos,
                len(pendiente.faltan),
                pendiente.marca.total,
                sigue_solo=bool(pendiente.marca.verbo),
                en_pantalla=bool(pendiente.marca.pantalla),
            ),
        )

    def action_seguir(self) -> None:
        """Go on."""
        self.dismiss(Respuesta.SEGUIR)

    def action_dejar(self) -> None:
        """Seen."""
        self.dismiss(Respuesta.DEJAR)

    def action_despues(self) -> None:
        """Another time."""
        self.dismiss(Respuesta.DESPUES)

    def action_cerrar(self) -> None:
        """Another time."""
        self.action_despues()


def recuperar(app: App[Any], oficina: Oficina) -> None:
    """Tell the oldest batch that was cut, if there is one; the others come after it."""
    hay = tandas.pendientes(oficina)
    if not hay or not isinstance(app.screen, Pantalla):
        return
    pendiente = hay[0]
    if pendiente.marca.verbo and not pendiente.faltan:
        tandas.cerrar(oficina, pendiente)
        app.screen.avisar(t.completa(pendiente.marca.titulo))
        app.call_after_refresh(recuperar, app, oficina)
        return

    def contestado(respuesta: Respuesta | None) -> None:
        if respuesta is None or respuesta is Respuesta.DESPUES:
            return
        tandas.cerrar(oficina, pendiente)
        if respuesta is Respuesta.DEJAR:
            recuperar(app, oficina)
        elif pendiente.puede_seguir:
            _seguir(app, oficina, pendiente)
        elif destino := destino_de(pendiente.marca.pantalla):
            ir(app, oficina, destino)

    app.push_screen(Recuperacion(oficina, pendiente), contestado)


def _seguir(app: App[Any], oficina: Oficina, pendiente: Pendiente) -> None:
    """The same verb with the same data on what is left, under a mark of its own."""
    verbo, faltan, datos = pendiente.marca.verbo, pendiente.faltan, pendiente.datos

    def correr(aparte: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
        return camino.recorrer(aparte, verbo, faltan, datos, cancelado=cancelado)

    def hecho(cosecha: Cosecha) -> None:
        if isinstance(app.screen, Pantalla):
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            mal = bool(cosecha.fallidos)
            app.screen.avisar(terminado(pendiente.marca.titulo, cuentas), mal=mal)

    encargo = Encargo(
        pendiente.marca.titulo, len(faltan), correr, verbo=verbo, elegidos=faltan, datos=datos
    )
    app.push_screen(Tanda(oficina, encargo, hecho))
