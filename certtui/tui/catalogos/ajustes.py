"""The settings of the office: each with its rule, what it takes and its value."""

from certtui.domain.ajustes import CATALOGO, AjusteInvalido, validar_ajuste
from certtui.process import catalogos_vista as cv
from certtui.process.iniciar import poner_ajuste
from certtui.texts import pantallas_catalogos as t
from certtui.texts.errores import explicar
from certtui.tui.catalogos.comandos import Ajustar
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.dialogo import Campo


class PantallaAjustes(TablaDeCatalogo):
    """The settings of the office."""

    COMANDOS = (Ajustar, FiltrarListado, ReleerListado, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    NEGRITA = "clave"

    def impedidos(self) -> dict[str, str]:
        """Whose it is."""
        puede = cv.puede(self.oficina.usuario, cv.PUEDEN_AJUSTAR)
        return {} if puede else {Ajustar.id: t.NO_AJUSTA}

    def action_ajustar(self) -> None:
        """Another value, checked while it is typed."""
        renglon = self.marcado()
        if renglon is None:
            return
        ajuste = CATALOGO[renglon["clave"]]

        def revisar(valor: str) -> str:
            try:
                validar_ajuste(ajuste.clave, valor)
            except AjusteInvalido as error:
                return explicar(error).frase
            return ""

        def poner(valores: dict[str, str]) -> str:
            poner_ajuste(self.oficina, ajuste.clave, valores["valor"])
            return t.ajuste_puesto(ajuste.clave, valores["valor"])

        self.pedir(
            t.cambiar_ajuste(ajuste.clave),
            [Campo("valor", t.VALOR, renglon["valor"], obligatorio=False, revisar=revisar)],
            t.detalle_de_ajuste(ajuste.regla, ajuste.nota, ajuste.permitidos, ajuste.defecto),
            poner,
            revisar_todo=lambda valores: ("valor", revisar(valores["valor"])),
        )
