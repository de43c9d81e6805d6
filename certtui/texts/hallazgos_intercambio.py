"""Sentence and remedy of what is found in files that come in; templates over the finding's data."""

from collections.abc import Mapping

from certtui.texts import usuarios

_CORRIJA_EN_SAE = "Corrija el dato en SAE y exporte de nuevo."

FRASES: dict[str, tuple[str, str]] = {
    "tabla.columnas": (
        "El renglón {linea} trae {hay} columnas y el encabezado {espera}.",
        "Revise separadores o comillas de sobra en ese renglón; los demás sí entraron.",
    ),
    "tabla.linea_larga": (
        "El renglón {linea} mide más de {limite} bytes.",
        "No es un renglón de alumnos: revise el archivo; los demás sí entraron.",
    ),
    "tabla.comillas": (
        "En el renglón {linea} se abren comillas que no se cierran.",
        "Cierre o quite las comillas de ese renglón.",
    ),
    "tabla.celda_larga": (
        "El renglón {linea} trae una celda demasiado larga.",
        "Revise ese renglón; los demás sí entraron.",
    ),
    "tabla.codificacion": (
        "El renglón {linea} no está en {codificacion} como el resto; se leyó como cp1252.",
        "Revise los acentos de ese renglón.",
    ),
    "tabla.columna_desconocida": (
        "La columna {columna} no está en el mapeo y no se usa.",
        "Nada que hacer, salvo que deba importarse: agréguela al mapeo.",
    ),
    "tabla.lineas_previas": (
        "Renglones pasados por alto antes del encabezado: {cuantas}.",
        "Nada que hacer; si eran datos, póngalos debajo del encabezado e importe otra vez.",
    ),
    "texto.control": (
        "La columna {columna} trae un carácter de control o invisible ({caracter}).",
        "Borre ese carácter en SAE y exporte de nuevo.",
    ),
    "texto.mojibake": (
        "La columna {columna} parece mal decodificada: «{valor}» sería «{propuesta}».",
        "Exporte en la codificación correcta, o agregue la reparación «mojibake» al mapeo.",
    ),
    "texto.mitad": (
        "La columna {columna} trae letras partidas: «{valor}» sería «{propuesta}».",
        "Agregue la reparación «mojibake» al mapeo, o exporte en la codificación correcta.",
    ),
    "texto.reemplazo": (
        "La columna {columna} perdió letras al exportarse: «{valor}».",
        "Los acentos ya no se pueden recuperar del archivo: exporte de nuevo.",
    ),
    "clave.decimal": (
        "La clave de {columna} llegó como número con decimales: «{valor}» sería «{propuesta}».",
        "Agregue la reparación «entero» al mapeo, o exporte la columna como texto.",
    ),
    "clave.ceros": (
        "La clave de {columna} parece haber perdido ceros: «{valor}» sería «{propuesta}».",
        "Agregue la reparación «ceros» al mapeo, o exporte la columna como texto.",
    ),
    "dato.vacio": (
        "Falta {columna}, que es obligatorio.",
        "Capture el dato en SAE y exporte de nuevo.",
    ),
    "dato.entero": (
        "En {columna} se esperaba un número entero y llegó «{valor}».",
        _CORRIJA_EN_SAE,
    ),
    "dato.booleano": (
        "En {columna} se esperaba sí o no y llegó «{valor}».",
        "Corrija el dato, o agregue esa palabra a los valores de sí y no del mapeo.",
    ),
    "dato.fecha": (
        "La fecha «{valor}» de {columna} no existe o no tiene uno de los formatos {formatos}.",
        "Corrija la fecha en SAE, o agregue su formato al mapeo.",
    ),
    "dato.modelo": (
        "El modelo académico «{valor}» no es un año de cuatro cifras.",
        _CORRIJA_EN_SAE,
    ),
    "matricula.forma": (
        "La matrícula «{valor}» no tiene la forma 123456789-0.",
        "Corrija la matrícula en SAE; propuesta: {propuesta}.",
    ),
    "matricula.ceros": (
        "La matrícula llegó como «{original}» y se completó con ceros: {valor}.",
        "Nada que hacer si es de un ingreso de 2000 a 2009; si no, complétela en SAE.",
    ),
    "matricula.repetida": (
        "La matrícula {valor} ya venía en el renglón {primera}.",
        "Deje un solo renglón por matrícula; se tomó el primero.",
    ),
    "calificacion.texto": (
        "Se esperaba una calificación y llegó «{valor}».",
        "Capture un número de 0 a 10, o una de las claves {literales}.",
    ),
    "calificacion.rango": (
        "La calificación «{valor}» no está entre 0 y 10.",
        _CORRIJA_EN_SAE,
    ),
    "calificacion.decimales": (
        "La calificación «{valor}» trae más de un decimal.",
        "Revísela en SAE; si está mal, corríjala ahí y exporte de nuevo.",
    ),
    "kardex.repetido": (
        "El módulo {modulo} del periodo {periodo} ya venía en el renglón {primera}.",
        "Era igual: no cambia nada.",
    ),
    "kardex.contradictorio": (
        "El módulo {modulo} del periodo {periodo} trae otra calificación en el renglón {primera}.",
        "Aclare en SAE cuál es la buena y exporte de nuevo; se tomó la primera.",
    ),
    "registro.folio_repetido": (
        "El folio {valor} ya venía en el renglón {primera}.",
        "Un folio no puede ser de dos matrículas: aclárelo en el libro de SAE.",
    ),
    "renapo.curp_repetida": (
        "La CURP {valor} ya venía en el renglón {primera}.",
        "Deje una sola respuesta por CURP; se tomó la primera.",
    ),
    "renapo.estatus": (
        "El estatus «{valor}» de RENAPO no está en el mapeo.",
        "Agregue ese estatus a la sección [renapo.estatus] del mapeo y repita la importación.",
    ),
    "cosfac.estatus": (
        "El estatus «{valor}» de {archivo_item} no es un número.",
        "Consulte de nuevo el lote; esa fila no se aplicó.",
    ),
    "cosfac.archivo_vacio": (
        "La fila {linea} del resultado no dice de qué archivo habla.",
        "Consulte de nuevo el lote; esa fila no se aplicó.",
    ),
    "cosfac.duplicado": (
        "El archivo {valor} viene dos veces en el resultado, con lo mismo.",
        "Nada que hacer: se conservan ambas filas.",
    ),
    "cosfac.contradictorio": (
        "El archivo {valor} viene aceptado y rechazado en el mismo resultado.",
        "Pida a COSFAC que aclare el lote antes de aplicar esa fila.",
    ),
    "cosfac.pdf": (
        "{valor} dice ser PDF y no lo es.",
        "Descargue de nuevo la respuesta; los demás sí se leyeron.",
    ),
    "cosfac.xml": (
        "{valor} no es un XML bien formado.",
        "Descargue de nuevo la respuesta; los demás sí se leyeron.",
    ),
    "cosfac.doctype": (
        "{valor} trae una declaración DOCTYPE o entidades, que ningún certificado lleva.",
        "No se abrió. Pida el archivo de nuevo y avise a sistemas.",
    ),
    "cosfac.xml_grande": (
        "{valor} mide más de {limite} bytes.",
        "Ningún certificado mide tanto: no se abrió.",
    ),
    "cosfac.codificacion": (
        "{valor} no está en UTF-8.",
        "Descargue de nuevo la respuesta, sin abrirla con otro programa.",
    ),
    "cosfac.no_es_dec": (
        "{valor} no es un certificado electrónico (su raíz es {raiz}).",
        "Revise que la respuesta sea de este lote.",
    ),
    "cosfac.sin_timbre": (
        "{valor} no trae el timbre de la SEP.",
        "Descargue de nuevo el lote; sin timbre el certificado no vale.",
    ),
    "cosfac.folio_control": (
        "{valor} dice por dentro ser {folio}.",
        "Alguien cambió el nombre del archivo: pida la respuesta de nuevo.",
    ),
    "cosfac.repetido": (
        "{valor} viene en más de un archivo de la respuesta y con distinto contenido.",
        "No se tomó el segundo: pida a COSFAC que aclare cuál vale.",
    ),
    "cosfac.anidado": (
        "{valor} es un ZIP dentro de otro.",
        "Sáquelo y entréguelo aparte, tal como se descargó.",
    ),
    "cosfac.extrano": (
        "{valor} no es XML, PDF ni tabla de resultados.",
        "No se usó. Si esperaba algo de ese archivo, revise la descarga.",
    ),
    "cosfac.resultado": (
        "{valor} no es una tabla con las columnas ARCHIVO y ESTATUS.",
        "Entregue la tabla tal como la devolvió COSFAC; lo demás sí se leyó.",
    ),
    "sae.plantel_desconocido": (
        "El plantel {valor} no está en el catálogo de esta base; la fila quedó fuera.",
        "Revise la clave en el SAE, o cargue el plantel con «importar catalogo planteles».",
    ),
    "sae.plantel_ajeno": (
        "El alumno es del plantel {valor}, que no está a su cargo; la fila quedó fuera.",
        "Pida que lo importe ese plantel o el área estatal.",
    ),
    "sae.sin_alumno": (
        "La matrícula {valor} no está en la base o no está a su cargo; la fila quedó fuera.",
        "Importe primero el archivo de alumnos y vuelva a importar este.",
    ),
    "sae.nada_se_retira": (
        "Una fila quedó fuera, así que no se retiró ninguna calificación de las que ya no vienen.",
        "Corrija esa fila en el SAE, vuelva a exportar e importe otra vez con --completo.",
    ),
    "sae.suprimido": (
        "Los datos de esta matrícula se suprimieron de la base; la fila quedó fuera.",
        "No hay nada que corregir: la supresión no se deshace con una importación.",
    ),
    "renapo.sin_alumno": (
        "Nadie de la base, a su cargo, tiene la CURP {valor}; la respuesta no se usó.",
        "Revise que la consulta y la respuesta sean de esta base, o importe antes a los alumnos.",
    ),
    **{
        f"usuario.{clave}": (f"{frase}.", "Corrija ese dato en el archivo.")
        for clave, frase in usuarios.FRASES.items()
    },
}


class _Datos(dict[str, str]):
    def __missing__(self, clave: str) -> str:
        return "—"


def explicar(clave: str, datos: Mapping[str, str]) -> tuple[str, str]:
    """Sentence and remedy of one finding, filled with its data."""
    frase, remedio = FRASES[clave]
    campos = _Datos(datos)
    return frase.format_map(campos), remedio.format_map(campos)
