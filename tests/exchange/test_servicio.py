"""Tests of the service over real HTTP and SOAP on this machine."""

import base64
import io
import json
import logging
import os
import sys
import traceback
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.ambiente import Ambiente
from certtui.domain.errores import CerttuiError
from certtui.efirma.secreto import Secreto
from certtui.exchange.cosfac import credenciales as cr
from certtui.exchange.cosfac.credenciales import Credenciales, leer_credenciales
from certtui.exchange.cosfac.lote import empaquetar
from certtui.exchange.cosfac.resultado import leer_resultado
from certtui.exchange.errores import (
    CredencialesInvalidas,
    DireccionInsegura,
    FallaDesconocida,
    PuertoNoDisponible,
    RespuestaIncomprensible,
    ResultadoIncierto,
    ServicioInalcanzable,
    ServicioRehusa,
    SinClienteSoap,
)
from certtui.exchange.simulador.falla import Falla, FallaPedida, Fallas, leer_falla
from certtui.exchange.simulador.servicio import Servicio
from certtui.exchange.simulador.servidor import Servidor
from certtui.exchange.simulador.sobre import (
    SobreInvalido,
    read_call,
    write_answer,
    write_fault,
)
from tests.exchange.conftest import Documento, Firmante
from tests.exchange.servicio_local import PLAZOS, levantado

zeep = pytest.importorskip("zeep")

from certtui.exchange.cosfac.servicio import ServicioCosfac, full_address  # noqa: E402

AHORA = datetime(2026, 6, 15, 16, tzinfo=UTC)
USUARIO, CLAVE = "iems-demo", "Cl4ve<&>ñ ]]>\"'secreta"
QUIEN = Credenciales(Secreto(USUARIO), Secreto(CLAVE))


@pytest.fixture
def servicio(firmante: Firmante) -> Servicio:
    return Servicio(
        semilla=7,
        reloj=lambda: AHORA,
        credenciales=QUIEN,
        comprobador=firmante,
        latencia=2.5,
    )


@pytest.fixture
def servidor(servicio: Servicio) -> Iterator[Servidor]:
    with levantado(servicio) as abierto:
        yield abierto


@pytest.fixture
def cosfac(servidor: Servidor) -> ServicioCosfac:
    return ServicioCosfac(servidor.url, QUIEN, plazos=PLAZOS)


@pytest.fixture
def lote(documento: Documento) -> bytes:
    buenos = {f"CE18-000000{i}-1": _documento(documento, i) for i in (1, 2)}
    return empaquetar({**buenos, "CE18-0000009-1": b"<nada/>"}, Ambiente.PRUEBAS)


def _documento(documento: Documento, numero: int) -> bytes:
    from tests.exchange.conftest import curp_de

    return documento(
        f"CE18-000000{numero}-1",
        {"Alumno.curp": curp_de(numero), "Alumno.numeroControl": f"18901000{numero}-7"},
    )


def _pedir(servidor: Servidor, *textos: str) -> None:
    servidor.servicio.fallas.pedir(*(leer_falla(t) for t in textos))


@pytest.mark.norma("L11a", "L11b")
def test_a_lot_goes_is_asked_for_and_comes_back(
    cosfac: ServicioCosfac, servidor: Servidor, lote: bytes, tmp_path: Path
) -> None:
    _pedir(servidor, "procesando:consulta:1")
    recibo = cosfac.cargar("LOTE-32-00001.zip", lote)
    assert recibo.numero_lote == str(servidor.servicio.lotes[0].numero)
    assert cosfac.consultar(recibo.numero_lote).resultado is None
    estado = cosfac.consultar(recibo.numero_lote)
    assert estado.resultado is not None
    (tmp_path / "r.zip").write_bytes(estado.resultado)
    filas = leer_resultado(tmp_path / "r.zip").filas
    assert [(f.folio_control, f.aceptado) for f in filas] == [
        ("CE18-0000001-1", True),
        ("CE18-0000002-1", True),
        ("CE18-0000009-1", False),
    ]
    descarga = cosfac.descargar(recibo.numero_lote)
    assert descarga.timbrados is not None
    with zipfile.ZipFile(io.BytesIO(descarga.timbrados)) as z:
        assert sorted(z.namelist()) == ["CE18-0000001-1.xml", "CE18-0000002-1.xml"]
        xml = z.read("CE18-0000001-1.xml").decode()
    folio = xml.split('folioDigital="')[1][:36]
    assert [cosfac.cancelar(f).codigo for f in (folio, folio, "otro")] == [0, 2, 1]
    assert servidor.servicio.cancelados == {folio}


def test_a_lot_without_accepted_ones_has_only_a_message(
    cosfac: ServicioCosfac,
) -> None:
    recibo = cosfac.cargar("malo.zip", empaquetar({"A-1": b"<nada/>"}, Ambiente.PRUEBAS))
    descarga = cosfac.descargar(recibo.numero_lote)
    assert descarga.timbrados is None
    assert recibo.numero_lote in descarga.mensaje


@pytest.mark.norma("AMB")
def test_the_simulated_service_takes_no_productive_lot(
    cosfac: ServicioCosfac, servidor: Servidor
) -> None:
    with pytest.raises(ServicioRehusa, match="bases de pruebas"):
        cosfac.cargar("real.zip", empaquetar({"A-1": b"<a/>"}))
    assert servidor.servicio.lotes == []


@pytest.mark.parametrize("falla", ["callar", "truncar", "basura", "error500", "lento"])
@pytest.mark.norma("L11a")
def test_an_upload_without_a_good_answer_is_uncertain_and_never_repeated(
    cosfac: ServicioCosfac, servidor: Servidor, lote: bytes, falla: str
) -> None:
    _pedir(servidor, f"{falla}:carga")
    with pytest.raises(ResultadoIncierto):
        cosfac.cargar("LOTE-32-00001.zip", lote)
    esperado = 0 if falla in {"error500", "lento"} else 1
    assert len(servidor.servicio.lotes) == esperado


def test_an_upload_cut_in_the_middle_did_not_arrive_and_goes_again_by_itself(
    cosfac: ServicioCosfac, servidor: Servidor
) -> None:
    grande = empaquetar({"A-1": b"<a>" + os.urandom(6_000_000) + b"</a>"}, Ambiente.PRUEBAS)
    _pedir(servidor, "cortar:carga:1")
    recibo = cosfac.cargar("LOTE-32-00001.zip", grande)
    assert [str(r.numero) for r in servidor.servicio.lotes] == [recibo.numero_lote]


def test_what_always_cuts_is_given_up_after_the_ceiling(servidor: Servidor) -> None:
    esperas: list[float] = []
    plazos = type(PLAZOS)(conexion=1, lectura=1, intentos=5, espera=2, espera_maxima=10)
    cosfac = ServicioCosfac(servidor.url, QUIEN, plazos=plazos, dormir=esperas.append)
    _pedir(servidor, "cortar:carga")
    grande = empaquetar({"A-1": os.urandom(6_000_000)}, Ambiente.PRUEBAS)
    with pytest.raises(ServicioInalcanzable):
        cosfac.cargar("LOTE-32-00001.zip", grande)
    assert esperas == [2, 4, 8, 10]
    assert servidor.servicio.lotes == []


@pytest.mark.parametrize("falla", ["cortar", "callar", "truncar", "basura", "error500"])
@pytest.mark.parametrize("operacion", ["consulta", "descarga"])
def test_a_query_is_repeated_until_it_is_answered(
    cosfac: ServicioCosfac, servidor: Servidor, lote: bytes, falla: str, operacion: str
) -> None:
    numero = cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote
    preguntar: Callable[[str], object] = (
        cosfac.consultar if operacion == "consulta" else cosfac.descargar
    )
    _pedir(servidor, f"{falla}:{operacion}:2")
    assert preguntar(numero) is not None
    _pedir(servidor, f"{falla}:{operacion}")
    with pytest.raises((RespuestaIncomprensible, ServicioInalcanzable)):
        preguntar(numero)
    assert len(servidor.servicio.lotes) == 1


def test_a_cancellation_without_answer_is_not_repeated(
    cosfac: ServicioCosfac, servidor: Servidor
) -> None:
    _pedir(servidor, "callar:cancelar:1")
    with pytest.raises(ResultadoIncierto):
        cosfac.cancelar("x")
    assert cosfac.cancelar("x").codigo == 1


@pytest.mark.parametrize("operacion", ["consulta", "descarga"])
@pytest.mark.norma("L11b")
def test_the_answer_of_another_lot_is_not_taken(
    cosfac: ServicioCosfac, servidor: Servidor, lote: bytes, operacion: str
) -> None:
    numero = cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote
    _pedir(servidor, f"otro_lote:{operacion}:1")
    with pytest.raises(RespuestaIncomprensible, match="otro lote"):
        (cosfac.consultar if operacion == "consulta" else cosfac.descargar)(numero)


def test_a_lost_lot_is_in_process_for_ever_and_an_unknown_one_is_refused(
    cosfac: ServicioCosfac, servidor: Servidor, lote: bytes
) -> None:
    _pedir(servidor, "perder")
    numero = cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote
    assert cosfac.consultar(numero).resultado is None
    assert cosfac.descargar(numero).timbrados is None
    for preguntar in (cosfac.consultar, cosfac.descargar):
        with pytest.raises(ServicioRehusa, match="no existe"):
            preguntar("1")


def test_a_refused_upload_says_why(cosfac: ServicioCosfac, servidor: Servidor, lote: bytes) -> None:
    _pedir(servidor, "rechazar:carga:1")
    with pytest.raises(ServicioRehusa, match="no est"):
        cosfac.cargar("LOTE-32-00001.zip", lote)
    assert cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote


def test_nobody_listening_is_told_and_may_be_repeated(servidor: Servidor, lote: bytes) -> None:
    with levantado(Servicio(semilla=1, reloj=lambda: AHORA)) as otro:
        url = otro.url
    with pytest.raises(ServicioInalcanzable):
        ServicioCosfac(url, QUIEN, plazos=PLAZOS).cargar("LOTE.zip", lote)


def test_another_path_is_refused_by_http(servidor: Servidor, lote: bytes) -> None:
    with pytest.raises(ServicioRehusa, match="404"):
        ServicioCosfac(f"{servidor.url}/otra", QUIEN, plazos=PLAZOS).cargar("LOTE.zip", lote)


@pytest.mark.parametrize(
    "url",
    [
        "http://cosfac.ejemplo.mx",
        "http://127.0.0.1.ejemplo.mx/",
        "http://10.0.0.1:80",
        "ftp://127.0.0.1/",
        "https://usuario:secreta@cosfac.ejemplo.mx/",
        "https://",
        "https://[x",
        "cosfac.ejemplo.mx",
        "https://a.mx/?password=secreta",
        "https://a.mx/ruta con espacio",
        "",
    ],
)
def test_only_tls_or_this_machine(url: str) -> None:
    with pytest.raises(DireccionInsegura) as error:
        ServicioCosfac(url, QUIEN)
    if "@" in url:
        assert "secreta" not in str(error.value)


def test_the_path_of_the_service_is_added_when_there_is_none() -> None:
    assert full_address("https://a.mx") == "https://a.mx/mec-ws/services/"
    assert full_address("http://localhost:81/x") == "http://localhost:81/x"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zeep", None)
    with pytest.raises(SinClienteSoap):
        ServicioCosfac("https://a.mx", QUIEN)


@pytest.mark.parametrize("mala", [(USUARIO, "otra"), ("otro", CLAVE)])
def test_wrong_credentials_are_told_without_being_shown(
    servidor: Servidor, lote: bytes, mala: tuple[str, str]
) -> None:
    malas = Credenciales(*(Secreto(x) for x in mala))
    cosfac = ServicioCosfac(servidor.url, malas, plazos=PLAZOS)
    for llamar in (
        lambda: cosfac.cargar("LOTE.zip", lote),
        lambda: cosfac.consultar("1"),
        lambda: cosfac.descargar("1"),
        lambda: cosfac.cancelar("x"),
    ):
        with pytest.raises(ServicioRehusa, match="incorrectos") as error:
            llamar()
        assert mala[1] not in str(error.value)
    assert servidor.servicio.lotes == []


def _toda_la_cadena(error: BaseException) -> str:
    """The traceback with the locals of every frame of ours, causes and contexts included."""
    partes = []
    actual: BaseException | None = error
    while actual is not None:
        dicho = traceback.TracebackException.from_exception(actual, capture_locals=True)
        partes.append(
            "".join(
                linea
                for linea in dicho.format(chain=False)
                if "tests/exchange" not in linea and "__file__" not in linea
            )
        )
        actual = actual.__cause__ or actual.__context__
    return "\n".join(partes)


@pytest.mark.parametrize("falla", ["", "callar", "truncar", "basura", "error500", "cortar"])
@pytest.mark.norma("L11a")
def test_the_credentials_are_in_no_log_and_no_traceback(
    servidor: Servidor,
    lote: bytes,
    falla: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for nombre in ("zeep", "zeep.transports", "urllib3", "requests"):
        logging.getLogger(nombre).setLevel(logging.DEBUG)
    cosfac = ServicioCosfac(servidor.url, QUIEN, plazos=PLAZOS)
    dicho = ""
    if falla:
        _pedir(servidor, falla)
    try:
        numero = cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote
        cosfac.consultar(numero)
    except CerttuiError as error:
        dicho = _toda_la_cadena(error) + repr(error.datos)
    assert bool(falla) == bool(dicho)
    salida = capfd.readouterr()
    todo = caplog.text + dicho + salida.out + salida.err + repr(cosfac) + repr(vars(cosfac))
    for secreto in ("Cl4ve", "secreta", USUARIO, base64.b64encode(CLAVE.encode()).decode()):
        assert secreto not in todo


def test_a_service_that_echoes_the_password_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, servidor: Servidor, lote: bytes
) -> None:
    eco = write_answer("carga", {"mensaje": f"no entra {USUARIO} con {CLAVE}"})
    monkeypatch.setattr(servidor.servicio, "atender", lambda _: eco)
    with pytest.raises(ServicioRehusa) as error:
        ServicioCosfac(servidor.url, QUIEN, plazos=PLAZOS).cargar("LOTE.zip", lote)
    assert error.value.datos["mensaje"] == "no entra *** con ***"


@pytest.mark.parametrize(
    "respuesta",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<x/>",
        write_answer("consulta", {"numeroLote": 1, "estatusLote": 2}),
        write_answer("carga", {"numeroLote": "uno"}),
        write_answer("carga", {"numeroLote": "", "mensaje": "Recibido"}),
        write_answer("carga", {}),
        write_fault("Server", "falla interna"),
    ],
)
def test_a_strange_envelope_leaves_an_upload_uncertain(
    monkeypatch: pytest.MonkeyPatch, servidor: Servidor, lote: bytes, respuesta: bytes
) -> None:
    monkeypatch.setattr(servidor.servicio, "atender", lambda _: respuesta)
    with pytest.raises(ResultadoIncierto):
        ServicioCosfac(servidor.url, QUIEN, plazos=PLAZOS).cargar("LOTE.zip", lote)


def _archivo(tmp_path: Path, texto: str, modo: int = 0o600) -> Path:
    ruta = tmp_path / "cosfac.txt"
    ruta.write_text(texto, encoding="utf-8")
    ruta.chmod(modo)
    return ruta


def test_credentials_come_from_a_private_file_or_the_environment(tmp_path: Path) -> None:
    bueno = _archivo(tmp_path, f"# de la oficina\nusuario = {USUARIO}\nclave={CLAVE}\n")
    entorno = {cr.ENTORNO_USUARIO: USUARIO, cr.ENTORNO_CLAVE: CLAVE}
    for leidas in (
        leer_credenciales(bueno, {}),
        leer_credenciales(None, {cr.ENTORNO_ARCHIVO: str(bueno)}),
        leer_credenciales(None, entorno),
    ):
        assert (cr.revelar(leidas.usuario), cr.revelar(leidas.clave)) == (USUARIO, CLAVE)
        assert CLAVE not in repr(leidas)


@pytest.mark.parametrize(
    ("texto", "modo"),
    [
        ("usuario=a\nclave=b\n", 0o640),
        ("usuario=a\nclave=b\n", 0o604),
        ("usuario=a\n", 0o600),
        ("usuario=a\nclave=\n", 0o600),
        ("usuario=a\nclave=b\x01\n", 0o600),
        ("", 0o600),
    ],
)
def test_a_bad_credentials_file_is_refused_without_its_content(
    tmp_path: Path, texto: str, modo: int
) -> None:
    with pytest.raises(CredencialesInvalidas):
        leer_credenciales(_archivo(tmp_path, texto, modo), {})


def test_no_credentials_or_a_link_to_them_is_refused(tmp_path: Path) -> None:
    (tmp_path / "enlace").symlink_to(_archivo(tmp_path, "usuario=a\nclave=b\n"))
    for ruta in (tmp_path / "enlace", tmp_path / "no-esta", tmp_path):
        with pytest.raises(CredencialesInvalidas):
            leer_credenciales(ruta, {})
    with pytest.raises(CredencialesInvalidas):
        leer_credenciales(None, {cr.ENTORNO_USUARIO: "a"})


def test_the_server_listens_on_this_machine_only_and_checks_the_host(
    servidor: Servidor, lote: bytes, cosfac: ServicioCosfac
) -> None:
    assert servidor.server_address[0] == "127.0.0.1"
    numero = cosfac.cargar("LOTE-32-00001.zip", lote).numero_lote
    abridor = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with abridor.open(f"{servidor.url}/lotes") as respuesta:
        assert [str(x["numero"]) for x in json.load(respuesta)] == [numero]
    ajena = urllib.request.Request(f"{servidor.url}/lotes", headers={"Host": "malo.ejemplo:80"})
    with pytest.raises(urllib.error.HTTPError) as error:
        abridor.open(ajena)
    error.value.close()
    assert error.value.code == 404


def test_a_port_that_is_taken_or_impossible_is_told(servidor: Servidor, servicio: Servicio) -> None:
    for puerto in (int(servidor.server_address[1]), 70000):
        with pytest.raises(PuertoNoDisponible):
            Servidor(servicio, puerto)


@pytest.mark.parametrize(
    "sobre",
    [
        b"",
        b"<a/>",
        b"<!DOCTYPE a><a/>",
        "<a/>".encode("utf-16"),
        write_answer("carga", {"mensaje": "x"}),
        b'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>',
    ],
)
def test_what_is_no_request_is_a_fault(sobre: bytes) -> None:
    with pytest.raises(SobreInvalido):
        read_call(sobre)


def test_the_wsdl_names_no_host_and_the_empty_action() -> None:
    texto = ruta_de_datos("esquemas", "CertificadosIEMS.wsdl").read_text("utf-8")
    assert "soap:address" not in texto
    assert texto.count('soapAction=""') == 4


def test_faults_are_written_with_operation_and_times() -> None:
    assert leer_falla("cortar:carga:2") == FallaPedida(Falla.CORTAR, "carga", 2)
    assert leer_falla("lento") == FallaPedida(Falla.LENTO)
    for malo in ("explotar", "cortar:subir", "cortar:carga:x", ""):
        with pytest.raises(FallaDesconocida):
            leer_falla(malo)
    fallas = Fallas([leer_falla("cortar:carga:2")])
    tomadas = [fallas.tomar(Falla.CORTAR, o) for o in ("carga", "consulta", "carga", "carga")]
    assert tomadas == [True, False, True, False]
