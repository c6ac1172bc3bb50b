-- +goose Up
-- The rules of appointments: until how many hours before a person may move one,
-- after how many days an invitation without an answer is a telephone call,
-- after how many absences "unreachable" is proposed, and how many hours a freed
-- place is kept on offer to one person of the waiting list before the next.
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'rules.change_hours', '2000-01-01', '24', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.answer_days', '2000-01-01', '7', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.absences', '2000-01-01', '2', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.offer_hours', '2000-01-01', '12', '2000-01-01 00:00:00.000000', NULL);
