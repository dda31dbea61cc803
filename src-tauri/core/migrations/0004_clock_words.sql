-- A clock may be spoken of in its user's own words. Blank: the word set's.
ALTER TABLE clock ADD COLUMN own_free TEXT NOT NULL DEFAULT '';  -- "412 days …": sober, without a bet
ALTER TABLE clock ADD COLUMN own_slip TEXT NOT NULL DEFAULT '';  -- "I had …": a slip, a bad night
