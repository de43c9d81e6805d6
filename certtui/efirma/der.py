"""The few lines of DER that are needed to look at a file before trusting it to a parser."""

from dataclasses import dataclass

ENTERO = 0x02
BITS = 0x03
OCTETOS = 0x04
OID = 0x06
UTF8 = 0x0C
IMPRIMIBLE = 0x13
T61 = 0x14
IA5 = 0x16
HORA_UTC = 0x17
HORA = 0x18
BMP = 0x1E
SECUENCIA = 0x30
CONJUNTO = 0x31


class DerInvalido(ValueError):
    """Bytes that are not DER."""


@dataclass(frozen=True, slots=True)
class Nodo:
    """One value: its tag, its content and its whole bytes."""

    etiqueta: int
    contenido: bytes
    crudo: bytes

    def hijos(self) -> tuple["Nodo", ...]:
        """The values inside; raises DerInvalido."""
        return leer_todos(self.contenido)


def leer_uno(datos: bytes) -> Nodo:
    """The one value that fills the bytes; raises DerInvalido."""
    nodos = leer_todos(datos)
    if len(nodos) != 1:
        raise DerInvalido(len(nodos))
    return nodos[0]


def leer_todos(datos: bytes) -> tuple[Nodo, ...]:
    """The values one after the other; raises DerInvalido."""
    nodos: list[Nodo] = []
    inicio = 0
    while inicio < len(datos):
        nodo = _leer(datos, inicio)
        nodos.append(nodo)
        inicio += len(nodo.crudo)
    return tuple(nodos)


def poner(etiqueta: int, *partes: bytes) -> bytes:
    """The bytes of a value with the given tag and content."""
    contenido = b"".join(partes)
    largo = len(contenido)
    if largo < 0x80:
        return bytes((etiqueta, largo)) + contenido
    cuenta = (largo.bit_length() + 7) // 8
    return bytes((etiqueta, 0x80 | cuenta)) + largo.to_bytes(cuenta, "big") + contenido


def leer_oid(contenido: bytes) -> str:
    """The dotted form of an object identifier's content; raises DerInvalido."""
    if not contenido or contenido[-1] & 0x80:
        raise DerInvalido("oid")
    numeros: list[int] = []
    valor = 0
    for octeto in contenido:
        valor = valor << 7 | octeto & 0x7F
        if not octeto & 0x80:
            numeros.append(valor)
            valor = 0
    primero = min(numeros[0] // 40, 2)
    return ".".join(str(n) for n in (primero, numeros[0] - 40 * primero, *numeros[1:]))


def poner_oid(oid: str) -> bytes:
    """The bytes of an object identifier."""
    primero, segundo, *resto = (int(parte) for parte in oid.split("."))
    octetos = bytearray()
    for numero in (40 * primero + segundo, *resto):
        grupo = [numero & 0x7F]
        while numero := numero >> 7:
            grupo.append(numero & 0x7F | 0x80)
        octetos.extend(reversed(grupo))
    return poner(OID, bytes(octetos))


def _leer(datos: bytes, inicio: int) -> Nodo:
    cuerpo = inicio + 2
    if cuerpo > len(datos) or datos[inicio] & 0x1F == 0x1F:
        raise DerInvalido(inicio)
    largo = datos[inicio + 1]
    if largo >= 0x80:
        cuenta = largo & 0x7F
        cuerpo += cuenta
        if not 1 <= cuenta <= 4 or cuerpo > len(datos):
            raise DerInvalido(inicio)
        largo = int.from_bytes(datos[inicio + 2 : cuerpo], "big")
    final = cuerpo + largo
    if final > len(datos):
        raise DerInvalido(inicio)
    return Nodo(datos[inicio], datos[cuerpo:final], datos[inicio:final])
