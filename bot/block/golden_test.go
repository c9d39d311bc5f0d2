package block

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// payload is a message as it is sent.
type payload struct {
	Text   string       `json:"text"`
	Blocks slack.Blocks `json:"blocks,omitzero"`
}

// marshal is a message's JSON for people: with < > & as themselves.
func marshal(t interface{ Fatal(...any) }, m Message) []byte {
	b, err := json.MarshalIndent(payload{m.Text, slack.Blocks{BlockSet: m.Blocks}}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range "<>&" {
		b = bytes.ReplaceAll(b, fmt.Appendf(nil, `\u%04x`, c), []byte(string(c)))
	}
	return append(b, '\n')
}

// Every message has its golden file, every golden file its message; each
// passes the lint, and comes out of slack-go's types as it went in.
func TestGolden(t *testing.T) {
	t.Parallel()
	all := messages()
	for name, m := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("testdata", name+".json")
			got := marshal(t, m)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("run with -update if this is meant (-want +got):\n%s", diff)
			}
			if name != "plain" && len(m.Blocks) == 0 {
				t.Error("the blocks are gone")
			}
			for _, fault := range lint(got, true) {
				t.Error(fault)
			}
			var back payload
			if err := json.Unmarshal(got, &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(got), string(marshal(t, Message{Text: back.Text, Blocks: back.Blocks.BlockSet}))); diff != "" {
				t.Errorf("changed on its way through slack-go:\n%s", diff)
			}
		})
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != len(all) {
		t.Errorf("%d golden files for %d messages (%v)", len(files), len(all), err)
	}
}
