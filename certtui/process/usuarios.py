"""The people of an office: who they are, what they may do, and every change in the log (L10)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from certtui.domain.correo import Correo
from certtui.domain.curp import Curp
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.hallazgo import Veredicto
from certtui.domain.rfc import Rfc
from certtui.domain.rol import Rol, Usuario
from certtui.domain.valor import ValorInvalido
from certtui.exchange.hallazgo import HallazgoFila
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.store.catalogos import FiltroUsuarios
from certtui.texts.usuarios import CUENTA, frase

__all__ = ["FiltroUsuarios"]

QUIEN = (Rol.SYSADMIN, Rol.SISTEMA)
"""Who writes people; the others ask for it through the mesa de servicio (L10b)."""

ROLES = tuple(r for r in Rol if r is not Rol.SISTEMA)
"""The roles that a person may have (L10c)."""

DE_PLANTEL = frozenset({Rol.SE_PLANTEL, Rol.DIRECTOR_PLANTEL})
DE_ENTIDAD = DE_PLANTEL | {Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL}
FIRMANTES = frozenset({Rol.DIRECTOR_PLANTEL, Rol.DIRECTOR_ESTATAL, Rol.NACIONAL})

COLUMNAS = ("id", "rol", "entidad", "plantel", "nombre", "primer_apellido", "correo")
"""Columns that a file of people must have."""

_PUEDEN_FALTAR = ("segundo_apellido", "curp", "rfc", "id_cargo", "cargo")
_ID = re.compile(r"[a-z][a-z0-9._-]{1,31}", re.ASCII)
_ENTIDAD = re.compile(r"0[1-9]|[12]\d|3[0-2]", re.ASCII)


class UsuarioInvalido(CerttuiError):
    """Something of a person that the rules do not allow; nothing was written."""

    codigo = "USU-001"
    salida = Salida.DATOS


class PersonasRehusadas(CerttuiError):
    """Rows of a file of people that the rules do not allow; nothing of the file was written."""

    codigo = "USU-002"
    salida = Salida.DATOS

    def __init__(self, archivo: str, renglones: Sequence[HallazgoFila]) -> None:
        super().__init__(archivo=archivo, cuantos=len({r.linea for r in renglones}))
        self.renglones = tuple(renglones)


@dataclass(frozen=True, slots=True)
class Reparo:
    """What is wrong with a person: field, key of the sentence, rule, value seen."""

    campo: str
    clave: str
    regla: str
    valor: str = ""

    @property
    def frase(self) -> str:
        """The sentence, with its rule."""
        return frase(self.clave, self.valor, self.regla)


def pagina(
    oficina: Oficina,
    filtro: FiltroUsuarios,
    inicio: int,
    cuantos: int,
    orden: str = "",
    *,
    al_reves: bool = False,
) -> list[tuple[int, Usuario]]:
    """One page of the people that the person may see."""
    return catalogos.pagina_usuarios(
        oficina.base, _acotar(oficina, filtro), inicio, cuantos, orden=orden, al_reves=al_reves
    )


def contar(oficina: Oficina, filtro: FiltroUsuarios) -> int:
    """Exact number of people."""
    return catalogos.contar_usuarios(oficina.base, _acotar(oficina, filtro))


def posicion(
    oficina: Oficina,
    filtro: FiltroUsuarios,
    fila: int,
    orden: str = "",
    *,
    al_reves: bool = False,
) -> int | None:
    """Where a row stands; None when it is not there."""
    return catalogos.posicion_de_usuario(
        oficina.base, _acotar(oficina, filtro), fila, orden=orden, al_reves=al_reves
    )


def _acotar(oficina: Oficina, filtro: FiltroUsuarios) -> FiltroUsuarios:
    u = oficina.usuario
    return replace(filtro, plantel=u.plantel or filtro.plantel, entidad=u.entidad or filtro.entidad)


def puede_escribir(oficina: Oficina) -> bool:
    """True for who writes people."""
    return oficina.usuario.rol in QUIEN


def revisar(oficina: Oficina, u: Usuario) -> list[Reparo]:
    """Everything that the rules do not allow of a person, in the order of the form."""
    reparos = [*_identidad(u), *_lugar(oficina, u), *_correo(oficina, u), *_de_firmante(u)]
    if u.activo and u.rol is Rol.DIRECTOR_PLANTEL and u.plantel:
        otro = next(
            (
                x.id
                for x in catalogos.listar_usuarios(oficina.base)
                if x.activo and x.rol is u.rol and x.plantel == u.plantel and x.id != u.id
            ),
            "",
        )
        if otro:
            reparos.append(Reparo("rol", "otro_director", "L10c", otro))
    return reparos


def _identidad(u: Usuario) -> list[Reparo]:
    reparos = []
    if not _ID.fullmatch(u.id):
        reparos.append(Reparo("id", "id", "L10c", u.id))
    if not u.nombre:
        reparos.append(Reparo("nombre", "sin_nombre", "L10c"))
    if not u.primer_apellido:
        reparos.append(Reparo("primer_apellido", "sin_apellido", "L10c"))
    if u.rol not in ROLES:
        reparos.append(Reparo("rol", "rol", "L10c", u.rol))
    return reparos


def _lugar(oficina: Oficina, u: Usuario) -> list[Reparo]:
    if u.rol in DE_ENTIDAD and not _ENTIDAD.fullmatch(u.entidad):
        return [Reparo("entidad", "sin_entidad", "L10c", u.entidad)]
    if u.entidad and not _ENTIDAD.fullmatch(u.entidad):
        return [Reparo("entidad", "entidad", "L10c", u.entidad)]
    if u.rol in DE_PLANTEL:
        plantel = catalogos.leer_plantel(oficina.base, u.plantel)
        if plantel is None:
            return [Reparo("plantel", "plantel", "L10c", u.plantel)]
        if plantel.entidad != u.entidad:
            return [Reparo("plantel", "plantel_ajeno", "L10c", u.plantel)]
    elif u.plantel and u.rol is not Rol.LECTOR:
        return [Reparo("plantel", "sobra_plantel", "L10c", u.plantel)]
    return []


def _correo(oficina: Oficina, u: Usuario) -> list[Reparo]:
    try:
        correo = Correo.parse(u.correo)
    except ValorInvalido:
        return [Reparo("correo", "correo", "L10d", u.correo)]
    dominios = [d.casefold() for d in oficina.ajustes.lista("correo.dominios_usuario")]
    if dominios and correo.dominio not in dominios:
        return [Reparo("correo", "dominio", "L10d", ", ".join(dominios))]
    return []


def _de_firmante(u: Usuario) -> list[Reparo]:
    reparos = []
    firma = u.rol in FIRMANTES
    for campo, valor, leer, regla in (
        ("curp", u.curp, Curp.parse, "L16b"),
        ("rfc", u.rfc, Rfc.parse, "L16b"),
    ):
        if not valor:
            if firma:
                reparos.append(Reparo(campo, "falta_de_firmante", regla, campo.upper()))
            continue
        try:
            leer(valor)
        except ValorInvalido:
            reparos.append(Reparo(campo, campo, regla, valor))
    if firma and not u.id_cargo:
        reparos.append(Reparo("id_cargo", "falta_de_firmante", "L16b", "idCargo"))
    return reparos


def buscar(oficina: Oficina, cuenta: str) -> Usuario:
    """A person by account; raises NoEncontrado."""
    hallado = catalogos.leer_usuario(oficina.base, cuenta.strip().lower())
    if hallado is None:
        raise NoEncontrado(regla="L10c", que=CUENTA, valor=cuenta)
    return hallado


def agregar(oficina: Oficina, u: Usuario) -> None:
    """A new person; raises UsuarioInvalido, SinPermiso."""
    _exigir(oficina)
    with oficina.base.tx():
        if catalogos.leer_usuario(oficina.base, u.id) is not None:
            raise _invalido(u, Reparo("id", "repetido", "L10c", u.id))
        _guardar(oficina, None, u, "")


def cambiar(oficina: Oficina, antes: Usuario, nuevo: Usuario, motivo: str = "") -> None:
    """Other data of a person, unless somebody changed them since they were read."""
    _exigir(oficina)
    with oficina.base.tx():
        actual = catalogos.leer_usuario(oficina.base, antes.id)
        if actual != antes or nuevo.id != antes.id:
            raise _invalido(antes, Reparo("", "cambio", "L10b", antes.id))
        _guardar(oficina, antes, nuevo, motivo)


def desactivar(oficina: Oficina, antes: Usuario, motivo: str) -> None:
    """Take a person's access away; what they did stands under their name (L10b)."""
    cambiar(oficina, antes, replace(antes, activo=False), motivo)


def reactivar(oficina: Oficina, antes: Usuario, motivo: str) -> None:
    """Give a person access again, if they still are what the rules allow."""
    cambiar(oficina, antes, replace(antes, activo=True), motivo)


def importar(
    oficina: Oficina, archivo: str, filas: Iterable[tuple[int, Mapping[str, str]]]
) -> None:
    """Add or change the people of a file, all of them or none; raises PersonasRehusadas.

    `filas` are (line, texts by column). In any order of theirs a director is relieved and the next
    one named in one file, and so is who administers.
    """
    _exigir(oficina)
    rehusados: list[tuple[int, Reparo]] = []
    personas: dict[str, tuple[int, Usuario]] = {}
    for linea, fila in filas:
        valores = {**dict.fromkeys(_PUEDEN_FALTAR, ""), **fila}
        try:
            u = de_valores(valores, activo=fila.get("activo", "1") != "0")
        except UsuarioInvalido:
            rehusados.append((linea, Reparo("rol", "rol", "L10c", fila["rol"])))
            continue
        if u.id in personas:
            rehusados.append((linea, Reparo("id", "repetido", "L10c", u.id)))
        personas.setdefault(u.id, (linea, u))
    with oficina.base.tx():
        for linea, u in sorted(personas.values(), key=lambda x: _turno(x[1])):
            antes = catalogos.leer_usuario(oficina.base, u.id)
            if reparos := _reparos(oficina, antes, u):
                rehusados += [(linea, r) for r in reparos]
            elif antes != u:
                catalogos.guardar_usuario(oficina.base, u)
                _anotar(oficina, antes, u, "")
        if rehusados:
            rehusados.sort(key=lambda x: x[0])
            raise PersonasRehusadas(archivo, [_de_fila(archivo, *x) for x in rehusados])


def _turno(u: Usuario) -> int:
    """Who administers comes in before another leaves; a director after who directed before."""
    if not u.activo:
        return 1
    return {Rol.SYSADMIN: 0, Rol.DIRECTOR_PLANTEL: 2}.get(u.rol, 1)


def _de_fila(archivo: str, linea: int, r: Reparo) -> HallazgoFila:
    return HallazgoFila(
        archivo, linea, r.campo, r.valor, r.regla, Veredicto.FALLA, f"usuario.{r.clave}"
    )


def _guardar(oficina: Oficina, antes: Usuario | None, nuevo: Usuario, motivo: str) -> None:
    if reparos := _reparos(oficina, antes, nuevo):
        raise _invalido(nuevo, reparos[0])
    catalogos.guardar_usuario(oficina.base, nuevo)
    _anotar(oficina, antes, nuevo, motivo)


def _reparos(oficina: Oficina, antes: Usuario | None, nuevo: Usuario) -> list[Reparo]:
    """What the rules say of a person, while they have access, and of the change itself."""
    reparos = revisar(oficina, nuevo) if nuevo.activo else []
    return reparos + (_de_si_mismo(oficina, antes, nuevo) if antes else [])


def _anotar(oficina: Oficina, antes: Usuario | None, nuevo: Usuario, motivo: str) -> None:
    datos: dict[str, object] = {
        "id": nuevo.id,
        "rol": nuevo.rol.value,
        "activo": nuevo.activo,
        "cambios": diferencias(antes, nuevo),
    }
    if motivo:
        datos["motivo"] = motivo
    oficina.anotar("usuario", entidad="usuario", regla="L10b", datos=datos)


def _de_si_mismo(oficina: Oficina, antes: Usuario, nuevo: Usuario) -> list[Reparo]:
    """Nobody shuts the door on themselves, nor on the last who can open it."""
    pierde = antes.activo and antes.rol is Rol.SYSADMIN
    pierde = pierde and (not nuevo.activo or nuevo.rol is not Rol.SYSADMIN)
    if antes.id == oficina.usuario.id and (not nuevo.activo or nuevo.rol is not antes.rol):
        return [Reparo("rol", "a_si_mismo", "L10c", antes.id)]
    if pierde and not any(
        u.activo and u.rol is Rol.SYSADMIN and u.id != antes.id
        for u in catalogos.listar_usuarios(oficina.base)
    ):
        return [Reparo("rol", "ultimo", "L10c", antes.id)]
    return []


def diferencias(antes: Usuario | None, nuevo: Usuario) -> dict[str, list[str]]:
    """Each field that changed: what it was, what it is."""
    campos = ("nombre", "primer_apellido", "segundo_apellido", "rol", "entidad", "plantel", "curp",
              "rfc", "correo", "id_cargo", "cargo", "activo")  # fmt: skip
    cambios = {}
    for campo in campos:
        era = str(getattr(antes, campo)) if antes else ""
        es = str(getattr(nuevo, campo))
        if era != es:
            cambios[campo] = [era, es]
    return cambios


def de_valores(valores: Mapping[str, str], *, activo: bool = True) -> Usuario:
    """A person out of the texts of a form; an unknown role raises UsuarioInvalido."""
    try:
        rol = Rol(valores["rol"].strip().lower())
    except ValueError as error:
        reparo = Reparo("rol", "rol", "L10c", valores["rol"])
        raise UsuarioInvalido(
            regla="L10c", usuario=valores["id"], motivo=reparo.frase.rstrip("."), campo="rol"
        ) from error
    return Usuario(
        id=valores["id"].strip().lower(),
        nombre=valores["nombre"],
        rol=rol,
        entidad=valores["entidad"],
        plantel=valores["plantel"],
        curp=valores["curp"].upper(),
        rfc=valores["rfc"].upper(),
        correo=valores["correo"],
        id_cargo=valores["id_cargo"],
        cargo=valores["cargo"],
        activo=activo,
        primer_apellido=valores["primer_apellido"],
        segundo_apellido=valores["segundo_apellido"],
    )


def _exigir(oficina: Oficina) -> None:
    oficina.exigir("L10b", *QUIEN)


def _invalido(u: Usuario, reparo: Reparo) -> UsuarioInvalido:
    return UsuarioInvalido(
        regla=reparo.regla, usuario=u.id, motivo=reparo.frase.rstrip("."), campo=reparo.campo
    )
