"""The schema, as append-only numbered migrations; `schema.sql` is generated from them.

A migration that has been released is never edited: a change is a new function at the end.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRACIONES = Migrations("certtui")


@MIGRACIONES()
def m001_base(db: Database) -> None:
    """Settings, catalogues, people, routes."""
    db.executescript(
        """
CREATE TABLE base (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ambiente TEXT NOT NULL CHECK (ambiente IN ('pruebas', 'productivo')),
    entidad TEXT NOT NULL,
    creada_en TEXT NOT NULL,
    identidad TEXT NOT NULL
) STRICT;
CREATE TRIGGER base_no_cambia BEFORE UPDATE ON base
BEGIN SELECT RAISE(ABORT, 'base: el ambiente es para siempre'); END;
CREATE TRIGGER base_no_se_borra BEFORE DELETE ON base
BEGIN SELECT RAISE(ABORT, 'base: el ambiente es para siempre'); END;

CREATE TABLE ajuste (
    clave TEXT PRIMARY KEY,
    valor TEXT NOT NULL,
    en TEXT NOT NULL,
    por TEXT NOT NULL
) STRICT;

CREATE TABLE entidad (
    inegi TEXT PRIMARY KEY,
    nombre TEXT NOT NULL,
    curp TEXT NOT NULL,
    organismo TEXT NOT NULL
) STRICT;

CREATE TABLE plantel (
    clave TEXT PRIMARY KEY,
    cct TEXT NOT NULL UNIQUE,
    nombre TEXT NOT NULL,
    entidad TEXT NOT NULL REFERENCES entidad(inegi),
    id_municipio TEXT NOT NULL,
    municipio TEXT NOT NULL
) STRICT;

CREATE TABLE modelo_academico (
    anio INTEGER PRIMARY KEY,
    desde INTEGER,
    hasta INTEGER,
    nivel TEXT NOT NULL,
    electronica INTEGER NOT NULL CHECK (electronica IN (0, 1)),
    electronica_desde TEXT NOT NULL,
    minimo_aprobatorio TEXT NOT NULL,
    regla TEXT NOT NULL,
    nota TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    clave TEXT PRIMARY KEY,
    carrera TEXT NOT NULL,
    nombre_largo TEXT NOT NULL,
    modelo INTEGER NOT NULL REFERENCES modelo_academico(anio),
    creditos_total INTEGER NOT NULL CHECK (creditos_total > 0)
) STRICT;

CREATE TABLE modulo (
    plan TEXT NOT NULL REFERENCES plan(clave),
    clave TEXT NOT NULL,
    nombre TEXT NOT NULL,
    semestre INTEGER NOT NULL,
    orden INTEGER NOT NULL,
    horas INTEGER NOT NULL CHECK (horas >= 0),
    creditos INTEGER NOT NULL CHECK (creditos >= 0),
    formacion TEXT NOT NULL CHECK (formacion IN ('basica', 'laboral')),
    PRIMARY KEY (plan, clave)
) STRICT;

CREATE TABLE pc_sinems (
    cct TEXT NOT NULL,
    nivel TEXT NOT NULL,
    desde TEXT NOT NULL,
    hasta TEXT NOT NULL,
    PRIMARY KEY (cct, desde)
) STRICT;

CREATE TABLE feriado (
    fecha TEXT PRIMARY KEY,
    nombre TEXT NOT NULL
) STRICT;

CREATE TABLE causa_regla (
    orden INTEGER PRIMARY KEY,
    clave TEXT NOT NULL UNIQUE,
    patron TEXT NOT NULL,
    causa TEXT NOT NULL,
    campo TEXT NOT NULL,
    resuelve_en TEXT NOT NULL CHECK (resuelve_en IN
        ('aplicativo', 'sae', 'e.firma', 'catalogo', 'red', 'cosfac', 'desconocido')),
    consejo TEXT NOT NULL
) STRICT;

CREATE TABLE usuario (
    id TEXT PRIMARY KEY,
    nombre TEXT NOT NULL,
    primer_apellido TEXT NOT NULL,
    segundo_apellido TEXT NOT NULL,
    rol TEXT NOT NULL CHECK (rol IN ('se_plantel', 'director_plantel', 'se_estatal',
        'director_estatal', 'nacional', 'dse', 'sysadmin', 'lector', 'sistema')),
    entidad TEXT NOT NULL,
    plantel TEXT NOT NULL,
    curp TEXT NOT NULL,
    rfc TEXT NOT NULL,
    correo TEXT NOT NULL,
    id_cargo TEXT NOT NULL,
    cargo TEXT NOT NULL,
    activo INTEGER NOT NULL CHECK (activo IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX usuario_un_director ON usuario (plantel)
    WHERE rol = 'director_plantel' AND activo = 1;

CREATE TABLE ancla (
    sha256 TEXT PRIMARY KEY,
    der BLOB NOT NULL,
    nota TEXT NOT NULL,
    en TEXT NOT NULL
) STRICT;

CREATE TABLE ruta (
    clave TEXT PRIMARY KEY,
    nombre TEXT NOT NULL,
    toml TEXT NOT NULL
) STRICT;

CREATE TABLE ruta_estado (
    ruta TEXT NOT NULL REFERENCES ruta(clave),
    estado TEXT NOT NULL,
    orden INTEGER NOT NULL,
    etiqueta TEXT NOT NULL,
    vista TEXT NOT NULL,
    vigente INTEGER NOT NULL CHECK (vigente IN (0, 1)),
    final INTEGER NOT NULL CHECK (final IN (0, 1)),
    PRIMARY KEY (ruta, estado),
    UNIQUE (ruta, estado, vigente)
) STRICT;

CREATE TABLE ruta_paso (
    ruta TEXT NOT NULL,
    de TEXT NOT NULL,
    a TEXT NOT NULL,
    PRIMARY KEY (ruta, de, a),
    FOREIGN KEY (ruta, de) REFERENCES ruta_estado(ruta, estado),
    FOREIGN KEY (ruta, a) REFERENCES ruta_estado(ruta, estado)
) STRICT;
"""
    )


@MIGRACIONES()
def m002_bitacora(db: Database) -> None:
    """The chained log and the erasable values of its rows."""
    db.executescript(
        """
CREATE TABLE evento (
    seq INTEGER PRIMARY KEY,
    en TEXT NOT NULL,
    actor TEXT NOT NULL,
    rol TEXT NOT NULL,
    entidad TEXT NOT NULL,
    entidad_id INTEGER NOT NULL,
    transicion TEXT NOT NULL,
    de TEXT NOT NULL,
    a TEXT NOT NULL,
    regla TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    compromiso TEXT NOT NULL,
    previo TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX evento_de_entidad ON evento (entidad, entidad_id, seq);
CREATE TRIGGER evento_en_orden BEFORE INSERT ON evento
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM evento)
BEGIN SELECT RAISE(ABORT, 'evento: fuera de orden'); END;
CREATE TRIGGER evento_no_cambia BEFORE UPDATE ON evento
BEGIN SELECT RAISE(ABORT, 'evento: no se modifica'); END;
CREATE TRIGGER evento_no_se_borra BEFORE DELETE ON evento
BEGIN SELECT RAISE(ABORT, 'evento: no se borra'); END;

CREATE TABLE evento_dato (
    seq INTEGER PRIMARY KEY REFERENCES evento(seq),
    sal TEXT NOT NULL,
    datos TEXT NOT NULL
) STRICT;
CREATE TRIGGER evento_dato_no_cambia BEFORE UPDATE ON evento_dato
BEGIN SELECT RAISE(ABORT, 'evento_dato: no se modifica'); END;
"""
    )


@MIGRACIONES()
def m003_alumno(db: Database) -> None:
    """Students and grades, as SAE gives them; erasable."""
    db.executescript(
        """
CREATE TABLE alumno (
    id INTEGER PRIMARY KEY,
    matricula TEXT UNIQUE,
    curp TEXT NOT NULL,
    nombre TEXT NOT NULL,
    primer_apellido TEXT NOT NULL,
    segundo_apellido TEXT NOT NULL,
    busqueda TEXT NOT NULL,
    plantel TEXT NOT NULL REFERENCES plantel(clave),
    plan TEXT NOT NULL,
    modelo INTEGER NOT NULL,
    grupo TEXT NOT NULL,
    generacion TEXT NOT NULL,
    crip TEXT NOT NULL,
    fecha_secundaria TEXT,
    fecha_inicio TEXT,
    fecha_termino TEXT,
    institucion_medica TEXT NOT NULL,
    correo_institucional TEXT NOT NULL,
    correo_personal TEXT NOT NULL,
    datos_validados_por TEXT NOT NULL,
    datos_validados_en TEXT,
    renapo_estatus TEXT CHECK (renapo_estatus IN
        ('coincide', 'no_coincide', 'baja', 'sin_respuesta')),
    renapo_en TEXT,
    renapo_huella TEXT NOT NULL,
    baja_en TEXT,
    adeudos INTEGER NOT NULL CHECK (adeudos IN (0, 1)),
    validacion_revocada TEXT NOT NULL DEFAULT '',
    suprimido_en TEXT,
    CHECK ((matricula IS NULL) = (suprimido_en IS NOT NULL))
) STRICT;
CREATE INDEX alumno_curp ON alumno (curp);
CREATE INDEX alumno_busqueda ON alumno (busqueda);

CREATE TABLE supresion (
    marca TEXT PRIMARY KEY,
    alumno INTEGER NOT NULL,
    en TEXT NOT NULL,
    compactada INTEGER NOT NULL DEFAULT 0 CHECK (compactada IN (0, 1))
) STRICT;

CREATE TABLE kardex (
    alumno INTEGER NOT NULL REFERENCES alumno(id),
    modulo TEXT NOT NULL,
    periodo TEXT NOT NULL,
    valor TEXT NOT NULL,
    PRIMARY KEY (alumno, modulo, periodo)
) STRICT, WITHOUT ROWID;
"""
    )


@MIGRACIONES()
def m004_folio(db: Database) -> None:
    """The tree of ranges and the folios of the planteles."""
    db.executescript(
        """
CREATE TABLE folio_rango (
    id INTEGER PRIMARY KEY,
    padre INTEGER REFERENCES folio_rango(id),
    nivel TEXT NOT NULL CHECK (nivel IN ('nacional', 'entidad', 'plantel')),
    serie TEXT NOT NULL,
    modelo INTEGER NOT NULL REFERENCES modelo_academico(anio),
    desde INTEGER NOT NULL CHECK (desde > 0),
    hasta INTEGER NOT NULL,
    entidad TEXT NOT NULL,
    plantel TEXT NOT NULL,
    oficio TEXT NOT NULL,
    acuse_en TEXT NOT NULL DEFAULT '',
    CHECK (hasta >= desde),
    CHECK ((padre IS NULL) = (nivel = 'nacional')),
    CHECK ((plantel <> '') = (nivel = 'plantel'))
) STRICT;
CREATE TRIGGER folio_rango_sin_traslape BEFORE INSERT ON folio_rango
WHEN EXISTS (SELECT 1 FROM folio_rango r WHERE r.nivel = NEW.nivel AND r.serie = NEW.serie
    AND r.modelo = NEW.modelo AND r.desde <= NEW.hasta AND NEW.desde <= r.hasta
    AND (NEW.nivel <> 'plantel' OR EXISTS (SELECT 1 FROM folio f WHERE f.rango = r.id
        AND f.numero BETWEEN NEW.desde AND NEW.hasta AND f.estado <> 'devuelto')))
BEGIN SELECT RAISE(ABORT, 'folio_rango: traslape'); END;
CREATE TRIGGER folio_rango_dentro BEFORE INSERT ON folio_rango
WHEN NEW.padre IS NOT NULL AND NOT EXISTS (SELECT 1 FROM folio_rango p WHERE p.id = NEW.padre
    AND p.serie = NEW.serie AND p.modelo = NEW.modelo
    AND p.desde <= NEW.desde AND NEW.hasta <= p.hasta
    AND p.nivel = CASE NEW.nivel WHEN 'entidad' THEN 'nacional' ELSE 'entidad' END)
BEGIN SELECT RAISE(ABORT, 'folio_rango: fuera de su rango padre'); END;
CREATE TRIGGER folio_rango_fijo BEFORE UPDATE OF padre, nivel, serie, modelo, desde, hasta, plantel
ON folio_rango
BEGIN SELECT RAISE(ABORT, 'folio_rango: no se modifica'); END;
CREATE TRIGGER folio_rango_no_se_borra BEFORE DELETE ON folio_rango
BEGIN SELECT RAISE(ABORT, 'folio_rango: no se borra'); END;

CREATE TABLE folio (
    id INTEGER PRIMARY KEY,
    serie TEXT NOT NULL,
    modelo INTEGER NOT NULL,
    numero INTEGER NOT NULL,
    rango INTEGER NOT NULL REFERENCES folio_rango(id),
    estado TEXT NOT NULL CHECK (estado IN ('disponible', 'reservado', 'usado', 'emitido',
        'liberado', 'inutilizado', 'cancelado', 'devuelto')),
    tramite INTEGER UNIQUE REFERENCES tramite(id) DEFERRABLE INITIALLY DEFERRED,
    alumno INTEGER REFERENCES alumno(id),
    usos INTEGER NOT NULL DEFAULT 0,
    UNIQUE (serie, modelo, numero),
    CHECK ((tramite IS NOT NULL) = (estado IN ('reservado', 'usado', 'emitido', 'cancelado'))),
    CHECK ((alumno IS NOT NULL) = (estado IN ('reservado', 'usado', 'emitido', 'cancelado',
        'liberado')))
) STRICT;
CREATE INDEX folio_libre ON folio (rango, estado, numero);
CREATE TRIGGER folio_en_su_rango BEFORE INSERT ON folio
WHEN NOT EXISTS (SELECT 1 FROM folio_rango r WHERE r.id = NEW.rango AND r.nivel = 'plantel'
    AND r.serie = NEW.serie AND r.modelo = NEW.modelo
    AND NEW.numero BETWEEN r.desde AND r.hasta)
BEGIN SELECT RAISE(ABORT, 'folio: fuera de su rango'); END;
CREATE TRIGGER folio_a_otro_rango BEFORE UPDATE OF rango ON folio
WHEN OLD.estado <> 'devuelto' OR NOT EXISTS (SELECT 1 FROM folio_rango r WHERE r.id = NEW.rango
    AND r.nivel = 'plantel' AND r.serie = OLD.serie AND r.modelo = OLD.modelo
    AND OLD.numero BETWEEN r.desde AND r.hasta)
BEGIN SELECT RAISE(ABORT, 'folio: solo lo devuelto pasa a otro rango'); END;
CREATE TRIGGER folio_no_se_borra BEFORE DELETE ON folio
BEGIN SELECT RAISE(ABORT, 'folio: no se borra'); END;

CREATE TABLE folio_paso (
    de TEXT NOT NULL,
    a TEXT NOT NULL,
    PRIMARY KEY (de, a)
) STRICT;
INSERT INTO folio_paso (de, a) VALUES
    ('disponible', 'reservado'), ('disponible', 'usado'), ('disponible', 'inutilizado'),
    ('disponible', 'devuelto'), ('reservado', 'disponible'), ('reservado', 'usado'),
    ('usado', 'emitido'), ('usado', 'liberado'), ('usado', 'inutilizado'),
    ('emitido', 'cancelado'), ('liberado', 'usado'), ('liberado', 'inutilizado'),
    ('inutilizado', 'disponible'), ('devuelto', 'disponible');
CREATE TRIGGER folio_por_sus_pasos BEFORE UPDATE OF estado ON folio
WHEN NEW.estado <> OLD.estado AND NOT EXISTS
    (SELECT 1 FROM folio_paso p WHERE p.de = OLD.estado AND p.a = NEW.estado)
BEGIN SELECT RAISE(ABORT, 'folio: paso no permitido'); END;

CREATE TABLE folio_evento (
    id INTEGER PRIMARY KEY,
    folio INTEGER NOT NULL REFERENCES folio(id),
    de TEXT NOT NULL,
    a TEXT NOT NULL,
    tramite INTEGER,
    en TEXT NOT NULL,
    motivo TEXT NOT NULL
) STRICT;
CREATE INDEX folio_evento_folio ON folio_evento (folio, id);
CREATE TRIGGER folio_evento_no_cambia BEFORE UPDATE ON folio_evento
BEGIN SELECT RAISE(ABORT, 'folio_evento: no se modifica'); END;
CREATE TRIGGER folio_evento_no_se_borra BEFORE DELETE ON folio_evento
BEGIN SELECT RAISE(ABORT, 'folio_evento: no se borra'); END;
"""
    )


@MIGRACIONES()
def m005_tramite(db: Database) -> None:
    """The trámite: state as (ruta, estado), one live per student and document."""
    db.executescript(
        """
CREATE TABLE tramite (
    id INTEGER PRIMARY KEY,
    alumno INTEGER NOT NULL REFERENCES alumno(id),
    ruta TEXT NOT NULL,
    estado TEXT NOT NULL,
    vigente INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    documento TEXT NOT NULL CHECK (documento = 'certificado'),
    canal TEXT NOT NULL,
    folio_canal TEXT NOT NULL,
    modelo INTEGER NOT NULL REFERENCES modelo_academico(anio),
    plan TEXT NOT NULL REFERENCES plan(clave),
    plantel TEXT NOT NULL REFERENCES plantel(clave),
    anterior INTEGER UNIQUE REFERENCES tramite(id),
    intento INTEGER NOT NULL DEFAULT 1,
    bloqueo TEXT NOT NULL DEFAULT '',
    solicitante TEXT NOT NULL DEFAULT '',
    solicitado_en TEXT NOT NULL DEFAULT '',
    autorizado_por TEXT NOT NULL DEFAULT '',
    autorizado_en TEXT NOT NULL DEFAULT '',
    motivo TEXT NOT NULL DEFAULT '',
    sae_huella TEXT NOT NULL DEFAULT '',
    revisado_en TEXT NOT NULL DEFAULT '',
    folio INTEGER REFERENCES folio(id),
    folio_texto TEXT NOT NULL DEFAULT '',
    volumen INTEGER,
    foja INTEGER,
    cuv TEXT UNIQUE,
    fecha_registro TEXT,
    libro TEXT NOT NULL DEFAULT '' CHECK (libro IN ('', 'certtui', 'sae')),
    fojas_por_volumen INTEGER,
    folio_control TEXT UNIQUE,
    politica TEXT NOT NULL DEFAULT '',
    snapshot TEXT NOT NULL DEFAULT '',
    snapshot_sha256 TEXT NOT NULL DEFAULT '',
    cargado_en TEXT NOT NULL DEFAULT '',
    nombre TEXT NOT NULL DEFAULT '',
    primer_apellido TEXT NOT NULL DEFAULT '',
    segundo_apellido TEXT NOT NULL DEFAULT '',
    cotejo_documento TEXT NOT NULL DEFAULT '',
    cotejo_por TEXT NOT NULL DEFAULT '',
    cotejo_en TEXT NOT NULL DEFAULT '',
    manifestado_por TEXT NOT NULL DEFAULT '',
    validado_estatal_por TEXT NOT NULL DEFAULT '',
    folio_digital TEXT UNIQUE,
    fecha_sep TEXT NOT NULL DEFAULT '',
    pdf_origen TEXT NOT NULL DEFAULT '' CHECK (pdf_origen IN ('', 'cosfac', 'oficina')),
    cancelacion_motivo TEXT NOT NULL DEFAULT '',
    cancelacion_por TEXT NOT NULL DEFAULT '',
    cancelacion_en TEXT NOT NULL DEFAULT '',
    cancelacion_vence TEXT NOT NULL DEFAULT '',
    creado_en TEXT NOT NULL,
    FOREIGN KEY (ruta, estado, vigente) REFERENCES ruta_estado(ruta, estado, vigente),
    CHECK ((folio IS NULL) = (folio_texto = '')),
    CHECK ((folio IS NULL) = (volumen IS NULL)),
    CHECK ((folio IS NULL) = (foja IS NULL)),
    CHECK ((folio IS NULL) = (fecha_registro IS NULL)),
    CHECK (folio IS NULL OR cuv IS NOT NULL),
    UNIQUE (plantel, modelo, volumen, foja)
) STRICT;
CREATE UNIQUE INDEX tramite_uno_vigente ON tramite (alumno, documento) WHERE vigente = 1;
CREATE UNIQUE INDEX tramite_un_folio ON tramite (folio) WHERE vigente = 1 AND folio IS NOT NULL;
CREATE UNIQUE INDEX tramite_canal ON tramite (canal, folio_canal)
    WHERE folio_canal <> '' AND anterior IS NULL;
CREATE INDEX tramite_estado ON tramite (estado, id);
CREATE INDEX tramite_plantel ON tramite (plantel, estado, id);
CREATE INDEX tramite_plan ON tramite (plan, id);
CREATE INDEX tramite_alumno ON tramite (alumno, id);
CREATE TRIGGER tramite_por_su_ruta BEFORE UPDATE OF estado ON tramite
WHEN NOT EXISTS (SELECT 1 FROM ruta_paso p
    WHERE p.ruta = OLD.ruta AND p.de = OLD.estado AND p.a = NEW.estado)
BEGIN SELECT RAISE(ABORT, 'tramite: paso no permitido'); END;
CREATE TRIGGER tramite_sube_de_version BEFORE UPDATE ON tramite
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'tramite: versión fuera de orden'); END;
CREATE TRIGGER tramite_no_se_borra BEFORE DELETE ON tramite
BEGIN SELECT RAISE(ABORT, 'tramite: no se borra'); END;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    momento TEXT NOT NULL,
    regla TEXT NOT NULL,
    veredicto TEXT NOT NULL CHECK (veredicto IN ('ok', 'falla', 'no_aplica', 'aviso')),
    clave TEXT NOT NULL,
    valor TEXT NOT NULL,
    en TEXT NOT NULL
) STRICT;
CREATE INDEX revision_tramite ON revision (tramite, id);
"""
    )


@MIGRACIONES()
def m006_firma(db: Database) -> None:
    """Certificates once by hash; seals with their whole cadena (L20d)."""
    db.executescript(
        """
CREATE TABLE certificado_efirma (
    sha256 TEXT PRIMARY KEY,
    der BLOB NOT NULL,
    no_certificado TEXT NOT NULL,
    curp TEXT NOT NULL,
    rfc TEXT NOT NULL,
    desde TEXT NOT NULL,
    hasta TEXT NOT NULL
) STRICT;

CREATE TABLE firma (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    nivel TEXT NOT NULL CHECK (nivel IN ('plantel', 'estatal', 'nacional')),
    orden INTEGER NOT NULL CHECK (orden BETWEEN 1 AND 3),
    usuario TEXT NOT NULL REFERENCES usuario(id),
    cer_sha256 TEXT NOT NULL REFERENCES certificado_efirma(sha256),
    cadena TEXT NOT NULL,
    cadena_sha256 TEXT NOT NULL,
    sello TEXT NOT NULL,
    en TEXT NOT NULL,
    capturo TEXT NOT NULL,
    firmante TEXT NOT NULL,
    vigente INTEGER NOT NULL DEFAULT 1 CHECK (vigente IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX firma_una_por_nivel ON firma (tramite, nivel) WHERE vigente = 1;
CREATE TRIGGER firma_no_se_borra BEFORE DELETE ON firma
BEGIN SELECT RAISE(ABORT, 'firma: no se borra'); END;
"""
    )


@MIGRACIONES()
def m007_lote(db: Database) -> None:
    """Lots, answers, rejections, the XML that left and the one that came back."""
    db.executescript(
        """
CREATE TABLE lote (
    id INTEGER PRIMARY KEY,
    archivo TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL DEFAULT '',
    estado TEXT NOT NULL CHECK (estado IN
        ('preparado', 'enviado', 'respondido', 'perdido', 'devuelto')),
    creado_en TEXT NOT NULL,
    creado_por TEXT NOT NULL,
    enviado_en TEXT NOT NULL DEFAULT '',
    numero_lote TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE lote_item (
    lote INTEGER NOT NULL REFERENCES lote(id),
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    archivo TEXT NOT NULL,
    estatus TEXT NOT NULL CHECK (estatus IN ('preparado', 'enviado', 'aceptado_sin_xml',
        'timbrado', 'rechazado', 'perdido', 'devuelto')),
    mensaje TEXT NOT NULL DEFAULT '',
    respondido_en TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (lote, tramite),
    UNIQUE (lote, archivo)
) STRICT;
CREATE UNIQUE INDEX lote_item_uno_abierto ON lote_item (tramite)
    WHERE estatus IN ('preparado', 'enviado', 'aceptado_sin_xml');
CREATE INDEX lote_item_tramite ON lote_item (tramite, lote);

CREATE TABLE xml (
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    tipo TEXT NOT NULL CHECK (tipo IN ('enviado', 'timbrado')),
    sha256 TEXT NOT NULL,
    contenido BLOB NOT NULL,
    PRIMARY KEY (tramite, tipo)
) STRICT;

CREATE TABLE rechazo (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    lote INTEGER NOT NULL REFERENCES lote(id),
    codigo TEXT NOT NULL,
    mensaje TEXT NOT NULL,
    causa TEXT NOT NULL,
    campo TEXT NOT NULL,
    resuelve_en TEXT NOT NULL CHECK (resuelve_en IN
        ('aplicativo', 'sae', 'e.firma', 'catalogo', 'red', 'cosfac', 'desconocido')),
    regla TEXT NOT NULL,
    en TEXT NOT NULL,
    UNIQUE (tramite, lote)
) STRICT;

CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    tipo TEXT NOT NULL,
    destino TEXT NOT NULL,
    estado TEXT NOT NULL CHECK (estado IN ('abierto', 'atendido')),
    tramite INTEGER REFERENCES tramite(id),
    lote INTEGER REFERENCES lote(id),
    texto TEXT NOT NULL,
    numero TEXT NOT NULL DEFAULT '',
    en TEXT NOT NULL,
    atendido_en TEXT NOT NULL DEFAULT ''
) STRICT;
"""
    )


@MIGRACIONES()
def m008_entrega(db: Database) -> None:
    """Files under custody and deliveries."""
    db.executescript(
        """
CREATE TABLE custodia_archivo (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    tipo TEXT NOT NULL CHECK (tipo IN ('pdf', 'xml', 'png', 'zip', 'manifiesto', 'eml', 'acuse')),
    ruta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    en TEXT NOT NULL,
    vigente INTEGER NOT NULL DEFAULT 1 CHECK (vigente IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX custodia_uno_vigente ON custodia_archivo (tramite, tipo, ruta)
    WHERE vigente = 1;

CREATE TABLE entrega (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    tipo TEXT NOT NULL CHECK (tipo IN ('entrega', 'reposicion')),
    numero INTEGER NOT NULL,
    medio TEXT NOT NULL,
    correo TEXT NOT NULL,
    origen TEXT NOT NULL,
    declarado_por TEXT NOT NULL,
    zip_sha256 TEXT NOT NULL,
    acuse_en TEXT NOT NULL,
    acuse_recibe TEXT NOT NULL,
    en TEXT NOT NULL,
    por TEXT NOT NULL,
    UNIQUE (tramite, numero)
) STRICT;
"""
    )


@MIGRACIONES()
def m009_preferencia(db: Database) -> None:
    """What each person set for themselves: keys, filters, order, position."""
    db.executescript(
        """
CREATE TABLE preferencia (
    usuario TEXT NOT NULL,
    clave TEXT NOT NULL,
    valor TEXT NOT NULL,
    PRIMARY KEY (usuario, clave)
) STRICT, WITHOUT ROWID;
"""
    )


@MIGRACIONES()
def m010_renapo(db: Database) -> None:
    """What RENAPO answered of each student, as it came, to be seen beside the acta (L06b, L17)."""
    db.executescript(
        """
CREATE TABLE renapo (
    alumno INTEGER PRIMARY KEY REFERENCES alumno(id),
    curp TEXT NOT NULL,
    estatus TEXT NOT NULL CHECK (estatus IN ('vigente', 'baja', 'sin_registro')),
    nombre TEXT NOT NULL,
    primer_apellido TEXT NOT NULL,
    segundo_apellido TEXT NOT NULL,
    fecha_nacimiento TEXT NOT NULL,
    sexo TEXT NOT NULL,
    entidad TEXT NOT NULL,
    en TEXT NOT NULL
) STRICT;
"""
    )


@MIGRACIONES()
def m011_confianza(db: Database) -> None:
    """Authorities retired, what they revoked, who may sign, and time stamps (L16, V17)."""
    db.executescript(
        """
ALTER TABLE ancla ADD COLUMN retirada_en TEXT NOT NULL DEFAULT '';
ALTER TABLE ancla ADD COLUMN motivo TEXT NOT NULL DEFAULT '';

CREATE TABLE revocacion (
    sha256 TEXT PRIMARY KEY,
    fuente TEXT NOT NULL CHECK (fuente IN ('crl', 'ocsp')),
    ancla TEXT NOT NULL REFERENCES ancla(sha256),
    producida TEXT NOT NULL,
    siguiente TEXT NOT NULL,
    cuantos INTEGER NOT NULL,
    en TEXT NOT NULL,
    por TEXT NOT NULL
) STRICT;

CREATE TABLE revocado (
    ancla TEXT NOT NULL REFERENCES ancla(sha256),
    numero TEXT NOT NULL,
    desde TEXT NOT NULL,
    motivo TEXT NOT NULL,
    producida TEXT NOT NULL,
    fuente TEXT NOT NULL REFERENCES revocacion(sha256),
    PRIMARY KEY (ancla, numero)
) STRICT, WITHOUT ROWID;

CREATE TABLE firmante_autorizado (
    curp TEXT NOT NULL,
    desde TEXT NOT NULL,
    hasta TEXT NOT NULL,
    nombre TEXT NOT NULL,
    cargo TEXT NOT NULL,
    en TEXT NOT NULL,
    PRIMARY KEY (curp, desde)
) STRICT, WITHOUT ROWID;

CREATE TABLE sello_de_tiempo (
    id INTEGER PRIMARY KEY,
    clase TEXT NOT NULL CHECK (clase IN ('lote', 'bitacora')),
    referencia TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    token BLOB NOT NULL,
    instante TEXT NOT NULL,
    autoridad TEXT NOT NULL,
    en TEXT NOT NULL,
    por TEXT NOT NULL,
    UNIQUE (clase, referencia, sha256)
) STRICT;
"""
    )


@MIGRACIONES()
def m012_bitacora_buscable(db: Database) -> None:
    """The log is searched by person, act and instant."""
    db.executescript(
        """
CREATE INDEX evento_actor ON evento (actor, seq);
CREATE INDEX evento_transicion ON evento (transicion, seq);
CREATE INDEX evento_en ON evento (en);
"""
    )


@MIGRACIONES()
def m013_cola(db: Database) -> None:
    """The queue as it is sorted and searched: a line per trámite, kept by triggers.

    Each column of the list has its index; `cola_texto` finds three letters or more anywhere in the
    matrícula, CURP, name or folio, and keeps no text of its own.
    """
    nombre = _plegar_en_sql(
        "CASE WHEN t.nombre <> '' "
        "THEN t.primer_apellido || ' ' || t.segundo_apellido || ' ' || t.nombre "
        "ELSE a.primer_apellido || ' ' || a.segundo_apellido || ' ' || a.nombre END"
    )
    propio = _plegar_en_sql("t.nombre || ' ' || t.primer_apellido || ' ' || t.segundo_apellido")
    db.executescript(
        f"""
CREATE TABLE cola (
    tramite INTEGER PRIMARY KEY REFERENCES tramite(id),
    plantel TEXT NOT NULL,
    estado TEXT NOT NULL,
    orden INTEGER NOT NULL,
    plan TEXT NOT NULL,
    grupo TEXT NOT NULL,
    egreso TEXT NOT NULL,
    matricula TEXT NOT NULL,
    nombre TEXT NOT NULL,
    folio TEXT NOT NULL,
    correo INTEGER NOT NULL CHECK (correo IN (0, 1)),
    desde TEXT NOT NULL,
    busqueda TEXT NOT NULL
) STRICT;
CREATE INDEX cola_llegada ON cola (tramite, plantel);
CREATE INDEX cola_plantel ON cola (plantel, tramite);
CREATE INDEX cola_estado ON cola (estado, tramite, plantel);
CREATE INDEX cola_orden ON cola (orden, tramite, plantel);
CREATE INDEX cola_plan ON cola (plan, tramite);
CREATE INDEX cola_grupo ON cola (grupo, tramite);
CREATE INDEX cola_egreso ON cola (egreso, tramite);
CREATE INDEX cola_matricula ON cola (matricula, tramite);
CREATE INDEX cola_nombre ON cola (nombre, tramite);
CREATE INDEX cola_folio ON cola (folio, tramite);
CREATE INDEX cola_desde ON cola (desde, tramite);
CREATE INDEX cola_sin_correo ON cola (tramite) WHERE correo = 0;

CREATE VIEW cola_fuente AS
SELECT t.id AS tramite, t.plantel, t.estado, e.orden, t.plan, a.grupo,
    substr(a.generacion, -4) AS egreso, coalesce(a.matricula, '') AS matricula,
    trim({nombre}) AS nombre, t.folio_texto AS folio,
    a.correo_personal <> '' OR a.correo_institucional <> '' AS correo,
    coalesce((SELECT v.en FROM evento v WHERE v.entidad = 'tramite' AND v.entidad_id = t.id
        AND v.de <> v.a ORDER BY v.seq DESC LIMIT 1), '') AS desde,
    trim(a.busqueda || ' ' || lower(t.folio_texto) || ' ' ||
        CASE WHEN instr(a.busqueda, {propio}) THEN '' ELSE {propio} END) AS busqueda
FROM tramite t JOIN alumno a ON a.id = t.alumno
    JOIN ruta_estado e ON e.ruta = t.ruta AND e.estado = t.estado;

CREATE VIRTUAL TABLE cola_texto USING fts5(
    busqueda, content = 'cola', content_rowid = 'tramite', tokenize = 'trigram',
    detail = none, columnsize = 0
);
CREATE TRIGGER cola_busca AFTER INSERT ON cola BEGIN
    INSERT INTO cola_texto (rowid, busqueda) VALUES (NEW.tramite, NEW.busqueda);
END;
CREATE TRIGGER cola_busca_otra_cosa AFTER UPDATE OF busqueda ON cola
WHEN NEW.busqueda <> OLD.busqueda BEGIN
    INSERT INTO cola_texto (cola_texto, rowid, busqueda)
        VALUES ('delete', OLD.tramite, OLD.busqueda);
    INSERT INTO cola_texto (rowid, busqueda) VALUES (NEW.tramite, NEW.busqueda);
END;
CREATE TRIGGER cola_entra AFTER INSERT ON tramite BEGIN
    INSERT INTO cola SELECT * FROM cola_fuente WHERE tramite = NEW.id;
END;
CREATE TRIGGER cola_avanza AFTER UPDATE OF estado ON tramite
WHEN NEW.estado <> OLD.estado BEGIN
    UPDATE cola SET estado = NEW.estado, orden = (SELECT e.orden FROM ruta_estado e
        WHERE e.ruta = NEW.ruta AND e.estado = NEW.estado) WHERE tramite = NEW.id;
END;
CREATE TRIGGER cola_cambia AFTER UPDATE OF plantel, plan, folio_texto, nombre, primer_apellido,
    segundo_apellido ON tramite BEGIN
    UPDATE cola SET (plantel, plan, nombre, folio, busqueda) =
        (SELECT f.plantel, f.plan, f.nombre, f.folio, f.busqueda FROM cola_fuente f
            WHERE f.tramite = NEW.id)
    WHERE tramite = NEW.id;
END;
CREATE TRIGGER cola_cambia_alumno AFTER UPDATE ON alumno BEGIN
    UPDATE cola SET (grupo, egreso, matricula, nombre, correo, busqueda) =
        (SELECT f.grupo, f.egreso, f.matricula, f.nombre, f.correo, f.busqueda
            FROM cola_fuente f WHERE f.tramite = cola.tramite)
    WHERE tramite IN (SELECT id FROM tramite WHERE alumno = NEW.id);
END;
CREATE TRIGGER cola_desde AFTER INSERT ON evento
WHEN NEW.entidad = 'tramite' AND NEW.de <> NEW.a BEGIN
    UPDATE cola SET desde = NEW.en WHERE tramite = NEW.entidad_id;
END;
"""
    )
    if db.conn.execute("SELECT sqlite_version() >= '3.42'").fetchone()[0]:
        db.conn.execute("INSERT INTO cola_texto (cola_texto, rank) VALUES ('secure-delete', 1)")
    db.conn.execute("INSERT INTO cola SELECT * FROM cola_fuente")


def _plegar_en_sql(texto: str) -> str:
    """An SQL expression for the text in lower case without the accents of Latin letters."""
    for par in ("aáÁ", "eéÉ", "iíÍ", "oóÓ", "uúÚ", "uüÜ", "nñÑ", "aäÄ", "eëË", "oöÖ", "cçÇ"):
        for acentuada in par[1:]:
            texto = f"replace({texto}, '{acentuada}', '{par[0]}')"
    return f"lower({texto})"


@MIGRACIONES()
def m014_correo(db: Database) -> None:
    """The outbox: one message per delivery that is alive, with its state and last answer (L13a)."""
    db.executescript(
        """
CREATE TABLE correo (
    id INTEGER PRIMARY KEY,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    numero INTEGER NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    de TEXT NOT NULL,
    para TEXT NOT NULL,
    origen TEXT NOT NULL,
    declarado_por TEXT NOT NULL,
    instruccion TEXT NOT NULL,
    ruta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    estado TEXT NOT NULL CHECK (estado IN
        ('pendiente', 'en_envio', 'enviado', 'rehusado', 'incierto', 'descartado')),
    intentos INTEGER NOT NULL DEFAULT 0,
    respuesta TEXT NOT NULL DEFAULT '',
    creado_en TEXT NOT NULL,
    creado_por TEXT NOT NULL,
    cambiado_en TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX correo_uno_vivo ON correo (tramite, numero)
    WHERE estado NOT IN ('rehusado', 'descartado');
CREATE INDEX correo_estado ON correo (estado, id);
CREATE INDEX correo_tramite ON correo (tramite, numero, id);
"""
    )


@MIGRACIONES()
def m015_tanda(db: Database) -> None:
    """The batch that a person has under way: who, what, how many, and as each trámite stood."""
    db.executescript(
        """
CREATE TABLE tanda (
    id INTEGER PRIMARY KEY,
    usuario TEXT NOT NULL,
    titulo TEXT NOT NULL,
    pantalla TEXT NOT NULL,
    verbo TEXT NOT NULL,
    datos TEXT NOT NULL,
    total INTEGER NOT NULL,
    en TEXT NOT NULL,
    proceso TEXT NOT NULL
) STRICT;
CREATE INDEX tanda_usuario ON tanda (usuario, id);

CREATE TABLE tanda_item (
    tanda INTEGER NOT NULL REFERENCES tanda(id) ON DELETE CASCADE,
    tramite INTEGER NOT NULL REFERENCES tramite(id),
    estado TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tanda, tramite)
) STRICT, WITHOUT ROWID;
CREATE INDEX tanda_item_tramite ON tanda_item (tramite);
"""
    )
