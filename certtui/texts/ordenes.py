"""Options, arguments, headings and usage sentences of the command line."""

from typing import Final

USO: Final = "Uso: "
OPCIONES: Final = "Opciones"
GENERALES: Final = "Opciones generales"
ORDENES: Final = "Órdenes"
META_OPCIONES: Final = "[OPCIONES]"
META_ORDEN: Final = "ORDEN [ARGUMENTOS]…"
OBLIGATORIA: Final = "obligatoria"
AYUDA_DE_AYUDA: Final = "Muestra esta ayuda."
AYUDA_DE_VERSION: Final = "Muestra la versión."
VERSION: Final = "certtui {version}"

OPCION: Final[dict[str, str]] = {
    "base": "Archivo de la base de la oficina; también CERTTUI_BASE.",
    "usuario": "Quién actúa; solo en bases de pruebas.",
    "reloj": "Instante ISO en que ocurre; solo en bases de pruebas.",
    "json": "Los datos salen como JSON.",
    "ascii": "Las pantallas usan solo ASCII; solo, si la sesión no es UTF-8.",
    "colores": "Colores de las pantallas: no, 16, 256 o pleno.",
    "depurar": "Ante una falla del programa, muestra el detalle técnico.",
    "matricula": "Matrícula; se repite para varias.",
    "todos": "Todo lo que espera este paso y está a su alcance.",
    "plantel": "Clave del plantel.",
    "motivo": "Por qué; queda en la bitácora.",
    "canal": "Canal por el que llegó la solicitud.",
    "folio_canal": "Número de la solicitud en ese canal.",
    "revalidado": "Los cambios del SAE ya se revisaron y son correctos.",
    "fecha_registro": "Fecha de registro; hoy si no se dice.",
    "cuv": "Clave única de validación que dio el SAE.",
    "nombre": "Nombre o nombres, como deben imprimirse.",
    "primer_apellido": "Primer apellido, como debe imprimirse.",
    "segundo_apellido": "Segundo apellido, como debe imprimirse; vacío si no tiene.",
    "documento": "Documento con que se cotejó (por ejemplo, acta de nacimiento).",
    "manifiesta": "Quién manifiesta cómo se escribe el nombre.",
    "aceptar_dudosos": "Con --todos, confirma también las propuestas con avisos; con una sola "
    "matrícula, también la que no es como en el acta o la que COSFAC ya rechazó.",
    "validar": "Revisión de ortografía del área estatal (V21).",
    "corregir": "Corrige el nombre sin confirmarlo.",
    "reabrir": "Regresa a cotejo un nombre ya confirmado, con motivo.",
    "propuesta": "Muestra las propuestas y no escribe nada.",
    "ambiente": "De pruebas o productiva; no se puede cambiar después.",
    "entidad": "Clave INEGI de la entidad, dos cifras.",
    "sin_pantalla": "Recorre el camino entero sin abrir pantallas.",
    "salida": "Carpeta donde se escribe.",
    "salida_archivo": "Archivo donde se escribe.",
    "alumnos_demo": "Cuántos alumnos inventar (60 o más).",
    "semilla": "Número del que depende todo lo inventado.",
    "efirmas": "Carpeta de e.firmas de demostración; se crean la primera vez.",
    "alumnos": "El archivo trae alumnos, aunque no lo parezca.",
    "kardex": "El archivo trae kardex, aunque no lo parezca.",
    "completo": "Trae el kardex entero de cada matrícula: lo que ya no viene se retira.",
    "mapeo": "Mapeo de columnas: un nombre o un archivo .toml.",
    "vista_previa": "Muestra cómo se leería y no importa nada.",
    "vista_previa_de_catalogo": "Muestra qué cambiaría, renglón por renglón, y no carga nada.",
    "modelo": "Año del modelo académico.",
    "serie": "Serie de los folios.",
    "desde": "Primer número.",
    "hasta": "Último número.",
    "oficio": "Referencia del oficio o formato F01.",
    "rango": "Número del rango; certtui folios ver los lista.",
    "cer": "Archivo .cer de la e.firma.",
    "key": "Archivo .key de la e.firma.",
    "clave_stdin": "Lee la contraseña del .key por la entrada.",
    "firmante": "Para quién es el paquete; quien actúa si no se dice.",
    "si": "No pide confirmación.",
    "maximo": "Certificados por lote; el ajuste si no se dice.",
    "lote": "Número del lote en esta base; lo demás no se toca.",
    "numero_cosfac": "Número de lote que dio COSFAC.",
    "mensaje": "Mensaje de COSFAC que lo prueba.",
    "ticket": "Número de ticket de la mesa de servicio.",
    "ensayo": "Dice qué cambiaría, certificado por certificado, y no cambia nada.",
    "avisar": "Levanta el aviso de lo que pasó las 24 horas sin respuesta.",
    "padron": "Carpeta con los padrones que el simulador consulta.",
    "con_pdf": "Contesta también con los PDF propios de COSFAC.",
    "perder": "Pierde el lote: no contesta.",
    "puerto": "Puerto en que escucha; con 0, uno libre.",
    "falla": "Falla que hace el servicio simulado; se repite para varias.",
    "latencia": "Segundos que tarda con la falla lento.",
    "credenciales": "Archivo con permisos 600 y los renglones usuario=… y clave=….",
    "servicio": "Por el servicio de COSFAC (ajuste cosfac.url).",
    "no_llego": "Referencia con que COSFAC confirma que no tiene el lote; se envía de nuevo.",
    "esperar": "Pregunta hasta que haya respuesta.",
    "todos_los_rechazos": "También los ya resueltos.",
    "clave": "Nombre corto de la regla.",
    "patron": "Expresiones sobre el mensaje en mayúsculas y sin acentos; « & » las une, ~ niega.",
    "causa": "Causa que se mostrará.",
    "campo": "Dato al que se refiere.",
    "resuelve": "Quién lo resuelve.",
    "consejo": "Qué hacer.",
    "orden": "Lugar entre las reglas; gana la menor. Si no se dice, al final.",
    "pedir": "Pide la baja a la DSE.",
    "atender": "Registra que la DSE la atendió.",
    "desistir": "Deja la solicitud, si aún no tiene folio.",
    "folio": "Folio impreso, escrito de nuevo.",
    "confirmar": "Termina la cancelación.",
    "cosfac": "Referencia con que COSFAC la confirmó.",
    "descargar": "Solo descarga y resguarda.",
    "reposicion": "Entrega de nuevo lo ya entregado (reposición).",
    "correo": "Dirección a la que se entrega.",
    "origen": "De quién es la dirección.",
    "declarado_por": "Quién manifestó la dirección.",
    "recibe": "Quién recibe, para el acuse.",
    "instruccion": "Referencia de la instrucción de la Dirección General.",
    "llego": "Se sabe que llegó.",
    "correo_no_llego": "Se sabe que no llegó: se envía otra vez.",
    "descartar": "Deja de enviarlo.",
    "firmantes": "CSV de quienes firman: curp, nombre, cargo, desde, hasta.",
    "huella": "Huella SHA-256 que debe tener el certificado.",
    "veredicto": "Escribe el dictamen en un PDF para imprimir.",
    "ancla": "Certificado (.cer, DER o PEM) de una autoridad que se reconoce; puede repetirse.",
    "sin_color": "Las pantallas sin color; también NO_COLOR=1.",
    "tema": "Fondo de su terminal, para elegir los colores; también CERTTUI_TEMA.",
    "todas": "Todas las órdenes.",
    "cuenta_nombre": "Nombre o nombres de la persona.",
    "cuenta_primer_apellido": "Primer apellido de la persona.",
    "cuenta_segundo_apellido": "Segundo apellido de la persona.",
    "cuenta_rol": "Qué puede hacer (L10c).",
    "cuenta_entidad": "Clave INEGI de su entidad; en blanco, ninguna.",
    "cuenta_plantel": "Clave de su plantel; en blanco, ninguno.",
    "cuenta_correo": "Correo institucional (L10d).",
    "cuenta_curp": "CURP, de quien firma.",
    "cuenta_rfc": "RFC, de quien firma.",
    "cuenta_id_cargo": "Clave del cargo en el documento, de quien firma.",
    "cuenta_cargo": "Nombre del cargo, de quien firma.",
    "quien": "La cuenta que lo hizo; con * al final, las que empiezan así.",
    "paso": "Paso o acto (T07, ajuste, usuario…); con * al final, los que empiezan así.",
    "desde_dia": "Primer día, en la zona de la entidad.",
    "hasta_dia": "Último día, incluido.",
    "ultimas": "Cuántas filas, de las más nuevas.",
    "sin_archivos": "No compara los archivos bajo resguardo.",
}
"""Help of each option."""

META: Final[dict[str, str]] = {
    "archivo": "ARCHIVO",
    "carpeta": "CARPETA",
    "instante": "ISO",
    "fecha": "AAAA-MM-DD",
    "matricula": "MATRÍCULA",
    "numero": "N",
    "texto": "TEXTO",
    "clave": "CLAVE",
    "usuario": "USUARIO",
    "cuenta": "CUENTA",
    "valor": "VALOR",
    "orden": "ORDEN",
    "orden_opcional": "[ORDEN]",
    "pantalla_opcional": "[PANTALLA]",
    "teclas": "TECLA…",
    "matriculas": "[MATRÍCULA]…",
    "archivos": "ARCHIVO…",
    "huella": "HUELLA",
    "archivo_opcional": "[ARCHIVO]",
    "lote": "LOTE",
    "lote_opcional": "[LOTE]",
}
"""How the value of an option or an argument is called."""

FALTA_OPCION: Final = "Falta la opción {opcion}."
FALTA_ARGUMENTO: Final = "Falta {argumento}."
OPCION_DESCONOCIDA: Final = "No existe la opción {opcion}."
OPCION_SIN_VALOR: Final = "La opción {opcion} lleva un valor."
OPCION_CON_VALOR: Final = "La opción {opcion} no lleva valor."
VALOR_INVALIDO: Final = "Valor no válido para {que}: {motivo}."
ORDEN_DESCONOCIDA: Final = "No existe la orden «{orden}»."
FALTA_ORDEN: Final = "Falta decir qué hacer."
DE_MAS: Final = "Sobra: {que}."
QUIZA: Final = " ¿Quiso decir {posibles}?"
VEA_AYUDA: Final = "Vea: {orden} --help"
USO_INCORRECTO: Final = "La orden no está bien escrita."

NO_ES_ENTERO: Final = "«{valor}» no es un número entero"
MENOR_QUE: Final = "debe ser {minimo} o más"
NO_ESTA_EN_LISTA: Final = "«{valor}» no es una de: {opciones}"
NO_ES_INSTANTE: Final = "«{valor}» no es una fecha y hora ISO (2026-11-21T18:00:00Z)"
NO_ES_FECHA: Final = "«{valor}» no es una fecha AAAA-MM-DD"
NO_HAY_ARCHIVO: Final = "no existe el archivo «{valor}»"
NO_HAY_CARPETA: Final = "no existe la carpeta «{valor}»"
ES_CARPETA: Final = "«{valor}» es una carpeta"
LUGAR_OCUPADO: Final = "el {lugar} es de la regla {clave}"
ENTIDAD_INEGI: Final = "es la clave INEGI de dos cifras, de 01 a 32"

SIN_VISTA_PREVIA: Final = "--vista-previa es para {tipos}."
DIGA_CUALES: Final = "Diga cuáles: --matricula, o --todos."
FALTA_EL_LOTE: Final = "Con --numero o --no-llego diga de qué lote."
UNO_U_OTRO: Final = "Use {uno} o {otro}, no ambas."
FALTA_UNA: Final = "Diga una de: {opciones}."
SOLO_CON_UNA: Final = "{opcion} es para una sola matrícula."
FALTA_JUNTO: Final = "Con {una} hace falta {otra}."

ENCABEZADOS: Final[dict[str, str]] = {
    "clase": "De",
    "referencia": "Número",
    "instante": "Instante",
    "falla": "Falla",
    "intentos": "Intentos",
    "respuesta": "Última respuesta",
    "huella": "Huella SHA-256",
    "autoridad": "Autoridad",
    "retirada": "Retirada",
    "fuente": "Fuente",
    "producida": "Del",
    "siguiente": "Hasta",
    "cargo": "Cargo",
    "dias": "Días",
    "aviso": "Aviso",
    "regla": "Regla",
    "criterio": "Criterio",
    "veredicto": "Veredicto",
    "frase": "Qué pasa",
    "matricula": "Matrícula",
    "nombre": "Nombre",
    "estado": "Estado",
    "cuantos": "Cuántos",
    "rango": "Rango",
    "nivel": "Nivel",
    "serie": "Serie",
    "modelo": "Modelo",
    "desde": "Desde",
    "hasta": "Hasta",
    "destino": "Destino",
    "acuse": "Acuse",
    "cuenta": "Cuenta",
    "diferencia": "Diferencia",
    "lote": "Lote",
    "archivo": "Archivo",
    "enviado": "Enviado",
    "numero": "Número",
    "timbrados": "Timbrados",
    "rechazados": "Rechazados",
    "pendientes": "Pendientes",
    "reloj": "Reloj",
    "mensaje": "Mensaje",
    "causa": "Causa",
    "campo": "Campo",
    "resuelve": "Resuelve",
    "consejo": "Qué hacer",
    "folio": "Folio",
    "curp": "CURP",
    "promedio": "Promedio",
    "cct": "CCT",
    "clave": "Clave",
    "valor": "Valor",
    "defecto": "De fábrica",
    "permitidos": "Admite",
    "nota": "Nota",
    "usuario": "Usuario",
    "rol": "Papel",
    "plantel": "Plantel",
    "entidad": "Entidad",
    "activo": "Activo",
    "correo": "Correo",
    "filas": "Filas",
    "invariante": "Invariante",
    "en": "Cuándo",
    "paso": "Paso",
    "de": "De",
    "a": "A",
    "actor": "Quién",
    "linea": "Línea",
    "columna": "Columna",
    "original": "Como llegó",
    "texto": "Como entraría",
    "sospecha": "Sospecha",
    "propuesta": "Propuesta",
    "avisos": "Avisos",
    "sugerencias": "Sugerencias",
    "lectura": "Lectura",
    "fila": "Fila",
    "motivo": "Motivo",
    "orden": "Orden",
    "teclas": "Teclas",
    "de_fabrica": "De fábrica",
}
"""Headings of the tables."""

SI: Final = "sí"
NO: Final = "no"
ELEGIBLE: Final = "elegible"
NO_ELEGIBLE: Final = "no elegible"

PARTES_DEL_NOMBRE: Final[dict[str, str]] = {
    "nombre": "Nombre",
    "primer_apellido": "Primer apellido",
    "segundo_apellido": "Segundo apellido",
}
"""Each part of a name, as a sentence about it begins."""

AVISOS_DE_NOMBRE: Final[dict[str, str]] = {
    "espacios": "sobraban espacios en el acta",
    "vacio": "está vacío",
    "mc": "empieza con Mc",
    "abreviatura": "trae una abreviatura; el acta manda",
    "apostrofo": "trae un acento suelto",
    "ordinal": "trae un ordinal",
    "acento": "quizá lleve acento",
    "mojibake": "está mal decodificado",
    "digitos": "trae cifras",
    "caracteres": "trae caracteres que no van en un nombre",
    "sin_letras": "no trae letras",
    "largo": "es más largo que lo que se imprime",
    "mayusculas": "no va en mayúsculas y minúsculas",
    "renapo": "RENAPO lo tiene distinto",
    "acta": "no es como en el acta",
    "cosfac": "es el que COSFAC rechazó",
}
"""What deserves a look in a proposed name, by key."""

HISTORIA: Final[dict[str, str]] = {
    "cabeza": "{matricula}  {nombre}",
    "estado": "Estado: {estado} (otros portales: {vista}), desde hace {dias}",
    "tiene": "Lo tiene: {tiene}. Sigue: {sigue}.",
    "folio": "Folio: {folio}  {folio_digital}",
    "tramite": "Trámite {tramite}",
    "bloqueo": "Suspendido: {bloqueo}",
}
"""Lines of the timeline."""

MOTIVO_SIN_PANTALLAS: Final = "falta el componente de pantallas"

PANTALLA_DESCONOCIDA: Final = "No hay página «{pantalla}». Hay: {hay}."
UNA_ORDEN_O_TODAS: Final = "Diga una orden, o --todas."
