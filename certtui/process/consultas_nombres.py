"""The names that wait for a person: acta, RENAPO and proposal, the doubtful ones first (L17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from certtui.domain.curp import Curp
from certtui.domain.entrega import MAYORIA_DE_EDAD, edad
from certtui.domain.nombre import Propuesta, ReglaNombre, defecto, es_del_acta, plano, proponer
from certtui.domain.rechazo import NombreRehusado
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.domain.valor import ValorInvalido
from certtui.process.cola import MAXIMO_ELEGIDOS, FiltroCola, acotar
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.tramite import dudas_del_nombre
from certtui.store import cola, lotes, nombres, renapo, tramites
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

    `renapo` is None without an answer; `propuesta` is what somebody already wrote, if anybody did;
    `rehusado` the name that COSFAC refused to the same student before.
    """

    curso: NombreEnCurso
    renapo: tuple[str, str, str] | None
    propuestas: tuple[Propuesta, Propuesta, Propuesta]
    dudas: tuple[tuple[str, str], ...]
    rehusado: NombreRehusado | None = None

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
    def rechazo(self) -> str:
        """What COSFAC answered to a name of this student; "" when it refused none."""
        return self.rehusado.mensaje if self.rehusado else ""

    @property
    def solo_mirado(self) -> bool:
        """True when only who saw its difference, or COSFAC's answer, may confirm it (L17c, L18)."""
        return any(clave in {"acta", "cosfac"} for _, clave in self.dudas)

    def mirar(self, textos: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(field, notice) of other texts in its place: what no bulk confirmation takes unseen."""
        return self.dudas if tuple(textos) == self.propuesta else self._contra(textos)

    def _contra(self, textos: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple(_diferencias(textos, self.curso.acta, self.renapo, self.rehusado))

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
    rehusados = lotes.nombres_rehusados(oficina.base, [c.id for c in cursos])
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
        hechos.append(_renglon(c, de_renapo, rehusados.get(c.id), regla, mayuscula))
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
    rehusado: NombreRehusado | None,
    regla: ReglaNombre,
    mayuscula: bool,
) -> RenglonNombre:
    if any(c.propio):
        uno, dos, tres = c.propio
        propuestas = (Propuesta(uno), Propuesta(dos), Propuesta(tres))
        pares = zip(CAMPOS_DEL_NOMBRE, c.propio, strict=True)
        propias = tuple((campo, d) for campo, texto in pares if (d := defecto(texto, regla)))
        dudas = (*propias, *_diferencias(c.propio, c.acta, de_renapo, rehusado))
        return RenglonNombre(c, de_renapo, propuestas, dudas, rehusado)
    propuestas = (
        _proponer(c.acta[0], False, mayuscula, regla),
        _proponer(c.acta[1], True, mayuscula, regla),
        _proponer(c.acta[2], True, mayuscula, regla),
    )
    textos = tuple(p.texto or acta for p, acta in zip(propuestas, c.acta, strict=True))
    dudas = (*dudas_del_nombre(propuestas), *_diferencias(textos, c.acta, de_renapo, rehusado))
    return RenglonNombre(c, de_renapo, propuestas, dudas, rehusado)


def _diferencias(
    textos: Sequence[str],
    acta: tuple[str, str, str],
    de_renapo: tuple[str, str, str] | None,
    rehusado: NombreRehusado | None,
) -> Iterator[tuple[str, str]]:
    """Fields where a source has another text, accents apart, and what COSFAC refused before.

    An answer of RENAPO without names says nothing.
    """
    for campo, texto, del_acta in zip(CAMPOS_DEL_NOMBRE, textos, acta, strict=True):
        if not es_del_acta(texto, del_acta):
            yield campo, "acta"
    if de_renapo is not None and de_renapo != _TRES_VACIOS:
        for campo, texto, suyo in zip(CAMPOS_DEL_NOMBRE, textos, de_renapo, strict=True):
            if plano(texto) != plano(suyo):
                yield campo, "renapo"
    if rehusado is not None and rehusado.repite(textos):
        yield rehusado.campo, "cosfac"


def es_menor(oficina: Oficina, curp: str) -> bool:
    """True under 18 today; an unreadable CURP counts as a minor, the stricter case (L17d)."""
    try:
        nacimiento = Curp.parse(curp).fecha_nacimiento
    except ValorInvalido:
        return True
    return edad(nacimiento, oficina.hoy()) < MAYORIA_DE_EDAD
