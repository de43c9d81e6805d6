"""The dry run of an answer: what would change, one line per certificate; one key takes it."""

from collections.abc import Callable, Iterator, Sequence

from certtui.domain.errores import CerttuiError
from certtui.process.camino import Resultado
from certtui.process.oficina import Oficina
from certtui.process.respuesta import (
    ESCRIBEN,
    MALOS,
    Cambio,
    Efecto,
    Ensayo,
    aplicar_respuesta,
    como_fallidos,
    explicar_cambio,
    guardar_ensayo,
)
from certtui.texts import pantallas_dialogo, respuestas
from certtui.texts import pantallas_lotes as t
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.lotes.comandos import Aplicar, CiclarEfecto, GuardarEnsayo, VerCambio
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.comandos_listado import Retroceder
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta, con_ruta
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("efecto", 12, titulo=t.COLUMNAS["efecto"]),
    Columna("cual", 19, titulo=t.COLUMNAS["cual"]),
    Columna("nombre", 26, desde=90, titulo=t.COLUMNAS["nombre"]),
    Columna("porque", 0, titulo=t.COLUMNAS["porque"]),
)
_ORDEN = (*MALOS, Efecto.RENGLON, Efecto.RECHAZO, Efecto.SIN_XML, Efecto.DEVUELTO, Efecto.TIMBRE)
_LUGAR = {e: n for n, e in enumerate([*_ORDEN, *(e for e in Efecto if e not in _ORDEN)])}


def fila_de_cambio(numero: int, cambio: Cambio) -> Fila:
    """The line of a change: its sign, whose it is, and why."""
    efecto = cambio.efecto.value
    return Fila(
        id=numero,
        celdas={
            "efecto": f"{respuestas.SIGNOS[efecto]} {respuestas.EFECTOS[efecto][0]}",
            "cual": cambio.matricula or safe(cambio.clave),
            "nombre": " ".join(cambio.nombre.split()),
            "porque": safe(explicar_cambio(cambio)) or " ".join(cambio.nombre.split()),
        },
        estilos={"efecto": t.COLOR_DE_EFECTO.get(efecto, "")},
        dato=cambio,
    )


class PantallaEnsayo(Listado):
    """What needs a person comes first; nothing is written until the answer is applied."""

    COMANDOS = (Aplicar, VerCambio, CiclarEfecto, GuardarEnsayo, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_ENSAYO
    COLUMNAS = COLUMNAS
    VACIO = t.NADA_EN_ENSAYO
    NEGRITA = "cual"
    PARRAFOS = (t.AYUDA_ENSAYO,)
    RECUERDA = False
    DEFAULT_CSS = "PantallaEnsayo #bloque { height: 2; }"

    def __init__(self, oficina: Oficina, ensayo: Ensayo) -> None:
        super().__init__(oficina)
        self.ensayo = ensayo
        self._solo = ""
        self._aplicado = False
        ordenados = sorted(ensayo.cambios, key=lambda c: (_LUGAR[c.efecto], c.causa, c.clave))
        self._filas = [fila_de_cambio(n, c) for n, c in enumerate(ordenados)]

    def fuente(self) -> Fuente:
        """The changes, of one effect or of all."""
        return de_filas([f for f in self._filas if not self._solo or _de(f).efecto == self._solo])

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many of each effect."""
        dichas = [respuestas.cuantos(e.value, n) for e, n in self.ensayo.cuentas.items()]
        return [(f" {' · '.join(dichas)}", "bold")], ()

    def impedidos(self) -> dict[str, str]:
        """Nothing to apply, or applied already."""
        motivo = t.YA_APLICADO if self._aplicado else ""
        if not motivo and not self.ensayo.escribe:
            motivo = t.NADA_QUE_APLICAR
        porque = {Aplicar.id: motivo}
        if self.lista.actual is None:
            porque[VerCambio.id] = t.NO_HAY_CAMBIO
        return {clave: m for clave, m in porque.items() if m}

    def _marcado(self) -> Cambio | None:
        fila = self.lista.actual
        return _de(fila) if fila is not None else None

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """Why, whole."""
        cambio = self._marcado()
        porque = safe(explicar_cambio(cambio)) if cambio is not None else ""
        return con_etiqueta(t.PORQUE, porque, self.size.width) if porque else ()

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Which file and whose."""
        cambio = self._marcado()
        if cambio is None:
            return ()
        ancho = self.size.width
        quien = f"{cambio.matricula} {' '.join(cambio.nombre.split())}".strip() or "—"
        return [
            *con_etiqueta(t.CLAVE, safe(cambio.clave), ancho, renglones=1),
            *con_etiqueta(t.PERSONA, quien, ancho, renglones=1),
        ]

    def leer_filtro(self, escrito: str) -> str:
        """Esc takes the one effect away."""
        if not escrito:
            self._solo = ""
        return ""

    def action_efecto(self) -> None:
        """Next effect that the answer has; after the last, all."""
        hay = [e.value for e in self.ensayo.cuentas]
        lugar = hay.index(self._solo) + 1 if self._solo in hay else 0
        self._solo = [*hay, ""][lugar]
        cuantos = self.ensayo.cuentas.get(Efecto(self._solo), 0) if self._solo else 0
        palabra = respuestas.EFECTOS[self._solo][0] if self._solo else ""
        self.poner_filtro(t.solo(palabra, cuantos) if palabra else "")

    def action_cambio(self) -> None:
        """The marked change on a page of its own."""
        if (cambio := self._marcado()) is not None:
            from certtui.tui.lotes.cambio import PaginaDeCambio

            self.app.push_screen(PaginaDeCambio(self.oficina, cambio))

    def action_aplicar(self) -> None:
        """Take the answer that was read, certificate by certificate."""
        ensayo = self.ensayo
        titulo = t.aplicar(ensayo.escribe)

        def correr(oficina: Oficina, alto: Callable[[], bool]) -> Iterator[Resultado]:
            return como_fallidos(
                aplicar_respuesta(oficina, ensayo.respuesta, lote=ensayo.lote, cancelado=alto)
            )

        def hecho(cosecha: Cosecha) -> None:
            self._aplicado = not cosecha.cuentas["quedo"]
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            if self._aplicado and not cosecha.fallidos:
                self.app.pop_screen()
            else:
                self.pintar()
            pantalla = self.app.screen
            if isinstance(pantalla, Pantalla):
                pantalla.avisar(t.terminado(Aplicar.texto(), cuentas), mal=bool(cosecha.fallidos))

        total = sum(
            n for e, n in ensayo.cuentas.items() if e in ESCRIBEN or e in {*MALOS, Efecto.YA_ESTABA}
        )
        self.app.push_screen(Tanda(self.oficina, Encargo(titulo, total, correr), hecho))

    def action_guardar(self) -> None:
        """The whole dry run as a CSV in the outbox."""
        try:
            ruta = guardar_ensayo(self.oficina, self.ensayo)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(t.GUARDADO, ruta, self.size.width))


def _de(fila: Fila) -> Cambio:
    if not isinstance(fila.dato, Cambio):
        raise TypeError(fila.id)
    return fila.dato
