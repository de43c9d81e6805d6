"""Tests of the verbs up to the signature."""

import pytest

from certtui.domain.folio import EstadoFolio
from certtui.domain.tramite import TransicionRehusada
from certtui.process import bajas, tramite
from certtui.process.errores import DatoIncompleto, NoEncontrado
from certtui.process.motor import avanzar
from certtui.store import folios
from tests.process.camino import Camino


def _rehusa(regla: str, c: Camino, numero: int) -> None:
    with pytest.raises(TransicionRehusada) as error:
        tramite.solicitar(c.clerk(numero), c.alumno(numero))
    assert error.value.regla == regla


@pytest.mark.norma("L01c", "V29b")
def test_a_model_of_1997_goes_by_the_traditional_route_L01c(c: Camino) -> None:
    _rehusa("L01c", c, 42)


@pytest.mark.norma("C09", "V29f")
def test_a_model_of_2023_waits_C09(c: Camino) -> None:
    _rehusa("C09", c, 43)


@pytest.mark.norma("L01a", "L01b", "L08c")
def test_models_2008_and_2018_take_folios_of_their_own_model(c: Camino) -> None:
    assert c.hasta(41, "registrado").folio_texto == "CE08-0000001"
    assert c.hasta(1, "registrado").folio_texto == "CE18-0000001"
    c.cuadra()


@pytest.mark.norma("L05b", "T04", "T03")
def test_a_returned_request_is_sent_again_and_counts_the_attempt(c: Camino) -> None:
    c.hasta(1, "devuelto")
    assert c.de(1).motivo == "Falta la foto"
    t = c.solicitar(1)
    assert (t.estado, t.intento, t.motivo) == ("solicitado", 2, "")


@pytest.mark.norma("C05", "T01", "E08")
def test_a_folio_is_reserved_at_the_request_and_given_back_at_the_withdrawal_C05(
    c: Camino,
) -> None:
    t = c.solicitar(1)
    folio = folios.folio_de_tramite(c.oficina.base, t.id)
    assert folio is not None
    assert folio.estado is EstadoFolio.RESERVADO
    bajas.desistir(c.clerk(1), t, "ya no lo quiere")
    assert folios.folio_de_tramite(c.oficina.base, t.id) is None
    c.cuadra()
    assert c.hasta(2, "registrado").folio_texto == "CE18-0000001"
    c.cuadra()


@pytest.mark.norma("L06")
def test_the_request_keeps_what_each_criterion_said(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    filas = c.oficina.base.filas(
        "SELECT momento, regla, veredicto FROM revision WHERE tramite = ?", (t.id,)
    )
    for momento in ("solicitud", "carga"):
        reglas = [f["regla"] for f in filas if f["momento"] == momento]
        assert reglas[:8] == [f"L06{x}" for x in "abcdefgh"]
    assert {f["veredicto"] for f in filas} <= {"ok", "no_aplica"}


@pytest.mark.norma("C11")
def test_a_request_of_another_channel_is_not_made_twice_C11(c: Camino) -> None:
    alumno = c.alumno(1)
    tramite.solicitar(c.clerk(1), alumno, canal="SIATEG", folio_canal="S-1")
    assert (c.de(1).canal, c.de(1).folio_canal) == ("SIATEG", "S-1")
    with pytest.raises(TransicionRehusada) as error:
        tramite.solicitar(c.clerk(2), c.alumno(2), canal="VENTANILLA")
    assert error.value.regla == "C11"
    c.cuadra()


@pytest.mark.norma("L09", "T06")
def test_the_load_freezes_what_the_document_will_say(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    import hashlib
    import json

    assert hashlib.sha256(t.snapshot.encode()).hexdigest() == t.snapshot_sha256
    datos = json.loads(t.snapshot)
    assert datos["alumno"] == {"curp": c.alumno(1).curp, "numero_control": c.alumno(1).matricula}
    assert [u["nombre"] for u in datos["uacs"]] == ["Laboral uno", "Laboral dos"]
    assert t.politica == "tres"
    c.cambiar_alumno(1, curp=c.alumno(2).curp, matricula="239010099-9")
    assert c.leer(t.id).snapshot == t.snapshot


@pytest.mark.norma("C06", "V17")
def test_the_policy_is_frozen_at_the_load_C06(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    c.poner("firma.politica", "una")
    assert c.leer(t.id).politica == "tres"
    assert c.hasta(2, "cargado").politica == "una"


@pytest.mark.norma("L09")
@pytest.mark.parametrize("clave", ["dec.nombreDependencia", "dec.idIEMS", "dec.idTipoPlantel"])
def test_a_setting_that_the_document_needs_is_asked_for_L09(c: Camino, clave: str) -> None:
    t = c.hasta(1, "registrado")
    c.poner(clave, "")
    with pytest.raises(DatoIncompleto) as error:
        avanzar(c.clerk(1), "T06", tramite=t.id)
    assert clave in str(error.value.datos["dato"])
    assert c.leer(t.id).estado == "registrado"


@pytest.mark.norma("L17a", "L17b", "L17c")
def test_the_name_is_proposed_confirmed_and_kept_as_confirmed(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    acta = c.alumno(1)
    propuestas = tramite.proponer_nombre(c.oficina, acta)
    assert propuestas[0].texto == acta.nombre.title() or propuestas[0].texto.istitle()
    tramite.confirmar_nombre(
        c.clerk(1),
        t.id,
        tramite.NombreConfirmado("Ma. José", "De la Ó", "", "Acta", "egresado", mirado=True),
    )
    t = c.leer(t.id)
    assert t.nombre_oficial == "Ma. José De la Ó"
    assert (t.cotejo_documento, t.cotejo_por, t.manifestado_por) == ("Acta", "se.norte", "egresado")
    assert c.alumno(1).nombre == acta.nombre


@pytest.mark.norma("L17a", "L17c", "L17d")
@pytest.mark.parametrize(
    ("cambio", "regla"),
    [
        ({"nombre": "ANA"}, "L17a"),
        ({"cotejo_documento": ""}, "L17c"),
        ({"manifestado_por": "tutor"}, "L17d"),
    ],
)
def test_a_name_that_does_not_hold_is_refused(
    c: Camino, cambio: dict[str, str], regla: str
) -> None:
    t = c.hasta(1, "cargado")
    datos = {
        "nombre": "Ana",
        "primer_apellido": "Ejemplo",
        "segundo_apellido": "",
        "cotejo_documento": "Acta",
        "manifestado_por": "egresado",
    } | cambio
    with pytest.raises(TransicionRehusada) as error:
        tramite.confirmar_nombre(c.clerk(1), t.id, tramite.NombreConfirmado(**datos, mirado=True))
    assert error.value.regla == regla


@pytest.mark.norma("L17d")
def test_the_name_of_a_minor_is_stated_by_the_guardian_L17d(c: Camino) -> None:
    c.hasta(51, "cargado")
    with pytest.raises(TransicionRehusada) as error:
        c.nombrar(51)
    assert error.value.regla == "L17d"
    assert c.nombrar(51, "madre").manifestado_por == "madre"


@pytest.mark.norma("L17e", "C08", "T07e")
def test_only_the_name_is_corrected_before_it_is_confirmed_L17e(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    avanzar(c.clerk(1), "T07e", tramite=t.id, datos={"nombre": "Aná", "motivo": "acento"})
    assert c.leer(t.id).nombre == "Aná"
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T07e", tramite=t.id, datos={"promedio": "10"})
    assert error.value.regla == "L17e"
    datos = c.oficina.base.valor("SELECT datos FROM evento_dato ORDER BY seq DESC LIMIT 1")
    assert '"nombre":"Aná"' in datos
    assert '"nombre_antes":""' in datos


@pytest.mark.norma("V21")
def test_with_the_second_look_on_nobody_signs_before_it_V21(c: Camino) -> None:
    c.poner("nombres.revision_estatal", "si")
    c.hasta(1, "nombre_revisado")
    salida = c.firmar("dir.norte")
    assert [getattr(getattr(s, "error", None), "regla", "") for s in salida] == ["V21"]
    with pytest.raises(TransicionRehusada):
        c.mover("se.norte", "T07v", 1)
    c.mover("estatal", "T07v", 1)
    assert c.de(1).validado_estatal_por == "estatal"
    c.firmar("dir.norte")
    assert c.de(1).estado == "en_firma"


def test_a_matricula_is_found_in_any_of_its_written_forms(c: Camino) -> None:
    normal = c.alumno(1).matricula
    for forma in (normal, normal.replace("-", ""), normal.replace("-", "'"), f" {normal} "):
        assert tramite.buscar_alumno(c.oficina, forma).matricula == normal
    with pytest.raises(NoEncontrado):
        tramite.buscar_alumno(c.oficina, "999999999-9")
    with pytest.raises(NoEncontrado):
        tramite.tramite_actual(c.oficina, c.alumno(1))
