"""Catalogues, plans and settings: what there is, what ails them, how they change (V29, L10b)."""

from certtui.domain.ajustes import CATALOGO, AjusteInvalido, validar_ajuste
from certtui.domain.errores import CerttuiError
from certtui.process import catalogos_vista as cv
from certtui.process import entradas
from certtui.process.iniciar import poner_ajuste
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_catalogos as t
from certtui.texts.errores import explicar
from certtui.tui.carga_de_catalogo import PantallaCarga, pregunta_de_catalogo
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.comandos_catalogos import Ajustar, ImportarCatalogo
from certtui.tui.comandos_listado import AbrirRenglon, FiltrarListado, ReleerListado, Retroceder
from certtui.tui.dialogo import Campo, Pregunta
from certtui.tui.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.listado import Listado
from certtui.tui.salud_de_catalogos import PantallaSalud
from certtui.tui.tabla_de_catalogo import TablaDeCatalogo


class _ConCarga(Listado):
    """A screen from which the file of a catalogue is asked for."""

    def tipo(self) -> str:
        """The catalogue whose file is asked for."""
        raise NotImplementedError

    def impedimento_de_cargar(self) -> str:
        """Whose it is, or why this one has no file here."""
        if not cv.puede(self.oficina.usuario, cv.PUEDEN_CARGAR):
            return t.NO_CARGA
        return "" if self.tipo() in cv.CON_VISTA_PREVIA else t.SOLO_SE_IMPORTA

    def impedidos(self) -> dict[str, str]:
        """Loading belongs to administration."""
        return {ImportarCatalogo.id: self.impedimento_de_cargar()}

    def action_importar(self) -> None:
        """Ask for the file, and show what it would change."""
        tipo = self.tipo()

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            try:
                archivos = [
                    entradas.buscar_entrada(self.oficina, valor) for valor in valores.values()
                ]
                cambios = cv.vista_previa(self.oficina, tipo, archivos)
            except CerttuiError as error:
                self.avisar_error(error)
                return
            self.app.push_screen(PantallaCarga(self.oficina, tipo, archivos, cambios, self._cargo))

        self.app.push_screen(pregunta_de_catalogo(self.oficina, tipo), escrito)

    def _cargo(self, texto: str) -> None:
        self.mostrar()
        self.avisar(texto)


class TablaConCarga(_ConCarga, TablaDeCatalogo):
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
        plan = renglon["clave"]
        self.app.push_screen(
            TablaDeCatalogo(
                self.oficina, "modulos", t.modulos_de(plan), lambda: cv.modulos(self.oficina, plan)
            )
        )


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

        def contestado(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            valor = valores["valor"]
            try:
                poner_ajuste(self.oficina, ajuste.clave, valor)
            except CerttuiError as error:
                self.avisar_error(error)
                return
            self.mostrar()
            self.avisar(t.ajuste_puesto(ajuste.clave, valor))

        campo = Campo("valor", t.VALOR, renglon["valor"], obligatorio=False, revisar=revisar)
        detalle = t.detalle_de_ajuste(ajuste.regla, ajuste.nota, ajuste.permitidos, ajuste.defecto)
        self.app.push_screen(
            Pregunta(
                t.cambiar_ajuste(ajuste.clave),
                [campo],
                detalle,
                revisar_todo=lambda valores: ("valor", revisar(valores["valor"])),
            ),
            contestado,
        )


class Catalogos(_ConCarga):
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
        fila = self.lista.actual
        return fila.dato if fila and isinstance(fila.dato, str) else ""

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
