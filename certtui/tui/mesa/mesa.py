"""Tickets for the mesa de servicio: their text ready to take away, and the number that it gave."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import ClassVar

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import de_texto, zona
from certtui.process import consultas
from certtui.process import consultas_rechazos as cr
from certtui.process import mesa as uso
from certtui.process.mesa import FiltroTickets, Ticket
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_mesa as t
from certtui.texts.pantallas import miles
from certtui.texts.pantallas_listado import conteo
from certtui.texts.seguro import safe_lines
from certtui.tui.ayuda import preguntar_duda
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, enlaces
from certtui.tui.mesa.ticket import PantallaTicket
from certtui.tui.piezas.comandos_listado import (
    AbrirRenglon,
    FiltrarListado,
    ReleerListado,
    Retroceder,
)
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.trazo import Trozo

_ABIERTO, _ATENDIDO = "·", "√"


class _DeMesa(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Atender(_DeMesa):
    """The number that the mesa gave."""

    id = "mesa.atender"
    teclas = ("t",)
    en_pie = True


class NuevaDuda(_DeMesa):
    """L23."""

    id = "mesa.duda"
    teclas = ("d",)
    en_pie = True


class Vista(_DeMesa):
    """Open ones, or all."""

    id = "mesa.vista"
    teclas = ("v",)
    en_pie = True


class GuardarTickets(_DeMesa):
    """The texts of all that is shown."""

    id = "mesa.textos"
    teclas = ("x",)


class Mesa(Listado):
    """The tickets of the scope, newest first."""

    COMANDOS = (
        AbrirRenglon,
        Atender,
        NuevaDuda,
        Vista,
        FiltrarListado,
        GuardarTickets,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("numero", 5, derecha=True, titulo=t.COLUMNAS["numero"]),
        Columna("signo", 1, titulo=t.COLUMNAS["signo"]),
        Columna("tipo", 14, titulo=t.COLUMNAS["tipo"]),
        Columna("quien", 11, titulo=t.COLUMNAS["quien"]),
        Columna("asunto", 0, titulo=t.COLUMNAS["asunto"]),
        Columna("externo", 16, desde=100, titulo=t.COLUMNAS["externo"]),
        Columna("en", 10, titulo=t.COLUMNAS["en"]),
    )
    VACIO = t.VACIA
    NEGRITA = "asunto"
    COMO_FILTRAR = t.COMO_FILTRAR

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.cuales = FiltroTickets()
        self._huso: tzinfo = zona(oficina.identidad.entidad)

    def _fila(self, k: Ticket) -> Fila:
        return Fila(
            id=k.id,
            celdas={
                "numero": miles(k.id),
                "signo": _ABIERTO if k.abierto else _ATENDIDO,
                "tipo": t.TIPOS.get(k.tipo, k.tipo),
                "quien": k.matricula,
                "asunto": k.asunto,
                "externo": k.numero,
                "en": f"{de_texto(k.en).astimezone(self._huso):%d/%m/%Y}",
            },
            estilos={"signo": "" if k.abierto else "green"},
            dato=k,
        )

    def fuente(self) -> Fuente:
        """Pages from the base."""
        filtro = replace(self.cuales, texto=self.filtro)

        def contar() -> Cuenta:
            with consultas.aparte(self.oficina) as oficina:
                return Cuenta(uso.contar(oficina, filtro))

        return Fuente(
            pagina=lambda inicio, cuantos: [
                self._fila(k) for k in uso.pagina(self.oficina, filtro, inicio, cuantos)
            ],
            contar=contar,
            posicion=lambda clave: uso.posicion(self.oficina, filtro, clave),
        )

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """Which ones, and how many."""
        cuales = t.ABIERTOS if self.cuales.solo_abiertos else t.TODOS
        cuenta = conteo(self.lista.total, "ticket", "tickets")
        return [(f" {cuales}", "")], [(f"{cuenta} ", "")]

    @property
    def marcado(self) -> Ticket | None:
        """The ticket under the cursor."""
        return self.lista.dato(Ticket)

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The beginning of the text, and its dates."""
        k = self.marcado
        if k is None:
            return ()
        cuerpo = [x for x in safe_lines(k.texto).split("\n")[1:] if x.strip()][:2]
        fechas = [
            f"{de_texto(en).astimezone(self._huso):%d/%m/%Y}" if en else ""
            for en in (k.en, k.atendido_en)
        ]
        return [
            [(f" {t.de_cuando(fechas[0], fechas[1], k.numero)}", "bold")],
            *([(f" {linea}", "")] for linea in cuerpo),
        ]

    def impedidos(self) -> dict[str, str]:
        """Attending needs an open ticket that is not of a baja, and a role."""
        impedidos: dict[str, str] = {}
        if self.oficina.usuario.rol not in uso.QUIENES:
            return {Atender.id: t.SOLO_MIRA, NuevaDuda.id: t.SOLO_MIRA}
        k = self.marcado
        if k is None:
            impedidos[Atender.id] = t.VACIA[0]
            impedidos[GuardarTickets.id] = t.NADA_QUE_GUARDAR
        elif not k.abierto:
            impedidos[Atender.id] = t.YA_ATENDIDO
        elif k.tipo == uso.BAJA:
            impedidos[Atender.id] = t.ES_BAJA
        return impedidos

    def action_abrir(self) -> None:
        """Its text, ready to take away."""
        if (k := self.marcado) is not None:
            self.app.push_screen(PantallaTicket(self.oficina, [safe_lines(k.texto)]))

    def action_vista(self) -> None:
        """Open ones, or all."""
        self.cuales = replace(self.cuales, solo_abiertos=not self.cuales.solo_abiertos)
        self.mostrar()

    def action_duda(self) -> None:
        """A doubt of its own."""
        preguntar_duda(self, t.TITULO)

    def action_atender(self) -> None:
        """Ask for the number that the mesa gave."""
        k = self.marcado
        if k is None:
            return

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            try:
                uso.atender(self.oficina, k.id, valores["numero"])
            except CerttuiError as error:
                self.avisar_error(error)
                return
            self.mostrar()
            self.avisar(t.ATENDIDO.format(numero=k.id))

        titulo = t.TITULO_ATENDER.format(numero=k.id)
        self.app.push_screen(
            Pregunta(titulo, [Campo("numero", t.NUMERO)], t.ATENDER_AVISO), escrito
        )

    def action_textos(self) -> None:
        """The texts of all that is shown, in the outbox."""
        filtro = replace(self.cuales, texto=self.filtro)
        textos = [safe_lines(k.texto) for k in uso.pagina(self.oficina, filtro, 0, 1000)]
        try:
            ruta = cr.guardar_tickets(self.oficina, textos)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(t.GUARDADOS, ruta, self.size.width))
