"""Authorities, what they revoked, and who may sign: the office's lists of trust (L16, V17)."""

from collections.abc import Iterable
from dataclasses import dataclass

from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class AnclaGuardada:
    """A pinned authority as kept; `retirada_en` "" while it counts."""

    sha256: str
    der: bytes
    nota: str
    en: str
    retirada_en: str
    motivo: str


@dataclass(frozen=True, slots=True)
class RevocacionGuardada:
    """A CRL or an OCSP answer that was imported."""

    sha256: str
    fuente: str
    ancla: str
    producida: str
    siguiente: str
    cuantos: int
    en: str
    por: str


@dataclass(frozen=True, slots=True)
class FirmanteAutorizado:
    """A person who may sign from one day to another; `hasta` "" while there is no end."""

    curp: str
    nombre: str
    cargo: str
    desde: str
    hasta: str


def listar_anclas(base: Base) -> list[AnclaGuardada]:
    """Every authority that was ever pinned, those that count first."""
    return [
        AnclaGuardada(**f)
        for f in base.filas(
            "SELECT sha256, der, nota, en, retirada_en, motivo FROM ancla "
            "ORDER BY retirada_en != '', nota, sha256"
        )
    ]


def retirar_ancla(base: Base, sha256: str, motivo: str, en: str) -> None:
    """The authority counts no more."""
    base.escribir(
        "UPDATE ancla SET retirada_en = ?, motivo = ? WHERE sha256 = ? AND retirada_en = ''",
        (en, motivo, sha256),
    )


def listar_revocaciones(base: Base) -> list[RevocacionGuardada]:
    """Imported files, the newest first."""
    return [
        RevocacionGuardada(**f)
        for f in base.filas(
            "SELECT sha256, fuente, ancla, producida, siguiente, cuantos, en, por "
            "FROM revocacion ORDER BY producida DESC, sha256"
        )
    ]


def ultima_crl(base: Base, ancla: str) -> str:
    """When the newest CRL of an authority was made, "" without one."""
    return str(
        base.valor(
            "SELECT max(producida) FROM revocacion WHERE ancla = ? AND fuente = 'crl'", (ancla,)
        )
        or ""
    )


def guardar_revocacion(
    base: Base, r: RevocacionGuardada, estados: Iterable[tuple[str, str, str]]
) -> None:
    """Keep a file and its states (number, since, reason); what is newer stands.

    A CRL is the whole list: who stood in an older one and is not in it is no longer revoked.
    """
    base.escribir(
        "INSERT OR REPLACE INTO revocacion (sha256, fuente, ancla, producida, siguiente, cuantos, "
        "en, por) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (r.sha256, r.fuente, r.ancla, r.producida, r.siguiente, r.cuantos, r.en, r.por),
    )
    if r.fuente == "crl":
        base.escribir(
            "DELETE FROM revocado WHERE ancla = ? AND producida <= ?", (r.ancla, r.producida)
        )
    for numero, desde, motivo in estados:
        base.escribir(
            "INSERT INTO revocado (ancla, numero, desde, motivo, producida, fuente) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (ancla, numero) DO UPDATE SET "
            "desde = excluded.desde, motivo = excluded.motivo, producida = excluded.producida, "
            "fuente = excluded.fuente WHERE excluded.producida >= revocado.producida",
            (r.ancla, numero, desde, motivo, r.producida, r.sha256),
        )


def revocado(base: Base, ancla: str, numero: str) -> tuple[str, str] | None:
    """(since, reason) of a certificate that its authority took back, or None."""
    f = base.fila(
        "SELECT desde, motivo FROM revocado WHERE ancla = ? AND numero = ? AND desde != ''",
        (ancla, numero),
    )
    return (f["desde"], f["motivo"]) if f else None


def guardar_firmante(base: Base, f: FirmanteAutorizado, en: str) -> None:
    """Add a person to the list, or change the end and the post of a period."""
    base.escribir(
        "INSERT INTO firmante_autorizado (curp, desde, hasta, nombre, cargo, en) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (curp, desde) DO UPDATE SET "
        "hasta = excluded.hasta, nombre = excluded.nombre, cargo = excluded.cargo",
        (f.curp, f.desde, f.hasta, f.nombre, f.cargo, en),
    )


def listar_firmantes(base: Base) -> list[FirmanteAutorizado]:
    """The whole list, by name and date."""
    return [
        FirmanteAutorizado(**f)
        for f in base.filas(
            "SELECT curp, nombre, cargo, desde, hasta FROM firmante_autorizado "
            "ORDER BY nombre, curp, desde"
        )
    ]
