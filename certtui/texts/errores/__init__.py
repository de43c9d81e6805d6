"""Title, sentence and remedy of every expected failure."""

from dataclasses import dataclass

from certtui.domain.errores import CerttuiError
from certtui.texts.errores import documento, efirma, entrega, intercambio, nucleo, pantalla, valores
from certtui.texts.errores.forma import Plantilla

PLANTILLAS: dict[str, Plantilla] = {
    **nucleo.PLANTILLAS,
    **valores.PLANTILLAS,
    **documento.PLANTILLAS,
    **efirma.PLANTILLAS,
    **intercambio.PLANTILLAS,
    **entrega.PLANTILLAS,
    **pantalla.PLANTILLAS,
}


@dataclass(frozen=True, slots=True)
class Explicacion:
    """What happened (with where and what was kept) and what to do."""

    codigo: str
    regla: str
    titulo: str
    frase: str
    remedio: str

    def en_una_linea(self) -> str:
        """One line for stderr: code, rule, sentence, remedy."""
        regla = f" [{self.regla}]" if self.regla else ""
        return f"{self.codigo}{regla} {self.titulo}: {self.frase} {self.remedio}"


class _Datos(dict[str, object]):
    def __missing__(self, clave: str) -> str:
        return "—"


def explicar(error: CerttuiError, *, en_pantalla: bool = False) -> Explicacion:
    """The Spanish explanation of an expected failure; for a screen, with the keys of its remedy."""
    plantilla = PLANTILLAS[error.codigo]
    datos = _Datos(error.datos)
    remedio = (en_pantalla and plantilla.en_pantalla) or plantilla.remedio
    return Explicacion(
        codigo=error.codigo,
        regla=error.regla,
        titulo=plantilla.titulo,
        frase=plantilla.frase.format_map(datos),
        remedio=remedio.format_map(datos),
    )
