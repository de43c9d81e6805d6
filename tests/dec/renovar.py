"""Writes the golden files again, with seals made by openssl; review the difference before keeping.

Run as `python -m tests.dec.renovar`.
"""

import subprocess
from base64 import b64encode

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.xml import escribir
from tests.dec.casos import CASOS, DATOS, GOLDEN, sellado


def main() -> None:
    for caso, doc in CASOS.items():
        cadena = cadena_original(doc).encode()
        orden = ["openssl", "dgst", "-sha256", "-keyform", "DER", "-passin", "pass:12345678a"]
        orden += ["-sign", str(DATOS / "cacx7605101p8.key")]
        firma = subprocess.run(orden, input=cadena, capture_output=True, check=True).stdout
        sello = b64encode(firma).decode()
        (GOLDEN / "cadena" / f"{caso}.txt").write_bytes(cadena)
        (GOLDEN / "cadena" / f"{caso}.sello").write_bytes(sello.encode())
        (GOLDEN / "xml" / f"{caso}.xml").write_bytes(escribir(sellado(doc, sello)))


if __name__ == "__main__":
    main()
