package pathway

import "insieme/internal/base/i18n"

// peopleWords are the words of peopleTexts in the other languages.
var peopleWords = map[i18n.Lang]i18n.Words{
	i18n.Ar: peopleAr,
	i18n.Fr: peopleFr,
	i18n.Es: peopleEs,
	i18n.Ro: peopleRo,
	i18n.Uk: peopleUk,
	i18n.Zh: peopleZh,
	i18n.Ur: peopleUr,
	i18n.Bn: peopleBn,
}
