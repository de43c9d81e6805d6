"""Screen 1: what is mine to do today; each line is one key from its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from zlib import crc32

from textual import on
from textual.widget import Widget

from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.reloj import de_texto
from certtui.process import pendientes
from certtui.process import tablero as uso
from certtui.process.consultas import FiltroCola
from certtui.process.consultas_rechazos import GrupoDeCausa
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.texts import pantallas_tablero as t
from certtui.tui.cola.cola import Cola
from certtui.tui.comandos import (
    Ayuda,
    Comando,
    Contexto,
    Interrumpir,
    Releer,
    Volver,
    enlaces,
)
from certtui.tui.piezas.filtro import escribir_filtro
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.piezas.trazo import Trozo, encajar, partir
from certtui.tui.saltos import TODOS, ir, ir_sobre

_PASO, _BARRA = 25, 20
"""Cells of a step's name and of the longest bar."""

_CAUSAS = 5

COLUMNAS = (
    Columna("parte", 17, titulo=t.COLUMNAS["parte"]),
    Columna("cuantos", 7, derecha=True, titulo=t.COLUMNAS["cuantos"]),
    Columna("signo", 1, titulo=t.COLUMNAS["signo"]),
    Columna("asunto", 0, titulo=t.COLUMNAS["asunto"]),
    Columna("dias", 4, derecha=True, titulo=t.COLUMNAS["dias"]),
)


class AbrirRenglon(Comando):
    """The list of the marked line."""

    id = "tablero.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """It must be read."""
        return "" if contexto.hay_renglon else t.LEYENDO[0]


@dataclass(frozen=True, slots=True)
class Destino:
    """Where a line leads: the queue under a filter, a cause, a lot, the e.firmas, or a screen."""

    pantalla: str
    filtro: FiltroCola = field(default_factory=FiltroCola)
    causa: GrupoDeCausa | None = None
    lote: int = 0
    agenda: bool = False
    dice: str = ""


def barra(tramos: Sequence[int], mayor: int, ancho: int) -> str:
    """A bar as long as the count, oldest first; what is not zero has one cell at least."""
    total = sum(tramos)
    if not total or not mayor:
        return ""
    largo = max(1, round(ancho * total / mayor))
    presentes = sum(1 for n in tramos if n)
    largo = max(largo, min(presentes, ancho))
    celdas = [max(1, int(largo * n / total)) if n else 0 for n in tramos]
    while sum(celdas) > largo:
        celdas[celdas.index(max(celdas))] -= 1
    while sum(celdas) < largo:
        celdas[tramos.index(max(tramos))] += 1
    return "".join(t.BARRA[i] * celdas[i] for i in reversed(range(len(celdas))))


def _cola(pendiente: str) -> Destino:
    return Destino("2", FiltroCola(pendiente=pendiente))


class Renglones:
    """Makes the lines of the board out of one reading."""

    def __init__(self, oficina: Oficina, lectura: uso.Tablero) -> None:
        self._oficina = oficina
        self._t = lectura
        self._filas: list[Fila] = []

    def _poner(
        self,
        clave: str,
        parte: str,
        cuantos: int | None,
        asunto: str,
        destino: Destino,
        *,
        signo: str = " ",
        dias: int | None = None,
        fuerte: bool = False,
    ) -> None:
        """One more line; its id comes from its key, so that it stays the same."""
        rojo = "bold red" if fuerte else "red"
        estilos = {"signo": rojo, "cuantos": rojo} if signo == "!" else {}
        if signo == "~":
            estilos = {"signo": "yellow", "cuantos": "yellow"}
        if fuerte:
            estilos = {"parte": "bold", "cuantos": estilos.get("cuantos", "bold"), **estilos}
        self._filas.append(
            Fila(
                id=crc32(clave.encode()),
                celdas={
                    "parte": parte,
                    "cuantos": pantallas.miles(cuantos) if cuantos is not None else "",
                    "signo": signo,
                    "asunto": asunto,
                    "dias": pantallas.dias_en_lista(dias),
                },
                estilos=estilos,
                dato=destino,
            )
        )

    def _dias_desde(self, desde: str) -> int:
        return max(0, (self._t.en - de_texto(desde)).days)

    def todos(self) -> list[Fila]:
        """The four numbers, and then what they are made of."""
        self._cuatro()
        for parte in (
            self._mio,
            self._vencido,
            self._firmas,
            self._causas,
            self._cosfac,
            self._efirmas,
            self._mesa,
            self._pasos,
        ):
            parte()
        return self._filas

    def _cuatro(self) -> None:
        lectura = self._t
        rol = self._oficina.usuario.rol
        mira = not pendientes.estados_de(
            self._oficina.ruta, rol, actos_de_dse=self._oficina.ajustes.activo("externos")
        )
        self._poner(
            "por_resolver",
            t.POR_RESOLVER,
            lectura.por_resolver,
            t.SOLO_MIRA if mira else t.CUATRO["por_resolver"],
            _cola(pendientes.MIO),
            fuerte=True,
        )
        self._poner(
            "vencidos",
            t.VENCIDOS,
            lectura.total_vencido,
            t.CUATRO["vencidos"],
            _cola(pendientes.VENCIDO),
            signo="!" if lectura.total_vencido else " ",
            fuerte=True,
        )
        self._poner(
            "firma",
            t.FIRMA,
            lectura.listos_para_firma,
            t.CUATRO["firma"],
            Destino("5") if rol in NIVEL_DE_ROL else _cola(pendientes.FIRMA),
            fuerte=True,
        )
        self._poner(
            "rechazados",
            t.RECHAZADOS,
            lectura.rechazados,
            t.causas(len(lectura.causas)),
            Destino("7"),
            signo="!" if lectura.rechazados else " ",
            fuerte=True,
        )

    def _mio(self) -> None:
        parte = t.LO_MIO
        pasos = {p.estado: p for p in self._t.pasos}
        for estado, cuantos in self._t.mios.items():
            datos = self._oficina.ruta.estados[estado]
            self._poner(
                f"mio.{estado}",
                parte,
                cuantos,
                t.sigue(datos.etiqueta, datos.sigue),
                Destino("2", FiltroCola(estado=estado, pendiente=pendientes.MIO)),
                dias=self._dias_desde(pasos[estado].desde),
            )
            parte = ""

    def _vencido(self) -> None:
        parte = t.LO_VENCIDO
        for termino, cuantos in self._t.vencidos.items():
            destino = _cola(pendientes.VENCIDOS[termino])
            clave = f"vencido.{termino}"
            self._poner(clave, parte, cuantos, t.TERMINOS[termino], destino, signo="!")
            parte = ""

    def _firmas(self) -> None:
        parte = t.POR_NIVEL
        firma = self._oficina.usuario.rol in NIVEL_DE_ROL
        for nivel, cuantos in self._t.firmas.items():
            destino = Destino("5") if firma else _cola(pendientes.FIRMAS[nivel])
            self._poner(f"nivel.{nivel}", parte, cuantos, t.NIVELES[nivel], destino)
            parte = ""

    def _causas(self) -> None:
        parte, causas = t.CAUSAS, self._t.causas
        for c in causas[:_CAUSAS]:
            destino = Destino("7", causa=c)
            signo = " " if c.regla else "!"
            dias = self._dias_desde(c.desde)
            clave = f"causa.{c.regla}.{c.causa}"
            self._poner(clave, parte, c.cuantos, t.causa(c.causa), destino, signo=signo, dias=dias)
            parte = ""
        if resto := causas[_CAUSAS:]:
            cuantos = sum(c.cuantos for c in resto)
            self._poner("causas", "", None, t.mas_causas(len(resto), cuantos), Destino("7"))

    def _cosfac(self) -> None:
        parte, ajustes = t.COSFAC, self._oficina.ajustes
        normal, maximo = ajustes.entero("cosfac.sla_normal_h"), ajustes.entero("cosfac.sla_max_h")
        for e in self._t.esperas:
            self._poner(
                f"lote.{e.archivo}",
                parte,
                e.certificados,
                t.en_cosfac(e.archivo, e.horas, e.sin_respuesta, e.certificados),
                Destino("6", lote=e.lote, dice=t.plazo_de_cosfac(e.urgencia, normal, maximo)),
                signo=t.SIGNOS[e.urgencia],
                dias=e.horas // 24,
            )
            parte = ""

    def _efirmas(self) -> None:
        parte = t.EFIRMAS
        tranquilas = 0
        primera: int | None = None
        sin_conocer = 0
        for f in self._t.efirmas:
            if f.dias is None:
                sin_conocer += 1
            elif f.urgencia is uso.Urgencia.TRANQUILO:
                tranquilas += 1
                primera = f.dias if primera is None else min(primera, f.dias)
            else:
                destino = Destino("5", agenda=True, dice=t.aviso_de_efirma(f.dias, f.aviso))
                asunto = t.fin_de_efirma(f.nombre, f.dias)
                clave = f"efirma.{f.usuario}"
                self._poner(clave, parte, None, asunto, destino, signo=t.SIGNOS[f.urgencia])
                parte = ""
        if primera is not None:
            asunto = t.efirmas_en_orden(tranquilas, primera)
            self._poner("efirmas", parte, None, asunto, Destino("5", agenda=True))
            parte = ""
        if sin_conocer:
            asunto = t.efirmas_sin_conocer(sin_conocer)
            self._poner("efirmas_sin_conocer", parte, None, asunto, Destino("5", agenda=True))

    def _mesa(self) -> None:
        if self._t.tickets:
            asunto = t.TICKET if self._t.tickets == 1 else t.TICKETS
            self._poner("mesa", t.MESA, self._t.tickets, asunto, Destino("mesa"))

    def _pasos(self) -> None:
        parte = t.PASOS
        mayor = max((p.cuantos for p in self._t.pasos), default=0)
        for p in self._t.pasos:
            datos = self._oficina.ruta.estados.get(p.estado)
            grupo = estados.grupo_de(p.estado)
            self._poner(
                f"paso.{p.estado}",
                parte,
                p.cuantos,
                encajar(f"{grupo.signo} {datos.etiqueta if datos else p.estado}", _PASO)
                + barra(p.tramos, mayor, _BARRA),
                Destino("2", FiltroCola(estado=p.estado), dice=t.tramos(p.tramos)),
                dias=self._dias_desde(p.desde),
            )
            parte = ""


class Tablero(ConRecuerdo):
    """The four numbers, what they are made of, and the age of each step."""

    COMANDOS = (AbrirRenglon, Releer, Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._vez = 0
        self.lectura: uso.Tablero | None = None

    def componer(self) -> Sequence[Widget]:
        """One list."""
        return (Lista(COLUMNAS, t.LEYENDO, negrita="asunto", id="lista"),)

    def on_mount(self) -> None:
        """Stand where the person left it."""
        self.recordar()

    def on_screen_resume(self) -> None:
        """Read on coming, and on coming back."""
        self._leer()

    def _leer(self) -> None:
        self._vez += 1
        vez = self._vez

        def leido(lectura: uso.Tablero) -> None:
            if vez == self._vez:
                self._mostrar(lectura)

        self.aparte(uso.leer_tablero, leido, grupo="tablero")

    def _mostrar(self, lectura: uso.Tablero) -> None:
        self.lectura = lectura
        self.lista.mostrar(de_filas(Renglones(self.oficina, lectura).todos()))
        self.pintar_pie()

    def contexto(self) -> Contexto:
        """Whether it is read."""
        return Contexto(hay_renglon=self.lista.actual is not None)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What the marked line says, whole."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Destino):
            return ()
        primero = [(f" {fila.celdas['asunto'].strip()}", "bold")]
        dice = fila.dato.dice or self._adonde(fila.dato)
        return [primero, [(f" {partir(dice, max(20, self.size.width - 2))[0]}", "")]]

    def _adonde(self, destino: Destino) -> str:
        palabra = next(s.texto() for s in TODOS if s.destino() == destino.pantalla)
        return t.lleva(palabra, escribir_filtro(destino.filtro))

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def action_abrir(self) -> None:
        """To the list of the marked line, with its filter."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Destino):
            return
        destino = fila.dato
        try:
            self._abrir(destino)
        except NoEncontrado as error:
            self._leer()
            self.avisar_error(error)

    def _abrir(self, destino: Destino) -> None:
        """Over the board, so that Esc comes back to it; the queue is below and knows the way."""
        app, oficina = self.app, self.oficina
        if destino.causa is not None:
            from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa

            app.push_screen(RechazosDeCausa(oficina, destino.causa))
        elif destino.lote:
            from certtui.process.consultas_lotes import leer
            from certtui.tui.lotes.lote_abierto import LoteAbierto

            app.push_screen(LoteAbierto(oficina, leer(oficina, destino.lote)))
        elif destino.agenda:
            from certtui.process.confianza import agenda_de_efirmas
            from certtui.tui.firma.vista import PaginaDeAgenda

            app.push_screen(PaginaDeAgenda(oficina, agenda_de_efirmas(oficina)))
        elif destino.pantalla == "2":
            ir(app, oficina, "2")
            if isinstance(app.screen, Cola):
                app.screen.filtrar_por(destino.filtro, vuelve=True)
        else:
            ir_sobre(app, oficina, destino.pantalla)

    def action_releer(self) -> None:
        """Read again."""
        self._leer()
        self.avisar(pantallas.RELEIDO)
