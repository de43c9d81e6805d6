"""Keys as a person writes them, and which ones a command may take."""

import pytest

from certtui.domain.teclado import (
    Orden,
    OrdenDesconocida,
    OrdenFija,
    Pagina,
    TeclaInvalida,
    TeclaOcupada,
    leer_tecla,
    revisar_teclas,
)

ABRIR = Orden("cola.abrir", "Abrir", "Abre.", ("enter",))
SOLICITAR = Orden("cola.solicitar", "Solicitar", "Solicita.", ("s",))
BAJAR = Orden("lista.bajar", "Bajar", "Baja.", ("down", "j"))
FIJA = Orden("dialogo.si", "Sí", "Sí.", ("s",), fija=True)
FIRMAR = Orden("firma.firmar", "Firmar", "Firma.", ("f",))
PAGINAS = (
    Pagina("cola", "Cola", (ABRIR, SOLICITAR, FIJA), (BAJAR,)),
    Pagina("firma", "Firma", (FIRMAR,), (BAJAR,)),
)


@pytest.mark.parametrize(
    ("escrita", "tecla"),
    [
        ("s", "s"),
        ("G", "G"),
        ("ñ", "ñ"),
        ("/", "slash"),
        ("?", "question_mark"),
        (",", "comma"),
        ("@", "at"),
        ("Intro", "enter"),
        (" Espacio ", "space"),
        ("RePág", "pageup"),
        ("↑", "up"),
        ("F2", "f2"),
        ("Ctrl+S", "ctrl+s"),
        ("Mayús+Tab", "shift+tab"),
        ("ctrl+right", "ctrl+right"),
        ("slash", "slash"),
    ],
)
def test_a_key_is_read_as_it_is_written_and_stays_as_it_is_kept(escrita: str, tecla: str) -> None:
    assert leer_tecla(escrita) == tecla
    assert leer_tecla(tecla) == tecla


@pytest.mark.parametrize(
    "escrita", ["", " ", "hola", "F13", "ctrl+", "ctrl+hola", "\x1b", "mayus+a"]
)
def test_what_no_terminal_sends_is_refused(escrita: str) -> None:
    with pytest.raises(TeclaInvalida):
        leer_tecla(escrita)


def test_keys_may_be_swapped_and_shared_between_screens() -> None:
    revisar_teclas(PAGINAS, {"cola.solicitar": ("f",)})
    revisar_teclas(PAGINAS, {"cola.solicitar": ("enter",), "cola.abrir": ("z",)})


@pytest.mark.parametrize(
    ("cambios", "falla"),
    [
        ({"cola.nada": ("x",)}, OrdenDesconocida),
        ({"dialogo.si": ("x",)}, OrdenFija),
        ({"cola.abrir": ()}, TeclaInvalida),
        ({"cola.abrir": ("Intro",)}, TeclaInvalida),
        ({"cola.solicitar": ("j",)}, TeclaOcupada),
        ({"cola.solicitar": ("x",), "cola.abrir": ("x",)}, TeclaOcupada),
        ({"lista.bajar": ("f",)}, TeclaOcupada),
    ],
)
def test_an_unknown_command_and_a_key_with_an_owner_are_refused(
    cambios: dict[str, tuple[str, ...]], falla: type[Exception]
) -> None:
    with pytest.raises(falla):
        revisar_teclas(PAGINAS, cambios)
