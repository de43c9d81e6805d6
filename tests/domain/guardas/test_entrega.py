"""Guards of custody and delivery, each by its rule id."""

import pytest

from certtui.domain.curp import digito_verificador
from tests.domain.guardas.base_hechos import alumno, con, hechos, pasa, rehusa

TRES = frozenset({"pdf", "xml", "png"})
_BASE = "BEBA100101MZSJRNA"
MENOR = alumno(curp=f"{_BASE}{digito_verificador(_BASE)}")


@pytest.mark.norma("L14a")
def test_files_that_are_not_whole_are_not_recorded_L14a() -> None:
    rehusa("L14a", hechos(datos={"custodia": "falta x.pdf"}))
    rehusa("L14a", hechos())
    pasa("L14a", hechos(datos={"custodia": "integra"}))


@pytest.mark.norma("L13a", "C13")
def test_the_delivery_is_by_email_with_the_three_files_L13a() -> None:
    bueno = {"medio": "correo", "miembros": TRES}
    rehusa("L13a", hechos(datos={**bueno, "medio": "ventanilla"}), "L13a.medio")
    rehusa("L13a", hechos(datos={"medio": "correo"}))
    for miembros in (TRES - {"pdf"}, TRES - {"xml"}, TRES - {"png"}, TRES | {"otro"}):
        rehusa("L13a", hechos(datos={**bueno, "miembros": miembros}))
    pasa("L13a", hechos(datos=bueno))


@pytest.mark.norma("L13c", "C21", "C26")
@pytest.mark.parametrize(
    ("origen", "adulto", "menor"),
    [
        ("egresado", True, False),
        ("tutor", False, True),
        ("madre", False, True),
        ("padre", False, True),
        ("vecino", False, False),
        ("", False, False),
    ],
)
def test_a_personal_address_is_stated_by_the_right_person_L13c(
    origen: str, adulto: bool, menor: bool
) -> None:
    datos = {"correo": "otra@correo.example", "origen": origen, "declarado_por": "Alguien"}
    (pasa if adulto else rehusa)("L13c", hechos(datos=datos))
    (pasa if menor else rehusa)("L13c", hechos(alumno=MENOR, datos=datos))


@pytest.mark.norma("L13c")
def test_the_institutional_address_is_the_students_own_L13c() -> None:
    origen = "institucional"
    pasa("L13c", hechos(datos={"correo": "ANA@alumno.example", "origen": origen}))
    rehusa("L13c", hechos(datos={"correo": "otro@alumno.example", "origen": origen}))
    sin = alumno(correo_institucional="")
    rehusa("L13c", hechos(alumno=sin, datos={"correo": "", "origen": origen}))
    datos = {"correo": "a@b.mx", "origen": "egresado", "declarado_por": "Ana"}
    rehusa("L13c", hechos(alumno=alumno(curp="?"), datos=datos), "L13c.edad")
    sin_decir = hechos(datos={**datos, "declarado_por": " "})
    rehusa("L13c", sin_decir, "L13c.declarante")


@pytest.mark.norma("L13e")
def test_a_delivery_ends_with_an_acuse_L13e() -> None:
    rehusa("L13e", hechos(datos={"recibe": "  "}))
    pasa("L13e", hechos(datos={"recibe": "Ana Ejemplo"}))


@pytest.mark.norma("V-DG7")
def test_an_instruction_is_cited_where_the_office_wants_one() -> None:
    pasa("V-DG7", hechos())
    rehusa("V-DG7", con({"entrega.instruccion_dg": "si"}))
    pasa("V-DG7", con({"entrega.instruccion_dg": "si"}, datos={"instruccion": "OF-1"}))
