package prose

import (
	_ "embed"
	"math/bits"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Marks is the set of kinds that the class and id of an element hint at, in
// the order in which marks.txt first names them.
type Marks uint64

//go:embed marks.txt
var marksFile string

//go:embed cues.txt
var cuesFile string

// A vocabulary is a table of kinds and the patterns that hint at them.
type vocabulary struct {
	*matcher
	kinds int
	bits  map[string]uint64 // by kind
}

var (
	marks = readVocabulary(marksFile, foldName)
	cues  = readVocabulary(cuesFile, foldText)
)

// readVocabulary reads lines "kind: pattern, pattern".
func readVocabulary(file string, fold func(byte) byte) vocabulary {
	bits := map[string]uint64{}
	var patterns []pattern
	for line := range strings.Lines(file) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if bits[kind] == 0 {
			bits[kind] = 1 << len(bits)
		}
		for p := range strings.SplitSeq(list, ",") {
			patterns = append(patterns, pattern{strings.ReplaceAll(strings.TrimSpace(p), "_", " "), bits[kind]})
		}
	}
	return vocabulary{newMatcher(patterns, fold), len(bits), bits}
}

// foldText lowers ASCII letters.
func foldText(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// foldName also takes everything that parts the words of a name as one.
func foldName(c byte) byte {
	c = foldText(c)
	if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= 0x80 {
		return c
	}
	return ' '
}

// maxName bounds what is read of a class or id, in bytes.
const maxName = 240

// MarksOf returns the marks in the value of a class or id. Words begin at
// separators and at capitals that follow small letters.
func MarksOf(name string) Marks {
	m := marks.matcher
	var found uint64
	state := m.step(0, ' ')
	small := false
	for i := range min(len(name), maxName) {
		c := name[i]
		if small && 'A' <= c && c <= 'Z' {
			state = m.step(state, ' ')
			found |= m.kinds[state]
		}
		small = 'a' <= c && c <= 'z'
		state = m.step(state, c)
		found |= m.kinds[state]
	}
	return Marks(found | m.kinds[m.step(state, ' ')])
}

// count is how many kinds there are in the set.
func (m Marks) count() int { return bits.OnesCount64(uint64(m)) }

// Roles is a set of what elements are, by their tags and by attributes that
// every site writes alike.
type Roles uint32

const (
	roleArticle Roles = 1 << iota
	roleMain
	roleSection
	roleAside
	roleNav
	roleHeader
	roleFooter
	roleForm
	roleFigure
	roleCaption
	roleTable
	roleList
	roleItem
	roleQuote
	roleParagraph
	roleHeading
	roleBody    // schema.org says: the text of the article
	roleHidden  // not shown
	roleControl // buttons and labels
	roleApart   // ARIA says: not the main thing
	rolesEnd
)

// rolesOfTags is what tags say.
var rolesOfTags = map[atom.Atom]Roles{
	atom.Article: roleArticle, atom.Main: roleMain, atom.Section: roleSection, atom.Aside: roleAside, atom.Nav: roleNav,
	atom.Header: roleHeader, atom.Hgroup: roleHeader, atom.Footer: roleFooter, atom.Form: roleForm, atom.Fieldset: roleForm,
	atom.Figure: roleFigure, atom.Figcaption: roleCaption, atom.Caption: roleCaption, atom.Table: roleTable,
	atom.Ul: roleList, atom.Ol: roleList, atom.Li: roleItem, atom.Blockquote: roleQuote, atom.P: roleParagraph,
	atom.H1: roleHeading, atom.H2: roleHeading, atom.H3: roleHeading, atom.H4: roleHeading, atom.H5: roleHeading, atom.H6: roleHeading,
	atom.Button: roleControl, atom.Label: roleControl, atom.Summary: roleControl,
}

// rolesOfARIA is what role attributes say (WAI-ARIA 1.2, section 5.3).
var rolesOfARIA = map[string]Roles{
	"main": roleMain, "article": roleArticle, "navigation": roleNav | roleApart, "complementary": roleApart, "contentinfo": roleApart,
	"banner": roleApart, "dialog": roleApart, "alertdialog": roleApart, "search": roleApart, "menu": roleApart, "menubar": roleApart,
	"button": roleControl,
}

// RolesOf returns what an element is.
func RolesOf(n *html.Node) Roles {
	r := rolesOfTags[n.DataAtom]
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			r |= rolesOfARIA[a.Val]
		case "itemprop":
			if a.Val == "articleBody" {
				r |= roleBody
			}
		case "hidden":
			r |= roleHidden
		case "aria-hidden":
			if a.Val == "true" {
				r |= roleHidden
			}
		case "style":
			if strings.Contains(a.Val, "display:none") || strings.Contains(a.Val, "display: none") {
				r |= roleHidden
			}
		}
	}
	return r
}
