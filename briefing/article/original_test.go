package article

import (
	"testing"

	"newsbrief/briefing"
)

// TestOriginal holds the evidence for who published first, one kind at a time,
// and what looks like it and isn't.
func TestOriginal(t *testing.T) {
	t.Parallel()
	const none = ""
	tests := map[string]struct{ markup, name, url string }{
		"source link":          {`<p><a href="https://www.other.example/a?utm_source=x">Source link</a></p>`, "Other", "https://www.other.example/a"},
		"german":               {`<p><a href="https://other.example/a">Zum Original</a></p>`, "Other", "https://other.example/a"},
		"chinese":              {`<p><a href="https://other.example/a">阅读原文</a></p>`, "Other", "https://other.example/a"},
		"known outlet":         {`<p><a href="https://www.reuters.com/a">Original article</a></p>`, "Reuters", "https://www.reuters.com/a"},
		"own link":             {`<p><a href="/a">Source link</a></p>`, none, none},
		"a network":            {`<p><a href="https://twitter.com/a">Source link</a></p>`, none, none},
		"bare source, alike":   {`<p><a href="https://other.example/news/frost-takes-the-plums">Source</a></p>`, "Other", "https://other.example/news/frost-takes-the-plums"},
		"bare source, another": {`<p><a href="https://met.example/april-2031">Source</a>: the weather office</p>`, none, none},

		"canonical":                {`<link rel="canonical" href="https://other.example/a/b">`, "Other", "https://other.example/a/b"},
		"og:url":                   {`<meta property="og:url" content="https://other.example/a/b">`, "Other", "https://other.example/a/b"},
		"canonical front page":     {`<link rel="canonical" href="https://other.example/">`, none, none},
		"canonical edition":        {`<link rel="canonical" href="https://www.plumwire.test/a/b">`, none, none},
		"canonical sister":         {`<link rel="canonical" href="https://plumwire-sport.example/a/b">`, none, none},
		"canonical subdomain":      {`<link rel="canonical" href="https://de.plumwire.example/a/b">`, none, none},
		"is based on":              {`<script type="application/ld+json">{"@type":"NewsArticle","isBasedOn":"https://other.example/frost-takes-plums"}</script>`, "Other", "https://other.example/frost-takes-plums"},
		"is based on a study":      {`<script type="application/ld+json">{"@type":"NewsArticle","isBasedOn":"https://lab.example/paper/1177"}</script>`, none, none},
		"syndication source":       {`<meta name="syndication-source" content="https://other.example/a">`, "Other", "https://other.example/a"},
		"original source, no link": {`<meta name="original-source" content="Other">`, none, none},

		"link after phrase":    {`<p>This article originally appeared on <a href="https://www.other.example/a">The Other Paper</a>.</p>`, "The Other Paper", "https://www.other.example/a"},
		"name after phrase":    {`<p>This story was first published by The Other Paper and is used with permission.</p>`, "The Other Paper", none},
		"known name":           {`<p>This post originally appeared on Grist.</p>`, "Grist", "https://grist.org/"},
		"in german":            {`<p>Dieser Text ist zuerst erschienen bei Anderes Blatt.</p>`, "Anderes Blatt", none},
		"wordpress":            {`<p>The post Frost first appeared on <a href="https://other.example">Other</a>.</p>`, "Other", "https://other.example"},
		"its own name":         {`<p>This article was originally published on Plumwire.</p>`, none, none},
		"another edition":      {`<p>This article originally appeared on Plumwire UK.</p>`, "Plumwire UK", none},
		"a book":               {`<p>Her first novel, which won two prizes, was first published in Norway.</p>`, none, none},
		"a date":               {`<p>This article was originally published on April 2, 2031.</p>`, none, none},
		"notice in the footer": {`<p>The plums are gone, all of them, and the owners do not know why.</p><footer><p>This article was first published on The Other Paper.</p></footer>`, none, none},
		"notice on all":        {`<p>Articles appearing on this site that were originally published on Other Paper are its property.</p>`, none, none},

		"reuters":             {`<p>LONDON, April 2 (Reuters) - The plums are gone.</p>`, "Reuters", none},
		"ap":                  {`<p>LINDEN (AP) — The plums are gone.</p>`, "AP", none},
		"dpa":                 {`<p>Linden (dpa/lno) - Die Pflaumen sind hin.</p>`, "dpa", none},
		"afp, french":         {`<p>Paris (AFP) – Les prunes ont gelé.</p>`, "AFP", none},
		"efe":                 {`<p>Madrid, 2 abr (EFE).- Las ciruelas se helaron.</p>`, "EFE", none},
		"ansa":                {`<p>(ANSA) - ROMA, 2 APR - Le prugne sono gelate.</p>`, "ANSA", none},
		"tass":                {`<p>МОСКВА, 2 апреля. /ТАСС/. Сливы замёрзли.</p>`, "TASS", none},
		"xinhua":              {`<p>新华社北京4月2日电 李子冻坏了。</p>`, "Xinhua", none},
		"two agencies":        {`<p>Linden (XYZ/dpa) - Die Pflaumen sind hin.</p>`, "dpa", none},
		"signed":              {`<p>The plums are gone.</p><p>(AFP)</p>`, "AFP", none},
		"credited":            {`<p>The plums are gone.</p><p>Quelle: dpa</p>`, "dpa", none},
		"author":              {`<meta name="author" content="Associated Press"><p>The plums are gone.</p>`, "AP", none},
		"dash of wires":       {`<p>ST. LINDEN (AP) _ The plums are gone.</p>`, "AP", none},
		"byline":              {`<meta name="author" content="EDDA MARSH, AP Science Writer"><p>The plums are gone.</p>`, "AP", none},
		"byline, no comma":    {`<meta name="author" content="Edda Marsh Associated Press"><p>The plums are gone.</p>`, "AP", none},
		"byline in text":      {`<h1>Frost takes the plums</h1><p>By EDDA MARSH, Associated Press</p><p>The plums are gone.</p>`, "AP", none},
		"name below headline": {`<h1>Frost takes the plums</h1><p>The Associated Press</p><p>The plums are gone.</p>`, "AP", none},
		"picture's credit":    {`<h1>Frost takes the plums</h1><img src="x"><p>The Associated Press</p><p>The plums are gone.</p>`, none, none},
		"copyright":           {`<p>The plums are gone.</p><p>Copyright 2031 The Associated Press. All rights reserved.</p>`, "AP", none},
		"copyright, german":   {`<p>Hin.</p><p>© dpa-infocom, dpa:310402-99-070757/3</p>`, "dpa", none},
		"picture's copyright": {`<p>The plums are gone.</p><p>© dpa</p>`, none, none},
		"own copyright":       {`<p>The plums are gone.</p><p>© 2031 Plumwire. All rights reserved.</p>`, none, none},
		"reporters, editors":  {`<p>The plums are gone.</p><p>(Reporting by Edda Marsh; Editing by Jan Kott)</p>`, "Reuters", none},
		"stated in metadata":  {`<meta name="source" content="AFP"><p>The plums are gone.</p>`, "AFP", none},
		"stated in json-ld":   {`<script type="application/ld+json">{"@type":"NewsArticle","sourceOrganization":{"name":"Associated Press"}}</script>`, "AP", none},
		"mentioned":           {`<p>The growers told Reuters (which had asked) that the plums are gone.</p>`, none, none},
		"in brackets, later":  {`<p>The plums are gone. The growers said so, said the wire (Reuters) that had asked them first.</p>`, none, none},
		"an unknown in place": {`<p>LINDEN (Plums) - They are gone.</p>`, none, none},
		"small letters":       {`<p>A tree (ap) - and a plum.</p>`, none, none},
		"stronger wins":       {`<link rel="canonical" href="https://other.example/a/b"><p>Linden (dpa) - Hin.</p><a href="https://third.example/x">Source link</a>`, "Third", "https://third.example/x"},
		"nothing":             {`<p>The plums are gone.</p>`, none, none},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDocument(tree(t, "<title>Frost takes the plums</title>"+tt.markup), "https://www.plumwire.example/local/frost")
			got := d.original(d.blocks, "Plumwire", d.author())
			if want := (briefing.Source{Name: tt.name, URL: tt.url}); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

// An agency on its own site is the outlet itself.
func TestAgencyAtHome(t *testing.T) {
	t.Parallel()
	const markup = `<p>LONDON, April 2 (Reuters) - The plums are gone.</p>`
	for address, want := range map[string]string{"https://www.reuters.com/x": "", "https://plumwire.example/x": "Reuters"} {
		d := newDocument(tree(t, markup), address)
		if got := d.original(d.blocks, "x", ""); got.Name != want {
			t.Errorf("%s: got %q, want %q", address, got.Name, want)
		}
	}
}

// Every name in the table of agencies is found in a dateline.
func TestAgenciesFile(t *testing.T) {
	t.Parallel()
	for _, table := range []map[string]agency{agencies.exact, agencies.folded} {
		for name, want := range table {
			got, ok := dateline("LINDEN (" + name + ") - The plums are gone.")
			if !ok || got.name != want.name || len(got.homes) == 0 {
				t.Errorf("%q: got %+v, want %s", name, got, want.name)
			}
		}
	}
}
