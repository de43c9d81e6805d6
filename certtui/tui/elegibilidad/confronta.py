"""RENAPO's answer beside ours, field by field (L06b)."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.domain.reloj import de_texto, fecha_local
from certtui.process.confronta import CampoConfrontado, Confronta
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.texts import pantallas_elegibilidad as t
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.trazo import Trozo, partir

COLUMNAS = (
    Columna("signo", 1, titulo=" "),
    Columna("campo", 16, titulo=t.CAMPO),
    Columna("nuestro", 27, titulo=t.NUESTRO),
    Columna("suyo", 0, titulo=t.SUYO),
)
_DIFIERE, _IGUAL = "✗", "✓"


class PantallaConfronta(Pantalla):
    """Seven fields, each with its two values."""

    COMANDOS = (Volver, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_CONFRONTA
    PARRAFOS = (t.AYUDA_CONFRONTA,)

    def __init__(self, oficina: Oficina, confronta: Confronta) -> None:
        super().__init__(oficina)
        self.confronta = confronta

    def componer(self) -> Sequence[Widget]:
        """Who it is, what RENAPO said, the fields."""
        return (
            Linea(id="persona"),
            Linea(id="respuesta"),
            Lista(COLUMNAS, t.SIN_CONTESTAR, negrita="campo", id="lista"),
        )

    def on_mount(self) -> None:
        """Paint it."""
        a, c = self.confronta.alumno, self.confronta.contestado
        lugar = pantallas.plantel_y_plan(a.plantel, a.plan, a.grupo)
        self.query_one("#persona", Linea).poner(
            [(f" {a.matricula}", "bold"), (f" · {lugar}", "")],
        )
        if c is not None:
            en = fecha_local(de_texto(c.en), self.oficina.identidad.entidad).isoformat()
            difieren = sum(x.difiere for x in self.confronta.campos)
            self.query_one("#respuesta", Linea).poner(
                [(f" {t.respondido(c.estatus, en, difieren)}", "bold")]
            )
        filas = [_fila(n, x) for n, x in enumerate(self.confronta.campos)]
        self.query_one("#lista", Lista).mostrar(de_filas(filas))
        self.pintar_detalle()

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Whether it must be done again."""
        if not self.confronta.vencida or self.confronta.contestado is None:
            return ()
        return [[(f" {r}", "bold")] for r in partir(t.VENCIDA, max(20, self.size.width - 2))[:2]]


def _fila(numero: int, x: CampoConfrontado) -> Fila:
    return Fila(
        id=numero,
        celdas={
            "signo": _DIFIERE if x.difiere else _IGUAL if x.suyo else "",
            "campo": t.CAMPOS_DE_RENAPO[x.campo],
            "nuestro": x.nuestro or t.NO_LO_DICE,
            "suyo": x.suyo or t.NO_LO_DICE,
        },
        estilos={"signo": "bold red" if x.difiere else "green"},
        dato=x,
    )
