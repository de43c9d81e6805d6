"""Tests of the signatures: directly or by package, in order, by the right person."""

import contextlib
import os
import signal
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from certtui.dec.iems.cadena import cadena_original
from certtui.domain.firma import Nivel
from certtui.domain.tramite import TransicionRehusada
from certtui.efirma.ac_demo import crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.errores import EfirmaError
from certtui.efirma.llave import abrir_llave
from certtui.process import firma, paquete
from certtui.process.errores import DatoIncompleto, NoEncontrado, SinPermiso
from certtui.process.motor import Fallido, Paso
from certtui.store import bitacora, firmas, lotes
from certtui.texts.errores import explicar
from tests.process.camino import AHORA, CLAVE, Camino, Juego, gente

SERIE = "99999100000000000077"


def _reglas(salida: list[Paso | Fallido]) -> list[str]:
    return [s.error.regla if isinstance(s, Fallido) else "" for s in salida]


def _sellar(c: Camino, usuario: str, juego: Juego) -> list[Paso | Fallido]:
    """Bring the seals that somebody made with another certificate."""
    original = c.efirmas.juegos[usuario]
    c.efirmas = replace(c.efirmas, juegos={**c.efirmas.juegos, usuario: juego})
    try:
        datos = c.sellos_de(usuario)
    finally:
        c.efirmas = replace(c.efirmas, juegos={**c.efirmas.juegos, usuario: original})
    return list(firma.importar_sellos(c.como(usuario), datos))


@pytest.mark.norma("V17", "L20a", "L20d", "T08", "T09", "T10")
def test_three_levels_sign_in_order_and_each_seal_is_kept_whole(c: Camino) -> None:
    t = c.hasta(1, "firmado")
    hechas = firmas.leer_firmas(c.oficina.base, t.id)
    assert [f.nivel for f in hechas] == list(Nivel)
    assert [f.usuario for f in hechas] == ["dir.norte", "dir.estatal", "nacional"]
    assert len({f.cadena for f in hechas}) == 3
    for f in hechas:
        assert gente()[f.usuario].curp in f.cadena
        assert firmas.leer_certificado_guardado(c.oficina.base, f.cer_sha256)
    c.cuadra()


@pytest.mark.norma("C06", "V17")
@pytest.mark.parametrize(
    ("politica", "quienes"),
    [
        ("una", ["dir.norte"]),
        ("dos", ["dir.norte", "dir.estatal"]),
        ("tres", ["dir.norte", "dir.estatal", "nacional"]),
    ],
)
def test_the_policy_closes_the_signing_at_its_last_level_C06(
    c: Camino, politica: str, quienes: list[str]
) -> None:
    c.poner("firma.politica", politica)
    c.hasta(1, "nombre_revisado")
    for i, usuario in enumerate(quienes):
        c.firmar(usuario)
        assert c.de(1).estado == ("firmado" if i + 1 == len(quienes) else "en_firma")
    for usuario in ("dir.estatal", "nacional"):
        if usuario not in quienes:
            assert c.firmar(usuario) == []
    c.enviar()
    c.cuadra()


@pytest.mark.norma("V17")
@pytest.mark.parametrize("usuario", ["dir.estatal", "nacional"])
def test_a_signature_out_of_order_is_refused_V17(c: Camino, usuario: str) -> None:
    c.hasta(1, "en_firma" if usuario == "nacional" else "nombre_revisado")
    t = c.de(1)
    cadena = cadena_original(firma.documento_para(t, gente()[usuario]))
    juego = c.efirmas.juegos[usuario]
    sello = b64encode(abrir_llave(juego.key, CLAVE).firmar(cadena.encode())).decode()
    vacio = paquete.leer_paquete(firma.escribir_paquete(c.como(usuario), gente()[usuario]).datos)
    assert vacio.certificados == ()
    datos = paquete.escribir_sellos(vacio, juego.cer, [(t.folio_control, "", sello)])
    salida = list(firma.importar_sellos(c.como(usuario), datos))
    assert _reglas(salida) == ["V17"]
    assert c.leer(t.id) == t


@pytest.mark.norma("V17", "L20a")
def test_signing_by_package_and_directly_give_the_same_seals(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    c.hasta(21, "nombre_revisado")
    juego = c.efirmas.juegos["dir.norte"]
    leido = paquete.leer_paquete(
        firma.escribir_paquete(c.como("dir.norte"), gente()["dir.norte"]).datos
    )
    por_paquete = list(
        paquete.sellar_paquete(leido, juego.cer, juego.key, CLAVE, ahora=c.reloj.ahora())
    )
    salida = list(firma.firmar_directa(c.como("dir.norte"), juego.cer, juego.key, CLAVE))
    assert all(isinstance(s, Paso) for s in salida)
    assert [f.sello for f in firmas.leer_firmas(c.oficina.base, c.de(1).id)] == [
        s for _, _, s in por_paquete
    ]
    assert c.de(21).estado == "nombre_revisado"
    repetida = list(
        firma.importar_sellos(
            c.como("dir.norte"), paquete.escribir_sellos(leido, juego.cer, por_paquete)
        )
    )
    assert [isinstance(s, Paso) and s.repetido for s in repetida] == [True]


@pytest.mark.norma("V17")
def test_signing_stops_where_the_person_cancels(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    juego = c.efirmas.juegos["dir.norte"]
    nada = firma.firmar_directa(
        c.como("dir.norte"), juego.cer, juego.key, CLAVE, cancelado=lambda: True
    )
    assert list(nada) == []
    assert c.de(1).estado == "nombre_revisado"


@pytest.mark.norma("V17", "L20a")
def test_altered_or_foreign_seals_do_not_count(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    datos = c.sellos_de("dir.norte")
    with pytest.raises(paquete.PaqueteInvalido):
        list(firma.importar_sellos(c.como("dir.norte"), datos.replace(b"CE18", b"CE19", 1)))
    leidos = paquete.leer_sellos(datos)
    pq = paquete.leer_paquete(
        firma.escribir_paquete(c.como("dir.norte"), gente()["dir.norte"]).datos
    )
    folio, huella, sello = leidos.sellos[0]
    otro = ("B" if sello[9] != "B" else "C").join((sello[:9], sello[10:]))
    for fila, regla in (
        ((folio, huella, otro), "L20a"),
        ((folio, huella, "no es base64"), "L20a"),
        (("CE18-9999999-1", huella, sello), "V17"),
    ):
        malos = paquete.escribir_sellos(pq, leidos.cer, [fila])
        assert _reglas(list(firma.importar_sellos(c.como("dir.norte"), malos))) == [regla]
    ajena = paquete.escribir_sellos(replace(pq, identidad="otra"), leidos.cer, leidos.sellos)
    with pytest.raises(paquete.PaqueteInvalido) as error:
        list(firma.importar_sellos(c.como("dir.norte"), ajena))
    assert "otra base" in str(error.value.datos["motivo"])
    assert c.de(1).estado == "nombre_revisado"
    assert firmas.leer_firmas(c.oficina.base, c.de(1).id) == ()


@pytest.mark.norma("L16a")
@pytest.mark.parametrize("dias", [-400, 400])
def test_an_efirma_out_of_force_does_not_count_L16a(c: Camino, dias: int) -> None:
    c.hasta(1, "nombre_revisado")
    medio = AHORA + timedelta(days=dias)
    otra = c.efirmas.emitir(
        gente()["dir.norte"],
        60,
        desde=medio - timedelta(days=30),
        hasta=medio + timedelta(days=30),
    )
    assert _reglas(_sellar(c, "dir.norte", otra)) == ["L16a"]
    with pytest.raises(EfirmaError):
        list(firma.firmar_directa(c.como("dir.norte"), otra.cer, otra.key, CLAVE))


@pytest.mark.norma("L16b")
def test_a_csd_or_an_unknown_authority_does_not_count_L16b(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    u = gente()["dir.norte"]
    datos = {
        "nombre": "X",
        "curp": u.curp,
        "rfc": u.rfc,
        "serie": SERIE,
        "desde": AHORA - timedelta(days=1),
        "hasta": AHORA + timedelta(days=1),
        "contrasena": CLAVE,
    }
    csd = Juego(*emitir_csd(c.efirmas.ac, **datos))  # type: ignore[arg-type]
    assert _reglas(_sellar(c, "dir.norte", csd)) == ["L16b"]
    ajena = crear_ac("AC AJENA", AHORA - timedelta(days=9))
    otra = Juego(*emitir_efirma(ajena, **datos))  # type: ignore[arg-type]
    assert _reglas(_sellar(c, "dir.norte", otra)) == ["L16b"]


@pytest.mark.norma("T08", "V17")
def test_somebody_elses_efirma_does_not_count_T08(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    ajeno = c.efirmas.juegos["dir.centro"]
    with pytest.raises(NoEncontrado) as ajena:
        _sellar(c, "dir.norte", ajeno)
    assert ajena.value.regla == "T08"
    desconocido = Juego(
        *emitir_efirma(
            c.efirmas.ac,
            nombre="NADIE",
            curp=c.alumno(1).curp,
            rfc="XAXX010101000",
            serie=SERIE,
            desde=AHORA - timedelta(days=1),
            hasta=AHORA + timedelta(days=1),
            contrasena=CLAVE,
        )
    )
    with pytest.raises(NoEncontrado) as error:
        _sellar(c, "dir.norte", desconocido)
    assert error.value.regla == "T08"
    with pytest.raises(EfirmaError):
        list(firma.firmar_directa(c.como("dir.norte"), ajeno.cer, ajeno.key, CLAVE))
    assert c.de(1).estado == "nombre_revisado"


@pytest.mark.norma("V17", "L10b")
def test_only_directors_sign_and_only_the_office_brings_seals(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    for usuario in ("admin", "lector", "dse"):
        with pytest.raises(SinPermiso):
            firma.pendientes(c.oficina, gente()[usuario])
        with pytest.raises(SinPermiso):
            list(firma.importar_sellos(c.como(usuario), c.sellos_de("dir.norte")))
    salida = list(firma.importar_sellos(c.como("se.norte"), c.sellos_de("dir.norte")))
    assert isinstance(salida[0], Paso)
    fila = c.oficina.base.fila("SELECT usuario, capturo FROM firma")
    assert fila == {"usuario": "dir.norte", "capturo": "se.norte"}


@pytest.mark.norma("L20a", "L09")
def test_a_snapshot_that_changed_after_the_load_is_not_sealed_L20a(c: Camino) -> None:
    t = c.hasta(1, "nombre_revisado")
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE tramite SET snapshot = replace(snapshot, '8.5', '9.9'), version = version + 1"
        )
    salida = c.firmar("dir.norte")
    assert _reglas(salida) == ["L20a"]
    assert c.leer(t.id).estado == "nombre_revisado"


@pytest.mark.norma("L16a")
@pytest.mark.parametrize("dato", ["id_cargo", "primer_apellido"])
def test_a_signer_whose_data_are_missing_is_told(c: Camino, dato: str) -> None:
    t = c.hasta(1, "nombre_revisado")
    falta: dict[str, Any] = {dato: ""}
    with pytest.raises(DatoIncompleto):
        firma.documento_para(t, replace(gente()["dir.norte"], **falta))


@pytest.mark.norma("L20a")
@pytest.mark.parametrize(
    ("ajuste", "usuario"),
    [
        ("ultimo", "nacional"),
        ("plantel", "dir.norte"),
        ("estatal", "dir.estatal"),
        ("nacional", "nacional"),
    ],
)
def test_the_xml_bears_the_seal_of_the_level_that_is_set_L20a(
    c: Camino, ajuste: str, usuario: str
) -> None:
    from certtui.dec.iems.xml import leer

    c.poner("firma.nivel_xml", ajuste)
    t = c.hasta(1, "enviado")
    xml = lotes.leer_xml(c.oficina.base, t.id, "enviado")
    assert xml is not None
    suya = next(f for f in firmas.leer_firmas(c.oficina.base, t.id) if f.usuario == usuario)
    assert leer(xml).firma.curp == gente()[usuario].curp
    assert leer(xml).firma.sello == suya.sello


@pytest.mark.norma("L20a")
def test_a_level_outside_the_policy_cannot_be_the_one_of_the_xml(c: Camino) -> None:
    c.poner("firma.politica", "una")
    c.poner("firma.nivel_xml", "nacional")
    c.hasta(1, "registrado")
    with pytest.raises(DatoIncompleto) as error:
        c.mover("se.norte", "T06", 1)
    assert error.value.regla == "L20a"


@pytest.mark.norma("E09", "V15")
def test_a_suspended_one_is_not_signed(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    c.mover("sistema", "E09", 1, {"bloqueo": "baja"})
    assert _reglas(c.firmar("dir.norte")) == ["E09"]


def test_a_seal_for_what_was_not_named_yet_is_refused_by_its_state(c: Camino) -> None:
    t = c.hasta(1, "cargado")
    juego = c.efirmas.juegos["dir.norte"]
    pq = paquete.leer_paquete(
        firma.escribir_paquete(c.como("dir.norte"), gente()["dir.norte"]).datos
    )
    datos = paquete.escribir_sellos(pq, juego.cer, [(t.folio_control, "", "AAAA")])
    salida = list(firma.importar_sellos(c.como("dir.norte"), datos))
    assert isinstance(salida[0], Fallido)
    assert isinstance(salida[0].error, TransicionRehusada)


def _matar_sellador() -> None:
    """Kill the child of this process that seals."""
    for estado in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            padre = int(estado.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            orden = (estado.parent / "cmdline").read_bytes()
            if padre == os.getpid() and b"efirma.sellador" in orden:
                os.kill(int(estado.parent.name), signal.SIGKILL)


@pytest.mark.norma("V17", "L16a")
def test_when_the_process_that_seals_ends_early_the_rest_fails_and_can_be_tried_again(
    c: Camino,
) -> None:
    for n in (1, 2, 3, 5):
        c.hasta(n, "nombre_revisado")
    juego, norte = c.efirmas.juegos["dir.norte"], c.como("dir.norte")
    salida = []
    for resultado in firma.firmar_directa(norte, juego.cer, juego.key, CLAVE):
        salida.append(resultado)
        if len(salida) == 1:
            _matar_sellador()
    assert isinstance(salida[0], Paso)
    fallidos = [s for s in salida[1:] if isinstance(s, Fallido)]
    assert [f.error.codigo for f in fallidos] == ["EFI-071"] * 3
    assert "Se interrumpió el sellado" in explicar(fallidos[-1].error).titulo
    otra_vez = list(firma.firmar_directa(norte, juego.cer, juego.key, CLAVE))
    assert [isinstance(s, Paso) for s in otra_vez] == [True] * 3
    c.cuadra()


@pytest.mark.norma("V17", "L20a")
def test_the_log_keeps_which_folios_went_out_in_a_package(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    datos = firma.escribir_paquete(c.como("se.norte"), gente()["dir.norte"]).datos
    fuera = [x.folio_control for x in paquete.leer_paquete(datos).certificados]
    ((_, del_paquete),) = [
        (e, d)
        for e, d in bitacora.historia_con_datos(c.oficina.base, "firma", 0)
        if e.transicion == "paquete"
    ]
    assert del_paquete["folios"] == fuera
    assert len(fuera) == 2
    c.cuadra()


@pytest.mark.norma("V17")
def test_only_some_of_the_seals_that_came_back_may_be_taken(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    datos = c.sellos_de("dir.norte")
    solo = [c.de(2).folio_control]
    (paso,) = firma.importar_sellos(c.como("se.norte"), datos, solo=solo)
    assert isinstance(paso, Paso)
    assert [c.de(n).estado for n in (1, 2)] == ["nombre_revisado", "en_firma"]
