"""Texts that attack a terminal or the program, put in every free text of a whole office."""

import json
import random
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tests.process.camino import Efirmas, abierto
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

_OCULTAS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

TEXTOS: Mapping[str, str] = {
    "alumno": "curp nombre primer_apellido segundo_apellido grupo generacion crip "
    "institucion_medica correo_institucional correo_personal datos_validados_por",
    "ancla": "nota",
    "causa_regla": "causa campo consejo",
    "entidad": "nombre organismo",
    "entrega": "medio correo declarado_por acuse_recibe por",
    "evento": "actor regla",
    "feriado": "nombre",
    "firma": "capturo firmante",
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
    "ruta_estado": "etiqueta",
    "ticket": "destino texto numero",
    "tramite": "canal folio_canal bloqueo solicitante autorizado_por motivo folio_texto nombre "
    "primer_apellido segundo_apellido cotejo_documento cotejo_por manifestado_por "
    "validado_estatal_por cancelacion_motivo cancelacion_por",
    "usuario": "nombre primer_apellido segundo_apellido correo id_cargo cargo curp rfc",
}
"""Every column whose text comes from a person or from another system, and is shown somewhere."""

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
    (1, "borrador"),
)
"""Students and their states, so that no screen is empty."""


def construir_hostil(base: Path, carpeta: Path, efirmas: Efirmas, vuelta: int) -> None:
    """Walk an office through its states, then put an attack in each of its free texts."""
    with abierto(base, carpeta, efirmas) as c:
        for numero, estado in RECORRIDO:
            c.hasta(numero, estado)
    envenenar(base, vuelta)


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
        db.execute("COMMIT")


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
