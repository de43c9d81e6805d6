"""What the user types after `/`, and the filter that it means."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from certtui.domain.letras import llano
from certtui.process.cola import VACIABLES
from certtui.process.consultas import FiltroCola
from certtui.process.pendientes import NOMBRES
from certtui.texts import pantallas_filtro as t
from certtui.texts.pantallas import fecha
from certtui.texts.seguro import safe

_PIEZA = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_CAMPO = re.compile(r"(!?)(\w+):(.*)", re.DOTALL)
_CICLO = re.compile(r"(\d{4})\s*[-/]\s*(\d{4})")
_MES = re.compile(r"(\d{4})-(\d{1,2})")
_DIA = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DIA_COMUN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FECHAS = ("fecha", "desde", "hasta")


SIN_ESTADO = tuple(c for c in t.CAMPOS if c not in {"estado", "pendiente"})
"""Fields of a list of trámites that are all in one state."""


@dataclass(frozen=True, slots=True)
class Lectura:
    """The filter, or the sentence that says why there is none."""

    filtro: FiltroCola = field(default_factory=FiltroCola)
    falla: str = ""


class _Mal(Exception):
    """Why what was typed is no filter."""


def _plegar(texto: str) -> str:
    """Lower case without accents; blanks, hyphens and underscores alike."""
    return re.sub(r"[\s_-]+", " ", llano(texto)).strip()


def leer_filtro(
    texto: str, estados: Mapping[str, str], campos: Sequence[str] = t.CAMPOS
) -> Lectura:
    """Read a typed filter; `estados` are key and label of each state. Never raises.

    `campos` are those that the screen knows; what may be empty is asked with `!` before it.
    """
    try:
        return Lectura(_leer(texto, estados, campos))
    except _Mal as mal:
        return Lectura(falla=str(mal))


def _leer(texto: str, estados: Mapping[str, str], campos: Sequence[str]) -> FiltroCola:
    valores: dict[str, str] = {}
    vacios: list[str] = []
    palabras: list[str] = []
    for pieza in _PIEZA.findall(texto):
        if pieza.count('"') % 2:
            raise _Mal(t.comillas_abiertas(safe(pieza)))
        campo = _CAMPO.fullmatch(pieza)
        if campo is None:
            if limpia := " ".join(pieza.replace('"', " ").split()):
                palabras.append(f'"{limpia}"' if " " in limpia else limpia)
            continue
        nombre, valor = _plegar(campo[2]), " ".join(campo[3].replace('"', " ").split())
        if campo[1]:
            vacios.append(_vacio(nombre, valor, campos))
        else:
            valores[nombre] = _valor(nombre, valor, campos, valores)
    desde, hasta = _fechas(valores)
    return FiltroCola(
        plantel=valores.get("plantel", ""),
        estado=_estado(valores["estado"], estados) if "estado" in valores else "",
        carrera=valores.get("carrera", ""),
        plan=valores.get("plan", "").upper(),
        grupo=valores.get("grupo", "").upper(),
        ciclo=_ciclo(valores["ciclo"]) if "ciclo" in valores else "",
        desde=desde,
        hasta=hasta,
        texto=" ".join(palabras),
        vacios=tuple(v for v in VACIABLES if v in vacios),
        pendiente=_pendiente(valores["pendiente"]) if "pendiente" in valores else "",
    )


def _valor(nombre: str, valor: str, campos: Sequence[str], ya: Mapping[str, str]) -> str:
    if nombre not in campos:
        raise _Mal(t.campo_desconocido(safe(nombre), campos))
    if not valor:
        raise _Mal(t.campo_sin_valor(nombre))
    if nombre in ya or (nombre in _FECHAS and "fecha" in (nombre, *ya) and {*ya} & {*_FECHAS}):
        raise _Mal(t.campo_repetido(nombre))
    return valor


def _vacio(nombre: str, valor: str, campos: Sequence[str]) -> str:
    hay = VACIABLES if "ciclo" in campos else ()
    if nombre not in hay:
        raise _Mal(t.no_se_pregunta_vacio(safe(nombre), hay))
    if valor:
        raise _Mal(t.vacio_con_valor(nombre, safe(valor)))
    return nombre


def _estado(valor: str, estados: Mapping[str, str]) -> str:
    plegado = _plegar(valor)
    nombres = {clave: {_plegar(clave), _plegar(etiqueta)} for clave, etiqueta in estados.items()}
    exactos = [c for c, n in nombres.items() if plegado in n]
    hallados = exactos or [
        c for c, n in nombres.items() if plegado and any(x.startswith(plegado) for x in n)
    ]
    if len(hallados) == 1:
        return hallados[0]
    if hallados:
        raise _Mal(t.estado_ambiguo(safe(valor), ", ".join(hallados)))
    parecidos = get_close_matches(valor, estados)
    otros = [e for e in estados if e not in parecidos]
    raise _Mal(t.estado_desconocido(safe(valor), [*parecidos, *otros]))


def _pendiente(valor: str) -> str:
    escrito = _plegar(valor).replace(" ", "-")
    hallado = next((n for n in NOMBRES if n.startswith(escrito)), "")
    if not hallado:
        raise _Mal(t.pendiente_desconocido(safe(valor), NOMBRES))
    return hallado


def _ciclo(valor: str) -> str:
    leido = _CICLO.fullmatch(valor)
    if leido is None or int(leido[2]) != int(leido[1]) + 1:
        raise _Mal(t.ciclo_malo(safe(valor)))
    return f"{leido[1]}-{leido[2]}"


def _fechas(valores: Mapping[str, str]) -> tuple[str, str]:
    """First and last day, ISO."""
    if "fecha" in valores:
        primero, ultimo = _dias("fecha", valores["fecha"])
        return primero.isoformat(), ultimo.isoformat()
    desde = _dias("desde", valores["desde"])[0].isoformat() if "desde" in valores else ""
    hasta = _dias("hasta", valores["hasta"])[1].isoformat() if "hasta" in valores else ""
    if desde and hasta and hasta < desde:
        raise _Mal(t.fechas_al_reves(fecha(desde), fecha(hasta)))
    return desde, hasta


def _dias(campo: str, valor: str) -> tuple[date, date]:
    """The day, or the first and last ones of the month."""
    try:
        if leido := _DIA.fullmatch(valor):
            dia = date(int(leido[1]), int(leido[2]), int(leido[3]))
            return dia, dia
        if leido := _DIA_COMUN.fullmatch(valor):
            dia = date(int(leido[3]), int(leido[2]), int(leido[1]))
            return dia, dia
        if leido := _MES.fullmatch(valor):
            anio, mes = int(leido[1]), int(leido[2])
            return date(anio, mes, 1), date(anio, mes, monthrange(anio, mes)[1])
    except ValueError:
        pass
    raise _Mal(t.fecha_mala(campo, safe(valor)))


def escribir_filtro(filtro: FiltroCola) -> str:
    """A filter as the user would type it; `leer_filtro` reads it back."""
    un_dia = filtro.desde if filtro.desde == filtro.hasta else ""
    valores = {
        campo: getattr(replace(filtro, desde="", hasta="") if un_dia else filtro, campo, "")
        for campo in t.CAMPOS
    } | {"fecha": un_dia}
    valores |= {campo: fecha(valores[campo]) for campo in _FECHAS}
    partes = [f"{campo}:{_citar(valor)}" for campo, valor in valores.items() if valor]
    partes += [f"!{campo}:" for campo in filtro.vacios]
    return " ".join([*partes, filtro.texto] if filtro.texto else partes)


def _citar(valor: str) -> str:
    return f'"{valor}"' if re.search(r"\s", valor) else valor
