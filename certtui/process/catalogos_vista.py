"""The catalogues as people look at them, and what a file would change before it does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import CATALOGO
from certtui.domain.alumno import Plan
from certtui.domain.rol import Rol, Usuario
from certtui.process import catalogos as carga
from certtui.process.oficina import Oficina
from certtui.store import catalogo_en_tabla as tablas
from certtui.store import catalogos
from certtui.store.catalogos import Plantel

DE_BASE = (
    "planteles", "planes", "entidades", "modelos", "pc_sinems", "feriados", "causas", "anclas"
)  # fmt: skip
"""Catalogues that are rows of the base."""

CON_VISTA_PREVIA = ("planteles", "planes", "pc_sinems")
"""Catalogues whose file is looked at row by row before it is loaded."""

PUEDEN_CARGAR = (Rol.SYSADMIN,)
PUEDEN_AJUSTAR = (Rol.SYSADMIN, Rol.SE_ESTATAL)


@dataclass(frozen=True, slots=True)
class Cambio:
    """What a file would do to one row: `signo` "+", "~" or "=", and the fields that change."""

    clave: str
    signo: str
    campos: tuple[tuple[str, str, str], ...] = ()


def cuantos(oficina: Oficina, clave: str) -> int:
    """How many rows a catalogue has."""
    if clave == "ajustes":
        return len(CATALOGO)
    if clave == "ids_dec":
        return len(filas(oficina, clave))
    return tablas.contar_catalogo(oficina.base, clave)


def filas(oficina: Oficina, clave: str) -> list[dict[str, str]]:
    """Every row of a catalogue as texts."""
    if clave == "ajustes":
        return _ajustes(oficina)
    if clave == "ids_dec":
        return _ids_dec(oficina)
    return tablas.filas_de_catalogo(oficina.base, clave)


def modulos(oficina: Oficina, plan: str) -> list[dict[str, str]]:
    """The modules of a plan, in order."""
    return tablas.filas_de_modulos(oficina.base, plan)


def _ajustes(oficina: Oficina) -> list[dict[str, str]]:
    vigentes = oficina.ajustes
    return [
        {
            "clave": a.clave,
            "valor": vigentes.texto(a.clave),
            "defecto": a.defecto,
            "permitidos": ", ".join(a.permitidos),
            "regla": a.regla,
            "nota": a.nota,
            "puesto": "si" if a.clave in vigentes.puestos else "",
        }
        for a in CATALOGO.values()
    ]


def _ids_dec(oficina: Oficina) -> list[dict[str, str]]:
    """The ids of the document: where each comes from, and the value that this office has."""
    texto = ruta_de_datos("catalogos", "ids_dec.csv").read_text(encoding="utf-8")
    vigentes = oficina.ajustes
    return [
        {
            "clave": f["clave"],
            "valor": vigentes.texto(f["clave"]) if f["clave"] in CATALOGO else f["valor"],
            "origen": f["origen"],
            "nota": f["nota"],
        }
        for f in carga.leer_filas(texto)
    ]


def vista_previa(oficina: Oficina, tipo: str, archivos: Sequence[Path]) -> list[Cambio]:
    """What the files would change, row by row; raises CatalogoInvalido and writes nothing."""
    nombre, textos = archivos[0].name, carga.leer_textos(archivos)
    base = oficina.base
    if tipo == "planes":
        modelos = {m.anio: m for m in catalogos.listar_modelos(base)}
        planes = carga.leer_planes(nombre, textos[0], textos[-1], modelos)
        return [_cambio(p.clave, _de_plan(catalogos.leer_plan(base, p.clave)), _de_plan(p))
                for p in planes]  # fmt: skip
    if tipo == "pc_sinems":
        hay = {(f["cct"], f["desde"]): f for f in tablas.filas_de_catalogo(base, tipo)}
        leidas = carga.leer_pc_sinems(nombre, textos[0])
        return [
            _cambio(cct, hay.get((cct, desde), {}), {"cct": cct, "nivel": nivel, "desde": desde,
                                                          "hasta": hasta})
            for cct, nivel, desde, hasta in leidas
        ]  # fmt: skip
    planteles = carga.leer_planteles(nombre, textos[0])
    return [
        _cambio(p.clave, _de_plantel(catalogos.leer_plantel(base, p.clave)), _de_plantel(p))
        for p in planteles
    ]


def _de_plantel(p: Plantel | None) -> Mapping[str, str]:
    if p is None:
        return {}
    return {
        "cct": p.cct,
        "nombre": p.nombre,
        "entidad": p.entidad,
        "id_municipio": p.id_municipio,
        "municipio": p.municipio,
    }


def _de_plan(p: Plan | None) -> Mapping[str, str]:
    """The plan and each module as one text, so that a changed module is told."""
    if p is None:
        return {}
    propios = {
        "carrera": p.carrera,
        "nombre_largo": p.nombre_largo,
        "modelo": str(p.modelo),
        "creditos": str(p.creditos_total),
    }
    return propios | {
        m.clave: f"{m.nombre} · {m.semestre} · {m.horas} · {m.creditos} · {m.formacion}"
        for m in p.modulos
    }


def _cambio(clave: str, antes: Mapping[str, str], nuevo: Mapping[str, str]) -> Cambio:
    if not antes:
        return Cambio(clave, "+")
    campos = tuple(
        (campo, antes.get(campo, ""), valor)
        for campo, valor in nuevo.items()
        if antes.get(campo, "") != valor
    )
    return Cambio(clave, "~" if campos else "=", campos)


def puede(usuario: Usuario, roles: Iterable[Rol]) -> bool:
    """True when the person's role is one of these."""
    return usuario.rol in roles
