"""RENAPO's confronta."""

from datetime import date
from pathlib import Path

import pytest

from certtui.domain.alumno import Alumno, EstatusRenapo
from certtui.exchange.renapo import RespuestaRenapo, comparar, escribir_consulta, leer_respuesta

pytestmark = pytest.mark.norma("L06b")

CURP = "XEXX040101MZSXXXA8"


def _curp_valida() -> str:
    from certtui.domain.curp import digito_verificador

    return CURP[:17] + digito_verificador(CURP[:17])


def _alumno(curp: str = "", nombre: str = "MARÍA JOSÉ", primero: str = "MUÑOZ") -> Alumno:
    return Alumno(
        id=1,
        matricula="189010001-7",
        curp=curp or _curp_valida(),
        nombre=nombre,
        primer_apellido=primero,
        segundo_apellido="",
        plantel="901",
        plan="INFO18",
        modelo=2018,
        grupo="",
        generacion="",
        crip="",
        fecha_secundaria=None,
        fecha_inicio=None,
        fecha_termino=None,
        institucion_medica="",
        correo_institucional="",
        datos_validados_por="",
        datos_validados_en=None,
        renapo_estatus=None,
        renapo_en=None,
        renapo_huella="",
        baja_en=None,
        adeudos=False,
    )


def _respuesta(**cambios: object) -> RespuestaRenapo:
    base: dict[str, object] = {
        "curp": _curp_valida(),
        "estatus": "vigente",
        "nombre": "MARIA JOSE",
        "primer_apellido": "MUÑOZ",
        "segundo_apellido": "",
        "fecha_nacimiento": date(2004, 1, 1),
        "sexo": "M",
        "entidad": "ZS",
    }
    return RespuestaRenapo(**(base | cambios))  # type: ignore[arg-type]


def test_the_query_holds_each_curp_once_sorted() -> None:
    alumnos = [_alumno("BBBB"), _alumno("aaaa "), _alumno("BBBB"), _alumno(" ")]
    assert escribir_consulta(alumnos).decode("utf-8-sig") == "curp\r\nAAAA\r\nBBBB\r\n"


def test_the_same_person_matches_accents_apart() -> None:
    assert comparar(_alumno(), _respuesta()).estatus is EstatusRenapo.COINCIDE
    assert comparar(_alumno(), _respuesta(sexo="MUJER")).estatus is EstatusRenapo.COINCIDE


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"nombre": "MARIA"}, "nombre"),
        ({"primer_apellido": "MUNOZ"}, "primer_apellido"),
        ({"segundo_apellido": "LOPEZ"}, "segundo_apellido"),
        ({"fecha_nacimiento": date(2004, 1, 2)}, "fecha_nacimiento"),
        ({"sexo": "H"}, "sexo"),
        ({"entidad": "DF"}, "entidad"),
        ({"curp": "OTRA"}, "curp"),
    ],
)
def test_each_field_that_differs_is_named_with_both_values(
    cambios: dict[str, object], campo: str
) -> None:
    comparacion = comparar(_alumno(), _respuesta(**cambios))
    assert comparacion.estatus is EstatusRenapo.NO_COINCIDE
    assert [d.campo for d in comparacion.diferencias] == [campo]


def test_cancelled_absent_and_unanswered() -> None:
    assert comparar(_alumno(), _respuesta(estatus="baja")).estatus is EstatusRenapo.BAJA
    assert comparar(_alumno(), None).estatus is EstatusRenapo.SIN_RESPUESTA
    sin = comparar(_alumno(), _respuesta(estatus="sin_registro"))
    assert sin.estatus is EstatusRenapo.NO_COINCIDE


def test_an_answer_without_names_is_not_a_difference() -> None:
    respuesta = _respuesta(
        nombre="", primer_apellido="", fecha_nacimiento=None, sexo="", entidad=""
    )
    assert comparar(_alumno(), respuesta).estatus is EstatusRenapo.COINCIDE


def test_a_malformed_curp_can_still_be_compared() -> None:
    assert comparar(_alumno("MALA"), _respuesta()).estatus is EstatusRenapo.NO_COINCIDE


def test_answers_are_read_and_the_unknown_status_is_a_finding(tmp_path: Path) -> None:
    ruta = tmp_path / "renapo_respuesta.csv"
    ruta.write_text(
        "curp,estatus,nombre,primer_apellido,segundo_apellido,fecha_nacimiento,sexo,entidad\n"
        "aaaa,Vigente,ANA,RUIZ,,2004-01-01,M,ZS\n"
        "BBBB,BD,,,,,,\n"
        "CCCC,???,,,,,,\n"
        "DDDD,RCN,X,Y,Z,31/02/2004,M,ZS\n"
        "AAAA,baja,,,,,,\n",
        encoding="utf-8",
    )
    lectura = leer_respuesta(ruta)
    assert [(f.curp, f.estatus) for f in lectura.filas] == [("AAAA", "vigente"), ("BBBB", "baja")]
    assert [(h.linea, h.clave) for h in lectura.rechazadas] == [
        (4, "renapo.estatus"),
        (5, "dato.fecha"),
        (6, "renapo.curp_repetida"),
    ]
