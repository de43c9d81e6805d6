"""A lot from inside: its certificates, what is known of each, and what was done with it."""

from collections.abc import Sequence

from certtui.process import consultas
from certtui.process import consultas_lotes as cl
from certtui.process.consultas_lotes import RenglonItem, RenglonLote
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.texts import pantallas_lotes as t
from certtui.texts.seguro import safe
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.comandos import Ayuda, Contexto, Interrumpir, enlaces
from certtui.tui.lotes.actos import ConActosDeLote
from certtui.tui.lotes.comandos import VERBOS_DE_LOTE, CiclarEstado, HistoriaDeLote, VerItem
from certtui.tui.piezas.comandos_listado import ReleerListado, Retroceder
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("estatus", 15, titulo=t.COLUMNAS["estatus"]),
    Columna("matricula", 11, titulo=t.COLUMNAS["matricula"]),
    Columna("nombre", 0, titulo=t.COLUMNAS["nombre"]),
    Columna("plantel", 3, desde=66, titulo=t.COLUMNAS["plantel"]),
    Columna("folio", 12, titulo=t.COLUMNAS["folio"]),
    Columna("va_en", 15, desde=76, titulo=t.COLUMNAS["va_en"]),
)


def fila_de_item(item: RenglonItem) -> Fila:
    """The line of a certificate; what is known of it has a sign."""
    signo, nombre, color = t.ESTATUS[item.estatus.value]
    return Fila(
        id=item.id,
        celdas={
            "estatus": f"{signo} {nombre}",
            "matricula": item.matricula,
            "nombre": " ".join(item.nombre.split()),
            "plantel": item.plantel,
            "folio": item.folio,
            "va_en": item.etiqueta,
        },
        estilos={"estatus": color},
        dato=item,
    )


class LoteAbierto(ConActosDeLote):
    """The certificates of one lot: what waits for a remedy first."""

    COMANDOS = (
        VerItem,
        *VERBOS_DE_LOTE,
        CiclarEstado,
        HistoriaDeLote,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    COLUMNAS = COLUMNAS
    VACIO = t.SIN_CERTIFICADOS
    NEGRITA = "matricula"
    PARRAFOS = (t.AYUDA_LOTE,)
    RECUERDA = False
    DEFAULT_CSS = "LoteAbierto #bloque { height: 4; }"

    def __init__(self, oficina: Oficina, lote: RenglonLote) -> None:
        super().__init__(oficina)
        self.lote = lote
        self._estatus = ""
        self._cuentas = cl.contar_items(oficina, lote.id)

    def titulo(self) -> str:
        """Which lot."""
        return t.titulo_de_lote(self.lote.id)

    def lote_elegido(self) -> RenglonLote:
        """This one."""
        return self.lote

    def contexto(self) -> Contexto:
        """There is a lot, whatever its list shows."""
        hay = self.lista.actual is not None
        impedidos = self.impedidos() | ({} if hay else {VerItem.id: t.SIN_CERTIFICADOS[0]})
        return Contexto(hay_renglon=True, hay_filtro=bool(self.filtro), impedidos=impedidos)

    def fuente(self) -> Fuente:
        """Pages from the base."""
        oficina, lote, estatus = self.oficina, self.lote.id, self._estatus

        def contar() -> Cuenta:
            with consultas.aparte(oficina) as otra:
                cuentas = cl.contar_items(otra, lote)
            return Cuenta(cuentas.get(estatus, 0) if estatus else sum(cuentas.values()))

        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila_de_item(x) for x in cl.pagina_de_items(oficina, lote, estatus, inicio, cuantos)
            ],
            contar=contar,
        )

    def sujeto(self) -> object:
        """The lot too: most orders are about it."""
        return self.lote, super().sujeto()

    def releer(self) -> None:
        """The lot and its certificates."""
        self.lista.seguir()
        self.releer_lote()

    def releer_lote(self, lote: int = 0) -> None:
        """Read this lot again; it is gone for who no longer reaches it."""
        del lote
        try:
            self.lote = cl.leer(self.oficina, self.lote.id)
        except NoEncontrado as error:
            self.avisar_error(error)
            return
        self._cuentas = cl.contar_items(self.oficina, self.lote.id)
        self.ajustes = self.oficina.ajustes
        self.mostrar()

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """The lot's file and its counts."""
        lote = self.lote
        signo, nombre, color = t.ESTADOS[lote.estado.value]
        cuentas = t.lleva(
            lote.total, lote.timbrados, lote.rechazados, lote.pendientes, lote.sin_xml
        )
        return [(f" {safe(lote.archivo)}  ", "bold"), (f"{signo} {nombre}", color)], [
            (f"{cuentas} ", "")
        ]

    def _item(self) -> RenglonItem | None:
        return self.lista.dato(RenglonItem)

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """What COSFAC said of the marked certificate, and the lot's seal and number."""
        item, ancho = self._item(), self.size.width
        numero = safe(self.lote.numero_lote) or t.NINGUN_NUMERO
        via = f"{t.VIAS[self.lote.via]} · {numero}"
        lineas = [
            *con_etiqueta(t.VIA, via, ancho, renglones=1),
            *con_etiqueta(t.HUELLA, self.lote.sha256 or t.NO_SALIO, ancho, renglones=1),
        ]
        if item is not None and item.mensaje:
            dicho = f"{safe(item.causa)} · " if item.causa else ""
            texto = f"{dicho}{safe(item.mensaje)}"
            lineas += con_etiqueta(t.RESPUESTA_DE, texto, ancho, renglones=2)
        return lineas

    def action_estado(self) -> None:
        """Next state that has certificates; after the last, all."""
        hay = [e for e in t.ESTATUS if self._cuentas.get(e)]
        lugar = hay.index(self._estatus) + 1 if self._estatus in hay else 0
        self._estatus = [*hay, ""][lugar]
        nombre = t.ESTATUS[self._estatus][1] if self._estatus else ""
        self.poner_filtro(nombre)

    def leer_filtro(self, escrito: str) -> str:
        """Esc takes the one state away."""
        if not escrito:
            self._estatus = ""
        return ""

    def action_certificado(self) -> None:
        """The timeline of the marked one."""
        item = self._item()
        if item is None:
            return
        try:
            historia = consultas.historia(self.oficina, item.id)
        except NoEncontrado:
            self.avisar(pantallas.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(LineaDeTiempo(self.oficina, historia))

    def action_historia(self) -> None:
        """What was done with the lot."""
        from certtui.tui.lotes.historia_de_lote import HistoriaLote

        self.app.push_screen(HistoriaLote(self.oficina, self.lote))
