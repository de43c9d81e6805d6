"""One stamped certificate: its files, its messages, its deliveries, its cancellation."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import de_texto, zona
from certtui.process import custodia, expediente
from certtui.process import reparto as uso
from certtui.process.oficina import Oficina
from certtui.process.reparto import RenglonReparto
from certtui.texts import pantallas_entrega as t
from certtui.texts.correo import ESTADOS
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Contexto, Interrumpir, Volver, enlaces
from certtui.tui.entrega.actos import ConActosDeEntrega
from certtui.tui.entrega.comandos import VERBOS_DE_ENTREGA
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.trazo import Trozo, partir


class EntregaAbierta(ConActosDeEntrega):
    """A page; what is done from it is read again."""

    COMANDOS = (*VERBOS_DE_ENTREGA, Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_UNO
    PARRAFOS = (t.AYUDA_UNO,)

    def __init__(self, oficina: Oficina, tramite: int) -> None:
        super().__init__(oficina)
        self._uno = uso.leer(oficina, tramite)

    def elegido(self) -> RenglonReparto | None:
        """This one."""
        return self._uno

    def contexto(self) -> Contexto:
        """There is always one."""
        return Contexto(hay_renglon=True, impedidos=self.impedidos())

    def componer(self) -> Sequence[Widget]:
        """The page."""
        return (Hoja(self._renglones(), id="hoja"),)

    def releer_entrega(self) -> None:
        """Read the certificate again; it is gone for who no longer reaches it."""
        try:
            self._uno = uso.leer(self.oficina, self._uno.id)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.query_one("#hoja", Hoja).poner(self._renglones())
        self.pintar_pie()

    def _cuando(self, texto: str) -> str:
        entidad = self.oficina.identidad.entidad
        return f"{de_texto(texto).astimezone(zona(entidad)):%d/%m/%Y %H:%M}" if texto else ""

    def _renglones(self) -> list[list[Trozo]]:
        ancho, uno = max(20, self.app.size.width - 4), self._uno
        lineas: list[list[Trozo]] = [
            [],
            [
                (f"  {safe(' '.join(uno.nombre.split()))}", "bold"),
                (f"  {safe(uno.matricula)}  {uno.folio}", ""),
            ],
        ]
        lineas += [[], [(f"  {t.ARCHIVOS}", "bold underline")]]
        vistos = custodia.revisar(self.oficina, uno.id)
        for v in vistos:
            signo, palabra = t.ARCHIVO[v.estado.value]
            color = "green" if v.estado is custodia.EstadoArchivo.INTEGRO else "bold red"
            nombre = safe(v.archivo.ruta.split("/", 2)[-1])
            lineas.append([(f"  {signo} {palabra:<8}", color), (f" {nombre}", "")])
        guardados = expediente.de(self.oficina, uno.id)
        lineas += [] if vistos else [[(f"  {t.NINGUNO}", "")]]
        lineas += [[], [(f"  {t.CORREOS}", "bold underline")]]
        for m in guardados.mensajes:
            signo, palabra, color = ESTADOS[m.estado.value]
            cola = f"  {self._cuando(m.cambiado_en)}  {t.intento(m.numero, m.intentos)}"
            lineas.append([(f"  {signo} {palabra:<10}", color), (f"{safe(m.para)}{cola}", "")])
            lineas += [[(f"      {x}", "")] for x in partir(safe(m.respuesta), ancho - 4) if x]
        lineas += [] if guardados.mensajes else [[(f"  {t.NINGUNO}", "")]]
        lineas += [[], [(f"  {t.ENTREGAS}", "bold underline")]]
        for e in guardados.entregas:
            texto = f"{safe(e.correo)}  {t.recibio(safe(e.acuse_recibe))}"
            cabeza = f"  {t.entrega(e.numero, e.tipo.value)}  {self._cuando(e.en)}  "
            lineas.append([(cabeza, "bold"), (texto, "")])
        lineas += [] if guardados.entregas else [[(f"  {t.NINGUNA}", "")]]
        if guardados.tramite.cancelacion_en:
            lineas += [[], [(f"  {t.CANCELACION}", "bold underline")]]
            pedida = self._cuando(guardados.tramite.cancelacion_en)
            motivo = safe(guardados.tramite.cancelacion_motivo)
            lineas += [[(f"  {x}", "")] for x in partir(f"{pedida}  {motivo}", ancho)]
            r = uso.relojes(self.oficina, de_texto(guardados.tramite.cancelacion_en))
            z = zona(self.oficina.identidad.entidad)
            for x in t.relojes(r.natural.astimezone(z), r.habil.astimezone(z), r.rige, r.horas):
                lineas += [[(f"  {y}", "")] for y in partir(x, ancho)]
        return lineas
