"""Guards of the review of the name, each by its rule id."""

import pytest

from certtui.domain.rechazo import NombreRehusado, campo_del_nombre
from tests.domain.guardas.base_hechos import alumno, con, hechos, pasa, rehusa, tramite

BUENO = {"nombre": "Aná", "primer_apellido": "Ejemplo", "cotejo_documento": "Acta"}


@pytest.mark.norma("L17a", "C04")
@pytest.mark.parametrize("campo", ["nombre", "primer_apellido", "segundo_apellido"])
def test_a_name_in_capitals_is_refused_L17a(campo: str) -> None:
    rehusa("L17a", hechos(datos={**BUENO, campo: "EJEMPLO"}))
    pasa("L17a", hechos(datos=BUENO))
    pasa("L17a", con({"nombres.regla": "libre"}, datos={campo: "EJEMPLO"}))


@pytest.mark.norma("L17a")
@pytest.mark.parametrize(
    ("texto", "clave"),
    [("Iné? 😀", "letras"), ("Ana 2", "letras"), ("JosÃ©", "mojibake"), ("Ñu" * 200, "largo")],
)
def test_what_cannot_be_printed_is_refused_written_or_already_kept_L17a(
    texto: str, clave: str
) -> None:
    rehusa("L17a", hechos(datos={**BUENO, "nombre": texto}), f"L17a.{clave}")
    rehusa("L17a", hechos(datos={"nombre": texto, "motivo": "acta"}), f"L17a.{clave}")
    rehusa("L17a", hechos(tramite=tramite(nombre=texto)), f"L17a.{clave}")
    rehusa("L17a", con({"nombres.regla": "libre"}, datos={"nombre": texto}), f"L17a.{clave}")
    pasa("L17a", hechos(tramite=tramite(nombre="Ana", primer_apellido="De la Ñ")))


@pytest.mark.norma("L17c", "C31")
@pytest.mark.parametrize(
    "cambio", [{"nombre": "Anna"}, {"primer_apellido": "Ejemplar"}, {"segundo_apellido": "Sol"}]
)
def test_a_name_that_is_not_the_acta_s_is_confirmed_by_who_saw_both_L17c(
    cambio: dict[str, str],
) -> None:
    rehusa("L17c", hechos(datos=BUENO | cambio), "L17c.acta")
    rehusa("L17c", hechos(datos=BUENO | cambio | {"mirado": "no"}), "L17c.acta")
    pasa("L17c", hechos(datos=BUENO | cambio | {"mirado": "si"}))


@pytest.mark.norma("L18")
@pytest.mark.parametrize(
    ("mensaje", "otro"),
    [
        ("El segundo apellido del alumno no coincide con la CURP", {"segundo_apellido": "Sol"}),
        ("El primer apellido no coincide", {"primer_apellido": "Ejempló"}),
        ("El nombre no coincide", {"primer_apellido": "Ejempló"}),
    ],
)
def test_the_name_that_cosfac_refused_is_confirmed_by_who_saw_its_answer_L18(
    mensaje: str, otro: dict[str, str]
) -> None:
    rehusado = NombreRehusado(campo_del_nombre(mensaje), mensaje, ("Aná", "Ejemplo", ""))
    rehusa("L18", hechos(nombre_rehusado=rehusado, datos=BUENO), "L18.nombre")
    pasa("L18", hechos(nombre_rehusado=rehusado, datos=BUENO | {"mirado": "si"}))
    pasa("L18", hechos(nombre_rehusado=rehusado, datos=BUENO | otro))
    pasa("L18", hechos(datos=BUENO))


@pytest.mark.norma("L17c")
def test_the_name_is_compared_with_a_document_L17c() -> None:
    rehusa("L17c", hechos(datos={**BUENO, "cotejo_documento": " "}))
    rehusa("L17c", hechos(datos={**BUENO, "nombre": ""}), "L17c.vacio")
    rehusa("L17c", hechos(datos={**BUENO, "primer_apellido": ""}), "L17c.vacio")
    pasa("L17c", hechos(datos=BUENO))


@pytest.mark.norma("L17d")
def test_an_adult_states_the_name_L17d() -> None:
    pasa("L17d", hechos(datos={"manifestado_por": "egresado"}))
    for otro in ("tutor", "madre", "padre", "amigo", ""):
        rehusa("L17d", hechos(datos={"manifestado_por": otro}))


@pytest.mark.norma("L17d")
def test_the_guardian_of_a_minor_states_it_L17d() -> None:
    from certtui.domain.curp import digito_verificador

    base = "BEBA100101MZSJRNA"
    menor = alumno(curp=f"{base}{digito_verificador(base)}")
    for quien in ("tutor", "madre", "padre"):
        pasa("L17d", hechos(alumno=menor, datos={"manifestado_por": quien}))
    rehusa("L17d", hechos(alumno=menor, datos={"manifestado_por": "egresado"}))
    ilegible = alumno(curp="no es")
    rehusa("L17d", hechos(alumno=ilegible, datos={"manifestado_por": "egresado"}))


@pytest.mark.norma("L17e", "C08")
def test_only_the_name_is_corrected_here_L17e() -> None:
    rehusa("L17e", hechos(datos={"nombre": "Ana", "curp": "X"}))
    rehusa("L17e", hechos(datos={"carrera": "Otra"}))
    pasa("L17e", hechos(datos={"nombre": "Ana", "segundo_apellido": "", "motivo": "acento"}))


@pytest.mark.norma("V21")
def test_nobody_signs_before_the_second_look_when_it_is_on_V21() -> None:
    rehusa("V21", con({"nombres.revision_estatal": "si"}))
    visto = tramite(validado_estatal_por="estatal")
    pasa("V21", con({"nombres.revision_estatal": "si"}, tramite=visto))
    pasa("V21", hechos())
