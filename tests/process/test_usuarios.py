"""The people of an office: what the rules allow, and what the log keeps."""

from dataclasses import replace

import pytest

from certtui.domain.rol import Rol, Usuario
from certtui.process import usuarios
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.oficina import abrir_oficina
from certtui.process.usuarios import FiltroUsuarios, UsuarioInvalido
from certtui.store import bitacora
from tests.process.camino import AJENO, Camino, gente

NUEVA = Usuario(
    "nueva", "Zoé", Rol.SE_PLANTEL, "32", "901", correo="z@x.example", primer_apellido="Ñandúar"
)


def _claves(c: Camino, u: Usuario) -> list[tuple[str, str, str]]:
    return [(r.campo, r.clave, r.regla) for r in usuarios.revisar(c.como("admin"), u)]


@pytest.mark.norma("L10c", "L10d")
@pytest.mark.parametrize(
    ("cambios", "campo", "clave", "regla"),
    [
        ({"id": "Ño"}, "id", "id", "L10c"),
        ({"nombre": ""}, "nombre", "sin_nombre", "L10c"),
        ({"primer_apellido": ""}, "primer_apellido", "sin_apellido", "L10c"),
        ({"rol": Rol.SISTEMA}, "rol", "rol", "L10c"),
        ({"entidad": ""}, "entidad", "sin_entidad", "L10c"),
        ({"entidad": "33"}, "entidad", "sin_entidad", "L10c"),
        ({"plantel": "999"}, "plantel", "plantel", "L10c"),
        ({"plantel": AJENO}, "plantel", "plantel_ajeno", "L10c"),
        ({"rol": Rol.SE_ESTATAL}, "plantel", "sobra_plantel", "L10c"),
        ({"correo": "z@"}, "correo", "correo", "L10d"),
        ({"curp": "X"}, "curp", "curp", "L16b"),
        ({"rfc": "X"}, "rfc", "rfc", "L16b"),
    ],
)
def test_each_rule_is_told_by_its_field(
    c: Camino, cambios: dict[str, object], campo: str, clave: str, regla: str
) -> None:
    malo = replace(NUEVA, **cambios)  # type: ignore[arg-type]
    assert (campo, clave, regla) in _claves(c, malo)
    assert _claves(c, NUEVA) == []
    with pytest.raises(UsuarioInvalido, match=regla):
        usuarios.agregar(c.como("admin"), malo)


@pytest.mark.norma("L10c", "L16b")
def test_a_plantel_has_one_active_director_who_brings_what_signing_needs(c: Camino) -> None:
    otra = replace(gente()["dir.norte"], id="dir.otra", curp="", id_cargo="")
    assert _claves(c, otra) == [
        ("curp", "falta_de_firmante", "L16b"),
        ("id_cargo", "falta_de_firmante", "L16b"),
        ("rol", "otro_director", "L10c"),
    ]
    admin = c.como("admin")
    usuarios.desactivar(admin, gente()["dir.norte"], "dejó el cargo")
    nueva = replace(gente()["dir.norte"], id="dir.otra")
    usuarios.agregar(admin, nueva)
    inactivo = usuarios.buscar(admin, "dir.norte")
    with pytest.raises(UsuarioInvalido, match="L10c"):
        usuarios.reactivar(admin, inactivo, "volvió")
    c.cuadra()


@pytest.mark.norma("L10d")
def test_the_domain_is_the_one_that_the_login_will_ask_for(c: Camino) -> None:
    c.poner("correo.dominios_usuario", "zac.conalep.example")
    assert _claves(c, NUEVA) == [("correo", "dominio", "L10d")]
    bien = replace(NUEVA, correo="z@Zac.Conalep.example")
    usuarios.agregar(c.como("admin"), bien)
    oficina = abrir_oficina(c.oficina.base.ruta, usuario="nueva")
    assert oficina.usuario == bien
    oficina.base.cerrar()


@pytest.mark.norma("L10b")
def test_only_administration_writes_and_every_change_is_in_the_log(c: Camino) -> None:
    for quien in ("estatal", "se.norte", "dse", "lector"):
        with pytest.raises(SinPermiso, match="L10b"):
            usuarios.agregar(c.como(quien), NUEVA)
    admin = c.como("admin")
    usuarios.agregar(admin, NUEVA)
    usuarios.cambiar(admin, NUEVA, replace(NUEVA, rol=Rol.LECTOR, correo="otro@x.example"))
    dato = bitacora.dato_de(c.oficina.base, "usuario", 0, "usuario")
    assert dato["id"] == "nueva"
    assert dato["cambios"] == {
        "rol": ["se_plantel", "lector"],
        "correo": ["z@x.example", "otro@x.example"],
    }
    with pytest.raises(UsuarioInvalido, match="L10b"):
        usuarios.cambiar(admin, NUEVA, replace(NUEVA, correo="tarde@x.example"))
    with pytest.raises(UsuarioInvalido, match="L10c"):
        usuarios.agregar(admin, NUEVA)
    with pytest.raises(NoEncontrado):
        usuarios.buscar(admin, "nadie")
    c.cuadra()


@pytest.mark.norma("L10c")
def test_nobody_shuts_the_door_on_themselves_nor_on_the_last_administrator(c: Camino) -> None:
    yo = gente()["admin"]
    with pytest.raises(UsuarioInvalido, match="L10c"):
        usuarios.desactivar(c.como("admin"), yo, "x")
    with pytest.raises(UsuarioInvalido, match="L10c"):
        usuarios.desactivar(c.como("sistema"), yo, "x")
    usuarios.agregar(c.como("admin"), replace(yo, id="admin2"))
    usuarios.desactivar(c.como("sistema"), yo, "se fue")
    with pytest.raises(SinPermiso):
        usuarios.agregar(c.como("admin"), NUEVA)


def test_pages_keep_to_the_scope_and_the_filter(c: Camino) -> None:
    def ids(quien: str, **filtro: str) -> list[str]:
        oficina, f = c.como(quien), FiltroUsuarios(**filtro)
        hallados = usuarios.pagina(oficina, f, 0, 100)
        assert usuarios.contar(oficina, f) == len(hallados)
        assert [usuarios.posicion(oficina, f, n) for n, _ in hallados] == list(range(len(hallados)))
        return [u.id for _, u in hallados]

    assert set(ids("admin")) == set(gente())
    assert "se.ajeno" not in ids("estatal")
    assert ids("se.norte") == ["dir.norte", "se.norte", "se.norte2"]
    assert ids("admin", rol="dse") == ["dse"]
    assert ids("admin", texto="dir.nor") == ["dir.norte"]
    assert ids("admin", texto="%") == []
