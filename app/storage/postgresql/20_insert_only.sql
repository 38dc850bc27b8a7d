-- What must never break, held by PostgreSQL itself. Applied again after every upgrade; statements are parted by empty lines.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'RC001'; END $$

CREATE OR REPLACE TRIGGER history_insert_only BEFORE UPDATE OR DELETE ON history
FOR EACH ROW EXECUTE FUNCTION refuse_change('History cannot be changed.')

CREATE OR REPLACE TRIGGER history_no_truncate BEFORE TRUNCATE ON history
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('History cannot be changed.')

CREATE OR REPLACE TRIGGER screenings_insert_only BEFORE UPDATE OR DELETE ON screenings
FOR EACH ROW EXECUTE FUNCTION refuse_change('A screening decision cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER screenings_no_truncate BEFORE TRUNCATE ON screenings
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A screening decision cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER issue_decisions_insert_only BEFORE UPDATE OR DELETE ON issue_decisions
FOR EACH ROW EXECUTE FUNCTION refuse_change('A decision cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER issue_decisions_no_truncate BEFORE TRUNCATE ON issue_decisions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A decision cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER approvals_insert_only BEFORE UPDATE OR DELETE ON approvals
FOR EACH ROW EXECUTE FUNCTION refuse_change('An approval cannot be changed.')

CREATE OR REPLACE TRIGGER approvals_no_truncate BEFORE TRUNCATE ON approvals
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('An approval cannot be changed.')

CREATE OR REPLACE TRIGGER sign_offs_insert_only BEFORE UPDATE OR DELETE ON sign_offs
FOR EACH ROW EXECUTE FUNCTION refuse_change('A signature cannot be changed.')

CREATE OR REPLACE TRIGGER sign_offs_no_truncate BEFORE TRUNCATE ON sign_offs
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A signature cannot be changed.')

CREATE OR REPLACE TRIGGER restrictions_insert_only BEFORE UPDATE OR DELETE ON restrictions
FOR EACH ROW EXECUTE FUNCTION refuse_change('Why a case was restricted cannot be changed.')

CREATE OR REPLACE TRIGGER restrictions_no_truncate BEFORE TRUNCATE ON restrictions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('Why a case was restricted cannot be changed.')

CREATE OR REPLACE TRIGGER corrections_insert_only BEFORE UPDATE OR DELETE ON corrections
FOR EACH ROW EXECUTE FUNCTION refuse_change('Why a case was corrected cannot be changed.')

CREATE OR REPLACE TRIGGER corrections_no_truncate BEFORE TRUNCATE ON corrections
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('Why a case was corrected cannot be changed.')

CREATE OR REPLACE TRIGGER extensions_insert_only BEFORE UPDATE OR DELETE ON extensions
FOR EACH ROW EXECUTE FUNCTION refuse_change('An extension cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER extensions_no_truncate BEFORE TRUNCATE ON extensions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('An extension cannot be changed; make a new one.')

CREATE OR REPLACE TRIGGER file_chunks_insert_only BEFORE UPDATE OR DELETE ON file_chunks
FOR EACH ROW EXECUTE FUNCTION refuse_change('A stored file cannot be changed.')

CREATE OR REPLACE TRIGGER file_chunks_no_truncate BEFORE TRUNCATE ON file_chunks
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A stored file cannot be changed.')

CREATE OR REPLACE TRIGGER files_insert_only BEFORE UPDATE OR DELETE ON files
FOR EACH ROW EXECUTE FUNCTION refuse_change('A stored file cannot be changed.')

CREATE OR REPLACE TRIGGER files_no_truncate BEFORE TRUNCATE ON files
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A stored file cannot be changed.')

CREATE OR REPLACE TRIGGER history_texts_insert_only BEFORE UPDATE ON history_texts
FOR EACH ROW EXECUTE FUNCTION refuse_change('History cannot be changed.')

CREATE OR REPLACE TRIGGER letters_sent BEFORE UPDATE OR DELETE ON letters
FOR EACH ROW WHEN (OLD.state = 'sent') EXECUTE FUNCTION refuse_change('A sent letter never changes.')

CREATE OR REPLACE TRIGGER policy_packs_insert_only BEFORE UPDATE OR DELETE ON policy_packs
FOR EACH ROW EXECUTE FUNCTION refuse_change('A policy pack never changes; add a new version.')

CREATE OR REPLACE TRIGGER policy_packs_no_truncate BEFORE TRUNCATE ON policy_packs
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A policy pack never changes; add a new version.')

CREATE OR REPLACE TRIGGER letter_templates_insert_only BEFORE UPDATE OR DELETE ON letter_templates
FOR EACH ROW EXECUTE FUNCTION refuse_change('A letter template never changes; add a new version.')

CREATE OR REPLACE TRIGGER letter_templates_no_truncate BEFORE TRUNCATE ON letter_templates
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A letter template never changes; add a new version.')

CREATE OR REPLACE TRIGGER letters_no_truncate BEFORE TRUNCATE ON letters
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A sent letter never changes.')

CREATE OR REPLACE TRIGGER history_texts_no_truncate BEFORE TRUNCATE ON history_texts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('History cannot be changed.')
