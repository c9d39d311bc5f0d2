package sandbox

import (
	"crypto/rand"
	"encoding/json"
	"slices"
)

// Bounds of views. https://docs.slack.dev/surfaces/modals
const (
	maxStack = 3
	maxHomes = maxUsers
)

// A view is a modal or a Home tab, with the state Slack keeps of it.
type view struct {
	id       string
	user     string
	hash     string
	external string
	root     string
	previous string
	content  map[string]json.RawMessage // as the app gave it, blocks with their ids
}

// A viewStore holds each user's stack of open modals, and Home tab.
type viewStore struct {
	stacks map[string][]*view
	homes  map[string]*view
}

func newViewStore() *viewStore {
	return &viewStore{stacks: map[string][]*view{}, homes: map[string]*view{}}
}

// newView makes a view of checked content.
func (s *Server) newView(user string, content map[string]json.RawMessage) *view {
	v := &view{id: s.space.id("V"), user: user}
	v.root = v.id
	v.set(content)
	return v
}

// set replaces the content; the hash changes with it.
func (v *view) set(content map[string]json.RawMessage) {
	v.hash = rand.Text()
	v.content = content
	v.external = text(content["external_id"])
	v.content["blocks"] = withBlockIDs(content["blocks"])
}

func (v *view) kind() string { return text(v.content["type"]) }

// text reads a JSON string; anything else is "".
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// object is the view as views.open gives it, with values as its state.
func (s *Server) viewObject(v *view, values any) object {
	out := object{
		"id": v.id, "team_id": s.space.team.ID, "app_id": s.space.appID, "bot_id": s.space.botID,
		"app_installed_team_id": s.space.team.ID, "hash": v.hash, "root_view_id": v.root,
		"previous_view_id": nil, "external_id": v.external, "private_metadata": "", "callback_id": "",
		"clear_on_close": false, "notify_on_close": false, "title": nil, "submit": nil, "close": nil,
		"state": object{"values": values},
	}
	if v.previous != "" {
		out["previous_view_id"] = v.previous
	}
	for k, raw := range v.content {
		out[k] = raw
	}
	return out
}

// find returns an open modal or a Home tab by view_id or external_id.
func (vs *viewStore) find(id, external string) *view {
	match := func(v *view) bool {
		return (id != "" && v.id == id) || (id == "" && external != "" && v.external == external)
	}
	for _, stack := range vs.stacks {
		if i := slices.IndexFunc(stack, match); i >= 0 {
			return stack[i]
		}
	}
	for _, v := range vs.homes {
		if match(v) {
			return v
		}
	}
	return nil
}

// push puts v on its user's stack. It reports false if the stack is full.
func (vs *viewStore) push(v *view) bool {
	stack := vs.stacks[v.user]
	if len(stack) >= maxStack {
		return false
	}
	if len(stack) > 0 {
		v.root, v.previous = stack[0].id, stack[len(stack)-1].id
	}
	vs.stacks[v.user] = append(stack, v)
	return true
}

// pop closes v and what lies on it; clear closes the whole stack.
func (vs *viewStore) pop(v *view, clear bool) {
	stack := vs.stacks[v.user]
	i := slices.Index(stack, v)
	if i <= 0 || clear {
		delete(vs.stacks, v.user)
		return
	}
	vs.stacks[v.user] = stack[:i]
}

// shownViews are the modals on top, by user, and the Home tabs, for the page.
func (s *Server) shownViews() (modals, homes object) {
	modals, homes = object{}, object{}
	for user, stack := range s.views.stacks {
		modals[user] = s.viewObject(stack[len(stack)-1], object{})
	}
	for user, v := range s.views.homes {
		homes[user] = s.viewObject(v, object{})
	}
	return modals, homes
}
