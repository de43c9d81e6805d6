"""Bytes on the wire per action, beside the plain driver's and those of the peers installed.

Run with `python -m tests.bench.wire`; bytes repeat exactly, times do not.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.sesion import Medida, Sesion, mediana

TAMANOS = ((80, 24), (120, 36))

PROGRAMA = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from certtui.domain.reloj import RelojInyectado
from certtui.tui.arranque import abrir
reloj = RelojInyectado(datetime(2026, 7, 20, 18, tzinfo=UTC))
sys.exit(abrir(Path(sys.argv[1]), sys.argv[2], reloj, llano=sys.argv[3] == "llano"))
"""

Guion = Sequence[tuple[str, str, int]]
"""Action (not measured when it begins with "-"), key, times."""

GUION: Guion = (
    ("cursor abajo", "abajo", 8),
    ("cursor arriba", "arriba", 6),
    ("-", "fin", 1),
    ("-", "inicio", 1),
    ("-", "abajo", 60),
    ("desplazar un renglón", "abajo", 12),
    ("página", "pagina", 3),
    ("-", "inicio", 1),
    ("abrir filtro", "/", 1),
    ("letra en el filtro", "a", 6),
    ("cerrar filtro", "esc", 1),
    ("abrir ayuda", "?", 1),
    ("cerrar ayuda", "esc", 1),
    ("abrir historia", "intro", 1),
    ("cerrar historia", "esc", 1),
    ("repintar", "repintar", 1),
)

PARES: dict[str, tuple[tuple[str, ...], Guion]] = {
    "less": (
        ("less", "-S", "{texto}"),
        (("desplazar un renglón", "abajo", 10), ("página", "pagina", 3), ("abrir ayuda", "h", 1)),
    ),
    "mc": (
        ("mc", "-u", "/usr/bin", "/usr/bin"),
        (("cursor abajo", "abajo", 10), ("-", "abajo", 20), ("desplazar un renglón", "abajo", 10)),
    ),
    "htop": (
        ("htop", "-d", "100"),
        (("cursor abajo", "abajo", 10), ("página", "pagina", 2)),
    ),
    "tig": (("tig",), (("cursor abajo", "abajo", 10),)),
    "ranger": (("ranger", "/usr/bin"), (("cursor abajo", "abajo", 6), ("página", "pagina", 2))),
    "visidata": (("vd", "{texto}"), (("cursor abajo", "abajo", 6), ("página", "pagina", 2))),
}


@dataclass(frozen=True, slots=True)
class Fila:
    """A line of the table."""

    programa: str
    accion: str
    veces: int
    medida: Medida
    cpu_ms: float = 0.0


def orden_de(base: Path, usuario: str, *, llano: bool) -> list[str]:
    """How the program is started."""
    return [sys.executable, "-c", PROGRAMA, str(base), usuario, "llano" if llano else "pintor"]


def recorrer(sesion: Sesion, programa: str, guion: Guion) -> list[Fila]:
    """Press the keys of a script."""
    filas = []
    for accion, tecla, veces in guion:
        if accion == "-":
            for _ in range(veces):
                sesion.teclear(tecla)
            continue
        cpu = sesion.cpu()
        medidas = [sesion.teclear(tecla) for _ in range(veces)]
        gasto = 1000 * (sesion.cpu() - cpu) / veces
        filas.append(Fila(programa, accion, veces, mediana(medidas), round(gasto, 1)))
    return filas


def medir_programa(
    base: Path, usuario: str, tamano: tuple[int, int], *, llano: bool, reposo: float
) -> list[Fila]:
    """All of the script on the demo office."""
    nombre = "Textual llano" if llano else "certtui"
    with Sesion(orden_de(base, usuario, llano=llano), tamano) as sesion:
        primera = sesion.arrancar("Cola de trámites")
        quieto = sesion.reposar(reposo)
        nada = Medida(quieto, 0, 0, 0, None, None)
        return [
            Fila(nombre, "primera vista", 1, primera),
            Fila(nombre, f"reposo {reposo:g} s", 1, nada),
            *recorrer(sesion, nombre, GUION),
        ]


def medir_pares(tamano: tuple[int, int], texto: Path) -> list[Fila]:
    """The peers that this machine has."""
    filas = []
    for nombre, (orden, guion) in PARES.items():
        if shutil.which(orden[0]) is None:
            print(f"{nombre}: no está instalado")
            continue
        with Sesion([p.format(texto=texto) for p in orden], tamano) as sesion:
            primera = sesion.arrancar("")
            filas.append(Fila(nombre, "primera vista", 1, primera))
            filas += recorrer(sesion, nombre, guion)
    return filas


def imprimir(tamano: tuple[int, int], filas: Sequence[Fila]) -> None:
    """The table of a size."""
    print(f"\n## {tamano[0]}×{tamano[1]}\n")
    print(
        "| programa | acción | n | bytes | zlib | celdas | óptimo | razón "
        "| ms 1.º | ms últ. | CPU ms |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for f in filas:
        m = f.medida
        razon = f"{m.bytes / m.optimo:.2f}" if m.optimo else ""
        print(
            f"| {f.programa} | {f.accion} | {f.veces} | {m.bytes} | {m.zlib} | {m.celdas} "
            f"| {m.optimo} | {razon} | {m.primero or ''} | {m.ultimo or ''} | {f.cpu_ms} |"
        )


def base_de_demostracion(carpeta: Path) -> Path:
    """The seeded demo office with work in every state."""
    from certtui.process.demo.guion import Guion as GuionDeDemo
    from certtui.process.demo.montaje import montar

    base = carpeta / "demo.db"
    fin = datetime(2026, 7, 20, 18, tzinfo=UTC)
    montaje = montar(base, semilla=7, alumnos=120, fin=fin, efirmas=None, narrar=lambda _: None)
    GuionDeDemo(montaje, lambda _: None).poblar()
    montaje.oficina.base.cerrar()
    return base


def main() -> None:
    """Measure everything and print it."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("--reposo", type=float, default=10)
    argumentos.add_argument("--base", type=Path, help="a base already built")
    argumentos.add_argument("--sin-llano", action="store_true")
    opciones = argumentos.parse_args()
    from certtui.texts.demo import USUARIO_INICIAL

    with tempfile.TemporaryDirectory() as carpeta:
        base = opciones.base or base_de_demostracion(Path(carpeta))
        texto = Path(carpeta) / "texto.txt"
        texto.write_text(
            "".join(f"{n:05d} {'lorem ipsum dolor sit amet ' * 3}\n" for n in range(500))
        )
        for tamano in TAMANOS:
            filas = []
            for llano in (False,) if opciones.sin_llano else (False, True):
                filas += medir_programa(
                    base, USUARIO_INICIAL, tamano, llano=llano, reposo=opciones.reposo
                )
            imprimir(tamano, [*filas, *medir_pares(tamano, texto)])


if __name__ == "__main__":
    main()
