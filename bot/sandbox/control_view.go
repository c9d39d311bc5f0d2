package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

type viewRequest struct {
	ViewID string          `json:"view_id"`
	User   string          `json:"user"`
	Action string          `json:"action"` // submit or close
	Values json.RawMessage `json:"values"` // state.values of a submission
}

// controlView plays the submission or the closing of a modal. The reply to a
// submission that the app found faulty holds its "errors", by block_id.
func (s *Server) controlView(w http.ResponseWriter, r *http.Request) {
	var in viewRequest
	if !readControl(w, r, &in, `{"view_id":"V…","user":"marlowe","action":"submit|close","values":{"BLOCK":{"ACTION":{"type":"plain_text_input","value":"…"}}}}`) {
		return
	}
	var body object
	var err error
	switch in.Action {
	case "submit":
		body, err = s.submitView(r.Context(), in)
	case "close":
		err = s.closeView(r.Context(), in)
	default:
		err = fmt.Errorf("no action is called %q", in.Action)
	}
	controlReply(w, body, err)
}

// modal finds an open modal of the acting user.
func (s *Server) modal(in viewRequest) (*view, *user, error) {
	v := s.views.find(in.ViewID, "")
	if v == nil {
		return nil, nil, fmt.Errorf("not_found: no view %q is open", in.ViewID)
	}
	u := s.space.user(v.user)
	if p := s.space.person(in.User); in.User != "" && p != u {
		return nil, nil, errors.New("the view is not open for this user")
	}
	return v, u, nil
}

func (s *Server) submitView(ctx context.Context, in viewRequest) (object, error) {
	s.mu.Lock()
	v, u, err := s.modal(in)
	if err != nil || v.kind() != "modal" {
		s.mu.Unlock()
		return nil, errors.Join(err, errors.New("only a modal can be submitted"))
	}
	if in.Values == nil {
		in.Values = json.RawMessage("{}")
	}
	payload := s.interaction("view_submission", u, v.id)
	payload["view"] = s.viewObject(v, in.Values)
	payload["response_urls"] = []object{}
	e := newEnvelope("interactive", payload)
	s.mu.Unlock()

	twice := s.takeFault(envelopeMethod, "") != nil
	response, err := s.hub.deliver(ctx, e, twice, s.cfg.AckDeadline)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.afterSubmit(v, response)
}

// afterSubmit does what the acknowledgement of a submission asks for; an
// empty one closes the modal.
// https://docs.slack.dev/surfaces/modals#response_actions
func (s *Server) afterSubmit(v *view, response []byte) (object, error) {
	var ack struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	if len(response) > 0 && json.Unmarshal(response, &ack) != nil {
		return nil, errors.New("the app acknowledged with something that is no response action")
	}
	defer s.publishState()
	switch ack.Action {
	case "":
		s.views.pop(v, false)
	case "clear":
		s.views.pop(v, true)
	case "errors":
		return object{"errors": ack.Errors}, errors.New("the app found errors")
	case "update", "push":
		content, err := s.readView(ack.View, "modal")
		if err != nil {
			return nil, err
		}
		if ack.Action == "update" {
			v.set(content)
		} else if !s.views.push(s.newView(v.user, content)) {
			return nil, refuse("push_limit_reached")
		}
	default:
		return nil, fmt.Errorf("no response action is called %q", ack.Action)
	}
	return nil, nil
}

// closeView closes a modal, and tells the app if it asked to know.
func (s *Server) closeView(ctx context.Context, in viewRequest) error {
	s.mu.Lock()
	v, u, err := s.modal(in)
	if err != nil {
		s.mu.Unlock()
		return err
	}
	var notify bool
	_ = json.Unmarshal(v.content["notify_on_close"], &notify) // checked when it came
	payload := s.interaction("view_closed", u, "")
	payload["view"], payload["is_cleared"] = s.viewObject(v, object{}), false
	delete(payload, "trigger_id")
	s.views.pop(v, string(v.content["clear_on_close"]) == "true")
	e := newEnvelope("interactive", payload)
	s.mu.Unlock()
	s.publishState()
	if !notify {
		return nil
	}
	_, err = s.hub.deliver(ctx, e, false, s.cfg.AckDeadline)
	return err
}

// viewActionPayload is the payload of a click inside a view.
func (s *Server) viewActionPayload(in actionRequest) (object, error) {
	v, u, err := s.modal(viewRequest{ViewID: in.ViewID, User: in.User})
	if err != nil {
		return nil, err
	}
	e, err := findElement(v.content["blocks"], in.ActionID, in.Value)
	if err != nil {
		return nil, err
	}
	action, err := e.action(in.Value, s.space.ts(s.cfg.Now()))
	if err != nil {
		return nil, err
	}
	payload := s.interaction("block_actions", u, v.id)
	payload["actions"] = []object{action}
	payload["view"] = s.viewObject(v, object{})
	payload["container"] = object{"type": "view", "view_id": v.id}
	return payload, nil
}

// controlHome plays the opening of the app's Home tab.
func (s *Server) controlHome(w http.ResponseWriter, r *http.Request) {
	var in struct {
		User string `json:"user"`
	}
	if !readControl(w, r, &in, `{"user":"marlowe"}`) {
		return
	}
	s.mu.Lock()
	u := s.space.person(in.User)
	if u == nil || u.IsBot {
		s.mu.Unlock()
		controlReply(w, nil, fmt.Errorf("no user is called %q", in.User))
		return
	}
	event := object{"type": "app_home_opened", "user": u.ID, "channel": s.space.dm(u, s.cfg.Now()).id, "tab": "home"}
	if v := s.views.homes[u.ID]; v != nil {
		event["view"] = s.viewObject(v, object{})
	}
	s.mu.Unlock()
	s.emit(event)
	controlReply(w, object{"channel": event["channel"]}, nil)
}
