"""Errors of e.firma files and seals."""

from certtui.texts.errores.forma import Plantilla

_DOS_ARCHIVOS = "Traiga los dos archivos que entregó el SAT: el .cer y el .key de la e.firma."

PLANTILLAS: dict[str, Plantilla] = {
    "EFI-001": Plantilla("e.firma", "La e.firma no se puede usar.", _DOS_ARCHIVOS),
    "EFI-010": Plantilla(
        "Falta el .cer", "No se indicó el archivo .cer de la e.firma.", _DOS_ARCHIVOS
    ),
    "EFI-011": Plantilla(
        "El .cer está vacío",
        "El archivo .cer no contiene nada.",
        "La copia quedó a medias: cópielo otra vez desde donde lo guarda.",
    ),
    "EFI-012": Plantilla(
        "El .cer es un PEM",
        "El archivo dado como .cer es texto en formato PEM, no el original del SAT.",
        "Traiga el .cer tal como lo entregó el SAT, sin convertirlo.",
    ),
    "EFI-013": Plantilla(
        "El .cer es un PFX",
        "El archivo dado como .cer es un PFX (certificado y llave juntos).",
        "No use el PFX. " + _DOS_ARCHIVOS,
    ),
    "EFI-014": Plantilla(
        "Se dio el .key como .cer",
        "El archivo dado como .cer es una llave privada.",
        "Elija el archivo que termina en .cer; el .key va en el otro campo.",
    ),
    "EFI-015": Plantilla(
        "El .cer no se puede leer",
        "El archivo dado como .cer no es un certificado o está dañado.",
        "Descárguelo otra vez del SAT (CertiSAT, recuperación de certificados).",
    ),
    "EFI-016": Plantilla(
        "Certificado que no es del SAT",
        "El certificado no tiene el número de 20 cifras ni la llave RSA de los que emite el SAT.",
        _DOS_ARCHIVOS,
    ),
    "EFI-020": Plantilla(
        "No es una e.firma",
        "El certificado de {titular} no es una e.firma: es un sello digital (CSD) o de otro uso.",
        "Traiga el .cer y el .key de la e.firma (FIEL), no los del sello para facturar.",
    ),
    "EFI-030": Plantilla(
        "e.firma aún no vigente",
        "La e.firma empieza a valer el {desde} y ahora es {ahora}.",
        "Espere a esa fecha, o revise la fecha y la hora del equipo.",
    ),
    "EFI-031": Plantilla(
        "e.firma vencida",
        "La e.firma venció el {hasta} y ahora es {ahora}.",
        "Renuévela ante el SAT y traiga los archivos nuevos; nada se firma mientras tanto.",
    ),
    "EFI-035": Plantilla(
        "Emisor desconocido",
        "El certificado dice que lo emitió «{emisor}», que no es una autoridad reconocida aquí.",
        "Si el SAT estrenó una autoridad, pida a sistemas que agregue su certificado.",
    ),
    "EFI-040": Plantilla(
        "Falta el .key", "No se indicó el archivo .key de la e.firma.", _DOS_ARCHIVOS
    ),
    "EFI-041": Plantilla(
        "El .key está vacío",
        "El archivo .key no contiene nada.",
        "La copia quedó a medias: cópielo otra vez desde donde lo guarda.",
    ),
    "EFI-042": Plantilla(
        "El .key es un PEM",
        "El archivo dado como .key es texto en formato PEM, no el original del SAT.",
        "Traiga el .key tal como lo entregó el SAT, sin convertirlo.",
    ),
    "EFI-043": Plantilla(
        "El .key es un PFX",
        "El archivo dado como .key es un PFX (certificado y llave juntos).",
        "No use el PFX. " + _DOS_ARCHIVOS,
    ),
    "EFI-044": Plantilla(
        "Se dio el .cer como .key",
        "El archivo dado como .key es un certificado.",
        "Elija el archivo que termina en .key; el .cer va en el otro campo.",
    ),
    "EFI-045": Plantilla(
        "El .key no se puede leer",
        "El archivo dado como .key no es una llave privada del SAT o está dañado.",
        "Cópielo otra vez; el SAT no guarda copia: si se perdió, renueve la e.firma.",
    ),
    "EFI-046": Plantilla(
        "El .key no tiene contraseña",
        "La llave privada está sin cifrar: no es el archivo que entrega el SAT.",
        "Traiga el .key original, con contraseña, y borre esa copia sin proteger.",
    ),
    "EFI-047": Plantilla(
        "Cifrado del .key no admitido",
        "La llave está cifrada de una forma que este programa no abre.",
        "Traiga el .key original del SAT, sin convertirlo con otros programas.",
    ),
    "EFI-050": Plantilla(
        "Falta la contraseña",
        "No se escribió la contraseña de la llave privada.",
        "Escriba la contraseña del .key.",
    ),
    "EFI-051": Plantilla(
        "Contraseña incorrecta",
        "La contraseña no abre el archivo .key.",
        "Escríbala otra vez: cuide mayúsculas, eñes y acentos; no es la del SAT en internet.",
    ),
    "EFI-055": Plantilla(
        "El .key no es de ese .cer",
        "La llave privada no corresponde al certificado de {titular}.",
        "Traiga el .cer y el .key que se tramitaron juntos; quizá uno es de antes de renovar.",
    ),
    "EFI-060": Plantilla(
        "La e.firma es de otra persona",
        "La CURP de la e.firma es {curp} y la de quien firma es {esperada}.",
        "Cada quien firma con su e.firma; si la CURP del usuario está mal, pida corregirla.",
    ),
    "EFI-061": Plantilla(
        "La e.firma tiene otro RFC",
        "El RFC de la e.firma es {rfc} y el de quien firma es {esperado}.",
        "Cada quien firma con su e.firma; si el RFC del usuario está mal, pida corregirlo.",
    ),
    "EFI-070": Plantilla(
        "El sello no verifica",
        "Un sello recién hecho no verificó con su certificado y se descartó.",
        "Vuelva a intentarlo; si se repite, avise a soporte: puede ser una falla del equipo.",
    ),
    "EFI-071": Plantilla(
        "Se interrumpió el sellado",
        "El proceso que sella terminó o no respondió; lo ya sellado se conserva.",
        "Vuelva a firmar: se continúa con lo que falta.",
    ),
    "EFI-032": Plantilla(
        "La e.firma está revocada",
        "El SAT revocó este certificado el {desde} ({motivo}).",
        "Quien firma debe tramitar una e.firma nueva; con esta ya no se puede firmar.",
    ),
    "EFI-076": Plantilla(
        "Lista de revocación ilegible",
        "{archivo} no es una lista de revocación (CRL) ni una respuesta de OCSP.",
        "Descárguela otra vez de la autoridad, en DER; nada cambió.",
    ),
    "EFI-077": Plantilla(
        "Revocación de una autoridad desconocida",
        "{archivo} no lo firmó ninguna de las autoridades de la oficina.",
        "Agregue primero el certificado de esa autoridad con «certtui anclas agregar»; "
        "nada cambió.",
    ),
    "EFI-078": Plantilla(
        "OCSP sin respuesta",
        "{archivo} no dice si el certificado está vigente ({estado}).",
        "Pida otra vez la respuesta a la autoridad; nada cambió.",
    ),
    "EFI-079": Plantilla(
        "La huella no es la esperada",
        "La huella SHA-256 de {archivo} es {huella}, no la que se indicó.",
        "No lo agregue: consiga el certificado de su fuente oficial y compare la huella.",
    ),
    "EFI-080": Plantilla(
        "No es una autoridad",
        "{archivo} es un certificado de {titular}, que no es una autoridad certificadora.",
        "Agregue el certificado de la autoridad que emite las e.firma, no el de una persona.",
    ),
    "EFI-081": Plantilla(
        "Sin complemento de sellos de tiempo",
        "Esta instalación no puede pedir ni comprobar sellos de tiempo: falta el complemento "
        "«sellado».",
        "Instálelo con: pip install 'certtui[sellado]'. Lo demás sigue igual sin sello de tiempo.",
    ),
    "EFI-082": Plantilla(
        "Sello de tiempo ilegible",
        "Lo que contestó la autoridad de sellos de tiempo no se entiende: {detalle}.",
        "Lo demás sigue igual sin sello de tiempo; avise a sistemas si se repite.",
    ),
    "EFI-083": Plantilla(
        "No se otorgó el sello de tiempo",
        "La autoridad de sellos de tiempo no lo otorgó: {detalle}.",
        "Lo demás sigue igual sin sello de tiempo; vuelva a pedirlo más tarde.",
    ),
    "EFI-084": Plantilla(
        "El sello de tiempo no corresponde",
        "El sello de tiempo no es de este contenido, o no lo dio una autoridad conocida: "
        "{detalle}.",
        "Si cambió la autoridad, actualice el ajuste tsa.raiz; si no, avise a sistemas.",
    ),
    "EFI-085": Plantilla(
        "Falta el certificado de la autoridad de sellos de tiempo",
        "No se puede leer {archivo}: sin él no se comprueba ningún sello de tiempo.",
        "Ponga en el ajuste tsa.raiz la ruta del certificado raíz (PEM o DER) de la autoridad.",
    ),
    "EFI-086": Plantilla(
        "Sin complemento para firmar PDF",
        "Esta instalación no puede firmar un PDF ni comprobar su firma: falta el complemento "
        "«pades».",
        "Instálelo con: pip install 'certtui[pades]'. El sello del XML, que es el que cuenta, no "
        "lo necesita.",
    ),
    "EFI-087": Plantilla(
        "El PDF no se puede firmar",
        "El archivo no es un PDF que se pueda firmar: {detalle}.",
        "Firme el PDF que dejó la descarga, sin abrirlo ni guardarlo con otro programa.",
    ),
    "EFI-075": Plantilla(
        "Autoridad certificadora ilegible",
        "El certificado de autoridad {archivo} no se puede leer.",
        "Pida a sistemas que coloque el archivo original (.cer o .crt) de la autoridad.",
    ),
}
