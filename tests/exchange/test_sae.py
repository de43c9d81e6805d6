"""SAE's exports: three shapes of the same data, and everything that can be wrong in a row."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from certtui.domain.hallazgo import Veredicto
from certtui.exchange import errores as e
from certtui.exchange.hallazgo import HallazgoFila, Lectura
from certtui.exchange.mapeo import TipoArchivo, cargar_mapeo
from certtui.exchange.sae import (
    FilaAlumno,
    FilaKardex,
    iter_kardex,
    leer_alumnos,
    leer_kardex,
    leer_registro,
)
from certtui.exchange.vista_previa import vista_previa
from certtui.texts.errores import explicar

CONALEP = cargar_mapeo("sae_conalep")
ALTERNO = cargar_mapeo("sae_alterno")
NACIONAL = cargar_mapeo("sae_nacional")

ALUMNO_CONALEP = (
    "matricula;curp;nombre;apellidopaterno;apellidomaterno;cveunidadmin;cveplanestudio;"
    "cvemodeloeducativo;cvegrupo;generacion;crip;fechasecundaria;fechainicio;fechatermino;"
    "institucionmedica;correoinstitucional;datosvalidados;validadopor;fechavalidacion;fechabaja;"
    "adeudos;correopersonal"
)
FILA_CONALEP = (
    "1890100017.0;AAAA040101MZSXXX01;MARÍA DE LA LUZ;MUÑOZ;PEÑA;3329010.0;info18t;2018.0;"
    "601-INFO18;2021;320170401012345;30/06/2018;20/08/2018;09/07/2021;IMSS;luz@ejemplo.edu.mx;1;"
    "esc01;15/06/2021 10:30;;0;luz@correo.example"
)


def _escribir(tmp_path: Path, texto: str, nombre: str = "alumno.csv", cod: str = "latin-1") -> Path:
    ruta = tmp_path / nombre
    ruta.write_bytes(texto.encode(cod))
    return ruta


def _conalep(tmp_path: Path, *filas: str) -> Path:
    return _escribir(tmp_path, "\n".join([ALUMNO_CONALEP, *filas]) + "\n")


def _cambiada(**cambios: str) -> str:
    columnas = ALUMNO_CONALEP.split(";")
    valores = dict(zip(columnas, FILA_CONALEP.split(";"), strict=True))
    assert set(cambios) <= set(valores)
    return ";".join((valores | cambios).values())


def _sin_avisos(lectura: Lectura[FilaAlumno]) -> list[HallazgoFila]:
    return [h for h in lectura.hallazgos if h.impide]


@pytest.mark.norma("L05a")
def test_three_exports_with_other_headers_encodings_and_separators_import_alike(
    tmp_path: Path,
) -> None:
    uno = _escribir(
        tmp_path, f"SAE - reporte;;\n\n{ALUMNO_CONALEP}\n{FILA_CONALEP}\n", "uno.csv", "latin-1"
    )
    dos = _escribir(
        tmp_path,
        "Matrícula,CURP,Nombre(s),Primer apellido,Segundo apellido,Plantel,Plan de estudios,"
        "Modelo académico,Grupo,Generación,CRIP,Fecha del certificado de secundaria,"
        "Fecha de inicio,Fecha de término,Institución médica,Correo institucional,Datos validados,"
        "Validó,Fecha de validación,Fecha de baja,Adeudos,Correo personal\r\n"
        "189010001-7,AAAA040101MZSXXX01,MARÍA DE LA LUZ,MUÃ‘OZ,PEÃ‘A,901,INFO18,2018,"
        "601-INFO18,2021.0,320170401012345,2018-06-30,2018-08-20,2021-07-09,IMSS,"
        "luz@ejemplo.edu.mx,Sí,esc01,2021-06-15 10:30:00,,No,luz@correo.example\r\n",
        "dos.csv",
        "utf-8-sig",
    )
    tres = _escribir(
        tmp_path,
        "\t".join(
            (
                "MATRICULA_ALUMNO",
                "CURP_ALUMNO",
                "APELLIDO_1",
                "APELLIDO_2",
                "NOMBRE_ALUMNO",
                "CVE_PLANTEL",
                "CVE_PLAN",
                "CVE_MODELO",
                "CVE_GRUPO",
                "GENERACION",
                "CRIP",
                "FEC_CERT_SEC",
                "FEC_INGRESO",
                "FEC_EGRESO",
                "INST_MEDICA",
                "CORREO_INST",
                "DATOS_VALIDADOS",
                "USR_VALIDA",
                "FEC_VALIDA",
                "FEC_BAJA",
                "ADEUDO",
                "CORREO_PERS",
            )
        )
        + "\r\n"
        + "\t".join(
            (
                "1890100017",
                "AAAA040101MZSXXX01",
                "MUÑOZ",
                "PEÑA",
                "MARÍA DE LA LUZ",
                "901",
                "INFO18",
                "2018",
                "601-INFO18",
                "2021",
                "320170401012345",
                "30-jun-2018",
                "20-Ago-2018",
                "09-JUL-2021",
                "IMSS",
                "luz@ejemplo.edu.mx",
                "S",
                "esc01",
                "15-JUN-2021 10:30:00",
                "",
                "N",
                "luz@correo.example",
            )
        )
        + "\r\n",
        "tres.txt",
        "utf-16",
    )
    lecturas = [
        leer_alumnos(uno, CONALEP),
        leer_alumnos(dos, ALTERNO),
        leer_alumnos(tres, NACIONAL),
    ]
    assert [x.rechazadas for x in lecturas] == [(), (), ()]
    assert lecturas[0].filas == lecturas[1].filas == lecturas[2].filas
    (fila,) = lecturas[0].filas
    assert fila == FilaAlumno(
        matricula="189010001-7",
        curp="AAAA040101MZSXXX01",
        nombre="MARÍA DE LA LUZ",
        primer_apellido="MUÑOZ",
        segundo_apellido="PEÑA",
        plantel="901",
        plan="INFO18",
        modelo=2018,
        grupo="601-INFO18",
        generacion="2021",
        crip="320170401012345",
        fecha_secundaria=date(2018, 6, 30),
        fecha_inicio=date(2018, 8, 20),
        fecha_termino=date(2021, 7, 9),
        institucion_medica="IMSS",
        correo_institucional="luz@ejemplo.edu.mx",
        datos_validados=True,
        datos_validados_por="esc01",
        datos_validados_en=datetime(2021, 6, 15, 15, 30, tzinfo=UTC),
        baja_en=None,
        adeudos=False,
        correo_personal="luz@correo.example",
    )


@pytest.mark.parametrize(
    ("cambios", "columna", "regla", "clave"),
    [
        ({"fechainicio": "31/02/2018"}, "fechainicio", "L06f", "dato.fecha"),
        ({"fechasecundaria": "pendiente"}, "fechasecundaria", "L06f", "dato.fecha"),
        ({"fechainicio": "01/01/0018"}, "fechainicio", "L06f", "dato.fecha"),
        ({"matricula": "12345"}, "matricula", "matricula", "matricula.forma"),
        ({"matricula": "ABCDEFGHI-J"}, "matricula", "matricula", "matricula.forma"),
        ({"matricula": ""}, "matricula", "obligatorio", "dato.vacio"),
        ({"nombre": "  "}, "nombre", "obligatorio", "dato.vacio"),
        ({"cvemodeloeducativo": "dos mil"}, "cvemodeloeducativo", "modelo", "dato.modelo"),
        ({"datosvalidados": "tal vez"}, "datosvalidados", "L06a", "dato.booleano"),
        ({"nombre": "ANA\x1b[31m"}, "nombre", "texto", "texto.control"),
        ({"institucionmedica": "IMSS\x07"}, "institucionmedica", "texto", "texto.control"),
    ],
)
def test_a_bad_row_is_left_out_and_says_file_line_column_value_rule_and_remedy(
    tmp_path: Path, cambios: dict[str, str], columna: str, regla: str, clave: str
) -> None:
    buena = _cambiada(matricula="199010002-3")
    lectura = leer_alumnos(_conalep(tmp_path, _cambiada(**cambios), buena), CONALEP)
    assert [f.matricula for f in lectura.filas] == ["199010002-3"]
    hallazgo = _sin_avisos(lectura)[0]
    assert (hallazgo.archivo, hallazgo.linea) == ("alumno.csv", 2)
    assert (hallazgo.columna, hallazgo.regla, hallazgo.clave) == (columna, regla, clave)
    assert hallazgo.frase
    assert hallazgo.remedio
    assert "\x1b" not in hallazgo.en_una_linea()


def test_what_the_norm_judges_later_goes_in_as_it_came(tmp_path: Path) -> None:
    fila = _cambiada(
        curp="mala", crip="30ab", correoinstitucional="a@", institucionmedica="En trámite"
    )
    (alumno,) = leer_alumnos(_conalep(tmp_path, fila), CONALEP).filas
    assert (alumno.curp, alumno.crip) == ("mala", "30ab")
    assert (alumno.correo_institucional, alumno.institucion_medica) == ("a@", "En trámite")


@pytest.mark.norma("L17c")
def test_the_name_of_the_acta_is_only_composed(tmp_path: Path) -> None:
    ruta = tmp_path / "alumno.csv"
    fila = _cambiada(nombre=" MA.  JOSE\u0301 ")
    ruta.write_bytes(f"{ALUMNO_CONALEP}\n{fila}\n".encode())
    assert leer_alumnos(ruta, CONALEP).filas[0].nombre == " MA.  JOSÉ "


def test_a_matricula_completed_with_zeros_goes_in_with_a_notice(tmp_path: Path) -> None:
    lectura = leer_alumnos(_conalep(tmp_path, _cambiada(matricula="810100017")), CONALEP)
    assert [f.matricula for f in lectura.filas] == ["081010001-7"]
    (aviso,) = lectura.hallazgos
    assert (aviso.clave, aviso.impide) == ("matricula.ceros", False)
    assert "«810100017»" in aviso.frase


def test_a_repeated_matricula_names_the_first_line(tmp_path: Path) -> None:
    otra = _cambiada(nombre="OTRA")
    lectura = leer_alumnos(_conalep(tmp_path, FILA_CONALEP, otra), CONALEP)
    assert [f.nombre for f in lectura.filas] == ["MARÍA DE LA LUZ"]
    (hallazgo,) = lectura.rechazadas
    assert (hallazgo.linea, hallazgo.clave) == (3, "matricula.repetida")
    assert "renglón 2" in hallazgo.frase


def test_a_missing_column_is_an_error_that_names_it(tmp_path: Path) -> None:
    ruta = _escribir(tmp_path, "matricula;nombre;apellidopaterno\n1;2;3\n")
    with pytest.raises(e.ColumnaFaltante) as visto:
        leer_alumnos(ruta, CONALEP)
    frase = explicar(visto.value).frase
    assert "«curp»" in frase
    assert "«cveplanestudio»" in frase
    assert "alumno.csv" in frase
    assert "sae_conalep" in explicar(visto.value).remedio


def test_an_unknown_column_is_only_a_notice(tmp_path: Path) -> None:
    ruta = _escribir(tmp_path, f"{ALUMNO_CONALEP};color\n{FILA_CONALEP};azul\n")
    lectura = leer_alumnos(ruta, CONALEP)
    assert len(lectura.filas) == 1
    (aviso,) = lectura.avisos
    assert (aviso.columna, aviso.clave, aviso.linea) == ("color", "tabla.columna_desconocida", 1)


def test_a_column_twice_is_an_error(tmp_path: Path) -> None:
    ruta = _escribir(tmp_path, f"{ALUMNO_CONALEP};CURP\n{FILA_CONALEP};x\n")
    with pytest.raises(e.ColumnaRepetida):
        leer_alumnos(ruta, CONALEP)


def test_suspicious_cells_go_in_with_a_proposal_where_the_mapping_orders_nothing(
    tmp_path: Path,
) -> None:
    texto = "\n".join(
        (
            '[alumno]\nopcionales=["plan"]',
            "[alumno.constantes]",
            'plan="INFO18"\nmodelo="2018"',
            "[alumno.columnas]",
            'matricula="m"\nnombre="n"\nprimer_apellido="p"\nplantel="c"\ngeneracion="g"',
        )
    )
    mapa = tmp_path / "mio.toml"
    mapa.write_text(texto, encoding="utf-8")
    ruta = _escribir(
        tmp_path,
        "m,n,p,c,g\n189010001-7,JosÃ©,electr??nica,7,2021.0\n",
        cod="utf-8",
    )
    lectura = leer_alumnos(ruta, cargar_mapeo(mapa))
    assert [f.plantel for f in lectura.filas] == ["7"]
    assert {(h.columna, h.clave, dict(h.datos)["propuesta"]) for h in lectura.avisos} == {
        ("n", "texto.mojibake", "José"),
        ("p", "texto.reemplazo", ""),
        ("c", "clave.ceros", "007"),
        ("g", "clave.decimal", "2021"),
    }
    previa = vista_previa(ruta, cargar_mapeo(mapa))
    assert previa.sospechosas == 4
    assert previa.codificacion == "utf-8"


def test_names_in_capitals_decoded_twice_are_repaired_only_where_the_mapping_says(
    tmp_path: Path,
) -> None:
    """Í in capitals becomes Ã and a control character: no reason to lose the row."""
    rota = "MARÍA".encode().decode("latin-1")
    lectura = leer_alumnos(
        _conalep(tmp_path, _cambiada(nombre=rota), _cambiada(institucionmedica=rota)), CONALEP
    )
    assert [f.institucion_medica for f in lectura.filas] == ["MARÍA"]
    (hallazgo,) = lectura.rechazadas
    assert (hallazgo.linea, hallazgo.columna, hallazgo.clave) == (2, "nombre", "texto.mitad")
    assert "MARÍA" in hallazgo.frase


def test_the_preview_shows_repairs_and_writes_nothing(tmp_path: Path) -> None:
    ruta = _conalep(tmp_path, *(_cambiada(matricula=f"18901{i:04d}7") for i in range(30)))
    previa = vista_previa(ruta, CONALEP, n=20)
    assert len(previa.filas) == 20
    assert previa.supuesto
    linea, celdas = previa.filas[0]
    assert linea == 2
    por_campo = {c.campo: c for c in celdas}
    assert por_campo["plantel"].original == "3329010.0"
    assert por_campo["plantel"].texto == "901"
    assert por_campo["plantel"].reparada
    assert [r.name for r in tmp_path.iterdir()] == ["alumno.csv"]


KARDEX = "matricula;periodoescolar;cvemodulo;califfinal"


def _kardex(tmp_path: Path, *filas: str) -> Path:
    return _escribir(tmp_path, "\n".join([KARDEX, *filas]) + "\n", "alumnomodulo.csv")


@pytest.mark.norma("L06c")
@pytest.mark.parametrize(
    ("valor", "queda"),
    [
        ("8.5", "8.5"),
        ("8,5", "8.5"),
        ("8", "8.0"),
        ("10", "10"),
        ("10.0", "10"),
        ("0", "0.0"),
        ("ac", "AC"),
        ("NA", "NA"),
        ("NP", "NP"),
        ("***", "***"),
        ("8.55", "8.55"),
    ],
)
def test_grades_and_literals_are_taken(tmp_path: Path, valor: str, queda: str) -> None:
    lectura = leer_kardex(_kardex(tmp_path, f"189010001-7;11819.0;asin-03;{valor}"), CONALEP)
    assert lectura.filas == (FilaKardex("189010001-7", "ASIN-03", queda, "11819"),)
    assert lectura.filas[0].calificacion.valor == queda


@pytest.mark.norma("L06c")
@pytest.mark.parametrize(
    ("valor", "clave"),
    [
        ("ocho", "calificacion.texto"),
        ("-1", "calificacion.texto"),
        ("11", "calificacion.rango"),
        ("1e1", "calificacion.texto"),
        ("NaN", "calificacion.texto"),
        ("", "dato.vacio"),
    ],
)
def test_text_where_a_grade_should_be_leaves_that_row_out(
    tmp_path: Path, valor: str, clave: str
) -> None:
    ruta = _kardex(tmp_path, f"189010001-7;1;A;{valor}", "189010001-7;1;B;9")
    lectura = leer_kardex(ruta, CONALEP)
    assert [f.modulo for f in lectura.filas] == ["B"]
    (hallazgo,) = lectura.rechazadas
    assert (hallazgo.clave, hallazgo.linea, hallazgo.columna) == (clave, 2, "califfinal")


def test_the_same_grade_twice_is_a_notice_and_another_grade_a_fault(tmp_path: Path) -> None:
    ruta = _kardex(
        tmp_path,
        "189010001-7;1;A;9",
        "189010001-7;1;A;9.0",
        "189010001-7;1;A;8",
        "189010001-7;2;A;8",
    )
    lectura = leer_kardex(ruta, CONALEP)
    assert [(f.periodo, f.valor) for f in lectura.filas] == [("1", "9.0"), ("2", "8.0")]
    assert [(h.clave, h.veredicto) for h in lectura.hallazgos] == [
        ("kardex.repetido", Veredicto.AVISO),
        ("kardex.contradictorio", Veredicto.FALLA),
    ]


def test_only_the_asked_matriculas_are_read(tmp_path: Path) -> None:
    ruta = _kardex(tmp_path, "189010001-7;1;A;9", "199010002-3;1;A;x")
    lectura = leer_kardex(ruta, CONALEP, matriculas={"189010001-7"})
    assert len(lectura.filas) == 1
    assert not lectura.hallazgos
    assert len(list(iter_kardex(ruta, CONALEP))) == 2


@pytest.mark.norma("L08d")
def test_the_book_of_sae_is_read_and_a_folio_belongs_to_one_matricula(tmp_path: Path) -> None:
    texto = (
        "matricula;folio;volumen;foja;cuv;fecharegistro\n"
        "189010001-7;CE18-0000001;3.0;12;ABC;01/07/2021\n"
        "199010002-3;CE18-0000001;3;13;ABD;01/07/2021\n"
        "199010003-4;CE18-0000003;III;13;ABD;01/07/2021\n"
        "199010004-5;CE18-0000004;3;13;ABD;\n"
    )
    lectura = leer_registro(_escribir(tmp_path, texto, "registro.csv"), CONALEP)
    (fila,) = lectura.filas
    assert (fila.folio, fila.volumen, fila.foja, fila.cuv) == ("CE18-0000001", 3, 12, "ABC")
    assert fila.fecha == date(2021, 7, 1)
    assert [(h.linea, h.clave) for h in lectura.rechazadas] == [
        (3, "registro.folio_repetido"),
        (4, "dato.entero"),
        (5, "dato.vacio"),
    ]


@pytest.mark.norma("L06a")
def test_a_row_becomes_a_student_and_unvalidated_data_have_no_date(tmp_path: Path) -> None:
    (fila,) = leer_alumnos(_conalep(tmp_path, _cambiada(datosvalidados="0")), CONALEP).filas
    alumno = fila.to_alumno(7)
    assert (alumno.id, alumno.matricula) == (7, "189010001-7")
    assert (alumno.datos_validados_por, alumno.datos_validados_en) == ("", None)
    assert alumno.renapo_estatus is None


def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    ruta = _conalep(tmp_path, FILA_CONALEP, _cambiada(matricula="x"))
    assert leer_alumnos(ruta, CONALEP) == leer_alumnos(ruta, CONALEP)


def test_a_file_that_is_no_table_is_refused_whole(tmp_path: Path) -> None:
    ruta = tmp_path / "alumno.csv"
    ruta.write_bytes(b"%PDF-1.4")
    with pytest.raises(e.TablaRechazada):
        vista_previa(ruta, CONALEP, tipo=TipoArchivo.ALUMNOMODULO)
