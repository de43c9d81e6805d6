"""What a file would change in a catalogue, row by row, and loading it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.process import entradas
from certtui.process.catalogos import importar_catalogo
from certtui.process.catalogos_vista import Cambio
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_catalogos as t
from certtui.texts.pantallas_importado import donde_se_busca
from certtui.tui.catalogos.comandos import Cargar
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import Retroceder
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo

_COLORES = {"+": "green", "~": "bold yellow", "=": ""}


def pregunta_de_catalogo(
    oficina: Oficina, tipo: str, leer: Callable[[dict[str, str]], None]
) -> Pregunta:
    """Asks for the file of a catalogue, which `leer` reads; the plans have two."""
    campos = [Campo("archivo", t.ARCHIVO)]
    if tipo == "planes":
        campos.append(Campo("modulos", t.MODULOS))
    hay = entradas.listar_entradas(oficina)
    carpeta = str(entradas.carpeta_de_entrada(oficina))
    return Pregunta(t.de_archivo(tipo), campos, donde_se_busca(carpeta, hay), intentar=leer)


class PantallaCarga(Listado):
    """New, changed and equal rows; nothing is written until it is loaded."""

    COMANDOS = (Cargar, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_CARGA
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("signo", 1, titulo=" "),
        Columna("que", 7, titulo=" "),
        Columna("clave", 12, titulo=t.COLUMNAS["clave"]),
        Columna("cambios", 0, titulo=t.DETALLE),
    )
    NEGRITA = "clave"
    RECUERDA = False

    def __init__(
        self,
        oficina: Oficina,
        tipo: str,
        archivos: Sequence[Path],
        cambios: Sequence[Cambio],
        al_cargar: Callable[[str], None],
    ) -> None:
        super().__init__(oficina)
        self._tipo = tipo
        self._archivos = archivos
        self._cambios = sorted(cambios, key=lambda c: "~+=".index(c.signo))
        self._al_cargar = al_cargar

    def fuente(self) -> Fuente:
        """What changes first."""
        filas = [
            Fila(
                id=n,
                celdas={
                    "signo": c.signo,
                    "que": t.SIGNOS[c.signo],
                    "clave": c.clave,
                    "cambios": t.campos(c.campos),
                },
                estilos={"signo": _COLORES[c.signo]},
                dato=c,
            )
            for n, c in enumerate(self._cambios)
        ]
        return de_filas(filas)

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """What the file would do."""
        signos = [c.signo for c in self._cambios]
        texto = t.resumen(self._archivos[0].name, *(signos.count(s) for s in "+~="))
        return [(f" {texto}", "bold")], ()

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The changes of the marked row, whole."""
        fila = self.lista.actual
        if fila is None or not fila.celdas["cambios"]:
            return ()
        return con_etiqueta(t.DETALLE, fila.celdas["cambios"], self.size.width, renglones=3)

    def impedidos(self) -> dict[str, str]:
        """Something must change."""
        if any(c.signo != "=" for c in self._cambios):
            return {}
        return {Cargar.id: t.TODO_IGUAL}

    def action_cargar(self) -> None:
        """The whole file, or nothing of it."""
        try:
            cuantos = importar_catalogo(self.oficina, self._tipo, self._archivos)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.app.pop_screen()
        self._al_cargar(t.cargado(self._tipo, cuantos))
