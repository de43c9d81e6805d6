import ast
import hashlib
import io
import random
import string
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from certtui.dec.iems.cadena import campos_de_cadena
from certtui.dec.iems.campos import ESPACIO
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.ambiente import Ambiente
from certtui.domain.curp import digito_verificador
from certtui.efirma.anclas import Anclas
from certtui.export.lectura_pdf import campos_impresos
from certtui.export.letras import leer_instante
from certtui.export.pdf import componer, render
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.pdf.pintor import pintar
from certtui.export.representacion import Representacion
from certtui.export.trazo import Pliego, Texto
from certtui.process import verificacion
from certtui.process.verificacion import Dictamen, Razon, Veredicto
from certtui.process.verificacion.cadena_recobrada import campo_cambiado
from certtui.texts import veredictos
from tests.process.paquetes_de_muestra import (
    CURP_ALUMNA,
    Emisor,
    con_timbre,
    con_timbre_simulado,
    crear_emisor,
    documento,
    imagen,
    paquete,
    representacion,
    sellado,
)

Verificar = Callable[..., Dictamen]
_OTRA_CURP = CURP_ALUMNA[:9] + "2" + CURP_ALUMNA[10:17]


@pytest.fixture(scope="session")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


@pytest.fixture(scope="session")
def simulado() -> Terminacion:
    return con_timbre_simulado(sellado(documento(), crear_emisor(de_demostracion=True)))


@pytest.fixture(scope="session")
def timbrado(emisor: Emisor) -> Terminacion:
    return con_timbre(sellado(documento(), emisor))


@pytest.fixture
def verificar(tmp_path: Path, emisor: Emisor) -> Verificar:
    """Verifies bytes as a file; the issuer is pinned unless told otherwise."""

    def _verificar(datos: bytes, nombre: str = "", *, conocido: bool = True) -> Dictamen:
        ruta = tmp_path / (nombre or ("p.zip" if datos[:2] == b"PK" else "CE18-0000123-1.xml"))
        ruta.write_bytes(datos)
        return verificacion.verificar_archivo(ruta, anclas=emisor.anclas if conocido else Anclas())

    return _verificar


def claves(dictamen: Dictamen) -> set[str]:
    return {r.clave for r in dictamen.razones}


def cambiar(valor: str, posicion: int = -1) -> str:
    """The same value with one character changed for another of its kind."""
    i = posicion % len(valor)
    letra = valor[i]
    for alfabeto in (string.digits, string.ascii_uppercase, string.ascii_lowercase):
        if letra in alfabeto:
            return (
                valor[:i] + alfabeto[(alfabeto.index(letra) + 1) % len(alfabeto)] + valor[i + 1 :]
            )
    return valor[:i] + "x" + valor[i + 1 :]


def atributo(xml: bytes, campo: str, valor: Callable[[str], str]) -> bytes:
    """The XML with one attribute changed, whatever the schema says of it."""
    raiz = etree.fromstring(xml)
    elemento, nombre = campo.split(".")
    indice = 0
    if "[" in elemento:
        elemento, resto = elemento.split("[")
        indice = int(resto[:-1]) - 1
    nodo = raiz if elemento == "Dec" else list(raiz.iter(f"{{{ESPACIO}}}{elemento}"))[indice]
    nodo.set(nombre, valor(str(nodo.get(nombre, ""))))
    return etree.tostring(raiz, encoding="UTF-8", xml_declaration=True)


def test_an_intact_test_bundle_is_a_test_document(
    verificar: Verificar, simulado: Terminacion
) -> None:
    d = verificar(paquete(simulado))
    assert (d.veredicto, d.alterado, d.campos_alterados) == (Veredicto.DE_PRUEBA, False, ())
    assert (d.folio, d.folio_control) == ("CE18-0000123", "CE18-0000123-1")
    assert simulado.timbre
    assert d.folio_digital == simulado.timbre.folio_digital
    assert d.clase == "paquete"
    assert "SIGED" not in " ".join(r.en_una_linea() for r in d.razones)


@pytest.mark.norma("L20b", "L21c")
def test_a_good_seal_of_a_known_issuer_still_sends_to_siged(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    for datos in (paquete(timbrado), escribir(timbrado)):
        d = verificar(datos)
        assert (d.veredicto, d.alterado) == (Veredicto.SELLO_VALIDO, False)
        assert claves(d) == {"consulte_siged", "firmante_sin_lista", "cct_fuera_de_catalogo"}
        assert d.razones[-1] == Razon("Sep.selloSep", "consulte_siged", "", d.siged, altera=False)
        assert d.siged.endswith(d.folio_digital)
        assert d.siged in d.razones[-1].en_una_linea()


@pytest.mark.norma("L16b")
def test_the_same_document_without_its_authority_has_an_unknown_signer(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    d = verificar(paquete(timbrado), conocido=False)
    assert (d.veredicto, d.alterado) == (Veredicto.FIRMANTE_DESCONOCIDO, False)
    assert "emisor_desconocido" in claves(d)


def test_an_xml_that_was_only_sent_is_told_apart(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    d = verificar(escribir(replace(timbrado, timbre=None)))
    assert d.veredicto is Veredicto.SELLO_VALIDO
    assert claves(d) == {"sin_timbre", "firmante_sin_lista", "cct_fuera_de_catalogo"}


@pytest.mark.norma("L20a", "L24")
@pytest.mark.parametrize("suelto", [True, False])
def test_one_character_of_any_field_of_the_cadena_is_named(
    verificar: Verificar, timbrado: Terminacion, *, suelto: bool
) -> None:
    original, pdf = escribir(timbrado), render(representacion(timbrado))
    posicion = 0 if suelto else -1
    for campo, valor in campos_de_cadena(timbrado):
        xml = atributo(original, campo, lambda v: cambiar(v, posicion) if v else "7")
        d = verificar(xml if suelto else paquete(timbrado, xml=xml, pdf=pdf))
        assert d.veredicto is Veredicto.ALTERADO, campo
        assert campo in d.campos_alterados, (campo, d.campos_alterados)
        sellados = [r.esperado for r in d.razones if r.clave == "valor_sellado"]
        assert sellados in ([], [valor])


@pytest.mark.parametrize(
    ("campo", "falso"),
    [
        ("FirmaResponsable.idCargo", "107"),
        ("Iems.idIEMS", "10185"),
        ("Acreditacion.promedioAprovechamiento", "10"),
        ("UacdeFt[2].calificacion", "6.3"),
        ("Acreditacion.periodoTermino", "2025-12-19T00:00:00"),
        ("Alumno.curp", _OTRA_CURP + digito_verificador(_OTRA_CURP)),
        ("Dec.tipoCertificado", "12"),
        ("Alumno.segundoApellido", "GÜEMES"),
    ],
)
def test_the_seal_gives_back_the_value_that_was_sealed(
    verificar: Verificar, timbrado: Terminacion, campo: str, falso: str
) -> None:
    d = verificar(atributo(escribir(timbrado), campo, lambda _: falso))
    razon = d.razones[0]
    assert razon.campo == campo
    sellado_ = dict(campos_de_cadena(timbrado))[campo]
    assert (razon.clave, razon.esperado) == ("valor_sellado", sellado_)
    assert f"se selló «{sellado_}»" in razon.frase


def test_two_changed_fields_are_said_to_be_beyond_naming(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    falso = replace(
        timbrado,
        alumno=replace(timbrado.alumno, nombre="Otra", primer_apellido="Persona"),
    )
    d = verificar(escribir(falso))
    assert d.campos_alterados == ("Cadena original",)
    d = verificar(paquete(timbrado, xml=escribir(falso)))
    assert {"Cadena original", "Alumno.nombre"} <= set(d.campos_alterados)


@settings(max_examples=40)
@given(st.data())
def test_any_single_edit_of_a_cadena_is_undone(datos: st.DataObject) -> None:
    campos = campos_de_cadena(documento())
    original = "||" + "|".join(v for _, v in campos) + "||"
    digesto = hashlib.sha256(original.encode()).digest()
    i = datos.draw(st.integers(0, len(campos) - 1))
    campo, valor = campos[i]
    j = datos.draw(st.integers(0, len(valor)))
    nueva = datos.draw(st.sampled_from(["", "x", "ñ", "0", " ", "漢"]))
    borra = datos.draw(st.integers(0, 1))
    cambiado = valor[:j] + nueva + valor[j + borra :]
    if cambiado == valor:
        return
    alterados = [*campos[:i], (campo, cambiado), *campos[i + 1 :]]
    assert campo_cambiado(alterados, digesto) == (campo, valor)


def test_a_monstrous_cadena_is_not_searched() -> None:
    assert campo_cambiado([("Alumno.nombre", "A" * 100_000)], bytes(32)) is None


_NO_SELLADOS = {
    "FirmaResponsable.cargo": "FirmaResponsable.cargo",
    "FirmaResponsable.nombre": "FirmaResponsable.nombre",
    "FirmaResponsable.noCertificadoResponsable": "FirmaResponsable.noCertificadoResponsable",
    "FirmaResponsable.sello": "FirmaResponsable.sello",
    "Iems.nombreIEMS": "Iems.nombreIEMS",
    "Iems.nombreSEN": "Iems.nombreSEN",
    "Iems.opcionEducativa": "Iems.opcionEducativa",
    "PlantelOServicioEducativo.nombreNumeroPlantel":
        "PlantelOServicioEducativo.nombreNumeroPlantel",
    "PlantelOServicioEducativo.municipio": "PlantelOServicioEducativo.municipio",
    "PlantelOServicioEducativo.sostenimiento": "PlantelOServicioEducativo.sostenimiento",
    "Acreditacion.promedioAprovechamientoTexto": "Acreditacion.promedioAprovechamientoTexto",
    "Acreditacion.clavePlanEstudios": "Acreditacion.clavePlanEstudios",
    "Acreditacion.nombreTipoPerfilLaboralEMS": "Acreditacion.nombreTipoPerfilLaboralEMS",
    "UacdeFt[1].creditos": "UacdeFt[1].creditos",
    "Dec.folioControl": "Dec.folioControl",
    "Sep.folioDigital": "Sep.folioDigital",
    "Sep.fechaSep": "Sep.fechaSep",
    "Sep.selloDec": "Sep.selloDec",
    "Sep.selloSep": "Sep.selloSep",
    "Sep.noCertificadoSep": "Sep.noCertificadoSep",
}  # fmt: skip


@pytest.mark.norma("L24", "L20b")
def test_an_attribute_that_no_seal_covers_is_told_by_the_page(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    original, pdf = escribir(timbrado), render(representacion(timbrado))
    for campo, nombrado in _NO_SELLADOS.items():
        d = verificar(paquete(timbrado, xml=atributo(original, campo, lambda v: cambiar(v, 5)),
                              pdf=pdf))  # fmt: skip
        assert d.alterado, campo
        assert nombrado in d.campos_alterados, (campo, d.campos_alterados)


def forjar(rep: Representacion, campo: str, *, marca: str | None = None) -> bytes:
    """The page with one character of one printed field changed; `marca` None keeps the old one."""
    pliego: Pliego = componer(rep)
    original = sellar_opciones(Opciones.de(rep), pliego)
    for pagina in pliego.paginas:
        for i, trazo in enumerate(pagina):
            if isinstance(trazo, Texto) and trazo.campo == campo:
                pagina[i] = replace(trazo, texto=cambiar(trazo.texto, -2))
                return pintar(
                    pliego,
                    titulo="Certificado",
                    fecha=leer_instante(rep.timbre.fecha_sep, ""),
                    marca=original if marca is None else marca,
                )
    raise AssertionError(campo)


@pytest.mark.norma("L24", "L21a")
def test_one_character_of_any_printed_value_is_named(
    verificar: Verificar, simulado: Terminacion
) -> None:
    rep = representacion(simulado)
    nombres = [campo for campo, _ in campos_impresos(rep)]
    assert len(nombres) > 35
    for campo in nombres:
        d = verificar(paquete(simulado, pdf=forjar(rep, campo)))
        assert d.campos_alterados == (campo,)


@pytest.mark.parametrize("campo", ["Alumno.nombre", "Acreditacion.promedioAprovechamiento"])
def test_taking_the_mark_off_a_forged_page_does_not_make_it_somebody_elses(
    verificar: Verificar, timbrado: Terminacion, campo: str
) -> None:
    d = verificar(paquete(timbrado, pdf=forjar(representacion(timbrado), campo, marca="")))
    assert d.campos_alterados == (campo,)


def test_a_test_document_without_its_mark_is_altered(
    verificar: Verificar, simulado: Terminacion
) -> None:
    limpio = render(Representacion(simulado, Ambiente.PRODUCTIVO))
    d = verificar(paquete(simulado, pdf=limpio))
    assert d.veredicto is Veredicto.ALTERADO
    assert "Ambiente" in d.campos_alterados


def _otra_pagina(*lineas: str) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    for linea in lineas:
        pdf.cell(0, 8, linea, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


@pytest.mark.norma("L11b")
def test_a_page_of_another_program_is_searched_for_the_identifying_data(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    datos = ("ANA SOFÍA MUÑOZ GÜEMES", CURP_ALUMNA, "8.9", str(timbrado.timbre and
             timbrado.timbre.folio_digital))  # fmt: skip
    d = verificar(paquete(timbrado, pdf=_otra_pagina(*datos)))
    assert (d.veredicto, d.campos_alterados) == (Veredicto.SELLO_VALIDO, ())
    assert "pdf_de_otro_programa" in claves(d)
    d = verificar(paquete(timbrado, pdf=_otra_pagina("OTRA PERSONA", *datos[1:])))
    assert d.campos_alterados == ("Alumno.nombre",)


def test_links_and_quality_that_the_page_adds_are_told_and_not_vouched_for(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    rep = replace(
        representacion(timbrado), enlaces=("https://sitio.example/v",), pc_sinems="nivel II"
    )
    d = verificar(paquete(timbrado, pdf=render(rep)))
    assert not d.alterado
    assert {"enlace_sin_comprobar", "calidad_sin_comprobar"} <= claves(d)


def zip_de(miembros: dict[str, bytes]) -> bytes:
    memoria = io.BytesIO()
    with zipfile.ZipFile(memoria, "w", zipfile.ZIP_DEFLATED) as archivo:
        for nombre, datos in miembros.items():
            archivo.writestr(nombre, datos)
    return memoria.getvalue()


@pytest.mark.norma("L13a", "L21a")
def test_a_bundle_is_exactly_its_three_files(verificar: Verificar, timbrado: Terminacion) -> None:
    base = "CE18-0000123-1"
    buenos = {
        f"{base}.pdf": render(representacion(timbrado)),
        f"{base}.xml": escribir(timbrado),
        f"{base}.png": imagen(timbrado),
    }
    assert not verificar(zip_de(buenos)).alterado
    casos: dict[str, tuple[dict[str, bytes], str]] = {
        "sobra": ({**buenos, "lea_esto.exe": b"MZ"}, "ZIP: lea_esto.exe"),
        "doble": ({**buenos, "otro.xml": b"<a/>"}, "ZIP: otro.xml"),
        "carpeta": (
            {f"c/{n}": d for n, d in buenos.items()},
            "ZIP: c/CE18-0000123-1.pdf",
        ),
        "sin pdf": ({n: d for n, d in buenos.items() if "pdf" not in n}, "ZIP: .pdf"),
        "sin xml": ({n: d for n, d in buenos.items() if "xml" not in n}, "ZIP: .xml"),
        "sin png": ({n: d for n, d in buenos.items() if "png" not in n}, "ZIP: .png"),
        "otro nombre": (
            {n.replace("123", "124"): d for n, d in buenos.items()},
            "Dec.folioControl",
        ),
        "otro QR": ({**buenos, f"{base}.png": b"\x89PNG"}, "Código QR"),
        "PDF roto": ({**buenos, f"{base}.pdf": b"%PDF-1.4 nada"}, "PDF"),
    }
    for caso, (miembros, campo) in casos.items():
        d = verificar(zip_de(miembros))
        assert d.veredicto is Veredicto.ALTERADO, caso
        assert campo in d.campos_alterados, (caso, d.campos_alterados)


_BOMBA = zip_de({"CE18-0000123-1.xml": bytes(4_000_000)})
_DOCTYPE = b'<!DOCTYPE Dec [<!ENTITY a "b">]><Dec>&a;</Dec>'


@pytest.mark.parametrize(
    ("nombre", "datos", "veredicto"),
    [
        ("a.pdf", b"%PDF-1.7\n", Veredicto.NO_VERIFICABLE),
        ("a.jpg", b"\xff\xd8\xff\xe0JFIF", Veredicto.NO_VERIFICABLE),
        ("vacio.xml", b"", Veredicto.NO_VERIFICABLE),
        ("otro.xml", b"<cfdi/>", Veredicto.NO_VERIFICABLE),
        ("lote.zip", zip_de({"a.xml": b"<a/>", "b.xml": b"<a/>"}), Veredicto.NO_VERIFICABLE),
        ("doctype.xml", _DOCTYPE, Veredicto.ALTERADO),
        ("roto.xml", b"<Dec version='3.0'", Veredicto.ALTERADO),
        ("utf16.xml", "<Dec/>".encode("utf-16"), Veredicto.NO_VERIFICABLE),
        ("bomba.zip", _BOMBA, Veredicto.ALTERADO),
        ("sube.zip", zip_de({"../a.xml": b"<a/>"}), Veredicto.ALTERADO),
        ("cortado.zip", _BOMBA[:-30], Veredicto.ALTERADO),
        ("vacio.zip", zip_de({}), Veredicto.ALTERADO),
    ],
    ids=lambda valor: valor if isinstance(valor, str) else "",
)
def test_a_hostile_or_foreign_file_is_a_verdict(
    verificar: Verificar, nombre: str, datos: bytes, veredicto: Veredicto
) -> None:
    d = verificar(datos, nombre)
    assert d.veredicto is veredicto
    assert d.alterado
    assert all(r.en_una_linea() for r in d.razones)


def test_a_missing_file_and_a_folder_are_verdicts(tmp_path: Path) -> None:
    rutas = [tmp_path / "no_esta.xml", tmp_path]
    dictamenes = list(verificacion.verificar_archivos(rutas))
    assert [d.archivo for d in dictamenes] == [str(r) for r in rutas]
    assert {d.veredicto for d in dictamenes} == {Veredicto.NO_VERIFICABLE}


def test_bytes_changed_at_random_never_raise(verificar: Verificar, timbrado: Terminacion) -> None:
    azar = random.Random(3)
    for original in (paquete(timbrado), escribir(timbrado)):
        for _ in range(40):
            roto = bytearray(original)
            for _ in range(azar.choice((1, 1, 8, 60))):
                roto[azar.randrange(len(roto))] = azar.randrange(256)
            d = verificar(bytes(roto[: azar.choice((len(roto), len(roto) - 9))]), "x.zip")
            assert d.frase


def test_a_partial_certificate_is_not_called_altered(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    xml = escribir(timbrado).replace(b'version="3.0"', b'version="2.0"', 1)
    assert verificar(xml).campos_alterados == ("Dec.version",)
    parcial = xml.replace(b"UacsdeFt", b"Uacs").replace(b"UacdeFt", b"Uac")
    assert verificar(parcial).veredicto is Veredicto.NO_VERIFICABLE


@pytest.mark.norma("L16b", "L16a", "V17")
def test_the_certificate_must_be_the_signers_own_e_firma_in_force(
    verificar: Verificar, emisor: Emisor, timbrado: Terminacion
) -> None:
    con_csd = con_timbre(sellado(documento(), emisor, con_csd=True))
    assert "no_es_efirma" in claves(verificar(escribir(con_csd)))

    tarde = con_timbre(sellado(documento(), emisor), fecha="2036-08-03T10:15:00")
    d = verificar(escribir(tarde))
    assert d.campos_alterados == ("Sep.fechaSep",)

    doc = documento()
    otra = replace(doc, firma=replace(doc.firma, curp=CURP_ALUMNA))
    d = verificar(escribir(con_timbre(sellado(otra, emisor))))
    assert d.campos_alterados == ("FirmaResponsable.curp",)

    firma = replace(timbrado.firma, certificado="AAAA")
    d = verificar(escribir(replace(timbrado, firma=firma)))
    assert d.campos_alterados == ("FirmaResponsable.certificadoResponsable",)

    ajeno = crear_emisor(de_demostracion=False)
    firma = replace(timbrado.firma, certificado=sellado(doc, ajeno).firma.certificado)
    d = verificar(escribir(replace(timbrado, firma=firma)))
    assert d.campos_alterados == ("FirmaResponsable.sello",)


def test_what_a_known_signer_sealed_is_only_noted_and_what_a_stranger_sealed_is_not_believed(
    verificar: Verificar, emisor: Emisor
) -> None:
    doc = documento()
    raro = replace(doc, alumno=replace(doc.alumno, curp=cambiar(CURP_ALUMNA)))
    xml = escribir(con_timbre(sellado(raro, emisor)))
    d = verificar(xml)
    assert (d.veredicto, d.alterado) == (Veredicto.SELLO_VALIDO, False)
    assert "curp_verificador" in claves(d)
    assert verificar(xml, conocido=False).campos_alterados == ("Alumno.curp",)


def test_a_forged_sample_is_told_by_more_than_four_reasons(
    verificar: Verificar, emisor: Emisor
) -> None:
    """A page that is going round: a plantel that cannot be, grades and seals made up."""
    doc = documento()
    falso = replace(
        doc,
        plantel=replace(doc.plantel, cct="05DPT0003Z"),
        acreditacion=replace(doc.acreditacion, promedio="9.9"),
        firma=replace(sellado(doc, emisor).firma, curp=CURP_ALUMNA, sello="AAAA"),
    )
    d = verificar(escribir(con_timbre(falso)), conocido=False)
    assert d.veredicto is Veredicto.ALTERADO
    assert {
        "sello_ajeno", "curp_del_firmante", "cct_verificador", "promedio_con_letra",
        "emisor_desconocido",
    } <= claves(d)  # fmt: skip


@pytest.mark.parametrize("promedio", ["10", "9.0", "7.3"])
def test_every_average_agrees_with_its_words(
    verificar: Verificar, emisor: Emisor, promedio: str
) -> None:
    doc = con_timbre(sellado(documento(promedio), emisor))
    assert not verificar(escribir(doc)).alterado
    malo = replace(doc, acreditacion=replace(doc.acreditacion, promedio_texto="Ocho punto dos"))
    campo = "Acreditacion.promedioAprovechamientoTexto"
    assert verificar(escribir(malo)).campos_alterados == (campo,)


def test_the_name_of_a_lone_file_is_only_a_notice(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    d = verificar(escribir(timbrado), "descarga (1).xml")
    assert not d.alterado
    assert "nombre_de_archivo" in claves(d)


def test_a_certificate_out_of_force_is_judged_by_the_time_of_the_entidad(
    verificar: Verificar, emisor: Emisor
) -> None:
    limite = leer(escribir(con_timbre(sellado(documento(), emisor), fecha="2028-07-03T10:15:00")))
    assert not verificar(escribir(limite)).alterado  # 16:15 UTC, the very end
    tarde = con_timbre(sellado(documento(), emisor), fecha="2028-07-03T10:15:01")
    assert verificar(escribir(tarde)).campos_alterados == ("Sep.fechaSep",)


def test_every_reason_that_the_code_gives_has_its_sentence() -> None:
    carpeta = Path(verificacion.__file__).parent
    usadas = {
        nodo.args[1].value
        for archivo in carpeta.glob("*.py")
        for nodo in ast.walk(ast.parse(archivo.read_text("utf-8")))
        if isinstance(nodo, ast.Call) and isinstance(nodo.func, ast.Name)
        and nodo.func.id == "Razon" and isinstance(nodo.args[1], ast.Constant)
    }  # fmt: skip
    assert len(usadas) > 30
    assert usadas <= set(veredictos.RAZONES)
    assert {v.value for v in Veredicto} == set(veredictos.VEREDICTOS)


@pytest.mark.parametrize("clave", veredictos.RAZONES)
def test_every_sentence_fills(clave: str) -> None:
    razon = Razon("UacdeFt[3].calificacion", clave, "{esperado}", "{campo}")
    assert razon.frase
    assert "{hallado}" not in razon.frase


def test_fields_have_names_for_people() -> None:
    assert veredictos.nombre_de_campo("UacdeFt[3].calificacion").startswith(
        "Módulo 3, calificación"
    )
    assert veredictos.nombre_de_campo("Alumno.curp") == "CURP del egresado (Alumno.curp)"
    assert veredictos.nombre_de_campo("Código QR") == "Código QR"
