"""Pages made ahead in other processes are the very pages that one process makes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.export.errores import GlifoAusente
from certtui.export.pdf import render
from certtui.export.representacion import Representacion
from certtui.process.taller import MINIMO, Taller, procesos_para
from tests.process.paquetes_de_muestra import con_timbre, crear_emisor, documento, sellado


@pytest.fixture(scope="module")
def reps() -> list[Representacion]:
    doc = con_timbre(sellado(documento(), crear_emisor(de_demostracion=False)))
    hechas = [
        Representacion(
            replace(doc, folio_control=f"CE18-{i:07d}-1"),
            Ambiente.PRODUCTIVO,
            diseno="clasico" if i % 2 else "recuadros",
            cancelado=i % 3 == 0,
        )
        for i in range(12)
    ]
    malo = replace(doc, alumno=replace(doc.alumno, nombre="漢字"))
    return [*hechas, replace(hechas[0], documento=malo)]


def _tomar(taller: Taller, rep: Representacion) -> bytes | str:
    try:
        return taller.tomar(rep)
    except GlifoAusente as error:
        return str(error.datos["campo"])


@pytest.mark.norma("L24")
def test_any_number_of_processes_gives_the_same_bytes(reps: list[Representacion]) -> None:
    esperadas = [*(render(r) for r in reps[:-1]), "Alumno.nombre"]
    for procesos in (1, 2, 3):
        with Taller(iter(reps), procesos) as taller:
            assert [_tomar(taller, r) for r in reps] == esperadas, procesos


def test_one_that_is_left_out_or_changed_meanwhile_is_rendered_as_it_is_now(
    reps: list[Representacion],
) -> None:
    pedidas = 0

    def por_venir() -> Iterator[Representacion]:
        nonlocal pedidas
        for rep in reps:
            pedidas += 1
            yield rep

    cambiada = replace(reps[2], cancelado=not reps[2].cancelado)
    orden = [reps[0], cambiada, reps[3], reps[7]]
    with Taller(por_venir(), 2) as taller:
        assert [taller.tomar(r) for r in orden] == [render(r) for r in orden]
    assert pedidas < 2 * len(reps)


def test_a_few_pages_start_no_process(reps: list[Representacion]) -> None:
    assert procesos_para(MINIMO - 1) == 1
    assert procesos_para(MINIMO) >= 1
    with Taller(iter(reps), 1) as taller:
        assert taller._grupo is None
        assert taller.tomar(reps[1]) == render(reps[1])
