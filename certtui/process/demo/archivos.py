"""The files of the demo office, as the systems of the road would export them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from certtui.domain.alumno import EstatusRenapo
from certtui.domain.reloj import zona
from certtui.process.demo.inscripcion import NOMBRE_MAL_ESCRITO
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo
from certtui.process.demo.padron import write_padron
from certtui.process.demo.tabla import write_table

SAE_ALUMNOS = "sae_alumnos.csv"
SAE_KARDEX = "sae_kardex.csv"
RENAPO = "renapo_respuesta.csv"
CALIDAD = "pc_sinems.csv"
PLANTEL = "plantel.csv"
USUARIOS = "usuarios.csv"
CATALOGOS = {"planteles": PLANTEL, "usuarios": USUARIOS, "pc_sinems": CALIDAD}
"""Files of the base's own catalogues, by the kind that they are loaded as."""

_COLUMNAS_ALUMNO = (
    "matricula",
    "curp",
    "nombre",
    "apellidopaterno",
    "apellidomaterno",
    "cveunidadmin",
    "cveplanestudio",
    "cvemodeloeducativo",
    "cvegrupo",
    "generacion",
    "crip",
    "fechasecundaria",
    "fechainicio",
    "fechatermino",
    "institucionmedica",
    "correoinstitucional",
    "datosvalidados",
    "validadopor",
    "fechavalidacion",
    "fechabaja",
    "adeudos",
    "correopersonal",
)
_COLUMNAS_USUARIO = (
    "id",
    "rol",
    "entidad",
    "plantel",
    "nombre",
    "primer_apellido",
    "segundo_apellido",
    "curp",
    "rfc",
    "correo",
    "id_cargo",
    "cargo",
)
_COLUMNAS_KARDEX = ("matricula", "periodoescolar", "cvemodulo", "califfinal")


def archivos(oficina: OficinaDemo) -> dict[str, bytes]:
    """Every file that comes in or that the base is started with, by its relative name."""
    return {
        SAE_ALUMNOS: write_sae_alumnos(oficina, oficina.alumnos),
        SAE_KARDEX: write_sae_kardex(oficina.alumnos),
        RENAPO: write_renapo(oficina.alumnos),
        CALIDAD: write_table(
            ("cct", "nivel", "desde", "hasta"),
            (
                (r.cct, r.nivel, r.desde.isoformat(), r.hasta.isoformat())
                for r in oficina.registros_calidad
            ),
        ),
        PLANTEL: _write_planteles(oficina),
        USUARIOS: _write_usuarios(oficina),
        **{f"padron/{n}": b for n, b in write_padron(oficina).items()},
    }


def write_sae_alumnos(oficina: OficinaDemo, alumnos: Iterable[AlumnoDemo]) -> bytes:
    """SAE's student table with its defects: Latin-1, a first line of its own, codes as floats."""
    zona_entidad = zona(oficina.entidad)
    filas = [
        ["SAE - reporte de egresados (DEMOSTRACIÓN)"],
        list(_COLUMNAS_ALUMNO),
        *(_alumno(i, a, oficina.entidad, zona_entidad) for i, a in enumerate(alumnos)),
    ]
    return _sae_bytes(filas)


def write_sae_kardex(alumnos: Iterable[AlumnoDemo]) -> bytes:
    """SAE's grades, one row per module, with the same defects."""
    filas = [["SAE - alumnomodulo (DEMOSTRACIÓN)"], list(_COLUMNAS_KARDEX)]
    for i, alumno in enumerate(alumnos):
        for j, nota in enumerate(alumno.kardex):
            periodo = f"{nota.periodo}.0" if j % 2 else nota.periodo
            filas.append([_matricula(i + j, alumno.matricula), periodo, nota.modulo, nota.valor])
    return _sae_bytes(filas)


def write_renapo(alumnos: Iterable[AlumnoDemo]) -> bytes:
    """RENAPO's answer: who does not match comes back with another name, some do not come back."""
    filas = []
    for alumno in alumnos:
        if alumno.renapo in (None, EstatusRenapo.SIN_RESPUESTA):
            continue
        p = alumno.persona
        filas.append(
            (
                p.curp,
                "baja" if alumno.renapo is EstatusRenapo.BAJA else "vigente",
                *_answered_name(alumno),
                p.nacimiento.isoformat(),
                p.sexo,
                p.entidad,
            )
        )
    return write_table(
        (
            "curp",
            "estatus",
            "nombre",
            "primer_apellido",
            "segundo_apellido",
            "fecha_nacimiento",
            "sexo",
            "entidad",
        ),
        filas,
    )


def _answered_name(alumno: AlumnoDemo) -> tuple[str, str, str]:
    """Names of RENAPO's answer; for the misspelt name of the story it answers only the CURP."""
    p = alumno.persona
    if p.nombre == NOMBRE_MAL_ESCRITO:
        return "", "", ""
    nombre = "OTRA PERSONA" if alumno.renapo is EstatusRenapo.NO_COINCIDE else p.nombre
    return nombre, p.primer_apellido, p.segundo_apellido


def _alumno(i: int, alumno: AlumnoDemo, entidad: str, zona_entidad: ZoneInfo) -> list[str]:
    p = alumno.persona
    validado = alumno.datos_validados_en
    unidad = f"3{entidad}{alumno.plantel}0"
    return [
        _matricula(i, alumno.matricula),
        p.curp,
        p.nombre,
        p.primer_apellido,
        p.segundo_apellido,
        f"{unidad}.0" if i % 3 == 1 else unidad,
        f"{alumno.plan}T" if i % 4 == 2 else alumno.plan,
        f"{alumno.modelo}.0" if i % 3 == 1 else str(alumno.modelo),
        alumno.grupo,
        alumno.generacion,
        alumno.crip,
        _fecha(alumno.fecha_secundaria, i),
        _fecha(alumno.fecha_inicio, i),
        _fecha(alumno.fecha_termino, i),
        _mojibake(alumno.institucion_medica),
        alumno.correo_institucional,
        "1" if validado else "0",
        alumno.datos_validados_por,
        f"{validado.astimezone(zona_entidad):%d/%m/%Y %H:%M}" if validado else "",
        _fecha(alumno.baja_en, i),
        ("1.0" if i % 3 == 1 else "1") if alumno.adeudos else ("0.0" if i % 3 == 1 else "0"),
        alumno.correo_personal,
    ]


def _matricula(i: int, matricula: str) -> str:
    """As typed, without hyphen, as a number that lost its zeros, or with the bar code's quote."""
    sola = matricula.replace("-", "")
    if sola.startswith("0"):
        return str(int(sola))
    formas = (
        matricula,
        sola,
        f"{int(sola)}.0",
        matricula,
        str(int(sola)),
        matricula.replace("-", "'"),
    )
    return formas[i % len(formas)]


def _fecha(dia: date | None, i: int) -> str:
    if dia is None:
        return ""
    return f"{dia:%d/%m/%Y}" if i % 5 else f"{dia:%d/%m/%Y} 00:00"


def _mojibake(texto: str) -> str:
    """UTF-8 read as Latin-1, where no letter turns into a control character."""
    roto = texto.encode().decode("latin-1")
    return roto if roto.isprintable() else texto


def _sae_bytes(filas: Iterable[Sequence[str]]) -> bytes:
    salida = io.StringIO(newline="")
    csv.writer(salida, delimiter=";", lineterminator="\r\n").writerows(filas)
    return salida.getvalue().encode("latin-1")


def _write_planteles(oficina: OficinaDemo) -> bytes:
    return write_table(
        ("clave", "cct", "nombre", "entidad", "id_municipio", "municipio"),
        (
            (p.clave, p.cct, p.nombre, p.entidad, p.id_municipio, p.municipio)
            for p in oficina.planteles
        ),
    )


def _write_usuarios(oficina: OficinaDemo) -> bytes:
    return write_table(
        _COLUMNAS_USUARIO,
        ([str(getattr(u, c)) for c in _COLUMNAS_USUARIO] for u in oficina.usuarios),
    )
