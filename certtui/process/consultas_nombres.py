"""The names that wait for a person: acta, RENAPO and proposal, the doubtful ones first (L17)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from certtui.domain.curp import Curp
from certtui.domain.entrega import MAYORIA_DE_EDAD, edad
from certtui.domain.nombre import Propuesta, ReglaNombre, proponer
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.domain.valor import ValorInvalido
from certtui.exchange.texto import plain
from certtui.process.cola import MAXIMO_ELEGIDOS, FiltroCola, acotar
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.tramite import dudas_del_nombre
from certtui.store import cola, nombres, renapo, tramites
from certtui.store.cola import Elegido
from certtui.store.nombres import NombreEnCurso
from certtui.texts.hallazgos import TRAMITE

_TRES_VACIOS = ("", "", "")
_TROZO = 500


class Vista(StrEnum):
    """What the screen of names shows."""

    POR_CONFIRMAR = "por_confirmar"
    DUDOSOS = "dudosos"
    REVISADOS = "revisados"


@dataclass(frozen=True, slots=True)
class RenglonNombre:
    """A name with its three sources; `dudas` are (field, notice), empty when there is none.

    `renapo` is None without an answer; `propuesta` is what somebody already wrote, if anybody did.
    """

    curso: NombreEnCurso
    renapo: tuple[str, str, str] | None
    propuestas: tuple[Propuesta, Propuesta, Propuesta]
    dudas: tuple[tuple[str, str], ...]

    @property
    def id(self) -> int:
        """The trámite."""
        return self.curso.id

    @property
    def propuesta(self) -> tuple[str, str, str]:
        """The three texts that would be printed."""
        a, b, c = self.propuestas
        return (a.texto, b.texto, c.texto)

    @property
    def escrito(self) -> bool:
        """True when a person already wrote it."""
        return any(self.curso.propio)

    @property
    def elegido(self) -> Elegido:
        """The trámite as it stood when it was read."""
        c = self.curso
        return Elegido(c.id, c.matricula, c.plantel, c.estado, c.version)


@dataclass(frozen=True, slots=True)
class Lectura:
    """Ids of what a view shows, in its order, and how many of them are doubtful."""

    ids: tuple[int, ...]
    dudosos: int
    cortada: bool = False


def leer(oficina: Oficina, vista: Vista, filtro: FiltroCola) -> Lectura:
    """Which names a view shows now: the doubtful ones first, each part by id."""
    estado = "nombre_revisado" if vista is Vista.REVISADOS else "cargado"
    acotado = replace(acotar(oficina, filtro), estado=estado)
    todos = cola.elegir(oficina.base, acotado, None, MAXIMO_ELEGIDOS)
    ids = [e.id for e in todos]
    cortada = len(ids) == MAXIMO_ELEGIDOS
    if vista is Vista.REVISADOS:
        return Lectura(tuple(ids), 0, cortada)
    dudosos: list[int] = []
    for inicio in range(0, len(ids), _TROZO):
        dudosos += [r.id for r in renglones(oficina, ids[inicio : inicio + _TROZO]) if r.dudas]
    if vista is Vista.DUDOSOS:
        return Lectura(tuple(dudosos), len(dudosos), cortada)
    son = frozenset(dudosos)
    return Lectura((*dudosos, *(i for i in ids if i not in son)), len(dudosos), cortada)


def renglones(oficina: Oficina, ids: Sequence[int]) -> list[RenglonNombre]:
    """The lines of some trámites, in that order."""
    cursos = nombres.nombres_de(oficina.base, ids)
    contestados = renapo.contestados(oficina.base, [c.alumno for c in cursos])
    ajustes = oficina.ajustes
    regla = ReglaNombre(ajustes.texto("nombres.regla"))
    mayuscula = ajustes.texto("nombres.particula_inicial") == "mayuscula"
    hechos = []
    for c in cursos:
        suyo = contestados.get(c.alumno)
        de_renapo = (
            (suyo.nombre, suyo.primer_apellido, suyo.segundo_apellido)
            if suyo is not None and suyo.curp == c.curp.strip().upper()
            else None
        )
        hechos.append(_renglon(c, de_renapo, regla, mayuscula))
    return hechos


def renglon(oficina: Oficina, tramite: int) -> RenglonNombre:
    """One name as the base has it now; raises NoEncontrado."""
    hallados = renglones(oficina, [tramite])
    t = tramites.leer_tramite(oficina.base, tramite)
    if not hallados or t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
        raise NoEncontrado(que=TRAMITE, valor=tramite)
    return hallados[0]


@lru_cache(maxsize=4096)
def _proponer(campo: str, apellido: bool, mayuscula: bool, regla: ReglaNombre) -> Propuesta:
    return proponer(campo, apellido=apellido, particula_inicial_mayuscula=mayuscula, regla=regla)


def _renglon(
    c: NombreEnCurso,
    de_renapo: tuple[str, str, str] | None,
    regla: ReglaNombre,
    mayuscula: bool,
) -> RenglonNombre:
    propuestas = (
        _proponer(c.acta[0], False, mayuscula, regla),
        _proponer(c.acta[1], True, mayuscula, regla),
        _proponer(c.acta[2], True, mayuscula, regla),
    )
    dudas = (*dudas_del_nombre(propuestas), *_contra_renapo(c.acta, de_renapo))
    if any(c.propio):
        escritas = (Propuesta(c.propio[0]), Propuesta(c.propio[1]), Propuesta(c.propio[2]))
        return RenglonNombre(c, de_renapo, escritas, ())
    return RenglonNombre(c, de_renapo, propuestas, dudas)


def _contra_renapo(
    acta: tuple[str, str, str], suyo: tuple[str, str, str] | None
) -> tuple[tuple[str, str], ...]:
    """Fields where RENAPO has another text, accents apart; an answer without names says nothing."""
    if suyo is None or suyo == _TRES_VACIOS:
        return ()
    return tuple(
        (campo, "renapo")
        for campo, a, b in zip(CAMPOS_DEL_NOMBRE, acta, suyo, strict=True)
        if plain(a) != plain(b)
    )


def es_menor(oficina: Oficina, curp: str) -> bool:
    """True under 18 today; an unreadable CURP counts as a minor, the stricter case (L17d)."""
    try:
        nacimiento = Curp.parse(curp).fecha_nacimiento
    except ValorInvalido:
        return True
    return edad(nacimiento, oficina.hoy()) < MAYORIA_DE_EDAD
