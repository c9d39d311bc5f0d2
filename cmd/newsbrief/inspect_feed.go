package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"newsbrief/briefing"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/text"
)

// inspectFeedCmd shows feed documents.
type inspectFeedCmd struct {
	URL     string   `name:"url" placeholder:"URL" help:"The address they came from; relative links are resolved against it."`
	Explain string   `placeholder:"FILE|URL" help:"For a person: show the items of this feed."`
	Files   []string `arg:"" optional:"" name:"file" help:"Feed documents."`
}

// Help is shown by newsbrief inspect feed --help.
func (inspectFeedCmd) Help() string {
	return `Out: {"file", "error", "title", "link", "id", "updated", "author", "summary", "items": [{"id", "title", "link",
"published", "updated", "author", "summary", "content"}]} a file. Times are RFC 3339 or "".

Examples:
  newsbrief inspect feed --url https://example.com/feed.xml feed.xml
  newsbrief inspect feed --explain https://example.com/feed.xml`
}

type feedOut struct {
	File    string    `json:"file"`
	Error   string    `json:"error"`
	Title   string    `json:"title"`
	Link    string    `json:"link"`
	ID      string    `json:"id"`
	Updated string    `json:"updated"`
	Author  string    `json:"author"`
	Summary string    `json:"summary"`
	Items   []itemOut `json:"items"`
}

type itemOut struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Link      string `json:"link"`
	Published string `json:"published"`
	Updated   string `json:"updated"`
	Author    string `json:"author"`
	Summary   string `json:"summary"`
	Content   string `json:"content"`
}

// Run writes one object a file.
func (c inspectFeedCmd) Run(ctx context.Context, a *app) error {
	if c.Explain != "" {
		return c.explain(ctx, a)
	}
	if len(c.Files) == 0 {
		return usage{hint(errors.New("which feed?"), "newsbrief inspect feed FILE…, or --explain https://example.com/feed.xml")}
	}
	enc := newEncoder(a.env.stdout, "")
	for _, name := range c.Files {
		if err := enc.Encode(inspectFeed(name, c.URL)); err != nil {
			return err
		}
	}
	return nil
}

func inspectFeed(name, address string) feedOut {
	out := feedOut{File: name, Items: []itemOut{}}
	body, err := os.ReadFile(name)
	if err != nil {
		out.Error = err.Error()
		return out
	}
	doc, err := feed.Parse(body, "", address)
	if err != nil {
		out.Error = err.Error()
		return out
	}
	out.Title, out.Link, out.ID = doc.Title, doc.Link, doc.ID
	out.Updated, out.Author, out.Summary = stamp(doc.Updated), doc.Author, doc.Summary
	guids := make(map[string]int)
	for _, it := range doc.Items {
		guids[it.GUID]++
	}
	for _, it := range doc.Items {
		id := it.GUID
		if id == "" || guids[id] > 1 {
			id = it.Key // unique where the feed's own is not
		}
		out.Items = append(out.Items, toItemOut(it, id))
	}
	return out
}

func toItemOut(it briefing.Item, id string) itemOut {
	return itemOut{
		ID: id, Title: it.Title, Link: it.Link,
		Published: stamp(it.Published), Updated: stamp(it.Updated),
		Author: it.Author, Summary: it.Summary, Content: it.HTML,
	}
}

// explain shows one feed for a person.
func (c inspectFeedCmd) explain(ctx context.Context, a *app) error {
	body, contentType, address, err := a.document(ctx, c.Explain)
	if err != nil {
		return err
	}
	doc, err := feed.Parse(body, contentType, cmp.Or(c.URL, address))
	if err != nil {
		return err
	}
	fmt.Fprintf(a.env.stdout, "%s\n%s · %s\n", doc.Title, doc.Link, count(len(doc.Items), "item"))
	for _, it := range doc.Items {
		fmt.Fprintf(a.env.stdout, "\n%s\n  %s\n  %s · %d bytes of text\n",
			text.Cut(it.Title, text.HeadlineLimit), it.Link, cmp.Or(stamp(it.Published), "no date"), len(it.HTML))
	}
	return nil
}

// document gets a feed document: a file, or what an address answers.
func (a *app) document(ctx context.Context, name string) (body []byte, contentType, address string, err error) {
	if body, err = os.ReadFile(name); err == nil {
		return body, "", "", nil
	}
	client, err := a.client()
	if err != nil {
		return nil, "", "", err
	}
	answer, err := client.Get(ctx, feed.Request{URL: name})
	if err != nil {
		return nil, "", "", hint(err, "name a file, or an address with https://")
	}
	return answer.Body, answer.ContentType, answer.URL, nil
}
