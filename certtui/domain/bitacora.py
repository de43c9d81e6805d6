"""The hash chain of the log, pure.

A row's hash covers its own fields and the hash before it, in one canonical form; changing that form
changes every hash, so it is versioned by the prefix of the hash. The row holds no personal data:
the values stand in an erasable table, and the row keeps only a salted commitment to them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

FORMA = "v1"
GENESIS = f"{FORMA}:{'0' * 64}"


@dataclass(frozen=True, slots=True)
class Evento:
    """A chained row; `compromiso` is "" when the event carried no values."""

    seq: int
    en: str
    actor: str
    rol: str
    entidad: str
    entidad_id: int
    transicion: str
    de: str
    a: str
    regla: str
    token: str
    compromiso: str
    previo: str
    hash: str


@dataclass(frozen=True, slots=True)
class Falla:
    """A row that does not agree: its number and which rule of the chain it breaks."""

    seq: int
    motivo: str


def canonico(datos: Mapping[str, object]) -> str:
    """The one text form of values: JSON, sorted keys, no blanks, real characters."""
    return json.dumps(datos, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def comprometer(sal: str, datos_canonicos: str) -> str:
    """Salted commitment to the values of an event."""
    return hashlib.sha256(f"{sal}|{datos_canonicos}".encode()).hexdigest()


def calcular_hash(evento: Evento) -> str:
    """Hash of a row over every field but its own hash."""
    campos = asdict(evento)
    del campos["hash"]
    return f"{FORMA}:{hashlib.sha256(canonico(campos).encode()).hexdigest()}"


def verificar(
    filas: Iterable[tuple[Evento, str | None, str | None]],
) -> Iterator[Falla]:
    """Walk (row, sal, values) in order of seq and yield every disagreement.

    `sal` and values None mean erased: the commitment then stands alone and is not a fault.
    """
    previo, esperado = GENESIS, 1
    for evento, sal, datos in filas:
        if evento.seq != esperado:
            yield Falla(evento.seq, f"se esperaba la fila {esperado}: falta una fila")
            esperado = evento.seq
        if evento.previo != previo:
            yield Falla(evento.seq, "no enlaza con la fila anterior")
        if calcular_hash(evento) != evento.hash:
            yield Falla(evento.seq, "su contenido no corresponde a su huella")
        if sal is not None and datos is not None and comprometer(sal, datos) != evento.compromiso:
            yield Falla(evento.seq, "sus datos no corresponden al compromiso")
        previo, esperado = evento.hash, esperado + 1
