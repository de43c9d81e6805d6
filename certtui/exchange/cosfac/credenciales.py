"""User and password of COSFAC's service: from a private file or the environment, never shown."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from certtui.efirma.secreto import Secreto
from certtui.exchange.errores import CredencialesInvalidas

ENTORNO_USUARIO = "CERTTUI_COSFAC_USUARIO"
ENTORNO_CLAVE = "CERTTUI_COSFAC_CLAVE"
ENTORNO_ARCHIVO = "CERTTUI_COSFAC_CREDENCIALES"
_LARGO = 4096
_OCULTO = "***"


@dataclass(frozen=True, slots=True, repr=False)
class Credenciales:
    """Who calls the service; its text form shows neither."""

    usuario: Secreto
    clave: Secreto

    def __repr__(self) -> str:
        return "Credenciales(***)"

    def ocultar(self, texto: str) -> str:
        """The text without the user and the password, should a service echo them."""
        for secreto in (self.clave, self.usuario):
            if not secreto.vacio:
                texto = texto.replace(revelar(secreto), _OCULTO)
        return texto


def revelar(secreto: Secreto) -> str:
    """The text of a secret; pass it on at once, never bind it to a name."""
    return secreto.candidato(secreto.intentos[-1]).decode("utf-8", "surrogateescape")


def leer_credenciales(archivo: Path | None, entorno: Mapping[str, str]) -> Credenciales:
    """From the file, else the file that the environment names, else the environment itself.

    Raises CredencialesInvalidas when something is missing or others can read the file.
    """
    nombrado = entorno.get(ENTORNO_ARCHIVO, "")
    if archivo is None and nombrado:
        archivo = Path(nombrado)
    if archivo is not None:
        return _revisadas(_de_archivo(archivo))
    if ENTORNO_USUARIO not in entorno or ENTORNO_CLAVE not in entorno:
        raise CredencialesInvalidas(regla="L11a", detalle="no se dieron")
    return _revisadas(
        Credenciales(Secreto(entorno[ENTORNO_USUARIO]), Secreto(entorno[ENTORNO_CLAVE]))
    )


def leer_archivo_privado(archivo: Path) -> Credenciales:
    """The lines `usuario=` and `clave=` of a file that only its owner can read.

    Raises CredencialesInvalidas.
    """
    return _revisadas(_de_archivo(archivo))


def _de_archivo(archivo: Path) -> Credenciales:
    try:
        descriptor = os.open(archivo, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise CredencialesInvalidas(
            regla="L11a", detalle=f"el archivo {archivo.name} no se puede abrir"
        ) from error
    try:
        datos = os.fstat(descriptor)
        if not stat.S_ISREG(datos.st_mode) or datos.st_size > _LARGO:
            raise CredencialesInvalidas(
                regla="L11a", detalle=f"{archivo.name} no es un archivo de credenciales"
            )
        if datos.st_mode & 0o077 or datos.st_uid != os.getuid():
            raise CredencialesInvalidas(
                regla="L11a", detalle=f"otros pueden leer el archivo {archivo.name}"
            )
        partes = _partir(os.read(descriptor, _LARGO))
    finally:
        os.close(descriptor)
    if partes.keys() != {"usuario", "clave"}:
        raise CredencialesInvalidas(
            regla="L11a", detalle=f"{archivo.name} no trae los renglones usuario= y clave="
        )
    return Credenciales(**partes)


def _partir(contenido: bytes) -> dict[str, Secreto]:
    """The values of the lines `usuario=` and `clave=`; never raises, its frame holds secrets."""
    partes: dict[str, Secreto] = {}
    for renglon in contenido.removeprefix(b"\xef\xbb\xbf").splitlines():
        clave, igual, _ = renglon.partition(b"=")
        if igual and clave.strip() in {b"usuario", b"clave"}:
            partes[clave.strip().decode("ascii")] = Secreto(
                renglon.partition(b"=")[2].strip().decode("utf-8", "surrogateescape")
            )
    return partes


def _revisadas(credenciales: Credenciales) -> Credenciales:
    for secreto in (credenciales.usuario, credenciales.clave):
        if secreto.vacio:
            raise CredencialesInvalidas(regla="L11a", detalle="el usuario o la clave va en blanco")
        if not revelar(secreto).isprintable():
            raise CredencialesInvalidas(
                regla="L11a", detalle="traen caracteres que no se pueden enviar"
            )
    return credenciales
