"""The painter: takes what Textual writes, gives what the terminal needs."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import permutations

from certtui.tui.wire.hoja import BLANCA, Hoja, Renglon
from certtui.tui.wire.pieza import Pieza, Trazo, piezas_de, por_pluma
from certtui.tui.wire.pluma import BORRADO, LISA, Pluma, cambiar
from certtui.tui.wire.rasgos import TODOS, Rasgos
from certtui.tui.wire.rollo import buscar, rodado, rodar
from certtui.tui.wire.ruta import Lugar

_LIMPIA = f"{BORRADO}\x1b[2J\x1b[H"

_TODOS_LOS_ORDENES = 5
_ORDEN_VORAZ = 20
"""Up to how many pieces the orders are tried: all of them, and the nearest one first."""

_VALE_RODAR, _VALE_SOLO_RODAR = 0.95, 0.5
"""Share of the cells left to draw after a band moved: below which it is tried, and tried alone."""


class Pintor:
    """Knows what the terminal shows; not safe for two threads at once."""

    def __init__(
        self,
        ancho: int,
        alto: int,
        rasgos: Rasgos = TODOS,
        *,
        ascii: bool = False,
        sin_color: bool = False,
        tonos: Mapping[str, str] | None = None,
    ) -> None:
        """`tonos` gives the SGR of a letter's colour instead of another."""
        self._hacer_hoja = partial(Hoja, ascii=ascii, sin_color=sin_color, tonos=tonos or {})
        self._hoja = self._hacer_hoja(ancho, alto)
        self._vista: list[Renglon] = []
        self._sabe = False
        self._rasgos = rasgos
        self._lugar: Lugar | None = None
        self._pluma = LISA

    def medir(self, ancho: int, alto: int) -> bool:
        """The terminal has this size now; True when it had another."""
        if (ancho, alto) == (self._hoja.ancho, self._hoja.alto):
            return False
        self._hoja = self._hacer_hoja(ancho, alto)
        self.olvidar()
        return True

    def olvidar(self) -> None:
        """Nobody knows what the terminal shows: the next painting is a whole one."""
        self._sabe = False
        self._lugar = None

    def escribir(self, datos: str) -> str:
        """What has to reach the terminal instead of `datos`."""
        return "".join([*self.pasar(datos), self.pintar()])

    def pasar(self, datos: str) -> Iterable[str]:
        """Take a writing without painting it; gives what is not of cells."""
        for secuencia, turba in self._hoja.leer(datos):
            if turba:
                yield self.pintar()
                yield cambiar(self._pluma, LISA)
                self._pluma = LISA
                self.olvidar()
            yield secuencia

    def repintar(self) -> str:
        """Everything again, whatever the terminal shows."""
        self.olvidar()
        self._hoja.tocados.update(range(self._hoja.alto))
        return self.pintar()

    def pintar(self) -> str:
        """The change since the last painting; "" when there is none."""
        hoja = self._hoja
        if not hoja.tocados:
            return ""
        nuevos = hoja.renglones
        if self._sabe:
            trazo = self._mejor(nuevos)
        else:
            self._vista = [[BLANCA] * hoja.ancho for _ in range(hoja.alto)]
            trazo = Trazo(nuevos, (0, 0), LISA)
            trazo.decir(_LIMPIA)
            self._trazar(trazo, self._piezas(self._vista, range(hoja.alto)))
        for y in hoja.tocados if self._sabe else range(hoja.alto):
            self._vista[y] = list(nuevos[y])
        hoja.tocados.clear()
        self._lugar, self._pluma, self._sabe = trazo.lugar, trazo.pluma, True
        return trazo.texto

    def _mejor(self, nuevos: list[Renglon]) -> Trazo:
        """The shorter of drawing in place and moving a band first."""
        tocados = sorted(self._hoja.tocados)
        rollos = buscar(self._vista, nuevos) if self._rasgos.rueda else []
        vistas = [(rollo, rodado(self._vista, rollo)) for rollo in rollos]
        quieta = _distintas(self._vista, nuevos)
        cambios = [(_distintas(vista, nuevos), rollo, vista) for rollo, vista in vistas]
        mejor: Trazo | None = None
        if all(cuantas > quieta * _VALE_SOLO_RODAR for cuantas, _, _ in cambios):
            mejor = self._ordenado(self._piezas(self._vista, tocados))
        for cuantas, rollo, vista in cambios:
            if mejor is not None and cuantas > quieta * _VALE_RODAR:
                continue
            otro = Trazo(nuevos, self._lugar, self._pluma)
            rodar(otro, rollo)
            self._trazar(otro, self._piezas(vista, range(len(nuevos))))
            if mejor is None or _largo(otro) < _largo(mejor):
                mejor = otro
        return mejor or self._ordenado(self._piezas(self._vista, tocados))

    def _piezas(self, vista: Sequence[Renglon], filas: Iterable[int]) -> list[Pieza]:
        nuevos = self._hoja.renglones
        hueca = self._rasgos.hueca
        return [
            p
            for y in filas
            if vista[y] != nuevos[y]
            for p in piezas_de(y, vista[y], nuevos[y], hueca=hueca)
        ]

    @staticmethod
    def _trazar(trazo: Trazo, piezas: Iterable[Pieza]) -> None:
        for pieza in piezas:
            trazo.poner(pieza)

    def _ordenado(self, piezas: list[Pieza]) -> Trazo:
        """The pieces in the order that costs least, of those tried."""
        nuevos = self._hoja.renglones

        def trazado(orden: Iterable[Pieza]) -> Trazo:
            trazo = Trazo(nuevos, self._lugar, self._pluma)
            self._trazar(trazo, orden)
            return trazo

        mejor = trazado(piezas)
        sueltas = por_pluma(piezas, nuevos)
        if len(sueltas) > _ORDEN_VORAZ or self._hay_anchas({p.y for p in piezas}):
            return mejor
        ordenes: list[Iterable[Pieza]] = [_cercanas(sueltas, nuevos, self._lugar, self._pluma)]
        if len(sueltas) <= _TODOS_LOS_ORDENES:
            ordenes += permutations(sueltas)
        return min((mejor, *map(trazado, ordenes)), key=_largo)

    def _hay_anchas(self, filas: Iterable[int]) -> bool:
        """True when a row has, or had, wide characters: those want their order."""
        hojas = (self._hoja.renglones, self._vista)
        return any(not texto for hoja in hojas for y in filas for texto, _ in hoja[y])


def _cercanas(
    piezas: Sequence[Pieza], nuevos: Sequence[Renglon], lugar: Lugar | None, pluma: Pluma
) -> list[Pieza]:
    """Each time the piece that costs least per cell drawn."""
    faltan, orden = list(piezas), []
    trazo = Trazo(nuevos, lugar, pluma)
    while faltan:
        pruebas = []
        for pieza in faltan:
            prueba = trazo.seguir()
            prueba.poner(pieza)
            extra = _largo(prueba) - (0 if pieza.borra else pieza.hasta - pieza.x)
            pruebas.append((extra, pieza, prueba))
        _, pieza, trazo = min(pruebas, key=lambda p: p[0])
        orden.append(pieza)
        faltan.remove(pieza)
    return orden


def _distintas(vista: Sequence[Renglon], nuevos: Sequence[Renglon]) -> int:
    pares = (p for p in zip(vista, nuevos, strict=True) if p[0] != p[1])
    return sum(a != b for viejo, nuevo in pares for a, b in zip(viejo, nuevo, strict=True))


def _largo(trazo: Trazo) -> int:
    return len(trazo.texto.encode())
