"""What the screens have sent in this login session: bytes, pictures, and for how long."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from certtui.archivos import carpeta_de_estado


@dataclass(frozen=True, slots=True)
class Gasto:
    """Sums of one login session; `veces` is how often the screens were opened."""

    bytes: int = 0
    cuadros: int = 0
    segundos: float = 0.0
    veces: int = 0

    def mas(self, otro: "Gasto") -> "Gasto":
        """Both together."""
        return Gasto(
            self.bytes + otro.bytes,
            self.cuadros + otro.cuadros,
            round(self.segundos + otro.segundos, 1),
            self.veces + otro.veces,
        )


def _archivo() -> Path:
    """One for each login session: its leader's number, and when that one began."""
    lider = os.getsid(0)
    inicio = ""
    with contextlib.suppress(OSError, IndexError):
        campos = Path(f"/proc/{lider}/stat").read_text().rpartition(")")[2].split()
        inicio = f"-{campos[19]}"
    return carpeta_de_estado() / "terminal" / f"{lider}{inicio}.json"


def leer_gasto() -> Gasto:
    """What the login session has spent; nothing when it cannot be read."""
    try:
        return Gasto(**json.loads(_archivo().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Gasto()


def anotar_gasto(gasto: Gasto) -> None:
    """Add to it; never fails: nothing depends on it."""
    with contextlib.suppress(OSError, RuntimeError):
        archivo = _archivo()
        archivo.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        nuevo = archivo.with_suffix(f".{os.getpid()}")
        nuevo.write_text(json.dumps(asdict(leer_gasto().mas(gasto))), encoding="utf-8")
        nuevo.replace(archivo)
