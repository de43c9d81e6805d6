"""Errors of what is delivered and of exports."""

from certtui.texts.errores.forma import Plantilla

PLANTILLAS: dict[str, Plantilla] = {
    "ENT-001": Plantilla(
        titulo="Un carácter no se puede imprimir",
        frase="El campo {campo} contiene {caracter} ({codigo}), que no está en las letras"
        " del certificado. No se generó el documento.",
        remedio="Corrija el dato donde nació (nombre en el aplicativo, lo demás en SAE) o pida"
        " que se agregue el carácter a las letras del programa.",
    ),
    "ENT-002": Plantilla(
        titulo="El certificado no está timbrado",
        frase="{folio} no trae el timbre de la SEP (folio digital, fecha y sello):"
        " sin él no hay representación impresa.",
        remedio="Importe la respuesta de COSFAC y vuelva a intentarlo.",
    ),
    "ENT-003": Plantilla(
        titulo="Enlace no permitido",
        frase="{url} no es un enlace https de un sitio autorizado ({permitidos}).",
        remedio="Revise la dirección o agregue el sitio a la lista de enlaces de la oficina.",
    ),
    "ENT-004": Plantilla(
        titulo="Folio digital mal formado",
        frase="{valor} no tiene la forma de un folio digital (UUID).",
        remedio="Revise el XML timbrado; si llegó así, repórtelo a la mesa de servicio.",
    ),
    "ENT-005": Plantilla(
        titulo="El PDF no se puede leer",
        frase="El archivo no es un PDF legible: {motivo}.",
        remedio="Pida de nuevo el archivo o descárguelo otra vez; el registro no cambió.",
    ),
    "ENT-006": Plantilla(
        titulo="El PDF es demasiado grande",
        frase="El archivo tiene {medida}; el límite es {limite}.",
        remedio="Compruebe que sea el certificado y no otro documento.",
    ),
    "ENT-007": Plantilla(
        titulo="Nombre de archivo no válido",
        frase="Con «{valor}» no se puede formar un nombre de archivo.",
        remedio="Use letras, números, guion y punto.",
    ),
    "ENT-008": Plantilla(
        titulo="Dirección de correo no válida",
        frase="El campo {campo} trae «{valor}», que no es una dirección de correo.",
        remedio="Corrija la dirección y vuelva a preparar la entrega.",
    ),
    "ENT-009": Plantilla(
        titulo="No se pudo escribir el archivo",
        frase="{ruta}: {motivo}. No quedó ningún archivo a medias.",
        remedio="Revise permisos y espacio en disco y repita la orden; repetirla no hace daño.",
    ),
    "ENT-010": Plantilla(
        titulo="Un dato no se puede imprimir",
        frase="El campo {campo} trae «{valor}»; se esperaba {esperado}.",
        remedio="Revise el XML del certificado con «certtui verificar».",
    ),
    "ENT-011": Plantilla(
        titulo="Un texto no cabe en el documento",
        frase="«{campo}» es demasiado largo para su lugar. No se generó el documento.",
        remedio="Abrevie el dato en el catálogo o en SAE; el documento nunca se recorta.",
    ),
    "ENT-012": Plantilla(
        titulo="Una imagen de la institución no se puede imprimir",
        frase="{archivo}: {motivo}. No se generó el documento.",
        remedio="Ponga un PNG o JPEG más chico en «pdf.logotipo» o «pdf.sello_calidad», o deje "
        "el ajuste en blanco.",
    ),
    "COR-001": Plantilla(
        titulo="El envío por correo está apagado",
        frase="La oficina no ha puesto su servidor de salida (ajuste correo.servidor).",
        remedio="Póngalo con «certtui ajuste poner correo.servidor SERVIDOR», o entregue con el"
        " archivo .eml.",
    ),
    "COR-002": Plantilla(
        titulo="Una base de pruebas no envía correo fuera",
        frase="Esta base es de pruebas y {servidor} es otro equipo: no se envió nada.",
        remedio="Para probar, levante un servidor de correo en 127.0.0.1 y póngalo en"
        " correo.servidor.",
    ),
    "COR-003": Plantilla(
        titulo="Cuenta del servidor de correo",
        frase="No se puede usar la cuenta del servidor de correo: {detalle}.",
        remedio="Guárdela en un archivo suyo con permisos 600 y dos renglones, usuario=… y"
        " clave=…, y ponga su ruta en correo.credenciales.",
    ),
    "COR-004": Plantilla(
        titulo="Ya se está enviando",
        frase="Otra persona envía ahora la bandeja de esta base. No se envió nada dos veces.",
        remedio="Espere a que termine y mire el resultado con «certtui correo ver».",
    ),
    "COR-005": Plantilla(
        titulo="La entrega tiene un correo en curso",
        frase="El mensaje {mensaje} para {correo} está {estado}: otra entrega podría llegar dos"
        " veces.",
        remedio="Envíelo con «certtui correo enviar», o resuélvalo con «certtui correo resolver"
        " {mensaje}».",
    ),
    "COR-006": Plantilla(
        titulo="El mensaje no espera esa decisión",
        frase="El mensaje {mensaje} está {estado}; no cambió.",
        remedio="Mire la bandeja con «certtui correo ver».",
    ),
    "COR-007": Plantilla(
        titulo="El archivo del mensaje cambió",
        frase="{archivo} no está como se escribió: el mensaje {mensaje} no se envió.",
        remedio="Descártelo con «certtui correo resolver {mensaje} --descartar» y prepárelo otra"
        " vez.",
    ),
    "COR-008": Plantilla(
        titulo="Falta el motivo",
        frase="La decisión sobre el mensaje {mensaje} queda en la bitácora con su porqué.",
        remedio="Diga con --motivo cómo lo sabe: quién lo confirmó y cuándo.",
    ),
    "CUS-001": Plantilla(
        titulo="Hay archivos que no se pueden rehacer",
        frase="Del certificado {folio} no se pudo recuperar: {archivos}. Archivos rehechos:"
        " {hechos}.",
        remedio="Búsquelos en un respaldo; un correo o un acuse no se hacen de nuevo.",
    ),
}
