"""Which field of a cadena was changed, told by the seal itself.

A seal verifies to the SHA-256 of the cadena that was signed. When the document's cadena has
another digest, small changes of each field are undone one at a time until the digest is the
sealed one: the field and its sealed value are then certain, not guessed (dec-iems §3).
"""

import hashlib
import string
from collections.abc import Iterator, Sequence

from certtui.domain.curp import digito_verificador
from certtui.domain.errores import CerttuiError

LARGO_MAXIMO = 4_000
"""Bytes of values beyond which no search is made; twenty modules take some 1500."""

_ENTEROS = 20_000
_COMUNES = string.digits + string.ascii_letters + "áéíóúüñÁÉÍÓÚÜÑ -.,:"
_RARAS = "".join(c for c in string.punctuation if c not in "|-.,:") + "".join(
    c for c in (*map(chr, range(0xC0, 0x100)), *"ºª°–—’‘“”·¿¡ẞŚśŠšŽž") if c not in _COMUNES
)

Campos = Sequence[tuple[str, str]]


def campo_cambiado(campos: Campos, digesto: bytes) -> tuple[str, str] | None:
    """The field whose change explains the digest, with its sealed value; None when none does."""
    valores = [valor.encode() for _, valor in campos]
    if sum(map(len, valores)) > LARGO_MAXIMO:
        return None
    lugares = [
        (
            hashlib.sha256(b"||" + b"".join(v + b"|" for v in valores[:i])),
            b"".join(b"|" + v for v in valores[i + 1 :]) + b"||",
        )
        for i in range(len(valores))
    ]
    for generar in _GENERADORES:
        for (nombre, valor), (antes, despues) in zip(campos, lugares, strict=True):
            for candidato in generar(nombre, valor):
                prueba = antes.copy()
                prueba.update(candidato.encode() + despues)
                if prueba.digest() == digesto:
                    return nombre, candidato
    return None


def _teclas_comunes(_nombre: str, valor: str) -> Iterator[str]:
    """One character left out, turned with its neighbour, changed or added."""
    for i in range(len(valor)):
        yield valor[:i] + valor[i + 1 :]
        yield valor[:i] + valor[i + 1 : i + 2] + valor[i] + valor[i + 2 :]
    yield from _con_letra(valor, _COMUNES)


def _teclas_raras(_nombre: str, valor: str) -> Iterator[str]:
    yield from _con_letra(valor, _RARAS)


def _con_letra(valor: str, alfabeto: str) -> Iterator[str]:
    for i in range(len(valor) + 1):
        inicio, resto, sin_letra = valor[:i], valor[i:], valor[i + 1 :]
        for letra in alfabeto:
            yield inicio + letra + resto
            if resto:
                yield inicio + letra + sin_letra


def _de_su_clase(nombre: str, valor: str) -> Iterator[str]:
    """Values that the kind of the field makes likely."""
    atributo = nombre.rpartition(".")[2]
    if atributo in {"calificacion", "promedioAprovechamiento"}:
        yield from (f"{d // 10}.{d % 10}" for d in range(100))
        yield "10"
    elif atributo.startswith("id") or "reditos" in atributo or atributo == "totalHorasUAC":
        ancho = len(valor)
        yield from (str(n) for n in range(_ENTEROS))
        yield from (f"{n:0{ancho}d}" for n in range(min(_ENTEROS, 10 ** min(ancho, 5))))
    elif atributo == "curp" and len(valor) == 18:
        yield from _curps(valor)
    elif atributo.startswith("periodo"):
        yield from _fechas(valor)
    yield from ("", valor.upper(), valor.lower(), valor.title(), valor.strip())


_GENERADORES = (_teclas_comunes, _de_su_clase, _teclas_raras)
"""From the likeliest to the rarest."""


def _curps(valor: str) -> Iterator[str]:
    """One changed character with its check digit computed anew, as a careful forger would."""
    for i in range(17):
        for letra in string.digits + string.ascii_uppercase:
            cuerpo = valor[:i] + letra + valor[i + 1 : 17]
            try:
                yield cuerpo + digito_verificador(cuerpo)
            except CerttuiError:
                return


def _fechas(valor: str) -> Iterator[str]:
    hora = valor[10:]
    for anio in range(2000, 2061):
        for mes in range(1, 13):
            for dia in range(1, 32):
                yield f"{anio:04d}-{mes:02d}-{dia:02d}{hora}"
