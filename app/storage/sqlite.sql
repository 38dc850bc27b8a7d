-- What must never break, held by SQLite itself. Applied again after every upgrade; statements are parted by empty lines.
-- The tables to which rows are only ever added get their triggers from app/storage/insert_only.py, on both databases.

DROP TRIGGER IF EXISTS customers_merged_no_update

CREATE TRIGGER customers_merged_no_update BEFORE UPDATE ON customers WHEN OLD.merged_into_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'A record that was merged with another never changes.');
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
