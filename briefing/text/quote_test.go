package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func TestQuote(t *testing.T) {
	t.Parallel()
	const long = "We waited at the pier. Nobody came. By noon the fog had eaten the lighthouse, the buoy and both our sandwiches."
	tests := []struct {
		name, text, lang string
		limit            int
		want             string
	}{
		{"English", "It floats.", "en-GB", 280, "“It floats.”"},
		{"unknown language", "It floats.", "", 280, "“It floats.”"},
		{"broken language tag", "It floats.", "!!", 280, "“It floats.”"},
		{"German", "Sie schwimmt.", "de-AT", 280, "„Sie schwimmt.“"},
		{"French", "Elle flotte.", "fr", 280, "«Elle flotte.»"},
		{"Arabic", "إنها تطفو.", "ar", 280, "«إنها تطفو.»"},
		{"Chinese, simplified", "它浮起来了。", "zh-CN", 280, "“它浮起来了。”"},
		{"Chinese, traditional", "它浮起來了。", "zh-TW", 280, "「它浮起來了。」"},
		{"Chinese, traditional by script", "它浮起來了。", "zh-Hant", 280, "「它浮起來了。」"},
		{"Japanese", "浮いた。", "ja", 280, "「浮いた。」"},
		{"whole sentences", long, "en", 60, "“We waited at the pier. Nobody came.” […]"},
		{"whole words", long, "en", 20, "“We waited at the” […]"},
		{"title is no sentence", "Ask Mr. Quill about it. He was there.", "en", 30, "“Ask Mr. Quill about it.” […]"},
		{"title alone falls back to words", "Then we asked Mr. Quill about the lighthouse and its keeper", "en", 22, "“Then we asked Mr” […]"},
		{"initials are no sentence", "The U.S. Coast Guard left. We stayed on.", "en", 30, "“The U.S. Coast Guard left.” […]"},
		{"Chinese sentences", "它浮起来了。大家都很高兴。没有人说话。", "zh", 14, "“它浮起来了。大家都很高兴。” […]"},
		{"first paragraph", "It floats.\n\nIt sank later.", "en", 280, "“It floats.” […]"},
		{"spaces around", "  It floats. \n", "en", 280, "“It floats.”"},
		{"its own marks stay", "He said “never” and *left* <b>", "en", 280, "“He said “never” and *left* <b>”"},
		{"the article's comma", "It floats,", "en", 280, "“It floats”"},
		{"a comma within", "It floats, I think,", "en", 280, "“It floats, I think”"},
		{"turned around", "It \u202estaolf.", "en", 280, ""},
		{"escape sequence", "It \x1b[2Jfloats.", "en", 280, ""},
		{"broken bytes", "It \xfffloats.", "en", 280, ""},
		{"no letters", "… —", "en", 280, ""},
		{"nothing", "", "en", 280, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Quote(briefing.Quote{Text: tt.text}, tt.lang, tt.limit); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestQuoteInPieces(t *testing.T) {
	t.Parallel()
	q := briefing.Quote{Text: "We came,", Rest: []briefing.Part{{Text: "not for a photograph,"}, {Text: "but for a timetable."}}}
	for _, tt := range []struct {
		lang  string
		limit int
		want  string
	}{
		{"en", 80, "“We came … not for a photograph … but for a timetable.”"},
		{"de", 80, "„We came … not for a photograph … but for a timetable.“"},
		{"en", 30, "“We came” […]"},
	} {
		if got := Quote(q, tt.lang, tt.limit); got != tt.want {
			t.Errorf("%s within %d: got %q, want %q", tt.lang, tt.limit, got, tt.want)
		}
	}
	q.Rest[1].Text = "\u202e"
	if got := Quote(q, "en", 80); got != "“We came” […]" {
		t.Errorf("with a piece that can't be shown: %q", got)
	}
}

// Whatever the text, what stands between the marks is a piece of it.
func TestQuoteIsVerbatim(t *testing.T) {
	t.Parallel()
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Fog. ", "Dr. ", "“no” ", "\n", "雾。", "e\u0301 ", "👩‍🚀! "}))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(word).Draw(t, "words"), "")
		limit := rapid.IntRange(1, 60).Draw(t, "limit")
		got := Quote(briefing.Quote{Text: text}, "en", limit)
		if got == "" {
			return
		}
		inner, cut := strings.CutSuffix(got, " […]")
		inner = strings.TrimSuffix(strings.TrimPrefix(inner, "“"), "”")
		if !strings.Contains(text, inner) || !fits(inner, limit) {
			t.Fatalf("%q is not a piece of %q within %d", inner, text, limit)
		}
		said := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), ",，،")) // the comma is the article's
		if whole := inner == said; whole == cut {
			t.Fatalf("%q of %q: cut is %t", inner, text, cut)
		}
	})
}

func TestAttribution(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, speaker, role, lang string
		limit                     int
		want                      string
	}{
		{"name and role", "Wilma Tarn", "keeper of the light", "en", 120, "Wilma Tarn, keeper of the light"},
		{"name only", "Wilma Tarn", "", "en", 120, "Wilma Tarn"},
		{"nobody", "", "a spokesman", "en", 120, "speaker not named"},
		{"Chinese", "林朵拉", "灯塔管理员", "zh", 120, "林朵拉，灯塔管理员"},
		{"Arabic", "ليلى المرجان", "حارسة المنارة", "ar", 120, "ليلى المرجان، حارسة المنارة"},
		{"role cut at a comma", "Wilma Tarn", "keeper of the light, member of the harbour board", "en", 45, "Wilma Tarn, keeper of the light…"},
		{"role cut at a word", "Wilma Tarn", "keeper of the light and of the harbour board", "en", 40, "Wilma Tarn, keeper of the light and of…"},
		{"no room for a role", "Wilma Tarn", "keeper of the light", "en", 16, "Wilma Tarn"},
		{"name is no longer than a line", strings.Repeat("Tarn ", 40), "keeper", "en", 20, "Tarn Tarn Tarn Tarn…"},
		{"one line", "Wilma\nTarn", "keeper\x1b[0m", "en", 120, "Wilma Tarn, keeper [0m"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Attribution(briefing.Quote{Speaker: tt.speaker, Role: tt.role}, tt.lang, tt.limit); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
