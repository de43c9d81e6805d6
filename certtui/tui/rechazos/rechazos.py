"""Screen 7: what COSFAC refused, by cause; each cause one key from its refusals."""

from collections.abc import Sequence
from datetime import datetime
from zlib import crc32

from textual import on
from textual.widget import Widget

from certtui.domain.reloj import de_texto
from certtui.process import consultas_rechazos as cr
from certtui.process.consultas_rechazos import GrupoDeCausa, RenglonRechazo
from certtui.process.oficina import Oficina
from certtui.texts import hallazgos, pantallas
from certtui.texts import pantallas_rechazos as t
from certtui.tui.comandos import Ayuda, Comando, Contexto, Interrumpir, enlaces
from certtui.tui.piezas.al_dia import AlDia
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.importado import DelSae
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo, con_etiqueta
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.piezas.trazo import Trozo
from certtui.tui.rechazos.actos import ConActosDeCausa
from certtui.tui.rechazos.comandos import (
    AbrirCausa,
    AtenderBaja,
    CorreccionesSae,
    Corregir,
    PedirBaja,
    ReglaNueva,
    Rehacer,
)
from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa, ReleerAparte, VolverAparte

COLUMNAS = (
    Columna("cuantos", 7, derecha=True, titulo=t.CUANTOS),
    Columna("signo", 1, titulo=" "),
    Columna("causa", 0, titulo=t.CAUSA),
    Columna("con_baja", 8, derecha=True, desde=66, titulo=t.CON_BAJA),
    Columna("por_rehacer", 7, derecha=True, desde=66, titulo=t.POR_REHACER),
    Columna("lugar", 13, desde=72, titulo=t.SE_CORRIGE),
    Columna("dias", 4, derecha=True, titulo=t.DIAS),
)


def fila_de_grupo(g: GrupoDeCausa, ahora: datetime) -> Fila:
    """The line of a cause; its id comes from its words, so that it stays the same."""
    color = "red" if g.regla else "bold red"
    return Fila(
        id=crc32(f"{g.regla}\n{g.causa}".encode()),
        celdas={
            "cuantos": pantallas.miles(g.cuantos),
            "signo": t.SIGNO_CONOCIDA if g.regla else t.SIGNO_DESCONOCIDA,
            "causa": t.causa(g.causa, g.regla),
            "con_baja": pantallas.miles(g.con_baja) if g.con_baja else "",
            "por_rehacer": pantallas.miles(g.por_rehacer) if g.por_rehacer else "",
            "lugar": t.LUGARES_CORTOS[g.resuelve],
            "dias": pantallas.dias_en_lista(max(0, (ahora - de_texto(g.desde)).days)),
        },
        estilos={"signo": color},
        dato=g,
    )


class PantallaRechazos(ConActosDeCausa, ConRecuerdo, AlDia):
    """The causes: the unknown first, then the most frequent."""

    COMANDOS = (
        AbrirCausa,
        PedirBaja,
        AtenderBaja,
        Corregir,
        Rehacer,
        Ayuda,
        ReglaNueva,
        CorreccionesSae,
        DelSae,
        ReleerAparte,
        VolverAparte,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA_CAUSAS,)
    DEFAULT_CSS = "PantallaRechazos #bloque { height: 3; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.grupos: list[GrupoDeCausa] = []
        self._consejos: dict[str, str] = {}

    def componer(self) -> Sequence[Widget]:
        """How many, the causes, and what the marked one asks for."""
        return (
            Linea(id="conteo"),
            Lista(COLUMNAS, t.NINGUNO, negrita="causa", id="lista"),
            Parrafo(id="bloque"),
        )

    def on_mount(self) -> None:
        """Stand where the person left it."""
        self.recordar()

    def on_screen_resume(self) -> None:
        """Read on arriving and on every return: what was done below changes the counts."""
        self._leer()

    def releer(self) -> None:
        """Read the causes again."""
        self.lista.seguir()
        self._leer()

    def _leer(self) -> None:
        self.se_lee()
        self.grupos = cr.causas_pendientes(self.oficina)
        self._consejos = cr.consejos(self.oficina)
        ahora = self.oficina.reloj.ahora()
        filas = [fila_de_grupo(g, ahora) for g in self.grupos]
        self.lista.mostrar(de_filas(filas))
        total = sum(g.cuantos for g in self.grupos)
        conteo = t.conteo_de_causas(len(filas), total)
        self.query_one("#conteo", Linea).poner([(f" {conteo}", "bold")])
        self.pintar_pie()

    def _marcado(self) -> GrupoDeCausa | None:
        return self.lista.dato(GrupoDeCausa)

    def grupo_elegido(self) -> GrupoDeCausa | None:
        """The cause of the line."""
        return self._marcado()

    def elegidos(self, estado: str) -> tuple[list[int], int]:
        """The whole cause."""
        return self.del_grupo(estado), 0

    def renglones_elegidos(self) -> list[RenglonRechazo]:
        """The whole cause."""
        return self.renglones_del_grupo()

    def releer_rechazos(self) -> None:
        """Read again after an act."""
        self.releer()

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        g = self._marcado()
        if g is None:
            return Contexto()
        por_pedir = g.cuantos - g.con_baja - g.por_rehacer
        return Contexto(
            hay_renglon=True,
            impedidos=self.impedidos(
                rechazado=por_pedir > 0, pedida=g.con_baja > 0, con_baja=g.por_rehacer > 0
            ),
        )

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """Of an unknown message the rule matters more than the mending."""
        g = self._marcado()
        sin_regla = g is not None and not g.regla
        return [
            ReglaNueva if c is Corregir and sin_regla else c for c in super().comandos_del_pie()
        ]

    def _bloque(self) -> list[list[Trozo]]:
        g = self._marcado()
        if g is None:
            return []
        ancho = self.size.width
        consejo = self._consejos.get(g.regla) or t.SIN_CONSEJO
        return [
            *con_etiqueta(t.CAMPO, g.campo or t.NINGUN_CAMPO, ancho, renglones=1),
            *con_etiqueta(t.QUE_HACER, consejo, ancho),
        ]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Who resolves the marked cause."""
        g = self._marcado()
        if g is None:
            return ()
        quien = hallazgos.quien_resuelve(g.resuelve)
        return con_etiqueta(t.RESUELVE, quien, self.size.width, renglones=1)

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.query_one("#bloque", Parrafo).poner(self._bloque())
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.query_one("#bloque", Parrafo).poner(self._bloque())

    def action_abrir(self) -> None:
        """The refusals of the marked cause."""
        g = self._marcado()
        if g is not None:
            self.app.push_screen(RechazosDeCausa(self.oficina, g))
