"""Which trámites a verb acts on: the matrículas that were typed, or all that wait in scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from certtui.cli.espanol import UsoIncorrecto, opcion
from certtui.texts import ordenes as t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from certtui.domain.alumno import Alumno
    from certtui.process.oficina import Oficina

_PAGINA = 500


@dataclass(frozen=True, slots=True)
class Seleccion:
    """Matrículas as typed, or everything."""

    matriculas: tuple[str, ...]
    todos: bool

    @classmethod
    def de(cls, matricula: Sequence[str], otras: Sequence[str], *, todos: bool) -> "Seleccion":
        """What was typed; UsoIncorrecto when it is nothing, or both."""
        matriculas = tuple(
            dict.fromkeys(m for texto in (*matricula, *otras) for m in texto.split(",") if m)
        )
        if todos and matriculas:
            raise UsoIncorrecto(t.UNO_U_OTRO.format(uno="--matricula", otro="--todos"), contexto())
        if not todos and not matriculas:
            raise UsoIncorrecto(t.DIGA_CUALES, contexto())
        return cls(matriculas, todos)


def contexto() -> click.Context | None:
    """The running command, so that a usage error can name its help."""
    return click.get_current_context(silent=True)


def con_seleccion(funcion: "Callable[..., Any]") -> "Callable[..., Any]":
    """Decorator: --matricula (repeatable; more may follow it) and --todos."""
    for decorador in (
        click.argument("otras", nargs=-1, metavar=t.META["matriculas"]),
        opcion("--todos", is_flag=True),
        opcion("--matricula", meta="matricula", multiple=True),
    ):
        funcion = decorador(funcion)
    return funcion


def en_estados(oficina: "Oficina", estados: Sequence[str]) -> list[tuple[str, int]]:
    """(matrícula, trámite) of all that stand in these states within the person's scope."""
    from certtui.process.consultas import FiltroCola, pagina_cola

    encontrados: list[tuple[str, int]] = []
    for estado in estados:
        inicio = 0
        while pagina := pagina_cola(oficina, FiltroCola(estado=estado), inicio, _PAGINA):
            encontrados += [(r.matricula or f"#{r.id}", r.id) for r in pagina]
            inicio += len(pagina)
    return encontrados


def sin_tramite_vigente(oficina: "Oficina") -> "Iterator[Alumno]":
    """Students in scope who could ask for a trámite: none, a draft, or one that came back."""
    from certtui.domain.tramite import DOCUMENTO_CERTIFICADO
    from certtui.store import alumnos, tramites

    inicia = {"borrador", "devuelto"}
    usuario = oficina.usuario
    for alumno in alumnos.listar_alumnos(
        oficina.base, plantel=usuario.plantel, entidad=usuario.entidad
    ):
        vigente = tramites.tramite_vigente(oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
        if vigente is None or vigente.estado in inicia:
            yield alumno


def alcanzar(oficina: "Oficina", matricula: str) -> "Alumno":
    """A student within the person's scope; NoEncontrado otherwise, whoever asks (L07c)."""
    from certtui.process.errores import NoEncontrado
    from certtui.process.tramite import buscar_alumno
    from certtui.store import catalogos

    alumno = buscar_alumno(oficina, matricula)
    plantel = catalogos.leer_plantel(oficina.base, alumno.plantel)
    if plantel is None or not oficina.usuario.alcanza(plantel.entidad, plantel.clave):
        raise NoEncontrado(regla="L07c", que="matrícula", valor=alumno.matricula)
    return alumno
