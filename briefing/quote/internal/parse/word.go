package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is what a language's list says of a word; the zero Word is unlisted.
type Word struct {
	Tag   Tag   // of a closed class, else None
	Cue   uint8 // 3 says often that somebody spoke, 1 seldom, 0 never
	Flags Flags
}

// Flags mark a word's kinds beside its tag.
type Flags uint32

// The kinds of words.
const (
	Auxiliary Flags = 1 << iota
	Speaks          // stands for a person or a body all by itself: "she", "many"
	He
	She
	They
	According // names a source without a verb
	Account   // what a source gives: German Angaben
	Clause    // begins a clause, whatever its tag: after, that
	Asks      // a verb that puts a question to somebody
	Time      // weekdays, months
	Title     // stands before a name
	Role      // a person or body by what it does
	Male      // first names
	Female
	Man // nouns that are said of men
	Woman
	Person       // nouns that are said of one human being
	Organisation // part of a body's name
	Abbreviation // keeps its full stop
	Particle     // small word inside a name
	Reported     // a verb in the mood of what somebody else said: German sei, habe
	Office       // what a secretary is secretary of
)

// Has reports whether any of the flags is set.
func (f Flags) Has(any Flags) bool { return f&any != 0 }

// kindTags and kindFlags read the kinds of the word files. Where a word
// stands under two tags, the later line wins, as does the higher cue.
var kindTags = map[string]Tag{
	"dt": Determiner, "prp": Pronoun, "pp": Possessive, "wh": Wh, "in": Preposition, "to": To,
	"cc": Conjunction, "md": Modal, "v": Verb, "rb": Adverb, "vg": Gerund, "pos": Genitive, "jj": Adjective, "nn": Noun, "cd": Number,
}

var kindFlags = map[string]Flags{
	"aux": Auxiliary, "speaker": Speaks, "he": He, "she": She, "they": They, "according": According, "account": Account, "clause": Clause, "ask": Asks,
	"time": Time, "title": Title, "role": Role, "male": Male, "female": Female, "man": Man, "woman": Woman, "person": Person, "org": Organisation,
	"abbrev": Abbreviation, "particle": Particle, "office": Office, "reported": Reported,
}

func (w Word) with(kind string) Word {
	if tag, ok := kindTags[kind]; ok {
		w.Tag = tag
	}
	w.Flags |= kindFlags[kind]
	switch kind {
	case "cue3":
		w.Cue = max(w.Cue, 3)
	case "cue2":
		w.Cue = max(w.Cue, 2)
	case "cue1":
		w.Cue = max(w.Cue, 1)
	}
	return w
}

// HashLower is the FNV-1a hash of s in lower case: words are compared, looked
// up and learnt by it, so that reading an article makes no strings.
func HashLower(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * 1099511628211
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '’' {
			r = '\''
		}
		for r = unicode.ToLower(r); r > 0; r >>= 8 {
			h = (h ^ uint64(r&0xff)) * 1099511628211
		}
		i += n
	}
	return h
}

// Hashes returns the hashes of the words of s.
func Hashes(s string) []uint64 {
	var hs []uint64
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !wordRune(r) && r != '\'' && r != '’' && r != '-' }) {
		hs = append(hs, HashLower(w))
	}
	return hs
}
