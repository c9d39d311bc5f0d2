package about

import (
	"slices"

	"newsbrief/briefing/topic/internal/mention"
)

// Stand-ins for mentions among the words around one.
const (
	ownName   = "\x01" // the place itself
	otherName = "\x02" // another place
	edge      = "\x03" // the text begins or ends here
)

// context hashes the words around each mention of a place: "japan 's finance
// minister said" and "exports to japan" say different things of it. The words of
// the title and of the first sentence tell what kind of item it is: where it was
// written says more of a place in a market report than in one of a flood.
func (s *survey) context(topic int) []uint32 {
	seen := map[uint32]bool{}
	title, body := s.masked(&s.Title, topic), s.masked(&s.Body, topic)
	s.around(&s.Title, title, topic, "title", seen)
	s.around(&s.Body, body, topic, "body", seen)
	where := s.of[topic].where()
	for _, w := range title {
		seen[hash("title of", where, w)] = true
	}
	for i, w := range body {
		if s.Sentences[i] > 0 {
			break
		}
		seen[hash("lead of", where, w)] = true
	}
	hashes := make([]uint32, 0, len(seen))
	for h := range seen {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	return hashes
}

// around hashes the words around the mentions in a field; words are the field's,
// masked.
func (s *survey) around(f *mention.Field, words []string, topic int, where string, seen map[uint32]bool) {
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return edge
		}
		return words[i]
	}
	for _, m := range f.Mentions {
		if m.Topic != topic {
			continue
		}
		zone := where
		if f == &s.Body && s.Sentences[m.First] == 0 {
			zone = "lead"
		}
		i, e, class := m.First, m.End, m.Class.String()
		for _, h := range []uint32{
			hash(zone, class, "before", at(i-1)),
			hash(zone, class, "after", at(e)),
			hash(where, "before", at(i-1)),
			hash(where, "after", at(e)),
			hash(where, "two before", at(i-2), at(i-1)),
			hash(where, "two after", at(e), at(e+1)),
			hash(where, "between", at(i-1), at(e)),
			hash(where, "second before", at(i-2)),
			hash(where, "second after", at(e+1)),
		} {
			seen[h] = true
		}
	}
}

// masked returns the words of a field with the names of places taken out, so
// that nothing is learnt about one country.
func (s *survey) masked(f *mention.Field, topic int) []string {
	words := make([]string, len(f.Tokens))
	for i, t := range f.Tokens {
		words[i] = t.Word
	}
	for _, m := range f.Mentions {
		if !s.judge.lex.Topics()[m.Topic].Place {
			continue
		}
		for i := m.First; i < m.End; i++ {
			switch {
			case m.Topic == topic:
				words[i] = ownName
			case words[i] != ownName:
				words[i] = otherName
			}
		}
	}
	return words
}

// hash is FNV-1a over the parts, stirred so that its high bits are as good as
// its low ones.
func hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
