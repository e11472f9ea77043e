-- On whom an action is stuck, and what it was marked as through the lenses.
ALTER TABLE action ADD COLUMN stuck_with TEXT DEFAULT '';
ALTER TABLE action ADD COLUMN lenses TEXT DEFAULT '';

-- A line also keeps what stood in the fields that it changed, and which earlier line (counted from 0) it takes
-- back. In lines from before this `held` is null: their words are all there is.
ALTER TABLE action_revision ADD COLUMN whom TEXT DEFAULT '';
ALTER TABLE action_revision ADD COLUMN undoes INTEGER;
ALTER TABLE action_revision ADD COLUMN held TEXT;
