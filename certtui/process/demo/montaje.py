"""Sets up the demo office: its base, catalogues, people, folios, e.firmas and SAE's files."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.ambiente import Ambiente
from certtui.domain.reloj import RelojInyectado, fecha_local
from certtui.domain.rol import Rol
from certtui.exchange.simulador.padron import Padron, leer_padron
from certtui.export.archivo import escribir_atomico
from certtui.process import catalogos, folios, importar, iniciar
from certtui.process.demo.archivos import CATALOGOS, RENAPO, SAE_ALUMNOS, SAE_KARDEX, archivos
from certtui.process.demo.efirmas import EfirmasDemo, crear_efirmas
from certtui.process.demo.escuela import generar
from certtui.process.demo.guion_datos import archivos_corregidos
from certtui.process.demo.oficina import OficinaDemo
from certtui.process.entorno import AzarSembrado
from certtui.process.oficina import SISTEMA, Oficina

ENTIDAD = "32"
"""INEGI code of the demo office; everything else about it is invented."""

DURACION = timedelta(days=12)
"""How long before the demo's last instant its story begins."""

Narrar = Callable[[str], None]
"""Receives the key of a sentence of `texts.demo` as each part begins."""


@dataclass(frozen=True, slots=True)
class Montaje:
    """The demo office ready to work."""

    oficina: Oficina
    demo: OficinaDemo
    efirmas: EfirmasDemo
    carpeta: Path
    reloj: RelojInyectado
    semilla: int

    def como(self, usuario: str) -> Oficina:
        """The session of one of its people."""
        return self.oficina.como(next(u for u in self.demo.usuarios if u.id == usuario))

    def padron(self, *, corregido: bool = False) -> Padron:
        """The simulator's registers, before or after SEP corrected them."""
        return leer_padron(self.carpeta / ("padron_corregido" if corregido else "padron"))


def montar(
    base: Path,
    *,
    semilla: int,
    alumnos: int,
    fin: datetime,
    efirmas: Path | None = None,
    narrar: Narrar = lambda _clave: None,
) -> Montaje:
    """Build the demo office in a new base; `fin` is the instant at which its story ends."""
    reloj = RelojInyectado(fin - DURACION)
    demo = generar(semilla, alumnos, hoy=fecha_local(fin, ENTIDAD))
    azar = AzarSembrado(random.Random(semilla).getrandbits(64))  # noqa: S311 - a demo repeats itself
    narrar("montaje")
    oficina = iniciar.iniciar(base, Ambiente.PRUEBAS, demo.entidad, reloj=reloj, azar=azar)
    carpeta = base.with_suffix(".demo")
    juego = crear_efirmas(demo, efirmas or carpeta / "efirmas", fin)
    montaje = Montaje(oficina, demo, juego, carpeta, reloj, semilla)
    for nombre, datos in {**archivos(demo), **archivos_corregidos(demo)}.items():
        escribir_atomico(carpeta / nombre, datos)
    _catalogos(montaje)
    _folios(montaje)
    narrar("importar")
    estatal = montaje.como("estatal")
    importar.importar_alumnos(estatal, carpeta / SAE_ALUMNOS)
    importar.importar_kardex(estatal, carpeta / SAE_KARDEX)
    importar.importar_renapo(estatal, carpeta / RENAPO)
    return montaje


def _catalogos(m: Montaje) -> None:
    sistema = m.oficina.como(SISTEMA)
    texto = ruta_de_datos("catalogos", "ids_dec.csv").read_text(encoding="utf-8")
    for fila in catalogos.leer_filas(texto):
        if fila["clave"].startswith("dec.") and fila["valor"]:
            iniciar.poner_ajuste(sistema, fila["clave"], fila["valor"])
    iniciar.poner_ajuste(sistema, "dec.nombreIEMS", m.demo.institucion)
    catalogos.cargar_planes(sistema, m.demo.planes)
    for tipo in ("planteles", "usuarios", "pc_sinems"):
        catalogos.importar_catalogo(sistema, tipo, [m.carpeta / CATALOGOS[tipo]])
    catalogos.importar_catalogo(sistema, "anclas", [m.efirmas.ac])


def _folios(m: Montaje) -> None:
    """Ranges of three levels, each given by whom the norm says, and acknowledged (L04)."""
    nacional = m.oficina.como(m.demo.usuario(Rol.NACIONAL))
    estatal = m.como("estatal")
    for r in m.demo.rangos:
        quien = estatal if r.plantel else nacional
        rango = folios.asignar_rango(
            quien,
            nivel=r.nivel,
            serie=r.serie,
            modelo=r.modelo,
            desde=r.desde,
            hasta=r.hasta,
            entidad=r.entidad,
            plantel=r.plantel,
            oficio=r.oficio,
        )
        if r.plantel:
            clerk = m.oficina.como(m.demo.usuario(Rol.SE_PLANTEL, r.plantel))
            folios.acusar_recibo(clerk, rango.id)
