"""No sentence is written in the code of the command line; what a terminal sees of it."""

import ast
import io
import sys
from pathlib import Path

import pytest

import certtui.cli
from certtui.cli import diagnostico, salida
from certtui.cli.ordenes import firma
from certtui.cli.principal import correr
from certtui.cli.recorrido import Recorrido
from certtui.domain.ambiente import Ambiente
from certtui.domain.firma import Nivel
from certtui.process.paquete import escribir_paquete
from certtui.texts import respuestas
from tests.cli.conftest import Linea

FUENTES = sorted(Path(certtui.cli.__file__).parent.rglob("*.py"))


def _documentacion(arbol: ast.AST) -> set[int]:
    """Ids of the constants that are docstrings or comments in the form of strings."""
    return {
        id(n.value)
        for n in ast.walk(arbol)
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }


@pytest.mark.parametrize("ruta", FUENTES, ids=lambda r: r.name)
def test_no_sentence_is_written_in_the_code(ruta: Path) -> None:
    arbol = ast.parse(ruta.read_text("utf-8"))
    fuera = _documentacion(arbol)
    frases = [
        n.value
        for n in ast.walk(arbol)
        if isinstance(n, ast.Constant)
        and isinstance(n.value, str)
        and id(n) not in fuera
        and len([p for p in n.value.split() if p.isalpha() and len(p) > 1]) > 2
    ]
    assert frases == []


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_bar_rewrites_one_line_at_most_four_times_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pantalla = Terminal()
    monkeypatch.setattr(sys, "stderr", pantalla)
    reloj = iter(i * 0.1 for i in range(1, 1000))
    monkeypatch.setattr("time.monotonic", lambda: next(reloj))
    with diagnostico.Barra(100) as barra:
        for _ in range(100):
            barra.avanzar()
        salida.escribir("dato")
    texto = pantalla.getvalue()
    assert texto.count("de 100") in range(20, 41)
    assert texto.endswith("\r\x1b[K")


def test_an_interrupted_batch_tells_its_count(capsys: pytest.CaptureFixture[str]) -> None:
    recorrido = Recorrido(en_json=True, total=2)

    def interrumpir() -> None:
        with recorrido:
            recorrido.extraviado("uno.xml", "no es de aquí")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrumpir()
    dicho = capsys.readouterr()
    assert '"extraviado"' in dicho.out
    assert "1 extraviado" in dicho.err


@pytest.mark.norma("V17")
def test_sealing_asks_before_and_no_is_no(
    sin_base: Linea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paquete = tmp_path / "paquete.json"
    paquete.write_bytes(
        escribir_paquete(
            ambiente=Ambiente.PRUEBAS,
            identidad="x",
            nivel=Nivel.PLANTEL,
            usuario="dir",
            nombre="Ana\x1b[2J Prueba",
            curp="",
            rfc="",
            anclas=(),
            certificados=(),
        )
    )
    for nombre in ("a.cer", "a.key"):
        (tmp_path / nombre).write_bytes(b"x")
    pedida = []
    monkeypatch.setattr(firma, "pedir_secreto", lambda **_: pedida.append(1))
    orden = ["firma", "sellar", str(paquete), "--salida", str(tmp_path / "s.json")]
    orden += ["--cer", str(tmp_path / "a.cer"), "--key", str(tmp_path / "a.key")]
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert correr(orden) == 2
    dicho = sin_base.capsys.readouterr()
    assert "¿Sellar 0 certificados" in dicho.err
    assert "CLI-005" in dicho.err
    assert "\x1b" not in dicho.out + dicho.err
    assert not pedida
    assert not (tmp_path / "s.json").exists()


def test_every_stray_of_an_answer_has_its_sentence() -> None:
    from certtui.process.respuesta import decision

    arbol = ast.parse(Path(decision.__file__).read_text("utf-8"))
    claves = {
        c.value
        for n in ast.walk(arbol)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "Extravio"
        for c in ast.walk(n.args[1])
        if isinstance(c, ast.Constant) and isinstance(c.value, str)
    }
    assert len(claves) > 5
    assert claves <= set(respuestas.EXTRAVIOS)
