"""Screen 9: the tree of folio ranges, what stands in each, and the acts on them (L04, V-DG2)."""

from collections.abc import Callable, Sequence

from textual import on

from certtui.domain.errores import CerttuiError
from certtui.domain.folio import EstadoFolio, NivelRango, Rango
from certtui.domain.reloj import de_texto, zona
from certtui.domain.rol import Rol
from certtui.process import consultas
from certtui.process import consultas_folios as cf
from certtui.process import folios as uso
from certtui.process.consultas_folios import Arbol, Renglon
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_folios as t
from certtui.texts.estados import no_le_toca
from certtui.texts.pantallas import miles
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, enlaces
from certtui.tui.folios.comandos import (
    AcusarRango,
    AsignarRango,
    BloquearFolios,
    CiclarModelo,
    DesbloquearFolios,
    DevolverFolios,
    SolicitarFolios,
)
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.dialogo import Campo, Confirmacion, campo_de_palabra
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta, con_ruta
from certtui.tui.piezas.trazo import Trozo

COLUMNAS = (
    Columna("destino", 0, titulo=t.COLUMNAS["destino"]),
    Columna("modelo", 4, derecha=True, titulo=t.COLUMNAS["modelo"]),
    Columna("desde", 8, derecha=True, titulo=t.COLUMNAS["desde"]),
    Columna("hasta", 8, derecha=True, titulo=t.COLUMNAS["hasta"]),
    Columna("total", 7, derecha=True, desde=100, titulo=t.COLUMNAS["total"]),
    Columna("libres", 7, derecha=True, titulo=t.COLUMNAS["libres"]),
    Columna("usados", 6, derecha=True, titulo=t.COLUMNAS["usados"]),
    Columna("emitidos", 6, derecha=True, titulo=t.COLUMNAS["emitidos"]),
    Columna("otros", 5, derecha=True, titulo=t.COLUMNAS["otros"]),
    Columna("dif", 4, derecha=True, titulo=t.COLUMNAS["dif"]),
    Columna("acuse", 2, titulo=t.COLUMNAS["acuse"]),
)
_SANGRIA = {NivelRango.NACIONAL: 0, NivelRango.ENTIDAD: 1, NivelRango.PLANTEL: 2}
_OTROS = (
    EstadoFolio.LIBERADO,
    EstadoFolio.INUTILIZADO,
    EstadoFolio.CANCELADO,
    EstadoFolio.DEVUELTO,
)


def fila_de_rango(r: Renglon, nombre: str) -> Fila:
    """The line of a range: what is free, used, issued, and that it adds up."""
    de_plantel = r.rango.nivel is NivelRango.PLANTEL
    libres = r.cuenta[EstadoFolio.DISPONIBLE] if de_plantel else r.resto
    usados = r.cuenta[EstadoFolio.RESERVADO] + r.cuenta[EstadoFolio.USADO]
    emitidos, otros = r.cuenta[EstadoFolio.EMITIDO], sum(r.cuenta[e] for e in _OTROS) + r.cedidos
    return Fila(
        id=r.rango.id,
        celdas={
            "destino": f"{'  ' * _SANGRIA[r.rango.nivel]}{nombre or t.NACIONAL}",
            "modelo": str(r.rango.modelo),
            "desde": str(r.rango.desde),
            "hasta": str(r.rango.hasta),
            "total": miles(r.rango.tamano),
            "libres": miles(libres),
            "usados": miles(usados) if de_plantel else "",
            "emitidos": miles(emitidos) if de_plantel else "",
            "otros": miles(otros) if otros else "",
            "dif": f"× {r.diferencia}" if r.diferencia else "0",
            "acuse": (t.CON_ACUSE if r.rango.acuse_en else t.SIN_ACUSE) if de_plantel else "",
        },
        estilos={"dif": "bold red" if r.diferencia else ""},
        dato=r,
    )


def _numero(valor: str) -> str:
    bien = valor.isascii() and valor.isdigit() and 0 < int(valor) < 10**9
    return "" if bien else t.NO_ES_NUMERO


def _cuantos(valores: dict[str, str]) -> str:
    """How many folios an interval has, while it is typed."""
    if any(_numero(valores[c]) for c in ("desde", "hasta")) or _al_reves(valores)[0]:
        return ""
    return t.son(int(valores["desde"]), int(valores["hasta"]))


def _al_reves(valores: dict[str, str]) -> tuple[str, str]:
    return ("hasta", t.AL_REVES) if int(valores["hasta"]) < int(valores["desde"]) else ("", "")


class Folios(Listado):
    """The ranges that the person reaches, with those above them."""

    COMANDOS = (
        AsignarRango,
        AcusarRango,
        DevolverFolios,
        BloquearFolios,
        DesbloquearFolios,
        SolicitarFolios,
        CiclarModelo,
        FiltrarListado,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    FUERA_DEL_PIE = (FiltrarListado,)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    COLUMNAS = COLUMNAS
    VACIO = t.VACIO
    NEGRITA = "destino"
    COMO_FILTRAR = t.COMO_FILTRAR
    PARRAFOS = (t.AYUDA,)
    DEFAULT_CSS = "Folios #bloque { height: 3; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._arbol = Arbol((), {}, {}, {})
        self._modelo = 0
        self._texto = ""
        self._malos = 0

    def _elegido(self) -> Renglon | None:
        return self.lista.dato(Renglon)

    def leer_filtro(self, escrito: str) -> str:
        """A key, a name, a model or an oficio."""
        self._texto = escrito.casefold()
        self._modelo = 0
        return ""

    def _a_la_vista(self) -> list[Rango]:
        def va(r: Rango) -> bool:
            campos = (self._arbol.nombre(r), str(r.modelo), r.oficio, r.entidad)
            return any(self._texto in c.casefold() for c in campos)

        return [
            r
            for r in self._arbol.rangos
            if (not self._modelo or r.modelo == self._modelo) and (not self._texto or va(r))
        ]

    def fuente(self) -> Fuente:
        """The tree is small; what stands in each range is counted page by page."""
        self._arbol = arbol = cf.leer_arbol(self.oficina)
        oficina, vistos = self.oficina, self._a_la_vista()
        lugares = {r.id: n for n, r in enumerate(vistos)}

        def contar() -> Cuenta:
            with consultas.aparte(oficina) as otra:
                return Cuenta(len(vistos), cf.con_diferencia(otra, arbol))

        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila_de_rango(r, safe(arbol.nombre(r.rango)))
                for r in cf.contar(oficina, arbol, vistos[inicio : inicio + cuantos])
            ],
            contar=contar,
            posicion=lugares.get,
        )

    @on(Lista.Contada)
    def _contados(self, mensaje: Lista.Contada) -> None:
        if isinstance(mensaje.cuenta.dato, int):
            self._malos = mensaje.cuenta.dato
            self.pintar()

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many ranges, and whether all of them add up."""
        malos = self._malos
        return [(f" {t.modelo_de(self._modelo)}", "bold")], [
            (f"{t.conteo(self.lista.total, malos)} ", "bold red" if malos else "bold")
        ]

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The counts of the marked range, its oficio and its acknowledgement."""
        r, ancho = self._elegido(), self.size.width
        if r is None:
            return ()
        if r.rango.nivel is NivelRango.PLANTEL:
            cuenta = t.cuenta(r.cuenta, r.cedidos, r.diferencia)
        else:
            cuenta = t.cuenta_de_arriba(r.hijos, r.resto)
        z, acuse = zona(self.oficina.identidad.entidad), r.rango.acuse_en
        cuando = f"{de_texto(acuse).astimezone(z):%d/%m/%Y %H:%M}" if acuse else ""
        return [
            *con_etiqueta(t.CUENTA, cuenta, ancho),
            *con_etiqueta(t.DATOS, t.datos(safe(r.rango.oficio), cuando), ancho, renglones=1),
        ]

    def impedidos(self) -> dict[str, str]:
        """Why each act is not possible: the role first, then the range."""
        rol, r = self.oficina.usuario.rol, self._elegido()
        porque: dict[str, str] = {}
        if r is not None:
            de_plantel = r.rango.nivel is NivelRango.PLANTEL
            retirados = r.cuenta[EstadoFolio.INUTILIZADO]
            libres = r.cuenta[EstadoFolio.DISPONIBLE] + r.cuenta[EstadoFolio.LIBERADO]
            solo = "" if de_plantel else t.DE_PLANTEL
            porque = {
                AcusarRango.id: solo or (t.YA_ACUSADO if r.rango.acuse_en else ""),
                DevolverFolios.id: solo
                or ("" if r.cuenta[EstadoFolio.DISPONIBLE] else t.SIN_LIBRES),
                BloquearFolios.id: solo or ("" if libres else t.SIN_LIBRES),
                DesbloquearFolios.id: solo or ("" if retirados else t.SIN_RETIRADOS),
            }
        quienes: tuple[tuple[type[Comando], str, tuple[Rol, ...]], ...] = (
            (AsignarRango, "L04", (Rol.NACIONAL, Rol.SE_ESTATAL)),
            (AcusarRango, "V-PL2.1", (Rol.SE_PLANTEL,)),
            (SolicitarFolios, "V-F01", (Rol.SE_PLANTEL, Rol.SE_ESTATAL)),
            (DevolverFolios, "L04", (Rol.SE_ESTATAL,)),
            (BloquearFolios, "L04", (Rol.SE_ESTATAL,)),
            (DesbloquearFolios, "L04", (Rol.SE_ESTATAL,)),
        )
        for comando, regla, roles in quienes:
            if rol not in roles:
                porque[comando.id] = no_le_toca(comando.texto(), regla, roles)
        return {clave: motivo for clave, motivo in porque.items() if motivo}

    def action_modelo(self) -> None:
        """The next model that has ranges, then all."""
        modelos = [*sorted({r.modelo for r in self._arbol.rangos}, reverse=True), 0]
        lugar = modelos.index(self._modelo) if self._modelo in modelos else -1
        self._modelo = modelos[(lugar + 1) % len(modelos)]
        self._texto, self.filtro = "", ""
        self.mostrar()

    def action_asignar(self) -> None:
        """A national range, or one out of the marked one."""
        r = self._elegido()
        rango = r.rango if r else None
        arriba = rango is not None and rango.nivel is not NivelRango.PLANTEL
        desde = hasta = ""
        if rango is not None and arriba:
            inicio = max(rango.desde, self._arbol.siguiente.get(rango.id, 0))
            if inicio <= rango.hasta:
                desde, hasta = str(inicio), str(rango.hasta)

        def destino(valor: str) -> str:
            return "" if cf.destino_de(self.oficina, valor) else t.no_hay_destino(safe(valor))

        campos = [
            Campo("destino", t.DESTINO, revisar=destino),
            Campo("modelo", t.MODELO, str(rango.modelo) if rango else "", revisar=_numero),
            Campo("desde", t.DESDE, desde, revisar=_numero),
            Campo("hasta", t.HASTA, hasta, revisar=_numero),
            Campo("oficio", t.OFICIO),
        ]

        def asignar(valores: dict[str, str]) -> str:
            hallado = cf.destino_de(self.oficina, valores["destino"])
            if hallado is None:
                raise NoEncontrado(que="plantel", valor=valores["destino"])
            nivel, entidad, plantel = hallado
            nuevo = uso.asignar_rango(
                self.oficina,
                nivel=nivel,
                modelo=int(valores["modelo"]),
                desde=int(valores["desde"]),
                hasta=int(valores["hasta"]),
                oficio=valores["oficio"],
                entidad=entidad,
                plantel=plantel,
            )
            self.lista.situar(nuevo.id)
            return t.asignado(nuevo.tamano, safe(valores["destino"]))

        self.pedir(
            AsignarRango.ayuda(), campos, t.ASIGNAR_ES, asignar,
            revisar_todo=_al_reves, nota=_cuantos,
        )  # fmt: skip

    def action_acusar(self) -> None:
        """The plantel has its range."""
        r = self._elegido()
        if r is None:
            return
        rango = r.rango

        def contestado(si: bool | None) -> None:
            if not si:
                return
            try:
                uso.acusar_recibo(self.oficina, rango.id)
            except CerttuiError as error:
                self.mostrar()
                self.avisar_error(error)
                return
            self.mostrar()
            self.avisar(t.movido(AcusarRango.texto(), rango.tamano))

        titulo = t.acusar(safe(self._arbol.nombre(rango)), rango.tamano)
        self.app.push_screen(Confirmacion(titulo), contestado)

    def action_solicitar(self) -> None:
        """The request form of the marked plantel, or of the person's own."""
        r = self._elegido()
        plantel = self.oficina.usuario.plantel or (r.rango.plantel if r else "")
        modelo = str(r.rango.modelo) if r else ""
        campos = [
            Campo("plantel", t.PLANTEL, plantel),
            Campo("modelo", t.MODELO, modelo, revisar=_numero),
            Campo("cantidad", t.CANTIDAD, revisar=_numero),
            Campo("justificacion", t.JUSTIFICACION),
        ]

        def solicitar(valores: dict[str, str]) -> str:
            from certtui.process.solicitud import solicitar_folios

            ruta = solicitar_folios(
                self.oficina,
                plantel=valores["plantel"],
                modelo=int(valores["modelo"]),
                cantidad=int(valores["cantidad"]),
                justificacion=valores["justificacion"],
            )
            return con_ruta(t.SOLICITADO, ruta, self.size.width)

        self.pedir(SolicitarFolios.ayuda(), campos, t.SOLICITAR_ES, solicitar)

    def _mover(
        self,
        comando: type[Comando],
        hacer: Callable[[Oficina, int, int, int, str], int],
        detalle: str,
        palabra: str = "",
    ) -> None:
        """An interval of the marked range, with a reason; `palabra` when there is no way back."""
        r = self._elegido()
        if r is None:
            return
        rango = r.rango

        def mover(valores: dict[str, str]) -> str:
            desde, hasta = int(valores["desde"]), int(valores["hasta"])
            cuantos = hacer(self.oficina, rango.id, desde, hasta, valores["motivo"])
            return t.movido(comando.texto(), cuantos)

        campos = [
            Campo("desde", t.DESDE, revisar=_numero),
            Campo("hasta", t.HASTA, revisar=_numero),
            Campo("motivo", t.MOTIVO),
            *([campo_de_palabra(palabra)] if palabra else []),
        ]
        nombre = safe(self._arbol.nombre(rango))
        titulo = t.titulo_de(comando.texto(), nombre, rango.desde, rango.hasta)
        self.pedir(titulo, campos, detalle, mover, revisar_todo=_al_reves, nota=_cuantos)

    def action_devolver(self) -> None:
        """Free folios go up."""
        self._mover(DevolverFolios, uso.devolver, t.DEVOLVER_ES, t.PALABRA_DEVOLVER)

    def action_bloquear(self) -> None:
        """Free folios out of use."""
        self._mover(BloquearFolios, uso.bloquear, t.BLOQUEAR_ES, t.PALABRA_BLOQUEAR)

    def action_desbloquear(self) -> None:
        """Withdrawn folios back in use."""
        self._mover(DesbloquearFolios, uso.desbloquear, DesbloquearFolios.ayuda())
