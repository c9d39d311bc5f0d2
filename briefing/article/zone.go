package article

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A zone is a set of places on a page, by what its markup calls them.
type zone uint16

const (
	zoneNav     zone = 1 << iota // navigation, header of the site
	zoneAside                    // beside the article
	zoneFooter                   // below it
	zoneForm                     // to be filled in
	zoneCaption                  // of a picture
	zoneComment                  // readers' comments
	zoneRelated                  // lists of other articles
	zoneShare                    // share bars
	zoneLetter                   // newsletter boxes
	zoneHidden                   // not shown
	zoneDate                     // where a date or byline is shown
)

// zonesElsewhere are the zones whose dates are those of something else.
const zonesElsewhere = zoneNav | zoneAside | zoneFooter | zoneComment | zoneRelated

// zonesOfTags are the zones of elements that say what they are.
var zonesOfTags = map[atom.Atom]zone{
	atom.Nav: zoneNav, atom.Aside: zoneAside, atom.Footer: zoneFooter, atom.Form: zoneForm,
	atom.Figcaption: zoneCaption, atom.Caption: zoneCaption,
}

//go:embed zones.txt
var zonesFile string

// zonesOfWords are the zones that a word in a class or id stands for.
var zonesOfWords = readZones(zonesFile)

func readZones(file string) map[string]zone {
	byName := map[string]zone{
		"nav": zoneNav, "aside": zoneAside, "footer": zoneFooter, "form": zoneForm, "caption": zoneCaption,
		"comment": zoneComment, "related": zoneRelated, "share": zoneShare, "letter": zoneLetter, "date": zoneDate,
	}
	words := make(map[string]zone)
	for kind, list := range entries(file) {
		z, ok := byName[kind]
		if !ok {
			panic("zones.txt: unknown zone " + kind)
		}
		for w := range strings.FieldsSeq(list) {
			words[w] |= z
		}
	}
	return words
}

// zonesOfName returns the zones that the words of a class or id stand for. A
// word is a run of letters; capitals that follow small letters begin one.
func zonesOfName(name string) zone {
	var z zone
	var word []byte
	for class := range strings.FieldsSeq(name) {
		if strings.HasPrefix(class, "tag-") || strings.HasPrefix(class, "category-") {
			continue // WordPress: what the article is about, not what it is
		}
		small := false
		for _, r := range class {
			capital := unicode.IsUpper(r)
			if !unicode.IsLetter(r) || small && capital {
				z |= zonesOfWords[string(word)]
				word = word[:0]
			}
			if unicode.IsLetter(r) {
				word = utf8.AppendRune(word, unicode.ToLower(r))
			}
			small = unicode.IsLower(r)
		}
		z |= zonesOfWords[string(word)]
		word = word[:0]
	}
	return z
}

// relax takes zones that most of the text would be in from all blocks: then the
// name means something else there.
func relax(bs []block) {
	var all int
	var in [16]int
	for _, b := range bs {
		n := max(0, len(b.text)-b.linked)
		all += n
		for bit := range in {
			if b.zone&(1<<bit) != 0 {
				in[bit] += n
			}
		}
	}
	var off zone
	for bit, n := range in {
		if n*5 > all*3 {
			off |= 1 << bit
		}
	}
	for i := range bs {
		bs[i].zone &^= off
	}
}
