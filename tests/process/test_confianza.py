"""Whom the office trusts: authorities, revocations, and the list of who may sign."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from certtui.dec.iems.xml import escribir
from certtui.domain.reloj import a_texto
from certtui.efirma.ac_demo import AutoridadDemo, crear_ac
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import CertificadoRevocado, HuellaDistinta, NoEsAutoridad
from certtui.process import catalogos, confianza, firma
from certtui.process.catalogos import CatalogoInvalido
from certtui.process.confianza import Firmantes, RevocacionVieja
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.motor import Fallido, Paso
from certtui.process.verificacion import Dictamen, Veredicto, verificar_archivo
from certtui.store.confianza import FirmanteAutorizado
from tests.efirma.revocaciones import hacer_crl, hacer_ocsp
from tests.process.camino import AHORA, CLAVE, Camino, gente
from tests.process.paquetes_de_muestra import (
    CURP_FIRMANTE,
    Emisor,
    con_timbre,
    crear_emisor,
    documento,
    sellado,
)


@pytest.fixture(scope="module")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


def guardar(c: Camino, nombre: str, datos: bytes) -> Path:
    ruta = c.carpeta / nombre
    ruta.write_bytes(datos)
    return ruta


def claves(d: Dictamen) -> set[str]:
    return {r.clave for r in d.razones}


@pytest.mark.norma("L16b")
def test_an_authority_is_pinned_by_its_fingerprint_and_retired_with_a_reason(
    c: Camino,
) -> None:
    nueva = crear_ac("AC6 DE PRUEBA", AHORA)
    ruta = guardar(c, "ac6.cer", nueva.der)
    antes = len(confianza.anclas_de(c.oficina).autoridades)
    with pytest.raises(HuellaDistinta):
        confianza.agregar_ancla(c.como("admin"), ruta, "00" * 32)
    ancla = confianza.agregar_ancla(c.como("admin"), ruta)
    con_puntos = ":".join(ancla.sha256.upper()[i : i + 2] for i in range(0, 64, 2))
    assert confianza.agregar_ancla(c.como("admin"), ruta, con_puntos) == ancla
    assert len(confianza.anclas_de(c.oficina).autoridades) == antes + 1
    vista = confianza.retirar_ancla(c.como("admin"), ancla.sha256[:12], "la reemplazó otra")
    assert vista.nombre == "AC6 DE PRUEBA"
    assert len(confianza.anclas_de(c.oficina).autoridades) == antes
    (retirada,) = [a for a in confianza.ver_anclas(c.oficina) if a.retirada]
    assert (retirada.sha256, retirada.motivo) == (ancla.sha256, "la reemplazó otra")
    confianza.agregar_ancla(c.como("admin"), ruta)
    assert len(confianza.anclas_de(c.oficina).autoridades) == antes + 1
    hechos = c.oficina.base.filas(
        "SELECT transicion FROM evento WHERE entidad = 'ancla' ORDER BY seq DESC LIMIT 2"
    )
    assert [h["transicion"] for h in hechos] == ["ancla", "ancla_retirada"]


def test_a_person_is_no_authority_and_a_short_fingerprint_names_none(c: Camino) -> None:
    persona = guardar(c, "x.cer", c.efirmas.juegos["nacional"].cer)
    with pytest.raises(NoEsAutoridad):
        confianza.agregar_ancla(c.como("admin"), persona)
    huella = confianza.anclas_de(c.oficina).autoridades[0].sha256
    for mala in (huella[:7], "f" * 64, ""):
        with pytest.raises(NoEncontrado):
            confianza.retirar_ancla(c.como("admin"), mala, "x")
    with pytest.raises(SinPermiso):
        confianza.retirar_ancla(c.como("se.norte"), huella, "x")


@pytest.mark.norma("L16b")
def test_nobody_signs_with_a_certificate_of_a_retired_authority(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.nombrar(1)
    sellos = c.sellos_de("dir.norte")
    huella = confianza.anclas_de(c.oficina).autoridades[0].sha256
    confianza.retirar_ancla(c.como("admin"), huella, "comprometida")
    (hecho,) = firma.importar_sellos(c.como("dir.norte"), sellos)
    assert isinstance(hecho, Fallido)


@pytest.mark.norma("L16a")
def test_nobody_signs_with_a_revoked_certificate_by_either_road(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.nombrar(1)
    juego = c.efirmas.juegos["dir.norte"]
    sellos = c.sellos_de("dir.norte")
    desde = AHORA - timedelta(days=2)
    crl = hacer_crl(c.efirmas.ac, [(juego.cer, desde, x509.ReasonFlags.superseded)], del_dia=AHORA)
    r = confianza.importar_revocacion(c.como("admin"), guardar(c, "a.crl", crl))
    assert len(r.estados) == 1
    (hecho,) = firma.importar_sellos(c.como("dir.norte"), sellos)
    assert isinstance(hecho, Fallido)
    assert isinstance(hecho.error, CertificadoRevocado)
    with pytest.raises(CertificadoRevocado):
        list(firma.firmar_directa(c.como("dir.norte"), juego.cer, juego.key, CLAVE))
    # a newer list without it lifts the revocation
    otra = hacer_crl(c.efirmas.ac, [], del_dia=AHORA + timedelta(hours=1))
    confianza.importar_revocacion(c.como("admin"), guardar(c, "b.crl", otra))
    (hecho,) = firma.importar_sellos(c.como("dir.norte"), sellos)
    assert isinstance(hecho, Paso)
    with pytest.raises(RevocacionVieja):
        confianza.importar_revocacion(c.como("admin"), c.carpeta / "a.crl")


def test_an_ocsp_answer_counts_like_a_list_until_a_newer_one(c: Camino) -> None:
    juego = c.efirmas.juegos["nacional"]
    certificado = leer_certificado(juego.cer)
    mala = hacer_ocsp(c.efirmas.ac, juego.cer, del_dia=AHORA, desde=AHORA)
    confianza.importar_revocacion(c.como("admin"), guardar(c, "a.ocsp", mala))
    assert confianza.revocado_desde(c.oficina, certificado) == (AHORA, "keyCompromise")
    with pytest.raises(CertificadoRevocado):
        confianza.exigir_no_revocado(c.oficina, certificado)
    crl = hacer_crl(c.efirmas.ac, [], del_dia=AHORA + timedelta(days=1))
    confianza.importar_revocacion(c.como("admin"), guardar(c, "b.crl", crl))
    assert confianza.revocado_desde(c.oficina, certificado) is None
    assert [v.fuente for v in confianza.ver_revocaciones(c.oficina)] == ["crl", "ocsp"]


@pytest.mark.norma("L16a", "L20b")
@pytest.mark.parametrize(("dias", "clave"), [(-1, "certificado_revocado"), (3, "revocado_despues")])
def test_a_verdict_says_whether_it_was_revoked_before_the_stamp(
    c: Camino, emisor: Emisor, dias: int, clave: str
) -> None:
    doc = con_timbre(sellado(documento(), emisor))
    ruta = guardar(c, "CE18-0000123-1.xml", escribir(doc))
    confianza.agregar_ancla(c.como("admin"), guardar(c, "ac.cer", emisor.ac))
    timbrado = datetime(2026, 8, 3, 16, 15, tzinfo=UTC)
    ac = AutoridadDemo(emisor.ac, emisor.llave_ac)
    revocado = (emisor.cer, timbrado + timedelta(days=dias), None)
    crl = hacer_crl(ac, [revocado], del_dia=timbrado + timedelta(days=30))
    confianza.importar_revocacion(c.como("admin"), guardar(c, "a.crl", crl))
    d = verificar_archivo(ruta, oficina=c.oficina)
    assert clave in claves(d)
    assert d.alterado == (dias < 0)


@pytest.mark.norma("V17")
@pytest.mark.parametrize(
    ("desde", "hasta", "veredicto", "clave"),
    [
        ("2026-01-01", "", Veredicto.SELLO_VALIDO, ""),
        ("2026-08-03", "2026-08-03", Veredicto.SELLO_VALIDO, ""),
        ("2026-08-04", "", Veredicto.FIRMANTE_DESCONOCIDO, "firmante_fuera_de_fechas"),
        ("2024-01-01", "2026-08-02", Veredicto.FIRMANTE_DESCONOCIDO, "firmante_fuera_de_fechas"),
        (None, "", Veredicto.FIRMANTE_DESCONOCIDO, "firmante_ajeno"),
    ],
)
def test_only_the_signers_of_the_list_count_and_only_within_their_dates(
    tmp_path: Path, emisor: Emisor, desde: str | None, hasta: str, veredicto: Veredicto, clave: str
) -> None:
    ruta = tmp_path / "CE18-0000123-1.xml"
    ruta.write_bytes(escribir(con_timbre(sellado(documento(), emisor))))
    lista = tmp_path / "firmantes.csv"
    curp = CURP_FIRMANTE if desde else gente()["nacional"].curp
    lista.write_text(
        "curp,nombre,cargo,desde,hasta\n"
        f"{curp},Rocío Ibáñez,Directora,{desde or '2020-01-01'},{hasta}\n",
        encoding="utf-8",
    )
    firmantes = Firmantes.de_archivo(lista)
    d = verificar_archivo(ruta, anclas=emisor.anclas, firmantes=firmantes)
    assert (d.veredicto, d.alterado) == (veredicto, False)
    assert claves(d) >= ({clave} if clave else {"consulte_siged"})
    assert ("firmante_sin_lista" in claves(d)) is False


@pytest.mark.norma("V17")
def test_the_list_of_the_office_replaces_its_people_and_keeps_periods(c: Camino) -> None:
    nacional = gente()["nacional"].curp
    assert Firmantes.de_oficina(c.oficina).conoce(nacional)
    confianza.cargar_firmantes(
        c.como("admin"),
        [
            FirmanteAutorizado(CURP_FIRMANTE, "Rocío", "Directora", "2020-01-01", "2021-01-01"),
            FirmanteAutorizado(CURP_FIRMANTE, "Rocío", "Directora", "2024-01-01", ""),
        ],
    )
    firmantes = Firmantes.de_oficina(c.oficina)
    assert not firmantes.conoce(nacional)
    assert firmantes.periodos(CURP_FIRMANTE) == (("2020-01-01", "2021-01-01"), ("2024-01-01", ""))
    assert not firmantes.podia(CURP_FIRMANTE, datetime(2022, 1, 1, tzinfo=UTC).date())
    fin = FirmanteAutorizado(CURP_FIRMANTE, "Rocío", "Directora", "2024-01-01", "2026-12-31")
    confianza.cargar_firmantes(c.como("admin"), [fin])
    assert confianza.ver_firmantes(c.oficina)[-1] == fin
    with pytest.raises(SinPermiso):
        confianza.cargar_firmantes(c.como("se.norte"), [fin])


def test_a_list_with_a_bad_curp_is_refused_with_its_line(c: Camino) -> None:
    lista = guardar(c, "f.csv", b"curp,nombre,cargo,desde,hasta\nMAL,Nadie,Nada,2020-01-01,\n")
    with pytest.raises(CatalogoInvalido) as error:
        catalogos.importar_catalogo(c.como("admin"), "firmantes", [lista])
    assert error.value.datos["linea"] == 2


@pytest.mark.norma("L16a")
@pytest.mark.parametrize(
    ("dias", "plazo"), [(-1, "vencida"), (0, "7"), (7, "7"), (8, "30"), (60, "60"), (61, "")]
)
def test_the_agenda_says_what_ends_within_60_30_and_7_days(
    c: Camino, dias: int, plazo: str
) -> None:
    c.hasta(1, "cargado")
    c.nombrar(1)
    c.firmar("dir.norte")
    fin = c.oficina.reloj.ahora() + timedelta(days=dias, seconds=-30 if dias else 30)
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE certificado_efirma SET hasta = ? WHERE curp = ?",
            (a_texto(fin), gente()["dir.norte"].curp),
        )
    agenda = confianza.agenda_de_efirmas(c.como("estatal"))
    (suya,) = [v for v in agenda if v.usuario == "dir.norte"]
    assert suya.plazo == plazo
    (otra,) = [v for v in agenda if v.usuario == "dir.centro"]
    assert (otra.plazo, otra.dias) == ("sin_dato", None)


def test_catalogues_are_looked_up_and_only_give_notice(tmp_path: Path, emisor: Emisor) -> None:
    doc = documento()
    plantel = replace(
        doc.plantel, cct="01DPT0002I", id_entidad="01", entidad="Coahuila de Zaragoza"
    )
    for otro, esperadas in (
        (doc, {"cct_fuera_de_catalogo"}),
        (replace(doc, plantel=plantel), {"entidad_con_otro_nombre"}),
        (replace(doc, plantel=replace(plantel, entidad="AGUASCALIENTES")), set()),
    ):
        ruta = tmp_path / "CE18-0000123-1.xml"
        ruta.write_bytes(escribir(con_timbre(sellado(otro, emisor))))
        d = verificar_archivo(ruta, anclas=emisor.anclas)
        assert (d.veredicto, d.alterado) == (Veredicto.SELLO_VALIDO, False)
        assert claves(d) - {"consulte_siged", "firmante_sin_lista"} == esperadas
