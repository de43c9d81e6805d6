"""Batches that survive a cut: a mark while they run, and what is left of those that did not end."""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process.oficina import Oficina
from certtui.store import tandas
from certtui.store.cola import Elegido
from certtui.store.tandas import MarcaDeTanda

__all__ = ["Pendiente", "cerrar", "en_marcha", "hay_marcas", "pendientes"]


@dataclass(frozen=True, slots=True)
class Pendiente:
    """A batch that was cut: its mark, and what of it still stands as it stood."""

    marca: MarcaDeTanda
    faltan: tuple[Elegido, ...]

    @property
    def puede_seguir(self) -> bool:
        """True when it can go on by itself."""
        return bool(self.marca.verbo and self.faltan)

    @property
    def hechos(self) -> int:
        """How many moved since; only known of a batch that can go on."""
        return self.marca.total - len(self.faltan) if self.marca.verbo else 0

    @property
    def datos(self) -> dict[str, str]:
        """What was typed for it."""
        return {str(k): str(v) for k, v in json.loads(self.marca.datos).items()}


def _nacimiento(pid: int) -> str:
    """When a process of this machine began, in ticks; "" when there is none."""
    try:
        ficha = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return ficha.rpartition(")")[2].split()[19]


def _este_proceso() -> str:
    return f"{os.getpid()}:{_nacimiento(os.getpid())}"


def _vive(proceso: str) -> bool:
    """True while the very process that wrote a mark is alive (not another with its number)."""
    pid, _, nacimiento = proceso.partition(":")
    return bool(pid.isdigit() and nacimiento and _nacimiento(int(pid)) == nacimiento)


@contextlib.contextmanager
def en_marcha(
    oficina: Oficina,
    titulo: str,
    pantalla: str,
    total: int | None,
    *,
    verbo: str = "",
    elegidos: Sequence[Elegido] = (),
    datos: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """While a batch of two or more runs its mark stands in the base; a cut leaves it there.

    `total` is None when it is not known before the end. The system's own batches leave none:
    nobody would be told.
    """
    if (total is not None and total < 2) or oficina.usuario.rol is Rol.SISTEMA:
        yield
        return
    marca = MarcaDeTanda(
        id=0,
        usuario=oficina.usuario.id,
        titulo=titulo,
        pantalla=pantalla,
        verbo=verbo,
        datos=json.dumps(dict(datos or {}), ensure_ascii=False, sort_keys=True),
        total=total or 0,
        en=a_texto(oficina.reloj.ahora()),
        proceso=_este_proceso(),
    )
    with oficina.base.tx():
        clave = tandas.poner_marca(oficina.base, marca, elegidos)
    try:
        yield
    finally:
        with oficina.base.tx():
            tandas.quitar_marca(oficina.base, clave)


def hay_marcas(oficina: Oficina) -> bool:
    """True when the person has some batch marked, cut or not."""
    return bool(tandas.marcas_de(oficina.base, oficina.usuario.id))


def pendientes(oficina: Oficina) -> list[Pendiente]:
    """The batches of the person that were cut, oldest first; those of a live session are not."""
    return [
        Pendiente(m, tuple(tandas.faltan_de(oficina.base, m.id)) if m.verbo else ())
        for m in tandas.marcas_de(oficina.base, oficina.usuario.id)
        if not _vive(m.proceso)
    ]


def cerrar(oficina: Oficina, pendiente: Pendiente) -> None:
    """The person knows of it: take its mark away."""
    with oficina.base.tx():
        tandas.quitar_marca(oficina.base, pendiente.marca.id)
