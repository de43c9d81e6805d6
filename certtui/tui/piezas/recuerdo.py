"""A screen with a list that comes back as each person left it: filter, order and line."""

import contextlib
from typing import ClassVar

from certtui.domain.errores import CerttuiError
from certtui.process import preferencias
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.fuente import Orden
from certtui.tui.piezas.lista import Lista


class ConRecuerdo(Pantalla):
    """Subclasses say how their filter is written, and show what `recordar` gives back."""

    RECUERDA: ClassVar[bool] = True
    """Whether filter, order and line come back as the person left them."""

    @property
    def lista(self) -> Lista:
        """The list."""
        return self.query_one("#lista", Lista)

    def filtro_escrito(self) -> str:
        """The filter in force as it is typed; "" when there is none."""
        return ""

    def recordar(self) -> str:
        """Before anything is shown: order and line for the list, and the filter as typed."""
        if not self.RECUERDA:
            return ""
        dicho = preferencias.leer(self.oficina, f"{preferencias.VISTA}{self.clave()}")
        filtro, orden, fila = (dicho.get(c, "") for c in ("filtro", "orden", "fila"))
        self.lista.recordar(
            Orden(str(orden), bool(dicho.get("al_reves"))), fila if isinstance(fila, int) else None
        )
        return filtro if isinstance(filtro, str) else ""

    def guardar_vista(self, *, con_fila: bool = False) -> None:
        """Keep what is shown; a base that cannot be written to now keeps the one before."""
        if not self.RECUERDA:
            return
        orden, fila = self.lista.orden, self.lista.ultima
        dicho: dict[str, object] = {}
        if filtro := self.filtro_escrito():
            dicho["filtro"] = filtro
        if orden != Orden():
            dicho |= {"orden": orden.clave, "al_reves": orden.al_reves}
        if con_fila and fila is not None:
            dicho["fila"] = fila
        with contextlib.suppress(CerttuiError):
            preferencias.guardar(self.oficina, f"{preferencias.VISTA}{self.clave()}", dicho)

    def ordenada(self) -> None:
        """Keep the order too."""
        self.guardar_vista()

    def al_dejar(self) -> None:
        """Keep the line too."""
        self.guardar_vista(con_fila=True)
