"""What a document's data say of themselves: check digits, forms, sums and order of dates."""

import re
from collections.abc import Iterator

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.textos import promedio_texto, un_decimal
from certtui.dec.iems.timbre import revisar_timbre
from certtui.domain.cct import TIPO_CONALEP, Cct, letra_verificadora
from certtui.domain.curp import Curp, digito_verificador
from certtui.domain.errores import CerttuiError
from certtui.domain.valor import VerificadorIncorrecto
from certtui.process.verificacion.dictamen import Razon

_PERIODO = re.compile(r"\d{4}-\d\d-\d\dT00:00:00", re.ASCII)
"""The only form in which a period is stamped (dec-iems §1.3)."""


def revisar_sellados(doc: Terminacion) -> Iterator[Razon]:
    """Data that stand in the cadena: one reason for each that contradicts itself (L06b, L06c)."""
    yield from _curp(doc)
    yield from _plantel(doc)
    yield from _periodos(doc)
    a = doc.acreditacion
    if a.creditos_obtenidos != a.total_creditos:
        yield Razon(
            "Acreditacion.creditosObtenidos",
            "creditos_distintos",
            a.total_creditos,
            a.creditos_obtenidos,
        )
    notas = [("Acreditacion.promedioAprovechamiento", a.promedio)]
    notas += [(f"UacdeFt[{i}].calificacion", u.calificacion) for i, u in enumerate(doc.uacs, 1)]
    for campo, nota in notas:
        if nota[:1].isdigit() and not _es_nota(nota):
            yield Razon(campo, "nota_mal_escrita", "de 0.0 a 9.9 con un decimal, o 10", nota)


def revisar_sin_sellar(doc: Terminacion) -> Iterator[Razon]:
    """Data that no seal of the office covers: the average in words and the stamp (L20b, L20c)."""
    a = doc.acreditacion
    letra = " ".join(a.promedio_texto.casefold().split())
    if _es_nota(a.promedio):
        esperado = promedio_texto(a.promedio)
        validos = {esperado.casefold(), esperado.casefold().removesuffix(" punto cero")}
        if letra not in validos:
            yield Razon(
                "Acreditacion.promedioAprovechamientoTexto",
                "promedio_con_letra",
                esperado,
                a.promedio_texto,
            )
    if doc.timbre is None:
        yield Razon("Sep", "sin_timbre", altera=False)
        return
    for hallazgo in revisar_timbre(doc):
        if hallazgo.impide:
            yield Razon(hallazgo.campo, hallazgo.clave, hallado=hallazgo.valor)


def _curp(doc: Terminacion) -> Iterator[Razon]:
    curp = doc.alumno.curp
    try:
        Curp(curp)
    except VerificadorIncorrecto:
        esperada = curp[:17] + digito_verificador(curp[:17])
        yield Razon("Alumno.curp", "curp_verificador", esperada, curp)
    except CerttuiError:
        yield Razon("Alumno.curp", "curp_forma", "18 caracteres con la forma oficial", curp)


def _plantel(doc: Terminacion) -> Iterator[Razon]:
    cct, entidad = doc.plantel.cct, doc.plantel.id_entidad
    try:
        clave = Cct(cct)
    except VerificadorIncorrecto:
        esperada = cct[:9] + letra_verificadora(cct[:2], cct[5:9])
        yield Razon("PlantelOServicioEducativo.cct", "cct_verificador", esperada, cct)
        return
    except CerttuiError:
        yield Razon("PlantelOServicioEducativo.cct", "cct_forma", "como 11DPT0001B", cct)
        return
    # other kinds of service may be registered in an entidad that is not where they are
    if clave.tipo == TIPO_CONALEP and clave.entidad != entidad:
        yield Razon(
            "PlantelOServicioEducativo.idEntidadFederativa",
            "entidad_de_la_cct",
            clave.entidad,
            entidad,
        )


def _periodos(doc: Terminacion) -> Iterator[Razon]:
    a = doc.acreditacion
    inicio, termino = a.periodo_inicio, a.periodo_termino
    malos = False
    for campo, valor in (("periodoInicio", inicio), ("periodoTermino", termino)):
        if not _PERIODO.fullmatch(valor):
            malos = True
            yield Razon(
                f"Acreditacion.{campo}", "periodo_mal_escrito", "AAAA-MM-DDT00:00:00", valor
            )
    if malos:
        return
    if inicio >= termino:
        yield Razon(
            "Acreditacion.periodoInicio", "periodo_invertido", f"antes de {termino}", inicio
        )
    if doc.timbre and termino[:10] > doc.timbre.fecha_sep[:10]:
        limite = f"a más tardar {doc.timbre.fecha_sep[:10]}"
        yield Razon("Acreditacion.periodoTermino", "periodo_futuro", limite, termino)


def _es_nota(valor: str) -> bool:
    try:
        return un_decimal(valor) == valor
    except DocumentoInvalido:
        return False
