package topic

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

// about and mentioned are what Tag finds, as sets.
func tagged(title, text, lang string) (about, mentioned map[string]bool) {
	about, mentioned = map[string]bool{}, map[string]bool{}
	for _, tag := range Standard().Tag(title, text, lang) {
		if tag.Score >= briefing.AboutScore {
			about[tag.Topic] = true
		}
		mentioned[tag.Topic] = true
	}
	return about, mentioned
}

func TestTagAbout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, text, lang, about, only string }{
		{
			title: "Envoys meet in Beijing over fishing dispute",
			text: "Two days of talks between Chinese officials and visiting envoys ended without a deal. " +
				"Xi Jinping received the delegation in the Great Hall of the People. " +
				"The yuan was little changed. A further round is planned in Oslo.",
			about: "china", only: "norway",
		}, {
			title: "Kremlin rejects port inspection plan",
			text: "MOSCOW (Wire One) - The plan is a provocation, spokesman Dmitry Peskov said. " +
				"Vladimir Putin will discuss it with his ministers on Friday.",
			about: "russia",
		}, {
			title: "Bundestag stimmt für neue Bahnstrecke",
			text:  "Der Bundestag hat am Donnerstag in Berlin für den Bau der Strecke gestimmt. Kanzler Merz sprach von einem guten Tag für das Land.",
			lang:  "de", about: "germany",
		}, {
			title: "中国与日本就渔业举行会谈", text: "中国外交部发言人在北京表示,双方讨论了渔业问题。日本代表团周四离开上海,返回东京。日本渔民对结果表示欢迎。", lang: "zh",
			about: "china japan",
		}, {
			title: "Chipmaker halts wafer plant",
			text: "The semiconductor company said its new wafer plant would open two years late. " +
				"Orders for processors and memory chips have fallen, and chipmakers everywhere are cutting back.",
			about: "chips",
		}, {
			title: "Central bank holds interest rates",
			text:  "Policymakers left the policy rate where it was and said a rate cut was unlikely before spring. Inflation is still above target.",
			about: "interest-rates",
		},
	} {
		about, mentioned := tagged(c.title, c.text, c.lang)
		for id := range strings.FieldsSeq(c.about) {
			if !about[id] {
				t.Errorf("%s: not about %s: %v", c.title, id, Standard().Tag(c.title, c.text, c.lang))
			}
		}
		for id := range strings.FieldsSeq(c.only) {
			if about[id] || !mentioned[id] {
				t.Errorf("%s: want %s mentioned only: %v", c.title, id, Standard().Tag(c.title, c.text, c.lang))
			}
		}
	}
}

func TestTagMentions(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"The U.S. and US officials agreed.":                 "+united-states",
		"They told us that it was ours.":                    "-united-states",
		"Prices in US$ rose.":                               "-united-states",
		"She roasted a turkey for Thanksgiving.":            "-turkey",
		"Turkey sandwiches sold out.":                       "-turkey",
		"The flight left from Turkey at noon.":              "+turkey",
		"Jordan Tarrant opened a bakery.":                   "-jordan",
		"Michael Jordan sold the team.":                     "-jordan",
		"The man was seen on CCTV outside the bakery.":      "-china",
		"CCTV showed the parade in Beijing.":                "+china",
		"Refugees arrived in Jordan on Monday.":             "+jordan",
		"A shop in Jordan Tarrant's name closed.":           "-jordan",
		"Jordan's army closed the border.":                  "+jordan",
		"Chad’s government denied it.":                      "+chad",
		"Turkey's inflation slowed.":                        "+turkey",
		"Guinea's president spoke.":                         "+guinea",
		"Jordan's new album sold well.":                     "-jordan",
		"Turkey's wings were served cold.":                  "-turkey",
		"Chad's mother called.":                             "-chad",
		"Michael Jordan's army of fans came.":               "-jordan",
		"The Jordanian king met Jordan's own press.":        "+jordan",
		"In Ankara, Turkey said no.":                        "+turkey",
		"Georgia's governor signed it in Atlanta.":          "-georgia",
		"Georgia beat Alabama in overtime.":                 "-georgia",
		"Georgian officials in Tbilisi and Batumi said so.": "+georgia",
		"South Georgia is full of penguins.":                "-georgia",
		"Equatorial Guinea's ruler flew to Malabo.":         "-guinea +equatorial-guinea",
		"Guinea-Bissau's army left its barracks.":           "-guinea +guinea-bissau",
		"Guinea fowl were sold in Lagos.":                   "-guinea +nigeria",
		"Ships left the Gulf of Guinea.":                    "-guinea",
		"The Niger Delta is quiet.":                         "-niger +nigeria",
		"Nigeriens voted in Niamey.":                        "+niger -nigeria",
		"Dominicans voted in Santo Domingo.":                "+dominican-republic -dominica",
		"The Dominican premier of Dominica resigned.":       "+dominica",
		"The Congolese premier flew to Brazzaville.":        "+republic-of-the-congo",
		"Congolese soldiers left Goma.":                     "+dr-congo -republic-of-the-congo",
		"The Republic of Korea and the DPRK talked.":        "+south-korea +north-korea",
		"The Republic of China was named.":                  "+taiwan -china",
		"Northern Ireland's police came.":                   "+united-kingdom -ireland",
		"The American Samoa flag flew.":                     "+united-states -samoa",
		"West Papua and Papua New Guinea share an island.":  "+indonesia +papua-new-guinea -guinea",
		"A Macedonian town, Bitola, was cut off.":           "+north-macedonia -greece",
		"Storms crossed the Gulf of Oman.":                  "-oman",
		"Fishing in the Bay of Bengal stopped.":             "-india -bangladesh",
		"The Irish Sea was rough.":                          "-ireland",
		"The French Quarter was full.":                      "-france",
		"Stockholm syndrome is rare.":                       "-sweden",
		"The Panama Papers named him.":                      "-panama",
		"The Lisbon Treaty was signed long ago.":            "-portugal",
		"He wore Bermuda shorts and a Panama hat.":          "-united-kingdom -panama",
		"The Oslo Accords are thirty years old.":            "-norway",
		"She studies the Dead Sea Scrolls in New Mexico.":   "-mexico",
		"The hotel is in Cairo, Illinois.":                  "-egypt",
		"The Victoria line was closed.":                     "-australia -seychelles",
		"Nice weather, and Reading is fun.":                 "-france -united-kingdom",
		"Pope spoke of peace at the Vatican.":               "+vatican",
		"Mali and Malawi drew.":                             "+mali +malawi",
		"Slovenia and Slovakia drew.":                       "+slovenia +slovakia",
		"Austria and Australia drew.":                       "+austria +australia",
		"Iran and Iraq drew.":                               "+iran +iraq",
		"Greece and Turkey agreed to talk.":                 "+turkey",
		"Envoys said Turkey would come.":                    "+turkey",
		"They gave the Turkey to a neighbour.":              "-turkey",
		"Roast Beef and Turkey for Christmas":               "-turkey",
		"He ordered ham and Turkey Club rolls.":             "-turkey",
		"Exports of Liberia and Guinea fell.":               "+liberia +guinea",
		"She met Ilse and Jordan at noon.":                  "-jordan",
		"They said Chad would sing.":                        "-chad",
		"He grew up in Georgia, near Atlanta.":              "-georgia",
		"Protesters in Tbilisi said Georgia must wait.":     "+georgia",
		"Chad is a name for a boy.":                         "-chad",
		"Rebels crossed into Chad overnight.":               "+chad",
		"A guinea pig won the show.":                        "-guinea",
		"Soldiers in Papua New Guinea marched.":             "-guinea +papua-new-guinea",
		"Nigerian farmers wait for rain.":                   "+nigeria -niger",
		"Snow fell over New England.":                       "-united-kingdom +united-states",
		"The South China Morning Post reported it.":         "-china +hong-kong",
		"The Gulf of Mexico was calm, New Mexico dry.":      "-mexico",
		"The factory in Paris, Texas, closed.":              "-france",
		"The fair in Moscow, Idaho, opened.":                "-russia",
		"North Korea fired at nothing.":                     "+north-korea -south-korea",
		"Voters in South Sudan queued.":                     "+south-sudan -sudan",
		"Chinatown was full.":                               "-china",
		"Französische Bauern demonstrieren in Lille.":       "+france",
		"L’Iran et la Chine ont signé dans la nuit.":        "+iran +china",
		"La Casa Blanca y el Gobierno de México hablan.":    "+united-states +mexico",
		"Le festival d'Angoulême ouvre ses portes.":         "-ivory-coast",
		"習近平国家主席がソウルを訪問した":                                  "+china +south-korea",
		"Президент России прибыл в Пекин":                   "+russia +china",
		"Zelenskyy’s aides flew home.":                      "+ukraine",
		"":                                                  "-china",
		"\xff\xfe<p>China</p>":                              "+china",
	} {
		_, mentioned := tagged("", text, "")
		for w := range strings.FieldsSeq(want) {
			if id := w[1:]; mentioned[id] != (w[0] == '+') {
				t.Errorf("%q: want %s, got %v", text, w, Standard().Tag("", text, ""))
			}
		}
	}
}

func TestTagIsOrderedAndBounded(t *testing.T) {
	t.Parallel()
	words := []string{"China", "Chinese", "in", "Turkey", "turkey", "the", "oil", "US", "us", "Georgia", "Tbilisi",
		"北京", "bank", "-", "'s", ",", "Texas", "(", "BEIJING", "of", "Mexico", "Gulf", "dollar", "\n", "\xff"}
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(t, "words"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		title, body := text.Draw(t, "title"), text.Draw(t, "body")
		seen, last := map[string]bool{}, 1.0
		for _, tag := range Standard().Tag(title, body, "") {
			if _, ok := Standard().Find(tag.Topic); !ok || seen[tag.Topic] {
				t.Fatalf("tag %s unknown or twice", tag.Topic)
			}
			if !(tag.Score >= 0 && tag.Score <= last) {
				t.Fatalf("score %v after %v", tag.Score, last)
			}
			seen[tag.Topic], last = true, tag.Score
		}
	})
}
