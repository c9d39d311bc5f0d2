package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// skewMost is by how much the clock may differ from Slack's: digests come by
// ours, and their doubtful posts are looked for by it.
const skewMost = time.Minute

// checkClock compares the machine's clock with what Slack's last answer gave as
// its time (RFC 9110, section 6.6.1); there is nothing to say where it gave
// none.
func checkClock(now, slacks time.Time) []finding {
	if slacks.IsZero() {
		return nil
	}
	skew := now.Sub(slacks).Abs()
	if skew <= skewMost {
		return []finding{{"clock", "as Slack's", ""}}
	}
	return []finding{{"clock", fmt.Sprintf("differs from Slack's by %s", skew.Round(time.Second)), "let the system keep its time: timedatectl set-ntp true"}}
}

// checkFiles looks whether others may read what is nobody else's business.
func checkFiles(_ context.Context, a *app) []finding {
	var found []finding
	for _, file := range []string{".env", a.cfg.file()} {
		info, err := os.Stat(file)
		if err != nil || info.Mode().Perm()&(fs.ModePerm&0o077) == 0 {
			continue // none is fine, and what can't be read is the database's finding
		}
		found = append(found, finding{"files", fmt.Sprintf("%s can be read by others (mode %04o)", file, info.Mode().Perm()), "chmod 600 " + file})
	}
	return found
}
