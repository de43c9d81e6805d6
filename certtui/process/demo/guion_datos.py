"""The story of rejections: who is refused by COSFAC's simulator, why, and what mends it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from certtui.domain.alumno import EstatusRenapo, Formacion
from certtui.domain.hallazgo import ResuelveEn
from certtui.process.demo.archivos import (
    RENAPO,
    SAE_ALUMNOS,
    SAE_KARDEX,
    write_renapo,
    write_sae_alumnos,
    write_sae_kardex,
)
from certtui.process.demo.fichas import Papel
from certtui.process.demo.inscripcion import ADELANTO, NOMBRE_DEL_ACTA
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo
from certtui.process.demo.padron import curp_sustituida, write_padron

SAE_ALUMNOS_CORREGIDO = SAE_ALUMNOS.replace(".csv", "_corregido.csv")
SAE_KARDEX_CORREGIDO = SAE_KARDEX.replace(".csv", "_corregido.csv")
RENAPO_CORREGIDA = RENAPO.replace(".csv", "_corregida.csv")


DETENIDOS = (Papel.LITERAL,)
"""Parts whose fault is plain in the document: the pre-flight stops them before COSFAC can."""


@dataclass(frozen=True, slots=True)
class RechazoPlaneado:
    """One student of the story: the cause (key of the causes' table), who mends it, and with what.

    `archivos` are the corrected files that mend it, by the names of `archivos_corregidos`;
    `nombre` is the given name to confirm in the new name review ("" when the name was right).
    """

    papel: Papel
    matricula: str
    causa: str
    resuelve: ResuelveEn
    motivo: str
    correccion: str
    archivos: tuple[str, ...] = ()
    nombre: str = ""


_GUION: dict[Papel, tuple[str, ResuelveEn, str, str, tuple[str, ...]]] = {
    Papel.NOMBRE: (
        "NOMBRE-ACTA",
        ResuelveEn.APLICATIVO,
        "El nombre no es el que el registro de la SEP tiene para esa CURP.",
        "Se coteja otra vez el acta y se confirma el nombre corregido en el aplicativo.",
        (),
    ),
    Papel.CURP: (
        "CURP-RENAPO",
        ResuelveEn.SAE,
        "RENAPO sustituyó la CURP y la anterior ya no existe.",
        "Se captura la CURP nueva en SAE, se reimporta y se confronta de nuevo.",
        (SAE_ALUMNOS_CORREGIDO, RENAPO_CORREGIDA),
    ),
    Papel.FECHA: (
        "FECHAS",
        ResuelveEn.SAE,
        "La fecha de término no es la que la SEP tiene registrada.",
        "Se corrige la fecha de término en SAE y se reimporta.",
        (SAE_ALUMNOS_CORREGIDO,),
    ),
    Papel.CERTIFICADO_PREVIO: (
        "DUPLICADO",
        ResuelveEn.COSFAC,
        "La SEP tiene a la persona como ya certificada, por error.",
        "COSFAC corrige su registro por mesa de servicio.",
        ("padron_corregido",),
    ),
    Papel.PLAN: (
        "PLAN",
        ResuelveEn.CATALOGO,
        "El plan no está autorizado para la clave de centro de trabajo.",
        "La SEP agrega el plan al plantel en su catálogo.",
        ("padron_corregido",),
    ),
    Papel.LITERAL: (
        "CALIF",
        ResuelveEn.SAE,
        "Un módulo laboral trae «AC» en vez de un número.",
        "Se captura la calificación en SAE y se reimporta el kardex.",
        (SAE_KARDEX_CORREGIDO,),
    ),
}


def rechazos_planeados(oficina: OficinaDemo) -> tuple[RechazoPlaneado, ...]:
    """The students of the story, one per cause, in the order of `Papel`."""
    planeados = []
    for papel, (causa, resuelve, motivo, correccion, nombres) in _GUION.items():
        planeados.append(
            RechazoPlaneado(
                papel=papel,
                matricula=oficina.con_papel(papel).matricula,
                causa=causa,
                resuelve=resuelve,
                motivo=motivo,
                correccion=correccion,
                archivos=nombres,
                nombre=NOMBRE_DEL_ACTA if papel is Papel.NOMBRE else "",
            )
        )
    return tuple(planeados)


def corregir(oficina: OficinaDemo, alumno: AlumnoDemo) -> AlumnoDemo:
    """The student as SAE has it after the correction; the same one when SAE was right."""
    match alumno.papel:
        case Papel.NOMBRE:
            del_acta = replace(alumno.persona, nombre=NOMBRE_DEL_ACTA)
            return _validated_again(oficina, replace(alumno, persona=del_acta))
        case Papel.CURP:
            nueva = replace(alumno.persona, curp=curp_sustituida(alumno))
            return _validated_again(oficina, replace(alumno, persona=nueva))
        case Papel.FECHA:
            bueno = alumno.fecha_termino + ADELANTO
            return _validated_again(oficina, replace(alumno, fecha_termino=bueno))
        case Papel.LITERAL:
            laborales = {
                m.clave
                for m in oficina.plan(alumno.plan).modulos
                if m.formacion is Formacion.LABORAL
            }
            kardex = tuple(
                replace(n, valor="8.5") if n.valor == "AC" and n.modulo in laborales else n
                for n in alumno.kardex
            )
            return replace(alumno, kardex=kardex)
        case _:
            return alumno


def archivos_corregidos(oficina: OficinaDemo) -> dict[str, bytes]:
    """What comes in after the rejections: only the students that changed, and the whole padrón."""
    anterior = oficina.con_papel(Papel.CURP)
    curp, fecha, literal = (
        corregir(oficina, oficina.con_papel(p)) for p in (Papel.CURP, Papel.FECHA, Papel.LITERAL)
    )
    sustituida = replace(anterior, renapo=EstatusRenapo.BAJA)
    return {
        SAE_ALUMNOS_CORREGIDO: write_sae_alumnos(oficina, (curp, fecha)),
        SAE_KARDEX_CORREGIDO: write_sae_kardex((literal,)),
        RENAPO_CORREGIDA: write_renapo((sustituida, curp)),
        **{f"padron_corregido/{n}": b for n, b in write_padron(oficina, corregido=True).items()},
    }


def _validated_again(oficina: OficinaDemo, alumno: AlumnoDemo) -> AlumnoDemo:
    """An edited datum is validated anew (L06a)."""
    return replace(alumno, datos_validados_en=datetime.combine(oficina.hoy, time(14, 30), UTC))
