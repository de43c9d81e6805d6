"""The queue: what a filter shows, in any order, page by page; never all of it.

The first page of a million lines costs what that of a thousand does: either an index gives the
order, or the filter leaves so few lines that sorting them is nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from certtui.store.conexion import Base
from certtui.store.pendientes import Condicion

POCOS = 8_000
"""Up to this many lines under a filter are sorted; more are walked in the order's own index."""

LARGO_DE_PIEZA = 3
"""Letters of the shortest word that the index of the search knows."""

VACIABLES: Mapping[str, str] = {
    "correo": "c.correo = 0",
    "folio": "c.folio = ''",
    "grupo": "c.grupo = ''",
    "ciclo": "c.egreso = ''",
}
"""What may be asked for as empty, by the name of its field."""


@dataclass(frozen=True, slots=True)
class Clave:
    """What an order sorts by; `al_reves` when its first line is that of the greatest."""

    columna: str
    indice: str
    al_reves: bool = False


ORDENES: Mapping[str, Clave] = {
    "": Clave("tramite", "cola_llegada"),
    "matricula": Clave("matricula", "cola_matricula"),
    "nombre": Clave("nombre", "cola_nombre"),
    "plantel": Clave("plantel", "cola_plantel"),
    "grupo": Clave("grupo", "cola_grupo"),
    "estado": Clave("orden", "cola_orden"),
    "folio": Clave("folio", "cola_folio"),
    "desde": Clave("desde", "cola_desde"),
    "dias": Clave("desde", "cola_desde", al_reves=True),
}
"""Each order by the column of the list; "" is that of arrival. Ties follow the arrival."""


@dataclass(frozen=True, slots=True)
class Corte:
    """What the queue shows, in the words of the table; "" and None mean any.

    `palabras` are all found somewhere, without accents. `desde` and `hasta` are instants, the last
    one out. `grupo` is a whole group (601-INFO18) or its part before the hyphen (601).
    """

    planteles: tuple[str, ...] | None = None
    estado: str = ""
    planes: tuple[str, ...] | None = None
    grupo: str = ""
    egreso: str = ""
    desde: str = ""
    hasta: str = ""
    palabras: tuple[str, ...] = ()
    vacios: tuple[str, ...] = ()
    pendiente: Condicion | None = None


@dataclass(frozen=True, slots=True)
class Renglon:
    """One line of the queue as a list shows it."""

    id: int
    matricula: str
    nombre: str
    plantel: str
    plan: str
    grupo: str
    estado: str
    etiqueta: str
    folio: str
    bloqueo: str
    desde: str


@dataclass(frozen=True, slots=True)
class Elegido:
    """A trámite chosen in a list, as it stood then; `version` tells a later change."""

    id: int
    matricula: str
    plantel: str
    estado: str
    version: int


Lugar = tuple[str | int, int]
"""Where a line stands in an order: what it is sorted by, and its id."""


@dataclass(frozen=True, slots=True)
class Recorrido:
    """How the lines of a cut are read in an order, decided once; see `trazar`."""

    origen: str
    donde: str
    datos: Mapping[str, object]
    columna: str
    al_reves: bool


def _condiciones(corte: Corte) -> tuple[list[str], dict[str, object]]:
    partes: list[str] = []
    datos: dict[str, object] = {}
    for campo, columna, valores in (
        ("planteles", "c.plantel", corte.planteles),
        ("planes", "c.plan", corte.planes),
    ):
        if valores is not None and len(valores) == 1:
            partes.append(f"{columna} = :{campo}")
            datos[campo] = valores[0]
        elif valores is not None:
            partes.append(f"{columna} IN (SELECT value FROM json_each(:{campo}))")
            datos[campo] = json.dumps(valores)
    for campo in ("estado", "egreso"):
        if valor := getattr(corte, campo):
            partes.append(f"c.{campo} = :{campo}")
            datos[campo] = valor
    if corte.grupo:
        partes.append("(c.grupo = :grupo OR (c.grupo >= :grupo_de AND c.grupo < :grupo_a))")
        datos |= {"grupo": corte.grupo, "grupo_de": f"{corte.grupo}-", "grupo_a": f"{corte.grupo}."}
    if corte.desde:
        partes.append("c.desde >= :desde")
        datos["desde"] = corte.desde
    if corte.hasta:
        partes.append("c.desde < :hasta AND c.desde <> ''")
        datos["hasta"] = corte.hasta
    partes += [VACIABLES[campo] for campo in corte.vacios]
    if corte.pendiente is not None:
        partes.append(f"c.tramite IN (SELECT t.id FROM tramite t WHERE {corte.pendiente.donde})")
        datos |= corte.pendiente.valores
    for n, palabra in enumerate(corte.palabras):
        partes.append(f"instr(c.busqueda, :palabra{n}) > 0")
        datos[f"palabra{n}"] = palabra
    return partes, datos


def _piezas(palabras: Iterable[str]) -> str:
    """All runs of three letters of some words, as the index of the search asks for them."""
    piezas = {
        palabra[i : i + LARGO_DE_PIEZA]
        for palabra in palabras
        for i in range(len(palabra) - LARGO_DE_PIEZA + 1)
    }
    return " ".join('"{}"'.format(p.replace('"', '""')) for p in sorted(piezas))


def _en_el_texto(piezas: str) -> str:
    return "cola_texto f CROSS JOIN cola c ON c.tramite = f.rowid" if piezas else "cola c"


def trazar(base: Base, corte: Corte, orden: str = "", *, al_reves: bool = False) -> Recorrido:
    """Decide how a cut is read in an order: by the filter's index, or by the order's."""
    clave = ORDENES[orden]
    vuelto = al_reves != clave.al_reves
    partes, datos = _condiciones(corte)
    piezas = _piezas(corte.palabras)
    if len(corte.palabras) == 1 and base.valor(
        "SELECT EXISTS (SELECT 1 FROM cola WHERE matricula = ?)", corte.palabras
    ):
        partes.append("c.matricula = :palabra0")
        piezas = ""
    filtradas = [*partes]
    if piezas:
        filtradas.append("cola_texto MATCH :piezas")
        datos["piezas"] = piezas
    de_llegada = clave.columna == "tramite"
    por_indice = f"cola c INDEXED BY {clave.indice}"
    if not partes:
        return Recorrido(por_indice, "1 = 1", datos, f"c.{clave.columna}", vuelto)
    donde = " AND ".join(filtradas)
    origen = _en_el_texto(piezas)
    if de_llegada and piezas:
        return Recorrido(origen, donde, datos, "f.rowid", vuelto)
    pocas = base.valor(
        f"SELECT count(*) FROM (SELECT 1 FROM {origen} WHERE {donde} LIMIT {POCOS + 1})", datos
    )
    if pocas <= POCOS:
        return Recorrido(origen, donde, datos, f"+c.{clave.columna}", vuelto)
    if de_llegada and corte == Corte(estado=corte.estado):
        por_indice = "cola c INDEXED BY cola_estado"
    datos.pop("piezas", None)
    return Recorrido(por_indice, " AND ".join(partes), datos, f"c.{clave.columna}", vuelto)


def _orden(r: Recorrido, *, vuelto: bool) -> str:
    sentido = "DESC" if vuelto else "ASC"
    if r.columna.endswith(("tramite", "rowid")):
        return f"{r.columna} {sentido}"
    return f"{r.columna} {sentido}, c.tramite {sentido}"


def _mas_alla(r: Recorrido, signo: str) -> str:
    if r.columna.endswith(("tramite", "rowid")):
        return f"{r.columna} {signo} :_id"
    return f"({r.columna}, c.tramite) {signo} (:_clave, :_id)"


def lugares(
    base: Base,
    r: Recorrido,
    cuantos: int,
    *,
    tras: Lugar | None = None,
    salto: int = 0,
    desde_el_final: bool = False,
) -> list[Lugar]:
    """Where the next lines stand: after `tras`, leaving out `salto`.

    From the end, they are those before `tras`, the nearest to it first.
    """
    vuelto = r.al_reves != desde_el_final
    donde = r.donde
    datos = {**r.datos, "_cuantos": cuantos, "_salto": salto}
    if tras is not None:
        donde += f" AND {_mas_alla(r, '<' if vuelto else '>')}"
        datos |= {"_clave": tras[0], "_id": tras[1]}
    filas = base.filas(
        f"SELECT {r.columna} AS clave, c.tramite AS id FROM {r.origen} WHERE {donde} "
        f"ORDER BY {_orden(r, vuelto=vuelto)} LIMIT :_cuantos OFFSET :_salto",
        datos,
    )
    return [(f["clave"], f["id"]) for f in filas]


def lugar_de(base: Base, r: Recorrido, tramite: int) -> Lugar | None:
    """Where a trámite stands in an order; None when the cut does not show it."""
    f = base.fila(
        f"SELECT {r.columna.lstrip('+')} AS clave FROM {r.origen.partition(' INDEXED')[0]} "
        f"WHERE {r.donde} AND c.tramite = :_id",
        {**r.datos, "_id": tramite},
    )
    return None if f is None else (f["clave"], tramite)


def contar_antes(base: Base, r: Recorrido, lugar: Lugar) -> int:
    """How many lines come before a place."""
    return int(
        base.valor(
            f"SELECT count(*) FROM {r.origen} WHERE {r.donde} "
            f"AND {_mas_alla(r, '>' if r.al_reves else '<')}",
            {**r.datos, "_clave": lugar[0], "_id": lugar[1]},
        )
    )


def renglones(base: Base, claves: Sequence[int]) -> list[Renglon]:
    """The lines of some trámites, in that order."""
    filas = base.filas(
        "SELECT t.id, coalesce(a.matricula, '') AS matricula, CASE WHEN t.nombre <> '' "
        "THEN t.nombre || ' ' || t.primer_apellido || ' ' || t.segundo_apellido "
        "ELSE a.nombre || ' ' || a.primer_apellido || ' ' || a.segundo_apellido END AS nombre, "
        "t.plantel, t.plan, a.grupo, t.estado, e.etiqueta, t.folio_texto AS folio, t.bloqueo, "
        "c.desde FROM json_each(:claves) j CROSS JOIN tramite t ON t.id = j.value "
        "JOIN cola c ON c.tramite = t.id JOIN alumno a ON a.id = t.alumno "
        "JOIN ruta_estado e ON e.ruta = t.ruta AND e.estado = t.estado ORDER BY j.id",
        {"claves": json.dumps(list(claves))},
    )
    return [Renglon(**{**f, "nombre": f["nombre"].strip()}) for f in filas]


def elegir(base: Base, corte: Corte, claves: Iterable[int] | None, cuantos: int) -> list[Elegido]:
    """What the queue shows under a cut, by arrival; only those of `claves` unless it is None."""
    if claves is None:
        ids = [i for _clave, i in lugares(base, trazar(base, corte), cuantos)]
        donde, datos = "1 = 1", {"claves": json.dumps(ids)}
    else:
        partes, datos_del_corte = _condiciones(corte)
        donde = " AND ".join(["1 = 1", *partes])
        datos = {**datos_del_corte, "claves": json.dumps(sorted(claves))}  # type: ignore[dict-item]
    filas = base.filas(
        "SELECT t.id, c.matricula, t.plantel, t.estado, t.version FROM json_each(:claves) j "
        "CROSS JOIN cola c ON c.tramite = j.value JOIN tramite t ON t.id = c.tramite "
        f"WHERE {donde} ORDER BY t.id LIMIT :_cuantos",
        {**datos, "_cuantos": cuantos},
    )
    return [Elegido(**f) for f in filas]


def contar(base: Base, corte: Corte) -> int:
    """Exact number of lines under a cut."""
    partes, datos = _condiciones(corte)
    piezas = _piezas(corte.palabras)
    if piezas:
        partes.append("cola_texto MATCH :piezas")
        datos["piezas"] = piezas
    donde = f" WHERE {' AND '.join(partes)}" if partes else ""
    return int(base.valor(f"SELECT count(*) FROM {_en_el_texto(piezas)}{donde}", datos))


def contar_por_estado(base: Base, corte: Corte) -> dict[str, int]:
    """How many lines under a cut stand in each state; empty states left out."""
    partes, datos = _condiciones(corte)
    donde = f" WHERE {' AND '.join(partes)}" if partes else ""
    return {
        f["estado"]: f["n"]
        for f in base.filas(
            f"SELECT c.estado, count(*) AS n FROM cola c{donde} GROUP BY c.estado", datos
        )
    }
