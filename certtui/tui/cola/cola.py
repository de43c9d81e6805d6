"""Screen 2: every trámite within the person's scope."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import zona
from certtui.process import camino, consultas
from certtui.process.consultas import Elegido, FiltroCola, Renglon, Resumen
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas, pantallas_dialogo, pantallas_filtro
from certtui.texts import pantallas_verbos as textos
from certtui.texts.hallazgos import por_que
from certtui.tui.cola import verbos
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.cola.renglon import NEGRITA, columnas_de, hacer_fila, resumir
from certtui.tui.cola.verbos import DEL_CAMINO, VERBOS, Marcar, MarcarTodo
from certtui.tui.cola.vista_cola import VistaCola, guardar, linea_de_filtro, recordar
from certtui.tui.comandos import (
    Abrir,
    AplicarFiltro,
    Ayuda,
    CiclarEstado,
    Comando,
    Contexto,
    DejarFiltro,
    Filtrar,
    Interrumpir,
    QuitarFiltro,
    Releer,
    Salir,
    enlaces,
)
from certtui.tui.piezas.al_dia import AlDia
from certtui.tui.piezas.dialogo import Confirmacion
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.filtro import escribir_filtro, leer_filtro
from certtui.tui.piezas.fuente import Cuenta, Fila, Fuente, Orden
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.tanda import Cosecha, Tanda
from certtui.tui.piezas.trazo import Trozo, medir
from certtui.tui.saltos import ir

REPOSO_S = 2.0
"""Seconds without a key after which filter, order and line are kept."""


class Cola(AlDia):
    """The queue: filter, counts, list, and what the marked line says."""

    COMANDOS = (
        Abrir,
        Filtrar,
        CiclarEstado,
        *VERBOS,
        Marcar,
        MarcarTodo,
        Releer,
        Ayuda,
        Salir,
        QuitarFiltro,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = pantallas.TITULO_COLA
    PARRAFOS = (textos.AYUDA_MARCAS, pantallas_filtro.AYUDA, pantallas.AYUDA_COLUMNAS)
    DEFAULT_CSS = """
    Cola #captura { height: 1; display: none; }
    Cola #etiqueta { width: 9; }
    """

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.filtro = FiltroCola()
        self._antes: FiltroCola | None = None
        self._resumen: Resumen | None = None
        self._ahora = oficina.reloj.ahora()
        self._huso = zona(oficina.identidad.entidad)
        self._orden = Orden()
        self._actual: Fila | None = None
        self._reposo: Timer | None = None

    def componer(self) -> Sequence[Widget]:
        """The filter's line (or its field), the counts by state, the list."""
        columnas = columnas_de(self.oficina.usuario)
        return (
            Linea(id="filtro"),
            Horizontal(Linea(id="etiqueta"), Entrada(id="entrada"), id="captura"),
            Linea(id="resumen"),
            Lista(columnas, pantallas.COLA_VACIA, negrita=NEGRITA, id="lista"),
        )

    @property
    def lista(self) -> Lista:
        """The list."""
        return self.query_one("#lista", Lista)

    def on_mount(self) -> None:
        """First page at once; the counts follow."""
        self.query_one("#etiqueta", Linea).poner([(f" {pantallas.FILTRO}", "bold")])
        vista = recordar(self.oficina)
        self._orden = vista.orden
        self.lista.recordar(vista.orden, vista.tramite)
        self._aplicar(vista.filtro)

    def on_unmount(self) -> None:
        """Where the person leaves it is where it is found again."""
        self._reposo = None
        guardar(self.oficina, self._vista())

    def _vista(self) -> VistaCola:
        fila = self._actual
        filtro = self.filtro if self._antes is None else self._antes
        return VistaCola(filtro, self._orden, fila.id if fila else None)

    def ordenada(self) -> None:
        """The order is kept for the person."""
        self._orden = self.lista.orden
        self._guardar_pronto()

    def _guardar_pronto(self) -> None:
        """Keep filter, order and line once the keys rest: a cut line must not lose them."""
        if self._reposo is not None:
            self._reposo.stop()
        self._reposo = self.set_timer(REPOSO_S, self._guardar_vista)

    def _guardar_vista(self) -> None:
        vista = self._vista()

        def guardarla() -> None:
            """Runs in a thread, over a connection of its own: the screen waits for no lock."""
            with contextlib.suppress(CerttuiError), consultas.aparte(self.oficina) as oficina:
                guardar(oficina, vista)

        self.run_worker(guardarla, thread=True, group="vista", exclusive=True)

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        return self._contexto(por_papel=False)

    def contexto_del_pie(self) -> Contexto:
        """The verbs by role and filter, whatever the line: the footer does not change with it."""
        return self._contexto(por_papel=True)

    def _contexto(self, *, por_papel: bool) -> Contexto:
        lista = self.lista
        return Contexto(
            hay_renglon=lista.actual is not None,
            hay_filtro=self.filtro != FiltroCola() or bool(lista.marcas),
            hay_tramites=lista.actual is not None or bool(self._resumen and self._resumen.total),
            impedidos=self._impedidos(por_papel=por_papel),
        )

    def _impedidos(self, *, por_papel: bool) -> dict[str, str]:
        """Why each verb is not possible: for the line, or for its role when there are marks."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Renglon):
            return dict.fromkeys((v.id for v in VERBOS), pantallas.NO_HAY_RENGLON)
        if por_papel or self.lista.marcas:
            hay = [self.filtro.estado] if self.filtro.estado else list(self.oficina.ruta.estados)
        else:
            hay = [fila.dato.estado]
        return {v.id: verbos.impedimento(self.oficina, v.accion(), hay) for v in VERBOS}

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """The verbs of the role and of the filter's state come first; six in all."""
        if self.capturando:
            return super().comandos_del_pie()
        impedidos = self._impedidos(por_papel=True)
        posibles = [v for v in DEL_CAMINO if not impedidos[v.id]][:3]
        fijos = [c for c in super().comandos_del_pie() if c not in {Ayuda, Salir}]
        return [*posibles, *fijos[: 4 - len(posibles)], Ayuda, Salir]

    def filtrar_por(self, filtro: FiltroCola, *, vuelve: bool = False) -> None:
        """Show what another screen asks for; with `vuelve`, Esc goes back to the board."""
        antes = self.filtro
        self._aplicar(filtro)
        self._antes = antes if vuelve else None
        self._pintar_filtro()

    def no_vuelve(self) -> None:
        """Esc takes the filter away, as always."""
        self._antes = None

    def _aplicar(self, filtro: FiltroCola) -> None:
        self._antes = None
        cambia = filtro != self.filtro
        habia_marcas = cambia and bool(self.lista.marcas)
        if cambia:
            self.lista.marcar(())
        self.filtro = filtro
        self._ahora = self.oficina.reloj.ahora()
        if cambia and self._resumen is not None:
            self._resumen = replace(self._resumen, mostrados=-1)
        lista = self.lista
        lista.vacio = pantallas.COLA_VACIA if filtro == FiltroCola() else pantallas.FILTRO_VACIO
        self.se_lee()
        lista.mostrar(replace(self._fuente(filtro, Orden()), ordenada=self._ordenada))
        self._pintar_filtro()
        if habia_marcas:
            self.avisar(textos.MARCAS_QUITADAS)

    def _ordenada(self, orden: Orden) -> Fuente:
        return self._fuente(self.filtro, orden)

    def _fuente(self, filtro: FiltroCola, orden: Orden) -> Fuente:
        paginas = consultas.PaginasDeCola(
            self.oficina, filtro, consultas.OrdenDeCola(orden.clave, orden.al_reves)
        )

        def contar() -> Cuenta:
            """Runs in the list's thread, over a connection of its own."""
            with consultas.aparte(self.oficina) as oficina:
                resumen = paginas.contar(oficina)
            return Cuenta(resumen.mostrados, resumen)

        return Fuente(
            pagina=lambda inicio, cuantos: [
                hacer_fila(r, ahora=self._ahora, huso=self._huso)
                for r in paginas.pagina(inicio, cuantos)
            ],
            contar=contar,
            posicion=paginas.posicion,
            olvidar=paginas.olvidar,
            siguen=lambda claves: [
                e.id for e in consultas.elegidos(self.oficina, filtro, claves, len(claves))
            ],
        )

    def _pintar_filtro(self) -> None:
        resumen, lista = self._resumen, self.lista
        izquierda = linea_de_filtro(self.filtro, vuelve=self._antes is not None)
        mostrados = lista.total if resumen is None or resumen.mostrados < 0 else resumen.mostrados
        cuenta = pantallas.conteo(mostrados, resumen.total if resumen else None)
        fila = pantallas.posicion(lista.cursor + 1) if lista.actual else ""
        if lista.marcas:
            fila = f"{textos.marcados(len(lista.marcas))} · {fila}"
        self.query_one("#filtro", Linea).poner(izquierda, [(f"{fila}{cuenta} ", "")])

    def _pintar_resumen(self) -> None:
        if self._resumen is None:
            return
        sumas = estados.sumar_por_grupo(self._resumen.por_estado.items())
        trozos = resumir(sumas)
        if sum(medir(texto) for texto, _ in trozos) > self.size.width:
            trozos = resumir(estados.abreviar(sumas))
        self.query_one("#resumen", Linea).poner(trozos)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Only what the list does not show: a name that was cut, a suspension, the filter's step.

        It says nothing that merely follows from the state in the line (Intro tells all of it): over
        a slow line, what changes with each line is paid with each key.
        """
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Renglon):
            return ()
        nombre = fila.celdas["nombre"]
        cabe = medir(nombre) <= self.lista.ancho_de("nombre")
        persona: list[Trozo] = [] if cabe else [(f" {nombre}", "bold")]
        estado = self.oficina.ruta.estados.get(self.filtro.estado)
        quien = pantallas.quien_la_tiene(estado.tiene, estado.sigue) if estado else ""
        if fila.dato.bloqueo:
            quien = pantallas.suspendido(fila.dato.bloqueo)
        return (persona, [(f" {quien}", "")] if quien else [])

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self._actual = mensaje.fila
        self._guardar_pronto()
        self._pintar_filtro()
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Contada)
    def _se_conto(self, mensaje: Lista.Contada) -> None:
        if isinstance(mensaje.cuenta.dato, Resumen):
            self._resumen = mensaje.cuenta.dato
        self._pintar_filtro()
        self._pintar_resumen()
        self.pintar_pie()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """The summary says more where there is room, and names are cut elsewhere."""
        self._pintar_resumen()
        if not self._avisando:
            self.pintar_detalle()

    def action_filtrar(self) -> None:
        """Open the field with the filter in force."""
        entrada = self.query_one("#entrada", Entrada)
        escrito = escribir_filtro(self.filtro)
        entrada.value = f"{escrito} " if escrito else ""
        entrada.cursor_position = len(entrada.value)
        self._capturar(True)
        entrada.focus()
        self.avisar(pantallas_filtro.COMO_FILTRAR)

    @property
    def capturando(self) -> bool:
        """True while the filter is being typed."""
        return bool(self.query_one("#captura", Horizontal).display)

    def comandos_a_la_mano(self) -> Sequence[type[Comando]]:
        """Two while the field is open."""
        return (AplicarFiltro, DejarFiltro) if self.capturando else self.COMANDOS

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
        etiquetas = {e.clave: e.etiqueta for e in self.oficina.ruta.estados.values()}
        lectura = leer_filtro(mensaje.value, etiquetas)
        propio = self.oficina.usuario.plantel
        falla = lectura.falla
        if not falla and propio and lectura.filtro.plantel not in {"", propio}:
            falla = pantallas.fuera_de_alcance(propio)
        if falla:
            self.avisar(falla, mal=True)
            return
        self._cerrar_captura()
        self._aplicar(lectura.filtro)

    def action_quitar(self) -> None:
        """Peel one layer: the field first, then the filter."""
        if self.capturando:
            self._cerrar_captura()
        elif self.lista.marcas:
            self._marcar(())
        elif self._antes is not None:
            self._aplicar(self._antes)
            ir(self.app, self.oficina, "1")
        else:
            self._aplicar(FiltroCola())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the field is open, Esc closes it and letters are letters."""
        if action == "quitar" and self.capturando:
            return True
        return super().check_action(action, parameters)

    def action_estado(self) -> None:
        """The next state that has trámites, then all of them again."""
        if self._resumen is None:
            self.avisar(pantallas.CONTANDO)
            return
        hay = [e for e in self.oficina.ruta.estados if self._resumen.por_estado.get(e)]
        lugar = hay.index(self.filtro.estado) + 1 if self.filtro.estado in hay else 0
        estado = hay[lugar] if lugar < len(hay) else ""
        self._aplicar(replace(self.filtro, estado=estado))

    def releer(self) -> None:
        """Read again; the clock moves on too."""
        self._ahora = self.oficina.reloj.ahora()
        self.se_lee()
        self.lista.releer()

    def _marcar(self, claves: Iterable[int]) -> None:
        self.lista.marcar(claves)
        self._pintar_filtro()
        self.pintar_pie()

    def action_marcar(self) -> None:
        """Mark the line, or take its mark away."""
        self.lista.alternar_marca()
        self._marcar(self.lista.marcas)

    def action_marcar_todo(self) -> None:
        """Mark all that the filter shows; when it already is, take the marks away."""
        todos = consultas.elegidos(self.oficina, self.filtro)
        claves = {e.id for e in todos}
        self._marcar(() if claves == self.lista.marcas else claves)
        if len(todos) == consultas.MAXIMO_ELEGIDOS:
            self.avisar(textos.demasiados(len(todos)))

    def action_solicitar(self) -> None:
        """T01, T04."""
        self._empezar("solicitar")

    def action_autorizar(self) -> None:
        """T02."""
        self._empezar("autorizar")

    def action_devolver(self) -> None:
        """T03."""
        self._empezar("devolver")

    def action_registrar(self) -> None:
        """T05."""
        self._empezar("registrar")

    def action_cargar(self) -> None:
        """T06."""
        self._empezar("cargar")

    def action_nombre(self) -> None:
        """T07."""
        self._empezar("nombre")

    def action_baja(self) -> None:
        """E04."""
        self._empezar("baja")

    def action_desistir(self) -> None:
        """E08."""
        self._empezar("desistir")

    def _empezar(self, verbo: str) -> None:
        """Ask, with scope and count, on what the base shows now; nothing is written here."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Renglon):
            return
        ruta = self.oficina.ruta
        claves = self.lista.marcas or {fila.id}
        hay = consultas.elegidos(self.oficina, self.filtro, claves)
        proceden, se_dejan = verbos.repartir(ruta, verbo, hay)
        if not hay:
            self.action_releer()
            self.avisar(textos.NADA_VISIBLE, mal=True)
            return
        if not proceden:
            self.avisar(verbos.impedimento(self.oficina, verbo, [e.estado for e in hay]), mal=True)
            return
        persona = " ".join(fila.dato.nombre.split()) if [e.id for e in hay] == [fila.id] else ""
        titulo = textos.titulo(verbo, [e.plantel for e in proceden], persona)
        if len(proceden) == 1 and verbo not in verbos.CON_DATOS:
            try:
                camino.hacer(self.oficina, verbo, proceden[0], {}, ensayo=True)
            except CerttuiError as error:
                self.avisar(por_que(error)[1], mal=True)
                return

        def contestado(respuesta: bool | dict[str, str] | None) -> None:
            if respuesta:
                datos = dict(respuesta) if isinstance(respuesta, dict) else {}
                datos.pop(verbos.PALABRA, None)
                trabajo = verbos.encargo(verbo, titulo, proceden, datos)
                self.app.push_screen(
                    Tanda(self.oficina, trabajo, lambda c: self._hecho(verbo, c, proceden))
                )

        lineas = verbos.detalle(ruta, verbo, len(proceden), se_dejan)
        if verbo in verbos.CON_DATOS:
            self.app.push_screen(verbos.pregunta_de(verbo, titulo, lineas), contestado)
        else:
            self.app.push_screen(Confirmacion(titulo, lineas), contestado)

    def _hecho(self, verbo: str, cosecha: Cosecha, de: Sequence[Elegido]) -> None:
        """Read again; what was refused stays marked, if there were marks."""
        malas = {clave for clave, _regla, _porque in cosecha.fallidos}
        if self.lista.marcas:
            self.lista.marcar({e.id for e in de if e.matricula in malas})
        self.releer()
        cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
        self.avisar(textos.terminado(verbos.nombre_de(verbo), cuentas), mal=bool(malas))

    def action_abrir(self) -> None:
        """History of the marked certificate."""
        fila = self.lista.actual
        if fila is None:
            return
        try:
            historia = consultas.historia(self.oficina, fila.id)
        except NoEncontrado:
            self.lista.releer()
            self.avisar(pantallas.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(LineaDeTiempo(self.oficina, historia))
