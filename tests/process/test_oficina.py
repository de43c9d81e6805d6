"""Tests of the session on a base."""

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.process import usuarios
from certtui.process.errores import CorreoNoInstitucional, SinPermiso, UsuarioDesconocido
from certtui.process.oficina import abrir_oficina
from tests.process.camino import Camino, gente


@pytest.mark.norma("L10c")
@pytest.mark.parametrize("usuario", ["nadie", "se.norte2"])
def test_who_is_not_in_the_base_or_not_active_does_not_enter_L10c(c: Camino, usuario: str) -> None:
    usuarios.desactivar(c.como("sistema"), gente()["se.norte2"], "dejó la oficina")
    with pytest.raises(UsuarioDesconocido) as error:
        abrir_oficina(c.oficina.base.ruta, usuario=usuario)
    assert error.value.regla == "L10c"


@pytest.mark.norma("L10d", "C26")
def test_a_user_has_an_institutional_email_where_the_office_lists_its_domains_L10d(
    c: Camino,
) -> None:
    abrir_oficina(c.oficina.base.ruta, usuario="se.norte").base.cerrar()
    c.poner("correo.dominios_usuario", "otra.example, PRUEBA.example")
    abrir_oficina(c.oficina.base.ruta, usuario="se.norte").base.cerrar()
    c.poner("correo.dominios_usuario", "otra.example")
    with pytest.raises(CorreoNoInstitucional) as error:
        abrir_oficina(c.oficina.base.ruta, usuario="se.norte")
    assert error.value.regla == "L10d"
    abrir_oficina(c.oficina.base.ruta).base.cerrar()


def test_an_act_is_refused_to_another_role(c: Camino) -> None:
    from certtui.domain.rol import Rol

    c.como("estatal").exigir("L04", Rol.SE_ESTATAL)
    with pytest.raises(SinPermiso) as error:
        c.como("se.norte").exigir("L04", Rol.SE_ESTATAL)
    assert error.value.regla == "L04"


def test_the_environment_of_a_base_is_for_ever(c: Camino, real: Camino) -> None:
    assert (c.oficina.ambiente, real.oficina.ambiente) == (Ambiente.PRUEBAS, Ambiente.PRODUCTIVO)


def test_the_date_is_that_of_the_entidad(c: Camino) -> None:
    from datetime import timedelta

    c.reloj.adelantar(timedelta(hours=13))
    assert c.reloj.ahora().date() > c.oficina.hoy()
