-- In which words a round asked, and which promises it asks about; and what was said of them.
ALTER TABLE round ADD COLUMN wording TEXT DEFAULT '[]';
ALTER TABLE round ADD COLUMN promises TEXT DEFAULT '[]';
ALTER TABLE answer ADD COLUMN kept TEXT;
