"""The first line of every screen: where one is, as whom, and whether it is in earnest."""

from certtui.domain.ambiente import Ambiente
from certtui.process import consultas
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.piezas.trazo import Trozo


def cabecera(oficina: Oficina, titulo: str) -> tuple[list[Trozo], list[Trozo]]:
    """Its two ends."""
    prueba = oficina.ambiente is Ambiente.PRUEBAS
    marca = pantallas.MARCA_PRUEBAS if prueba else pantallas.MARCA_PRODUCTIVO
    usuario = oficina.usuario
    lugar = consultas.nombre_oficina(oficina)
    if usuario.plantel:
        lugar = f"{lugar} {usuario.plantel}"
    izquierda = [(f" {titulo}", "bold"), (f"  {lugar} · {usuario.id}", "")]
    return izquierda, [(f"{marca} ", "bold")]
