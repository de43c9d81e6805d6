"""Who sealed it: a person of the list, on a day that they could, with a certificate in force."""

from collections.abc import Iterator
from datetime import datetime

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.reloj import fecha_local, zona
from certtui.efirma.certificado import Certificado
from certtui.efirma.exigencias import momento
from certtui.process.confianza import Firmantes
from certtui.process.verificacion.dictamen import Razon

_CERTIFICADO = "FirmaResponsable.certificadoResponsable"


def revisar_firmante(
    doc: Terminacion, certificado: Certificado, firmantes: Firmantes | None
) -> Iterator[Razon]:
    """Anyone's e.firma seals, only theirs count (V17); none of it says that data were altered.

    A reason other than «firmante_sin_lista» means that the signer is not known.
    """
    if firmantes is None:
        yield Razon("Firmante", "firmante_sin_lista", "", certificado.nombre, altera=False)
        return
    curp = certificado.curp.upper()
    if not firmantes.conoce(curp):
        yield Razon("Firmante", "firmante_ajeno", "", certificado.nombre, altera=False)
        return
    timbrado = instante_de_timbre(doc)
    if timbrado is None:
        return
    dia = fecha_local(timbrado, doc.plantel.id_entidad)
    if not firmantes.podia(curp, dia):
        periodos = "; ".join(f"{d} – {h or '…'}" for d, h in firmantes.periodos(curp))
        yield Razon("Firmante", "firmante_fuera_de_fechas", periodos, dia.isoformat(), altera=False)


def revisar_revocado(doc: Terminacion, desde: datetime, motivo: str) -> Razon:
    """A certificate that was taken back: before the stamp it is no proof, after it is a notice."""
    timbrado = instante_de_timbre(doc)
    antes = timbrado is None or desde <= timbrado
    clave = "certificado_revocado" if antes else "revocado_despues"
    return Razon(_CERTIFICADO, clave, momento(desde), motivo, altera=antes)


def instante_de_timbre(doc: Terminacion) -> datetime | None:
    """When SEP stamped it, in the zone of the entidad; None without a readable stamp."""
    if doc.timbre is None:
        return None
    try:
        leido = datetime.fromisoformat(doc.timbre.fecha_sep)
    except ValueError:
        return None
    return leido.replace(tzinfo=zona(doc.plantel.id_entidad))
