"""Lines of the eligibility screens: a student, a cause, a criterion."""

from collections.abc import Callable, Mapping, Sequence

from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.process.consultas_elegibilidad import Ficha, RenglonAlumno, regla_de
from certtui.texts import hallazgos
from certtui.texts import pantallas_elegibilidad as t
from certtui.tui.piezas.celdas import CeldasVivas
from certtui.tui.piezas.fuente import Columna, Fila
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo

COLORES: Mapping[Veredicto, str] = {
    Veredicto.OK: "green",
    Veredicto.FALLA: "bold red",
    Veredicto.NO_APLICA: "",
    Veredicto.AVISO: "bold yellow",
}
"""Colour of each sign, of the 16; the sign alone says it too."""

COLUMNAS = (
    Columna("matricula", 11),
    Columna("nombre", 0),
    Columna("plantel", 3, desde=64),
    *(Columna(regla, 1, titulo=titulo) for regla, titulo in t.COLUMNAS_DE_CRITERIO.items()),
    Columna("resultado", 9, titulo=t.RESULTADO),
    Columna("primera", 32, desde=110, titulo=t.PRIMERA_CAUSA),
)
"""The matrix at 80 columns; from 110 on, the first cause as well."""

COLUMNAS_DE_CAUSA = (
    Columna("cuantas", 10, derecha=True, titulo=t.MATRICULAS),
    Columna("signo", 1, titulo=" "),
    Columna("regla", 7, titulo=t.REGLA),
    Columna("causa", 0, titulo=t.CAUSA),
    Columna("quien", 44, desde=110, titulo=t.RESUELVE),
)

COLUMNAS_DE_DETALLE = (
    Columna("veredicto", 11, titulo=t.VEREDICTO),
    Columna("regla", 7, titulo=t.REGLA),
    Columna("criterio", 36, titulo=t.CRITERIO),
    Columna("valor", 0, desde=66, titulo=t.VALOR),
)


def fila_de_alumno(r: RenglonAlumno, ficha: Callable[[], Ficha | None]) -> Fila:
    """The line of a student; its signs come when it was judged."""

    def signos() -> dict[str, str]:
        hecha = ficha()
        if hecha is None:
            return {
                **dict.fromkeys(t.COLUMNAS_DE_CRITERIO, ""),
                "resultado": "",
                "primera": "",
            }
        return {
            **{
                regla: t.SIGNOS[hecha.veredictos[regla]] if regla in hecha.veredictos else ""
                for regla in t.COLUMNAS_DE_CRITERIO
            },
            "resultado": t.fallas(hecha.fallas),
            "primera": t.causa(hecha.causas[0].clave) if hecha.causas else "",
        }

    def colores() -> dict[str, str]:
        hecha = ficha()
        if hecha is None:
            return {}
        return {regla: COLORES[v] for regla, v in hecha.veredictos.items()}

    fijas = {
        "matricula": r.matricula,
        "nombre": " ".join(r.nombre.split()),
        "plantel": r.plantel,
    }
    return Fila(
        id=r.id, celdas=CeldasVivas(fijas, signos), estilos=CeldasVivas({}, colores), dato=r
    )


def fila_de_causa(numero: int, causa: Hallazgo, cuantas: str) -> Fila:
    """The line of a cause."""
    return Fila(
        id=numero,
        celdas={
            "cuantas": cuantas,
            "signo": t.SIGNOS[causa.veredicto],
            "regla": causa.regla,
            "causa": t.causa(causa.clave),
            "quien": hallazgos.quien(causa),
        },
        estilos={"signo": COLORES[causa.veredicto]},
        dato=causa,
    )


def fila_de_hallazgo(numero: int, h: Hallazgo) -> Fila:
    """The line of a criterion."""
    return Fila(
        id=numero,
        celdas={
            "veredicto": f"{t.SIGNOS[h.veredicto]} {hallazgos.VEREDICTOS[h.veredicto]}",
            "regla": h.regla,
            "criterio": hallazgos.titulo(h.regla),
            "valor": h.valor,
        },
        estilos={"veredicto": COLORES[h.veredicto]},
        dato=h,
    )


def explicar_hallazgo(h: Hallazgo, ancho: int) -> list[list[Trozo]]:
    """What is the matter, the value seen, the rule, and what to do."""
    regla = regla_de(h.regla)
    norma = t.norma(regla.id, regla.documento, regla.numeral, regla.texto) if regla else h.regla
    renglones = con_etiqueta(t.QUE_PASA, hallazgos.frase(h), ancho)
    renglones += con_etiqueta(t.SE_VIO, h.valor or "—", ancho, renglones=1)
    renglones += con_etiqueta(t.NORMA, norma, ancho)
    if remedio := hallazgos.remedio(h):
        renglones += con_etiqueta(t.QUE_HACER, remedio, ancho)
    return renglones


def donde_y_quien(h: Hallazgo) -> Sequence[Sequence[Trozo]]:
    """The menu where it is mended and who does it; nothing when it stands well."""
    donde, quien = hallazgos.donde(h), hallazgos.quien(h)
    if not donde:
        return ()
    return (
        [(f" {t.DONDE}", "bold"), (donde, "")],
        [(f" {t.QUIEN}", "bold"), (quien, "")],
    )
