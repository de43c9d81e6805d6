"""The two readings of the norm: every fault is caught here, and there, and no good one is."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree

from certtui.dec.iems import campos
from certtui.dec.iems.modelo import Terminacion
from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.exchange.archivo_seguro import escribir_zip
from certtui.exchange.errores import ZipRechazado
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.simulador.simulacion import simular
from certtui.process.revision import REGLAS, revisar_documento, revisar_lote
from certtui.process.revision.lote import DEL_LOTE
from certtui.texts import hallazgos, hallazgos_revision
from tests.revision.faltas import FALTAS, SOLO_LA_OFICINA, Falta
from tests.revision.muestras import AHORA, Buena, buenas, contexto, padron_de

SEMILLAS = range(1, 8)
BUENAS = 500


@cache
def _buenas() -> tuple[Buena, ...]:
    todas = [b for s in SEMILLAS for b in buenas(s, desde=s * 1000)]
    return tuple(todas[:BUENAS])


@cache
def _par() -> tuple[Buena, Buena]:
    # two students of model 2018 with both surnames
    ordinarias = [
        b for b in _buenas() if b.registro.plan == "INFO18" and b.doc.alumno.segundo_apellido
    ]
    return ordinarias[0], ordinarias[1]


def xml_sin_revisar(doc: Terminacion) -> bytes:
    """The document's XML as it stands, for what the program's own writer refuses."""
    raiz = etree.Element(f"{{{campos.ESPACIO}}}Dec", nsmap={None: campos.ESPACIO})  # type: ignore[dict-item]

    def hijo(
        padre: etree._Element, nombre: str, pares: tuple[tuple[str, str], ...]
    ) -> etree._Element:
        nodo = etree.SubElement(padre, f"{{{campos.ESPACIO}}}{nombre}")
        for clave, valor in pares:
            nodo.set(clave, valor)
        return nodo

    for clave, valor in campos.valores_de(doc, campos.DEC):
        raiz.set(clave, valor)
    for nombre, parte, atributos in campos.partes(doc):
        hijo(raiz, nombre, campos.valores_de(parte, atributos))
    if doc.uacs:
        uacs = hijo(raiz, "UacsdeFt", ())
        for uac in doc.uacs:
            hijo(uacs, "UacdeFt", campos.valores_de(uac, campos.UACDEFT))
    if doc.perfil is not None:
        perfil = hijo(raiz, "PerfilEgresoEspecifico", campos.valores_de(doc.perfil, campos.PERFIL))
        for _ in doc.perfil.competencias:
            hijo(perfil, "CompetenciasEspecificas", ())
    if doc.timbre is not None:
        hijo(raiz, "Sep", campos.valores_de(doc.timbre, campos.SEP))
    return etree.tostring(raiz, xml_declaration=True, encoding="UTF-8")


def _lote(falta: Falta) -> tuple[dict[str, Buena], str]:
    primera, segunda = _par()
    mala = falta.aplicar(segunda, primera)
    archivo = falta.archivo or mala.archivo
    if falta.lote == "vacio":
        return {}, ""
    return {primera.archivo: primera, archivo: mala}, "" if falta.lote else archivo


def _revisar(falta: Falta) -> set[str]:
    """Rules that find something in the faulty file; the other one must be clean."""
    lote, malo = _lote(falta)
    suyos: set[str] = set()
    for archivo, buena in lote.items():
        hallados = revisar_documento(buena.doc, replace(contexto(), registro=buena.registro))
        if archivo == malo:
            suyos |= {h.regla for h in hallados}
        else:
            assert not hallados
    maximo = 1 if falta.lote == "grande" else 0
    del_lote = revisar_lote({a: b.doc for a, b in lote.items()}, maximo=maximo)
    assert set(del_lote) <= {malo}
    return suyos | {h.regla for h in del_lote.get(malo, ())}


def _simular(falta: Falta) -> bool:
    """True when the simulator refuses it; the good certificate beside it must be accepted."""
    lote, malo = _lote(falta)
    primera, segunda = _par()
    padron = padron_de({"1": primera.doc, "2": segunda.doc})
    assert padron.personas is not None
    if falta.certificado_previo:
        curp = segunda.doc.alumno.curp
        previo = replace(padron.personas[curp], certificado_previo=True)
        padron = replace(padron, personas={**padron.personas, curp: previo})
    elif falta.sin_registro and lote:
        # SEP knows the person by the CURP that the school sends: the fault is another one
        padron = _con_persona(padron, lote[malo].doc if malo else segunda.doc)
    try:
        zip_ = escribir_zip({a: xml_sin_revisar(b.doc) for a, b in lote.items()})
        simulacion = simular(zip_, semilla=1, ahora=AHORA, padron=padron)
    except ZipRechazado:
        return True
    assert primera.archivo in {f.archivo for f in simulacion.filas if f.aceptado} or not lote
    return simulacion.emitidos < len(lote) or simulacion.emitidos == 0


def _con_persona(padron: Padron, doc: Terminacion) -> Padron:
    assert padron.personas is not None
    if doc.alumno.curp in padron.personas:
        ficha = padron.personas[doc.alumno.curp]
    else:
        ficha = replace(next(iter(padron.personas.values())), curp=doc.alumno.curp)
    if doc.alumno.curp == _par()[0].doc.alumno.curp:
        return padron
    ficha = replace(
        ficha,
        nombre=doc.alumno.nombre,
        primer_apellido=doc.alumno.primer_apellido,
        segundo_apellido=doc.alumno.segundo_apellido or "",
    )
    return replace(padron, personas={**padron.personas, doc.alumno.curp: ficha})


@pytest.mark.norma("T11", "L15a")
def test_the_corpus_has_one_fault_for_each_rule() -> None:
    assert len(FALTAS) >= 60
    assert sorted(f.regla for f in FALTAS) == sorted([*REGLAS, *DEL_LOTE])


@pytest.mark.norma("T11")
@pytest.mark.parametrize("falta", FALTAS, ids=lambda f: f.regla)
def test_the_pre_flight_catches_every_fault(falta: Falta) -> None:
    assert falta.regla in _revisar(falta)


@pytest.mark.norma("T11")
def test_nothing_is_found_in_500_good_certificates() -> None:
    lista = _buenas()
    assert len(lista) == BUENAS
    hallados = Counter(
        (h.regla, h.valor)
        for b in lista
        for h in revisar_documento(b.doc, replace(contexto(), registro=b.registro))
    )
    print(f"\nfalsas alarmas en {len(lista)} certificados buenos: {sum(hallados.values())}")
    assert hallados == {}


@pytest.mark.norma("T11")
def test_nothing_is_found_in_good_lots_and_the_simulator_accepts_them() -> None:
    for semilla in (1, 2):
        lote = {b.archivo: b.doc for b in buenas(semilla, desde=semilla * 1000)}
        assert revisar_lote(lote, maximo=len(lote)) == {}
        zip_ = escribir_zip({a: xml_sin_revisar(d) for a, d in lote.items()})
        simulacion = simular(zip_, semilla=1, ahora=AHORA, padron=padron_de(lote))
        assert [f for f in simulacion.filas if not f.aceptado] == []


@pytest.mark.norma("L11a", "L15a")
def test_the_simulator_refuses_the_same_faults_with_the_pre_flight_bypassed() -> None:
    aceptadas = {f.regla for f in FALTAS if not _simular(f)}
    print(
        f"\nfaltas: {len(FALTAS)}; rehusadas también por el simulador: "
        f"{len(FALTAS) - len(aceptadas)}; solo de la oficina: {len(aceptadas)}"
    )
    assert aceptadas == set(SOLO_LA_OFICINA)
    assert all(SOLO_LA_OFICINA.values())


@pytest.mark.norma("L15b")
@pytest.mark.parametrize("falta", FALTAS, ids=lambda f: f.regla)
def test_each_rule_says_what_who_and_where(falta: Falta) -> None:
    assert falta.regla in hallazgos_revision.FRASES
    visto = Hallazgo(falta.regla, Veredicto.FALLA, falta.regla, "Elemento.atributo", "x")
    for texto in (hallazgos.frase(visto), hallazgos.remedio(visto), hallazgos.donde(visto)):
        assert texto
        assert "{" not in texto
