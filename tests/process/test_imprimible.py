"""What cannot be printed is neither packed nor signed, and the others go on."""

from base64 import b64encode

import pytest

from certtui.domain.errores import CerttuiError
from certtui.domain.tramite import Tramite, TransicionRehusada
from certtui.efirma.llave import abrir_llave
from certtui.export.errores import GlifoAusente, TextoNoCabe
from certtui.export.pdf.nombre import exigir_que_quepa
from certtui.process import firma, imprimible, paquete, tramite
from certtui.process.motor import Fallido, Paso
from tests.process.camino import CLAVE, Camino, gente

MALOS = {
    "letras": ("Iné? 😀", "Pingüinal", ""),
    "largo": ("Ñu" * 200, "Laguneva", ""),
}


def _dos(c: Camino, textos: tuple[str, str, str]) -> tuple[Tramite, Tramite]:
    """Two that wait for the plantel; the second with a name that an older version let pass."""
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE tramite SET version = version + 1, nombre = ?, primer_apellido = ?, "
            "segundo_apellido = ? WHERE id = ?",
            (*textos, c.de(2).id),
        )
    return c.de(1), c.de(2)


def _regla(fallido: Fallido) -> str:
    assert isinstance(fallido.error, CerttuiError)
    return fallido.error.regla


@pytest.mark.norma("L17a", "V17")
@pytest.mark.parametrize("caso", MALOS)
def test_a_package_leaves_out_what_cannot_be_printed_and_says_why(c: Camino, caso: str) -> None:
    bueno, malo = _dos(c, MALOS[caso])
    norte = c.como("dir.norte")
    escrito = firma.escribir_paquete(norte, gente()["dir.norte"])
    leido = paquete.leer_paquete(escrito.datos)
    assert [x.folio_control for x in leido.certificados] == [bueno.folio_control]
    assert escrito.cuantos == 1
    assert [(r.clave, _regla(r)) for r in escrito.rehusados] == [(malo.folio_control, "L17a")]
    with pytest.raises(TransicionRehusada, match="L17a"):
        firma.escribir_paquete(norte, gente()["dir.norte"], solo={malo.id})


@pytest.mark.norma("L17a", "V17")
def test_what_cannot_be_printed_is_not_signed_and_the_others_are(c: Camino) -> None:
    bueno, malo = _dos(c, MALOS["letras"])
    juego = c.efirmas.juegos["dir.norte"]
    hechos = list(firma.firmar_directa(c.como("dir.norte"), juego.cer, juego.key, CLAVE))
    assert [type(h) for h in hechos] == [Fallido, Paso]
    assert isinstance(hechos[0], Fallido)
    assert (hechos[0].clave, _regla(hechos[0])) == (malo.folio_control, "L17a")
    assert (c.leer(bueno.id).estado, c.leer(malo.id).estado) == ("en_firma", "nombre_revisado")


@pytest.mark.norma("L17a", "V17")
def test_a_seal_that_comes_back_for_what_cannot_be_printed_does_not_count(c: Camino) -> None:
    bueno, malo = _dos(c, MALOS["letras"])
    norte = c.como("dir.norte")
    pendientes = firma.pendientes(norte, gente()["dir.norte"])
    juego = c.efirmas.juegos["dir.norte"]
    llave = abrir_llave(juego.key, CLAVE)
    leido = paquete.leer_paquete(firma.escribir_paquete(norte, gente()["dir.norte"]).datos)
    datos = paquete.escribir_sellos(
        leido,
        juego.cer,
        [
            (p.tramite.folio_control, "", b64encode(llave.firmar(p.cadena.encode())).decode())
            for p in pendientes
        ],
    )
    hechos = list(firma.importar_sellos(norte, datos))
    assert [_regla(h) for h in hechos if isinstance(h, Fallido)] == ["L17a"]
    assert (c.leer(bueno.id).estado, c.leer(malo.id).estado) == ("en_firma", "nombre_revisado")


@pytest.mark.norma("L24", "V17")
def test_a_letter_that_no_font_has_stops_its_certificate_wherever_it_is(c: Camino) -> None:
    bueno, malo = _dos(c, ("Ana", "Laguneva", ""))
    base = c.oficina.base
    with base.tx():
        base.escribir(
            "UPDATE tramite SET version = version + 1, snapshot = replace(snapshot, ?, ?) "
            "WHERE id = ?",
            (c.alumno(2).matricula, "文", malo.id),
        )
    escrito = firma.escribir_paquete(c.como("dir.norte"), gente()["dir.norte"])
    assert (escrito.cuantos, [r.clave for r in escrito.rehusados]) == (1, [malo.folio_control])
    assert isinstance(escrito.rehusados[0].error, GlifoAusente)
    assert bueno.folio_control.encode() in escrito.datos


@pytest.mark.norma("L17a", "L24")
@pytest.mark.parametrize("diseno", ["recuadros", "clasico"])
def test_three_fields_of_the_most_letters_fit_on_the_page(c: Camino, diseno: str) -> None:
    c.poner("pdf.diseno", diseno)
    largo = " ".join(["Guadalupe Ñandú Gómez"] * 4)[:80].strip()
    _, ancho = _dos(c, (largo, largo, largo))
    documento = firma.documento_para(ancho, gente()["dir.norte"])
    imprimible.exigir_imprimible(c.oficina, ancho, documento)
    exigir_que_quepa(ancho.nombre_oficial)


@pytest.mark.norma("L17a", "L24", "T07")
def test_a_name_that_the_page_cannot_hold_is_not_confirmed(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    ancho = f"W{'m' * 79}"
    datos = tramite.NombreConfirmado(ancho, ancho, ancho, "Acta", "egresado", mirado=True)
    with pytest.raises(TextoNoCabe):
        tramite.confirmar_nombre(c.clerk(1), t.id, datos)
    assert c.leer(t.id) == t
