"""The verbs of the road in the queue: on the marked lines, or on the cursor's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from certtui.domain.nombre import Manifestante
from certtui.domain.ruta import Ruta
from certtui.process import camino
from certtui.process.camino import Resultado
from certtui.process.consultas import Elegido
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.texts import pantallas_verbos as t
from certtui.tui.comandos import Comando, Contexto
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.tanda import Encargo


class _DeVerbos(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Marcar(_DeVerbos):
    """Marks the line."""

    id = "cola.marcar"
    teclas = ("space",)

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a line."""
        return "" if contexto.hay_renglon else pantallas.NO_HAY_RENGLON


class MarcarTodo(Marcar):
    """Marks all that the filter shows."""

    id = "cola.marcar_todo"
    teclas = ("a",)
    mira = True


class Verbo(_DeVerbos):
    """A verb of `process.camino`; its last word is the verb's name."""

    en_pie = False


class Solicitar(Verbo):
    """T01, T04."""

    id = "cola.solicitar"
    teclas = ("s",)


class Autorizar(Verbo):
    """T02."""

    id = "cola.autorizar"
    teclas = ("u",)


class Devolver(Verbo):
    """T03."""

    id = "cola.devolver"
    teclas = ("d",)


class Registrar(Verbo):
    """T05."""

    id = "cola.registrar"
    teclas = ("f",)


class Cargar(Verbo):
    """T06."""

    id = "cola.cargar"
    teclas = ("c",)


class Nombre(Verbo):
    """T07."""

    id = "cola.nombre"
    teclas = ("n",)


class Baja(Verbo):
    """E04."""

    id = "cola.baja"
    teclas = ("b",)


class Desistir(Verbo):
    """E08."""

    id = "cola.desistir"
    teclas = ("x",)


DEL_CAMINO: tuple[type[Verbo], ...] = (Solicitar, Autorizar, Devolver, Registrar, Cargar, Nombre)
"""Those of every day, for the footer."""

VERBOS: tuple[type[Verbo], ...] = (*DEL_CAMINO, Baja, Desistir)
CON_DATOS = frozenset({"devolver", "nombre", "baja", "desistir"})
"""The verbs that ask for something more than a yes."""


PALABRA = "palabra"
"""The field of the word that an act without return asks for; it is no datum of the act."""


def desde(ruta: Ruta, verbo: str) -> list[str]:
    """Labels of the states where a verb starts."""
    return [
        ruta.estados[e].etiqueta for paso in camino.transiciones_de(ruta, verbo) for e in paso.de
    ]


def impedimento(oficina: Oficina, verbo: str, hay: Sequence[str]) -> str:
    """Why a verb is not possible for the person, or from any of these states; "" when it is."""
    pasos = camino.transiciones_de(oficina.ruta, verbo)
    if not pasos or not hay:
        return ""
    quien = oficina.usuario.rol
    if not any(quien in paso.roles for paso in pasos):
        roles = [estados.nombre_de_rol(rol) for rol in pasos[0].roles]
        return t.otro_papel(nombre_de(verbo), roles, pasos[0].regla_rol)
    if not any(camino.transicion_desde(oficina.ruta, verbo, estado) for estado in hay):
        return t.otro_estado(nombre_de(verbo), desde(oficina.ruta, verbo), pasos[0].regla)
    return ""


def nombre_de(verbo: str) -> str:
    """A verb in the word of its command."""
    return next(v.texto() for v in VERBOS if v.accion() == verbo)


def repartir(ruta: Ruta, verbo: str, elegidos: Sequence[Elegido]) -> tuple[list[Elegido], int]:
    """Those from whose state the verb starts, and how many are left as they are."""
    proceden = [e for e in elegidos if camino.transicion_desde(ruta, verbo, e.estado)]
    return proceden, len(elegidos) - len(proceden)


def detalle(ruta: Ruta, verbo: str, proceden: int, se_dejan: int) -> list[str]:
    """Where it leads and what is left."""
    pasos = camino.transiciones_de(ruta, verbo)
    lineas = [t.pasan_a(ruta.estados[pasos[0].a[0]].etiqueta, proceden)]
    if verbo == "nombre":
        lineas.append(t.DUDOSOS_SE_DEJAN)
    if se_dejan:
        lineas.append(t.se_dejan(se_dejan, desde(ruta, verbo)))
    return lineas


def pregunta_de(verbo: str, titulo_: str, lineas: Sequence[str]) -> Pregunta:
    """The form of a verb that needs data."""
    motivo = Campo("motivo", t.MOTIVO)
    if verbo == "desistir":
        sin_vuelta = Campo(PALABRA, t.PALABRA, revisar=t.falta_la_palabra)
        return Pregunta(titulo_, [motivo, sin_vuelta], [*lineas, t.SIN_VUELTA])
    if verbo in {"devolver", "baja"}:
        return Pregunta(titulo_, [motivo], lineas)
    validos = [m.value for m in Manifestante]
    manifiesta = Campo(
        "manifestado_por",
        t.MANIFIESTA,
        revisar=lambda v: "" if v in validos else t.quien_manifiesta(validos),
    )
    ayuda = [*lineas, t.quien_manifiesta(validos)]
    return Pregunta(titulo_, [Campo("cotejo_documento", t.DOCUMENTO), manifiesta], ayuda)


def encargo(
    verbo: str, titulo_: str, elegidos: Sequence[Elegido], datos: Mapping[str, str]
) -> Encargo:
    """The batch."""

    def correr(oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
        return camino.recorrer(oficina, verbo, elegidos, datos, cancelado=cancelado)

    return Encargo(titulo_, len(elegidos), correr, verbo=verbo, elegidos=elegidos, datos=datos)
