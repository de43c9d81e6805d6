"""Screen 8: what is stamped, until its owner has it (T15–T17, E06, E07)."""

from collections.abc import Sequence
from dataclasses import replace

from textual import on

from certtui.domain.mensaje import EstadoMensaje
from certtui.domain.reloj import de_texto, zona
from certtui.process import consultas
from certtui.process import reparto as uso
from certtui.process.oficina import Oficina
from certtui.process.reparto import FiltroReparto, RenglonReparto
from certtui.texts import pantallas_entrega as t
from certtui.texts.pantallas import miles
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Interrumpir, con_teclas, enlaces
from certtui.tui.entrega.actos import ConActosDeEntrega
from certtui.tui.entrega.comandos import VERBOS_DE_ENTREGA, AbrirEntrega, Situacion
from certtui.tui.piezas.comandos_listado import (
    FiltrarListado,
    MarcarRenglon,
    MarcarTodos,
    ReleerListado,
    Retroceder,
)
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("situacion", 17, titulo=t.COLUMNAS["situacion"]),
    Columna("matricula", 11, titulo=t.COLUMNAS["matricula"]),
    Columna("nombre", 0, titulo=t.COLUMNAS["nombre"]),
    Columna("plantel", 3, desde=70, titulo=t.COLUMNAS["plantel"]),
    Columna("folio", 12, titulo=t.COLUMNAS["folio"]),
    Columna("dias", 4, derecha=True, titulo=t.COLUMNAS["dias"]),
    Columna("entregas", 5, derecha=True, desde=90, titulo=t.COLUMNAS["entregas"]),
)

_FILTROS = {
    "": FiltroReparto(uso.PENDIENTES),
    "vencidos": FiltroReparto(("timbrado", "descargado")),
    "por_descargar": FiltroReparto(("timbrado",)),
    "por_entregar": FiltroReparto(("descargado",), mensaje="ninguno"),
    "sin_acuse": FiltroReparto(("descargado",), mensaje=EstadoMensaje.ENVIADO.value),
    "en_duda": FiltroReparto(("descargado", "entregado"), mensaje=EstadoMensaje.INCIERTO.value),
    "rehusado": FiltroReparto(("descargado", "entregado"), mensaje=EstadoMensaje.REHUSADO.value),
    "en_cancelacion": FiltroReparto(("cancelacion_solicitada",)),
    "entregado": FiltroReparto(("entregado",)),
    "cancelado": FiltroReparto(("cancelado",)),
}
"""What each view shows; "vencidos" gets its term when it is read."""

_DEL_MENSAJE = {
    EstadoMensaje.PENDIENTE: "por_enviar",
    EstadoMensaje.EN_ENVIO: "por_enviar",
    EstadoMensaje.INCIERTO: "en_duda",
    EstadoMensaje.REHUSADO: "rehusado",
    EstadoMensaje.ENVIADO: "sin_acuse",
}


def situacion_de(r: RenglonReparto) -> str:
    """Where a certificate is, as a key of the texts."""
    mensaje = EstadoMensaje(r.mensaje) if r.mensaje else None
    if r.estado == "timbrado":
        return "por_descargar"
    if r.estado == "descargado":
        return _DEL_MENSAJE.get(mensaje, "por_entregar") if mensaje else "por_entregar"
    if r.estado == "entregado":
        dudoso = mensaje in {EstadoMensaje.INCIERTO, EstadoMensaje.REHUSADO}
        return _DEL_MENSAJE[mensaje] if mensaje and dudoso else "entregado"
    return "cancelado" if r.estado == "cancelado" else "en_cancelacion"


def esta_tarde(r: RenglonReparto, limite: str) -> bool:
    """It waits for its owner for longer than the office allows (L13a)."""
    return r.estado in {"timbrado", "descargado"} and bool(r.desde) and r.desde < limite


class PantallaEntrega(Listado, ConActosDeEntrega):
    """The stamped certificates of a view; what waits, the oldest first, to begin with."""

    COMANDOS = (
        AbrirEntrega,
        *VERBOS_DE_ENTREGA,
        Situacion,
        FiltrarListado,
        MarcarRenglon,
        MarcarTodos,
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
    NEGRITA = "matricula"
    COMO_FILTRAR = t.COMO_FILTRAR
    PARRAFOS = (t.AYUDA,)
    DEFAULT_CSS = "PantallaEntrega #bloque { height: 1; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._vista = ""
        self._texto = ""
        self._limite = uso.limite(oficina)
        self._tarde = 0

    def elegido(self) -> RenglonReparto | None:
        """The line of the cursor."""
        return self.lista.dato(RenglonReparto)

    def elegidos(self) -> Sequence[int]:
        """What is marked, else the line of the cursor."""
        return sorted(self.lista.marcas) or ConActosDeEntrega.elegidos(self)

    def impedidos(self) -> dict[str, str]:
        """Those of the acts."""
        return ConActosDeEntrega.impedidos(self)

    def leer_filtro(self, escrito: str) -> str:
        """A view by its beginning, or a text."""
        buscado = escrito.casefold()
        self._vista = next(
            (
                clave
                for clave, nombre in t.VISTAS.items()
                if clave and buscado and nombre.casefold().startswith(buscado)
            ),
            "",
        )
        self._texto = "" if self._vista else buscado
        return ""

    def _filtro(self) -> FiltroReparto:
        filtro = _FILTROS[self._vista]
        if self._vista == "vencidos":
            filtro = replace(filtro, antes=self._limite)
        if self._texto:
            filtro = replace(filtro, estados=uso.TODOS, texto=self._texto)
        return filtro

    def fuente(self) -> Fuente:
        """Pages from the base."""
        oficina, filtro, limite = self.oficina, self._filtro(), self._limite
        en_espera = tuple(e for e in filtro.estados if e in _FILTROS["vencidos"].estados)
        tarde = replace(filtro, estados=en_espera, antes=limite)
        ahora = oficina.reloj.ahora()

        def fila(r: RenglonReparto) -> Fila:
            signo, nombre, color = t.SITUACIONES[situacion_de(r)]
            vencido = esta_tarde(r, limite)
            dias = (ahora - de_texto(r.desde)).days if r.desde else 0
            return Fila(
                id=r.id,
                celdas={
                    "situacion": f"{t.TARDE if vencido else signo} {nombre}",
                    "matricula": r.matricula,
                    "nombre": " ".join(r.nombre.split()),
                    "plantel": r.plantel,
                    "folio": r.folio,
                    "dias": miles(dias),
                    "entregas": str(r.entregas or ""),
                },
                estilos={"situacion": "bold red" if vencido else color},
                dato=r,
            )

        def contar() -> Cuenta:
            with consultas.aparte(oficina) as otra:
                vencidos = uso.contar(otra, tarde) if en_espera else 0
                return Cuenta(uso.contar(otra, filtro), vencidos)

        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila(r) for r in uso.pagina(oficina, filtro, inicio, cuantos)
            ],
            contar=contar,
            posicion=lambda tramite: uso.posicion(oficina, filtro, tramite),
            siguen=lambda claves: claves.intersection(uso.ids(oficina, filtro)),
        )

    def ids_a_la_vista(self) -> Sequence[int]:
        """All that the view shows."""
        return uso.ids(self.oficina, self._filtro())

    def mostrar(self) -> None:
        """Read again, the term too."""
        self._limite = uso.limite(self.oficina)
        super().mostrar()

    def releer_entrega(self) -> None:
        """Read again, on the same place when its line is gone; what was marked is done."""
        self.lista.marcar(())
        self.releer()

    def al_contestar(self) -> None:
        """What a form did is read again."""
        self.releer_entrega()

    @on(Lista.Contada)
    def _contados(self, mensaje: Lista.Contada) -> None:
        if isinstance(mensaje.cuenta.dato, int):
            self._tarde = mensaje.cuenta.dato
            self.pintar()

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """The view, how many, and how many are late."""
        estilo = "bold red" if self._tarde else "bold"
        return [(f" {t.VISTAS[self._vista]}", "bold")], [
            (f"{t.conteo(self.lista.total, self._tarde)} ", estilo)
        ]

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """Address and message of the marked line, or the term of its cancellation."""
        uno = self.elegido()
        if uno is None:
            return ()
        z = zona(self.oficina.identidad.entidad)
        if uno.estado == "cancelacion_solicitada" and uno.vence:
            vence = de_texto(uno.vence)
            ya = vence <= self.oficina.reloj.ahora()
            texto = con_teclas(t.vence(vence.astimezone(z), ya=ya))
        else:
            mensaje = uso.mensaje_siguiente(self.oficina, uno.id)
            correo = mensaje.para if mensaje else uso.correo_institucional(self.oficina, uno.id)
            cuando = de_texto(mensaje.cambiado_en).astimezone(z) if mensaje else None
            estado = mensaje.estado.value if mensaje else ""
            respuesta = safe(mensaje.respuesta) if mensaje else ""
            texto = t.resumen(safe(correo), estado, respuesta, cuando)
        return con_etiqueta(f"{t.CORREO} ", texto, self.size.width, renglones=1)

    def action_abrir(self) -> None:
        """Everything of one certificate."""
        from certtui.tui.entrega.entrega_abierta import EntregaAbierta

        if (uno := self.elegido()) is not None:
            self.app.push_screen(EntregaAbierta(self.oficina, uno.id))

    def action_situacion(self) -> None:
        """The next view that shows something; after the last, what waits."""
        vistas = [*t.VISTAS]
        lugar = vistas.index(self._vista)
        for vista in (*vistas[lugar + 1 :], ""):
            filtro = _FILTROS[vista]
            if vista == "vencidos":
                filtro = replace(filtro, antes=self._limite)
            if not vista or uso.pagina(self.oficina, filtro, 0, 1):
                self._vista, self._texto = vista, ""
                break
        self.poner_filtro(t.VISTAS[self._vista] if self._vista else "")
