package web

import "insieme/internal/base/i18n"

// peopleEs are the words of peopleTexts in Spanish.
var peopleEs = i18n.Words{
	"error.title.403":       "Petición rechazada",
	"error.title.404":       "Página no encontrada",
	"error.title.409":       "Algo ha cambiado",
	"error.title.413":       "Demasiado grande",
	"error.title.422":       "Algo no está bien en lo que ha enviado",
	"error.title.500":       "Algo no ha funcionado",
	"error.title.503":       "Un momento",
	"error.internal":        "Es culpa nuestra, no suya. Pruebe de nuevo; si vuelve a pasar, díganos este número.",
	"error.invalid":         "Vuelva atrás, compruebe los datos y envíelos de nuevo.",
	"error.not_found":       "Aquí no hay nada, o no está entre las cosas que puede ver.",
	"error.conflict":        "Ya no se puede hacer: la situación ha cambiado. Cargue la página de nuevo y mire cómo está ahora.",
	"error.stale":           "Otra persona ha cambiado estos datos mientras usted trabajaba en ellos. Cargue la página de nuevo, mire qué ha cambiado y pruebe otra vez.",
	"error.busy":            "El sistema está muy ocupado. Pruebe de nuevo en unos segundos: lo que envió no se ha guardado.",
	"error.cross_site":      "Esta petición viene de otro sitio y no se ha hecho. Abra la página desde aquí y pruebe de nuevo.",
	"error.too_large":       "Lo que ha enviado es demasiado grande.",
	"error.number":          "Número de referencia:",
	"error.home":            "Ir a la página de inicio",
	"error.form.unknown":    "El formulario tiene una casilla que no conocemos. Cargue la página de nuevo y rellénelo otra vez.",
	"error.form.unreadable": "El formulario ha llegado dañado. Cargue la página de nuevo y envíelo otra vez.",
	"error.field.required":  "Falta esta respuesta: escríbala.",
	"error.field.long":      "El texto es demasiado largo: máximo {0} caracteres.",
	"error.field.text":      "Hay signos que no se pueden guardar: escriba el texto de nuevo.",
	"error.field.date":      "Esta fecha no existe o no se entiende: escríbala como 31/12/1990.",
	"error.field.future":    "Este día todavía no ha llegado: escriba cuándo pasó.",
	"error.field.number":    "Escriba un número entero, solo cifras.",
	"error.field.choice":    "Elija una de las respuestas.",
	"error.field.many":      "Ha llegado más de una respuesta: elija una.",
}
