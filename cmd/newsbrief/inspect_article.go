package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
)

// inspectArticleCmd shows articles.
type inspectArticleCmd struct {
	lines
	Explain string `placeholder:"FILE|URL" help:"For a person: show the article of this page."`
}

// Help is shown by newsbrief inspect article --help.
func (inspectArticleCmd) Help() string {
	return `In:  {"id", "url", "html"} a line.
Out: {"id", "title", "text", "url", "published", "author", "language", "source": {"name", "url"}} a line;
url is the canonical address, source who published first.

Examples:
  newsbrief inspect article pages.jsonl
  newsbrief inspect article --explain https://example.com/article.html`
}

type articleOut struct {
	ID        json.RawMessage `json:"id"`
	Title     string          `json:"title"`
	Text      string          `json:"text"`
	URL       string          `json:"url"`
	Published string          `json:"published"`
	Author    string          `json:"author"`
	Language  string          `json:"language"`
	Source    sourceJSON      `json:"source"`
	Error     string          `json:"error,omitempty"`
}

// Run writes what it finds.
func (c inspectArticleCmd) Run(ctx context.Context, a *app) error {
	if c.Explain != "" {
		return c.explain(ctx, a)
	}
	return c.each(ctx, a, func(line []byte) any {
		var in struct {
			ID        json.RawMessage
			URL, HTML string
		}
		err := json.Unmarshal(line, &in)
		out := articleOut{ID: in.ID}
		if in.ID == nil {
			out.ID = idOf(line)
		}
		if err == nil {
			var read briefing.Article
			read, err = article.FromPage(article.Page{URL: in.URL, ContentType: "text/html; charset=utf-8", Body: []byte(in.HTML)})
			out.fill(read)
		}
		if err != nil {
			out.Error = err.Error()
		}
		return out
	})
}

func (out *articleOut) fill(read briefing.Article) {
	out.Title, out.Text, out.URL = read.Title, read.Text, read.URL
	out.Author, out.Language = read.Author, read.Language
	out.Published = stamp(read.Published)
	out.Source = sourceJSON(publisher(read))
}

// publisher is who published an article first: the page's own outlet unless it
// names another.
func publisher(read briefing.Article) briefing.Source {
	if !read.Original.IsZero() {
		return read.Original
	}
	return briefing.Source{Name: read.Outlet, URL: read.URL}
}

// explain shows one page's article for a person.
func (c inspectArticleCmd) explain(ctx context.Context, a *app) error {
	page, err := a.page(ctx, c.Explain)
	if err != nil {
		return err
	}
	read, err := article.FromPage(page)
	if err != nil {
		return err
	}
	first := publisher(read)
	_, err = fmt.Fprintf(a.env.stdout, "%s\n\noutlet     %s\nfirst by   %s %s\naddress    %s\npublished  %s\nauthor     %s\nlanguage   %s\n\n%s\n",
		read.Title, read.Outlet, first.Name, first.URL, read.URL, stamp(read.Published), read.Author, read.Language, read.Text)
	return err
}

// page gets a page for a person to look into: a file, or an address.
func (a *app) page(ctx context.Context, name string) (article.Page, error) {
	if !strings.Contains(name, "://") {
		body, err := os.ReadFile(name)
		if err != nil {
			return article.Page{}, hint(err, "name a file with HTML, or an address with https://")
		}
		return article.Page{Body: body}, nil
	}
	client, err := a.client()
	if err != nil {
		return article.Page{}, err
	}
	body, contentType, final, err := client.Page(ctx, name)
	if err != nil {
		return article.Page{}, err
	}
	return article.Page{URL: final, ContentType: contentType, Body: body}, nil
}
