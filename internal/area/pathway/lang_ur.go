package pathway

import "insieme/internal/base/i18n"

// peopleUr are the words of peopleTexts in Urdu.
var peopleUr = i18n.Words{
	"pathway.pact.sub":            "یہ صرف آپ کر سکتے ہیں، لیکن آپ اکیلے نہیں ہیں۔",
	"pathway.pact.person_side":    "میرا وعدہ ہے",
	"pathway.pact.our_side":       "پروگرام کا وعدہ ہے",
	"pathway.pact.promises":       "ہمارے وعدے",
	"pathway.pact.version_head":   "نسخہ {0}، پیش کیا گیا {1}",
	"pathway.pact.change.added":   "نیا",
	"pathway.pact.change.dropped": "ہٹا دیا گیا",
	"pathway.pact.no_change":      "کچھ نہیں بدلتا۔",
	"pathway.own.title":           "میرا معاہدہ",
	"pathway.own.waiting":         "معاہدہ آپ کی ہاں کا انتظار کر رہا ہے",
	"pathway.own.waiting_text":    "اسے آرام سے پڑھیں۔ اگر کوئی بات ٹھیک نہ لگے تو ہم بات کریں گے۔",
	"pathway.own.read":            "معاہدہ پڑھیں",
	"pathway.own.accepted":        "آپ نے {0} کو ہاں کہی۔ معاہدہ آپ کے لیے بھی ہے اور ہمارے لیے بھی۔",
	"pathway.own.changes":         "کیا بدلتا ہے",
	"pathway.own.still":           "آپ کی ہاں تک نسخہ {0} ہی چلے گا۔",
	"pathway.own.accept":          "مجھے منظور ہے",
	"pathway.own.talk":            "مجھے اس پر بات کرنی ہے",
	"pathway.own.talk_help":       "بات کرنا چاہتے ہیں؟ جو آپ کے ساتھ ہیں وہ آپ کو فون کریں گے۔ اس دوران کچھ نہیں بدلتا۔",
	"pathway.own.talk_waits":      "آپ نے {0} کو بات کرنے کا کہا: جو آپ کے ساتھ ہیں وہ آپ کو فون کریں گے۔ آپ جب چاہیں منظور کر سکتے ہیں۔",
	"pathway.own.back":            "میرے راستے پر واپس",
	"pathway.own.print":           "آپ یہ صفحہ چھاپ سکتے ہیں: یہ آپ کی نقل ہے۔",
	"pathway.own.yes":             "ہو گیا: آپ نے ہاں کہہ دی۔ یہ آپ کی نقل ہے۔",
	"pathway.own.asked":           "ہو گیا: جو آپ کے ساتھ ہیں وہ بات کرنے کے لیے فون کریں گے۔",
	"pathway.own.words":           "معاہدہ اسی زبان میں ہے جس میں ہم نے اسے مل کر لکھا۔ کوئی لفظ صاف نہیں؟ پوچھیں: آپ کی ہاں سے پہلے ہم سمجھائیں گے۔",
	"pathway.error.pact_moved":    "آپ کے پڑھتے ہوئے معاہدہ بدل گیا۔ اب والا نسخہ پڑھیں اور دوبارہ جواب دیں۔",
}
