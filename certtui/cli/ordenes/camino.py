"""solicitar, autorizar, devolver, registrar, cargar: the road up to the aplicativo (T00–T06)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from certtui.cli.espanol import Fecha, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Dudoso, Recorrido
from certtui.cli.seleccion import Seleccion, con_seleccion, en_estados, sin_tramite_vigente
from certtui.domain.alumno import Alumno
from certtui.domain.errores import Salida
from certtui.domain.tramite import Tramite
from certtui.process import tramite as uso
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, tramites

Hacer = Callable[[], Paso | Dudoso]


def tramites_de(
    oficina: Oficina, elegidos: Seleccion, estados: Sequence[str]
) -> list[tuple[str, Callable[[], Tramite]]]:
    """(matrícula, how to find its trámite): what was typed, or all that stand in these states."""
    if elegidos.todos:
        return [(m, partial(_releer, oficina, clave)) for m, clave in en_estados(oficina, estados)]
    return [(m, partial(_buscar, oficina, m)) for m in elegidos.matriculas]


def _releer(oficina: Oficina, clave: int) -> Tramite:
    tramite = tramites.leer_tramite(oficina.base, clave)
    if tramite is None:
        raise NoEncontrado(que="trámite", valor=clave)
    return tramite


def _buscar(oficina: Oficina, matricula: str) -> Tramite:
    return uso.tramite_actual(oficina, uso.buscar_alumno(oficina, matricula))


def alumno_de(oficina: Oficina, tramite: Tramite) -> Alumno:
    """The student of a trámite."""
    alumno = alumnos.leer_alumno(oficina.base, tramite.alumno)
    if alumno is None:
        raise NoEncontrado(que="alumno", valor=tramite.alumno)
    return alumno


def mover(
    peticion: Peticion, elegidos: Seleccion, transicion: str, datos: Mapping[str, object]
) -> Salida:
    """One transition on each trámite chosen."""
    with peticion.abrir() as oficina:
        lista = tramites_de(oficina, elegidos, oficina.ruta.transiciones[transicion].de)

        def hacer(encontrar: Callable[[], Tramite]) -> Paso:
            return avanzar(oficina, transicion, tramite=encontrar().id, datos=datos)

        with Recorrido(en_json=peticion.json, total=len(lista)) as recorrido:
            recorrido.intentar(((m, partial(hacer, e)) for m, e in lista), oficina)
        return recorrido.salida


@orden("solicitar")
@con_seleccion
@opcion("--canal", default="SAE")
@opcion("--folio-canal", default="")
@con_peticion
def solicitar(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    canal: str,
    folio_canal: str,
) -> Salida:
    """T00, T01, T04, E03."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    with peticion.abrir() as oficina:

        def items() -> Iterator[tuple[str, Hacer]]:
            if elegidos.todos:
                for alumno in list(sin_tramite_vigente(oficina)):
                    yield (
                        alumno.matricula,
                        partial(
                            uso.solicitar, oficina, alumno, canal=canal, folio_canal=folio_canal
                        ),
                    )
            for m in elegidos.matriculas:
                yield m, partial(pedir, m)

        def pedir(m: str) -> Paso:
            alumno = uso.buscar_alumno(oficina, m)
            return uso.solicitar(oficina, alumno, canal=canal, folio_canal=folio_canal)

        with Recorrido(en_json=peticion.json, total=len(elegidos.matriculas) or None) as recorrido:
            recorrido.intentar(items(), oficina)
        return recorrido.salida


@orden("autorizar")
@con_seleccion
@con_peticion
def autorizar(
    peticion: Peticion, matricula: tuple[str, ...], todos: bool, otras: tuple[str, ...]
) -> Salida:
    """T02."""
    return mover(peticion, Seleccion.de(matricula, otras, todos=todos), "T02", {})


@orden("devolver")
@con_seleccion
@opcion("--motivo", default="")
@con_peticion
def devolver(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    motivo: str,
) -> Salida:
    """T03."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    return mover(peticion, elegidos, "T03", {"motivo": motivo})


@orden("registrar")
@con_seleccion
@opcion("--fecha-registro", meta="fecha", type=Fecha())
@opcion("--cuv", default="")
@con_peticion
def registrar(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    fecha_registro: date | None,
    cuv: str,
) -> Salida:
    """T05."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    datos: dict[str, object] = {}
    if fecha_registro:
        datos["fecha_registro"] = fecha_registro
    if cuv:
        datos["cuv"] = cuv
    return mover(peticion, elegidos, "T05", datos)


@orden("cargar")
@con_seleccion
@opcion("--revalidado", is_flag=True)
@con_peticion
def cargar(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    revalidado: bool,
) -> Salida:
    """T06."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    return mover(peticion, elegidos, "T06", {"revalidado": "si"} if revalidado else {})
