"""The criteria of L06 by page, by cause and by student, and what a plantel takes to SAE and RENAPO.

A student is judged when it is asked for: nothing of this is stored, so nothing of it is stale.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.curp import Curp
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.domain.norma import Regla, leer_normativa
from certtui.domain.valor import ValorInvalido
from certtui.exchange.renapo import escribir_consulta
from certtui.exchange.sae_correcciones import Correccion, escribir_correcciones
from certtui.process.elegibilidad import Dictamen, dictaminar
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.store import alumnos, matriculas
from certtui.store.matriculas import FiltroAlumnos, RenglonAlumno
from certtui.texts.hallazgos import MATRICULA, frase, remedio

__all__ = ["FiltroAlumnos", "RenglonAlumno"]

POR_CONFRONTAR = frozenset({"L06b.sin_confronta", "L06b.vencida"})
"""What a query to RENAPO mends (L06b)."""


@dataclass(frozen=True, slots=True)
class Ficha:
    """What a line shows of a student: a verdict per criterion by rule id, and the causes.

    `causas` are findings without their values: first what stops the request, then the warnings.
    """

    alumno: int
    veredictos: Mapping[str, Veredicto]
    causas: tuple[Hallazgo, ...]

    @property
    def fallas(self) -> int:
        """How many criteria stop the request."""
        return sum(v is Veredicto.FALLA for v in self.veredictos.values())


@dataclass(frozen=True, slots=True)
class Exportado:
    """A file left in the outbox: of how many students, with how many lines."""

    ruta: Path
    alumnos: int
    filas: int


def acotar(oficina: Oficina, filtro: FiltroAlumnos) -> FiltroAlumnos:
    """The filter within the person's scope."""
    usuario = oficina.usuario
    return FiltroAlumnos(
        plantel=usuario.plantel or filtro.plantel,
        entidad=usuario.entidad or filtro.entidad,
        plan=filtro.plan,
        grupo=filtro.grupo,
        texto=filtro.texto,
    )


def pagina_alumnos(
    oficina: Oficina, filtro: FiltroAlumnos, inicio: int, cuantos: int
) -> list[RenglonAlumno]:
    """One page of students, not judged."""
    return matriculas.pagina_alumnos(oficina.base, acotar(oficina, filtro), inicio, cuantos)


def alumnos_por_id(oficina: Oficina, ids: Sequence[int]) -> list[RenglonAlumno]:
    """The lines of some students, in that order."""
    return matriculas.alumnos_por_id(oficina.base, ids)


def contar_alumnos(oficina: Oficina, filtro: FiltroAlumnos) -> int:
    """Exact number of students."""
    return matriculas.contar_alumnos(oficina.base, acotar(oficina, filtro))


def ids_de_alumnos(oficina: Oficina, filtro: FiltroAlumnos) -> list[int]:
    """Row ids of the students, in the order of the list."""
    return matriculas.ids_de_alumnos(oficina.base, acotar(oficina, filtro))


def posicion_alumno(oficina: Oficina, filtro: FiltroAlumnos, alumno: int) -> int | None:
    """Where a student stands, from 0; None when it is not there."""
    return matriculas.posicion_de_alumno(oficina.base, acotar(oficina, filtro), alumno)


def resumir(dictamen: Dictamen) -> Ficha:
    """What a line shows of a judged student."""
    malos = [h for h in dictamen.hallazgos if h.veredicto is Veredicto.FALLA]
    avisos = [h for h in dictamen.hallazgos if h.veredicto is Veredicto.AVISO]
    return Ficha(
        alumno=dictamen.alumno.id,
        veredictos={h.regla: h.veredicto for h in dictamen.hallazgos},
        causas=tuple(
            Hallazgo(h.regla, h.veredicto, h.clave, h.campo, resuelve=h.resuelve)
            for h in (*malos, *avisos)
        ),
    )


def revisar(
    oficina: Oficina, ids: Iterable[int], cancelado: Callable[[], bool] = lambda: False
) -> Iterator[Ficha]:
    """Judge some students one by one, asking before each whether to go on."""
    for clave in ids:
        if cancelado():
            return
        alumno = alumnos.leer_alumno(oficina.base, clave)
        if alumno is not None:
            yield resumir(dictaminar(oficina, alumno))


def dictamen_de(oficina: Oficina, alumno: int) -> Dictamen:
    """Everything about one student; raises NoEncontrado."""
    persona = alumnos.leer_alumno(oficina.base, alumno)
    if persona is None or posicion_alumno(oficina, FiltroAlumnos(), alumno) is None:
        raise NoEncontrado(que=MATRICULA, valor=alumno)
    return dictaminar(oficina, persona)


@cache
def _reglas() -> Mapping[str, Regla]:
    return leer_normativa(ruta_de_datos("normativa.csv").read_text(encoding="utf-8"))


def regla_de(clave: str) -> Regla | None:
    """The rule with an id, with its document and numeral; None when it is not listed."""
    return _reglas().get(clave)


def _juzgar(
    oficina: Oficina, ids: Iterable[int], cancelado: Callable[[], bool]
) -> Iterator[Dictamen]:
    for clave in ids:
        if cancelado():
            return
        alumno = alumnos.leer_alumno(oficina.base, clave)
        if alumno is not None:
            yield dictaminar(oficina, alumno)


def _correccion(matricula: str, h: Hallazgo) -> Correccion:
    propuesta = dict(h.datos).get("propuesta", "")
    return Correccion(matricula, h.campo, propuesta, f"{h.regla}: {frase(h)} {remedio(h)}")


def exportar_correcciones(
    oficina: Oficina,
    ids: Sequence[int],
    causa: str = "",
    cancelado: Callable[[], bool] = lambda: False,
) -> Exportado | None:
    """What must be corrected in SAE for some students, as a CSV in the outbox (L18).

    With `causa`, only that cause. None, and no file, when there is nothing to correct there or it
    was cancelled.
    """
    filas: list[Correccion] = []
    for dictamen in _juzgar(oficina, ids, cancelado):
        filas += [
            _correccion(dictamen.alumno.matricula, h)
            for h in dictamen.hallazgos
            if h.impide and h.resuelve is ResuelveEn.SAE and causa in ("", h.clave)
        ]
    if not filas or cancelado():
        return None
    datos = escribir_correcciones(filas)
    ruta = guardar_salida(oficina, "sae_correcciones.csv", datos, filas=len(filas))
    return Exportado(ruta, len({f.matricula for f in filas}), len(filas))


def exportar_consulta(
    oficina: Oficina, ids: Sequence[int], cancelado: Callable[[], bool] = lambda: False
) -> Exportado | None:
    """The well-formed CURPs of some students that RENAPO must confront, in the outbox (L06b).

    None, and no file, when none is left to confront or it was cancelled.
    """
    faltan = [
        d.alumno
        for d in _juzgar(oficina, ids, cancelado)
        if any(h.clave in POR_CONFRONTAR for h in d.hallazgos) and _bien_formada(d.alumno.curp)
    ]
    if not faltan or cancelado():
        return None
    curps = {a.curp.strip().upper() for a in faltan}
    datos = escribir_consulta(faltan)
    ruta = guardar_salida(oficina, "renapo_consulta.csv", datos, filas=len(curps))
    return Exportado(ruta, len(faltan), len(curps))


def _bien_formada(curp: str) -> bool:
    try:
        Curp.parse(curp)
    except ValorInvalido:
        return False
    return True
