package newsroom

import (
	"bytes"
	"embed"
	"html/template"
	"strings"
	"time"
)

//go:embed templates/*.html
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.html"))

// notice is on every page and in every feed.
const notice = "Sample: invented news for trying newsbrief"

// A link is an address and what to call it.
type link struct{ Title, URL string }

// view is what the templates see.
type view struct {
	Notice  string
	Outlet  *outlet // nil on the page of an unknown host
	Home    string
	Feed    string
	Type    string // media type of the feed
	Article *articleView
	Front   []articleView
	Links   []link
}

// articleView is an article as a page shows it.
type articleView struct {
	*article
	URL       string
	Published time.Time // zero where the article doesn't say
	Date      string    // Published in the outlet's own way of writing
	Source    string    // address of the original of a copy
	Data      map[string]any
}

// Teaser is the beginning of the article, cut as aggregators cut it.
func (v articleView) Teaser() string {
	words := strings.Fields(v.Summary)
	if len(words) <= 24 {
		return v.Summary
	}
	return strings.Join(words[:24], " ") + " […]"
}

func (e *edition) view() view {
	home := e.origin(e.port)
	return view{
		Notice: notice,
		Outlet: e.outlet,
		Home:   home + "/",
		Feed:   home + e.feedPath(),
		Type:   e.format.mediaType(),
	}
}

func (e *edition) articleView(a *article) articleView {
	v := articleView{article: a, URL: e.url(a), Source: e.sourceURL(a)}
	if !a.undated {
		v.Published = e.published(a)
		v.Date = v.Published.Format(e.Dates)
	}
	v.Data = e.structuredData(a, v)
	return v
}

// structuredData is the article as search engines want it: schema.org's
// NewsArticle, written as JSON-LD.
func (e *edition) structuredData(a *article, v articleView) map[string]any {
	data := map[string]any{
		"@context":   "https://schema.org",
		"@type":      "NewsArticle",
		"headline":   a.Headline,
		"inLanguage": e.Language,
		"url":        v.URL,
		"publisher":  map[string]any{"@type": "NewsMediaOrganization", "name": e.Title},
	}
	if a.Author != "" {
		data["author"] = map[string]any{"@type": "Person", "name": a.Author}
	}
	if !v.Published.IsZero() {
		data["datePublished"] = v.Published.Format(time.RFC3339)
	}
	return data
}

// headlines link to the outlet's articles that are out, newest first.
func (e *edition) headlines() []link {
	var links []link
	for _, a := range e.out {
		links = append(links, link{Title: a.Headline, URL: e.url(a)})
	}
	return links
}

func frontPage(e *edition) ([]byte, error) {
	v := e.view()
	for _, a := range e.out {
		v.Front = append(v.Front, e.articleView(a))
	}
	return execute("front.html", v)
}

// articlePage is an article between what every news site puts around it.
func articlePage(e *edition, a *article) ([]byte, error) {
	v := e.view()
	v.Article = new(e.articleView(a))
	for _, other := range e.headlines() {
		if other.URL != v.Article.URL && len(v.Links) < 4 {
			v.Links = append(v.Links, other)
		}
	}
	if a.source != nil {
		return execute("copy.html", v)
	}
	return execute("article.html", v)
}

// missingPage names what there is, at an outlet or, where e is nil, at all.
func missingPage(e *edition, links []link) ([]byte, error) {
	v := view{Notice: notice, Links: links}
	if e != nil {
		v = e.view()
		v.Links = links
	}
	return execute("missing.html", v)
}

func execute(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
