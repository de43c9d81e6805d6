"""Tests of what comes in from SAE and RENAPO: row by row, twice is once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from certtui.domain.alumno import EstatusRenapo
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.tramite import TransicionRehusada
from certtui.process import importar, supresion
from certtui.process.elegibilidad import dictaminar
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.store import alumnos
from tests.process.camino import Camino, huella_total

ENCABEZADO = (
    *("MATRICULA", "CURP", "NOMBRE", "APELLIDO_PATERNO", "APELLIDO_MATERNO", "CVE_PLANTEL"),
    *("CVE_PLAN", "MODELO", "GRUPO", "GENERACION", "CRIP", "FECHA_SECUNDARIA", "FECHA_INICIO"),
    *("FECHA_TERMINO", "INSTITUCION_MEDICA", "CORREO_INSTITUCIONAL", "DATOS_VALIDADOS"),
    *("VALIDADO_POR", "FECHA_VALIDACION", "FECHA_BAJA", "ADEUDOS", "CORREO_PERSONAL"),
)


def _fila(c: Camino, numero: int, **cambios: str) -> dict[str, str]:
    a = c.alumno(numero)
    fila = dict.fromkeys(ENCABEZADO, "") | {
        "MATRICULA": a.matricula,
        "CURP": a.curp,
        "NOMBRE": a.nombre,
        "APELLIDO_PATERNO": a.primer_apellido,
        "APELLIDO_MATERNO": a.segundo_apellido,
        "CVE_PLANTEL": a.plantel,
        "CVE_PLAN": a.plan,
        "MODELO": str(a.modelo),
        "GRUPO": a.grupo,
        "GENERACION": a.generacion,
        "FECHA_SECUNDARIA": "01/07/2023",
        "FECHA_INICIO": "20/08/2023",
        "FECHA_TERMINO": "10/06/2026",
        "INSTITUCION_MEDICA": a.institucion_medica,
        "CORREO_INSTITUCIONAL": a.correo_institucional,
        "DATOS_VALIDADOS": "1",
        "VALIDADO_POR": "se.norte",
        "FECHA_VALIDACION": "12/06/2026",
        "ADEUDOS": "0",
        "CORREO_PERSONAL": a.correo_personal,
    }
    return fila | cambios


def _archivo(c: Camino, *filas: Mapping[str, str], nombre: str = "sae.csv") -> Path:
    ruta = c.carpeta / nombre
    lineas = [",".join(ENCABEZADO), *(",".join(f[k] for k in ENCABEZADO) for f in filas)]
    ruta.write_text("\n".join(lineas) + "\n", "utf-8")
    return ruta


def _importar(c: Camino, *filas: Mapping[str, str], usuario: str = "estatal") -> importar.Resumen:
    resumen = importar.importar_alumnos(c.como(usuario), _archivo(c, *filas))
    assert all(h.frase and h.remedio for h in resumen.hallazgos)
    return resumen


@pytest.fixture
def importado(c: Camino) -> Camino:
    """Student 1 as SAE's file has them."""
    r = _importar(c, _fila(c, 1))
    assert not r.fuera, r.hallazgos
    return c


@pytest.mark.norma("L05a")
def test_new_changed_and_equal_rows_are_counted_and_again_is_harmless(c: Camino) -> None:
    nueva = _fila(c, 2, MATRICULA="239010777-7", CURP=c.alumno(3).curp)
    uno = _importar(c, _fila(c, 1), nueva)
    assert (uno.nuevos, uno.cambiados, uno.iguales, uno.fuera) == (1, 1, 0, 0)
    antes = huella_total(c.oficina)["alumno"]
    otra = _importar(c, _fila(c, 1), nueva)
    assert (otra.nuevos, otra.cambiados, otra.iguales, otra.fuera) == (0, 0, 2, 0)
    assert huella_total(c.oficina)["alumno"] == antes
    c.cuadra()


@pytest.mark.norma("L05a", "L10b")
def test_a_row_out_of_reach_stays_out_and_the_rest_go_in(importado: Camino) -> None:
    c = importado
    r = _importar(
        c,
        _fila(c, 1, GRUPO="699"),
        _fila(c, 2, MATRICULA="239010778-8", CVE_PLANTEL="999"),
        _fila(c, 21, GRUPO="699"),
        _fila(c, 21, CVE_PLANTEL="901", GRUPO="699", CURP=c.alumno(22).curp),
        usuario="se.norte",
    )
    assert r.cambiados == 1
    assert c.alumno(1).grupo == "699"
    assert c.alumno(21).grupo != "699"
    assert c.alumno(21).plantel == "902"
    assert r.fuera == 3
    with pytest.raises(SinPermiso):
        _importar(c, _fila(c, 1), usuario="lector")


@pytest.mark.norma("L05a")
def test_a_student_of_another_plantel_is_not_taken_by_an_import(c: Camino) -> None:
    r = _importar(c, _fila(c, 21, CVE_PLANTEL="901"), usuario="se.norte")
    assert (r.cambiados, r.fuera) == (0, 1)
    assert c.alumno(21).plantel == "902"


@pytest.mark.norma("L06a")
@pytest.mark.parametrize(
    ("columna", "valor"),
    [
        ("NOMBRE", "OTRO NOMBRE"),
        ("APELLIDO_PATERNO", "OTRO"),
        ("APELLIDO_MATERNO", "OTRO"),
        ("FECHA_SECUNDARIA", "02/07/2023"),
        ("CRIP", "320560101234567"),
    ],
)
def test_a_datum_edited_after_it_was_validated_takes_the_validation_away_L06a(
    importado: Camino, columna: str, valor: str
) -> None:
    c = importado
    _importar(c, _fila(c, 1, **{columna: valor}))
    assert c.alumno(1).datos_validados_en is None
    malos = {h.regla for h in dictaminar(c.oficina, c.alumno(1)).hallazgos if h.impide}
    assert "L06a" in malos


@pytest.mark.norma("L06a")
def test_a_newer_validation_that_comes_with_the_edit_stands_L06a(importado: Camino) -> None:
    c = importado
    _importar(c, _fila(c, 1, NOMBRE="OTRO NOMBRE", FECHA_VALIDACION="14/06/2026"))
    assert c.alumno(1).datos_validados_en is not None
    _importar(c, _fila(c, 1, GRUPO="699", FECHA_VALIDACION="14/06/2026"))
    assert c.alumno(1).datos_validados_en is not None


@pytest.mark.norma("L06b")
def test_a_name_that_changes_makes_the_confronta_stale_L06b(importado: Camino) -> None:
    c = importado
    _importar(c, _fila(c, 1, NOMBRE="OTRO NOMBRE", FECHA_VALIDACION="14/06/2026"))
    malos = [h for h in dictaminar(c.oficina, c.alumno(1)).hallazgos if h.impide]
    assert [h.clave for h in malos] == ["L06b.vencida"]


@pytest.mark.norma("V15", "E09")
def test_who_leaves_is_suspended_and_who_comes_back_is_freed_E09(importado: Camino) -> None:
    c = importado
    t = c.hasta(1, "autorizado")
    _importar(c, _fila(c, 1, FECHA_BAJA="14/06/2026"))
    assert c.leer(t.id).bloqueo == "baja 2026-06-14"
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T05", tramite=t.id)
    assert error.value.regla == "E09"
    c.cuadra()
    _importar(c, _fila(c, 1, FECHA_BAJA=""))
    assert c.leer(t.id).bloqueo == ""
    avanzar(c.clerk(1), "T05", tramite=t.id)
    c.cuadra()


@pytest.mark.norma("V15", "E09")
def test_a_delivered_certificate_is_not_suspended(importado: Camino) -> None:
    c = importado
    t = c.hasta(1, "entregado")
    _importar(c, _fila(c, 1, FECHA_BAJA="14/06/2026"))
    assert c.leer(t.id).bloqueo == ""


@pytest.mark.norma("L06c", "V06")
def test_grades_go_in_for_who_is_there_and_again_is_harmless(c: Camino) -> None:
    ruta = c.carpeta / "kardex.csv"
    ruta.write_text(
        "MATRICULA,CVE_MODULO,CALIF_FINAL,PERIODO\n"
        f"{c.alumno(1).matricula},LABO-02,9.0,12026\n"
        f"{c.alumno(1).matricula},LABO-03,8.5,12026\n"
        "999999999-9,LABO-02,9.0,12026\n"
        f"{c.alumno(21).matricula},LABO-02,9.0,12026\n",
        "utf-8",
    )
    r = importar.importar_kardex(c.como("se.norte"), ruta)
    assert (r.cambiados, r.iguales, r.fuera) == (1, 1, 2)
    assert ("LABO-02", "9.0") in {
        (x.modulo, x.valor) for x in alumnos.leer_kardex(c.oficina.base, c.alumno(1).id)
    }
    otra = importar.importar_kardex(c.como("se.norte"), ruta)
    assert (otra.cambiados, otra.iguales) == (0, 2)


def _kardex(c: Camino, *filas: str) -> Path:
    ruta = c.carpeta / "kardex.csv"
    ruta.write_text("\n".join(("MATRICULA,CVE_MODULO,CALIF_FINAL,PERIODO", *filas)) + "\n", "utf-8")
    return ruta


@pytest.mark.norma("L05a", "L06c")
def test_a_whole_kardex_withdraws_what_it_no_longer_brings(c: Camino) -> None:
    alumno = c.alumno(1)
    quedan = alumnos.leer_kardex(c.oficina.base, alumno.id)[1:]
    ruta = _kardex(c, *(f"{alumno.matricula},{x.modulo},{x.valor},{x.periodo}" for x in quedan))
    assert importar.importar_kardex(c.como("se.norte"), ruta).cambiados == 0
    r = importar.importar_kardex(c.como("se.norte"), ruta, completo=True)
    assert (r.cambiados, r.iguales, r.hallazgos) == (1, len(quedan), ())
    leido = {x.modulo for x in alumnos.leer_kardex(c.oficina.base, alumno.id)}
    assert leido == {x.modulo for x in quedan}


@pytest.mark.norma("L05a")
def test_with_a_refused_row_a_whole_kardex_withdraws_nothing_and_says_so(c: Camino) -> None:
    alumno = c.alumno(1)
    antes = alumnos.leer_kardex(c.oficina.base, alumno.id)
    primera, *resto = antes
    ruta = _kardex(
        c,
        f"{alumno.matricula},{primera.modulo},diez,{primera.periodo}",
        *(f"{alumno.matricula},{x.modulo},{x.valor},{x.periodo}" for x in resto),
    )
    r = importar.importar_kardex(c.como("se.norte"), ruta, completo=True)
    assert (r.cambiados, r.fuera) == (0, 1)
    assert "no se retiró ninguna calificación" in r.hallazgos[-1].frase
    assert alumnos.leer_kardex(c.oficina.base, alumno.id) == antes


def _renapo(c: Camino, *filas: tuple[str, str, str, str, str]) -> importar.Resumen:
    ruta = c.carpeta / "renapo.csv"
    lineas = [",".join(f) for f in filas]
    ruta.write_text(
        "curp,estatus,nombre,primer_apellido,segundo_apellido,fecha_nacimiento,sexo,entidad\n"
        + "".join(f"{x},,,\n" for x in lineas),
        "utf-8",
    )
    return importar.importar_renapo(c.como("estatal"), ruta)


@pytest.mark.norma("L06b")
def test_the_confronta_says_who_agrees_and_on_which_data_L06b(c: Camino) -> None:
    for n in (1, 2, 3):
        c.cambiar_alumno(n, renapo_estatus=None, renapo_en=None, renapo_huella="")
    a, b, d = (c.alumno(n) for n in (1, 2, 3))
    r = _renapo(
        c,
        (a.curp, "AN", a.nombre, a.primer_apellido, a.segundo_apellido),
        (b.curp, "AN", "OTRO", b.primer_apellido, b.segundo_apellido),
        (d.curp, "BD", d.nombre, d.primer_apellido, d.segundo_apellido),
        ("XEXX010101HNEXXXA4", "AN", "X", "X", "X"),
    )
    assert r.cambiados + r.fuera == 4, r.hallazgos
    assert c.alumno(1).renapo_estatus is EstatusRenapo.COINCIDE
    assert c.alumno(1).renapo_huella == huella_renapo(c.alumno(1))
    assert c.alumno(2).renapo_estatus is EstatusRenapo.NO_COINCIDE
    assert c.alumno(3).renapo_estatus is EstatusRenapo.BAJA
    assert dictaminar(c.oficina, c.alumno(1)).elegible
    assert not dictaminar(c.oficina, c.alumno(2)).elegible


def _libro(c: Camino, *filas: str) -> list[object]:
    ruta = c.carpeta / "registro.csv"
    ruta.write_text("MATRICULA,FOLIO,VOLUMEN,FOJA,CUV,FECHA_REGISTRO\n" + "\n".join(filas), "utf-8")
    return list(importar.importar_registro(c.como("se.norte"), ruta))


@pytest.mark.norma("C25", "L08d", "L08a")
def test_with_the_book_in_sae_the_registration_comes_only_from_its_record_C25(c: Camino) -> None:
    c.poner("libro", "sae")
    t = c.hasta(1, "autorizado")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T05", tramite=t.id)
    assert error.value.regla == "C25"
    m = c.alumno(1).matricula
    salida = _libro(
        c,
        f"{m},CE18-0000017,3,44,CUV-SAE-1,14/06/2026",
        "999999999-9,CE18-0000018,3,45,CUV-SAE-2,14/06/2026",
    )
    assert [type(s) for s in salida] == [Paso, Fallido]
    t = c.de(1)
    assert (t.folio_texto, t.volumen, t.foja, t.cuv) == ("CE18-0000017", 3, 44, "CUV-SAE-1")
    assert str(t.fecha_registro) == "2026-06-14"
    c.cuadra()
    assert [type(s) for s in _libro(c, f"{m},CE18-0000017,3,44,CUV-SAE-1,14/06/2026")] == [Fallido]


@pytest.mark.norma("C25")
def test_with_the_book_here_a_record_of_sae_registers_nothing_C25(c: Camino) -> None:
    c.hasta(1, "autorizado")
    (fallido,) = _libro(c, f"{c.alumno(1).matricula},CE18-0000001,1,1,X,14/06/2026")
    assert isinstance(fallido, Fallido)
    assert fallido.error.regla == "C25"


@pytest.mark.norma("L03", "L08c")
def test_a_record_dated_too_early_or_of_another_model_is_refused(c: Camino) -> None:
    c.poner("libro", "sae")
    c.hasta(1, "autorizado")
    m = c.alumno(1).matricula
    for fila, regla in (
        (f"{m},CE18-0000001,1,1,X,18/07/2021", "L03"),
        (f"{m},CE08-0000001,1,1,X,14/06/2026", "L08c"),
    ):
        (fallido,) = _libro(c, fila)
        assert isinstance(fallido, Fallido)
        assert fallido.error.regla == regla


@pytest.mark.norma("L08a")
def test_a_printed_folio_is_read_back_and_another_shape_is_told() -> None:
    assert importar.leer_folio(" ce18-0000123 ") == ("CE", 2018, 123)
    for malo in ("", "CE18", "CE-0000123", "18-1", "CEXX-1", "CE18-1x"):
        with pytest.raises(NoEncontrado):
            importar.leer_folio(malo)


@pytest.mark.norma("L06a")
def test_the_same_file_again_does_not_bring_a_lost_validation_back_L06a(importado: Camino) -> None:
    c = importado
    for _ in range(2):
        _importar(c, _fila(c, 1, NOMBRE="OTRO NOMBRE"))
        assert c.alumno(1).datos_validados_en is None
    _importar(c, _fila(c, 1, NOMBRE="OTRO NOMBRE", FECHA_VALIDACION="14/06/2026"))
    assert c.alumno(1).datos_validados_en is not None


@pytest.mark.norma("L13d")
def test_who_was_erased_does_not_come_back_with_the_next_export_L13d(importado: Camino) -> None:
    c = importado
    fila = _fila(c, 1)
    supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud")
    resumen = _importar(c, fila)
    assert (resumen.nuevos, resumen.fuera) == (0, 1)
    assert resumen.hallazgos[-1].clave == "sae.suprimido"
    assert fila["MATRICULA"] not in resumen.hallazgos[-1].en_una_linea()
