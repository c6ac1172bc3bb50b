-- +goose Up
-- What the first programme is called and the rules it works by (R2.2 to R2.5,
-- R3.1 to R3.3). They hold from long ago, so that history counts by them too.
INSERT INTO programme_setting (number, code, valid_from, value, set_at, set_by) VALUES
    (1, 'identity.name', '2000-01-01', 'Insieme per il lavoro', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.city', '2000-01-01', 'Bologna', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.service', '2000-01-01', 'Città metropolitana di Bologna', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.phone', '2000-01-01', '', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.email', '2000-01-01', 'segreteria@insiemeperilavoro.it', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.address', '2000-01-01', 'piazza Rossini 3, Bologna', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.desk_hours', '2000-01-01', 'mercoledì 10:00-12:30
giovedì 15:00-17:30', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.colour', '2000-01-01', '#a43e1e', '2000-01-01 00:00:00.000000', NULL),
    (1, 'identity.zone', '2000-01-01', 'Europe/Rome', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.hours_limit', '2000-01-01', '20', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.look_back_months', '2000-01-01', '12', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.invite_weeks', '2000-01-01', '5', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.warn_days', '2000-01-01', '45', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.ready_opportunity', '2000-01-01', '3', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.ready_experience', '2000-01-01', '6', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.reactivation_ready', '2000-01-01', '3', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.reactivation_opportunity', '2000-01-01', '6', '2000-01-01 00:00:00.000000', NULL),
    (1, 'rules.reactivation_experience', '2000-01-01', '10', '2000-01-01 00:00:00.000000', NULL);
