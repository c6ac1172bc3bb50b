package auth

import "insieme/internal/base/i18n"

// peopleEs are the words of peopleTexts in Spanish.
var peopleEs = i18n.Words{
	"auth.wait":          "Demasiados intentos. Espere {0} y pruebe de nuevo.",
	"auth.seconds.one":   "un segundo",
	"auth.seconds.other": "{0} segundos",
	"auth.minutes.one":   "un minuto",
	"auth.minutes.other": "{0} minutos",

	"auth.provider.unreachable": "El servicio que comprueba quién es usted no responde. Pruebe de nuevo en unos minutos, o entre de otra manera.",
	"auth.provider.refused":     "Se ha anulado el acceso. Puede probar de nuevo, o entrar de otra manera.",
	"auth.provider.late":        "Este acceso ya no vale: ha pasado demasiado tiempo, o era de otro navegador. Empiece de nuevo aquí.",
	"auth.provider.wrong":       "El servicio no ha dado una respuesta válida, y no ha entrado. Pruebe de nuevo, o entre de otra manera.",
	"auth.provider.level":       "Hace falta un acceso más seguro: pruebe de nuevo con el nivel 2.",
	"auth.provider.nameless":    "El servicio no nos ha dado su codice fiscale: entre de otra manera.",
}
