package block

import (
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// MaxSaid is how many quotes a message of [Said] shows at most.
const MaxSaid = 10

// SaidOptions say what was asked and what the buttons do.
type SaidOptions struct {
	Name   string // whose words, as typed
	Topics []string
	Since  time.Time
	Zone   string // IANA name of the reader's zone
	From   int    // quotes shown before
	Total  int    // quotes there are
	Query  string // the text after /brief that was answered
	More   string // the text that stands for the quotes after these
	Follow string // the text whose topic is the person
	User   string // Slack id of who shared it; "" where it is only theirs, with buttons
	Place  Place
}

// Said is the answer to /brief said: what somebody said, newest first, each
// quote with a link to where it stands and who carries it. Where several people
// bear the name, each quote says whose it is.
func Said(sayings []briefing.Saying, now time.Time, o SaidOptions) Message {
	sayings = slices.DeleteFunc(slices.Clone(sayings), func(s briefing.Saying) bool { return shownQuote(s) == "" })
	sayings = sayings[:min(len(sayings), MaxSaid)]
	if len(sayings) == 0 {
		return HintUnsaid(o, now)
	}
	for {
		m := sayingsOf(sayings, now, o)
		if check(m) == nil {
			return m
		}
		if len(sayings) == 1 {
			return Plain(m)
		}
		sayings = sayings[:len(sayings)-1]
	}
}

func sayingsOf(sayings []briefing.Saying, now time.Time, o SaidOptions) Message {
	person, role := speakerOf(sayings)
	title := o.title(person)
	m := Message{Text: saidFallback(title, sayings, now, o)}
	m.Blocks = append(m.Blocks, header(title), context(o.span(role, len(sayings), now)))
	for _, s := range sayings {
		m.Blocks = append(m.Blocks, saying(s, person == "", now)...)
	}
	if o.User != "" {
		m.Blocks = append(m.Blocks, context(sharedBy(o.User, o.Query)))
		return m
	}
	m.Blocks = append(m.Blocks, actions(o.moreButton(len(sayings)), o.shareButton(), o.followButton(person))...)
	return m
}

// speakerOf is who said all of it and what they are, or "" where several
// people bear the name.
func speakerOf(sayings []briefing.Saying) (person, role string) {
	person = sayings[0].Quote.Speaker
	for _, s := range sayings {
		if !strings.EqualFold(s.Quote.Speaker, person) {
			return "", ""
		}
		if role == "" {
			role = s.Quote.Role
		}
	}
	return person, role
}

// title is "Wilma Tarn on Gullholm".
func (o SaidOptions) title(person string) string {
	if person == "" {
		person = o.Name
	}
	person = text.Isolate(text.Cut(text.OneLine(person), typedLimit))
	if topics := text.Topics(o.Topics, typedLimit); topics != "" {
		return text.Say("said.title", "person", person, "topics", topics)
	}
	return person
}

// span is the grey line under the title: role, how many of how many, since when.
func (o SaidOptions) span(role string, shown int, now time.Time) string {
	since := date(o.Since, formatFrom, text.Since(o.Since, now, text.Zone(o.Zone)))
	quotes := text.Say("count.quotes", "n", max(o.Total, o.From+shown))
	line := text.Say("said.range_all", "quotes", quotes, "since", since)
	switch {
	case o.From > 0:
		line = text.Say("said.range_next", "first", o.From+1, "last", o.From+shown, "quotes", quotes, "since", since)
	case shown < o.Total:
		line = text.Say("said.range", "shown", shown, "quotes", quotes, "since", since)
	}
	if role = text.Cut(text.OneLine(role), typedLimit); role != "" {
		return Name(role) + " · " + line
	}
	return line
}

// saying draws one quote, with whose it is where that isn't said above.
func saying(s briefing.Saying, credit bool, now time.Time) []slack.Block {
	quote := []slack.RichTextSectionElement{words(text.Line(shownQuote(s)))}
	if who := text.Attribution(s.Quote, s.Language, text.CreditLimit); credit && who != "" {
		quote = append(quote, words("\n— "+text.Isolate(who)))
	}
	where := text.Cut(text.OneLine(s.Headline), text.RowLimit)
	if where == "" {
		where = text.Say("story.untitled")
	}
	elements := []slack.RichTextElement{
		&slack.RichTextQuote{Type: slack.RTEQuote, Elements: quote},
		section(words(text.Say("said.in")+" "), link(place(s.Sources), text.Isolate(where), nil)),
	}
	blocks := []slack.Block{rich(elements...)}
	if line := text.SourceLine(carried(s), ago(s.At, now), Name); line != "" {
		blocks = append(blocks, context(line))
	}
	return blocks
}

// shownQuote is the quote with its marks, "" where it can't be shown as it was
// said.
func shownQuote(s briefing.Saying) string { return text.Quote(s.Quote, s.Language, text.QuoteLimit) }

// carried are a saying's outlets as those of a story.
func carried(s briefing.Saying) briefing.Briefing {
	b := briefing.Briefing{About: true}
	if len(s.Sources) > 0 {
		b.Source, b.Also = s.Sources[0], s.Sources[1:]
	}
	return b
}

// place is where the words can be read: a page that opens at them before one
// that only holds them.
func place(sources []briefing.Source) string {
	first := ""
	for _, s := range sources {
		switch {
		case strings.Contains(s.URL, "#:~:text="):
			return s.URL
		case first == "":
			first = s.URL
		}
	}
	return first
}

func saidFallback(title string, sayings []briefing.Saying, now time.Time, o SaidOptions) string {
	lines := []string{text.Say("said.text", "title", Name(title), "quotes", text.Say("count.quotes", "n", max(o.Total, o.From+len(sayings))))}
	for _, s := range sayings {
		line := Name(shownQuote(s))
		if who := text.Attribution(s.Quote, s.Language, text.CreditLimit); who != "" {
			line += " — " + Name(who)
		}
		where := text.Ago(s.At, now)
		if outlet := text.Outlet(carried(s).Source); outlet != "" {
			where = Name(outlet) + ", " + where
		}
		lines = append(lines, line+" ("+where+")")
	}
	return clip(strings.Join(lines, "\n"), maxText)
}

func (o SaidOptions) moreButton(shown int) *slack.ButtonBlockElement {
	if o.More == "" || o.From+shown >= o.Total {
		return nil
	}
	return button("said.more", "q:"+o.More, text.Say("said.more"), text.Say("said.more_label", "n", min(o.Total-o.From-shown, MaxSaid)))
}

func (o SaidOptions) shareButton() *slack.ButtonBlockElement {
	if o.Place != Channel {
		return nil
	}
	return button("answer.share", "q:"+o.Query, text.Say("answer.share"), text.Say("said.share_label"))
}

func (o SaidOptions) followButton(person string) *slack.ButtonBlockElement {
	if person == "" || o.Follow == "" {
		return nil
	}
	return followButton(o.Follow, text.Cut(text.OneLine(o.Name), labelTopics), o.Place)
}

// HintUnsaid says that nobody of that name is quoted, and how names are found.
func HintUnsaid(o SaidOptions, now time.Time) Message {
	lead := say("said.none", 0, typed("x", o.Name), ours("since", text.Since(o.Since, now, text.Zone(o.Zone))))
	if topics := text.Topics(o.Topics, typedLimit); topics != "" {
		lead = say("said.none_on", 0, typed("x", o.Name), typed("topics", topics), ours("since", text.Since(o.Since, now, text.Zone(o.Zone))))
	}
	label := text.Say("hint.run_label", "command", "/brief "+o.Follow)
	search := button("hint.use", "cmd:"+o.Follow, text.Say("said.stories"), label)
	return notice(lead).with(append(actions(search), context(text.Say("said.names", "a", code("/brief said tarn about gullholm"))))...)
}
