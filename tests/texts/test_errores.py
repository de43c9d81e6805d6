"""Every expected failure and every finding of a guard explains itself."""

import ast
import importlib
import pkgutil
import string
from pathlib import Path

import pytest

import certtui
from certtui.domain import guardas
from certtui.domain.errores import CerttuiError, Salida
from certtui.texts import hallazgos_guardas
from certtui.texts.errores import PLANTILLAS, explicar


def _todas() -> list[type[CerttuiError]]:
    for modulo in pkgutil.walk_packages(certtui.__path__, "certtui."):
        if not modulo.name.endswith("__main__") and ".efirma.hijo" not in modulo.name:
            importlib.import_module(modulo.name)
    pendientes: list[type[CerttuiError]] = [CerttuiError]
    vistas: list[type[CerttuiError]] = []
    while pendientes:
        clase = pendientes.pop()
        vistas.append(clase)
        pendientes += clase.__subclasses__()
    return sorted(
        (c for c in set(vistas) if c.__module__.startswith("certtui.")),
        key=lambda c: c.__qualname__,
    )


TODAS = _todas()


@pytest.mark.parametrize("clase", TODAS, ids=lambda c: c.__qualname__)
def test_every_failure_has_text_remedy_and_exit_code(clase: type[CerttuiError]) -> None:
    assert isinstance(clase.salida, Salida)
    assert clase.salida not in (Salida.OK, Salida.INTERRUMPIDO)
    plantilla = PLANTILLAS[clase.codigo]
    for texto in (plantilla.titulo, plantilla.frase, plantilla.remedio):
        assert texto.strip()
        assert all(c is None or c.isidentifier() for _, c, _, _ in string.Formatter().parse(texto))
    assert plantilla.frase.rstrip().endswith((".", ":"))


def test_no_two_failures_share_a_code() -> None:
    propios = [c.codigo for c in TODAS if "codigo" in vars(c)]
    assert len(propios) == len(set(propios))


def test_no_text_is_left_without_its_failure() -> None:
    propios = {c.codigo for c in TODAS}
    assert set(PLANTILLAS) - propios <= {"VAL-000"}


def test_an_explanation_fills_its_data_in_one_line() -> None:
    class Ejemplo(CerttuiError):
        codigo = "LOT-001"

    explicado = explicar(Ejemplo(regla="T11", lote=4, motivo="está perdido"))
    assert explicado.en_una_linea().startswith("LOT-001 [T11] ")
    assert "lote 4" in explicado.frase


def _claves_de_guardas() -> set[str]:
    """Keys that the guards yield: second argument of `falla` and `aviso`, else the first."""
    claves = set()
    for ruta in Path(guardas.__file__).parent.glob("*.py"):
        for nodo in ast.walk(ast.parse(ruta.read_text("utf-8"))):
            if (
                isinstance(nodo, ast.Call)
                and isinstance(nodo.func, ast.Name)
                and nodo.func.id in {"falla", "aviso"}
                and ruta.name != "registro.py"
            ):
                ultimo = nodo.args[:2][-1]
                assert isinstance(ultimo, ast.Constant), ast.unparse(nodo)
                claves.add(str(ultimo.value))
    return claves


def test_every_finding_of_a_guard_has_its_sentence() -> None:
    claves = _claves_de_guardas()
    assert len(claves) > 50
    assert claves == set(hallazgos_guardas.FRASES)


@pytest.mark.parametrize("clave", hallazgos_guardas.FRASES)
def test_every_finding_of_a_guard_has_a_remedy(clave: str) -> None:
    frase, remedio = hallazgos_guardas.FRASES[clave]
    assert frase.endswith(".")
    assert remedio.endswith(".")
