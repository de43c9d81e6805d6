"""The one dialog: asks and returns a value. Small, at the foot, dims nothing.

It never acts, but for a form with `intentar`: what is refused is said in it, and stays typed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.efirma.secreto import Secreto
from certtui.texts import pantallas_dialogo as t
from certtui.texts.hallazgos import por_que
from certtui.tui.comandos import Comando, con_teclas, enlaces
from certtui.tui.piezas.entrada import Entrada, EntradaSecreta
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.parrafo import Parrafo
from certtui.tui.piezas.trazo import Trozo, medir, partir
from certtui.tui.sigue import Sigue

T = TypeVar("T")

_MAX_DETALLE = 14
_OCULTO = "secreto"


@dataclass(frozen=True, slots=True)
class Campo:
    """A field of a form; `revisar` returns why a value is not right, or "".

    With `al_aceptar` it is not asked while the value is being typed.
    """

    clave: str
    etiqueta: str
    valor: str = ""
    obligatorio: bool = True
    revisar: Callable[[str], str] | None = None
    al_aceptar: bool = False


def campo_de_palabra(palabra: str) -> Campo:
    """The last field of an irreversible act: its label says the word that it takes."""
    return Campo(
        "palabra",
        t.escriba(palabra),
        revisar=lambda v: "" if v.casefold() == palabra.casefold() else t.no_es_la_palabra(palabra),
        al_aceptar=True,
    )


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


class AceptarTodo(DeDialogo):
    """Takes what was typed, whatever field has the focus."""

    id = "dialogo.aceptar_todo"
    teclas = ("ctrl+g",)


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
            yield Parrafo(id="falla")
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
        self.fallar("")
        self.pintar_teclas()

    def teclas_del_pie(self) -> Sequence[tuple[str, str]]:
        """Each key of the foot and what it does now."""
        return [(c.tecla(), c.texto()) for c in self.COMANDOS if c.en_pie]

    def pintar_teclas(self) -> None:
        """The foot."""
        trozos: list[Trozo] = []
        for tecla, hace in self.teclas_del_pie():
            trozos += [(" ", ""), (tecla, "bold"), (f" {hace} ", "")]
        self.query_one("#teclas", Linea).poner(trozos)

    def decir(self, texto: str, *, mal: bool = False) -> None:
        """Say something over the keys, whole; the dialog grows for it."""
        lineas = partir(texto, max(20, self.app.size.width - 2)) if texto else [""]
        parrafo = self.query_one("#falla", Parrafo)
        parrafo.styles.height = len(lineas)
        parrafo.poner([[(f" {linea}", "bold red" if mal and texto else "")] for linea in lineas])

    def fallar(self, texto: str) -> None:
        """Say why it cannot be accepted."""
        self.decir(texto, mal=True)

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

    BINDINGS = enlaces(Siguiente, Anterior, AceptarTodo, Cerrar)

    def __init__(
        self,
        titulo: str,
        campos: Sequence[Campo],
        detalle: str | Sequence[str] = "",
        *,
        revisar_todo: Callable[[dict[str, str]], tuple[str, str]] = lambda _valores: ("", ""),
        nota: Callable[[dict[str, str]], str] = lambda _valores: "",
        intentar: Callable[[dict[str, str]], None] = lambda _valores: None,
    ) -> None:
        """What is asked, and what is said about it.

        `revisar_todo` returns which field does not go with the others, and why; or ("", "").
        `nota` tells what the values mean so far. `intentar` does what is asked; a CerttuiError is
        said in the form, which stays open.
        """
        super().__init__(titulo, detalle)
        self._campos = tuple(campos)
        self._revisar_todo = revisar_todo
        self._nota = nota
        self._intentar = intentar
        self._avisado = False
        varios = (Siguiente, Anterior, AceptarTodo) if len(self._campos) > 1 else ()
        self.COMANDOS = (Aceptar, *varios, Cerrar)

    def on_mount(self) -> None:
        """Tell what the proposed values mean."""
        super().on_mount()
        self.decir(self._nota(self._valores()))

    def teclas_del_pie(self) -> Sequence[tuple[str, str]]:
        """Intro goes down, but in the last field, where it accepts."""
        foco = self.focused.id if self.focused else self._campos[0].clave
        if foco == self._campos[-1].clave:
            return super().teclas_del_pie()
        return [
            (Aceptar.tecla(), Siguiente.texto()),
            (AceptarTodo.tecla(), AceptarTodo.texto()),
            (Cerrar.tecla(), Cerrar.texto()),
        ]

    def on_descendant_focus(self) -> None:
        """Another field: Intro may mean another thing."""
        self.pintar_teclas()

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

    def _valores(self) -> dict[str, str]:
        return {c.clave: self.query_one(f"#{c.clave}", Entrada).value.strip() for c in self._campos}

    def _revisar(self, campo: Campo, valor: str) -> str:
        if not valor:
            return t.falta_campo(campo.etiqueta) if campo.obligatorio else ""
        return campo.revisar(valor) if campo.revisar else ""

    @on(Entrada.Changed)
    def _cambio(self, mensaje: Entrada.Changed) -> None:
        campo = next(c for c in self._campos if c.clave == mensaje.input.id)
        valor = mensaje.value.strip()
        self._avisado = False
        if valor and not campo.al_aceptar and (falla := self._revisar(campo, valor)):
            self.fallar(falla)
        else:
            self.decir(self._nota(self._valores()))

    @on(Entrada.Submitted)
    def _siguiente_o_fin(self, mensaje: Entrada.Submitted) -> None:
        """Intro goes down; in the last field it accepts, unless a field is wrong."""
        if mensaje.input.id != self._campos[-1].clave:
            self.focus_next(Entrada)
        else:
            self.action_aceptar_todo()

    def action_aceptar_todo(self) -> None:
        """Accept, unless a field is wrong or what is asked is refused."""
        valores = self._valores()
        for campo in self._campos:
            if falla := self._revisar(campo, valores[campo.clave]):
                self._fallar_en(campo.clave, falla)
                return
        clave, falla = self._revisar_todo(valores)
        if falla:
            self._fallar_en(clave or self._campos[-1].clave, falla)
            return
        try:
            self._intentar(valores)
        except CerttuiError as error:
            regla, porque = por_que(error)
            self.fallar(t.rehusado(regla, con_teclas(porque)))
            return
        self.dismiss(valores)

    def _fallar_en(self, clave: str, falla: str) -> None:
        self.query_one(f"#{clave}", Entrada).focus()
        self.fallar(falla)

    def action_cerrar(self) -> None:
        """Close; what was typed in several fields is not lost at the first key."""
        valores = self._valores()
        if sum(valores[c.clave] != c.valor for c in self._campos) > 1 and not self._avisado:
            self._avisado = True
            self.fallar(t.SE_PIERDE)
            return
        super().action_cerrar()

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
