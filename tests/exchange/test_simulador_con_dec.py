"""The simulator against documents that the program writes and seals: two readings of one norm."""

import base64
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from certtui.dec.iems import modelo as m
from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.curp import digito_verificador
from certtui.efirma.ac_demo import crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.secreto import Secreto
from certtui.exchange.archivo_seguro import leer_zip
from certtui.exchange.cosfac.lote import empaquetar
from certtui.exchange.simulador.cadena import rebuild_cadena
from certtui.exchange.simulador.simulacion import Simulacion, simular

pytestmark = pytest.mark.norma("L11a", "L20d")

AHORA = datetime(2026, 8, 3, 15, 0, tzinfo=UTC)
FOLIO = "CE18-0000001-1"
CURP = "XEXX040101MZSXXXA"
FIRMANTE = "XEXX700101MDFXXX0"
SERIE = "00001000000599990001"
CLAVE = "clave de muestra"


def _documento() -> m.Terminacion:
    return m.Terminacion(
        folio_control=FOLIO,
        id_entidad_firmante="99901",
        firma=m.FirmaResponsable(
            "Ana", "Firma", None, FIRMANTE + digito_verificador(FIRMANTE), "93"
        ),
        iems=m.Iems(
            "Sistema Educativo Nacional de México",
            "Dependencia de Demostración",
            "99901",
            None,
            "5",
            None,
            "1",
            None,
        ),
        plantel=m.PlantelOServicio(
            "99902", None, None, "010", None, "32", None, "32DPT9001L", "1", None
        ),
        alumno=m.AlumnoDec(
            "María José", "Muñoz", "Peña", CURP + digito_verificador(CURP), "229010001-7"
        ),
        acreditacion=m.Acreditacion(
            "2",
            None,
            "99903",
            None,
            None,
            "Informática",
            "INFO18",
            "2022-08-22T00:00:00",
            "2025-07-11T00:00:00",
            "378",
            "378",
            "8.9",
            "Ocho punto nueve",
        ),
        uacs=(m.UacdeFt("Programación básica", "9.5", "120"), m.UacdeFt("Redes", "10", "***")),
        perfil=m.PerfilEgreso(trayecto="Redes"),
    )


@pytest.fixture(scope="module")
def sellado() -> m.Terminacion:
    return _seal(emitir_efirma)


def _seal(emitir: object) -> m.Terminacion:
    doc = _documento()
    cer, key = emitir(  # type: ignore[operator]
        crear_ac("AC de muestra", AHORA),
        nombre="ANA FIRMA",
        curp=doc.firma.curp,
        rfc="FIAA700101AA1",
        serie=SERIE,
        desde=AHORA - timedelta(hours=1),
        hasta=AHORA + timedelta(days=900),
        contrasena=Secreto(CLAVE),
    )
    llave = load_der_private_key(key, CLAVE.encode())
    assert isinstance(llave, RSAPrivateKey)
    sello = llave.sign(cadena_original(doc).encode(), PKCS1v15(), SHA256())
    firma = replace(
        doc.firma,
        sello=base64.b64encode(sello).decode(),
        certificado=base64.b64encode(cer).decode(),
        no_certificado=SERIE,
    )
    return replace(doc, firma=firma)


def _run(doc: m.Terminacion, ahora: datetime = AHORA) -> Simulacion:
    return simular(empaquetar({FOLIO: escribir(doc)}), semilla=7, ahora=ahora)


def test_what_the_program_writes_and_seals_is_accepted_and_read_back(
    sellado: m.Terminacion,
) -> None:
    simulacion = _run(sellado)
    assert [(f.descripcion, f.regla) for f in simulacion.filas] == [("Satisfactorio", "")]
    assert simulacion.timbrados_zip
    timbrado = leer(leer_zip(simulacion.timbrados_zip)[f"{FOLIO}.xml"])
    assert timbrado.timbre is not None
    assert timbrado.timbre.sello_dec == sellado.firma.sello
    assert replace(timbrado, timbre=None) == sellado
    assert cadena_original(timbrado) == cadena_original(sellado)


def test_an_expired_certificate_and_a_csd_are_refused(sellado: m.Terminacion) -> None:
    assert _run(sellado, AHORA + timedelta(days=901)).filas[0].regla == "vigencia"
    assert _run(_seal(emitir_csd)).filas[0].regla == "certificado"


def test_a_seal_over_other_data_is_refused(sellado: m.Terminacion) -> None:
    otro = replace(sellado, alumno=replace(sellado.alumno, primer_apellido="Nuñoz"))
    assert _run(otro).filas[0].regla == "sello"


_texto = st.text(alphabet="abcÑñáé 0123.-", min_size=1, max_size=12).map(
    lambda t: " ".join(t.split()) or "x"
)
_opcional = st.none() | _texto


@settings(max_examples=60, deadline=None)
@given(_texto, _opcional, st.lists(st.tuples(_texto, _texto, _texto), max_size=4), _opcional)
def test_both_cadenas_are_the_same_for_any_document(
    nombre: str,
    segundo: str | None,
    uacs: list[tuple[str, str, str]],
    trayecto: str | None,
) -> None:
    doc = _documento()
    doc = replace(
        doc,
        firma=replace(doc.firma, sello="AAAA", certificado="AAAA", no_certificado=SERIE),
        alumno=replace(doc.alumno, nombre=nombre, segundo_apellido=segundo),
        uacs=tuple(m.UacdeFt(*u) for u in uacs),
        perfil=m.PerfilEgreso(trayecto=trayecto) if trayecto else None,
    )
    assert rebuild_cadena(etree.fromstring(escribir(doc))) == cadena_original(doc)


def test_the_simulator_shares_no_rule_with_the_program() -> None:
    codigo = (
        "import sys, certtui.exchange.simulador.simulacion;"
        "malos = [n for n in sys.modules if n.startswith(('certtui.dec', 'certtui.store'))"
        " or n in ('certtui.domain.elegibilidad', 'certtui.domain.guardas', 'certtui.domain.curp',"
        " 'certtui.domain.cct', 'certtui.domain.promedio')];"
        "sys.exit(', '.join(malos) or 0)"
    )
    raiz = Path(__file__).parents[2]
    corrida = subprocess.run(
        [sys.executable, "-c", codigo], cwd=raiz, capture_output=True, text=True, check=False
    )
    assert (corrida.returncode, corrida.stderr) == (0, "")
