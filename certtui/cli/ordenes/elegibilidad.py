"""elegibilidad: the criteria of L06, each with its rule, and who fixes it where."""

from collections import Counter

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import hallazgo_json
from certtui.cli.seleccion import alcanzar
from certtui.domain.errores import Salida
from certtui.domain.hallazgo import Veredicto
from certtui.process.elegibilidad import Dictamen, dictaminar, dictaminar_todos
from certtui.texts import ordenes as t
from certtui.texts.hallazgos import VEREDICTOS, donde, frase, remedio, titulo
from certtui.texts.narracion import plural


@orden("elegibilidad")
@opcion("--matricula", meta="matricula", multiple=True)
@opcion("--plantel", meta="clave", default="")
@con_peticion
def elegibilidad(peticion: Peticion, matricula: tuple[str, ...], plantel: str) -> Salida:
    """One student in full, or everybody's verdict."""
    with peticion.abrir() as oficina:
        if matricula:
            dictamenes = [dictaminar(oficina, alcanzar(oficina, m)) for m in matricula]
            salida.mostrar(
                peticion.json,
                [_datos(d) for d in dictamenes],
                (linea for d in dictamenes for linea in _completo(d)),
            )
        else:
            dictamenes = []
            with diagnostico.Barra() as barra:
                for d in dictaminar_todos(oficina, plantel=plantel):
                    dictamenes.append(d)
                    barra.avanzar()
            salida.mostrar(
                peticion.json, [_datos(d) for d in dictamenes], (_corto(d) for d in dictamenes)
            )
            _contar(dictamenes)
    return Salida.OK if all(d.elegible for d in dictamenes) else Salida.ALGUNOS


def _datos(d: Dictamen) -> dict[str, object]:
    return {
        "matricula": d.alumno.matricula,
        "nombre": d.alumno.nombre_completo,
        "plantel": d.alumno.plantel,
        "elegible": d.elegible,
        "hallazgos": [hallazgo_json(h) for h in d.hallazgos],
    }


def _corto(d: Dictamen) -> str:
    malas = ", ".join(h.regla for h in d.hallazgos if h.impide)
    return f"{d.alumno.matricula}  {_veredicto(d)}  {malas}".rstrip()


def _completo(d: Dictamen) -> list[str]:
    lineas = [f"{d.alumno.matricula}  {d.alumno.nombre_completo}  {_veredicto(d)}"]
    for h in d.hallazgos:
        lineas.append(f"  {h.regla:<8} {VEREDICTOS[h.veredicto]:<10} {titulo(h.regla)}: {frase(h)}")
        if h.veredicto in (Veredicto.FALLA, Veredicto.AVISO):
            lineas.append(f"           {remedio(h)} ({donde(h)})")
    return lineas


def _veredicto(d: Dictamen) -> str:
    return t.ELEGIBLE if d.elegible else t.NO_ELEGIBLE


def _contar(dictamenes: list[Dictamen]) -> None:
    aptos = sum(d.elegible for d in dictamenes)
    reglas = Counter(h.regla for d in dictamenes for h in d.hallazgos if h.impide)
    texto = f"{plural(aptos, 'elegible', 'elegibles')} de {len(dictamenes)}"
    if reglas:
        texto += " (" + ", ".join(f"{r}: {n}" for r, n in sorted(reglas.items())) + ")"
    diagnostico.decir(f"{texto}.")
