"""The whole road by single commands, as different users, with what each refuses."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Corrida, Linea

DOCUMENTO = ("--documento", "Acta de nacimiento")


def claves(corrida: Corrida, resultado: str = "hecho") -> list[str]:
    return [r["clave"] for r in corrida.json["resultados"] if r["resultado"] == resultado]


def hecho(corrida: Corrida) -> list[str]:
    """The command did everything; keys of what it did."""
    assert corrida.codigo == 0, corrida.todo
    return claves(corrida)


def rehusado(corrida: Corrida, regla: str) -> None:
    """The command refused, citing the rule, and says that the item was left as it was."""
    assert corrida.codigo == 1, corrida.todo
    assert any(regla in r.get("reglas", ()) for r in corrida.json["resultados"]), corrida.salida
    assert "quedó como estaba" in corrida.errores


def cuadra(linea: Linea) -> None:
    assert linea("cuadre").codigo == 0


def juego(linea: Linea, usuario: str) -> tuple[tuple[object, ...], bytes]:
    assert linea.base is not None
    carpeta = linea.base.with_suffix(".demo") / "efirmas"
    clave = (carpeta / f"{usuario}.txt").read_bytes()
    opciones = ("--cer", carpeta / f"{usuario}.cer", "--key", carpeta / f"{usuario}.key")
    return (*opciones, "--clave-stdin"), clave


def hasta_nombre(linea: Linea) -> list[str]:
    pedidos = linea("solicitar", "--todos", "--json", como="se.norte")
    assert pedidos.codigo == 1
    rehusado(pedidos, "L06a")
    todos = claves(pedidos)
    assert len(todos) > 8
    uno, dos, tres = todos[:3]

    rehusado(linea("autorizar", "--todos", "--json", como="se.norte"), "L07c")
    rehusado(linea("solicitar", uno, "--json", como="se.norte"), "T00")
    rehusado(linea("solicitar", uno, "--json", como="se.sur"), "L05a")
    rehusado(linea("devolver", uno, "--json", como="estatal"), "T03")
    hecho(linea("devolver", uno, "--motivo", "Falta la foto", "--json", como="estatal"))
    assert hecho(linea("solicitar", uno, "--json", como="se.norte")) == [uno]
    hecho(
        linea(
            "baja", "--desistir", "--motivo", "Ya no", "--matricula", dos, "--json", como="se.norte"
        )
    )
    rehusado(linea("registrar", uno, "--json", como="se.norte"), "L08a")
    hecho(linea("autorizar", "--matricula", uno, tres, "--json", como="estatal"))
    hecho(linea("autorizar", "--todos", "--json", como="estatal"))
    rehusado(linea("cargar", uno, "--json", como="se.norte"), "L09")
    hecho(linea("registrar", "--todos", "--json", como="se.norte"))
    cargados = hecho(linea("cargar", "--todos", "--json", como="se.norte"))
    cuadra(linea)
    return cargados


def confirmar_nombres(linea: Linea, cargados: list[str]) -> list[str]:
    vistas = linea("nombre", "--todos", "--propuesta", "--json", como="se.norte")
    assert vistas.codigo == 0
    assert {f["matricula"] for f in vistas.json} == set(cargados)
    uno = cargados[0]
    rehusado(linea("nombre", uno, "--json", como="se.norte"), "L17c")
    rehusado(
        linea("nombre", uno, "--nombre", "JUANA", *DOCUMENTO, "--json", como="se.norte"), "L17a"
    )
    corregido = ("--nombre", "Juana", "--primer-apellido", "Prueba", "--segundo-apellido", "")
    hecho(linea("nombre", uno, "--corregir", *corregido, "--json", como="se.norte"))
    de_todos = ("nombre", "--todos", *DOCUMENTO, "--manifiesta", "egresado", "--json")
    prudente = linea(*de_todos, como="se.norte")
    assert prudente.codigo == 1
    assert claves(prudente, "dudoso")
    assert uno in claves(prudente, "dudoso")
    linea(*de_todos, "--aceptar-dudosos", como="se.norte")
    de_uno = ("nombre", uno, *DOCUMENTO, "--manifiesta", "egresado", "--json")
    rehusado(linea(*de_uno, como="se.norte"), "L17c")
    hecho(linea(*de_uno, "--aceptar-dudosos", como="se.norte"))
    tutor = ("--manifiesta", "tutor", "--aceptar-dudosos", "--json")
    linea("nombre", "--todos", *DOCUMENTO, *tutor, como="se.norte")
    assert linea("estado", "--json").json[5]["cuantos"] == 0
    rehusado(linea("nombre", uno, "--validar", "--json", como="se.norte"), "V21")
    hecho(linea("nombre", uno, "--validar", "--json", como="estatal"))
    rehusado(linea("nombre", uno, "--reabrir", "--json", como="se.norte"), "T03")
    reabrir = ("nombre", uno, "--reabrir", "--motivo", "Falta un acento", "--json")
    hecho(linea(*reabrir, como="se.norte"))
    confirmar = ("nombre", uno, *DOCUMENTO, "--manifiesta", "egresado", *corregido, "--json")
    hecho(linea(*confirmar, "--aceptar-dudosos", como="se.norte"))
    ultimo = cargados[-1]
    hecho(
        linea(
            "baja",
            "--pedir",
            "--motivo",
            "La CURP no es la suya",
            "--matricula",
            ultimo,
            "--json",
            como="se.norte",
        )
    )
    cuadra(linea)
    return cargados[:-1]


def firmar(linea: Linea, carpeta: Path, cuantos: int) -> None:
    paquete, sellos = carpeta / "paquete.json", carpeta / "sellos.json"
    nadie = linea("firma", "paquete", "--salida", paquete, como="se.norte")
    assert nadie.codigo == 2
    assert "V17" in nadie.errores
    escrito = linea("firma", "paquete", "--salida", paquete, "--json", como="dir.norte")
    assert escrito.json["certificados"] == cuantos
    opciones, clave = juego(linea, "dir.norte")

    sin_base = Linea(linea.capsys, linea.monkeypatch, None, linea.reloj)
    sellar = ("firma", "sellar", paquete, *opciones, "--salida", sellos)
    mala = sin_base(*sellar, entrada=b"no-es-la-clave\n")
    assert mala.codigo == 4
    assert "EFI-051" in mala.errores
    assert "no-es-la-clave" not in mala.todo
    assert not sellos.exists()
    bien = sin_base(*sellar, entrada=clave)
    assert bien.codigo == 0, bien.todo
    assert "Juana Prueba" in bien.salida
    assert clave.decode().strip() not in bien.todo

    pronto, clave_estatal = juego(linea, "dir.estatal")
    antes = linea("firma", "directa", *pronto, "--json", como="dir.estatal", entrada=clave_estatal)
    assert hecho(antes) == []

    assert len(hecho(linea("firma", "importar", sellos, "--json", como="dir.norte"))) == cuantos
    otra = linea("firma", "importar", sellos, "--json", como="dir.norte")
    assert len(claves(otra, "ya estaba")) == cuantos
    alterado = carpeta / "alterado.json"
    alterado.write_bytes(sellos.read_bytes().replace(b"CE18", b"CE19", 1))
    mal = linea("firma", "importar", alterado, como="dir.norte")
    assert (mal.codigo, "PAQ-001" in mal.errores) == (4, True)
    for usuario in ("dir.estatal", "nacional"):
        opciones, clave = juego(linea, usuario)
        corrida = linea("firma", "directa", *opciones, "--json", como=usuario, entrada=clave)
        assert len(hecho(corrida)) == cuantos
        assert clave.decode().strip() not in corrida.todo
    cuadra(linea)


def enviar_y_timbrar(linea: Linea, carpeta: Path) -> None:
    assert linea("lote", "crear", como="se.norte").codigo == 2
    creados = linea("lote", "crear", "--maximo", "8", "--json", como="estatal").json["lotes"]
    assert len(creados) > 1
    for lote in creados:
        hecho(
            linea("lote", "exportar", lote["lote"], "--salida", carpeta, "--json", como="estatal")
        )
    cuadra(linea)
    primero = creados[0]["lote"]
    rehusado(linea("lote", "perdido", primero, "--json", como="estatal"), "E10")
    assert linea("lote", "ver", primero, "--avisar", como="estatal").codigo == 0
    linea.reloj = "2026-11-12T15:00:00Z"
    assert hecho(linea("lote", "ver", primero, "--avisar", "--json", como="estatal"))
    assert linea("lote", "ver", "--json", como="estatal").json[0]["reloj"] == "vencido"
    hecho(linea("lote", "perdido", primero, "--ticket", "T-1", "--json", como="estatal"))
    otra_vez = linea("lote", "crear", "--json", como="estatal").json["lotes"]
    hecho(
        linea(
            "lote", "exportar", otra_vez[0]["lote"], "--salida", carpeta, "--json", como="estatal"
        )
    )
    assert linea.base is not None
    padron = linea.base.with_suffix(".demo") / "padron"
    simular = ("--semilla", "7", "--padron", padron, "--salida", carpeta / "respuestas")
    for lote in [*creados[1:], *otra_vez]:
        contestado = linea("cosfac", "simular", carpeta / lote["archivo"], *simular, "--json")
        assert contestado.codigo == 0, contestado.todo
        respuesta = linea(
            "lote",
            "responder",
            *contestado.json["archivos"],
            "--lote",
            lote["lote"],
            "--numero",
            contestado.json["numero_lote"],
            "--json",
            como="estatal",
        )
        assert hecho(respuesta)
        repetida = linea(
            "lote",
            "responder",
            *contestado.json["archivos"],
            "--lote",
            lote["lote"],
            "--json",
            como="estatal",
        )
        assert repetida.codigo == 0, repetida.todo
        assert not claves(repetida)
    cuadra(linea)


def atender_rechazos(linea: Linea) -> None:
    vistos = linea("rechazos", "--json", como="se.norte").json
    assert vistos
    assert all(r["consejo"] and r["causa"] for r in vistos)
    vistos.sort(key=lambda r: r["resuelve"] != "sae")
    uno = vistos[0]["matricula"]
    pedir = ("baja", "--pedir", "--matricula", uno, "--json")
    rehusado(linea(*pedir, como="estatal"), "L15d")
    hecho(linea(*pedir, como="se.norte"))
    rehusado(linea("baja", "--atender", "--matricula", uno, "--json", como="dse"), "L15d")
    atender = ("baja", "--atender", "--ticket", "T-2", "--matricula", uno, "--json")
    hecho(linea(*atender, como="dse"))
    sucesor = linea("solicitar", uno, "--json", como="se.norte")
    if vistos[0]["resuelve"] == "sae":
        rehusado(sucesor, "L18")
    else:
        assert hecho(sucesor) == [uno]
        anteriores = linea("estado", "--matricula", uno, "--json", como="se.norte").json
        assert [h["estado"] for h in anteriores] == ["solicitado", "baja"]
    agregada = linea(
        *("rechazos", "regla", "--clave", "X", "--patron", "NADA", "--causa", "Una causa"),
        *("--resuelve", "sae", "--consejo", "Un consejo", "--json"),
        como="estatal",
    )
    assert agregada.codigo == 0, agregada.todo
    cuadra(linea)


def entregar(linea: Linea) -> None:
    timbrados = [
        r["clave"]
        for r in linea("entregar", "--todos", "--descargar", "--json", como="se.norte").json[
            "resultados"
        ]
    ]
    assert timbrados
    uno = timbrados[0]
    rehusado(linea("entregar", uno, "--json", como="estatal"), "L13a")
    ajena = ("--correo", "otra@ejemplo.mx", "--origen", "institucional", "--recibe", "Alguien")
    rehusado(linea("entregar", uno, *ajena, "--json", como="se.norte"), "L13c")
    assert sorted(hecho(linea("entregar", "--todos", "--json", como="se.norte"))) == sorted(
        timbrados
    )
    hecho(linea("entregar", uno, "--reposicion", "--json", como="se.norte"))
    cuadra(linea)
    assert linea.base is not None
    paquetes = sorted(linea.base.with_suffix(".custodia").glob("*/*/*.zip"))
    assert len(paquetes) == len(timbrados)
    verificado = linea("verificar", *paquetes[:2], "--json")
    assert verificado.codigo == 0, verificado.todo
    assert not any(d["alterado"] for d in verificado.json)

    historia = linea("estado", "--matricula", uno, "--json", como="se.norte").json[0]
    pasos = [p["transicion"] for p in historia["pasos"]]
    assert pasos[-3:] == ["T15", "T16", "T17"]
    assert uno in linea("estado", "--matricula", uno, como="se.norte").salida
    mal = linea("cancelar", "--matricula", uno, "--motivo", "Error", como="estatal")
    assert (mal.codigo, "E06" in mal.errores) == (3, True)
    pedir = ("cancelar", "--matricula", uno, "--motivo", "Error", "--folio", historia["folio"])
    assert linea(*pedir, como="se.norte").codigo == 3
    assert linea(*pedir, como="estatal").codigo == 0
    temprano = linea("cancelar", "--matricula", uno, "--confirmar", como="estatal")
    assert "C02" in temprano.errores
    confirmar = ("cancelar", "--matricula", uno, "--confirmar", "--cosfac", "OK-1")
    assert linea(*confirmar, como="estatal").codigo == 0
    cuadra(linea)


def suprimir(linea: Linea, cargados: list[str]) -> None:
    dos = next(
        m
        for m in cargados
        if linea("estado", "--matricula", m, "--json", como="estatal").json[0]["estado"]
        == "entregado"
    )
    assert linea("suprimir", "--matricula", dos, "--motivo", "ARCO", como="se.norte").codigo == 2
    assert linea("suprimir", "--matricula", dos, "--motivo", "ARCO", como="estatal").codigo == 0
    assert linea("estado", "--matricula", dos, como="estatal").codigo == 3
    cuadra(linea)
    assert "íntegra" in linea("bitacora", "verificar").salida


@pytest.mark.norma("L05a", "L07c", "L09", "L17c", "V17", "T11", "E10", "L15d", "L13c", "E06")
def test_the_whole_road_by_single_commands_as_different_users(linea: Linea, tmp_path: Path) -> None:
    cargados = confirmar_nombres(linea, hasta_nombre(linea))
    firmar(linea, tmp_path, len(cargados))
    enviar_y_timbrar(linea, tmp_path)
    atender_rechazos(linea)
    entregar(linea)
    suprimir(linea, cargados)


def test_a_changed_byte_of_the_log_is_named(linea: Linea) -> None:
    assert linea.base is not None
    with contextlib.closing(sqlite3.connect(linea.base)) as base:
        disparadores = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        for (nombre,) in base.execute(disparadores, ("evento",)).fetchall():
            base.execute(f'DROP TRIGGER "{nombre}"')
        base.execute("UPDATE evento SET actor = 'x' WHERE seq = 5")
        base.commit()
    corrida = linea("bitacora", "verificar", "--json")
    assert corrida.codigo == 1
    assert json.loads(corrida.salida)["fallas"][0]["fila"] == 5
    assert "fila 5" in corrida.errores
    assert linea("cuadre").codigo == 1
