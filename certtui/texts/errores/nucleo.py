"""Errors of the engine, the store and the command line."""

from certtui.texts.errores.forma import Plantilla

_QUIEN_PUEDE = "Pídalo a quien tiene ese papel: {roles}."

PLANTILLAS: dict[str, Plantilla] = {
    "GEN-000": Plantilla(
        "No se pudo hacer",
        "La operación no se hizo y nada cambió.",
        "Vuelva a intentarlo; si se repite, avise a soporte con este código.",
    ),
    "VAL-000": Plantilla(
        "Dato inválido",
        "«{valor}» no vale como {tipo}.",
        "Revise el dato en el expediente y corríjalo donde nació.",
    ),
    "BAS-001": Plantilla(
        "No hay base",
        "{base} no existe o no es una base de certtui.",
        "Revise la ruta de --base (o CERTTUI_BASE); para crear una: certtui iniciar, "
        "o certtui demo para conocer el programa.",
    ),
    "BAS-002": Plantilla(
        "Ya existe ese archivo",
        "{base} ya existe y no se tocó.",
        "Elija otra ruta en --base, o ábrala sin crearla de nuevo.",
    ),
    "BAS-003": Plantilla(
        "La base está ocupada",
        "Otra sesión tuvo la base {base} por más de {segundos} segundos; no se escribió nada.",
        "Espere un momento y repita la orden: lo ya hecho no se hace dos veces.",
    ),
    "BAS-004": Plantilla(
        "La base es de una versión posterior",
        "{base} la preparó una versión más nueva del programa ({de_mas}).",
        "Actualice certtui en este equipo antes de abrirla.",
    ),
    "BAS-005": Plantilla(
        "El disco no dejó escribir",
        "No se pudo escribir en {base} ({detalle}); el último paso no se hizo.",
        "Revise espacio libre y permisos; después repita la orden.",
    ),
    "BAS-006": Plantilla(
        "La base no lo admitió",
        "Una regla de la base {base} lo impidió ({detalle}); no se escribió nada.",
        "Vuelva a leer el dato y repita la orden; si se repite, avise a soporte.",
    ),
    "BAS-007": Plantilla(
        "Falta vaciar lo suprimido",
        "Otra sesión está leyendo {base}: los datos ya se suprimieron, pero sus restos aún no "
        "salen del archivo.",
        "Cierre las demás sesiones y repita la orden.",
    ),
    "SES-001": Plantilla(
        "Usuario desconocido",
        "«{usuario}» no está dado de alta, o no está activo, en {base}.",
        "Pida el alta a quien administra el sistema; en una base de pruebas, diga quién actúa "
        "con --usuario (certtui usuarios ver los lista).",
    ),
    "SES-002": Plantilla(
        "Solo en bases de pruebas",
        "{que} solo existe en bases de pruebas y esta es productiva.",
        "Quite esa opción: aquí la identidad es la de su cuenta y la hora la del servidor.",
    ),
    "SES-003": Plantilla(
        "Su papel no alcanza",
        "{usuario} ({rol}) no puede hacer esto.",
        _QUIEN_PUEDE,
    ),
    "SES-004": Plantilla(
        "Correo no institucional",
        "El correo de {usuario} («{correo}») no es de los dominios institucionales.",
        "Pida a quien administra el sistema que registre su correo institucional.",
    ),
    "DAT-001": Plantilla(
        "No se encontró",
        "No hay {que} «{valor}» en esta base, o no está a su alcance.",
        "Revise que esté bien escrito; si es nuevo, impórtelo primero.",
    ),
    "DAT-002": Plantilla(
        "Falta un dato",
        "Falta {dato} ({matricula}).",
        "Complete el dato en su origen (catálogo, ajuste o SAE) y repita la orden.",
    ),
    "TRA-001": Plantilla(
        "La norma no lo permite ahora",
        "«{paso}» no procede para {matricula} por {reglas}; el trámite quedó como estaba.",
        "Atienda lo que falla y repita la orden.",
    ),
    "TRA-002": Plantilla(
        "Su papel no alcanza",
        "{usuario} ({rol}) no puede «{paso}» para {matricula} del plantel {plantel}; "
        "el trámite quedó como estaba.",
        _QUIEN_PUEDE,
    ),
    "TRA-003": Plantilla(
        "No es su turno",
        "«{paso}» no procede para {matricula}: está «{estado}» y se hace desde «{desde}».",
        "Vea en qué va (su historia, en la Cola, o certtui estado) y haga primero lo que toca.",
    ),
    "TRA-004": Plantilla(
        "Alguien más lo cambió",
        "El trámite {tramite} cambió mientras usted lo veía (versión {esperada}, ahora {hay}); "
        "no se escribió nada.",
        "Vuelva a leerlo y decida de nuevo.",
    ),
    "FOL-001": Plantilla(
        "Rango de folios no admitido",
        "El rango {serie} {modelo} del {desde} al {hasta} no se puede usar: {motivo}.",
        "Revise el árbol con certtui folios ver y corrija el intervalo o el oficio.",
    ),
    "AJU-001": Plantilla(
        "Ajuste no admitido",
        "El ajuste «{clave}» no admite «{valor}»; se admite: {permitidos}.",
        "Vea los ajustes y sus valores con certtui ajuste ver.",
    ),
    "SVC-001": Plantilla(
        "El servicio está apagado",
        "Esta oficina no tiene puesta la dirección del servicio de COSFAC.",
        "Siga por archivo con certtui lote exportar y lote responder, o ponga el ajuste "
        "cosfac.url.",
    ),
    "SVC-002": Plantilla(
        "Envío sin resolver",
        "El lote {lote} se empezó a enviar ({en}) y no se sabe si llegó; no se envía otra vez.",
        "certtui lote seguir {lote} lo busca y sigue donde iba. Si no lo halla, búsquelo en "
        "COSFAC: si está, certtui lote seguir {lote} --numero NÚMERO; si COSFAC confirma que no "
        "llegó, certtui lote seguir {lote} --no-llego REFERENCIA.",
    ),
    "SVC-003": Plantilla(
        "El lote va por otra vía",
        "El lote {lote} va por {via}; enviarlo otra vez podría timbrarlo dos veces.",
        "Siga por esa vía. Si se perdió, declárelo con certtui lote perdido {lote}.",
    ),
    "SVC-004": Plantilla(
        "El lote no tiene número",
        "El lote {lote} todavía no tiene número de COSFAC y no se puede consultar.",
        "Envíelo con certtui lote enviar {lote}, o anote su número con --numero.",
    ),
    "SVC-005": Plantilla(
        "El número es de otro lote",
        "El número {numero} contesta por archivos que no son los del lote {lote}.",
        "Revise el número en COSFAC; no se anotó nada.",
    ),
    "SVC-006": Plantilla(
        "Servicio de otro equipo",
        "Esta base es de pruebas y el ajuste cosfac.url lleva a otro equipo: no se llama.",
        "Levante el servicio simulado con certtui cosfac servidor y ponga su dirección en "
        "cosfac.url.",
    ),
    "SVC-007": Plantilla(
        "COSFAC no canceló el certificado",
        "Al pedir la cancelación del folio {folio}, COSFAC contestó {codigo}: «{mensaje}». La "
        "solicitud y su plazo siguen.",
        "Si el mensaje dice que ya está cancelado, confírmela con certtui cancelar --confirmar "
        "--cosfac «mensaje»; si no, repórtelo a la mesa de servicio.",
    ),
    "LOT-001": Plantilla(
        "El lote no está para eso",
        "Con el lote {lote} no se puede: {motivo}.",
        "Revise su estado con certtui lote ver.",
    ),
    "LOT-002": Plantilla(
        "Respuesta o lote rehusado",
        "El lote o la respuesta {lote} no se tomó: {motivo}.",
        "Compruebe que el archivo es de este ambiente y de este lote, y repita la orden.",
    ),
    "LOT-003": Plantilla(
        "Quedó aparte de la respuesta",
        "{motivo}.",
        "Nada de eso cambió la base{consejo}.",
    ),
    "REC-001": Plantilla(
        "Expresión regular mal escrita",
        "El patrón «{patron}» no es una expresión regular: {motivo}.",
        "Corrija --patron; se compara con el mensaje en mayúsculas y sin acentos.",
    ),
    "PAQ-001": Plantilla(
        "Paquete de firma inválido",
        "El archivo no se puede usar: {motivo}. Nada se selló ni se importó.",
        "Pida un paquete nuevo con certtui firma paquete, o selle otra vez el original.",
        "Escriba un paquete nuevo con {{firma.paquete}}, o selle otra vez el original.",
    ),
    "PAQ-002": Plantilla(
        "Es otro archivo de la firma",
        "Ese archivo es {que}, y aquí va {espera}. Nada se selló ni se importó.",
        "El paquete se sella con certtui firma sellar en el equipo de quien firma; el archivo que "
        "eso escribe, los sellos, se trae con certtui firma importar.",
        "El paquete se sella con «certtui firma sellar» en el equipo de quien firma; el archivo "
        "que eso escribe, los sellos, se trae con {{firma.importar}}.",
    ),
    "SUP-001": Plantilla(
        "Trámite en curso",
        "La matrícula {matricula} tiene un trámite «{estado}»; sus datos no se suprimieron.",
        "Termine, dé de baja o cancele el trámite y repita la orden.",
    ),
    "SUP-002": Plantilla(
        "El motivo trae datos de la persona",
        "El motivo de la supresión contiene datos que se van a suprimir; no se hizo nada.",
        "Escriba el motivo sin nombre, CURP ni matrícula: basta el número de la solicitud.",
    ),
    "DEM-001": Plantilla(
        "La demostración se detuvo",
        "La etapa «{etapa}» no terminó como estaba escrita: {detalle}.",
        "Es una falla del programa: avise a soporte con esta línea; la base de "
        "demostración se puede borrar.",
    ),
    "CLI-001": Plantilla(
        "Falta la base",
        "No se dijo con qué base trabajar.",
        "Use --base RUTA o la variable CERTTUI_BASE; para conocer el programa: certtui demo.",
    ),
    "CLI-002": Plantilla(
        "Ya hay una demostración ahí",
        "{base} ya existe y no se tocó.",
        "Ábrala con certtui --base {base} --usuario estatal, o elija otra ruta para una nueva.",
    ),
    "CLI-003": Plantilla(
        "El sistema no dejó usar un archivo",
        "{archivo}: {motivo}.",
        "Revise ruta, permisos y espacio; lo ya escrito se conserva y la orden puede repetirse.",
    ),
    "CLI-004": Plantilla(
        "No se pudo pedir la contraseña",
        "No hay una terminal donde escribirla.",
        "Envíela por la entrada con --clave-stdin; nunca se da como argumento.",
    ),
    "CLI-005": Plantilla(
        "No se confirmó",
        "No se hizo nada porque no se confirmó.",
        "Repita la orden y responda «sí», o use --si cuando ya lo revisó.",
    ),
    "CLI-006": Plantilla(
        "Las pantallas no están disponibles",
        "Esta instalación no puede abrir las pantallas ({motivo}).",
        "Use las órdenes (certtui --help), o reinstale el programa completo.",
    ),
    "CNF-001": Plantilla(
        "Lista de revocación más vieja que la que se tiene",
        "{archivo} es del {producida} y la oficina ya tiene la del {ultima}. Nada cambió.",
        "Descargue la lista más reciente de la autoridad.",
    ),
    "TSA-001": Plantilla(
        "Sin autoridad de sellos de tiempo",
        "La oficina no tiene puesta una autoridad de sellos de tiempo.",
        "Póngala con «certtui ajuste poner tsa.url», y su certificado raíz en tsa.raiz.",
    ),
    "TSA-002": Plantilla(
        "El lote no se ha escrito",
        "El lote {lote} todavía no tiene archivo: no hay qué sellar.",
        "Expórtelo primero con «certtui lote exportar».",
    ),
    "CAT-001": Plantilla(
        "Catálogo no admitido",
        "{archivo}, línea {linea}: {motivo}. No se cargó nada de ese archivo.",
        "Corrija esa línea y cárguelo de nuevo.",
    ),
    "USU-001": Plantilla(
        "No se puede guardar a esa persona",
        "«{usuario}»: {motivo}.",
        "No se escribió nada. Corrija ese dato y repita.",
    ),
    "USU-002": Plantilla(
        "Personas no admitidas",
        "Renglones de {archivo} que no cumplen las reglas: {cuantos}. No se cargó a nadie.",
        "Corrija cada renglón que se dice y cargue el archivo de nuevo.",
    ),
}
