"""Signing by package or directly; every seal is verified before it counts (T08–T10)."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion
from certtui.domain.bitacora import canonico
from certtui.domain.errores import CerttuiError
from certtui.domain.firma import Nivel, Politica, PruebaFirma, siguiente
from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.tramite import Tramite
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.errores import SelladorInterrumpido
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import preparar, sellar_en_hijo, verificar
from certtui.process import paquete as paquetes
from certtui.process.confianza import exigir_no_revocado
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.imprimible import exigir_imprimible
from certtui.process.instantanea import construir, firmante_de
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import bitacora, catalogos, firmas, tramites
from certtui.store.firmas import CertificadoGuardado

_TRANSICION = {Nivel.PLANTEL: "T08", Nivel.ESTATAL: "T09", Nivel.NACIONAL: "T10"}
_ESTADO = {Nivel.PLANTEL: "nombre_revisado", Nivel.ESTATAL: "en_firma", Nivel.NACIONAL: "en_firma"}
_QUIEN_IMPORTA = (
    Rol.SE_PLANTEL,
    Rol.SE_ESTATAL,
    Rol.DIRECTOR_PLANTEL,
    Rol.DIRECTOR_ESTATAL,
    Rol.NACIONAL,
)


@dataclass(frozen=True, slots=True)
class Pendiente:
    """A trámite that waits for this signer, with the document and cadena that they would sign."""

    tramite: Tramite
    documento: Terminacion
    cadena: str


def nivel_de(usuario: Usuario) -> Nivel:
    """Level that a director signs; raises SinPermiso for any other role (V17)."""
    if usuario.rol not in NIVEL_DE_ROL:
        raise SinPermiso(
            regla="V17", usuario=usuario.id, rol=usuario.rol, roles=", ".join(NIVEL_DE_ROL)
        )
    return Nivel(NIVEL_DE_ROL[usuario.rol])


def firmantes(oficina: Oficina) -> list[Usuario]:
    """Whose pending signatures the person sees: their own, or those of who they serve (L13d)."""
    if oficina.usuario.rol in NIVEL_DE_ROL:
        return [oficina.usuario]
    return [
        u
        for u in catalogos.listar_usuarios(oficina.base)
        if u.activo and u.rol in NIVEL_DE_ROL and _es_cercano(oficina.usuario, u)
    ]


def puede_importar(usuario: Usuario) -> bool:
    """True when the role may bring seals back (V17)."""
    return usuario.rol in _QUIEN_IMPORTA


def documento_para(tramite: Tramite, firmante: Usuario) -> Terminacion:
    """The document of a trámite as this signer would sign it."""
    return construir(tramite, json.loads(tramite.snapshot), firmante_de(firmante))


def pendientes(oficina: Oficina, firmante: Usuario) -> list[Pendiente]:
    """What waits for a signer, in order of trámite."""
    lista: list[Pendiente] = []
    for t in _en_espera(oficina, firmante):
        documento = documento_para(t, firmante)
        lista.append(Pendiente(t, documento, cadena_original(documento)))
    return lista


def versiones(oficina: Oficina, firmante: Usuario) -> list[tuple[int, int]]:
    """(id, version) of what waits for a signer: when it is the same, `pendientes` is."""
    return [(t.id, t.version) for t in _en_espera(oficina, firmante)]


def cuantos_esperan(oficina: Oficina, quienes: Sequence[Usuario]) -> tuple[list[int], int]:
    """How many wait for each of these signers, and for all: two may sign for the same place."""
    lugares = [(nivel_de(u), u.entidad, u.plantel) for u in quienes]
    de_cada_uno = {
        lugar: sum(1 for _ in _en_espera(oficina, u))
        for lugar, u in zip(lugares, quienes, strict=True)
    }
    return [de_cada_uno[lugar] for lugar in lugares], sum(de_cada_uno.values())


def _en_espera(oficina: Oficina, firmante: Usuario) -> Iterator[Tramite]:
    """The trámites whose next signature is this person's, in order."""
    nivel = nivel_de(firmante)
    for t in tramites.tramites_en(
        oficina.base, _ESTADO[nivel], plantel=firmante.plantel, entidad=firmante.entidad
    ):
        if _toca(oficina, t) is nivel:
            yield t


@dataclass(frozen=True, slots=True)
class PaqueteEscrito:
    """A package, how many certificates it holds, and those that were left out and why."""

    datos: bytes
    cuantos: int
    rehusados: tuple[Fallido, ...] = ()


def escribir_paquete(
    oficina: Oficina, firmante: Usuario, *, solo: Collection[int] | None = None
) -> PaqueteEscrito:
    """The package of what waits for a signer and can be printed.

    With `solo`, only those trámites. Written for the signer, or by the school services whose scope
    covers them. When none can be printed, raises why the first one cannot.
    """
    _exigir_cercania(oficina, firmante)
    nivel = nivel_de(firmante)
    lista, rehusados = _imprimibles(oficina, pendientes(oficina, firmante), solo)
    if rehusados and not lista:
        raise rehusados[0].error
    datos = paquetes.escribir_paquete(
        ambiente=oficina.ambiente,
        identidad=oficina.identidad.identidad,
        nivel=nivel,
        usuario=firmante.id,
        nombre=firmante.nombre_completo,
        curp=firmante.curp,
        rfc=firmante.rfc,
        anclas=catalogos.leer_anclas(oficina.base),
        certificados=[paquetes.PorSellar(p.tramite.folio_control, p.cadena) for p in lista],
    )
    with oficina.base.tx():
        oficina.anotar(
            "paquete",
            entidad="firma",
            regla="V17",
            datos={
                "firmante": firmante.id,
                "certificados": len(lista),
                "folios": [p.tramite.folio_control for p in lista],
            },
        )
    return PaqueteEscrito(datos, len(lista), rehusados)


def _imprimibles(
    oficina: Oficina, lista: Sequence[Pendiente], solo: Collection[int] | None
) -> tuple[list[Pendiente], tuple[Fallido, ...]]:
    """Those of `solo` (None is all) that can be printed, and why each of the others cannot."""
    buenos: list[Pendiente] = []
    rehusados: list[Fallido] = []
    for p in lista:
        if solo is not None and p.tramite.id not in solo:
            continue
        try:
            exigir_imprimible(oficina, p.tramite, p.documento)
        except CerttuiError as error:
            rehusados.append(Fallido(p.tramite.folio_control, error))
        else:
            buenos.append(p)
    return buenos, tuple(rehusados)


@dataclass(frozen=True, slots=True)
class Faltas:
    """A package beside the base: how many are signed, which wait, which can no longer be.

    `faltan` have (folioControl, name); `idos` have (folioControl, state), "" when it is not here.
    """

    paquete: paquetes.Paquete
    firmados: int
    faltan: tuple[tuple[str, str], ...]
    idos: tuple[tuple[str, str], ...]


def faltas_de(oficina: Oficina, datos: bytes) -> Faltas:
    """What a package that went out still lacks; raises PaqueteInvalido, SinPermiso."""
    oficina.exigir("V17", *_QUIEN_IMPORTA)
    paquete = paquetes.leer_paquete(datos)
    _exigir_de_esta_base(oficina, paquete.identidad)
    firmados, faltan, idos = 0, [], []
    for c in paquete.certificados:
        t = tramites.tramite_por_folio_control(oficina.base, c.folio_control)
        if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
            idos.append((c.folio_control, ""))
            continue
        if any(f.nivel is paquete.nivel for f in firmas.leer_firmas(oficina.base, t.id)):
            firmados += 1
        elif t.estado == _ESTADO[paquete.nivel] and _toca(oficina, t) is paquete.nivel:
            faltan.append((c.folio_control, c.resumen[0]))
        else:
            idos.append((c.folio_control, t.estado))
    return Faltas(paquete, firmados, tuple(faltan), tuple(idos))


def importar_sellos(
    oficina: Oficina, datos: bytes, *, solo: Collection[str] | None = None
) -> Iterator[Paso | Fallido]:
    """Take the seals that a director brought; each one must verify, fit and be in order.

    With `solo`, only those of these folios de control.
    """
    oficina.exigir("V17", *_QUIEN_IMPORTA)
    sellos = paquetes.leer_sellos(datos)
    _exigir_de_esta_base(oficina, sellos.identidad)
    certificado = leer_certificado(sellos.cer)
    firmante = _firmante(oficina, certificado, sellos.usuario)
    for folio_control, _huella, sello in sellos.sellos:
        if solo is not None and folio_control not in solo:
            continue
        try:
            t = tramites.tramite_por_folio_control(oficina.base, folio_control)
            if t is None:
                raise NoEncontrado(regla="V17", que="folio de control", valor=folio_control)
            if oficina.usuario.id != firmante.id and not oficina.usuario.alcanza(
                t.entidad, t.plantel
            ):
                raise oficina.sin_permiso("V17", f"alguien del plantel {t.plantel}")
            if t.snapshot and t.nombre:
                exigir_imprimible(oficina, t, documento_para(t, firmante))
            yield _aplicar(oficina, t, firmante, certificado, sello)
        except CerttuiError as error:
            yield Fallido(folio_control, error)


def firmar_directa(
    oficina: Oficina,
    cer: bytes,
    key: bytes,
    secreto: Secreto,
    *,
    solo: Collection[int] | None = None,
    cancelado: Callable[[], bool] = lambda: False,
) -> Iterator[Paso | Fallido]:
    """Sign what waits for the person of the session; the key lives in a child process.

    With `solo`, only those trámites: what arrived after the person looked is not signed. What
    cannot be printed is told first and not sealed. When the child process ends early, what is left
    fails with SelladorInterrumpido and can be tried again.
    """
    firmante = oficina.usuario
    lista, rehusados = _imprimibles(oficina, pendientes(oficina, firmante), solo)
    anclas = Anclas.de_ders(catalogos.leer_anclas(oficina.base))
    requisitos = {"curp": firmante.curp, "rfc": firmante.rfc}
    certificado = preparar(
        cer, key, secreto, ahora=oficina.reloj.ahora(), anclas=anclas, **requisitos
    )
    exigir_no_revocado(oficina, certificado)
    yield from rehusados
    sellos = sellar_en_hijo(
        cer,
        key,
        secreto,
        (p.cadena for p in lista),
        ahora=oficina.reloj.ahora(),
        anclas=anclas,
        **requisitos,
    )
    for p in lista:
        if cancelado():
            return
        try:
            sello = next(sellos, None)
            if sello is None:
                raise SelladorInterrumpido()
            yield _aplicar(oficina, p.tramite, firmante, certificado, sello)
        except CerttuiError as error:
            yield Fallido(p.tramite.folio_control, error)


def _toca(oficina: Oficina, t: Tramite) -> Nivel | None:
    """The level that signs next (V17)."""
    hechas = tuple(f.nivel for f in firmas.leer_firmas(oficina.base, t.id))
    return siguiente(Politica(t.politica), hechas)


def _exigir_de_esta_base(oficina: Oficina, identidad: str) -> None:
    if identidad != oficina.identidad.identidad:
        raise paquetes.PaqueteInvalido(regla="V17", motivo="es de otra base")


def _exigir_cercania(oficina: Oficina, firmante: Usuario) -> None:
    """Only the signer, or who serves them, reads what they will sign (L13d)."""
    quien = oficina.usuario
    if not _es_cercano(quien, firmante):
        raise oficina.sin_permiso("V17", f"{firmante.id}, o sus servicios escolares")


def _es_cercano(quien: Usuario, firmante: Usuario) -> bool:
    """True for the signer, and for the school services whose scope covers them."""
    del_estado = quien.rol is Rol.SE_ESTATAL and (
        firmante.rol is Rol.NACIONAL or quien.alcanza(firmante.entidad, firmante.plantel)
    )
    del_plantel = quien.rol is Rol.SE_PLANTEL and quien.alcanza(firmante.entidad, firmante.plantel)
    return quien.id == firmante.id or del_estado or del_plantel


def _firmante(oficina: Oficina, certificado: Certificado, usuario: str) -> Usuario:
    """The director of the package, whose CURP the certificate bears; raises NoEncontrado."""
    u = catalogos.leer_usuario(oficina.base, usuario)
    if u is not None and u.curp == certificado.curp and u.rol in NIVEL_DE_ROL and u.activo:
        return u
    raise NoEncontrado(
        regla="T08", que="firmante con la CURP del certificado", valor=certificado.curp
    )


def _aplicar(
    oficina: Oficina, t: Tramite, firmante: Usuario, certificado: Certificado, sello: str
) -> Paso:
    nivel = nivel_de(firmante)
    if not t.snapshot or not t.nombre:
        return avanzar(oficina, _TRANSICION[nivel], tramite=t.id, actor=firmante)
    exigir_no_revocado(oficina, certificado)
    documento = documento_para(t, firmante)
    cadena = cadena_original(documento)
    anclas = Anclas.de_ders(catalogos.leer_anclas(oficina.base))
    prueba = PruebaFirma(
        nivel=nivel,
        es_efirma=certificado.es_efirma,
        emisor_conocido=anclas.emisor_de(certificado) is not None,
        desde=certificado.desde,
        hasta=certificado.hasta,
        curp=certificado.curp,
        rfc=certificado.rfc,
        sello_valido=verificar(cadena, sello, certificado),
        cadena_propia=_huella_intacta(oficina, t),
    )
    with oficina.base.tx():
        firmas.guardar_certificado(
            oficina.base,
            CertificadoGuardado(
                certificado.sha256,
                certificado.der,
                certificado.no_certificado,
                certificado.curp,
                certificado.rfc,
                a_texto(certificado.desde),
                a_texto(certificado.hasta),
            ),
        )
        return avanzar(
            oficina,
            _TRANSICION[nivel],
            tramite=t.id,
            actor=firmante,
            token=f"firma:{t.id}:{nivel}:{hashlib.sha256(sello.encode()).hexdigest()}",
            datos={
                "prueba": prueba,
                "cer_sha256": certificado.sha256,
                "no_certificado": certificado.no_certificado,
                "cadena": cadena,
                "cadena_sha256": hashlib.sha256(cadena.encode()).hexdigest(),
                "sello": sello,
                "capturo": oficina.usuario.id,
                "firmante": canonico(asdict(firmante_de(firmante))),
            },
        )


def _huella_intacta(oficina: Oficina, t: Tramite) -> bool:
    """True when the frozen snapshot is still the one whose digest was logged at T06."""
    registrada = bitacora.dato_de(oficina.base, "tramite", t.id, "T06").get("snapshot_sha256")
    return hashlib.sha256(t.snapshot.encode()).hexdigest() == registrada
