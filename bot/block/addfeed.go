package block

import (
	"encoding/json"
	"math"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// FeedMark is what the modals that add a feed are about, in their
// private_metadata.
type FeedMark struct {
	V    int    `json:"v"`              // form of this struct
	From string `json:"from,omitempty"` // channel where it was opened; "" for the Home tab
}

// ReadFeedMark reads private_metadata; false where it isn't of this version.
func ReadFeedMark(metadata string) (m FeedMark, ok bool) {
	err := json.Unmarshal([]byte(metadata), &m)
	return m, err == nil && m.V == 1
}

// addressMost is how long an address may be, in code points.
const addressMost = 500

// AskFeed is the modal that asks for the address of a feed or a site. The input
// has the block_id address.
func AskFeed(address string, m FeedMark) slack.ModalViewRequest {
	return feedModal("feed.look", text.Say("feed.look"), m, askAddress(address))
}

func askAddress(address string) slack.Block {
	e := slack.NewPlainTextInputBlockElement(plain(text.Say("feed.address_look")), "feed.address").WithMaxLength(addressMost)
	if address != "" {
		e = e.WithInitialValue(text.Cut(text.OneLine(address), addressMost))
	}
	return slack.NewInputBlock("address", plain(text.Say("feed.address")), plain(text.Say("feed.address_hint")), e)
}

// LookingForFeed is the modal while the address is looked into.
func LookingForFeed(address string, m FeedMark) slack.ModalViewRequest {
	lead := say("feed.looking", 0, strong("host", text.Outlet(briefing.Source{URL: address})))
	return feedModal("feed.looking", "", m, notice(lead).Blocks...)
}

// NoFeedFound is the modal for an address behind which there is none; problem
// is why, a sentence for people, or "".
func NoFeedFound(address, problem string, m FeedMark) slack.ModalViewRequest {
	lead := say("feed.none", 0, strong("host", text.Outlet(briefing.Source{URL: address})))
	lines := []sentence{lead}
	if problem = text.OneLine(problem); problem != "" {
		lines = append(lines, prosaic(problem))
	}
	return feedModal("feed.look", text.Say("feed.look"), m, append([]slack.Block{askAddress(address)}, notice(append(lines, say("feed.none_help", 0))...).Blocks...)...)
}

// prosaic is foreign text as a sentence of its own.
func prosaic(s string) sentence {
	s = text.Cut(s, problemLimit)
	return told(text.Isolate(s), Name(s))
}

// PickFeed is the modal that shows the feeds that were found, with the latest
// items of the first that could be read, before any is added. The choice has
// the block_id feed.
func PickFeed(found []briefing.Candidate, m FeedMark, now time.Time) slack.ModalViewRequest {
	var options []*slack.OptionBlockObject
	shown := -1
	for i, c := range found {
		if c.Fault != "" || len(c.Feed.URL) > maxOption {
			continue
		}
		if shown < 0 {
			shown = i
		}
		name := text.OneLine(c.Feed.Name())
		if name == "" {
			name = c.Feed.URL // a title of nothing that shows
		}
		options = append(options, slack.NewOptionBlockObject(c.Feed.URL, plain(clip(name, maxOption)), plain(clip(pace(c), maxOption))))
	}
	if shown < 0 {
		fault := ""
		if len(found) > 0 {
			fault = found[0].Fault
		}
		return NoFeedFound("", fault, m)
	}
	pick := slack.NewRadioButtonsBlockElement("feed.pick", options...)
	pick.InitialOption = options[0]
	label := plain(text.Say("feed.found", "feeds", text.Say("count.feeds", "n", len(options))))
	blocks := []slack.Block{slack.NewInputBlock("feed", label, nil, pick), slack.NewDividerBlock(), rich(section(bold(text.Say("feed.latest"))))}
	for _, it := range found[shown].Items {
		blocks = append(blocks, latest(it, now)...)
	}
	return feedModal("feed.save", text.Say("feed.add"), m, append(blocks, context(text.Say("feed.start")))...)
}

// maxOption is Slack's limit for an option's text, description and value.
const maxOption = 75

// pace is how much a feed brings, and how whole it is.
func pace(c briefing.Candidate) string {
	kind := text.Say("feed.summaries")
	if c.Whole {
		kind = text.Say("feed.whole")
	}
	if c.Daily <= 0 {
		return kind
	}
	if c.Daily < 1 {
		return text.Say("feed.weekly", "n", max(1, int(math.Round(7*c.Daily)))) + " · " + kind
	}
	return text.Say("feed.daily", "n", int(math.Round(c.Daily))) + " · " + kind
}

// latest is an item of a feed as a story would show it.
func latest(it briefing.Item, now time.Time) []slack.Block {
	b := briefing.Briefing{Headline: it.Title, Links: []string{it.Link}, Source: briefing.Source{URL: it.Link}, Published: it.Published, Quote: it.KeyQuote(), Language: it.Language}
	headline := link(it.Link, text.Line(text.Headline(b, text.HeadlineLimit)), &slack.RichTextSectionTextStyle{Bold: true})
	blocks := []slack.Block{rich(section(headline))}
	if !it.Published.IsZero() {
		blocks = append(blocks, context(ago(it.Published, now)))
	}
	return blocks
}

// feedModal is a modal of adding a feed; without a label it can't be sent.
func feedModal(callback, label string, m FeedMark, blocks ...slack.Block) slack.ModalViewRequest {
	m.V = 1
	inputs := make([]slack.Block, 0, len(blocks))
	for _, b := range blocks {
		if _, ok := b.(*slack.InputBlock); ok || checkBlock(b) == nil {
			inputs = append(inputs, b)
		}
	}
	private, err := json.Marshal(m)
	if err != nil {
		private = nil // a struct of ours: it can't fail
	}
	v := slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: callback, PrivateMetadata: string(private), Blocks: slack.Blocks{BlockSet: inputs},
		Title: plain(text.Say("feed.title")), Close: plain(text.Say("modal.cancel")),
	}
	if label != "" {
		v.Submit = plain(label)
	}
	return v
}
