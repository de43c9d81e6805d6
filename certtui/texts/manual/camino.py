"""Pages of the manual: the screens of the road, 1 to 9, and those that open from them."""

from typing import Final

from certtui.texts.manual.forma import Hoja

HOJAS: Final[dict[str, Hoja]] = {
    "tablero": Hoja(
        "Dice qué le toca hoy, qué ya venció, qué espera firma y qué rechazó COSFAC, dentro de su"
        " alcance. Cada renglón lleva a su lista.",
        (
            "Lea los cuatro números de arriba; los renglones siguientes los desglosan.",
            "Baje al renglón que quiere atender y oprima {tablero.abrir}: se abre su lista con el"
            " filtro puesto.",
            "Esc regresa al mismo renglón del tablero, que se cuenta otra vez.",
        ),
        (
            "Los plazos (2 y 24 horas de COSFAC, 5 días de entrega, 30 de la revisión) son ajustes"
            " de la oficina.",
            "De la e.firma se avisa a 60, 30 y 7 días de que venza.",
        ),
    ),
    "cola": Hoja(
        "Es la lista de todos los trámites a su alcance. Desde aquí se da cada paso del camino, a"
        " uno o a muchos.",
        (
            "Oprima {cola.filtrar} y escriba qué quiere ver: plantel:901 estado:autorizado, o parte"
            " del nombre.",
            "Marque renglones con {cola.marcar}, o todo lo visible con {cola.marcar_todo}. Sin"
            " marcas, se actúa sobre el renglón del cursor.",
            "Oprima la tecla del paso: {cola.solicitar}, {cola.autorizar}, {cola.devolver},"
            " {cola.registrar}, {cola.cargar} o {cola.nombre}.",
            "Lea cuántos son y de dónde, y conteste. Lo que se rehúsa queda marcado, con su regla.",
            "{cola.abrir} muestra la historia: fechas, quién lo tiene y qué sigue.",
            "{cola.baja} pide a DSE la baja de lo que tiene un error y no se ha enviado;"
            " {cola.desistir} cierra lo que aún no tiene folio si el alumno desiste.",
            "{lista.ordenar} ordena por la columna siguiente, {lista.invertir} al revés, y"
            " {lista.guardar} guarda todo lo que se ve como CSV en su bandeja de salida.",
        ),
        (
            "Las marcas valen solo para lo que se ve: al cambiar el filtro se quitan.",
            "Cada trámite se guarda al hacerse: cancelar conserva lo hecho.",
            "Al volver a entrar encuentra el filtro, el orden y el renglón donde los dejó.",
        ),
    ),
    "linea_de_tiempo": Hoja(
        "La historia de un certificado: cada paso con su fecha, quién lo dio, quién lo tiene ahora"
        " y qué sigue.",
        (
            "Baje por los pasos; al pie se lee completo el marcado.",
            "{historia.imprimir} deja una página de texto en su bandeja de salida, para imprimir o"
            " dar al alumno.",
        ),
    ),
    "elegibilidad": Hoja(
        "Revisa en cada estudiante los criterios a–h del numeral 6 antes de solicitar, y dice qué"
        " falta, quién lo corrige y dónde.",
        (
            "Lea la matriz: cada columna es un criterio.",
            "{elegibilidad.abrir} muestra el detalle: el valor visto, la regla y la ruta del SAE.",
            "{elegibilidad.causas} agrupa por causa, para corregir juntas las que son iguales.",
            "{elegibilidad.correcciones} guarda lo que se corrige en el SAE;"
            " {elegibilidad.consulta} guarda las CURP por confrontar con RENAPO.",
            "{elegibilidad.renapo} lee la respuesta de RENAPO; lo que difiere se ve en el detalle.",
            "{elegibilidad.iniciar} abre el trámite de las marcadas ({elegibilidad.marcar}), o de"
            " la del renglón.",
        ),
        ("Corregido el SAE, importe otra vez su archivo: lo ya importado no se repite.",),
    ),
    "detalle_elegibilidad": Hoja(
        "Los criterios de un estudiante, uno por renglón, con el valor visto y lo que pide la"
        " regla.",
        ("{elegibilidad.diferencias} muestra lo de aquí junto a lo de RENAPO.",),
    ),
    "confronta": Hoja(
        "Lo que RENAPO contestó de una CURP junto a lo de aquí, campo por campo (L06b).",
        (),
        ("Si los datos de aquí cambiaron después de la confronta, hay que repetirla.",),
    ),
    "importado": Hoja(
        "Lo que resultó de un archivo: cuántos entraron y, de cada fila que quedó fuera, por qué"
        " y qué hacer.",
    ),
    "nombres": Hoja(
        "Coteja cómo se escribe cada nombre: acta, RENAPO y propuesta, lado a lado, los dudosos"
        " primero.",
        (
            "{listado.abrir} abre un nombre: compárelo con el acta y corrija mayúsculas, acentos o"
            " partículas.",
            "{nombres.confirmar} confirma juntos los que están bien; los dudosos se miran uno por"
            " uno.",
            "El área estatal valida con {nombres.validar} la ortografía donde la oficina lo pide"
            " (V21), o los regresa a cotejo con {nombres.reabrir}.",
        ),
        ("El programa nunca pone acentos por su cuenta: los pone quien tiene el acta enfrente.",),
    ),
    "nombre": Hoja(
        "Un nombre: lo que dice el acta, lo que dice RENAPO y lo que se imprimirá.",
        (
            "Escriba o corrija los campos: {nombre.acento} acentúa la letra anterior y"
            " {nombre.particula} pasa «De» a «de».",
            "Intro en el último campo confirma: diga con qué documento se cotejó y quién lo"
            " manifiesta. {nombre.corregir} lo guarda sin confirmarlo.",
        ),
        ("El acta no cambia nunca; el nombre es el único dato que se corrige aquí (L17e).",),
    ),
    "firma": Hoja(
        "Sella con la e.firma lo que espera a quien firma: aquí, con una sola contraseña, o por"
        " paquete en el equipo de quien firma.",
        (
            "{firma.revisar} hace las ocho pruebas de la e.firma antes de firmar.",
            "{firma.ver} muestra el certificado como se imprimirá; {firma.cadena}, su cadena"
            " original, campo por campo; {firma.agenda}, cuándo vence cada e.firma.",
            "{firma.falta} compara un paquete que salió con lo que ya está firmado.",
            "{firma.firmar} sella todo lo de la lista; o {firma.paquete} escribe un paquete que se"
            " sella fuera y {firma.importar} trae los sellos.",
        ),
        (
            "La contraseña no se guarda ni se muestra; la llave .key no se copia.",
            "Lo que no verifica no cuenta: se dice cuál y por qué.",
        ),
    ),
    "vista": Hoja(
        "El certificado como se imprimirá, en texto, página por página; o la vigencia de las"
        " e.firmas. Lo que solo pone una firma o el timbre se dice entre paréntesis."
    ),
    "cadena": Hoja("La cadena original que se sella, campo por campo, como irá en el XML."),
    "lotes": Hoja(
        "Reúne lo firmado en lotes para COSFAC, los envía, e importa sus respuestas.",
        (
            "{lotes.crear} revisa lo firmado: lo malo queda fuera con su regla, lo bueno va en"
            " lotes. Con carpeta se exportan en el mismo paso.",
            "{lotes.exportar} escribe el ZIP, que se sube a COSFAC; o {lotes.enviar} lo envía desde"
            " aquí si la oficina tiene el servicio.",
            "{lotes.responder} lee la respuesta por archivo y {lotes.bajar} la trae del servicio:"
            " las dos muestran antes qué cambiaría.",
            "{lotes.partir} separa lo que puede irse de lo que no (C28).",
            "Si vence, {lotes.ticket} avisa y da el texto del ticket; si se perdió,"
            " {lotes.perdido} lo declara con su evidencia y lo suyo puede irse otra vez (E10).",
        ),
        (
            "Lo normal son 2 horas; hasta 24 está saturado; después está vencido y se abre un"
            " ticket (L11c).",
            "Un lote nunca se envía dos veces: si la línea se corta, se busca en COSFAC; si no"
            " aparece, {lotes.numero} anota su número o que no llegó.",
        ),
    ),
    "lote_abierto": Hoja(
        "Los certificados de un lote, lo que COSFAC dijo de cada uno, y los que faltan.",
        (
            "{lotes.estado} muestra un solo resultado cada vez: rechazados, sin XML, sin"
            " respuesta.",
            "{lotes.certificado} abre la historia del certificado; {lotes.historia}, la del lote.",
        ),
        ("Lo aceptado sin XML sigue en espera: la siguiente descarga lo completa (E11).",),
    ),
    "ensayo": Hoja(
        "Qué cambiaría una respuesta de COSFAC, un renglón por certificado. Nada se ha cambiado.",
        (
            "Lea primero lo de arriba: alterados, lo que no es de aquí, y los rechazos con su"
            " causa.",
            "{lotes.efecto} muestra un solo efecto cada vez; {lotes.cambio}, el renglón entero.",
            "{lotes.aplicar} importa exactamente lo leído. Si se interrumpe, se aplica otra vez y"
            " sigue donde iba.",
        ),
    ),
    "historia_de_lote": Hoja("Lo que se hizo con un lote: cuándo, quién, y con qué datos."),
    "cambio": Hoja("Un renglón del ensayo, entero: el efecto, de quién es, y por qué."),
    "rechazos": Hoja(
        "Lo que COSFAC rechazó, agrupado por causa: qué campo, quién lo resuelve y qué hacer.",
        (
            "Las teclas obran sobre la causa entera: {rechazos.pedir} pide sus bajas,"
            " {rechazos.atender} registra que se atendieron, {rechazos.rehacer} hace los trámites"
            " nuevos.",
            "{rechazos.corregir} abre donde se corrige: el nombre aquí, la hoja del SAE con sus"
            " tickets, la e.firma o los catálogos.",
            "De un mensaje desconocido, {rechazos.regla} agrega la regla y deja el reporte para la"
            " mesa de servicio.",
            "{rechazos.abrir} muestra los rechazos uno por uno.",
        ),
    ),
    "rechazos_de_causa": Hoja(
        "Los rechazos de una causa, para atenderlos juntos o uno por uno.",
        (
            "Marque los que va a atender; sin marcas, el del cursor.",
            "Pida la baja con {rechazos.pedir}, guarde la hoja con {rechazos.correcciones}, o vea"
            " el ticket para la DSE con {rechazos.ticket}.",
            "Atendida la baja y corregido el dato, {rechazos.rehacer} revisa otra vez y hace el"
            " trámite que lo sucede; lo que no cumple se deja, con su regla.",
        ),
    ),
    "ticket": Hoja(
        "El texto del ticket, listo para copiarlo al portal de la mesa de servicio o guardarlo en"
        " su bandeja de salida.",
    ),
    "entrega": Hoja(
        "Descarga, resguarda y entrega lo timbrado, con su acuse; repone lo entregado y cancela.",
        (
            "Descargue: los archivos quedan resguardados con su huella.",
            "Entregue por correo, o deje el mensaje listo (.eml), y recabe el acuse.",
            "La reposición es otra entrega del mismo certificado.",
        ),
        ("La cancelación no se deshace: pide escribir el folio.",),
    ),
    "folios": Hoja(
        "El árbol de rangos de folios, con la cuenta de cada estado; la diferencia debe ser 0.",
        (
            "Asigne un rango a una entidad o a un plantel; el plantel acusa recibo.",
            "{folios.solicitar} escribe la solicitud de folios de un plantel (F01) en su bandeja.",
            "Devuelva o bloquee folios libres, con su motivo y la palabra que se pide.",
        ),
        ("Ningún folio se usa dos veces y ninguno se pierde: la base misma lo impide.",),
    ),
    "tanda": Hoja(
        "El avance de un trabajo sobre muchos: cuántos van, a qué ritmo, y cuáles no se pudieron.",
        (
            "Espere, o oprima {tanda.cancelar}: se detiene al acabar el que está haciendo.",
            "Lea en la lista lo que no se hizo y por qué regla.",
            "Al firmar, {tanda.reintentar} intenta otra vez solo los que fallaron.",
        ),
        ("Lo hecho queda hecho aunque se corte la línea; al volver a entrar se dice qué quedó.",),
    ),
}
