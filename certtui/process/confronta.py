"""RENAPO's answer beside ours, field by field (L06b)."""

from dataclasses import dataclass
from datetime import date

from certtui.domain.alumno import Alumno
from certtui.domain.curp import Curp
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.errores import CerttuiError
from certtui.exchange.renapo import RespuestaRenapo, comparar
from certtui.process.consultas_elegibilidad import FiltroAlumnos, posicion_alumno
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import alumnos, renapo
from certtui.store.renapo import Contestado
from certtui.texts.hallazgos import MATRICULA


@dataclass(frozen=True, slots=True)
class CampoConfrontado:
    """One field: ours, RENAPO's, and whether they differ, accents apart."""

    campo: str
    nuestro: str
    suyo: str
    difiere: bool


@dataclass(frozen=True, slots=True)
class Confronta:
    """A student with RENAPO's answer; `campos` empty without one, `vencida` when ours changed."""

    alumno: Alumno
    contestado: Contestado | None
    campos: tuple[CampoConfrontado, ...] = ()
    vencida: bool = False


def confronta_de(oficina: Oficina, clave: int) -> Confronta:
    """The confronta of a student within the person's scope; raises NoEncontrado."""
    alumno = alumnos.leer_alumno(oficina.base, clave)
    if alumno is None or posicion_alumno(oficina, FiltroAlumnos(), clave) is None:
        raise NoEncontrado(que=MATRICULA, valor=clave)
    c = renapo.leer_contestado(oficina.base, clave)
    if c is None:
        return Confronta(alumno, None)
    nacimiento = date.fromisoformat(c.fecha_nacimiento) if c.fecha_nacimiento else None
    respuesta = RespuestaRenapo(
        c.curp, c.estatus, c.nombre, c.primer_apellido, c.segundo_apellido, nacimiento, c.sexo,
        c.entidad,
    )  # fmt: skip
    difieren = {d.campo for d in comparar(alumno, respuesta).diferencias}
    propia = _de_la_curp(alumno.curp)
    campos = tuple(
        CampoConfrontado(campo, nuestro, suyo, campo in difieren)
        for campo, nuestro, suyo in (
            ("curp", alumno.curp, c.curp),
            ("nombre", alumno.nombre, c.nombre),
            ("primer_apellido", alumno.primer_apellido, c.primer_apellido),
            ("segundo_apellido", alumno.segundo_apellido, c.segundo_apellido),
            ("fecha_nacimiento", propia[0], c.fecha_nacimiento),
            ("sexo", propia[1], c.sexo),
            ("entidad", propia[2], c.entidad),
        )
    )
    return Confronta(alumno, c, campos, huella_renapo(alumno) != alumno.renapo_huella)


def _de_la_curp(curp: str) -> tuple[str, str, str]:
    """Birth date, sex and entidad that a CURP says; "" when it is not well formed."""
    try:
        leida = Curp.parse(curp)
    except CerttuiError:
        return "", "", ""
    return leida.fecha_nacimiento.isoformat(), leida.sexo, leida.entidad
