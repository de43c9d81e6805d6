"""firma: diagnose, sign here, or by package on the signer's own machine (T08–T10, V17, L16)."""

import getpass
import sys
from functools import partial
from pathlib import Path

from certtui.cli import diagnostico, salida
from certtui.cli.errores import SinConfirmar, SinTerminal
from certtui.cli.espanol import Ruta, archivo, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido, error_json, hallazgo_json
from certtui.cli.salida import en_tabla, mostrar
from certtui.domain.errores import Salida
from certtui.domain.hallazgo import Hallazgo
from certtui.efirma.secreto import Secreto
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.process.paquete import Paquete
from certtui.texts import confianza as c
from certtui.texts import narracion as n
from certtui.texts.hallazgos import VEREDICTOS, frase, remedio
from certtui.texts.hallazgos_efirma import PASOS

_ARCHIVO = partial(Ruta, "archivo")


def pedir_secreto(*, por_entrada: bool) -> Secreto:
    """The password, by the input or typed; never an argument. Raises SinTerminal."""
    if por_entrada:
        return Secreto(
            sys.stdin.buffer.readline().rstrip(b"\r\n").decode("utf-8", "surrogateescape")
        )
    if not sys.stdin.isatty():
        raise SinTerminal(regla="L16a")
    try:
        return Secreto(getpass.getpass(n.CLAVE, stream=sys.stderr))
    except EOFError:
        raise SinTerminal(regla="L16a") from None


def _contados(cuantos: int) -> str:
    return n.plural(cuantos, "certificado", "certificados")


@orden("firma revisar")
@opcion("--cer", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--key", meta="archivo", type=_ARCHIVO())
@opcion("--clave-stdin", is_flag=True)
@opcion("--ancla", como="rutas_de_anclas", meta="archivo", type=_ARCHIVO(), multiple=True)
@con_peticion
def revisar(
    peticion: Peticion,
    cer: Path,
    key: Path | None,
    clave_stdin: bool,
    rutas_de_anclas: tuple[Path, ...],
) -> Salida:
    """Eight checks; with a base, also whose it is and who issued it."""
    from certtui.efirma.anclas import Anclas
    from certtui.efirma.diagnostico import diagnosticar
    from certtui.process import confianza

    dichas = Anclas.de_archivos(rutas_de_anclas)
    secreto = None
    if key is not None and (clave_stdin or sys.stdin.isatty()):
        secreto = pedir_secreto(por_entrada=clave_stdin)
    archivos = cer.read_bytes(), key.read_bytes() if key else b""
    if peticion.base is None:
        hallazgos = diagnosticar(*archivos, secreto, ahora=peticion.ahora(), anclas=dichas)
    else:
        with peticion.abrir() as oficina:
            hallazgos = diagnosticar(
                *archivos,
                secreto,
                ahora=oficina.reloj.ahora(),
                curp=oficina.usuario.curp,
                rfc=oficina.usuario.rfc,
                anclas=confianza.anclas_de(oficina),
                exigir_no_revocado=partial(confianza.exigir_no_revocado, oficina),
            )
    if key is None:
        hallazgos = tuple(h for h in hallazgos if h.campo not in {"key", "contrasena", "par"})
    salida.mostrar(
        peticion.json,
        [{**hallazgo_json(h), "paso": h.campo} for h in hallazgos],
        (linea for h in hallazgos for linea in _lineas(h)),
    )
    return Salida.EFIRMA if any(h.impide for h in hallazgos) else Salida.OK


def _lineas(h: Hallazgo) -> list[str]:
    lineas = [f"{VEREDICTOS[h.veredicto]:<10} {PASOS.get(h.campo, h.campo)}: {frase(h)}"]
    if h.impide and remedio(h):
        lineas.append(f"           {remedio(h)} [{h.regla}]")
    return lineas


@orden("firma pdf")
@archivo("archivos", varios=True)
@opcion("--cer", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--key", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--clave-stdin", is_flag=True)
@opcion("--salida", meta="carpeta", type=Ruta(), required=True)
@con_peticion
def pdf(
    peticion: Peticion,
    archivos: tuple[Path, ...],
    cer: Path,
    key: Path,
    clave_stdin: bool,
    salida: Path,
) -> Salida:
    """Sign PDFs themselves (PAdES); the seal of the XML stays the one that counts."""
    from certtui.domain.errores import CerttuiError
    from certtui.efirma.certificado import leer_certificado
    from certtui.efirma.pades import firmar_pdfs
    from certtui.export.archivo import escribir_atomico
    from certtui.process import confianza
    from certtui.texts.errores import explicar

    secreto = pedir_secreto(por_entrada=clave_stdin)
    with peticion.abrir() as oficina:
        ahora, quien = oficina.reloj.ahora(), oficina.usuario
        anclas = confianza.anclas_de(oficina)
        confianza.exigir_no_revocado(oficina, leer_certificado(cer.read_bytes()))
    hechos, filas = 0, []
    firmados = firmar_pdfs(
        cer.read_bytes(),
        key.read_bytes(),
        secreto,
        (a.read_bytes() for a in archivos),
        ahora=ahora,
        curp=quien.curp,
        rfc=quien.rfc,
        anclas=anclas,
    )
    for archivo_, firmado in zip(archivos, firmados, strict=True):
        destino, frase_ = salida / archivo_.name, ""
        if isinstance(firmado, CerttuiError):
            frase_ = explicar(firmado).frase
        else:
            escribir_atomico(destino, firmado)
            hechos += 1
        filas.append({"archivo": str(archivo_), "firmado": not frase_, "falla": frase_})
    mostrar(peticion.json, filas, en_tabla(filas, ("archivo", "falla")))
    diagnostico.decir(c.PDF_FIRMADOS.format(cuantos=n.plural(hechos, "PDF", "PDF")))
    return Salida.OK if hechos == len(archivos) else Salida.ALGUNOS


@orden("firma agenda")
@con_peticion
def agenda(peticion: Peticion) -> Salida:
    """When the e.firma of each director ends, soonest first (L16a)."""
    from certtui.process.confianza import agenda_de_efirmas

    with peticion.abrir() as oficina:
        filas = [
            {
                "usuario": v.usuario,
                "nombre": v.nombre,
                "hasta": v.hasta[:10],
                "dias": "" if v.dias is None else v.dias,
                "aviso": c.AGENDA[v.plazo],
            }
            for v in agenda_de_efirmas(oficina)
        ]
    columnas = ("usuario", "nombre", "hasta", "dias", "aviso")
    salida.mostrar(peticion.json, filas, salida.en_tabla(filas, columnas))
    return Salida.OK


def _rotulo(oficina: Oficina, paso: Paso) -> str:
    from certtui.store import tramites

    t = tramites.leer_tramite(oficina.base, paso.tramite)
    return t.folio_control if t else str(paso.tramite)


def contar(recorrido: Recorrido, resultado: Paso | Fallido, oficina: Oficina) -> None:
    """One seal that counted or did not."""
    if isinstance(resultado, Fallido):
        recorrido.rehusado(resultado.clave, resultado.error)
    else:
        recorrido.paso(_rotulo(oficina, resultado), resultado, oficina)


@orden("firma directa")
@opcion("--cer", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--key", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--clave-stdin", is_flag=True)
@con_peticion
def directa(peticion: Peticion, cer: Path, key: Path, clave_stdin: bool) -> Salida:
    """Sign here all that waits for the person."""
    from certtui.process import firma

    with peticion.abrir() as oficina:
        total = len(firma.pendientes(oficina, oficina.usuario))
        secreto = pedir_secreto(por_entrada=clave_stdin)
        marca = marca_de_orden(oficina, "firma", total)
        with Recorrido(en_json=peticion.json, total=total, marca=marca) as recorrido:
            for resultado in firma.firmar_directa(
                oficina, cer.read_bytes(), key.read_bytes(), secreto
            ):
                contar(recorrido, resultado, oficina)
        return recorrido.salida


@orden("firma paquete")
@opcion("--salida", "salida_archivo", como="destino", meta="archivo", type=Ruta(), required=True)
@opcion("--firmante", meta="usuario", default="")
@con_peticion
def paquete(peticion: Peticion, destino: Path, firmante: str) -> Salida:
    """Write what waits for a signer."""
    from certtui.export.archivo import escribir_atomico
    from certtui.process import firma
    from certtui.process.errores import UsuarioDesconocido
    from certtui.store import catalogos

    with peticion.abrir() as oficina:
        quien = catalogos.leer_usuario(oficina.base, firmante) if firmante else oficina.usuario
        if quien is None:
            raise UsuarioDesconocido(regla="L10c", usuario=firmante, base=peticion.ruta())
        escrito = firma.escribir_paquete(oficina, quien)
    escribir_atomico(destino, escrito.datos)
    salida.mostrar(
        peticion.json,
        {
            "archivo": str(destino),
            "certificados": escrito.cuantos,
            "firmante": quien.id,
            "rehusados": [{"clave": r.clave, **error_json(r.error)} for r in escrito.rehusados],
        },
        [str(destino)],
    )
    diagnostico.decir(
        n.PAQUETE.format(
            cuantos=_contados(escrito.cuantos),
            archivo=destino,
            archivo_corto=destino.name,
        )
    )
    for r in escrito.rehusados:
        diagnostico.decir(f"{n.REHUSADO}  {r.clave}  {diagnostico.lineas_de_error(r.error)[0]}")
    return Salida.ALGUNOS if escrito.rehusados else Salida.OK


@orden("firma sellar")
@archivo()
@opcion("--cer", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--key", meta="archivo", type=_ARCHIVO(), required=True)
@opcion("--clave-stdin", is_flag=True)
@opcion("--salida", "salida_archivo", como="destino", meta="archivo", type=Ruta(), required=True)
@opcion("--si", is_flag=True)
@con_peticion
def sellar(
    peticion: Peticion,
    archivo: Path,
    cer: Path,
    key: Path,
    clave_stdin: bool,
    destino: Path,
    si: bool,
) -> Salida:
    """Seal a package without any base."""
    from certtui.domain.ambiente import Ambiente
    from certtui.export.archivo import escribir_atomico
    from certtui.process import paquete as uso
    from certtui.process.errores import SoloEnPruebas

    leido = uso.leer_paquete(archivo.read_bytes())
    if peticion.reloj is not None and leido.ambiente is Ambiente.PRODUCTIVO:
        raise SoloEnPruebas(regla="AMB", que="--reloj")
    _presentar(peticion, leido)
    if not si and sys.stdin.isatty():
        _confirmar(leido)
    secreto = pedir_secreto(por_entrada=clave_stdin)
    contenido = cer.read_bytes()
    sellos = []
    with diagnostico.Barra(len(leido.certificados)) as barra:
        for sello in uso.sellar_paquete(
            leido, contenido, key.read_bytes(), secreto, ahora=peticion.ahora()
        ):
            sellos.append(sello)
            barra.avanzar()
    escribir_atomico(destino, uso.escribir_sellos(leido, contenido, sellos))
    diagnostico.decir(n.SELLADO.format(cuantos=_contados(len(sellos)), archivo=destino))
    return Salida.OK


def _presentar(peticion: Peticion, leido: Paquete) -> None:
    """Names, CURP and promedio as they stand in the very text that will be sealed."""
    filas = []
    for uno in leido.certificados:
        nombre, curp, promedio, cct = uno.resumen
        filas.append(
            {
                "folio": uno.folio_control,
                "nombre": nombre,
                "curp": curp,
                "promedio": promedio,
                "cct": cct,
            }
        )
    diagnostico.decir(
        n.POR_FIRMAR.format(
            nivel=leido.nivel.value,
            ambiente=leido.ambiente.value,
            nombre=leido.nombre,
            curp=leido.curp,
            cuantos=_contados(len(filas)),
        )
    )
    salida.mostrar(
        peticion.json,
        {
            "nivel": leido.nivel.value,
            "ambiente": leido.ambiente.value,
            "firmante": leido.nombre,
            "curp": leido.curp,
            "certificados": filas,
        },
        salida.en_tabla(filas, ("folio", "nombre", "curp", "promedio", "cct")),
    )


def _confirmar(leido: Paquete) -> None:
    pregunta = n.CONFIRMAR_SELLO.format(
        cuantos=_contados(len(leido.certificados)), nombre=leido.nombre
    )
    diagnostico.preguntar(pregunta)
    if sys.stdin.readline().strip().casefold() not in n.SI:
        raise SinConfirmar(regla="V17")


@orden("firma importar")
@archivo()
@con_peticion
def importar(peticion: Peticion, archivo: Path) -> Salida:
    """Seals come back; each one must verify, fit and be in order."""
    from certtui.process import firma
    from certtui.process import paquete as paquetes

    datos = archivo.read_bytes()
    total = len(paquetes.leer_sellos(datos).sellos)
    with peticion.abrir() as oficina:
        marca = marca_de_orden(oficina, "firma", total)
        with Recorrido(en_json=peticion.json, total=total, marca=marca) as recorrido:
            for resultado in firma.importar_sellos(oficina, datos):
                contar(recorrido, resultado, oficina)
        return recorrido.salida
