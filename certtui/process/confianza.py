"""Whom the office trusts: authorities pinned and retired, revocations, and who may sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from certtui.domain.curp import Curp
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.fecha import leer_fecha
from certtui.domain.firma import aviso_de_vigencia
from certtui.domain.reloj import a_texto, de_texto
from certtui.domain.rol import Rol, Usuario
from certtui.efirma.anclas import Ancla, Anclas, leer_ancla
from certtui.efirma.certificado import Certificado
from certtui.efirma.errores import CertificadoRevocado
from certtui.efirma.exigencias import momento
from certtui.efirma.revocacion import Revocacion, leer_revocacion
from certtui.process.catalogos import convertir, leer_texto
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import catalogos, confianza, firmas, tablero
from certtui.store.confianza import FirmanteAutorizado, RevocacionGuardada
from certtui.store.rechazos import Alcance
from certtui.store.tablero import Vigencia

_QUIEN = (Rol.SYSADMIN, Rol.SISTEMA)
_HUELLA_MINIMA = 8
"""Characters of a fingerprint that name one authority."""


class RevocacionVieja(CerttuiError):
    """A CRL is older than the one that the office has; data: `archivo`, `producida`, `ultima`."""

    codigo = "CNF-001"
    salida = Salida.DATOS


@dataclass(frozen=True, slots=True)
class AnclaVista:
    """An authority in the list, with the dates of its own certificate."""

    sha256: str
    nombre: str
    desde: str
    hasta: str
    agregada: str
    retirada: str
    motivo: str


def anclas_de(oficina: Oficina) -> Anclas:
    """The authorities that count (L16b)."""
    return Anclas.de_ders(catalogos.leer_anclas(oficina.base))


def ver_anclas(oficina: Oficina) -> list[AnclaVista]:
    """Every authority, those that count first."""
    vistas = []
    for g in confianza.listar_anclas(oficina.base):
        (ancla,) = Anclas.de_ders([g.der]).autoridades
        desde, hasta = ancla.vigencia
        vistas.append(
            AnclaVista(
                g.sha256,
                ancla.nombre,
                a_texto(desde),
                a_texto(hasta),
                g.en,
                g.retirada_en,
                g.motivo,
            )
        )
    return vistas


def agregar_ancla(oficina: Oficina, archivo: Path, huella: str = "") -> Ancla:
    """Pin an authority from its file; with `huella`, only the certificate of that SHA-256.

    Raises AnclaIlegible, NoEsAutoridad, HuellaDistinta or SinPermiso.
    """
    oficina.exigir("L16b", *_QUIEN)
    ancla = leer_ancla(archivo.read_bytes(), archivo.name, huella)
    with oficina.base.tx():
        catalogos.guardar_ancla(
            oficina.base, ancla.sha256, ancla.der, ancla.nombre, a_texto(oficina.reloj.ahora())
        )
        oficina.anotar("ancla", entidad="ancla", regla="L16b", datos={"sha256": ancla.sha256})
    return ancla


def retirar_ancla(oficina: Oficina, huella: str, motivo: str) -> AnclaVista:
    """The authority of that fingerprint, or of its beginning, counts no more; raises NoEncontrado.

    What it vouched for stays in the register; nobody signs again with its certificates.
    """
    oficina.exigir("L16b", *_QUIEN)
    buscada = "".join(c for c in huella.lower() if c not in ": ")
    with oficina.base.tx():
        halladas = [
            a
            for a in ver_anclas(oficina)
            if not a.retirada and len(buscada) >= _HUELLA_MINIMA and a.sha256.startswith(buscada)
        ]
        if len(halladas) != 1:
            raise NoEncontrado(regla="L16b", que="autoridad vigente con huella", valor=huella)
        (vista,) = halladas
        confianza.retirar_ancla(oficina.base, vista.sha256, motivo, a_texto(oficina.reloj.ahora()))
        oficina.anotar(
            "ancla_retirada",
            entidad="ancla",
            regla="L16b",
            datos={"sha256": vista.sha256, "motivo": motivo},
        )
    return vista


def importar_revocacion(oficina: Oficina, archivo: Path) -> Revocacion:
    """Take a CRL or an OCSP answer that a pinned authority signed.

    Raises RevocacionIlegible, RevocacionAjena, RevocacionSinRespuesta or RevocacionVieja.
    """
    oficina.exigir("L16a", *_QUIEN)
    r = leer_revocacion(archivo.read_bytes(), anclas_de(oficina), archivo.name)
    producida, ahora = a_texto(r.producida), a_texto(oficina.reloj.ahora())
    with oficina.base.tx():
        ultima = confianza.ultima_crl(oficina.base, r.ancla.sha256)
        if r.fuente.value == "crl" and producida < ultima:
            raise RevocacionVieja(
                regla="L16a", archivo=archivo.name, producida=producida, ultima=ultima
            )
        confianza.guardar_revocacion(
            oficina.base,
            RevocacionGuardada(
                r.sha256,
                r.fuente.value,
                r.ancla.sha256,
                producida,
                a_texto(r.siguiente) if r.siguiente else "",
                len(r.estados),
                ahora,
                oficina.usuario.id,
            ),
            ((e.numero, a_texto(e.desde) if e.desde else "", e.motivo) for e in r.estados),
        )
        oficina.anotar(
            "revocacion",
            entidad="ancla",
            regla="L16a",
            datos={"sha256": r.sha256, "fuente": r.fuente.value, "certificados": len(r.estados)},
        )
    return r


def ver_revocaciones(oficina: Oficina) -> list[RevocacionGuardada]:
    """Files that were imported, the newest first."""
    return confianza.listar_revocaciones(oficina.base)


def revocado_desde(oficina: Oficina, certificado: Certificado) -> tuple[datetime, str] | None:
    """Since when, and why, its authority took a certificate back, as far as the office knows."""
    ancla = anclas_de(oficina).emisor_de(certificado)
    if ancla is None:
        return None
    hallado = confianza.revocado(oficina.base, ancla.sha256, certificado.no_certificado)
    return (de_texto(hallado[0]), hallado[1]) if hallado else None


def exigir_no_revocado(oficina: Oficina, certificado: Certificado) -> None:
    """Refuse a certificate that its authority took back (L16a); raises CertificadoRevocado."""
    hallado = revocado_desde(oficina, certificado)
    if hallado is not None:
        raise CertificadoRevocado(desde=momento(hallado[0]), motivo=hallado[1])


def leer_firmantes(archivo: str, texto: str) -> list[FirmanteAutorizado]:
    """People of a CSV (curp, nombre, cargo, desde, hasta); raises CatalogoInvalido."""
    return convertir(
        archivo,
        texto,
        ("curp", "nombre", "cargo", "desde", "hasta"),
        lambda f: FirmanteAutorizado(
            Curp(f["curp"].upper()).valor,
            f["nombre"],
            f["cargo"],
            leer_fecha(f["desde"]).isoformat(),
            leer_fecha(f["hasta"]).isoformat() if f["hasta"] else "",
        ),
    )


def cargar_firmantes(oficina: Oficina, firmantes: Sequence[FirmanteAutorizado]) -> None:
    """Add people to the list of who may sign, or change the end of their period (V17)."""
    oficina.exigir("V17", *_QUIEN)
    with oficina.base.tx():
        for f in firmantes:
            confianza.guardar_firmante(oficina.base, f, a_texto(oficina.reloj.ahora()))
        oficina.anotar(
            "firmantes", entidad="firmante", regla="V17", datos={"cuantos": len(firmantes)}
        )


def ver_firmantes(oficina: Oficina) -> list[FirmanteAutorizado]:
    """The list of who may sign, with their dates."""
    return confianza.listar_firmantes(oficina.base)


@dataclass(frozen=True, slots=True)
class Vencimiento:
    """The end of a director's e.firma: `plazo` is vencida, 7, 30, 60, "" or sin_dato."""

    usuario: str
    nombre: str
    hasta: str
    dias: int | None
    plazo: str


def agenda_de_efirmas(oficina: Oficina) -> list[Vencimiento]:
    """Directors of the person's scope by the end of their e.firma, soonest first (L16a)."""
    alcance = Alcance(oficina.usuario.entidad, oficina.usuario.plantel)
    ahora = oficina.reloj.ahora()
    return [_vencimiento(v, ahora) for v in tablero.vigencias(oficina.base, alcance)]


def vencimiento_de(oficina: Oficina, firmante: Usuario) -> Vencimiento:
    """When the e.firma that a director last signed with here ends (L16a)."""
    hasta = firmas.fin_de_efirma(oficina.base, firmante.curp)
    vigencia = Vigencia(firmante.id, firmante.nombre_completo, hasta)
    return _vencimiento(vigencia, oficina.reloj.ahora())


def _vencimiento(v: Vigencia, ahora: datetime) -> Vencimiento:
    if not v.hasta:
        return Vencimiento(v.usuario, v.nombre, v.hasta, None, "sin_dato")
    resta = de_texto(v.hasta) - ahora
    plazo = "vencida" if resta < timedelta() else str(aviso_de_vigencia(resta) or "")
    return Vencimiento(v.usuario, v.nombre, v.hasta, resta.days, plazo)


@dataclass(frozen=True, slots=True)
class Firmantes:
    """Who may sign, and when; without a list of the office's own, its people by CURP (V17)."""

    lista: tuple[FirmanteAutorizado, ...]
    personas: frozenset[str] = frozenset()

    @classmethod
    def de_archivo(cls, archivo: Path) -> "Firmantes":
        """From a CSV; raises CatalogoInvalido."""
        return cls(tuple(leer_firmantes(archivo.name, leer_texto(archivo))))

    @classmethod
    def de_oficina(cls, oficina: Oficina) -> "Firmantes":
        """The office's list, or its people while it has none."""
        gente = frozenset(u.curp for u in catalogos.listar_usuarios(oficina.base) if u.curp)
        return cls(tuple(confianza.listar_firmantes(oficina.base)), gente)

    def conoce(self, curp: str) -> bool:
        """True when the person is, or was, of those who sign."""
        if not self.lista:
            return curp in self.personas
        return any(f.curp == curp for f in self.lista)

    def periodos(self, curp: str) -> tuple[tuple[str, str], ...]:
        """Periods of a person, (from, to), as ISO dates."""
        return tuple((f.desde, f.hasta) for f in self.lista if f.curp == curp)

    def podia(self, curp: str, dia: date) -> bool:
        """True when the person could sign that day."""
        if not self.lista:
            return curp in self.personas
        iso = dia.isoformat()
        return any(d <= iso and (not h or iso <= h) for d, h in self.periodos(curp))
