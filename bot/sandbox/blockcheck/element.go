package blockcheck

import (
	"maps"
	"reflect"
	"slices"
)

func selects() []string {
	return []string{"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
}

func multiSelects() []string {
	out := selects()
	for i, s := range out {
		out[i] = "multi_" + s
	}
	return out
}

// accessories are what a section may hold beside its text.
func accessories() []string {
	return slices.Concat([]string{"button", "overflow", "image", "checkboxes", "radio_buttons", "datepicker", "timepicker", "workflow_button"},
		selects(), multiSelects())
}

// actionElements are what an actions block may hold.
func actionElements() []string {
	return slices.Concat([]string{
		"button", "overflow", "checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker",
		"workflow_button", "rich_text_input", "icon_button", "feedback_buttons",
	}, selects(), multiSelects())
}

// inputs are what an input block may hold.
func inputs() []string {
	return slices.Concat([]string{
		"plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "file_input",
		"checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker",
	}, selects(), multiSelects())
}

// interactive adds the fields elements share.
func interactive(fields map[string]rule) map[string]rule {
	maps.Copy(fields, map[string]rule{"action_id": str(1, maxID), "confirm": confirm().check, "focus_on_load": boolean})
	return fields
}

// elementShapes are the elements there are.
func elementShapes() map[string]shape {
	shapes := buttonShapes()
	maps.Copy(shapes, choiceShapes())
	maps.Copy(shapes, entryShapes())
	shapes["image"] = shape{
		fields:   map[string]rule{"image_url": picture(), "slack_file": anything, "alt_text": str(1, maxAlt)},
		required: []string{"alt_text"}, more: oneOf("image_url", "slack_file"),
	}
	return shapes
}

func buttonShapes() map[string]shape {
	people := list(1, 100, str(1, maxID))
	feedback := shape{
		fields: map[string]rule{"text": plain(75), "value": str(1, 2000), "accessibility_label": str(1, 75)}, required: []string{"text", "value"},
	}
	return map[string]shape{
		"button": {
			fields: interactive(map[string]rule{
				"text": plain(75), "url": link(), "value": str(0, 2000), "style": enum("primary", "danger"),
				"accessibility_label": str(1, 75), "agent_prompt": str(1, 3000), "agent_prompt_display": str(1, 3000),
				"visible_to_user_ids": people,
			}),
			required: []string{"text"}, more: buttonManners,
		},
		"workflow_button": {
			fields: interactive(map[string]rule{
				"text": plain(75), "workflow": anything, "style": enum("primary", "danger"), "accessibility_label": str(1, 75),
			}),
			required: []string{"text", "workflow"}, more: buttonManners,
		},
		"icon_button": {
			fields: interactive(map[string]rule{
				"icon": str(1, 75), "text": plain(75), "value": str(0, 2000), "accessibility_label": str(1, 75), "visible_to_user_ids": people,
			}),
			required: []string{"icon", "text"},
		},
		"feedback_buttons": {
			fields:   interactive(map[string]rule{"positive_button": feedback.check, "negative_button": feedback.check}),
			required: []string{"positive_button", "negative_button"},
		},
	}
}

// choiceShapes are the elements with options.
func choiceShapes() map[string]shape {
	shapes := map[string]shape{
		"overflow": {
			fields: interactive(map[string]rule{"options": list(2, 5, option(false))}), required: []string{"options"},
		},
		"checkboxes": {
			fields: interactive(map[string]rule{
				"options": list(1, 10, option(true)), "initial_options": list(1, 10, option(true)), "visible_to_user_ids": anything,
			}),
			required: []string{"options"}, more: initials,
		},
		"radio_buttons": {
			fields:   interactive(map[string]rule{"options": list(1, 10, option(true)), "initial_option": option(true)}),
			required: []string{"options"}, more: initials,
		},
	}
	for _, kind := range selects() {
		shapes[kind] = selectShape(kind, false)
		shapes["multi_"+kind] = selectShape(kind, true)
	}
	return shapes
}

func selectShape(kind string, multi bool) shape {
	f := interactive(map[string]rule{"placeholder": plain(150)})
	s := shape{fields: f, more: initials}
	one, many := "initial_option", "initial_options"
	var initial = option(false)
	switch kind {
	case "static_select":
		group := shape{fields: map[string]rule{"label": plain(75), "options": list(1, 100, option(false))}, required: []string{"label", "options"}}
		f["options"], f["option_groups"] = list(1, 100, option(false)), list(1, 100, group.check)
		s.more = func(c *checker, at string, o object) {
			oneOf("options", "option_groups")(c, at, o)
			initials(c, at, o)
		}
	case "external_select":
		f["min_query_length"] = integer(0, 3000)
		s.more = nil
	case "users_select":
		one, many, initial = "initial_user", "initial_users", str(1, maxID)
	case "conversations_select":
		one, many, initial = "initial_conversation", "initial_conversations", str(1, maxID)
		f["default_to_current_conversation"], f["filter"] = boolean, anything
	case "channels_select":
		one, many, initial = "initial_channel", "initial_channels", str(1, maxID)
	}
	if multi {
		f[many], f["max_selected_items"] = list(1, 100, initial), integer(1, 100)
		return s
	}
	f[one] = initial
	if kind == "conversations_select" || kind == "channels_select" {
		f["response_url_enabled"] = boolean
	}
	return s
}

// entryShapes are the elements something is typed or picked into.
func entryShapes() map[string]shape {
	typing := func(fields map[string]rule) map[string]rule {
		maps.Copy(fields, map[string]rule{
			"action_id": str(1, maxID), "placeholder": plain(150), "dispatch_action_config": anything, "focus_on_load": boolean,
		})
		return fields
	}
	return map[string]shape{
		"plain_text_input": {fields: typing(map[string]rule{
			"initial_value": str(0, 3000), "multiline": boolean, "min_length": integer(0, 3000), "max_length": integer(1, 3000),
		})},
		"email_text_input": {fields: typing(map[string]rule{"initial_value": str(0, 3000)})},
		"url_text_input":   {fields: typing(map[string]rule{"initial_value": str(0, 3000)})},
		"number_input": {
			fields: typing(map[string]rule{
				"is_decimal_allowed": boolean, "initial_value": str(0, 100), "min_value": str(0, 100), "max_value": str(0, 100),
			}),
			required: []string{"is_decimal_allowed"},
		},
		"rich_text_input": {fields: typing(map[string]rule{
			"initial_value": block("rich_text"), "min_lines": integer(1, 100), "max_lines": integer(1, 100),
		})},
		"file_input": {fields: map[string]rule{
			"action_id": str(1, maxID), "filetypes": list(1, 100, str(1, 100)), "max_files": integer(1, 10),
		}},
		"datepicker":     {fields: interactive(map[string]rule{"initial_date": date, "placeholder": plain(150)})},
		"timepicker":     {fields: interactive(map[string]rule{"initial_time": clock, "placeholder": plain(150), "timezone": str(1, 100)})},
		"datetimepicker": {fields: interactive(map[string]rule{"initial_date_time": integer(0, 9_999_999_999)})},
	}
}

// initials wants the options chosen at first to be among the options.
func initials(c *checker, at string, o object) {
	var all []any
	if list, ok := o["options"].([]any); ok {
		all = list
	}
	groups, _ := o["option_groups"].([]any)
	for _, g := range groups {
		if g, ok := g.(object); ok {
			list, _ := g["options"].([]any)
			all = append(all, list...)
		}
	}
	isOption := func(v any) bool {
		return slices.ContainsFunc(all, func(o any) bool { return reflect.DeepEqual(o, v) })
	}
	if v, ok := o["initial_option"]; ok && !isOption(v) {
		c.errorf(at+"/initial_option", "must be one of the options")
	}
	list, _ := o["initial_options"].([]any)
	for _, v := range list {
		if !isOption(v) {
			c.errorf(at+"/initial_options", "must be among the options")
		}
	}
}
