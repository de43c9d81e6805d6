"""What can be wrong with an e.firma: each case has its own code, step of the diagnosis and key."""

from typing import ClassVar

from certtui.domain.errores import CerttuiError, Salida


class EfirmaError(CerttuiError):
    """Any failure of a .cer, a .key, its password, its owner or a seal.

    `paso` is the step of the diagnosis that it stops, `clave` names its finding.
    """

    codigo: ClassVar[str] = "EFI-001"
    salida: ClassVar[Salida] = Salida.EFIRMA
    paso: ClassVar[str] = ""
    norma: ClassVar[str] = "L16b"
    clave: ClassVar[str] = "efirma"

    def __init__(self, *, regla: str = "", **datos: object) -> None:
        super().__init__(regla=regla or self.norma, **datos)


class CertificadoAusente(EfirmaError):
    """No .cer was given."""

    codigo = "EFI-010"
    paso = "cer"
    clave = "cer_ausente"


class CertificadoVacio(EfirmaError):
    """The .cer has no bytes."""

    codigo = "EFI-011"
    paso = "cer"
    clave = "cer_vacio"


class CertificadoEsPem(EfirmaError):
    """The .cer is text (PEM)."""

    codigo = "EFI-012"
    paso = "cer"
    clave = "cer_pem"


class CertificadoEsPfx(EfirmaError):
    """The .cer is a PFX (PKCS#12), with certificate and key together."""

    codigo = "EFI-013"
    paso = "cer"
    clave = "cer_pfx"


class CertificadoEsLlave(EfirmaError):
    """A .key was given where the .cer goes."""

    codigo = "EFI-014"
    paso = "cer"
    clave = "cer_es_key"


class CertificadoIlegible(EfirmaError):
    """Not a certificate, or a damaged one."""

    codigo = "EFI-015"
    paso = "cer"
    clave = "cer_ilegible"


class CertificadoAjeno(EfirmaError):
    """A certificate without the number or the key that SAT's have."""

    codigo = "EFI-016"
    paso = "cer"
    clave = "cer_ajeno"


class CertificadoEsSello(EfirmaError):
    """A CSD, or anything that is not an e.firma (`titular`)."""

    codigo = "EFI-020"
    paso = "tipo"
    clave = "tipo_csd"


class CertificadoAunNoVigente(EfirmaError):
    """The period has not begun (`desde`)."""

    codigo = "EFI-030"
    paso = "vigencia"
    norma = "L16a"
    clave = "aun_no_vigente"


class CertificadoVencido(EfirmaError):
    """The period is over (`hasta`)."""

    codigo = "EFI-031"
    paso = "vigencia"
    norma = "L16a"
    clave = "vencida"


class EmisorDesconocido(EfirmaError):
    """No pinned authority issued it (`emisor`)."""

    codigo = "EFI-035"
    paso = "emisor"
    clave = "emisor_desconocido"


class LlaveAusente(EfirmaError):
    """No .key was given."""

    codigo = "EFI-040"
    paso = "key"
    clave = "key_ausente"


class LlaveVacia(EfirmaError):
    """The .key has no bytes."""

    codigo = "EFI-041"
    paso = "key"
    clave = "key_vacia"


class LlaveEsPem(EfirmaError):
    """The .key is text (PEM)."""

    codigo = "EFI-042"
    paso = "key"
    clave = "key_pem"


class LlaveEsPfx(EfirmaError):
    """The .key is a PFX (PKCS#12)."""

    codigo = "EFI-043"
    paso = "key"
    clave = "key_pfx"


class LlaveEsCertificado(EfirmaError):
    """A .cer was given where the .key goes."""

    codigo = "EFI-044"
    paso = "key"
    clave = "key_es_cer"


class LlaveIlegible(EfirmaError):
    """Not a private key, or a damaged one."""

    codigo = "EFI-045"
    paso = "key"
    clave = "key_ilegible"


class LlaveSinCifrar(EfirmaError):
    """A private key without a password: not as SAT delivers it."""

    codigo = "EFI-046"
    paso = "key"
    clave = "key_sin_cifrar"


class CifradoNoAdmitido(EfirmaError):
    """An encryption of the .key that cannot be opened here."""

    codigo = "EFI-047"
    paso = "key"
    clave = "key_cifrado"


class ContrasenaVacia(EfirmaError):
    """No password was typed."""

    codigo = "EFI-050"
    paso = "contrasena"
    clave = "contrasena_vacia"


class ContrasenaIncorrecta(EfirmaError):
    """The password does not open the .key."""

    codigo = "EFI-051"
    paso = "contrasena"
    clave = "contrasena_incorrecta"


class ParNoCoincide(EfirmaError):
    """The .key is not that of the .cer (`titular`)."""

    codigo = "EFI-055"
    paso = "par"
    clave = "par_distinto"


class CurpAjena(EfirmaError):
    """The certificate's CURP is not the user's (`curp`, `esperada`)."""

    codigo = "EFI-060"
    paso = "identidad"
    norma = "V17"
    clave = "curp_ajena"


class RfcAjeno(EfirmaError):
    """The certificate's RFC is not the user's (`rfc`, `esperado`)."""

    codigo = "EFI-061"
    paso = "identidad"
    norma = "V17"
    clave = "rfc_ajeno"


class SelloNoVerifica(EfirmaError):
    """A seal just made does not verify with its certificate; it was thrown away."""

    codigo = "EFI-070"
    norma = "L16a"
    clave = "sello_no_verifica"


class SelladorInterrumpido(EfirmaError):
    """The process that seals ended or did not answer in time."""

    codigo = "EFI-071"
    norma = "L16a"
    clave = "sellador_interrumpido"


class CertificadoRevocado(EfirmaError):
    """The authority took the certificate back (`desde`, `motivo`)."""

    codigo = "EFI-032"
    paso = "vigencia"
    norma = "L16a"
    clave = "revocada"


class RevocacionIlegible(EfirmaError):
    """A file is neither a CRL nor an OCSP answer (`archivo`)."""

    codigo = "EFI-076"
    clave = "revocacion_ilegible"


class RevocacionAjena(EfirmaError):
    """No pinned authority signed a CRL or an OCSP answer (`archivo`)."""

    codigo = "EFI-077"
    clave = "revocacion_ajena"


class RevocacionSinRespuesta(EfirmaError):
    """An OCSP answer does not say whether the certificate is in force (`archivo`, `estado`)."""

    codigo = "EFI-078"
    clave = "revocacion_sin_respuesta"


class HuellaDistinta(EfirmaError):
    """An authority's certificate has not the fingerprint that was said (`archivo`, `huella`)."""

    codigo = "EFI-079"
    clave = "huella_distinta"


class NoEsAutoridad(EfirmaError):
    """A certificate to be pinned is not of an authority (`archivo`, `titular`)."""

    codigo = "EFI-080"
    clave = "no_es_autoridad"


class TiempoSinBiblioteca(EfirmaError):
    """The optional client of time stamps is not installed."""

    codigo = "EFI-081"
    clave = "tiempo_sin_biblioteca"


class TiempoIlegible(EfirmaError):
    """What a time stamping authority answered cannot be read (`detalle`)."""

    codigo = "EFI-082"
    clave = "tiempo_ilegible"


class TiempoRehusado(EfirmaError):
    """A time stamping authority did not grant the stamp (`detalle`)."""

    codigo = "EFI-083"
    clave = "tiempo_rehusado"


class TiempoAjeno(EfirmaError):
    """A time stamp is not of this message, or no known authority gave it (`detalle`)."""

    codigo = "EFI-084"
    clave = "tiempo_ajeno"


class TiempoSinRaiz(EfirmaError):
    """There is no readable certificate of the time stamping authority (`archivo`)."""

    codigo = "EFI-085"
    clave = "tiempo_sin_raiz"


class PadesSinBiblioteca(EfirmaError):
    """The optional library that signs PDFs is not installed."""

    codigo = "EFI-086"
    clave = "pades_sin_biblioteca"


class PdfNoSeFirma(EfirmaError):
    """A PDF cannot be signed (`detalle`)."""

    codigo = "EFI-087"
    clave = "pdf_no_se_firma"


class AnclaIlegible(EfirmaError):
    """A configured authority's certificate cannot be read (`archivo`)."""

    codigo = "EFI-075"
    clave = "ancla_ilegible"
