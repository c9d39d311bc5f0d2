package block

import (
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3001)
	press := func(id string) *slack.ButtonBlockElement { return button(id, "q:x", "X", "") }
	tests := []struct {
		name  string
		block slack.Block
		want  string
	}{
		{"header", slack.NewHeaderBlock(plain(long)), "header of 3001"},
		{"context", context(long), "context of 3001"},
		{"empty context", slack.NewContextBlock(""), "context of 0"},
		{"image", slack.NewContextBlock("", slack.NewImageBlockElement("https://x.example", "x")), "unexpected mixed_image"},
		{"no buttons", slack.NewActionBlock(""), "actions of 0"},
		{"same buttons", slack.NewActionBlock("", press("a"), press("a")), "action a twice"},
		{"button", slack.NewActionBlock("", slack.NewButtonBlockElement("a", "", plain(long))), "button a: text"},
		{"datepicker", slack.NewActionBlock("", slack.NewDatePickerBlockElement("a")), "unexpected datepicker"},
		{"empty rich text", rich(), "empty rich text"},
		{"empty section", rich(section()), "empty section"},
		{"empty words", rich(section(words(""))), "rich text of 0"},
		{"empty link", rich(section(link("https://x.example", "", nil))), "link of 0"},
		{"row", rich(list(slack.RTEListBullet, 0, section())), "empty section"},
		{"preformatted", rich(&slack.RichTextPreformatted{Type: slack.RTEPreformatted}), "empty section"},
		{"chart", slack.NewDataVisualizationBlock("", nil), "title must have"},
		{"broadcast", rich(section(slack.NewRichTextSectionBroadcastElement("here"))), "unexpected broadcast"},
		{"section", slack.NewSectionBlock(nil, nil, nil), "section without text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := Message{Text: "x", Blocks: []slack.Block{slack.NewDividerBlock(), tt.block}}
			if err := check(m); err == nil || !strings.Contains(err.Error(), "block 1: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if got := finish(m); len(got.Blocks) != 0 || got.Text != "x" {
				t.Errorf("finish let it through: %+v", got)
			}
		})
	}
	if check(Message{}) == nil || check(Message{Text: long}) == nil {
		t.Error("no text, or too much, passed")
	}
	if err := check(Message{Text: "x", Blocks: make([]slack.Block, 51)}); err == nil || err.Error() != "51 blocks" {
		t.Errorf("error %v", err)
	}
}

// A message over a limit loses stories from its end, whole, and says how many
// it shows.
func TestFitDropsFromTheEnd(t *testing.T) {
	t.Parallel()
	d := capped(answer(ferry(), arabic(), long()), MaxAnswer, 0)
	got := fit(d, func(d briefing.Digest) Message {
		m := Message{Text: text.Say("count.stories", "n", len(d.Briefings))}
		for range len(d.Briefings) * 20 {
			m.Blocks = append(m.Blocks, slack.NewDividerBlock())
		}
		return m
	})
	if got.Text != "2 stories" || len(got.Blocks) != 40 {
		t.Errorf("%q in %d blocks", got.Text, len(got.Blocks))
	}
	never := fit(d, func(briefing.Digest) Message { return Message{Text: "x", Blocks: make([]slack.Block, 60)} })
	if never.Text != "x" || never.Blocks != nil {
		t.Errorf("got %+v", never)
	}
}

// Each layout keeps to its number of blocks, however many stories there are.
func TestBlockCounts(t *testing.T) {
	t.Parallel()
	many := make([]briefing.Briefing, 40)
	for i := range many {
		many[i] = ferry()
	}
	d := morning(many...)
	d.Total = 60
	if n := len(Answer(d, now, AnswerOptions{Query: "x"}).Blocks); n != 3+2*MaxAnswer {
		t.Errorf("answer: %d blocks", n)
	}
	if n := len(Digest(d, "KEY", now).Blocks); n != 5+2*text.Top {
		t.Errorf("digest: %d blocks", n)
	}
	if n := len(Shared(d, "U1", "x", now).Blocks); n != 2+2*MaxAnswer {
		t.Errorf("shared: %d blocks", n)
	}
	failing := make([]briefing.Feed, 300)
	for i := range failing {
		failing[i] = briefing.Feed{URL: "https://x.example", Health: briefing.Health{Failures: i % 2}}
	}
	m := Feeds(failing, now)
	if n := len(m.Blocks); n != 1+maxFailing+2 {
		t.Errorf("feeds: %d blocks", n)
	}
	if got := string(marshal(t, m)); !strings.Contains(got, text.Say("story.more", "n", 300-maxFailing-maxRows)) {
		t.Error("feeds: the rest is not counted")
	}
}

// A button whose value Slack would refuse isn't shown; a cut value would do
// something else.
func TestButtonWithoutValue(t *testing.T) {
	t.Parallel()
	m := Answer(answer(ferry()), now, AnswerOptions{Query: strings.Repeat("x", 2000)})
	if got := string(marshal(t, m)); strings.Contains(got, `"button"`) || len(m.Blocks) != 4 {
		t.Errorf("got\n%s", got)
	}
}
