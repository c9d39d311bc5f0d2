package block

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// TrendOptions say what a trend's buttons do.
type TrendOptions struct {
	Query string // the text after /brief that was answered
	Brief string // the text that briefs the same topics
	User  string // Slack id of who shared it; "" where it is only theirs, with buttons
	Place Place
}

// maxSeries is how long the name of a series may be.
const maxSeries = 20

// Trend is how many stories a day there were: the finding first, then the
// picture. Where Slack doesn't take charts, the Simpler blocks hold bars of
// letters.
func Trend(t briefing.Trend, o TrendOptions) Message {
	topics := text.Topics(t.Topics, typedLimit)
	peak, ok := t.Peak()
	if !ok || t.Total() == 0 {
		return notice(say("trend.none", 0, typed("topics", topics))).with(context(text.Say("trend.window")))
	}
	lead := say("trend.lead", 0, strong("topics", topics), ours("stories", text.Say("count.stories", "n", t.Total())),
		ours("day", peak.Start.Format("Monday 2 January")), ours("most", strconv.Itoa(peak.Stories)), ours("before", strconv.Itoa(t.Before)))
	foot := []slack.Block{context(text.Say("trend.foot", "outlets", text.Say("count.outlets", "n", t.Outlets), "zone", zoneOf(t)))}
	if o.User != "" {
		foot = append(foot, context(sharedBy(o.User, o.Query)))
	} else {
		foot = append(foot, o.buttons(topics)...)
	}
	head := rich(paragraph(lead))
	m := Message{Text: lead.plain + " " + trendWords(t), Blocks: append([]slack.Block{head, chart(t, topics)}, foot...)}
	m.Simpler = append([]slack.Block{head, bars(t)}, foot...)
	return finish(m)
}

func (o TrendOptions) buttons(topics string) []slack.Block {
	brief := button("hint.use", "cmd:"+o.Brief, text.Say("trend.brief"), text.Say("hint.run_label", "command", "/brief "+o.Brief))
	if o.Place != Channel {
		return actions(brief)
	}
	return actions(brief, button("answer.share", "q:"+o.Query, text.Say("answer.share"), text.Say("trend.share_label", "topics", text.Cut(topics, labelTopics))))
}

// trendWords says the days' numbers in a line.
func trendWords(t briefing.Trend) string {
	numbers := make([]string, len(t.Days))
	for i, d := range t.Days {
		numbers[i] = strconv.Itoa(d.Stories)
	}
	return text.Say("trend.days", "from", t.Days[0].Start.Format("2 January"), "numbers", strings.Join(numbers, ", "))
}

func zoneOf(t briefing.Trend) string { return t.Days[0].Start.Location().String() }

// chart is the picture; a day of the month is its label, which two weeks never
// repeat.
func chart(t briefing.Trend, topics string) slack.Block {
	labels := make([]string, len(t.Days))
	points := make([]slack.DataVisualizationDataPoint, len(t.Days))
	for i, d := range t.Days {
		labels[i] = strconv.Itoa(d.Start.Day())
		points[i] = slack.NewDataVisualizationDataPoint(labels[i], float64(d.Stories))
	}
	axis := slack.NewDataVisualizationAxisConfig(labels...).
		WithXLabel(span(t.Days[0].Start, t.Days[len(t.Days)-1].Start)).WithYLabel(text.Say("trend.stories"))
	name := clip(text.OneLine(topics), maxSeries)
	if name == "" {
		name = text.Say("trend.stories")
	}
	return slack.NewDataVisualizationBlock(text.Say("trend.title"), slack.NewDataVisualizationBarChart(axis, slack.NewDataVisualizationDataSeries(name, points...)))
}

// span is "10 to 23 November 2026", with the month and the year twice where
// they change.
func span(from, to time.Time) string {
	first := "2"
	switch {
	case from.Year() != to.Year():
		first = "2 January 2006"
	case from.Month() != to.Month():
		first = "2 January"
	}
	return from.Format(first) + " to " + to.Format("2 January 2006")
}

// longestBar is the length in letters of the peak's bar.
const longestBar = 18

// bars is the picture in letters.
func bars(t briefing.Trend) slack.Block {
	peak, _ := t.Peak()
	var lines []string
	for _, d := range t.Days {
		bar := strings.Repeat("█", d.Stories*longestBar/max(peak.Stories, 1))
		lines = append(lines, strings.TrimRight(fmt.Sprintf("%s %3d %s", d.Start.Format("Mon _2 Jan"), d.Stories, bar), " "))
	}
	return rich(&slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{words(strings.Join(lines, "\n"))}})
}
