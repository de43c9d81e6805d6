"""Screen 4: acta, RENAPO and proposal, the doubtful names first (L17, V21)."""

from collections.abc import Callable, Iterator, Sequence

from certtui.domain.nombre import Manifestante
from certtui.process import camino
from certtui.process import consultas_nombres as cn
from certtui.process import nombres as uso
from certtui.process.camino import Resultado
from certtui.process.consultas import Elegido, FiltroCola
from certtui.process.consultas_nombres import Lectura, RenglonNombre, Vista
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas, pantallas_dialogo
from certtui.texts import pantallas_nombres as t
from certtui.texts import pantallas_verbos as v
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, enlaces
from certtui.tui.nombres.comandos import CambiarVista, Confirmar, Reabrir, Validar
from certtui.tui.nombres.diferencia import con_diferencia, legible
from certtui.tui.nombres.nombre import PantallaNombre, por_mirar, pregunta_de_cotejo
from certtui.tui.piezas.comandos_listado import (
    AbrirRenglon,
    FiltrarListado,
    MarcarRenglon,
    MarcarTodos,
    ReleerListado,
    Retroceder,
)
from certtui.tui.piezas.dialogo import Campo, Confirmacion, Pregunta
from certtui.tui.piezas.filtro import SIN_ESTADO, leer_filtro
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente, Orden, ordenar
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.piezas.trazo import Trozo

_VISTAS = (Vista.POR_CONFIRMAR, Vista.DUDOSOS, Vista.REVISADOS)


def junto(textos: Sequence[str]) -> str:
    """The three texts of a name in one."""
    return " ".join(" ".join(textos).split())


def fila_de_nombre(r: RenglonNombre) -> Fila:
    """The line of a name."""
    if r.curso.estado == "nombre_revisado":
        signo = t.SIGNO_BIEN if r.curso.validado_estatal_por else t.SIGNO_DUDA if r.dudas else ""
    else:
        signo = t.SIGNO_DUDA if r.dudas else t.SIGNO_ESCRITO if r.escrito else ""
    return Fila(
        id=r.id,
        celdas={
            "signo": signo,
            "matricula": r.curso.matricula,
            "acta": junto(r.curso.acta),
            "renapo": t.SIN_RESPUESTA if r.renapo is None else junto(r.renapo),
            "propuesta": junto(r.propuesta),
            "plantel": r.curso.plantel,
        },
        estilos={"signo": "bold yellow" if r.dudas else "green"},
        dato=r,
    )


class Nombres(Listado):
    """The names of a view; Intro opens one to write it."""

    COMANDOS = (
        AbrirRenglon,
        CambiarVista,
        Confirmar,
        Validar,
        Reabrir,
        FiltrarListado,
        MarcarRenglon,
        MarcarTodos,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA_VISTAS, t.AYUDA_CAMPOS)
    COLUMNAS = (
        Columna("signo", 1, titulo=t.DUDA),
        Columna("matricula", 11),
        Columna("acta", 0, titulo=t.ACTA),
        Columna("renapo", 30, desde=110, titulo=t.RENAPO),
        Columna("propuesta", 30, hasta=110, titulo=t.PROPUESTA),
        Columna("propuesta", 33, desde=110, titulo=t.PROPUESTA),
        Columna("plantel", 3, desde=64),
    )
    VACIO = t.SIN_NOMBRES
    NEGRITA = "propuesta"
    COMO_FILTRAR = t.COMO_FILTRAR
    DEFAULT_CSS = "Nombres #bloque { height: 3; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        propio = uso.posible(oficina, "T07")
        estatal = uso.posible(oficina, "T07v")
        self.vista = Vista.REVISADOS if estatal and not propio else Vista.POR_CONFIRMAR
        self._por = FiltroCola()
        self._lectura = Lectura((), 0)

    def columnas(self) -> Sequence[Columna]:
        """No plantel for who has only one."""
        propio = bool(self.oficina.usuario.plantel)
        return [c for c in self.COLUMNAS if not (propio and c.clave == "plantel")]

    def fuente(self) -> Fuente:
        """The view is read whole as ids; its lines, page by page."""
        self._lectura = lectura = cn.leer(self.oficina, self.vista, self._por)
        return self._de_ids(lectura.ids)

    def _de_ids(self, ids: Sequence[int]) -> Fuente:
        lugares = {clave: n for n, clave in enumerate(ids)}
        return Fuente(
            pagina=lambda inicio, cuantos: [
                fila_de_nombre(r)
                for r in cn.renglones(self.oficina, ids[inicio : inicio + cuantos])
            ],
            contar=lambda: Cuenta(len(ids)),
            posicion=lugares.get,
            siguen=lugares.keys().__and__,
            ordenada=self._en_orden,
            por_celdas=True,
        )

    def _en_orden(self, orden: Orden) -> Fuente:
        """The same ids by a column: only their numbers are kept."""
        filas = [fila_de_nombre(r) for r in cn.renglones(self.oficina, self._lectura.ids)]
        return self._de_ids([f.id for f in ordenar(filas, orden)])

    def mostrar(self) -> None:
        """Read; say so when there are more than fit."""
        super().mostrar()
        if self._lectura.cortada:
            self.avisar(t.SE_MUESTRAN)

    def leer_filtro(self, escrito: str) -> str:
        """The grammar of the queue, without states."""
        lectura = leer_filtro(escrito, {}, SIN_ESTADO)
        if lectura.falla and "estado:" in escrito.casefold():
            return t.SIN_ESTADO
        propio = self.oficina.usuario.plantel
        if not lectura.falla and propio and lectura.filtro.plantel not in {"", propio}:
            return pantallas.fuera_de_alcance(propio)
        if not lectura.falla:
            self._por = lectura.filtro
        return lectura.falla

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """The view, and how many are doubtful."""
        conteo = t.conteo(len(self._lectura.ids), self._lectura.dudosos)
        return [(f" {t.VISTAS[self.vista]}", "bold")], [(f"{conteo} ", "")]

    def _marcado(self) -> RenglonNombre | None:
        return self.lista.dato(RenglonNombre)

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The three sources, one under the other, and the words that differ."""
        r = self._marcado()
        if r is None:
            return ()
        propuesta, ancho = junto(r.propuesta), len(t.PROPUESTA)
        de_renapo: list[Trozo] = [(t.SIN_RESPUESTA if r.renapo is None else t.VACIO, "")]
        if r.renapo is not None and any(r.renapo):
            de_renapo = con_diferencia(junto(r.renapo), propuesta)
        leyenda: list[list[Trozo]] = [[(f" {t.SIN_ACENTOS}", "bold")]] if self.solo_ascii else []
        return leyenda + [
            [(f" {etiqueta:<{ancho}}  ", "bold"), *legible(texto, self.solo_ascii)]
            for etiqueta, texto in (
                (t.ACTA, con_diferencia(junto(r.curso.acta), propuesta)),
                (t.RENAPO, de_renapo),
                (t.PROPUESTA, [(propuesta, "")]),
            )
        ]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What deserves a look; or who compared it, and who validated it."""
        r = self._marcado()
        if r is None:
            return ()
        c, ancho = r.curso, self.size.width
        revisado = c.estado == "nombre_revisado"
        if revisado and (c.validado_estatal_por or not r.dudas):
            quien = t.cotejado(c.cotejo_por, c.cotejo_documento)
            dicho = t.manifestado(c.manifestado_por, c.validado_estatal_por)
            return [
                *con_etiqueta(t.REVISO, quien, ancho, renglones=1),
                *con_etiqueta(t.MANIFESTO, dicho, ancho, renglones=1),
            ]
        sugerencias = () if r.escrito else [s for p in r.propuestas for s in p.sugerencias]
        texto = t.que_mirar(r.dudas, sugerencias, r.rechazo)
        return con_etiqueta(t.QUE_MIRAR, texto, ancho) if texto else ()

    def impedidos(self) -> dict[str, str]:
        """Whose each act is, and from which view."""
        revisados = self.vista is Vista.REVISADOS
        hay: dict[str, str] = {}
        for comando, paso, aqui in (
            (Confirmar, "T07", not revisados),
            (Validar, "T07v", revisados),
            (Reabrir, "T07r", revisados),
        ):
            transicion = self.oficina.ruta.transiciones[paso]
            if not uso.posible(self.oficina, paso):
                roles = [estados.nombre_de_rol(rol) for rol in transicion.roles]
                hay[comando.id] = v.otro_papel(transicion.nombre, roles, transicion.regla_rol)
            elif not aqui:
                vista = Vista.POR_CONFIRMAR if paso == "T07" else Vista.REVISADOS
                hay[comando.id] = t.se_hace(transicion.nombre, t.VISTAS[vista], transicion.regla)
        return hay

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """The acts of the view in sight."""
        if self.capturando:
            return super().comandos_del_pie()
        actos = (Validar, Reabrir) if self.vista is Vista.REVISADOS else (Confirmar,)
        return [AbrirRenglon, CambiarVista, *actos, FiltrarListado, Ayuda]

    def ids_a_la_vista(self) -> Sequence[int]:
        """Everything that the view shows."""
        return self._lectura.ids

    def action_vista(self) -> None:
        """The next view; marks are only for what is seen."""
        self.vista = _VISTAS[(_VISTAS.index(self.vista) + 1) % len(_VISTAS)]
        self.lista.marcar(())
        self.mostrar()
        self.pintar_detalle()

    def action_abrir(self) -> None:
        """Compare and write one."""
        fila = self.lista.actual
        if fila is None:
            return
        try:
            renglon = cn.renglon(self.oficina, fila.id)
        except NoEncontrado:
            self.mostrar()
            self.avisar(t.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(PantallaNombre(self.oficina, renglon, self.avisar))

    def _elegidos(self, *, todos: bool) -> list[RenglonNombre]:
        """The marked ones as they are now; without marks, the line or all that is shown."""
        marcas = self.lista.marcas
        ids = [i for i in self._lectura.ids if i in marcas]
        if not marcas:
            fila = self.lista.actual
            ids = list(self._lectura.ids) if todos else [fila.id] if fila else []
        return cn.renglones(self.oficina, ids)

    def action_confirmar(self) -> None:
        """T07 on all those without doubt of what is marked, or of what is seen."""
        hay = self._elegidos(todos=True)
        claros = [r for r in hay if not r.dudas]
        if not claros:
            self.avisar(t.NINGUNO_SIN_DUDA, mal=True)
            return
        lineas = [t.de_que_acta(len(claros)), t.se_dejan(len(hay) - len(claros))]
        titulo = t.titulo_de(t.CONFIRMAR, len(claros))
        menor = any(cn.es_menor(self.oficina, r.curso.curp) for r in claros)

        def contestado(datos: dict[str, str] | None) -> None:
            if datos is None:
                return
            elegidos = [r.elegido for r in claros]
            self._tanda(
                titulo,
                elegidos,
                lambda oficina, cancelado: camino.recorrer(
                    oficina, "nombre", elegidos, datos, cancelado=cancelado
                ),
            )

        quien = "" if menor else Manifestante.EGRESADO.value
        lineas = [linea for linea in lineas if linea]
        self.app.push_screen(pregunta_de_cotejo(titulo, lineas, quien), contestado)

    def action_validar(self) -> None:
        """T07v; of several, those without doubt: a doubtful one is validated alone."""
        hay = self._elegidos(todos=False)
        vistos = hay if len(hay) == 1 else [r for r in hay if not r.dudas]
        if hay and not vistos:
            self.avisar(t.NINGUNO_VALIDADO, mal=True)
            return
        elegidos = [r.elegido for r in vistos]
        titulo = t.titulo_de(t.VALIDAR, len(elegidos))
        lineas = por_mirar(hay[0], hay[0].propuesta) if len(hay) == 1 else []
        if se_dejan := t.se_dejan(len(hay) - len(vistos)):
            lineas = [*lineas, se_dejan]

        def contestado(si: bool | None) -> None:
            if si:
                self._pasos(titulo, "T07v", elegidos, {})

        self.app.push_screen(Confirmacion(titulo, lineas), contestado)

    def action_reabrir(self) -> None:
        """T07r, with a reason."""
        elegidos = [r.elegido for r in self._elegidos(todos=False)]
        titulo = t.titulo_de(t.REABRIR, len(elegidos))

        def contestado(datos: dict[str, str] | None) -> None:
            if datos is not None:
                self._pasos(titulo, "T07r", elegidos, datos)

        self.app.push_screen(Pregunta(titulo, [Campo("motivo", t.MOTIVO)]), contestado)

    def _pasos(
        self, titulo: str, transicion: str, elegidos: Sequence[Elegido], datos: dict[str, str]
    ) -> None:
        self._tanda(
            titulo,
            elegidos,
            lambda oficina, cancelado: uso.recorrer(
                oficina, transicion, elegidos, datos, cancelado=cancelado
            ),
        )

    def _tanda(
        self,
        titulo: str,
        elegidos: Sequence[Elegido],
        correr: Callable[[Oficina, Callable[[], bool]], Iterator[Resultado]],
    ) -> None:
        def hecho(cosecha: Cosecha) -> None:
            malas = {clave for clave, _regla, _porque in cosecha.fallidos}
            self.lista.marcar(e.id for e in elegidos if e.matricula in malas)
            self.mostrar()
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(v.terminado(titulo, cuentas), mal=bool(malas))

        self.app.push_screen(Tanda(self.oficina, Encargo(titulo, len(elegidos), correr), hecho))
