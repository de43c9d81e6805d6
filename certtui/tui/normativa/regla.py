"""One rule: its document, what it asks for, and the steps and screens that apply it."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.process import normativa as uso
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_normativa as t
from certtui.texts.verbos import PANTALLA_DE_TRANSICION
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.pagina import ConHoja
from certtui.tui.piezas.trazo import Trozo, partir

_MARGEN = 4


def renglones_de_regla(
    ficha: uso.FichaDeRegla, ancho: int, mensaje: str = "", otras: Sequence[str] = ()
) -> list[list[Trozo]]:
    """The page of a rule; `mensaje` is what cited it, `otras` the other rules that it cited."""
    renglones: list[list[Trozo]] = []

    def parrafo(titulo: str, textos: Sequence[str]) -> None:
        renglones.append([(f" {titulo}", "bold underline")])
        for texto in textos:
            renglones.extend([(f"  {x}", "")] for x in partir(texto, max(20, ancho - _MARGEN)))
        renglones.append([])

    if mensaje:
        parrafo(t.MENSAJE, [mensaje])
    parrafo(f"{ficha.regla.id} · {t.QUE_PIDE}", [ficha.regla.texto])
    norma = ficha.norma
    parrafo(t.DOCUMENTO, [norma.titulo if norma else ficha.regla.documento])
    if ficha.regla.numeral:
        parrafo(t.NUMERAL, [ficha.regla.numeral])
    if norma is not None:
        fechas = [f"{f:%d/%m/%Y}" if f else "" for f in (norma.vigente_desde, norma.vigente_hasta)]
        parrafo(t.VIGENCIA, [t.vigencia(*fechas), norma.nota])
    donde = [
        t.paso(a.paso, a.nombre, a.papel, PANTALLA_DE_TRANSICION.get(a.paso, ""))
        for a in ficha.pasos
    ]
    if ficha.es_criterio:
        donde.append(t.ES_CRITERIO)
    if ficha.es_revision:
        donde.append(t.ES_REVISION)
    if ficha.ajustes:
        donde.append(t.AJUSTES.format(ajustes=", ".join(ficha.ajustes)))
    parrafo(t.DONDE, donde or [t.NO_SE_APLICA])
    if otras:
        parrafo(t.TITULO, [t.TAMBIEN.format(reglas=", ".join(otras))])
    return renglones


class PantallaRegla(ConHoja):
    """The page of a rule."""

    COMANDOS = (Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_REGLA

    def __init__(
        self,
        oficina: Oficina,
        ficha: uso.FichaDeRegla,
        mensaje: str = "",
        otras: Sequence[str] = (),
    ) -> None:
        super().__init__(oficina)
        self.ficha = ficha
        self._mensaje = mensaje
        self._otras = tuple(otras)

    def titulo(self) -> str:
        """Which one."""
        return f"{self.TITULO} {self.ficha.regla.id}"

    def componer(self) -> Sequence[Widget]:
        """The page."""
        ancho = self.app.size.width
        lineas = renglones_de_regla(self.ficha, ancho, self._mensaje, self._otras)
        return (Hoja(lineas, id="hoja"),)
