"""The office's options and a digest of the printed texts, kept inside the PDF's XMP."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.ambiente import Ambiente
from certtui.export.imagen import Imagen
from certtui.export.representacion import Diseno, Emisor, Papel, Representacion
from certtui.export.trazo import Pliego

_PREFIJO = "certtui-rep-1:"
_MARCA = re.compile(rb"certtui-rep-1:([A-Za-z0-9_-]{1,8000})")


@dataclass(frozen=True, slots=True)
class Opciones:
    """What a certificate prints beside its document; pictures by their digest, "" for none."""

    ambiente: Ambiente
    enlaces: tuple[str, ...] = ()
    pc_sinems: str = ""
    cancelado: bool = False
    emisor: Emisor = "oficina"
    papel: Papel = "carta"
    diseno: Diseno = "recuadros"
    logotipo: str = ""
    calidad: str = ""

    @classmethod
    def de(cls, rep: Representacion) -> "Opciones":
        """The options of a representation."""
        return cls(
            rep.ambiente,
            rep.enlaces,
            rep.pc_sinems,
            rep.cancelado,
            rep.emisor,
            rep.papel,
            rep.diseno,
            rep.logotipo.digesto if rep.logotipo else "",
            rep.calidad.digesto if rep.calidad and rep.pc_sinems else "",
        )

    def con(
        self,
        documento: Terminacion,
        xml: bytes | None = None,
        imagenes: Iterable[Imagen] = (),
    ) -> Representacion:
        """The representation of a document with these options; `xml` are its bytes, if known.

        `imagenes` are the pictures at hand: those with the digests of the options are printed.
        """
        por_digesto = {i.digesto: i for i in imagenes}
        return Representacion(
            documento,
            self.ambiente,
            self.enlaces,
            self.pc_sinems,
            self.cancelado,
            self.emisor,
            self.papel,
            self.diseno,
            por_digesto.get(self.logotipo),
            por_digesto.get(self.calidad),
            xml,
        )


def huella(pliego: Pliego) -> str:
    """SHA-256 of every printed text with its field, page by page."""
    lineas = [f"{i}\t{t.campo}\t{t.texto}\n" for i, p in enumerate(pliego.piezas()) for t in p]
    return hashlib.sha256("".join(lineas).encode()).hexdigest()


def sellar_opciones(opciones: Opciones, pliego: Pliego) -> str:
    """The mark for the XMP: options and digest, in Base64 without padding."""
    datos = {
        "ambiente": opciones.ambiente.value,
        "calidad": opciones.calidad,
        "cancelado": opciones.cancelado,
        "diseno": opciones.diseno,
        "emisor": opciones.emisor,
        "enlaces": list(opciones.enlaces),
        "huella": huella(pliego),
        "logotipo": opciones.logotipo,
        "papel": opciones.papel,
        "pc_sinems": opciones.pc_sinems,
    }
    texto = json.dumps(datos, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _PREFIJO + base64.urlsafe_b64encode(texto.encode()).decode().rstrip("=")


def leer_opciones(xmp: bytes) -> tuple[Opciones, str] | None:
    """Options and digest found in an XMP, or None when there is no well-formed mark."""
    hallada = _MARCA.search(xmp)
    if hallada is None:
        return None
    try:
        crudo = base64.b64decode(hallada[1] + b"=" * (-len(hallada[1]) % 4), b"-_", validate=True)
        datos = json.loads(crudo)
        match datos:
            case {
                "ambiente": str(ambiente),
                "calidad": str(calidad),
                "cancelado": bool(cancelado),
                "diseno": "recuadros" | "clasico" as diseno,
                "emisor": "oficina" | "simulador" as emisor,
                "enlaces": list(enlaces),
                "huella": str(digesto),
                "logotipo": str(logotipo),
                "papel": "carta" | "oficio" as papel,
                "pc_sinems": str(pc_sinems),
            } if all(isinstance(e, str) for e in enlaces):
                opciones = Opciones(
                    Ambiente(ambiente),
                    tuple(enlaces),
                    pc_sinems,
                    cancelado,
                    emisor,
                    papel,
                    diseno,
                    logotipo,
                    calidad,
                )
                return opciones, digesto
    except (ValueError, binascii.Error, RecursionError):
        return None
    return None
