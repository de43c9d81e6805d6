"""The refusals of one cause: what COSFAC said, who mends it, and the verbs of the way back."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from certtui.domain.reloj import de_texto
from certtui.process import consultas
from certtui.process import consultas_rechazos as cr
from certtui.process.consultas_rechazos import GrupoDeCausa, RenglonRechazo
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, hallazgos, pantallas
from certtui.texts import pantallas_rechazos as t
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.comandos import (
    Ayuda,
    Comando,
    Contexto,
    Interrumpir,
    Releer,
    Volver,
    enlaces,
)
from certtui.tui.piezas.al_dia import AlDia
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.importado import DelSae
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo, con_etiqueta
from certtui.tui.piezas.trazo import Trozo
from certtui.tui.rechazos.actos import CON_BAJA, PEDIDA, POR_PEDIR, ConActosDeCausa
from certtui.tui.rechazos.comandos import (
    AtenderBaja,
    CorreccionesSae,
    Corregir,
    Marcar,
    MarcarTodo,
    PedirBaja,
    ReglaNueva,
    Rehacer,
    VerHistoria,
    VerTicket,
)

COLUMNAS = (
    Columna("matricula", 11),
    Columna("nombre", 0),
    Columna("plantel", 3, desde=64),
    Columna("estado", 17, desde=60),
    Columna("folio", 12, desde=72),
    Columna("dias", 4, derecha=True),
)


class ReleerAparte(Releer):
    """Reads again; the footer has no room for it."""

    en_pie = False


class VolverAparte(Volver):
    """Back to the causes; the footer has no room for it."""

    en_pie = False


class RechazosDeCausa(ConActosDeCausa, AlDia):
    """A list with marks, and below what the marked line says whole."""

    COMANDOS = (
        VerTicket,
        PedirBaja,
        AtenderBaja,
        Corregir,
        Rehacer,
        Ayuda,
        Marcar,
        MarcarTodo,
        ReglaNueva,
        CorreccionesSae,
        DelSae,
        VerHistoria,
        ReleerAparte,
        VolverAparte,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_CAUSA
    PARRAFOS = (t.AYUDA_DE_CAUSA,)
    DEFAULT_CSS = "RechazosDeCausa #bloque { height: 5; }"

    def __init__(self, oficina: Oficina, grupo: GrupoDeCausa) -> None:
        super().__init__(oficina)
        self.grupo = grupo
        self._consejo = cr.consejos(oficina).get(grupo.regla, "") or t.SIN_CONSEJO

    def componer(self) -> Sequence[Widget]:
        """Which cause and how many, the list, the marked one whole."""
        propio = bool(self.oficina.usuario.plantel)
        columnas = [c for c in COLUMNAS if not (propio and c.clave == "plantel")]
        return (
            Linea(id="causa"),
            Lista(columnas, t.YA_NINGUNO, negrita="matricula", id="lista"),
            Parrafo(id="bloque"),
        )

    @property
    def lista(self) -> Lista:
        """The refusals."""
        return self.query_one("#lista", Lista)

    def on_mount(self) -> None:
        """First page at once."""
        self._mostrar()

    def _mostrar(self) -> None:
        oficina, regla, causa = self.oficina, self.grupo.regla, self.grupo.causa
        self.se_lee()
        self.lista.mostrar(
            Fuente(
                pagina=lambda inicio, cuantos: [
                    self._fila(r)
                    for r in cr.pagina_de_causa(oficina, regla, causa, inicio, cuantos)
                ],
                contar=self._contar,
                posicion=lambda clave: cr.posicion_en_causa(oficina, regla, causa, clave),
                siguen=lambda claves: claves.intersection(self.del_grupo()),
            )
        )

    def _contar(self) -> Cuenta:
        """Runs in the list's thread, over a connection of its own."""
        with consultas.aparte(self.oficina) as oficina:
            return Cuenta(cr.contar_de_causa(oficina, self.grupo.regla, self.grupo.causa))

    def _fila(self, r: RenglonRechazo) -> Fila:
        dias = (self.oficina.reloj.ahora() - de_texto(r.en)).days
        estado = r.estado_sucesor or r.estado
        grupo = estados.grupo_de(estado)
        return Fila(
            id=r.id,
            celdas={
                "matricula": r.matricula,
                "nombre": " ".join(r.nombre.split()),
                "plantel": r.plantel,
                "estado": f"{grupo.signo} {estados.etiqueta_corta(estado, r.etiqueta)}",
                "folio": r.folio,
                "dias": pantallas.dias_en_lista(max(0, dias)),
            },
            estilos={"estado": grupo.color},
            dato=r,
        )

    def _marcado(self) -> RenglonRechazo | None:
        return self.lista.dato(RenglonRechazo)

    def grupo_elegido(self) -> GrupoDeCausa:
        """This one."""
        return self.grupo

    def contexto(self) -> Contexto:
        """What is not possible, by role, cause and state."""
        r, marcas = self._marcado(), self.lista.marcas
        estados_ = {POR_PEDIR, PEDIDA, CON_BAJA} if marcas else {_estado(r)} if r else set()
        return Contexto(
            hay_renglon=r is not None,
            impedidos=self.impedidos(
                rechazado=POR_PEDIR in estados_,
                pedida=PEDIDA in estados_,
                con_baja=CON_BAJA in estados_,
            ),
        )

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """Of an unknown message the rule matters more than the mending."""
        return [
            ReglaNueva if c is Corregir and not self.grupo.regla else c
            for c in super().comandos_del_pie()
        ]

    def _pintar_causa(self) -> None:
        lista, nombre = self.lista, t.causa(self.grupo.causa, self.grupo.regla)
        n = len(lista.marcas)
        marcas = t.marcados(n) if n else ""
        conteo = pantallas.CONTANDO if lista.total is None else t.conteo(lista.total)
        self.query_one("#causa", Linea).poner(
            [(f" {t.NOMBRE_CAUSA}: ", ""), (nombre, "bold")], [(f"{marcas}{conteo} ", "")]
        )

    def _bloque(self) -> list[list[Trozo]]:
        r = self._marcado()
        if r is None:
            return []
        ancho = self.size.width
        return [
            *con_etiqueta(t.MENSAJE, r.mensaje, ancho),
            *con_etiqueta(t.CAMPO, r.campo or t.NINGUN_CAMPO, ancho, renglones=1),
            *con_etiqueta(t.QUE_HACER, self._consejo, ancho),
        ]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Who is marked, and who resolves it."""
        r = self._marcado()
        if r is None:
            return ()
        quien = hallazgos.quien_resuelve(r.resuelve)
        return (
            [(f" {' '.join(r.nombre.split())}", "bold"), (f" · {r.folio}", "")],
            *con_etiqueta(t.RESUELVE, quien, self.size.width, renglones=1),
        )

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.query_one("#bloque", Parrafo).poner(self._bloque())
        self._pintar_causa()
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Contada)
    def _se_conto(self) -> None:
        self._pintar_causa()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.query_one("#bloque", Parrafo).poner(self._bloque())

    def action_marcar(self) -> None:
        """Mark the line and go down."""
        self.lista.alternar_marca()
        self._pintar_causa()
        self.pintar_pie()

    def action_marcar_todo(self) -> None:
        """All those of the cause; none when all were."""
        todos = set(self.del_grupo())
        self.lista.marcar(() if self.lista.marcas >= todos else todos)
        self._pintar_causa()
        self.pintar_pie()

    def elegidos(self, estado: str) -> tuple[list[int], int]:
        """The marked ones (or the line) in a state, in order, and how many are left out."""
        r = self._marcado()
        elegidos = self.lista.marcas or frozenset({r.id} if r else ())
        proceden = [clave for clave in self.del_grupo(estado) if clave in elegidos]
        return proceden, len(elegidos) - len(proceden)

    def renglones_elegidos(self) -> list[RenglonRechazo]:
        """The marked ones, or the line."""
        marcas, r = self.lista.marcas, self._marcado()
        if not marcas:
            return [r] if r else []
        return [x for x in self.renglones_del_grupo() if x.id in marcas]

    def releer_rechazos(self) -> None:
        """Read again; what is done is no longer marked."""
        self.lista.marcar(())
        self.releer()

    def releer(self) -> None:
        """Read the refusals again."""
        self.se_lee()
        self.lista.releer()
        self._pintar_causa()

    def _para_sae(self) -> list[RenglonRechazo]:
        """The marked ones, or the whole cause."""
        return self.renglones_elegidos() if self.lista.marcas else self.renglones_del_grupo()

    def action_historia(self) -> None:
        """The timeline of the marked one."""
        r = self._marcado()
        if r is None:
            return
        try:
            historia = consultas.historia(self.oficina, r.id)
        except NoEncontrado:
            self.lista.releer()
            self.avisar(pantallas.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(LineaDeTiempo(self.oficina, historia))


def _estado(r: RenglonRechazo) -> str:
    """State of a refusal as the acts see it: one with a new trámite is in none of theirs."""
    return "" if r.sucesor else r.estado
