"""What a printed certificate is made from: the stamped document and the office's options."""

import re
from dataclasses import dataclass, field
from typing import Literal

from certtui.dec.iems.modelo import Terminacion, Timbre
from certtui.domain.ambiente import Ambiente
from certtui.export.errores import SinTimbre
from certtui.export.imagen import Imagen

_CON_USO = re.compile(r"(.+)-\d+")

Emisor = Literal["oficina", "simulador"]
Papel = Literal["carta", "oficio"]
Diseno = Literal["recuadros", "clasico"]
"""The two layouts: boxed bands, or sentences as the older stationery has them (dec-iems §7)."""


def folio_impreso(folio_control: str) -> str:
    """The CE folio that is printed: the folioControl without its use counter (L08)."""
    hallado = _CON_USO.fullmatch(folio_control)
    return hallado.group(1) if hallado else folio_control


@dataclass(frozen=True, slots=True)
class Representacion:
    """All that a certificate's page shows; the same value always gives the same bytes.

    `enlaces` are validation links of the office's allow-list (L21b), `pc_sinems` the text of a
    registration in force or "" (L19), `emisor` who rendered the page. `xml` are the very bytes
    that are delivered, to be embedded; None embeds the document as it is written here. `logotipo`
    is the institution's own picture and `calidad` the one of its quality seal, which is printed
    only beside `pc_sinems`; nothing stands in their places when the office has none.
    """

    documento: Terminacion
    ambiente: Ambiente
    enlaces: tuple[str, ...] = ()
    pc_sinems: str = ""
    cancelado: bool = False
    emisor: Emisor = "oficina"
    papel: Papel = "carta"
    diseno: Diseno = "recuadros"
    logotipo: Imagen | None = None
    calidad: Imagen | None = None
    xml: bytes | None = field(default=None, repr=False)

    @property
    def timbre(self) -> Timbre:
        """SEP's stamp; SinTimbre when the document has none (L20b)."""
        if self.documento.timbre is None:
            raise SinTimbre(regla="L20b", folio=self.documento.folio_control)
        return self.documento.timbre

    @property
    def folio_ce(self) -> str:
        """The office's electronic folio, as printed."""
        return folio_impreso(self.documento.folio_control)

    @property
    def nombre_completo(self) -> str:
        """Name and surnames exactly as sealed (L17)."""
        a = self.documento.alumno
        return " ".join(p for p in (a.nombre, a.primer_apellido, a.segundo_apellido) if p)
