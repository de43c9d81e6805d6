<?xml version="1.0" encoding="UTF-8"?>
<!-- Second opinion on the cadena original, written apart from the program. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="https://www.siged.sep.gob.mx/certificados/">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/d:Dec">
    <xsl:text>|</xsl:text>
    <xsl:apply-templates select="." mode="f"><xsl:with-param name="a" select="'version tipoCertificado '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:FirmaResponsable" mode="f"><xsl:with-param name="a" select="'curp idCargo '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:Iems" mode="f"><xsl:with-param name="a" select="'nombreDependencia idIEMS idOpcionEducativa '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:PlantelOServicioEducativo" mode="f"><xsl:with-param name="a" select="'idTipoPlantel idMunicipio idEntidadFederativa cct claveRvoe fechaInicioRvoe '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:Alumno" mode="f"><xsl:with-param name="a" select="'curp nombre primerApellido segundoApellido numeroControl '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:Acreditacion" mode="f"><xsl:with-param name="a" select="'idTipoEstudiosIEMS periodoInicio periodoTermino creditosObtenidos totalCreditos promedioAprovechamiento '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:UacsdeFt/d:UacdeFt" mode="f"><xsl:with-param name="a" select="'nombre calificacion totalHorasUAC '"/></xsl:apply-templates>
    <xsl:apply-templates select="d:PerfilEgresoEspecifico" mode="f"><xsl:with-param name="a" select="'trayecto campoDisciplinar tipoPerfilLaboralEMS nombrePerfilLaboralEMS '"/></xsl:apply-templates>
    <xsl:text>||</xsl:text>
  </xsl:template>

  <xsl:template match="*" mode="f">
    <xsl:param name="a"/>
    <xsl:if test="$a != ''">
      <xsl:text>|</xsl:text>
      <xsl:value-of select="@*[name() = substring-before($a, ' ')]"/>
      <xsl:apply-templates select="." mode="f">
        <xsl:with-param name="a" select="substring-after($a, ' ')"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
