package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot"
	"newsbrief/store/storetest"
)

// fence is the block of that language in the README which holds a text.
func fence(t *testing.T, language, holds string) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(readme), "```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		if strings.Contains(block, holds) {
			return block
		}
	}
	t.Fatalf("README.md has no %s with %q", language, holds)
	return ""
}

// The unit in the README is one that systemd takes, as far as it can be told
// without running it.
func TestReadmeUnit(t *testing.T) {
	t.Parallel()
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze here")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	unit := strings.Replace(fence(t, "ini", "[Service]"), "/usr/local/bin/newsbrief", self, 1)
	file := filepath.Join(t.TempDir(), "newsbrief.service")
	if err := os.WriteFile(file, []byte(unit), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.CommandContext(t.Context(), analyze, "verify", "--man=no", file).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "newsbrief.service") {
			t.Error(strings.TrimSpace(line))
		}
	}
}

// The alerts in the README ask for metrics that there are.
func TestReadmeAlerts(t *testing.T) {
	t.Parallel()
	reg := newRegistry(storetest.New(t), time.Now, newLogger(nil, Config{Log: "error"}, false))
	newRounds(reg)
	bot.New(bot.Config{API: slack.New("xoxb-test"), Now: time.Now, Registerer: reg})
	families, err := reg.Gather()
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, f := range families {
		known[f.GetName()] = true
		known[f.GetName()+"_bucket"] = true
	}
	rules := fence(t, "yaml", "groups:")
	asked := regexp.MustCompile(`newsbrief_[a-z_]+`).FindAllString(rules, -1)
	if len(asked) < 10 {
		t.Errorf("only %d metrics are asked for", len(asked))
	}
	for _, name := range asked {
		if !known[name] {
			t.Errorf("no metric is called %s", name)
		}
	}
}
