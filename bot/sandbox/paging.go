package sandbox

import (
	"encoding/base64"
	"strings"
)

// Page sizes of listing methods, as Slack has them.
const (
	defaultPage = 100
	maxPage     = 999
)

// page cuts one page out of list. The cursor is the key of the first item of
// the page, so that pages stay put while new items come in. next is "" on the
// last page.
func page[T any](c *call, list []T, key func(T) string) (items []T, next string, err error) {
	limit := c.number("limit", defaultPage)
	if limit < 1 || limit > maxPage+1 {
		return nil, "", refuse("invalid_limit")
	}
	from := 0
	if cursor := c.str("cursor"); cursor != "" {
		from = indexKey(list, key, cursor)
		if from < 0 {
			return nil, "", refuse("invalid_cursor")
		}
	}
	to := min(from+limit, len(list))
	if to < len(list) {
		next = base64.StdEncoding.EncodeToString([]byte("next:" + key(list[to])))
	}
	return list[from:to], next, nil
}

// indexKey finds the item a cursor names, or -1.
func indexKey[T any](list []T, key func(T) string, cursor string) int {
	raw, err := base64.StdEncoding.DecodeString(cursor)
	want, ok := strings.CutPrefix(string(raw), "next:")
	if err != nil || !ok {
		return -1
	}
	for i, item := range list {
		if key(item) == want {
			return i
		}
	}
	return -1
}
