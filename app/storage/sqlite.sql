-- What must never break, held by SQLite itself. Applied again after every upgrade; statements are parted by empty lines.

DROP TRIGGER IF EXISTS history_no_update

CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'History cannot be changed.');
END

DROP TRIGGER IF EXISTS history_no_delete

CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'History cannot be changed.');
END

DROP TRIGGER IF EXISTS screenings_no_update

CREATE TRIGGER screenings_no_update BEFORE UPDATE ON screenings
BEGIN
  SELECT RAISE(ABORT, 'A screening decision cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS screenings_no_delete

CREATE TRIGGER screenings_no_delete BEFORE DELETE ON screenings
BEGIN
  SELECT RAISE(ABORT, 'A screening decision cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS issue_decisions_no_update

CREATE TRIGGER issue_decisions_no_update BEFORE UPDATE ON issue_decisions
BEGIN
  SELECT RAISE(ABORT, 'A decision cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS issue_decisions_no_delete

CREATE TRIGGER issue_decisions_no_delete BEFORE DELETE ON issue_decisions
BEGIN
  SELECT RAISE(ABORT, 'A decision cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS approvals_no_update

CREATE TRIGGER approvals_no_update BEFORE UPDATE ON approvals
BEGIN
  SELECT RAISE(ABORT, 'An approval cannot be changed.');
END

DROP TRIGGER IF EXISTS approvals_no_delete

CREATE TRIGGER approvals_no_delete BEFORE DELETE ON approvals
BEGIN
  SELECT RAISE(ABORT, 'An approval cannot be changed.');
END

DROP TRIGGER IF EXISTS corrections_no_update

CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'Why a case was corrected cannot be changed.');
END

DROP TRIGGER IF EXISTS corrections_no_delete

CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'Why a case was corrected cannot be changed.');
END

DROP TRIGGER IF EXISTS extensions_no_update

CREATE TRIGGER extensions_no_update BEFORE UPDATE ON extensions
BEGIN
  SELECT RAISE(ABORT, 'An extension cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS extensions_no_delete

CREATE TRIGGER extensions_no_delete BEFORE DELETE ON extensions
BEGIN
  SELECT RAISE(ABORT, 'An extension cannot be changed; make a new one.');
END

DROP TRIGGER IF EXISTS restrictions_no_update

CREATE TRIGGER restrictions_no_update BEFORE UPDATE ON restrictions
BEGIN
  SELECT RAISE(ABORT, 'Why a case was restricted cannot be changed.');
END

DROP TRIGGER IF EXISTS restrictions_no_delete

CREATE TRIGGER restrictions_no_delete BEFORE DELETE ON restrictions
BEGIN
  SELECT RAISE(ABORT, 'Why a case was restricted cannot be changed.');
END

DROP TRIGGER IF EXISTS sign_offs_no_update

CREATE TRIGGER sign_offs_no_update BEFORE UPDATE ON sign_offs
BEGIN
  SELECT RAISE(ABORT, 'A signature cannot be changed.');
END

DROP TRIGGER IF EXISTS sign_offs_no_delete

CREATE TRIGGER sign_offs_no_delete BEFORE DELETE ON sign_offs
BEGIN
  SELECT RAISE(ABORT, 'A signature cannot be changed.');
END

DROP TRIGGER IF EXISTS file_chunks_no_update

CREATE TRIGGER file_chunks_no_update BEFORE UPDATE ON file_chunks
BEGIN
  SELECT RAISE(ABORT, 'A stored file cannot be changed.');
END

DROP TRIGGER IF EXISTS file_chunks_no_delete

CREATE TRIGGER file_chunks_no_delete BEFORE DELETE ON file_chunks
BEGIN
  SELECT RAISE(ABORT, 'A stored file cannot be changed.');
END

DROP TRIGGER IF EXISTS files_no_update

CREATE TRIGGER files_no_update BEFORE UPDATE ON files
BEGIN
  SELECT RAISE(ABORT, 'A stored file cannot be changed.');
END

DROP TRIGGER IF EXISTS files_no_delete

CREATE TRIGGER files_no_delete BEFORE DELETE ON files
BEGIN
  SELECT RAISE(ABORT, 'A stored file cannot be changed.');
END

DROP TRIGGER IF EXISTS letters_sent_no_update

CREATE TRIGGER letters_sent_no_update BEFORE UPDATE ON letters WHEN OLD.state = 'sent'
BEGIN
  SELECT RAISE(ABORT, 'A sent letter never changes.');
END

DROP TRIGGER IF EXISTS letters_sent_no_delete

CREATE TRIGGER letters_sent_no_delete BEFORE DELETE ON letters WHEN OLD.state = 'sent'
BEGIN
  SELECT RAISE(ABORT, 'A sent letter never changes.');
END

DROP TRIGGER IF EXISTS history_texts_no_update

CREATE TRIGGER history_texts_no_update BEFORE UPDATE ON history_texts
BEGIN
  SELECT RAISE(ABORT, 'History cannot be changed.');
END

DROP TRIGGER IF EXISTS policy_packs_no_update

CREATE TRIGGER policy_packs_no_update BEFORE UPDATE ON policy_packs
BEGIN
  SELECT RAISE(ABORT, 'A policy pack never changes; add a new version.');
END

DROP TRIGGER IF EXISTS policy_packs_no_delete

CREATE TRIGGER policy_packs_no_delete BEFORE DELETE ON policy_packs
BEGIN
  SELECT RAISE(ABORT, 'A policy pack never changes; add a new version.');
END

DROP TRIGGER IF EXISTS letter_templates_no_update

CREATE TRIGGER letter_templates_no_update BEFORE UPDATE ON letter_templates
BEGIN
  SELECT RAISE(ABORT, 'A letter template never changes; add a new version.');
END

DROP TRIGGER IF EXISTS letter_templates_no_delete

CREATE TRIGGER letter_templates_no_delete BEFORE DELETE ON letter_templates
BEGIN
  SELECT RAISE(ABORT, 'A letter template never changes; add a new version.');
END

DROP TRIGGER IF EXISTS anchors_no_update

CREATE TRIGGER anchors_no_update BEFORE UPDATE ON anchors
BEGIN
  SELECT RAISE(ABORT, 'An anchor cannot be changed.');
END

DROP TRIGGER IF EXISTS anchors_no_delete

CREATE TRIGGER anchors_no_delete BEFORE DELETE ON anchors
BEGIN
  SELECT RAISE(ABORT, 'An anchor cannot be changed.');
END

DROP TRIGGER IF EXISTS equality_summaries_no_update

CREATE TRIGGER equality_summaries_no_update BEFORE UPDATE ON equality_summaries
BEGIN
  SELECT RAISE(ABORT, 'An equality summary cannot be changed.');
END

DROP TRIGGER IF EXISTS equality_summaries_no_delete

CREATE TRIGGER equality_summaries_no_delete BEFORE DELETE ON equality_summaries
BEGIN
  SELECT RAISE(ABORT, 'An equality summary cannot be changed.');
END
