"""Help, usage sentences, exit codes, identity, incidents and what is never loaded."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from certtui.cli import diagnostico, principal
from certtui.cli.espanol import GENERALES, Grupo, Opcion
from certtui.cli.peticion import Peticion, cuenta_del_sistema
from certtui.cli.tabla import palabras, renglones_de, tabla, tabla_markdown
from certtui.domain.errores import Salida
from certtui.domain.rol import Rol
from certtui.texts import estados, verbos
from certtui.texts.ordenes import OPCION
from tests.cli.conftest import Linea

INGLES = re.compile(
    r"\b(Usage|Options|Commands|Show this|required|default|TEXT|INTEGER|FILE|PATH|Error:|Try"
    r"|Missing|such|Invalid|unexpected|argument|COMMAND|ARGS)\b"
)


def recorrer(grupo: Grupo, ctx: click.Context) -> Iterator[tuple[str, click.Command]]:
    for nombre in grupo.list_commands(ctx):
        orden = grupo.get_command(ctx, nombre)
        assert orden is not None
        clave = f"{grupo.clave} {nombre}".strip()
        yield clave, orden
        if isinstance(orden, Grupo):
            yield from recorrer(orden, ctx)


RAIZ = principal.certtui
assert isinstance(RAIZ, Grupo)
ORDENES = dict(recorrer(RAIZ, click.Context(RAIZ)))


def test_the_verbs_are_those_of_the_texts() -> None:
    assert list(ORDENES) == list(verbos.RESUMENES)


@pytest.mark.parametrize("clave", ["", *ORDENES])
def test_every_help_is_in_spanish(clave: str, sin_base: Linea) -> None:
    corrida = sin_base(*clave.split(), "--help")
    assert corrida.codigo == 0
    assert corrida.salida.startswith(f"Uso: certtui {clave}".rstrip())
    assert not INGLES.search(corrida.salida), corrida.salida
    assert "Muestra esta ayuda" in corrida.salida


@pytest.mark.parametrize("clave", ORDENES)
def test_every_option_has_help_and_a_default_of_its_type(clave: str) -> None:
    orden = ORDENES[clave]
    ctx = click.Context(orden)
    for param in orden.params:
        if isinstance(param, Opcion):
            assert param.help
            defecto = param.get_default(ctx)
            if isinstance(defecto, str) and not param.multiple:
                param.type.convert(defecto, param, ctx)


def test_no_help_of_an_option_is_left_over() -> None:
    usadas = {p.help for o in [RAIZ, *ORDENES.values()] for p in o.params if isinstance(p, Opcion)}
    assert {clave for clave, texto in OPCION.items() if texto not in usadas} == set()


def test_every_command_takes_the_general_options() -> None:
    for orden in ORDENES.values():
        assert {p.name for p in orden.params} >= set(GENERALES)


@pytest.mark.parametrize("renglon", tabla(), ids=lambda r: r.transicion)
def test_every_transition_has_its_verb_its_roles_and_its_exit_codes(renglon: object) -> None:
    r = next(x for x in tabla() if x is renglon)
    for orden in r.ordenes:
        clave = " ".join(palabras(orden))
        comando = ORDENES[clave]
        assert not isinstance(comando, Grupo)
        opciones = {o for p in comando.params for o in p.opts}
        assert {p for p in orden.split() if p.startswith("--")} <= opciones
        assert r in renglones_de(clave)
    assert r.roles
    assert all(isinstance(rol, Rol) and rol in estados.ROLES for rol in r.roles)
    assert r.salidas
    assert all(isinstance(s, Salida) for s in r.salidas)
    assert r.quien


def test_the_verb_of_the_route_is_the_verb_of_the_table() -> None:
    from certtui.domain.ruta import leer_ruta
    from certtui.process.oficina import texto_de_ruta

    ruta = leer_ruta(texto_de_ruta("conalep"))
    assert [r.transicion for r in tabla()] == list(ruta.transiciones)
    for r in tabla():
        assert palabras(r.orden)[0] == ruta.transiciones[r.transicion].verbo


def test_help_and_readme_come_from_the_table(sin_base: Linea) -> None:
    assert "T02  Autorizar (Servicios Escolares estatal)" in sin_base("autorizar", "--help").salida
    lineas = tabla_markdown().splitlines()
    assert len(lineas) == len(tabla()) + 2
    assert (
        "| T02 | Autorizar | `autorizar` | Servicios Escolares estatal | 0 1 2 3 | 2 Cola |"
        in lineas
    )


@pytest.mark.parametrize(
    ("argumentos", "frase"),
    [
        (["nada"], "No existe la orden «nada»."),
        (["autorisar"], "¿Quiso decir autorizar"),
        (["folios"], "Falta decir qué hacer."),
        (["folios", "--json"], "Falta decir qué hacer."),
        (["autorizar", "--toos"], "No existe la opción --toos. ¿Quiso decir --todos"),
        (["autorizar"], "Diga cuáles: --matricula, o --todos."),
        (["autorizar", "--todos", "1"], "Use --matricula o --todos, no ambas."),
        (["autorizar", "--matricula"], "La opción --matricula lleva un valor."),
        (["autorizar", "--todos=si"], "La opción --todos no lleva valor."),
        (["cuadre", "de", "más"], "Sobra: de más."),
        (["iniciar", "--entidad", "32"], "Falta la opción --ambiente."),
        (
            ["iniciar", "--ambiente", "x", "--entidad", "32"],
            "«x» no es una de: pruebas, productivo",
        ),
        (["iniciar", "--ambiente", "pruebas", "--entidad", "99"], "Valor no válido para --entidad"),
        (["verificar"], "Falta ARCHIVO…."),
        (["verificar", "no-existe.xml"], "no existe el archivo «no-existe.xml»"),
        (["lote", "exportar"], "Falta LOTE."),
        (["lote", "exportar", "cero"], "«cero» no es un número entero"),
        (["lote", "exportar", "0"], "debe ser 1 o más"),
        (["demo", "--alumnos", "5"], "debe ser 60 o más"),
        (["estado", "--reloj", "ayer"], "«ayer» no es una fecha y hora ISO"),
        (["folios", "asignar", "--modelo", "2018", "--desde", "1", "--hasta", "2"], "Diga una de"),
        (["nombre", "1", "2", "--nombre", "A"], "--nombre es para una sola matrícula."),
        (["entregar", "1", "--correo", "a@b.mx"], "Con --correo hace falta --origen."),
    ],
)
def test_a_bad_usage_is_told_in_spanish_with_exit_2(
    argumentos: list[str], frase: str, sin_base: Linea
) -> None:
    corrida = sin_base(*argumentos)
    assert corrida.codigo == Salida.USO
    assert corrida.salida == ""
    assert frase in corrida.errores
    assert "--help" in corrida.errores
    assert not INGLES.search(corrida.errores), corrida.errores


def test_without_a_base_it_says_how_to_name_one(sin_base: Linea) -> None:
    corrida = sin_base("cuadre")
    assert corrida.codigo == Salida.USO
    assert "CLI-001" in corrida.errores
    assert "CERTTUI_BASE" in corrida.errores


def test_a_base_that_is_not_there_is_a_usage_failure(sin_base: Linea, tmp_path: Path) -> None:
    assert "BAS-001" in sin_base("cuadre", "--base", tmp_path / "no.db").errores
    otra = tmp_path / "no es base.db"
    otra.write_text("x" * 5000)
    assert sin_base("cuadre", "--base", otra).codigo == Salida.USO


def test_the_base_and_options_may_stand_before_the_verb(
    linea: Linea, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = linea.base
    sola = Linea(linea.capsys, linea.monkeypatch, None, "")
    antes = sola("--base", base, "--json", "usuarios", "ver")
    monkeypatch.setenv("CERTTUI_BASE", str(base))
    por_entorno = sola("usuarios", "ver", "--json")
    assert antes.json == por_entorno.json
    assert {u["usuario"] for u in antes.json} >= {"estatal", "se.norte"}


@pytest.mark.norma("L10c")
def test_somebody_who_is_not_in_the_base_does_not_enter(linea: Linea) -> None:
    corrida = linea("autorizar", "--todos", como="nadie")
    assert (corrida.codigo, "SES-001" in corrida.errores) == (2, True)
    assert linea("autorizar", "--todos").codigo == 2


def test_an_unknown_matricula_fails_and_the_rest_go_on(linea: Linea) -> None:
    corrida = linea("solicitar", "000000000-0", "no-es", "--json", como="se.norte")
    assert corrida.codigo == Salida.ALGUNOS
    assert [r["codigo"] for r in corrida.json["resultados"]] == ["DAT-001", "VAL-001"]
    assert linea("estado", "--matricula", "000000000-0", como="lector").codigo == Salida.DATOS


@pytest.mark.norma("L07c")
def test_nobody_reads_beyond_their_scope(linea: Linea) -> None:
    ajena = next(
        f["matricula"]
        for f in linea("elegibilidad", "--json", como="lector").json
        if f["plantel"] == "902"
    )
    assert linea("elegibilidad", "--matricula", ajena, como="se.norte").codigo == Salida.DATOS
    vistas = linea("elegibilidad", "--json", como="se.norte").json
    assert {f["plantel"] for f in vistas} == {"901"}


@pytest.mark.norma("L06c")
def test_eligibility_tells_rule_value_owner_and_place(linea: Linea) -> None:
    todas = linea("elegibilidad", "--json", como="lector")
    assert todas.codigo == Salida.ALGUNOS
    mala = next(
        f
        for f in todas.json
        if any(h["regla"] == "L06c" and h["veredicto"] == "falla" for h in f["hallazgos"])
    )
    texto = linea("elegibilidad", "--matricula", mala["matricula"], como="lector").salida
    assert "L06c" in texto
    assert "SAE, registro de evaluaciones" in texto


@pytest.mark.norma("AMB")
def test_a_productive_base_takes_identity_and_time_from_outside(
    sin_base: Linea, tmp_path: Path
) -> None:
    base = tmp_path / "real.db"
    iniciar = ("iniciar", "--ambiente", "productivo", "--entidad", "32", "--base", base)
    assert "SES-002" in sin_base(*iniciar, "--reloj", "2026-11-10T15:00:00Z").errores
    assert sin_base(*iniciar).codigo == 0
    assert "BAS-002" in sin_base(*iniciar).errores
    for opcion in (("--usuario", "estatal"), ("--reloj", "2026-11-10T15:00:00Z")):
        rehusada = sin_base("cuadre", "--base", base, *opcion)
        assert rehusada.codigo == Salida.USO
        assert "SES-002" in rehusada.errores
        assert opcion[0] in rehusada.errores
    usuarios = tmp_path / "usuarios.csv"
    usuarios.write_text(
        "id,rol,entidad,plantel,nombre,primer_apellido,correo\n"
        f"{cuenta_del_sistema()},sysadmin,,,Ana,Prueba,ana@ejemplo.mx\n",
        encoding="utf-8",
    )
    cargar = ("importar", "catalogo", "usuarios", usuarios, "--base", base)
    assert sin_base(*cargar).codigo == 0
    assert sin_base("ajuste", "poner", "firma.politica", "dos", "--base", base).codigo == 0
    assert sin_base("autorizar", "--todos", "--base", base).codigo == 0


def test_a_setting_is_validated_and_shown(linea: Linea) -> None:
    poner = ("ajuste", "poner", "firma.politica")
    assert linea(*poner, "cuatro", como="admin").codigo == Salida.USO
    assert linea(*poner, "dos", como="se.norte").codigo == Salida.USO
    assert linea(*poner, "dos", como="admin").codigo == 0
    puestos = {a["clave"]: a["valor"] for a in linea("ajuste", "ver", "--json").json}
    assert puestos["firma.politica"] == "dos"


@pytest.mark.norma("L04")
def test_folio_ranges_by_their_verbs(linea: Linea) -> None:
    alta = ("folios", "alta", "--modelo", "2018", "--oficio", "OF-1", "--json")
    intervalo = ("--desde", "100", "--hasta", "199")
    assert linea(*alta, *intervalo, como="se.norte").codigo == Salida.USO
    assert linea(*alta, *intervalo, como="nacional").json["nivel"] == "nacional"
    assert "se traslapa" in linea(*alta, *intervalo, como="nacional").errores
    asignar = ("folios", "asignar", "--modelo", "2018", "--oficio", "OF-2", "--json")
    assert linea(*asignar, "--entidad", "32", *intervalo, como="nacional").codigo == 0
    tramo = ("--desde", "100", "--hasta", "149")
    rango = linea(*asignar, "--plantel", "901", *tramo, como="estatal").json["rango"]
    assert linea("folios", "acusar", "--rango", rango, como="se.norte").codigo == 0
    dos = ("--rango", rango, "--desde", "100", "--hasta", "101", "--motivo", "Dañados")
    assert linea("folios", "bloquear", *dos, "--json", como="estatal").json["folios"] == 2
    assert linea("folios", "bloquear", *dos, como="estatal").codigo == Salida.USO
    assert linea("folios", "desbloquear", *dos, como="estatal").codigo == 0
    assert linea("folios", "devolver", *dos, como="estatal").codigo == 0
    fila = next(f for f in linea("folios", "ver", "--json").json if f["rango"] == rango)
    assert fila["cuenta"] == {"disponible": 48, "devuelto": 2}
    assert fila["diferencia"] == 0
    assert linea("cuadre").codigo == 0


def test_an_efirma_is_diagnosed_without_showing_its_password(linea: Linea) -> None:
    assert linea.base is not None
    carpeta = linea.base.with_suffix(".demo") / "efirmas"
    juego = ("--cer", carpeta / "dir.norte.cer", "--key", carpeta / "dir.norte.key")
    clave = (carpeta / "dir.norte.txt").read_bytes()
    revisar = ("firma", "revisar", *juego, "--clave-stdin", "--json")
    bien = linea(*revisar, como="dir.norte", entrada=clave)
    assert bien.codigo == 0, bien.todo
    assert [h["paso"] for h in bien.json][-2:] == ["par", "identidad"]
    assert clave.decode().strip() not in bien.todo
    ajena = linea(*revisar, como="dir.sur", entrada=clave)
    assert ajena.codigo == Salida.EFIRMA
    mala = linea(*revisar, como="dir.norte", entrada=b"secreto-mal\n")
    assert mala.codigo == Salida.EFIRMA
    assert "secreto-mal" not in mala.todo
    directa = ("firma", "directa", *juego)
    sin_terminal = linea(*directa, como="dir.norte")
    assert "CLI-004" in sin_terminal.errores


def test_a_bug_is_an_incident_without_its_data(
    linea: Linea, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def romper(_oficina: object, **_: object) -> None:
        raise KeyError("PEGJ850101HDFRRN09")

    monkeypatch.setattr("certtui.process.cuadre.cuadrar", romper)
    corrida = linea("cuadre")
    assert corrida.codigo == Salida.DATOS
    assert "incidente" in corrida.errores
    assert "Traceback" not in corrida.todo
    registros = list((tmp_path / "estado" / "certtui" / "incidentes").glob("*.log"))
    assert len(registros) == 1
    assert str(registros[0]) in corrida.errores
    texto = registros[0].read_text("utf-8")
    assert "KeyError" in texto
    assert "PEGJ850101HDFRRN09" not in texto + corrida.todo
    assert registros[0].stat().st_mode & 0o777 == 0o600
    assert "Traceback" in linea("cuadre", "--depurar").errores


def test_an_interruption_says_what_is_kept(linea: Linea, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrumpir(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("certtui.process.cuadre.cuadrar", interrumpir)
    corrida = linea("cuadre")
    assert corrida.codigo == Salida.INTERRUMPIDO
    assert "se conserva" in corrida.errores


def test_the_screens_are_opened_with_the_person_and_the_clock(linea: Linea) -> None:
    vistas: list[tuple[Path, str, bool]] = []

    def pantallas(base: Path, usuario: str, reloj: object) -> int:
        vistas.append((base, usuario, reloj is not None))
        return 0

    argumentos = ["--base", str(linea.base), "--usuario", "estatal", "--reloj", linea.reloj]
    assert principal.correr(argumentos, pantallas) == 0
    assert vistas == [(linea.base, "estatal", True)]
    assert linea(como="estatal").codigo == Salida.USO


def test_the_progress_bar_is_silent_off_a_terminal(sin_base: Linea) -> None:
    with diagnostico.Barra(3) as barra:
        for _ in range(3):
            barra.avanzar()
    assert barra.hechos == 3
    assert sin_base.capsys.readouterr().err == ""


def test_what_was_asked_has_its_clock() -> None:
    assert Peticion().ahora().tzinfo is not None


def _python(*argumentos: str, **entorno: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argumentos],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **entorno},
    )


@pytest.mark.parametrize("argumentos", [["--help"], ["--version"], ["firma", "--help"]])
def test_help_loads_no_heavy_library(argumentos: list[str]) -> None:
    pesadas = ("textual", "rich", "fpdf", "lxml", "cryptography", "sqlite_utils", "qrcode")
    programa = (
        "import sys; from certtui.cli.principal import correr; codigo = correr(sys.argv[1:]); "
        f"print([m for m in {pesadas} if m in sys.modules], file=sys.stderr); sys.exit(codigo)"
    )
    hecho = _python("-c", programa, *argumentos)
    assert hecho.returncode == 0
    assert hecho.stderr.strip() == "[]"


def test_the_command_line_never_loads_the_screens() -> None:
    programa = (
        "import sys, pkgutil, importlib, certtui.cli as c\n"
        "for m in pkgutil.walk_packages(c.__path__, 'certtui.cli.'):\n"
        "    importlib.import_module(m.name)\n"
        "import certtui.__main__\n"
        "print([m for m in ('textual', 'rich') if m in sys.modules])"
    )
    assert _python("-c", programa).stdout.strip() == "[]"


def test_a_closed_pipe_is_quiet(demo_hecha: Path) -> None:
    orden = f"{sys.executable} -m certtui usuarios ver --base '{demo_hecha}' | true"
    hecho = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {orden}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CERTTUI_BASE": ""},
    )
    assert hecho.stderr == ""
    assert hecho.returncode == 0


def test_the_shell_can_complete_the_verbs() -> None:
    hecho = _python(
        "-m",
        "certtui",
        _CERTTUI_COMPLETE="bash_complete",
        COMP_WORDS="certtui fo",
        COMP_CWORD="1",
    )
    assert "folios" in hecho.stdout
