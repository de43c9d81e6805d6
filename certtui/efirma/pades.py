"""PAdES: an e.firma over the PDF itself, beside the seal of the XML, which stays the legal one.

Written as an increment, so that the page and its PDF/A form stay byte by byte below it. pyHanko is
an optional extra; the key stays in the child process that seals.
"""

import io
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import EfirmaError, PadesSinBiblioteca, PdfNoSeFirma
from certtui.efirma.exigencias import exigir_par
from certtui.efirma.hijo import Hijo
from certtui.efirma.secreto import Secreto
from certtui.efirma.sello import exigir_certificado

if TYPE_CHECKING:
    pass

_CAMPO = "Firma{}"
_FIRMAS = re.compile(rb"/FT\s*/Sig\b")
_LARGO_RSA_2048 = 256


@dataclass(frozen=True, slots=True)
class FirmaDePdf:
    """One signature found in a PDF: `intacta` when it covers the file and verifies."""

    titular: str
    no_certificado: str
    intacta: bool
    conocida: bool


def firmar_pdfs(
    cer: bytes,
    key: bytes,
    secreto: Secreto,
    pdfs: Iterable[bytes],
    *,
    ahora: datetime,
    curp: str = "",
    rfc: str = "",
    anclas: Anclas,
) -> Iterator[bytes | EfirmaError]:
    """Each PDF with one more invisible signature, or why it has none; the rest go on.

    Raises PadesSinBiblioteca, and what `preparar` raises, before the first.
    """
    _cargar()
    certificado = exigir_certificado(cer, ahora=ahora, curp=curp, rfc=rfc, anclas=anclas)
    with Hijo(key, secreto) as hijo:
        exigir_par(certificado, hijo.publica)
        firmante = _firmante(cer, hijo)
        for pdf in pdfs:
            try:
                yield _firmar(pdf, firmante)
            except EfirmaError as error:
                yield error


def leer_firmas(pdf: bytes, anclas: Anclas) -> tuple[FirmaDePdf, ...]:
    """Signatures of a PDF, verified; raises PadesSinBiblioteca.

    One that cannot be read is told as not intact: never an exception for a bad file.
    """
    _cargar()
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        incrustadas = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
        return tuple(_revisar(i, anclas) for i in incrustadas)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return (FirmaDePdf("", "", intacta=False, conocida=False),)


def _revisar(incrustada: Any, anclas: Anclas) -> FirmaDePdf:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    incrustada.compute_integrity_info()
    cubre = incrustada.summarise_integrity_info()["coverage"].name
    cer = incrustada.signer_cert
    intacta, valida = validate_sig_integrity(
        incrustada.signer_info,
        cer,
        expected_content_type="data",
        actual_digest=incrustada.compute_digest(),
    )
    # an earlier signature covers its own revision, which a later one leaves as it was
    vale = bool(intacta and valida and cubre in {"ENTIRE_FILE", "ENTIRE_REVISION"})
    try:
        certificado = leer_certificado(cer.dump())
    except EfirmaError:
        return FirmaDePdf("", "", intacta=vale, conocida=False)
    conocida = certificado.es_efirma and anclas.emisor_de(certificado) is not None
    return FirmaDePdf(certificado.nombre, certificado.no_certificado, vale, conocida)


def _cargar() -> None:
    """Import pyHanko, and let it read what the SAT writes in a subject."""
    try:
        import pyhanko.sign.signers  # noqa: F401
    except ImportError:
        raise PadesSinBiblioteca() from None
    from asn1crypto import x509

    # the SAT puts a PrintableString where the library expects a BIT STRING
    x509.NameTypeAndValue._oid_specs["unique_identifier"] = x509.DirectoryString
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())


def _firmante(cer: bytes, hijo: Hijo) -> Any:
    from asn1crypto import x509
    from asn1crypto.algos import SignedDigestAlgorithm
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class _EnHijo(Signer):  # type: ignore[misc]
        """Signs in the child: this process never has the key."""

        async def async_sign_raw(
            self, data: bytes, digest_algorithm: str, dry_run: bool = False
        ) -> bytes:
            return bytes(_LARGO_RSA_2048) if dry_run else hijo.firmar(data)

    leido: x509.Certificate = x509.Certificate.load(cer)
    return _EnHijo(
        signing_cert=leido,
        cert_registry=SimpleCertificateStore(),
        signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
    )


def _firmar(pdf: bytes, firmante: Any) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    meta = PdfSignatureMetadata(
        field_name=_CAMPO.format(len(_FIRMAS.findall(pdf)) + 1),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    try:
        escritor = IncrementalPdfFileWriter(io.BytesIO(pdf))
        salida = PdfSigner(meta, signer=firmante).sign_pdf(escritor)
    except (PdfError, SigningError, ValueError) as error:
        raise PdfNoSeFirma(detalle=str(error) or type(error).__name__) from None
    datos: bytes = salida.getvalue()
    return datos
