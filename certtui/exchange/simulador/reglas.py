"""The rules by which the simulated COSFAC refuses a document, one function each.

A rule returns the message that goes to DESCRIPCION, in the free manner of such messages, or None.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from lxml import etree

from certtui.domain.nombre import plano
from certtui.exchange.simulador import contenido
from certtui.exchange.simulador.cadena import rebuild_cadena
from certtui.exchange.simulador.certificado import CertificadoVisto, Comprobador
from certtui.exchange.simulador.estructura import find_shape_faults
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.xml_seguro import ESPACIO

ZONA = ZoneInfo("America/Mexico_City")
"""Zone of the simulated service."""

EDADES = (14, 99)
"""Years of age at the end of the studies that the service believes."""

_CURP = re.compile(
    r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|BC|BS|CC|C[LMSH]|D[FG]|GT|GR|HG|JC|M[CNS]|N[TLE]|OC|PL"
    r"|Q[TR]|S[PLR]|T[CSL]|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d",
    re.ASCII,
)
_LETRAS_CURP = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")}
_CCT = re.compile(r"(\d{2})([A-Z]{3})(\d{4})([A-Z])", re.ASCII)
_LETRAS_CCT = "LMNOPQRSTUVWXYZZABCDEFGHIJK"
_FECHA = re.compile(r"(\d{4})-(\d{2})-(\d{2})T00:00:00", re.ASCII)
_DECIMA = re.compile(r"[0-9]\.[0-9]|10", re.ASCII)
_CIFRAS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")


@dataclass(frozen=True)
class Caso:
    """One document of the lot and what the rules may look at."""

    archivo: str
    raiz: etree._Element
    duplicado: bool
    ahora: datetime
    padron: Padron
    comprobador: Comprobador

    def get(self, elemento: str, atributo: str) -> str:
        """An attribute of a direct child of Dec (or of Dec itself, ""), empty when absent."""
        nodo = self.raiz.find(f"{{{ESPACIO}}}{elemento}") if elemento else self.raiz
        return "" if nodo is None else str(nodo.get(atributo, ""))

    @cached_property
    def der(self) -> bytes:
        """The certificate's bytes; empty when its Base64 is wrong."""
        try:
            return base64.b64decode(
                self.get("FirmaResponsable", "certificadoResponsable"), validate=True
            )
        except (binascii.Error, ValueError):
            return b""

    @cached_property
    def certificado(self) -> CertificadoVisto | None:
        """The signer's certificate, None when it cannot be read."""
        return self.comprobador.leer(self.der)

    def modulos(self) -> Iterator[etree._Element]:
        """The modules of formación laboral."""
        return self.raiz.iterfind(f"{{{ESPACIO}}}UacsdeFt/{{{ESPACIO}}}UacdeFt")


Regla = Callable[[Caso], str | None]


def esquema(caso: Caso) -> str | None:
    """Structure of the document."""
    falta = next(find_shape_faults(caso.raiz), None)
    return f"El XML no cumple con el esquema: {falta}" if falta else None


def version(caso: Caso) -> str | None:
    """Version 3.0 and one of the types of terminación."""
    tipos = {"1", "12", "14", "16"}
    if caso.get("", "version") == "3.0" and caso.get("", "tipoCertificado") in tipos:
        return None
    return "Versión o tipoCertificado no permitidos"


def folio_control(caso: Caso) -> str | None:
    """The folioControl is the file's name."""
    if f"{caso.get('', 'folioControl')}.xml" == caso.archivo:
        return None
    return "El folioControl no corresponde con el nombre del archivo"


def sin_timbre(caso: Caso) -> str | None:
    """What comes to be stamped has no stamp."""
    hay = caso.raiz.find(f"{{{ESPACIO}}}Sep") is not None
    return "El certificado ya fue timbrado previamente" if hay else None


def duplicado(caso: Caso) -> str | None:
    """One document per CURP and lot."""
    return "Registro duplicado dentro del lote" if caso.duplicado else None


def curp_forma(caso: Caso) -> str | None:
    """Shape, date and check digit of the student's CURP."""
    curp = caso.get("Alumno", "curp")
    if not _CURP.fullmatch(curp) or birth_date(curp) is None:
        return "El formato de la CURP del alumno es incorrecto"
    suma = sum(_LETRAS_CURP[c] * peso for c, peso in zip(curp, range(18, 1, -1), strict=False))
    if (10 - suma % 10) % 10 != int(curp[17]):
        return "La CURP del alumno es inválida (dígito verificador)"
    return None


def birth_date(curp: str) -> date | None:
    """The date in a CURP of the right shape, None when there is no such day."""
    siglo = 1900 if curp[16].isdigit() else 2000
    try:
        return date(siglo + int(curp[4:6]), int(curp[6:8]), int(curp[8:10]))
    except ValueError:
        return None


def edad(caso: Caso) -> str | None:
    """A believable age at the end of the studies."""
    nacimiento = birth_date(caso.get("Alumno", "curp"))
    termino = read_date(caso.get("Acreditacion", "periodoTermino"))
    if nacimiento is None or termino is None:
        return None
    anios = (
        termino.year - nacimiento.year - (termino.timetuple()[1:3] < nacimiento.timetuple()[1:3])
    )
    if EDADES[0] <= anios <= EDADES[1]:
        return None
    return "La fecha de nacimiento de la CURP no corresponde con el periodo de estudios"


def curp_registrada(caso: Caso) -> str | None:
    """The CURP is in the register and alive."""
    personas = caso.padron.personas
    if personas is None:
        return None
    persona = personas.get(caso.get("Alumno", "curp"))
    if persona is None:
        return "La CURP del alumno no se encontró en RENAPO"
    return None if persona.vigente else "La CURP del alumno fue dada de baja en RENAPO"


def nombre_registrado(caso: Caso) -> str | None:
    """Name and surnames are those of the CURP, accents apart."""
    persona = (caso.padron.personas or {}).get(caso.get("Alumno", "curp"))
    if persona is None:
        return None
    pares = (
        ("nombre", "El nombre", persona.nombre),
        ("primerApellido", "El primer apellido", persona.primer_apellido),
        ("segundoApellido", "El segundo apellido", persona.segundo_apellido),
    )
    for atributo, sujeto, suyo in pares:
        if plano(caso.get("Alumno", atributo)) != plano(suyo):
            return f"{sujeto} del alumno no coincide con la CURP"
    return None


def nombre_mixto(caso: Caso) -> str | None:
    """Names in upper and lower case (L17a)."""
    for atributo in ("nombre", "primerApellido", "segundoApellido"):
        valor = caso.get("Alumno", atributo)
        if sum(c.isalpha() for c in valor) > 1 and valor == valor.upper():
            return "El nombre del alumno es incorrecto: debe ir en mayúsculas y minúsculas"
    return None


def certificado_previo(caso: Caso) -> str | None:
    """Nobody is certified twice."""
    persona = (caso.padron.personas or {}).get(caso.get("Alumno", "curp"))
    if persona is not None and persona.certificado_previo:
        return "El alumno ya cuenta con un certificado de terminación registrado"
    return None


def cct(caso: Caso) -> str | None:
    """Shape of the CCT, its check letter when known (DPT), and the entidad inside it."""
    hallada = _CCT.fullmatch(caso.get("PlantelOServicioEducativo", "cct"))
    if hallada is None:
        return "La CCT no es válida: formato incorrecto"
    cifras = [int(c) for c in hallada[1] + hallada[3]]
    valor = 7 * sum(cifras[::2]) + 26 * sum(cifras[1::2])
    if hallada[2] == "DPT" and _LETRAS_CCT[valor % 27] != hallada[4]:
        return "La CCT no es válida: no existe el centro de trabajo"
    if hallada[1] != caso.get("PlantelOServicioEducativo", "idEntidadFederativa"):
        return "La entidad federativa no corresponde con la clave del plantel"
    return None


def plantel_registrado(caso: Caso) -> str | None:
    """The CCT is known, in its municipio and entidad."""
    if caso.padron.planteles is None:
        return None
    plantel = caso.padron.planteles.get(caso.get("PlantelOServicioEducativo", "cct"))
    if plantel is None:
        return "No existe la CCT en el catálogo de centros de trabajo"
    if caso.get("PlantelOServicioEducativo", "idEntidadFederativa") != plantel.entidad:
        return "La entidad federativa no corresponde al plantel"
    nombre = caso.get("PlantelOServicioEducativo", "nombreNumeroPlantel")
    if plantel.nombre and nombre != plantel.nombre:
        return "El plantel no tiene el nombre registrado para su CCT"
    if caso.get("PlantelOServicioEducativo", "idMunicipio") != plantel.municipio:
        return "El municipio no corresponde al plantel"
    return None


def plan_registrado(caso: Caso) -> str | None:
    """The plan may be certified in that plantel."""
    clave = caso.get("Acreditacion", "clavePlanEstudios")
    plantel = (caso.padron.planteles or {}).get(caso.get("PlantelOServicioEducativo", "cct"))
    if not clave or plantel is None or not plantel.planes or clave.upper() in plantel.planes:
        return None
    return "La clave del plan de estudios no está registrada para el plantel"


def creditos(caso: Caso) -> str | None:
    """In a terminación the credits obtained are all of them, as whole numbers."""
    obtenidos = caso.get("Acreditacion", "creditosObtenidos")
    total = caso.get("Acreditacion", "totalCreditos")
    if obtenidos.isdecimal() and total.isdecimal() and int(obtenidos) == int(total) > 0:
        return None
    return "Los créditos obtenidos no son iguales al total de créditos"


def promedio(caso: Caso) -> str | None:
    """One decimal, or 10, between 5 and 10."""
    texto = caso.get("Acreditacion", "promedioAprovechamiento")
    if not _DECIMA.fullmatch(texto):
        return "El promedio de aprovechamiento no tiene el formato requerido"
    return None if float(texto) >= 5 else "El promedio de aprovechamiento es menor al aprobatorio"


def promedio_texto(caso: Caso) -> str | None:
    """The average in words says the same as in figures."""
    numero = caso.get("Acreditacion", "promedioAprovechamiento")
    if not _DECIMA.fullmatch(numero):
        return None
    if numero == "10":
        validos = {"diez"}
    else:
        entero, decimal = int(numero[0]), int(numero[2])
        validos = {f"{_CIFRAS[entero]} punto {_CIFRAS[decimal]}"}
        if decimal == 0:
            validos.add(_CIFRAS[entero])
    escrito = " ".join(caso.get("Acreditacion", "promedioAprovechamientoTexto").casefold().split())
    return None if escrito in validos else "El promedio con letra no corresponde con el número"


def periodos(caso: Caso) -> str | None:
    """The studies begin before they end, and have ended."""
    fechas = [read_date(caso.get("Acreditacion", a)) for a in ("periodoInicio", "periodoTermino")]
    if None in fechas:
        return "El periodo de estudios tiene formato de fecha incorrecto"
    hoy = caso.ahora.astimezone(ZONA).date()
    limites = [f for f in fechas if f is not None]
    if any(a >= b for a, b in pairwise(limites)):
        return "La fecha de inicio del periodo es posterior a la de término"
    return "La fecha de término del periodo es futura" if limites[-1] > hoy else None


def periodo_registrado(caso: Caso) -> str | None:
    """The studies end when the register says."""
    persona = (caso.padron.personas or {}).get(caso.get("Alumno", "curp"))
    termino = caso.get("Acreditacion", "periodoTermino")[:10]
    if persona is None or not persona.termino or persona.termino == termino:
        return None
    return "La fecha de término del periodo no coincide con la registrada"


def read_date(texto: str) -> date | None:
    """A date of the document, `yyyy-MM-ddT00:00:00`, or None."""
    hallada = _FECHA.fullmatch(texto)
    try:
        return date(*map(int, hallada.groups())) if hallada else None
    except ValueError:
        return None


def calificaciones(caso: Caso) -> str | None:
    """Module grades are numbers from 5 to 10 with one decimal."""
    for modulo in caso.modulos():
        texto = str(modulo.get("calificacion", ""))
        if not _DECIMA.fullmatch(texto) or float(texto) < 5:
            return f"La calificación {texto} no es válida"
    return None


def certificado_legible(caso: Caso) -> str | None:
    """The certificate is one, of an e.firma, of the signer, with its own number."""
    visto = caso.certificado
    if visto is None:
        return "El certificado del responsable es inválido: no se pudo leer"
    if not visto.es_efirma:
        return "El certificado del responsable no es una e.firma: firmante no autorizado"
    if visto.no_certificado != caso.get("FirmaResponsable", "noCertificadoResponsable"):
        return "El número de certificado no corresponde con el certificado del responsable"
    if visto.curp and visto.curp != caso.get("FirmaResponsable", "curp"):
        return "El certificado del responsable no está registrado a nombre del firmante"
    return None


def certificado_vigente(caso: Caso) -> str | None:
    """The certificate is valid on the day of the stamp."""
    visto = caso.certificado
    if visto is None or visto.desde <= caso.ahora <= visto.hasta:
        return None
    return "El certificado del responsable no está vigente"


def firmante_registrado(caso: Caso) -> str | None:
    """The signer is registered and active."""
    firmantes = caso.padron.firmantes
    if firmantes is None or firmantes.get(caso.get("FirmaResponsable", "curp"), False):
        return None
    return "El firmante no está registrado ante la SEP"


def sello(caso: Caso) -> str | None:
    """The seal is that of the cadena original, rebuilt here."""
    valido = caso.comprobador.verificar(
        caso.der, rebuild_cadena(caso.raiz), caso.get("FirmaResponsable", "sello")
    )
    return None if valido else "El sello no corresponde con la cadena original"


def textos(caso: Caso) -> str | None:
    """Every text as it can be signed."""
    return contenido.text_fault(caso.raiz)


def numero_control(caso: Caso) -> str | None:
    """A numeroControl that can be one."""
    return contenido.control_number_fault(caso.get("Alumno", "numeroControl"))


def nombre_letras(caso: Caso) -> str | None:
    """Names made of letters."""
    campos = ("nombre", "primerApellido", "segundoApellido")
    return contenido.name_fault(tuple(caso.get("Alumno", a) for a in campos))


def modulos(caso: Caso) -> str | None:
    """Modules with hours, none twice."""
    return contenido.modules_fault(caso.raiz)


def rvoe(caso: Caso) -> str | None:
    """RVOE of private planteles only."""
    campos = ("idSostenimiento", "claveRvoe", "fechaInicioRvoe")
    return contenido.rvoe_fault({a: caso.get("PlantelOServicioEducativo", a) for a in campos})


def catalogos(caso: Caso) -> str | None:
    """Ids of the catalogues."""
    return contenido.catalogue_fault(caso.raiz, caso.padron)


def plan_contenido(caso: Caso) -> str | None:
    """What the registered plan says."""
    return contenido.plan_fault(caso.raiz, caso.padron)


REGLAS: tuple[tuple[str, Regla], ...] = (
    ("timbrado", sin_timbre),
    ("esquema", esquema),
    ("textos", textos),
    ("version", version),
    ("folio_control", folio_control),
    ("certificado", certificado_legible),
    ("vigencia", certificado_vigente),
    ("firmante", firmante_registrado),
    ("sello", sello),
    ("duplicado", duplicado),
    ("curp", curp_forma),
    ("edad", edad),
    ("curp_registrada", curp_registrada),
    ("numero_control", numero_control),
    ("nombre_letras", nombre_letras),
    ("nombre_mixto", nombre_mixto),
    ("nombre", nombre_registrado),
    ("certificado_previo", certificado_previo),
    ("cct", cct),
    ("plantel", plantel_registrado),
    ("plan", plan_registrado),
    ("creditos", creditos),
    ("promedio", promedio),
    ("promedio_texto", promedio_texto),
    ("periodos", periodos),
    ("periodo_registrado", periodo_registrado),
    ("calificaciones", calificaciones),
    ("modulos", modulos),
    ("rvoe", rvoe),
    ("catalogos", catalogos),
    ("plan_contenido", plan_contenido),
)
"""Name and rule in the order of looking; the first that fails gives the message."""


def judge(caso: Caso) -> tuple[str, str] | None:
    """The first rule that fails and its message; None when the document is accepted."""
    for nombre, regla in REGLAS:
        mensaje = regla(caso)
        if mensaje:
            return nombre, mensaje
    return None
