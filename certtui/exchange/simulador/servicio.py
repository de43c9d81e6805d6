"""What the simulated service knows and answers: lots, verdicts, downloads and cancellations.

It takes lots of test bases and attends each upload as a new lot, as nobody knows that the real one
does otherwise: what is sent twice is stamped twice here, and shows.
"""

import base64
import binascii
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from certtui.domain.ambiente import Ambiente
from certtui.exchange.archivo_seguro import leer_zip
from certtui.exchange.cosfac.credenciales import Credenciales, revelar
from certtui.exchange.cosfac.lote import ambiente_de_lote
from certtui.exchange.errores import ArchivoRechazado
from certtui.exchange.simulador.certificado import Comprobador
from certtui.exchange.simulador.falla import Falla, Fallas
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.simulador.simulacion import Simulacion, simular
from certtui.exchange.simulador.sobre import Llamada, write_answer, write_fault
from certtui.exchange.simulador.timbre import Llave
from certtui.exchange.xml_seguro import XmlInseguro, parse

EN_PROCESO, CONCLUIDO = 1, 2
"""`estatusLote` of this service; which ones COSFAC uses is not public."""
AJENOS = 3
"""How far the number of a lot is from the one before: others send theirs in between."""
NO_ENTRA = "Usuario o contraseña incorrectos"
SIN_VALIDOS = "No hay certificados validos para el número de lote {numero}."


@dataclass(frozen=True, slots=True)
class LoteRecibido:
    """A lot as it came, and its answer; None when it was lost."""

    numero: int
    nombre: str
    sha256: str
    simulacion: Simulacion | None


@dataclass
class Servicio:
    """What the service knows: its lots, its cancellations, its registers and its faults."""

    semilla: int
    reloj: Callable[[], datetime]
    padron: Padron | None = None
    credenciales: Credenciales | None = None
    llave: Llave | None = None
    comprobador: Comprobador | None = None
    render_pdf: Callable[[bytes], bytes] | None = None
    fallas: Fallas = field(default_factory=Fallas)
    latencia: float = 5.0
    dormir: Callable[[float], None] = time.sleep
    lotes: list[LoteRecibido] = field(default_factory=list)
    cancelados: set[str] = field(default_factory=set)
    _candado: threading.Lock = field(default_factory=threading.Lock)

    def atender(self, llamada: Llamada) -> bytes:
        """The envelope that answers a call."""
        if not self._entra(llamada):
            if llamada.operacion == "carga":
                return write_answer("carga", {"mensaje": NO_ENTRA})
            return write_fault("Client", NO_ENTRA)
        with self._candado:
            match llamada.operacion:
                case "carga":
                    return self._cargar(llamada)
                case "consulta":
                    return self._consultar(llamada)
                case "descarga":
                    return self._descargar(llamada)
                case _:
                    return self._cancelar(llamada)

    def _entra(self, llamada: Llamada) -> bool:
        if self.credenciales is None:
            return bool(llamada.usuario and llamada.password)
        return (
            llamada.usuario == revelar(self.credenciales.usuario)
            and llamada.password == revelar(self.credenciales.clave)
        )  # fmt: skip

    def _cargar(self, llamada: Llamada) -> bytes:
        nombre = llamada.campos["nombreArchivo"]
        if not 2 <= len(nombre) <= 100:
            return write_fault("Client", "nombreArchivo debe medir de 2 a 100 caracteres")
        if self.fallas.tomar(Falla.RECHAZAR, "carga"):
            return write_answer("carga", {"mensaje": "El servicio no está recibiendo lotes"})
        try:
            datos = base64.b64decode(
                "".join(llamada.campos["archivoBase64"].split()), validate=True
            )
        except (binascii.Error, ValueError):
            return write_fault("Client", "archivoBase64 no es base64")
        if ambiente_de_lote(datos) is not Ambiente.PRUEBAS:
            return write_answer(
                "carga", {"mensaje": "El simulador solo atiende lotes de bases de pruebas"}
            )
        sha256 = hashlib.sha256(datos).hexdigest()
        veces = sum(r.sha256 == sha256 for r in self.lotes)
        try:
            simulacion = simular(
                datos,
                semilla=self.semilla + veces,
                ahora=self.reloj(),
                padron=self.padron,
                llave=self.llave,
                comprobador=self.comprobador,
                render_pdf=self.render_pdf,
                numero_lote=self.lotes[-1].numero + AJENOS if self.lotes else 0,
            )
        except ArchivoRechazado:
            return write_answer("carga", {"mensaje": "El archivo no es un ZIP de certificados"})
        perdido = self.fallas.tomar(Falla.PERDER, "carga")
        recibido = LoteRecibido(
            simulacion.numero_lote, nombre, sha256, None if perdido else simulacion
        )
        self.lotes.append(recibido)
        return write_answer(
            "carga", {"numeroLote": self._numero(recibido.numero, "carga"), "mensaje": "Recibido"}
        )

    def _buscar(self, llamada: Llamada) -> LoteRecibido | None:
        pedido = llamada.campos["numeroLote"].strip()
        return next((r for r in self.lotes if str(r.numero) == pedido), None)

    def _numero(self, numero: int, operacion: str) -> int:
        return numero + 1 if self.fallas.tomar(Falla.OTRO_LOTE, operacion) else numero

    def _consultar(self, llamada: Llamada) -> bytes:
        recibido = self._buscar(llamada)
        if recibido is None:
            return write_fault("Client", "El número de lote no existe")
        numero = self._numero(recibido.numero, "consulta")
        if recibido.simulacion is None or self.fallas.tomar(Falla.PROCESANDO, "consulta"):
            return write_answer(
                "consulta",
                {"numeroLote": numero, "estatusLote": EN_PROCESO, "mensaje": "En proceso"},
            )
        return write_answer(
            "consulta",
            {
                "numeroLote": numero,
                "estatusLote": CONCLUIDO,
                "mensaje": "Concluido",
                "excelBase64": recibido.simulacion.resultado_zip,
            },
        )

    def _descargar(self, llamada: Llamada) -> bytes:
        recibido = self._buscar(llamada)
        if recibido is None:
            return write_fault("Client", "El número de lote no existe")
        numero = self._numero(recibido.numero, "descarga")
        timbrados = recibido.simulacion.timbrados_zip if recibido.simulacion else None
        return write_answer(
            "descarga",
            {
                "numeroLote": numero,
                "mensaje": "" if timbrados else SIN_VALIDOS.format(numero=numero),
                "certificadosBase64": timbrados,
            },
        )

    def _cancelar(self, llamada: Llamada) -> bytes:
        folio = llamada.campos["folioCertificado"].strip()
        if not any(folio in _folios_of(r) for r in self.lotes):
            return write_answer("cancelar", {"codigo": 1, "mensaje": "El folio no existe"})
        if folio in self.cancelados:
            return write_answer("cancelar", {"codigo": 2, "mensaje": "El folio ya fue cancelado"})
        self.cancelados.add(folio)
        return write_answer("cancelar", {"codigo": 0, "mensaje": "Cancelado"})


def _folios_of(recibido: LoteRecibido) -> set[str]:
    """Folio digital of each document that was stamped in a lot."""
    if recibido.simulacion is None or recibido.simulacion.timbrados_zip is None:
        return set()
    folios: set[str] = set()
    for nombre, datos in leer_zip(recibido.simulacion.timbrados_zip).items():
        if nombre.endswith(".xml"):
            try:
                folios.update(str(n.get("folioDigital")) for n in parse(datos) if n.get("selloSep"))
            except XmlInseguro:
                continue
    return folios
