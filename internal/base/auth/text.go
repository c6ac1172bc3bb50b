package auth

import "insieme/internal/base/i18n"

// Texts are what this package says.
var Texts = i18n.Join(staffTexts, i18n.ForPeople(i18n.PeopleLangs(), peopleTexts, peopleWords))

// staffTexts are those that only the staff reads.
var staffTexts = i18n.Texts{
	"auth.password.short":   {It: "La password è troppo corta: servono almeno {0} caratteri. Vanno bene tre o quattro parole in fila.", En: "The password is too short: it needs at least {0} characters. Three or four words in a row will do."},
	"auth.password.long":    {It: "La password è troppo lunga: al massimo {0} caratteri.", En: "The password is too long: {0} characters at most."},
	"auth.password.easy":    {It: "Questa password si indovina facilmente: scegline una diversa dal tuo nome utente e non ripetere sempre gli stessi caratteri.", En: "This password is easy to guess: choose one that differs from your user name and does not repeat the same characters."},
	"auth.wrong":            {It: "Il nome utente o la password non sono giusti. Controlla e riprova.", En: "The user name or the password is not right. Check and try again."},
	"auth.password.same":    {It: "La nuova password è uguale a quella di prima: scegline un'altra.", En: "The new password is the same as before: choose another one."},
	"auth.password.old":     {It: "La password di adesso non è giusta.", En: "The current password is not right."},
	"auth.factor.wrong":     {It: "Questo codice non va: forse è scaduto o è già stato usato. Aspetta il prossimo e riprova.", En: "This code is not right: it may have expired or been used already. Wait for the next one and try again."},
	"auth.factor.first":     {It: "Il codice non corrisponde. Controlla l'ora del telefono e scrivi quello che l'app mostra adesso.", En: "The code does not match. Check the clock of the phone and write the one that the app shows now."},
	"auth.factor.draft":     {It: "Il modulo è arrivato rovinato. Ricarica la pagina e riprova.", En: "The form arrived damaged. Reload the page and try again."},
	"auth.passkey.wrong":    {It: "Questa passkey non è stata accettata. Riprova, oppure entra con la password.", En: "This passkey was not accepted. Try again, or sign in with the password."},
	"auth.passkey.late":     {It: "È passato troppo tempo: riprova.", En: "Too much time has passed: try again."},
	"auth.passkey.name":     {It: "Dai un nome alla passkey: il computer o il telefono su cui sta.", En: "Give the passkey a name: the computer or phone that holds it."},
	"auth.identity.unknown": {It: "Questo account non è ancora collegato a un utente. Entra con la password e collegalo dalla pagina «I tuoi accessi».", En: "This account is not linked to a user yet. Sign in by password and link it on the page \"Your sign-ins\"."},
	"auth.identity.taken":   {It: "Non è stato collegato: questo account è già di un altro utente, oppure ne hai già uno.", En: "It was not linked: this account is another user's already, or you have one already."},
	"auth.passkey.long":     {It: "Il nome è troppo lungo: al massimo {0} caratteri.", En: "The name is too long: {0} characters at most."},
}
