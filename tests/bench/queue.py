"""A queue of a million trámites beside one of a thousand, in the same run.

Run with `python -m tests.bench.queue`; `--filas` and `--contra` change the sizes. Each base is
measured in a process of its own: at the pages that the list asks for, then on the screen, from the
key to the first page painted. Times vary with the machine; the ratios are what it is for.
"""

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from certtui.domain.reloj import a_texto
from certtui.process import preferencias
from certtui.process.cola import FiltroCola, OrdenDeCola, PaginasDeCola
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.store.alumnos import plegar_busqueda
from certtui.store.catalogos import Plantel
from certtui.tui.piezas.lista import PAGINA
from tests.tui.armar import APELLIDOS, INICIO, NOMBRES, abrir_en, iniciar_base

PLANTELES = 10
"""So few that the small base fills a page with one of them."""

_TANDA = 20_000
_SIN_FOLIO = {"borrador", "solicitado", "devuelto", "autorizado"}
_VECES = 15
_DEMASIADO_S = 30
_TECLAS = (
    *[("AvPág", "pagedown")] * 9,
    *[("Fin", "end"), ("Inicio", "home")] * 5,
    *[("ordenar", "greater_than_sign")] * 7,
    *[("un estado", "e")] * 5,
)
"""What is pressed on the screen, each one changing what is seen."""

_SILABAS = [c + v for c in "bcdglmnprstvz" for v in "aeiou"]


def construir(ruta: Path, filas: int) -> None:
    """An office with so many trámites, through its real schema and triggers."""
    oficina = iniciar_base(ruta)
    base, azar = oficina.base, random.Random(7)
    base.db.conn.execute("PRAGMA cache_size = -262144")
    estados = list(oficina.ruta.estados.values())
    claves = [f"{9 if n < 2 else 8}{n + 1 if n < 2 else n:02d}" for n in range(PLANTELES)]
    apellidos = [*APELLIDOS, *("".join(azar.choices(_SILABAS, k=3)).title() for _ in range(900))]
    with base.tx():
        for n, clave in enumerate(claves[2:]):
            catalogos.guardar_plantel(
                base, Plantel(clave, f"32DPT8{n:03d}X", f"Plantel {clave}", "32", "017", "Centro")
            )
        largo = filas // PLANTELES + 1
        rangos = _rangos(oficina, claves, largo)
    for inicio in range(0, filas, _TANDA):
        with base.tx():
            _llenar(
                oficina,
                range(inicio + 1, min(inicio + _TANDA, filas) + 1),
                azar=azar,
                planteles=list(zip(claves, rangos, strict=True)),
                largo=largo,
                estados=[(e.clave, int(e.vigente)) for e in estados],
                apellidos=apellidos,
            )
    base.cerrar()


def _rangos(oficina: Oficina, claves: list[str], largo: int) -> list[int]:
    comunes = {"serie": "CE", "modelo": 2018, "oficio": "PRUEBA-1", "acuse_en": a_texto(INICIO)}
    insertar, todo = oficina.base.insertar, len(claves) * largo

    def rango(nivel: str, desde: int, hasta: int, **mas: object) -> int:
        fila = {"entidad": "", "plantel": "", "nivel": nivel, "desde": desde, "hasta": hasta}
        return insertar("folio_rango", {**comunes, **fila, **mas})

    nacional = rango("nacional", 1, todo)
    entidad = rango("entidad", 1, todo, padre=nacional, entidad="32")
    return [
        rango(
            "plantel",
            n * largo + 1,
            (n + 1) * largo,
            padre=entidad,
            entidad="32",
            plantel=clave,
        )
        for n, clave in enumerate(claves)
    ]


def _llenar(
    oficina: Oficina,
    numeros: range,
    *,
    azar: random.Random,
    planteles: list[tuple[str, int]],
    largo: int,
    estados: list[tuple[str, int]],
    apellidos: list[str],
) -> None:
    """A student, a trámite, its folio and its first and last event for each number."""
    conexion = oficina.base.db.conn
    alumnos, folios, tramites, eventos = [], [], [], []
    previos = oficina.base.valor("SELECT max(seq) FROM evento") - numeros[0] + 1
    for n in numeros:
        cual = n % len(planteles)
        plantel, rango = planteles[cual]
        estado, vigente = estados[azar.randrange(len(estados))]
        nombre, uno, dos = azar.choice(NOMBRES), azar.choice(apellidos), azar.choice(apellidos)
        matricula, curp = f"{plantel}{n:07d}", f"XEXX{n:06d}HNE{n % 1000:03d}A4"
        grupo, fin = f"60{n % 9 + 1}-INFO18", 2024 + n % 3
        busqueda = plegar_busqueda(f"{matricula} {curp} {nombre} {uno} {dos}")
        alumnos.append(
            (n, matricula, curp, nombre, uno, dos, busqueda, plantel, grupo, f"{fin - 3}-{fin}")
        )
        numero = cual * largo + n // len(planteles) + 1
        con = estado not in _SIN_FOLIO
        texto, en = f"CE18-{numero:07d}", a_texto(INICIO.replace(day=1 + n % 28, hour=n % 24))
        folios.append((n, numero, rango, n, n)) if con else None
        tramites.append(
            (n, n, estado, vigente, plantel, n if con else None, texto if con else "")
            + ((1, numero, f"PRUEBA-{n}", "2026-07-05") if con else (None, None, None, None))
            + (en,)
        )
        eventos.append((previos + n, en, n, estado, f"b{n}", f"c{n}"))
    conexion.executemany(
        "INSERT INTO alumno VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'INFO18', 2018, ?, ?, '', NULL, NULL, "
        "NULL, '', '', '', '', NULL, NULL, NULL, '', NULL, 0, '', NULL)",
        alumnos,
    )
    conexion.executemany("INSERT INTO folio VALUES (?, 'CE', 2018, ?, ?, 'usado', ?, ?, 1)", folios)
    conexion.executemany(
        "INSERT INTO tramite (id, alumno, ruta, estado, vigente, documento, canal, folio_canal, "
        "modelo, plan, plantel, folio, folio_texto, volumen, foja, cuv, fecha_registro, creado_en) "
        "VALUES (?, ?, 'conalep', ?, ?, 'certificado', 'escolar', '', 2018, 'INFO18', ?, ?, ?, ?, "
        "?, ?, ?, ?)",
        tramites,
    )
    conexion.executemany(
        "INSERT INTO evento VALUES (?, ?, 'estatal', 'se_estatal', 'tramite', ?, 'T00', '', ?, "
        "'L05a', ?, '', '', ?)",
        eventos,
    )


def _cronometrar(hacer: Callable[[], Any], veces: int = _VECES) -> float:
    """Milliseconds, the median of some times after one that does not count."""
    hacer()
    medidas = []
    for _ in range(veces):
        antes = time.perf_counter()
        hacer()
        medidas.append(1000 * (time.perf_counter() - antes))
    return median(medidas)


def _paginas(oficina: Oficina, texto_raro: str) -> dict[str, float]:
    """What the list asks for, without the screen."""

    def primera(filtro: FiltroCola, orden: str = "", *, al_reves: bool = False) -> float:
        return _cronometrar(
            lambda: PaginasDeCola(oficina, filtro, OrdenDeCola(orden, al_reves)).pagina(0, PAGINA)
        )

    todo = FiltroCola()
    hechas: dict[str, float] = {"primera página": primera(todo)}
    paginas = PaginasDeCola(oficina, todo)
    paginas.pagina(0, PAGINA)
    lugares: Iterator[int] = iter(range(PAGINA, 10**9, PAGINA))
    hechas["página siguiente"] = _cronometrar(lambda: paginas.pagina(next(lugares), PAGINA), 10)

    antes = time.perf_counter()
    total = paginas.contar(oficina).total
    cuenta = 1000 * (time.perf_counter() - antes)

    def final() -> None:
        otras = PaginasDeCola(oficina, todo)
        otras.total = total
        otras.pagina((total - 1) // PAGINA * PAGINA, PAGINA)

    hechas["fin"] = _cronometrar(final)
    for orden in ("matricula", "nombre", "plantel", "grupo", "estado", "folio", "dias"):
        hechas[f"ordenar por {orden}"] = primera(todo, orden)
    hechas["ordenar por nombre, al revés"] = primera(todo, "nombre", al_reves=True)
    hechas["filtrar por estado"] = primera(FiltroCola(estado="rechazado"))
    hechas["estado, por nombre"] = primera(FiltroCola(estado="rechazado"), "nombre")
    hechas["filtrar por plantel"] = primera(FiltroCola(plantel="901"))
    hechas["texto: un nombre frecuente"] = primera(FiltroCola(texto="guadalupe"))
    hechas["texto: dos palabras"] = primera(FiltroCola(texto="guadalupe mari"))
    hechas["texto: una matrícula"] = primera(FiltroCola(texto=texto_raro))
    hechas["texto: nada"] = primera(FiltroCola(texto="zzzz"))
    hechas["sin correo, por fecha"] = primera(FiltroCola(vacios=("correo",)), "desde")
    hechas["lugar de una línea del medio"] = _cronometrar(
        lambda: PaginasDeCola(oficina, todo).posicion(total // 2), 5
    )
    hechas["cuenta exacta"] = cuenta
    return hechas


async def _en_pantalla(oficina: Oficina) -> dict[str, float]:
    """From the key to the list painted with its page; the count goes on in its thread."""
    from certtui.tui.app import CerttuiApp
    from certtui.tui.cola import vista_cola
    from tests.tui.vista import calma, cola_de, renglones

    hechas: dict[str, float] = {}
    preferencias.guardar(oficina, vista_cola.CLAVE, {})
    app = CerttuiApp(oficina)
    antes = time.perf_counter()
    async with app.run_test() as pilot:
        while cola_de(pilot).lista.actual is None:  # noqa: ASYNC110 - nothing tells it
            await asyncio.sleep(0.001)
        hechas["abrir"] = 1000 * (time.perf_counter() - antes)
        await calma(pilot)
        medidas: dict[str, list[float]] = {}
        for nombre, tecla in _TECLAS:
            se_veia, antes = renglones(app)[3:21], time.perf_counter()
            tecleo = asyncio.create_task(pilot.press(tecla))
            while renglones(app)[3:21] == se_veia:
                assert time.perf_counter() - antes < _DEMASIADO_S, tecla
                await asyncio.sleep(0.001)
            medidas.setdefault(nombre, []).append(1000 * (time.perf_counter() - antes))
            await tecleo
            await calma(pilot)
    hechas |= {nombre: median(ms) for nombre, ms in medidas.items()}
    return hechas


def medir(ruta: Path, filas: int) -> dict[str, Any]:
    """Everything of one base, and the peak memory of this process."""
    oficina = abrir_en(ruta)
    try:
        paginas = _paginas(oficina, f"{800 + filas // 3 % PLANTELES}{filas // 3:07d}")
        pantalla = asyncio.run(_en_pantalla(oficina))
    finally:
        oficina.base.cerrar()
    (pico,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return {"paginas": paginas, "pantalla": pantalla, "memoria": int(pico) / 1024}


def comparar(carpeta: Path, filas: int, contra: int) -> list[str]:
    """The lines of the report: each measure in the big base, in the small one, and the ratio."""
    medidas = []
    lineas = []
    for n in (filas, contra):
        ruta = carpeta / f"cola{n}.certtui"
        if not ruta.exists():
            antes = time.perf_counter()
            construir(ruta, n)
            tardo = time.perf_counter() - antes
            tamano = sum(p.stat().st_size for p in carpeta.glob(f"{ruta.name}*")) / 2**20
            lineas.append(f"{n:,} trámites: {tardo:.0f} s, {tamano:,.0f} MiB")
        salida = subprocess.run(
            [sys.executable, "-m", "tests.bench.queue", "--medir", str(ruta), "--filas", str(n)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        medidas.append(json.loads(salida))
    grande, chica = medidas
    lineas += ["", f"{'':34}{filas:>12,}{contra:>12,}  razón"]
    for titulo, parte in (("páginas (ms)", "paginas"), ("en pantalla (ms)", "pantalla")):
        lineas.append(titulo)
        for nombre, ms in grande[parte].items():
            otro = chica[parte][nombre]
            lineas.append(f"  {nombre:32}{ms:12.2f}{otro:12.2f}  {ms / otro:.2f}")
    memoria, otra = grande["memoria"], chica["memoria"]
    lineas.append(f"{'memoria máxima (MiB)':34}{memoria:12.1f}{otra:12.1f}  {memoria / otra:.2f}")
    return lineas


def main() -> None:
    """Measure and print."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("--filas", type=int, default=1_000_000)
    argumentos.add_argument("--contra", type=int, default=1_000)
    argumentos.add_argument("--carpeta", type=Path, help="where bases are built, and kept")
    argumentos.add_argument("--medir", type=Path, help=argparse.SUPPRESS)
    opciones = argumentos.parse_args()
    if opciones.medir:
        print(json.dumps(medir(opciones.medir, opciones.filas)))
        return
    with tempfile.TemporaryDirectory() as otra:
        carpeta = opciones.carpeta or Path(otra)
        print("\n".join(comparar(carpeta, opciones.filas, opciones.contra)))


if __name__ == "__main__":
    main()
