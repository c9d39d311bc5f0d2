package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestLogsHoldNoSecret(t *testing.T) {
	t.Parallel()
	secrets := []string{
		"xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy", "xapp-1-A0123-456-abcdef", "xoxe.xoxp-1-Mi0yLTEwNz",
		"https://hooks.slack.com/commands/T0123/456/secret", "http://127.0.0.1:8765/respond/SECRETTOKEN", "wss://wss-primary.slack.com/link/?ticket=1234",
	}
	for _, format := range []string{"text", "json"} {
		var out bytes.Buffer
		log := newLogger(&out, Config{Log: "debug", LogFormat: format}, true)
		for _, s := range secrets {
			log.Info("asked", "err", fmt.Errorf("post %q: %w", s, errors.New("refused by "+s)))
			log.With("token", s).Warn("asked", "address", "before "+s+" behind")
			log.Debug(s)
		}
		for _, s := range secrets {
			if strings.Contains(out.String(), s) {
				t.Errorf("%s log holds %s", format, s)
			}
		}
		if !strings.Contains(out.String(), "before [secret] behind") {
			t.Errorf("%s log has lost what stood around a secret:\n%s", format, out.String())
		}
	}
	var out bytes.Buffer
	newLogger(&out, Config{Log: "info"}, true).Info("collected", "feed", "https://harbor.example/feed.xml", "added", 3)
	if !strings.Contains(out.String(), "feed=https://harbor.example/feed.xml added=3") {
		t.Errorf("what is no secret is hidden: %s", out.String())
	}
}
