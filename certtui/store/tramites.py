"""Trámites, each one whole."""

from collections.abc import Mapping
from datetime import date

from certtui.domain.hallazgo import Hallazgo
from certtui.domain.ruta import Ruta
from certtui.domain.tramite import Tramite
from certtui.store.conexion import Base, Fila

_CAMPOS = (
    "id, alumno, ruta, estado, version, documento, canal, folio_canal, modelo, plan, anterior, "
    "intento, bloqueo, solicitante, solicitado_en, autorizado_por, autorizado_en, motivo, "
    "sae_huella, revisado_en, folio, folio_texto, volumen, foja, cuv, fecha_registro, "
    "folio_control, politica, snapshot, snapshot_sha256, cargado_en, nombre, primer_apellido, "
    "segundo_apellido, cotejo_documento, cotejo_por, cotejo_en, manifestado_por, "
    "validado_estatal_por, folio_digital, fecha_sep, pdf_origen, cancelacion_motivo, "
    "cancelacion_por, cancelacion_en, cancelacion_vence, creado_en"
)
_DE = (
    "SELECT " + ", ".join(f"t.{c}" for c in _CAMPOS.split(", ")) + ", t.plantel, p.entidad "
    "FROM tramite t JOIN plantel p ON p.clave = t.plantel "
)


def _tramite(f: Fila) -> Tramite:
    return Tramite(
        **{
            **f,
            "fecha_registro": date.fromisoformat(f["fecha_registro"])
            if f["fecha_registro"]
            else None,
            "cuv": f["cuv"] or "",
            "folio_control": f["folio_control"] or "",
            "folio_digital": f["folio_digital"] or "",
        }
    )


def leer_tramite(base: Base, clave: int) -> Tramite | None:
    """One trámite by id."""
    f = base.fila(_DE + "WHERE t.id = ?", (clave,))
    return _tramite(f) if f else None


def tramite_vigente(base: Base, alumno: int, documento: str) -> Tramite | None:
    """The live trámite of a student for a document, or None."""
    f = base.fila(
        _DE + "WHERE t.alumno = ? AND t.documento = ? AND t.vigente = 1", (alumno, documento)
    )
    return _tramite(f) if f else None


def tramites_de_alumno(base: Base, alumno: int) -> list[Tramite]:
    """Every trámite of a student, oldest first."""
    return [_tramite(f) for f in base.filas(_DE + "WHERE t.alumno = ? ORDER BY t.id", (alumno,))]


def tramite_por_folio_control(base: Base, folio_control: str) -> Tramite | None:
    """The trámite whose XML bears a folioControl."""
    f = base.fila(_DE + "WHERE t.folio_control = ?", (folio_control,))
    return _tramite(f) if f else None


def tramite_por_folio_digital(base: Base, folio_digital: str) -> Tramite | None:
    """The trámite that SEP stamped with a folioDigital."""
    f = base.fila(_DE + "WHERE t.folio_digital = ?", (folio_digital,))
    return _tramite(f) if f else None


def tramites_en(base: Base, estado: str, *, plantel: str = "", entidad: str = "") -> list[Tramite]:
    """Trámites in a state, in a scope, by id."""
    return [
        _tramite(f)
        for f in base.filas(
            _DE + "WHERE t.estado = :estado AND (:plantel = '' OR t.plantel = :plantel) "
            "AND (:entidad = '' OR p.entidad = :entidad) ORDER BY t.id",
            {"estado": estado, "plantel": plantel, "entidad": entidad},
        )
    ]


def crear_tramite(base: Base, ruta: Ruta, campos: Mapping[str, object]) -> int:
    """Insert a trámite in the route's first state."""
    inicial = ruta.estados[ruta.inicial]
    return base.insertar(
        "tramite",
        {
            "ruta": ruta.clave,
            "estado": inicial.clave,
            "vigente": int(inicial.vigente),
            **campos,
        },
    )


def mover_tramite(
    base: Base, ruta: Ruta, tramite: Tramite, estado: str, campos: Mapping[str, object]
) -> bool:
    """Write the new state and data of a trámite; False when its version is no longer that."""
    fila = {
        **campos,
        "estado": estado,
        "vigente": int(ruta.estados[estado].vigente),
        "version": tramite.version + 1,
    }
    cambios = ", ".join(f"{c} = :{c}" for c in fila)
    base.escribir(
        f"UPDATE tramite SET {cambios} WHERE id = :_id AND version = :_version",
        {**fila, "_id": tramite.id, "_version": tramite.version},
    )
    return bool(base.valor("SELECT changes()"))


def anotar_revision(
    base: Base, tramite: int, momento: str, hallazgos: tuple[Hallazgo, ...], en: str
) -> None:
    """Keep the results of a check, per criterion, with the value seen (L06)."""
    for h in hallazgos:
        base.insertar(
            "revision",
            {
                "tramite": tramite,
                "momento": momento,
                "regla": h.regla,
                "veredicto": h.veredicto.value,
                "clave": h.clave,
                "valor": h.valor,
                "en": en,
            },
        )


def contar_por_estado(base: Base, ruta: str) -> list[tuple[str, str, int]]:
    """(state, label, how many) in the order of the route."""
    return [
        (f["estado"], f["etiqueta"], f["n"])
        for f in base.filas(
            "SELECT e.estado, e.etiqueta, count(t.id) AS n FROM ruta_estado e LEFT JOIN tramite t "
            "ON t.ruta = e.ruta AND t.estado = e.estado WHERE e.ruta = ? "
            "GROUP BY e.estado ORDER BY e.orden",
            (ruta,),
        )
    ]
