package blockcheck

import (
	"maps"
	"strconv"
)

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

func richContainers() []string {
	return []string{"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
}

func richInline() []string {
	return []string{
		"text", "link", "user", "channel", "usergroup", "team", "emoji", "date", "broadcast", "color", "tag", "citation", "file",
		"attachment_mention", "work_object_mention", "workflow_mention", "salesforce_data_field", "canvas",
		"canvas_user_mention", "canvas_message_unfurl", "list_record", "message_mention",
	}
}

// richText is an element of a rich_text block, of one of the kinds.
func richText(kinds ...string) rule {
	return typed(func(c *checker) map[string]shape { return c.richText }, kinds...)
}

// richTextShapes are the elements of rich text.
func richTextShapes() map[string]shape {
	line := list(0, 10_000, richText(richInline()...))
	shapes := map[string]shape{
		"rich_text_section":      {fields: map[string]rule{"elements": line}, required: []string{"elements"}},
		"rich_text_quote":        {fields: map[string]rule{"elements": line, "border": integer(0, 1)}, required: []string{"elements"}},
		"rich_text_preformatted": {fields: map[string]rule{"elements": line, "border": integer(0, 1), "language": str(0, 50)}, required: []string{"elements"}},
		"rich_text_list": {
			fields: map[string]rule{
				"elements": list(1, 1000, richText(richContainers()...)), "style": enum("bullet", "ordered"),
				"indent": integer(0, 8), "border": integer(0, 1), "offset": integer(0, 10_000),
			},
			required: []string{"elements", "style"},
		},
	}
	for _, kind := range richInline() {
		shapes[kind] = shape{open: true} // not documented in full
	}
	maps.Copy(shapes, plainInline())
	return shapes
}

// plainInline are the inline elements whose fields are documented.
func plainInline() map[string]shape {
	names := map[string]rule{}
	for _, n := range []string{"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"} {
		names[n] = boolean
	}
	styled := func(fields map[string]rule, required ...string) shape {
		fields["style"] = shape{fields: names}.check
		return shape{fields: fields, required: required}
	}
	id := str(1, maxID)
	return map[string]shape{
		"text": styled(map[string]rule{"text": str(1, 40_000)}, "text"),
		"link": styled(map[string]rule{
			"url": link(), "text": str(0, 40_000), "unsafe": boolean, "from_llm": boolean, "is_slack_url": boolean, "truncated": boolean,
		}, "url"),
		"user":      styled(map[string]rule{"user_id": id, "from_llm": boolean}, "user_id"),
		"channel":   styled(map[string]rule{"channel_id": id, "tab_id": id, "from_llm": boolean}, "channel_id"),
		"usergroup": styled(map[string]rule{"usergroup_id": id}, "usergroup_id"),
		"team":      styled(map[string]rule{"team_id": id}, "team_id"),
		"emoji":     styled(map[string]rule{"name": str(1, 100), "unicode": str(1, 100), "skin_tone": integer(1, 6), "url": picture()}, "name"),
		"date": styled(map[string]rule{
			"timestamp": integer(0, 99_999_999_999), "format": str(1, 1000), "timezone": id, "url": link(), "fallback": str(0, 1000),
		}, "timestamp", "format"),
		"broadcast": styled(map[string]rule{"range": enum("here", "channel", "everyone")}, "range"),
		"color":     styled(map[string]rule{"value": str(1, 20)}, "value"),
	}
}

// adjacentSections warns of two sections in a row: clients differ on the line
// break between them.
func adjacentSections(c *checker, at string, o object) {
	elements, _ := o["elements"].([]any)
	before := ""
	for i, e := range elements {
		e, _ := e.(object)
		kind, _ := e["type"].(string)
		if kind == "rich_text_section" && before == kind {
			c.warnf(at+"/elements/"+strconv.Itoa(i), "two rich_text_sections in a row: use a line break in one")
		}
		before = kind
	}
}
