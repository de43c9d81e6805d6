"""The story of the demo: every stage by the person whose turn it is, and the books checked."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO, Tramite, TransicionRehusada
from certtui.process import bajas, cuadre, entrega, envio, firma, importar, respuesta, tramite
from certtui.process import paquete as paquetes
from certtui.process.demo.guion_datos import (
    DETENIDOS,
    RENAPO_CORREGIDA,
    SAE_ALUMNOS_CORREGIDO,
    SAE_KARDEX_CORREGIDO,
    RechazoPlaneado,
    rechazos_planeados,
)
from certtui.process.demo.montaje import Montaje, Narrar
from certtui.process.demo.oficina import AlumnoDemo
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.simular import simular_lote
from certtui.store import alumnos, lotes, tramites

TAMANO_DE_LOTE = 20
_HORA = timedelta(hours=1)


class GuionRoto(CerttuiError):
    """A stage of the demo that did not end as written; a fault of the program, told as one."""

    codigo = "DEM-001"
    salida = Salida.DATOS


@dataclass(slots=True)
class Guion:
    """Carries the students of a demo office along the road."""

    m: Montaje
    narrar: Narrar = lambda _clave: None
    rehusados: list[Fallido] = field(default_factory=list)

    def caminar(self) -> None:
        """The whole road for everybody who can walk it."""
        todos = [a.matricula for a in self.m.demo.alumnos]
        self.solicitar(todos)
        self.hasta_nombre(self._en("solicitado"))
        self.firmar_todo()
        self.enviar_y_timbrar()
        self.corregir_rechazos(rechazos_planeados(self.m.demo))
        self.entregar(self._en("timbrado"))
        self._cuadrar("fin", con_archivos=True)

    def poblar(self) -> None:
        """A demo to look at: certificates left in every state of the route."""
        planeados = rechazos_planeados(self.m.demo)
        especiales = {p.matricula for p in planeados}
        corrientes = [a.matricula for a in self.m.demo.aptos if a.matricula not in especiales]
        partes = {
            nombre: corrientes[i * 4 : i * 4 + 4]
            for i, nombre in enumerate(
                (
                    "solicitado",
                    "devuelto",
                    "autorizado",
                    "registrado",
                    "cargado",
                    "nombre_revisado",
                    "en_firma",
                    "firmado",
                    "enviado",
                )
            )
        }
        rezagados = {m for grupo in partes.values() for m in grupo}
        self.solicitar([a.matricula for a in self.m.demo.alumnos if a.matricula not in rezagados])
        self.hasta_nombre(self._en("solicitado"))
        self.firmar_todo()
        self.enviar_y_timbrar()
        self.corregir_rechazos(planeados[:2])
        self._bajas_a_medias(planeados[2:4])
        timbrados = self._en("timbrado")
        self.entregar(timbrados[8:])
        self._descargar(timbrados[4:8])
        self._cancelar(self._en("entregado")[:2])
        self._grupo(partes["enviado"], "firmar")
        for lote in envio.crear_lotes(self.m.como("estatal"))[0]:
            envio.exportar_lote(self.m.como("estatal"), lote.id, self.m.carpeta / "lotes")
        self._grupo(partes["firmado"], "firmar")
        self._grupo(partes["en_firma"], "nombre")
        self._firmar_planteles()
        self._grupo(partes["nombre_revisado"], "nombre")
        self._grupo(partes["cargado"], "cargar")
        self._grupo(partes["registrado"], "registrar")
        self._grupo(partes["autorizado"], "autorizar")
        self._grupo(partes["solicitado"] + partes["devuelto"], "solicitar")
        for matricula in partes["devuelto"]:
            self._mover("estatal", "T03", matricula, {"motivo": "Falta validar la fotografía"})
        self._cuadrar("fin", con_archivos=True)

    def solicitar(self, matriculas: Iterable[str]) -> None:
        """Each plantel requests what it can; what the norm refuses is kept to be told (L06)."""
        self.narrar("solicitar")
        for matricula in matriculas:
            oficina = self.m.como(self._clerk(matricula))
            alumno = tramite.buscar_alumno(oficina, matricula)
            try:
                tramite.solicitar(oficina, alumno)
            except CerttuiError as error:
                self.rehusados.append(Fallido(matricula, error))
        self._pasa(_HORA)
        self._cuadrar("solicitar")

    def hasta_nombre(self, lista: Sequence[Tramite], hasta: str = "nombre") -> None:
        """Authorise, give the folio, load, and confirm the name."""
        for paso in ("autorizar", "registrar", "cargar", "nombre"):
            self.narrar(paso)
            for t in lista:
                matricula = self._matricula(t)
                if paso == "autorizar":
                    self._exigir(avanzar(self.m.como("estatal"), "T02", tramite=t.id))
                elif paso == "nombre":
                    self._confirmar_nombre(matricula, t.id)
                else:
                    oficina = self.m.como(self._clerk(matricula))
                    transicion = "T05" if paso == "registrar" else "T06"
                    self._exigir(avanzar(oficina, transicion, tramite=t.id))
            self._pasa(6 * _HORA)
            self._cuadrar(paso)
            if paso == hasta:
                return

    def firmar_todo(self) -> None:
        """Three levels in order: the planteles, the state, the nation."""
        self._firmar_planteles()
        self.narrar("firma_estatal")
        self._firmar_directo("dir.estatal")
        self.narrar("firma_nacional")
        self._firmar_por_paquete("nacional")
        self._cuadrar("firma")

    def enviar_y_timbrar(self) -> None:
        """Lots to the simulator: one answers with PDFs, one is lost and goes again, one is late."""
        self.narrar("enviar")
        estatal = self.m.como("estatal")
        creados, fallidos = envio.crear_lotes(estatal, maximo=TAMANO_DE_LOTE)
        self._sin_fallidos(self._sin_detenidos(fallidos))
        escritos = [
            envio.exportar_lote(estatal, lote.id, self.m.carpeta / "lotes") for lote in creados
        ]
        self._pasa(_HORA)
        self._cuadrar("enviar")
        perdido = escritos[-1]
        for i, escrito in enumerate(escritos[:-1]):
            self._contestar(escrito, con_pdf=i == 0, a_medias=i == 0)
        self.narrar("perdido")
        simular_lote(
            perdido.archivo,
            self.m.carpeta / "respuestas",
            semilla=self.m.semilla,
            ahora=self.m.reloj.ahora(),
            perder=True,
        )
        self._pasa(25 * _HORA)
        self._todos(envio.declarar_perdido(estatal, perdido.lote.id, ticket="DEMO-0001"))
        self._cuadrar("perdido")
        self._otro_lote(corregido=False)

    def corregir_rechazos(self, planeados: Sequence[RechazoPlaneado]) -> None:
        """Each refusal through baja, correction and a successor with its folio (L15, L18, C27)."""
        self.narrar("rechazos")
        self._bajas([p.matricula for p in planeados])
        self._cuadrar("baja")
        self._pasa(6 * _HORA)
        estatal = self.m.como("estatal")
        importar.importar_alumnos(estatal, self.m.carpeta / SAE_ALUMNOS_CORREGIDO)
        importar.importar_kardex(estatal, self.m.carpeta / SAE_KARDEX_CORREGIDO)
        importar.importar_renapo(estatal, self.m.carpeta / RENAPO_CORREGIDA)
        antes = len(self.rehusados)
        self.solicitar([p.matricula for p in planeados])
        self._sin_fallidos(self.rehusados[antes:])
        self.hasta_nombre(self._en("solicitado"))
        self.firmar_todo()
        self.narrar("reenviar")
        self._otro_lote(corregido=True)

    def entregar(self, lista: Sequence[Tramite]) -> None:
        """Bundle and deliver, each to the address that the norm permits (L13)."""
        self._descargar(lista)
        self.narrar("entregar")
        for t in lista:
            persona = self.m.demo.alumno(self._matricula(t))
            oficina = self.m.como(self._clerk(persona.matricula))
            self._exigir(entrega.entregar(oficina, self._vigente(t.id), _destino(persona)))
        self._pasa(6 * _HORA)
        self._cuadrar("entregar")

    def copiar_bundles(self, salida: Path) -> list[Path]:
        """The delivered bundles, with their manifests beside them, in a folder per plantel."""
        copiados = []
        for t in self._en("entregado"):
            for sufijo in (".zip", ".manifiesto.json"):
                origen = (
                    self.m.oficina.custodia
                    / t.plantel
                    / t.folio_control
                    / f"{t.folio_control}{sufijo}"
                )
                destino = salida / t.plantel / origen.name
                destino.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(origen, destino)
                destino.chmod(0o600)
                if sufijo == ".zip":
                    copiados.append(destino)
        return copiados

    def _grupo(self, matriculas: Sequence[str], hasta: str) -> None:
        self.solicitar(matriculas)
        if hasta == "solicitar":
            return
        lista = [t for t in self._en("solicitado") if self._matricula(t) in matriculas]
        self.hasta_nombre(lista, "nombre" if hasta == "firmar" else hasta)
        if hasta == "firmar":
            self.firmar_todo()

    def _firmar_planteles(self) -> None:
        """The first plantel by package, the others directly: both give the same seals."""
        self.narrar("firma_plantel")
        directores = [u.id for u in self.m.demo.usuarios if u.rol.value == "director_plantel"]
        self._firmar_por_paquete(directores[0])
        for director in directores[1:]:
            self._firmar_directo(director)

    def _firmar_directo(self, usuario: str) -> None:
        juego = self.m.efirmas.juegos[usuario]
        oficina = self.m.como(usuario)
        self._todos(
            firma.firmar_directa(
                oficina, juego.cer.read_bytes(), juego.key.read_bytes(), juego.contrasena()
            )
        )
        self._pasa(_HORA)

    def _firmar_por_paquete(self, usuario: str) -> None:
        juego = self.m.efirmas.juegos[usuario]
        oficina = self.m.como(usuario)
        escrito = firma.escribir_paquete(oficina, oficina.usuario)
        if escrito.cuantos:
            cer = juego.cer.read_bytes()
            paquete = paquetes.leer_paquete(escrito.datos)
            sellos = list(
                paquetes.sellar_paquete(
                    paquete,
                    cer,
                    juego.key.read_bytes(),
                    juego.contrasena(),
                    ahora=self.m.reloj.ahora(),
                )
            )
            devuelto = paquetes.escribir_sellos(paquete, cer, sellos)
            self._todos(firma.importar_sellos(oficina, devuelto))
        self._pasa(_HORA)

    def _otro_lote(self, *, corregido: bool) -> None:
        estatal = self.m.como("estatal")
        creados, fallidos = envio.crear_lotes(estatal, maximo=TAMANO_DE_LOTE)
        self._sin_fallidos(self._sin_detenidos(fallidos))
        for lote in creados:
            escrito = envio.exportar_lote(estatal, lote.id, self.m.carpeta / "lotes")
            self._pasa(_HORA)
            self._contestar(escrito, corregido=corregido)
        self._cuadrar("timbrar")

    def _contestar(
        self,
        escrito: envio.LoteEscrito,
        *,
        con_pdf: bool = False,
        a_medias: bool = False,
        corregido: bool = False,
    ) -> None:
        """Simulate and import; `a_medias` brings one accepted certificate without its XML first."""
        self.narrar("timbrar")
        estatal = self.m.como("estatal")
        folios = sorted(
            i.archivo.removesuffix(".xml")
            for i in lotes.items_de_lote(self.m.oficina.base, escrito.lote.id)
        )
        entregas = [frozenset(folios[:1]), frozenset[str]()] if a_medias else [frozenset[str]()]
        ahora = self.m.reloj.ahora()
        for omitir in entregas:
            respondido = simular_lote(
                escrito.archivo,
                self.m.carpeta / "respuestas",
                semilla=self.m.semilla,
                ahora=ahora,
                padron=self.m.padron(corregido=corregido),
                con_pdf=con_pdf,
                omitir_xml=omitir,
            )
            respuesta.anotar_numero(
                estatal, escrito.lote.id, str(respondido.simulacion.numero_lote)
            )
            for resultado in respuesta.importar_respuesta(
                estatal, respondido.archivos, lote=escrito.lote.id
            ):
                if isinstance(resultado, Fallido):
                    raise GuionRoto(
                        etapa="timbrar", detalle=f"{resultado.clave}: {resultado.error}"
                    )
            self._pasa(_HORA)
        self._cuadrar("timbrar")

    def _bajas(self, matriculas: Sequence[str]) -> None:
        for matricula in matriculas:
            clerk = self.m.como(self._clerk(matricula))
            self._exigir(bajas.pedir_baja(clerk, self._de(matricula), self._motivo(matricula)))
        for i, matricula in enumerate(matriculas):
            self._exigir(
                bajas.atender_baja(self.m.como("dse"), self._de(matricula), f"DEMO-{i + 2:04d}")
            )

    def _bajas_a_medias(self, planeados: Sequence[RechazoPlaneado]) -> None:
        for p in planeados:
            clerk = self.m.como(self._clerk(p.matricula))
            self._exigir(bajas.pedir_baja(clerk, self._de(p.matricula), p.motivo))
        primero = planeados[0].matricula
        self._exigir(bajas.atender_baja(self.m.como("dse"), self._de(primero), "DEMO-0099"))

    def _descargar(self, lista: Sequence[Tramite]) -> None:
        self.narrar("descargar")
        for t in lista:
            oficina = self.m.como(self._clerk(self._matricula(t)))
            self._exigir(entrega.descargar(oficina, self._vigente(t.id)))
        self._pasa(6 * _HORA)
        self._cuadrar("descargar")

    def _cancelar(self, lista: Sequence[Tramite]) -> None:
        estatal = self.m.como("estatal")
        for t in lista:
            self._exigir(
                bajas.pedir_cancelacion(
                    estatal, t, motivo="Datos por corregir (demostración)", folio=t.folio_texto
                )
            )
        for t in lista[1:]:
            self._exigir(
                bajas.confirmar_cancelacion(estatal, self._vigente(t.id), cosfac="DEMO-CANCELADO")
            )
            entrega.etiquetar_cancelado(estatal, self._vigente(t.id))

    def _confirmar_nombre(self, matricula: str, clave: int) -> None:
        oficina = self.m.como(self._clerk(matricula))
        alumno = tramite.buscar_alumno(oficina, matricula)
        corregido = self._nombre_corregido(clave, matricula)
        nombre, primero, segundo = tramite.proponer_nombre(
            oficina, replace(alumno, nombre=corregido) if corregido else alumno
        )
        persona = self.m.demo.alumno(matricula)
        self._exigir(
            tramite.confirmar_nombre(
                oficina,
                clave,
                tramite.NombreConfirmado(
                    nombre.texto,
                    primero.texto,
                    segundo.texto,
                    cotejo_documento="Acta de nacimiento (demostración)",
                    manifestado_por="tutor" if persona.tutor else "egresado",
                    mirado=bool(corregido),
                ),
            )
        )

    def _nombre_corregido(self, clave: int, matricula: str) -> str:
        """Given name of the acta, when COSFAC refused the one confirmed before; else ""."""
        if self._vigente(clave).anterior is None:
            return ""
        return next(
            (p.nombre for p in rechazos_planeados(self.m.demo) if p.matricula == matricula), ""
        )

    def _mover(
        self, usuario: str, transicion: str, matricula: str, datos: dict[str, object]
    ) -> None:
        t = self._de(matricula)
        self._exigir(avanzar(self.m.como(usuario), transicion, tramite=t.id, datos=datos))

    def _clerk(self, matricula: str) -> str:
        plantel = self.m.demo.plantel(self.m.demo.alumno(matricula).plantel)
        return f"se.{plantel.alias}"

    def _en(self, estado: str) -> list[Tramite]:
        return tramites.tramites_en(self.m.oficina.base, estado)

    def _de(self, matricula: str) -> Tramite:
        alumno = alumnos.alumno_por_matricula(self.m.oficina.base, matricula)
        t = (
            tramites.tramite_vigente(self.m.oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
            if alumno
            else None
        )
        if t is None:
            raise GuionRoto(etapa="buscar", detalle=matricula)
        return t

    def _vigente(self, clave: int) -> Tramite:
        t = tramites.leer_tramite(self.m.oficina.base, clave)
        if t is None:
            raise GuionRoto(etapa="buscar", detalle=str(clave))
        return t

    def _matricula(self, t: Tramite) -> str:
        alumno = alumnos.leer_alumno(self.m.oficina.base, t.alumno)
        return alumno.matricula if alumno else ""

    def _pasa(self, cuanto: timedelta) -> None:
        self.m.reloj.adelantar(cuanto)

    def _exigir(self, paso: Paso) -> None:
        if paso.repetido:
            raise GuionRoto(etapa=paso.transicion, detalle=f"trámite {paso.tramite} repetido")

    def _todos(self, pasos: Iterable[Paso | Fallido]) -> None:
        self._sin_fallidos([p for p in pasos if isinstance(p, Fallido)])

    def _sin_fallidos(self, fallidos: Sequence[Fallido]) -> None:
        if fallidos:
            raise GuionRoto(etapa=fallidos[0].clave, detalle=str(fallidos[0].error))

    def _motivo(self, matricula: str) -> str:
        """What the clerk writes: the pre-flight's finding, when the lot never took it (E04)."""
        if self._de(matricula).estado == "rechazado":
            return ""
        planeados = rechazos_planeados(self.m.demo)
        return next((p.motivo for p in planeados if p.matricula == matricula), "")

    def _sin_detenidos(self, fallidos: Sequence[Fallido]) -> list[Fallido]:
        """The failures that the story does not plan: the pre-flight stops some of its people."""
        planeados = {
            self._de(p.matricula).folio_control
            for p in rechazos_planeados(self.m.demo)
            if p.papel in DETENIDOS
        }
        return [
            f
            for f in fallidos
            if f.clave not in planeados or not isinstance(f.error, TransicionRehusada)
        ]

    def _cuadrar(self, etapa: str, *, con_archivos: bool = False) -> None:
        for cuenta in cuadre.cuadrar(self.m.oficina, con_archivos=con_archivos):
            if cuenta.filas:
                raise GuionRoto(
                    etapa=etapa, detalle=f"cuadre {cuenta.numero} {cuenta.clave}: {cuenta.filas[0]}"
                )


def _destino(persona: AlumnoDemo) -> entrega.DatosEntrega:
    """Where it goes: the guardian's address for a minor who has one, else the institutional."""
    if persona.tutor and persona.correo_tutor:
        return entrega.DatosEntrega(
            correo=persona.correo_tutor,
            origen=OrigenCorreo.TUTOR,
            declarado_por=persona.tutor,
            recibe=persona.tutor,
        )
    if persona.correo_personal:
        return entrega.DatosEntrega(
            correo=persona.correo_personal,
            origen=OrigenCorreo.EGRESADO,
            declarado_por=persona.persona.nombre_completo,
            recibe=persona.persona.nombre_completo,
        )
    return entrega.DatosEntrega(
        correo=persona.correo_institucional,
        origen=OrigenCorreo.INSTITUCIONAL,
        declarado_por="",
        recibe=persona.persona.nombre_completo,
    )
