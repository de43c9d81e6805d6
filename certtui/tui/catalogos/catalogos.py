"""Catalogues, plans and settings: what there is, what ails them, how they change (V29, L10b)."""

from certtui.process import catalogos_vista as cv
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_catalogos as t
from certtui.tui.catalogos.ajustes import PantallaAjustes
from certtui.tui.catalogos.catalogo import TablaConCarga
from certtui.tui.catalogos.comandos import ImportarCatalogo
from certtui.tui.catalogos.con_carga import ConCarga
from certtui.tui.catalogos.salud_de_catalogos import PantallaSalud
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import AbrirRenglon, ReleerListado, Retroceder
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas


class Catalogos(ConCarga):
    """Every catalogue with how many rows it has."""

    COMANDOS = (
        AbrirRenglon,
        ImportarCatalogo,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("nombre", 26, titulo=t.CATALOGO),
        Columna("cuantos", 9, derecha=True, titulo=t.CUANTOS),
        Columna("que", 0, titulo=t.QUE_ES),
    )
    NEGRITA = "nombre"
    RECUERDA = False
    DEFAULT_CSS = "Catalogos #bloque { height: 0; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._claves = tuple(t.CATALOGOS)

    def fuente(self) -> Fuente:
        """The catalogues are a fixed list; their counts are read each time."""
        filas = [
            Fila(
                id=n,
                celdas={
                    "nombre": t.CATALOGOS[clave][0],
                    "cuantos": str(cv.cuantos(self.oficina, clave)) if clave in cv.DE_BASE else "",
                    "que": t.CATALOGOS[clave][1],
                },
                dato=clave,
            )
            for n, clave in enumerate(self._claves)
        ]
        return de_filas(filas)

    def tipo(self) -> str:
        """The one under the cursor."""
        return self.lista.dato(str) or ""

    def action_abrir(self) -> None:
        """Its rows."""
        clave = self.tipo()
        if not clave:
            return
        oficina = self.oficina
        if clave == "salud":
            self.app.push_screen(PantallaSalud(oficina))
            return
        clases: dict[str, type[TablaDeCatalogo]] = {"ajustes": PantallaAjustes}
        clase = clases.get(clave, TablaConCarga)
        self.app.push_screen(
            clase(oficina, clave, t.CATALOGOS[clave][0], lambda: cv.filas(oficina, clave))
        )
