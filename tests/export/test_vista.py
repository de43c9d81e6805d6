"""The text of a certificate is read out of its page: every word of one is in the other."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from certtui.domain.ambiente import Ambiente
from certtui.export.pdf import render
from certtui.export.representacion import Diseno, Representacion
from certtui.export.vista import Tipo, leer_paginas
from tests.export.conftest import Hacer

PALABRA = re.compile(r"\w+")


def _texto(rep: Representacion) -> str:
    return "\n".join(
        f"{b.etiqueta} {' '.join(b.partes)}" for pagina in leer_paginas(rep) for b in pagina
    )


@pytest.mark.norma("L24")
@pytest.mark.parametrize("diseno", ["recuadros", "clasico"])
@pytest.mark.parametrize("modulos", [3, 18, 70])
def test_the_words_are_those_of_the_pdf(hacer: Hacer, diseno: Diseno, modulos: int) -> None:
    rep = replace(hacer(modulos), diseno=diseno)
    del_pdf = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(render(rep))).pages)
    sellos = f"{rep.documento.firma.sello} {rep.timbre.sello_sep}"

    def palabras(texto: str) -> set[str]:
        """Without those of a seal, which the page cuts where its line ends."""
        return {p for p in PALABRA.findall(texto) if len(p) < 4 or p not in sellos}

    dichas = palabras(_texto(rep))
    assert dichas > {"Certificado", "Promedio", "Autoridad"}
    assert dichas ^ palabras(del_pdf) == set()


@pytest.mark.norma("L24")
def test_it_reads_from_top_to_bottom_and_every_module_is_a_row(hacer: Hacer) -> None:
    rep = hacer(18)
    (primera, *_) = leer_paginas(rep)
    textos = [b.partes[0] for b in primera]
    orden = [
        next(i for i, x in enumerate(textos) if x.startswith(inicio))
        for inicio in ("Certificado de", "Datos del estudiante", "Módulos", "Firma electrónica")
    ]
    assert orden == sorted(orden)
    filas = [b for pagina in leer_paginas(rep) for b in pagina if b.tipo is Tipo.FILA]
    uacs = rep.documento.uacs
    de_modulo = [b for b in filas if b.campo.startswith("UacdeFt")]
    assert [b.partes[0] for b in de_modulo] == [str(n) for n in range(1, len(uacs) + 1)]
    assert [b.partes[2] for b in de_modulo] == [u.calificacion for u in uacs]


@pytest.mark.norma("L24")
def test_a_test_certificate_says_so_once_per_page(hacer: Hacer) -> None:
    rep = replace(hacer(70), ambiente=Ambiente.PRUEBAS)
    for pagina in leer_paginas(rep):
        assert sum("SIN VALIDEZ OFICIAL" in b.partes[0] for b in pagina) == 1
