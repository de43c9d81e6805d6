"""Names of the conservation invariants, as `certtui cuadre` prints them."""

from typing import Final

INVARIANTES: Final[dict[str, str]] = {
    "unico": "Cada folio es único y cada rango cabe en el de arriba",
    "sin_doble_uso": "Ningún folio está en dos trámites",
    "ninguno_perdido": "Ningún folio de un rango falta",
    "estados_acordes": "El estado del trámite y el del folio concuerdan",
    "serie_y_modelo": "La serie y el modelo del folio son los del trámite",
    "libro": "El libro no repite fojas ni deja huecos; ninguna CUV se repite",
    "historia": "La bitácora está íntegra y reproduce los estados",
    "orden": "Los folios se toman en orden",
    "lotes": "Lo enviado, lo contestado y lo pendiente de cada lote cuadra",
    "entregas": "Lo entregado tiene acuse y sus archivos están intactos",
    "gratuito": "El certificado es gratuito: no hay dónde cobrar",
}
"""By key of the invariant."""
