"""What is done with refusals, of a whole cause or of the marked ones; each act asks and tells."""

from collections.abc import Callable, Sequence

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.letras import llano
from certtui.domain.plegado import plegar
from certtui.domain.rechazo import PatronInvalido, campo_del_nombre, reconoce
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.process import consultas_rechazos as cr
from certtui.process.consultas_rechazos import GrupoDeCausa, RenglonRechazo
from certtui.texts import pantallas_dialogo
from certtui.texts import pantallas_rechazos as t
from certtui.texts.errores import explicar
from certtui.texts.estados import no_le_toca
from certtui.texts.seguro import safe
from certtui.tui.comandos import Comando
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Pregunta
from certtui.tui.piezas.importado import ConImportacion, DelSae
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.rechazos.comandos import (
    AtenderBaja,
    CorreccionesSae,
    PedirBaja,
    ReglaNueva,
    Rehacer,
)
from certtui.tui.saltos import ir

PEDIDA, POR_PEDIR, CON_BAJA = "baja_solicitada", "rechazado", "baja"
_OTRA_PANTALLA = {
    ResuelveEn.EFIRMA: "5",
    ResuelveEn.CATALOGO: "catalogos",
    ResuelveEn.RED: "6",
}
"""Where else a cause is mended in this program."""


class ConActosDeCausa(ConImportacion):
    """A screen from which the refusals of a cause are mended, all or some of them."""

    def grupo_elegido(self) -> GrupoDeCausa | None:
        """The cause."""
        raise NotImplementedError

    def elegidos(self, estado: str) -> tuple[list[int], int]:
        """The chosen ones in a state, in order, and how many are left out."""
        raise NotImplementedError

    def renglones_elegidos(self) -> list[RenglonRechazo]:
        """The chosen ones, whole."""
        raise NotImplementedError

    def releer_rechazos(self) -> None:
        """Read again after an act."""
        raise NotImplementedError

    def importado(self) -> None:
        """Read again after an import."""
        self.releer_rechazos()

    def del_grupo(self, estado: str = "") -> list[int]:
        """Trámites of the cause, in a state or in any."""
        g = self.grupo_elegido()
        return cr.tramites_de_causa(self.oficina, g.regla, g.causa, estado) if g else []

    def renglones_del_grupo(self) -> list[RenglonRechazo]:
        """The refusals of the cause, whole."""
        g = self.grupo_elegido()
        if g is None:
            return []
        return cr.pagina_de_causa(self.oficina, g.regla, g.causa, 0, len(self.del_grupo()))

    def impedidos(self, *, rechazado: bool, pedida: bool, con_baja: bool) -> dict[str, str]:
        """Why each act is not possible: the role first, then the cause, then the states."""
        g = self.grupo_elegido()
        de_importar = {DelSae.id: self.impedimento_de_importar(DelSae)}
        if g is None:
            return de_importar
        porque = de_importar | {
            PedirBaja.id: self.ajeno(PedirBaja, "E01")
            or ("" if g.regla else t.SIN_CAUSA_NO_HAY_BAJA)
            or ("" if rechazado else t.YA_CON_BAJA if pedida else t.YA_DADA),
            AtenderBaja.id: self.ajeno(AtenderBaja, "E02")
            or ("" if pedida else t.SIN_BAJA_PEDIDA if rechazado else t.YA_DADA),
            Rehacer.id: self.ajeno(Rehacer, "E03") or ("" if con_baja else t.FALTA_LA_BAJA),
            ReglaNueva.id: self._no_hay_regla(g),
            CorreccionesSae.id: "" if g.resuelve is ResuelveEn.SAE else t.NO_ES_DEL_SAE,
        }
        return {clave: motivo for clave, motivo in porque.items() if motivo}

    def ajeno(self, comando: type[Comando], transicion: str) -> str:
        """Why a verb belongs to others; "" when it is the person's."""
        paso = self.oficina.ruta.transiciones[transicion]
        if self.oficina.usuario.rol in paso.roles:
            return ""
        return no_le_toca(comando.texto(), paso.regla_rol, paso.roles)

    def _no_hay_regla(self, g: GrupoDeCausa) -> str:
        if g.regla:
            return t.YA_TIENE_CAUSA
        if self.oficina.usuario.rol not in cr.ROLES_DE_REGLA:
            return no_le_toca(ReglaNueva.texto(), "L15b", cr.ROLES_DE_REGLA)
        return ""

    def correr(self, encargo: Encargo, comando: type[Comando]) -> None:
        """Run a batch; when it is over read again and tell what came of it."""

        def hecho(cosecha: Cosecha) -> None:
            self.releer_rechazos()
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(t.terminado(comando.texto(), cuentas), mal=bool(cosecha.fallidos))

        self.app.push_screen(Tanda(self.oficina, encargo, hecho))

    def action_pedir(self) -> None:
        """Ask for the baja, once confirmed."""
        g, (ids, saltados) = self.grupo_elegido(), self.elegidos(POR_PEDIR)
        if g is None or not ids:
            self.avisar(t.YA_CON_BAJA)
            return
        self._confirmar(
            Encargo(t.pedir(len(ids)), len(ids), lambda o, alto: cr.pedir_bajas(o, ids, alto)),
            t.detalle_de_pedir(safe(g.causa), saltados),
            PedirBaja,
        )

    def action_rehacer(self) -> None:
        """A new trámite for what was given the baja; each is checked again before it is made."""
        g, (ids, saltados) = self.grupo_elegido(), self.elegidos(CON_BAJA)
        if g is None or not ids:
            self.avisar(t.FALTA_LA_BAJA)
            return
        self._confirmar(
            Encargo(t.rehacer(len(ids)), len(ids), lambda o, alto: cr.rehacer(o, ids, alto)),
            t.detalle_de_rehacer(safe(g.causa), g.resuelve, saltados),
            Rehacer,
        )

    def _confirmar(self, encargo: Encargo, detalle: Sequence[str], comando: type[Comando]) -> None:
        def contestado(si: bool | None) -> None:
            if si:
                self.correr(encargo, comando)

        self.app.push_screen(Confirmacion(encargo.titulo, detalle), contestado)

    def action_atender(self) -> None:
        """Record the ticket that gave the baja."""
        g, (ids, saltados) = self.grupo_elegido(), self.elegidos(PEDIDA)
        if g is None or not ids:
            self.avisar(t.SIN_BAJA_PEDIDA)
            return
        titulo = t.atender(len(ids))

        def contestado(valores: dict[str, str] | None) -> None:
            if valores is not None:
                ticket = valores["ticket"]
                self.correr(
                    Encargo(
                        titulo, len(ids), lambda o, alto: cr.atender_bajas(o, ids, ticket, alto)
                    ),
                    AtenderBaja,
                )

        campos = (
            Campo("ticket", t.TICKET),
            Campo(
                "palabra",
                t.CONFIRMA,
                revisar=lambda v: "" if v.upper() == t.PALABRA_BAJA else t.FALTA_PALABRA,
            ),
        )
        self.app.push_screen(
            Pregunta(titulo, campos, t.detalle_de_atender(safe(g.causa), saltados)), contestado
        )

    def action_corregir(self) -> None:
        """Where the cause is mended: the name's own field, SAE's sheet, or another screen."""
        g = self.grupo_elegido()
        if g is None:
            return
        if g.resuelve is ResuelveEn.APLICATIVO and g.campo in CAMPOS_DEL_NOMBRE:
            self._corregir_nombre()
        elif g.resuelve is ResuelveEn.SAE:
            self._mostrar_textos(cr.textos_para_sae(self.oficina, self.renglones_elegidos()))
        elif not g.regla:
            self.avisar(t.SIN_CAUSA_QUE_CORREGIR)
        elif (clave := _OTRA_PANTALLA.get(g.resuelve)) is not None:
            ir(self.app, self.oficina, clave)
        else:
            self.action_ticket()

    def _corregir_nombre(self) -> None:
        from certtui.process import consultas_nombres as cn
        from certtui.tui.nombres.nombre import PantallaNombre

        elegidos = self.renglones_elegidos()
        listo = next((r for r in elegidos if r.estado_sucesor == "cargado"), None)
        if listo is None:
            r = elegidos[0] if elegidos else None
            estado = (r.estado_sucesor or r.estado) if r else ""
            self.avisar(t.paso_que_falta(estado, r.etiqueta if r else ""))
            return
        try:
            renglon = cn.renglon(self.oficina, listo.sucesor)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.app.push_screen(
            PantallaNombre(
                self.oficina, renglon, self.avisar, campo=campo_del_nombre(listo.mensaje)
            ),
            lambda _: self.releer_rechazos(),
        )

    def action_ticket(self) -> None:
        """The text for the mesa, of the chosen ones."""
        self._mostrar_textos(
            [cr.texto_de_ticket(self.oficina, r) for r in self.renglones_elegidos()]
        )

    def _mostrar_textos(self, textos: Sequence[str]) -> None:
        from certtui.tui.mesa.ticket import PantallaTicket

        if textos:
            self.app.push_screen(PantallaTicket(self.oficina, textos))

    def action_correcciones(self) -> None:
        """The whole cause, or the marked ones, for SAE."""
        self.guardar(lambda: cr.exportar_correcciones(self.oficina, self._para_sae()))

    def _para_sae(self) -> list[RenglonRechazo]:
        return self.renglones_elegidos()

    def guardar(self, escribir: Callable[[], object], dicho: str = t.SAE_GUARDADO) -> None:
        """Leave something in the outbox and say where."""
        from pathlib import Path

        try:
            ruta = escribir()
        except CerttuiError as error:
            self.avisar_error(error)
            return
        if isinstance(ruta, Path):
            self.avisar(con_ruta(dicho, ruta, self.size.width))

    def action_regla(self) -> None:
        """A small form for a rule that recognises this message."""
        elegidos = self.renglones_elegidos()
        if not elegidos:
            return
        r = elegidos[0]
        plegado = plegar(r.mensaje)

        def revisar_patron(patron: str) -> str:
            try:
                if not reconoce(patron, plegado):
                    return t.NO_RECONOCE
                return t.RECONOCE_TODO if reconoce(patron, "") else ""
            except PatronInvalido as error:
                return explicar(error).frase

        def contestado(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self._agregar(valores, r)

        campos = (
            Campo("patron", t.PATRON, cr.proponer_patron(r.mensaje), revisar=revisar_patron),
            Campo("causa", t.NOMBRE_CAUSA),
            Campo("campo", t.NOMBRE_CAMPO, obligatorio=False),
            Campo(
                "lugar",
                t.LUGAR,
                "sae",
                revisar=lambda v: "" if llano(v) in t.LUGARES else t.lugar_desconocido(),
            ),
            Campo("consejo", t.CONSEJO),
        )
        detalle = t.detalle_de_regla(safe(r.mensaje))
        self.app.push_screen(Pregunta(t.REGLA_NUEVA, campos, detalle), contestado)

    def _agregar(self, valores: dict[str, str], r: RenglonRechazo) -> None:
        nueva = cr.ReglaNueva(
            patron=valores["patron"],
            causa=valores["causa"],
            campo=valores["campo"],
            resuelve=t.LUGARES[llano(valores["lugar"])],
            consejo=valores["consejo"],
        )
        try:
            reporte = cr.guardar_reporte(self.oficina, r)
            cambiados = cr.agregar_regla(self.oficina, nueva)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.releer_rechazos()
        self.avisar(con_ruta(t.regla_agregada(cambiados), reporte, self.size.width))
