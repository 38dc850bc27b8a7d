-- What must never break, held by PostgreSQL itself. Applied again after every upgrade; statements are parted by empty lines.
-- The tables to which rows are only ever added get their triggers from app/storage/insert_only.py, on both databases.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'RC001'; END $$

CREATE OR REPLACE TRIGGER history_texts_insert_only BEFORE UPDATE ON history_texts
FOR EACH ROW EXECUTE FUNCTION refuse_change('History cannot be changed.')

CREATE OR REPLACE TRIGGER letters_sent BEFORE UPDATE OR DELETE ON letters
FOR EACH ROW WHEN (OLD.state = 'sent') EXECUTE FUNCTION refuse_change('A sent letter never changes.')

CREATE OR REPLACE TRIGGER letters_no_truncate BEFORE TRUNCATE ON letters
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A sent letter never changes.')

CREATE OR REPLACE TRIGGER history_texts_no_truncate BEFORE TRUNCATE ON history_texts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('History cannot be changed.')
