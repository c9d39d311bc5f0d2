package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestBlocks(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		html string
		want []string
	}{
		"paragraphs":          {"<p>One.</p><p>Two.</p>", []string{"One.", "Two."}},
		"inline":              {"<p>One <b>and</b> a<i>half</i>.</p>", []string{"One and ahalf."}},
		"layout":              {"<p>\n\t One\n   two\t three </p>", []string{"One two three"}},
		"typed pair":          {"<p>One.  Two.</p>", []string{"One.  Two."}},
		"pair across nodes":   {"<p>One. <b> Two.</b></p>", []string{"One. Two."}},
		"no-break space":      {"<p>«&nbsp;Oui&nbsp;»&nbsp;</p>", []string{"«\u00a0Oui\u00a0»"}},
		"only no-break space": {"<p>&nbsp;</p><p>x</p>", []string{"x"}},
		"invisible":           {"<p>so&shy;ft z\u200bero \u202eright\u0007</p>", []string{"soft zero right"}},
		"joiner":              {"<p>می\u200cخواهم</p>", []string{"می\u200cخواهم"}},
		"line breaks":         {"<p>One<br>Two<br><br>Three</p>", []string{"One", "Two", "Three"}},
		"list and heading":    {"<h2>A</h2><ul><li>b</li><li>c</li></ul>", []string{"A", "b", "c"}},
		"cells":               {"<table><tr><td>a</td><td>b</td></tr></table>", []string{"a", "b"}},
		"not text":            {"<script>x</script><style>y</style><p>z</p><svg><text>no</text></svg><textarea>t</textarea>", []string{"z"}},
		"text around":         {"a<div>b</div>c", []string{"a", "b", "c"}},
		"unknown element":     {"<x-card>a <y-z>b</y-z></x-card>", []string{"a b"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, b := range blocks(tree(t, tt.html)) {
				got = append(got, b.text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBlockLinks(t *testing.T) {
	t.Parallel()
	bs := blocks(tree(t, `<p>See <a href="/a">this <b>one</b></a> and <a href="/img"><img></a>.</p><a href="/c"><div>Card</div><p>text</p></a>`))
	var got [][]anchor
	for _, b := range bs {
		got = append(got, b.links)
	}
	want := [][]anchor{{{"/a", "this one", 4}}, {{"/c", "Card", 0}}, {{"/c", "text", 0}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(anchor{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if bs[0].linked != len("this one") {
		t.Errorf("linked %d", bs[0].linked)
	}
}

func TestZones(t *testing.T) {
	t.Parallel()
	tests := map[string]zone{
		`<nav><p>x</p></nav>`:                              zoneNav,
		`<div class="relatedPosts"><p>x</p></div>`:         zoneRelated,
		`<div id="comments-area"><p>x</p></div>`:           zoneComment,
		`<figure><figcaption>x</figcaption></figure>`:      zoneCaption,
		`<div class="post tag-newsletter"><p>x</p></div>`:  0,
		`<p class="entry-date">x</p>`:                      zoneDate,
		`<div hidden><p>x</p></div>`:                       zoneHidden,
		`<div class="commentary"><p>x</p></div>`:           0,
		`<aside><div class="share-bar"><p>x</p></aside>`:   zoneAside | zoneShare,
		`<div class="single-post with-sidebar-x">x</div>`:  zoneAside,
		`<footer class="NewsletterSignup"><p>x</p></foot>`: zoneFooter | zoneLetter,
	}
	for markup, want := range tests {
		if got := blocks(tree(t, markup))[0].zone; got != want {
			t.Errorf("%s: zones %011b, want %011b", markup, got, want)
		}
	}
}

// A name that most of the text would be in means something else.
func TestRelax(t *testing.T) {
	t.Parallel()
	bs := blocks(tree(t, `<div class="comments"><p>`+strings.Repeat("long ", 50)+`</p></div><nav>short</nav>`))
	relax(bs)
	if bs[0].zone != 0 || bs[1].zone != zoneNav {
		t.Errorf("zones %b and %b", bs[0].zone, bs[1].zone)
	}
}

func tree(t testing.TB, markup string) *html.Node {
	t.Helper()
	root, err := parse([]byte(markup), "text/html; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	return root
}
