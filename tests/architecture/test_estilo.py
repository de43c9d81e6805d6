"""What ruff does not know of this house: SQL, print, markup, clocks, names, stray Spanish."""

from collections import Counter

import pytest

from tests.architecture.revisor import PAQUETE, Falta, revisar, revisar_todo

ADMITIDAS: dict[tuple[str, str], str] = {
    ("cli/peticion.py", "reloj"): "the edge of the command line reads the clock that it injects",
    ("cli/ordenes/demo.py", "reloj"): "names the demo's new base after the instant",
    ("cli/diagnostico.py", "reloj"): "an incident is told with its instant",
    ("cli/diagnostico.py", "azar"): "an incident's number must not repeat",
}
"""Reasoned exceptions: (file, rule)."""

LITERALES: dict[str, tuple[int, str]] = {
    "domain/nombre.py": (24, "the table of accents that are only suggested (L17b)"),
    "domain/ajustes.py": (24, "each setting has its note beside it, and official texts as default"),
    "domain/curp.py": (1, "the alphabet of the check digit"),
    "domain/rfc.py": (2, "the alphabet and the shape of an RFC"),
    "domain/elegibilidad.py": (2, "an answer that the norm quotes, and the value seen"),
    "domain/correo.py": (1, "name of the datum, a value of the error"),
    "domain/matricula.py": (1, "name of the datum, a value of the error"),
    "process/consultas.py": (1, "name of what was not found, a value of the error"),
    "process/motor.py": (3, "names of what was not found and of the missing state, values"),
    "process/tramite.py": (2, "names of what was not found, values of the error"),
    "process/envio.py": (2, "reason of a refused lot, a value of the error"),
    "process/armado.py": (1, "reason of a refused lot, a value of the error"),
    "process/perdida.py": (1, "reason of a refused lot, a value of the error"),
    "process/efectos/carga.py": (1, "name of the missing datum, a value of the error"),
    "process/folios.py": (4, "reason of a refused range, a value of the error"),
    "process/instantanea.py": (1, "name of the missing datum, a value of the error"),
    "process/respuesta/importar.py": (
        2,
        "what the log keeps of a lot, and the reason of a refused one",
    ),
    "process/verificacion/cadena_recobrada.py": (2, "alphabets of a recovered text"),
    "process/verificacion/datos.py": (1, "words printed in the certificate, to be found again"),
    "process/verificacion/dictamen.py": (1, "the verdicts, word for word as the office reads them"),
    "process/verificacion/impreso.py": (4, "names of the printed fields, values of the verdict"),
}
"""How many Spanish literals a file of domain or process may hold, and why they are not in texts."""


@pytest.fixture(scope="module")
def faltas() -> list[Falta]:
    """What the lint finds in the program."""
    return revisar_todo()


def test_the_house_rules_hold(faltas: list[Falta]) -> None:
    malas = [f for f in faltas if f.regla != "literal" and (f.archivo, f.regla) not in ADMITIDAS]
    assert malas == []


def test_spanish_for_people_lives_in_texts(faltas: list[Falta]) -> None:
    cuenta = Counter(f.archivo for f in faltas if f.regla == "literal")
    de_mas = {
        archivo: [f.visto for f in faltas if f.regla == "literal" and f.archivo == archivo]
        for archivo, n in cuenta.items()
        if not archivo.startswith("process/demo/") and n > LITERALES.get(archivo, (0, ""))[0]
    }
    assert de_mas == {}


def test_an_exception_is_needed(faltas: list[Falta]) -> None:
    assert set(ADMITIDAS) - {(f.archivo, f.regla) for f in faltas} == set()


def test_an_exception_names_a_file_that_exists() -> None:
    for archivo, (cuantas, motivo) in LITERALES.items():
        assert (PAQUETE / archivo).is_file(), archivo
        assert cuantas > 0
        assert motivo


@pytest.mark.parametrize(
    ("archivo", "fuente", "regla"),
    [
        ("process/x.py", "with base.db.atomic():\n    pass\n", "atomic"),
        ("process/x.py", "base.db.conn.execute('x')\n", "conn"),
        ("process/x.py", "base.filas(f'SELECT {a} FROM b')\n", "sql"),
        ("domain/x.py", "A = 'UPDATE tramite SET a = 1'\n", "sql"),
        ("process/x.py", "print('hola')\n", "print"),
        ("tui/x.py", "Static(nombre)\n", "markup"),
        ("tui/x.py", "Label(nombre, markup=True)\n", "markup"),
        ("process/x.py", "raise E(motivo='ya está firmado')\n", "literal"),
        ("domain/x.py", "def f():\n    return 'año'\n", "literal"),
        ("store/utils.py", "A = 1\n", "nombre"),
        ("store/x.py", "class FolioManager:\n    pass\n", "nombre"),
        ("process/x.py", "def date_helper():\n    pass\n", "nombre"),
        ("process/x.py", "a = datetime.now(UTC)\n", "reloj"),
        ("process/x.py", "a = time.time()\n", "reloj"),
        ("store/x.py", "a = uuid.uuid4()\n", "reloj"),
        ("process/x.py", "a = random.random()\n", "azar"),
        ("process/x.py", "a = random.Random()\n", "azar"),
        ("process/x.py", "a = secrets.token_hex(2)\n", "azar"),
    ],
)
def test_the_lint_sees_each_fault(archivo: str, fuente: str, regla: str) -> None:
    assert regla in {f.regla for f in revisar(fuente, archivo)}


@pytest.mark.parametrize(
    ("archivo", "fuente"),
    [
        ("store/x.py", "base.db.conn.execute('SELECT 1')\n"),
        ("cli/x.py", "print('año')\n"),
        ("tui/x.py", "Static(nombre, markup=False)\n"),
        ("process/x.py", '"""Niñez."""\n\nA = 1\n"""El año."""\n'),
        ("process/x.py", "raise TypeError('el trámite llegó vacío')\n"),
        ("process/entorno.py", "a = datetime.now(UTC)\nb = uuid.uuid4()\n"),
        ("process/x.py", "a = random.Random(7)\nb = azar.random()\nmanaged = 1\n"),
    ],
)
def test_the_lint_leaves_what_is_right_alone(archivo: str, fuente: str) -> None:
    assert list(revisar(fuente, archivo)) == []
