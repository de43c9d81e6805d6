"""CRLs and OCSP answers of an authority of tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from certtui.efirma.ac_demo import AutoridadDemo


def hacer_crl(
    ac: AutoridadDemo,
    revocados: Sequence[tuple[bytes, datetime, x509.ReasonFlags | None]],
    *,
    del_dia: datetime,
    pem: bool = False,
) -> bytes:
    """A CRL with the certificates (DER, since, reason)."""
    autoridad = x509.load_der_x509_certificate(ac.der)
    lista = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(autoridad.subject)
        .last_update(del_dia)
        .next_update(del_dia + timedelta(days=7))
    )
    for cer, desde, razon in revocados:
        uno = (
            x509.RevokedCertificateBuilder()
            .serial_number(x509.load_der_x509_certificate(cer).serial_number)
            .revocation_date(desde)
        )
        if razon is not None:
            uno = uno.add_extension(x509.CRLReason(razon), critical=False)
        lista = lista.add_revoked_certificate(uno.build())
    crl = lista.sign(ac.llave, SHA256())
    return crl.public_bytes(Encoding.PEM if pem else Encoding.DER)


def hacer_ocsp(
    ac: AutoridadDemo,
    cer: bytes,
    *,
    del_dia: datetime,
    desde: datetime | None = None,
    delegada: bool = False,
    estado: ocsp.OCSPCertStatus | None = None,
    para_ocsp: bool = True,
) -> bytes:
    """An answer of the authority, or of one that it appointed; revoked with `desde`."""
    autoridad = x509.load_der_x509_certificate(ac.der)
    quien, llave = autoridad, ac.llave
    if delegada:
        llave = generate_private_key(public_exponent=65537, key_size=2048)
        usos = [ExtendedKeyUsageOID.OCSP_SIGNING if para_ocsp else ExtendedKeyUsageOID.CLIENT_AUTH]
        quien = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "OCSP")]))
            .issuer_name(autoridad.subject)
            .public_key(llave.public_key())
            .serial_number(99)
            .not_valid_before(del_dia - timedelta(days=1))
            .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
            .add_extension(x509.ExtendedKeyUsage(usos), critical=False)
            .sign(ac.llave, SHA256())
        )
    estado = estado or (ocsp.OCSPCertStatus.REVOKED if desde else ocsp.OCSPCertStatus.GOOD)
    hecha = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=x509.load_der_x509_certificate(cer),
            issuer=autoridad,
            algorithm=SHA256(),
            cert_status=estado,
            this_update=del_dia,
            next_update=del_dia + timedelta(days=1),
            revocation_time=desde,
            revocation_reason=x509.ReasonFlags.key_compromise if desde else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.NAME, quien)
    )
    if delegada:
        hecha = hecha.certificates([quien])
    return hecha.sign(llave, SHA256()).public_bytes(Encoding.DER)
