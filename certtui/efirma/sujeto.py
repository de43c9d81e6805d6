"""Names of a certificate, read leniently.

SAT writes a name with Ñ or an accent as T61String that holds Latin-1, which strict readers refuse.
"""

from dataclasses import dataclass

from certtui.efirma.der import (
    BMP,
    ENTERO,
    SECUENCIA,
    UTF8,
    DerInvalido,
    Nodo,
    leer_oid,
    leer_uno,
)

NOMBRE_COMUN = "2.5.4.3"
NUMERO_DE_SERIE = "2.5.4.5"
"""Holds the CURP."""
ORGANIZACION = "2.5.4.10"
NOMBRE = "2.5.4.41"
IDENTIFICADOR_UNICO = "2.5.4.45"
"""Holds the RFC."""

Nombre = tuple[tuple[str, str], ...]
"""Pairs of dotted OID and text, in the order of the certificate."""


@dataclass(frozen=True, slots=True)
class Nombres:
    """Serial number's bytes, issuer and subject."""

    serie: bytes
    emisor: Nombre
    sujeto: Nombre


def leer_nombres(tbs: bytes) -> Nombres:
    """Serial, issuer and subject from the bytes that were signed; raises DerInvalido."""
    campos = [nodo for nodo in leer_uno(tbs).hijos() if nodo.etiqueta in (ENTERO, SECUENCIA)]
    # serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
    if len(campos) < 6:
        raise DerInvalido("tbs")
    return Nombres(campos[0].contenido, _leer_nombre(campos[2]), _leer_nombre(campos[4]))


def valor(nombre: Nombre, oid: str) -> str:
    """The first value of an attribute, or ""."""
    return next((texto for clave, texto in nombre if clave == oid), "")


def ultima_parte(texto: str) -> str:
    """The natural person's datum: what follows the last slash of "company / person"."""
    partes = [parte.strip() for parte in texto.split("/")]
    return next((parte for parte in reversed(partes) if parte), "")


def _leer_nombre(nombre: Nodo) -> Nombre:
    pares: list[tuple[str, str]] = []
    for relativo in nombre.hijos():
        for atributo in relativo.hijos():
            tipo, contenido, *_ = (*atributo.hijos(), None, None)
            if tipo is None or contenido is None:
                raise DerInvalido("nombre")
            pares.append((leer_oid(tipo.contenido), _texto(contenido)))
    return tuple(pares)


def _texto(nodo: Nodo) -> str:
    if nodo.etiqueta == UTF8:
        return nodo.contenido.decode("utf-8", "replace")
    if nodo.etiqueta == BMP:
        return nodo.contenido.decode("utf-16-be", "replace")
    return nodo.contenido.decode("latin-1")
