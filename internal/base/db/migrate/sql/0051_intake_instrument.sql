-- +goose Up
-- The interview's instrument that a new installation begins with: an example
-- of an internal profile, to be replaced by the programme's own. It is not the
-- index of L.R. 14/15, which only the équipe issues.
INSERT INTO assessment_instrument (code, version, valid_from, content) VALUES ('internal_profile', 1, '2017-01-01', '{
  "label": {"it": "Profilo interno, esempio", "en": "Internal profile, example"},
  "domains": [
    {"code": "work", "restricted": false, "name": {"it": "Lavoro", "en": "Work"}, "items": [
      {"code": "self_view", "text": {"it": "Consapevolezza di sé", "en": "Awareness of oneself"},
       "help": {"it": "Come la persona vede le proprie capacità e attese", "en": "How the person sees their own abilities and expectations"}},
      {"code": "skills", "text": {"it": "Competenze spendibili", "en": "Skills that can be used"},
       "help": {"it": "Mestieri, titoli e patenti che un''azienda può usare adesso", "en": "Trades, titles and licences that a company can use now"}},
      {"code": "experience", "text": {"it": "Esperienza recente", "en": "Recent experience"},
       "help": {"it": "Quanto tempo è passato dall''ultimo lavoro", "en": "How long ago the last job was"}},
      {"code": "italian", "text": {"it": "Italiano per il lavoro", "en": "Italian for work"},
       "help": {"it": "Capire istruzioni, avvisi e sicurezza", "en": "Understanding instructions, notices and safety"}},
      {"code": "digital", "text": {"it": "Strumenti digitali", "en": "Digital tools"},
       "help": {"it": "Telefono, posta elettronica, moduli in rete", "en": "Telephone, e-mail, forms on the net"}},
      {"code": "search", "text": {"it": "Ricerca del lavoro", "en": "Looking for work"},
       "help": {"it": "Curriculum, colloqui, canali usati da solo", "en": "CV, interviews, channels used alone"}},
      {"code": "availability", "text": {"it": "Orari e spostamenti", "en": "Hours and travel"},
       "help": {"it": "Turni possibili, mezzi, patente", "en": "Shifts that are possible, transport, driving licence"}}]},
    {"code": "social", "restricted": true, "name": {"it": "Sociale", "en": "Social"}, "items": [
      {"code": "network", "text": {"it": "Rete familiare e sociale", "en": "Family and social network"},
       "help": {"it": "Su chi può contare", "en": "Whom the person can count on"}},
      {"code": "housing", "text": {"it": "Casa", "en": "Housing"},
       "help": {"it": "Stabilità dell''abitare", "en": "How stable the home is"}},
      {"code": "care", "text": {"it": "Carichi di cura", "en": "Care duties"},
       "help": {"it": "Figli, anziani, orari da rispettare", "en": "Children, elderly, hours to keep"}},
      {"code": "income", "text": {"it": "Reddito", "en": "Income"},
       "help": {"it": "Entrate del nucleo, debiti, sostegni", "en": "Income of the household, debts, support"}},
      {"code": "papers", "text": {"it": "Documenti", "en": "Papers"},
       "help": {"it": "Documenti in regola e scadenze vicine", "en": "Papers in order and near expiries"}}]},
    {"code": "health", "restricted": true, "name": {"it": "Sanitario", "en": "Health"}, "items": [
      {"code": "tasks", "text": {"it": "Salute e mansioni", "en": "Health and tasks"},
       "help": {"it": "Solo ciò che conta per le mansioni", "en": "Only what matters for the tasks"}},
      {"code": "treatment", "text": {"it": "Continuità delle cure", "en": "Continuity of treatment"},
       "help": {"it": "Cure in corso da conciliare con gli orari", "en": "Treatment to fit with the hours"}},
      {"code": "autonomy", "text": {"it": "Autonomia quotidiana", "en": "Autonomy in daily life"},
       "help": {"it": "Che cosa fa da sola, che cosa con un aiuto", "en": "What the person does alone, and what with help"}}]}
  ]
}');
