"""When frames ask, and when they wait."""

from certtui.tui.wire.compas import PLAZO, Compas


def rafaga(compas: Compas, *, desde: float = 0.0, cada: float = 0.02, n: int = 8) -> list[bool]:
    return [compas.cuadro(desde + cada * i) for i in range(n)]


def test_single_keys_never_ask() -> None:
    assert not any(rafaga(Compas(), cada=0.1, n=50))


def test_a_held_key_asks_once_and_waits_for_the_answer() -> None:
    compas = Compas()
    assert rafaga(compas) == [False] * 7 + [True]
    assert compas.espera
    assert not compas.cuadro(0.17)
    compas.llego(0.2)
    assert not compas.espera
    assert compas.cuadro(0.18)


def test_on_a_slow_line_two_frames_are_already_a_burst() -> None:
    compas = Compas()
    rafaga(compas)
    compas.llego(0.9)
    assert [compas.cuadro(1.0), compas.cuadro(1.1)] == [False, True]
    compas.llego(1.12)
    assert rafaga(compas, desde=2.0) == [False] * 7 + [True]


def test_a_terminal_that_never_answers_is_not_asked_again() -> None:
    compas = Compas()
    rafaga(compas)
    assert not compas.vencio(1.0)
    assert compas.vencio(PLAZO + 1)
    assert not compas.espera
    assert not any(rafaga(compas, desde=10.0, n=20))
