"""Settings, people and catalogues of the base."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import Formacion, ModuloPlan, Plan
from certtui.domain.ambiente import Ambiente
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.modelo_academico import ModeloAcademico
from certtui.domain.rechazo import ReglaCausa
from certtui.domain.rol import Rol, Usuario
from certtui.store.conexion import Base, Fila
from certtui.store.errores import BaseAusente


@dataclass(frozen=True, slots=True)
class Identidad:
    """What a base is, from `iniciar` on."""

    ambiente: Ambiente
    entidad: str
    creada_en: str
    identidad: str


@dataclass(frozen=True, slots=True)
class Plantel:
    """A plantel of the office."""

    clave: str
    cct: str
    nombre: str
    entidad: str
    id_municipio: str
    municipio: str


def leer_identidad(base: Base) -> Identidad:
    """Environment and entidad of the base; raises BaseAusente when its making never ended."""
    fila = base.fila("SELECT ambiente, entidad, creada_en, identidad FROM base")
    if fila is None:
        raise BaseAusente(base=base.ruta)
    return Identidad(
        Ambiente(fila["ambiente"]), fila["entidad"], fila["creada_en"], fila["identidad"]
    )


def leer_ajustes(base: Base) -> Ajustes:
    """Settings in force."""
    return Ajustes({f["clave"]: f["valor"] for f in base.filas("SELECT clave, valor FROM ajuste")})


def poner_ajuste(base: Base, clave: str, valor: str, en: str, por: str) -> None:
    """Set one setting; validation and log are the caller's."""
    base.escribir(
        "INSERT INTO ajuste (clave, valor, en, por) VALUES (?, ?, ?, ?) ON CONFLICT (clave) "
        "DO UPDATE SET valor = excluded.valor, en = excluded.en, por = excluded.por",
        (clave, valor, en, por),
    )


def _usuario(f: Fila) -> Usuario:
    return Usuario(
        id=f["id"],
        nombre=f["nombre"],
        rol=Rol(f["rol"]),
        entidad=f["entidad"],
        plantel=f["plantel"],
        curp=f["curp"],
        rfc=f["rfc"],
        correo=f["correo"],
        id_cargo=f["id_cargo"],
        cargo=f["cargo"],
        activo=bool(f["activo"]),
        primer_apellido=f["primer_apellido"],
        segundo_apellido=f["segundo_apellido"],
    )


_USUARIO = (
    "id, nombre, primer_apellido, segundo_apellido, rol, entidad, plantel, curp, rfc, correo, "
    "id_cargo, cargo, activo"
)


def leer_usuario(base: Base, clave: str) -> Usuario | None:
    """One person by id."""
    fila = base.fila(f"SELECT {_USUARIO} FROM usuario WHERE id = ?", (clave,))
    return _usuario(fila) if fila else None


def listar_usuarios(base: Base) -> list[Usuario]:
    """Everybody, by id."""
    return [_usuario(f) for f in base.filas(f"SELECT {_USUARIO} FROM usuario ORDER BY id")]


@dataclass(frozen=True, slots=True)
class FiltroUsuarios:
    """Which people a list shows; every field "" means all. `texto` is part of id, name or e-mail.

    `entidad` is a scope: who is bound to none is shown too.
    """

    texto: str = ""
    rol: str = ""
    plantel: str = ""
    entidad: str = ""


def _donde_usuarios(filtro: FiltroUsuarios) -> tuple[str, dict[str, object]]:
    partes, datos = ["1 = 1"], {}
    for campo in ("rol", "plantel"):
        if valor := getattr(filtro, campo):
            partes.append(f"{campo} = :{campo}")
            datos[campo] = valor
    if filtro.entidad:
        partes.append("entidad IN ('', :entidad)")
        datos["entidad"] = filtro.entidad
    if filtro.texto:
        escapado = filtro.texto.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        partes.append(
            "(id || ' ' || nombre || ' ' || primer_apellido || ' ' || segundo_apellido || ' ' || "
            "correo) LIKE :texto ESCAPE '\\'"
        )
        datos["texto"] = f"%{escapado}%"
    return " AND ".join(partes), datos


_ORDENES_DE_USUARIOS = {
    "": "activo DESC, id",
    "usuario": "id",
    "nombre": "nombre, primer_apellido, segundo_apellido, id",
    "papel": "rol, id",
    "lugar": "entidad, plantel, id",
    "correo": "correo, id",
}
"""Orders of the list of people, by the name of their column."""

ORDENES_DE_USUARIOS = tuple(_ORDENES_DE_USUARIOS)


def pagina_usuarios(
    base: Base,
    filtro: FiltroUsuarios,
    inicio: int,
    cuantos: int,
    *,
    orden: str = "",
    al_reves: bool = False,
) -> list[tuple[int, Usuario]]:
    """One page of people with their row ids; in no other order, the active first, then by id."""
    donde, datos = _donde_usuarios(filtro)
    columnas = _orden_de_usuarios(orden, al_reves=al_reves)
    return [
        (f["rowid"], _usuario(f))
        for f in base.filas(
            f"SELECT rowid, {_USUARIO} FROM usuario WHERE {donde} ORDER BY {columnas} "
            "LIMIT :cuantos OFFSET :inicio",
            {**datos, "cuantos": cuantos, "inicio": inicio},
        )
    ]


def _orden_de_usuarios(orden: str, *, al_reves: bool) -> str:
    columnas = _ORDENES_DE_USUARIOS.get(orden, _ORDENES_DE_USUARIOS[""])
    if not al_reves:
        return columnas
    partes = (c.strip() for c in columnas.split(","))
    return ", ".join(
        p.removesuffix(" DESC") if p.endswith(" DESC") else f"{p} DESC" for p in partes
    )


def contar_usuarios(base: Base, filtro: FiltroUsuarios) -> int:
    """Exact number of people under a filter."""
    donde, datos = _donde_usuarios(filtro)
    return int(base.valor(f"SELECT count(*) FROM usuario WHERE {donde}", datos))


def posicion_de_usuario(
    base: Base, filtro: FiltroUsuarios, fila: int, *, orden: str = "", al_reves: bool = False
) -> int | None:
    """Where a row stands under a filter, from 0; None when it is not there."""
    donde, datos = _donde_usuarios(filtro)
    columnas = _orden_de_usuarios(orden, al_reves=al_reves)
    lugar = base.valor(
        "SELECT lugar FROM (SELECT rowid AS fila, "
        f"row_number() OVER (ORDER BY {columnas}) AS lugar FROM usuario WHERE {donde}) "
        "WHERE fila = :_fila",
        {**datos, "_fila": fila},
    )
    return None if lugar is None else int(lugar) - 1


def guardar_usuario(base: Base, u: Usuario) -> None:
    """Add or change a person."""
    columnas = _USUARIO.split(", ")
    fila = {c: getattr(u, c) for c in columnas} | {"rol": u.rol.value, "activo": int(u.activo)}
    marcas = ", ".join(f":{c}" for c in columnas)
    cambios = ", ".join(f"{c} = excluded.{c}" for c in columnas if c != "id")
    base.escribir(
        f"INSERT INTO usuario ({_USUARIO}) VALUES ({marcas}) "
        f"ON CONFLICT (id) DO UPDATE SET {cambios}",
        fila,
    )


def leer_plantel(base: Base, clave: str) -> Plantel | None:
    """One plantel by its three-digit key."""
    fila = base.fila(
        "SELECT clave, cct, nombre, entidad, id_municipio, municipio FROM plantel WHERE clave = ?",
        (clave,),
    )
    return Plantel(**fila) if fila else None


def listar_planteles(base: Base) -> list[Plantel]:
    """Every plantel by key."""
    return [
        Plantel(**f)
        for f in base.filas(
            "SELECT clave, cct, nombre, entidad, id_municipio, municipio FROM plantel "
            "ORDER BY clave"
        )
    ]


def planteles_por_entidad(base: Base) -> dict[str, tuple[str, ...]]:
    """Keys of the planteles of each entidad that has any."""
    todos: dict[str, list[str]] = {}
    for f in base.filas("SELECT entidad, clave FROM plantel ORDER BY clave"):
        todos.setdefault(f["entidad"], []).append(f["clave"])
    return {entidad: tuple(claves) for entidad, claves in todos.items()}


def guardar_plantel(base: Base, p: Plantel) -> None:
    """Add or change a plantel."""
    base.escribir(
        "INSERT INTO plantel (clave, cct, nombre, entidad, id_municipio, municipio) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (clave) DO UPDATE SET cct = excluded.cct, "
        "nombre = excluded.nombre, entidad = excluded.entidad, "
        "id_municipio = excluded.id_municipio, municipio = excluded.municipio",
        (p.clave, p.cct, p.nombre, p.entidad, p.id_municipio, p.municipio),
    )


_MODELO = (
    "SELECT anio, desde, hasta, nivel, electronica, electronica_desde, minimo_aprobatorio, regla, "
    "nota FROM modelo_academico "
)


def _modelo(f: Fila) -> ModeloAcademico:
    return ModeloAcademico(
        anio=f["anio"],
        desde=f["desde"],
        hasta=f["hasta"],
        niveles=tuple(f["nivel"].split("|")),
        electronica=bool(f["electronica"]),
        electronica_desde=(
            date.fromisoformat(f["electronica_desde"]) if f["electronica_desde"] else None
        ),
        minimo_aprobatorio=Decimal(f["minimo_aprobatorio"]),
        regla=f["regla"],
        nota=f["nota"],
    )


def leer_modelo(base: Base, anio: int) -> ModeloAcademico | None:
    """One academic model."""
    f = base.fila(_MODELO + "WHERE anio = ?", (anio,))
    return _modelo(f) if f else None


def listar_modelos(base: Base) -> list[ModeloAcademico]:
    """Every academic model, oldest first."""
    return [_modelo(f) for f in base.filas(_MODELO + "ORDER BY anio")]


def guardar_modelo(base: Base, m: ModeloAcademico) -> None:
    """Add or change an academic model."""
    base.escribir(
        "INSERT INTO modelo_academico (anio, desde, hasta, nivel, electronica, electronica_desde, "
        "minimo_aprobatorio, regla, nota) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (anio) DO UPDATE SET electronica = excluded.electronica, "
        "electronica_desde = excluded.electronica_desde, "
        "minimo_aprobatorio = excluded.minimo_aprobatorio, nota = excluded.nota",
        (
            m.anio,
            m.desde,
            m.hasta,
            "|".join(m.niveles),
            int(m.electronica),
            m.electronica_desde.isoformat() if m.electronica_desde else "",
            str(m.minimo_aprobatorio),
            m.regla,
            m.nota,
        ),
    )


def leer_plan(base: Base, clave: str) -> Plan | None:
    """A study plan with its modules in order."""
    f = base.fila(
        "SELECT p.clave, p.carrera, p.nombre_largo, p.modelo, p.creditos_total, "
        "m.minimo_aprobatorio FROM plan p JOIN modelo_academico m ON m.anio = p.modelo "
        "WHERE p.clave = ?",
        (clave,),
    )
    if f is None:
        return None
    modulos = tuple(
        ModuloPlan(
            clave=m["clave"],
            nombre=m["nombre"],
            semestre=m["semestre"],
            orden=m["orden"],
            horas=m["horas"],
            creditos=m["creditos"],
            formacion=Formacion(m["formacion"]),
        )
        for m in base.filas(
            "SELECT clave, nombre, semestre, orden, horas, creditos, formacion FROM modulo "
            "WHERE plan = ? ORDER BY orden, clave",
            (clave,),
        )
    )
    return Plan(
        clave=f["clave"],
        carrera=f["carrera"],
        nombre_largo=f["nombre_largo"],
        modelo=f["modelo"],
        creditos_total=f["creditos_total"],
        minimo_aprobatorio=float(f["minimo_aprobatorio"]),
        modulos=modulos,
    )


def carreras_de_planes(base: Base) -> list[tuple[str, str]]:
    """(key, name of the carrera) of every plan."""
    return [
        (f["clave"], f["carrera"])
        for f in base.filas("SELECT clave, carrera FROM plan ORDER BY clave")
    ]


def guardar_plan(base: Base, p: Plan) -> None:
    """Add or change a plan and its modules."""
    base.escribir(
        "INSERT INTO plan (clave, carrera, nombre_largo, modelo, creditos_total) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (clave) DO UPDATE SET carrera = excluded.carrera, "
        "nombre_largo = excluded.nombre_largo, creditos_total = excluded.creditos_total",
        (p.clave, p.carrera, p.nombre_largo, p.modelo, p.creditos_total),
    )
    for m in p.modulos:
        base.escribir(
            "INSERT INTO modulo (plan, clave, nombre, semestre, orden, horas, creditos, formacion) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (plan, clave) DO UPDATE SET "
            "nombre = excluded.nombre, semestre = excluded.semestre, orden = excluded.orden, "
            "horas = excluded.horas, creditos = excluded.creditos, formacion = excluded.formacion",
            (p.clave, m.clave, m.nombre, m.semestre, m.orden, m.horas, m.creditos, m.formacion),
        )


def leer_causas(base: Base) -> list[ReglaCausa]:
    """Rules of triage, in order."""
    return [
        ReglaCausa(
            f["orden"],
            f["clave"],
            f["patron"],
            f["causa"],
            f["campo"],
            ResuelveEn(f["resuelve_en"]),
            f["consejo"],
        )
        for f in base.filas(
            "SELECT orden, clave, patron, causa, campo, resuelve_en, consejo FROM causa_regla "
            "ORDER BY orden"
        )
    ]


def guardar_causa(base: Base, r: ReglaCausa) -> None:
    """Add or change a rule of triage."""
    base.escribir(
        "INSERT INTO causa_regla (orden, clave, patron, causa, campo, resuelve_en, consejo) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (clave) DO UPDATE SET orden = excluded.orden, "
        "patron = excluded.patron, causa = excluded.causa, campo = excluded.campo, "
        "resuelve_en = excluded.resuelve_en, consejo = excluded.consejo",
        (r.orden, r.clave, r.patron, r.causa, r.campo, r.resuelve.value, r.consejo),
    )


def leer_feriados(base: Base) -> frozenset[date]:
    """Days that do not count as business days."""
    return frozenset(
        date.fromisoformat(f["fecha"]) for f in base.filas("SELECT fecha FROM feriado")
    )


def guardar_feriado(base: Base, fecha: str, nombre: str) -> None:
    """Add a holiday."""
    base.escribir("INSERT OR IGNORE INTO feriado (fecha, nombre) VALUES (?, ?)", (fecha, nombre))


def guardar_entidad(base: Base, inegi: str, nombre: str, curp: str, organismo: str) -> None:
    """Add an entidad."""
    base.escribir(
        "INSERT INTO entidad (inegi, nombre, curp, organismo) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (inegi) DO UPDATE SET nombre = excluded.nombre",
        (inegi, nombre, curp, organismo),
    )


def nombre_entidad(base: Base, inegi: str) -> str:
    """Name of an entidad, "" when unknown."""
    return str(base.valor("SELECT nombre FROM entidad WHERE inegi = ?", (inegi,)) or "")


def guardar_pc_sinems(base: Base, cct: str, nivel: str, desde: str, hasta: str) -> None:
    """Add or change a quality registration (L19)."""
    base.escribir(
        "INSERT INTO pc_sinems (cct, nivel, desde, hasta) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (cct, desde) DO UPDATE SET nivel = excluded.nivel, hasta = excluded.hasta",
        (cct, nivel, desde, hasta),
    )


def pc_sinems_vigente(base: Base, cct: str, fecha: str) -> tuple[str, str] | None:
    """(level, end) of the registration in force on a date (L19), or None."""
    f = base.fila(
        "SELECT nivel, hasta FROM pc_sinems WHERE cct = ? AND desde <= ? AND ? <= hasta "
        "ORDER BY desde DESC LIMIT 1",
        (cct, fecha, fecha),
    )
    return (f["nivel"], f["hasta"]) if f else None


def guardar_ancla(base: Base, sha256: str, der: bytes, nota: str, en: str) -> None:
    """Pin an AC certificate; one that was retired is taken again."""
    base.escribir(
        "INSERT INTO ancla (sha256, der, nota, en) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) "
        "DO UPDATE SET retirada_en = '', motivo = '', en = excluded.en WHERE retirada_en != ''",
        (sha256, der, nota, en),
    )


def leer_anclas(base: Base) -> Sequence[bytes]:
    """DER of every pinned AC that is not retired."""
    filas = base.filas("SELECT der FROM ancla WHERE retirada_en = '' ORDER BY sha256")
    return [f["der"] for f in filas]
