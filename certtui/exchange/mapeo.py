"""Column mappings: which column of a file is which field of ours, and what to repair on the way."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from certtui.archivos import carpeta_de_datos
from certtui.exchange import errores as e
from certtui.exchange.archivo_seguro import read_capped
from certtui.exchange.texto import column_key
from certtui.exchange.transformacion import Transformacion, find_transformacion

_LIMITE = 256 * 1024


class TipoArchivo(StrEnum):
    """Kinds of table that a mapping describes."""

    ALUMNO = "alumno"
    ALUMNOMODULO = "alumnomodulo"
    REGISTRO = "registro"
    RENAPO = "renapo"


CAMPOS: dict[TipoArchivo, tuple[str, ...]] = {
    TipoArchivo.ALUMNO: (
        "matricula",
        "curp",
        "nombre",
        "primer_apellido",
        "segundo_apellido",
        "plantel",
        "plan",
        "modelo",
        "grupo",
        "generacion",
        "crip",
        "fecha_secundaria",
        "fecha_inicio",
        "fecha_termino",
        "institucion_medica",
        "correo_institucional",
        "datos_validados",
        "datos_validados_por",
        "datos_validados_en",
        "baja_en",
        "adeudos",
        "correo_personal",
    ),
    TipoArchivo.ALUMNOMODULO: ("matricula", "modulo", "valor", "periodo"),
    TipoArchivo.REGISTRO: ("matricula", "folio", "volumen", "foja", "cuv", "fecha"),
    TipoArchivo.RENAPO: (
        "curp",
        "estatus",
        "nombre",
        "primer_apellido",
        "segundo_apellido",
        "fecha_nacimiento",
        "sexo",
        "entidad",
    ),
}
"""Our fields, by kind of file."""

OBLIGATORIOS: dict[TipoArchivo, frozenset[str]] = {
    TipoArchivo.ALUMNO: frozenset(
        {"matricula", "nombre", "primer_apellido", "plantel", "plan", "modelo"}
    ),
    TipoArchivo.ALUMNOMODULO: frozenset({"matricula", "modulo", "valor"}),
    TipoArchivo.REGISTRO: frozenset({"matricula", "folio", "volumen", "foja", "fecha"}),
    TipoArchivo.RENAPO: frozenset({"curp", "estatus"}),
}
"""Fields without which a row says nothing; the other empty ones are judged by the checks."""

_CLAVES_DE_SECCION = frozenset(
    {"columnas", "opcionales", "reparaciones", "constantes", "fechas", "booleanos", "estatus"}
)
_CLAVES_DE_MAPEO = frozenset({"supuesto", "nota", *TipoArchivo})


@dataclass(frozen=True, slots=True)
class Seccion:
    """One kind of file: aliases per field, fields whose column may be missing, repairs, formats."""

    tipo: TipoArchivo
    columnas: Mapping[str, tuple[str, ...]]
    opcionales: frozenset[str]
    reparaciones: Mapping[str, tuple[Transformacion, ...]]
    constantes: Mapping[str, str]
    fechas: tuple[str, ...]
    si: frozenset[str]
    no: frozenset[str]
    estatus: Mapping[str, str]

    @property
    def alias(self) -> frozenset[str]:
        """Every name that a column of this file may have."""
        return frozenset(a for nombres in self.columnas.values() for a in nombres)

    def repair(self, campo: str, texto: str) -> str:
        """The text after the repairs ordered for the field, in their order."""
        for reparacion in self.reparaciones.get(campo, ()):
            texto = reparacion(texto)
        return texto


@dataclass(frozen=True, slots=True)
class Mapeo:
    """A mapping file; `supuesto` says that the real headers were never published."""

    nombre: str
    supuesto: bool
    nota: str
    secciones: Mapping[TipoArchivo, Seccion]

    def seccion(self, tipo: TipoArchivo) -> Seccion:
        """The section of a kind of file; raises MapeoSinTipo."""
        if tipo not in self.secciones:
            raise e.MapeoSinTipo(self.nombre, regla="mapeo", tipo=tipo.value)
        return self.secciones[tipo]


def list_mapeos() -> tuple[str, ...]:
    """Names of the mappings that travel with the program."""
    return tuple(sorted(r.stem for r in (carpeta_de_datos() / "mapeos").glob("*.toml")))


def cargar_mapeo(nombre_o_ruta: str | Path) -> Mapeo:
    """A shipped mapping by name, or a .toml by path; raises MapeoInexistente, MapeoInvalido."""
    if isinstance(nombre_o_ruta, str) and nombre_o_ruta in list_mapeos():
        ruta = carpeta_de_datos() / "mapeos" / f"{nombre_o_ruta}.toml"
    else:
        ruta = Path(nombre_o_ruta)
        if ruta.suffix != ".toml" or not ruta.is_file():
            raise e.MapeoInexistente(
                str(nombre_o_ruta), regla="mapeo", disponibles=", ".join(list_mapeos())
            )
    try:
        crudo = tomllib.loads(read_capped(ruta, _LIMITE).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as falla:
        raise e.MapeoInvalido(ruta.name, regla="mapeo", detalle=f"no es TOML ({falla})") from falla
    return _Lector(ruta.name).mapeo(ruta.stem, crudo)


class _Lector:
    """Checks each key of a mapping file and says which one is wrong."""

    def __init__(self, archivo: str) -> None:
        self.archivo = archivo

    def mapeo(self, nombre: str, crudo: dict[str, object]) -> Mapeo:
        self._known(crudo, _CLAVES_DE_MAPEO, "el archivo")
        secciones = {
            tipo: self._seccion(tipo, self._tabla(crudo[tipo], tipo))
            for tipo in TipoArchivo
            if tipo in crudo
        }
        if not secciones:
            raise self._fail("no tiene ninguna sección de archivo")
        return Mapeo(
            nombre, bool(crudo.get("supuesto", False)), str(crudo.get("nota", "")), secciones
        )

    def _seccion(self, tipo: TipoArchivo, crudo: dict[str, object]) -> Seccion:
        campos = frozenset(CAMPOS[tipo])
        self._known(crudo, _CLAVES_DE_SECCION, f"[{tipo}]")
        columnas = self._columnas(tipo, crudo.get("columnas", {}))
        constantes = self._tabla(crudo.get("constantes", {}), f"{tipo}.constantes")
        self._known(constantes, campos, f"[{tipo}.constantes]")
        opcionales = frozenset(self._lista(crudo.get("opcionales", []), f"{tipo}.opcionales"))
        self._known(opcionales, campos, f"[{tipo}] opcionales")
        faltan = OBLIGATORIOS[tipo] - columnas.keys() - constantes.keys()
        if faltan:
            raise self._fail(f"[{tipo}.columnas] no dice de dónde sale {_enumerate(faltan)}")
        booleanos = self._tabla(crudo.get("booleanos", {}), f"{tipo}.booleanos")
        self._known(booleanos, frozenset({"si", "no"}), f"[{tipo}.booleanos]")
        return Seccion(
            tipo=tipo,
            columnas=columnas,
            opcionales=opcionales,
            reparaciones=self._reparaciones(tipo, crudo.get("reparaciones", {}), campos),
            constantes={k: str(v) for k, v in constantes.items()},
            fechas=self._lista(crudo.get("fechas", ["%Y-%m-%d"]), f"{tipo}.fechas"),
            si=self._palabras(booleanos.get("si", ["1", "si", "s", "true"])),
            no=self._palabras(booleanos.get("no", ["0", "no", "n", "false", ""])),
            estatus=self._estatus(tipo, crudo.get("estatus", {})),
        )

    def _columnas(self, tipo: TipoArchivo, valor: object) -> dict[str, tuple[str, ...]]:
        columnas = self._tabla(valor, f"{tipo}.columnas")
        self._known(columnas, frozenset(CAMPOS[tipo]), f"[{tipo}.columnas]")
        alias: dict[str, tuple[str, ...]] = {}
        usados: dict[str, str] = {}
        for campo, nombres in columnas.items():
            alias[campo] = self._lista(nombres, f"{tipo}.columnas.{campo}")
            for nombre in alias[campo]:
                otro = usados.setdefault(column_key(nombre), campo)
                if otro != campo:
                    raise self._fail(f"la columna «{nombre}» sirve a «{otro}» y a «{campo}»")
        return alias

    def _reparaciones(
        self, tipo: TipoArchivo, valor: object, campos: frozenset[str]
    ) -> dict[str, tuple[Transformacion, ...]]:
        crudo = self._tabla(valor, f"{tipo}.reparaciones")
        self._known(crudo, campos, f"[{tipo}.reparaciones]")
        listas: dict[str, tuple[Transformacion, ...]] = {}
        for campo, ordenes in crudo.items():
            funciones = []
            for orden in self._lista(ordenes, f"{tipo}.reparaciones.{campo}"):
                funcion = find_transformacion(orden)
                if funcion is None:
                    raise self._fail(f"no existe la reparación «{orden}» de «{campo}»")
                funciones.append(funcion)
            listas[campo] = tuple(funciones)
        return listas

    def _estatus(self, tipo: TipoArchivo, valor: object) -> dict[str, str]:
        crudo = self._tabla(valor, f"{tipo}.estatus")
        self._known(crudo, frozenset({"vigente", "baja", "sin_registro"}), f"[{tipo}.estatus]")
        return {
            column_key(palabra): estatus
            for estatus, palabras in crudo.items()
            for palabra in self._lista(palabras, f"{tipo}.estatus.{estatus}")
        }

    def _palabras(self, valor: object) -> frozenset[str]:
        return frozenset(column_key(p) for p in self._lista(valor, "booleanos"))

    def _tabla(self, valor: object, donde: str) -> dict[str, object]:
        if not isinstance(valor, dict):
            raise self._fail(f"[{donde}] debe ser una sección")
        return valor

    def _lista(self, valor: object, donde: str) -> tuple[str, ...]:
        if isinstance(valor, str):
            return (valor,)
        if not isinstance(valor, list) or not all(isinstance(v, str) for v in valor):
            raise self._fail(f"{donde} debe ser una lista de textos")
        return tuple(valor)

    def _known(
        self, claves: Mapping[str, object] | frozenset[str], validas: frozenset[str], donde: str
    ) -> None:
        sobran = frozenset(claves) - validas
        if sobran:
            raise self._fail(f"{donde} no admite {_enumerate(sobran)}")

    def _fail(self, detalle: str) -> e.MapeoInvalido:
        return e.MapeoInvalido(self.archivo, regla="mapeo", detalle=detalle)


def _enumerate(nombres: frozenset[str]) -> str:
    return ", ".join(f"«{n}»" for n in sorted(nombres))
