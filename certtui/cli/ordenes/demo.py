"""demo: an invented office, walked to the end or left with work in every state."""

import os
import sys
import termios
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from certtui.cli import diagnostico, salida
from certtui.cli.errores import DemoExistente
from certtui.cli.espanol import Entero, Ruta, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import reglas_de
from certtui.domain.errores import Salida
from certtui.process.consultas import contar_por_estado
from certtui.process.demo.escuela import MINIMO_DE_ALUMNOS
from certtui.process.demo.guion import Guion
from certtui.process.demo.montaje import montar
from certtui.store.errores import BaseExistente
from certtui.texts import demo as textos
from certtui.texts import narracion as n


def carpeta_de_datos_del_usuario() -> Path:
    """Where demos are made when nobody says: XDG_DATA_HOME/certtui."""
    raiz = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(raiz) / "certtui"


def base_nueva(ahora: datetime) -> Path:
    """A name that nothing has yet: demo-<date>-<n>.db."""
    carpeta = carpeta_de_datos_del_usuario()
    numero = 1
    while True:
        base = carpeta / f"demo-{ahora:%Y%m%d}-{numero}.db"
        if not base.exists() and not base.with_suffix(".demo").exists():
            return base
        numero += 1


@orden("demo")
@opcion("--sin-pantalla", is_flag=True)
@opcion("--salida", como="destino", meta="carpeta", type=Ruta())
@opcion("--alumnos", "alumnos_demo", meta="numero", type=Entero(MINIMO_DE_ALUMNOS), default=120)
@opcion("--semilla", meta="numero", type=Entero(0), default=7)
@opcion("--efirmas", meta="carpeta", type=Ruta())
@con_peticion
def demo(
    peticion: Peticion,
    sin_pantalla: bool,
    destino: Path | None,
    alumnos: int,
    semilla: int,
    efirmas: Path | None,
) -> Salida:
    """Build, then walk the road or open the screens."""
    base = peticion.base or base_nueva(datetime.now(UTC))
    _exigir_libre(base)
    diagnostico.decir(textos.SIN_VALIDEZ)
    montaje = montar(
        base,
        semilla=semilla,
        alumnos=alumnos,
        fin=peticion.ahora(),
        efirmas=efirmas,
        narrar=_narrar,
    )
    guion = Guion(montaje, _narrar)
    con_pantalla = not sin_pantalla and sys.stdin.isatty() and sys.stdout.isatty()
    try:
        if con_pantalla:
            guion.poblar()
        else:
            guion.caminar()
            _informar(peticion, guion, base, destino or base.with_suffix(".demo") / "entregados")
    except BaseException:
        diagnostico.decir(textos.BASE_EN.format(base=base))
        raise
    finally:
        montaje.oficina.base.cerrar()
    if con_pantalla:
        diagnostico.decir(textos.BASE_EN.format(base=base))
        termios.tcflush(sys.stdin, termios.TCIFLUSH)
        return Salida(peticion.pantallas(base, textos.USUARIO_INICIAL, None))
    return Salida.OK


def _narrar(clave: str) -> None:
    diagnostico.decir(f"{textos.etapa(clave)}…")


def _exigir_libre(base: Path) -> None:
    if base.is_file() and base.with_suffix(".demo").is_dir():
        raise DemoExistente(base=base)
    if base.exists():
        raise BaseExistente(base=base)


def _informar(peticion: Peticion, guion: Guion, base: Path, destino: Path) -> None:
    copiados = guion.copiar_bundles(destino)
    estados = contar_por_estado(guion.m.oficina)
    reglas = Counter(r for f in guion.rehusados for r in reglas_de(f.error))
    filas = [{"estado": etiqueta, "cuantos": cuantos} for _, etiqueta, cuantos in estados]
    lineas = [textos.POR_ESTADO, *salida.en_tabla(filas, ("estado", "cuantos")), ""]
    lineas += [textos.REHUSADOS]
    lineas += salida.en_tabla(
        [{"regla": r, "cuantos": c} for r, c in sorted(reglas.items())], ("regla", "cuantos")
    )
    contados = n.plural(len(copiados), "paquete entregado", "paquetes entregados")
    lineas += [
        "",
        textos.BUNDLES_EN.format(cuantos=contados, carpeta=destino),
        textos.BASE_EN.format(base=base),
        textos.ABRIR.format(base=base),
    ]
    salida.mostrar(
        peticion.json,
        {
            "base": str(base),
            "salida": str(destino),
            "paquetes": len(copiados),
            "estados": [
                {"estado": e, "etiqueta": etiqueta, "cuantos": c} for e, etiqueta, c in estados
            ],
            "rehusados": dict(sorted(reglas.items())),
        },
        lineas,
    )
    diagnostico.decir(n.DEMO_ENTERA)
