"""The commands of the screen of signatures."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_firma as t
from certtui.tui.comandos import Comando, Releer


class _DeFirma(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Ver(_DeFirma):
    """The certificate as it will print."""

    id = "firma.ver"
    teclas = ("enter", "right", "l")
    en_pie = True


class VerCadena(_DeFirma):
    """The cadena."""

    id = "firma.cadena"
    teclas = ("c",)


class VerAgenda(_DeFirma):
    """When each e.firma ends."""

    id = "firma.agenda"
    teclas = ("v",)
    mira = True


class Firmar(_DeFirma):
    """T08–T10, here."""

    id = "firma.firmar"
    teclas = ("f",)
    en_pie = True


class Revisar(_DeFirma):
    """The eight checks."""

    id = "firma.revisar"
    teclas = ("d",)
    mira = True
    en_pie = True


class RevisarOtraVez(_DeFirma):
    """The eight checks, from what they found."""

    id = "revision.otra_vez"
    teclas = ("d",)
    en_pie = True


class EscribirPaquete(_DeFirma):
    """T08–T10, elsewhere."""

    id = "firma.paquete"
    teclas = ("p",)
    en_pie = True


class ImportarSellos(_DeFirma):
    """Seals come back."""

    id = "firma.importar"
    teclas = ("i",)
    mira = True


class FaltaDelPaquete(_DeFirma):
    """What a package that went out still lacks."""

    id = "firma.falta"
    teclas = ("m",)
    mira = True


class OtroFirmante(_DeFirma):
    """Another director of the scope."""

    id = "firma.otro"
    teclas = ("o",)
    mira = True


class ReleerFirma(Releer):
    """Reads the base again; the footer has no room for it."""

    en_pie = False
