-- Substitution: a post that stands in for another one for some days (domain/substitution.hpp).
ALTER TABLE post ADD COLUMN stands_in_for TEXT;
CREATE INDEX post_stands_in ON post(stands_in_for, to_day);
