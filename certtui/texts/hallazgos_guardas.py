"""Sentence and remedy of the findings of the guardas, by key."""

_PIDA_A_COSFAC = "Pida a COSFAC el archivo de nuevo; este no se acepta como timbrado."
_SOLO_PRIMERO = "Espere a que firme el nivel anterior; el orden es plantel, estatal y nacional."
_CONGELADO = (
    "Los datos congelados no coinciden con lo que se selló: pida la baja y empiece de nuevo."
)

_COTEJO = (
    "Corríjalo en Nombres; si ya se confirmó, regréselo a cotejo, y si ya se firmó, pida la baja."
)

FRASES: dict[str, tuple[str, str]] = {
    "L01c": (
        "El modelo {valor} se certifica por la vía tradicional, no por la electrónica.",
        "Trámitelo por la vía tradicional; si el modelo está mal, corríjalo en el SAE.",
    ),
    "C09": (
        "El modelo {valor} todavía no se certifica por la vía electrónica.",
        "Espere la disposición que lo habilite; sistemas la registra en el catálogo de modelos.",
    ),
    "T00": (
        "La matrícula ya tiene otro trámite vigente (número {valor}).",
        "Siga con ese trámite; solo su baja o su cancelación permiten otro.",
    ),
    "L05b": (
        "La solicitud pide «{valor}» y este camino es solo del Certificado.",
        "Solicite el Certificado de Terminación de Estudios.",
    ),
    "C11": (
        "El canal «{valor}» no es de los admitidos: {admitidos}.",
        "Use uno de esos canales, o pida que el ajuste «canales» lo agregue.",
    ),
    "L07c": (
        "{valor} solicitó este trámite y no puede autorizarlo.",
        "Debe autorizarlo otra persona de Servicios Escolares estatal.",
    ),
    "T02": (
        "La revisión de requisitos es del {valor} y ya pasaron más de {dias} días.",
        "Atienda los requisitos que ahora fallan y autorice de nuevo.",
    ),
    "T03": ("Falta el motivo de la devolución.", "Escriba el motivo con --motivo."),
    "T06": (
        "Los datos de {valor} en el SAE cambiaron después de solicitar.",
        "Revise qué cambió; si es correcto, cargue de nuevo con --revalidado.",
    ),
    "L15c": (
        "El trámite anterior no terminó en baja ni en cancelación.",
        "Termine la baja o la cancelación antes de solicitar otra vez.",
    ),
    "E03": (
        "La matrícula ya tuvo un trámite (número {valor}) y este no lo sucede.",
        "Solicítelo como trámite nuevo después de la baja o la cancelación.",
    ),
    "L18": (
        "Falta corregir en el SAE lo que COSFAC rechazó ({campo}): {valor}.",
        "Corrija el dato en el SAE, importe la matrícula y solicite de nuevo.",
    ),
    "L18.nombre": (
        "Es el nombre que COSFAC rechazó: «{valor}».",
        "Corríjalo; si es el del acta, confírmelo solo en Nombres, o con --aceptar-dudosos.",
    ),
    "E04": (
        "Falta decir qué dato está mal.",
        "Escriba con --motivo el dato equivocado; si es el nombre, corríjalo sin baja.",
    ),
    "E08": ("Falta el motivo para desistir.", "Escriba el motivo con --motivo."),
    "E08.folio": (
        "El trámite ya tiene el folio {valor}; ya no se puede desistir.",
        "Siga el camino, o pida la baja si hay un error.",
    ),
    "E09": (
        "El trámite está suspendido: {valor}.",
        "Aclare la baja del alumno en el SAE e importe la matrícula de nuevo.",
    ),
    "L03": (
        "La fecha de registro {valor} es anterior al inicio de la emisión electrónica ({inicio}).",
        "Registre con una fecha igual o posterior.",
    ),
    "L08a": (
        "El plantel {valor} no tiene folio CE disponible del modelo {modelo}.",
        "Pida un rango al Colegio Estatal con el formato F01.",
    ),
    "L08a.ajeno": (
        "El folio {valor} es del rango de otro plantel.",
        "Use un folio del rango del plantel.",
    ),
    "L08a.ocupado": (
        "El folio {valor} no está libre: está {estado}.",
        "Use el siguiente folio disponible; certtui folios ver los cuenta.",
    ),
    "L08a.turno": (
        "El folio {valor} no es el que sigue; toca {turno}.",
        "Asigne los folios en orden, o bloquee con motivo los que se saltan.",
    ),
    "L08b": (
        "El folio {folio} es de la serie {valor} y la electrónica es CE.",
        "Use un folio de la serie CE.",
    ),
    "L08c": (
        "El folio {folio} es del modelo {valor} y el alumno es del {alumno}.",
        "Use un folio del modelo del alumno.",
    ),
    "C25": (
        "El libro lo lleva «{valor}» y este registro llegó por el otro camino.",
        "Con libro = sae, importe el registro del SAE; con libro = certtui, asigne aquí.",
    ),
    "L08d": (
        "Falta la CUV, que en una base productiva solo llega del SAE.",
        "Importe el registro del SAE con su CUV.",
    ),
    "L17a": (
        "El {campo} «{valor}» no está en mayúsculas y minúsculas.",
        "Escríbalo en mayúsculas y minúsculas, con los acentos del acta.",
    ),
    "L17a.letras": (
        "El {campo} «{valor}» lleva lo que un nombre no lleva: {malos}.",
        "Solo van letras, espacio, punto, guion y apóstrofo. " + _COTEJO,
    ),
    "L17a.mojibake": ("El {campo} «{valor}» trae letras mal leídas.", _COTEJO),
    "L17a.largo": (
        "El {campo} tiene {valor} letras y se imprimen {maximo} a lo más.",
        _COTEJO,
    ),
    "L17c.acta": (
        "El {campo} «{valor}» no es como en el acta: «{acta}».",
        "Compárelos en Nombres y confírmelo solo, o con --aceptar-dudosos y una matrícula.",
    ),
    "L17c": (
        "Falta decir con qué documento se cotejó el nombre.",
        "Coteje con el acta de nacimiento o equivalente y anótelo con --documento.",
    ),
    "L17c.vacio": (
        "Falta el nombre o el primer apellido.",
        "Escriba ambos como están en el acta.",
    ),
    "L17d": (
        "«{valor}» no puede manifestar el nombre en este caso.",
        "Lo manifiesta la persona egresada; si es menor de edad, su padre, madre o tutor "
        "(--manifiesta).",
    ),
    "L17e": (
        "El dato «{campo}» no se corrige aquí; solo el nombre.",
        "Corrija ese dato en el SAE; si ya se cargó, pida la baja.",
    ),
    "V21": (
        "Falta la revisión de ortografía del área estatal para {valor}.",
        "El área estatal valida con certtui nombre --validar.",
    ),
    "V17": ("No es el turno del nivel «{valor}»; toca: {turno}.", _SOLO_PRIMERO),
    "L16a.futuro": (
        "La e.firma empieza a valer el {valor}.",
        "Espere a esa fecha; nada se firmó.",
    ),
    "L16a.vencido": (
        "La e.firma venció el {valor}.",
        "Renuévela ante el SAT y firme con la nueva.",
    ),
    "L16b.csd": (
        "El certificado no es una e.firma: es un sello digital o de otro uso.",
        "Firme con la e.firma (FIEL) de la persona.",
    ),
    "L16b.emisor": (
        "La e.firma la emitió una autoridad que la oficina no reconoce.",
        "Si el SAT estrenó una autoridad, pida a sistemas que agregue su certificado.",
    ),
    "T08": (
        "La e.firma es de la CURP {valor}, que no es la de quien firma.",
        "Cada quien firma con su e.firma; si la CURP o el RFC del usuario están mal, corríjalos.",
    ),
    "L20a": (
        "El sello de {valor} no verifica sobre su cadena original.",
        "Selle otra vez el paquete sin editarlo.",
    ),
    "L20a.cadena": ("La cadena original de {valor} no es la de sus datos congelados.", _CONGELADO),
    "T11": (
        "El XML no cumple el esquema del certificado: {valor}.",
        "Corrija el catálogo o el dato de donde sale y firme de nuevo.",
    ),
    "T11.firmas": (
        "Falta la firma de nivel {valor}.",
        "Complete las firmas antes de enviar.",
    ),
    "L11b.curp": ("El XML timbrado trae otra CURP.", _PIDA_A_COSFAC),
    "L11b.cadena": ("El XML timbrado tiene otra cadena original.", _PIDA_A_COSFAC),
    "L11b.alterado": ("El XML timbrado cambió el dato {campo}.", _PIDA_A_COSFAC),
    "L20b": ("El timbre de la SEP está incompleto: {valor}.", _PIDA_A_COSFAC),
    "L20c": (
        "La fecha de timbrado ({valor}) es anterior a la última firma.",
        "Se acepta con aviso; repórtelo a COSFAC si se repite.",
    ),
    "T12": (
        "El folio digital {valor} ya es de otro certificado.",
        "No lo use; repórtelo a COSFAC por mesa de servicio.",
    ),
    "T12.sin_envio": (
        "Llegó un timbre y el trámite está «{valor}», sin envío en curso.",
        "Revise de qué lote es la respuesta.",
    ),
    "AMB": (
        "El timbre lo hizo el simulador y esta base es productiva.",
        "Importe la respuesta verdadera de COSFAC.",
    ),
    "C28": (
        "El lote completo solo regresa con el ajuste cosfac.modo_lote = atomico; está «{valor}».",
        "Atienda cada rechazo por separado.",
    ),
    "L11c": (
        "Todavía no pasan {horas} horas desde el envío ({valor}).",
        "Espere la respuesta antes de reportarlo.",
    ),
    "E10": (
        "Falta evidencia de que el lote se perdió (enviado {valor}).",
        "Dé el mensaje de COSFAC con --mensaje, o espere {horas} horas y dé el --ticket.",
    ),
    "E01": (
        "El rechazo no tiene causa conocida: «{valor}».",
        "Agregue la regla con certtui rechazos regla y pida la baja de nuevo.",
    ),
    "L15d": (
        "Falta el número de ticket de la mesa de servicio.",
        "Anótelo con --ticket.",
    ),
    "L15d.externo": (
        "El área estatal ({valor}) no registra actos de la DSE en esta oficina.",
        "La baja la atiende la DSE, o ponga el ajuste externos = si.",
    ),
    "S-e8": ("Falta el motivo de la cancelación.", "Escríbalo con --motivo."),
    "E06": (
        "El folio escrito «{valor}» no es el del certificado ({esperado}).",
        "Escriba el folio tal como está impreso: la cancelación no se deshace.",
    ),
    "C02": (
        "El plazo de la cancelación no ha vencido (vence {valor}).",
        "Espere el plazo, o anote la confirmación de COSFAC.",
    ),
    "L14a": (
        "Falta un archivo bajo resguardo o no es el registrado: {valor}.",
        "Recupérelo del respaldo, o descargue de nuevo.",
    ),
    "L13a": (
        "El ZIP no trae exactamente PDF, XML y QR (trae: {valor}).",
        "Descargue de nuevo el certificado antes de entregar.",
    ),
    "L13a.medio": (
        "La entrega va al menos por correo y se pidió «{valor}».",
        "Entregue por correo; el medio físico es adicional.",
    ),
    "L13c": (
        "No se puede entregar a «{valor}» como correo de {origen}.",
        "Use el correo institucional, o el que manifieste la persona egresada; si es menor, "
        "el de su padre, madre o tutor.",
    ),
    "L13c.declarante": (
        "Falta decir quién manifestó el correo «{valor}».",
        "Anótelo con --declarado-por.",
    ),
    "L13c.edad": (
        "No se sabe la edad de la persona porque su CURP no se puede leer.",
        "Corrija la CURP en el SAE e importe la matrícula.",
    ),
    "L13e": ("Falta decir quién recibe.", "Anótelo con --recibe para el acuse."),
    "V-DG7": (
        "Falta la instrucción de la Dirección General.",
        "Anote su referencia con --instruccion.",
    ),
}
