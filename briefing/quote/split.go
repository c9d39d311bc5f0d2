package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
)

// longestClause is how many bytes may stand between two pieces of one
// utterance: a name, a role, a verb, and where it was said.
const longestClause = 120

// joinSplit gives quotes that the article breaks their further pieces, and
// leaves these where they are: for those who want every marked stretch they are
// quotes like any other. Only a sentence that goes on behind the clause is
// split; in “It rains.” she said. “Go home.” there are two, and each can stand
// alone.
func joinSplit(d *parse.Document, said []utterance, quotes []briefing.Quote) {
	for i := len(quotes) - 2; i >= 0; i-- {
		if goesOn(d, said, quotes, i) {
			next := &quotes[i+1]
			quotes[i].Rest = append([]briefing.Part{{Start: next.Start, End: next.End, Text: next.Text}}, next.Rest...)
		}
	}
}

// goesOn reports whether quote i+1 is the rest of quote i's sentence.
func goesOn(d *parse.Document, said []utterance, quotes []briefing.Quote, i int) bool {
	q, next := &quotes[i], &quotes[i+1]
	s, t := &d.Spans[said[i].span], &d.Spans[said[i+1].span]
	if s.Parent >= 0 || t.Parent >= 0 || s.Paragraph != t.Paragraph || s.Close > t.Open {
		return false
	}
	same := q.Speaker == next.Speaker || next.Speaker == "" && q.SpeakerStart == next.SpeakerStart // too short to be sure of alone
	if q.Speaker == "" || !same {
		return false
	}
	clause := strings.TrimSpace(d.Text[s.Close:t.Open])
	if clause == "" || len(clause) > longestClause || strings.ContainsAny(clause, ".;:!?\n") {
		return false
	}
	named := s.Close <= q.SpeakerStart && q.SpeakerEnd <= t.Open && q.SpeakerEnd > 0
	comma := strings.HasSuffix(q.Text, ",") || strings.HasPrefix(clause, ",")
	first, _ := utf8.DecodeRuneInString(next.Text)
	return named && comma && (strings.HasSuffix(clause, ",") || unicode.IsLower(first))
}

// leadPiece is the quote whose rest quote k is, or k.
func leadPiece(quotes []briefing.Quote, k int) int {
	for k > 0 && len(quotes[k-1].Rest) > 0 && quotes[k-1].Rest[0].Start == quotes[k].Start {
		k--
	}
	return k
}
