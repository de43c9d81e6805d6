"""The settings of the office: each with its rule, what it takes and its value."""

import contextlib
from collections.abc import Mapping

from certtui.domain.ajustes import CATALOGO, Ajuste, AjusteInvalido, validar_ajuste
from certtui.domain.fecha import leer_fecha
from certtui.domain.valor import ValorInvalido
from certtui.process import catalogos_vista as cv
from certtui.process.iniciar import poner_ajuste
from certtui.store.alumnos import plegar_busqueda
from certtui.texts import pantallas_catalogos as t
from certtui.texts.errores import explicar
from certtui.tui.catalogos.comandos import Ajustar
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.dialogo import Campo


def leer_valor(ajuste: Ajuste, escrito: str) -> str:
    """The value that was typed: with accents, with spaces, or a date as people write it."""
    if ajuste.permitidos == ("fecha",):
        with contextlib.suppress(ValorInvalido):
            return leer_fecha(escrito).isoformat()
    buscado = plegar_busqueda(escrito).strip().replace(" ", "_")
    return buscado if buscado in ajuste.permitidos else escrito


class PantallaAjustes(TablaDeCatalogo):
    """The settings of the office."""

    COMANDOS = (Ajustar, FiltrarListado, ReleerListado, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    NEGRITA = "clave"

    def celda(self, renglon: Mapping[str, str], columna: str) -> str:
        """Values in words."""
        permitidos = CATALOGO[renglon["clave"]].permitidos
        if columna in {"valor", "defecto"}:
            return t.valor_de_ajuste(renglon[columna], permitidos)
        if columna == "permitidos":
            return t.admite(permitidos) if permitidos else ""
        return t.valor_de_ajuste(renglon[columna], ("si",))

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

        def revisar(escrito: str) -> str:
            try:
                validar_ajuste(ajuste.clave, leer_valor(ajuste, escrito))
            except AjusteInvalido as error:
                return explicar(error).frase
            return ""

        def poner(valores: dict[str, str]) -> str:
            valor = leer_valor(ajuste, valores["valor"])
            poner_ajuste(self.oficina, ajuste.clave, valor)
            return t.ajuste_puesto(ajuste.clave, t.valor_de_ajuste(valor, ajuste.permitidos))

        self.pedir(
            t.cambiar_ajuste(ajuste.clave),
            [Campo("valor", t.VALOR, renglon["valor"], obligatorio=False, revisar=revisar)],
            t.detalle_de_ajuste(ajuste.regla, ajuste.nota, ajuste.permitidos, ajuste.defecto),
            poner,
            revisar_todo=lambda valores: ("valor", revisar(valores["valor"])),
        )
