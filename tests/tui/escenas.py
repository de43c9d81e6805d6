"""How each screen and dialog is reached in the hostile office: who, from which jump, which keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from certtui.texts.pantallas_catalogos import CATALOGOS
from certtui.tui.saltos import TODOS, clase_de, ir
from tests.tui.hostil import CEDULA, LLAVE, PAQUETE, PLANTELES, RESPUESTA, SAE
from tests.tui.vista import calma, llenar_dialogo, teclas

Paso = str | Mapping[str, str]
"""A key, or what is written in the fields of a dialog."""


@dataclass(frozen=True, slots=True)
class Escena:
    """Somebody of the office, a jump, and what is done there."""

    usuario: str
    salto: str
    pasos: tuple[Paso, ...] = ()


def _de(usuario: str, salto: str, *pasos: Paso) -> Escena:
    return Escena(usuario, salto, pasos)


def _en(catalogo: str) -> tuple[str, ...]:
    """Keys that put the cursor on one line of the catalogues."""
    return ("down",) * list(CATALOGOS).index(catalogo)


_EFIRMA = {"cer": CEDULA, "key": LLAVE}
_DUENOS = {"usuarios": "admin", "5": "dir.norte", "3": "se.norte", "4": "se.norte", "2": "se.norte"}

ESCENAS: Mapping[str, Escena] = {
    **{
        clase_de(s.destino()).__name__: _de(_DUENOS.get(s.destino(), "estatal"), s.destino())
        for s in TODOS
    },
    "DetalleElegibilidad": _de("se.norte", "3", "enter"),
    "PantallaConfronta": _de("se.norte", "3", "enter", "d"),
    "PantallaImportado": _de("se.norte", "3", "e", {"archivo": SAE}),
    "EntregaAbierta": _de("se.norte", "8", "enter"),
    "LineaDeTiempo": _de("estatal", "2", "enter"),
    "LoteAbierto": _de("estatal", "6", "enter"),
    "HistoriaLote": _de("estatal", "6", "enter", "t"),
    "PantallaEnsayo": _de("estatal", "6", "i", {"archivos": RESPUESTA}),
    "PaginaDeCambio": _de("estatal", "6", "i", {"archivos": RESPUESTA}, "enter"),
    "PaginaDeMensaje": _de("estatal", "2", "y", "R"),
    "PaginaDeVista": _de("dir.norte", "5", "enter"),
    "PaginaDeCadena": _de("dir.norte", "5", "c"),
    "PaginaDeAgenda": _de("dir.norte", "5", "v"),
    "PaginaDeFaltas": _de("dir.norte", "5", "m", {"archivo": PAQUETE}),
    "PaginaDeRevision": _de("dir.norte", "5", "d", _EFIRMA, *"prueba", "enter"),
    "PreguntaSecreta": _de("dir.norte", "5", "f", _EFIRMA),
    "PantallaAjustes": _de("admin", "catalogos", *_en("ajustes"), "enter"),
    "PantallaCarga": _de("admin", "catalogos", *_en("planteles"), "i", {"archivo": PLANTELES}),
    "TablaConCarga": _de("admin", "catalogos", *_en("planteles"), "enter"),
    "TablaDeCatalogo": _de("admin", "catalogos", *_en("planes"), "enter", "enter"),
    "PantallaSalud": _de("estatal", "catalogos", "enter"),
    "PantallaDetenidas": _de("estatal", "catalogos", "enter", "enter"),
    "PantallaAyuda": _de("se.norte", "2", "question_mark"),
    "PantallaEvento": _de("estatal", "bitacora", "enter"),
    "PantallaFallas": _de("estatal", "bitacora", "v"),
    "PantallaNombre": _de("se.norte", "4", "enter"),
    "PantallaRegla": _de("estatal", "normativa", "enter"),
    "PantallaTicket": _de("estatal", "mesa", "enter"),
    "RechazosDeCausa": _de("se.norte", "7", "enter"),
    "Tanda": _de("estatal", "2", "a", "u", "s"),
    "Confirmacion": _de("estatal", "2", "a", "u"),
    "Pregunta": _de("estatal", "mesa", "d"),
    "PaletaDeOrdenes": _de("se.norte", "2", "colon"),
    "Recuperacion": _de("se.norte2", "2"),
}
"""By the name of the class."""


async def llegar(pilot: Any, escena: Escena) -> None:
    """Go where the scene is."""
    app = pilot.app
    await calma(pilot)
    if escena.salto != "2":
        ir(app, app.oficina, escena.salto)
        await calma(pilot)
    for paso in escena.pasos:
        if isinstance(paso, str):
            await teclas(pilot, paso)
        else:
            await llenar_dialogo(pilot, **paso)
        await calma(pilot)
