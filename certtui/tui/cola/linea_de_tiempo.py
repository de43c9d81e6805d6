"""The history of one certificate: who has it, since when, what comes next, and every step."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from certtui.domain.ambiente import Ambiente
from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import zona
from certtui.process import consultas
from certtui.process.consultas import Historia, Hito
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.tui.comandos import Ayuda, Imprimir, Interrumpir, Releer, Volver, con_teclas, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.cuadricula import renglon, titulos, visibles
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo
from certtui.tui.piezas.trazo import Trozo, partir

_ANCHA = 100

ANCHO_DE_PAGINA = 78
"""Letters of a line of the printed page."""

COLUMNAS = (
    Columna("fecha", 16),
    Columna("paso", 0),
    Columna("queda", 15, hasta=_ANCHA),
    Columna("de_a", 34, desde=_ANCHA),
    Columna("actor", 12, desde=66),
    Columna("regla", 5, desde=72),
)
"""What 80 columns hold; from 100 on, where each step came from."""

RENGLONES_DE_PORQUE = 7
"""So many lines of a reason leave some for the steps in 24; the printed page has it whole."""

_FICHA = ("persona", "datos", "tramite", "estado", "tiene", "sigue", "porque", "donde")


def enmascarar(curp: str) -> str:
    """The CURP with only its first four and last two characters in sight."""
    return curp[:4] + "•" * max(0, len(curp) - 6) + curp[-2:] if len(curp) > 6 else "•" * len(curp)


class LineaDeTiempo(Pantalla):
    """Everything that happened to one certificate."""

    COMANDOS = (Volver, Imprimir, Releer, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = pantallas.TITULO_HISTORIA

    def __init__(self, oficina: Oficina, historia: Historia) -> None:
        super().__init__(oficina)
        self.historia = historia

    def componer(self) -> Sequence[Widget]:
        """Who it is and where it stands; then the steps."""
        return (
            *(Parrafo(id=n) if n == "porque" else Linea(id=n) for n in _FICHA),
            Lista(COLUMNAS, pantallas.HISTORIA_VACIA, negrita="fecha", id="lista"),
        )

    def on_mount(self) -> None:
        """Paint it, standing on the last step."""
        self._mostrar()
        self.query_one("#lista", Lista).action_final()

    def _mostrar(self) -> None:
        self._pintar_ficha()
        filas = [self._fila(n, h) for n, h in enumerate(self.historia.hitos)]
        self.query_one("#lista", Lista).mostrar(de_filas(filas))

    def _pintar_ficha(self) -> None:
        renglones = self._ficha()
        porque = self._en_renglones(renglones.pop("porque", []))
        parrafo = self.query_one("#porque", Parrafo)
        parrafo.display, parrafo.styles.height = bool(porque), len(porque)
        parrafo.poner(porque)
        for linea in self.query(Linea):
            if linea.id in _FICHA:
                linea.display = linea.id in renglones
                linea.poner(renglones.get(linea.id, ()))

    def _en_renglones(self, trozos: Sequence[Trozo]) -> list[list[Trozo]]:
        """A label and its text in as many lines as it takes, up to some."""
        if not trozos:
            return []
        etiqueta, estilo = f" {pantallas.FICHA_PORQUE}", trozos[-1][1]
        texto = "".join(t for t, _ in trozos).removeprefix(etiqueta)
        ancho = max(20, self.size.width - len(etiqueta) - 1)
        lineas = partir(texto, ancho)
        if len(lineas) > RENGLONES_DE_PORQUE:
            sigue = con_teclas(pantallas.FICHA_CABE)
            ultima = lineas[RENGLONES_DE_PORQUE - 1][: ancho - len(sigue)].rstrip()
            lineas = [*lineas[: RENGLONES_DE_PORQUE - 1], ultima + sigue]
        margen = " " * len(etiqueta)
        return [[(margen if n else etiqueta, ""), (x, estilo)] for n, x in enumerate(lineas)]

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self._pintar_ficha()

    def _ficha(self) -> dict[str, list[Trozo]]:
        """Who it is and where it stands, line by line."""
        h, t, a = self.historia, self.historia.tramite, self.historia.alumno
        grupo = estados.grupo_de(t.estado)
        folio = (
            pantallas.FICHA_FOLIO + t.folio_texto if t.folio_texto else pantallas.FICHA_SIN_FOLIO
        )
        signo = f"{grupo.signo} "
        renglones: dict[str, list[Trozo]] = {
            "persona": [(f" {t.nombre_oficial or a.nombre_completo}", "bold")],
            "datos": [
                (f" {pantallas.FICHA_MATRICULA}", ""),
                (a.matricula, "bold"),
                (folio, ""),
                (pantallas.FICHA_CURP + enmascarar(a.curp), ""),
            ],
            "tramite": [
                (f" {pantallas.plantel_y_plan(t.plantel, t.plan, a.grupo)}", ""),
                (f" · {pantallas.intento(t.intento, t.id, t.anterior)}", ""),
            ],
            "estado": [
                (f" {pantallas.FICHA_ESTADO}", ""),
                (signo + h.estado, f"bold {grupo.color}".strip()),
                (pantallas.vista_ajena(h.vista if h.vista != h.estado else ""), ""),
            ],
            "tiene": [
                (f" {pantallas.FICHA_TIENE}", ""),
                (h.tiene, "bold"),
                (f", {pantallas.dias_en_paso(h.dias)}", ""),
            ],
            "sigue": [(f" {pantallas.FICHA_SIGUE}{h.sigue}", "")],
        }
        if t.bloqueo:
            renglones["sigue"] = [(f" {pantallas.suspendido(t.bloqueo)}", "bold red")]
        return renglones | self._por_que()

    def _por_que(self) -> dict[str, list[Trozo]]:
        """Why it waits for a remedy, or was closed; nothing while it is on its way."""
        h = self.historia
        if estados.grupo_de(h.tramite.estado) not in {estados.ATENDER, estados.CIERRE}:
            return {}
        rechazo = h.rechazo
        if rechazo is None or h.tramite.cancelacion_motivo:
            return {"porque": [(f" {pantallas.FICHA_PORQUE}{h.motivo}", "")]} if h.motivo else {}
        donde = pantallas.lugar_y_campo(pantallas.LUGARES[rechazo.resuelve], rechazo.campo)
        return {
            "porque": [(f" {pantallas.FICHA_PORQUE}", ""), (rechazo.mensaje, "bold")],
            "donde": [(f" {pantallas.FICHA_DONDE}{donde}", "")],
        }

    def _fila(self, numero: int, h: Hito) -> Fila:
        instante = h.en.astimezone(zona(self.oficina.identidad.entidad))
        camino = h.a if not h.de or h.de == h.a else f"{h.de} → {h.a}"
        return Fila(
            id=numero,
            celdas={
                "fecha": instante.strftime("%d/%m/%Y %H:%M"),
                "paso": h.nombre,
                "queda": h.a,
                "de_a": camino,
                "actor": h.actor,
                "regla": h.regla,
            },
            dato=h,
        )

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """The marked step, whole."""
        fila = self.query_one("#lista", Lista).actual
        if fila is None or not isinstance(fila.dato, Hito):
            return ()
        h = fila.dato
        texto = pantallas.detalle_de_paso(
            h.transicion, h.nombre, h.de, h.a, h.actor, estados.nombre_de_rol(h.rol), h.regla
        )
        return [[(f" {linea}", "")] for linea in texto.split("\n")]

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.pintar_detalle_de(mensaje)

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def pagina(self) -> str:
        """The history as a page of text, 78 letters wide, as of now."""
        oficina = self.oficina
        ahora = oficina.reloj.ahora().astimezone(zona(oficina.identidad.entidad))
        lugar = consultas.nombre_oficina(oficina)
        cuando = ahora.strftime("%d/%m/%Y %H:%M")
        titulo = [pantallas.PAGINA_DE_HISTORIA, pantallas.al_dia(lugar, cuando, oficina.usuario.id)]
        if oficina.ambiente is Ambiente.PRUEBAS:
            titulo.insert(0, pantallas.MARCA_PRUEBAS)
        ficha = self._ficha()
        dichos = ["".join(t for t, _ in ficha[n]).strip() for n in _FICHA if n in ficha]
        columnas = visibles(COLUMNAS, ANCHO_DE_PAGINA)
        filas = [self._fila(n, h) for n, h in enumerate(self.historia.hitos)]
        pasos = [
            titulos(columnas, ANCHO_DE_PAGINA),
            *(renglon(f, columnas, en_cursor=False, elegida=False, negrita="") for f in filas),
        ]
        lineas = [
            *titulo,
            "",
            *(linea for dicho in dichos for linea in partir(dicho, ANCHO_DE_PAGINA)),
            "",
            *("".join(t for t, _ in trozos).rstrip() for trozos in pasos),
        ]
        return "".join(f"{linea}\n" for linea in lineas)

    def action_imprimir(self) -> None:
        """Leave the page in the outbox."""
        from certtui.process.salidas import guardar_salida

        nombre = f"tramite_{self.historia.tramite.id}.txt"
        datos = self.pagina().encode("utf-8")
        try:
            ruta = guardar_salida(self.oficina, nombre, datos, filas=len(self.historia.hitos))
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(pantallas.pagina_guardada(str(ruta)))

    def action_releer(self) -> None:
        """Read it again."""
        try:
            self.historia = consultas.historia(self.oficina, self.historia.tramite.id)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self._mostrar()
        self.avisar(pantallas.RELEIDO)
