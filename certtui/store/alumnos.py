"""Students and their grades."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from certtui.domain.alumno import Alumno, Calificacion, EstatusRenapo
from certtui.domain.letras import llano
from certtui.domain.reloj import a_texto, de_texto
from certtui.store.conexion import Base, Fila

_COLUMNAS = (
    "id, matricula, curp, nombre, primer_apellido, segundo_apellido, plantel, plan, modelo, grupo, "
    "generacion, crip, fecha_secundaria, fecha_inicio, fecha_termino, institucion_medica, "
    "correo_institucional, correo_personal, datos_validados_por, datos_validados_en, "
    "renapo_estatus, renapo_en, renapo_huella, baja_en, adeudos"
)


def _fecha(texto: str | None) -> date | None:
    return date.fromisoformat(texto) if texto else None


def _alumno(f: Fila) -> Alumno:
    return Alumno(
        id=f["id"],
        matricula=f["matricula"] or "",
        curp=f["curp"],
        nombre=f["nombre"],
        primer_apellido=f["primer_apellido"],
        segundo_apellido=f["segundo_apellido"],
        plantel=f["plantel"],
        plan=f["plan"],
        modelo=f["modelo"],
        grupo=f["grupo"],
        generacion=f["generacion"],
        crip=f["crip"],
        fecha_secundaria=_fecha(f["fecha_secundaria"]),
        fecha_inicio=_fecha(f["fecha_inicio"]),
        fecha_termino=_fecha(f["fecha_termino"]),
        institucion_medica=f["institucion_medica"],
        correo_institucional=f["correo_institucional"],
        correo_personal=f["correo_personal"],
        datos_validados_por=f["datos_validados_por"],
        datos_validados_en=de_texto(f["datos_validados_en"]) if f["datos_validados_en"] else None,
        renapo_estatus=EstatusRenapo(f["renapo_estatus"]) if f["renapo_estatus"] else None,
        renapo_en=de_texto(f["renapo_en"]) if f["renapo_en"] else None,
        renapo_huella=f["renapo_huella"],
        baja_en=_fecha(f["baja_en"]),
        adeudos=bool(f["adeudos"]),
    )


def plegar_busqueda(texto: str) -> str:
    """Lower case without accents, for the search of lists."""
    return " ".join(llano(texto).split())


def leer_alumno(base: Base, clave: int) -> Alumno | None:
    """One student by row id."""
    f = base.fila(f"SELECT {_COLUMNAS} FROM alumno WHERE id = ?", (clave,))
    return _alumno(f) if f else None


def alumno_por_matricula(base: Base, matricula: str) -> Alumno | None:
    """One student by matrícula, in its normal form."""
    f = base.fila(f"SELECT {_COLUMNAS} FROM alumno WHERE matricula = ?", (matricula,))
    return _alumno(f) if f else None


def alumnos_por_curp(base: Base, curp: str) -> list[Alumno]:
    """Students with a CURP (normally one)."""
    return [
        _alumno(f)
        for f in base.filas(f"SELECT {_COLUMNAS} FROM alumno WHERE curp = ? ORDER BY id", (curp,))
    ]


def listar_alumnos(base: Base, *, plantel: str = "", entidad: str = "") -> list[Alumno]:
    """Students in a scope that were not erased, by matrícula."""
    return [
        _alumno(f)
        for f in base.filas(
            f"SELECT {_COLUMNAS} FROM alumno WHERE suprimido_en IS NULL "
            "AND (:plantel = '' OR plantel = :plantel) AND (:entidad = '' OR plantel IN "
            "(SELECT clave FROM plantel WHERE entidad = :entidad)) ORDER BY matricula",
            {"plantel": plantel, "entidad": entidad},
        )
    ]


def guardar_alumno(base: Base, alumno: Alumno) -> Alumno:
    """Insert (id 0) or update a student; returns it with its id."""
    fila = {
        "matricula": alumno.matricula,
        "curp": alumno.curp,
        "nombre": alumno.nombre,
        "primer_apellido": alumno.primer_apellido,
        "segundo_apellido": alumno.segundo_apellido,
        "busqueda": plegar_busqueda(f"{alumno.matricula} {alumno.curp} {alumno.nombre_completo}"),
        "plantel": alumno.plantel,
        "plan": alumno.plan,
        "modelo": alumno.modelo,
        "grupo": alumno.grupo,
        "generacion": alumno.generacion,
        "crip": alumno.crip,
        "fecha_secundaria": alumno.fecha_secundaria and alumno.fecha_secundaria.isoformat(),
        "fecha_inicio": alumno.fecha_inicio and alumno.fecha_inicio.isoformat(),
        "fecha_termino": alumno.fecha_termino and alumno.fecha_termino.isoformat(),
        "institucion_medica": alumno.institucion_medica,
        "correo_institucional": alumno.correo_institucional,
        "correo_personal": alumno.correo_personal,
        "datos_validados_por": alumno.datos_validados_por,
        "datos_validados_en": alumno.datos_validados_en and a_texto(alumno.datos_validados_en),
        "renapo_estatus": alumno.renapo_estatus and alumno.renapo_estatus.value,
        "renapo_en": alumno.renapo_en and a_texto(alumno.renapo_en),
        "renapo_huella": alumno.renapo_huella,
        "baja_en": alumno.baja_en and alumno.baja_en.isoformat(),
        "adeudos": int(alumno.adeudos),
    }
    if alumno.id:
        cambios = ", ".join(f"{c} = :{c}" for c in fila)
        base.escribir(f"UPDATE alumno SET {cambios} WHERE id = :id", {**fila, "id": alumno.id})
        return alumno
    return replace(alumno, id=base.insertar("alumno", fila))


def leer_kardex(base: Base, alumno: int) -> tuple[Calificacion, ...]:
    """Grades of a student, by module and period."""
    return tuple(
        Calificacion(f["modulo"], f["valor"], f["periodo"])
        for f in base.filas(
            "SELECT modulo, valor, periodo FROM kardex WHERE alumno = ? ORDER BY modulo, periodo",
            (alumno,),
        )
    )


def guardar_kardex(base: Base, alumno: int, calificaciones: Sequence[Calificacion]) -> int:
    """Add or change grades; returns how many rows changed."""
    cambios = 0
    for c in calificaciones:
        antes = base.valor(
            "SELECT valor FROM kardex WHERE alumno = ? AND modulo = ? AND periodo = ?",
            (alumno, c.modulo, c.periodo),
        )
        if antes == c.valor:
            continue
        base.escribir(
            "INSERT INTO kardex (alumno, modulo, periodo, valor) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (alumno, modulo, periodo) DO UPDATE SET valor = excluded.valor",
            (alumno, c.modulo, c.periodo, c.valor),
        )
        cambios += 1
    return cambios


def retirar_kardex(base: Base, alumno: int, quedan: Sequence[Calificacion]) -> int:
    """Remove the grades that are not among these; returns how many."""
    claves = {(c.modulo, c.periodo) for c in quedan}
    sobran = [c for c in leer_kardex(base, alumno) if (c.modulo, c.periodo) not in claves]
    for c in sobran:
        base.escribir(
            "DELETE FROM kardex WHERE alumno = ? AND modulo = ? AND periodo = ?",
            (alumno, c.modulo, c.periodo),
        )
    return len(sobran)


def validacion_revocada(base: Base, alumno: int) -> str:
    """Instant of the validation that a later edit took away, "" when none was (L06a)."""
    return str(base.valor("SELECT validacion_revocada FROM alumno WHERE id = ?", (alumno,)) or "")


def revocar_validacion(base: Base, alumno: int, en: str) -> None:
    """Keep which validation no longer counts, so that the same file does not bring it back."""
    base.escribir("UPDATE alumno SET validacion_revocada = ? WHERE id = ?", (en, alumno))
