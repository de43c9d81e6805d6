import pytest

from certtui.archivos import carpeta_de_datos
from certtui.domain.errores import CerttuiError
from certtui.export import errores
from certtui.export.errores import GlifoAusente
from certtui.export.fuentes import Letra, medir, repertorio
from certtui.texts.errores import PLANTILLAS, explicar


@pytest.mark.parametrize("letra", list(Letra))
def test_every_font_prints_spanish_and_all_of_latin_1_and_extended_a(letra: Letra) -> None:
    latinas = {chr(c) for c in range(0xC0, 0x180) if chr(c) != "ŉ"}
    ascii_ = {chr(c) for c in range(0x20, 0x7F)}
    signos = set("¿¡–—“”‘’«»…·ªº№°²³€|©®§")
    assert (latinas | ascii_ | signos) - repertorio(letra) == set()


@pytest.mark.parametrize("letra", list(Letra))
def test_fonts_are_small_and_carry_their_licence(letra: Letra) -> None:
    carpeta = carpeta_de_datos() / "fuentes"
    assert (carpeta / f"{letra}.ttf").stat().st_size < 40_000
    assert "SIL OPEN FONT LICENSE" in (carpeta / "OFL.txt").read_text()
    assert f"{letra}.ttf" in (carpeta / "LEEME.md").read_text()


def test_a_missing_glyph_is_named_with_its_field() -> None:
    with pytest.raises(GlifoAusente) as error:
        medir(Letra.SANS, 10, "Ana 漢", "Alumno.nombre")
    explicacion = explicar(error.value)
    assert "«漢»" in explicacion.frase
    assert "Alumno.nombre" in explicacion.frase


def test_every_failure_of_this_room_has_its_own_code_and_words() -> None:
    clases = [
        c for c in vars(errores).values()
        if isinstance(c, type) and issubclass(c, CerttuiError) and c is not CerttuiError
    ]  # fmt: skip
    assert len({c.codigo for c in clases}) == len(clases) == 12
    assert all(c.codigo in PLANTILLAS for c in clases)
