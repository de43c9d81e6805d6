"""Ten thousand events by all roles keep every invariant, and a seeded bug is found out."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from certtui.domain.errores import CerttuiError
from certtui.domain.firma import Firma
from certtui.domain.folio import EstadoFolio, Folio
from certtui.domain.guardas import GUARDAS
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.process import motor
from certtui.process.efectos import EFECTOS, Cambio
from certtui.process.oficina import Oficina
from certtui.store import bitacora, folios, tramites
from tests.caminata import sorteo
from tests.caminata.camino import Caminata, Discrepancia
from tests.caminata.tabla import TABLA

EVENTOS = 10_000
_CAMINATAS, _PASOS = 20, 500
_HECHOS: Counter[str] = Counter()
_VISTOS: Counter[str] = Counter()
_TOTAL: Counter[str] = Counter()

SEMILLAS = st.integers(0, 2**32 - 1)


class Oficinas(RuleBasedStateMachine):
    """One walk of an office; hypothesis chooses the kind of event and its seed."""

    def __init__(self) -> None:
        super().__init__()
        self.c = Caminata.nueva(1)

    def dar(self, clase: Callable[[Caminata, Random], None], semilla: int) -> None:
        """One event of a kind; when there is nothing to do it with, time passes."""
        antes = self.c.eventos
        clase(self.c, Random(semilla))
        if self.c.eventos == antes:
            self.c.pasar_tiempo(1)

    @rule(semilla=SEMILLAS)
    def sensato(self, semilla: int) -> None:
        self.dar(sorteo.sensato, semilla)

    @rule(semilla=SEMILLAS)
    def otro_sensato(self, semilla: int) -> None:
        self.dar(sorteo.sensato, semilla)

    @rule(semilla=SEMILLAS)
    def mas_sensato(self, semilla: int) -> None:
        self.dar(sorteo.sensato, semilla)

    @rule(semilla=SEMILLAS)
    def viciado(self, semilla: int) -> None:
        self.dar(sorteo.viciado, semilla)

    @rule(semilla=SEMILLAS)
    def cualquiera(self, semilla: int) -> None:
        self.dar(sorteo.cualquiera, semilla)

    @rule(semilla=SEMILLAS)
    def de_lote(self, semilla: int) -> None:
        self.dar(sorteo.de_lote, semilla)

    @rule(semilla=SEMILLAS)
    def de_rango_o_de_fuera(self, semilla: int) -> None:
        self.dar(sorteo.de_rango if semilla % 2 else sorteo.de_fuera, semilla)

    def teardown(self) -> None:
        self.c.cuadrar(todo=True)
        _sumar(self.c)


def _sumar(c: Caminata) -> None:
    _TOTAL["eventos"] += c.eventos
    _HECHOS.update(c.hechos)
    _VISTOS.update(c.vistos)
    c.cerrar()


@pytest.mark.norma("C27", "L08e", "L09")
def test_a_walk_of_ten_thousand_events_keeps_every_invariant() -> None:
    _TOTAL.clear()
    _HECHOS.clear()
    _VISTOS.clear()
    run_state_machine_as_test(
        Oficinas,
        settings=settings(
            max_examples=_CAMINATAS,
            stateful_step_count=_PASOS,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    for semilla in range(2, 8):
        if _TOTAL["eventos"] >= EVENTOS and set(TABLA) <= set(_VISTOS):
            break
        c = Caminata.nueva(semilla)
        sorteo.caminar(c, Random(semilla), 1000)
        _sumar(c)
    assert _TOTAL["eventos"] >= EVENTOS
    assert set(TABLA) <= set(_VISTOS), f"nunca pasó: {set(TABLA) - set(_VISTOS)}"
    assert {"exportar", "responder", "perder", "asignar", "bloquear"} <= set(_HECHOS)


# ---- the walk can fail ---------------------------------------------------------------------

Bicho = Callable[[pytest.MonkeyPatch], None]


def _efecto_que_no(nombre: str, quitar: Callable[[Hechos], Hechos]) -> Bicho:
    def poner(mp: pytest.MonkeyPatch) -> None:
        bueno = EFECTOS[nombre]

        def malo(o: Oficina, h: Hechos, x: tuple[Hallazgo, ...]) -> Cambio:
            return bueno(o, quitar(h), x)

        mp.setitem(EFECTOS, nombre, malo)

    return poner


def _sin_guarda(regla: str) -> Bicho:
    def nada(_h: Hechos) -> Iterator[Hallazgo]:
        yield from ()

    return lambda mp: mp.setitem(GUARDAS, regla, nada)


def _sin_evento(mp: pytest.MonkeyPatch) -> None:
    bueno = bitacora.anotar

    def malo(base: object, **datos: object) -> object:
        if datos["transicion"] == "T07":
            return None
        return bueno(base, **datos)  # type: ignore[arg-type]

    mp.setattr(bitacora, "anotar", malo)


def _foja_de_mas(mp: pytest.MonkeyPatch) -> None:
    bueno = folios.siguiente_foja

    def malo(*a: object) -> tuple[int, int]:
        volumen, foja = bueno(*a)  # type: ignore[arg-type]
        return volumen, foja + (foja == 3)

    mp.setattr(folios, "siguiente_foja", malo)


def _sin_permiso(mp: pytest.MonkeyPatch) -> None:
    mp.setattr(motor, "_revisar_permiso", lambda *_a: None)


def _sin_estado(mp: pytest.MonkeyPatch) -> None:
    mp.setattr(motor, "_revisar_estado", lambda *_a: None)


def _sin_historia(mp: pytest.MonkeyPatch) -> None:
    def malo(base: object, folio: Folio, estado: EstadoFolio, **d: object) -> None:
        base.escribir(  # type: ignore[attr-defined]
            "UPDATE folio SET estado = ?, tramite = ?, alumno = ?, usos = usos + ? WHERE id = ?",
            (estado.value, d["tramite"], d["alumno"], int(estado == "usado"), folio.id),
        )

    mp.setattr(folios, "cambiar_folio", malo)


def _version_ignorada(mp: pytest.MonkeyPatch) -> None:
    bueno = motor.avanzar

    def malo(oficina: Oficina, transicion: str, **k: object) -> object:
        return bueno(oficina, transicion, **{**k, "version": None})  # type: ignore[arg-type]

    mp.setattr("tests.caminata.camino.avanzar", malo)


def _escribe_y_rehusa(mp: pytest.MonkeyPatch) -> None:
    bueno = tramites.mover_tramite

    def malo(*a: object) -> bool:
        bueno(*a)  # type: ignore[arg-type]
        base = a[0]
        base.db.conn.execute("COMMIT")  # type: ignore[attr-defined]
        base.db.conn.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
        raise CerttuiError(regla="", motivo="tarde")

    mp.setattr(tramites, "mover_tramite", malo)


def _folio_de_nadie(mp: pytest.MonkeyPatch) -> None:
    bueno = folios.candidato

    def malo(base: object, plantel: str, serie: str, modelo: int, alumno: int) -> Folio | None:
        del alumno
        return bueno(base, plantel, serie, modelo, -1)  # type: ignore[arg-type]

    mp.setattr(folios, "candidato", malo)


def _sin_anular(mp: pytest.MonkeyPatch) -> None:
    mp.setattr("certtui.store.firmas.leer_firmas", _una_firma_menos)


def _una_firma_menos(base: object, tramite: int) -> tuple[Firma, ...]:
    del base, tramite
    return ()


def _sin_folio(h: Hechos) -> Hechos:
    return replace(h, folio=None)


def _con_otro_estado(h: Hechos) -> Hechos:
    t = h.en_curso
    return replace(h, tramite=replace(t, intento=t.intento), folio=None)


BICHOS: dict[str, tuple[Bicho, str]] = {
    "E02 no libera el folio": (_efecto_que_no("dar_baja", _sin_folio), "E02 dejó|invariante [24]"),
    "E08 no suelta la reserva": (_efecto_que_no("desistir", _sin_folio), "E08 dejó|invariante 4"),
    "E07 deja el folio emitido": (_efecto_que_no("cancelar", _con_otro_estado), "invariante"),
    "V17 apagada": (_sin_guarda("V17"), "debía rehusarse"),
    "L20a apagada": (_sin_guarda("L20a"), "debía rehusarse"),
    "L13c apagada": (_sin_guarda("L13c"), "debía rehusarse"),
    "L15d apagada": (_sin_guarda("L15d"), "debía rehusarse"),
    "E09 apagada": (_sin_guarda("E09"), "debía rehusarse"),
    "se mueve sin evento": (_sin_evento, "difieren"),
    "foja mal contada": (_foja_de_mas, "foja|invariante 6"),
    "nadie mira el rol": (_sin_permiso, "debía rehusarse| por |movió"),
    "nadie mira el estado": (_sin_estado, "debía rehusarse|falla del"),
    "folio sin historia": (_sin_historia, "invariante 7"),
    "nadie mira la versión": (_version_ignorada, "debía rehusarse"),
    "rehúsa después de escribir": (_escribe_y_rehusa, "debía pasar|pero escribió"),
    "el folio liberado se olvida": (_folio_de_nadie, "folio en turno|debía pasar"),
    "firmas olvidadas": (_sin_anular, "debía pasar"),
}


@pytest.mark.parametrize("nombre", BICHOS)
def test_the_walk_finds_a_seeded_bug(nombre: str, monkeypatch: pytest.MonkeyPatch) -> None:
    poner, mensaje = BICHOS[nombre]
    c = Caminata.nueva(3)
    poner(monkeypatch)
    try:
        with pytest.raises(Discrepancia, match=mensaje):
            sorteo.caminar(c, Random(3), 3000)
    finally:
        c.cerrar()
