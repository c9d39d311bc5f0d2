package block

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// A hint's buttons carry "cmd:" and a command as typed after /brief: pressing
// one is typing it.

// Hint answers a command that could not be read. Kind says what was unclear:
// "command", "time", "days", "cron", "since", "until", "number", "topics", "feed", "name", "address",
// "outlet", "alert", "mention", "member" or "length"; for a zone see [HintZone]. Word is that piece as
// typed, and suggestion the command that was likely meant, "" where none is
// likely. Nothing was done.
func Hint(kind, word, suggestion string) Message {
	lead := say("hint."+kind, 0, typed("x", word))
	var buttons []*slack.ButtonBlockElement
	if suggestion != "" {
		lead = lead.then(say("hint.meant", 0, command("y", suggestion)))
		label := text.Say("hint.run_label", "command", "/brief "+suggestion)
		buttons = append(buttons, button("hint.use", "cmd:"+suggestion, text.Say(verb(suggestion)), label))
	}
	buttons = append(buttons, button("hint.help", "cmd:help", text.Say("hint.all"), ""))
	m := notice(lead)
	if kind != "since" && kind != "number" && kind != "name" {
		m = m.unchanged()
	}
	return m.with(append(actions(buttons...), context(hintFoot(kind)))...)
}

// hintFoot is the grey line under a hint: what is unchanged, and what would
// have been understood.
func hintFoot(kind string) string {
	examples, ok := map[string][2]string{
		"time":    {"08:00", "8:30"},
		"days":    {"weekdays", "mon,wed"},
		"since":   {"since yesterday", "since 3 days"},
		"until":   {"pause until monday", "pause 2 weeks"},
		"number":  {"top 3", "top 50"},
		"name":    {"said tarn", "said tarn about gullholm"},
		"cron":    {"0 8 * * 1-5", "digest 08:00 weekdays"},
		"outlet":  {"mute Harbor Ledger", "mutes"},
		"alert":   {"alerts 3 outlets in 60 minutes", "alerts off"},
		"member":  {"managers add @tarn", "managers remove @tarn"},
		"address": {"harbor.example", "https://harbor.example/feed.xml"},
	}[kind]
	if !ok {
		return text.Say("hint.unchanged")
	}
	return text.Say("hint."+kind+"_look", "a", code(examples[0]), "b", code(examples[1]))
}

// verb is the key of what a suggested command does, in two words.
func verb(suggestion string) string {
	first, rest, _ := strings.Cut(suggestion, " ")
	second, _, _ := strings.Cut(rest, " ")
	switch first {
	case "help":
		return "hint.all"
	case "said":
		return "hint.do_said"
	case "follow":
		return "hint.do_follow"
	case "unfollow":
		return "hint.do_unfollow"
	case "trend":
		return "hint.do_trend"
	case "status":
		return "hint.do_status"
	case "log":
		return "hint.do_log"
	case "mute", "unmute", "mutes":
		return "hint.do_" + first
	case "alerts":
		return "hint.do_alerts"
	case "managers":
		return "hint.do_managers"
	case "pause":
		return "hint.do_pause"
	case "resume":
		return "digest.resume"
	case "digest":
		switch second {
		case "":
			return "hint.do_show"
		case "off":
			return "hint.do_digest_off"
		case "preview":
			return "hint.do_preview"
		}
		return "hint.do_digest"
	case "feeds":
		switch second {
		case "add":
			return "hint.do_feed_add"
		case "remove":
			return "hint.do_feed_end"
		case "pause":
			return "health.pause"
		case "resume":
			return "feed.resume"
		}
		return "hint.do_feeds"
	}
	return "hint.do_ask"
}

// A ZoneHint is what to say about a time zone that nobody knows.
type ZoneHint struct {
	Word string // as typed
	Zone string // the nearest zone's IANA name, "" where none is near
	Use  string // the command with that zone
	Mine string // the command without a zone
	Own  string // the reader's zone, which Mine means; "" where unknown
}

// HintZone answers a command whose zone nobody knows. Nothing was changed.
func HintZone(h ZoneHint) Message {
	lead := say("hint.zone", 0, typed("x", h.Word))
	var buttons []*slack.ButtonBlockElement
	if h.Zone != "" {
		lead = lead.then(say("hint.meant", 0, known("y", h.Zone)))
		buttons = append(buttons, button("hint.use", "cmd:"+h.Use, text.Say("hint.zone_use", "y", h.Zone), ""))
	}
	label := ""
	if h.Own != "" {
		label = text.Say("hint.zone_mine_is", "zone", h.Own)
	}
	buttons = append(buttons, button("hint.use_mine", "cmd:"+h.Mine, text.Say("hint.zone_mine"), label))
	foot := text.Say("hint.zone_look", "a", code("Europe/Berlin"), "b", code("Asia/Tokyo"))
	return notice(lead).unchanged().with(append(actions(buttons...), context(foot))...)
}

// A TopicHint is what to say about a topic without stories, where another of
// nearly that name has some.
type TopicHint struct {
	Word   string    // as typed
	Since  time.Time // where the search began
	Zone   string    // IANA name, for Since
	Topic  string    // the near topic's name
	Count  int       // its stories in the same span
	Use    string    // the command that asks for it
	Search string    // the command that searches the archive for Word
	Days   int       // how many days that search goes back
}

// HintTopic suggests the near topic.
func HintTopic(h TopicHint, now time.Time) Message {
	since := text.SinceDay(h.Since, now, text.Zone(h.Zone))
	lead := say("hint.topic", 0, typed("x", h.Word), ours("since", since), strong("y", h.Topic), count(h.Count))
	first, size := utf8.DecodeRuneInString(h.Topic)
	topic := text.OneLine(string(unicode.ToUpper(first)) + h.Topic[size:])
	return notice(lead).with(actions(
		button("hint.use", "cmd:"+h.Use, text.Say("hint.topic_use", "y", topic), ""),
		button("hint.search", "cmd:"+h.Search, text.Say("hint.search"),
			text.Say("hint.search_label", "n", h.Days, "x", text.OneLine(h.Word))),
	)...)
}

// A NothingHint is what to say where no story was found.
type NothingHint struct {
	Word     string        // as typed; "" where everything was asked for
	Span     time.Duration // how far back the search went
	Days     int           // the age of the latest story there is; 0 where there is none
	Latest   string        // the command that shows it
	Query    string        // what Follow Here follows
	Coverage briefing.Coverage
	Place    Place
}

// HintNothing says that nothing was found, where it was looked for, and what
// is the latest there is.
func HintNothing(h NothingHint) Message {
	span := ours("within", text.Within(h.Span))
	lead := say("hint.nothing_all", 0, span)
	var buttons []*slack.ButtonBlockElement
	if h.Word != "" {
		lead = say("hint.nothing", 0, typed("x", h.Word), span)
	}
	word := text.OneLine(h.Word)
	if h.Days > 0 {
		lead = lead.then(say("hint.latest_age", h.Days, count(h.Days)))
		buttons = append(buttons, button("hint.use", "cmd:"+h.Latest, text.Say("hint.latest"), text.Say("hint.latest_label", "x", word)))
	}
	if h.Word != "" {
		buttons = append(buttons, followButton(h.Query, word, h.Place))
	}
	searched := text.Say("hint.searched", "outlets", text.Say("count.outlets", "n", h.Coverage.Outlets), "items", text.Say("count.items", "n", h.Coverage.Items))
	return notice(lead).with(append(actions(buttons...), context(searched))...)
}
