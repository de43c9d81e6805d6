"""Order of the pages: the face, the annex when the modules do not fit, and the page numbers."""

from certtui.export.pdf.anexo import componer_anexo
from certtui.export.pdf.cara import componer_cara
from certtui.export.pdf.clasico import componer_clasico
from certtui.export.pdf.marcas import marcar_fondo, numerar
from certtui.export.representacion import Representacion
from certtui.export.trazo import ALTO, ALTO_OFICIO, Pliego


def componer(rep: Representacion) -> Pliego:
    """Every text, box and rule of the certificate, each text with its field's name."""
    pliego = Pliego(alto=ALTO_OFICIO if rep.papel == "oficio" else ALTO)

    def pagina() -> None:
        pliego.nueva_pagina()
        marcar_fondo(pliego, rep)

    pagina()
    cara = componer_clasico if rep.diseno == "clasico" else componer_cara
    impresos = cara(pliego, rep)
    componer_anexo(pliego, rep, pagina, impresos)
    numerar(pliego, rep)
    return pliego
