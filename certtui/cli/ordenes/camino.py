"""solicitar, autorizar, devolver, registrar, cargar: the road up to the aplicativo (T00–T06)."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import partial

from certtui.cli.espanol import Fecha, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Dudoso, Recorrido
from certtui.cli.seleccion import Seleccion, con_seleccion, en_estados, sin_tramite_vigente
from certtui.domain.alumno import Alumno
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.tramite import Tramite
from certtui.process import consultas, tandas
from certtui.process import tramite as uso
from certtui.process.camino import VERBOS
from certtui.process.consultas import FiltroCola
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, tramites
from certtui.texts.pantallas_verbos import titulo

Hacer = Callable[[], Paso | Dudoso]


@dataclass(frozen=True, slots=True)
class Buscado:
    """A trámite that is found when its turn comes: by its id, or by the matrícula as typed."""

    matricula: str
    id: int | None = None

    def encontrar(self, oficina: Oficina) -> Tramite:
        """As it stands now; raises NoEncontrado."""
        if self.id is None:
            return uso.tramite_actual(oficina, uso.buscar_alumno(oficina, self.matricula))
        tramite = tramites.leer_tramite(oficina.base, self.id)
        if tramite is None:
            raise NoEncontrado(que="trámite", valor=self.id)
        return tramite


def tramites_de(oficina: Oficina, elegidos: Seleccion, estados: Sequence[str]) -> list[Buscado]:
    """What was typed, or all that stand in these states."""
    if elegidos.todos:
        return [Buscado(m, clave) for m, clave in en_estados(oficina, estados)]
    return [Buscado(m) for m in elegidos.matriculas]


def hallados(oficina: Oficina, lista: Iterable[Buscado]) -> Iterator[Tramite]:
    """Those that are there; what is not is told when its turn comes."""
    for b in lista:
        with contextlib.suppress(CerttuiError):
            yield b.encontrar(oficina)


def marca_de_verbo(
    oficina: Oficina, verbo: str, lista: Sequence[Buscado], datos: Mapping[str, object]
) -> AbstractContextManager[None]:
    """The mark of a verb of the road, which goes on by itself on the trámites that are left."""
    tecleados = [t.id for t in hallados(oficina, (b for b in lista if b.id is None))]
    claves = [b.id for b in lista if b.id is not None] + tecleados
    elegidos = consultas.elegidos(oficina, FiltroCola(), claves, len(claves))
    return tandas.en_marcha(
        oficina,
        titulo(verbo, [e.plantel for e in elegidos]),
        "cola",
        len(elegidos),
        verbo=verbo,
        elegidos=elegidos,
        datos={clave: str(valor) for clave, valor in datos.items()},
    )


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

        def hacer(b: Buscado) -> Paso:
            return avanzar(oficina, transicion, tramite=b.encontrar(oficina).id, datos=datos)

        verbo = next((v for v, pasos in VERBOS.items() if transicion in pasos), "")
        marca = (
            marca_de_verbo(oficina, verbo, lista, datos)
            if verbo
            else marca_de_orden(oficina, "nombres", len(lista))
        )
        with Recorrido(en_json=peticion.json, total=len(lista), marca=marca) as recorrido:
            recorrido.intentar(((b.matricula, partial(hacer, b)) for b in lista), oficina)
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

        total = len(elegidos.matriculas) or None
        marca = marca_de_orden(oficina, "elegibilidad", total)
        with Recorrido(en_json=peticion.json, total=total, marca=marca) as recorrido:
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
