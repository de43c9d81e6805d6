"""e.firmas of a look-alike authority for the demo office's signers, made once and then reused."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from certtui.efirma.ac_demo import crear_ac, emitir_efirma
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import AnclaIlegible, CertificadoAusente, ContrasenaVacia, LlaveAusente
from certtui.efirma.exigencias import (
    exigir_efirma,
    exigir_emisor,
    exigir_identidad,
    exigir_par,
    exigir_vigencia,
)
from certtui.efirma.llave import abrir_llave
from certtui.efirma.secreto import Secreto
from certtui.export.archivo import escribir_atomico
from certtui.process.demo.oficina import OficinaDemo, PersonalDemo

AC = "ac_demo.cer"
NOMBRE_DE_LA_AC = "AC DE DEMOSTRACIÓN DE CERTTUI"
_VIGENCIA = timedelta(days=365), timedelta(days=3 * 365)
"""In force since a year before and for three years more, so that a later run can reuse them."""


@dataclass(frozen=True, slots=True)
class JuegoEfirma:
    """The three files of one signer: certificate, key and the text of the password."""

    usuario: str
    cer: Path
    key: Path
    txt: Path

    def contrasena(self) -> Secreto:
        """The password of the demo key."""
        return Secreto(self.txt.read_text("utf-8").strip())


@dataclass(frozen=True, slots=True)
class EfirmasDemo:
    """The set of one office: the authority's certificate and each signer's files by user id."""

    ac: Path
    juegos: dict[str, JuegoEfirma]


def firmantes(oficina: OficinaDemo) -> tuple[PersonalDemo, ...]:
    """Who needs an e.firma: three plantel directors, the state's and the national one (V17)."""
    return tuple(m for m in oficina.personal if m.nivel)


def crear_efirmas(oficina: OficinaDemo, carpeta: Path, ahora: datetime) -> EfirmasDemo:
    """The signers' e.firmas in a folder: made when there is none, else verified and left as found.

    Nothing is ever overwritten: raises an EfirmaError when the folder has only part of a set, or
    one of other people, out of force at `ahora`, or of another authority (L16a, L16b, V17).
    """
    efirmas = _paths(oficina, carpeta)
    rutas = [efirmas.ac, *(r for j in efirmas.juegos.values() for r in (j.cer, j.key, j.txt))]
    if any(r.exists() for r in rutas):
        _check(oficina, efirmas, ahora)
    else:
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(oficina, efirmas, ahora)
    return efirmas


def _paths(oficina: OficinaDemo, carpeta: Path) -> EfirmasDemo:
    juegos = {}
    for miembro in firmantes(oficina):
        id_ = miembro.usuario.id
        juegos[id_] = JuegoEfirma(
            id_, carpeta / f"{id_}.cer", carpeta / f"{id_}.key", carpeta / f"{id_}.txt"
        )
    return EfirmasDemo(carpeta / AC, juegos)


def _make(oficina: OficinaDemo, efirmas: EfirmasDemo, ahora: datetime) -> None:
    antes, despues = _VIGENCIA
    ac = crear_ac(NOMBRE_DE_LA_AC, ahora - antes)
    for numero, miembro in enumerate(firmantes(oficina), 1):
        juego = efirmas.juegos[miembro.usuario.id]
        clave = f"demo-{miembro.usuario.id}"
        cer, key = emitir_efirma(
            ac,
            nombre=miembro.persona.nombre_completo,
            curp=miembro.usuario.curp,
            rfc=miembro.usuario.rfc,
            serie=f"9999910000{numero:010d}",
            desde=ahora - antes,
            hasta=ahora + despues,
            contrasena=Secreto(clave),
        )
        escribir_atomico(juego.cer, cer)
        escribir_atomico(juego.key, key)
        escribir_atomico(juego.txt, f"{clave}\n".encode())
    escribir_atomico(efirmas.ac, ac.der)


def _check(oficina: OficinaDemo, efirmas: EfirmasDemo, ahora: datetime) -> None:
    if not efirmas.ac.is_file():
        raise AnclaIlegible(archivo=efirmas.ac.name)
    anclas = Anclas.de_archivos((efirmas.ac,))
    for miembro in firmantes(oficina):
        juego = efirmas.juegos[miembro.usuario.id]
        if not juego.cer.is_file():
            raise CertificadoAusente()
        if not juego.key.is_file():
            raise LlaveAusente()
        if not juego.txt.is_file():
            raise ContrasenaVacia()
        certificado = leer_certificado(juego.cer.read_bytes())
        exigir_efirma(certificado)
        exigir_identidad(certificado, curp=miembro.usuario.curp, rfc=miembro.usuario.rfc)
        exigir_vigencia(certificado, ahora)
        exigir_emisor(certificado, anclas)
        exigir_par(certificado, abrir_llave(juego.key.read_bytes(), juego.contrasena()).publica)
