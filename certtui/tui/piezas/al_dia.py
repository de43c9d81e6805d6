"""A list that is read again when somebody wrote after it was read."""

from collections.abc import Callable
from typing import TypeVar

from textual import events

from certtui.process import consultas
from certtui.texts import pantallas
from certtui.texts.pantallas_verbos import marcas_idas
from certtui.tui.comandos import Releer
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.comandos_listado import ReleerListado
from certtui.tui.piezas.lista import Lista

T = TypeVar("T")


class AlDia(Pantalla):
    """A screen over a list, of which two people may change the same lines at once.

    Each key finds the list as the base is now; an order whose line is no longer what the person saw
    is not carried out, and that is said.
    """

    _leida: int | None = None
    """Last step of anybody when the list was read; None before it is."""
    _idas: int = 0
    """How many marks went at the reading that the last key set off."""

    @property
    def capturando(self) -> bool:
        """True while something is being typed: then no key is an order."""
        return False

    def releer(self) -> None:
        """Read the same lines again, on the same one; it says nothing."""
        raise NotImplementedError

    def sujeto(self) -> object:
        """What an order is about: the line of the cursor, as it was read, and the marks."""
        lista = self._su_lista()
        if lista is None:
            return None
        fila = lista.actual
        return lista.marcas, None if fila is None else (fila.id, fila.dato or fila.celdas)

    def se_lee(self) -> None:
        """Called right before the list is read."""
        self._leida = consultas.ultimo_paso(self.oficina)

    def atrasada(self) -> bool:
        """True when somebody wrote after the list was read."""
        return self._leida is not None and consultas.ultimo_paso(self.oficina) != self._leida

    def al_dia(self) -> bool:
        """Read again what is out of date; False when the line of the orders is another now."""
        if not self.atrasada():
            return True
        visto = self.sujeto()
        self.releer()
        return self.sujeto() == visto

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows on every return."""
        _igual, idas = self._marcas_que_se_van(self.al_dia)
        if idas:
            self.avisar(marcas_idas(idas))

    def on_key(self, tecla: events.Key) -> None:
        """Before the key does anything."""
        self._idas = 0
        hechas = [c for c in self.COMANDOS if tecla.key in c.teclas_vigentes()]
        if self.capturando or any(issubclass(c, (Releer, ReleerListado)) for c in hechas):
            return
        igual, self._idas = self._marcas_que_se_van(self.al_dia)
        if not igual and any(not c.mira for c in hechas):
            tecla.stop()
            tecla.prevent_default()
            self._idas = 0
            self.avisar(pantallas.CAMBIO)

    def pintar_detalle_de(self, mensaje: Lista.Movida) -> None:
        """Marks that went with their lines are told after the key that found it."""
        super().pintar_detalle_de(mensaje)
        if self._idas:
            self.avisar(marcas_idas(self._idas))

    def action_releer(self) -> None:
        """Read again, and say so; or how many marks were of what is no longer seen, and went."""
        _nada, idas = self._marcas_que_se_van(self.releer)
        self.avisar(marcas_idas(idas) if idas else pantallas.RELEIDO)

    def _marcas_que_se_van(self, leer: Callable[[], T]) -> tuple[T, int]:
        """What a reading returns, and how many marks were of lines that are not there any more."""
        lista = self._su_lista()
        antes = 0 if lista is None else len(lista.marcas)
        valor = leer()
        return valor, antes - (0 if lista is None else len(lista.marcas))
