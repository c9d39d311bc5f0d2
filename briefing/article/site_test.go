package article

import "testing"

func TestOutletName(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"cbsnews.com":             "CBS News",
		"www.cbsnews.com":         "CBS News",
		"WWW.BBC.CO.UK":           "BBC",
		"business.bloomberg.com.": "Bloomberg",
		"news.sky.com":            "Sky News",
		"marketmill.example":      "Marketmill",
		"www.le-cormoran.example": "Le Cormoran",
		"tern-valley.co.uk":       "Tern Valley",
		"edda.blogspot.com":       "Edda",
		"192.0.2.7":               "192.0.2.7",
		"localhost":               "localhost",
		"":                        "",
	} {
		if got := OutletName(host); got != want {
			t.Errorf("%q: got %q, want %q", host, got, want)
		}
	}
}

func TestOutletsFile(t *testing.T) {
	t.Parallel()
	if len(outlets) < 300 {
		t.Errorf("only %d outlets", len(outlets))
	}
	for host, name := range outlets {
		if name == "" || brand(host) == "" || OutletName(host) != name {
			t.Errorf("%s: %q is called %q", host, name, OutletName(host))
		}
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ at, head, want string }{
		"found":            {"https://Sheet.example/x?utm_source=a&id=7&fbclid=b#top", "", "https://sheet.example/x?id=7"},
		"canonical":        {"https://sheet.example/x?print=1", `<link rel="canonical" href="/x?gclid=1">`, "https://sheet.example/x"},
		"og:url":           {"https://sheet.example/x?print=1", `<meta property="og:url" content="https://www.sheet.example/y">`, "https://www.sheet.example/y"},
		"front page":       {"https://sheet.example/x", `<link rel="canonical" href="https://sheet.example/">`, "https://sheet.example/x"},
		"other site":       {"https://sheet.example/x", `<link rel="canonical" href="https://other.example/y">`, "https://sheet.example/x"},
		"not the web":      {"https://sheet.example/x", `<link rel="canonical" href="javascript:alert(1)">`, "https://sheet.example/x"},
		"password":         {"https://me:secret@sheet.example/x", "", "https://sheet.example/x"},
		"archived":         {"https://web.archive.org/web/20310402/https://sheet.example/x?id=7", "", "https://sheet.example/x"},
		"unknown":          {"", `<link rel="canonical" href="https://sheet.example/y">`, "https://sheet.example/y"},
		"a file":           {"file:///etc/passwd", "", ""},
		"percent-encoding": {"https://sheet.example/a%2Fb?q=%20x", "", "https://sheet.example/a%2Fb?q=%20x"},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, tt.head+"<p>x"), tt.at)
		if got := d.address(); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ markup, want string }{
		"h1":            {"<title>Frost takes the plums - Sheet</title><h1>Frost takes the plums</h1>", "Frost takes the plums"},
		"logo in h1":    {"<title>Frost takes the plums - Sheet</title><h1>Sheet</h1><h1>Frost takes the plums</h1>", "Frost takes the plums"},
		"og:title":      {`<title>x</title><meta property="og:title" content="Frost takes the plums | The Sheet">`, "Frost takes the plums"},
		"site name":     {`<meta property="og:site_name" content="Morning Wire"><title>Frost – a report – Morning Wire</title>`, "Frost – a report"},
		"json-ld":       {`<title>y</title><script type="application/ld+json">{"@type":"Article","headline":"Frost takes\n the plums"}</script>`, "Frost takes the plums"},
		"not the site":  {"<title>Frost - the plums are gone</title>", "Frost - the plums are gone"},
		"no other":      {"<h1>Frost takes the plums</h1>", "Frost takes the plums"},
		"nothing":       {"<p>x</p>", ""},
		"site in front": {"<title>Sheet - Sheet</title>", "Sheet"},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, tt.markup), "https://www.sheet.example/x")
		if d.title != tt.want {
			t.Errorf("%s: got %q, want %q", name, d.title, tt.want)
		}
	}
}

func TestAuthor(t *testing.T) {
	t.Parallel()
	const names = `<meta property="og:site_name" content="Sheet">`
	tests := map[string]struct{ markup, want string }{
		"meta":             {`<meta name="author" content="By Edda Marsh">`, "Edda Marsh"},
		"address":          {`<meta property="article:author" content="https://social.example/edda"><a rel="author" href="/edda">Edda Marsh</a>`, "Edda Marsh"},
		"outlet":           {`<meta name="author" content="Sheet"><span itemprop="author">Edda Marsh</span>`, "Edda Marsh"},
		"byline":           {`<div class="byline">Von Edda Marsh | Politik</div>`, "Edda Marsh"},
		"date":             {`<div class="byline">2 April 2031</div>`, ""},
		"several":          {`<script type="application/ld+json">{"@type":"Article","author":["Edda Marsh",{"name":"Olm Reed"},"Edda Marsh"]}</script>`, "Edda Marsh, Olm Reed"},
		"reference":        {`<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#e"}},{"@id":"#e","@type":"Person","name":"Edda Marsh"}]}</script>`, "Edda Marsh"},
		"dangling":         {`<script type="application/ld+json">{"@type":"Article","author":{"@id":"https://sheet.example/#e"}}</script>`, ""},
		"admin":            {`<meta name="author" content="admin">`, ""},
		"an account":       {`<meta name="author" content="@edda">`, ""},
		"begins like a by": {`<meta name="author" content="Byron Oakes">`, "Byron Oakes"},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, names+tt.markup), "https://www.sheet.example/x")
		if got := d.author(); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ markup, text, want string }{
		"html":      {`<html lang="de-at">`, "", "de-AT"},
		"og:locale": {`<meta property="og:locale" content="en_GB">`, "", "en-GB"},
		"json-ld":   {`<html lang="en"><script type="application/ld+json">{"@type":"Article","inLanguage":"fr"}</script>`, "", "fr"},
		"nonsense":  {`<html lang="english, of course">`, story, "en"},
		"english":   {"", story, "en"},
		"german":    {"", "Die Pflaumen sind in der Nacht erfroren, und mit dem Geld für die Maschinen wird es nichts, weil die Bauern es nicht haben. Das ist für den Ort ein Unglück.", "de"},
		"polish":    {"", "Śliwki zmarzły w nocy i nie będzie z nich nic, ale do lata jest jeszcze daleko, więc rolnicy nie tracą nadziei na to, że się uda.", "pl"},
		"russian":   {"", "Сливы замёрзли ночью, и это не в первый раз. Как говорят в деревне, на этот год их не будет, но после зимы все это знали.", "ru"},
		"ukrainian": {"", "Сливи замерзли вночі, і це не вперше. Як кажуть у селі, на цей рік їх не буде, але після зими всі про це знали, що так і буде та й годі.", "uk"},
		"chinese":   {"", "夜里李子冻坏了，村里的人说明年再来。", "zh"},
		"japanese":  {"", "夜のうちにすももが凍ってしまった。", "ja"},
		"korean":    {"", "밤사이 자두가 얼어 버렸다.", "ko"},
		"too short": {"", "Plums: the end", ""},
		"numbers":   {"", "1 2 3", ""},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, tt.markup+"<p>"), "https://www.sheet.example/x")
		if got := d.language(tt.text); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}
