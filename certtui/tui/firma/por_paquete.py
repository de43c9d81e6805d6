"""Signing elsewhere: a package goes out, its seals come back, and what it still lacks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import zona
from certtui.domain.rol import Usuario
from certtui.export.archivo import escribir_atomico, nombre_seguro
from certtui.process import firma as uso
from certtui.process import paquete as paquetes
from certtui.process.camino import Resultado
from certtui.process.firma import Pendiente
from certtui.process.oficina import Oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.texts import pantallas_firma as t
from certtui.texts.hallazgos import por_que
from certtui.tui.comandos import Comando
from certtui.tui.firma.comandos import FaltaDelPaquete, ImportarSellos
from certtui.tui.firma.vista import PaginaDeFaltas
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Pregunta
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.rutas import ruta_de
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda

MAX_EFIRMA = 1024 * 1024
_MAX_SELLOS = 256 * 1024 * 1024


def hay_archivo(limite: int) -> Callable[[str], str]:
    """Why a typed path is no file of at most `limite` bytes; "" when it is."""

    def revisar(texto: str) -> str:
        try:
            ruta = ruta_de(texto)
            if not ruta.is_file():
                return t.no_hay_archivo(texto)
            return t.archivo_enorme(texto) if ruta.stat().st_size > limite else ""
        except (OSError, ValueError, RuntimeError):
            return t.no_hay_archivo(texto)

    return revisar


class ConPaquetes(Pantalla):
    """What is done with packages and seals; the screen says whose signature is awaited."""

    _ultimo_paquete: str = ""

    @property
    def firmante(self) -> Usuario | None:
        """Whose signature is awaited."""
        raise NotImplementedError

    def a_la_vista(self) -> list[Pendiente]:
        """What the list shows."""
        raise NotImplementedError

    def al_terminar(self, comando: type[Comando]) -> Callable[[Cosecha], None]:
        """Read again and tell what came of a batch."""
        raise NotImplementedError

    def _a_donde(self, escrito: str) -> Path:
        """A typed path; a name alone is of the person's outbox."""
        ruta = ruta_de(escrito)
        sola = ruta.name == escrito.strip()
        return carpeta_de_salida(self.oficina) / nombre_seguro(ruta.name) if sola else ruta

    def _no_hay(self, escrito: str) -> str:
        try:
            return t.ya_existe(escrito) if self._a_donde(escrito).exists() else ""
        except (OSError, ValueError, RuntimeError):
            return t.no_hay_archivo(escrito)

    def action_paquete(self) -> None:
        """Write the package of what the list shows."""
        firmante = self.firmante
        if firmante is None:
            return
        solo = frozenset(p.tramite.id for p in self.a_la_vista())

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            archivo = self._a_donde(valores["archivo"])
            self.avisar(t.ESCRIBIENDO)

            def escribir(oficina: Oficina) -> uso.PaqueteEscrito:
                escrito = uso.escribir_paquete(oficina, firmante, solo=solo)
                escribir_atomico(archivo, escrito.datos)
                return escrito

            def dicho(escrito: uso.PaqueteEscrito) -> None:
                fuera = [(r.clave, por_que(r.error)[1]) for r in escrito.rehusados]
                texto = t.paquete_escrito(escrito.cuantos, fuera)
                self._ultimo_paquete = str(archivo)
                self.avisar(con_ruta(texto, archivo, self.size.width), mal=bool(fuera))

            self.aparte(escribir, dicho)

        titulo = t.paquete_para(len(solo), firmante.nombre_completo)
        ahora = self.oficina.reloj.ahora().astimezone(zona(self.oficina.identidad.entidad))
        propuesto = f"{nombre_seguro(firmante.id)}_{ahora:%Y%m%d-%H%M%S}.paquete"
        campo = Campo("archivo", t.ARCHIVO, propuesto, revisar=self._no_hay)
        self.app.push_screen(Pregunta(titulo, [campo], t.EN_SALIDA), escrito)

    def _leer_archivo(self, escrito: str) -> bytes | None:
        """The bytes at a typed path; None, and told, when there are none."""
        try:
            return ruta_de(escrito).read_bytes()
        except OSError:
            self.avisar(t.no_hay_archivo(escrito), mal=True)
            return None

    def _importar(self, datos: bytes, quien: str, folios: Sequence[str]) -> None:
        """Ask, and take these seals; those that fail can be tried again."""
        titulo = t.importar(len(folios), quien)

        def correr(oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
            for resultado in uso.importar_sellos(oficina, datos, solo=frozenset(folios)):
                yield resultado
                if cancelado():
                    return

        def otra_vez(fallidos: Sequence[str]) -> None:
            self._importar(datos, quien, fallidos)

        def contestado(si: bool | None) -> None:
            if si:
                trabajo = Encargo(titulo, len(folios), correr, reintentar=otra_vez)
                self.app.push_screen(Tanda(self.oficina, trabajo, self.al_terminar(ImportarSellos)))

        self.app.push_screen(Confirmacion(titulo), contestado)

    def action_importar(self) -> None:
        """Take the seals that somebody brought."""

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            datos = self._leer_archivo(valores["archivo"])
            if datos is None:
                return
            try:
                sellos = paquetes.leer_sellos(datos)
            except CerttuiError as error:
                self.avisar_error(error)
                return
            folios = [folio for folio, _, _ in sellos.sellos]
            self._importar(datos, sellos.usuario, folios)

        campo = Campo("archivo", t.ARCHIVO, revisar=hay_archivo(_MAX_SELLOS))
        self.app.push_screen(
            Pregunta(ImportarSellos.texto(), [campo], ImportarSellos.ayuda()), escrito
        )

    def action_falta(self) -> None:
        """Compare a package that went out with what has been signed."""

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is None:
                return
            datos = self._leer_archivo(valores["archivo"])
            if datos is None:
                return
            self.aparte(lambda oficina: uso.faltas_de(oficina, datos), mostrar)

        def mostrar(faltas: uso.Faltas) -> None:
            self.app.push_screen(PaginaDeFaltas(self.oficina, faltas))

        campo = Campo("archivo", t.ARCHIVO, self._ultimo_paquete, revisar=hay_archivo(_MAX_SELLOS))
        self.app.push_screen(
            Pregunta(FaltaDelPaquete.texto(), [campo], FaltaDelPaquete.ayuda()), escrito
        )
