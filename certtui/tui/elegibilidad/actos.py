"""What is done with the students in sight: files for SAE and RENAPO, its answer, new drafts."""

from collections.abc import Callable, Iterator

from textual import on
from textual.message import Message
from textual.worker import Worker, get_current_worker

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Hallazgo
from certtui.process import borradores, consultas, importar
from certtui.process import consultas_elegibilidad as ce
from certtui.process.camino import Resultado
from certtui.process.consultas_elegibilidad import Exportado
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas_dialogo
from certtui.texts import pantallas_elegibilidad as t
from certtui.texts import pantallas_verbos as v
from certtui.texts.hallazgos import por_que
from certtui.tui.elegibilidad.juicio import Juzgando
from certtui.tui.piezas.dialogo import Confirmacion
from certtui.tui.piezas.importado import ConImportacion
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda


class ConActos(Juzgando, ConImportacion):
    """The acts of the matrix; the screen says what is in sight."""

    class Exporto(Message):
        """A file was left in the outbox, or there was nothing to leave."""

        def __init__(self, exportado: Exportado | None, *, renapo: bool) -> None:
            super().__init__()
            self.exportado = exportado
            self.renapo = renapo

    def a_la_vista(self) -> tuple[Hallazgo | None, list[int] | None]:
        """The cause in sight, if any, and its students; None for all those of the filter."""
        raise NotImplementedError

    def elegidas(self) -> tuple[list[int], str]:
        """The marked students, or the one of the line, and its matrícula when it is one."""
        lista = self.query_one("#lista", Lista)
        fila = lista.actual
        if lista.marcas:
            return sorted(lista.marcas), ""
        if fila is None or not isinstance(fila.dato, ce.RenglonAlumno):
            return [], ""
        return [fila.id], fila.dato.matricula

    def impedimento_de_iniciar(self) -> str:
        """Whose it is to open a trámite."""
        paso = self.oficina.ruta.transiciones["T00"]
        if self.oficina.usuario.rol in paso.roles:
            return ""
        roles = [estados.nombre_de_rol(rol) for rol in paso.roles]
        return v.otro_papel(paso.nombre, roles, paso.regla_rol)

    def exportar(self, *, renapo: bool) -> None:
        """Leave a file in the outbox, made apart."""
        causa, ids = self.a_la_vista()
        filtro = self.vista.filtro
        self.avisar(t.PREPARANDO)

        def trabajo() -> None:
            hilo: Worker[None] = get_current_worker()
            try:
                with consultas.aparte(self.oficina) as oficina:
                    quienes = ce.ids_de_alumnos(oficina, filtro) if ids is None else ids
                    if renapo:
                        hecho = ce.exportar_consulta(oficina, quienes, lambda: hilo.is_cancelled)
                    else:
                        clave = causa.clave if causa else ""
                        hecho = ce.exportar_correcciones(
                            oficina, quienes, clave, lambda: hilo.is_cancelled
                        )
            except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
                self.post_message(self.Fallo(error))
                return
            if not hilo.is_cancelled:
                self.post_message(self.Exporto(hecho, renapo=renapo))

        self.en_hilo("exportar", trabajo)

    @on(Exporto)
    def _se_exporto(self, mensaje: Exporto) -> None:
        hecho = mensaje.exportado
        if hecho is None:
            self.avisar(t.NADA_QUE_CONFRONTAR if mensaje.renapo else t.NADA_QUE_CORREGIR)
            return
        if mensaje.renapo:
            texto = t.consulta_guardada(hecho.filas)
        else:
            texto = t.correcciones_guardadas(hecho.filas, hecho.alumnos)
        self.avisar(con_ruta(texto, hecho.ruta, self.size.width))

    def action_correcciones(self) -> None:
        """What goes to SAE, of what is in sight."""
        self.exportar(renapo=False)

    def action_consulta(self) -> None:
        """What goes to RENAPO, of what is in sight."""
        self.exportar(renapo=True)

    def action_renapo(self) -> None:
        """Read RENAPO's answer and show what came of it."""
        self.traer(t.RESPUESTA_DE_RENAPO, importar.importar_renapo)

    def importado(self) -> None:
        """Judge everybody again."""
        self.releer()

    def releer(self) -> None:
        """Judge everybody again."""
        raise NotImplementedError

    def action_iniciar(self) -> None:
        """T00 (or E03) on the marked students, or on the line."""
        ids, matricula = self.elegidas()
        if not ids:
            return
        if len(ids) == 1:
            alumno = ce.dictamen_de(self.oficina, ids[0]).alumno
            try:
                borradores.abrir_borrador(self.oficina, alumno, ensayo=True)
            except CerttuiError as error:
                self.avisar(por_que(error)[1], mal=True)
                return
        titulo = t.iniciar(len(ids), matricula)

        def correr(oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
            return borradores.abrir_borradores(oficina, ids, cancelado=cancelado)

        def hecho(cosecha: Cosecha) -> None:
            self.query_one("#lista", Lista).marcar(())
            self.releer()
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(v.terminado(titulo, cuentas), mal=bool(cosecha.fallidos))

        def contestado(si: bool | None) -> None:
            if si:
                self.app.push_screen(Tanda(self.oficina, Encargo(titulo, len(ids), correr), hecho))

        self.app.push_screen(Confirmacion(titulo, t.INICIAR_DETALLE), contestado)
