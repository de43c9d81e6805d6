"""Erases one person's data under the data law; counts, folios and the log stand (workflow §1b)."""

import shutil
from pathlib import Path

from certtui.domain.alumno import Alumno
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process.oficina import Oficina
from certtui.store import tramites
from certtui.store.supresion import suprimir_persona


class TramiteEnCurso(CerttuiError):
    """A person whose trámite is still moving cannot be erased."""

    codigo = "SUP-001"
    salida = Salida.DATOS


def suprimir(oficina: Oficina, alumno: Alumno, motivo: str) -> int:
    """Erase a person; returns how many files went. Raises TramiteEnCurso while one is moving."""
    oficina.exigir("L13d", Rol.SE_ESTATAL)
    for t in tramites.tramites_de_alumno(oficina.base, alumno.id):
        estado = oficina.rutas[t.ruta].estados[t.estado]
        if not estado.final:
            raise TramiteEnCurso(regla="L13d", matricula=alumno.matricula, estado=estado.etiqueta)
    carpetas = [
        oficina.custodia / t.plantel / t.folio_control
        for t in tramites.tramites_de_alumno(oficina.base, alumno.id)
        if t.folio_control
    ]
    with oficina.base.tx():
        rutas = suprimir_persona(oficina.base, alumno.id, a_texto(oficina.reloj.ahora()))
        oficina.anotar(
            "suprimir",
            entidad="supresion",
            entidad_id=alumno.id,
            regla="L13d",
            datos={"motivo": motivo, "archivos": len(rutas)},
        )
    for carpeta in carpetas:
        shutil.rmtree(carpeta, ignore_errors=True)
    for ruta in rutas:
        Path(oficina.custodia / ruta).unlink(missing_ok=True)
    oficina.base.compactar()
    return len(rutas)
