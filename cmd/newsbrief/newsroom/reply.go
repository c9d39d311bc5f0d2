package newsroom

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A document is what is found at an address.
type document struct {
	mediaType string
	modified  time.Time
	body      []byte
}

// reply sends a document: compressed where the client takes gzip, and as
// "304 Not Modified" where it has the document already (RFC 9110, section 13).
func reply(w http.ResponseWriter, r *http.Request, doc document) {
	h := w.Header()
	h.Set("Content-Type", doc.mediaType)
	h.Set("Vary", "Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	tag := fmt.Sprintf("%x", sha256.Sum256(doc.body))[:20]
	body := doc.body
	if takesGzip(r.Header.Values("Accept-Encoding")) {
		// Another representation, so another strong tag (section 8.8.3.3).
		tag += "-gzip"
		body = compress(body)
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", strconv.Quote(tag))
	http.ServeContent(w, r, "", doc.modified, bytes.NewReader(body))
}

// replyMissing answers "404 Not Found" with a page that says what there is.
func replyMissing(w http.ResponseWriter, e *edition, there []link) {
	page, err := missingPage(e, there)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(page) // a reader who has gone needs no answer
}

// takesGzip reports whether Accept-Encoding fields name gzip with a weight
// above zero.
func takesGzip(fields []string) bool {
	for coding := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		name, weight, weighted := strings.Cut(strings.ToLower(coding), ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return !weighted || err == nil && q > 0
	}
	return false
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}
