"""What is done with a lot, from the list or from inside of it; each act asks, runs and tells."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from certtui.domain.ajustes import Ajustes
from certtui.domain.lote import EstadoLote, Semaforo
from certtui.process import consultas_lotes as cl
from certtui.process.camino import Resultado
from certtui.process.consultas_lotes import RenglonLote
from certtui.process.entradas import carpeta_de_entrada
from certtui.process.oficina import Oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.texts import pantallas_dialogo
from certtui.texts import pantallas_lotes as t
from certtui.texts.estados import no_le_toca
from certtui.texts.pantallas_dialogo import escriba_la_palabra
from certtui.tui.comandos import Comando
from certtui.tui.lotes.comandos import (
    Bajar,
    Enviar,
    Exportar,
    Numero,
    Partir,
    Perdido,
    Responder,
    Ticket,
)
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Pregunta
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.rutas import encontrar, ruta_de
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda

_SIN_DESENLACE = ("carga_intento", "carga_incierta")


class ConActosDeLote(Listado):
    """A list from which a lot is exported, sent, answered, split, or declared lost."""

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.ajustes: Ajustes = oficina.ajustes
        self._escritas: dict[int, str] = {}

    def lote_elegido(self) -> RenglonLote | None:
        """The lot that the acts are for."""
        raise NotImplementedError

    def releer_lote(self, lote: int = 0) -> None:
        """Read again after an act, on a new lot when there is one."""
        raise NotImplementedError

    def no_se_hizo(self, error: Exception) -> None:
        """Show the lots as they are, and the failure."""
        self.releer_lote()
        super().no_se_hizo(error)

    def impedidos(self) -> dict[str, str]:
        """Why each act is not possible: the role first, then the lot."""
        lote = self.lote_elegido()
        if lote is None:
            return {}
        preparado = lote.estado is EstadoLote.PREPARADO
        enviado = lote.estado is EstadoLote.ENVIADO
        fuera = "" if preparado or enviado else t.YA_SALIO
        espera = (
            "" if enviado and lote.pendientes else t.NO_SALIO if preparado else t.SIN_PENDIENTES
        )
        por_servicio = lote.via in {*_SIN_DESENLACE, "carga_recibida"}
        apagado = not self.ajustes.texto("cosfac.url")
        no_sale, no_llega = (t.SIN_SERVICIO, t.SIN_SERVICIO_SE_LEE) if apagado else ("", "")
        porque = {
            Exportar.id: fuera or (t.VA_POR_SERVICIO if por_servicio else ""),
            Enviar.id: fuera or self._no_se_envia(lote) or no_sale,
            Responder.id: t.NO_SALIO if preparado else "",
            Bajar.id: espera or no_llega or self._no_se_baja(lote),
            Perdido.id: espera,
            Ticket.id: "" if lote.avisado or self._vencido(lote) else espera or self._falta(),
            Numero.id: "" if enviado else t.NO_SALIO if preparado else t.SIN_PENDIENTES,
            Partir.id: t.SIGUE_FUERA if enviado else "",
        }
        for comando, transicion in (
            (Exportar, "T11"),
            (Enviar, "T11"),
            (Partir, "T11"),
            (Responder, "T12"),
            (Bajar, "T12"),
            (Perdido, "E10"),
            (Ticket, "E05"),
            (Numero, "T11"),
        ):
            porque[comando.id] = self.ajeno(comando, transicion) or porque[comando.id]
        return {clave: motivo for clave, motivo in porque.items() if motivo}

    def ajeno(self, comando: type[Comando], transicion: str) -> str:
        """Why a verb belongs to others; "" when it is the person's."""
        paso = self.oficina.ruta.transiciones[transicion]
        if self.oficina.usuario.rol in paso.roles:
            return ""
        return no_le_toca(comando.texto(), paso.regla_rol, paso.roles)

    def _no_se_envia(self, lote: RenglonLote) -> str:
        if lote.via in _SIN_DESENLACE:
            return t.SIN_RESOLVER
        if lote.via == "carga_recibida":
            return t.VA_POR_SERVICIO
        return t.VA_POR_ARCHIVO if lote.numero_lote or self._por_archivo(lote) else ""

    @staticmethod
    def _por_archivo(lote: RenglonLote) -> bool:
        return not lote.via and lote.estado is not EstadoLote.PREPARADO

    def _no_se_baja(self, lote: RenglonLote) -> str:
        return "" if lote.numero_lote or lote.via in _SIN_DESENLACE else t.SIN_NUMERO

    def _vencido(self, lote: RenglonLote) -> bool:
        reloj = cl.reloj_de(self.oficina, lote)
        return reloj is not None and reloj.semaforo is Semaforo.VENCIDO

    def _falta(self) -> str:
        return t.falta_para_vencer(self.ajustes.entero("cosfac.sla_max_h"))

    def correr(
        self, encargo: Encargo, comando: type[Comando], al_terminar: Callable[[], str] | None = None
    ) -> None:
        """Run a batch; when it is over read again and tell what came of it."""

        def hecho(cosecha: Cosecha) -> None:
            self.releer_lote()
            dicho = al_terminar() if al_terminar and cosecha.intentados else ""
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(dicho or t.terminado(comando.texto(), cuentas), mal=bool(cosecha.fallidos))

        self.app.push_screen(Tanda(self.oficina, encargo, hecho))

    def campo_de_palabra(self, intento: int) -> list[Campo]:
        """The typed word of the last attempt (F3.15a)."""
        if intento < self.ajustes.entero("cosfac.intentos_max"):
            return []
        return [palabra(t.PALABRA_ENVIAR)]

    def action_exportar(self) -> None:
        """Write the ZIP; the first time, its certificates are sent."""
        lote = self.lote_elegido()
        if lote is None:
            return
        otra_vez = lote.estado is EstadoLote.ENVIADO
        titulo = t.exportar(lote.id, lote.total, otra_vez=otra_vez)
        detalle = [t.OTRA_VEZ_ES if otra_vez else t.EXPORTAR_ES]
        campos = [Campo("carpeta", t.CARPETA, str(carpeta_de_salida(self.oficina)))]
        if not otra_vez and (pide := self.campo_de_palabra(lote.intento)):
            campos += pide
            detalle += [t.ultimo_intento(lote.intento), escriba_la_palabra(t.PALABRA_ENVIAR)]

        def escrita(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            carpeta = ruta_de(valores["carpeta"])

            def exportar(oficina: Oficina, alto: Callable[[], bool]) -> Iterator[Resultado]:
                from certtui.process import envio

                return _hasta(envio.exportar_por_pasos(oficina, lote.id, carpeta), alto)

            self.correr(
                Encargo(titulo, lote.pendientes if not otra_vez else 0, exportar),
                Exportar,
                lambda: con_ruta(t.ESCRITO, carpeta / lote.archivo, self.size.width),
            )

        self.app.push_screen(Pregunta(titulo, campos, detalle), escrita)

    def action_enviar(self) -> None:
        """Upload the lot, once."""
        lote = self.lote_elegido()
        if lote is None:
            return
        titulo = t.enviar(lote.id, lote.total)
        ultimo = bool(self.campo_de_palabra(lote.intento))
        detalle = [t.ENVIAR_ES, *([t.ultimo_intento(lote.intento)] if ultimo else [])]

        def contestado(si: bool | None) -> None:
            if not si:
                return
            self.avisar(t.PREGUNTANDO)

            def enviar(oficina: Oficina) -> str:
                from certtui.process import servicio

                cosfac = servicio.abrir_servicio(oficina, os.environ)
                return servicio.enviar_lote(
                    oficina, lote.id, cosfac, carpeta_de_salida(oficina)
                ).numero

            def enviado(numero: str) -> None:
                self.releer_lote()
                self.avisar(t.enviado(lote.id, numero))

            self.aparte(enviar, enviado)

        pide = t.PALABRA_ENVIAR if ultimo else ""
        self.app.push_screen(Confirmacion(titulo, detalle, pide), contestado)

    def action_responder(self) -> None:
        """Read an answer and show what it would change; a path that did not serve is kept."""
        lote = self.lote_elegido()
        if lote is None:
            return

        def escrita(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self._escritas[lote.id] = valores["archivos"]
                self.ensayar(lote.id, encontrar(valores["archivos"]))

        propuesta = self._escritas.get(lote.id) or self._respuesta_hallada(lote)
        campo = Campo("archivos", t.RESPUESTA, propuesta, revisar=_hay_archivos)
        titulo = f"{Responder.ayuda()[:-1]} · {t.titulo_de_lote(lote.id)}"
        self.app.push_screen(Pregunta(titulo, [campo], t.RESPUESTA_AYUDA), escrita)

    def _respuesta_hallada(self, lote: RenglonLote) -> str:
        """A pattern that names files of the inbox or of the outbox; "" when it names none."""
        carpetas = (carpeta_de_entrada(self.oficina), carpeta_de_salida(self.oficina))
        patrones = (str(c / f"{Path(lote.archivo).stem}-*") for c in carpetas)
        return next((p for p in patrones if encontrar(p)), "")

    def ensayar(self, lote: int, rutas: Sequence[Path]) -> None:
        """The dry run, in a thread, and then its screen."""
        self.avisar(t.LEYENDO_RESPUESTA)

        def leer(oficina: Oficina) -> object:
            from certtui.process.respuesta import ensayar_respuesta, leer_respuesta

            return ensayar_respuesta(oficina, leer_respuesta(rutas), lote=lote)

        self.aparte(leer, self._mostrar_ensayo)

    def _mostrar_ensayo(self, ensayo: Any) -> None:
        from certtui.tui.lotes.ensayo import PantallaEnsayo

        self.pintar_detalle()
        self._escritas.clear()
        self.app.push_screen(PantallaEnsayo(self.oficina, ensayo), lambda _: self.releer_lote())

    def action_bajar(self) -> None:
        """Bring the answer from the service, and show what it would change."""
        lote = self.lote_elegido()
        if lote is None:
            return
        self.avisar(t.PREGUNTANDO)

        def traer(oficina: Oficina) -> tuple[str, Sequence[Path]]:
            from certtui.process import servicio

            cosfac = servicio.abrir_servicio(oficina, os.environ)
            if lote.via in _SIN_DESENLACE and not servicio.hallar_lote(oficina, lote.id, cosfac):
                return t.SIN_RESOLVER, ()
            consultado, rutas = servicio.traer_respuesta(
                oficina, lote.id, cosfac, carpeta_de_salida(oficina)
            )
            return t.en_proceso(consultado.mensaje), rutas

        def traido(valor: tuple[str, Sequence[Path]]) -> None:
            mensaje, rutas = valor
            if rutas:
                self.ensayar(lote.id, rutas)
            else:
                self.releer_lote()
                self.avisar(mensaje)

        self.aparte(traer, traido)

    def action_partir(self) -> None:
        """Set the good apart from the bad."""
        lote = self.lote_elegido()
        if lote is None:
            return
        preparado = lote.estado is EstadoLote.PREPARADO
        titulo = t.partir(lote.id)

        def contestado(si: bool | None) -> None:
            if not si:
                return
            self.avisar(t.REVISANDO)

            def partir(oficina: Oficina) -> object:
                from certtui.process import envio

                return envio.partir_lote(oficina, lote.id)

            self.aparte(partir, partido)

        def partido(particion: Any) -> None:
            buenos = particion.buenos
            self.releer_lote(buenos.id if buenos else 0)
            dicho = t.partido(buenos.total if buenos else 0, len(particion.malos))
            self.avisar(dicho)
            if malos := particion.malos:
                self.correr(
                    Encargo(titulo, len(malos), lambda _o, _a: iter(malos)), Partir, lambda: dicho
                )

        detalle = t.PARTIR_ES["preparado" if preparado else "devuelto"]
        self.app.push_screen(Confirmacion(titulo, detalle), contestado)

    def action_perdido(self) -> None:
        """Declare it lost, with evidence and a typed word."""
        lote = self.lote_elegido()
        if lote is None:
            return
        titulo = t.perdido(lote.id, lote.pendientes)

        def escrita(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            if not (valores["mensaje"] or valores["ticket"]):
                self.avisar(t.EVIDENCIA, mal=True)
                return

            def declarar(oficina: Oficina, alto: Callable[[], bool]) -> Iterator[Resultado]:
                from certtui.process import envio

                return _hasta(
                    envio.declarar_perdido(
                        oficina, lote.id, mensaje=valores["mensaje"], ticket=valores["ticket"]
                    ),
                    alto,
                )

            self.correr(Encargo(titulo, lote.pendientes, declarar), Perdido)

        campos = (
            Campo("mensaje", t.MENSAJE, obligatorio=False),
            Campo("ticket", t.TICKET, obligatorio=False),
            palabra(t.PALABRA_PERDIDO),
        )
        detalle = [t.PERDIDO_ES, t.EVIDENCIA, escriba_la_palabra(t.PALABRA_PERDIDO)]
        self.app.push_screen(Pregunta(titulo, campos, detalle), escrita)

    def action_ticket(self) -> None:
        """The notice of an overdue lot, asked for and given once; and the text of its ticket."""
        lote = self.lote_elegido()
        if lote is None:
            return

        def avisar(oficina: Oficina) -> str:
            from certtui.process import perdida
            from certtui.process.lote import leer_lote

            if not lote.avisado:
                for _ in perdida.avisar_vencidos(oficina, (lote.id,)):
                    pass
            return perdida.texto_de_vencido(oficina, leer_lote(oficina, lote.id))

        def avisado(texto: str) -> None:
            from certtui.tui.mesa.ticket import PantallaTicket

            self.releer_lote()
            self.app.push_screen(PantallaTicket(self.oficina, [texto]))

        def contestado(si: bool | None) -> None:
            if si:
                self.aparte(avisar, avisado)

        if lote.avisado:
            self.aparte(avisar, avisado)
            return
        titulo = t.avisar(lote.id, lote.pendientes)
        self.app.push_screen(Confirmacion(titulo, t.AVISAR_ES), contestado)

    def action_numero(self) -> None:
        """Keep the number, or that it did not arrive."""
        lote = self.lote_elegido()
        if lote is None:
            return
        incierto = lote.via in _SIN_DESENLACE

        def escrita(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            numero, no_llego = valores["numero"], valores.get("no_llego", "")
            if bool(numero) == bool(no_llego):
                self.avisar(t.UNO_DE_DOS, mal=True)
                return
            self.avisar(t.PREGUNTANDO)

            def anotar(oficina: Oficina) -> str:
                from certtui.process import respuesta, servicio

                if no_llego:
                    servicio.anotar_no_llego(oficina, lote.id, no_llego)
                    return t.NO_LLEGO_ANOTADO
                if incierto:
                    cosfac = servicio.abrir_servicio(oficina, os.environ)
                    servicio.anotar_hallado(oficina, lote.id, cosfac, numero)
                else:
                    respuesta.anotar_numero(oficina, lote.id, numero)
                return t.numero_anotado(numero)

            def anotado(dicho: str) -> None:
                self.releer_lote()
                self.avisar(dicho)

            self.aparte(anotar, anotado)

        campos = [Campo("numero", t.NUMERO, lote.numero_lote, obligatorio=not incierto)]
        if incierto:
            campos.append(Campo("no_llego", t.NO_LLEGO, obligatorio=False))
        self.app.push_screen(
            Pregunta(t.titulo_de_lote(lote.id), campos, t.UNO_DE_DOS if incierto else ""), escrita
        )


def palabra(cual: str) -> Campo:
    """A field that takes only one word."""
    return Campo(
        "palabra",
        t.CONFIRMA,
        revisar=lambda v: "" if v.casefold() == cual.casefold() else t.confirme_con(cual),
    )


def _hay_archivos(texto: str) -> str:
    return "" if encontrar(texto) else t.no_hay_archivo(texto)


def _hasta(pasos: Iterator[Any], alto: Callable[[], bool]) -> Iterator[Resultado]:
    """The same steps until somebody says stop; what is done stays done."""
    for paso in pasos:
        yield paso
        if alto():
            return
