"""Time stamps as they came, beside what they stamp."""

from dataclasses import dataclass

from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class SelloGuardado:
    """A verified answer: `clase` is lote or bitacora, `referencia` the lot's id or the row."""

    clase: str
    referencia: str
    sha256: str
    token: bytes
    instante: str
    autoridad: str
    en: str
    por: str


def guardar_sello(base: Base, s: SelloGuardado) -> None:
    """Keep a stamp; another one of the same thing replaces nothing."""
    base.escribir(
        "INSERT OR IGNORE INTO sello_de_tiempo (clase, referencia, sha256, token, instante, "
        "autoridad, en, por) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (s.clase, s.referencia, s.sha256, s.token, s.instante, s.autoridad, s.en, s.por),
    )


def listar_sellos(base: Base, clase: str = "", referencia: str = "") -> list[SelloGuardado]:
    """Stamps in the order in which they came; of one kind, or of one thing."""
    return [
        SelloGuardado(**f)
        for f in base.filas(
            "SELECT clase, referencia, sha256, token, instante, autoridad, en, por "
            "FROM sello_de_tiempo WHERE (? = '' OR clase = ?) AND (? = '' OR referencia = ?) "
            "ORDER BY id",
            (clase, clase, referencia, referencia),
        )
    ]


def hash_de_fila(base: Base, seq: int) -> str:
    """Hash of a row of the log, "" when there is none."""
    return str(base.valor("SELECT hash FROM evento WHERE seq = ?", (seq,)) or "")
