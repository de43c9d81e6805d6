"""The rules: found by id, document, step or words; where each comes from and is applied."""

from collections.abc import Sequence

from certtui.domain.letras import llano
from certtui.domain.norma import Regla
from certtui.process import normativa as uso
from certtui.texts import pantallas_normativa as t
from certtui.texts.pantallas_listado import conteo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.normativa.regla import PantallaRegla
from certtui.tui.piezas.comandos_listado import (
    AbrirRenglon,
    FiltrarListado,
    ReleerListado,
    Retroceder,
)
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.trazo import Trozo, partir

_RENGLONES = 3


class Normativa(Listado):
    """Every rule that the program knows."""

    COMANDOS = (AbrirRenglon, FiltrarListado, ReleerListado, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("regla", 10, titulo=t.COLUMNAS["regla"]),
        Columna("documento", 15, desde=72, titulo=t.COLUMNAS["documento"]),
        Columna("numeral", 18, desde=110, titulo=t.COLUMNAS["numeral"]),
        Columna("texto", 0, titulo=t.COLUMNAS["texto"]),
        Columna("pasos", 9, desde=60, titulo=t.COLUMNAS["pasos"]),
    )
    VACIO = t.VACIA
    NEGRITA = "regla"
    COMO_FILTRAR = t.COMO_FILTRAR

    def fuente(self) -> Fuente:
        """The rules that have every typed word; the one with that very id first."""
        pasos = uso.pasos_de_reglas(self.oficina.ruta)
        palabras = llano(self.filtro).split()
        filas: list[Fila] = []
        for n, r in enumerate(uso.reglas().values()):
            todo = llano(
                f"{r.id} {r.documento} {r.numeral} {r.texto} {' '.join(pasos.get(r.id, ()))}"
            )
            if all(p in todo for p in palabras):
                filas.append(self._fila(n, r, pasos.get(r.id, ())))
        if palabras:
            filas.sort(key=lambda f: llano(f.celdas["regla"]) != palabras[0])
        return de_filas(filas)

    def _fila(self, numero: int, r: Regla, pasos: Sequence[str]) -> Fila:
        return Fila(
            id=numero,
            celdas={
                "regla": r.id,
                "documento": r.documento,
                "numeral": r.numeral,
                "texto": r.texto,
                "pasos": " ".join(pasos),
            },
            dato=r,
        )

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many."""
        return [(f" {t.TITULO}", "")], [(f"{conteo(self.lista.total, 'regla', 'reglas')} ", "")]

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """What the marked rule asks for, whole if it fits."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Regla):
            return ()
        r = fila.dato
        lineas = partir(r.texto, max(20, self.size.width - 2))
        cabeza = f" {r.id} · {r.documento}{f', {r.numeral}' if r.numeral else ''}"
        return [[(cabeza, "bold")], *([(f" {x}", "")] for x in lineas[: _RENGLONES - 1])]

    def action_abrir(self) -> None:
        """The whole page of the rule."""
        fila = self.lista.actual
        if fila is not None and isinstance(fila.dato, Regla):
            ficha = uso.ficha(self.oficina.ruta, fila.dato.id)
            if ficha is not None:
                self.app.push_screen(PantallaRegla(self.oficina, ficha))
