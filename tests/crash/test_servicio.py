"""A lot through the service with a real process killed at every step: nothing lost, nothing twice.

And with the service failing in the middle of each call: one command goes on in every case but the
one that the service cannot tell, an upload that it may not have.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.errores import CerttuiError, Salida
from certtui.efirma.secreto import Secreto
from certtui.exchange.cosfac.credenciales import ENTORNO_CLAVE, ENTORNO_USUARIO, Credenciales
from certtui.exchange.simulador.falla import leer_falla
from certtui.exchange.simulador.servicio import LoteRecibido, Servicio
from certtui.exchange.simulador.servidor import Servidor
from certtui.process import envio, respuesta, seguimiento, servicio
from certtui.process.errores import EnvioSinResolver
from tests.crash.seguidor import PUNTOS
from tests.exchange.servicio_local import PLAZOS, levantado
from tests.process.camino import Camino, Efirmas, abierto, copiar_base

pytest.importorskip("zeep")

from certtui.exchange.cosfac.servicio import ServicioCosfac

RAIZ = Path(__file__).parents[2]
ENTORNO = {ENTORNO_USUARIO: "iems-demo", ENTORNO_CLAVE: "clave-muy-secreta"}
LATENCIA = float(os.environ.get("CERTTUI_LATENCIA", "2"))
"""Seconds that a slow service takes; `CERTTUI_LATENCIA=5` waits as long as a slow day does."""
PRIMERO = 700_100
"""Number of the lot that the office sent before."""


@pytest.fixture(scope="module")
def con_dos_lotes(
    tmp_path_factory: pytest.TempPathFactory, preparada: Path, efirmas: Efirmas
) -> Path:
    """A closed base: a first lot that was answered, and a second one ready to go."""
    carpeta = tmp_path_factory.mktemp("con_dos_lotes")
    with abierto(copiar_base(preparada, carpeta), carpeta, efirmas) as c:
        c.hasta(1, "enviado")
        respuesta.anotar_numero(c.como("estatal"), 1, str(PRIMERO))
        c.responder([c.archivo_xml(1)])
        for n in (2, 3):
            c.hasta(n, "nombre_revisado")
        c.firmar()
        envio.crear_lotes(c.como("estatal"))
        return c.oficina.base.ruta


@pytest.fixture
def servidor(tmp_path: Path) -> Iterator[Servidor]:
    """The service, that counts from the lot that it took before."""
    from tests.process.camino import AHORA

    quien = Credenciales(*(Secreto(v) for v in ENTORNO.values()))
    local = Servicio(semilla=7, reloj=lambda: AHORA, credenciales=quien, latencia=LATENCIA)
    local.lotes.append(LoteRecibido(PRIMERO, "LOTE-32-00001.zip", "", None))
    with levantado(local) as abierto_:
        yield abierto_


_SEMILLAS = count(100)
"""Each opening draws other tokens than those that the base has."""


def _abrir(base: Path, efirmas: Efirmas) -> AbstractContextManager[Camino]:
    return abierto(base, base.parent, efirmas, next(_SEMILLAS))


def _copiar(origen: Path, destino: Path) -> Path:
    destino.mkdir()
    shutil.copyfile(origen, destino / origen.name)
    return destino / origen.name


def _palabras(base: Path, *mas: str) -> list[str]:
    from tests.process.camino import AHORA

    comunes = ["--base", str(base), "--usuario", "estatal", "--reloj", AHORA.isoformat()]
    return ["lote", "seguir", "2", *mas, "--salida", str(base.parent / "salida"), *comunes]


def _matar_en(base: Path, punto: str, vez: int) -> int:
    """Follow the lot in a process of its own, that dies there; its exit code."""
    hijo = subprocess.run(
        [sys.executable, "-m", "tests.crash.seguidor", punto, str(vez), *_palabras(base)],
        cwd=RAIZ,
        env=os.environ | ENTORNO,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return hijo.returncode


def _esta_entero(base: Path, efirmas: Efirmas, servidor: Servidor) -> None:
    """Taken once, stamped once, what was stamped is here, and everything adds up."""
    with _abrir(base, efirmas) as c:
        lote = envio.leer_lote(c.oficina, 2)
        (recibido,) = servidor.servicio.lotes[1:]
        assert (recibido.sha256, str(recibido.numero)) == (lote.sha256, lote.numero_lote)
        assert (lote.timbrados, lote.pendientes) == (2, 0)
        assert [c.de(n).estado for n in (2, 3)] == ["timbrado"] * 2
        c.cuadra()


@pytest.mark.parametrize("punto", PUNTOS)
@pytest.mark.norma("L11a", "L11b")
def test_a_process_killed_at_any_step_goes_on_with_one_command(
    con_dos_lotes: Path,
    efirmas: Efirmas,
    servidor: Servidor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    punto: str,
) -> None:
    for clave, valor in ENTORNO.items():
        monkeypatch.setenv(clave, valor)
    vez, por_persona = 0, 0
    while True:
        vez += 1
        del servidor.servicio.lotes[1:]
        base = _copiar(con_dos_lotes, tmp_path / f"{punto}{vez}")
        with _abrir(base, efirmas) as c:
            c.poner("cosfac.url", servidor.url)
        codigo = _matar_en(base, punto, vez)
        if codigo == 0:
            break
        assert codigo == -signal.SIGKILL, (punto, vez)
        if correr(_palabras(base)) != Salida.OK:
            # only an upload that never left: the service cannot say so, and a person does
            assert len(servidor.servicio.lotes) == 1
            por_persona += 1
            assert correr(_palabras(base, "--no-llego", "TICKET-1")) == Salida.OK
        _esta_entero(base, efirmas, servidor)
    assert vez > 3
    assert por_persona <= 1
    _esta_entero(base, efirmas, servidor)


def _esperar(servidor: Servidor) -> None:
    """Until the slow service has the lot."""
    limite = 400
    while len(servidor.servicio.lotes) < 2 and limite:
        limite -= 1
        servidor.servicio.dormir(0.02)


FALLAS = ("lento", "cortar", "callar", "truncar", "basura", "error500", "otro_lote")
POR_PERSONA = {("cortar", "carga"), ("error500", "carga")}
"""What never arrived and nobody can tell."""


@pytest.mark.parametrize("operacion", ["carga", "consulta", "descarga"])
@pytest.mark.parametrize("falla", FALLAS)
@pytest.mark.norma("L11a", "L11b")
def test_a_service_that_fails_in_the_middle_of_a_call_loses_and_repeats_nothing(
    con_dos_lotes: Path,
    efirmas: Efirmas,
    servidor: Servidor,
    tmp_path: Path,
    falla: str,
    operacion: str,
) -> None:
    base = _copiar(con_dos_lotes, tmp_path / "oficina")
    servidor.servicio.fallas.pedir(leer_falla(f"{falla}:{operacion}:1"))
    por_persona = False
    with _abrir(base, efirmas) as c:
        c.poner("cosfac.url", servidor.url)
        cosfac: ServicioCosfac = servicio.abrir_servicio(c.oficina, ENTORNO, plazos=PLAZOS)
        for _ in range(3):
            try:
                list(seguimiento.seguir_lote(c.como("estatal"), 2, cosfac, tmp_path / "salida"))
                break
            except EnvioSinResolver:
                if falla == "lento":
                    _esperar(servidor)
                    continue
                por_persona = True
                servicio.anotar_no_llego(c.como("estatal"), 2, "TICKET-1")
            except CerttuiError:
                continue
        list(seguimiento.seguir_lote(c.como("estatal"), 2, cosfac, tmp_path / "salida"))
    assert por_persona == ((falla, operacion) in POR_PERSONA)
    _esta_entero(base, efirmas, servidor)


@pytest.mark.norma("L11b")
def test_a_receipt_with_the_number_of_another_lot_that_is_not_found_is_put_right_by_a_person(
    con_dos_lotes: Path, efirmas: Efirmas, servidor: Servidor, tmp_path: Path
) -> None:
    base = _copiar(con_dos_lotes, tmp_path / "oficina")
    servidor.servicio.fallas.pedir(leer_falla("otro_lote:carga:1"))
    servidor.servicio.fallas.pedir(leer_falla("procesando:consulta:1"))
    with _abrir(base, efirmas) as c:
        c.poner("cosfac.url", servidor.url)
        cosfac = servicio.abrir_servicio(c.oficina, ENTORNO, plazos=PLAZOS)
        with pytest.raises(CerttuiError):
            list(seguimiento.seguir_lote(c.como("estatal"), 2, cosfac, tmp_path / "salida"))
        numero = str(servidor.servicio.lotes[1].numero)
        assert envio.leer_lote(c.oficina, 2).numero_lote != numero
        assert [c.de(n).estado for n in (2, 3)] == ["enviado"] * 2
        respuesta.anotar_numero(c.como("estatal"), 2, numero)
        list(seguimiento.seguir_lote(c.como("estatal"), 2, cosfac, tmp_path / "salida"))
    _esta_entero(base, efirmas, servidor)
