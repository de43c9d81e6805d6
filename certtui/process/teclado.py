"""The keys that each person changed: kept in the base, checked against the program's commands."""

from collections.abc import Sequence

from certtui.domain.teclado import OrdenDesconocida, Pagina, leer_tecla, revisar_teclas
from certtui.process import preferencias
from certtui.process.oficina import Oficina

Cambios = dict[str, tuple[str, ...]]
"""Keys by id of command."""


def leer_cambios(oficina: Oficina) -> Cambios:
    """What the person of the session changed, as it is kept."""
    guardado = preferencias.leer(oficina, preferencias.TECLAS)
    return {
        clave: tuple(str(t) for t in teclas)
        for clave, teclas in guardado.items()
        if isinstance(teclas, list)
    }


def revisar(oficina: Oficina, paginas: Sequence[Pagina]) -> Cambios:
    """What the person changed, when it can stand; raises what `revisar_teclas` raises."""
    cambios = leer_cambios(oficina)
    revisar_teclas(paginas, cambios)
    return cambios


def _guardar(oficina: Oficina, cambios: Cambios) -> None:
    preferencias.guardar(
        oficina, preferencias.TECLAS, {clave: list(teclas) for clave, teclas in cambios.items()}
    )


def poner(
    oficina: Oficina, paginas: Sequence[Pagina], orden: str, teclas: Sequence[str]
) -> tuple[str, ...]:
    """Give a command other keys; they are returned as they are kept.

    Raises OrdenDesconocida, OrdenFija, TeclaInvalida, TeclaOcupada; nothing is kept then.
    """
    leidas = tuple(dict.fromkeys(leer_tecla(t) for t in teclas))
    cambios = leer_cambios(oficina) | {orden: leidas}
    revisar_teclas(paginas, cambios)
    _guardar(oficina, cambios)
    return leidas


def quitar(oficina: Oficina, orden: str) -> None:
    """Back to the keys that a command comes with; raises OrdenDesconocida if none was changed."""
    cambios = leer_cambios(oficina)
    if cambios.pop(orden, None) is None:
        raise OrdenDesconocida(orden=orden)
    _guardar(oficina, cambios)


def quitar_todas(oficina: Oficina) -> int:
    """Back to the keys that everything comes with; how many commands had others."""
    cambios = leer_cambios(oficina)
    _guardar(oficina, {})
    return len(cambios)
