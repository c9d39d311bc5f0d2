package article

import (
	"testing"
	"time"
)

// Metadata's date is shown on the day that the page itself shows beside its
// headline, if that is of the same publication.
func TestAsShown(t *testing.T) {
	t.Parallel()
	meta := func(stamp string) string {
		return `<meta property="article:published_time" content="` + stamp + `">`
	}
	tests := map[string]struct{ path, markup, want string }{
		"the same day":      {"x", meta("2031-04-02T08:00:00+02:00") + `<h1>Frost takes plums</h1><p>2 April 2031</p>`, "2031-04-02"},
		"a day before":      {"x", meta("2031-04-02T03:00:00+03:00") + `<h1>Frost takes plums</h1><p>1 April 2031</p>`, "2031-04-01"},
		"written, shown":    {"x", meta("2031-04-02T08:00:00+02:00") + `<h1>Frost takes plums</h1><p>5 April 2031</p>`, "2031-04-05"},
		"changed later":     {"x", meta("2031-04-02T08:00:00+02:00") + `<h1>Frost takes plums</h1><p>Updated 5 April 2031</p>`, "2031-04-02"},
		"of something else": {"x", meta("2031-04-02T08:00:00+02:00") + `<h1>Frost takes plums</h1><p>5 April 2029</p>`, "2031-04-02"},
		"address agrees":    {"2031/04/02/x", meta("2031-04-02T08:00:00+02:00") + `<h1>Frost takes plums</h1><p>1 April 2031</p>`, "2031-04-02"},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, "<title>Frost takes plums</title>"+tt.markup), "https://sheet.example/"+tt.path)
		if got, guessed := d.published(); guessed || got.Format(time.DateOnly) != tt.want {
			t.Errorf("%s: got %v (guessed: %t), want %s", name, got, guessed, tt.want)
		}
	}
}

// A page that states no date may still hold it somewhere.
func TestGuessDate(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ source, want string }{
		"summary":        {`<meta name="description" content="Frost on 2 April 2031."><p>x</p>`, "2031-04-02"},
		"script":         {`<script>{"publishedAt":"2031-04-03T07:00:00+02:00"}</script><p>x</p>`, "2031-04-03"},
		"script, quoted": {`<script>"{\"publishedAt\":\"2031-04-03T07:00:00+02:00\"}"</script><p>x</p>`, "2031-04-03"},
		"text":           {`<p>The plums were taken by the frost on 4 April 2031, and nobody in the whole of the valley has seen one since then, not even those growers who own a hundred trees or more.</p>`, "2031-04-04"},
		"a comment's":    {`<div class="comments"><p>4 April 2031</p></div>` + plums, ""},
		"none":           {`<p>x</p>`, ""},
	}
	for name, tt := range tests {
		d, err := read(Page{URL: "https://sheet.example/x", Body: []byte(tt.source)})
		if err != nil {
			t.Fatal(err)
		}
		got, guessed := d.published()
		if !guessed || got.IsZero() != (tt.want == "") || tt.want != "" && got.Format(time.DateOnly) != tt.want {
			t.Errorf("%s: got %v (guessed: %t), want %q", name, got, guessed, tt.want)
		}
	}
}

func TestUnarchived(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://web.archive.org/web/20310304/https://sheet.example/x": "https://sheet.example/x",
		"https://web.archive.org/web/20310304/http:/sheet.example/x":   "http://sheet.example/x",
		"https://web.archive.org/web/20310304/sheet.example/x":         "http://sheet.example/x",
		"https://web.archive.org/about":                                "https://web.archive.org/about",
		"https://sheet.example/web/1/x":                                "https://sheet.example/web/1/x",
	} {
		if got := unarchived(parseAddress(in)).String(); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}
