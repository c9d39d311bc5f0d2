package block

import (
	"strings"

	"github.com/slack-go/slack"

	"newsbrief/briefing/text"
)

// A helpLine is a command, without /brief, and the key of what it does.
type helpLine struct{ command, key string }

// Help lists the commands that work, by what one comes to do.
func Help() Message {
	groups := []struct {
		title string
		lines []helpLine
	}{
		{"help.ask", []helpLine{
			{"china", "help.ask_topic"},
			{`china, "grain ships"`, "help.ask_several"},
			{"china since yesterday top 3", "help.ask_narrow"},
			{"said blinken about china", "help.said"},
			{"trend china", "help.trend"},
			{"https://…", "help.link"},
		}},
		{"help.follow", []helpLine{
			{"follow china, chips", "help.follow_add"},
			{"unfollow chips", "help.follow_end"},
			{"digest 08:00 weekdays Europe/Berlin", "help.digest"},
			{"digest", "help.digest_show"},
			{"digest preview", "help.digest_try"},
			{"alerts 3 outlets in 60 minutes", "help.alerts"},
			{"pause until monday", "help.pause"},
			{"digest off", "help.digest_off"},
		}},
		{"help.manage", []helpLine{
			{"feeds", "help.feeds"},
			{"feeds add ADDRESS", "help.feeds_add"},
			{"feeds remove NAME", "help.feeds_end"},
			{"feeds pause NAME", "help.feeds_pause"},
			{"mute Harbor Ledger", "help.mute"},
			{"managers", "help.managers"},
			{"log", "help.log"},
			{"why https://…", "help.why"},
			{"status", "help.status"},
			{"help", "help.help"},
		}},
	}
	m := notice(say("help.lead", 0))
	for _, g := range groups {
		block, plain := helpGroup(g.title, g.lines)
		m.Blocks = append(m.Blocks, block)
		m.Text += "\n" + plain
	}
	m.Text += "\n" + text.Say("help.speak", "a", "@newsbrief china") + "."
	m.Blocks = append(m.Blocks, context(text.Say("help.speak", "a", code("@newsbrief china"))))
	return m.with(actions(button("help.try", "q:top", text.Say("help.try"), ""))...)
}

// helpGroup is a titled list, and the same in one line.
func helpGroup(title string, lines []helpLine) (block slack.Block, plain string) {
	var rows []slack.RichTextElement
	var said []string
	for _, l := range lines {
		rows = append(rows, section(codeWords("/brief "+l.command), words("  "+text.Say(l.key))))
		said = append(said, "/brief "+l.command+" ("+text.Say(l.key)+")")
	}
	name := text.Say(title)
	return rich(section(bold(name)), list(slack.RTEListBullet, 0, rows...)), name + ": " + strings.Join(said, ", ") + "."
}
