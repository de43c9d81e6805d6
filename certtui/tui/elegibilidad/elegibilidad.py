"""Screen 3: the criteria a–h of each student, by page and by cause, and what goes to mend them."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from certtui.domain.hallazgo import Hallazgo
from certtui.process import consultas
from certtui.process import consultas_elegibilidad as ce
from certtui.process.consultas import FiltroCola
from certtui.process.consultas_elegibilidad import FiltroAlumnos
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.texts import pantallas_elegibilidad as t
from certtui.texts import pantallas_verbos as v
from certtui.tui.comandos import Ayuda, Comando, Contexto, Interrumpir, enlaces
from certtui.tui.elegibilidad.actos import ConActos
from certtui.tui.elegibilidad.comandos import (
    Abrir,
    AplicarFiltro,
    Consulta,
    Correcciones,
    DejarFiltro,
    Filtrar,
    Iniciar,
    Marcar,
    MarcarTodo,
    PorCausa,
    ReleerAparte,
    Respuesta,
    Retroceder,
)
from certtui.tui.elegibilidad.criterios import (
    COLUMNAS,
    COLUMNAS_DE_CAUSA,
    donde_y_quien,
    fila_de_alumno,
    fila_de_causa,
)
from certtui.tui.elegibilidad.detalle_elegibilidad import DetalleElegibilidad
from certtui.tui.elegibilidad.juicio import Juzgando, Vista
from certtui.tui.elegibilidad.juzgados import Revision
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.filtro import escribir_filtro, leer_filtro
from certtui.tui.piezas.fuente import Cuenta, Fila, Fuente, de_filas
from certtui.tui.piezas.importado import DelSae
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.piezas.trazo import Trozo

SE_REVISAN_SOLAS = 1_000
"""Up to this many students are all judged without being asked for."""


class PantallaElegibilidad(ConActos, ConRecuerdo):
    """The matrix; or the causes, each one key from its students."""

    COMANDOS = (
        Abrir,
        PorCausa,
        Filtrar,
        Iniciar,
        Correcciones,
        Ayuda,
        Consulta,
        Respuesta,
        DelSae,
        Marcar,
        MarcarTodo,
        ReleerAparte,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA_SIGNOS, t.AYUDA_FILTRO, t.AYUDA_ARCHIVOS, t.AYUDA_INICIAR)
    AUTO_FOCUS = "#lista"
    DEFAULT_CSS = """
    PantallaElegibilidad #captura { height: 1; display: none; }
    PantallaElegibilidad #causas { display: none; }
    PantallaElegibilidad #etiqueta { width: 9; }
    """

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._por_juzgar: list[int] = []

    def componer(self) -> Sequence[Widget]:
        """The filter's line (or its field), what was found, and the two lists."""
        propio = bool(self.oficina.usuario.plantel)
        columnas = [c for c in COLUMNAS if not (propio and c.clave == "plantel")]
        return (
            Linea(id="filtro"),
            Horizontal(Linea(id="etiqueta"), Entrada(id="entrada"), id="captura"),
            Linea(id="resumen"),
            Lista(columnas, t.VACIA, negrita="matricula", id="lista"),
            Lista(COLUMNAS_DE_CAUSA, t.SIN_CAUSAS, negrita="causa", id="causas"),
        )

    @property
    def causas(self) -> Lista:
        """The causes."""
        return self.query_one("#causas", Lista)

    @property
    def en_causas(self) -> bool:
        """True while the causes are in sight."""
        return bool(self.causas.display)

    @property
    def capturando(self) -> bool:
        """True while the filter is being typed."""
        return bool(self.query_one("#captura", Horizontal).display)

    def on_mount(self) -> None:
        """First page at once; verdicts and counts follow."""
        self.query_one("#etiqueta", Linea).poner([(f" {pantallas.FILTRO}", "bold")])
        leido = self._leer_filtro(self.recordar())
        self._aplicar(Vista(leido) if isinstance(leido, FiltroAlumnos) else Vista())

    def filtro_escrito(self) -> str:
        """The filter in force as it is typed."""
        return _escribir(self.vista.filtro)

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        visible = self.causas if self.en_causas else self.lista
        de_iniciar = t.EN_CAUSAS if self.en_causas else self.impedimento_de_iniciar()
        return Contexto(
            hay_renglon=visible.actual is not None,
            hay_tramites=self.lista.actual is not None,
            impedidos={
                Iniciar.id: de_iniciar,
                DelSae.id: self.impedimento_de_importar(DelSae),
                Respuesta.id: self.impedimento_de_importar(Respuesta),
            },
        )

    def comandos_a_la_mano(self) -> Sequence[type[Comando]]:
        """Two while the field is open."""
        return (AplicarFiltro, DejarFiltro) if self.capturando else self.COMANDOS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the field is open only Esc is a command."""
        if self.capturando:
            return action == Retroceder.accion()
        return super().check_action(action, parameters)

    def _aplicar(self, vista: Vista) -> None:
        """Show others; everything of before is judged again only when it is asked for."""
        if vista != self.vista:
            self.lista.marcar(())
        if vista.filtro != self.vista.filtro:
            self.olvidar_barrido()
        self.vista = vista
        lista = self.lista
        lista.vacio = t.VACIA if vista.filtro == FiltroAlumnos() else t.FILTRO_VACIO
        lista.mostrar(self._fuente(vista))
        self._pintar()

    def _fuente(self, vista: Vista) -> Fuente:
        oficina, filtro = self.oficina, vista.filtro
        if vista.causa is not None:
            ids = list(self.revision.de_causa(vista.causa))
            return Fuente(
                pagina=lambda inicio, cuantos: self._filas(
                    ce.alumnos_por_id(oficina, ids[inicio : inicio + cuantos])
                ),
                contar=lambda: Cuenta(len(ids)),
                posicion=lambda clave: ids.index(clave) if clave in ids else None,
                siguen=lambda claves: claves.intersection(ids),
            )
        return Fuente(
            pagina=lambda inicio, cuantos: self._filas(
                ce.pagina_alumnos(oficina, filtro, inicio, cuantos)
            ),
            contar=lambda: self._contar(filtro),
            posicion=lambda clave: ce.posicion_alumno(oficina, filtro, clave),
            siguen=lambda claves: claves.intersection(ce.ids_de_alumnos(oficina, filtro)),
        )

    def _contar(self, filtro: FiltroAlumnos) -> Cuenta:
        """Runs in the list's thread, over a connection of its own."""
        with consultas.aparte(self.oficina) as oficina:
            return Cuenta(ce.contar_alumnos(oficina, filtro), filtro)

    def _filas(self, renglones: Iterable[ce.RenglonAlumno]) -> list[Fila]:
        """The lines of a page, and the order to judge who was not."""
        fichas = self.revision.fichas
        filas = [fila_de_alumno(r, lambda clave=r.id: fichas.get(clave)) for r in renglones]  # type: ignore[misc]
        faltan = [f.id for f in filas if f.id not in fichas]
        if faltan:
            viejas = [clave for clave in self._por_juzgar if clave not in set(faltan)]
            self._por_juzgar = [*faltan, *viejas][: 4 * len(filas)]
            vez, ids = self.vez, list(self._por_juzgar)
            self.en_hilo("pagina", lambda: self.juzgar_pagina(vez, ids))
        return filas

    @on(Juzgando.Juzgadas)
    def _se_juzgaron(self, mensaje: Juzgando.Juzgadas) -> None:
        if mensaje.vez == self.vez:
            self.revision.aprender(mensaje.fichas)
            self._repintar()

    @on(Juzgando.Barridas)
    def _se_barrio(self, mensaje: Juzgando.Barridas) -> None:
        if mensaje.vez != self.vez:
            return
        revision = self.revision
        revision.total = mensaje.total
        revision.avanzar(mensaje.fichas, mensaje.hechas)
        if mensaje.fin:
            revision.terminar()
            if self.vista.causa is not None:
                self._aplicar(self.vista)
        if self.en_causas:
            self._mostrar_causas()
        self._repintar()
        self._pintar()

    def _repintar(self) -> None:
        """The lines in sight, and what the marked one says unless there is a message."""
        self.lista.refresh()
        if not self._avisando:
            self.pintar_detalle()

    @on(Juzgando.Fallo)
    def _fallo_hilo(self, mensaje: Juzgando.Fallo) -> None:
        self.avisar_error(mensaje.error)

    @on(Lista.Fallo)
    def _fallo_lista(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def _mostrar_causas(self) -> None:
        """The causes found so far: a source over lines already read does not grow by itself."""
        self.causas.vacio = t.SIN_CAUSAS if self.revision.completa else t.BUSCANDO_CAUSAS
        filas = [
            fila_de_causa(numero, causa, pantallas.miles(cuantas))
            for numero, causa, cuantas in self.revision.causas()
        ]
        self.causas.mostrar(de_filas(filas))

    def _pintar(self) -> None:
        self._pintar_filtro()
        self._pintar_resumen()
        self.pintar_pie()

    def _pintar_filtro(self) -> None:
        vista, lista = self.vista, self.lista
        izquierda: list[Trozo] = []
        if vista.causa is not None:
            izquierda += [(f" {t.DE_CAUSA}", ""), (t.causa(vista.causa.clave), "bold")]
        if vista.filtro != FiltroAlumnos():
            izquierda += [(f" {t.FILTRO}", ""), (_escribir(vista.filtro), "bold")]
        izquierda = [*izquierda, (t.ESC_QUITA, "")] if izquierda else [(f" {t.TODAS}", "")]
        if self.en_causas:
            conteo = t.conteo_de_causas(len(self.revision.causas()))
            self.query_one("#filtro", Linea).poner(
                [(f" {t.POR_CAUSA} ·", "bold"), *izquierda], [(f"{conteo} ", "")]
            )
            return
        total = self.revision.total if vista.causa is not None else None
        fila = pantallas.posicion(lista.cursor + 1) if lista.actual else ""
        if lista.marcas:
            fila = f"{v.marcados(len(lista.marcas))} · {fila}"
        conteo = t.conteo(lista.total, total or None)
        self.query_one("#filtro", Linea).poner(izquierda, [(f"{fila}{conteo} ", "")])

    def _pintar_resumen(self) -> None:
        revision = self.revision
        if revision.en_curso:
            texto = t.progreso(revision.hechas, revision.total)
        elif revision.completa:
            texto = t.resumen(revision.elegibles, revision.con_falla, revision.con_aviso)
        else:
            total = self.lista.total
            texto = t.sin_revisar(total) if total else ""
        self.query_one("#resumen", Linea).decir(f" {texto}" if texto else "")

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Of a student, the name and each cause; of a cause, where it is mended and by whom."""
        if self.en_causas:
            fila = self.causas.actual
            return donde_y_quien(fila.dato) if fila and isinstance(fila.dato, Hallazgo) else ()
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, ce.RenglonAlumno):
            return ()
        r = fila.dato
        lugar = pantallas.plantel_y_plan(r.plantel, r.plan, r.grupo)
        ficha = self.revision.fichas.get(r.id)
        if ficha is None:
            causas = t.REVISANDO_PAGINA
        else:
            causas = " · ".join(f"{h.regla} {t.causa(h.clave)}" for h in ficha.causas)
        return (
            [(f" {' '.join(r.nombre.split())}", "bold"), (f" · {lugar}", "")],
            [(f" {causas or t.ELEGIBLE}", "")],
        )

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self._pintar_filtro()
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Contada)
    def _se_conto(self, mensaje: Lista.Contada) -> None:
        cuenta = mensaje.cuenta
        if cuenta.dato == self.vista.filtro and 0 < cuenta.total <= SE_REVISAN_SOLAS:
            self.empezar_barrido(self.lista.total or 0)
        self._pintar()

    def action_causas(self) -> None:
        """The causes; everybody is judged if it was not yet."""
        self.empezar_barrido(self.lista.total or 0)
        self._ver_causas(True)

    def _ver_causas(self, si: bool) -> None:
        self.causas.display, self.lista.display = si, not si
        if si:
            self._mostrar_causas()
        (self.causas if si else self.lista).focus()
        self.pintar_detalle()
        self._pintar()

    def action_abrir(self) -> None:
        """The students of the cause, or the criteria of the student."""
        if self.en_causas:
            fila = self.causas.actual
            if fila is not None and isinstance(fila.dato, Hallazgo):
                self._ver_causas(False)
                self._aplicar(Vista(self.vista.filtro, fila.dato))
            return
        fila = self.lista.actual
        if fila is None:
            return
        try:
            dictamen = ce.dictamen_de(self.oficina, fila.id)
        except NoEncontrado:
            self.lista.releer()
            self.avisar(t.YA_NO_ESTA, mal=True)
            return
        self.revision.aprender((ce.resumir(dictamen),))
        self.app.push_screen(DetalleElegibilidad(self.oficina, dictamen))

    def action_filtrar(self) -> None:
        """Open the field with the filter in force."""
        if self.en_causas:
            self._ver_causas(False)
        entrada = self.query_one("#entrada", Entrada)
        escrito = _escribir(self.vista.filtro)
        entrada.value = f"{escrito} " if escrito else ""
        entrada.cursor_position = len(entrada.value)
        self._capturar(True)
        entrada.focus()
        self.avisar(t.COMO_FILTRAR)

    def _capturar(self, abierta: bool) -> None:
        self.query_one("#filtro", Linea).display = not abierta
        self.query_one("#captura", Horizontal).display = abierta
        self.pintar_pie()

    def _cerrar_captura(self) -> None:
        self._capturar(False)
        self.lista.focus()
        self.pintar_detalle()

    @on(Entrada.Submitted)
    def _aplicar_escrito(self, mensaje: Entrada.Submitted) -> None:
        leido = self._leer_filtro(mensaje.value)
        if isinstance(leido, str):
            self.avisar(leido, mal=True)
            return
        self._cerrar_captura()
        self._aplicar(Vista(leido))
        self.guardar_vista()

    def _leer_filtro(self, escrito: str) -> FiltroAlumnos | str:
        """The filter that was typed, or why it is none."""
        lectura = leer_filtro(escrito, {}, ("plantel", "plan", "grupo"))
        falla, leido = lectura.falla, lectura.filtro
        propio = self.oficina.usuario.plantel
        if falla:
            return t.SIN_ESTADO if "estado:" in escrito.casefold() else falla
        if propio and leido.plantel not in {"", propio}:
            return pantallas.fuera_de_alcance(propio)
        return FiltroAlumnos(
            plantel=leido.plantel,
            plan=leido.plan,
            grupo=leido.grupo,
            texto=leido.texto.replace('"', ""),
        )

    def action_retroceder(self) -> None:
        """Peel one layer: field, causes, cause, filter; then the screen."""
        if self.capturando:
            self._cerrar_captura()
        elif self.en_causas:
            self._ver_causas(False)
        elif self.lista.marcas:
            self.lista.marcar(())
            self._pintar()
        elif self.vista.causa is not None:
            self._aplicar(Vista(self.vista.filtro))
            self.action_causas()
        elif self.vista.filtro != FiltroAlumnos():
            self._aplicar(Vista())
            self.guardar_vista()
        else:
            self.action_volver()

    def action_releer(self) -> None:
        """Judge everybody again: nothing of before is kept but the place."""
        self.releer()
        self.avisar(pantallas.RELEIDO)

    def releer(self) -> None:
        """Judge everybody again."""
        self.vez += 1
        self.workers.cancel_group(self, "todas")
        self.revision = Revision()
        self._por_juzgar = []
        if self.en_causas or self.vista.causa is not None:
            self._ver_causas(False)
        self._aplicar(Vista(self.vista.filtro))

    def a_la_vista(self) -> tuple[Hallazgo | None, list[int] | None]:
        """The cause in sight, if any, and its students; None for all those of the filter."""
        causa = self.vista.causa
        if self.en_causas:
            causa = self.causas.dato(Hallazgo)
        return causa, None if causa is None else list(self.revision.de_causa(causa))

    def action_marcar(self) -> None:
        """Mark the line, or take its mark away."""
        if not self.en_causas:
            self.lista.alternar_marca()
            self._pintar()

    def action_marcar_todo(self) -> None:
        """Mark all that is in sight; when it already is, take the marks away."""
        if self.en_causas:
            return
        ids = self.a_la_vista()[1]
        todas = frozenset(
            ce.ids_de_alumnos(self.oficina, self.vista.filtro) if ids is None else ids
        )
        self.lista.marcar(() if todas == self.lista.marcas else todas)
        self._pintar()


def _escribir(filtro: FiltroAlumnos) -> str:
    return escribir_filtro(
        FiltroCola(plantel=filtro.plantel, plan=filtro.plan, grupo=filtro.grupo, texto=filtro.texto)
    )
