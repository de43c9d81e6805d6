"""Every screen with its commands, as the manual, the keyboard and the README know them."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

import certtui.tui
from certtui.domain.teclado import Orden, Pagina
from certtui.texts import pantallas_saltos
from certtui.texts.manual import forma as t
from certtui.texts.teclas import nombre_de_tecla
from certtui.tui.comandos import MOVERSE, Comando, con_teclas
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Dialogo
from certtui.tui.saltos import _DONDE, TODOS


def orden_de(c: type[Comando]) -> Orden:
    """A command as a keyboard knows it."""
    return Orden(c.id, c.texto(), c.ayuda(), c.teclas, c.fija)


T = TypeVar("T")


def _descendientes(de: type[T]) -> list[type[T]]:
    return [n for hija in de.__subclasses__() for n in (hija, *_descendientes(hija))]


def _cargar() -> None:
    for modulo in pkgutil.walk_packages(certtui.tui.__path__, "certtui.tui."):
        if not modulo.ispkg:
            import_module(modulo.name)


def _movimientos(propias: tuple[Orden, ...]) -> tuple[Orden, ...]:
    """How its list moves; a screen that gives those keys another use has none."""
    ocupadas = {t for o in propias for t in o.teclas}
    movidas = tuple(orden_de(c) for c in MOVERSE)
    return () if any(t in ocupadas for o in movidas for t in o.teclas) else movidas


def pagina_de(p: type[Pantalla]) -> Pagina:
    """A screen as the manual knows it."""
    propias = tuple(orden_de(c) for c in dict.fromkeys(p.COMANDOS))
    de_todas = tuple(orden_de(c) for c in (*p.GENERALES, *TODOS))
    return Pagina(
        clave=p.clave(),
        titulo=p.TITULO or p.clave(),
        ordenes=propias,
        generales=(*_movimientos(propias), *de_todas),
        parrafos=tuple(tuple(con_teclas(linea) for linea in parrafo) for parrafo in p.PARRAFOS),
    )


@cache
def pantallas() -> tuple[type[Pantalla], ...]:
    """Every screen: those of the jump table in their order, then the others by name."""
    _cargar()
    propias = {
        c.__name__: c
        for c in _descendientes(Pantalla)
        if c.__module__.startswith("certtui.") and c.COMANDOS
    }
    orden = [clase for _modulo, clase in _DONDE.values()]
    return tuple(
        propias[nombre]
        for nombre in sorted(
            propias, key=lambda n: (orden.index(n) if n in orden else len(orden), n)
        )
    )


@cache
def dialogos() -> tuple[type[Dialogo[Any]], ...]:
    """Every dialog."""
    _cargar()
    return tuple(c for c in _descendientes(Dialogo) if c.__module__.startswith("certtui."))


@cache
def paginas() -> tuple[Pagina, ...]:
    """One page for each screen."""
    return tuple(pagina_de(p) for p in pantallas())


def tabla_de_teclas() -> str:
    """The keys of every screen and those of the queue as Markdown, for the README."""
    saltos = [t for c, t in pantallas_saltos.COMANDOS.items() if c.rpartition(".")[2].isdigit()]
    generales = [orden_de(c) for c in (*Pantalla.GENERALES, *MOVERSE)]
    cola = next(p for p in paginas() if p.clave == "cola")
    filas = [
        tuple(t.COLUMNAS_DE_TECLAS),
        tuple("---" for _ in t.COLUMNAS_DE_TECLAS),
        ("`1` … `9`", t.SALTOS, ", ".join(palabra for palabra, _ in saltos)),
        *((_en_codigo(o), t.EN_TODAS, o.frase) for o in generales),
        *((_en_codigo(o), cola.titulo, o.frase) for o in cola.ordenes),
    ]
    return "".join(f"| {' | '.join(fila)} |\n" for fila in filas)


def _en_codigo(o: Orden) -> str:
    return " ".join(f"`{nombre_de_tecla(tecla)}`" for tecla in o.teclas)
