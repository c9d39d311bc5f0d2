package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/encoding/charmap"

	"newsbrief/briefing/article"
	"newsbrief/briefing/article/internal/prose"
)

// A page is a labelled one.
type page struct {
	ID       any      `json:"id"`
	URL      string   `json:"url"`
	File     string   `json:"html"`
	Must     []string `json:"must"`
	MustNot  []string `json:"must_not"`
	Comments []string `json:"comments"`

	body   []byte // in UTF-8
	lesson prose.Lesson
}

// maxPage bounds a page's HTML, in bytes.
const maxPage = 16 << 20

// load reads pages and finds their labels' blocks.
func load(file string) ([]page, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pages []page
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var p page
		err := dec.Decode(&p)
		if err == io.EOF {
			return pages, nil
		}
		if err == nil {
			err = p.prepare(filepath.Dir(file))
		}
		if err != nil {
			return nil, fmt.Errorf("%s, page %d: %w", file, len(pages)+1, err)
		}
		pages = append(pages, p)
	}
}

func (p *page) prepare(dir string) error {
	if !filepath.IsLocal(p.File) {
		return fmt.Errorf("%q is no file beside it", p.File)
	}
	raw, err := readZipped(filepath.Join(dir, p.File))
	if err != nil {
		return err
	}
	p.body = raw
	if !utf8.Valid(raw) {
		if p.body, err = charmap.Windows1252.NewDecoder().Bytes(raw); err != nil {
			return err
		}
	}
	return p.learnable()
}

func readZipped(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, maxPage))
}

// article is the page as package article takes it.
func (p *page) article() article.Page {
	return article.Page{URL: p.URL, ContentType: "text/html; charset=utf-8", Body: p.body}
}

// site returns a number that pages of one site share, below 1<<31.
func (p *page) site() int {
	host := p.URL
	if u, err := url.Parse(p.URL); err == nil {
		host = u.Hostname()
		if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
			host = d
		}
	}
	h := fnv.New32a()
	io.WriteString(h, host)
	return int(h.Sum32() >> 1)
}
