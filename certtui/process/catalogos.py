"""Catalogues of an office from CSV files: planteles, plans, people, quality register, anchors."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from certtui.domain.alumno import Formacion, ModuloPlan, Plan
from certtui.domain.cct import Cct
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.fecha import leer_fecha
from certtui.domain.modelo_academico import ModeloAcademico
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process import usuarios
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.store.catalogos import Plantel
from certtui.texts import archivos as t
from certtui.texts.archivos import motivo_del_sistema
from certtui.texts.errores import explicar

T = TypeVar("T")
_QUIEN = (Rol.SYSADMIN, Rol.SISTEMA)


class CatalogoInvalido(CerttuiError):
    """A row that cannot be taken; nothing of the file was written."""

    codigo = "CAT-001"
    salida = Salida.DATOS


def leer_filas(texto: str) -> list[dict[str, str]]:
    """Rows of a CSV with header; lines that begin with '#' are notes."""
    return [fila for _, fila in _numeradas(texto)]


def _numeradas(texto: str) -> list[tuple[int, dict[str, str]]]:
    """(line where the row ends, row)."""
    lineas = [
        (n, linea)
        for n, linea in enumerate(texto.split("\n"), start=1)
        if not linea.startswith("#")
    ]
    lector = csv.DictReader(io.StringIO("\n".join(linea for _, linea in lineas)))
    return [(lineas[lector.line_num - 1][0], fila) for fila in lector]


def leer_renglones(
    archivo: str, texto: str, columnas: Sequence[str]
) -> list[tuple[int, dict[str, str]]]:
    """(line, cells) of every row; raises CatalogoInvalido when a column is not there."""
    filas = _numeradas(texto)
    faltan = [c for c in columnas if not filas or c not in filas[0][1]]
    if faltan:
        raise CatalogoInvalido(archivo=archivo, linea=1, motivo=t.faltan_columnas(faltan))
    return [(n, {c: (v or "").strip() for c, v in fila.items() if c}) for n, fila in filas]


def convertir(
    archivo: str, texto: str, columnas: Sequence[str], hacer: Callable[[Mapping[str, str]], T]
) -> list[T]:
    """Every row made into a value; raises CatalogoInvalido with file, line and reason."""
    valores: list[T] = []
    for numero, fila in leer_renglones(archivo, texto, columnas):
        try:
            valores.append(hacer(fila))
        except CerttuiError as error:
            motivo = explicar(error).frase.rstrip(".")
            raise CatalogoInvalido(
                regla=error.regla, archivo=archivo, linea=numero, motivo=motivo
            ) from error
        except ValueError as error:
            raise CatalogoInvalido(archivo=archivo, linea=numero, motivo=str(error)) from error
    return valores


def _entero(fila: Mapping[str, str], columna: str) -> int:
    if not fila[columna].isdecimal():
        raise ValueError(t.no_es_numero(columna, fila[columna]))
    return int(fila[columna])


def _formacion(valor: str) -> Formacion:
    if valor not in (f.value for f in Formacion):
        raise ValueError(t.no_es_formacion(valor))
    return Formacion(valor)


def leer_planteles(archivo: str, texto: str) -> list[Plantel]:
    """Planteles of a CSV; the check letter of a DPT's CCT must be right."""
    return convertir(
        archivo,
        texto,
        ("clave", "cct", "nombre", "entidad", "id_municipio", "municipio"),
        lambda f: Plantel(
            f["clave"],
            Cct(f["cct"]).valor,
            f["nombre"],
            f["entidad"],
            f["id_municipio"],
            f["municipio"],
        ),
    )


def leer_planes(
    archivo: str, texto: str, texto_modulos: str, modelos: Mapping[int, ModeloAcademico]
) -> list[Plan]:
    """Study plans with their modules in curricular order; the minimum comes from the model."""
    modulos: dict[str, list[ModuloPlan]] = {}

    def modulo(f: Mapping[str, str]) -> tuple[str, ModuloPlan]:
        return f["cve_plan"], ModuloPlan(
            clave=f["clave"],
            nombre=f["nombre"],
            semestre=_entero(f, "semestre"),
            orden=_entero(f, "orden"),
            horas=_entero(f, "horas"),
            creditos=_entero(f, "creditos"),
            formacion=_formacion(f["formacion"]),
        )

    columnas = (
        "cve_plan",
        "clave",
        "nombre",
        "semestre",
        "orden",
        "horas",
        "creditos",
        "formacion",
    )
    for plan, m in convertir(archivo, texto_modulos, columnas, modulo):
        modulos.setdefault(plan, []).append(m)

    def hacer(f: Mapping[str, str]) -> Plan:
        modelo = modelos.get(_entero(f, "modelo"))
        if modelo is None:
            raise ValueError(t.no_hay_modelo(f["modelo"]))
        return Plan(
            clave=f["cve_plan"],
            carrera=f["carrera"],
            nombre_largo=f["nombre_largo"],
            modelo=modelo.anio,
            creditos_total=_entero(f, "creditos_total"),
            minimo_aprobatorio=float(modelo.minimo_aprobatorio),
            modulos=tuple(sorted(modulos.get(f["cve_plan"], ()), key=lambda m: m.orden)),
        )

    del_plan = ("cve_plan", "carrera", "nombre_largo", "modelo", "creditos_total")
    return convertir(archivo, texto, del_plan, hacer)


def leer_pc_sinems(archivo: str, texto: str) -> list[tuple[str, str, str, str]]:
    """Rows (cct, level, from, to) of the quality register (L19)."""
    return convertir(
        archivo,
        texto,
        ("cct", "nivel", "desde", "hasta"),
        lambda f: (
            Cct(f["cct"]).valor,
            f["nivel"],
            leer_fecha(f["desde"]).isoformat(),
            leer_fecha(f["hasta"]).isoformat(),
        ),
    )


def cargar_planteles(oficina: Oficina, planteles: Sequence[Plantel]) -> None:
    """Add or change planteles."""
    _exigir(oficina)
    with oficina.base.tx():
        for p in planteles:
            catalogos.guardar_plantel(oficina.base, replace(p, cct=Cct(p.cct).valor))
        _anotar(oficina, "plantel", [p.clave for p in planteles])


def cargar_planes(oficina: Oficina, planes: Sequence[Plan]) -> None:
    """Add or change study plans."""
    _exigir(oficina)
    with oficina.base.tx():
        for plan in planes:
            catalogos.guardar_plan(oficina.base, plan)
        _anotar(oficina, "plan", [p.clave for p in planes])


def cargar_pc_sinems(oficina: Oficina, filas: Sequence[tuple[str, str, str, str]]) -> None:
    """Add or change quality registrations (L19)."""
    _exigir(oficina)
    with oficina.base.tx():
        for fila in filas:
            catalogos.guardar_pc_sinems(oficina.base, *fila)
        _anotar(oficina, "pc_sinems", [f[0] for f in filas])


def cargar_anclas(oficina: Oficina, certificados: Sequence[tuple[str, bytes, str]]) -> None:
    """Pin AC certificates: (sha256, DER, note)."""
    _exigir(oficina)
    with oficina.base.tx():
        for sha256, der, nota in certificados:
            catalogos.guardar_ancla(oficina.base, sha256, der, nota, a_texto(oficina.reloj.ahora()))
            oficina.anotar("ancla", entidad="ancla", regla="L16b", datos={"sha256": sha256})


def leer_textos(archivos: Sequence[Path]) -> list[str]:
    """The text of each file; raises CatalogoInvalido."""
    return [leer_texto(a) for a in archivos]


def leer_texto(archivo: Path) -> str:
    """The text of a file in UTF-8; raises CatalogoInvalido."""
    try:
        datos = archivo.read_bytes()
    except OSError as error:
        motivo = motivo_del_sistema(error)
        raise CatalogoInvalido(archivo=archivo.name, linea=0, motivo=motivo) from error
    try:
        return datos.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        linea = datos.count(b"\n", 0, error.start) + 1
        raise CatalogoInvalido(archivo=archivo.name, linea=linea, motivo=t.NO_ES_UTF8) from error


def importar_catalogo(oficina: Oficina, tipo: str, archivos: Sequence[Path]) -> int:
    """Load one kind of catalogue from its files, whole or not at all; returns how many rows.

    `tipo` is planteles, usuarios, pc_sinems, planes (two files: plans, then modules), firmantes or
    anclas (.cer files). Raises CatalogoInvalido, PersonasRehusadas.
    """
    from certtui.efirma.anclas import Anclas
    from certtui.process import confianza

    nombre = archivos[0].name
    if tipo == "anclas":
        anclas = Anclas.de_archivos(archivos).autoridades
        cargar_anclas(oficina, [(a.sha256, a.der, a.nombre) for a in anclas])
        return len(anclas)
    textos = leer_textos(archivos)
    if tipo == "planes":
        modelos = {m.anio: m for m in catalogos.listar_modelos(oficina.base)}
        planes = leer_planes(nombre, textos[0], textos[-1], modelos)
        cargar_planes(oficina, planes)
        return len(planes)
    if tipo == "usuarios":
        renglones = leer_renglones(nombre, textos[0], usuarios.COLUMNAS)
        usuarios.importar(oficina, nombre, renglones)
        return len(renglones)
    if tipo == "firmantes":
        firmantes = confianza.leer_firmantes(nombre, textos[0])
        confianza.cargar_firmantes(oficina, firmantes)
        return len(firmantes)
    if tipo == "pc_sinems":
        filas = leer_pc_sinems(nombre, textos[0])
        cargar_pc_sinems(oficina, filas)
        return len(filas)
    planteles = leer_planteles(nombre, textos[0])
    cargar_planteles(oficina, planteles)
    return len(planteles)


def _exigir(oficina: Oficina) -> None:
    """The administrator loads catalogues; the system does while the base has no people yet."""
    oficina.exigir("L10b", *_QUIEN)


def _anotar(oficina: Oficina, entidad: str, claves: Sequence[str]) -> None:
    oficina.anotar("catalogo", entidad=entidad, datos={"claves": list(claves)})
