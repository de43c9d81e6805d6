"""Tests of the dry run of an answer: it says what the import does, and writes nothing.

`Camino.responder` compares every dry run with its import, so that each test of answers is one too.
"""

import json
from dataclasses import replace

import pytest

from certtui.cli.principal import correr
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.errores import Salida
from certtui.domain.hallazgo import ResuelveEn
from certtui.process import envio, respuesta
from certtui.process.respuesta import Cambio, Efecto, Ensayo, explicar_cambio
from tests.process.camino import Camino, huella_total


def _enviar(c: Camino, *numeros: int) -> envio.LoteEscrito:
    for n in numeros:
        c.hasta(n, "nombre_revisado")
    c.firmar()
    (escrito,) = c.enviar()
    return escrito


def _ensayar(c: Camino, *rutas: object, lote: int | None = None) -> Ensayo:
    leida = respuesta.leer_respuesta(rutas)  # type: ignore[arg-type]
    return respuesta.ensayar_respuesta(c.como("estatal"), leida, lote=lote)


def _de(ensayo: Ensayo, clave: str) -> Cambio:
    (uno,) = [x for x in ensayo.cambios if x.clave == clave]
    return uno


@pytest.mark.norma("L11b", "L15a", "E11")
def test_a_mixed_answer_is_told_certificate_by_certificate_and_nothing_is_written(
    c: Camino,
) -> None:
    lote = _enviar(c, 1, 2, 3, 4, 5).lote.id
    claves = {n: c.de(n).folio_control for n in range(1, 6)}
    c.responder([c.archivo_xml(5)], lote=lote)
    alterado = leer(c.timbrado(4))
    malo = replace(alterado, alumno=replace(alterado.alumno, nombre="Otra"))
    rutas = [
        c.tabla(
            (claves[1], 1, "Satisfactorio"),
            (claves[2], 2, "La CURP no existe en RENAPO"),
            (claves[3], 1, "Satisfactorio"),
            ("ajeno", 2, "Sello inválido"),
            (claves[3], 1, "Satisfactorio"),
        ),
        c.archivo_xml(1),
        c.archivo_xml(4, escribir(malo)),
        c.archivo_xml(5),
    ]
    antes = huella_total(c.oficina)
    ensayo = _ensayar(c, *rutas, lote=lote)
    assert huella_total(c.oficina) == antes
    assert dict(ensayo.cuentas) == {
        Efecto.TIMBRE: 1,
        Efecto.SIN_XML: 1,
        Efecto.RECHAZO: 1,
        Efecto.YA_ESTABA: 1,
        Efecto.ALTERADO: 1,
        Efecto.EXTRAVIO: 1,
        Efecto.RENGLON: 1,
    }
    assert (ensayo.escribe, ensayo.limpio) == (3, False)
    rechazo = _de(ensayo, claves[2])
    assert (rechazo.matricula, rechazo.resuelve, rechazo.campo) == (
        c.alumno(2).matricula,
        ResuelveEn.SAE,
        "curp",
    )
    assert "RENAPO" in explicar_cambio(rechazo)
    assert "L11b" in explicar_cambio(_de(ensayo, claves[4]))
    assert "no corresponde" in explicar_cambio(_de(ensayo, "ajeno"))
    assert all(explicar_cambio(x) for x in ensayo.cambios if x.efecto in respuesta.MALOS)
    hechos = respuesta.aplicar_respuesta(c.como("estatal"), ensayo.respuesta, lote=lote)
    assert sum(not getattr(h, "repetido", True) for h in hechos) == ensayo.escribe
    assert [c.de(n).estado for n in range(1, 6)] == [
        "timbrado",
        "rechazado",
        "enviado",
        "enviado",
        "timbrado",
    ]
    c.cuadra()


@pytest.mark.norma("T12")
def test_two_stamps_with_one_folio_digital_are_seen_before_taking_any(c: Camino) -> None:
    lote = _enviar(c, 1, 2).lote.id
    uno = c.timbrado(1)
    timbre = leer(uno).timbre
    assert timbre is not None
    otro = c.archivo_xml(2, c.timbrado(2, folio_digital=timbre.folio_digital))
    ensayo = _ensayar(c, c.archivo_xml(1, uno), otro, lote=lote)
    assert dict(ensayo.cuentas) == {Efecto.TIMBRE: 1, Efecto.REHUSADO: 1}
    c.responder([c.archivo_xml(1, uno), otro], lote=lote)


@pytest.mark.norma("C28", "T14")
def test_under_the_atomic_mode_it_tells_what_one_refusal_sends_back(c: Camino) -> None:
    c.poner("cosfac.modo_lote", "atomico")
    lote = _enviar(c, 1, 2, 3).lote.id
    tabla = c.tabla(
        (c.de(1).folio_control, 2, "La CURP no existe en RENAPO"),
        (c.de(2).folio_control, 1, "Satisfactorio"),
    )
    ensayo = _ensayar(c, tabla, lote=lote)
    assert dict(ensayo.cuentas) == {Efecto.RECHAZO: 1, Efecto.DEVUELTO: 2}
    assert {x.matricula for x in ensayo.cambios} == {c.alumno(n).matricula for n in (1, 2, 3)}


@pytest.mark.norma("L05a")
def test_what_is_out_of_reach_is_told_without_whose_it_is(c: Camino) -> None:
    lote = _enviar(c, 1).lote.id
    leida = respuesta.leer_respuesta([c.archivo_xml(1)])
    (cambio,) = respuesta.ensayar_respuesta(c.como("se.centro"), leida, lote=lote).cambios
    assert (cambio.efecto, cambio.matricula, cambio.nombre) == (Efecto.REHUSADO, "", "")


@pytest.mark.norma("L11b")
def test_an_answer_stopped_in_the_middle_goes_on_with_the_same_value(c: Camino) -> None:
    lote = _enviar(c, 1, 2, 3).lote.id
    ensayo = _ensayar(c, *(c.archivo_xml(n) for n in (1, 2, 3)), lote=lote)
    veces = iter((False, True))
    alto = respuesta.aplicar_respuesta(
        c.como("estatal"), ensayo.respuesta, lote=lote, cancelado=lambda: next(veces)
    )
    assert len(list(alto)) == 2
    otra = list(respuesta.aplicar_respuesta(c.como("estatal"), ensayo.respuesta, lote=lote))
    assert [getattr(h, "repetido", None) for h in otra] == [True, True, False]
    c.cuadra()


@pytest.mark.norma("L11b", "L15a")
def test_the_verb_tells_it_as_lines_and_as_json(
    c: Camino, capsys: pytest.CaptureFixture[str]
) -> None:
    lote = _enviar(c, 1, 2).lote.id
    tabla = c.tabla((c.de(2).folio_control, 2, "La CURP no existe en RENAPO"))
    orden = ["lote", "responder", str(tabla), str(c.archivo_xml(1)), "--lote", str(lote)]
    orden += ["--base", str(c.oficina.base.ruta), "--usuario", "estatal"]
    orden += ["--reloj", c.reloj.ahora().isoformat()]
    antes = huella_total(c.oficina)
    assert correr([*orden, "--ensayo"]) == Salida.OK
    dicho = capsys.readouterr()
    assert [linea.split()[0] for linea in dicho.out.splitlines()] == ["timbre", "rechazo"]
    assert "1 se timbra, 1 se rechaza." in dicho.err
    assert correr([*orden, "--ensayo", "--json"]) == Salida.OK
    datos = json.loads(capsys.readouterr().out)
    assert datos["cuentas"] == {"timbre": 1, "rechazo": 1}
    assert datos["cambios"][1]["resuelve"] == "sae"
    assert huella_total(c.oficina) == antes
    assert correr(orden) == Salida.OK
    assert [c.de(n).estado for n in (1, 2)] == ["timbrado", "rechazado"]
