package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The manifest asks for what doctor looks for, and says at each scope what
// needs it.
func TestManifestAsksForWhatIsUsed(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(manifestYAML, "    bot:\n")
	list, _, _ := strings.Cut(rest, "settings:")
	var asked []string
	for line := range strings.Lines(list) {
		scope, why, ok := strings.Cut(strings.TrimSpace(line), " # ")
		if !ok || why == "" {
			t.Errorf("%q does not say what needs it", line)
		}
		asked = append(asked, strings.TrimPrefix(scope, "- "))
	}
	slices.Sort(asked)
	if diff := cmp.Diff(slices.Sorted(slices.Values(scopes)), asked); diff != "" {
		t.Errorf("doctor looks for other scopes (-doctor +manifest):\n%s", diff)
	}
	for event, scope := range map[string]string{"app_mention": "app_mentions:read", "message.im": "im:history",
		"channel_archive": "channels:read", "channel_unarchive": "channels:read", "channel_deleted": "channels:read", "channel_left": "channels:read",
		"group_archive": "groups:read", "group_unarchive": "groups:read", "group_deleted": "groups:read", "group_left": "groups:read",
		"member_joined_channel": "channels:read"} {
		if regexp.MustCompile("(?m)^ +- "+event+"( #.*)?$").MatchString(manifestYAML) != slices.Contains(scopes, scope) {
			t.Errorf("event %s and scope %s do not go together", event, scope)
		}
	}
}

// The sandbox offers the manifest's shortcuts.
func TestShortcuts(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(manifestYAML, "  shortcuts:\n")
	list, _, _ := strings.Cut(rest, "oauth_config:")
	if n := strings.Count(list, "- name: "); n != len(shortcuts) {
		t.Errorf("the manifest has %d shortcuts, the sandbox %d", n, len(shortcuts))
	}
	for _, s := range shortcuts {
		if !strings.Contains(list, "- name: "+s.Name+"\n      type: message\n      callback_id: "+s.CallbackID+"\n") {
			t.Errorf("the manifest lacks %+v", s)
		}
	}
}
