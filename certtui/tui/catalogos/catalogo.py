"""One catalogue, loaded from a file; a plan opens its modules."""

from certtui.process import catalogos_vista as cv
from certtui.texts import pantallas_catalogos as t
from certtui.tui.catalogos.comandos import ImportarCatalogo
from certtui.tui.catalogos.con_carga import ConCarga
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import (
    AbrirRenglon,
    FiltrarListado,
    ReleerListado,
    Retroceder,
)


class TablaConCarga(ConCarga, TablaDeCatalogo):
    """A catalogue; a plan opens its modules."""

    COMANDOS = (
        AbrirRenglon,
        ImportarCatalogo,
        FiltrarListado,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)

    def tipo(self) -> str:
        """This one."""
        return self.catalogo

    def action_abrir(self) -> None:
        """The modules of a plan."""
        renglon = self.marcado()
        if renglon is None or self.catalogo != "planes":
            return
        oficina, plan = self.oficina, renglon["clave"]

        def modulos() -> list[dict[str, str]]:
            return [
                m | {"formacion": t.FORMACIONES[m["formacion"]]} for m in cv.modulos(oficina, plan)
            ]

        self.app.push_screen(TablaDeCatalogo(oficina, "modulos", t.modulos_de(plan), modulos))
