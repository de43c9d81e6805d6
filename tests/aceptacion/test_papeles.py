"""One key script per role, in real terminals of 80×24: the whole road, and two repairs.

Together they carry one student from BORRADOR to ENTREGADO and repair one rejection by name and one
by SAE; what belongs to others is refused to each, with its rule.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from certtui.domain.reloj import a_texto
from certtui.process.salidas import carpeta_de_salida
from certtui.store import entregas
from tests.aceptacion.operador import Operador
from tests.process.archivos_sae import escribir_alumnos
from tests.process.camino import AHORA, Camino
from tests.process.conftest import c, efirmas, preparada

__all__ = ["c", "efirmas", "preparada"]

NOMBRE_MAL = "El nombre no coincide con el registro"
SAE_MAL = "Fecha de inicio de estudios incorrecta"
PRESUPUESTO = {"se.norte": 25, "estatal": 10, "dse": 6}
"""Keys of each role to repair one cause, without secrets, paths and typed words."""
FIRMA = 6


@dataclass
class Oficinas:
    """Opens a terminal for a person on the one base, and adds up the keys of each."""

    camino: Camino
    entorno: dict[str, str]
    teclas: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Keys pressed, by person and cause."""
    causa: str = ""
    """What the keys are pressed for."""

    @contextmanager
    def como(self, usuario: str) -> Iterator[Operador]:
        """One session."""
        base = self.camino.oficina.base.ruta
        with Operador(base, usuario, a_texto(AHORA), self.entorno) as o:
            yield o
            self.teclas[usuario, self.causa] += o.teclas

    def estado(self, numero: int) -> str:
        """Where a student's trámite is, in the database."""
        return self.camino.de(numero).estado


@pytest.fixture
def oficinas(c: Camino, tmp_path: Path) -> Oficinas:
    for usuario in ("dir.norte", "dir.estatal", "nacional"):
        juego = c.efirmas.juegos[usuario]
        (tmp_path / f"{usuario}.cer").write_bytes(juego.cer)
        (tmp_path / f"{usuario}.key").write_bytes(juego.key)
    return Oficinas(c, {"XDG_STATE_HOME": str(tmp_path / "estado"), "HOME": str(tmp_path)})


def _solicitar_y_registrar(q: Oficinas, numeros: tuple[int, ...], lugar: tuple[str, ...]) -> None:
    """From BORRADOR to CARGADO, by plantel and state office; `lugar` are the keys that choose."""
    with q.como("se.norte") as o:
        o.pulsar(*lugar, "s", ve="s Sí")
        o.pulsar("s", ve="Solicitar: ")
        o.pulsar("u", ve="Regla L07c")
    assert {q.estado(n) for n in numeros} == {"solicitado"}
    _autorizar_y_cargar(q, numeros, lugar)


def _autorizar_y_cargar(q: Oficinas, numeros: tuple[int, ...], lugar: tuple[str, ...]) -> None:
    """From SOLICITADO to CARGADO."""
    with q.como("estatal") as o:
        o.pulsar(*lugar, "u", ve="s Sí")
        o.pulsar("s", ve="Autorizar: ")
        o.pulsar("f", ve="Regla L08")
    assert {q.estado(n) for n in numeros} == {"autorizado"}
    with q.como("se.norte") as o:
        o.pulsar(*lugar, "f", ve="s Sí")
        o.pulsar("s", ve="Folio: ")
        o.pulsar(*lugar, "c", ve="s Sí")
        o.pulsar("s", ve="Cargar: ")
    assert {q.estado(n) for n in numeros} == {"cargado"}


def _firmar(q: Oficinas, tmp_path: Path) -> None:
    """The three levels, each director with the own e.firma and one password."""
    for usuario in ("dir.norte", "dir.estatal", "nacional"):
        with q.como(usuario) as o:
            o.pulsar("5", ve=" en espera")
            o.pulsar("f", ve=".cer")
            o.escribir(str(tmp_path / f"{usuario}.cer"))
            o.pulsar("intro")
            o.escribir(str(tmp_path / f"{usuario}.key"))
            o.pulsar("intro", ve="ontraseña")
            o.escribir("prueba", se_ve="••••••")
            o.pulsar("intro", ve="Firmar: ")
            assert o.teclas <= FIRMA, usuario
            o.pulsar("2", "s", ve="Regla L05a")


def _enviar_lote(q: Oficinas, *respuestas: tuple[int, str]) -> None:
    """The state office makes the lot and reads COSFAC's answer; "" is a stamp."""
    with q.como("estatal") as o:
        o.pulsar("6", ve="Lotes")
        o.pulsar("c", ve="Crear 1 lote")
        varios = "s" if len(respuestas) > 1 else ""
        o.pulsar("intro", ve=f"1 lote con {len(respuestas)} certificado{varios}, en")
        assert {q.estado(n) for n, _ in respuestas} == {"enviado"}
        salida = carpeta_de_salida(q.camino.como("estatal"))
        (zip_,) = sorted(salida.glob("*.zip"))[-1:]
        carpeta = salida / f"{zip_.stem}-respuesta"
        carpeta.mkdir()
        antes, q.camino.carpeta = q.camino.carpeta, carpeta
        for n, mensaje in respuestas:
            if not mensaje:
                q.camino.archivo_xml(n)
        malas = [(q.camino.de(n).folio_control, 2, m) for n, m in respuestas if m]
        if malas:
            q.camino.tabla(*malas)
        q.camino.carpeta = antes
        o.pulsar("i", ve="Archivos")
        o.escribir(str(carpeta))
        o.pulsar("intro", ve="s Aplicar")
        o.pulsar("s", ve="Aplicar: ")


@pytest.mark.norma("T01", "T02", "T05", "T06", "T07", "T08", "T11", "T12", "T15", "T16", "E01")
def test_the_roles_together_carry_a_student_and_repair_two_rejections(
    oficinas: Oficinas, c: Camino, tmp_path: Path
) -> None:
    q = oficinas
    for n in (1, 2, 3):
        c.abrir(n)
    _solicitar_y_registrar(q, (1, 2, 3), ("a",))
    with q.como("se.norte") as o:
        o.pulsar("4", ve="Nombres")
        o.pulsar("a", "c", ve="Documento cotejado")
        o.pulsar("intro", "intro", ve="3 hechos")
        o.pulsar("5", "f", ve="Regla V17")
    assert [q.estado(n) for n in (1, 2, 3)] == ["nombre_revisado"] * 3
    _firmar(q, tmp_path)
    _enviar_lote(q, (1, ""), (2, NOMBRE_MAL), (3, SAE_MAL))
    assert [q.estado(n) for n in (1, 2, 3)] == ["timbrado", "rechazado", "rechazado"]

    with q.como("se.norte") as o:
        o.pulsar("8", ve="por descargar")
        o.pulsar("d", ve="Descargar: 1 hecho.")
        o.pulsar("c", ve="Recibe")
        o.pulsar("intro", "intro", "intro", "intro", ve="Acuse: 1 hecho.")
        o.pulsar("e", ve="1 certificado ")
        o.pulsar("x", ve="(E06)")
    assert q.estado(1) == "entregado"
    (hecha,) = entregas.leer_entregas(c.oficina.base, c.de(1).id)
    assert hecha.correo == c.alumno(1).correo_institucional

    with q.como("dse") as o:
        o.pulsar("s", ve="Regla L05a")
    q.causa = "nombre"
    _dar_de_baja(q, 2, "nombre")
    with q.como("se.norte") as o:
        _rehacer(o, "nombre", "Rehacer: 1 hecho")
    _autorizar_y_cargar(q, (2,), ("a",))
    with q.como("se.norte") as o:
        _en_la_causa(o, "nombre")
        o.pulsar("f")
        o.escribir("Fatima")
        o.pulsar("intro", "intro", "intro", ve="Documento cotejado")
        o.pulsar("intro", "intro", ve="Fatima")
    assert c.de(2).nombre == "Fatima"
    _firmar(q, tmp_path)
    _enviar_lote(q, (2, ""))

    q.causa = "sae"
    _dar_de_baja(q, 3, "Fecha")
    corregido = replace(c.alumno(3), fecha_inicio=date(2023, 8, 14))
    archivo = escribir_alumnos(tmp_path / "sae.csv", [corregido])
    with q.como("se.norte") as o:
        _rehacer(o, "Fecha", "L18")
        assert q.estado(3) == "baja"
        o.pulsar("intro", "e", ve="Archivo del SAE")
        o.escribir(str(archivo))
        o.pulsar("intro", ve="1 cambiado, 0 fuera")
        o.pulsar("esc", "s", ve="s Sí")
        o.pulsar("s", ve="Rehacer: 1 hecho")
    _autorizar_y_cargar(q, (3,), ("a",))
    with q.como("se.norte") as o:
        o.pulsar("4", "a", "c", ve="Documento cotejado")
        o.pulsar("intro", "intro", ve="1 hecho")
    _firmar(q, tmp_path)
    _enviar_lote(q, (3, ""))
    assert [q.estado(n) for n in (2, 3)] == ["timbrado"] * 2
    for causa in ("nombre", "sae"):
        de_cada = {quien: q.teclas[quien, causa] for quien in PRESUPUESTO}
        assert all(0 < n <= PRESUPUESTO[quien] for quien, n in de_cada.items()), (causa, de_cada)
    c.cuadra()


def _en_la_causa(o: Operador, causa: str) -> None:
    o.pulsar("7", ve=causa)
    while causa not in next((r for r in o.dicho.splitlines() if r.startswith(">")), causa):
        o.pulsar("abajo")


def _dar_de_baja(q: Oficinas, numero: int, causa: str) -> None:
    """The plantel asks for the baja and cannot attend it; DSE does, with its ticket."""
    with q.como("se.norte") as o:
        _en_la_causa(o, causa)
        o.pulsar("b", ve="Pedir la baja de 1")
        o.pulsar("s", ve="Pedir baja: 1 hecho")
    assert q.estado(numero) == "baja_solicitada"
    with q.como("dse") as o:
        _en_la_causa(o, causa)
        o.pulsar("u", ve="Número de ticket")
        o.escribir("DSE-2026-1")
        o.pulsar("intro")
        o.escribir("BAJA")
        o.pulsar("intro", ve="Atender baja: ")
    assert q.estado(numero) == "baja"


def _rehacer(o: Operador, causa: str, dice: str) -> None:
    """A new trámite of what a cause refused."""
    _en_la_causa(o, causa)
    o.pulsar("s", ve="s Sí")
    o.pulsar("s", ve=dice)
