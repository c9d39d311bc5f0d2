package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
)

// An element is an interactive element found in the blocks of a message or
// view, and the block it is in.
type element struct {
	object
	blockID string
}

// findElement looks through blocks, however deep, for the element with this
// action_id. Where several have it, value picks one.
func findElement(blocks json.RawMessage, actionID, value string) (*element, error) {
	var tree any
	if json.Unmarshal(blocks, &tree) != nil {
		return nil, errors.New("the message has no blocks")
	}
	var found []*element
	walk(tree, "", func(o object, blockID string) {
		if o["action_id"] == actionID {
			found = append(found, &element{o, blockID})
		}
	})
	if len(found) == 0 {
		return nil, fmt.Errorf("no element has the action_id %q", actionID)
	}
	for _, e := range found {
		if value == "" || e.object["value"] == value || e.option(value) != nil || e.free() {
			return e, nil
		}
	}
	return nil, fmt.Errorf("no element with the action_id %q has the value %q", actionID, value)
}

// walk calls f for every object of a JSON tree, with the nearest block_id.
func walk(v any, blockID string, f func(object, string)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walk(e, blockID, f)
		}
	case map[string]any:
		if id, ok := v["block_id"].(string); ok {
			blockID = id
		}
		f(v, blockID)
		for _, e := range v {
			walk(e, blockID, f)
		}
	}
}

// option finds one of e's options by its value.
func (e *element) option(value string) object {
	var found object
	search := func(o object, _ string) {
		if _, isOption := o["text"]; isOption && o["value"] == value && o["type"] == nil {
			found = o
		}
	}
	walk(e.object["options"], "", search)
	walk(e.object["option_groups"], "", search)
	return found
}

// free reports whether any value may be entered into e.
func (e *element) free() bool {
	_, ok := freeValues()[e.kind()]
	return ok || e.kind() == "external_select"
}

func (e *element) kind() string {
	kind, _ := e.object["type"].(string)
	return kind
}

// freeValues says under which name an element's value is sent.
func freeValues() map[string]string {
	return map[string]string{
		"users_select": "selected_user", "conversations_select": "selected_conversation",
		"channels_select": "selected_channel", "datepicker": "selected_date", "timepicker": "selected_time",
		"plain_text_input": "value", "email_text_input": "value", "url_text_input": "value", "number_input": "value",
	}
}

// action is what is sent when somebody uses e with this value.
// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
func (e *element) action(value, ts string) (object, error) {
	out := object{"type": e.kind(), "action_id": e.object["action_id"], "block_id": e.blockID, "action_ts": ts}
	switch e.kind() {
	case "button", "icon_button", "workflow_button":
		out["text"] = e.object["text"]
		if v, ok := e.object["value"]; ok {
			out["value"] = v
		}
	case "overflow", "static_select", "radio_buttons":
		o := e.option(value)
		if o == nil {
			return nil, fmt.Errorf("the %s needs the value of one of its options", e.kind())
		}
		out["selected_option"] = o
	case "checkboxes", "multi_static_select":
		out["selected_options"] = []object{}
		if o := e.option(value); o != nil {
			out["selected_options"] = []object{o}
		}
	case "external_select":
		out["selected_option"] = object{"text": object{"type": "plain_text", "text": value}, "value": value}
	case "feedback_buttons":
		out["value"] = value
	default:
		name, ok := freeValues()[e.kind()]
		if !ok {
			return nil, fmt.Errorf("the sandbox cannot use a %s", e.kind())
		}
		out[name] = value
	}
	return out, nil
}
