"""A password that cannot be shown."""

import pickle
import traceback
from collections.abc import Callable
from io import BytesIO

import pytest

from certtui.efirma.anclas import Anclas
from certtui.efirma.diagnostico import diagnosticar
from certtui.efirma.errores import EfirmaError
from certtui.efirma.llave import abrir_llave
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import preparar, sellar_en_hijo
from tests.efirma.muestras import AHORA, XOCHILT

MALA = "Ñandú-7731-secreta"
_TROZOS = (MALA, repr(MALA.encode("cp1252")), repr(MALA.encode()), "7731")


def _secreto() -> Secreto:
    return Secreto(MALA)


@pytest.mark.norma("L16b")
def test_no_text_form_shows_it() -> None:
    secreto = _secreto()
    for texto in (repr(secreto), str(secreto), f"{secreto}", f"{secreto!a:>30}", f"{[secreto]}"):
        assert not any(trozo in texto for trozo in _TROZOS)


@pytest.mark.parametrize("protocolo", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_refuses_to_be_pickled(protocolo: int) -> None:
    with pytest.raises(TypeError, match="no se guarda"):
        pickle.dumps(_secreto(), protocolo)


def _abrir(anclas: Anclas) -> object:
    return abrir_llave(XOCHILT.key, _secreto())


def _preparar(anclas: Anclas) -> object:
    return preparar(XOCHILT.cer, XOCHILT.key, _secreto(), ahora=AHORA, anclas=anclas)


def _sellar(anclas: Anclas) -> object:
    sellos = sellar_en_hijo(
        XOCHILT.cer, XOCHILT.key, _secreto(), ["||a||"], ahora=AHORA, anclas=anclas
    )
    return list(sellos)


@pytest.mark.norma("L16b")
@pytest.mark.parametrize("accion", [_abrir, _preparar, _sellar])
def test_a_traceback_with_locals_never_shows_it(
    accion: Callable[[Anclas], object], anclas: Anclas
) -> None:
    with pytest.raises(EfirmaError) as fallo:
        accion(anclas)
    detalle = traceback.TracebackException.from_exception(fallo.value, capture_locals=True)
    texto = "".join(detalle.format())
    assert "Secreto(***)" in texto
    assert not any(trozo in texto for trozo in _TROZOS)


def test_the_findings_never_show_it(anclas: Anclas) -> None:
    hallazgos = diagnosticar(XOCHILT.cer, XOCHILT.key, _secreto(), ahora=AHORA, anclas=anclas)
    assert not any(trozo in repr(hallazgos) for trozo in _TROZOS)


@pytest.mark.parametrize(
    ("texto", "candidatos"),
    [
        ("abc", [b"abc"]),
        ("ñ", [b"\xf1", b"\xc3\xb1"]),
        ("€", [b"\x80", b"\xe2\x82\xac"]),
        ("日本", ["日本".encode()]),
        ("a\udcf1", [b"a\xf1"]),
    ],
)
def test_windows_1252_goes_before_utf8(texto: str, candidatos: list[bytes]) -> None:
    secreto = Secreto(texto)
    assert [secreto.candidato(i) for i in secreto.intentos] == candidatos


def test_equal_secrets_are_equal_and_nothing_else_is() -> None:
    assert Secreto("uno") == Secreto("uno")
    assert Secreto("uno") != Secreto("dos")
    assert Secreto("uno") != Secreto("uñ")
    assert Secreto("uno") != "uno"
    with pytest.raises(TypeError):
        hash(Secreto("uno"))


def test_an_empty_password_is_known_as_such() -> None:
    assert Secreto("").vacio
    assert not Secreto(" ").vacio


def test_it_travels_through_a_pipe_as_its_candidates() -> None:
    tuberia = BytesIO()
    Secreto("ñ").escribir_en(tuberia)
    assert tuberia.getvalue() == b"\x02\0\0\0\x01\xf1\0\0\0\x02\xc3\xb1"
