package main

import (
	"encoding/json"
	"testing"
	"time"
)

func TestReadTime(t *testing.T) {
	t.Parallel()
	want := time.Date(2014, 9, 13, 10, 30, 0, 0, time.UTC)
	for _, form := range []string{
		`"2014-09-13T10:30:00Z"`, `"2014-09-13T12:30:00+02:00"`, `"2014-09-13 10:30"`, `" 2014-09-13 10:30:00 "`,
		`"Sat, 13 Sep 2014 10:30:00 GMT"`, `1410604200`, `1410604200000`,
	} {
		if got := readTime(json.RawMessage(form)); !got.Equal(want) {
			t.Errorf("%s = %s", form, got)
		}
	}
	for _, form := range []string{`"soon"`, `""`, `null`, `{}`, `0`, ``} {
		if got := readTime(json.RawMessage(form)); !got.IsZero() {
			t.Errorf("%s = %s, want unknown", form, got)
		}
	}
}
