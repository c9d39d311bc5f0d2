// Package command is the grammar of /brief: text in, one [Command] out.
//
//	[TOPIC, TOPIC…] [since SPAN] [top N]
//	https://…
//	why https://…
//	said NAME [about TOPIC, TOPIC…] [since SPAN] [top N]
//	trend TOPIC, TOPIC…
//	status
//	help
//	follow TOPIC, TOPIC…
//	unfollow TOPIC, TOPIC…
//	pause ["NAME"] [until DAY] | resume ["NAME"]
//	digest ["NAME"] [TIME [DAYS] [ZONE]] [full|compact] [min N outlets] [silent|told] [about TOPIC, TOPIC…]
//	digest ["NAME"] MINUTE HOUR * * DAYS [ZONE] …, as crontab(5) has it
//	digest preview|now|off ["NAME"] | move ["NAME"] to #CHANNEL
//	feeds [list | add ADDRESS | remove, pause or resume ADDRESS or NAME]
//	alerts [on | off | N outlets in SPAN, quiet HH:MM-HH:MM]
//	mutes | mute OUTLET | unmute OUTLET
//	managers [add @MEMBER | remove @MEMBER]
//	log
//	doubt hold | doubt resend
//
// It promises that text is read the way it was meant or not at all: what could
// change something and is unclear comes back as an [*Unclear], with the command
// that was likely meant. Words that are no command are topics; quotation marks
// make a topic of anything. Any text is safe to read, however long or broken.
//
// It is pure, and it knows neither topics, feeds nor channels: whether they
// exist is for others to find out.
package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// A Verb is what a command does.
type Verb int

// The verbs.
const (
	Ask           Verb = iota // answer Query
	Link                      // brief the page at Address
	Why                       // say what happened to the page at Address
	Said                      // list what Name said, narrowed by Query
	Trend                     // show how many stories a day Topics had
	Status                    // say how the bot is
	Help                      // list the commands
	Follow                    // add Topics to the channel's digest
	Unfollow                  // take Topics from it
	Digest                    // set a digest to Schedule, Settings and Topics, or make one
	DigestChange              // set its Settings and Topics alone
	DigestMove                // have it in Channel from now on
	DigestShow                // say which digests there are
	DigestPreview             // show what it would be now
	DigestNow                 // post it now
	DigestOff                 // end it
	Pause                     // have no digest before Until
	Resume                    // have them again
	Feeds                     // list the feeds
	FeedAdd                   // add the feed at Address
	FeedRemove                // remove the feed at Address, or of that name
	FeedPause                 // collect it no longer for now
	FeedResume                // collect it again
	Managers                  // list the channel's managers
	ManagerAdd                // make User one
	ManagerRemove             // make User none
	AlertsShow                // say which alerts the channel gets
	Alerts                    // set them to Alert
	Mutes                     // list what is muted in the channel
	Mute                      // leave the outlet called Name out of it
	Unmute                    // show it again
	Log                       // list who changed what
	Doubt                     // set to OnDoubt what becomes of a digest in doubt
)

var verbs = [...]string{"ask", "link", "why", "said", "trend", "status", "help", "follow", "unfollow", "digest", "digest change", "digest move", "digest show", "digest preview", "digest now", "digest off", "pause", "resume", "feeds", "feeds add", "feeds remove", "feeds pause", "feeds resume", "managers", "managers add", "managers remove", "alerts show", "alerts", "mutes", "mute", "unmute", "log", "doubt"}

// String names the verb, for logs and counters.
func (v Verb) String() string {
	if v < 0 || int(v) >= len(verbs) {
		return fmt.Sprintf("verb %d", int(v))
	}
	return verbs[v]
}

// A Command is what somebody asked the bot to do. Which fields hold something
// depends on the verb.
type Command struct {
	Verb     Verb
	Query    briefing.Query    // Ask, Said: its Topics, Limit (0 where none was given) and Since (zero likewise)
	Span     string            // Ask, Said: where Since comes from: "yesterday", "monday", "3 days ago"; Pause: where Until does
	Until    time.Time         // Pause: when it ends; [briefing.Forever] where no end was given
	Name     string            // Said: whose words, as typed; Mute, Unmute: the outlet; Digest and its kin, Pause, Resume: the digest's, "" where none was named
	Topics   []string          // Follow, Unfollow, Trend, Digest, DigestChange: as typed, each once
	Schedule briefing.Schedule // Digest
	ZoneSet  bool              // Digest: Schedule.Zone was given; else it is "", and the asker's is meant
	Settings Settings          // Digest, DigestChange
	Channel  string            // DigestMove: Slack's id
	Alert    briefing.Alert    // Alerts: zero for none
	OnDoubt  briefing.OnDoubt  // Doubt
	Address  string            // Link, Why, FeedAdd and its kin: as typed
	User     string            // ManagerAdd, ManagerRemove: Slack's id
}

// String is the command as one types it after /brief. Parse reads it back, at
// the same instant and in the same zone, as the same command.
func (c Command) String() string {
	switch c.Verb {
	case Ask:
		return c.question()
	case Link:
		return c.Address
	case Said:
		return c.sayings()
	case Follow, Unfollow, Trend:
		return c.Verb.String() + " " + list(c.Topics)
	case Digest, DigestChange:
		return c.digest()
	case DigestMove:
		return c.named("digest move") + " to <#" + c.Channel + ">"
	case DigestPreview, DigestNow, DigestOff, Resume:
		return c.named(c.Verb.String())
	case Pause:
		return c.pauses()
	case DigestShow:
		return "digest"
	case AlertsShow:
		return "alerts"
	case Doubt:
		return c.Verb.String() + " " + string(c.OnDoubt)
	case Mute, Unmute:
		return c.Verb.String() + " " + quotedName(c.Name)
	case Alerts:
		return c.alert()
	case FeedAdd, FeedRemove, FeedPause, FeedResume, Why:
		return c.Verb.String() + " " + c.Address
	case ManagerAdd, ManagerRemove:
		return c.Verb.String() + " <@" + c.User + ">"
	}
	return c.Verb.String()
}

func (c Command) question() string {
	var parts []string
	if len(c.Query.Topics) > 0 {
		parts = append(parts, list(c.Query.Topics))
	}
	if c.Span != "" {
		parts = append(parts, "since "+c.Span)
	}
	if c.Query.Limit > 0 {
		parts = append(parts, fmt.Sprintf("top %d", c.Query.Limit))
	}
	return strings.Join(parts, " ")
}

// named is a command with the name of the digest that it is about.
func (c Command) named(command string) string {
	if c.Name == "" {
		return command
	}
	return command + ` "` + strings.ReplaceAll(c.Name, `"`, "'") + `"`
}

func (c Command) digest() string {
	parts := []string{c.named("digest")}
	if c.Verb == Digest {
		parts = append(parts, c.schedule()...)
	}
	parts = append(parts, c.Settings.words()...)
	if len(c.Topics) > 0 {
		parts = append(parts, "about", list(c.Topics))
	}
	return strings.Join(parts, " ")
}

func (c Command) schedule() []string {
	parts := []string{fmt.Sprintf("%02d:%02d", c.Schedule.Hour, c.Schedule.Minute)}
	if days := dayNames(c.Schedule.Days); days != "" {
		parts = append(parts, days)
	}
	if c.ZoneSet {
		parts = append(parts, c.Schedule.Zone)
	}
	return parts
}

// list writes topics so that they read back as themselves.
func list(topics []string) string {
	quoted := make([]string, len(topics))
	for i, t := range topics {
		if joined(t) {
			quoted[i] = t
			continue
		}
		t = strings.ReplaceAll(t, `"`, "'") // nothing can be quoted twice
		quoted[i] = t
		if needsQuotes(t) {
			quoted[i] = `"` + t + `"`
		}
	}
	all := strings.Join(quoted, ", ")
	if n := len(quoted); n > 0 && quoted[n-1][0] != '"' && len(apart(slices.Clone(quoted))) > n {
		return all + ","
	}
	return all
}

// joined reports whether a topic reads back as itself though it has quotation
// marks: phrases that "and" or "not" joins to others.
func joined(topic string) bool {
	if !strings.Contains(topic, `"`) {
		return false
	}
	read := topics(tokens(topic))
	return len(read) == 1 && read[0] == topic
}

// needsQuotes reports whether a topic might be read as something else than
// itself. It may say so of one that wouldn't.
func needsQuotes(topic string) bool {
	words := strings.Fields(strings.ToLower(topic))
	if len(words) == 0 || isPage(topic) || strings.ContainsAny(topic, ",?!") || strings.Join(strings.Fields(topic), " ") != topic {
		return true
	}
	for _, w := range words {
		if w == "since" || w == "top" {
			return true
		}
	}
	_, near := nearCommand(words[0])
	_, doubts := doubt(words)
	return near || doubts
}
