package desk

import "insieme/internal/base/i18n"

// SavedTexts are the words of the searches kept under a name.
var SavedTexts = i18n.Texts{
	"desk.saved.title":       {It: "Ricerche salvate", En: "Saved searches"},
	"desk.saved.sub":         {It: "Ogni ricerca mostra solo le persone che puoi vedere tu.", En: "Each search shows only the people whom you may see."},
	"desk.saved.all":         {It: "Gestisci", En: "Manage"},
	"desk.saved.new":         {It: "Salva questa ricerca", En: "Save this search"},
	"desk.saved.name":        {It: "Nome della ricerca", En: "Name of the search"},
	"desk.saved.name.eg":     {It: "Magazzinieri candidabili a Imola", En: "Ready warehouse workers in Imola"},
	"desk.saved.share":       {It: "Condivisione", En: "Sharing"},
	"desk.saved.shared":      {It: "Condividi con l'équipe", En: "Share with the team"},
	"desk.saved.do":          {It: "Salva", En: "Save"},
	"desk.saved.mine":        {It: "Le mie", En: "Mine"},
	"desk.saved.others":      {It: "Condivise da altri", En: "Shared by others"},
	"desk.saved.by":          {It: "di {0}", En: "by {0}"},
	"desk.saved.is_shared":   {It: "condivisa con l'équipe", En: "shared with the team"},
	"desk.saved.none":        {It: "Ancora nessuna ricerca salvata.", En: "No saved search yet."},
	"desk.saved.none_text":   {It: "Cerca o filtra l'elenco delle persone, poi premi «Salva questa ricerca».", En: "Search or filter the list of people, then press “Save this search”."},
	"desk.saved.do_share":    {It: "Condividi", En: "Share"},
	"desk.saved.do_unshare":  {It: "Non condividere più", En: "Stop sharing"},
	"desk.saved.rename":      {It: "Cambia nome", En: "Rename"},
	"desk.saved.rename.do":   {It: "Salva il nome", En: "Save the name"},
	"desk.saved.delete":      {It: "Elimina", En: "Delete"},
	"desk.saved.delete.text": {It: "La ricerca sparisce, anche per chi la usa con te. Le persone restano dove sono.", En: "The search goes, also for those who use it with you. The people stay where they are."},
	"desk.saved.delete.do":   {It: "Elimina la ricerca", En: "Delete the search"},

	"desk.saved.error.name": {It: "Scrivi un nome per ritrovarla.", En: "Write a name to find it again."},
	"desk.saved.error.many": {It: "Hai già 50 ricerche salvate: eliminane una.", En: "You have 50 saved searches already: delete one."},

	"desk.flash.saved":    {It: "Ricerca «{0}» salvata.", En: "Search “{0}” saved."},
	"desk.flash.renamed":  {It: "Adesso si chiama «{0}».", En: "It is now called “{0}”."},
	"desk.flash.shared":   {It: "La ricerca è condivisa con l'équipe.", En: "The search is shared with the team."},
	"desk.flash.unshared": {It: "La ricerca è di nuovo solo tua.", En: "The search is yours alone again."},
	"desk.flash.deleted":  {It: "Ricerca eliminata.", En: "Search deleted."},
}
