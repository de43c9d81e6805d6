"""The settings of an office: each contradiction C01–C33 that touches the road, with a default."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from certtui.domain.direccion import es_segura
from certtui.domain.errores import CerttuiError, Salida


class AjusteInvalido(CerttuiError):
    """A setting that does not exist or a value it cannot take."""

    codigo = "AJU-001"
    salida = Salida.USO


@dataclass(frozen=True, slots=True)
class Ajuste:
    """One setting: default, its rule, and what it takes ("entero", "fecha", "url", a list; any)."""

    clave: str
    defecto: str
    permitidos: tuple[str, ...]
    regla: str
    nota: str


SI_NO = ("si", "no")

CATALOGO: dict[str, Ajuste] = {
    a.clave: a
    for a in (
        Ajuste(
            "libro", "certtui", ("certtui", "sae"), "L08d", "quién asigna folio, volumen y foja"
        ),
        Ajuste(
            "inicio_emision_electronica", "2021-07-19", ("fecha",), "L03", "primer día de registro"
        ),
        Ajuste("folio.reserva_en_solicitud", "si", SI_NO, "C05", "reserva un folio al solicitar"),
        Ajuste("firma.politica", "tres", ("una", "dos", "tres"), "C06", "niveles que firman"),
        Ajuste(
            "firma.nivel_xml",
            "ultimo",
            ("ultimo", "plantel", "estatal", "nacional"),
            "L20a",
            "qué nivel lleva el FirmaResponsable del XML",
        ),
        Ajuste("nombres.regla", "mixta", ("mixta", "libre"), "C04", "mayúsculas y minúsculas"),
        Ajuste("nombres.particula_inicial", "mayuscula", ("mayuscula", "minuscula"), "L17b", ""),
        Ajuste("nombres.revision_estatal", "no", SI_NO, "V21", "segunda revisión antes de firmar"),
        Ajuste("aplicativo.editable", "nombre", ("nombre",), "C08", "dato que se corrige aquí"),
        Ajuste("canales", "SAE,CENTRES,SIATEG", (), "C11", "canales admitidos de solicitud"),
        Ajuste("libro.fojas_por_volumen", "200", ("entero",), "C25", "una foja por certificado"),
        Ajuste(
            "rechazo.folio",
            "reutilizar_en_mismo_alumno",
            ("reutilizar_en_mismo_alumno", "inutilizar"),
            "C27",
            "qué pasa con el folio tras la baja",
        ),
        Ajuste(
            "cosfac.modo_lote",
            "por_registro",
            ("por_registro", "atomico"),
            "C28",
            "si un rechazo regresa el lote completo",
        ),
        Ajuste("cosfac.lote_max", "150", ("entero",), "T11", "certificados por lote; no publicado"),
        Ajuste(
            "cosfac.intentos_max",
            "3",
            ("entero",),
            "F3.15a",
            "envíos hasta que se pide confirmar con una palabra; para COSFAC no publicado",
        ),
        Ajuste("cosfac.url", "", ("url",), "L11a", "servicio de COSFAC; en blanco, apagado"),
        Ajuste(
            "cosfac.busqueda",
            "20",
            ("entero",),
            "L11a",
            "números de lote siguientes en que se busca un envío sin respuesta; no publicado",
        ),
        Ajuste("cosfac.sla_normal_h", "2", ("entero",), "C14", "horas hasta el aviso"),
        Ajuste("cosfac.sla_max_h", "24", ("entero",), "C14", "horas hasta vencido"),
        Ajuste("descargar.se_estatal", "no", SI_NO, "C17", "si el área estatal también descarga"),
        Ajuste("cancelacion.horas", "48", ("entero",), "C02", "plazo de cancelación"),
        Ajuste("cancelacion.modo", "naturales", ("naturales", "habiles"), "C02", ""),
        Ajuste("adeudos", "aviso", ("aviso", "falla"), "C30", "«no guarda adeudos»"),
        Ajuste("institucion_medica.vacia", "falla", ("falla", "aviso"), "L06g", ""),
        Ajuste("correo.dominios_alumno", "", (), "C26", "dominios institucionales de alumnos"),
        Ajuste("correo.dominios_usuario", "", (), "L10d", "dominios del personal"),
        Ajuste("elegibilidad.dias", "30", ("entero",), "T02", "vigencia de la revisión"),
        Ajuste("promedio.redondeo", "mitad_arriba", ("mitad_arriba", "truncar"), "L06c", ""),
        Ajuste("entrega.instruccion_dg", "no", SI_NO, "V-DG7", "exige instrucción de la DG"),
        Ajuste("entrega.dias", "5", ("entero",), "L13a", "días para entregar lo timbrado"),
        Ajuste(
            "correo.servidor",
            "",
            (),
            "L13a",
            "servidor de salida del correo institucional; en blanco, solo .eml",
        ),
        Ajuste("correo.puerto", "587", ("entero",), "L13a", "puerto del servidor de salida"),
        Ajuste(
            "correo.tls",
            "starttls",
            ("starttls", "tls", "ninguno"),
            "L13d",
            "cifrado; «ninguno» solo en este equipo",
        ),
        Ajuste("correo.ca", "", (), "L13d", "ruta de un PEM con la autoridad propia del servidor"),
        Ajuste(
            "correo.remitente",
            "",
            (),
            "L13a",
            "dirección de quien envía; en blanco, la del usuario",
        ),
        Ajuste(
            "correo.credenciales",
            "",
            (),
            "L13d",
            "ruta de un archivo con permisos 600: usuario=… y clave=…; en blanco, sin cuenta",
        ),
        Ajuste(
            "correo.tras_corte",
            "persona",
            ("persona", "repetir"),
            "L13a",
            "si se cortó y no se sabe si salió: decide una persona, o se envía otra vez",
        ),
        Ajuste("externos", "si", SI_NO, "L15d", "el estado registra actos de la DSE"),
        Ajuste("pdf.enlaces", "", (), "L21b", "enlaces impresos, de una lista de la oficina"),
        Ajuste("pdf.papel", "carta", ("carta", "oficio"), "L24", "tamaño de la hoja"),
        Ajuste(
            "pdf.diseno",
            "recuadros",
            ("recuadros", "clasico"),
            "L24",
            "datos en recuadros o en frases",
        ),
        Ajuste(
            "pdf.logotipo", "", (), "L24", "ruta de un PNG o JPEG propio; en blanco, sin imagen"
        ),
        Ajuste(
            "pdf.sello_calidad", "", (), "L19", "ruta de un PNG o JPEG; solo con registro vigente"
        ),
        Ajuste("tsa.url", "", ("url",), "L20c", "autoridad de sellos de tiempo; no publicada"),
        Ajuste("tsa.raiz", "", (), "L20c", "rutas de los certificados de esa autoridad"),
        Ajuste("dec.nombreSEN", "Sistema Educativo Nacional de México", (), "dec", ""),
        Ajuste(
            "dec.nombreDependencia", "", (), "dec", "texto de la dependencia; está en la cadena"
        ),
        Ajuste("dec.nombreIEMS", "", (), "dec", ""),
        Ajuste("dec.idEntidad", "", (), "dec", "id del servicio firmante; no publicado"),
        Ajuste("dec.idIEMS", "", (), "dec", "no publicado"),
        Ajuste("dec.idTipoIEMS", "5", (), "dec", "descentralizado estatal; por confirmar"),
        Ajuste("dec.idOpcionEducativa", "1", (), "dec", ""),
        Ajuste("dec.idTipoPlantel", "", (), "dec", "no publicado"),
        Ajuste("dec.idSostenimiento", "1", (), "dec", "público"),
        Ajuste("dec.idNivelEstudios", "2", (), "dec", "bachillerato o equivalentes"),
        Ajuste("dec.idTipoEstudios", "", (), "dec", "no publicado"),
        Ajuste("dec.tipoPerfilLaboral", "", (), "dec", "texto del tipo de perfil; puede ir vacío"),
    )
}


@dataclass(frozen=True, slots=True)
class Ajustes:
    """The settings in force: what the office set over the defaults."""

    puestos: Mapping[str, str]

    def texto(self, clave: str) -> str:
        """Value of a setting; raises AjusteInvalido for an unknown key."""
        if clave not in CATALOGO:
            raise AjusteInvalido(regla="", clave=clave, valor="", permitidos="")
        return self.puestos.get(clave, CATALOGO[clave].defecto)

    def entero(self, clave: str) -> int:
        """Value as a whole number."""
        return int(self.texto(clave))

    def activo(self, clave: str) -> bool:
        """True when a yes/no setting says "si"."""
        return self.texto(clave) == "si"

    def lista(self, clave: str) -> tuple[str, ...]:
        """Comma-separated values, trimmed."""
        return tuple(v.strip() for v in self.texto(clave).split(",") if v.strip())


def validar_ajuste(clave: str, valor: str) -> Ajuste:
    """The setting that takes this value; raises AjusteInvalido otherwise."""
    ajuste = CATALOGO.get(clave)
    if ajuste is None:
        raise AjusteInvalido(
            clave=clave, valor=valor, permitidos="una clave del catálogo de ajustes"
        )
    falta = ""
    if ajuste.permitidos == ("entero",):
        if not (valor.isascii() and valor.isdigit() and 0 < int(valor) < 10**9):
            falta = "un número entero mayor que 0"
    elif ajuste.permitidos == ("url",):
        if valor and not es_segura(valor):
            falta = "una URL https, o http en 127.0.0.1, sin usuario ni clave; en blanco, apagado"
    elif ajuste.permitidos == ("fecha",):
        if not _es_fecha(valor):
            falta = "una fecha como 2021-07-19"
    elif ajuste.permitidos and valor not in ajuste.permitidos:
        falta = ", ".join(ajuste.permitidos)
    if falta:
        raise AjusteInvalido(regla=ajuste.regla, clave=clave, valor=valor, permitidos=falta)
    return ajuste


def _es_fecha(valor: str) -> bool:
    try:
        return date.fromisoformat(valor).isoformat() == valor
    except ValueError:
        return False
