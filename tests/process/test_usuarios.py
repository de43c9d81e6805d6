"""The people of an office: what the rules allow, and what the log keeps."""

from dataclasses import replace

import pytest

from certtui.domain.rol import Rol, Usuario
from certtui.process import catalogos, usuarios
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


_ENCABEZADO = (
    "id,rol,entidad,plantel,nombre,primer_apellido,segundo_apellido,curp,rfc,correo,id_cargo,"
    "cargo,activo\n"
)


def _fila(u: Usuario) -> str:
    campos = (u.id, u.rol.value, u.entidad, u.plantel, u.nombre, u.primer_apellido,
              u.segundo_apellido, u.curp, u.rfc, u.correo, u.id_cargo, u.cargo)  # fmt: skip
    return ",".join([*campos, "1" if u.activo else "0"]) + "\n"


def _importar(c: Camino, *filas: Usuario | str) -> int:
    archivo = c.carpeta / "gente.csv"
    texto = "".join(f if isinstance(f, str) else _fila(f) for f in filas)
    archivo.write_text("# nota\n" + _ENCABEZADO + texto, encoding="utf-8")
    return catalogos.importar_catalogo(c.como("admin"), "usuarios", [archivo])


@pytest.mark.norma("L10b", "L10c", "L10d", "L16b")
def test_a_file_of_people_passes_the_same_rules_row_by_row_and_enters_whole_or_not_at_all(
    c: Camino,
) -> None:
    antes = bitacora.ultimo_evento(c.oficina.base)
    sin_plantel = replace(NUEVA, id="otra", plantel="999", correo="otra@")
    firma = replace(gente()["dir.centro"], rfc="", id_cargo="")
    with pytest.raises(usuarios.PersonasRehusadas) as error:
        _importar(c, NUEVA, sin_plantel, "# otra nota\n", _fila(NUEVA).replace("se_plantel", "rey"),
                  firma, NUEVA)  # fmt: skip
    assert [(r.linea, r.columna, r.regla) for r in error.value.renglones] == [
        (4, "plantel", "L10c"),
        (4, "correo", "L10d"),
        (6, "rol", "L10c"),
        (7, "rfc", "L16b"),
        (7, "id_cargo", "L16b"),
        (8, "id", "L10c"),
    ]
    assert "gente.csv:4 [plantel] «999» (L10c) El plantel «999» no está" in str(
        error.value.renglones[0].en_una_linea()
    )
    assert error.value.datos["cuantos"] == 4
    with pytest.raises(NoEncontrado):
        usuarios.buscar(c.como("admin"), "nueva")
    assert bitacora.ultimo_evento(c.oficina.base) == antes


@pytest.mark.norma("L10c")
def test_one_file_relieves_a_director_and_names_the_next_in_any_order(c: Camino) -> None:
    sale = replace(gente()["dir.norte"], activo=False)
    entra = replace(gente()["dir.norte"], id="dir.otra")
    with pytest.raises(usuarios.PersonasRehusadas, match="USU-002"):
        _importar(c, entra)
    assert _importar(c, entra, sale) == 2
    assert usuarios.buscar(c.como("admin"), "dir.otra").activo
    otra_mas = replace(entra, id="dir.tercera")
    with pytest.raises(usuarios.PersonasRehusadas) as error:
        _importar(c, otra_mas, replace(entra, activo=False), replace(otra_mas, id="dir.cuarta"))
    assert [(r.linea, r.valor) for r in error.value.renglones] == [(5, "dir.tercera")]
    c.cuadra()


@pytest.mark.norma("L10b", "L10c")
def test_a_file_does_not_shut_the_door_on_who_loads_it_and_logs_only_what_changes(
    c: Camino,
) -> None:
    with pytest.raises(usuarios.PersonasRehusadas) as error:
        _importar(c, replace(gente()["admin"], activo=False))
    assert [r.clave for r in error.value.renglones] == ["usuario.a_si_mismo"]
    antes = bitacora.ultimo_evento(c.oficina.base)
    assert _importar(c, *gente().values()) == len(gente())
    assert bitacora.ultimo_evento(c.oficina.base) == antes
    _importar(c, replace(gente()["se.norte"], nombre="Otra"))
    assert bitacora.ultimo_evento(c.oficina.base) == antes + 1
    with pytest.raises(SinPermiso):
        usuarios.importar(c.como("estatal"), "x.csv", [])
