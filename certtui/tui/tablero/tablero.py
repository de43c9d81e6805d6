"""Screen 1: what is mine to do today; each line is one key from its list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from zlib import crc32

from textual import on
from textual.widget import Widget

from certtui.domain.reloj import de_texto
from certtui.process import tablero as uso
from certtui.process.consultas import FiltroCola
from certtui.process.consultas_rechazos import GrupoDeCausa
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.texts import pantallas_tablero as t
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
from certtui.tui.saltos import TODOS, ir

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
    """Where a line leads: a screen of the jump table, the queue under a filter, or a cause."""

    pantalla: str
    filtro: FiltroCola | None = None
    causa: GrupoDeCausa | None = None
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


def _hay(clave: str, si_no: str) -> str:
    """A screen of the table when it exists, or another."""
    return clave if any(s.destino() == clave for s in TODOS) else si_no


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
        mira = not uso.estados_de(
            self._oficina.ruta,
            self._oficina.usuario.rol,
            actos_de_dse=self._oficina.ajustes.activo("externos"),
        )
        unico = next(iter(lectura.mios)) if len(lectura.mios) == 1 else ""
        self._poner(
            "por_resolver",
            t.POR_RESOLVER,
            lectura.por_resolver,
            t.SOLO_MIRA if mira else t.CUATRO["por_resolver"],
            Destino("2", FiltroCola(estado=unico)),
            fuerte=True,
        )
        primero = next(iter(lectura.vencidos), None)
        self._poner(
            "vencidos",
            t.VENCIDOS,
            lectura.total_vencido,
            t.CUATRO["vencidos"],
            self._de_termino(primero) if primero else Destino("2", FiltroCola()),
            signo="!" if lectura.total_vencido else " ",
            fuerte=True,
        )
        self._poner(
            "firma",
            t.FIRMA,
            lectura.listos_para_firma,
            t.CUATRO["firma"],
            Destino("5"),
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
                Destino("2", FiltroCola(estado=estado)),
                dias=self._dias_desde(pasos[estado].desde),
            )
            parte = ""

    def _de_termino(self, termino: uso.Termino) -> Destino:
        if termino is uso.Termino.LOTE:
            return Destino(_hay("6", "2"), FiltroCola(estado="enviado"))
        if termino is uso.Termino.ENTREGA:
            return Destino(_hay("8", "2"), FiltroCola(estado="timbrado"))
        estado = "solicitado" if termino is uso.Termino.REVISION else "cancelacion_solicitada"
        return Destino("2", FiltroCola(estado=estado))

    def _vencido(self) -> None:
        parte = t.LO_VENCIDO
        for termino, cuantos in self._t.vencidos.items():
            destino = self._de_termino(termino)
            clave = f"vencido.{termino}"
            self._poner(clave, parte, cuantos, t.TERMINOS[termino], destino, signo="!")
            parte = ""

    def _firmas(self) -> None:
        parte = t.POR_NIVEL
        for nivel, cuantos in self._t.firmas.items():
            self._poner(f"nivel.{nivel}", parte, cuantos, t.NIVELES[nivel], Destino("5"))
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
            self._poner("causas", "", cuantos, t.mas_causas(len(resto)), Destino("7"))

    def _cosfac(self) -> None:
        parte, ajustes = t.COSFAC, self._oficina.ajustes
        normal, maximo = ajustes.entero("cosfac.sla_normal_h"), ajustes.entero("cosfac.sla_max_h")
        for e in self._t.esperas:
            self._poner(
                f"lote.{e.archivo}",
                parte,
                e.certificados,
                t.en_cosfac(e.archivo, e.horas),
                Destino(
                    _hay("6", "2"),
                    FiltroCola(estado="enviado"),
                    dice=t.plazo_de_cosfac(e.urgencia, normal, maximo),
                ),
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
                destino = Destino("5", dice=t.aviso_de_efirma(f.dias, f.aviso))
                asunto = t.fin_de_efirma(f.nombre, f.dias)
                clave = f"efirma.{f.usuario}"
                self._poner(clave, parte, None, asunto, destino, signo=t.SIGNOS[f.urgencia])
                parte = ""
        if primera is not None:
            asunto = t.efirmas_en_orden(tranquilas, primera)
            self._poner("efirmas", parte, tranquilas, asunto, Destino("5"))
            parte = ""
        if sin_conocer:
            asunto = t.efirmas_sin_conocer(sin_conocer)
            self._poner("efirmas_sin_conocer", parte, sin_conocer, asunto, Destino("5"))

    def _mesa(self) -> None:
        if self._t.tickets:
            asunto = t.TICKET if self._t.tickets == 1 else t.TICKETS
            self._poner("mesa", t.MESA, self._t.tickets, asunto, Destino(_hay("mesa", "7")))

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
        filtro = destino.filtro if destino.pantalla == "2" else None
        return t.lleva(palabra, escribir_filtro(filtro) if filtro else "")

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
        app, oficina = self.app, self.oficina
        ir(app, oficina, destino.pantalla)
        if destino.causa is not None:
            from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa

            app.push_screen(RechazosDeCausa(oficina, destino.causa))
        filtrar: Callable[[FiltroCola], None] | None = getattr(app.screen, "filtrar_por", None)
        if destino.filtro is not None and filtrar is not None:
            filtrar(destino.filtro)

    def action_releer(self) -> None:
        """Read again."""
        self._leer()
        self.avisar(pantallas.RELEIDO)
