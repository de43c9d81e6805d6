"""A batch on the command line: each item a row on stdout, the count and the why on stderr."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from certtui.cli import diagnostico, salida
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.texts import narracion as n

if TYPE_CHECKING:
    from certtui.process.motor import Paso
    from certtui.process.oficina import Oficina

_MALOS = (n.REHUSADO, n.DUDOSO, n.EXTRAVIADO)


@dataclass(frozen=True, slots=True)
class Dudoso:
    """An item left for a person to look at; nothing was tried."""

    clave: str
    porque: str


def hallazgo_json(h: Hallazgo) -> dict[str, object]:
    """A finding as data."""
    from certtui.texts.hallazgos import donde, frase, quien, remedio

    return {
        "regla": h.regla,
        "veredicto": h.veredicto.value,
        "clave": h.clave,
        "campo": h.campo,
        "valor": h.valor,
        "frase": frase(h),
        "remedio": remedio(h),
        "donde": donde(h),
        "quien": quien(h),
    }


def error_json(error: CerttuiError) -> dict[str, object]:
    """An expected failure as data."""
    from certtui.texts.errores import explicar

    e = explicar(error)
    hallazgos: Sequence[Hallazgo] = getattr(error, "hallazgos", ())
    return {
        "codigo": e.codigo,
        "regla": e.regla,
        "reglas": reglas_de(error),
        "titulo": e.titulo,
        "frase": e.frase,
        "remedio": e.remedio,
        "hallazgos": [hallazgo_json(h) for h in hallazgos],
    }


def reglas_de(error: CerttuiError) -> list[str]:
    """Rule ids that an error cites, each once; its code when it cites none."""
    hallazgos: Sequence[Hallazgo] = getattr(error, "hallazgos", ())
    reglas = [h.regla for h in hallazgos] or [error.regla or error.codigo]
    return list(dict.fromkeys(reglas))


class Recorrido:
    """Collects the results of a batch, as a context: an interruption tells its count too.

    In JSON everything comes out as one document at the end. `marca` stands in the base meanwhile.
    """

    def __init__(
        self,
        *,
        en_json: bool,
        total: int | None = None,
        marca: AbstractContextManager[None] | None = None,
    ) -> None:
        self._json = en_json
        self._marca = marca or nullcontext()
        self._barra = diagnostico.Barra(total)
        self._filas: list[dict[str, object]] = []
        self.cuentas: Counter[str] = Counter()
        self.por_regla: Counter[str] = Counter()
        self._peor: Salida | None = None

    def __enter__(self) -> "Recorrido":
        self._marca.__enter__()
        self._barra.__enter__()
        return self

    def __exit__(
        self,
        tipo: type[BaseException] | None,
        valor: BaseException | None,
        traza: TracebackType | None,
    ) -> None:
        self._barra.__exit__(tipo, valor, traza)
        self._marca.__exit__(tipo, valor, traza)
        if isinstance(valor, BrokenPipeError):
            return
        if self._json:
            salida.escribir_json({"resultados": self._filas, "cuentas": dict(self.cuentas)})
        if tipo is None or self.cuentas:
            diagnostico.decir(n.resumen(self.cuentas, self.por_regla))

    @property
    def salida(self) -> Salida:
        """ALGUNOS when something was refused or left aside."""
        if self._peor is not None:
            return self._peor
        return Salida.ALGUNOS if any(self.cuentas[m] for m in _MALOS) else Salida.OK

    def peor(self, salida: Salida) -> None:
        """Something failed that says more than that some were left aside."""
        self._peor = salida

    def intentar(
        self, items: Iterable[tuple[str, Callable[[], "Paso | Dudoso"]]], oficina: "Oficina"
    ) -> None:
        """Do each item; an expected failure is told and the rest go on."""
        for clave, hacer in items:
            try:
                resultado = hacer()
            except CerttuiError as error:
                self.rehusado(clave, error)
            else:
                if isinstance(resultado, Dudoso):
                    self.dudoso(resultado)
                else:
                    self.paso(clave, resultado, oficina)

    def paso(self, clave: str, paso: "Paso", oficina: "Oficina") -> None:
        """A move that was made, or had been made already; its warnings are told."""
        estados = oficina.ruta.estados
        de = estados[paso.de].etiqueta if paso.de in estados else ""
        a = estados[paso.a].etiqueta if paso.a in estados else paso.a
        resultado = n.YA_ESTABA if paso.repetido else n.HECHO
        avisos = [h for h in paso.hallazgos if h.veredicto is Veredicto.AVISO]
        self._anotar(
            resultado,
            f"{resultado}  {clave}  {paso.transicion}  {f'{de} → {a}' if de else a}",
            {
                "clave": clave,
                "tramite": paso.tramite,
                "transicion": paso.transicion,
                "de": paso.de,
                "a": paso.a,
                "avisos": [hallazgo_json(h) for h in avisos],
            },
            list(diagnostico.lineas_de_hallazgos(avisos)),
        )

    def rehusado(self, clave: str, error: CerttuiError) -> None:
        """An item that could not move, with every reason."""
        lineas = diagnostico.lineas_de_error(error)
        self.por_regla.update(reglas_de(error))
        self._anotar(
            n.REHUSADO,
            f"{n.REHUSADO}  {clave}  {lineas[0]}",
            {"clave": clave, **error_json(error)},
            lineas[1:],
        )

    def dudoso(self, dudoso: Dudoso) -> None:
        """An item left for a person."""
        self._anotar(
            n.DUDOSO,
            f"{n.DUDOSO}  {dudoso.clave}  {dudoso.porque}",
            {"clave": dudoso.clave, "frase": dudoso.porque},
        )

    def extraviado(self, archivo: str, frase: str, hallazgos: Sequence[Hallazgo] = ()) -> None:
        """Something that belongs to nobody here."""
        self._anotar(
            n.EXTRAVIADO,
            f"{n.EXTRAVIADO}  {archivo}  {frase}",
            {"clave": archivo, "frase": frase, "hallazgos": [hallazgo_json(h) for h in hallazgos]},
            list(diagnostico.lineas_de_hallazgos(hallazgos)),
        )

    def fila(self, linea: str, datos: dict[str, object], *, impide: bool) -> None:
        """A finding on a row of a file."""
        resultado = n.REHUSADO if impide else n.AVISO
        self._anotar(resultado, f"{resultado}  {linea}", datos)

    def _anotar(
        self, resultado: str, linea: str, datos: dict[str, object], mas: Sequence[str] = ()
    ) -> None:
        self.cuentas[resultado] += 1
        if self._json:
            self._filas.append({"resultado": resultado, **datos})
        else:
            for texto in (linea, *mas):
                salida.escribir(texto)
        self._barra.avanzar()
