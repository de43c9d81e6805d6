"""What the user types after `/`, and the filter that it means."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from certtui.process.consultas import FiltroCola
from certtui.texts import pantallas
from certtui.texts.seguro import safe

_PIEZA = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_CAMPO = re.compile(r"(\w+):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Lectura:
    """The filter, or the sentence that says why there is none."""

    filtro: FiltroCola = field(default_factory=FiltroCola)
    falla: str = ""


def _plegar(texto: str) -> str:
    """Lower case without accents; blanks, hyphens and underscores alike."""
    llano = "".join(c for c in unicodedata.normalize("NFD", texto) if not unicodedata.combining(c))
    return re.sub(r"[\s_-]+", " ", llano.casefold()).strip()


def leer_filtro(texto: str, estados: Mapping[str, str]) -> Lectura:
    """Read a typed filter; `estados` are key and label of each state. Never raises."""
    valores: dict[str, str] = {}
    palabras: list[str] = []
    for pieza in _PIEZA.findall(texto):
        campo = _CAMPO.fullmatch(pieza)
        if campo is None:
            if limpia := pieza.replace('"', "").strip():
                palabras.append(limpia)
            continue
        nombre, valor = _plegar(campo[1]), campo[2].replace('"', "").strip()
        if nombre not in pantallas.CAMPOS_DE_FILTRO:
            return Lectura(falla=pantallas.campos_desconocidos(safe(campo[1])))
        if not valor:
            return Lectura(falla=pantallas.campo_sin_valor(nombre))
        if nombre in valores:
            return Lectura(falla=pantallas.campo_repetido(nombre))
        valores[nombre] = valor
    filtro = FiltroCola(
        plantel=valores.get("plantel", ""),
        plan=valores.get("plan", "").upper(),
        grupo=valores.get("grupo", "").upper(),
        texto=" ".join(palabras),
    )
    if "estado" not in valores:
        return Lectura(filtro)
    return _con_estado(filtro, valores["estado"], estados)


def _con_estado(filtro: FiltroCola, valor: str, estados: Mapping[str, str]) -> Lectura:
    plegado = _plegar(valor)
    nombres = {clave: {_plegar(clave), _plegar(etiqueta)} for clave, etiqueta in estados.items()}
    exactos = [c for c, n in nombres.items() if plegado in n]
    hallados = exactos or [
        c for c, n in nombres.items() if plegado and any(x.startswith(plegado) for x in n)
    ]
    if len(hallados) == 1:
        return Lectura(replace(filtro, estado=hallados[0]))
    if hallados:
        return Lectura(falla=pantallas.estado_ambiguo(safe(valor), ", ".join(hallados)))
    return Lectura(falla=pantallas.estado_desconocido(safe(valor), ", ".join(estados)))


def escribir_filtro(filtro: FiltroCola) -> str:
    """A filter as the user would type it; `leer_filtro` reads it back."""
    partes = [
        f"{campo}:{_citar(valor)}"
        for campo in pantallas.CAMPOS_DE_FILTRO
        if (valor := getattr(filtro, campo))
    ]
    if filtro.texto:
        partes.append(filtro.texto)
    return " ".join(partes)


def _citar(valor: str) -> str:
    return f'"{valor}"' if re.search(r"\s", valor) else valor
