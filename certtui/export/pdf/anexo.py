"""Pages after the face: modules that did not fit there, and competencias of their own."""

from collections.abc import Callable

from certtui.export.pdf.estilos import (
    DER,
    FIJO,
    FILA,
    FOLIO,
    IZQ,
    NOTA,
    SUBENCABEZADO,
    TITULO,
    UTIL,
    banda,
    renglon_de_titulo,
)
from certtui.export.pdf.modulos import PASO_MAX, UNA, competencias, titulo_de_modulos
from certtui.export.representacion import Representacion
from certtui.export.trazo import ACENTO, Pliego, partir

_AL_PIE = 54.0
"""Points kept free below the last line of a page."""


def componer_anexo(
    pliego: Pliego, rep: Representacion, pagina: Callable[[], None], desde: int
) -> None:
    """Draw the modules from place `desde` and the competencias; no page when there is nothing."""
    y = 0.0
    quedan = list(enumerate(rep.documento.uacs))[desde:]
    while quedan:
        y = _titular(pliego, rep, _abrir(pliego, rep, pagina), titulo_de_modulos(rep))
        caben = UNA.caben(quedan, pliego.alto - _AL_PIE - y - 12, PASO_MAX)
        y = UNA.dibujar(pliego, quedan[:caben], y, PASO_MAX)
        quedan = quedan[caben:]
        cola = "Continúa en la página siguiente" if quedan else "Concluye la relación de módulos"
        pliego.texto(DER, y + 10, cola, NOTA, FIJO, "derecha")
        y += 18
    propias = competencias(rep)
    if propias:
        _competencias(pliego, rep, pagina, propias, y)


def _abrir(pliego: Pliego, rep: Representacion, pagina: Callable[[], None]) -> float:
    pagina()
    pliego.texto(IZQ, 62, "Anexo del certificado", TITULO.de(15), FIJO)
    pliego.texto(DER, 52, rep.folio_ce, FOLIO, "Dec.folioControl", "derecha")
    pliego.texto(DER, 64, rep.timbre.folio_digital, FOLIO.de(7), "Sep.folioDigital", "derecha")
    pliego.linea(IZQ, 72, DER, 72, ACENTO, 0.9)
    y = pliego.parrafo(IZQ, 86, UTIL, rep.nombre_completo, SUBENCABEZADO, "Alumno.nombre")
    pliego.texto(IZQ, y, rep.documento.alumno.curp, SUBENCABEZADO, "Alumno.curp")
    return y + 9


def _titular(pliego: Pliego, rep: Representacion, y: float, titulo: str) -> float:
    return (renglon_de_titulo if rep.diseno == "clasico" else banda)(pliego, y, titulo)


def _competencias(
    pliego: Pliego,
    rep: Representacion,
    pagina: Callable[[], None],
    textos: tuple[str, ...],
    y: float,
) -> None:
    titulo = "Competencias laborales"
    if not y or y > pliego.alto - _AL_PIE - 80:
        y = _abrir(pliego, rep, pagina)
    y = _titular(pliego, rep, y, titulo) + 12
    for i, texto in enumerate(textos, 1):
        campo = f"CompetenciasEspecificas[{i}].nombreCompetenciasLaborales"
        partes = partir(texto, UTIL - 40, FILA, campo)
        if y + len(partes) * 9 > pliego.alto - _AL_PIE:
            y = _titular(pliego, rep, _abrir(pliego, rep, pagina), titulo) + 12
        pliego.texto(IZQ + 18, y, str(i), FILA, f"CompetenciasEspecificas[{i}].número", "centro")
        for parte in partes:
            pliego.texto(IZQ + 30, y, parte, FILA, campo)
            y += 9
        y += 3.5
