"""What is done with stamped certificates, from the list or from inside of one."""

from collections.abc import Callable, Iterator, Sequence

from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError
from certtui.domain.mensaje import EstadoMensaje
from certtui.domain.reloj import de_texto, zona
from certtui.domain.tramite import Tramite
from certtui.process import bajas, correo, custodia
from certtui.process import reparto as uso
from certtui.process.camino import Resultado
from certtui.process.oficina import Oficina
from certtui.process.reparto import Destino, RenglonReparto
from certtui.texts import pantallas_dialogo
from certtui.texts import pantallas_entrega as t
from certtui.texts.estados import no_le_toca
from certtui.texts.seguro import safe
from certtui.tui.comandos import Comando
from certtui.tui.entrega.comandos import (
    Acusar,
    Cancelar,
    ConfirmarCancelacion,
    Descargar,
    Duda,
    Enviar,
    Reponer,
    Restaurar,
)
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Pregunta, campo_de_palabra
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda

_POR_DECIDIR = (EstadoMensaje.PENDIENTE, EstadoMensaje.INCIERTO, EstadoMensaje.REHUSADO)
_TRANSICION: dict[type[Comando], str] = {
    Descargar: "T15",
    Enviar: "T16",
    Acusar: "T16",
    Reponer: "T17",
    Duda: "T16",
    Cancelar: "E06",
    ConfirmarCancelacion: "E07",
}

_ESTADOS: dict[type[Comando], tuple[str, ...]] = {
    Descargar: ("timbrado",),
    Enviar: ("timbrado", "descargado", "entregado"),
    Acusar: ("timbrado", "descargado"),
    Reponer: ("entregado",),
    Restaurar: ("descargado", "entregado", "cancelacion_solicitada", "cancelado"),
}
"""From which states each act on several is done; the others are left out and counted."""

Generador = Callable[[Oficina, Sequence[int], Callable[[], bool]], Iterator[Resultado]]


def _origen(texto: str) -> str:
    return "" if texto in list(OrigenCorreo) else t.NO_ES_ORIGEN


class ConActosDeEntrega(Pantalla):
    """A screen from which certificates are downloaded, mailed, delivered, or cancelled."""

    def elegido(self) -> RenglonReparto | None:
        """The certificate that the acts are for."""
        raise NotImplementedError

    def elegidos(self) -> Sequence[int]:
        """Those that the acts on many are for."""
        uno = self.elegido()
        return () if uno is None else (uno.id,)

    def releer_entrega(self) -> None:
        """Read again after an act."""
        raise NotImplementedError

    def impedidos(self) -> dict[str, str]:
        """Why each act is not possible: the role first, then the certificate (not with several)."""
        uno = self.elegido()
        if uno is None:
            return {}
        ruta, rol = self.oficina.ruta, self.oficina.usuario.rol
        varios = len(self.elegidos()) > 1
        relevo = "" if self.oficina.ajustes.texto("correo.servidor") else t.SIN_RELEVO
        listo = uno.estado in {"timbrado", "descargado"}
        porque = {
            Descargar.id: "" if varios or uno.estado == "timbrado" else t.NO_SE_DESCARGA,
            Enviar.id: relevo or ("" if varios else self._no_se_envia(uno)),
            Acusar.id: "" if varios or (listo and not self._por_salir(uno)) else self._no_hay(uno),
            Reponer.id: "" if uno.estado == "entregado" else t.NO_SE_REPONE,
            Duda.id: "" if uno.mensaje in _POR_DECIDIR else t.NO_HAY_DUDA,
            Restaurar.id: (t.NADA_QUE_RESTAURAR if not varios and uno.estado == "timbrado" else ""),
            Cancelar.id: "" if listo or uno.estado == "entregado" else t.NO_SE_CANCELA,
            ConfirmarCancelacion.id: (
                "" if uno.estado == "cancelacion_solicitada" else t.NO_SE_CONFIRMA
            ),
        }
        for comando, transicion in _TRANSICION.items():
            paso = ruta.transiciones[transicion]
            if rol not in paso.roles:
                porque[comando.id] = no_le_toca(comando.texto(), paso.regla_rol, paso.roles)
        return {clave: motivo for clave, motivo in porque.items() if motivo}

    @staticmethod
    def _por_salir(uno: RenglonReparto) -> bool:
        return uno.mensaje in {
            EstadoMensaje.PENDIENTE,
            EstadoMensaje.EN_ENVIO,
            EstadoMensaje.INCIERTO,
        }

    def _no_hay(self, uno: RenglonReparto) -> str:
        if uno.mensaje == EstadoMensaje.INCIERTO:
            return t.EN_DUDA
        return t.CORREO_PENDIENTE if self._por_salir(uno) else t.NO_SE_ENTREGA

    @staticmethod
    def _no_se_envia(uno: RenglonReparto) -> str:
        if uno.estado not in {"timbrado", "descargado", "entregado"}:
            return t.NO_SE_ENVIA
        if uno.mensaje == EstadoMensaje.ENVIADO:
            return t.YA_ENVIADO
        return t.EN_DUDA if uno.mensaje == EstadoMensaje.INCIERTO else ""

    def _de_quien(self) -> str:
        plantel = self.oficina.usuario.plantel
        return t.del_plantel(plantel) if plantel else ""

    def _repartir(self, comando: type[Comando]) -> tuple[tuple[int, ...], str]:
        """Those that the act is for and, when it is asked of several, what is said of the rest."""
        claves = tuple(self.elegidos())
        if len(claves) < 2:
            return claves, ""
        proceden = tuple(uso.en_estados(self.oficina, claves, _ESTADOS[comando]))
        fuera = len(claves) - len(proceden)
        return proceden, t.quedan_fuera(comando.accion(), fuera) if fuera else ""

    def _correr(
        self, comando: type[Comando], claves: Sequence[int], hacer: Generador, fuera: str = ""
    ) -> None:
        if not claves:
            self.avisar(fuera, mal=True)
            return
        verbo = t.VERBOS[comando.accion()]
        titulo = t.titulo_de(verbo, len(claves), self._de_quien())

        def correr(oficina: Oficina, alto: Callable[[], bool]) -> Iterator[Resultado]:
            return hacer(oficina, claves, alto)

        def hecho(cosecha: Cosecha) -> None:
            self.releer_entrega()
            dicho = t.terminado(comando.texto(), pantallas_dialogo.cuentas(cosecha.cuentas))
            self.avisar(f"{dicho} {fuera}".strip(), mal=bool(cosecha.fallidos))

        self.app.push_screen(Tanda(self.oficina, Encargo(titulo, len(claves), correr), hecho))

    def _confirmar(
        self,
        comando: type[Comando],
        claves: Sequence[int],
        detalle: Sequence[str],
        seguir: Callable[[], None],
    ) -> None:
        if not claves:
            self.avisar(detalle[-1], mal=True)
            return
        titulo = t.titulo_de(t.VERBOS[comando.accion()], len(claves), self._de_quien())
        self.app.push_screen(Confirmacion(titulo, detalle), lambda si: seguir() if si else None)

    def al_contestar(self) -> None:
        """What a form did is read again."""
        self.releer_entrega()

    def _con_destino(
        self, comando: type[Comando], seguir: Callable[[Destino], None], *, recibe: bool
    ) -> None:
        """One certificate: to which address, who stated it and, with the acuse, who received."""
        uno = self.elegido()
        if uno is None:
            return
        vivo = uso.mensaje_siguiente(self.oficina, uno.id)
        enviado = vivo is not None and vivo.estado is EstadoMensaje.ENVIADO
        propuesto = vivo.para if vivo else uso.correo_institucional(self.oficina, uno.id)
        origen = vivo.origen.value if vivo else OrigenCorreo.INSTITUCIONAL.value
        quien = vivo.declarado_por if vivo else ""
        nombre = custodia.tramite_de(self.oficina, uno.id).nombre_oficial
        campos = [
            *([Campo("recibe", t.RECIBE, nombre)] if recibe else []),
            Campo("correo", t.CORREO, propuesto),
            Campo("origen", t.ORIGEN, origen, revisar=_origen),
            Campo("declarado_por", t.DECLARA, quien, obligatorio=False),
            *(
                [Campo("instruccion", t.INSTRUCCION)]
                if self.oficina.ajustes.activo("entrega.instruccion_dg")
                else []
            ),
        ]

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is not None:
                seguir(
                    Destino(
                        correo=valores["correo"],
                        origen=OrigenCorreo(valores["origen"]),
                        declarado_por=valores["declarado_por"],
                        recibe=valores.get("recibe", ""),
                        instruccion=valores.get("instruccion", ""),
                    )
                )

        titulo = f"{t.VERBOS[comando.accion()]} {safe(uno.folio)}"
        detalle = [t.FALTA_QUIEN] if enviado and recibe else [t.ORIGENES]
        self.app.push_screen(Pregunta(titulo, campos, detalle), escrito)

    def action_descargar(self) -> None:
        """T15 on what is chosen."""
        claves, fuera = self._repartir(Descargar)
        self._correr(Descargar, claves, uso.descargar, fuera)

    def action_restaurar(self) -> None:
        """Make again what is missing."""
        claves, fuera = self._repartir(Restaurar)
        self._correr(Restaurar, claves, uso.restaurar, fuera)

    def action_enviar(self) -> None:
        """Through the relay: many to their own addresses, one to the address that is typed."""
        claves, fuera = self._repartir(Enviar)

        def correr(destino: Destino) -> None:
            self._correr(
                Enviar,
                claves,
                lambda oficina, cuales, alto: uso.enviar(oficina, cuales, destino, alto),
            )

        if len(self.elegidos()) > 1:
            detalle = [t.A_INSTITUCIONAL, t.ENVIANDO, *([fuera] if fuera else [])]
            self._confirmar(Enviar, claves, detalle, lambda: correr(Destino()))
        else:
            self._con_destino(Enviar, correr, recibe=False)

    def action_acuse(self) -> None:
        """T16: many to their own addresses, one with who received."""
        self._entregar(Acusar)

    def action_reposicion(self) -> None:
        """T17, of one."""
        self._entregar(Reponer)

    def _entregar(self, comando: type[Comando]) -> None:
        claves, fuera = self._repartir(comando)

        def correr(destino: Destino) -> None:
            self._correr(
                comando,
                claves,
                lambda oficina, cuales, alto: uso.entregar(oficina, cuales, destino, alto),
            )

        if len(self.elegidos()) > 1:
            detalle = [t.A_INSTITUCIONAL, *([fuera] if fuera else [])]
            self._confirmar(comando, claves, detalle, lambda: correr(Destino()))
        else:
            self._con_destino(comando, correr, recibe=True)

    def action_duda(self) -> None:
        """A person decides on the message of the certificate."""
        uno = self.elegido()
        mensaje = uso.mensaje_siguiente(self.oficina, uno.id) if uno else None
        if mensaje is None:
            return
        hay = {"llego": correo.llego, "no_llego": correo.no_llego, "descartar": correo.descartar}
        if mensaje.estado is not EstadoMensaje.INCIERTO:
            hay = {"descartar": correo.descartar}

        def revisar(valor: str) -> str:
            return "" if valor in hay else t.NO_ES_DECISION

        def decidir(valores: dict[str, str]) -> str:
            hay[valores["decision"]](self.oficina, mensaje.id, valores["motivo"])
            return t.resuelto(mensaje.id, valores["decision"])

        propuesta = next(iter(hay)) if len(hay) == 1 else ""
        campos = [
            Campo("decision", t.DECISION, propuesta, revisar=revisar),
            Campo("motivo", t.MOTIVO),
        ]
        titulo = t.resolver(mensaje.id, safe(mensaje.para), mensaje.estado.value)
        detalle = [f"{clave}: {t.DECISIONES[clave]}" for clave in hay]
        self.pedir(titulo, campos, detalle, decidir)

    def _tramite(self) -> Tramite | None:
        uno = self.elegido()
        if uno is None:
            return None
        try:
            return custodia.tramite_de(self.oficina, uno.id)
        except CerttuiError as error:
            self.avisar_error(error)
            return None

    def action_cancelar(self) -> None:
        """E06: the reason, and the folio typed again."""
        tramite = self._tramite()
        if tramite is None:
            return
        r, z = uso.relojes(self.oficina), zona(self.oficina.identidad.entidad)

        def cancelar(valores: dict[str, str]) -> str:
            bajas.pedir_cancelacion(
                self.oficina, tramite, motivo=valores["motivo"], folio=valores["folio"]
            )
            pedido = custodia.tramite_de(self.oficina, tramite.id)
            vence = de_texto(pedido.cancelacion_vence).astimezone(z)
            return t.solicitada(tramite.folio_texto, vence)

        detalle = [
            t.CANCELAR_ES,
            *t.relojes(r.natural.astimezone(z), r.habil.astimezone(z), r.rige, r.horas),
        ]
        campos = [Campo("motivo", t.MOTIVO), Campo("folio", t.FOLIO)]
        self.pedir(t.cancelar(safe(tramite.folio_texto)), campos, detalle, cancelar)

    def action_confirmar(self) -> None:
        """E07: what COSFAC said, or the term; the word is typed."""
        tramite = self._tramite()
        if tramite is None:
            return
        z = zona(self.oficina.identidad.entidad)
        r = uso.relojes(self.oficina, de_texto(tramite.cancelacion_en))

        def confirmar(valores: dict[str, str]) -> str:
            from certtui.process import entrega

            bajas.confirmar_cancelacion(self.oficina, tramite, cosfac=valores["cosfac"])
            hecho = custodia.tramite_de(self.oficina, tramite.id)
            pdf = entrega.etiquetar_cancelado(self.oficina, hecho)
            return t.cancelado(tramite.folio_texto, pdf.name)

        campos = [
            Campo("cosfac", t.COSFAC, obligatorio=False),
            campo_de_palabra(t.PALABRA_CANCELAR),
        ]
        detalle = [
            t.CONFIRMAR_ES,
            *t.relojes(r.natural.astimezone(z), r.habil.astimezone(z), r.rige, r.horas),
        ]
        self.pedir(t.confirmar(safe(tramite.folio_texto)), campos, detalle, confirmar)
