"""The first line of every screen: where one is, as whom, and whether it is in earnest."""

from certtui.domain.ambiente import Ambiente
from certtui.process import consultas
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.piezas.trazo import Trozo, encajar, medir


def cabecera(oficina: Oficina, titulo: str, ancho: int) -> tuple[list[Trozo], list[Trozo]]:
    """Its two ends; where they do not fit, the place gives way first, and who it is last."""
    prueba = oficina.ambiente is Ambiente.PRUEBAS
    marca = f"{pantallas.MARCA_PRUEBAS if prueba else pantallas.MARCA_PRODUCTIVO} "
    usuario = oficina.usuario
    entidad = consultas.nombre_oficina(oficina)
    lugares = [f"{entidad} {usuario.plantel}", usuario.plantel] if usuario.plantel else [entidad]
    quienes = [f"  {' · '.join(x for x in (lugar, usuario.id) if x)}" for lugar in (*lugares, "")]
    libre = ancho - medir(marca) - 1
    cabe = next((q for q in quienes if medir(titulo) + 1 + medir(q) <= libre), quienes[-1])
    queda = max(0, libre - medir(cabe) - 1)
    corto = titulo if medir(titulo) <= queda else encajar(titulo, queda).rstrip()
    return [(f" {corto}", "bold"), (cabe, "")], [(marca, "bold")]
