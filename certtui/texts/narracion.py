"""What the command line tells on stderr: counts, plurals, what was kept and why."""

from collections.abc import Mapping
from typing import Final


def plural(cuantos: int, uno: str, muchos: str) -> str:
    """The number with its noun: "1 trámite", "2 trámites"."""
    return f"{cuantos} {uno if cuantos == 1 else muchos}"


AVANCE: Final = "{hechos} de {total}"
AVANCE_SIN_TOTAL: Final = "{hechos}"

TANDA_DE_ORDEN: Final = "la orden «{orden}»"
"""A batch of the command line, as the screens tell that it was cut."""

INTERRUMPIDO: Final = (
    "Interrumpido: lo que ya se hizo se conserva y nada quedó a medias; "
    "repita la orden para continuar."
)
INCIDENTE: Final = (
    "Ocurrió una falla del programa (incidente {incidente}). Lo ya escrito se conserva. "
    "Avise a soporte y adjunte {registro}; no contiene datos personales."
)
INCIDENTE_SIN_REGISTRO: Final = (
    "Ocurrió una falla del programa (incidente {incidente}). Lo ya escrito se conserva. "
    "Avise a soporte; para ver el detalle repita con --depurar."
)

NADA_QUE_HACER: Final = "No hay nada pendiente de este paso a su alcance."
QUEDA_IGUAL: Final = "Lo rehusado quedó como estaba."
POR_REVISAR: Final = (
    "Los dudosos no se confirmaron: revíselos uno por uno, o use --aceptar-dudosos."
)
EXTRAVIOS: Final = "Lo extraviado no cambió nada; lo demás sí entró."
YA_ESTABA: Final = "ya estaba"
HECHO: Final = "hecho"
REHUSADO: Final = "rehusado"
DUDOSO: Final = "dudoso"
EXTRAVIADO: Final = "extraviado"
FILA: Final = "fila"
AVISO: Final = "aviso"
"""First word of each row."""


def resumen(cuentas: Mapping[str, int], por_regla: Mapping[str, int]) -> str:
    """Final count of a batch: how many of each, and the rules that refused."""
    nombres = {
        HECHO: ("hecho", "hechos"),
        YA_ESTABA: ("ya estaba hecho", "ya estaban hechos"),
        REHUSADO: ("rehusado", "rehusados"),
        DUDOSO: ("dudoso", "dudosos"),
        EXTRAVIADO: ("extraviado", "extraviados"),
    }
    partes = [plural(n, *nombres[clave]) for clave, n in cuentas.items() if n and clave in nombres]
    if not partes:
        return NADA_QUE_HACER
    texto = ", ".join(partes)
    if por_regla:
        texto += " (" + ", ".join(f"{r}: {n}" for r, n in sorted(por_regla.items())) + ")"
    texto += "."
    if cuentas.get(REHUSADO):
        texto += f" {QUEDA_IGUAL}"
    if cuentas.get(DUDOSO):
        texto += f" {POR_REVISAR}"
    if cuentas.get(EXTRAVIADO):
        texto += f" {EXTRAVIOS}"
    return texto


IMPORTADO: Final = (
    "{archivo}: {nuevos} nuevos, {cambiados} cambiados, {iguales} iguales, {fuera} fuera."
)
MAPEO_SUPUESTO: Final = (
    "El mapeo «{mapeo}» es supuesto: los encabezados del SAE no se publicaron; revise la vista "
    "previa."
)
VISTA_PREVIA: Final = (
    "{archivo}: {tipo}, mapeo {mapeo}, {codificacion}, separador {separador}, encabezado en el "
    "renglón {linea}; no se importó nada"
)
CATALOGO: Final = "Catálogo {tipo}: {cuantos}."
INICIADA: Final = "Base {ambiente} de la entidad {entidad} creada en {base}; así será siempre."
PAQUETE: Final = (
    "{cuantos} en {archivo}. Quien firma los sella en su equipo con: "
    "certtui firma sellar {archivo_corto} --cer … --key … --salida …"
)
SELLADO: Final = "{cuantos} en {archivo}. Llévelo a la oficina: certtui firma importar {archivo}"
LOTE_ESCRITO: Final = "{cuantos} en {archivo}. Súbalo a COSFAC y guarde el número de lote."
LOTE_PARTIDO: Final = "Lote {lote}: {buenos} pueden irse, {malos} quedan aparte."
LOTE_ENVIADO: Final = "Lote {lote} recibido por COSFAC con el número {numero}. {mensaje}"
LOTE_YA_ENVIADO: Final = "El lote {lote} ya se había enviado con el número {numero}; no se repitió."
LOTE_EN_PROCESO: Final = "El lote {lote} sigue en proceso en COSFAC. {mensaje}"
LOTE_CON_RESPUESTA: Final = (
    "El lote {lote} ya tiene respuesta. Tráigala con: certtui lote descargar {lote}"
)
LOTE: Final = "lote"
ETAPAS_DE_LOTE: Final[dict[str, str]] = {
    "enviado": LOTE_ENVIADO,
    "hallado": "El lote {lote} sí había llegado: COSFAC lo tiene con el número {numero}.",
    "en_proceso": LOTE_EN_PROCESO,
    "contestado": "El lote {lote} ya tiene respuesta; se importa. {mensaje}",
    "terminado": "El lote {lote} ya terminó; no hay nada que seguir.",
}
"""What following a lot through the service tells of each stage."""
SERVIDOR_LISTO: Final = "Servicio simulado en {url}; termine con Ctrl+C."
SERVIDOR_TERMINADO: Final = "El servicio simulado terminó; atendió {cuantos}."
SIMULADO: Final = "{aceptados}, {rechazados}. Número de lote {numero}."
SIMULADO_PERDIDO: Final = "El simulador perdió el lote: no hay respuesta."
NUMERO_ANOTADO: Final = "Lote {lote}: número {numero} de COSFAC anotado."
CAUSA_AGREGADA: Final = "Regla {clave} guardada; {cuantos}."
SUPRIMIDO: Final = (
    "Los datos de la persona se suprimieron con {cuantos}; folios, cuentas y bitácora quedan."
)
TECLAS_PUESTAS: Final = "{orden}: {teclas}"
TECLAS_QUITADAS: Final = "{cuantas} con sus teclas de fábrica"
USUARIO_GUARDADO: Final = "Guardado: {usuario}."
AJUSTE_PUESTO: Final = "{clave} = {valor}"
RANGO_CREADO: Final = "Rango {rango}: {cuantos}, del {desde} al {hasta}."
RANGO_ACUSADO: Final = "Acuse del rango {rango} anotado."
FOLIOS_MOVIDOS: Final = "{cuantos} del rango {rango}: {acto}."
CUADRA: Final = "Todo cuadra: los once invariantes sin filas."
NO_CUADRA: Final = "{cuantos} sin cuadrar. No siga emitiendo en esta base hasta aclararlo."
BITACORA_INTACTA: Final = "Bitácora íntegra: {cuantos}, cabeza {cabeza}."
BITACORA_ALTERADA: Final = "Bitácora alterada: {cuantos}; la primera es la fila {fila}."
POR_FIRMAR: Final = "{nivel} · {ambiente} · firma {nombre}, CURP {curp} · {cuantos}"
CLAVE: Final = "Contraseña de la llave privada (.key): "
CONFIRMAR_SELLO: Final = "¿Sellar {cuantos} con la e.firma de {nombre}? [s/N] "
SI: Final = frozenset({"s", "si", "sí"})
NINGUN_RECHAZO: Final = "No hay rechazos pendientes a su alcance."
NADA_ALTERADO: Final = "{cuantos} sin alteración."
ALGO_ALTERADO: Final = "{cuantos} con alteración o sin poder verificarse."
SIN_TRAMITE: Final = "La matrícula no tiene trámites."
AVISO_BASE_DE_PRUEBAS: Final = "SIN VALIDEZ OFICIAL – PRUEBA"
DEMO_ENTERA: Final = "La demostración terminó."
CONFIRMACION_DE_COSFAC: Final = "confirmada por COSFAC"
