"""Texts that attack a terminal or the program, put in every free text of a whole office."""

import csv
import json
import random
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.screen import Screen

from certtui.dec.iems.cadena import cadena_original
from certtui.domain.cct import letra_verificadora
from certtui.domain.firma import Nivel
from certtui.domain.reloj import a_texto
from certtui.process import correo, firma, paquete
from certtui.process.importar import importar_renapo
from certtui.store import tandas
from certtui.store.tandas import MarcaDeTanda
from tests.process.archivos_sae import escribir_alumnos, escribir_respuesta
from tests.process.camino import AHORA, Camino, Efirmas, abierto, gente
from tests.store.crudo import crudo

ESCAPES = (
    "\x1b[77;2J",
    "\x1b[31;77mX\x1b[0m",
    "\x1b]0;ajeno\x07",
    "\x1b]52;c;YWplbm8=\x07",
    "\x1b]8;;http://ajeno.example\x1b\\L\x1b]8;;\x1b\\",
    '\x1bP$q"77p\x1b\\',
    "\x1b_Gf=77\x1b\\",
    "\x1b^ajeno\x1b\\",
    "\x1bXajeno\x1b\\",
    "\x1bc",
    "\x1b[77;6n",
    "\x1b[77c",
    "\x1b[?1049;77l",
    "\x1b[21;77t",
    "\x9b2J",
    "\x9d0;ajeno\x9c",
    "\x90q77\x9c",
    "a\rb\nc\x08\x7f\t",
    "\x0e\x0f\x05\x00",
    "\u202eab\u2066\u200f\u2069",
    "\u200b\ufeff\u2028\U000e0041",
)
"""Twenty-one ways to speak to the terminal: CSI, OSC, DCS, APC, PM, SOS, C0, C1, bidi, hidden."""

MARCAS = (
    "[@click=app.exit]Ana[/]",
    "[/b]",
    "[bold red]Ana",
    "[link=file:///etc/passwd]Ana[/link]",
    "[on red",
    "$(reboot) `ls` %s {0} {nombre}",
)
"""Ways to speak to the program: markup, and templates of any kind."""

ATAQUES = (*ESCAPES, *MARCAS)

UN_ANO = timedelta(days=365)

_OCULTAS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

TEXTOS: Mapping[str, str] = {
    "alumno": "curp nombre primer_apellido segundo_apellido grupo generacion crip "
    "institucion_medica correo_institucional correo_personal datos_validados_por",
    "ajuste": "por",
    "ancla": "nota motivo",
    "causa_regla": "causa campo consejo",
    "certificado_efirma": "no_certificado curp rfc",
    "correo": "de para declarado_por instruccion respuesta creado_por",
    "entidad": "nombre organismo",
    "entrega": "medio correo declarado_por acuse_recibe por",
    "evento": "actor regla",
    "feriado": "nombre",
    "firma": "capturo firmante",
    "firmante_autorizado": "nombre cargo",
    "folio_evento": "motivo",
    "folio_rango": "oficio",
    "kardex": "valor",
    "lote": "creado_por numero_lote",
    "lote_item": "mensaje",
    "modelo_academico": "nota regla",
    "modulo": "nombre",
    "pc_sinems": "nivel",
    "plan": "carrera nombre_largo",
    "plantel": "nombre municipio id_municipio",
    "rechazo": "codigo mensaje causa campo",
    "renapo": "nombre primer_apellido segundo_apellido sexo entidad",
    "revision": "valor",
    "revocacion": "por",
    "revocado": "motivo",
    "ruta_estado": "etiqueta",
    "sello_de_tiempo": "autoridad por",
    "tanda": "titulo",
    "ticket": "destino texto numero",
    "tramite": "canal folio_canal bloqueo solicitante autorizado_por motivo folio_texto nombre "
    "primer_apellido segundo_apellido cuv folio_digital cotejo_documento cotejo_por "
    "manifestado_por validado_estatal_por cancelacion_motivo cancelacion_por",
    "usuario": "nombre primer_apellido segundo_apellido correo id_cargo cargo curp rfc",
}
"""Every column whose text comes from a person or from another system, and is shown somewhere."""

PROPIOS: Mapping[str, str] = {
    "ajuste": "valor",
    "alumno": "matricula busqueda plan validacion_revocada",
    "base": "entidad identidad",
    "causa_regla": "clave patron",
    "correo": "message_id origen ruta",
    "custodia_archivo": "ruta",
    "entidad": "curp",
    "entrega": "origen",
    "evento": "rol entidad transicion de a token compromiso previo hash",
    "evento_dato": "sal datos",
    "firma": "cadena sello",
    "folio": "serie",
    "folio_evento": "de a",
    "folio_rango": "serie entidad plantel",
    "lote": "archivo",
    "lote_item": "archivo",
    "modelo_academico": "nivel minimo_aprobatorio",
    "plantel": "cct",
    "preferencia": "valor",
    "rechazo": "regla",
    "renapo": "curp",
    "revision": "momento regla clave",
    "revocacion": "producida siguiente",
    "revocado": "producida",
    "ruta": "nombre toml",
    "ruta_estado": "vista",
    "sello_de_tiempo": "referencia instante",
    "tanda": "usuario pantalla verbo datos proceso",
    "tanda_item": "estado",
    "ticket": "tipo",
    "tramite": "folio_control politica snapshot cancelacion_vence",
    "usuario": "entidad plantel",
}
"""The other texts: what the program writes by itself, or takes only in one form.

Inside `evento_dato.datos` and `tramite.snapshot`, which are JSON, the attacks go one by one.
"""

RECORRIDO = (
    (11, "entregado"),
    (10, "descargado"),
    (9, "timbrado"),
    (12, "cancelacion_solicitada"),
    (8, "rechazado"),
    (21, "baja_solicitada"),
    (7, "enviado"),
    (6, "firmado"),
    (4, "nombre_revisado"),
    (3, "cargado"),
    (5, "cargado"),
    (22, "devuelto"),
    (2, "solicitado"),
    (41, "solicitado"),
    (1, "borrador"),
)
"""Students and their states, so that no screen is empty."""


SAE, RESPUESTA, PLANTELES = "sae.csv", "respuesta.csv", "planteles.csv"
CEDULA, LLAVE, PAQUETE = "d.cer", "d.key", "d.paquete"
LLEGADOS = (SAE, RESPUESTA, PLANTELES, CEDULA, LLAVE, PAQUETE)
"""Files that somebody hands over, beside the base."""


def construir_hostil(base: Path, carpeta: Path, efirmas: Efirmas, vuelta: int) -> None:
    """Walk an office through its states, then put an attack in each of its free texts.

    Beside it, files with attacks; and a batch of `se.norte2` that was cut.
    """
    with abierto(base, carpeta, efirmas) as c:
        for numero, estado in RECORRIDO:
            c.hasta(numero, estado)
        renapo = escribir_respuesta(carpeta / "renapo.csv", [c.alumno(n) for n in (1, 2, 3)])
        importar_renapo(c.como("se.norte"), renapo)
        with c.oficina.base.tx():
            cortada = MarcaDeTanda(0, "se.norte2", "", "", "", "{}", 2, a_texto(AHORA), "")
            tandas.poner_marca(c.oficina.base, cortada, ())
        correo.preparar(c.como("se.norte"), c.de(10), c.destino(10))
        _entregar(c)
    envenenar(base, vuelta)


def _entregar(c: Camino) -> None:
    """Files whose every datum is an attack, or bears one."""
    llanos = [a for a in ATAQUES if a.isascii() and not {"\n", "\0"} & {*a}]
    escribir_alumnos(
        c.carpeta / SAE,
        [replace(c.alumno(1), matricula=a, curp=a, nombre=a, grupo=a, plan=a) for a in llanos],
    )
    suyo = c.de(7).folio_control
    c.tabla(
        (suyo, 2, "".join(ATAQUES[:6]).replace("\n", "")),
        *((f"{a}.xml", 2, a) for a in llanos),
        nombre=RESPUESTA,
    )
    with (c.carpeta / PLANTELES).open("w", encoding="utf-8", newline="") as archivo:
        tabla = csv.writer(archivo)
        tabla.writerow(("clave", "cct", "nombre", "entidad", "id_municipio", "municipio"))
        for n, a in enumerate(a for a in ATAQUES if "\0" not in a):
            cct = f"32DPT{9100 + n}{letra_verificadora('32', str(9100 + n))}"
            tabla.writerow((str(901 + n), cct, a, "32", "010", a))
    director = replace(gente()["dir.norte"], nombre=ATAQUES[1], primer_apellido=MARCAS[0])
    juego = c.efirmas.emitir(director, 77, desde=AHORA - UN_ANO, hasta=AHORA + UN_ANO)
    (c.carpeta / CEDULA).write_bytes(juego.cer)
    (c.carpeta / LLAVE).write_bytes(juego.key)
    (c.carpeta / PAQUETE).write_bytes(_paquete(c))


def _paquete(c: Camino) -> bytes:
    """A package as an older version wrote it: names and folios that no longer go out in one."""
    director = gente()["dir.norte"]
    (uno,) = firma.pendientes(c.como("dir.norte"), director)
    nombre, primero, segundo, folio = MARCAS[:4]
    alumno = replace(
        uno.documento.alumno, nombre=nombre, primer_apellido=primero, segundo_apellido=segundo
    )
    cadena = cadena_original(replace(uno.documento, alumno=alumno))
    return paquete.escribir_paquete(
        ambiente=c.oficina.ambiente,
        identidad=c.oficina.identidad.identidad,
        nivel=Nivel.PLANTEL,
        usuario=director.id,
        nombre=segundo,
        curp=primero,
        rfc="",
        anclas=(),
        certificados=[paquete.PorSellar(f, cadena) for f in (uno.tramite.folio_control, folio)],
    )


def envenenar(base: Path, vuelta: int) -> None:
    """Other texts in each row and column; three attacks in each, another beginning each time."""
    azar = random.Random(vuelta)
    turno = azar.randrange(len(ATAQUES))
    with crudo(base) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN")
        for tabla, texto in TEXTOS.items():
            columnas = texto.split()
            cambios = ", ".join(f"{c} = ?" for c in columnas)
            llave = [c[1] for c in db.execute(f"PRAGMA table_info({tabla})") if c[5]]
            donde = " AND ".join(f"{c} = ?" for c in llave)
            for fila in db.execute(f"SELECT {', '.join(llave)} FROM {tabla}").fetchall():
                valores = []
                for _ in columnas:
                    turno += 1
                    tres = (ATAQUES[(turno + n) % len(ATAQUES)] for n in range(3))
                    valores.append(f"{''.join(tres)}{turno}")
                db.execute(f"UPDATE {tabla} SET {cambios} WHERE {donde}", (*valores, *fila))
        for n, (fila,) in enumerate(db.execute("SELECT seq FROM evento_dato").fetchall()):
            a, b = ATAQUES[n % len(ATAQUES)], ATAQUES[(n + 7) % len(ATAQUES)]
            datos = json.dumps({a: b, "motivo": b + a, "lista": [a]}, ensure_ascii=False)
            db.execute("UPDATE evento_dato SET datos = ? WHERE seq = ?", (datos, fila))
        _que_se_firme(db)
        db.execute("COMMIT")


def _que_se_firme(db: Any) -> None:
    """No cadena takes a control character (L17): whoever signs number 4 meets markup only."""
    nombre, primero, segundo, cargo = MARCAS[:4]
    db.execute(
        "UPDATE usuario SET nombre = ?, primer_apellido = ?, segundo_apellido = ?, cargo = ?, "
        "curp = ?, id_cargo = '1' WHERE id = 'dir.norte'",
        (nombre, primero, segundo, cargo, primero),
    )
    donde = "WHERE estado = 'nombre_revisado'"
    db.execute(
        f"UPDATE tramite SET nombre = ?, primer_apellido = ?, segundo_apellido = ? {donde}",
        (segundo, nombre, primero),
    )
    for clave, foto in db.execute(f"SELECT id, snapshot FROM tramite {donde}").fetchall():
        datos = json.loads(foto)
        datos["plantel"]["nombre_numero"] = datos["plantel"]["municipio"] = cargo
        datos["acreditacion"]["nombre_perfil_laboral"] = segundo
        for n, modulo in enumerate(datos["uacs"]):
            modulo["nombre"] = MARCAS[n % len(MARCAS)]
        db.execute("UPDATE tramite SET snapshot = ? WHERE id = ?", (json.dumps(datos), clave))


def faltas_de(pantalla: Screen[Any], ancho: int) -> Iterator[str]:
    """What is painted and should not: a hidden character, an action, a link, a line too long."""
    for n, tira in enumerate(pantalla._compositor.render_strips()):
        if tira.cell_length != ancho:
            yield f"{type(pantalla).__name__}: {n}: {tira.cell_length}: {tira.text!r}"
        for trozo in tira:
            if any(unicodedata.category(c) in _OCULTAS for c in trozo.text):
                yield f"{type(pantalla).__name__}: {n}: {trozo.text!r}"
            estilo = trozo.style
            if estilo is not None and (estilo.link or estilo.meta.get("@click")):
                yield f"{type(pantalla).__name__}: {n}: {trozo.text!r}: {estilo}"
