package bot_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"newsbrief/bot"
)

// Whatever Slack says against a token, the bot ends and says so: for four of
// these slack-go does as much, the others it would retry for ever.
func TestRefusedConnection(t *testing.T) {
	t.Parallel()
	for _, code := range []string{
		"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
		"not_allowed_token_type", "no_permission", "team_access_not_granted", "forbidden_team", "access_denied", "ekm_access_denied",
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			w := prepare(t)
			w.arm("apps.connections.open", code, -1)
			done := make(chan error, 1)
			go func() { done <- w.bot.Run(t.Context()) }()
			select {
			case err := <-done:
				if !errors.Is(err, bot.ErrRefusedByApp) || !strings.Contains(err.Error(), code) {
					t.Errorf("ended with %v", err)
				}
				if bot.Remedy(err) == "" {
					t.Error("says nothing about what to do")
				}
			case <-time.After(patience):
				t.Fatal("goes on as if it could connect")
			}
		})
	}
}

// Trouble that passes is borne, and told meanwhile.
func TestConnectionTrouble(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.until("both sockets", func() bool { return w.sockets() == 2 })
	w.arm("apps.connections.open", "internal_error", -1)
	w.arm("", "drop", -1)
	w.until("the trouble being told", func() bool {
		err := w.bot.Ready()
		return err != nil && strings.Contains(err.Error(), "internal_error")
	})
	w.arm("", "clear", 0)
	w.until("being connected again", func() bool { return w.bot.Ready() == nil })
}

// Socket Mode that is switched off is told at once; slack-go keeps it to itself.
func TestLinkDisabled(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.until("both sockets", func() bool { return w.sockets() == 2 })
	w.arm("apps.connections.open", "internal_error", -1)
	w.arm("", "disconnect:link_disabled", -1)
	w.until("being told", func() bool {
		err := w.bot.Ready()
		return err != nil && (strings.Contains(err.Error(), "switched off") || strings.Contains(err.Error(), "internal_error"))
	})
	w.logged("socket mode is switched off")
	w.arm("", "clear", 0)
	w.until("being connected again", func() bool { return w.bot.Ready() == nil })
}

// Slack renews connections every few hours: one of the two is there all the
// time.
func TestRenewal(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.until("both sockets", func() bool { return w.sockets() == 2 })
	w.arm("", "disconnect:refresh_requested", 1)
	w.logged("slack renews the connection")
	answer := w.control("command", map[string]any{"channel": postChannel, "user": "mara", "command": "/brief", "text": "help"})
	if answer["ok"] != true {
		t.Errorf("while a socket is renewed a command is answered with %v", answer)
	}
	w.until("both sockets again", func() bool { return w.sockets() == 2 })
}
