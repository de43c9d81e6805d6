"""A row of the log whole."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.domain.bitacora import canonico
from certtui.domain.reloj import de_texto, zona
from certtui.process.bitacora import EventoEntero
from certtui.process.oficina import Oficina
from certtui.texts import estados
from certtui.texts import pantallas_bitacora as t
from certtui.texts.bitacora import acto, cosa
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.trazo import Trozo, encajar, medir, partir

_ETIQUETA = 12


class PantallaEvento(Pantalla):
    """Its fields, its values unless they were erased, and its place in the chain."""

    COMANDOS = (Volver, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_FILA
    PARRAFOS = (t.AYUDA,)

    def __init__(self, oficina: Oficina, entero: EventoEntero) -> None:
        super().__init__(oficina)
        self.entero = entero

    def componer(self) -> Sequence[Widget]:
        """One page."""
        return (Hoja(self._renglones(), id="hoja"),)

    def _renglones(self) -> list[list[Trozo]]:
        e, r = self.entero.evento, self.entero.renglon
        etiquetas = self.oficina.ruta.estados
        huso = zona(self.oficina.identidad.entidad)
        nombre = self.entero.nombre
        paso = f"{e.transicion} · {nombre}" if nombre else acto(e.transicion)
        persona = r.matricula or (t.SUPRIMIDA if r.suprimida else "")
        de_que = f"{cosa(e.entidad)} {e.entidad_id or ''}".strip()
        valores = {
            "seq": str(e.seq),
            "en": f"{de_texto(e.en).astimezone(huso):%d/%m/%Y %H:%M:%S} ({e.en})",
            "actor": e.actor,
            "rol": estados.nombre_de_rol(e.rol),
            "paso": paso,
            "regla": e.regla,
            "cosa": " · ".join(x for x in (de_que, persona) if x),
            "cambio": " → ".join(etiquetas[x].etiqueta for x in (e.de, e.a) if x in etiquetas),
            "token": e.token,
            "compromiso": e.compromiso,
            "previo": e.previo,
            "hash": e.hash,
        }
        renglones: list[list[Trozo]] = []
        for clave, etiqueta in t.CAMPOS_DE_FILA.items():
            if valores[clave]:
                renglones += _con_sangria(etiqueta, valores[clave])
        renglones += [[], [(f" {t.DATOS}", "bold underline")]]
        if self.entero.datos is None:
            texto = t.SUPRIMIDOS if self.entero.suprimidos else t.SIN_DATOS
            return [*renglones, [(f" {texto}", "")]]
        ancho = max(_ETIQUETA, *(medir(clave) + 1 for clave in self.entero.datos), 0)
        for clave, valor in self.entero.datos.items():
            escrito = valor if isinstance(valor, str) else canonico({"": valor})[4:-1]
            renglones += _con_sangria(clave, escrito or t.VACIO, min(ancho, 30))
        return renglones


def _con_sangria(etiqueta: str, texto: str, sangria: int = _ETIQUETA) -> list[list[Trozo]]:
    """A value in as many lines as it needs, beside its label."""
    ancho = 80 - sangria - 2
    lineas: list[str] = []
    for linea in partir(texto, ancho):
        lineas += [linea[i : i + ancho] for i in range(0, len(linea), ancho)] or [""]
    return [
        [(f" {encajar('' if n else etiqueta, sangria)}", "bold"), (linea, "")]
        for n, linea in enumerate(lineas)
    ]
