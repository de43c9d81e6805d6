"""anclas, firma agenda, and verificar with a folder, a list of signers and a page to print."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from certtui.dec.iems.xml import escribir
from certtui.efirma.ac_demo import crear_ac
from certtui.export.pdf import render
from tests.cli.conftest import Linea
from tests.efirma.muestras import AC_SAT, XOCHILT
from tests.efirma.revocaciones import hacer_crl
from tests.process.paquetes_de_muestra import (
    CURP_FIRMANTE,
    Emisor,
    con_timbre,
    crear_emisor,
    documento,
    paquete,
    representacion,
    sellado,
)
from tests.process.tsa import atender, crear_autoridad


@pytest.fixture(scope="module")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


@pytest.mark.norma("L16b")
def test_authorities_are_listed_added_and_retired(linea: Linea, tmp_path: Path) -> None:
    ac = crear_ac("AC6 DE MUESTRA", datetime(2026, 1, 1, tzinfo=UTC))
    archivo = tmp_path / "ac6.cer"
    archivo.write_bytes(ac.der)
    mala = linea("anclas", "agregar", archivo, "--huella", "0" * 64, como="admin")
    assert mala.codigo != 0
    assert "huella" in mala.errores
    (hecha,) = linea("anclas", "agregar", archivo, "--json", como="admin").json
    assert hecha["autoridad"] == "AC6 DE MUESTRA"
    vista = linea("anclas", "ver")
    assert hecha["huella"][:16] in vista.salida
    assert "AC6 DE MUESTRA" in vista.salida
    crl = tmp_path / "a.crl"
    crl.write_bytes(hacer_crl(ac, [], del_dia=datetime(2026, 1, 1, tzinfo=UTC)))
    importada = linea("anclas", "revocacion", crl, como="admin")
    assert "0 revocados" in importada.salida
    vista = linea("anclas", "ver")
    assert "CRL" in vista.salida
    assert "traiga la más reciente" in vista.errores
    retirada = linea(
        "anclas", "retirar", hecha["huella"][:20], "--motivo", "de muestra", como="admin"
    )
    assert retirada.codigo == 0
    (fila,) = [a for a in linea("anclas", "ver", "--json").json["anclas"] if a["retirada"]]
    assert (fila["huella"], fila["motivo"]) == (hecha["huella"], "de muestra")


@pytest.mark.norma("V17")
def test_the_list_of_signers_is_loaded_and_shown(linea: Linea, tmp_path: Path) -> None:
    assert "No hay lista propia" in linea("anclas", "firmantes").errores
    lista = tmp_path / "f.csv"
    lista.write_text(
        f"curp,nombre,cargo,desde,hasta\n{CURP_FIRMANTE},Rocío,Directora,2024-01-01,\n", "utf-8"
    )
    hecha = linea("anclas", "firmantes", lista, como="admin")
    assert hecha.codigo == 0
    assert CURP_FIRMANTE in hecha.salida
    assert linea("anclas", "firmantes", lista, como="se.norte").codigo != 0


@pytest.mark.norma("L16a")
def test_the_agenda_lists_every_director_of_the_scope(linea: Linea) -> None:
    filas = linea("firma", "agenda", "--json", como="admin").json
    assert {"dir.norte", "nacional"} <= {f["usuario"] for f in filas}
    assert all(f["dias"] == "" or f["hasta"] for f in filas)


@pytest.mark.norma("L24")
def test_a_folder_is_verified_whole_and_its_verdicts_are_printed(
    sin_base: Linea, emisor: Emisor, tmp_path: Path
) -> None:
    doc = con_timbre(sellado(documento(), emisor))
    carpeta = tmp_path / "recibidos"
    (carpeta / "mas").mkdir(parents=True)
    (carpeta / "CE18-0000123-1.zip").write_bytes(paquete(doc))
    (carpeta / "mas" / "CE18-0000123-1.pdf").write_bytes(render(representacion(doc)))
    falso = escribir(doc).replace("Ana Sofía".encode(), b"Ana Sofia")
    (carpeta / "mas" / "CE18-0000123-1.xml").write_bytes(falso)
    (carpeta / "notas.txt").write_text("nada")
    ac, lista, hoja = tmp_path / "ac.cer", tmp_path / "f.csv", tmp_path / "dictamen.pdf"
    ac.write_bytes(emisor.ac)
    lista.write_text(
        f"curp,nombre,cargo,desde,hasta\n{CURP_FIRMANTE},Rocío,Directora,2024-01-01,\n", "utf-8"
    )
    corrida = sin_base(
        "verificar", carpeta, "--ancla", ac, "--firmantes", lista, "--veredicto", hoja, "--json"
    )
    veredictos = {Path(d["archivo"]).suffix: d["veredicto"] for d in corrida.json}
    assert veredictos == {
        ".zip": "sello válido (falta consultar SIGED)",
        ".pdf": "sello válido (falta consultar SIGED)",
        ".xml": "alterado",
    }
    assert corrida.codigo == 1
    texto = " ".join(
        " ".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(hoja.read_bytes())).pages
    )
    assert texto.count("SELLO VÁLIDO (FALTA CONSULTAR SIGED)") == 2
    assert "se selló «Ana Sofía» y el XML dice «Ana Sofia»" in texto
    assert "https://www.siged.sep.gob.mx/certificados/iems/" in texto
    assert "no se puede comprobar sin conexión" in texto


@pytest.mark.sistema("openssl")
@pytest.mark.norma("L20c")
def test_the_log_is_stamped_from_the_command_line_and_checked_again(
    linea: Linea, tmp_path: Path
) -> None:
    pytest.importorskip("rfc3161_client")
    apagada = linea("bitacora", "sellar", como="admin")
    assert apagada.codigo == 2
    assert "tsa.url" in apagada.errores
    with atender(crear_autoridad(tmp_path / "tsa")) as autoridad:
        for clave, valor in (("tsa.url", autoridad.url), ("tsa.raiz", autoridad.raiz)):
            assert linea("ajuste", "poner", clave, valor, como="admin").codigo == 0
        sellada = linea("bitacora", "sellar", "--json", como="admin")
    assert sellada.json["autoridad"] == "Sellos de tiempo de muestra"
    vistos = linea("bitacora", "sellos", "--json")
    assert [(f["clase"], f["falla"]) for f in vistos.json] == [("bitacora", "")]
    # the authority is down: its stamps are still checked, with its root alone
    assert linea("bitacora", "sellos").codigo == 0
    linea("ajuste", "poner", "tsa.raiz", tmp_path / "falta.pem", como="admin")
    sin_raiz = linea("bitacora", "sellos")
    assert sin_raiz.codigo == 1
    assert "falta.pem" in sin_raiz.salida


@pytest.mark.norma("L16a", "L16b")
def test_an_efirma_is_diagnosed_without_a_base_when_its_authority_is_named(
    sin_base: Linea,
) -> None:
    """On the director's own machine there is no base."""
    orden = (
        "firma", "revisar", "--cer", XOCHILT.ruta_cer, "--key", XOCHILT.ruta_key, "--clave-stdin",
        "--reloj", "2021-06-01T12:00:00Z", "--json",
    )  # fmt: skip
    sin_ancla = sin_base(*orden, entrada=b"12345678a\n")
    assert sin_ancla.codigo == 4
    malos = [h["paso"] for h in sin_ancla.json if h["veredicto"] == "falla"]
    assert malos == ["emisor"]
    con_ancla = sin_base(
        *orden, *(x for a in AC_SAT for x in ("--ancla", a)), entrada=b"12345678a\n"
    )
    assert con_ancla.codigo == 0, con_ancla.errores
    assert len(con_ancla.json) == 8
