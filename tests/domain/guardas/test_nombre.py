"""Guards of the review of the name, each by its rule id."""

import pytest

from tests.domain.guardas.base_hechos import alumno, con, hechos, pasa, rehusa, tramite

BUENO = {"nombre": "Ana", "primer_apellido": "De la Ñ", "cotejo_documento": "Acta"}


@pytest.mark.norma("L17a", "C04")
@pytest.mark.parametrize("campo", ["nombre", "primer_apellido", "segundo_apellido"])
def test_a_name_in_capitals_is_refused_L17a(campo: str) -> None:
    rehusa("L17a", hechos(datos={**BUENO, campo: "EJEMPLO"}))
    pasa("L17a", hechos(datos=BUENO))
    pasa("L17a", con({"nombres.regla": "libre"}, datos={campo: "EJEMPLO"}))


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
