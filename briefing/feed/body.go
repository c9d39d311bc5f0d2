package feed

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"newsbrief/briefing"
)

// errEncoding: the body is compressed in a way that wasn't asked for, or badly.
var errEncoding = errors.New("body cannot be decompressed")

// drainBytes of a body that nobody reads are read nevertheless, so that its
// connection can be used again.
const drainBytes = 64 << 10

func drain(body io.Reader) { _, _ = io.CopyN(io.Discard, body, drainBytes) }

// readBody reads and decompresses a body. More than wire compressed bytes or
// more than limit decompressed ones are [briefing.ErrTooLarge], and are refused
// without reading a byte where the server announces them; with clip, the first
// limit bytes are enough.
func readBody(resp *http.Response, wire, limit int64, clip bool) ([]byte, error) {
	encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding")))
	switch encoding {
	case "", "identity":
		wire = limit
	case "gzip", "x-gzip":
	default:
		return nil, fmt.Errorf("content encoding %q: %w", encoding, errEncoding)
	}
	if resp.ContentLength > wire && !clip {
		return nil, fmt.Errorf("%d bytes, more than %d: %w", resp.ContentLength, wire, briefing.ErrTooLarge)
	}
	r, err := inflate(&capped{r: resp.Body, left: wire, clip: clip})
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if n := resp.ContentLength; n > 0 && n <= limit {
		buf.Grow(int(n) + bytes.MinRead)
	}
	_, err = buf.ReadFrom(&capped{r: r, left: limit, clip: clip})
	if corrupt(err) {
		err = fmt.Errorf("%w: %w", errEncoding, err)
	}
	return buf.Bytes(), err
}

func corrupt(err error) bool {
	_, flat := errors.AsType[flate.CorruptInputError](err)
	return flat || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader)
}

// inflate undoes gzip as often as the bytes themselves say, up to twice: some
// servers compress what is compressed already, and some don't declare it.
func inflate(r io.Reader) (io.Reader, error) {
	for range 2 {
		br := bufio.NewReader(r)
		magic, err := br.Peek(2)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			return br, nil
		}
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errEncoding, err)
		}
		r = z
	}
	return r, nil
}

// capped reads at most left bytes: one more is [briefing.ErrTooLarge], or with
// clip the end.
type capped struct {
	r    io.Reader
	left int64
	clip bool
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return c.overrun()
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	return n, err
}

// overrun tells the end of the body from one byte too many.
func (c *capped) overrun() (int, error) {
	if c.clip {
		return 0, io.EOF
	}
	var one [1]byte
	for {
		switch n, err := c.r.Read(one[:]); {
		case n > 0:
			return 0, fmt.Errorf("body goes on past its limit: %w", briefing.ErrTooLarge)
		case err != nil:
			return 0, err
		}
	}
}
