package speaker

// longestThread is how many sentences back somebody may have been given the
// word.
const longestThread = 8

// leadThread looks for who has the word where the quotation's own sentence
// doesn't tell: it reports, or is nothing but the quotation.
func (s *scene) leadThread(x *setting) lead {
	switch {
	case x.reported:
		return s.thread(x, threadReported)
	case x.own:
		if m := s.saidBehind(x); m >= 0 {
			return lead{m, sentenceBehind}
		}
		return s.thread(x, threadSpoken)
	}
	return noLead
}

// saidBehind is for “„…“ Das sagte Holm.”
func (s *scene) saidBehind(x *setting) int {
	t := x.sentence + 1
	if t >= s.d.Paragraphs[x.paragraph].Sentences.To {
		return -1
	}
	sent := s.d.Sentences[t]
	switch s.word(sent.Units.From) {
	case "Das", "Dies", "So":
		if k := s.clauseAt(sent, sent.Units.From); k >= 0 && s.d.Clauses[k].Verb == sent.Units.From+1 && s.level(k) > 0 {
			return s.speakerOf(k)
		}
	}
	return -1
}

// thread goes back from x's sentence over those of its paragraph that report,
// to where somebody is given the word; for a paragraph that opens with the
// quotation, over those of the one before.
func (s *scene) thread(x *setting, by leadKind) lead {
	p := s.d.Paragraphs[x.paragraph]
	if x.own && x.sentence == p.Sentences.From && x.paragraph > 0 {
		before := s.d.Paragraphs[x.paragraph-1].Sentences
		return lead{s.wordGiven(before.To-1, before.From, by).mention, threadParagraph}
	}
	return s.wordGiven(x.sentence-1, p.Sentences.From, by)
}

// wordGiven is who is given the word in the sentences from last back to first,
// or else the subject of the last that doesn't report.
func (s *scene) wordGiven(last, first int, by leadKind) lead {
	for t := last; t >= max(first, last-longestThread+1); t-- {
		spoken, subject, reports := s.saysWho(t)
		if spoken < 0 {
			spoken = s.sourceIn(t).mention
		}
		if spoken >= 0 {
			return lead{spoken, by}
		}
		if !reports {
			return lead{subject, threadSubject}
		}
	}
	return noLead
}

// saysWho is who speaks in sentence t, the subject of its last clause that
// doesn't report, both -1 for none, and whether all of it reports.
func (s *scene) saysWho(t int) (spoken, subject int, reports bool) {
	d := s.d
	cs := d.Sentences[t].Clauses
	subject, reports = -1, true
	for k := cs.To - 1; k >= max(cs.From, cs.To-nearClauses); k-- {
		c := &d.Clauses[k]
		if c.Verb < 0 || c.Below || d.Reported(c) {
			continue
		}
		m := s.speakerOf(k)
		if m >= 0 && s.level(k) > 0 {
			return m, subject, false
		}
		reports = false
		if subject < 0 {
			subject = m
		}
	}
	return -1, subject, reports
}
