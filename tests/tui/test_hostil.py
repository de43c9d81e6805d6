"""Names that attack the terminal or the program are shown as harmless text."""

import re
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from textual.screen import Screen

from certtui.domain.reloj import RelojInyectado
from certtui.process.entorno import AzarSembrado
from certtui.process.oficina import abrir_oficina
from certtui.tui.app import CerttuiApp
from certtui.tui.inventario import dialogos, pantallas
from certtui.tui.piezas.dialogo import Confirmacion, Dialogo
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.saltos import TODOS, clase_de
from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de
from tests.process.camino import AHORA, Efirmas, copiar_base
from tests.store.crudo import crudo
from tests.tui.armar import Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.escenas import ESCENAS, llegar
from tests.tui.hostil import (
    ESCAPES,
    LLEGADOS,
    MARCAS,
    PROPIOS,
    TEXTOS,
    construir_hostil,
    envenenar,
    faltas_de,
)
from tests.tui.vista import calma, escribir, pantalla, teclas

ATAQUES = (
    "Ana\x1b[2J\x1b]0;titulo\x07",
    "\x1b]52;c;Y2VydHR1aQ==\x07",
    "\x1bPq#0;2;0;0;0\x1b\\",
    "\x9b31mAna\x9d0;x\x9c",
    "Ana\x00\x08\x7f\r\nOtra",
    "\u202eatreivni\u2066\u200b\ufeff",
    "[@click=app.salir]Ana[/]",
    "[/b]",
    "[bold red]Ana",
    "[link=https://example.org]Ana[/link]",
    "$(reboot) `ls` %s {0} {nombre}",
    "Zo\u0308e\u0301 \U0001f600 \uff21\uff4e\uff41",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "A" * 400,
)


@pytest.fixture
def base_hostil(tmp_path: Path) -> Path:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(
        oficina,
        [
            Persona(a, a, a, "solicitado", grupo=a, bloqueo=a if i % 2 else "")
            for i, a in enumerate(ATAQUES)
        ],
    )
    oficina.base.cerrar()
    return ruta


def _limpio(texto: str) -> bool:
    return not any(
        c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200b\ufeff")
        for c in texto
    )


async def test_no_screen_lets_a_hostile_name_through(base_hostil: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_hostil))
    async with app.run_test() as pilot:
        await calma(pilot)
        for _ in ATAQUES:
            assert _limpio(pantalla(app))
            await teclas(pilot, "enter")
            assert _limpio(pantalla(app))
            assert all(tira.cell_length == 80 for tira in app.screen._compositor.render_strips())
            await teclas(pilot, "escape", "down")
        assert app.is_running


async def test_a_hostile_filter_is_shown_and_searched_harmlessly(
    base_hostil: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_hostil))
    async with app.run_test() as pilot:
        await calma(pilot)
        for ataque in (*ATAQUES[1:7:2], "%_\\'; DROP TABLE tramite; --", "estado:\x1b[2J"):
            await pilot.press("slash")
            await escribir(pilot, ataque)
            assert _limpio(pantalla(app))
            await teclas(pilot, "escape", "escape")
        assert app.is_running


@pytest.fixture(scope="session")
def oficina_hostil(
    preparada: Path, efirmas: Efirmas, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A whole office with something in every state, and an attack in every free text."""
    carpeta = tmp_path_factory.mktemp("hostil")
    base = copiar_base(preparada, carpeta)
    construir_hostil(base, carpeta, efirmas, 0)
    return base


_DE_UNA_FORMA = re.compile(r"(.*_)?(en|sha256|desde|hasta|huella|fecha(_\w+)?)")
RENGLONES = 3
DE_SALIDA = {"volver", "retroceder", "salir", "dejar"}
"""Commands that leave the screen."""


class Mirada:
    """Looks at a screen, at its lines, and at all that its keys open."""

    def __init__(self, pilot: Any) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.aqui = pilot.app.screen
        self.faltas: list[str] = []

    def mirar(self) -> None:
        """What is painted now."""
        self.faltas += faltas_de(self.app.screen, self.app.size.width)
        assert self.app.is_running
        assert self.app.return_code is None

    async def pulsar(self, tecla: str) -> None:
        """Press a key, and look."""
        await teclas(self.pilot, tecla)
        self.mirar()

    async def contestar(self) -> None:
        """Say yes, or write attacks in the fields; then peel down to the screen."""
        if isinstance(self.app.screen, Confirmacion):
            await self.pulsar("s")
        if isinstance(campo := self.app.focused, Entrada):
            for cada in self.app.screen.query(Entrada):
                cada.value = "".join((ESCAPES[0], *MARCAS))
            campo.focus()
            await self.pulsar("enter")
        for _ in range(4):
            if self.app.screen is self.aqui:
                break
            await self.pulsar("pagedown")
            await self.pulsar("escape")

    async def por_renglones(self) -> None:
        """What each line tells, and what it opens."""
        for _ in range(RENGLONES):
            await self.pulsar("enter")
            await self.contestar()
            if self.aqui not in self.app.screen_stack:
                return
            await self.pulsar("down")

    async def por_ordenes(self) -> None:
        """What each of its commands does."""
        propias = (
            () if isinstance(self.aqui, Dialogo) else (*self.aqui.COMANDOS, *self.aqui.GENERALES)
        )
        for comando in dict.fromkeys(propias):
            if self.aqui not in self.app.screen_stack:
                return
            if comando.teclas and comando.accion() not in DE_SALIDA:
                antes = (self.app.screen, self.app.focused)
                await self.pulsar(comando.teclas[0])
                if (self.app.screen, self.app.focused) != antes:
                    await self.contestar()


def test_every_text_that_the_base_keeps_is_attacked_or_has_one_form(base_vacia: Path) -> None:
    """Keys, references, closed lists, dates and digests have one form by themselves."""
    sueltos = set()
    with crudo(base_vacia) as db:
        for tabla, sql in db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'cola%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
        ).fetchall():
            columnas = db.execute(f"PRAGMA table_info({tabla})").fetchall()
            con_forma = {c[1] for c in columnas if c[5] or c[2] != "TEXT"}
            con_forma |= {c[3] for c in db.execute(f"PRAGMA foreign_key_list({tabla})")}
            con_forma |= set(re.findall(r"CHECK \((\w+) (?:=|IN)", sql))
            con_forma |= {c[1] for c in columnas if _DE_UNA_FORMA.fullmatch(c[1])}
            dichos = f"{TEXTOS.get(tabla, '')} {PROPIOS.get(tabla, '')}".split()
            sueltos |= {f"{tabla}.{c[1]}" for c in columnas if c[1] not in {*con_forma, *dichos}}
    assert sueltos == set()


def test_every_scene_is_of_a_screen_that_exists() -> None:
    assert set(ESCENAS) == {c.__name__ for c in (*pantallas(), *dialogos())}


@pytest.mark.parametrize(
    ("vuelta", "clase"),
    [
        *((0, c) for c in (*pantallas(), *dialogos())),
        *((1, clase_de(s.destino())) for s in TODOS),
    ],
    ids=lambda v: v if isinstance(v, int) else v.__name__,
)
async def test_no_text_of_the_office_reaches_the_terminal_from_any_screen(
    oficina_hostil: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clase: type[Screen[Any]],
    vuelta: int,
) -> None:
    """A class that is added is asked for here: it has no scene, and fails by its name."""
    assert clase.__name__ in ESCENAS
    escena = ESCENAS[clase.__name__]
    base = copiar_base(oficina_hostil, tmp_path)
    for archivo in LLEGADOS:
        copyfile(oficina_hostil.parent / archivo, tmp_path / archivo)
    monkeypatch.chdir(tmp_path)
    if vuelta:
        envenenar(base, vuelta)
    oficina = abrir_oficina(
        base, usuario=escena.usuario, reloj=RelojInyectado(AHORA), azar=AzarSembrado(vuelta)
    )
    app = CerttuiApp(oficina)
    try:
        async with app.run_test(size=(120, 36) if vuelta else (80, 24)) as pilot:
            await llegar(pilot, escena)
            assert type(app.screen) is clase
            mirada = Mirada(pilot)
            mirada.mirar()
            await (mirada.por_renglones() if vuelta else mirada.por_ordenes())
            assert mirada.faltas == []
    finally:
        oficina.base.cerrar()


def test_no_attack_is_among_the_bytes_that_a_real_terminal_gets(oficina_hostil: Path) -> None:
    with Sesion(orden_de(oficina_hostil, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("?")
        for salto in (s for s in TODOS if s.teclas):
            for tecla in (salto.teclas[0], "abajo", "intro", "esc"):
                sesion.teclear(tecla)
        texto = sesion.todo.decode("utf-8")
        assert sesion.proceso.poll() is None
    assert [a for a in ESCAPES if a in texto] == []
    prohibidos = (
        r"[\x00\x05\x07\x0e\x0f\x7f-\x9f\u200b\u200f\u2028\u202e\u2066\u2069\ufeff\U000e0041]"
    )
    assert re.findall(prohibidos, texto) == []
    assert re.findall("\x1b[_^X]|\x1bc|\x1b\\]52", texto) == []
    assert "ajeno" in texto


async def test_the_look_itself_sees_what_is_not_made_safe(
    oficina_hostil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certtui.tui.piezas.trazo.safe", str)
    base = copiar_base(oficina_hostil, tmp_path)
    oficina = abrir_oficina(base, usuario="estatal")
    app = CerttuiApp(oficina)
    try:
        async with app.run_test() as pilot:
            await calma(pilot)
            vistas = "".join(list(faltas_de(app.screen, 80)))
    finally:
        oficina.base.cerrar()
    assert sum(repr(a)[1:-1] in vistas for a in ESCAPES) > 5
