"""The one dialog: asks and returns a value; it never acts. Small, at the foot, dims nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from certtui.efirma.secreto import Secreto
from certtui.texts import pantallas_dialogo as t
from certtui.tui.comandos import Comando, enlaces
from certtui.tui.piezas.entrada import Entrada, EntradaSecreta
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.trazo import Trozo, medir, partir
from certtui.tui.sigue import Sigue

T = TypeVar("T")

_MAX_DETALLE = 14
_OCULTO = "secreto"


@dataclass(frozen=True, slots=True)
class Campo:
    """A field of a form; `revisar` returns why a value is not right, or ""."""

    clave: str
    etiqueta: str
    valor: str = ""
    obligatorio: bool = True
    revisar: Callable[[str], str] | None = None


class DeDialogo(Comando):
    """A command of a dialog: its keys are those of every dialog."""

    fija = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Si(DeDialogo):
    """Yes."""

    id = "dialogo.si"
    teclas = ("s", "y")
    en_pie = True


class No(DeDialogo):
    """No: the safe answer, and what Intro means when no word is asked."""

    id = "dialogo.no"
    teclas = ("n", "enter", "escape", "q", "ctrl+c")
    en_pie = True


class Aceptar(DeDialogo):
    """Takes what was typed; the field itself answers to the key."""

    id = "dialogo.aceptar"
    teclas = ("enter",)
    en_pie = True


class Cerrar(DeDialogo):
    """Leaves without an answer."""

    id = "dialogo.cerrar"
    teclas = ("escape", "ctrl+c")
    en_pie = True


class Siguiente(DeDialogo):
    """Next field."""

    id = "dialogo.siguiente"
    teclas = ("tab", "down")
    en_pie = True


class Anterior(DeDialogo):
    """Field before."""

    id = "dialogo.anterior"
    teclas = ("shift+tab", "up")


class AyudaDeDialogo(DeDialogo):
    """Help of the dialog, and of the screen below."""

    id = "dialogo.ayuda"
    teclas = ("f1",)


class Dialogo(Sigue, ModalScreen[T], inherit_bindings=False):
    """A title with scope and count, what it means, and its keys; subclasses say what is asked."""

    COMANDOS: tuple[type[Comando], ...] = ()
    BINDINGS = enlaces(AyudaDeDialogo)
    AUTO_FOCUS = "Entrada"
    DEFAULT_CSS = """
    Dialogo { align: left bottom; overflow: hidden hidden; }
    Dialogo > #caja { height: auto; width: 100%; background: ansi_default; }
    Dialogo .campo { height: 1; width: 100%; }
    """

    def __init__(self, titulo: str, detalle: str | Sequence[str] = "") -> None:
        super().__init__()
        self._titulo = titulo
        self._detalle = detalle.split("\n") if isinstance(detalle, str) else list(detalle)

    def compose(self) -> ComposeResult:
        """Title, explanation, fields, message, keys."""
        ancho = max(20, self.app.size.width - 2)
        detalle = [r for linea in self._detalle for r in partir(linea, ancho)][:_MAX_DETALLE]
        with Vertical(id="caja"):
            yield Linea(id="titulo", barra=True)
            for n in range(len(detalle) if any(detalle) else 0):
                yield Linea(id=f"detalle{n}")
            yield from self.campos()
            yield Linea(id="falla")
            yield Linea(id="teclas", barra=True)
        self._renglones = detalle

    def campos(self) -> Sequence[Widget]:
        """The fields, if any."""
        return ()

    def on_mount(self) -> None:
        """Paint it over the screen below, which stays as it is."""
        self.styles.background = "transparent"
        self.query_one("#titulo", Linea).poner([(f" {self._titulo}", "bold")])
        for n, texto in enumerate(self._renglones if any(self._renglones) else ()):
            self.query_one(f"#detalle{n}", Linea).decir(f" {texto}")
        trozos: list[Trozo] = []
        for comando in (c for c in self.COMANDOS if c.en_pie):
            trozos += [
                (" ", ""),
                (comando.tecla(), "bold"),
                (f" {comando.texto()} ", ""),
            ]
        self.query_one("#teclas", Linea).poner(trozos)

    def fallar(self, texto: str) -> None:
        """Say why it cannot be accepted."""
        self.query_one("#falla", Linea).poner([(f" {texto}" if texto else "", "bold red")])

    def action_ayuda(self) -> None:
        """The keys of this dialog, and the page of the screen below."""
        from certtui.tui.ayuda import PantallaAyuda
        from certtui.tui.pantalla import Pantalla

        abajo = next((s for s in reversed(self.app.screen_stack) if isinstance(s, Pantalla)), None)
        if abajo is not None:
            ahora = (*self.COMANDOS, AyudaDeDialogo)
            self.app.push_screen(PantallaAyuda(abajo.oficina, type(abajo), ahora))

    def action_no(self) -> None:
        """Close without doing anything."""
        self.action_cerrar()

    def action_cerrar(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Confirmacion(Dialogo[bool]):
    """Asks whether to go on; with `palabra`, only the typed word says yes. Returns a bool."""

    def __init__(self, titulo: str, detalle: str | Sequence[str] = "", palabra: str = "") -> None:
        lineas = detalle.split("\n") if isinstance(detalle, str) else list(detalle)
        if palabra:
            lineas = [*(r for r in lineas if r), t.escriba_la_palabra(palabra)]
        super().__init__(titulo, lineas)
        self._palabra = palabra
        self._desde = 0.0 if palabra else inf
        self.COMANDOS = (Aceptar, Cerrar) if palabra else (Si, No)
        for comando in self.COMANDOS[0 if not palabra else 1 :]:
            for tecla in comando.teclas:
                self._bindings.bind(tecla, comando.accion(), comando.texto(), show=False)

    @on(events.Mount)
    def _a_la_vista(self, ahora: events.Mount) -> None:
        self._desde = min(self._desde, ahora.time)

    def responde(self, tecla: events.Event) -> bool:
        """False for a key typed before the question was there: it answers something else."""
        return tecla.time >= self._desde

    def campos(self) -> Sequence[Widget]:
        """The field for the word."""
        return (Entrada(id="palabra"),) if self._palabra else ()

    @on(Entrada.Submitted)
    def _escrita(self, mensaje: Entrada.Submitted) -> None:
        if mensaje.value.strip().casefold() == self._palabra.casefold():
            self.dismiss(True)
        else:
            self.fallar(t.no_es_la_palabra(self._palabra))

    def action_si(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_cerrar(self) -> None:
        """Do not go on."""
        self.dismiss(False)


class Pregunta(Dialogo[dict[str, str] | None]):
    """A form of some fields, each checked while it is typed; returns their values, or None."""

    COMANDOS = (Aceptar, Siguiente, Anterior, Cerrar)
    BINDINGS = enlaces(Siguiente, Anterior, Cerrar)

    def __init__(
        self,
        titulo: str,
        campos: Sequence[Campo],
        detalle: str | Sequence[str] = "",
        *,
        revisar_todo: Callable[[dict[str, str]], tuple[str, str]] = lambda _valores: ("", ""),
    ) -> None:
        """`revisar_todo` returns which field does not go with the others, and why; or ("", "")."""
        super().__init__(titulo, detalle)
        self._campos = tuple(campos)
        self._revisar_todo = revisar_todo

    def campos(self) -> Sequence[Widget]:
        """One line for each field, its label at the left."""
        ancho = max((medir(c.etiqueta) for c in self._campos), default=0) + 3
        filas: list[Widget] = []
        for campo in self._campos:
            etiqueta = Linea()
            etiqueta.poner([(f" {campo.etiqueta}:", "bold")])
            etiqueta.styles.width = ancho
            entrada = Entrada(id=campo.clave)
            entrada.value = campo.valor
            filas.append(Horizontal(etiqueta, entrada, classes="campo"))
        return filas

    def _revisar(self, campo: Campo, valor: str) -> str:
        if not valor.strip():
            return t.falta_campo(campo.etiqueta) if campo.obligatorio else ""
        return campo.revisar(valor.strip()) if campo.revisar else ""

    @on(Entrada.Changed)
    def _cambio(self, mensaje: Entrada.Changed) -> None:
        campo = next(c for c in self._campos if c.clave == mensaje.input.id)
        self.fallar(self._revisar(campo, mensaje.value) if mensaje.value.strip() else "")

    @on(Entrada.Submitted)
    def _siguiente_o_fin(self, mensaje: Entrada.Submitted) -> None:
        """Intro goes down; in the last field it accepts, unless a field is wrong."""
        if mensaje.input.id != self._campos[-1].clave:
            self.focus_next(Entrada)
            return
        valores = {c.clave: self.query_one(f"#{c.clave}", Entrada).value for c in self._campos}
        for campo in self._campos:
            if falla := self._revisar(campo, valores[campo.clave]):
                self.fallar(falla)
                self.query_one(f"#{campo.clave}", Entrada).focus()
                return
        limpios = {clave: valor.strip() for clave, valor in valores.items()}
        clave, falla = self._revisar_todo(limpios)
        if falla:
            self.fallar(falla)
            self.query_one(f"#{clave or self._campos[-1].clave}", Entrada).focus()
            return
        self.dismiss(limpios)

    def action_siguiente(self) -> None:
        """Next field."""
        self.focus_next(Entrada)

    def action_anterior(self) -> None:
        """Field before."""
        self.focus_previous(Entrada)


class PreguntaSecreta(Dialogo[Secreto | None]):
    """One masked field; returns what was typed as a secret and keeps no trace of it (L16)."""

    COMANDOS = (Aceptar, Cerrar)
    BINDINGS = enlaces(Cerrar)

    def __init__(self, titulo: str, etiqueta: str, detalle: str | Sequence[str] = "") -> None:
        super().__init__(titulo, detalle)
        self._etiqueta = etiqueta

    def campos(self) -> Sequence[Widget]:
        """The masked field."""
        etiqueta = Linea()
        etiqueta.poner([(f" {self._etiqueta}:", "bold")])
        etiqueta.styles.width = medir(self._etiqueta) + 3
        return (Horizontal(etiqueta, EntradaSecreta(id=_OCULTO), classes="campo"),)

    @on(Entrada.Submitted)
    def _escrita(self) -> None:
        entrada = self.query_one(f"#{_OCULTO}", EntradaSecreta)
        if not entrada.value:
            self.fallar(t.falta_campo(self._etiqueta))
            return
        secreto = Secreto(entrada.value)
        entrada.value = ""
        self.dismiss(secreto)

    def action_cerrar(self) -> None:
        """Close, and forget what was typed."""
        self.query_one(f"#{_OCULTO}", EntradaSecreta).value = ""
        self.dismiss(None)
