package web

import "insieme/internal/base/i18n"

// peopleFr are the words of peopleTexts in French.
var peopleFr = i18n.Words{
	"error.title.403":       "Requête refusée",
	"error.title.404":       "Page non trouvée",
	"error.title.409":       "Quelque chose a changé",
	"error.title.413":       "Trop grand",
	"error.title.422":       "Quelque chose ne va pas dans ce que vous avez envoyé",
	"error.title.500":       "Quelque chose n’a pas fonctionné",
	"error.title.503":       "Un moment",
	"error.internal":        "C’est notre faute, pas la vôtre. Essayez de nouveau ; si cela se répète, donnez-nous ce numéro.",
	"error.invalid":         "Revenez en arrière, vérifiez les données et envoyez-les de nouveau.",
	"error.not_found":       "Il n’y a rien ici, ou ce n’est pas parmi les choses que vous pouvez voir.",
	"error.conflict":        "Ce n’est plus possible : la situation a changé entre-temps. Rechargez la page et regardez.",
	"error.stale":           "Quelqu’un d’autre a changé ces données pendant que vous y travailliez. Rechargez la page, regardez ce qui a changé et essayez de nouveau.",
	"error.busy":            "Le système est très occupé. Essayez de nouveau dans quelques secondes : votre envoi n’a pas été enregistré.",
	"error.cross_site":      "Cette requête vient d’un autre site et n’a pas été exécutée. Ouvrez la page ici et essayez de nouveau.",
	"error.too_large":       "Ce que vous avez envoyé est trop grand.",
	"error.number":          "Numéro de référence :",
	"error.home":            "Aller à l’accueil",
	"error.form.unknown":    "Le formulaire contient un champ que nous ne connaissons pas. Rechargez la page et remplissez-le de nouveau.",
	"error.form.unreadable": "Le formulaire est arrivé abîmé. Rechargez la page et envoyez-le de nouveau.",
	"error.field.required":  "Cette réponse manque : écrivez-la.",
	"error.field.long":      "Le texte est trop long : {0} caractères au maximum.",
	"error.field.text":      "Certains caractères ne peuvent pas être enregistrés : réécrivez le texte.",
	"error.field.date":      "Cette date n’existe pas ou n’est pas lisible : écrivez-la comme 31/12/1990.",
	"error.field.future":    "Ce jour n’est pas encore arrivé : écrivez quand cela s’est passé.",
	"error.field.number":    "Écrivez un nombre entier, seulement des chiffres.",
	"error.field.choice":    "Choisissez une des réponses.",
	"error.field.many":      "Plusieurs réponses sont arrivées : choisissez-en une.",
}
