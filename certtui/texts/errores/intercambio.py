"""Errors of files that come in."""

from certtui.texts.errores.forma import Plantilla

_PIDA_OTRO = "Pida que lo generen de nuevo. No se leyó nada de él."

PLANTILLAS: dict[str, Plantilla] = {
    "INT-001": Plantilla(
        "Archivo rechazado",
        "No se puede tomar el archivo {archivo}.",
        "Revise que sea el archivo correcto y vuelva a intentarlo.",
    ),
    "INT-002": Plantilla(
        "Archivo ilegible",
        "No se puede leer el archivo {archivo}: {detalle}.",
        "Revise que exista y que su usuario pueda leerlo.",
    ),
    "INT-003": Plantilla(
        "Archivo demasiado grande",
        "El archivo {archivo} mide {tamano} bytes y el límite es de {limite}.",
        "Divídalo en partes, o pida que se amplíe el límite en la configuración.",
    ),
    "INT-010": Plantilla(
        "ZIP dañado",
        "El archivo {archivo} no es un ZIP completo.",
        "Cópielo o descárguelo de nuevo; no se leyó nada de él.",
    ),
    "INT-011": Plantilla(
        "ZIP con demasiados archivos",
        "El ZIP {archivo} dice traer {cantidad} archivos y el límite es de {limite}.",
        "Divida el lote, o amplíe el límite si el envío es legítimo.",
    ),
    "INT-012": Plantilla(
        "ZIP demasiado grande",
        "En el ZIP {archivo}, {entrada} ocuparía {tamano} bytes y el límite es de {limite}.",
        _PIDA_OTRO,
    ),
    "INT-013": Plantilla(
        "ZIP sospechoso",
        "En el ZIP {archivo}, {entrada} crece {razon} veces al abrirse: puede ser una bomba.",
        _PIDA_OTRO,
    ),
    "INT-014": Plantilla(
        "ZIP con nombre inseguro",
        "El ZIP {archivo} trae un archivo con un nombre que no se admite: {entrada}.",
        _PIDA_OTRO,
    ),
    "INT-015": Plantilla(
        "ZIP con enlaces",
        "En el ZIP {archivo}, {entrada} no es un archivo común sino un enlace o un especial.",
        _PIDA_OTRO,
    ),
    "INT-016": Plantilla(
        "ZIP con nombres repetidos",
        "El ZIP {archivo} trae dos veces el nombre {entrada}.",
        "No se puede saber cuál vale. " + _PIDA_OTRO,
    ),
    "INT-017": Plantilla(
        "ZIP cifrado",
        "En el ZIP {archivo}, {entrada} está cifrado con contraseña.",
        "Pida el archivo sin contraseña.",
    ),
    "INT-018": Plantilla(
        "ZIP con compresión no admitida",
        "En el ZIP {archivo}, {entrada} usa un método de compresión no admitido ({metodo}).",
        "Pida que lo compriman como ZIP común (deflate).",
    ),
    "INT-019": Plantilla(
        "ZIP con archivos encimados",
        "En el ZIP {archivo}, {entrada} comparte bytes con otro archivo: está mal hecho o "
        "es una trampa.",
        _PIDA_OTRO,
    ),
    "INT-020": Plantilla(
        "No es una tabla de texto",
        "El archivo {archivo} no es un CSV: parece {tipo}.",
        "Expórtelo de nuevo como CSV (texto separado por comas, punto y coma o tabuladores).",
    ),
    "INT-021": Plantilla(
        "Tabla vacía",
        "El archivo {archivo} no trae encabezado ni renglones.",
        "Expórtelo de nuevo y revise que traiga datos.",
    ),
    "INT-022": Plantilla(
        "Faltan columnas",
        "Al archivo {archivo}, en el encabezado del renglón {linea}, le faltan: {columnas}.",
        "Agregue la columna al exportar, o escriba su nombre real en el mapeo {mapeo}.",
    ),
    "INT-023": Plantilla(
        "Columna repetida",
        "En el archivo {archivo}, renglón {linea}, más de una columna corresponde a {columna}.",
        "Deje una sola columna, o precise en el mapeo cuál es la buena.",
    ),
    "INT-030": Plantilla(
        "No existe ese mapeo",
        "No hay un mapeo de columnas llamado {archivo}.",
        "Use uno de estos: {disponibles}; o dé la ruta de un archivo .toml.",
    ),
    "INT-031": Plantilla(
        "Mapeo mal escrito",
        "El mapeo {archivo} no se puede usar: {detalle}.",
        "Corrija esa línea del archivo de mapeo.",
    ),
    "INT-032": Plantilla(
        "El mapeo no cubre ese archivo",
        "El mapeo {archivo} no describe archivos de tipo {tipo}.",
        "Agregue la sección [{tipo}] al mapeo o elija otro.",
    ),
    "INT-040": Plantilla(
        "Respuesta no reconocida",
        "El archivo {archivo} no es una tabla de resultados ni documentos timbrados de COSFAC.",
        "Entregue el ZIP tal como se descargó, sin abrirlo ni convertirlo.",
    ),
    "INT-041": Plantilla(
        "Tabla de resultados ilegible",
        "En {archivo} no se encontró la tabla con las columnas ARCHIVO y ESTATUS ({detalle}).",
        "Entregue el archivo tal como lo devolvió COSFAC.",
    ),
    "INT-042": Plantilla(
        "Lote mal formado",
        "En el lote {archivo}, la entrada {entrada} no puede estar: {detalle}.",
        "Arme el lote de nuevo con «lote crear».",
    ),
    "INT-050": Plantilla(
        "Padrón del simulador incompleto",
        "A la tabla {archivo} del padrón le faltan las columnas: {columnas}.",
        "Agregue las columnas, o quite el archivo para que esa regla no se aplique.",
    ),
    "INT-060": Plantilla(
        "Falta el complemento del servicio",
        "Esta instalación no puede hablar con el servicio de COSFAC: falta el complemento «soap».",
        "Instálelo con: pip install 'certtui[soap]'; o siga por archivo con «lote exportar» y "
        "«lote responder».",
    ),
    "INT-061": Plantilla(
        "Dirección del servicio no admitida",
        "No se llama a {url}: la dirección debe ser https, o http en 127.0.0.1, y no llevar "
        "usuario ni contraseña.",
        "Corrija el ajuste cosfac.url con: certtui ajuste poner cosfac.url DIRECCIÓN.",
    ),
    "INT-062": Plantilla(
        "Credenciales del servicio",
        "No se pueden usar las credenciales de COSFAC: {detalle}.",
        "Guárdelas en un archivo suyo con permisos 600 y dos renglones, usuario=… y clave=…, y "
        "nómbrelo con --credenciales o CERTTUI_COSFAC_CREDENCIALES; o use CERTTUI_COSFAC_USUARIO "
        "y CERTTUI_COSFAC_CLAVE.",
    ),
    "INT-063": Plantilla(
        "No se pudo llegar al servicio",
        "El servicio de COSFAC no recibió la petición de {operacion}: {detalle}.",
        "No quedó nada a medias. Revise la conexión y repita la orden, o siga por archivo.",
    ),
    "INT-064": Plantilla(
        "El servicio no aceptó la petición",
        "COSFAC no tomó la petición de {operacion} y dijo: {mensaje}.",
        "Atienda el mensaje y repita la orden.",
    ),
    "INT-065": Plantilla(
        "No se sabe si llegó",
        "La petición de {operacion} pudo haber sido atendida y la respuesta se perdió: {detalle}.",
        "No se repite sola, para no enviar dos veces. Busque el lote en COSFAC: si está, anote su "
        "número con certtui lote enviar LOTE --numero NÚMERO; si COSFAC confirma que no llegó, use "
        "--no-llego con la referencia.",
    ),
    "INT-066": Plantilla(
        "Respuesta incomprensible del servicio",
        "Lo que contestó el servicio de COSFAC a {operacion} no se entiende: {detalle}.",
        "No se tomó nada de ello. Repita la orden más tarde; si sigue igual, levante un ticket.",
    ),
    "INT-067": Plantilla(
        "El puerto no está disponible",
        "El servicio simulado no puede escuchar en el puerto {puerto}: {detalle}.",
        "Elija otro con --puerto; con 0 se elige uno libre.",
    ),
    "INT-068": Plantilla(
        "Falla desconocida",
        "El servicio simulado no sabe hacer «{valor}».",
        "Escríbala como falla, falla:operación o falla:operación:veces; las fallas son: "
        "{posibles}.",
    ),
    "INT-070": Plantilla(
        "La autoridad de sellos de tiempo no responde",
        "No se obtuvo el sello de tiempo: {detalle}.",
        "Lo demás sigue igual sin sello de tiempo; pídalo más tarde.",
    ),
    "INT-080": Plantilla(
        "El servidor de correo no recibió nada",
        "{servidor}: {dicho}. Los mensajes siguen en la bandeja, sin enviar.",
        "Revise los ajustes correo.* con «certtui correo probar» y repita; nada sale dos veces.",
    ),
    "INT-081": Plantilla(
        "Dirección rehusada",
        "El servidor de correo no admite «{correo}»: {dicho}. No se envió.",
        "Confirme la dirección con quien la manifestó (L13c) y envíe a la correcta.",
    ),
    "INT-082": Plantilla(
        "Mensaje rehusado",
        "El servidor de correo no aceptó el mensaje para «{correo}»: {dicho}. No se envió.",
        "Atienda lo que dice con quien administra el correo y envíelo otra vez.",
    ),
    "INT-083": Plantilla(
        "Correo aplazado",
        "El servidor de correo no lo recibe por ahora: {dicho}. Sigue en la bandeja.",
        "Repita el envío más tarde; no sale dos veces.",
    ),
    "INT-084": Plantilla(
        "No se sabe si el correo salió",
        "Se cortó al entregar el mensaje para «{correo}»: {dicho}. No se repite solo.",
        "Pregunte si llegó y anótelo: certtui correo resolver NÚMERO --llego o --no-llego.",
    ),
}
