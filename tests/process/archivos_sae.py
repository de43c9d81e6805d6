"""Files as SAE and RENAPO hand them over, of the students of a test."""

import csv
from collections.abc import Iterable
from pathlib import Path

from certtui.domain.alumno import Alumno
from certtui.domain.reloj import zona

_ENTIDAD = "32"


def escribir_alumnos(ruta: Path, alumnos: Iterable[Alumno]) -> Path:
    """SAE's export of these students, with semicolons and Latin-1, as the shipped mapping reads."""
    filas = [_fila(a) for a in alumnos]
    with ruta.open("w", encoding="latin-1", newline="") as archivo:
        tabla = csv.DictWriter(archivo, list(filas[0]), delimiter=";")
        tabla.writeheader()
        tabla.writerows(filas)
    return ruta


def escribir_respuesta(ruta: Path, alumnos: Iterable[Alumno]) -> Path:
    """RENAPO's answer, which finds all of them as they are."""
    columnas = ("curp", "estatus", "nombre", "paterno", "materno")
    with ruta.open("w", encoding="utf-8", newline="") as archivo:
        tabla = csv.writer(archivo)
        tabla.writerow(columnas)
        for a in alumnos:
            tabla.writerow((a.curp, "AN", a.nombre, a.primer_apellido, a.segundo_apellido))
    return ruta


def _fila(a: Alumno) -> dict[str, str]:
    def dia(valor: object) -> str:
        return f"{valor:%d/%m/%Y}" if valor else ""

    validado = a.datos_validados_en
    return {
        "matricula": a.matricula,
        "curp": a.curp,
        "nombre": a.nombre,
        "apellidopaterno": a.primer_apellido,
        "apellidomaterno": a.segundo_apellido,
        "cveunidadmin": f"3{_ENTIDAD}{a.plantel}0",
        "cveplanestudio": a.plan,
        "cvemodeloeducativo": str(a.modelo),
        "cvegrupo": a.grupo,
        "generacion": a.generacion,
        "crip": a.crip,
        "fechasecundaria": dia(a.fecha_secundaria),
        "fechainicio": dia(a.fecha_inicio),
        "fechatermino": dia(a.fecha_termino),
        "institucionmedica": a.institucion_medica,
        "correoinstitucional": a.correo_institucional,
        "datosvalidados": "1" if validado else "0",
        "validadopor": a.datos_validados_por,
        "fechavalidacion": f"{validado.astimezone(zona(_ENTIDAD)):%d/%m/%Y %H:%M}"
        if validado
        else "",
        "fechabaja": dia(a.baja_en),
        "adeudos": "1" if a.adeudos else "0",
        "correopersonal": a.correo_personal,
    }
