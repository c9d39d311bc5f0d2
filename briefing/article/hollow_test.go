package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func TestHollow(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ doc, want string }{
		"script":               {`a<script src="x">if (a<b) {}</script>b`, `a<script src="x"></script>b`},
		"style, in capitals":   {`<STYLE>p{}</Style >b`, `<STYLE></Style >b`},
		"json-ld":              {`<script type="application/ld+json">{}</script>`, `<script type="application/ld+json">{}</script>`},
		"bracket in a value":   {`<script x="a>b" y = '>'>code</script>`, `<script x="a>b" y = '>'></script>`},
		"another name":         {`<scripted>text</scripted>`, `<scripted>text</scripted>`},
		"comment inside":       {`<script><!-- <script> </script> --></script>`, `<script><!-- <script> </script> --></script>`},
		"opened in a comment":  {`<!-- <script> --> text <script>code</script>`, `<!-- <script> --> text <script>code</script>`},
		"opened in a value":    {`<p title="<script>">text<script>code</script>`, `<p title="<script>">text<script>code</script>`},
		"quote without equals": {`<script a">code</script>text"`, `<script a"></script>text"`},
		"value that goes on":   {`<script a=="></script>text<p title="x">`, `<script a=="></script>text<p title="x">`},
		"no end":               {`a<script>code`, `a<script>code`},
		"no end of the tag":    {`a<script b`, `a<script b`},
		"at the end":           {`a<`, `a<`},
		"empty":                {``, ``},
	}
	for name, tt := range tests {
		doc := []byte(tt.doc)
		if diff := cmp.Diff(tt.want, string(hollow(doc))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if string(doc) != tt.doc {
			t.Errorf("%s: the document was changed", name)
		}
	}
}

// What is hollowed has the text of what wasn't. (Tags that a title spells out
// are the one thing that it takes for what they aren't.)
func TestHollowKeepsText(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{
		"<p>words</p>", "<div class='a'>", "</div>", "<script>a<b</script>", `<script src=">">var s = "<p>no</p>"</script>`,
		"<script type=application/ld+json>{}</script>", "<style>p>a{}</style>", "<!-- a <script> b -->", "<!--</script>-->",
		`<p title="<script>">said</p>`, `<a href='x'>link</a>`, "<script><!-- x --></script>", "<svg><style>a</style></svg>",
		"<noscript><p>c</p></noscript>", "text ", "<br>",
	})
	rapid.Check(t, func(t *rapid.T) {
		doc := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
		if diff := cmp.Diff(shownText(t, doc), shownText(t, string(hollow([]byte(doc))))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", doc, diff)
		}
	})
}

func shownText(t *rapid.T, doc string) []string {
	root, err := html.Parse(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, b := range blocks(root) {
		texts = append(texts, b.text)
	}
	return texts
}
