-- +goose Up
-- The answers that the instrument always had, as data: four levels with their
-- words. The points of the example say how fragile; without thresholds nothing
-- is computed from them. The rule in words is that of L.R. 14/2015, art. 2.
UPDATE assessment_instrument SET content = replace(replace(content, '"code": "work", "restricted"', '"code": "work", "needed": true, "restricted"'),
'"domains": [', '"scale": [
    {"level": 1, "score": 3, "text": {"it": "molto fragile", "en": "very fragile"}},
    {"level": 2, "score": 2, "text": {"it": "fragile", "en": "fragile"}},
    {"level": 3, "score": 1, "text": {"it": "adeguato", "en": "adequate"}},
    {"level": 4, "score": 0, "text": {"it": "solido", "en": "solid"}}],
  "rule": {
    "it": "Un problema di lavoro, e insieme un problema sociale o sanitario.",
    "en": "A problem of work, together with a social or a health problem."},
  "domains": [');
