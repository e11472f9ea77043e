-- The day on which a note was written and on which votes were counted, so that either can go in time. What is
-- here already is no younger than the last change of its journey.
ALTER TABLE note ADD COLUMN written_on TEXT;
ALTER TABLE note ADD COLUMN voted_on TEXT;
ALTER TABLE idea ADD COLUMN voted_on TEXT;
UPDATE note SET written_on = (SELECT substr(changed_at, 1, 10) FROM journey WHERE journey.id = note.journey);
UPDATE note SET voted_on = written_on WHERE votes > 0;
UPDATE idea SET voted_on = (SELECT substr(changed_at, 1, 10) FROM journey WHERE journey.id = idea.journey)
    WHERE votes > 0;
