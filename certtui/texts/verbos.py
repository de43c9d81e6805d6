"""The verbs of the command line: what each one does, and the names of the roles."""

from typing import Final

RESUMENES: Final[dict[str, str]] = {
    "demo": "Construye y recorre una oficina de demostración",
    "iniciar": "Crea la base de una oficina, de pruebas o productiva para siempre",
    "importar": "Importa archivos del SAE o de RENAPO",
    "importar sae": "Importa alumnos y kardex exportados del SAE",
    "importar renapo": "Importa la respuesta de la confronta con RENAPO",
    "importar registro": "Importa el libro electrónico del SAE (libro = sae)",
    "importar catalogo": "Carga planteles, planes, usuarios, calidad, firmantes o autoridades",
    "elegibilidad": "Muestra los requisitos L06 de una matrícula o de todas",
    "solicitar": "Solicita la autorización, o la reenvía si fue devuelta",
    "autorizar": "Autoriza lo solicitado",
    "devolver": "Devuelve una solicitud con su motivo",
    "registrar": "Asigna folio, volumen, foja y CUV",
    "cargar": "Carga al aplicativo y congela los datos",
    "nombre": "Coteja, corrige o valida el nombre oficial",
    "folios": "Rangos y folios",
    "folios alta": "Da de alta un rango nacional",
    "folios asignar": "Asigna un rango a una entidad o a un plantel",
    "folios acusar": "Acusa recibo de un rango en el plantel",
    "folios devolver": "Devuelve folios libres al nivel superior",
    "folios bloquear": "Retira folios libres, con motivo",
    "folios desbloquear": "Pone de nuevo en uso folios retirados",
    "folios ver": "Muestra el árbol de rangos con sus cuentas",
    "firma": "Firma con e.firma, directamente o por paquete",
    "firma revisar": "Revisa una e.firma: archivos, vigencia, emisor, contraseña y titular",
    "firma agenda": "Muestra cuándo vence la e.firma de cada quien, la más próxima primero",
    "firma pdf": "Firma además los PDF (PAdES), sin cambiar lo que muestran",
    "firma directa": "Firma aquí todo lo que espera a quien actúa",
    "firma paquete": "Escribe el paquete de lo que espera a quien firma",
    "firma sellar": "Sella un paquete en el equipo de quien firma, sin base",
    "firma importar": "Importa los sellos de un paquete y los verifica",
    "lote": "Lotes a COSFAC y sus respuestas",
    "lote crear": "Reúne lo firmado en lotes",
    "lote exportar": "Escribe el ZIP de un lote y lo da por enviado",
    "lote enviar": "Envía un lote por el servicio de COSFAC, una sola vez",
    "lote consultar": "Pregunta al servicio de COSFAC cómo va un lote",
    "lote descargar": "Trae del servicio la respuesta de un lote y la importa",
    "lote seguir": "Sigue un lote por el servicio desde donde haya quedado",
    "lote responder": "Importa la respuesta de COSFAC",
    "lote ver": "Muestra los lotes, su reloj y sus certificados",
    "lote partir": "Separa de un lote lo que puede irse y lo que no",
    "lote perdido": "Declara perdido un lote, con evidencia",
    "cosfac": "Simulador de COSFAC, solo para bases de pruebas",
    "cosfac simular": "Contesta un lote de pruebas como lo haría COSFAC",
    "cosfac servidor": "Atiende en este equipo como el servicio de COSFAC, para pruebas",
    "rechazos": "Muestra los rechazos por causa, con quién los resuelve",
    "rechazos regla": "Agrega una regla que reconoce una causa de rechazo",
    "baja": "Pide o atiende una baja, o registra un desistimiento",
    "cancelar": "Solicita o confirma la cancelación de un certificado timbrado",
    "entregar": "Descarga, resguarda y entrega el certificado con acuse",
    "correo": "Entregas por correo, con el servidor de salida de la oficina",
    "correo enviar": "Envía lo que espera en la bandeja, y antes prepara lo que se elija",
    "correo ver": "Muestra la bandeja: cada mensaje con su estado y la última respuesta",
    "correo resolver": "Decide sobre un mensaje en duda, o descarta uno",
    "correo probar": "Comprueba el servidor, su cifrado y la cuenta, sin enviar nada",
    "estado": "Muestra en qué va una matrícula, o cuántos hay en cada estado",
    "verificar": "Verifica certificados: XML, PDF o ZIP",
    "anclas": "Autoridades que se reconocen, revocaciones y quienes pueden firmar",
    "anclas ver": "Muestra las autoridades con su huella y las revocaciones importadas",
    "anclas agregar": "Agrega el certificado de una autoridad, por su archivo y su huella",
    "anclas retirar": "Retira una autoridad, con motivo",
    "anclas revocacion": "Importa una lista de revocación (CRL) o una respuesta de OCSP",
    "anclas firmantes": "Muestra quienes pueden firmar y cuándo, o agrega a la lista",
    "cuadre": "Comprueba los once invariantes de folios, libro, lotes y entregas",
    "bitacora": "La bitácora encadenada",
    "bitacora ver": "Muestra quién hizo qué, lo más nuevo primero",
    "bitacora verificar": "Recalcula la cadena de la bitácora",
    "bitacora sellar": "Pide un sello de tiempo para la bitácora como está",
    "bitacora sellos": "Comprueba de nuevo los sellos de tiempo de lotes y bitácora",
    "suprimir": "Suprime los datos personales de una matrícula ya concluida",
    "ajuste": "Ajustes de la oficina",
    "ajuste ver": "Muestra los ajustes con su regla y su valor",
    "ajuste poner": "Cambia un ajuste",
    "usuarios": "Personas con acceso",
    "usuarios ver": "Muestra a las personas de la base con su papel",
    "usuarios agregar": "Agrega a una persona, con su papel y su alcance",
    "usuarios cambiar": "Cambia los datos de una persona; lo que no se dice queda",
    "usuarios quitar": "Quita el acceso a una persona, con un motivo",
    "usuarios devolver": "Devuelve el acceso a una persona",
    "diagnostico": "Qué puede este equipo",
    "diagnostico terminal": "Dice qué puede la terminal y cuántos bytes ha gastado la sesión",
    "teclas": "Teclas de las pantallas, de cada persona",
    "teclas ver": "Muestra cada orden de las pantallas con sus teclas",
    "teclas poner": "Da otras teclas a una orden, para quien actúa",
    "teclas quitar": "Devuelve sus teclas de fábrica a una orden, o a todas",
    "manual": "Imprime el manual de las pantallas, entero o una página",
}
"""One line per verb, by its words."""

AYUDAS: Final[dict[str, str]] = {
    "": (
        "Certificados de Terminación de Estudios electrónicos, de la solicitud a la entrega.\n\n"
        "Sin orden, abre las pantallas. La salida son datos; la narración va por el canal de "
        "errores.\n\n"
        "Salida: 0 bien, 1 algunos no se pudieron, 2 uso o configuración, 3 datos, 4 e.firma, "
        "5 lote o respuesta, 130 interrumpido.\n\n"
        'Para completar órdenes con el tabulador en bash: eval "$(_CERTTUI_COMPLETE=bash_source '
        'certtui)"; en zsh, zsh_source; en fish, fish_source.'
    ),
    "demo": (
        "En una terminal abre las pantallas con certificados en todos los estados. Con "
        "--sin-pantalla, o sin terminal, recorre el camino entero y deja los paquetes entregados "
        "en --salida."
    ),
    "importar sae": (
        "Se reconoce por el encabezado si un archivo trae alumnos o kardex; primero entran los "
        "alumnos. Una fila mala queda fuera con su motivo y las demás entran; repetirlo no hace "
        "daño. Con --vista-previa no se importa nada."
    ),
    "importar catalogo": (
        "Cada archivo entra completo o no entra. «planes» lleva dos archivos: los planes y sus "
        "módulos. Mientras la base no tenga usuarios, los carga quien la creó."
    ),
    "nombre": (
        "Confirma el nombre propuesto, o el que se escriba con --nombre, --primer-apellido y "
        "--segundo-apellido. Con --todos solo se confirman las propuestas sin avisos. "
        "--propuesta las muestra sin escribir nada; --corregir cambia el nombre antes de "
        "confirmarlo; --reabrir lo regresa a cotejo antes de firmar; --validar es la revisión del "
        "área estatal (V21)."
    ),
    "firma sellar": (
        "No usa ninguna base ni red: lee el paquete, muestra qué se va a firmar, sella y escribe "
        "los sellos. La llave privada no sale de este equipo."
    ),
    "firma directa": (
        "La llave se lee una vez en un proceso aparte y no se copia. Si puede, prefiera firma "
        "paquete y firma sellar en el equipo de quien firma."
    ),
    "lote enviar": (
        "Necesita el ajuste cosfac.url y credenciales. Si la conexión se corta y no se sabe si el "
        "lote llegó, no se envía otra vez: se busca en COSFAC y se anota con --numero, o con "
        "--no-llego si COSFAC confirma que no lo tiene. Repetirlo tras un envío recibido no envía "
        "nada."
    ),
    "lote seguir": (
        "Envía lo que falta, busca lo que pudo haber llegado, pregunta, trae la respuesta y la "
        "importa: tras cualquier corte basta repetirla. Sin LOTE sigue todos los que empezaron "
        "por el servicio. Un envío sin respuesta se busca por su contenido en los números que "
        "siguen al último (ajuste cosfac.busqueda); si no aparece, decide una persona, con "
        "--numero o --no-llego, porque el servicio no sabe decir que no tiene un lote."
    ),
    "lote consultar": (
        "No cambia nada. Con --esperar pregunta cada minuto, hasta media hora, mientras el lote "
        "siga en proceso."
    ),
    "lote descargar": (
        "Deja los archivos en --salida y los importa como lote responder. Repetirlo no cambia "
        "nada; si se interrumpió, continúa."
    ),
    "cosfac servidor": (
        "Escucha solo en 127.0.0.1 hasta que se interrumpe, y solo atiende lotes de bases de "
        "pruebas. Escribe la dirección que se pone en cosfac.url. --falla lo hace fallar: lento, "
        "cortar, callar, truncar, basura, error500, perder, rechazar, procesando u otro_lote; "
        "con :operación y :veces se acota (cortar:carga:1)."
    ),
    "lote partir": (
        "De un lote en preparación saca lo que la revisión rehúsa ahora; de uno que regresó, hace "
        "otro con lo que puede irse. Así lo malo no detiene a lo bueno (C28)."
    ),
    "lote responder": (
        "Acepta la tabla de resultados y el ZIP de timbrados, juntos o por separado. Con --ensayo "
        "dice antes qué cambiaría: timbres, rechazos con su causa, alterados, repetidos y lo que "
        "no es de aquí. Importarla dos veces no cambia nada; si se interrumpió, continúa."
    ),
    "entregar": (
        "Descarga lo timbrado y lo entrega. --descargar hace solo el primer paso. Con --todos se "
        "entrega al correo institucional de cada persona. --reposicion vuelve a entregar "
        "lo entregado."
    ),
    "correo enviar": (
        "Necesita el ajuste correo.servidor. Cada certificado descargado que se elija queda en la "
        "bandeja, dirigido al correo institucional o al que se diga; después sale todo lo que "
        "espera, uno por uno, con su resultado. Nada sale dos veces: si se corta y no se sabe si "
        "un mensaje salió, queda en duda y decide una persona (correo resolver), salvo que el "
        "ajuste correo.tras_corte diga repetir. El acuse se registra después con entregar."
    ),
    "correo resolver": (
        "--llego da el mensaje por enviado; --no-llego lo regresa a la bandeja con el mismo "
        "Message-ID; --descartar deja de enviarlo, y la entrega puede prepararse otra vez. El "
        "motivo queda en la bitácora y en la bandeja."
    ),
    "baja": (
        "Con --pedir se solicita la baja de un rechazo o de un error hallado antes de enviar; con "
        "--atender se registra que la DSE la hizo; con --desistir se deja una solicitud sin folio."
    ),
    "cancelar": (
        "La cancelación no se deshace: el folio se escribe de nuevo. --confirmar la termina "
        "cuando COSFAC confirmó o venció el plazo. Con --servicio se pide a COSFAC por su servicio "
        "y, si la hace, queda confirmada; si no contesta, repetirla no hace daño."
    ),
    "verificar": (
        "Salida 0 cuando nada está alterado, 1 en otro caso. Con --base compara además con el "
        "registro de la oficina. Un PDF se verifica con el XML que trae dentro. Sin base, las "
        "autoridades que se reconocen son las de --ancla."
    ),
}
"""More than one line, for the verbs that need it."""

PANTALLA_DE_TRANSICION: Final[dict[str, str]] = {
    **dict.fromkeys(("T01", "T02", "T03", "T04", "T05", "T06", "T07", "E04", "E08"), "2 Cola"),
    **dict.fromkeys(("T00", "E03"), "3 Elegibilidad"),
    **dict.fromkeys(("T07e", "T07v", "T07r"), "4 Nombres"),
    **dict.fromkeys(("T08", "T09", "T10"), "5 Firma"),
    **dict.fromkeys(("T11", "T12", "T12p", "T13", "T14", "E05", "E10", "E11"), "6 Lotes"),
    **dict.fromkeys(("E01", "E02", "E03"), "7 Rechazos"),
    **dict.fromkeys(("T15", "T16", "T17", "E06", "E07"), "8 Entrega"),
}
"""Digit and name of the screen that makes each transition; the rest have none yet."""

ORDEN_DE_TRANSICION: Final[dict[str, str]] = {
    "T00": "solicitar",
    "T01": "solicitar",
    "T02": "autorizar",
    "T03": "devolver",
    "T04": "solicitar",
    "T05": "registrar",
    "T06": "cargar",
    "T07": "nombre",
    "T07e": "nombre --corregir",
    "T07v": "nombre --validar",
    "T07r": "nombre --reabrir",
    "T08": "firma importar",
    "T09": "firma importar",
    "T10": "firma importar",
    "T11": "lote exportar",
    "T12": "lote responder",
    "T12p": "lote responder",
    "T13": "lote responder",
    "T14": "lote responder",
    "T15": "entregar --descargar",
    "T16": "entregar",
    "T17": "entregar --reposicion",
    "E01": "baja --pedir",
    "E02": "baja --atender",
    "E03": "solicitar",
    "E04": "baja --pedir",
    "E05": "lote ver --avisar",
    "E06": "cancelar",
    "E07": "cancelar --confirmar",
    "E08": "baja --desistir",
    "E09": "importar sae",
    "E10": "lote perdido",
    "E11": "lote responder",
}
"""The command that makes each transition; a signature also by `firma directa`."""

TAMBIEN: Final[dict[str, tuple[str, ...]]] = {
    "T05": ("importar registro",),
    "T11": ("lote enviar", "lote seguir"),
    "T12": ("lote descargar", "lote seguir"),
    "T12p": ("lote descargar", "lote seguir"),
    "T13": ("lote descargar", "lote seguir"),
    "T14": ("lote descargar", "lote seguir"),
    "E11": ("lote descargar", "lote seguir"),
    "T08": ("firma directa",),
    "T09": ("firma directa",),
    "T10": ("firma directa",),
}
"""Other commands that make a transition."""

COLUMNAS_DE_TABLA: Final = ("Paso", "Qué es", "Orden", "Quién", "Salida", "Pantalla")
TRANSICIONES: Final = "Pasos del trámite"
"""Heading of the steps in the help of a verb."""


def resumen(orden: str) -> str:
    """One line of a verb by its words ("folios ver")."""
    return RESUMENES[orden]


def ayuda(orden: str) -> str:
    """The whole help of a verb."""
    corto = f"{RESUMENES[orden]}." if orden in RESUMENES else ""
    largo = AYUDAS.get(orden, "")
    return "\n\n".join(p for p in (corto, largo) if p)
