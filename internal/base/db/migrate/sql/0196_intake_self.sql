-- +goose Up
-- The second version of the example instrument: what the person says of
-- themselves before and after the interview (R2.7), and where it comes from.
INSERT INTO assessment_instrument (code, version, valid_from, content)
SELECT code, 2, valid_from, replace(content, '"domains": [', '"legal_basis": {
    "it": "Strumento interno del programma, un esempio. Non è l''indice di fragilità della L.R. 14/2015 (DGR 191/2016), che rilascia solo l''équipe.",
    "en": "The programme''s own instrument, an example. It is not the fragility index of L.R. 14/2015 (DGR 191/2016), which only the équipe issues."},
  "self": [
    {"code": "can", "text": {"it": "So che cosa so fare", "en": "I know what I can do"},
     "help": {"it": "Lo dice la persona, con parole sue", "en": "The person says it, in their own words"}},
    {"code": "want", "text": {"it": "So che lavoro cerco", "en": "I know what work I look for"},
     "help": {"it": "Un lavoro che si può trovare qui e adesso", "en": "Work that can be found here and now"}},
    {"code": "next", "text": {"it": "So qual è il prossimo passo", "en": "I know what the next step is"},
     "help": {"it": "Che cosa farà la persona, da domani", "en": "What the person will do, from tomorrow"}}],
  "domains": [')
FROM assessment_instrument WHERE code = 'internal_profile' AND version = 1;
