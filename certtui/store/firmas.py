"""Seals that count, with their cadena and certificate (L20d)."""

from dataclasses import dataclass

from certtui.domain.firma import Firma, Nivel
from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class CertificadoGuardado:
    """A certificate as kept: DER bytes once per hash."""

    sha256: str
    der: bytes
    no_certificado: str
    curp: str
    rfc: str
    desde: str
    hasta: str


def leer_firmas(base: Base, tramite: int) -> tuple[Firma, ...]:
    """Seals in force of a trámite, in order of level."""
    return tuple(
        Firma(
            nivel=Nivel(f["nivel"]),
            usuario=f["usuario"],
            curp=f["curp"],
            rfc=f["rfc"],
            no_certificado=f["no_certificado"],
            cer_sha256=f["cer_sha256"],
            cadena=f["cadena"],
            sello=f["sello"],
            en=f["en"],
        )
        for f in base.filas(
            "SELECT f.nivel, f.usuario, c.curp, c.rfc, c.no_certificado, f.cer_sha256, f.cadena, "
            "f.sello, f.en FROM firma f JOIN certificado_efirma c ON c.sha256 = f.cer_sha256 "
            "WHERE f.tramite = ? AND f.vigente = 1 ORDER BY f.orden",
            (tramite,),
        )
    )


def leer_firmante(base: Base, tramite: int, nivel: Nivel) -> str:
    """The signer's data as they stood when they signed, in JSON; "" without a seal in force."""
    return str(
        base.valor(
            "SELECT firmante FROM firma WHERE tramite = ? AND nivel = ? AND vigente = 1",
            (tramite, nivel.value),
        )
        or ""
    )


def guardar_certificado(base: Base, c: CertificadoGuardado) -> None:
    """Keep a certificate once."""
    base.escribir(
        "INSERT OR IGNORE INTO certificado_efirma "
        "(sha256, der, no_certificado, curp, rfc, desde, hasta) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (c.sha256, c.der, c.no_certificado, c.curp, c.rfc, c.desde, c.hasta),
    )


def leer_certificado_guardado(base: Base, sha256: str) -> bytes:
    """DER of a kept certificate; raises LookupError when it is not there."""
    der = base.valor("SELECT der FROM certificado_efirma WHERE sha256 = ?", (sha256,))
    if der is None:
        raise LookupError(sha256)
    return bytes(der)


def fin_de_efirma(base: Base, curp: str) -> str:
    """The end of the newest e.firma that a person has signed with; "" when none is known."""
    return str(
        base.valor(
            "SELECT coalesce(max(hasta), '') FROM certificado_efirma WHERE curp = ?", (curp,)
        )
    )


def guardar_firma(
    base: Base,
    *,
    tramite: int,
    nivel: Nivel,
    usuario: str,
    cer_sha256: str,
    cadena: str,
    cadena_sha256: str,
    sello: str,
    en: str,
    capturo: str,
    firmante: str,
) -> int:
    """Write one seal; the file refuses a second one of the same level."""
    return base.insertar(
        "firma",
        {
            "tramite": tramite,
            "nivel": nivel.value,
            "orden": nivel.orden,
            "usuario": usuario,
            "cer_sha256": cer_sha256,
            "cadena": cadena,
            "cadena_sha256": cadena_sha256,
            "sello": sello,
            "en": en,
            "capturo": capturo,
            "firmante": firmante,
        },
    )


def anular_firmas(base: Base, tramite: int) -> None:
    """Mark the seals of a trámite as no longer counting; they stay on file (E04)."""
    base.escribir("UPDATE firma SET vigente = 0 WHERE tramite = ?", (tramite,))


def restaurar_firmas(base: Base, tramite: int) -> None:
    """The seals count again: the stamp of a lost lot arrived after the baja was asked for (E10)."""
    base.escribir("UPDATE firma SET vigente = 1 WHERE tramite = ?", (tramite,))
