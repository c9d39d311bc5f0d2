package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkParse reads a generated feed of 100 entries in each format. Beside
// it, floor is what it costs only to tokenize the same bytes.
func BenchmarkParse(b *testing.B) {
	for _, format := range formats {
		doc := generate(format, 100)
		b.Run(format+"/parse", func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(doc, "", "https://ledger.example/feed"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(format+"/floor", func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			b.ReportAllocs()
			for b.Loop() {
				if err := tokenize(format, doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func tokenize(format string, doc []byte) error {
	x := xml.NewDecoder(bytes.NewReader(doc))
	next := func() error { _, err := x.Token(); return err }
	if format == "json" {
		j := json.NewDecoder(bytes.NewReader(doc))
		next = func() error { _, err := j.Token(); return err }
	}
	for {
		switch err := next(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

var formats = []string{"rss2", "rss1", "atom", "json"}

// generate writes a feed of n entries about nothing.
func generate(format string, n int) []byte {
	var b bytes.Buffer
	b.WriteString(map[string]string{
		"rss2": `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbor Ledger</title><link>https://ledger.example/</link><ttl>15</ttl>`,
		"rss1": `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://ledger.example/"><title>Harbor Ledger</title><link>https://ledger.example/</link></channel>`,
		"atom": `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor Ledger</title><id>urn:ledger</id><link href="https://ledger.example/"/>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"Harbor Ledger","home_page_url":"https://ledger.example/","items":[`,
	}[format])
	item := map[string]string{
		"rss2": `<item><title>Ferry {n} leaves the old pier</title><link>https://ledger.example/{n}?utm_source=rss</link><guid isPermaLink="false">ferry-{n}</guid><pubDate>{rfc1123}</pubDate><dc:creator>Mara Voss</dc:creator><description>The crossing &amp; its {n} passengers</description><content:encoded><![CDATA[{html}]]></content:encoded></item>`,
		"rss1": `<item rdf:about="https://ledger.example/{n}"><title>Ferry {n} leaves the old pier</title><link>https://ledger.example/{n}</link><dc:date>{rfc3339}</dc:date><description><![CDATA[{html}]]></description></item>`,
		"atom": `<entry><title>Ferry {n} leaves the old pier</title><link href="https://ledger.example/{n}"/><id>urn:ferry:{n}</id><updated>{rfc3339}</updated><author><name>Mara Voss</name></author><content type="html"><![CDATA[{html}]]></content></entry>`,
		"json": `{"id":"ferry-{n}","url":"https://ledger.example/{n}","title":"Ferry {n} leaves the old pier","date_published":"{rfc3339}","content_html":"{html}"}`,
	}[format]
	body := ""
	for range 4 {
		body += "<p>The harbor master said that the crossing would <em>open again</em> by noon, once the pier had been looked at.</p>"
	}
	start := time.Date(2026, 3, 1, 6, 0, 0, 0, time.UTC)
	for i := range n {
		if format == "json" && i > 0 {
			b.WriteByte(',')
		}
		at := start.Add(time.Duration(-i) * time.Hour)
		strings.NewReplacer("{n}", strconv.Itoa(i), "{html}", body, "{rfc1123}", at.Format(time.RFC1123Z), "{rfc3339}", at.Format(time.RFC3339)).WriteString(&b, item)
	}
	b.WriteString(map[string]string{"rss2": "</channel></rss>", "rss1": "</rdf:RDF>", "atom": "</feed>", "json": "]}"}[format])
	return b.Bytes()
}
