"""Tests of the lots through the service: sent once whatever breaks, and answered as any other."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.ajustes import AjusteInvalido
from certtui.domain.errores import Salida
from certtui.domain.lote import EstadoLote, LoteInvalido
from certtui.efirma.secreto import Secreto
from certtui.exchange.cosfac.credenciales import (
    ENTORNO_ARCHIVO,
    ENTORNO_CLAVE,
    ENTORNO_USUARIO,
    Credenciales,
)
from certtui.exchange.errores import (
    CredencialesInvalidas,
    RespuestaIncomprensible,
    ResultadoIncierto,
    ServicioInalcanzable,
    ServicioRehusa,
)
from certtui.exchange.simulador.falla import leer_falla
from certtui.exchange.simulador.servicio import Servicio
from certtui.exchange.simulador.servidor import Servidor
from certtui.process import envio, respuesta, seguimiento, servicio
from certtui.process.errores import (
    EnvioSinResolver,
    LoteDeOtraVia,
    LoteSinNumero,
    NumeroDeOtroLote,
    ServicioAjeno,
    ServicioApagado,
    SinPermiso,
)
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.process.servicio import Via
from certtui.store import lotes
from tests.exchange.servicio_local import PLAZOS, levantado
from tests.process.camino import Camino, huella_total

pytest.importorskip("zeep")

from certtui.exchange.cosfac.servicio import ServicioCosfac

ENTORNO = {ENTORNO_USUARIO: "iems-demo", ENTORNO_CLAVE: "clave-muy-secreta"}
QUIEN = Credenciales(Secreto(ENTORNO[ENTORNO_USUARIO]), Secreto(ENTORNO[ENTORNO_CLAVE]))


@pytest.fixture
def servidor(c: Camino) -> Iterator[Servidor]:
    with levantado(
        Servicio(semilla=7, reloj=c.reloj.ahora, credenciales=QUIEN, latencia=2.5)
    ) as abierto:
        c.poner("cosfac.url", abierto.url)
        yield abierto


@pytest.fixture
def cosfac(c: Camino, servidor: Servidor) -> ServicioCosfac:
    return servicio.abrir_servicio(c.oficina, ENTORNO, plazos=PLAZOS)


def _preparar(c: Camino, *numeros: int) -> int:
    for n in numeros:
        c.hasta(n, "nombre_revisado")
    c.firmar()
    (lote,), fallidos = envio.crear_lotes(c.como("estatal"))
    assert not fallidos
    return lote.id


def _pedir(servidor: Servidor, *textos: str) -> None:
    servidor.servicio.fallas.pedir(*(leer_falla(t) for t in textos))


def _enviar(c: Camino, clave: int, cosfac: ServicioCosfac) -> servicio.LoteEnviado:
    return servicio.enviar_lote(c.como("estatal"), clave, cosfac, c.carpeta / "lotes")


def _descargar(c: Camino, clave: int, cosfac: ServicioCosfac) -> list[respuesta.Resultado]:
    _, resultados = servicio.descargar_lote(
        c.como("estatal"), clave, cosfac, c.carpeta / "respuestas"
    )
    return list(resultados)


def _sin_duplicados(c: Camino, servidor: Servidor, clave: int) -> None:
    """The service has this lot once, and it is the one of the base."""
    (recibido,) = servidor.servicio.lotes
    lote = envio.leer_lote(c.oficina, clave)
    assert recibido.sha256 == lote.sha256
    assert lote.numero_lote in {"", str(recibido.numero)}
    assert recibido.nombre == lote.archivo


@pytest.mark.norma("L11a", "L11b", "T11", "T12")
def test_a_lot_goes_and_comes_back_through_the_service(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1, 2)
    enviado = _enviar(c, clave, cosfac)
    assert [p.transicion for p in enviado.escrito.pasos if isinstance(p, Paso)] == ["T11"] * 2
    assert enviado.numero == envio.leer_lote(c.oficina, clave).numero_lote
    _sin_duplicados(c, servidor, clave)
    _pedir(servidor, "procesando:consulta:2")
    assert _descargar(c, clave, cosfac) == []
    pausas: list[float] = []
    consultado = servicio.esperar_lote(c.como("estatal"), clave, cosfac, dormir=pausas.append)
    assert (consultado.resultado is not None, pausas) == (True, [60.0])
    hechos = _descargar(c, clave, cosfac)
    assert all(isinstance(h, Paso) and not h.repetido for h in hechos), hechos
    assert [c.de(n).estado for n in (1, 2)] == ["timbrado"] * 2
    assert envio.leer_lote(c.oficina, clave).estado is EstadoLote.RESPONDIDO
    antes = huella_total(c.oficina)
    assert all(isinstance(h, Paso) and h.repetido for h in _descargar(c, clave, cosfac))
    assert huella_total(c.oficina) == antes
    c.cuadra()


@pytest.mark.norma("L11a")
def test_a_received_lot_is_not_sent_again(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    numero = _enviar(c, clave, cosfac).numero
    otra = _enviar(c, clave, cosfac)
    assert (otra.repetido, otra.numero) == (True, numero)
    with pytest.raises(LoteDeOtraVia):
        servicio.exigir_no_enviado(c.oficina, clave)
    _sin_duplicados(c, servidor, clave)
    c.cuadra()


@pytest.mark.parametrize("falla", ["callar", "truncar", "basura", "lento"])
@pytest.mark.norma("L11a")
def test_an_upload_without_outcome_waits_for_its_number(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac, falla: str
) -> None:
    clave = _preparar(c, 1)
    _pedir(servidor, f"{falla}:carga:1")
    with pytest.raises(ResultadoIncierto):
        _enviar(c, clave, cosfac)
    for _ in range(2):
        with pytest.raises(EnvioSinResolver):
            _enviar(c, clave, cosfac)
    with pytest.raises(EnvioSinResolver):
        servicio.exigir_no_enviado(c.oficina, clave)
    with pytest.raises(LoteSinNumero):
        servicio.consultar_lote(c.como("estatal"), clave, cosfac)
    limite = 300
    while not servidor.servicio.lotes and limite:
        limite -= 1
        servidor.servicio.dormir(0.02)
    numero = str(servidor.servicio.lotes[0].numero)
    for malo in ("1", "0", "", "x"):
        with pytest.raises((ServicioRehusa, NumeroDeOtroLote)):
            servicio.anotar_hallado(c.como("estatal"), clave, cosfac, malo)
    servicio.anotar_hallado(c.como("estatal"), clave, cosfac, numero)
    _descargar(c, clave, cosfac)
    assert c.de(1).estado == "timbrado"
    _sin_duplicados(c, servidor, clave)
    c.cuadra()


@pytest.mark.norma("L11a", "L11b")
def test_the_number_of_another_lot_is_not_taken(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    uno = _preparar(c, 1)
    ajeno = _enviar(c, uno, cosfac).numero
    dos = _preparar(c, 2)
    _pedir(servidor, "callar:carga:1")
    with pytest.raises(ResultadoIncierto):
        _enviar(c, dos, cosfac)
    with pytest.raises(NumeroDeOtroLote):
        servicio.anotar_hallado(c.como("estatal"), dos, cosfac, ajeno)
    assert envio.leer_lote(c.oficina, dos).numero_lote == ""
    with pytest.raises(LoteInvalido):
        servicio.anotar_hallado(c.como("estatal"), uno, cosfac, ajeno)


@pytest.mark.parametrize("falla", ["cortar", "error500"])
@pytest.mark.norma("L11a", "E10")
def test_a_lot_cut_in_the_middle_goes_again_only_when_cosfac_says_it_has_none(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac, falla: str
) -> None:
    clave = _preparar(c, 1)
    _pedir(servidor, f"{falla}:carga:1")
    with pytest.raises(ResultadoIncierto):
        _enviar(c, clave, cosfac)
    assert servidor.servicio.lotes == []
    with pytest.raises(EnvioSinResolver):
        _enviar(c, clave, cosfac)
    with pytest.raises(LoteInvalido):
        servicio.anotar_no_llego(c.como("estatal"), clave, "  ")
    servicio.anotar_no_llego(c.como("estatal"), clave, "TICKET-1")
    with pytest.raises(LoteInvalido):
        servicio.anotar_no_llego(c.como("estatal"), clave, "TICKET-1")
    _enviar(c, clave, cosfac)
    _descargar(c, clave, cosfac)
    assert c.de(1).estado == "timbrado"
    _sin_duplicados(c, servidor, clave)
    c.cuadra()


@pytest.mark.norma("L11a")
def test_what_surely_did_not_arrive_goes_again_with_the_same_order(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    with levantado(Servicio(semilla=1, reloj=c.reloj.ahora)) as otro:
        muerto = otro.url
    with pytest.raises(ServicioInalcanzable):
        _enviar(c, clave, ServicioCosfac(muerto, QUIEN, plazos=PLAZOS))
    malas = Credenciales(Secreto("otro"), Secreto("otra"))
    with pytest.raises(ServicioRehusa):
        _enviar(c, clave, ServicioCosfac(servidor.url, malas, plazos=PLAZOS))
    _pedir(servidor, "rechazar:carga:1")
    with pytest.raises(ServicioRehusa):
        _enviar(c, clave, cosfac)
    assert servicio.via_de(c.oficina, clave) is Via.FALLIDA
    servicio.exigir_no_enviado(c.oficina, clave)
    _enviar(c, clave, cosfac)
    _sin_duplicados(c, servidor, clave)
    c.cuadra()


def _ida_y_vuelta(c: Camino, clave: int, cosfac: ServicioCosfac) -> None:
    _enviar(c, clave, cosfac)
    _descargar(c, clave, cosfac)


class Muerte(BaseException):
    """What kill -9 looks like from inside: nothing after it runs."""


PASOS: tuple[tuple[str, object, str, bool], ...] = (
    ("al elegir la vía", servicio, "exportar_lote", False),
    ("al cargar", ServicioCosfac, "cargar", False),
    ("tras cargar", ServicioCosfac, "cargar", True),
    ("al anotar el número", servicio, "anotar_numero", False),
    ("al consultar", ServicioCosfac, "consultar", False),
    ("al guardar el resultado", servicio, "escribir_atomico", True),
    ("al descargar", ServicioCosfac, "descargar", True),
    ("al timbrar el segundo", lotes, "guardar_xml", False),
)


@pytest.mark.parametrize(("nombre", "donde", "que", "despues"), PASOS, ids=[p[0] for p in PASOS])
@pytest.mark.norma("L11a", "L11b")
def test_a_death_at_any_step_neither_loses_nor_repeats(
    c: Camino,
    servidor: Servidor,
    cosfac: ServicioCosfac,
    monkeypatch: pytest.MonkeyPatch,
    nombre: str,
    donde: object,
    que: str,
    despues: bool,
) -> None:
    clave = _preparar(c, 1, 2)
    original: Callable[..., object] = getattr(donde, que)
    vivas = 3 if que == "guardar_xml" else 0

    def morir(*args: object, **kwargs: object) -> object:
        nonlocal vivas
        vivas -= 1
        if vivas >= 0:
            return original(*args, **kwargs)
        if despues:
            original(*args, **kwargs)
        raise Muerte

    with monkeypatch.context() as m:
        m.setattr(donde, que, morir)
        with pytest.raises(Muerte):
            _ida_y_vuelta(c, clave, cosfac)
    for _ in range(2):
        try:
            _enviar(c, clave, cosfac)
        except EnvioSinResolver:
            vistos = servidor.servicio.lotes
            if vistos:
                servicio.anotar_hallado(c.como("estatal"), clave, cosfac, str(vistos[0].numero))
            else:
                servicio.anotar_no_llego(c.como("estatal"), clave, "TICKET-1")
    _descargar(c, clave, cosfac)
    assert [c.de(n).estado for n in (1, 2)] == ["timbrado"] * 2
    _sin_duplicados(c, servidor, clave)
    c.cuadra()


@pytest.mark.norma("L11b")
def test_the_answer_of_another_lot_changes_nothing(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    _enviar(c, clave, cosfac)
    antes = huella_total(c.oficina)
    _pedir(servidor, "otro_lote:consulta:1", "otro_lote:descarga:1")
    for _ in range(2):
        with pytest.raises(RespuestaIncomprensible):
            _descargar(c, clave, cosfac)
    assert huella_total(c.oficina) == antes
    _descargar(c, clave, cosfac)
    assert c.de(1).estado == "timbrado"


@pytest.mark.norma("E10")
def test_a_lost_lot_goes_again_in_another_one(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    _pedir(servidor, "perder:carga:1")
    _enviar(c, clave, cosfac)
    assert _descargar(c, clave, cosfac) == []
    c.reloj.adelantar(timedelta(hours=25))
    hechos = list(envio.declarar_perdido(c.como("estatal"), clave, ticket="T-1"))
    assert not any(isinstance(h, Fallido) for h in hechos)
    (otro,), _ = envio.crear_lotes(c.como("estatal"))
    _enviar(c, otro.id, cosfac)
    _descargar(c, otro.id, cosfac)
    assert c.de(1).estado == "timbrado"
    c.cuadra()


@pytest.mark.norma("L11a")
def test_a_lot_that_went_by_file_is_not_uploaded(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    envio.exportar_lote(c.como("estatal"), clave, c.carpeta / "lotes")
    with pytest.raises(LoteDeOtraVia):
        _enviar(c, clave, cosfac)
    respuesta.anotar_numero(c.como("estatal"), clave, "ABC-1")
    with pytest.raises(LoteSinNumero):
        servicio.consultar_lote(c.como("estatal"), clave, cosfac)
    assert servidor.servicio.lotes == []


@pytest.mark.norma("L11a")
def test_what_was_changed_after_it_was_sealed_does_not_leave(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac, monkeypatch: pytest.MonkeyPatch
) -> None:
    clave = _preparar(c, 1)
    original = envio.exportar_lote

    def alterar(oficina: Oficina, lote: int, carpeta: Path) -> envio.LoteEscrito:
        escrito = original(oficina, lote, carpeta)
        escrito.archivo.write_bytes(b"otro")
        return escrito

    monkeypatch.setattr(servicio, "exportar_lote", alterar)
    with pytest.raises(LoteInvalido):
        _enviar(c, clave, cosfac)
    assert servidor.servicio.lotes == []


@pytest.mark.norma("T11", "L07c")
def test_who_may_not_send_or_ask_is_refused(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    for usuario in ("se.norte", "dse", "admin", "estatal.ajeno"):
        with pytest.raises(SinPermiso):
            servicio.enviar_lote(c.como(usuario), clave, cosfac, c.carpeta)
    _enviar(c, clave, cosfac)
    for usuario in ("se.norte", "estatal.ajeno"):
        with pytest.raises(SinPermiso):
            servicio.consultar_lote(c.como(usuario), clave, cosfac)


@pytest.mark.norma("AMB")
def test_it_is_off_by_default_and_a_test_base_calls_only_this_machine(c: Camino) -> None:
    with pytest.raises(ServicioApagado):
        servicio.abrir_servicio(c.oficina, ENTORNO)
    for mala in ("http://cosfac.ejemplo.mx", "https://a:b@cosfac.ejemplo.mx", "cosfac"):
        with pytest.raises(AjusteInvalido):
            c.poner("cosfac.url", mala)
    c.poner("cosfac.url", "https://cosfac.ejemplo.mx")
    with pytest.raises(ServicioAjeno):
        servicio.abrir_servicio(c.oficina, ENTORNO)
    c.poner("cosfac.url", "http://127.0.0.1:9")
    with pytest.raises(CredencialesInvalidas):
        servicio.abrir_servicio(c.oficina, {})
    c.poner("cosfac.url", "")
    with pytest.raises(ServicioApagado):
        servicio.abrir_servicio(c.oficina, ENTORNO)


@pytest.mark.norma("L11a")
def test_the_credentials_are_in_no_file_and_no_row(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _preparar(c, 1)
    _pedir(servidor, "callar:carga:1")
    with pytest.raises(ResultadoIncierto):
        _enviar(c, clave, cosfac)
    servicio.anotar_no_llego(c.como("estatal"), clave, "TICKET-1")
    _enviar(c, clave, cosfac)
    _descargar(c, clave, cosfac)
    for ruta in c.carpeta.rglob("*"):
        if ruta.is_file():
            for secreto in ENTORNO.values():
                assert secreto.encode() not in ruta.read_bytes(), ruta
    volcado = str(huella_total(c.oficina))
    assert not any(secreto in volcado for secreto in ENTORNO.values())


@pytest.mark.norma("L11a", "T11", "T12")
def test_the_verbs_send_ask_and_bring(
    c: Camino,
    servidor: Servidor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    clave = str(_preparar(c, 1))
    archivo = tmp_path / "cosfac.txt"
    archivo.write_text("usuario=iems-demo\nclave=clave-muy-secreta\n", encoding="utf-8")
    archivo.chmod(0o600)

    def orden(*palabras: str) -> tuple[int, str]:
        comunes = ["--base", str(c.oficina.base.ruta), "--usuario", "estatal"]
        comunes += ["--reloj", c.reloj.ahora().isoformat()]
        codigo = correr(["lote", *palabras, *comunes])
        dicho = capsys.readouterr()
        assert "clave-muy-secreta" not in dicho.out + dicho.err
        return codigo, dicho.out + dicho.err

    carpeta = ("--salida", str(tmp_path / "lotes"))
    assert orden("enviar", clave, *carpeta)[0] == Salida.USO
    monkeypatch.setenv(ENTORNO_ARCHIVO, str(archivo))
    assert orden("consultar", clave)[0] == Salida.LOTE
    _pedir(servidor, "procesando:consulta:2", "callar:carga:1")
    codigo, dicho = orden("enviar", clave, *carpeta)
    assert (codigo, "INT-065" in dicho) == (Salida.LOTE, True)
    codigo, dicho = orden("enviar", clave, *carpeta)
    assert (codigo, "--no-llego" in dicho) == (Salida.LOTE, True)
    assert orden("exportar", clave, *carpeta)[0] == Salida.LOTE
    numero = str(servidor.servicio.lotes[0].numero)
    assert orden("enviar", clave, "--numero", numero, "--no-llego", "x")[0] == Salida.USO
    codigo, dicho = orden("enviar", clave, "--numero", numero, "--json")
    assert (codigo, json.loads(dicho[: dicho.index("}") + 1])["numero"]) == (Salida.OK, numero)
    assert orden("enviar", clave, *carpeta)[0] == Salida.OK
    codigo, dicho = orden("descargar", clave, *carpeta)
    assert (codigo, "en proceso" in dicho) == (Salida.ALGUNOS, True)
    assert orden("consultar", clave, "--credenciales", str(archivo))[0] == Salida.OK
    codigo, dicho = orden("descargar", clave, *carpeta)
    assert (codigo, "1 hecho" in dicho) == (Salida.OK, True)
    assert c.de(1).estado == "timbrado"
    _sin_duplicados(c, servidor, int(clave))


def _hallar_tras_otro(c: Camino, servidor: Servidor, cosfac: ServicioCosfac, falla: str) -> int:
    """A lot whose upload had no outcome, after another one that got its number."""
    _enviar(c, _preparar(c, 1), cosfac)
    clave = _preparar(c, 2)
    _pedir(servidor, falla)
    with pytest.raises(ResultadoIncierto):
        _enviar(c, clave, cosfac)
    return clave


@pytest.mark.parametrize("falla", ["callar", "truncar", "basura", "lento"])
@pytest.mark.norma("L11a", "L11b")
def test_an_upload_without_outcome_is_found_by_what_its_result_names(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac, falla: str
) -> None:
    clave = _hallar_tras_otro(c, servidor, cosfac, f"{falla}:carga:1")
    limite = 300
    while len(servidor.servicio.lotes) < 2 and limite:
        limite -= 1
        servidor.servicio.dormir(0.02)
    hechos = list(
        seguimiento.seguir_lote(c.como("estatal"), clave, cosfac, c.carpeta / "respuestas")
    )
    etapas = [h.etapa for h in hechos if isinstance(h, seguimiento.Seguido)]
    assert etapas == [seguimiento.Etapa.HALLADO, seguimiento.Etapa.CONTESTADO]
    assert c.de(2).estado == "timbrado"
    assert len(servidor.servicio.lotes) == 2
    assert seguimiento.pendientes_de_seguir(c.oficina) == [1]
    c.cuadra()


@pytest.mark.norma("L11a")
def test_what_cannot_be_found_waits_for_a_person_and_is_never_sent_again(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _hallar_tras_otro(c, servidor, cosfac, "cortar:carga:1")
    antes = huella_total(c.oficina)
    for _ in range(2):
        with pytest.raises(EnvioSinResolver):
            list(seguimiento.seguir_lote(c.como("estatal"), clave, cosfac, c.carpeta / "r"))
    assert huella_total(c.oficina) == antes
    assert len(servidor.servicio.lotes) == 1


@pytest.mark.norma("L11a")
def test_a_result_of_somebody_else_is_never_taken_for_ours(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    clave = _hallar_tras_otro(c, servidor, cosfac, "callar:carga:1")
    propio = servidor.servicio.lotes[0]
    servidor.servicio.lotes[1] = replace(servidor.servicio.lotes[1], simulacion=propio.simulacion)
    assert servicio.hallar_lote(c.como("estatal"), clave, cosfac) == ""
    assert envio.leer_lote(c.oficina, clave).numero_lote == ""


@pytest.mark.norma("L11a", "T11", "T12")
def test_one_verb_follows_every_lot_from_wherever_it_is(
    c: Camino,
    servidor: Servidor,
    cosfac: ServicioCosfac,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for clave, valor in ENTORNO.items():
        monkeypatch.setenv(clave, valor)
    comunes = ["--base", str(c.oficina.base.ruta), "--usuario", "estatal"]
    comunes += ["--reloj", c.reloj.ahora().isoformat(), "--salida", str(tmp_path / "lotes")]

    def seguir(*palabras: str) -> tuple[int, str]:
        codigo = correr(["lote", "seguir", *palabras, *comunes])
        dicho = capsys.readouterr()
        assert ENTORNO[ENTORNO_CLAVE] not in dicho.out + dicho.err
        return codigo, dicho.out + dicho.err

    uno = str(_preparar(c, 1))
    assert seguir()[0] == Salida.OK
    assert servidor.servicio.lotes == []
    _pedir(servidor, "procesando:consulta:1")
    codigo, dicho = seguir(uno)
    assert (codigo, "en proceso" in dicho) == (Salida.ALGUNOS, True)
    codigo, dicho = seguir()
    assert (codigo, c.de(1).estado) == (Salida.OK, "timbrado")
    assert "nada que seguir" in seguir(uno)[1]
    dos = str(_preparar(c, 2))
    _pedir(servidor, "callar:carga:1", "procesando:consulta:1")
    codigo, dicho = seguir(dos)
    assert (codigo, "INT-065" in dicho) == (Salida.LOTE, True)
    codigo, dicho = seguir()
    assert (codigo, "sí había llegado" in dicho) == (Salida.OK, True)
    tres = str(_preparar(c, 3))
    _pedir(servidor, "error500:carga:1")
    assert seguir(tres)[0] == Salida.LOTE
    codigo, dicho = seguir()
    assert (codigo, "SVC-002" in dicho, "--no-llego" in dicho) == (Salida.LOTE, True, True)
    assert seguir("--no-llego", "T-1")[0] == Salida.USO
    assert seguir(tres, "--no-llego", "T-1")[0] == Salida.OK
    assert [c.de(n).estado for n in (1, 2, 3)] == ["timbrado"] * 3
    assert len(servidor.servicio.lotes) == 3
    c.cuadra()
