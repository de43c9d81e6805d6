"""The outbox against a real SMTP server: once each, cuts, refusals, doubts (acceptance 7)."""

import stat
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError
from certtui.domain.mensaje import EstadoMensaje
from certtui.domain.tramite import PermisoDenegado, TransicionRehusada
from certtui.exchange.errores import (
    CorreoAplazado,
    CorreoRehusado,
    DireccionRehusada,
    EnvioIncierto,
    RelevoInalcanzable,
)
from certtui.process import bajas, correo, entrega
from certtui.process.errores import (
    CorreoEnCurso,
    CorreoOcupado,
    CredencialesDeCorreo,
    MensajeAlterado,
    MensajeNoEspera,
    MensajeSinMotivo,
    RelevoAjeno,
    RelevoApagado,
    SinPermiso,
)
from certtui.process.motor import Fallido, Paso
from certtui.store import entregas
from certtui.texts.errores import explicar
from tests.exchange.correo_local import CLAVE, USUARIO, Cartero, cartero
from tests.process.camino import Camino

RAIZ = Path(__file__).parents[2]
E_ = EstadoMensaje


@pytest.fixture
def buzon(tmp_path: Path) -> Iterator[Cartero]:
    carpeta = tmp_path / "smtp"
    carpeta.mkdir()
    with cartero(carpeta) as quien:
        yield quien


def _preparar(c: Camino, *numeros: int) -> None:
    for n in numeros:
        c.hasta(n, "descargado")
        correo.preparar(c.clerk(n), c.de(n), c.destino(n))


def _enviar(c: Camino, buzon: Cartero) -> list[Paso | Fallido]:
    return list(correo.enviar(c.como("se.norte"), buzon.relevo()))


def _estados(c: Camino) -> list[EstadoMensaje]:
    return [m.mensaje.estado for m in correo.bandeja(c.oficina)]


def _poner(c: Camino, buzon: Cartero, carpeta: Path) -> None:
    """The office's own settings for this relay."""
    cuenta = carpeta / "correo.cuenta"
    cuenta.write_text(f"usuario={USUARIO}\nclave={CLAVE}\n")
    cuenta.chmod(0o600)
    for clave, valor in (
        ("correo.servidor", "localhost"),
        ("correo.puerto", str(buzon.puerto)),
        ("correo.ca", str(buzon.ca)),
        ("correo.credenciales", str(cuenta)),
    ):
        c.poner(clave, valor)


@pytest.mark.norma("L13a", "L13c", "L13d", "T16")
def test_each_message_is_delivered_once_over_tls_with_its_bundle(c: Camino, buzon: Cartero) -> None:
    _preparar(c, 1, 2)
    assert all(isinstance(x, Paso) for x in _enviar(c, buzon))
    assert _enviar(c, buzon) == []
    assert _estados(c) == [E_.ENVIADO, E_.ENVIADO]
    assert buzon.tls_visto == [True, True]
    for n in (1, 2):
        assert buzon.veces(c.alumno(n).correo_institucional) == 1
    _, mensaje = buzon.recibidos[0]
    (adjunto,) = mensaje.iter_attachments()
    (zip_,) = (x for x in entregas.custodia_de(c.oficina.base, c.de(1).id) if x.tipo == "zip")
    assert adjunto.get_content() == (c.oficina.custodia / zip_.ruta).read_bytes()
    (uno, _) = correo.bandeja(c.oficina)
    assert uno.mensaje.message_id == mensaje["Message-ID"]
    assert uno.mensaje.intentos == 1
    assert uno.mensaje.respuesta == "250 2.0.0 queued"
    c.cuadra()


@pytest.mark.norma("L13a", "L13e", "T16", "T17")
def test_the_acuse_of_a_sent_message_writes_no_second_one_and_a_reposicion_its_own(
    c: Camino, buzon: Cartero
) -> None:
    _preparar(c, 1)
    with pytest.raises(CorreoEnCurso):
        entrega.entregar(c.clerk(1), c.de(1), c.destino(1))
    _enviar(c, buzon)
    otra = replace(
        c.destino(1),
        correo="otra@correo.example",
        origen=OrigenCorreo.EGRESADO,
        declarado_por="Ella",
    )
    with pytest.raises(CorreoEnCurso):
        entrega.entregar(c.clerk(1), c.de(1), otra)
    entrega.entregar(c.clerk(1), c.de(1), c.destino(1))
    tipos = [x.tipo for x in entregas.custodia_de(c.oficina.base, c.de(1).id)]
    assert (tipos.count("eml"), tipos.count("acuse")) == (1, 1)
    correo.preparar(c.clerk(1), c.de(1), c.destino(1))
    _enviar(c, buzon)
    assert buzon.veces(c.alumno(1).correo_institucional) == 2
    entrega.entregar(c.clerk(1), c.de(1), c.destino(1), reposicion=True)
    assert [e.numero for e in entregas.leer_entregas(c.oficina.base, c.de(1).id)] == [1, 2]
    c.cuadra()


@pytest.mark.norma("L13a")
def test_preparing_twice_leaves_one_message(c: Camino) -> None:
    _preparar(c, 1)
    otra_vez = correo.preparar(c.clerk(1), c.de(1), c.destino(1))
    assert otra_vez.repetido
    assert len(correo.bandeja(c.oficina)) == 1


@pytest.mark.norma("L13c")
def test_a_refused_address_is_told_and_the_rest_are_delivered(c: Camino, buzon: Cartero) -> None:
    _preparar(c, 1, 2, 3)
    mala, lenta = c.alumno(1).correo_institucional, c.alumno(2).correo_institucional
    buzon.rehusa.add(mala)
    buzon.aplaza.add(lenta)
    malos = [x for x in _enviar(c, buzon) if isinstance(x, Fallido)]
    assert [type(x.error) for x in malos] == [DireccionRehusada, CorreoAplazado]
    assert malos[0].clave == c.alumno(1).matricula
    dicho = explicar(malos[0].error).frase
    assert mala in dicho
    assert "550" in dicho
    assert _estados(c) == [E_.REHUSADO, E_.PENDIENTE, E_.ENVIADO]
    assert buzon.veces(c.alumno(3).correo_institucional) == 1
    buzon.aplaza.clear()
    _enviar(c, buzon)
    assert buzon.veces(lenta) == 1
    nueva = replace(
        c.destino(1),
        correo="ella@correo.example",
        origen=OrigenCorreo.EGRESADO,
        declarado_por="Ella, por teléfono",
    )
    correo.preparar(c.clerk(1), c.de(1), nueva)
    _enviar(c, buzon)
    assert (buzon.veces(mala), buzon.veces("ella@correo.example")) == (0, 1)
    c.cuadra()


@pytest.mark.norma("L13a")
def test_a_message_refused_after_it_was_read_is_not_sent_again(c: Camino, buzon: Cartero) -> None:
    _preparar(c, 1)
    buzon.rehusa_datos = "554 5.7.1 no"
    (malo,) = _enviar(c, buzon)
    assert isinstance(malo, Fallido)
    assert isinstance(malo.error, CorreoRehusado)
    buzon.rehusa_datos = ""
    assert _enviar(c, buzon) == []
    buzon.rehusa_datos = ""
    correo.descartar(c.como("se.norte"), 1, "se prepara otro")
    assert not correo.preparar(c.clerk(1), c.de(1), c.destino(1)).repetido
    _enviar(c, buzon)
    assert _estados(c) == [E_.DESCARTADO, E_.ENVIADO]


@pytest.mark.norma("L13a")
@pytest.mark.parametrize("como", ["antes", "despues", "espera"])
def test_a_server_that_drops_in_the_middle_leaves_a_doubt_and_the_rest_go_on(
    c: Camino, buzon: Cartero, como: str
) -> None:
    _preparar(c, 1, 2)
    cortes = iter([como])
    buzon.corta = lambda: next(cortes, "")
    hechos = list(correo.enviar(c.como("se.norte"), buzon.relevo(plazo=0.7)))
    assert isinstance(hechos[0], Fallido)
    assert isinstance(hechos[0].error, EnvioIncierto)
    assert isinstance(hechos[1], Paso)
    assert _estados(c) == [E_.INCIERTO, E_.ENVIADO]
    assert _enviar(c, buzon) == []
    clerk = c.como("se.norte")
    with pytest.raises(MensajeSinMotivo):
        correo.llego(clerk, 1, " ")
    if como == "antes":
        correo.no_llego(clerk, 1, "dice que no está en su buzón")
        _enviar(c, buzon)
    else:
        correo.llego(clerk, 1, "contestó que lo tiene")
    assert buzon.veces(c.alumno(1).correo_institucional) == 1
    assert _estados(c) == [E_.ENVIADO, E_.ENVIADO]
    with pytest.raises(MensajeNoEspera):
        correo.no_llego(clerk, 1, "otra vez")
    c.cuadra()


@pytest.mark.norma("L13a")
def test_a_process_killed_in_the_middle_is_resumed_and_nobody_gets_two(
    c: Camino, buzon: Cartero, tmp_path: Path
) -> None:
    _preparar(c, 1, 2, 3, 4)
    _poner(c, buzon, tmp_path)
    vistos: list[int] = []

    def corta() -> str:
        vistos.append(1)
        return "espera" if len(vistos) == 2 else ""

    buzon.corta = corta
    proceso = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.enviador", str(c.oficina.base.ruta)],
        cwd=RAIZ,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proceso.stdout is not None
    assert proceso.stdout.readline() == "enviado\n"
    limite = time.monotonic() + 20
    while len(vistos) < 2 and time.monotonic() < limite:
        time.sleep(0.01)
    with pytest.raises(CorreoOcupado):
        _enviar(c, buzon)
    proceso.kill()
    proceso.communicate()
    assert _estados(c) == [E_.ENVIADO, E_.EN_ENVIO, E_.PENDIENTE, E_.PENDIENTE]
    seguidos = _enviar(c, buzon)
    assert [type(x) for x in seguidos] == [Fallido, Paso, Paso]
    assert isinstance(seguidos[0], Fallido)
    assert isinstance(seguidos[0].error, EnvioIncierto)
    assert _estados(c) == [E_.ENVIADO, E_.INCIERTO, E_.ENVIADO, E_.ENVIADO]
    assert [buzon.veces(c.alumno(n).correo_institucional) for n in (1, 2, 3, 4)] == [1, 1, 1, 1]
    c.cuadra()


@pytest.mark.norma("L13a")
def test_by_policy_what_a_cut_left_is_sent_again_under_the_same_message_id(
    c: Camino, buzon: Cartero
) -> None:
    _preparar(c, 1)
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE correo SET estado = 'en_envio'")
    c.poner("correo.tras_corte", "repetir")
    assert [type(x) for x in _enviar(c, buzon)] == [Paso]
    (uno,) = correo.bandeja(c.oficina)
    assert buzon.recibidos[0][1]["Message-ID"] == uno.mensaje.message_id


@pytest.mark.norma("L13d")
def test_nothing_leaves_without_tls_nor_to_a_relay_that_nobody_vouches_for(
    c: Camino, buzon: Cartero, tmp_path: Path
) -> None:
    _preparar(c, 1)
    clerk = c.como("se.norte")
    with pytest.raises(RelevoInalcanzable) as error:
        list(correo.enviar(clerk, buzon.relevo(ca=None)))
    assert "certificado" in str(error.value.datos["dicho"])
    with pytest.raises(RelevoInalcanzable):
        list(correo.enviar(clerk, buzon.relevo(anfitrion="correo.example", tls="ninguno")))
    sordo = tmp_path / "sordo"
    sordo.mkdir()
    with cartero(sordo, starttls=False) as en_claro:
        with pytest.raises(RelevoInalcanzable):
            list(correo.enviar(clerk, en_claro.relevo()))
        assert not en_claro.cuentas
        list(correo.enviar(clerk, en_claro.relevo(tls="ninguno", credenciales=None)))
        assert len(en_claro.recibidos) == 1
    assert not buzon.recibidos


@pytest.mark.norma("L13d")
def test_the_password_is_in_no_error_no_traceback_and_not_in_the_base(
    c: Camino, buzon: Cartero, tmp_path: Path
) -> None:
    _poner(c, buzon, tmp_path)
    mala = "Otra-Clave-Que-No-Es"
    cuenta = tmp_path / "correo.cuenta"
    cuenta.write_text(f"usuario={USUARIO}\nclave={mala}\n")
    clerk = c.como("se.norte")
    with pytest.raises(RelevoInalcanzable) as error:
        correo.probar(clerk)
    rastro = error.value.__traceback__
    assert rastro is not None
    propios = traceback.StackSummary.extract(traceback.walk_tb(rastro.tb_next), capture_locals=True)
    cuadros = "".join(propios.format()) + str(error.value)
    assert "sesion" in cuadros
    assert mala not in cuadros
    assert error.value.__context__ is None
    assert "cuenta" in explicar(error.value).frase
    cuenta.chmod(0o644)
    with pytest.raises(CredencialesDeCorreo):
        correo.relevo_de(clerk)
    volcado = "".join(map(str, c.oficina.base.filas("SELECT * FROM ajuste")))
    assert mala not in volcado
    assert CLAVE not in volcado


def test_a_relay_is_tried_without_sending(c: Camino, buzon: Cartero, tmp_path: Path) -> None:
    with pytest.raises(RelevoApagado):
        correo.probar(c.como("se.norte"))
    _poner(c, buzon, tmp_path)
    assert correo.probar(c.como("se.norte")).puerto == buzon.puerto
    assert not buzon.recibidos
    c.poner("correo.servidor", "smtp.example")
    with pytest.raises(RelevoAjeno):
        correo.probar(c.como("se.norte"))


@pytest.mark.norma("L13a", "L13c", "L07c")
def test_only_the_plantel_prepares_and_sends(c: Camino, buzon: Cartero) -> None:
    t = c.hasta(1, "descargado")
    with pytest.raises(PermisoDenegado):
        correo.preparar(c.como("estatal"), t, c.destino(1))
    with pytest.raises(PermisoDenegado):
        correo.preparar(c.como("se.centro"), t, c.destino(1))
    with pytest.raises(TransicionRehusada) as error:
        correo.preparar(c.clerk(1), t, replace(c.destino(1), correo="otra@correo.example"))
    assert error.value.regla == "L13c"
    with pytest.raises(SinPermiso):
        list(correo.enviar(c.como("estatal"), buzon.relevo()))
    correo.preparar(c.clerk(1), t, c.destino(1))
    assert list(correo.enviar(c.como("se.centro"), buzon.relevo())) == []
    with pytest.raises(SinPermiso):
        correo.descartar(c.como("se.centro"), 1, "ajeno")


@pytest.mark.norma("L14a", "E06", "E09")
def test_what_changed_on_disk_or_is_being_cancelled_does_not_leave(
    c: Camino, buzon: Cartero
) -> None:
    _preparar(c, 1, 2)
    uno, dos = (m.mensaje for m in correo.bandeja(c.oficina))
    archivo = c.oficina.custodia / uno.ruta
    assert stat.S_IMODE(archivo.stat().st_mode) == 0o600
    archivo.write_bytes(archivo.read_bytes()[:-1])
    t = c.leer(dos.tramite)
    bajas.pedir_cancelacion(c.como("estatal"), t, motivo="Dato erróneo", folio=t.folio_texto)
    errores = [x.error for x in _enviar(c, buzon) if isinstance(x, Fallido)]
    assert [type(e) for e in errores] == [MensajeAlterado, MensajeNoEspera]
    assert not buzon.recibidos
    for error in errores:
        assert isinstance(error, CerttuiError)
        assert "{" not in explicar(error).frase
