"""The simulated COSFAC: one test per rule, the stamp, and the shapes of its answers."""

import io
import re
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from certtui.exchange.archivo_seguro import escribir_zip, leer_zip
from certtui.exchange.cosfac.lote import empaquetar
from certtui.exchange.cosfac.respuesta import leer_respuesta
from certtui.exchange.errores import PadronInvalido, ZipRechazado
from certtui.exchange.simulador.cadena import rebuild_cadena
from certtui.exchange.simulador.certificado import ComprobadorEfirma
from certtui.exchange.simulador.padron import Padron, Persona, PlantelRegistrado, leer_padron
from certtui.exchange.simulador.reglas import REGLAS
from certtui.exchange.simulador.simulacion import Simulacion, simular
from certtui.exchange.simulador.timbre import NO_CERTIFICADO_SEP

pytestmark = pytest.mark.norma("L11a", "L15a")

AHORA = datetime(2021, 8, 16, 18, 30, 45, 123, tzinfo=UTC)
FOLIO = "CE18-0000001-1"
ESPACIO = "{https://www.siged.sep.gob.mx/certificados/}"
CURP = re.compile(rb'Alumno [^>]*curp="([^"]+)"')

Documento = Callable[..., bytes]


def _curp(xml: bytes) -> str:
    hallada = CURP.search(xml)
    assert hallada
    return hallada[1].decode()


@pytest.fixture
def correr(firmante: object) -> Callable[..., Simulacion]:
    def run(*xmls: bytes, folios: tuple[str, ...] = (), **opciones: object) -> Simulacion:
        nombres = folios or tuple(f"CE18-{i:07d}-1" for i in range(1, len(xmls) + 1))
        base: dict[str, object] = {"semilla": 7, "ahora": AHORA, "comprobador": firmante}
        lote = empaquetar(dict(zip(nombres, xmls, strict=True)))
        return simular(lote, **(base | opciones))  # type: ignore[arg-type]

    return run


def _persona(xml: bytes, **cambios: object) -> Padron:
    base: dict[str, object] = {
        "curp": _curp(xml),
        "nombre": "MARIA JOSE",
        "primer_apellido": "MUÑOZ",
        "segundo_apellido": "PEÑA",
        "estatus": "vigente",
        "certificado_previo": False,
    }
    persona = Persona(**(base | cambios))  # type: ignore[arg-type]
    return Padron(personas={persona.curp: persona})


def test_a_good_document_is_accepted_and_the_answer_has_the_real_shapes(
    correr: Callable[..., Simulacion], documento: Documento, tmp_path: Path
) -> None:
    simulacion = correr(documento())
    assert simulacion.emitidos == 1
    assert simulacion.rechazados == {}
    assert simulacion.resultado_zip
    assert simulacion.timbrados_zip
    assert list(leer_zip(simulacion.resultado_zip)) == ["ConsultaCertificadosIEMS.xls"]
    assert list(leer_zip(simulacion.timbrados_zip)) == [f"{FOLIO}.xml"]
    rutas = [tmp_path / "r.zip", tmp_path / "t.zip"]
    rutas[0].write_bytes(simulacion.resultado_zip)
    rutas[1].write_bytes(simulacion.timbrados_zip)
    respuesta = leer_respuesta(rutas)
    assert [(f.folio_control, f.aceptado, f.descripcion) for f in respuesta.filas] == [
        (FOLIO, True, "Satisfactorio")
    ]
    assert set(respuesta.xmls) == {FOLIO}
    assert respuesta.hallazgos == ()


def test_the_stamp_is_a_uuid4_in_local_time_and_can_be_told_from_a_real_one(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    xml = documento()
    simulacion = correr(xml)
    assert simulacion.timbrados_zip
    raiz = etree.fromstring(leer_zip(simulacion.timbrados_zip)[f"{FOLIO}.xml"])
    sep = raiz[-1]
    assert sep.tag == f"{ESPACIO}Sep"
    assert list(sep.attrib) == [
        "version",
        "folioDigital",
        "fechaSep",
        "selloDec",
        "noCertificadoSep",
        "selloSep",
    ]
    folio = str(sep.get("folioDigital"))
    assert uuid.UUID(folio).version == 4
    assert folio == folio.lower()
    assert sep.get("fechaSep") == "2021-08-16T13:30:45"
    assert sep.get("noCertificadoSep") == NO_CERTIFICADO_SEP
    assert re.fullmatch(r"99999\d{15}", NO_CERTIFICADO_SEP)
    assert len(str(sep.get("selloSep"))) == 344
    firma = raiz.find(f"{ESPACIO}FirmaResponsable")
    assert firma is not None
    assert sep.get("selloDec") == firma.get("sello")
    assert rebuild_cadena(raiz) == rebuild_cadena(etree.fromstring(xml))


def test_the_same_lot_seed_and_clock_give_the_same_bytes_and_another_seed_other_folios(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    xml = documento()
    assert correr(xml) == correr(xml)
    otra = correr(xml, semilla=8)
    assert otra.timbrados_zip != correr(xml).timbrados_zip
    assert otra.numero_lote != correr(xml).numero_lote


def test_the_key_that_is_given_makes_the_seal(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    vistos: list[bytes] = []

    def llave(mensaje: bytes) -> bytes:
        vistos.append(mensaje)
        return b"\x01" * 256

    simulacion = correr(documento(), llave=llave)
    assert simulacion.timbrados_zip
    xml = leer_zip(simulacion.timbrados_zip)[f"{FOLIO}.xml"]
    assert b'selloSep="AQEBAQ' in xml
    assert vistos[0].startswith(b"SELLO SIMULADO SIN VALIDEZ OFICIAL")


def test_pdfs_come_when_asked_and_documents_can_be_left_out(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    simulacion = correr(documento(), render_pdf=lambda xml: b"%PDF-" + xml[:4])
    assert simulacion.timbrados_zip
    assert set(leer_zip(simulacion.timbrados_zip)) == {f"{FOLIO}.xml", f"{FOLIO}.pdf"}
    sin = correr(documento(), omitir_xml={FOLIO})
    assert sin.emitidos == 1
    assert sin.timbrados_zip is None


def test_a_lost_lot_has_no_answer_at_all(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    perdido = correr(documento(), perder=True)
    assert (perdido.resultado_zip, perdido.timbrados_zip, perdido.filas) == (None, None, ())
    assert "se perdió" in perdido.narracion[0]


def test_when_none_is_accepted_there_is_only_the_table(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    nada = correr(documento(cambios={"Acreditacion.totalCreditos": "400"}))
    assert nada.resultado_zip
    assert nada.timbrados_zip is None
    assert "No hay certificados validos" in nada.narracion[-1]


@pytest.mark.parametrize(
    ("cambios", "regla", "dice"),
    [
        ({"Dec.version": "2.0"}, "version", "Versión"),
        ({"Dec.tipoCertificado": "2"}, "version", "tipoCertificado"),
        ({"Dec.folioControl": "OTRO"}, "folio_control", "folioControl"),
        ({"Iems.idIEMS": "x"}, "esquema", "idIEMS"),
        ({"Alumno.numeroControl": None}, "esquema", "numeroControl"),
        ({"Alumno.apodo": "x"}, "esquema", "apodo"),
        ({"Alumno.nombre": " "}, "esquema", "vacío"),
        ({"Alumno.curp": "MALA"}, "curp", "CURP"),
        ({"Alumno.curp": "XEXX040230MZSXXXA8"}, "curp", "CURP"),
        ({"Alumno.curp": "XEXX040101MZSXXXA0"}, "curp", "dígito verificador"),
        ({"Alumno.nombre": "MARÍA JOSÉ"}, "nombre_mixto", "mayúsculas y minúsculas"),
        ({"Alumno.segundoApellido": "PEÑA"}, "nombre_mixto", "mayúsculas y minúsculas"),
        ({"PlantelOServicioEducativo.cct": "32DPT9001"}, "cct", "CCT"),
        ({"PlantelOServicioEducativo.cct": "32DPT9001M"}, "cct", "CCT"),
        ({"PlantelOServicioEducativo.idEntidadFederativa": "09"}, "cct", "entidad federativa"),
        ({"Acreditacion.creditosObtenidos": "377"}, "creditos", "créditos"),
        (
            {"Acreditacion.creditosObtenidos": "378.0", "Acreditacion.totalCreditos": "378.0"},
            "creditos",
            "créditos",
        ),
        ({"Acreditacion.promedioAprovechamiento": "8.95"}, "promedio", "formato"),
        ({"Acreditacion.promedioAprovechamiento": "10.0"}, "promedio", "formato"),
        ({"Acreditacion.promedioAprovechamiento": "4.9"}, "promedio", "aprobatorio"),
        (
            {"Acreditacion.promedioAprovechamientoTexto": "Nueve punto ocho"},
            "promedio_texto",
            "con letra",
        ),
        ({"Acreditacion.periodoInicio": "2018-08-20"}, "periodos", "formato"),
        ({"Acreditacion.periodoInicio": "2021-07-10T00:00:00"}, "periodos", "posterior"),
        ({"Acreditacion.periodoTermino": "2021-08-17T00:00:00"}, "periodos", "futura"),
        (
            {
                "Acreditacion.periodoInicio": "2008-08-20T00:00:00",
                "Acreditacion.periodoTermino": "2011-07-09T00:00:00",
            },
            "edad",
            "nacimiento",
        ),
        (
            {"FirmaResponsable.noCertificadoResponsable": "1"},
            "certificado",
            "número de certificado",
        ),
        ({"FirmaResponsable.curp": "OTRA"}, "certificado", "a nombre del firmante"),
        ({"FirmaResponsable.certificadoResponsable": "@@"}, "certificado", "no se pudo leer"),
        ({"FirmaResponsable.certificadoResponsable": "AAAA"}, "certificado", "no se pudo leer"),
    ],
)
def test_each_rule_refuses_with_its_message(
    correr: Callable[..., Simulacion],
    documento: Documento,
    cambios: dict[str, str | None],
    regla: str,
    dice: str,
) -> None:
    (fila,) = correr(documento(cambios=cambios)).filas
    assert (fila.estatus, fila.regla) == (2, regla)
    assert dice in fila.descripcion


@pytest.mark.parametrize("calificacion", ["4.9", "AC", "10.0", "", "9,5"])
def test_module_grades_are_numbers_of_at_least_five(
    correr: Callable[..., Simulacion], documento: Documento, calificacion: str
) -> None:
    (fila,) = correr(documento(modulos=(("Redes", calificacion, "1"),))).filas
    assert fila.regla == ("calificaciones" if calificacion else "esquema")


@pytest.mark.parametrize(
    "campo",
    ["Alumno.primerApellido", "Acreditacion.promedioAprovechamiento", "Iems.nombreDependencia"],
)
def test_a_datum_changed_after_sealing_breaks_the_seal(
    correr: Callable[..., Simulacion], documento: Documento, campo: str
) -> None:
    (fila,) = correr(documento(despues_de_sellar={campo: "Otro"})).filas
    assert fila.regla == "sello"
    assert "sello" in fila.descripcion


def test_a_document_already_stamped_is_refused(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    primera = correr(documento())
    assert primera.timbrados_zip
    timbrado = leer_zip(primera.timbrados_zip)[f"{FOLIO}.xml"]
    assert correr(timbrado).filas[0].regla == "timbrado"


def test_the_same_student_twice_in_a_lot_is_refused_once(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    simulacion = correr(documento(), documento("CE18-0000002-1"))
    assert [f.regla for f in simulacion.filas] == ["", "duplicado"]
    assert simulacion.rechazados == {"duplicado": 1}


@pytest.mark.parametrize("malo", [b"<Dec", b"\xff\xfe", b"<!DOCTYPE a []><a/>", b""])
def test_what_is_no_xml_is_refused_and_the_others_go_on(
    correr: Callable[..., Simulacion], documento: Documento, malo: bytes
) -> None:
    simulacion = correr(documento(), malo)
    assert [f.regla for f in simulacion.filas] == ["", "xml"]


def test_a_file_in_a_folder_and_a_broken_lot(firmante: object) -> None:
    lote = escribir_zip({"carpeta/a.xml": b"<a/>"})
    simulacion = simular(lote, semilla=1, ahora=AHORA, comprobador=firmante)  # type: ignore[arg-type]
    assert simulacion.filas[0].regla == "xml"
    with pytest.raises(ZipRechazado):
        simular(b"no es un zip", semilla=1, ahora=AHORA)


def test_the_registers_of_persons_are_asked_when_there_are_any(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    xml = documento()
    casos = (
        (_persona(xml), ""),
        (Padron(personas={}), "curp_registrada"),
        (_persona(xml, estatus="baja"), "curp_registrada"),
        (_persona(xml, nombre="MARIA"), "nombre"),
        (_persona(xml, primer_apellido="MUNOZ"), "nombre"),
        (_persona(xml, segundo_apellido=""), "nombre"),
        (_persona(xml, certificado_previo=True), "certificado_previo"),
        (_persona(xml, termino="1999-07-10"), "periodo_registrado"),
        (Padron(firmantes={"FIMA700101MDFRRN07": True}), ""),
        (Padron(firmantes={"FIMA700101MDFRRN07": False}), "firmante"),
        (Padron(firmantes={}), "firmante"),
    )
    assert [correr(xml, padron=p).filas[0].regla for p, _ in casos] == [r for _, r in casos]


def test_the_registers_of_planteles_are_asked_when_there_are_any(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    def con(municipio: str = "010", entidad: str = "32", planes: str = "INFO18") -> Padron:
        plantel = PlantelRegistrado("32DPT9001L", municipio, entidad, frozenset(planes.split()))
        return Padron(planteles={plantel.cct: plantel})

    casos = (
        (con(), ""),
        (con(planes=""), ""),
        (Padron(planteles={}), "plantel"),
        (con(municipio="011"), "plantel"),
        (con(entidad="09"), "plantel"),
        (con(planes="ENGE18"), "plan"),
    )
    xml = documento()
    assert [correr(xml, padron=p).filas[0].regla for p, _ in casos] == [r for _, r in casos]


def test_the_certificate_is_an_efirma_valid_today(
    correr: Callable[..., Simulacion], documento: Documento, firmante: object
) -> None:
    xml = documento()
    vencido = replace(firmante, hasta=datetime(2021, 8, 1, tzinfo=UTC))  # type: ignore[type-var]
    futuro = replace(firmante, desde=datetime(2021, 9, 1, tzinfo=UTC))  # type: ignore[type-var]
    csd = replace(firmante, es_efirma=False)  # type: ignore[type-var]
    assert correr(xml, comprobador=vencido).filas[0].regla == "vigencia"
    assert correr(xml, comprobador=futuro).filas[0].regla == "vigencia"
    assert correr(xml, comprobador=csd).filas[0].regla == "certificado"


@pytest.mark.parametrize(
    ("cambios", "regla", "dice"),
    [
        ({"Alumno.nombre": "María  José"}, "textos", "Caracteres"),
        ({"Iems.nombreDependencia": "Depende\u0301ncia"}, "textos", "nombreDependencia"),
        ({"Alumno.numeroControl": "18 901/1"}, "numero_control", "control"),
        ({"Alumno.primerApellido": "Mu?oz"}, "nombre_letras", "caracteres"),
        ({"Alumno.primerApellido": "GarcÃ—a"}, "nombre_letras", "caracteres"),
        ({"PlantelOServicioEducativo.claveRvoe": "2023"}, "rvoe", "RVOE"),
    ],
)
def test_texts_names_and_rvoe_are_read_apart_from_the_program(
    correr: Callable[..., Simulacion],
    documento: Documento,
    cambios: dict[str, str | None],
    regla: str,
    dice: str,
) -> None:
    (fila,) = correr(documento(cambios=cambios)).filas
    assert (fila.estatus, fila.regla) == (2, regla)
    assert dice in fila.descripcion


@pytest.mark.parametrize(
    "modulos", [(), (("Redes", "9.0", "1.5"),), (("Redes", "9.0", "1"), ("REDES", "9.0", "1"))]
)
def test_modules_are_some_and_different_and_have_hours(
    correr: Callable[..., Simulacion],
    documento: Documento,
    modulos: tuple[tuple[str, str, str], ...],
) -> None:
    assert correr(documento(modulos=modulos)).filas[0].regla == "modulos"


def test_ids_and_plans_are_asked_when_their_registers_are_there(
    correr: Callable[..., Simulacion], documento: Documento, tmp_path: Path
) -> None:
    xml = documento(
        cambios={
            "Acreditacion.nombreTipoPerfilLaboralEMS": "Técnico en Pruebas",
            "Acreditacion.clavePlanEstudios": "INFO18",
        },
    )
    (tmp_path / "planes.csv").write_text(
        "plan,creditos_total,nombre,perfil,modulo,horas,creditos\n"
        "INFO18,378,Técnico en Pruebas,,Programación básica,120,\n"
        "INFO18,378,Técnico en Pruebas,,Redes,***,\n",
        encoding="utf-8",
    )
    planes = leer_padron(tmp_path).planes
    assert planes is not None
    plan = planes["INFO18"]
    assert [m[0] for m in plan.modulos] == ["Programación básica", "Redes"]
    otros = (
        replace(plan, creditos="400"),
        replace(plan, nombre="Otro"),
        replace(plan, perfil="Otro"),
        replace(plan, modulos=plan.modulos[:1]),
    )
    casos = [
        (Padron(catalogos={("iems", "99901"): "x"}), ""),
        (Padron(catalogos={("iems", "10025"): "x"}), "catalogos"),
        (Padron(planes=planes), ""),
        (Padron(planes={}), "plan_contenido"),
        *((Padron(planes={"INFO18": otro}), "plan_contenido") for otro in otros),
    ]
    assert [correr(xml, padron=p).filas[0].regla for p, _ in casos] == [r for _, r in casos]


def test_the_same_control_number_twice_in_a_lot_is_refused_once(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    otro = documento("CE18-0000002-1", cambios={"Alumno.curp": "XEXX040101MZSXXXA8"})
    assert [f.regla for f in correr(documento(), otro).filas] == ["", "duplicado"]


def test_every_rule_of_the_list_is_proved_above() -> None:
    probadas = set(re.findall(r'"([a-z_]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert {nombre for nombre, _ in REGLAS} <= probadas


def test_catalogue_texts_are_completed_in_the_order_of_the_schema(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    padron = Padron(
        catalogos={
            ("cargo", "93"): "Director General",
            ("municipio", "32010"): "Fresnillo",
            ("entidad", "32"): "Zacatecas",
            ("opcionEducativa", "1"): "Presencial",
            ("nivelEstudios", "2"): "Bachillerato o equivalentes",
            ("tipoEstudios", "99903"): "Tipo de demostración",
        }
    )
    simulacion = correr(documento(cambios={"Iems.opcionEducativa": "Ya dicha"}), padron=padron)
    assert simulacion.timbrados_zip
    raiz = etree.fromstring(leer_zip(simulacion.timbrados_zip)[f"{FOLIO}.xml"])
    plantel = raiz.find(f"{ESPACIO}PlantelOServicioEducativo")
    iems = raiz.find(f"{ESPACIO}Iems")
    firma = raiz.find(f"{ESPACIO}FirmaResponsable")
    assert plantel is not None
    assert iems is not None
    assert firma is not None
    assert list(plantel.attrib)[:5] == [
        "idTipoPlantel",
        "idMunicipio",
        "municipio",
        "idEntidadFederativa",
        "entidadFederativa",
    ]
    assert plantel.get("municipio") == "Fresnillo"
    assert iems.get("opcionEducativa") == "Ya dicha"
    assert firma.get("cargo") == "Director General"


def test_the_registers_are_read_from_a_folder_and_each_part_is_optional(tmp_path: Path) -> None:
    assert leer_padron(tmp_path) == Padron()
    (tmp_path / "personas.csv").write_text(
        "curp,nombre,primer_apellido,segundo_apellido,estatus,certificado_previo,termino\n"
        "aaaa,ANA,RUIZ,,vigente,1,2021-07-09\n",
        encoding="utf-8",
    )
    (tmp_path / "planteles.csv").write_text(
        "cct,municipio,entidad,planes\n32DPT9001L,10,32,INFO18 ENGE18\n", encoding="utf-8"
    )
    (tmp_path / "firmantes.csv").write_text("curp,vigente\nbbbb,1\ncccc,\n", encoding="utf-8")
    (tmp_path / "catalogos.csv").write_text("tipo,id,texto\ncargo,93,X\n", encoding="utf-8")
    padron = leer_padron(tmp_path)
    assert padron.personas
    assert padron.personas["AAAA"].certificado_previo
    assert padron.personas["AAAA"].termino == "2021-07-09"
    assert padron.planteles
    assert padron.planteles["32DPT9001L"].municipio == "010"
    assert padron.planteles["32DPT9001L"].planes == {"INFO18", "ENGE18"}
    assert padron.firmantes == {"BBBB": True, "CCCC": False}
    assert padron.texto("cargo", "093") == "X"
    (tmp_path / "firmantes.csv").write_text("nombre,vigente\nbbbb,1\n", encoding="utf-8")
    with pytest.raises(PadronInvalido):
        leer_padron(tmp_path)


def test_without_xlwt_the_table_is_a_csv_and_it_is_said(
    correr: Callable[..., Simulacion],
    documento: Documento,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlwt", None)
    simulacion = correr(documento())
    assert simulacion.resultado_zip
    assert list(leer_zip(simulacion.resultado_zip)) == ["ConsultaCertificadosIEMS.csv"]
    assert "xlwt" in simulacion.narracion[0]
    ruta = tmp_path / "r.zip"
    ruta.write_bytes(simulacion.resultado_zip)
    assert leer_respuesta([ruta]).filas[0].aceptado


def test_a_certificate_that_is_none_is_refused_by_the_real_reader() -> None:
    real = ComprobadorEfirma()
    assert real.leer(b"nada") is None
    assert real.leer(b"") is None
    assert not real.verificar(b"nada", "||", "AAAA")


def test_the_answer_never_holds_links_or_folders(
    correr: Callable[..., Simulacion], documento: Documento
) -> None:
    simulacion = correr(documento())
    assert simulacion.timbrados_zip
    with zipfile.ZipFile(io.BytesIO(simulacion.timbrados_zip)) as comprimido:
        assert all("/" not in n for n in comprimido.namelist())
