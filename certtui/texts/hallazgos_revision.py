"""Sentence and remedy of the pre-flight's findings, by key."""

_BAJA_SAE = (
    "Corrija el dato en el SAE, pida la baja de este trámite y solicite de nuevo: lo firmado no "
    "se cambia."
)
_BAJA_NOMBRE = "Pida la baja, solicite de nuevo y confirme el nombre corregido contra el acta."
_BAJA_CATALOGO = (
    "Corrija el catálogo o el ajuste, pida la baja y solicite de nuevo: el documento firmado "
    "conserva el valor anterior."
)
_FIRMAR_OTRA_VEZ = (
    "Pida la baja y solicite de nuevo; al firmar, use el .cer y el .key vigentes de la persona."
)
_REPORTE = "No debió formarse así: repórtelo a soporte con el folio de control."
_AJUSTE = ("{campo} dice «{valor}» y el ajuste «{ajuste}» dice «{esperado}».", _BAJA_CATALOGO)

FRASES: dict[str, tuple[str, str]] = {
    "P-D01": ("El documento no cumple el esquema en {campo} (valor: {valor}).", _REPORTE),
    "P-D02": ("{campo} dice «{valor}»; la terminación es versión 3.0, tipo 1.", _REPORTE),
    "P-D03": ("El folio de control «{valor}» no es un folio de la oficina.", _REPORTE),
    "P-D04": (
        "El documento ya lleva el timbre {valor}.",
        "No lo envíe otra vez: importe la respuesta del lote anterior.",
    ),
    "P-D05": (
        "{campo} lleva espacios de más, el signo «|» o letras sin componer: {valor}.",
        "Corrija el texto donde nació (SAE, catálogo o nombre), pida la baja y solicite de nuevo.",
    ),
    "P-D06": ("«{valor}» no parece una matrícula.", _BAJA_SAE),
    "P-D07": ("La CURP «{valor}» no tiene la forma oficial.", _BAJA_SAE),
    "P-D08": ("La fecha de nacimiento {fecha} de la CURP «{valor}» no existe.", _BAJA_SAE),
    "P-D09": ("El dígito verificador de la CURP «{valor}» no corresponde.", _BAJA_SAE),
    "P-D10": (
        "Según la CURP «{valor}», la persona tenía {anios} años al terminar sus estudios.",
        "Coteje en el SAE la CURP y la fecha de término; corrija una y solicite de nuevo.",
    ),
    "P-D11": ("El inicio de estudios «{valor}» no es una fecha.", _BAJA_SAE),
    "P-D12": ("El término de estudios «{valor}» no es una fecha.", _BAJA_SAE),
    "P-D13": ("El inicio ({valor}) no es anterior al término ({termino}).", _BAJA_SAE),
    "P-D14": ("La fecha de término {valor} todavía no llega.", _BAJA_SAE),
    "P-D15": ("{campo} dice «{valor}», que no es un número de créditos.", _BAJA_CATALOGO),
    "P-D16": ("Los créditos obtenidos ({valor}) no son el total ({total}).", _BAJA_CATALOGO),
    "P-D17": ("El promedio «{valor}» no va con un decimal (diez se escribe 10).", _BAJA_SAE),
    "P-D18": ("El promedio en letra dice «{valor}» y debe decir «{letra}».", _REPORTE),
    "P-D19": (
        "La calificación de {n} es «{valor}» y el documento pide un número.",
        "Capture en el SAE la calificación numérica, pida la baja y solicite de nuevo.",
    ),
    "P-D20": ("Las horas de {n} dicen «{valor}».", _BAJA_CATALOGO),
    "P-D21": ("El módulo «{valor}» está dos veces.", _BAJA_CATALOGO),
    "P-D22": ("El documento no lleva módulos de formación laboral.", _BAJA_CATALOGO),
    "P-D23": ("Falta el perfil de egreso específico.", _REPORTE),
    "P-N01": ("«{valor}» no va en mayúsculas y minúsculas.", _BAJA_NOMBRE),
    "P-N02": ("«{valor}» trae letras mal leídas; sería «{reparado}».", _BAJA_NOMBRE),
    "P-N03": ("«{valor}» trae cifras o signos que un nombre no lleva.", _BAJA_NOMBRE),
    "P-N04": ("{campo} está vacío.", _BAJA_NOMBRE),
    **{f"P-C{n:02d}": _AJUSTE for n in range(1, 11)},
    "P-C11": ("«{valor}» no tiene la forma de una CCT.", _BAJA_CATALOGO),
    "P-C12": ("La letra final de la CCT «{valor}» no corresponde.", _BAJA_CATALOGO),
    "P-C13": ("La CCT «{valor}» no es de un plantel del catálogo.", _BAJA_CATALOGO),
    "P-C14": ("La entidad «{valor}» no es una clave INEGI de 01 a 32.", _BAJA_CATALOGO),
    "P-C15": ("La entidad «{valor}» no es la de la CCT {cct}.", _BAJA_CATALOGO),
    "P-C16": ("El municipio «{valor}» no es una clave INEGI de tres dígitos.", _BAJA_CATALOGO),
    "P-C17": (
        "El municipio «{valor}» no es el del plantel {cct}: {esperado}.",
        _BAJA_CATALOGO,
    ),
    "P-C18": ("El plantel se llama «{valor}» y el catálogo dice «{esperado}».", _BAJA_CATALOGO),
    "P-C19": ("{campo} dice «{valor}» y un plantel público no lleva RVOE.", _BAJA_CATALOGO),
    "P-C20": ("El plan «{valor}» no está en el catálogo.", _BAJA_CATALOGO),
    "P-C21": ("La carrera dice «{valor}» y el plan dice «{esperado}».", _BAJA_CATALOGO),
    "P-C22": ("El perfil dice «{valor}» y el plan dice «{esperado}».", _BAJA_CATALOGO),
    "P-C23": ("El total de créditos es {valor} y el plan {plan} tiene {esperado}.", _BAJA_CATALOGO),
    "P-C24": ("Falta el módulo {modulo}, «{valor}».", _BAJA_CATALOGO),
    "P-C25": ("El módulo «{valor}» no es de formación laboral de este plan.", _BAJA_CATALOGO),
    "P-C26": ("El módulo «{valor}» no va en el orden del plan.", _BAJA_CATALOGO),
    "P-C27": ("{modulo} dice {valor} horas y el plan tiene {esperado}.", _BAJA_CATALOGO),
    "P-C28": ("{modulo} dice {valor} créditos y el plan tiene {esperado}.", _BAJA_CATALOGO),
    "P-C29": ("{modulo} tiene {valor} y el mínimo del plan es {minimo}.", _BAJA_SAE),
    "P-C30": ("El promedio {valor} es menor que el mínimo del plan, {minimo}.", _BAJA_SAE),
    "P-F01": ("El certificado de quien firmó no se puede leer ({valor}).", _FIRMAR_OTRA_VEZ),
    "P-F02": ("El certificado {valor} no es una e.firma.", _FIRMAR_OTRA_VEZ),
    "P-F03": ("El certificado empieza a valer el {valor}.", _FIRMAR_OTRA_VEZ),
    "P-F04": ("El certificado venció el {valor}.", _FIRMAR_OTRA_VEZ),
    "P-F05": (
        "Nadie conocido emitió el certificado («{valor}»).",
        "Compruebe que es del SAT; si lo es, sistemas agrega su autoridad a las anclas.",
    ),
    "P-F06": ("El número {valor} no es el del certificado, {esperado}.", _FIRMAR_OTRA_VEZ),
    "P-F07": ("El certificado es de {certificado} y firma {valor}.", _FIRMAR_OTRA_VEZ),
    "P-F08": (
        "La CURP {valor} no es de un firmante activo de la oficina.",
        "Sistemas da de alta a la persona, o firma quien esté registrado.",
    ),
    "P-F09": ("El cargo {valor} no es el registrado, {esperado}.", _BAJA_CATALOGO),
    "P-F10": ("Firma «{valor}» y está registrado «{esperado}».", _BAJA_CATALOGO),
    "P-F11": (
        "El sello no corresponde a los datos del documento ({valor}).",
        "Pida la baja y solicite de nuevo: ningún dato puede cambiar después de firmar.",
    ),
    "P-R01": ("El folio de control {valor} no es el del trámite, {esperado}.", _REPORTE),
    "P-R02": (
        "El folio {valor} está {estado} y debe estar usado por este trámite.",
        "Revise el folio en Folios y el cuadre antes de enviar.",
    ),
    "P-R03": ("{campo} dice «{valor}» y la matrícula dice «{esperado}».", _BAJA_SAE),
    "P-R04": ("El documento dice «{valor}» y se confirmó «{esperado}».", _BAJA_NOMBRE),
    "P-R05": (
        "La CURP {valor} ya tiene un certificado timbrado: {otros}.",
        "Si el anterior está mal, cancélelo primero; si está bien, pida la baja de este.",
    ),
    "P-R06": (
        "{valor} espera respuesta en otro lote: {lotes}.",
        "Importe esa respuesta, o declare perdido ese lote, antes de enviarlo otra vez.",
    ),
    "P-R07": (
        "El trámite está suspendido: {valor}.",
        "Levante la suspensión en el SAE e importe la matrícula.",
    ),
    "P-R08": ("El plan «{valor}» no es el del trámite, {esperado}.", _BAJA_SAE),
    "P-L01": ("«{valor}» no sirve de nombre de archivo en el lote.", _REPORTE),
    "P-L02": ("El archivo {valor} no se llama como su folio de control, {folio}.", _REPORTE),
    "P-L03": (
        "La CURP {valor} ya está en este lote, en {otro}.",
        "Deje uno de los dos y pida la baja del otro.",
    ),
    "P-L04": (
        "La matrícula {valor} ya está en este lote, en {otro}.",
        "Deje uno de los dos y pida la baja del otro.",
    ),
    "P-L05": ("El folio de control {valor} ya está en este lote, en {otro}.", _REPORTE),
    "P-L06": ("El lote tiene {valor} certificados y admite {maximo}.", "Divida el lote."),
    "P-L07": ("El lote no tiene certificados.", "Agregue certificados firmados."),
    "S-PLANTEL-CCT": (
        "El plantel {que} tiene la CCT «{valor}», que no vale.",
        "Corrija la CCT en el catálogo de planteles.",
    ),
    "S-PLANTEL-ENTIDAD": (
        "La CCT del plantel {que} no es de su entidad ({valor}).",
        "Corrija la CCT o la entidad en el catálogo de planteles.",
    ),
    "S-PLANTEL-MUNICIPIO": (
        "El plantel {que} no tiene municipio con clave de tres dígitos («{valor}»).",
        "Capture la clave INEGI del municipio.",
    ),
    "S-PLANTEL-NOMBRE": ("El plantel {que} no tiene nombre.", "Capture el nombre oficial."),
    "S-PLAN-AUSENTE": ("El plan «{que}» no está en el catálogo.", "Agregue el plan y sus módulos."),
    "S-PLAN-VACIO": ("El plan {que} no tiene módulos.", "Agregue los módulos del plan."),
    "S-PLAN-LABORAL": (
        "El plan {que} no tiene módulos de formación laboral.",
        "Revise la formación de cada módulo.",
    ),
    "S-PLAN-HORAS": (
        "En el plan {que} hay módulos laborales sin horas: {valor}.",
        "Capture las horas; sin ellas el documento dice «***».",
    ),
    "S-PLAN-MODULO-CREDITOS": (
        "En el plan {que} hay módulos laborales sin créditos: {valor}.",
        "Capture los créditos de cada módulo.",
    ),
    "S-PLAN-CREDITOS": (
        "En el plan {que} los módulos suman más créditos que el total ({valor}).",
        "Revise el total del plan y los créditos de sus módulos.",
    ),
    "S-PLAN-NOMBRE": (
        "El plan {que} no tiene carrera o nombre largo.",
        "Capture ambos con la forma del catálogo.",
    ),
    "S-PLAN-REPETIDO": (
        "En el plan {que} hay módulos laborales con el mismo nombre: {valor}.",
        "Distinga sus nombres.",
    ),
    "S-AJUSTE": (
        "Falta el ajuste {que}.",
        "Captúrelo con el valor del catálogo que entregó la SEP.",
    ),
    "S-FIRMANTE-DATOS": (
        "Al firmante {que} le falta: {valor}.",
        "Complete sus datos en el catálogo de usuarios.",
    ),
    "S-FIRMANTE-EFIRMA": (
        "El certificado con que firma {que} vence o venció el {valor}.",
        "Debe renovar su e.firma en el SAT.",
    ),
    "S-NIVEL-SIN-FIRMANTE": (
        "Nadie activo firma el nivel {que}.",
        "Dé de alta a quien firma ese nivel.",
    ),
    "S-MODELO": (
        "El modelo {que} todavía no se emite por la vía electrónica.",
        "Sistemas registra la disposición cuando llegue; mientras, sus alumnos esperan.",
    ),
    "S-KARDEX": (
        "Hay calificaciones de {valor}, que no está en el plan {que}.",
        "Agregue el módulo al plan, o corrija su clave en el SAE.",
    ),
}
"""Sentence and remedy of each rule of the pre-flight (P) and of the catalogues' health (S)."""
