"""Screen 6: the lots to COSFAC, their clocks, and everything that is done with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from textual import on

from certtui.domain.lote import EstadoLote, Semaforo
from certtui.process import consultas
from certtui.process import consultas_lotes as cl
from certtui.process.camino import Resultado
from certtui.process.consultas_lotes import FiltroLotes, RenglonLote, ResumenLotes
from certtui.process.oficina import Oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.texts import pantallas_lotes as t
from certtui.texts.pantallas_dialogo import escriba_la_palabra
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Interrumpir, con_teclas, enlaces
from certtui.tui.lotes.actos import ConActosDeLote, palabra
from certtui.tui.lotes.comandos import VERBOS_DE_LOTE, AbrirLote, CiclarEstado, Crear
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.rutas import ruta_de
from certtui.tui.piezas.tanda import Encargo
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("lote", 4, derecha=True, titulo=t.COLUMNAS["lote"]),
    Columna("archivo", 0, titulo=t.COLUMNAS["archivo"]),
    Columna("estado", 12, titulo=t.COLUMNAS["estado"]),
    Columna("total", 5, derecha=True, titulo=t.COLUMNAS["total"]),
    Columna("timbrados", 5, derecha=True, desde=68, titulo=t.COLUMNAS["timbrados"]),
    Columna("rechazados", 5, derecha=True, titulo=t.COLUMNAS["rechazados"]),
    Columna("pendientes", 5, derecha=True, titulo=t.COLUMNAS["pendientes"]),
    Columna("intento", 4, derecha=True, desde=74, titulo=t.COLUMNAS["intento"]),
    Columna("reloj", 9, titulo=t.COLUMNAS["reloj"]),
    Columna("numero", 12, desde=100, titulo=t.COLUMNAS["numero"]),
)


def fila_de_lote(lote: RenglonLote, reloj: cl.RelojDeLote | None) -> Fila:
    """The line of a lot; its state and its clock have signs, not only colours."""
    signo, nombre, color = t.ESTADOS[lote.estado.value]
    celdas = {
        "lote": str(lote.id),
        "archivo": safe(lote.archivo),
        "estado": f"{signo} {nombre}",
        "total": str(lote.total),
        "timbrados": str(lote.timbrados or ""),
        "rechazados": str(lote.rechazados or ""),
        "pendientes": str(lote.pendientes or ""),
        "intento": str(lote.intento),
        "reloj": t.espera(reloj.semaforo, reloj.pasado) if reloj else "",
        "numero": safe(lote.numero_lote),
    }
    estilos = {"estado": color, "reloj": t.color_de_espera(reloj.semaforo) if reloj else ""}
    return Fila(id=lote.id, celdas=celdas, estilos=estilos, dato=lote)


def que_sigue(lote: RenglonLote, reloj: cl.RelojDeLote | None, *, servicio: bool) -> str:
    """What comes next for a lot; by COSFAC's service too when it is on."""
    if reloj is not None and reloj.semaforo is Semaforo.VENCIDO:
        paso = "vencido"
    elif lote.sin_xml and lote.sin_xml == lote.pendientes:
        paso = "sin_xml"
    else:
        paso = lote.estado.value
    return con_teclas(t.QUE_SIGUE[paso] + (t.POR_SERVICIO.get(paso, "") if servicio else ""))


class Lotes(ConActosDeLote):
    """Every lot, newest first."""

    COMANDOS = (
        AbrirLote,
        Crear,
        *VERBOS_DE_LOTE,
        CiclarEstado,
        FiltrarListado,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    FUERA_DEL_PIE = (FiltrarListado,)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    COLUMNAS = COLUMNAS
    VACIO = t.VACIO
    NEGRITA = "archivo"
    COMO_FILTRAR = t.COMO_FILTRAR
    PARRAFOS = (t.AYUDA_LOTES,)

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._filtro = FiltroLotes()
        self._resumen: ResumenLotes | None = None

    def lote_elegido(self) -> RenglonLote | None:
        """The line of the cursor."""
        return self.lista.dato(RenglonLote)

    def leer_filtro(self, escrito: str) -> str:
        """A state by its beginning, or a text."""
        estado = next((e for e in t.ESTADOS if escrito and e.startswith(escrito.casefold())), "")
        self._filtro = FiltroLotes(estado=estado, texto="" if estado else escrito)
        return ""

    def fuente(self) -> Fuente:
        """Pages from the base."""
        oficina, filtro = self.oficina, self._filtro

        def contar() -> Cuenta:
            with consultas.aparte(oficina) as otra:
                resumen = cl.resumir(otra, filtro)
            return Cuenta(resumen.mostrados, resumen)

        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila_de_lote(x, cl.reloj_de(oficina, x))
                for x in cl.pagina(oficina, filtro, inicio, cuantos)
            ],
            contar=contar,
            posicion=lambda lote: cl.posicion(oficina, filtro, lote),
        )

    def mostrar(self) -> None:
        """Read again, the settings too."""
        self.ajustes = self.oficina.ajustes
        super().mostrar()

    def releer_lote(self, lote: int = 0) -> None:
        """Read the lots again, and stand on one of them."""
        if lote:
            self.lista.situar(lote)
        self.mostrar()

    @on(Lista.Contada)
    def _resumida(self, mensaje: Lista.Contada) -> None:
        if isinstance(mensaje.cuenta.dato, ResumenLotes):
            self._resumen = mensaje.cuenta.dato
            self.pintar()

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many in each state, and how many are overdue."""
        r = self._resumen
        if r is None:
            return (), [(f"{t.conteo(None, 0)} ", "")]
        estados = {e.value: r.por_estado.get(e.value, 0) for e in EstadoLote}
        estilo = "bold red" if r.vencidos else "bold"
        return [(f" {t.por_estado(estados)}", "")], [
            (f"{t.conteo(r.mostrados, r.vencidos)} ", estilo)
        ]

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The marked lot whole."""
        lote = self.lote_elegido()
        if lote is None:
            return ()
        ancho, servicio = self.size.width, bool(self.ajustes.texto("cosfac.url"))
        reloj = cl.reloj_de(self.oficina, lote)
        cuentas = t.lleva(
            lote.total, lote.timbrados, lote.rechazados, lote.pendientes, lote.sin_xml
        )
        via = f"{t.VIAS[lote.via]} · {safe(lote.numero_lote) or t.NINGUN_NUMERO}"
        if reloj is not None:
            via += f" · {t.espera_entera(reloj.semaforo, reloj.pasado)}"
        return [
            *con_etiqueta(t.RESUMEN, cuentas, ancho, renglones=1),
            *con_etiqueta(t.VIA, via, ancho, renglones=1),
            *con_etiqueta(t.SIGUE, que_sigue(lote, reloj, servicio=servicio), ancho, renglones=1),
        ]

    def impedidos(self) -> dict[str, str]:
        """The acts of the lot, and making lots."""
        ajeno = self.ajeno(Crear, "T11")
        return super().impedidos() | ({Crear.id: ajeno} if ajeno else {})

    def action_abrir(self) -> None:
        """The certificates of the lot."""
        from certtui.tui.lotes.lote_abierto import LoteAbierto

        if (lote := self.lote_elegido()) is not None:
            self.app.push_screen(LoteAbierto(self.oficina, lote))

    def action_estado(self) -> None:
        """Next state that has lots; after the last, all."""
        hay = [e for e in t.ESTADOS if self._resumen and self._resumen.por_estado.get(e)]
        siguientes = [*hay, ""]
        actual = self._filtro.estado
        lugar = siguientes.index(actual) + 1 if actual in hay else 0
        estado = siguientes[lugar]
        self._filtro = replace(FiltroLotes(), estado=estado)
        self.poner_filtro(t.ESTADOS[estado][1] if estado else "")

    def action_crear(self) -> None:
        """Pass the pre-flight, tell what it found, and make the lots."""
        self.avisar(t.REVISANDO)

        def revisar(oficina: Oficina) -> object:
            from certtui.process import envio

            return envio.preparar_lotes(oficina), cl.intentos(oficina)

        self.aparte(revisar, self._proponer)

    def _proponer(self, valor: Any) -> None:
        preparacion, intentos = valor
        self.pintar_detalle()
        listos, fallidos = preparacion.listos, preparacion.fallidos
        if not listos:
            self.avisar(t.NADA_FIRMADO)
            if fallidos:
                titulo = t.solo_fuera(len(fallidos))
                self.correr(Encargo(titulo, len(fallidos), lambda _o, _a: iter(fallidos)), Crear)
            return
        titulo = t.crear(len(listos), preparacion.lotes)
        ultimo = max((intentos.get(x.id, 0) + 1 for x in listos), default=1)
        pide = ultimo >= self.ajustes.entero("cosfac.intentos_max")
        campos = [
            Campo("carpeta", t.CARPETA, str(carpeta_de_salida(self.oficina)), obligatorio=False),
            *([palabra(t.PALABRA_ENVIAR)] if pide else []),
        ]

        def escrita(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self._crear(titulo, preparacion, valores["carpeta"])

        detalle = t.detalle_de_crear(len(fallidos), ultimo if pide else 0)
        detalle += [escriba_la_palabra(t.PALABRA_ENVIAR)] if pide else []
        self.app.push_screen(Pregunta(titulo, campos, detalle), escrita)

    def _crear(self, titulo: str, preparacion: Any, carpeta: str) -> None:
        creados: list[Any] = []

        def correr(oficina: Oficina, alto: Callable[[], bool]) -> Iterator[Resultado]:
            from certtui.process import envio

            yield from preparacion.fallidos
            creados.extend(envio.crear_preparados(oficina, preparacion))
            for lote in creados if carpeta else ():
                for paso in envio.exportar_por_pasos(oficina, lote.id, ruta_de(carpeta)):
                    yield paso
                    if alto():
                        return

        def terminado() -> str:
            if creados:
                self.releer_lote(creados[-1].id)
            return t.creados(len(creados), sum(x.total for x in creados), carpeta=carpeta)

        total = len(preparacion.fallidos) + (len(preparacion.listos) if carpeta else 0)
        self.correr(Encargo(titulo, total, correr), Crear, terminado)
