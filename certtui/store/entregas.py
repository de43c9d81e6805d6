"""Files under custody and deliveries (L13, L14)."""

from dataclasses import dataclass

from certtui.domain.entrega import Entrega, OrigenCorreo, TipoEntrega
from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class Custodiado:
    """A file under custody: relative path, SHA-256 and size in bytes."""

    tramite: int
    tipo: str
    ruta: str
    sha256: str
    bytes: int


def custodiar(base: Base, c: Custodiado, en: str) -> None:
    """Record a file; the same path with the same bytes is recorded once."""
    base.escribir(
        "INSERT INTO custodia_archivo (tramite, tipo, ruta, sha256, bytes, en) "
        "SELECT :tramite, :tipo, :ruta, :sha256, :bytes, :en WHERE NOT EXISTS "
        "(SELECT 1 FROM custodia_archivo WHERE tramite = :tramite AND ruta = :ruta "
        "AND vigente = 1)",
        {
            "tramite": c.tramite,
            "tipo": c.tipo,
            "ruta": c.ruta,
            "sha256": c.sha256,
            "bytes": c.bytes,
            "en": en,
        },
    )


def custodia_de(base: Base, tramite: int) -> list[Custodiado]:
    """Files in force of a trámite."""
    return [
        Custodiado(**f)
        for f in base.filas(
            "SELECT tramite, tipo, ruta, sha256, bytes FROM custodia_archivo "
            "WHERE tramite = ? AND vigente = 1 ORDER BY id",
            (tramite,),
        )
    ]


def custodia_completa(base: Base) -> list[Custodiado]:
    """Every file in force."""
    return [
        Custodiado(**f)
        for f in base.filas(
            "SELECT tramite, tipo, ruta, sha256, bytes FROM custodia_archivo "
            "WHERE vigente = 1 ORDER BY id"
        )
    ]


def leer_entregas(base: Base, tramite: int) -> tuple[Entrega, ...]:
    """Deliveries of a trámite, in order."""
    return tuple(
        Entrega(**{**f, "tipo": TipoEntrega(f["tipo"]), "origen": OrigenCorreo(f["origen"])})
        for f in base.filas(
            "SELECT id, tramite, tipo, numero, medio, correo, origen, declarado_por, zip_sha256, "
            "acuse_en, acuse_recibe, en, por FROM entrega WHERE tramite = ? ORDER BY numero",
            (tramite,),
        )
    )


def guardar_entrega(base: Base, e: Entrega) -> int:
    """Write one delivery."""
    return base.insertar(
        "entrega",
        {
            "tramite": e.tramite,
            "tipo": e.tipo.value,
            "numero": e.numero,
            "medio": e.medio,
            "correo": e.correo,
            "origen": e.origen.value,
            "declarado_por": e.declarado_por,
            "zip_sha256": e.zip_sha256,
            "acuse_en": e.acuse_en,
            "acuse_recibe": e.acuse_recibe,
            "en": e.en,
            "por": e.por,
        },
    )
