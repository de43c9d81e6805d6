"""Custody and delivery: the files, the e-mail, the acuse (T15–T17, L12–L14)."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import leer
from certtui.domain.ambiente import Ambiente
from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError
from certtui.domain.mensaje import EstadoMensaje, Mensaje
from certtui.domain.reloj import a_texto, zona
from certtui.domain.tramite import Tramite
from certtui.export.archivo import escribir_atomico
from certtui.export.correo import armar_correo
from certtui.export.formas import TITULAR, Acuse, ArchivoEntregado, acuse_entrega
from certtui.export.imagen import Imagen, leer_archivo_de_imagen
from certtui.export.paquete import empaquetar, nombres
from certtui.export.pdf import render
from certtui.export.qr import matriz, png, url_siged
from certtui.export.representacion import Representacion
from certtui.process.errores import CorreoEnCurso, NoEncontrado
from certtui.process.imprimible import hoja_de
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, catalogos, correos, entregas, firmas, lotes
from certtui.store.entregas import Custodiado
from certtui.texts.correo import ESTADOS

DOMINIO_DE_MENSAJES = "certtui.invalid"
"""Right side of a Message-ID when the office has not set its domain; reserved, resolves nowhere."""


@dataclass(frozen=True, slots=True)
class DatosEntrega:
    """Where it goes and who answers for the address (L13c), who received (L13e)."""

    correo: str
    origen: OrigenCorreo
    declarado_por: str
    recibe: str
    instruccion: str = ""
    medio: str = "correo"


def documento_timbrado(oficina: Oficina, t: Tramite) -> tuple[Terminacion, bytes]:
    """The stamped document and its bytes; raises NoEncontrado when there is none."""
    xml = lotes.leer_xml(oficina.base, t.id, "timbrado")
    if xml is None:
        raise NoEncontrado(regla="L14a", que="XML timbrado", valor=t.folio_control)
    return leer(xml), xml


def representacion_de(
    oficina: Oficina, documento: Terminacion, t: Tramite, xml: bytes | None = None
) -> Representacion:
    """What the office prints for a stamped document: links and quality line in force (L19, L21).

    `xml` are the stamped bytes, to be embedded in the page as they are delivered.
    """
    fecha = documento.timbre.fecha_sep[:10] if documento.timbre else ""
    registro = catalogos.pc_sinems_vigente(oficina.base, documento.plantel.cct, fecha)
    papel, diseno = hoja_de(oficina)
    return Representacion(
        documento=documento,
        ambiente=oficina.ambiente,
        enlaces=tuple(
            e.replace("{folio}", t.folio_digital) for e in oficina.ajustes.lista("pdf.enlaces")
        ),
        pc_sinems=f"nivel {registro[0]}, vigente hasta el {registro[1]}" if registro else "",
        cancelado=t.estado == "cancelado",
        papel=papel,
        diseno=diseno,
        logotipo=_imagen(oficina, "pdf.logotipo"),
        calidad=_imagen(oficina, "pdf.sello_calidad") if registro else None,
        xml=xml,
    )


def _imagen(oficina: Oficina, ajuste: str) -> Imagen | None:
    """The picture that the office keeps at a path; raises ImagenInvalida."""
    ruta = oficina.ajustes.texto(ajuste)
    return leer_archivo_de_imagen(Path(ruta)) if ruta else None


Imprimir = Callable[[Representacion], bytes]
"""Who renders a page: `render`, or a workshop that has it ready."""


def por_imprimir(oficina: Oficina, lista: Iterable[Tramite]) -> Iterator[Representacion]:
    """What downloading some trámites will render, in their order; what cannot be is left out."""
    for t in lista:
        try:
            if t.estado == "timbrado" and _pdf_de_cosfac(oficina, t) is None:
                documento, xml = documento_timbrado(oficina, t)
                yield representacion_de(oficina, documento, t, xml)
        except CerttuiError:
            continue


def descargar(oficina: Oficina, t: Tramite, imprimir: Imprimir = render) -> Paso:
    """Make or take the three files, bundle them, keep them under custody (T15).

    Files are on disk, whole and 0600, before the base records them; doing it again writes the
    same bytes.
    """
    propio = _pdf_de_cosfac(oficina, t)
    estado = "integra" if propio is None or archivo_integro(oficina, propio) else propio.ruta
    avanzar(oficina, "T15", tramite=t.id, datos={"custodia": estado}, ensayo=True)
    archivos = tuple(
        _guardar(oficina, t, tipo, nombre, datos)
        for tipo, nombre, datos in armar_archivos(oficina, t, imprimir)
    )
    return avanzar(
        oficina,
        "T15",
        tramite=t.id,
        version=t.version,
        datos={"archivos": archivos, "custodia": _revisar(oficina, archivos)},
    )


def armar_archivos(
    oficina: Oficina, t: Tramite, imprimir: Imprimir = render
) -> tuple[tuple[str, str, bytes], ...]:
    """(kind, name, bytes) of the three files, the bundle and its manifest; always the same."""
    propio = _pdf_de_cosfac(oficina, t)
    documento, xml = documento_timbrado(oficina, t)
    if propio is None:
        pdf = imprimir(representacion_de(oficina, documento, t, xml))
    else:
        pdf = (oficina.custodia / propio.ruta).read_bytes()
    codigo = png(matriz(url_siged(t.folio_digital)))
    paquete = empaquetar(
        documento,
        oficina.ambiente,
        firmas.leer_firmas(oficina.base, t.id),
        xml=xml,
        pdf=pdf,
        png=codigo,
    )
    nombre_pdf, nombre_xml, nombre_png = nombres(t.folio_control)
    return (
        ("pdf", nombre_pdf, pdf),
        ("xml", nombre_xml, xml),
        ("png", nombre_png, codigo),
        ("zip", paquete.nombre_zip, paquete.datos_zip),
        ("manifiesto", paquete.nombre_manifiesto, paquete.datos_manifiesto),
    )


def entregar(
    oficina: Oficina, t: Tramite, datos: DatosEntrega, *, reposicion: bool = False
) -> Paso:
    """Write the e-mail and the acuse, and record the delivery; `reposicion` makes a second one.

    The norm is asked before any file is written; the files are written before they are recorded,
    outside the transaction, and a delivery that somebody else made meanwhile is a VersionVieja.
    """
    transicion = "T17" if reposicion else "T16"
    numero = len(entregas.leer_entregas(oficina.base, t.id)) + 1
    mensaje = _mensaje_enviado(oficina, t, numero, datos.correo)
    paquete, evento = evento_de_entrega(oficina, t, datos)
    avanzar(oficina, transicion, tramite=t.id, datos=evento, ensayo=True, version=t.version)
    if paquete is None:
        raise LookupError("la guarda L14a dejó pasar una entrega sin paquete")
    sufijo = f"{numero}-{oficina.azar.token()[:8]}"
    acuse = _acuse(oficina, t, datos, _guardados(oficina, t), numero, sufijo)
    correo = () if mensaje else (escribir_correo(oficina, t, datos, paquete, sufijo),)
    return avanzar(
        oficina,
        transicion,
        tramite=t.id,
        version=t.version,
        datos={**evento, "zip_sha256": paquete.sha256, "archivos": (*correo, acuse)},
    )


def _mensaje_enviado(oficina: Oficina, t: Tramite, numero: int, correo: str) -> Mensaje | None:
    """The message of this delivery that the relay took; None when none was made.

    Raises CorreoEnCurso for one that may still leave, or that went to another address: a second
    one would deliver twice.
    """
    mensaje = correos.mensaje_vivo(oficina.base, t.id, numero)
    if mensaje is None:
        return None
    if mensaje.estado is not EstadoMensaje.ENVIADO or mensaje.para.casefold() != correo.casefold():
        raise CorreoEnCurso(
            regla="L13a",
            mensaje=mensaje.id,
            correo=mensaje.para,
            estado=ESTADOS[mensaje.estado.value][1],
        )
    return mensaje


def _guardados(oficina: Oficina, t: Tramite) -> dict[str, Custodiado]:
    """What was made for this trámite and is under custody, the last of each kind."""
    return {c.tipo: c for c in entregas.custodia_de(oficina.base, t.id) if "/cosfac/" not in c.ruta}


def evento_de_entrega(
    oficina: Oficina, t: Tramite, datos: DatosEntrega
) -> tuple[Custodiado | None, dict[str, object]]:
    """The bundle under custody, and what the guards of a delivery ask about."""
    paquete = _guardados(oficina, t).get("zip")
    integra = paquete is not None and archivo_integro(oficina, paquete)
    return paquete, {
        "medio": datos.medio,
        "correo": datos.correo,
        "origen": datos.origen.value,
        "declarado_por": datos.declarado_por,
        "recibe": datos.recibe,
        "instruccion": datos.instruccion,
        "custodia": "integra" if integra else (paquete.ruta if paquete else "sin paquete"),
        "miembros": (
            _miembros(oficina.custodia / paquete.ruta) if paquete and integra else frozenset()
        ),
    }


def pdf_cancelado(oficina: Oficina, t: Tramite) -> bytes:
    """The page of a cancelled certificate, with its label (S-x3)."""
    documento, xml = documento_timbrado(oficina, t)
    return render(representacion_de(oficina, documento, t, xml))


def etiquetar_cancelado(oficina: Oficina, t: Tramite) -> Path:
    """The PDF with the label CANCELADO, kept beside the original (S-x3)."""
    archivo = _guardar(
        oficina, t, "pdf", f"{t.folio_control}-CANCELADO.pdf", pdf_cancelado(oficina, t)
    )
    with oficina.base.tx():
        entregas.custodiar(oficina.base, archivo, a_texto(oficina.reloj.ahora()))
        oficina.anotar(
            "pdf_cancelado", entidad="archivo", entidad_id=t.id, datos={"sha256": archivo.sha256}
        )
    return oficina.custodia / archivo.ruta


def _pdf_de_cosfac(oficina: Oficina, t: Tramite) -> Custodiado | None:
    for c in entregas.custodia_de(oficina.base, t.id):
        if c.tipo == "pdf" and "/cosfac/" in c.ruta:
            return c
    return None


def _guardar(oficina: Oficina, t: Tramite, tipo: str, nombre: str, datos: bytes) -> Custodiado:
    relativa = f"{t.plantel}/{t.folio_control}/{nombre}"
    escribir_atomico(oficina.custodia / relativa, datos)
    return Custodiado(t.id, tipo, relativa, hashlib.sha256(datos).hexdigest(), len(datos))


def _revisar(oficina: Oficina, archivos: tuple[Custodiado, ...]) -> str:
    malos = [a.ruta for a in archivos if not archivo_integro(oficina, a)]
    return "integra" if not malos else ", ".join(malos)


def archivo_integro(oficina: Oficina, c: Custodiado) -> bool:
    """True when a file under custody is there with its recorded bytes (L14a)."""
    ruta = oficina.custodia / c.ruta
    return ruta.is_file() and hashlib.sha256(ruta.read_bytes()).hexdigest() == c.sha256


def custodia_alterada(oficina: Oficina) -> Iterator[Custodiado]:
    """Every file under custody that is missing or changed (invariant 10)."""
    for c in entregas.custodia_completa(oficina.base):
        if not archivo_integro(oficina, c):
            yield c


def _miembros(ruta: Path) -> frozenset[str]:
    """Kinds of file in a bundle of our own; "otro" for anything that should not be there."""
    with zipfile.ZipFile(ruta) as archivo:
        nombres_zip = archivo.namelist()
    tipos = frozenset(n.rpartition(".")[2] for n in nombres_zip)
    return tipos if len(nombres_zip) == len(tipos) else tipos | {"otro"}


def escribir_correo(
    oficina: Oficina,
    t: Tramite,
    datos: DatosEntrega,
    paquete: Custodiado,
    sufijo: str,
    remitente: str = "",
) -> Custodiado:
    """Write the .eml of a delivery under custody; the base does not know it yet."""
    plantel = catalogos.leer_plantel(oficina.base, t.plantel)
    remitente = remitente or oficina.usuario.correo or f"escolares@{DOMINIO_DE_MENSAJES}"
    mensaje = armar_correo(
        de=remitente,
        para=datos.correo,
        nombre=t.nombre_oficial,
        folio=t.folio_texto,
        folio_digital=t.folio_digital,
        plantel=plantel.nombre if plantel else t.plantel,
        ambiente=oficina.ambiente,
        nombre_zip=Path(paquete.ruta).name,
        datos_zip=(oficina.custodia / paquete.ruta).read_bytes(),
        fecha=oficina.reloj.ahora().astimezone(zona(t.entidad)),
        dominio_id=remitente.rpartition("@")[2],
        entrega=sufijo,
    )
    return _guardar(oficina, t, "eml", f"{t.folio_control}-{sufijo}.eml", mensaje)


def _acuse(
    oficina: Oficina,
    t: Tramite,
    datos: DatosEntrega,
    guardados: dict[str, Custodiado],
    numero: int,
    sufijo: str,
) -> Custodiado:
    plantel = catalogos.leer_plantel(oficina.base, t.plantel)
    alumno = alumnos.leer_alumno(oficina.base, t.alumno)
    if plantel is None or alumno is None:
        raise NoEncontrado(regla="L13e", que="plantel o alumno", valor=t.plantel)
    suyos = ("", t.nombre_oficial.casefold(), alumno.nombre_completo.casefold())
    acuse = acuse_entrega(
        Acuse(
            folio=t.folio_texto,
            folio_digital=t.folio_digital,
            nombre=t.nombre_oficial,
            curp=alumno.curp,
            plantel=plantel.nombre,
            cct=plantel.cct,
            lugar=f"{plantel.municipio}, {catalogos.nombre_entidad(oficina.base, plantel.entidad)}",
            archivos=tuple(
                ArchivoEntregado(Path(guardados[k].ruta).name, guardados[k].sha256)
                for k in ("pdf", "xml", "png", "zip")
                if k in guardados
            ),
            fecha=oficina.reloj.ahora().astimezone(zona(t.entidad)),
            medios=(datos.medio,),
            destino=datos.correo,
            recibe=datos.recibe or "—",
            caracter=TITULAR if datos.recibe.casefold() in suyos else "—",
            entrega=oficina.usuario.nombre_completo or oficina.usuario.id,
            cargo_entrega="Servicios Escolares",
            ambiente=oficina.ambiente,
            reposicion=numero - 1,
        )
    )
    return _guardar(oficina, t, "acuse", f"{t.folio_control}-acuse-{sufijo}.pdf", acuse)


def pdf_de_simulador(xml: bytes) -> bytes:
    """COSFAC's own PDF as the simulator makes it, for bases of `pruebas` (L11b)."""
    return render(Representacion(leer(xml), Ambiente.PRUEBAS, emisor="simulador", xml=xml))
