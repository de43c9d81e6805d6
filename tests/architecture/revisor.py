"""Our own lint: what ruff does not know of this house, over the syntax tree."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
PAQUETE = RAIZ / "certtui"
_SQL = re.compile(r"(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH RECURSIVE|PRAGMA|BEGIN) ")
_ACENTO = re.compile(r"[áéíóúüñÁÉÍÓÚÜÑ¿¡]")
_NOMBRE_VAGO = re.compile(r"(^|_)(utils?|helpers?|managers?|common)(_|$)", re.IGNORECASE)
_AZAR = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("uuid", "uuid1"),
    ("uuid", "uuid4"),
}
_ALEATORIO = ("random", "secrets")
_SIN_SEMILLA = {"Random"}
_ROTULOS = {"Static", "Label"}


@dataclass(frozen=True, slots=True, order=True)
class Falta:
    """One thing that this house does not do: file, rule, line and what was seen."""

    archivo: str
    regla: str
    linea: int
    visto: str


def revisar(fuente: str, archivo: str) -> Iterator[Falta]:
    """Every fault of a module; `archivo` is its path under `certtui/`."""
    arbol = ast.parse(fuente)
    cuarto = archivo.split("/", 1)[0]
    notas = _docstrings(arbol) | _de_un_error_del_programa(arbol)
    if _NOMBRE_VAGO.search(Path(archivo).stem):
        yield Falta(archivo, "nombre", 1, archivo)
    for nodo in ast.walk(arbol):
        for regla, visto in _ver(nodo, archivo, cuarto, notas):
            yield Falta(archivo, regla, getattr(nodo, "lineno", 0), visto)


def _ver(
    nodo: ast.AST, archivo: str, cuarto: str, notas: set[ast.Constant]
) -> Iterator[tuple[str, str]]:
    match nodo:
        case ast.ClassDef(name=nombre) | ast.FunctionDef(name=nombre):
            if _NOMBRE_VAGO.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", nombre)):
                yield "nombre", nombre
        case ast.Attribute(attr="atomic"):
            yield "atomic", "la base se escribe dentro de tx()"
        case ast.Attribute(attr="conn") if cuarto != "store":
            yield "conn", ast.unparse(nodo)
        case ast.Constant(value=str(texto)) if nodo not in notas:
            if cuarto != "store" and _SQL.match(texto):
                yield "sql", texto[:40]
            if cuarto in {"domain", "process"} and _ACENTO.search(texto):
                yield "literal", texto[:40]
        case ast.Call(func=ast.Name(id="print")) if cuarto != "cli":
            yield "print", ast.unparse(nodo)[:40]
        case ast.Call(func=ast.Name(id=rotulo), keywords=claves) if rotulo in _ROTULOS:
            sin_marcas = any(
                k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
                for k in claves
            )
            if cuarto == "tui" and not sin_marcas:
                yield "markup", ast.unparse(nodo)[:40]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=de), attr=que)):
            fuera = archivo != "process/entorno.py"
            if fuera and (de, que) in _AZAR:
                yield "reloj", f"{de}.{que}"
            if fuera and de in _ALEATORIO and que not in _SIN_SEMILLA:
                yield "azar", f"{de}.{que}"
            if fuera and (de, que) == ("random", "Random") and not nodo.args:
                yield "azar", "random.Random()"
        case _:
            pass


def _docstrings(arbol: ast.Module) -> set[ast.Constant]:
    """Docstrings, and the bare strings under a constant that document it."""
    return {
        nodo.value
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Expr)
        and isinstance(nodo.value, ast.Constant)
        and isinstance(nodo.value.value, str)
    }


def _de_un_error_del_programa(arbol: ast.Module) -> set[ast.Constant]:
    """Texts of the exceptions that only a bug raises; no person reads them."""
    return {
        arg
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Call)
        and isinstance(nodo.func, ast.Name)
        and nodo.func.id in {"LookupError", "TypeError", "ValueError", "RuntimeError"}
        for arg in nodo.args
        if isinstance(arg, ast.Constant)
    }


def revisar_todo() -> list[Falta]:
    """Every fault of the program."""
    faltas: list[Falta] = []
    for ruta in sorted(PAQUETE.rglob("*.py")):
        archivo = ruta.relative_to(PAQUETE).as_posix()
        faltas += revisar(ruta.read_text(encoding="utf-8"), archivo)
    return sorted(faltas)
