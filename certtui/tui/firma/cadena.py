"""What a signer signs, read out of the very text that is sealed; and the eight checks."""

from collections.abc import Callable, Sequence

from textual.widget import Widget

from certtui.dec.iems.cadena import leer_cadena
from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.process.firma import Pendiente
from certtui.process.oficina import Oficina
from certtui.process.paquete import PorSellar
from certtui.texts import pantallas_firma as t
from certtui.texts.hallazgos import VEREDICTOS, frase, remedio
from certtui.texts.hallazgos_efirma import PASOS
from certtui.tui.comandos import Interrumpir, Volver, enlaces
from certtui.tui.firma.comandos import RevisarOtraVez
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.pagina import ConHoja
from certtui.tui.piezas.trazo import Trozo, encajar, partir

_ANCHO = 46
_SIGNOS = {Veredicto.OK: "√", Veredicto.FALLA: "!", Veredicto.AVISO: "·", Veredicto.NO_APLICA: "-"}
SOLO_LEER = (Volver, Interrumpir)


class Pagina(ConHoja):
    """A page of text with nothing to do but read it; subclasses say which and what."""

    BINDINGS = enlaces(*SOLO_LEER)

    def renglones(self, ancho: int) -> list[list[Trozo]]:
        """The text for a screen of these columns."""
        raise NotImplementedError

    def componer(self) -> Sequence[Widget]:
        """The page."""
        return (Hoja(self.renglones(self.app.size.width), id="hoja"),)


class PaginaDeCadena(Pagina):
    """The certificate of one trámite and its cadena, field by field (dec-iems §3)."""

    COMANDOS = SOLO_LEER
    TITULO = t.TITULO_CADENA

    def __init__(self, oficina: Oficina, pendiente: Pendiente) -> None:
        super().__init__(oficina)
        self._pendiente = pendiente

    def renglones(self, ancho: int) -> list[list[Trozo]]:
        """First what a person checks, then every field in its order."""
        p = self._pendiente
        resumen = t.resumen(*PorSellar(p.tramite.folio_control, p.cadena).resumen)
        lineas: list[list[Trozo]] = [
            [(f" {t.RESUMEN} {p.tramite.folio_control}", "bold underline")],
            *([(f"  {r}", "bold")] for r in partir(resumen, ancho - 4)),
            [],
            [(f" {t.CAMPO_POR_CAMPO}", "bold underline")],
        ]
        for numero, (campo, valor) in enumerate(leer_cadena(p.cadena), start=1):
            partes = partir(valor or t.VACIO, max(10, ancho - _ANCHO - 8))
            lineas.append([(f" {numero:>3}  {encajar(campo, _ANCHO)} ", ""), (partes[0], "bold")])
            lineas += [[(" " * (_ANCHO + 7), ""), (r, "bold")] for r in partes[1:]]
        return lineas


class PaginaDeRevision(Pagina):
    """The eight checks of an e.firma, each with what to bring when it fails (L16)."""

    COMANDOS = (RevisarOtraVez, *SOLO_LEER)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_REVISION

    def __init__(
        self, oficina: Oficina, hallazgos: Sequence[Hallazgo], otra_vez: Callable[[], None]
    ) -> None:
        super().__init__(oficina)
        self._hallazgos = hallazgos
        self._otra_vez = otra_vez

    def action_otra_vez(self) -> None:
        """Leave, and do them again."""
        self.action_volver()
        self._otra_vez()

    def renglones(self, ancho: int) -> list[list[Trozo]]:
        """A line for each check; under it, what it saw and what to do."""
        lineas: list[list[Trozo]] = []
        for h in self._hallazgos:
            color = "bold red" if h.impide else "bold"
            titulo = f" {_SIGNOS[h.veredicto]} {encajar(VEREDICTOS[h.veredicto], 10)} "
            lineas.append([(titulo, color), (PASOS.get(h.campo, h.campo), "bold")])
            texto = frase(h) if not h.impide else f"{frase(h)} {remedio(h)} [{h.regla}]"
            lineas += [[(f"              {r}", "")] for r in partir(texto, ancho - 16) if r]
        return lineas
