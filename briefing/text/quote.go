package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/language"

	"newsbrief/briefing"
)

// Quote is the quote between the quotation marks of its language (BCP 47).
//
// What stands between the marks is a piece of q.Text, byte for byte. A comma at
// its end is left out: English puts it inside the marks, but it belongs to the
// article's "said". Where the text is longer than limit characters or than one
// paragraph, it ends with the last whole sentence that fits, else with the last
// whole word, and " […]" follows the closing mark. The result is "" for a text that can't be shown
// as it is: without a letter or digit, or with characters that would make a
// reader see other words than it holds.
//
// A quotation that its article breaks is shown with all its pieces, joined by
// " … ", where they fit together; else its first piece stands for it, cut.
func Quote(q briefing.Quote, lang string, limit int) string {
	shown, cut := joined(q, limit), false
	if shown == "" {
		shown, cut = excerpt(q.Text, limit)
		cut = cut || len(q.Rest) > 0
	}
	if shown == "" {
		return ""
	}
	left, right := marks(lang)
	if cut {
		right += " […]"
	}
	return left + shown + right
}

// joined is a quotation in several pieces, "" where it has one or can't be shown
// whole.
func joined(q briefing.Quote, limit int) string {
	if len(q.Rest) == 0 {
		return ""
	}
	pieces := make([]string, 0, 1+len(q.Rest))
	for _, p := range append([]briefing.Part{{Text: q.Text}}, q.Rest...) {
		piece, cut := excerpt(p.Text, limit)
		if piece == "" || cut {
			return ""
		}
		pieces = append(pieces, piece)
	}
	if whole := strings.Join(pieces, " … "); fits(whole, limit) {
		return whole
	}
	return ""
}

// excerpt is the part of a quotation to show, and whether it is less than all.
func excerpt(s string, limit int) (shown string, cut bool) {
	s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ",，،"))
	shown = s
	if i := strings.IndexAny(s, lineEnds); i >= 0 {
		shown = strings.TrimSpace(s[:i])
	}
	switch {
	case !showable(shown):
		return "", false
	case fits(shown, limit):
		return shown, shown != s
	}
	if whole := sentences(shown, limit); whole != "" {
		return whole, true
	}
	return prefix(shown, limit), true
}

// showable reports whether a reader of s sees just its characters.
func showable(s string) bool {
	legible := false
	for _, r := range s {
		if turns(r) || unicode.IsControl(r) && r != '\t' {
			return false
		}
		legible = legible || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return legible && utf8.ValidString(s)
}

// sentences is the longest start of s within limit that ends with a whole
// sentence, or "".
func sentences(s string, limit int) string {
	whole, end, state := "", 0, -1
	for rest := s; rest != ""; {
		var sentence string
		sentence, rest, state = uniseg.FirstSentenceInString(rest, state)
		end += len(sentence)
		candidate := strings.TrimRightFunc(s[:end], unicode.IsSpace)
		if !fits(candidate, limit) {
			break
		}
		if ends(candidate) {
			whole = candidate
		}
	}
	return whole
}

// ends reports whether s ends a sentence rather than with the full stop of an
// abbreviation or an initial.
func ends(s string) bool {
	s = strings.TrimRight(s, `"'”’»」』)]`)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune(".!?…。！？؟।", last) {
		return false
	}
	word := s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
	stem, stopped := strings.CutSuffix(word, ".")
	return !stopped || !abbreviation(strings.TrimLeft(stem, `"'“‘(`))
}

// abbreviation reports whether a word before a full stop is likely cut short:
// an initial, initials ("U.S"), or a title that a name follows.
func abbreviation(stem string) bool {
	if i := strings.LastIndexByte(stem, '.'); i >= 0 {
		stem = stem[i+1:]
	}
	if utf8.RuneCountInString(stem) == 1 {
		r, _ := utf8.DecodeRuneInString(stem)
		return unicode.IsUpper(r) && r != 'I'
	}
	switch stem {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Capt", "Sgt", "Rev", "Hon", "No", "vs", "Hr", "Fr":
		return true
	}
	return false
}

// Attribution says whose words a quote is, in the article's own words and at
// most limit characters: the speaker, then what they are. The role is cut
// where it must be, a name only where it alone passes the limit. Without a
// name it says so.
func Attribution(q briefing.Quote, lang string, limit int) string {
	name := OneLine(q.Speaker)
	if name == "" {
		return Say("story.no_speaker")
	}
	name = Cut(name, limit)
	sep := comma(lang)
	role := cutRole(OneLine(q.Role), limit-length(name+sep, limit))
	if role == "" {
		return name
	}
	return name + sep + role
}

// minRole is the fewest characters of a cut role that still say something.
const minRole = 12

// cutRole cuts a role at a comma where one comes late enough, else at a word.
func cutRole(role string, limit int) string {
	if fits(role, limit) {
		return role
	}
	if limit < minRole {
		return ""
	}
	cut := Cut(role, limit)
	if i := strings.LastIndexAny(cut, ",，،"); i > len(cut)/2 {
		return cut[:i] + "…"
	}
	return cut
}

// marks are the outer quotation marks of a language.
func marks(lang string) (left, right string) {
	switch base, script := languageOf(lang); {
	case base == "de":
		return "„", "“"
	case base == "fr", base == "ar":
		return "«", "»"
	case base == "ja", base == "zh" && script == "Hant":
		return "「", "」"
	}
	return "“", "”"
}

// comma parts a name from a role.
func comma(lang string) string {
	switch base, _ := languageOf(lang); base {
	case "zh":
		return "，"
	case "ar":
		return "، "
	}
	return ", "
}

// languageOf reads a BCP 47 tag; the script is the likely one where the tag
// doesn't say: Hant for zh-TW.
func languageOf(lang string) (base, script string) {
	tag, err := language.Parse(lang)
	if lang == "" || err != nil {
		return "", ""
	}
	b, _ := tag.Base()
	s, _ := tag.Script()
	return b.String(), s.String()
}
