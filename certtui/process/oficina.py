"""A session on one office's base: who acts, with which clock, and where its files lie."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import Ajustes
from certtui.domain.ambiente import Ambiente
from certtui.domain.reloj import Reloj, a_texto, fecha_local
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import Ruta
from certtui.process.entorno import Azar, AzarSistema, RelojSistema
from certtui.process.errores import CorreoNoInstitucional, SinPermiso, UsuarioDesconocido
from certtui.store import bitacora, catalogos, conexion, rutas
from certtui.store.conexion import Base

RUTA_PRINCIPAL = "conalep"
"""Route of the electronic certificate."""

SISTEMA = Usuario(id="sistema:certtui", nombre="certtui", rol=Rol.SISTEMA)


@dataclass(frozen=True, slots=True)
class Oficina:
    """Everything that a use case needs; made by `abrir_oficina`."""

    base: Base
    identidad: catalogos.Identidad
    usuario: Usuario
    reloj: Reloj
    azar: Azar
    rutas: Mapping[str, Ruta]

    @property
    def ruta(self) -> Ruta:
        """The route of new trámites."""
        return self.rutas[RUTA_PRINCIPAL]

    @property
    def ambiente(self) -> Ambiente:
        """Whether the base is for tests."""
        return self.identidad.ambiente

    @property
    def ajustes(self) -> Ajustes:
        """Settings in force now."""
        return catalogos.leer_ajustes(self.base)

    @property
    def custodia(self) -> Path:
        """Folder of the files under custody, beside the base."""
        return self.base.ruta.with_suffix(".custodia")

    def hoy(self) -> date:
        """Calendar date in the entidad."""
        return fecha_local(self.reloj.ahora(), self.identidad.entidad)

    def como(self, usuario: Usuario) -> "Oficina":
        """The same session with another person acting."""
        return replace(self, usuario=usuario)

    def sin_permiso(self, regla: str, quienes: str) -> SinPermiso:
        """The refusal of an act to the person of the session; `quienes` says who may."""
        return SinPermiso(regla=regla, usuario=self.usuario.id, rol=self.usuario.rol, roles=quienes)

    def exigir(self, regla: str, *roles: Rol) -> None:
        """Refuse an act to a role that is not among these, or to who is no longer active."""
        actual: Usuario | None = self.usuario
        if self.usuario.rol is not Rol.SISTEMA:
            actual = catalogos.leer_usuario(self.base, self.usuario.id)
        if actual is None or not actual.activo or actual.rol not in roles:
            raise self.sin_permiso(regla, ", ".join(roles))

    def anotar(
        self,
        transicion: str,
        *,
        entidad: str,
        entidad_id: int = 0,
        regla: str = "",
        datos: dict[str, object] | None = None,
        token: str = "",
    ) -> None:
        """Write an act that is not a move of a trámite in the log, inside `tx()`."""
        bitacora.anotar(
            self.base,
            en=a_texto(self.reloj.ahora()),
            actor=self.usuario.id,
            rol=self.usuario.rol.value,
            entidad=entidad,
            entidad_id=entidad_id,
            transicion=transicion,
            regla=regla,
            token=token or self.azar.token(),
            sal=self.azar.token(),
            datos=datos,
        )


def abrir_oficina(
    ruta: Path, *, usuario: str = "", reloj: Reloj | None = None, azar: Azar | None = None
) -> Oficina:
    """Open a base as a person of it; "" opens it as the system, for reading and housekeeping.

    Raises UsuarioDesconocido for somebody who is not in the base or not active, and
    CorreoNoInstitucional when the office lists its domains and the person's is another (L10d).
    """
    base = conexion.abrir(ruta)
    try:
        persona = SISTEMA if not usuario else catalogos.leer_usuario(base, usuario)
        if persona is None or not persona.activo:
            raise UsuarioDesconocido(regla="L10c", usuario=usuario, base=ruta)
        dominios = catalogos.leer_ajustes(base).lista("correo.dominios_usuario")
        if persona.rol is not Rol.SISTEMA and dominios:
            dominio = persona.correo.rpartition("@")[2].casefold()
            if dominio not in {d.casefold() for d in dominios}:
                raise CorreoNoInstitucional(regla="L10d", usuario=persona.id, correo=persona.correo)
        return Oficina(
            base=base,
            identidad=catalogos.leer_identidad(base),
            usuario=persona,
            reloj=reloj or RelojSistema(),
            azar=azar or AzarSistema(),
            rutas=rutas.leer_rutas(base),
        )
    except BaseException:
        base.cerrar()
        raise


def texto_de_ruta(clave: str) -> str:
    """The packaged text of a route."""
    return ruta_de_datos("rutas", f"{clave}.toml").read_text(encoding="utf-8")
