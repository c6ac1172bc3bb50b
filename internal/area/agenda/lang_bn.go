package agenda

import "insieme/internal/base/i18n"

// peopleBn are the words of peopleTexts in Bengali.
var peopleBn = i18n.Words{
	"agenda.error.slot_taken": "এই জায়গা আর খালি নেই: অন্যটি বেছে নিন।",
	"agenda.error.busy":       "সেই সময়ে আগে থেকেই একটি সাক্ষাৎ আছে: অন্য সময় বেছে নিন।",
	"agenda.error.not_now":    "এটি আর করা যায় না: এর মধ্যে সাক্ষাতের সময় বদলেছে।",
}
