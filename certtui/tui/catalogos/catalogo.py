"""One catalogue, loaded from a file; a plan opens its modules."""

from collections.abc import Sequence

from certtui.process import catalogos_vista as cv
from certtui.texts import pantallas_catalogos as t
from certtui.tui.catalogos.comandos import ImportarCatalogo
from certtui.tui.catalogos.con_carga import ConCarga
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, enlaces
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

    def impedidos(self) -> dict[str, str]:
        """Only a plan has anything below."""
        porque = super().impedidos()
        return porque if self.catalogo == "planes" else porque | {AbrirRenglon.id: t.SIN_MAS}

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """What opens nothing here is not offered."""
        fuera = () if self.catalogo == "planes" else (AbrirRenglon,)
        return [c for c in super().comandos_del_pie() if c not in fuera]

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
