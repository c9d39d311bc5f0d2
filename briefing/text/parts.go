package text

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// maxAlso is how many other outlets a story names.
const maxAlso = 3

// Topics joins names to at most limit characters: "China and chips", "China,
// chips and trade", and where that is too long "China, chips +3 more".
func Topics(names []string, limit int) string {
	clean := make([]string, 0, len(names))
	for _, name := range names {
		if name = OneLine(name); name != "" {
			clean = append(clean, name)
		}
	}
	if len(clean) == 0 {
		return ""
	}
	for shown := len(clean); shown > 1; shown-- {
		if s := join(clean, shown); fits(s, limit) {
			return s
		}
	}
	rest := ""
	if len(clean) > 1 {
		rest = " " + Say("story.more", "n", len(clean)-1)
	}
	return Cut(clean[0], limit-len(rest)) + rest
}

// join joins the first names, and counts the others.
func join(names []string, shown int) string {
	if shown < len(names) {
		return strings.Join(names[:shown], ", ") + " " + Say("story.more", "n", len(names)-shown)
	}
	last := shown - 1
	return Say("topics.and", "names", strings.Join(names[:last], ", "), "last", names[last])
}

// Title is what a digest is called: its name and day, or for an answer its
// topics.
func Title(d briefing.Digest, now time.Time) string {
	name := OneLine(d.Name)
	if name == "" {
		if topics := Topics(d.Topics, titleLimit); topics != "" {
			return topics
		}
		return Say("answer.everything")
	}
	day := d.Slot
	if day.IsZero() {
		day = now
	}
	date := day.In(Zone(d.Zone)).Format("Monday 2 January")
	return Say("digest.title", "name", Cut(name, titleLimit-len(", ")-len(date)), "date", date)
}

// Range says what an answer was chosen from: "Top 5 of 12 stories since
// yesterday 09:12 · 14 outlets". The digest's first story is number first;
// since is [Since], or another way to say it.
func Range(d briefing.Digest, first int, since string) string {
	shown := len(d.Briefings)
	total := max(d.Total, first-1+shown)
	stories := Say("count.stories", "n", total)
	outlets := Say("count.outlets", "n", d.Outlets)
	switch {
	case first > 1:
		return Say("answer.range_next", "first", first, "last", first-1+shown, "stories", stories, "since", since, "outlets", outlets)
	case shown < total:
		return Say("answer.range", "top", shown, "stories", stories, "since", since, "outlets", outlets)
	}
	return Say("answer.range_all", "stories", stories, "since", since, "outlets", outlets)
}

// SourceLine is the line under a story: the outlet that published first, the
// age, who else carries it, whether it only mentions what was asked for, and
// where we met it. Each foreign name goes through show; age is [Ago], or another
// way to say it, and left out if "".
func SourceLine(b briefing.Briefing, age string, show func(string) string) string {
	source := Outlet(b.Source)
	if source == "" {
		source = Outlet(b.Via)
	}
	parts := []string{show(source), age}
	if names := alsoNames(b, source); len(names) > 0 {
		shown := make([]string, 0, maxAlso)
		for _, name := range names[:min(len(names), maxAlso)] {
			shown = append(shown, show(name))
		}
		also := Say("story.also", "names", strings.Join(shown, ", "))
		if rest := len(names) - len(shown); rest > 0 {
			also += " " + Say("story.more", "n", rest)
		}
		parts = append(parts, also)
	}
	if !b.About {
		parts = append(parts, Say("story.mention"))
	}
	line := strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
	if via := Outlet(b.Via); via != "" && via != source {
		line += " " + Say("story.via", "name", show(via))
	}
	return line
}

// alsoNames are the other outlets, each once, without those the line names
// elsewhere.
func alsoNames(b briefing.Briefing, source string) []string {
	said := []string{"", source, Outlet(b.Via)}
	var names []string
	for _, other := range b.Also {
		if name := Outlet(other); !slices.Contains(said, name) {
			said = append(said, name)
			names = append(names, name)
		}
	}
	return names
}

// Outlet is the display name of a source in one short line; its host where it
// has none.
func Outlet(s briefing.Source) string {
	name := OneLine(s.Name)
	if name == "" {
		if u, err := url.Parse(s.URL); err == nil {
			name = OneLine(strings.TrimPrefix(u.Hostname(), "www."))
		}
	}
	return Cut(name, OutletLimit)
}
