package sandbox

import (
	"encoding/json"

	"newsbrief/bot/sandbox/blockcheck"
)

// readView reads and checks a view. Slack's word for a faulty one is
// invalid_arguments, with the places in response_metadata.
func (s *Server) readView(raw json.RawMessage, kind string) (map[string]json.RawMessage, error) {
	var content map[string]json.RawMessage
	if raw == nil || json.Unmarshal(raw, &content) != nil || content == nil {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] missing required field: view"}}
	}
	report := blockcheck.View(raw)
	if got := text(content["type"]); got != kind && len(report.Errors) == 0 {
		report.Errors = append(report.Errors, blockcheck.Problem{Pointer: "/view/type", Message: "must be " + kind + " here, not " + got})
	}
	if s.cfg.Strict {
		report.Errors = append(report.Errors, report.Warnings...)
	}
	if len(report.Errors) > 0 {
		return nil, &apiError{code: "invalid_arguments", messages: slackMessages(report.Errors)}
	}
	return content, nil
}

// viewsOpen opens a modal on an empty stack: an open one gives way.
func (s *Server) viewsOpen(c *call) (object, error) {
	return s.showModal(c, true)
}

// viewsPush opens a modal over the one its trigger came from.
func (s *Server) viewsPush(c *call) (object, error) {
	return s.showModal(c, false)
}

func (s *Server) showModal(c *call, fresh bool) (object, error) {
	content, err := s.readView(c.raw("view"), "modal")
	if err != nil {
		return nil, err
	}
	if id := text(content["external_id"]); id != "" && s.views.find("", id) != nil {
		return nil, refuse("duplicate_external_id")
	}
	t, err := s.useTrigger(c.str("trigger_id"), c.now)
	if err != nil {
		return nil, err
	}
	if fresh {
		delete(s.views.stacks, t.user)
	} else if s.views.find(t.view, "") == nil {
		return nil, refuse("not_found")
	}
	v := s.newView(t.user, content)
	if !s.views.push(v) {
		return nil, refuse("push_limit_reached")
	}
	s.publishState()
	return object{"view": s.viewObject(v, object{})}, nil
}

func (s *Server) viewsUpdate(c *call) (object, error) {
	v := s.views.find(c.str("view_id"), c.str("external_id"))
	if v == nil {
		return nil, refuse("not_found")
	}
	return s.replaceView(c, v)
}

func (s *Server) replaceView(c *call, v *view) (object, error) {
	if h := c.str("hash"); h != "" && h != v.hash {
		return nil, refuse("hash_conflict")
	}
	content, err := s.readView(c.raw("view"), v.kind())
	if err != nil {
		return nil, err
	}
	v.set(content)
	s.publishState()
	return object{"view": s.viewObject(v, object{})}, nil
}

// viewsPublish sets a user's Home tab.
func (s *Server) viewsPublish(c *call) (object, error) {
	u := s.space.user(c.str("user_id"))
	if u == nil {
		return nil, refuse("user_not_found")
	}
	if v := s.views.homes[u.ID]; v != nil {
		return s.replaceView(c, v)
	}
	content, err := s.readView(c.raw("view"), "home")
	if err != nil {
		return nil, err
	}
	if len(s.views.homes) >= maxHomes {
		return nil, refuse("fatal_error") // unreachable: there are no more users
	}
	v := s.newView(u.ID, content)
	s.views.homes[u.ID] = v
	s.publishState()
	return object{"view": s.viewObject(v, object{})}, nil
}
