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
	"ui.language.choose": "Elige el idioma",
	"ui.signin.staff":    "Entrar (personal)",
	"ui.desk":            "Oficina de atención",
	"ui.contacts":        "Contacto",
	"ui.runby":           "Quién lo hace",
	"ui.service":         "El servicio",
	"ui.today":           "hoy",
	"ui.here":            "Estás aquí",
	"ui.help":            "¿No lo consigues? Te ayudamos.",
	"ui.call":            "Llama al {0}",
}
