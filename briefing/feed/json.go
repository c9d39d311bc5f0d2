package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
	jsonfeed "github.com/mmcdole/gofeed/json"

	"newsbrief/briefing"
)

// parseJSON reads a JSON Feed. What calls itself no such thing must at least
// have items: {"error": "rate limited"} is no feed.
func parseJSON(text []byte) (*gofeed.Feed, error) {
	text = text[bytes.IndexByte(text, '{'):]
	fd, err := runParser(text)
	if err != nil {
		loose, lerr := loosen(text)
		if lerr != nil {
			return nil, fmt.Errorf("%w: %w", briefing.ErrNotFeed, lerr)
		}
		if fd, err = runParser(loose); err != nil {
			return nil, err
		}
	}
	original, ok := fd.OriginalFeed().(*jsonfeed.Feed)
	if !ok || original.Items == nil && !strings.Contains(original.Version, "jsonfeed.org") {
		return nil, fmt.Errorf("JSON, but no JSON Feed: %w", briefing.ErrNotFeed)
	}
	return fd, nil
}

// loosen rewrites a JSON Feed in which some member has a type that the format
// doesn't give it, which is enough for gofeed to lose the whole feed. Members
// that we read are kept when they are what they should be or can be made so,
// and entries that aren't objects go.
func loosen(text []byte) ([]byte, error) {
	var in map[string]any
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&in); err != nil {
		return nil, err
	}
	out := loosened(in, "version", "title", "home_page_url", "feed_url", "description", "language")
	if entries, ok := in["items"].([]any); ok {
		items := []any{}
		for _, e := range entries {
			if item, ok := e.(map[string]any); ok {
				items = append(items, loosened(item, "id", "url", "external_url", "title", "content_html",
					"content_text", "summary", "date_published", "date_modified", "language"))
			}
		}
		out["items"] = items
	}
	return json.Marshal(out)
}

// loosened copies the named members that are text, or numbers as text, and the
// authors in whichever form they are given.
func loosened(in map[string]any, names ...string) map[string]any {
	out := make(map[string]any, len(names)+1)
	for _, name := range names {
		switch v := in[name].(type) {
		case string:
			out[name] = v
		case float64:
			out[name] = fmt.Sprint(v)
		}
	}
	var authors []any
	for _, v := range append(list(in["authors"]), in["author"]) {
		if a, ok := v.(map[string]any); ok {
			v = a["name"]
		}
		if name, ok := v.(string); ok {
			authors = append(authors, map[string]any{"name": name})
		}
	}
	if len(authors) > 0 {
		out["authors"] = authors
	}
	return out
}

// list is v as a list: a list itself, or the one thing that it is.
func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}
