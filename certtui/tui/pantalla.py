"""What every screen has: its header, its message line, its footer, and an answer for every key."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.texts.errores import explicar
from certtui.tui.cabecera import cabecera
from certtui.tui.comandos import Comando, Contexto, Paleta, enlaces
from certtui.tui.linea import Linea
from certtui.tui.lista import Lista
from certtui.tui.saltos import TODOS, ir
from certtui.tui.trazo import Trozo, partir

_RENGLONES_DE_AVISO = 2


class Pantalla(Screen[None], inherit_bindings=False):
    """A screen over one office; subclasses list their commands and compose their middle."""

    GENERALES: ClassVar[tuple[type[Comando], ...]] = (Paleta,)
    """What every screen answers to besides its own commands and the jumps."""
    BINDINGS = enlaces(*TODOS, *GENERALES)
    COMANDOS: ClassVar[tuple[type[Comando], ...]] = ()
    TITULO: ClassVar[str] = ""
    PARRAFOS: ClassVar[tuple[Sequence[str], ...]] = ()
    """What the help says besides the keys; the first line of each is its title."""
    AUTO_FOCUS = "Lista, Hoja"
    DEFAULT_CSS = "Pantalla { layout: vertical; overflow: hidden hidden; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__()
        self.oficina = oficina
        self._avisando = False

    def compose(self) -> ComposeResult:
        """Header, middle, two lines that tell, footer."""
        yield Linea(id="cabecera", barra=True)
        yield from self.componer()
        for n in range(_RENGLONES_DE_AVISO):
            yield Linea(id=f"aviso{n}")
        yield Linea(id="pie")

    def componer(self) -> Sequence[Widget]:
        """The middle of the screen."""
        return ()

    def on_mount(self) -> None:
        """Paint what does not depend on the middle."""
        self.query_one("#cabecera", Linea).poner(*cabecera(self.oficina, self.titulo()))
        self.pintar_pie()

    @classmethod
    def clave(cls) -> str:
        """Its page of the manual."""
        return cls.__module__.rpartition(".")[2]

    def titulo(self) -> str:
        """What the header calls this screen."""
        return self.TITULO

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        return Contexto()

    def contexto_del_pie(self) -> Contexto:
        """What the footer dims by; where lines differ, only by what holds for all of them."""
        return self.contexto()

    def comandos_a_la_mano(self) -> Sequence[type[Comando]]:
        """The commands whose keys work now."""
        return self.COMANDOS

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """What the footer shows, at most six."""
        return [c for c in self.comandos_a_la_mano() if c.en_pie]

    def pintar_pie(self) -> None:
        """The keys that matter; what is not possible now is dim."""
        contexto = self.contexto_del_pie()
        trozos: list[Trozo] = []
        for comando in self.comandos_del_pie():
            apagado = " dim" if comando.impedimento(contexto) else ""
            trozos += [
                (" ", ""),
                (comando.tecla(), f"bold{apagado}"),
                (f" {comando.texto()} ", apagado.strip()),
            ]
        self.query_one("#pie", Linea).poner(trozos)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What the two lines tell when there is no message."""
        return ()

    def pintar_detalle(self) -> None:
        """Show the detail, in place of any message."""
        self._avisando = False
        self._poner_aviso(self.detalle())

    def pintar_detalle_de(self, mensaje: Lista.Movida) -> None:
        """Show the detail of another line; a mere reading leaves the message in sight."""
        if not (mensaje.por_lectura and self._avisando):
            self.pintar_detalle()

    def avisar(self, texto: str, *, mal: bool = False) -> None:
        """Tell something, until the next key that does anything."""
        lineas = partir(texto, max(20, self.size.width - 2))[:_RENGLONES_DE_AVISO]
        self._avisando = True
        self._poner_aviso([[(f" {linea}", "bold red" if mal else "bold")] for linea in lineas])

    def avisar_error(self, error: Exception) -> None:
        """Tell an expected failure; anything else is a bug and ends as an incident."""
        if not isinstance(error, CerttuiError):
            raise error
        explicacion = explicar(error)
        self.avisar(f"{explicacion.frase} {explicacion.remedio}", mal=True)

    def _poner_aviso(self, lineas: Sequence[Sequence[Trozo]]) -> None:
        for n in range(_RENGLONES_DE_AVISO):
            self.query_one(f"#aviso{n}", Linea).poner(lineas[n] if n < len(lineas) else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """None (grey, and pressing says why) for a command that is not possible now."""
        for comando in self.COMANDOS:
            if comando.accion() == action:
                return None if comando.impedimento(self.contexto()) else True
        return True

    def on_key(self, tecla: events.Key) -> None:
        """A key that did nothing: say why, or take the old message away."""
        for comando in self.COMANDOS:
            if tecla.key in comando.teclas_vigentes() and (
                motivo := comando.impedimento(self.contexto())
            ):
                self.avisar(motivo)
                return
        if self._avisando:
            self.pintar_detalle()

    def action_ayuda(self) -> None:
        """Help of this screen."""
        from certtui.tui.ayuda import PantallaAyuda

        ahora = self.comandos_a_la_mano()
        self.app.push_screen(
            PantallaAyuda(self.oficina, type(self), () if ahora is self.COMANDOS else ahora)
        )

    def action_paleta(self) -> None:
        """Every command and every screen, by name."""
        from certtui.tui.paleta import PaletaDeOrdenes, opciones

        def elegida(comando: type[Comando] | None) -> None:
            if comando is not None:
                self.call_later(self.run_action, comando.accion())

        self.app.push_screen(PaletaDeOrdenes(opciones(self)), elegida)

    def action_ir(self, tecla: str) -> None:
        """To another screen."""
        ir(self.app, self.oficina, tecla)

    def action_volver(self) -> None:
        """Back to the screen below."""
        self.app.pop_screen()

    def action_salir(self) -> None:
        """End the program."""
        self.app.exit(0)

    def action_interrumpir(self) -> None:
        """Say how to leave."""
        self.avisar(pantallas.COMO_SALIR)
