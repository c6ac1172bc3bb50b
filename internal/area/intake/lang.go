package intake

import "insieme/internal/base/i18n"

// frontWords are the words of frontTexts in the other languages.
var frontWords = map[i18n.Lang]i18n.Words{
	i18n.Ar: frontAr,
	i18n.Fr: frontFr,
	i18n.Es: frontEs,
	i18n.Ro: frontRo,
	i18n.Uk: frontUk,
	i18n.Ur: frontUr,
	i18n.Bn: frontBn,
	i18n.Zh: frontZh,
}

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

// youthWords are the words of youthTexts in the other languages.
var youthWords = map[i18n.Lang]i18n.Words{
	i18n.Ar: youthAr,
	i18n.Fr: youthFr,
	i18n.Es: youthEs,
	i18n.Ro: youthRo,
	i18n.Uk: youthUk,
	i18n.Zh: youthZh,
	i18n.Ur: youthUr,
	i18n.Bn: youthBn,
}

// letterWords are the subjects and bodies of Templates in the other languages,
// by the template's key.
var letterWords = map[i18n.Lang]i18n.Words{
	i18n.Ar: lettersAr,
	i18n.Fr: lettersFr,
	i18n.Es: lettersEs,
	i18n.Ro: lettersRo,
	i18n.Uk: lettersUk,
	i18n.Zh: lettersZh,
	i18n.Ur: lettersUr,
	i18n.Bn: lettersBn,
}
