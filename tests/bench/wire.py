"""Bytes on the wire per action, beside the plain driver's and those of the peers installed.

Run with `python -m tests.bench.wire`; bytes repeat exactly, times do not.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench import arranques
from tests.bench.sesion import Medida, Sesion, mediana

PINTADO, LLANO = "certtui", "Textual llano"

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
    ("cursor abajo", "abajo", 9),
    ("cursor arriba", "arriba", 7),
    ("-", "fin", 1),
    ("-", "inicio", 1),
    ("-", "abajo", 60),
    ("desplazar un renglón", "abajo", 12),
    ("página", "pagina", 3),
    ("-", "inicio", 1),
    ("abrir filtro", "/", 1),
    ("letra en el filtro", "a", 6),
    ("cerrar filtro", "esc", 1),
    ("-", "/", 1),
    *(("-", letra, 1) for letra in "estado:solicitado"),
    ("aplicar filtro", "intro", 1),
    ("abrir confirmación", "u", 1),
    ("cerrar confirmación", "esc", 1),
    ("abrir historia", "intro", 1),
    ("cerrar historia", "esc", 1),
    ("quitar filtro", "esc", 1),
    ("abrir ayuda", "?", 1),
    ("cerrar ayuda", "esc", 1),
    ("abrir paleta", ":", 1),
    ("cerrar paleta", "esc", 1),
    *(
        par
        for tecla in "13456789"
        for par in ((f"ir a {tecla}", tecla, 1), (f"volver de {tecla}", "2", 1))
    ),
    ("repintar", "repintar", 1),
)

TOPES = {
    "primera vista": 2200,
    "cursor abajo": 60,
    "cursor arriba": 60,
    "desplazar un renglón": 140,
    "página": 1300,
    "letra en el filtro": 8,
    "abrir confirmación": 600,
    "cerrar confirmación": 600,
}
"""Bytes at most at 80×24, median per key."""

RAZON = 1.15
"""Bytes at most for each byte of the optimum."""

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
    "tig": (("tig",), (("cursor abajo", "abajo", 10), ("página", "pagina", 2))),
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


def recorrer(sesiones: Mapping[str, Sesion], guion: Guion) -> dict[str, list[Fila]]:
    """Press the keys of a script; each key in one program after the other."""
    filas: dict[str, list[Fila]] = {nombre: [] for nombre in sesiones}
    for accion, tecla, veces in guion:
        medidas: dict[str, list[Medida]] = {nombre: [] for nombre in sesiones}
        cpu = {nombre: s.cpu() for nombre, s in sesiones.items()}
        for _ in range(veces):
            for nombre, sesion in sesiones.items():
                medidas[nombre].append(sesion.teclear(tecla))
        if accion == "-":
            continue
        for nombre, sesion in sesiones.items():
            gasto = 1000 * (sesion.cpu() - cpu[nombre]) / veces
            filas[nombre].append(
                Fila(nombre, accion, veces, mediana(medidas[nombre]), round(gasto, 1))
            )
    return filas


def medir_programa(
    base: Path, usuario: str, tamano: tuple[int, int], *, con_llano: bool, reposo: float
) -> dict[str, list[Fila]]:
    """All of the script on the demo office, through the painter and through the plain driver."""
    with ExitStack() as pila:
        sesiones = {
            nombre: pila.enter_context(Sesion(orden_de(base, usuario, llano=llano), tamano))
            for nombre, llano in ((PINTADO, False), (LLANO, True))
            if con_llano or not llano
        }
        primeras = {n: s.arrancar("por atender") for n, s in sesiones.items()}
        quietos = {n: s.reposar(reposo) for n, s in sesiones.items()}
        filas = recorrer(sesiones, GUION)
    for nombre in filas:
        nada = Medida(quietos[nombre], 0, 0, 0, None, None)
        filas[nombre][:0] = [
            Fila(nombre, "primera vista", 1, primeras[nombre]),
            Fila(nombre, f"reposo {reposo:g} s", 1, nada),
        ]
    return filas


def juzgar(filas: Mapping[str, Sequence[Fila]]) -> int:
    """The table of what was promised; how many promises do not hold."""
    faltas = 0
    print("\n| acción | bytes | tope | ≤ tope | razón | ≤ 1.15 |\n|---|--:|--:|---|--:|---|")
    for f in filas[PINTADO]:
        m, tope = f.medida, 0 if f.accion.startswith("reposo") else TOPES.get(f.accion)
        cabe = tope is None or m.bytes <= tope
        razon = m.bytes / m.optimo if m.optimo else 0.0
        faltas += (not cabe) + (razon > RAZON)
        print(
            f"| {f.accion} | {m.bytes} | {'' if tope is None else tope} "
            f"| {'' if tope is None else _si(cabe)} "
            f"| {f'{razon:.2f}' if m.optimo else ''} | {_si(razon <= RAZON)} |"
        )
    if LLANO in filas:
        razones = [
            f.medida.ultimo / g.medida.ultimo
            for f, g in zip(filas[PINTADO], filas[LLANO], strict=True)
            if f.medida.ultimo and g.medida.ultimo and f.accion != "primera vista"
        ]
        print(f"\nde la tecla al último byte, contra el controlador llano: {median(razones):.2f}")
    return faltas


def _si(cierto: bool) -> str:
    return "sí" if cierto else "NO"


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
            filas += recorrer({nombre: sesion}, guion)[nombre]
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
    argumentos.add_argument("--sin-pares", action="store_true")
    argumentos.add_argument("--arranques", type=int, default=21, metavar="N", help="0: none")
    opciones = argumentos.parse_args()
    from certtui.texts.demo import USUARIO_INICIAL

    with tempfile.TemporaryDirectory() as carpeta:
        base = opciones.base or base_de_demostracion(Path(carpeta))
        texto = Path(carpeta) / "texto.txt"
        texto.write_text(
            "".join(f"{n:05d} {'lorem ipsum dolor sit amet ' * 3}\n" for n in range(500))
        )
        for tamano in TAMANOS:
            filas = medir_programa(
                base,
                USUARIO_INICIAL,
                tamano,
                con_llano=not opciones.sin_llano,
                reposo=opciones.reposo,
            )
            pares = [] if opciones.sin_pares else medir_pares(tamano, texto)
            imprimir(tamano, [*(f for de in filas.values() for f in de), *pares])
            if tamano == TAMANOS[0]:
                print(f"\nlo que no se cumple a 80×24: {juzgar(filas)}")
        if opciones.arranques:
            cuales = arranques.ordenes(base, USUARIO_INICIAL, texto)
            medidos = arranques.medir_arranques(cuales, opciones.arranques)
            arranques.imprimir(medidos, opciones.arranques)


if __name__ == "__main__":
    main()
