package ui

import "insieme/internal/base/i18n"

// frontEs are the words of the front page in Spanish.
var frontEs = i18n.Words{
	"ui.skip":            "Ir al contenido",
	"ui.nav":             "Menú principal",
	"ui.menu":            "Menú",
	"ui.signout":         "Salir",
	"ui.undo":            "Deshacer",
	"ui.demo":            "Datos de prueba: las personas y las empresas son inventadas.",
	"ui.language":        "Idioma:",
	"ui.slim":            "Institución e idioma",
	"ui.language.choose": "Elija el idioma",
	"ui.signin.staff":    "Entrar (personal)",
	"ui.desk":            "Oficina de atención",
	"ui.contacts":        "Contacto",
	"ui.runby":           "Quién lo gestiona",
	"ui.service":         "El servicio",
	"ui.today":           "hoy",
	"ui.here":            "Está aquí",
	"ui.help":            "¿No lo consigue? Le ayudamos.",
	"ui.call":            "Llame al {0}",
}

// peopleEs are the words of the other people's pages in Spanish.
var peopleEs = i18n.Words{
	"ui.error.one":           "Hay {0} cosa que comprobar",
	"ui.error.other":         "Hay {0} cosas que comprobar",
	"ui.error.whole":         "No se ha guardado",
	"ui.error":               "Error:",
	"ui.example":             "Por ejemplo: {0}",
	"ui.optional":            "(puede saltarlo)",
	"ui.choose":              "Elija",
	"ui.progress":            "Paso {0} de {1}",
	"ui.progress.last":       "último paso",
	"ui.progress.left.one":   "{0} minuto, más o menos",
	"ui.progress.left.other": "unos {0} minutos",
	"ui.change":              "Cambiar",
	"ui.code":                "Su código",
	"ui.done":                "hecho",
	"ui.promise.owed":        "Lo que le debemos",
}
