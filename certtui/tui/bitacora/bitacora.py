"""The log: who did what and when, each row whole, and whether the chain stands."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from textual.worker import Worker, get_current_worker

from certtui.domain.fecha import leer_fecha
from certtui.domain.reloj import de_texto, zona
from certtui.domain.valor import ValorInvalido
from certtui.process import bitacora as uso
from certtui.process import consultas, cuadre
from certtui.process.bitacora import FiltroBitacora, RenglonBitacora
from certtui.process.cuadre import EstadoBitacora
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_bitacora as t
from certtui.texts.bitacora import acto, cosa
from certtui.texts.estados import nombre_de_rol
from certtui.tui.bitacora.comandos import DeEsta, Exportar, Verificar
from certtui.tui.bitacora.evento import PantallaEvento
from certtui.tui.bitacora.fallas_de_cadena import PantallaFallas
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import (
    AbrirRenglon,
    FiltrarListado,
    ReleerListado,
    Retroceder,
)
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente, Orden
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.trazo import Trozo


class Bitacora(Listado):
    """The rows within the person's scope, the newest first."""

    COMANDOS = (
        AbrirRenglon,
        DeEsta,
        FiltrarListado,
        Verificar,
        Exportar,
        Ayuda,
        ReleerListado,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("seq", 7, derecha=True, titulo=t.FILA, orden="fila"),
        Columna("en", 16, titulo=t.CUANDO),
        Columna("actor", 12, titulo=t.QUIEN),
        Columna("paso", 0, titulo=t.PASO),
        Columna("de", 12, desde=72, titulo=t.DE_QUIEN),
        Columna("queda", 20, desde=110, titulo=t.QUEDA),
        Columna("regla", 6, desde=72, titulo=t.REGLA),
    )
    VACIO = t.VACIA
    NEGRITA = "paso"
    COMO_FILTRAR = t.COMO_FILTRAR
    DEFAULT_CSS = "Bitacora #bloque { height: 0; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._por = FiltroBitacora()
        self._huso = zona(oficina.identidad.entidad)

    def fuente(self) -> Fuente:
        """Pages of rows, the newest first or the oldest first."""
        return self._en_orden(Orden())

    def _en_orden(self, orden: Orden) -> Fuente:
        oficina, filtro, viejas = self.oficina, self._por, orden.clave == "fila"
        viejas ^= orden.al_reves
        return Fuente(
            pagina=lambda inicio, cuantos: [
                self._fila(r)
                for r in uso.pagina(oficina, filtro, inicio, cuantos, viejas_primero=viejas)
            ],
            contar=lambda: self._contar(filtro),
            posicion=lambda seq: uso.posicion(oficina, filtro, seq, viejas_primero=viejas),
            ordenada=self._en_orden,
        )

    def _contar(self, filtro: FiltroBitacora) -> Cuenta:
        """Runs in the list's thread, over a connection of its own."""
        with consultas.aparte(self.oficina) as oficina:
            return Cuenta(uso.contar(oficina, filtro))

    def _fila(self, r: RenglonBitacora) -> Fila:
        e = r.evento
        estado = self.oficina.ruta.estados.get(e.a)
        return Fila(
            id=e.seq,
            celdas={
                "seq": str(e.seq),
                "en": f"{de_texto(e.en).astimezone(self._huso):%d/%m/%Y %H:%M}",
                "actor": e.actor,
                "paso": uso.nombre_del_paso(self.oficina, e) or acto(e.transicion),
                "de": r.matricula or (t.SUPRIMIDA if r.suprimida else cosa(e.entidad)),
                "queda": estado.etiqueta if estado else "",
                "regla": e.regla,
            },
            dato=r,
        )

    def leer_filtro(self, escrito: str) -> str:
        """quien:, paso:, regla:, desde:, hasta:, and a matrícula."""
        valores: dict[str, str] = {}
        alumno = 0
        for pieza in escrito.split():
            campo, dos_puntos, valor = pieza.partition(":")
            if dos_puntos and campo not in t.CAMPOS:
                return t.campo_desconocido(campo)
            if dos_puntos:
                valores[campo] = valor
                continue
            try:
                alumno = uso.alumno_de(self.oficina, pieza)
            except NoEncontrado:
                return t.sin_matricula(pieza)
        dias: dict[str, date | None] = {}
        for campo in ("desde", "hasta"):
            try:
                dias[campo] = leer_fecha(valores[campo]) if campo in valores else None
            except ValorInvalido:
                return t.NO_ES_FECHA
        desde, hasta = uso.instantes(self.oficina, dias["desde"], dias["hasta"])
        self._por = FiltroBitacora(
            actor=valores.get("quien", ""),
            paso=valores.get("paso", ""),
            regla=valores.get("regla", ""),
            alumno=alumno,
            desde=desde,
            hasta=hasta,
        )
        return ""

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many rows."""
        return [(f" {t.TODA}", "")], [(f"{t.conteo(self.lista.total)} ", "")]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Who did it as what, and from where to where."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, RenglonBitacora):
            return ()
        e = fila.dato.evento
        estados = self.oficina.ruta.estados
        pasa = " → ".join(estados[x].etiqueta for x in (e.de, e.a) if x in estados)
        return (
            [(f" {fila.celdas['paso']}", "bold"), (f" · {e.actor}, {nombre_de_rol(e.rol)}", "")],
            [(f" {pasa}", "")],
        )

    def action_abrir(self) -> None:
        """The row whole."""
        fila = self.lista.actual
        if fila is None:
            return
        try:
            entero = uso.evento_entero(self.oficina, fila.id)
        except NoEncontrado:
            self.mostrar()
            self.avisar(t.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(PantallaEvento(self.oficina, entero))

    def action_suya(self) -> None:
        """Only the same student's, or the same person's."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, RenglonBitacora):
            return
        r = fila.dato
        escrito = r.matricula or f"quien:{r.evento.actor}"
        if not (falla := self.leer_filtro(escrito)):
            self.poner_filtro(escrito)
        if falla or not r.matricula:
            self.avisar(falla or t.SIN_DUENO)

    def action_verificar(self) -> None:
        """Recompute the chain, apart."""
        self.avisar(t.VERIFICANDO)
        self.aparte(cuadre.verificar_bitacora, self._se_verifico, grupo="acto")

    def action_exportar(self) -> None:
        """What the filter shows, to the outbox."""
        filtro = self._por
        self.avisar(t.PREPARANDO)

        def exportar(oficina: Oficina) -> tuple[Path, int] | None:
            hilo: Worker[None] = get_current_worker()
            return uso.exportar(oficina, filtro, lambda: hilo.is_cancelled)

        self.aparte(exportar, self._se_exporto, grupo="acto")

    def _se_verifico(self, estado: EstadoBitacora) -> None:
        if estado.fallas:
            self.app.push_screen(PantallaFallas(self.oficina, estado))
        else:
            self.avisar(t.integra(estado.filas, estado.cabeza))

    def _se_exporto(self, hecho: tuple[Path, int] | None) -> None:
        if hecho is None:
            self.avisar(t.NADA_QUE_GUARDAR)
            return
        ruta, filas = hecho
        self.avisar(con_ruta(t.guardada(filas), ruta, self.size.width))
