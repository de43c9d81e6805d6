"""The refusals of one cause: what COSFAC said, who mends it, and the verbs of the way back."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import PatronInvalido
from certtui.domain.reloj import de_texto
from certtui.process import consultas
from certtui.process import consultas_rechazos as cr
from certtui.process.consultas_rechazos import GrupoDeCausa, RenglonRechazo
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import estados, hallazgos, pantallas, pantallas_dialogo
from certtui.texts import pantallas_rechazos as t
from certtui.texts.errores import explicar
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Contexto, Interrumpir, Releer, Volver, enlaces
from certtui.tui.comandos_rechazos import (
    AtenderBaja,
    CorreccionesSae,
    Marcar,
    MarcarTodo,
    PedirBaja,
    ReglaNueva,
    VerHistoria,
    VerTicket,
)
from certtui.tui.dialogo import Campo, Confirmacion, Pregunta
from certtui.tui.fuente import Columna, Cuenta, Fila, Fuente
from certtui.tui.linea import Linea
from certtui.tui.linea_de_tiempo import LineaDeTiempo
from certtui.tui.lista import Lista
from certtui.tui.pantalla import Pantalla
from certtui.tui.parrafo import Parrafo, con_etiqueta, con_ruta
from certtui.tui.tanda import Cosecha, Encargo, Tanda
from certtui.tui.trazo import Trozo

COLUMNAS = (
    Columna("matricula", 11),
    Columna("nombre", 0),
    Columna("plantel", 3, desde=64),
    Columna("estado", 17, desde=60),
    Columna("folio", 12, desde=72),
    Columna("dias", 4, derecha=True),
)

_PEDIDA, _POR_PEDIR = "baja_solicitada", "rechazado"


class ReleerAparte(Releer):
    """Reads again; the footer has no room for it."""

    en_pie = False


class VolverAparte(Volver):
    """Back to the causes; the footer has no room for it."""

    en_pie = False


class RechazosDeCausa(Pantalla):
    """A list with marks, and below what the marked line says whole."""

    COMANDOS = (
        VerTicket,
        Marcar,
        PedirBaja,
        AtenderBaja,
        ReglaNueva,
        Ayuda,
        MarcarTodo,
        CorreccionesSae,
        VerHistoria,
        ReleerAparte,
        VolverAparte,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_CAUSA
    PARRAFOS = (t.AYUDA_DE_CAUSA,)
    DEFAULT_CSS = "RechazosDeCausa #bloque { height: 5; }"

    def __init__(self, oficina: Oficina, grupo: GrupoDeCausa) -> None:
        super().__init__(oficina)
        self.grupo = grupo
        self._consejo = cr.consejos(oficina).get(grupo.regla, "") or t.SIN_CONSEJO

    def componer(self) -> Sequence[Widget]:
        """Which cause and how many, the list, the marked one whole."""
        propio = bool(self.oficina.usuario.plantel)
        columnas = [c for c in COLUMNAS if not (propio and c.clave == "plantel")]
        return (
            Linea(id="causa"),
            Lista(columnas, t.YA_NINGUNO, negrita="matricula", id="lista"),
            Parrafo(id="bloque"),
        )

    @property
    def lista(self) -> Lista:
        """The refusals."""
        return self.query_one("#lista", Lista)

    def on_mount(self) -> None:
        """First page at once."""
        self._mostrar()

    def _mostrar(self) -> None:
        oficina, regla, causa = self.oficina, self.grupo.regla, self.grupo.causa
        self.lista.mostrar(
            Fuente(
                pagina=lambda inicio, cuantos: [
                    self._fila(r)
                    for r in cr.pagina_de_causa(oficina, regla, causa, inicio, cuantos)
                ],
                contar=self._contar,
                posicion=lambda clave: cr.posicion_en_causa(oficina, regla, causa, clave),
            )
        )

    def _contar(self) -> Cuenta:
        """Runs in the list's thread, over a connection of its own."""
        with consultas.aparte(self.oficina) as oficina:
            return Cuenta(cr.contar_de_causa(oficina, self.grupo.regla, self.grupo.causa))

    def _fila(self, r: RenglonRechazo) -> Fila:
        dias = (self.oficina.reloj.ahora() - de_texto(r.en)).days
        grupo = estados.grupo_de(r.estado)
        return Fila(
            id=r.id,
            celdas={
                "matricula": r.matricula,
                "nombre": " ".join(r.nombre.split()),
                "plantel": r.plantel,
                "estado": f"{grupo.signo} {estados.etiqueta_corta(r.estado, r.etiqueta)}",
                "folio": r.folio,
                "dias": pantallas.dias_en_lista(max(0, dias)),
            },
            estilos={"estado": grupo.color},
            dato=r,
        )

    def _marcado(self) -> RenglonRechazo | None:
        fila = self.lista.actual
        return fila.dato if fila and isinstance(fila.dato, RenglonRechazo) else None

    def contexto(self) -> Contexto:
        """What is not possible, by role, cause and state."""
        r = self._marcado()
        impedidos = {
            PedirBaja.id: self._no_se_pide(r),
            AtenderBaja.id: self._no_se_atiende(r),
            ReglaNueva.id: self._no_hay_regla(),
        }
        if self.grupo.resuelve is not ResuelveEn.SAE:
            impedidos[CorreccionesSae.id] = t.NO_ES_DEL_SAE
        return Contexto(hay_renglon=r is not None, impedidos=impedidos)

    def _no_se_pide(self, r: RenglonRechazo | None) -> str:
        if ajeno := self._ajeno(PedirBaja.texto(), "E01"):
            return ajeno
        if not self.grupo.regla:
            return t.SIN_CAUSA_NO_HAY_BAJA
        return t.YA_CON_BAJA if r and not self.lista.marcas and r.estado == _PEDIDA else ""

    def _no_se_atiende(self, r: RenglonRechazo | None) -> str:
        if ajeno := self._ajeno(AtenderBaja.texto(), "E02"):
            return ajeno
        return t.SIN_BAJA_PEDIDA if r and not self.lista.marcas and r.estado != _PEDIDA else ""

    def _ajeno(self, verbo: str, transicion: str) -> str:
        paso = self.oficina.ruta.transiciones[transicion]
        if self.oficina.usuario.rol in paso.roles:
            return ""
        return t.no_le_toca(verbo, paso.regla_rol, paso.roles)

    def _no_hay_regla(self) -> str:
        if self.grupo.regla:
            return t.YA_TIENE_CAUSA
        if self.oficina.usuario.rol not in cr.ROLES_DE_REGLA:
            return t.no_le_toca(ReglaNueva.texto(), "L15b", cr.ROLES_DE_REGLA)
        return ""

    def _pintar_causa(self) -> None:
        lista, nombre = self.lista, t.causa(self.grupo.causa, self.grupo.regla)
        n = len(lista.marcas)
        marcas = t.marcados(n) if n else ""
        conteo = pantallas.CONTANDO if lista.total is None else t.conteo(lista.total)
        self.query_one("#causa", Linea).poner(
            [(f" {t.NOMBRE_CAUSA}: ", ""), (nombre, "bold")], [(f"{marcas}{conteo} ", "")]
        )

    def _bloque(self) -> list[list[Trozo]]:
        r = self._marcado()
        if r is None:
            return []
        ancho = self.size.width
        return [
            *con_etiqueta(t.MENSAJE, r.mensaje, ancho),
            *con_etiqueta(t.CAMPO, r.campo or t.NINGUN_CAMPO, ancho, renglones=1),
            *con_etiqueta(t.QUE_HACER, self._consejo, ancho),
        ]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Who is marked, and who resolves it."""
        r = self._marcado()
        if r is None:
            return ()
        quien = hallazgos.quien_resuelve(r.resuelve)
        return (
            [(f" {' '.join(r.nombre.split())}", "bold"), (f" · {r.folio}", "")],
            *con_etiqueta(t.RESUELVE, quien, self.size.width, renglones=1),
        )

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.query_one("#bloque", Parrafo).poner(self._bloque())
        self._pintar_causa()
        self.pintar_detalle_de(mensaje)
        self.pintar_pie()

    @on(Lista.Contada)
    def _se_conto(self) -> None:
        self._pintar_causa()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.query_one("#bloque", Parrafo).poner(self._bloque())

    def action_marcar(self) -> None:
        """Mark the line and go down."""
        self.lista.alternar_marca()
        self._pintar_causa()
        self.pintar_pie()

    def action_marcar_todo(self) -> None:
        """All those of the cause; none when all were."""
        todos = set(self._de_estado(""))
        self.lista.marcar(() if self.lista.marcas >= todos else todos)
        self._pintar_causa()
        self.pintar_pie()

    def _de_estado(self, estado: str) -> list[int]:
        return cr.tramites_de_causa(self.oficina, self.grupo.regla, self.grupo.causa, estado)

    def _elegidos(self, estado: str) -> tuple[list[int], int]:
        """The marked ones (or the line) in a state, in order, and how many are left out."""
        r = self._marcado()
        elegidos = self.lista.marcas or frozenset({r.id} if r else ())
        proceden = [clave for clave in self._de_estado(estado) if clave in elegidos]
        return proceden, len(elegidos) - len(proceden)

    def action_pedir(self) -> None:
        """Ask for the baja, once confirmed."""
        ids, saltados = self._elegidos(_POR_PEDIR)
        if not ids:
            self.avisar(t.YA_CON_BAJA)
            return
        titulo = t.pedir(len(ids))

        def contestado(si: bool | None) -> None:
            if si:
                self._correr(
                    Encargo(titulo, len(ids), lambda o, alto: cr.pedir_bajas(o, ids, alto)),
                    PedirBaja.texto(),
                )

        self.app.push_screen(
            Confirmacion(titulo, t.detalle_de_pedir(safe(self.grupo.causa), saltados)), contestado
        )

    def action_atender(self) -> None:
        """Record the ticket that gave the baja."""
        ids, saltados = self._elegidos(_PEDIDA)
        if not ids:
            self.avisar(t.SIN_BAJA_PEDIDA)
            return
        titulo = t.atender(len(ids))

        def contestado(valores: dict[str, str] | None) -> None:
            if valores is not None:
                ticket = valores["ticket"]
                self._correr(
                    Encargo(
                        titulo, len(ids), lambda o, alto: cr.atender_bajas(o, ids, ticket, alto)
                    ),
                    AtenderBaja.texto(),
                )

        campos = (
            Campo("ticket", t.TICKET),
            Campo(
                "palabra",
                t.CONFIRMA,
                revisar=lambda v: "" if v.upper() == t.PALABRA_BAJA else t.FALTA_PALABRA,
            ),
        )
        causa = safe(self.grupo.causa)
        self.app.push_screen(
            Pregunta(titulo, campos, t.detalle_de_atender(causa, saltados)), contestado
        )

    def _correr(self, encargo: Encargo, verbo: str) -> None:
        def hecho(cosecha: Cosecha) -> None:
            self.lista.marcar(())
            self.lista.releer()
            self._pintar_causa()
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(t.terminado(verbo, cuentas), mal=bool(cosecha.fallidos))

        self.app.push_screen(Tanda(self.oficina, encargo, hecho))

    def action_ticket(self) -> None:
        """The text for the mesa, of the marked ones or of the line."""
        from certtui.tui.ticket import PantallaTicket

        textos = [cr.texto_de_ticket(self.oficina, r) for r in self._renglones_elegidos()]
        if textos:
            self.app.push_screen(PantallaTicket(self.oficina, textos))

    def _renglones_elegidos(self) -> list[RenglonRechazo]:
        marcas, r = self.lista.marcas, self._marcado()
        if not marcas:
            return [r] if r else []
        cuantos = len(self._de_estado(""))
        todos = cr.pagina_de_causa(self.oficina, self.grupo.regla, self.grupo.causa, 0, cuantos)
        return [x for x in todos if x.id in marcas]

    def action_correcciones(self) -> None:
        """The whole cause, or the marked ones, for SAE."""
        if self.lista.marcas:
            filas = self._renglones_elegidos()
        else:
            cuantos = len(self._de_estado(""))
            grupo = self.grupo
            filas = cr.pagina_de_causa(self.oficina, grupo.regla, grupo.causa, 0, cuantos)
        try:
            ruta = cr.exportar_correcciones(self.oficina, filas)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(t.SAE_GUARDADO, ruta, self.size.width))

    def action_historia(self) -> None:
        """The timeline of the marked one."""
        r = self._marcado()
        if r is None:
            return
        try:
            historia = consultas.historia(self.oficina, r.id)
        except NoEncontrado:
            self.lista.releer()
            self.avisar(pantallas.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(LineaDeTiempo(self.oficina, historia))

    def action_regla(self) -> None:
        """A small form for a rule that recognises this message."""
        r = self._marcado()
        if r is None:
            return
        mensaje = r.mensaje

        def revisar_patron(patron: str) -> str:
            try:
                if not cr.reconoce(patron, mensaje):
                    return t.NO_RECONOCE
                return t.RECONOCE_TODO if cr.reconoce(patron, "") else ""
            except PatronInvalido as error:
                return explicar(error).frase

        def contestado(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self._agregar(valores)

        campos = (
            Campo("patron", t.PATRON, cr.proponer_patron(mensaje), revisar=revisar_patron),
            Campo("causa", t.NOMBRE_CAUSA),
            Campo("campo", t.NOMBRE_CAMPO, obligatorio=False),
            Campo(
                "lugar",
                t.LUGAR,
                "sae",
                revisar=lambda v: "" if v.casefold() in t.LUGARES else t.lugar_desconocido(),
            ),
            Campo("consejo", t.CONSEJO),
        )
        detalle = t.detalle_de_regla(safe(mensaje))
        self.app.push_screen(Pregunta(t.REGLA_NUEVA, campos, detalle), contestado)

    def _agregar(self, valores: dict[str, str]) -> None:
        nueva = cr.ReglaNueva(
            patron=valores["patron"],
            causa=valores["causa"],
            campo=valores["campo"],
            resuelve=t.LUGARES[valores["lugar"].casefold()],
            consejo=valores["consejo"],
        )
        try:
            cambiados = cr.agregar_regla(self.oficina, nueva)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.lista.marcar(())
        self.lista.releer()
        self.avisar(t.regla_agregada(cambiados))

    def action_releer(self) -> None:
        """Read again."""
        self.lista.releer()
        self.avisar(pantallas.RELEIDO)
