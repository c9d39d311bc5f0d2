package block

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestName(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"plain", "Gull Post", "Gull Post"},
		{"escapes", "Buoy & Sons <b>", "Buoy &amp; Sons &lt;b&gt;"},
		{"escapes once", "&amp;", "&amp;amp;"},
		{"ping", "<!channel>", "&lt;!channel&gt;"},
		{"marks", "*Gull*  _Post_ ~of~ `Quay`", "Gull Post of Quay"},
		{"emoji", "Buoy :tada: :+1:", "Buoy :\u200btada: :\u200b+1:"},
		{"emoji in a row", ":a:b:c", ":\u200ba:\u200bb:\u200bc"},
		{"emoji that we might close", "Buoy :tada", "Buoy :\u200btada"},
		{"no emoji", "At 08:00 from https://tide.example: ships and :", "At 08:00 from https://tide.example: ships and :"},
		{"lines", "Gull\nPost", "Gull Post"},
		{"quote at the start", "> Buoy", "Buoy"},
		{"right to left", "بريد *النورس*", "\u2068بريد النورس\u2069"},
		{"both ways", "Gull بريد & Co", "\u2068Gull بريد &amp; Co\u2069"},
		{"direction override", "ma\u202etsop", "matsop"},
		{"host", "tide.example", "tide.example"},
		{"nothing", "**", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Name(tt.in); got != tt.want {
				t.Errorf("Name(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// Nothing that goes through Name, or into code, is parsed.
func TestNameIsInert(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := markup().Draw(t, "s")
		l := &linter{}
		l.mrkdwn("name", Name(s))
		l.mrkdwn("code", code(s))
		if len(l.faults) > 0 {
			t.Fatal(l.faults)
		}
		if strings.Contains(Name(s), "_") {
			t.Fatalf("an underscore in %q", Name(s))
		}
	})
}

// markup draws text that Slack would parse if it could.
func markup() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"<!channel>", "<@U1>", "<https://evil.example|x>", "&lt;", "&", "*a*", "_a_", "~a~", "`a`", "```", ":tada:", ":", "> ", "\n", "\u202e", "\u200b", "\u2068", "שלום", "e\u0301\u0301", "|", "x ",
	}))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
	})
}
