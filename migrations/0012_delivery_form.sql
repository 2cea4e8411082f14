-- What kind of message a delivery is (domain/quiet_hours.hpp); those from before told of one event each.
ALTER TABLE delivery ADD COLUMN form TEXT NOT NULL DEFAULT 'notice';
CREATE INDEX delivery_target ON delivery(target, state, next_try);
