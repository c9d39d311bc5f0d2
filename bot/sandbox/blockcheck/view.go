package blockcheck

import "encoding/json"

// View checks a modal or Home tab, at the pointer /view.
// https://docs.slack.dev/reference/views
func View(raw json.RawMessage) Report {
	c := newChecker(Modal)
	v, err := decode(raw)
	if err != nil {
		c.errorf("/view", "invalid JSON: %v", err)
		return c.Report
	}
	o, _ := v.(object)
	switch o["type"] {
	case "modal":
		modal().check(c, "/view", v)
	case "home":
		c.surface = Home
		home().check(c, "/view", v)
	default:
		c.errorf("/view/type", "must be modal or home")
	}
	return c.Report
}

func viewBlocks(c *checker, at string, v any) { c.blocks(at, v) }

func home() shape {
	return shape{
		fields: map[string]rule{
			"type": enum("home"), "blocks": viewBlocks, "private_metadata": str(0, 3000),
			"callback_id": str(0, maxID), "external_id": str(0, maxID),
		},
		required: []string{"blocks"},
	}
}

func modal() shape {
	s := home()
	s.fields["type"] = enum("modal")
	for _, name := range []string{"title", "submit", "close"} {
		s.fields[name] = plain(24)
	}
	for _, name := range []string{"clear_on_close", "notify_on_close", "submit_disabled"} {
		s.fields[name] = boolean
	}
	s.required = append(s.required, "title")
	s.more = canSubmit
	return s
}

// canSubmit wants a way to send what was entered: a submit button, or inputs
// that all dispatch an action.
func canSubmit(c *checker, at string, o object) {
	if _, ok := o["submit"]; ok {
		return
	}
	each(o["blocks"], func(b object) {
		if b["type"] == "input" && b["dispatch_action"] != true {
			c.errorf(at, "missing required field: submit, as there are inputs")
		}
	})
}
