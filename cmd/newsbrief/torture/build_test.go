//go:build linux

package torture_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The points, the fast clock and the switches are in the torture build, and in
// no other.
func TestTortureBuildOnly(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	t.Parallel()
	plain := filepath.Join(t.TempDir(), "newsbrief")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", plain, "newsbrief/cmd/newsbrief").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	tortured, err := program()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{plain: false, tortured: true} {
		binary, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range []string{"NEWSBRIEF_TORTURE_", "owed, not committed"} {
			if bytes.Contains(binary, []byte(trace)) != want {
				t.Errorf("%s holds %q: %v, want %v", filepath.Base(filepath.Dir(name)), trace, !want, want)
			}
		}
	}
}
