package block

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

const (
	// quotesPage is how many quotes a modal shows at once.
	quotesPage = 20
	// quoteWhole is how much of a quote a modal shows; its link shows the rest.
	quoteWhole = 1000
	// maxViewBlocks is Slack's limit for a modal or a Home tab.
	maxViewBlocks = 100
)

// A QuotesPage is what the modal of all quotes is about. It lies in the modal's
// private_metadata, and comes back with every click in it.
type QuotesPage struct {
	V       int    `json:"v"`       // form of this struct
	Story   int64  `json:"story"`   // Story.ID
	Channel string `json:"channel"` // where the story was shown
	From    int    `json:"from"`    // quotes before this page
}

// ReadQuotesPage reads private_metadata; false where it isn't of this version.
func ReadQuotesPage(metadata string) (p QuotesPage, ok bool) {
	err := json.Unmarshal([]byte(metadata), &p)
	return p, err == nil && p.V == 1
}

// Quotes is the modal of a story: everything that is said in it, by speaker, the
// key quote's first, each outlet linked to the place; why the story is shown;
// and the button that mutes its outlet.
func Quotes(b briefing.Briefing, sayings []briefing.Saying, p QuotesPage, now time.Time) slack.ModalViewRequest {
	p.V = 1
	p.From = max(0, min(p.From, len(sayings)))
	page := sayings[p.From:min(len(sayings), p.From+quotesPage)]
	blocks := []slack.Block{
		rich(section(link(text.Link(b), text.Line(text.Headline(b, text.HeadlineLimit)), &slack.RichTextSectionTextStyle{Bold: true}))),
		context(quotesLead(sayings, p.From, len(page))),
	}
	for _, group := range bySpeaker(b, page) {
		blocks = append(blocks, slack.NewDividerBlock(), spoken(b, group, now))
	}
	if next := p.From + len(page); next < len(sayings) {
		label := text.Say("quotes.more_label", "n", min(quotesPage, len(sayings)-next))
		blocks = append(blocks, actions(button("quotes.more", fmt.Sprint("from:", next), text.Say("quotes.more"), label))...)
	}
	blocks = append(blocks, slack.NewDividerBlock(), rich(section(bold(text.Say("quotes.why")+" "), words(reasons(b)))))
	blocks = append(blocks, actions(muteButton(b))...)
	return modal("quotes.view", text.Say("quotes.title"), p, blocks)
}

// QuotesGone is the modal of a story that is no longer kept.
func QuotesGone() slack.ModalViewRequest {
	return modal("quotes.view", text.Say("quotes.title"), QuotesPage{V: 1}, notice(say("quotes.gone", 0)).Blocks)
}

// QuotesMuted is what is left of the modal when its outlet was muted.
func QuotesMuted(outlet, channel string) slack.ModalViewRequest {
	lead := say("mute.done", 0, strong("outlet", outlet), room(channel))
	undo := context(text.Say("mute.undo", "command", code("/brief unmute "+text.OneLine(outlet))))
	return modal("quotes.view", text.Say("quotes.title"), QuotesPage{V: 1}, append(notice(lead).Blocks, undo))
}

// modal is a view to read, with the metadata that its clicks bring back. What
// would be over Slack's limits is cut from the end.
func modal(callback, title string, metadata any, blocks []slack.Block) slack.ModalViewRequest {
	var fit []slack.Block
	for _, b := range blocks[:min(len(blocks), maxViewBlocks)] {
		if checkBlock(b) == nil {
			fit = append(fit, b)
		}
	}
	private, err := json.Marshal(metadata)
	if err != nil {
		private = nil // of our own structs: none can fail
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: callback, PrivateMetadata: string(private),
		Title: plain(title), Close: plain(text.Say("modal.close")), Blocks: slack.Blocks{BlockSet: fit},
	}
}

// quotesLead is the grey line under the headline.
func quotesLead(sayings []briefing.Saying, from, shown int) string {
	if len(sayings) == 0 {
		return text.Say("quotes.none")
	}
	outlets := make(map[string]bool)
	for _, s := range sayings {
		for _, source := range s.Sources {
			outlets[strings.ToLower(source.Name)] = true
		}
	}
	line := text.Say("quotes.lead", "quotes", text.Say("count.quotes", "n", len(sayings)), "outlets", text.Say("count.outlets", "n", len(outlets)))
	if shown < len(sayings) {
		line = text.Say("quotes.page", "first", from+1, "last", from+shown) + " · " + line
	}
	return line
}

// bySpeaker groups sayings by who said them: who said the key quote first, who
// isn't named last, the others as they come.
func bySpeaker(b briefing.Briefing, sayings []briefing.Saying) [][]briefing.Saying {
	var order []string
	groups := make(map[string][]briefing.Saying)
	for _, s := range sayings {
		name := strings.ToLower(s.Quote.Speaker)
		if groups[name] == nil {
			order = append(order, name)
		}
		groups[name] = append(groups[name], s)
	}
	rank := func(name string) int {
		switch {
		case name == "":
			return 2
		case b.Quote != nil && name == strings.ToLower(b.Quote.Speaker):
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(a, b string) int { return rank(a) - rank(b) })
	list := make([][]briefing.Saying, len(order))
	for i, name := range order {
		list[i] = groups[name]
	}
	return list
}

// spoken is what one person said, each with where it stands.
func spoken(b briefing.Briefing, group []briefing.Saying, now time.Time) slack.Block {
	first := group[0]
	name := []slack.RichTextSectionElement{bold(text.Say("quotes.no_speaker"))}
	if first.Quote.Speaker != "" {
		name = []slack.RichTextSectionElement{bold(text.Isolate(text.OneLine(first.Quote.Speaker)))}
		if role := roleOf(group); role != "" {
			name = append(name, words(", "+text.Isolate(text.Cut(text.OneLine(role), text.CreditLimit))))
		}
	}
	elements := []slack.RichTextElement{section(name...)}
	for _, s := range group {
		quote := text.Quote(s.Quote, s.Language, quoteWhole)
		if quote == "" {
			continue // it can't be shown as it was said
		}
		elements = append(elements,
			&slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{words(text.Line(quote))}},
			section(placed(b, s, now)...))
	}
	return rich(elements...)
}

// roleOf is the first role that any of the sayings gives.
func roleOf(group []briefing.Saying) string {
	for _, s := range group {
		if s.Quote.Role != "" {
			return s.Quote.Role
		}
	}
	return ""
}

// placed is where a quote stands: its outlets, each linked to it, and when.
func placed(b briefing.Briefing, s briefing.Saying, now time.Time) []slack.RichTextSectionElement {
	var line []slack.RichTextSectionElement
	if b.Quote != nil && b.Quote.Text == s.Quote.Text {
		line = append(line, words(text.Say("quotes.key")+" · "))
	}
	for i, source := range s.Sources[:min(len(s.Sources), alsoMost)] {
		if i > 0 {
			line = append(line, words(", "))
		}
		line = append(line, link(source.URL, text.Isolate(text.Outlet(source)), nil))
	}
	if more := len(s.Sources) - alsoMost; more > 0 {
		line = append(line, words(" "+text.Say("story.more", "n", more)))
	}
	if s.At.IsZero() {
		return append(line, words(" "))
	}
	return append(line, words(" · "), richDate(s.At, formatAgo, text.Ago(s.At, now)))
}

// alsoMost is how many outlets of a quote are named.
const alsoMost = 4

// reasons say what the story's rank is the sum of.
func reasons(b briefing.Briefing) string {
	var notes []string
	for _, r := range b.Why {
		notes = append(notes, r.Note)
	}
	return text.Cut(text.OneLine(strings.Join(notes, " · ")), quoteWhole)
}

// muteButton mutes the outlet that the story came by.
func muteButton(b briefing.Briefing) *slack.ButtonBlockElement {
	outlet := b.Via.Name
	if outlet == "" {
		outlet = b.Source.Name
	}
	outlet = text.OneLine(outlet)
	if outlet == "" {
		return nil
	}
	press := button("quotes.mute", "outlet:"+outlet, text.Say("quotes.mute"), text.Say("quotes.mute_label", "outlet", outlet))
	return confirmed(press, text.Say("quotes.mute_ask", "outlet", outlet), text.Say("quotes.mute_what"), text.Say("quotes.mute_do"), text.Say("modal.cancel"))
}

// storyButtons are the row that opens each story's modal: More on 1, 2, 3.
func storyButtons(d briefing.Digest, first, most int) []slack.Block {
	var row []*slack.ButtonBlockElement
	for i, b := range d.Briefings[:min(len(d.Briefings), most)] {
		if b.Story == 0 {
			continue
		}
		label := text.Say("answer.more_on_label", "n", first+i, "headline", text.OneLine(text.Headline(b, text.RowLimit)))
		row = append(row, button(fmt.Sprint("answer.story.", first+i), fmt.Sprint("story:", b.Story), text.Say("answer.more_on", "n", first+i), label))
	}
	return actions(row...)
}
