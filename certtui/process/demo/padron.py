"""The registers that the COSFAC simulator consults, wrong at first for the story's students."""

import csv
from collections.abc import Iterable

from certtui.archivos import ruta_de_datos
from certtui.domain.alumno import EstatusRenapo
from certtui.process.demo.fichas import Papel
from certtui.process.demo.inscripcion import ADELANTO, NOMBRE_DEL_ACTA
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo
from certtui.process.demo.personas import build_curp
from certtui.process.demo.tabla import write_table

PERSONAS = "personas.csv"
PLANTELES = "planteles.csv"
FIRMANTES = "firmantes.csv"
CATALOGOS = "catalogos.csv"


def write_padron(oficina: OficinaDemo, *, corregido: bool = False) -> dict[str, bytes]:
    """The four tables by name; `corregido` is the version after COSFAC mended its own errors."""
    return {
        PERSONAS: write_table(
            (
                "curp",
                "nombre",
                "primer_apellido",
                "segundo_apellido",
                "estatus",
                "certificado_previo",
                "termino",
            ),
            (_persona(oficina, a, corregido) for a in oficina.alumnos if a.renapo),
        ),
        PLANTELES: write_table(
            ("cct", "municipio", "entidad", "planes"), _planteles(oficina, corregido)
        ),
        FIRMANTES: write_table(
            ("curp", "vigente"),
            ((m.usuario.curp, "1") for m in oficina.personal if m.nivel),
        ),
        CATALOGOS: write_table(("tipo", "id", "texto"), _catalogos(oficina)),
    }


def curp_sustituida(alumno: AlumnoDemo) -> str:
    """The CURP that RENAPO gave in place of the one of the story's student."""
    p = alumno.persona
    return build_curp(
        p.nombre,
        p.primer_apellido,
        p.segundo_apellido,
        sexo=p.sexo,
        nacimiento=p.nacimiento,
        entidad=p.entidad,
        homonimo=1,
    )


def _persona(oficina: OficinaDemo, alumno: AlumnoDemo, corregido: bool) -> tuple[str, ...]:
    p = alumno.persona
    termino = alumno.fecha_termino
    if alumno.papel == Papel.FECHA:
        termino += ADELANTO
    previo = alumno.papel == Papel.CERTIFICADO_PREVIO and not corregido
    return (
        curp_sustituida(alumno) if alumno.papel == Papel.CURP else p.curp,
        NOMBRE_DEL_ACTA if alumno.papel == Papel.NOMBRE else p.nombre,
        p.primer_apellido,
        p.segundo_apellido,
        "baja" if alumno.renapo is EstatusRenapo.BAJA else "vigente",
        "1" if previo else "",
        termino.isoformat(),
    )


def _planteles(oficina: OficinaDemo, corregido: bool) -> Iterable[tuple[str, ...]]:
    sin_autorizar = oficina.con_papel(Papel.PLAN)
    for plantel in oficina.planteles:
        planes = [p.clave for p in oficina.planes if p.modelo >= 2008]
        if plantel.clave == sin_autorizar.plantel and not corregido:
            planes.remove(sin_autorizar.plan)
        yield plantel.cct, plantel.id_municipio, plantel.entidad, " ".join(planes)


def _catalogos(oficina: OficinaDemo) -> Iterable[tuple[str, str, str]]:
    """The texts that the simulated SEP adds when it stamps (dec-iems §1.4)."""
    with ruta_de_datos("catalogos", "ids_dec.csv").open(encoding="utf-8", newline="") as archivo:
        ids = {f["clave"].removeprefix("dec."): f["valor"] for f in csv.DictReader(archivo)}
    cargos = {(m.usuario.id_cargo, m.usuario.cargo) for m in oficina.personal if m.nivel}
    yield from (("cargo", id_cargo, cargo) for id_cargo, cargo in sorted(cargos))
    yield "iems", ids["idIEMS"], oficina.institucion
    yield "tipoIEMS", ids["idTipoIEMS"], "Organismo Público Descentralizado Estatal (demostración)"
    yield "opcionEducativa", ids["idOpcionEducativa"], "Presencial"
    yield "tipoPlantel", ids["idTipoPlantel"], "Plantel (demostración)"
    yield "nivelEstudios", ids["idNivelEstudios"], "Bachillerato o equivalentes"
    yield "tipoEstudios", ids["idTipoEstudios"], "Profesional Técnico-Bachiller (demostración)"
    yield "sostenimiento", ids["idSostenimiento"], "Público"
    yield "genero", "1", "El"
    yield "genero", "2", "La"
    yield "entidad", oficina.entidad, oficina.entidad_texto
    for plantel in oficina.planteles:
        yield "municipio", f"{plantel.entidad}{plantel.id_municipio}", plantel.municipio
