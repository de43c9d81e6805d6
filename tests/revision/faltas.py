"""The corpus of faults: one per rule of the pre-flight, each made from good certificates."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from certtui.dec.iems.modelo import Terminacion, Timbre
from certtui.domain.curp import digito_verificador
from certtui.domain.folio import EstadoFolio
from tests.revision.muestras import Buena, Sellador, sellador

Cambio = Callable[[Terminacion], Terminacion]


@dataclass(frozen=True)
class Falta:
    """One fault: the rule that must find it and how it is put into a good certificate.

    `cambio` alters the values before they are sealed (`despues` after), `registro` what the office
    knows, `sella` how it is sealed, `certificado_previo` what SEP knows. `pareja` alters the
    certificate against the first one of the lot; `archivo` names its file.
    """

    regla: str
    cambio: Cambio = lambda doc: doc
    despues: Cambio = lambda doc: doc
    registro: Mapping[str, Any] = field(default_factory=dict)
    sella: Callable[[Sellador, Terminacion], Terminacion] = lambda s, doc: s.con(doc)
    certificado_previo: bool = False
    pareja: Callable[[Terminacion, Terminacion], Terminacion] | None = None
    archivo: str = ""
    lote: str = ""
    sin_registro: bool = True
    """False when the office's record keeps the good values, and that is the fault."""

    def aplicar(self, buena: Buena, primera: Buena) -> Buena:
        """The good certificate with this fault, its record following the document."""
        doc = self.cambio(buena.doc)
        if self.pareja is not None:
            doc = self.pareja(doc, primera.doc)
        doc = self.despues(self.sella(sellador(), doc))
        registro = buena.registro
        if self.sin_registro:
            a = doc.alumno
            registro = replace(
                registro,
                folio_control=doc.folio_control,
                curp=a.curp,
                matricula=a.numero_control,
                nombre=a.nombre,
                primer_apellido=a.primer_apellido,
                segundo_apellido=a.segundo_apellido or "",
                plan=doc.acreditacion.clave_plan or "",
            )
        return Buena(doc, replace(registro, **self.registro))


def _parte(parte: str, **cambios: Any) -> Cambio:
    def cambiar(doc: Terminacion) -> Terminacion:
        return replace(doc, **{parte: replace(getattr(doc, parte), **cambios)})

    return cambiar


def _doc(**cambios: Any) -> Cambio:
    return lambda doc: replace(doc, **cambios)


def _uac(lugar: int = 0, **cambios: Any) -> Cambio:
    def cambiar(doc: Terminacion) -> Terminacion:
        uacs = list(doc.uacs)
        uacs[lugar] = replace(uacs[lugar], **cambios)
        return replace(doc, uacs=tuple(uacs))

    return cambiar


def _curp(hacer: Callable[[str], str]) -> Cambio:
    def cambiar(doc: Terminacion) -> Terminacion:
        return replace(doc, alumno=replace(doc.alumno, curp=hacer(doc.alumno.curp)))

    return cambiar


def _con_digito(primeros: str) -> str:
    return primeros + digito_verificador(primeros)


def _otro_digito(curp: str) -> str:
    return curp[:17] + str((int(curp[17]) + 1) % 10)


def _otra_letra(doc: Terminacion) -> Terminacion:
    cct = doc.plantel.cct
    letra = "A" if cct[-1] != "A" else "B"
    return replace(doc, plantel=replace(doc.plantel, cct=cct[:-1] + letra))


def _con_certificado(**opciones: Any) -> Callable[[Sellador, Terminacion], Terminacion]:
    def sellar(s: Sellador, doc: Terminacion) -> Terminacion:
        cer, llave = s.otro(**opciones)
        return s.con(doc, cer=cer, llave=llave)

    return sellar


def _descompuesto(doc: Terminacion) -> Terminacion:
    nombre = unicodedata.normalize("NFD", "José")
    return replace(doc, alumno=replace(doc.alumno, nombre=nombre))


def _sin_un_modulo(doc: Terminacion) -> Terminacion:
    return replace(doc, uacs=doc.uacs[1:])


def _volteados(doc: Terminacion) -> Terminacion:
    return replace(doc, uacs=(doc.uacs[1], doc.uacs[0], *doc.uacs[2:]))


def _repetido(doc: Terminacion) -> Terminacion:
    return replace(doc, uacs=(*doc.uacs, doc.uacs[-1]))


def _otro_plan(doc: Terminacion) -> Terminacion:
    clave = "ENGE18" if doc.acreditacion.clave_plan != "ENGE18" else "CONA18"
    return replace(doc, acreditacion=replace(doc.acreditacion, clave_plan=clave))


_TIMBRE = Timbre(
    "1.0", "5e1f0d4e-0000-4000-8000-000000000000", "2026-06-01T10:00:00", "A", "9", "A"
)
_ACREDITACION, _PLANTEL, _ALUMNO = "acreditacion", "plantel", "alumno"

FALTAS: Final[tuple[Falta, ...]] = (
    Falta("P-D01", _parte("iems", id_iems="x")),
    Falta("P-D02", _doc(tipo_certificado="2")),
    Falta("P-D03", _doc(folio_control="SIN-FORMA")),
    Falta("P-D04", despues=_doc(timbre=_TIMBRE)),
    Falta("P-D05", _descompuesto),
    Falta("P-D06", _parte(_ALUMNO, numero_control="18 901/0001")),
    Falta("P-D07", _curp(lambda c: c[:10] + "Z" + c[11:])),
    Falta("P-D08", _curp(lambda c: _con_digito(c[:6] + "0230" + c[10:17]))),
    Falta("P-D09", _curp(_otro_digito)),
    Falta("P-D10", _curp(lambda c: _con_digito(c[:4] + "19" + c[6:17]))),
    Falta("P-D11", _parte(_ACREDITACION, periodo_inicio="2020-08-24T08:00:00")),
    Falta("P-D12", _parte(_ACREDITACION, periodo_termino="2023-07-07")),
    Falta("P-D13", _parte(_ACREDITACION, periodo_inicio="2026-06-14T00:00:00")),
    Falta("P-D14", _parte(_ACREDITACION, periodo_termino="2027-07-09T00:00:00")),
    Falta("P-D15", _parte(_ACREDITACION, creditos_obtenidos="378.0", total_creditos="378.0")),
    Falta("P-D16", _parte(_ACREDITACION, creditos_obtenidos="300")),
    Falta("P-D17", _parte(_ACREDITACION, promedio="8.95")),
    Falta("P-D18", _parte(_ACREDITACION, promedio_texto="Seis punto uno")),
    Falta("P-D19", _uac(calificacion="AC")),
    Falta("P-D20", _uac(horas="54.0")),
    Falta("P-D21", _repetido),
    Falta("P-D22", _doc(uacs=())),
    Falta("P-D23", _doc(perfil=None)),
    Falta("P-N01", _parte(_ALUMNO, nombre="ANA SOFÍA")),
    Falta("P-N02", _parte(_ALUMNO, primer_apellido="GarcÃ\u00ada".replace("\u00ad", "\u2014"))),
    Falta("P-N03", _parte(_ALUMNO, primer_apellido="Mu?oz 2")),
    Falta("P-N04", _parte(_ALUMNO, nombre="")),
    Falta("P-C01", _parte("iems", nombre_sen="Sistema Educativo")),
    Falta("P-C02", _parte("iems", nombre_dependencia="Otra dependencia")),
    Falta("P-C03", _doc(id_entidad_firmante="10185")),
    Falta("P-C04", _parte("iems", id_iems="10185")),
    Falta("P-C05", _parte("iems", id_tipo_iems="4")),
    Falta("P-C06", _parte("iems", id_opcion_educativa="12")),
    Falta("P-C07", _parte(_PLANTEL, id_tipo_plantel="18")),
    Falta("P-C08", _parte(_PLANTEL, id_sostenimiento="2")),
    Falta("P-C09", _parte(_ACREDITACION, id_nivel_estudios="3")),
    Falta("P-C10", _parte(_ACREDITACION, id_tipo_estudios="98")),
    Falta("P-C11", _parte(_PLANTEL, cct="32DPT901")),
    Falta("P-C12", _otra_letra),
    Falta("P-C13", _parte(_PLANTEL, cct="32ETC0001A")),
    Falta("P-C14", _parte(_PLANTEL, id_entidad="33")),
    Falta("P-C15", _parte(_PLANTEL, id_entidad="01")),
    Falta("P-C16", _parte(_PLANTEL, id_municipio="10")),
    Falta("P-C17", _parte(_PLANTEL, id_municipio="999")),
    Falta("P-C18", _parte(_PLANTEL, nombre_numero=None)),
    Falta("P-C19", _parte(_PLANTEL, clave_rvoe="20230001")),
    Falta("P-C20", _parte(_ACREDITACION, clave_plan="XXXX99")),
    Falta("P-C21", _parte(_ACREDITACION, nombre_perfil_laboral="Profesional en Otra Cosa")),
    Falta("P-C22", _parte("perfil", nombre_perfil_laboral="Otra Cosa")),
    Falta("P-C23", _parte(_ACREDITACION, creditos_obtenidos="400", total_creditos="400")),
    Falta("P-C24", _sin_un_modulo),
    Falta("P-C25", _uac(nombre="Módulo de otro plan")),
    Falta("P-C26", _volteados),
    Falta("P-C27", _uac(horas="999")),
    Falta("P-C28", _uac(creditos="99")),
    Falta("P-C29", _uac(calificacion="4.0")),
    Falta("P-C30", _parte(_ACREDITACION, promedio="4.9", promedio_texto="Cuatro punto nueve")),
    Falta("P-F01", despues=_parte("firma", certificado="AAAA")),
    Falta("P-F02", sella=_con_certificado(clase="csd")),
    Falta("P-F03", sella=_con_certificado(desde=5)),
    Falta("P-F04", sella=_con_certificado(hasta=-5)),
    Falta("P-F05", sella=_con_certificado(ajena=True)),
    Falta("P-F06", despues=_parte("firma", no_certificado="00001000000500000000")),
    Falta("P-F07", _parte("firma", curp="FIMA700101MDFRRN07")),
    Falta(
        "P-F08",
        _parte("firma", curp="FIMA700101MDFRRN07"),
        sella=_con_certificado(curp="FIMA700101MDFRRN07"),
    ),
    Falta("P-F09", _parte("firma", id_cargo="7")),
    Falta("P-F10", _parte("firma", nombre="Otra Persona")),
    Falta("P-F11", despues=_parte(_ALUMNO, nombre="Otro Nombre")),
    Falta("P-R01", _doc(folio_control="CE18-0999999-1"), sin_registro=False),
    Falta("P-R02", registro={"folio_estado": EstadoFolio.LIBERADO}),
    Falta(
        "P-R03", _curp(lambda c: _con_digito(c[:11] + "DF" + c[13:16] + "B")), sin_registro=False
    ),
    Falta("P-R04", _parte(_ALUMNO, nombre="Nombre Sin Confirmar"), sin_registro=False),
    Falta("P-R05", registro={"timbrado_antes": ("CE18-0000999-1",)}, certificado_previo=True),
    Falta("P-R06", registro={"en_otros_lotes": ("LOTE-32-00001.zip",)}),
    Falta("P-R07", registro={"bloqueo": "baja"}),
    Falta("P-R08", _otro_plan, sin_registro=False),
    Falta("P-L01", archivo="carpeta/CE18-0000001-1.xml"),
    Falta("P-L02", archivo="otro-nombre.xml"),
    Falta("P-L03", pareja=lambda d, p: replace(d, alumno=replace(d.alumno, curp=p.alumno.curp))),
    Falta(
        "P-L04",
        pareja=lambda d, p: replace(
            d, alumno=replace(d.alumno, numero_control=p.alumno.numero_control)
        ),
    ),
    Falta(
        "P-L05",
        pareja=lambda d, p: replace(d, folio_control=p.folio_control),
        archivo="CE99-9999999-1.xml",
    ),
    Falta("P-L06", lote="grande"),
    Falta("P-L07", lote="vacio"),
)
"""One fault per rule, in the order of the rules."""

SOLO_LA_OFICINA: Final[dict[str, str]] = {
    "P-D03": "Para COSFAC el folio de control es texto libre; su forma es de la oficina.",
    "P-F05": "El simulador admite autoridades de demostración, que nadie tiene como anclas.",
    "P-F10": "El registro de firmantes del simulador conoce la CURP, no el nombre.",
    "P-R01": "Qué folio de control es de qué trámite lo sabe solo la oficina.",
    "P-R02": "El estado del folio lo lleva solo la oficina.",
    "P-R06": "Qué lotes siguen sin respuesta lo sabe la oficina, aunque COSFAC los haya perdido.",
    "P-R07": "La suspensión del trámite es un acto de la oficina.",
    "P-L06": "El máximo por lote no está publicado: es un ajuste de la oficina.",
}
"""Faults that the pre-flight finds and a service could not know of, with the reason."""
