"""The verbs of the road up to the signature: request, authorise, folio, load, name (T00–T07)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from certtui.domain.alumno import Alumno
from certtui.domain.matricula import Matricula
from certtui.domain.nombre import Propuesta, ReglaNombre, proponer
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE, DOCUMENTO_CERTIFICADO, Tramite
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, tramites

Datos = Mapping[str, object]


def buscar_alumno(oficina: Oficina, matricula: str) -> Alumno:
    """A student by matrícula in any of its written forms; raises NoEncontrado."""
    clave = Matricula.parse(matricula).valor
    alumno = alumnos.alumno_por_matricula(oficina.base, clave)
    if alumno is None:
        raise NoEncontrado(que="matrícula", valor=clave)
    return alumno


def tramite_actual(oficina: Oficina, alumno: Alumno) -> Tramite:
    """The student's live trámite, else the last one; raises NoEncontrado."""
    vigente = tramites.tramite_vigente(oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
    if vigente is not None:
        return vigente
    todos = tramites.tramites_de_alumno(oficina.base, alumno.id)
    if not todos:
        raise NoEncontrado(que="trámite de la matrícula", valor=alumno.matricula)
    return todos[-1]


def solicitar(
    oficina: Oficina, alumno: Alumno, *, canal: str = "SAE", folio_canal: str = ""
) -> Paso:
    """Open the trámite if there is none, and request the authorisation (T00/E03, T01, T04)."""
    datos = {"documento": DOCUMENTO_CERTIFICADO, "canal": canal, "folio_canal": folio_canal}
    vigente = tramites.tramite_vigente(oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
    if vigente is None:
        previos = tramites.tramites_de_alumno(oficina.base, alumno.id)
        abierto = avanzar(
            oficina, "E03" if previos else "T00", alumno=alumno.id, datos=datos
        ).tramite
        return avanzar(oficina, "T01", tramite=abierto, datos=datos)
    paso = {"borrador": "T01", "devuelto": "T04"}.get(vigente.estado, "T00")
    if paso == "T00":
        return avanzar(oficina, paso, alumno=alumno.id, datos=datos)
    return avanzar(oficina, paso, tramite=vigente.id, datos=datos)


def proponer_nombre(oficina: Oficina, alumno: Alumno) -> tuple[Propuesta, Propuesta, Propuesta]:
    """Proposals for given names and both surnames of the acta (L17b)."""
    ajustes = oficina.ajustes
    regla = ReglaNombre(ajustes.texto("nombres.regla"))
    mayuscula = ajustes.texto("nombres.particula_inicial") == "mayuscula"

    def propuesta(campo: str, apellido: bool) -> Propuesta:
        return proponer(
            campo, apellido=apellido, particula_inicial_mayuscula=mayuscula, regla=regla
        )

    return (
        propuesta(alumno.nombre, False),
        propuesta(alumno.primer_apellido, True),
        propuesta(alumno.segundo_apellido, True),
    )


def dudas_del_nombre(propuestas: Sequence[Propuesta]) -> tuple[tuple[str, str], ...]:
    """(field, notice) of what deserves a look; an absent second surname does not (L17b)."""
    return tuple(
        (campo, clave)
        for campo, p in zip(CAMPOS_DEL_NOMBRE, propuestas, strict=True)
        for clave in (*p.avisos, *((p.rechazo,) if p.rechazo else ()))
        if not (clave == "vacio" and campo == "segundo_apellido")
    )


@dataclass(frozen=True, slots=True)
class NombreConfirmado:
    """What a person confirms: three texts, the document compared, and who stated them (L17).

    `mirado` says that they saw how it differs from the acta, or what COSFAC answered to it.
    """

    nombre: str
    primer_apellido: str
    segundo_apellido: str
    cotejo_documento: str
    manifestado_por: str
    mirado: bool = False


def confirmar_nombre(oficina: Oficina, tramite: int, confirmado: NombreConfirmado) -> Paso:
    """T07 with the name as a person confirmed it."""
    return avanzar(
        oficina,
        "T07",
        tramite=tramite,
        datos={
            "nombre": confirmado.nombre,
            "primer_apellido": confirmado.primer_apellido,
            "segundo_apellido": confirmado.segundo_apellido,
            "cotejo_documento": confirmado.cotejo_documento,
            "manifestado_por": confirmado.manifestado_por,
            "mirado": "si" if confirmado.mirado else "",
        },
    )
