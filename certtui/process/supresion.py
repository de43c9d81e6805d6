"""Erases one person's data under the data law; counts, folios and the log stand (workflow §1b)."""

import hashlib
import shutil

from certtui.domain.alumno import Alumno
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.letras import llano
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process.oficina import Oficina
from certtui.process.preferencias import VISTA
from certtui.store import catalogos, tramites
from certtui.store.supresion import (
    archivos_de_persona,
    marcar_compactadas,
    supresiones_sin_compactar,
    suprimir_persona,
)


class MotivoConDatos(CerttuiError):
    """A reason that names the person who is being erased."""

    codigo = "SUP-002"
    salida = Salida.USO


class TramiteEnCurso(CerttuiError):
    """A person whose trámite is still moving cannot be erased."""

    codigo = "SUP-001"
    salida = Salida.DATOS


def marca_de(oficina: Oficina, matricula: str) -> str:
    """Mark of an erased matrícula, salted with the base's identity: tells it, shows nothing."""
    return hashlib.sha256(f"{oficina.identidad.identidad}|{matricula}".encode()).hexdigest()


def suprimir(oficina: Oficina, alumno: Alumno, motivo: str) -> int:
    """Erase a person; returns how many files went.

    Files go first, then the rows in one transaction, then the file is rewritten: cut anywhere, the
    same command finishes it. Lots and answers that left the base are not in its reach. Raises
    TramiteEnCurso while a trámite is moving, MotivoConDatos for a reason that names the person,
    SupresionPendiente while another session is reading.
    """
    oficina.exigir("L13d", Rol.SE_ESTATAL)
    _exigir_alcance(oficina, alumno)
    _exigir_motivo_limpio(alumno, motivo)
    propios = tramites.tramites_de_alumno(oficina.base, alumno.id)
    for t in propios:
        estado = oficina.rutas[t.ruta].estados[t.estado]
        if not estado.final:
            raise TramiteEnCurso(regla="L13d", matricula=alumno.matricula, estado=estado.etiqueta)
    rutas = archivos_de_persona(oficina.base, alumno.id)
    for ruta in rutas:
        (oficina.custodia / ruta).unlink(missing_ok=True)
    for t in propios:
        carpeta = oficina.custodia / t.plantel / t.folio_control
        if t.folio_control and carpeta.is_dir():
            shutil.rmtree(carpeta)
    with oficina.base.tx():
        suprimir_persona(
            oficina.base,
            alumno.id,
            marca_de(oficina, alumno.matricula),
            a_texto(oficina.reloj.ahora()),
            VISTA,
        )
        oficina.anotar(
            "suprimir",
            entidad="supresion",
            entidad_id=alumno.id,
            regla="L13d",
            datos={"motivo": motivo, "archivos": len(rutas)},
        )
    compactar_pendientes(oficina)
    return len(rutas)


def compactar_pendientes(oficina: Oficina) -> None:
    """Take what was erased out of the file, if something still waits for it."""
    if supresiones_sin_compactar(oficina.base):
        oficina.base.compactar()
        with oficina.base.tx():
            marcar_compactadas(oficina.base)


def _exigir_alcance(oficina: Oficina, alumno: Alumno) -> None:
    plantel = catalogos.leer_plantel(oficina.base, alumno.plantel)
    if plantel is None or not oficina.usuario.alcanza(plantel.entidad, plantel.clave):
        raise oficina.sin_permiso("L13d", f"alguien del plantel {alumno.plantel}")


def _exigir_motivo_limpio(alumno: Alumno, motivo: str) -> None:
    """The reason stays in the log: it must not say who the person is."""
    dicho = llano(motivo)
    datos = (alumno.matricula, alumno.curp, alumno.primer_apellido, alumno.nombre)
    if any(llano(d) in dicho for d in datos if d):
        raise MotivoConDatos(regla="L13d", matricula=alumno.matricula)
