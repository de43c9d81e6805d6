"""Events of the lots: made, sent, lost, and answered well, badly, twice and late."""

import csv
import io
import zipfile
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree

from certtui.domain.rol import Rol, Usuario
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.simulador.timbre import stamp
from certtui.process import envio, iniciar, respuesta
from certtui.process.motor import Fallido, Paso
from tests.caminata.camino import Caminata, Discrepancia
from tests.caminata.tabla import TABLA

MENSAJES = (
    "La CURP no coincide con el nombre del alumno",
    "El nombre no coincide con el registro",
    "Certificado duplicado",
    "Sello inválido",
    "Error interno del servidor, intente más tarde",
    "Zzz 42",
)


_DICHOS = (
    *("timbra",) * 7,
    *("rechaza",) * 4,
    *("promete", "altera", "calla", "calla"),
)


def crear(c: Caminata, quien: Usuario) -> None:
    """Lots of everything that is signed, by who may."""
    puede = quien.rol in (Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)

    def hacer() -> None:
        creados, fallidos = envio.crear_lotes(c.oficina.como(quien))
        if fallidos:
            raise Discrepancia(f"lo firmado no pudo entrar en un lote: {fallidos[0].error.datos}")
        if any(x.total > 6 for x in creados):
            raise Discrepancia("un lote pasó del máximo")

    c.probar("crear_lotes", hacer, puede)


def exportar(c: Caminata, azar: Random, quien: Usuario) -> None:
    """Send a lot, or write it again."""
    lotes = c.filas("SELECT * FROM lote ORDER BY id DESC LIMIT 8")
    if not lotes:
        return
    lote = azar.choice(lotes)
    ya = {x["tramite"] for x in c.filas("SELECT tramite FROM xml WHERE tipo = 'timbrado'")}
    nuevo = lote["estado"] == "preparado"

    def hacer() -> None:
        escrito = envio.exportar_lote(
            c.oficina.como(quien), lote["id"], c.oficina.base.ruta.with_suffix(".lotes")
        )
        with zipfile.ZipFile(escrito.archivo) as z:
            nombres = {Path(n).stem for n in z.namelist() if n.endswith(".xml")}
        timbrados = {c.tramite(t)["folio_control"] for t in ya}
        if nuevo and nombres & timbrados:
            raise Discrepancia(f"se envió lo ya timbrado: {nombres & timbrados}")

    c.tanda("exportar", hacer)


def perder(c: Caminata, azar: Random, quien: Usuario) -> None:
    """Say that a lot was lost, with evidence or without."""
    lotes = c.filas("SELECT * FROM lote WHERE estado = 'enviado' ORDER BY id")
    if not lotes:
        return
    lote = azar.choice(lotes)
    mensaje, ticket = azar.choice((("COSFAC no lo tiene", ""), ("", "MS-9"), ("", "")))

    def hacer() -> None:
        list(
            envio.declarar_perdido(
                c.oficina.como(quien), lote["id"], mensaje=mensaje, ticket=ticket
            )
        )

    c.tanda("perder", hacer)


def avisar(c: Caminata, quien: Usuario) -> None:
    """Alert what COSFAC has not answered in a day (E05)."""
    c.tanda("avisar", lambda: list(envio.avisar_vencidos(c.oficina.como(quien))))


def responder(c: Caminata, azar: Random, quien: Usuario) -> None:
    """An answer to a lot, one in five under the mode in which a refusal returns the whole lot."""
    estatal = c.oficina.como(c.p.demo.usuario(Rol.SE_ESTATAL))
    for modo in ("atomico", "por_registro") if azar.random() < 0.2 else ("por_registro",):
        iniciar.poner_ajuste(estatal, "cosfac.modo_lote", modo)
        contestar(c, azar, quien, ("rechaza", "calla") if modo == "atomico" else ())


def contestar(c: Caminata, azar: Random, quien: Usuario, primeros: tuple[str, ...]) -> None:
    """Each certificate of a lot stamped, refused, promised, altered or forgotten.

    `primeros` is what the first ones that wait are told, whatever the luck.
    """
    guion = list(primeros)
    lotes = c.filas("SELECT * FROM lote WHERE estado <> 'preparado' ORDER BY id DESC LIMIT 10")
    if not lotes:
        return
    vivos = [x for x in lotes if x["estado"] == "enviado"]
    lote = azar.choice(vivos if vivos and azar.random() < 0.7 else lotes)
    filas: list[tuple[str, int, str]] = []
    xmls: dict[str, bytes] = {}
    dichos: dict[int, str] = {}
    esperan: set[int] = set()
    for item in c.filas("SELECT * FROM lote_item WHERE lote = ? ORDER BY tramite", lote["id"]):
        dicho = azar.choice(_DICHOS)
        if item["estatus"] in {"enviado", "aceptado_sin_xml"}:
            esperan.add(item["tramite"])
            dicho = guion.pop(0) if guion else dicho
        dichos[item["tramite"]] = _contestar(c, azar, item, lote["id"], dicho, filas, xmls)
    xmls["CE18-9999999-1.xml"] = b"<Dec/>"
    archivo = c.oficina.base.ruta.with_name("respuesta.zip")
    archivo.write_bytes(_zip(filas, xmls))
    cual = azar.choice((None, lote["id"]))
    puede = quien.rol in TABLA["T12"][2]
    if cual is None:
        esperan -= {t for t in esperan if _veces(c, t) > 1}
    antes = dict(c.estados)
    pasos: list[Any] = []
    c.tanda(
        "responder",
        lambda: pasos.extend(
            respuesta.importar_respuesta(c.oficina.como(quien), [archivo], lote=cual)
        ),
    )
    for tramite, dicho in dichos.items():
        c.ultimo = [getattr(x, "error", x) for x in pasos]
        _comprobar(c, tramite, dicho, antes, puede and tramite in esperan, puede, quien)
    hablo = set(dichos.values()) - {"calla"}
    if (
        puede
        and hablo
        and not any(isinstance(p, Paso | Fallido | respuesta.Extravio) for p in pasos)
    ):
        raise Discrepancia("la respuesta no dijo nada de sus certificados")


def _veces(c: Caminata, tramite: int) -> int:
    """In how many lots it has left: more than once, an answer must name its lot."""
    return int(
        c.uno(
            "SELECT count(*) FROM lote_item WHERE tramite = ? AND estatus <> 'preparado'", tramite
        )
    )


def _contestar(
    c: Caminata,
    azar: Random,
    item: dict[str, Any],
    lote: int,
    dicho: str,
    filas: list[tuple[str, int, str]],
    xmls: dict[str, bytes],
) -> str:
    dicho = azar.choice(
        ("timbra",) * 7 + ("rechaza",) * 4 + ("promete", "altera", "calla", "calla")
    )
    crudo = c.uno(
        "SELECT contenido FROM xml WHERE tramite = ? AND tipo = 'enviado'", item["tramite"]
    )
    if crudo is None:
        return "calla"
    guardado = c.uno(
        "SELECT contenido FROM xml WHERE tramite = ? AND tipo = 'timbrado'", item["tramite"]
    )
    if guardado is not None and azar.random() < 0.6:
        xmls[item["archivo"]] = bytes(guardado)
        xmls[item["archivo"].replace(".xml", ".pdf")] = b"%PDF-1.7\n%%EOF\n"
        return "repite"
    if dicho == "rechaza":
        filas.append((item["archivo"], 0, azar.choice(MENSAJES)))
    elif dicho == "promete":
        filas.append((item["archivo"], 1, "Timbrado"))
    elif dicho in {"timbra", "altera"}:
        raiz = etree.fromstring(bytes(crudo))
        if dicho == "altera":
            nodo = raiz.find("{*}Acreditacion")
            assert nodo is not None
            nodo.set("promedioAprovechamiento", "6.1")
        xmls[item["archivo"]] = stamp(
            raiz,
            semilla=7,
            numero_lote=lote,
            ahora=c.reloj.ahora(),
            padron=Padron(),
            llave=None,
        )
        filas.append((item["archivo"], 1, "Timbrado"))
    return dicho


def _comprobar(
    c: Caminata,
    tramite: int,
    dicho: str,
    antes: dict[int, str],
    espera: bool,
    puede: bool,
    quien: Usuario,
) -> None:
    """A stamp ends in TIMBRADO, a refusal in RECHAZADO, and nothing else changes anything."""
    era, es = antes[tramite], c.estados[tramite]
    suyo = puede and c.alcanza(quien, c.tramite(tramite)["plantel"])
    if not suyo and es != era:
        raise Discrepancia(f"{quien.id} movió el trámite {tramite} con una respuesta")
    if suyo and espera and era == "enviado":
        debia = {"timbra": {"timbrado"}, "rechaza": {"rechazado"}}.get(
            dicho, {"enviado", "firmado"}
        )
        if es not in debia:
            raise Discrepancia(f"{dicho}: {tramite} pasó de {era} a {es}: {c.ultimo}")
    perdido = c.uno(
        "SELECT count(*) FROM lote_item WHERE tramite = ? AND estatus IN ('perdido', 'timbrado')",
        tramite,
    )
    a_destiempo = era in TABLA["T12"][0] and dicho == "timbra" and perdido
    if era not in {"enviado", "firmado"} and es != era and not a_destiempo:
        raise Discrepancia(f"una respuesta tardía movió {tramite} de {era} a {es}")


def _zip(filas: list[tuple[str, int, str]], xmls: dict[str, bytes]) -> bytes:
    tabla = io.StringIO(newline="")
    csv.writer(tabla).writerows([("ARCHIVO", "ESTATUS", "DESCRIPCION"), *filas])
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as z:
        z.writestr("resultado.csv", tabla.getvalue())
        for nombre, contenido in xmls.items():
            z.writestr(nombre, contenido)
    return salida.getvalue()
