"""The filter's little language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.process.consultas import FiltroCola
from certtui.process.pendientes import NOMBRES
from certtui.texts import pantallas_filtro
from certtui.tui.piezas.filtro import SIN_ESTADO, escribir_filtro, leer_filtro

ESTADOS = {
    "rechazado": "Rechazado",
    "registrado": "Registrado",
    "en_firma": "En firma",
    "cancelacion_solicitada": "Cancelación solicitada",
    "cancelado": "Cancelado",
    "baja": "Baja",
    "baja_solicitada": "Baja solicitada",
}


def test_the_states_that_do_not_fit_in_two_lines_are_counted() -> None:
    estados = [f"estado_{n:02d}" for n in range(18)]
    dicho = pantallas_filtro.estado_desconocido("zzz", estados)
    assert len(dicho) <= 2 * 78
    hay, _, mas = dicho.partition("Hay: ")[2].partition(" y ")
    assert len(hay.split(", ")) + int(mas.split()[0]) == 18
    assert pantallas_filtro.estado_desconocido("z", estados[:2]).endswith("estado_00, estado_01.")


@given(st.text())
def test_no_text_makes_it_raise(texto: str) -> None:
    leer_filtro(texto, ESTADOS)


@given(st.text(alphabet='abe:" ptlo-_1ñÉ', max_size=40))
def test_no_text_of_its_own_alphabet_makes_it_raise(texto: str) -> None:
    lectura = leer_filtro(texto, ESTADOS)
    assert not lectura.falla or lectura.filtro == FiltroCola()


@given(
    st.builds(
        FiltroCola,
        plantel=st.sampled_from(["", "901", "902"]),
        estado=st.sampled_from(["", *ESTADOS]),
        plan=st.sampled_from(["", "INFO18"]),
        grupo=st.sampled_from(["", "601", "601-INFO18"]),
        carrera=st.sampled_from(["", "informática", "técnico en x"]),
        ciclo=st.sampled_from(["", "2025-2026"]),
        pendiente=st.sampled_from(["", *NOMBRES]),
        desde=st.sampled_from(["", "2026-07-01", "2026-07-31"]),
        hasta=st.sampled_from(["", "2026-07-31"]),
        vacios=st.sampled_from([(), ("correo",), ("correo", "folio", "grupo", "ciclo")]),
        texto=st.sampled_from(["", "peña", "ana sofía", 'ana "de la luz"']),
    )
)
def test_what_is_written_is_read_back(filtro: FiltroCola) -> None:
    assert leer_filtro(escribir_filtro(filtro), ESTADOS).filtro == filtro


def test_a_date_is_written_as_people_write_it() -> None:
    escrito = escribir_filtro(FiltroCola(desde="2026-07-01", hasta="2026-07-31"))
    assert escrito == "desde:01/07/2026 hasta:31/07/2026"


def test_fields_and_free_text_go_together_in_any_order() -> None:
    lectura = leer_filtro("peña plantel:901 estado:rechazado grupo:601-info18 ana", ESTADOS)
    assert lectura.filtro == FiltroCola(
        plantel="901", estado="rechazado", grupo="601-INFO18", texto="peña ana"
    )


@pytest.mark.parametrize(
    ("escrito", "clave"),
    [
        ("estado:rech", "rechazado"),
        ("ESTADO:RECHAZADO", "rechazado"),
        ('estado:"en firma"', "en_firma"),
        ("estado:en-firma", "en_firma"),
        ("estado:baja", "baja"),
        ('estado:"Cancelación solicitada"', "cancelacion_solicitada"),
    ],
)
def test_a_state_is_known_by_key_label_or_beginning(escrito: str, clave: str) -> None:
    assert leer_filtro(escrito, ESTADOS).filtro.estado == clave


def test_an_unknown_field_is_told_with_the_ones_that_exist() -> None:
    falla = leer_filtro("zona:3", ESTADOS).falla
    assert "zona" in falla
    assert all(campo in falla for campo in pantallas_filtro.CAMPOS)


@pytest.mark.parametrize(
    ("escrito", "dice"),
    [
        ("estado:perdido", "Hay: rechazado"),
        ("estado:re", "rechazado, registrado"),
        ("estado:firmas", "Hay: en_firma, rechazado"),
        ("plantel:", "Falta el valor"),
        ("plantel:901 plantel:902", "dos veces"),
        ("fecha:2026-07-01 hasta:2026-07-02", "«hasta:» sobra"),
        ("desde:2026-07-01 fecha:2026-07-02", "«fecha:» sobra"),
        ("fecha:31/02/2026", "«fecha:31/02/2026» no es una fecha. Escriba fecha:10/07/2026"),
        ("pendiente:ayer", "No hay pendiente «ayer». Hay: mio, firma, firma-plantel"),
        ("hasta:ayer", "«hasta:ayer» no es una fecha"),
        ("desde:2026-08 hasta:2026-07", "«hasta:31/07/2026» es antes que «desde:01/08/2026»"),
        ("ciclo:2025-2027", "«ciclo:2025-2027» no es un ciclo escolar"),
        ("ciclo:26", "Por ejemplo: ciclo:2025-2026"),
        ("!estado:", "«!estado:» no existe: vacío se pregunta por !correo:"),
        ("!correo:x", "quite «x»"),
        ('peña "de la luz', 'Falta cerrar las comillas en «"de la luz»'),
    ],
)
def test_what_is_wrong_with_a_filter_is_said(escrito: str, dice: str) -> None:
    assert dice in leer_filtro(escrito, ESTADOS).falla


def test_a_hostile_field_name_is_told_harmlessly() -> None:
    assert "\x1b" not in leer_filtro("ab\x1b[2Jc:1", ESTADOS).falla
    assert "\u202e" not in leer_filtro("estado:\u202ex", ESTADOS).falla


@pytest.mark.parametrize(
    ("escrito", "filtro"),
    [
        ("pendiente:vencido-cancelación", FiltroCola(pendiente="vencido-cancelacion")),
        ("pendiente:venc", FiltroCola(pendiente="vencido")),
        ("fecha:10/07/2026", FiltroCola(desde="2026-07-10", hasta="2026-07-10")),
        ("fecha:2026-02", FiltroCola(desde="2026-02-01", hasta="2026-02-28")),
        ("desde:1/7/2026", FiltroCola(desde="2026-07-01")),
        ("hasta:2026-7", FiltroCola(hasta="2026-07-31")),
        ("!folio: !correo:", FiltroCola(vacios=("correo", "folio"))),
        ('carrera:"técnico en informática"', FiltroCola(carrera="técnico en informática")),
        ("ciclo:2025/2026", FiltroCola(ciclo="2025-2026")),
        ('  "de  la luz" josé', FiltroCola(texto='"de la luz" josé')),
        ('"solo"', FiltroCola(texto="solo")),
    ],
)
def test_dates_cycles_empty_fields_and_quotes(escrito: str, filtro: FiltroCola) -> None:
    lectura = leer_filtro(escrito, ESTADOS)
    assert (lectura.falla, lectura.filtro) == ("", filtro)


def test_a_screen_takes_only_its_own_fields() -> None:
    assert "ciclo" in leer_filtro("ciclo:2025-2026", {}, ("plantel", "plan")).falla
    assert "quite «!correo:»" in leer_filtro("!correo:", {}, ("plantel", "plan")).falla
    assert leer_filtro("!correo:", {}, SIN_ESTADO).filtro.vacios == ("correo",)
    assert "estado" in leer_filtro("estado:baja", ESTADOS, SIN_ESTADO).falla
