"""What a file is, by its structure and not by its name (L16b)."""

from enum import StrEnum

from certtui.efirma.der import (
    BITS,
    ENTERO,
    OCTETOS,
    OID,
    SECUENCIA,
    DerInvalido,
    Nodo,
    leer_uno,
)

LIMITE = 65_536
"""Bytes: SAT's .cer and .key have about 1.3 KB each."""


class Clase(StrEnum):
    """Kinds of file that people bring."""

    VACIO = "vacio"
    PEM = "pem"
    PFX = "pfx"
    CERTIFICADO = "certificado"
    LLAVE_CIFRADA = "llave_cifrada"
    LLAVE_SIN_CIFRAR = "llave_sin_cifrar"
    OTRO = "otro"


def clase_de(datos: bytes) -> Clase:
    """The kind of a file; never raises."""
    if not datos.strip():
        return Clase.VACIO
    if b"-----BEGIN " in datos[:4096]:
        return Clase.PEM
    if len(datos) > LIMITE:
        return Clase.OTRO
    try:
        raiz = leer_uno(datos)
        return _clase_de(raiz.hijos()) if raiz.etiqueta == SECUENCIA else Clase.OTRO
    except DerInvalido:
        return Clase.OTRO


def _clase_de(hijos: tuple[Nodo, ...]) -> Clase:
    etiquetas = tuple(hijo.etiqueta for hijo in hijos)
    if etiquetas == (SECUENCIA, SECUENCIA, BITS):
        return Clase.CERTIFICADO
    if etiquetas == (SECUENCIA, OCTETOS) and _empieza_con_oid(hijos[0]):
        return Clase.LLAVE_CIFRADA
    if etiquetas[:2] == (ENTERO, SECUENCIA) and _empieza_con_oid(hijos[1]):
        if hijos[0].contenido == b"\x03":
            return Clase.PFX
        return Clase.LLAVE_SIN_CIFRAR if OCTETOS in etiquetas else Clase.OTRO
    if len(etiquetas) >= 9 and set(etiquetas[:9]) == {ENTERO}:
        return Clase.LLAVE_SIN_CIFRAR
    if etiquetas[:2] == (ENTERO, OCTETOS):
        return Clase.LLAVE_SIN_CIFRAR
    return Clase.OTRO


def _empieza_con_oid(nodo: Nodo) -> bool:
    hijos = nodo.hijos()
    return bool(hijos) and hijos[0].etiqueta == OID
