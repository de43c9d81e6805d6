"""The people of the office: their role, their place, their access (L10)."""

import re
from collections.abc import Callable, Sequence

from certtui.domain.errores import CerttuiError
from certtui.domain.rol import Rol, Usuario
from certtui.process import consultas
from certtui.process import usuarios as uso
from certtui.process.oficina import Oficina
from certtui.process.usuarios import FiltroUsuarios
from certtui.texts import estados
from certtui.texts import pantallas_usuarios as t
from certtui.texts.errores import explicar
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.dialogo import Campo
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente, Orden
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo
from certtui.tui.usuarios.comandos import Acceso, Agregar, CambiarUsuario, Papel

_CAMPO = re.compile(r"(papel|plantel):(\S+)")


def fila_de_usuario(numero: int, u: Usuario) -> Fila:
    """The line of a person."""
    return Fila(
        id=numero,
        celdas={
            "signo": t.SIGNO_ACTIVO if u.activo else t.SIGNO_INACTIVO,
            "usuario": u.id,
            "nombre": u.nombre_completo,
            "papel": estados.nombre_de_rol(u.rol),
            "lugar": t.lugar(u.entidad, u.plantel),
            "correo": u.correo,
        },
        estilos={"signo": "green" if u.activo else "red"},
        dato=u,
    )


class Usuarios(Listado):
    """A list of people, and below what the marked one needs for signing."""

    COMANDOS = (
        CambiarUsuario,
        Agregar,
        Acceso,
        Papel,
        FiltrarListado,
        Ayuda,
        ReleerListado,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("signo", 1, titulo=t.ACTIVO),
        Columna("usuario", 14, titulo=t.USUARIO, orden="usuario"),
        Columna("nombre", 0, titulo=t.NOMBRE, orden="nombre"),
        Columna("papel", 31, desde=76, titulo=t.PAPEL, orden="papel"),
        Columna("lugar", 8, titulo=t.LUGAR, orden="lugar"),
        Columna("correo", 28, desde=110, titulo=t.CORREO, orden="correo"),
    )
    VACIO = t.VACIO
    NEGRITA = "usuario"
    COMO_FILTRAR = t.COMO_FILTRAR
    DEFAULT_CSS = "Usuarios #bloque { height: 2; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._por = FiltroUsuarios()

    def fuente(self) -> Fuente:
        """Pages of people, in any order of their columns."""
        return self._en_orden(Orden())

    def _en_orden(self, orden: Orden) -> Fuente:
        oficina, filtro, clave, al_reves = self.oficina, self._por, orden.clave, orden.al_reves
        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila_de_usuario(n, u)
                for n, u in uso.pagina(oficina, filtro, inicio, cuantos, clave, al_reves=al_reves)
            ],
            contar=lambda: self._contar(filtro),
            posicion=lambda fila: uso.posicion(oficina, filtro, fila, clave, al_reves=al_reves),
            ordenada=self._en_orden,
        )

    def _contar(self, filtro: FiltroUsuarios) -> Cuenta:
        """Runs in the list's thread, over a connection of its own."""
        with consultas.aparte(self.oficina) as oficina:
            return Cuenta(uso.contar(oficina, filtro))

    def leer_filtro(self, escrito: str) -> str:
        """papel:, plantel: and text."""
        campos = dict(_CAMPO.findall(escrito))
        texto = " ".join(_CAMPO.sub("", escrito).split())
        papeles = [r.value for r in uso.ROLES]
        papel = campos.get("papel", "")
        if papel and papel not in papeles:
            return t.papel_desconocido(papel, papeles)
        if ":" in texto:
            return t.SIN_CAMPOS
        self._por = FiltroUsuarios(texto=texto, rol=papel, plantel=campos.get("plantel", ""))
        return ""

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many people."""
        return [(f" {t.TODOS}", "")], [(f"{t.conteo(self.lista.total)} ", "")]

    def _marcado(self) -> Usuario | None:
        return self.lista.dato(Usuario)

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """E-mail, and what signing needs."""
        u = self._marcado()
        if u is None:
            return ()
        datos = " · ".join(x for x in (u.cargo, u.rfc, u.id_cargo and f"idCargo {u.id_cargo}") if x)
        ancho = self.size.width
        renglones = con_etiqueta(t.QUIEN_ES, u.correo, ancho, renglones=1)
        if u.rol in uso.FIRMANTES:
            renglones += con_etiqueta(t.FIRMANTE, datos or t.SIN_DATOS, ancho, renglones=1)
        return renglones

    def impedidos(self) -> dict[str, str]:
        """Only administration writes (L10b)."""
        if uso.puede_escribir(self.oficina):
            return {}
        ids = (c.id for c in (Agregar, Acceso, CambiarUsuario))
        return dict.fromkeys(ids, t.SOLO_ADMINISTRACION)

    def action_papel(self) -> None:
        """The next role, then all."""
        papeles = ["", *(r.value for r in uso.ROLES)]
        siguiente = papeles[(papeles.index(self._por.rol) + 1) % len(papeles)]
        escrito = f"papel:{siguiente}" if siguiente else ""
        self.leer_filtro(escrito)
        self.poner_filtro(escrito)

    def _formulario(self, titulo: str, u: Usuario, hacer: Callable[[Usuario], None]) -> None:
        """The one form of a person; what the rules do not allow is said in it."""

        def revisar(valores: dict[str, str]) -> tuple[str, str]:
            todos = {"id": u.id} | valores
            try:
                reparos = uso.revisar(self.oficina, uso.de_valores(todos, activo=u.activo))
            except CerttuiError as error:
                return "rol", explicar(error).frase
            return next(((r.campo, r.frase) for r in reparos if r.campo in valores), ("", ""))

        def guardar(valores: dict[str, str]) -> str:
            nuevo = uso.de_valores({"id": u.id} | valores, activo=u.activo)
            hacer(nuevo)
            return t.guardado(nuevo.id)

        campos = [
            Campo(clave, etiqueta, str(getattr(u, clave)), clave not in t.OPCIONALES)
            for clave, etiqueta in t.CAMPOS.items()
            if clave != "id" or not u.id
        ]
        detalle = t.papeles([r.value for r in uso.ROLES])
        self.pedir(titulo, campos, detalle, guardar, revisar_todo=revisar)

    def action_agregar(self) -> None:
        """Another person; the place of the office is proposed."""
        vacio = Usuario("", "", Rol.SE_PLANTEL, entidad=self.oficina.identidad.entidad)
        self._formulario(t.AGREGAR, vacio, lambda u: uso.agregar(self.oficina, u))

    def action_cambiar(self) -> None:
        """Other data of the marked person."""
        u = self._marcado()
        if u is None:
            return

        def hacer(nuevo: Usuario) -> None:
            uso.cambiar(self.oficina, u, nuevo)

        self._formulario(t.cambiar(u.id), u, hacer)

    def action_acceso(self) -> None:
        """Take access away, or give it back, with a reason."""
        u = self._marcado()
        if u is None:
            return

        def hacer(valores: dict[str, str]) -> str:
            cambiar = uso.desactivar if u.activo else uso.reactivar
            cambiar(self.oficina, u, valores["motivo"])
            return t.guardado(u.id)

        titulo = t.acceso(u.id, quitar=u.activo)
        detalle = t.detalle_de_acceso(quitar=u.activo)
        self.pedir(titulo, [Campo("motivo", t.MOTIVO)], detalle, hacer)
