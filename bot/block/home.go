package block

import (
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// How much a Home tab shows of each kind before it says that there is more.
const (
	homeDigests = 15
	homeFeeds   = 5
	homeMutes   = 10
	homeHealthy = 4
)

// HomeLines are what somebody's Home tab is told from.
type HomeLines struct {
	Digests []briefing.Subscription // that they may know of
	Feeds   []briefing.Feed
	Mutes   []briefing.Mute
	Zone    *time.Location // the reader's
}

// Home is the Home tab: the digests and where they go, the feeds that need
// care, what is muted; each with what can be done about it. Somebody without a
// digest gets three ways to begin instead of empty lists.
func Home(h HomeLines, now time.Time) slack.HomeTabViewRequest {
	if len(h.Digests) == 0 {
		return home(h.first(now))
	}
	blocks := []slack.Block{header(text.Say("home.title")), context(h.state(now))}
	blocks = append(blocks, homeButtons()...)
	blocks = append(blocks, slack.NewDividerBlock(), header(text.Say("home.digests")))
	for _, s := range h.Digests[:min(len(h.Digests), homeDigests)] {
		blocks = append(blocks, h.digest(s, now))
	}
	blocks = append(blocks, more(len(h.Digests)-homeDigests)...)
	blocks = append(blocks, h.feeds(now)...)
	blocks = append(blocks, h.mutes(now)...)
	return home(append(blocks, context(text.Say("home.foot", "ask", code("/brief china"), "help", code("/brief help")))))
}

// home is the view of some blocks, as many as Slack takes.
func home(blocks []slack.Block) slack.HomeTabViewRequest {
	v := modal("home", "", nil, blocks)
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, CallbackID: "home", Blocks: v.Blocks}
}

// first is what somebody sees who has no digest yet.
func (h HomeLines) first(now time.Time) []slack.Block {
	blocks := []slack.Block{header(text.Say("home.new_title")), rich(section(words(text.Say("home.new_lead"))))}
	blocks = append(blocks, homeButtons()...)
	foot := text.Say("home.new_none", "ask", code("/brief china"))
	if at := collected(h.Feeds); !at.IsZero() {
		foot = text.Say("home.new_foot", "feeds", text.Say("count.feeds", "n", len(h.Feeds)), "ago", ago(at, now), "ask", code("/brief china"))
	}
	return append(blocks, context(foot))
}

// homeButtons are the ways to begin.
func homeButtons() []slack.Block {
	add := button("home.digest_add", "new", text.Say("home.digest_add"), "")
	add.Style = slack.StylePrimary
	return actions(add, button("home.feed_add", "new", text.Say("feed.add"), ""), button("home.try", "cmd:top 5", text.Say("home.try"), text.Say("home.try_label")))
}

// collected is when any feed was last collected.
func collected(feeds []briefing.Feed) (at time.Time) {
	for _, f := range feeds {
		if f.Worked.After(at) {
			at = f.Worked
		}
	}
	return at
}

// state is the grey line under the title.
func (h HomeLines) state(now time.Time) string {
	ok := 0
	for _, f := range h.Feeds {
		if f.Failures == 0 {
			ok++
		}
	}
	at := collected(h.Feeds)
	if at.IsZero() {
		return text.Say("home.uncollected", "zone", h.Zone)
	}
	return text.Say("home.state", "ago", ago(at, now), "ok", ok, "feeds", text.Say("count.feeds", "n", len(h.Feeds)), "zone", h.Zone)
}

// digest is one digest with its menu.
func (h HomeLines) digest(s briefing.Subscription, now time.Time) slack.Block {
	place := text.Say("home.direct")
	if !strings.HasPrefix(s.Channel, "D") {
		place = mention("#", s.Channel)
	}
	on := text.Topics(s.Topics, maxHeader)
	if on == "" {
		on = text.Say("topics.none")
	}
	when := schedule(s.Schedule)
	if s.Schedule.Zone == h.Zone.String() {
		when = text.Say("home.when", "days", s.Schedule.Days, "time", clock(s.Schedule.Hour*60+s.Schedule.Minute))
	}
	lines := []string{
		text.Say("home.digest", "name", "*"+Name(s.Name)+"*", "place", place),
		Name(on) + " · " + strings.Join(features(s), " · "),
		when + " · " + h.next(s, now),
	}
	pause := "pause"
	if s.PausedAt(now) || s.Lost != "" {
		pause = "resume"
	}
	return slack.NewSectionBlock(mrkdwn(strings.Join(lines, "\n")), nil,
		slack.NewAccessory(menu("home.digest_menu", s.ID, "edit", "preview", "now", pause, "delete")))
}

// next is when a digest comes next, or why it doesn't.
func (h HomeLines) next(s briefing.Subscription, now time.Time) string {
	switch {
	case s.Lost != "":
		return text.Say("home.lost")
	case s.PausedAt(now) && s.Paused.Equal(briefing.Forever()):
		return text.Say("home.paused")
	case s.PausedAt(now):
		return text.Say("home.paused_until", "when", date(s.Paused, "until "+formatDay, text.Clock(s.Paused, now, h.Zone)))
	}
	return date(s.Next, "next: "+formatDay, text.Say("home.next", "when", text.Clock(s.Next, now, h.Zone)))
}

// feeds are the feeds that fail, and a line on the others.
func (h HomeLines) feeds(now time.Time) []slack.Block {
	if len(h.Feeds) == 0 {
		return nil
	}
	blocks := []slack.Block{slack.NewDividerBlock(), header(text.Say("home.feeds"))}
	var failing, healthy []briefing.Feed
	for _, f := range h.Feeds {
		if f.Failures > 0 && !f.Paused {
			failing = append(failing, f)
		} else {
			healthy = append(healthy, f)
		}
	}
	for _, f := range failing[:min(len(failing), homeFeeds)] {
		blocks = append(blocks, rich(paragraph(feedLine(f, now))))
	}
	blocks = append(blocks, more(len(failing)-homeFeeds)...)
	if len(healthy) > 0 {
		blocks = append(blocks, context(healthyLine(healthy)))
	}
	return append(blocks, actions(button("home.feeds", "cmd:feeds", text.Say("home.feeds_all"), ""))...)
}

func healthyLine(feeds []briefing.Feed) string {
	var names []string
	for _, f := range feeds[:min(len(feeds), homeHealthy)] {
		names = append(names, Name(f.Name()))
	}
	line := text.Say("home.healthy", "names", strings.Join(names, ", "))
	if n := len(feeds) - homeHealthy; n > 0 {
		line += " " + text.Say("story.more", "n", n)
	}
	return line
}

// mutes are what is muted in the channels of the digests, each with the button
// that ends it.
func (h HomeLines) mutes(now time.Time) []slack.Block {
	shown := slices.DeleteFunc(slices.Clone(h.Mutes), func(m briefing.Mute) bool {
		return !slices.ContainsFunc(h.Digests, func(s briefing.Subscription) bool { return s.Channel == m.Channel })
	})
	if len(shown) == 0 {
		return nil
	}
	blocks := []slack.Block{slack.NewDividerBlock(), header(text.Say("home.muted"))}
	for _, m := range shown[:min(len(shown), homeMutes)] {
		line := text.Say("home.mute", "outlet", "*"+Name(m.Outlet)+"*", "channel", mention("#", m.Channel), "who", mention("@", m.By),
			"since", date(m.At, formatFrom, text.Since(m.At, now, h.Zone)), "items", text.Say("count.items", "n", m.LeftOut))
		unmute := button("home.unmute", "mute:"+m.Channel+":"+m.Outlet, text.Say("home.unmute"), text.Say("home.unmute_label", "outlet", text.OneLine(m.Outlet)))
		if unmute == nil {
			continue
		}
		blocks = append(blocks, slack.NewSectionBlock(mrkdwn(line), nil, slack.NewAccessory(unmute)))
	}
	return append(blocks, more(len(shown)-homeMutes)...)
}

// more is the line that n others are not shown; nothing where there are none.
func more(n int) []slack.Block {
	if n <= 0 {
		return nil
	}
	return []slack.Block{context(text.Say("story.more", "n", n))}
}

// mrkdwn is a text of ours in which foreign names went through [Name].
func mrkdwn(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, s, false, true)
}

// menu is the ⋯ of something with an id; each item is a verb.
func menu(action, id string, verbs ...string) *slack.OverflowBlockElement {
	options := make([]*slack.OptionBlockObject, len(verbs))
	for i, verb := range verbs {
		options[i] = slack.NewOptionBlockObject(verb+":"+id, plain(text.Say("menu."+verb)), nil)
	}
	return slack.NewOverflowBlockElement(action, options...)
}
