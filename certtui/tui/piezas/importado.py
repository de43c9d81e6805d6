"""A file that comes in: asking for it, and what came of each row that was left out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.exchange.hallazgo import HallazgoFila
from certtui.process import entradas, importar
from certtui.process.importar import Resumen
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_importado as t
from certtui.texts.estados import no_le_toca
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo, con_etiqueta
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("signo", 1, titulo=" "),
    Columna("linea", 6, derecha=True, titulo=t.LINEA),
    Columna("columna", 16, desde=60, titulo=t.COLUMNA),
    Columna("valor", 18, desde=66, titulo=t.VALOR),
    Columna("regla", 6, titulo=t.REGLA),
    Columna("frase", 0, titulo=t.QUE_PASA),
)


def pregunta_de_archivo(oficina: Oficina, titulo: str) -> Pregunta:
    """Asks for a file of the inbox; the newest one is proposed."""
    hay = entradas.listar_entradas(oficina)
    carpeta = str(entradas.carpeta_de_entrada(oficina))
    campo = Campo("archivo", t.ARCHIVO, valor=hay[0] if hay else "")
    return Pregunta(titulo, [campo], t.donde_se_busca(carpeta, hay))


class DelSae(Comando):
    """What was corrected in SAE comes in (L05a)."""

    id = "importado.del_sae"
    teclas = ("e",)
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class ConImportacion(Pantalla):
    """A screen to which files come in; each import ends in the page of what came of it."""

    def importado(self) -> None:
        """Read again what the file changed."""
        raise NotImplementedError

    def impedimento_de_importar(self, comando: type[Comando]) -> str:
        """Why nothing comes in by this person's hand; "" when it may."""
        if self.oficina.usuario.rol in importar.QUIEN_IMPORTA:
            return ""
        return no_le_toca(comando.texto(), "L05a", importar.QUIEN_IMPORTA)

    def traer(self, titulo: str, leer: Callable[[Oficina, Path], Resumen]) -> None:
        """Ask for a file of the inbox, read it apart, and show what came of each row."""

        def leido(resumen: Resumen) -> None:
            self.importado()
            self.app.push_screen(PantallaImportado(self.oficina, titulo, resumen))

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            try:
                ruta = entradas.buscar_entrada(self.oficina, valores["archivo"])
            except CerttuiError as error:
                self.avisar_error(error)
                return
            self.avisar(t.LEYENDO)
            self.aparte(lambda oficina: leer(oficina, ruta), leido)

        self.app.push_screen(pregunta_de_archivo(self.oficina, titulo), escrito)

    def action_del_sae(self) -> None:
        """Students or grades, whichever the file holds."""
        self.traer(t.ARCHIVO_DEL_SAE, importar.importar_sae)


class PantallaImportado(Pantalla):
    """Counts, and each row that stayed out or looks wrong."""

    COMANDOS = (Volver, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    DEFAULT_CSS = "PantallaImportado #bloque { height: 2; }"

    def __init__(self, oficina: Oficina, titulo: str, resumen: Resumen) -> None:
        super().__init__(oficina)
        self._titulo = titulo
        self.resumen = resumen

    def titulo(self) -> str:
        """What was imported."""
        return self._titulo

    def componer(self) -> Sequence[Widget]:
        """The counts and the list."""
        return (
            Linea(id="resumen"),
            Lista(COLUMNAS, t.SIN_HALLAZGOS, negrita="columna", id="lista"),
            Parrafo(id="bloque"),
        )

    def on_mount(self) -> None:
        """Paint it."""
        r = self.resumen
        texto = t.resumen(r.archivo, r.nuevos, r.cambiados, r.iguales, r.fuera)
        self.query_one("#resumen", Linea).poner([(f" {texto}", "bold")])
        filas = [_fila(n, h) for n, h in enumerate(r.hallazgos)]
        self.query_one("#lista", Lista).mostrar(de_filas(filas))

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """The remedy of the marked row."""
        fila = self.query_one("#lista", Lista).actual
        if fila is None or not isinstance(fila.dato, HallazgoFila):
            return ()
        return con_etiqueta(t.REMEDIO, fila.dato.remedio, self.size.width)

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        h = mensaje.fila.dato if mensaje.fila else None
        frase = h.frase if isinstance(h, HallazgoFila) else ""
        self.query_one("#bloque", Parrafo).poner(
            con_etiqueta(t.PASA, frase, self.size.width) if frase else ()
        )
        self.pintar_detalle_de(mensaje)


def _fila(numero: int, h: HallazgoFila) -> Fila:
    return Fila(
        id=numero,
        celdas={
            "signo": t.FUERA if h.impide else t.AVISO,
            "linea": str(h.linea or ""),
            "columna": h.columna,
            "valor": h.valor,
            "regla": h.regla,
            "frase": h.frase,
        },
        estilos={"signo": "bold red" if h.impide else "bold yellow"},
        dato=h,
    )
