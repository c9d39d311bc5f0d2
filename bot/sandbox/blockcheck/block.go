package blockcheck

// Limits come from https://docs.slack.dev/reference/block-kit/blocks and the
// doc comments of Slack's @slack/types.

const (
	maxID      = 255 // block_id and action_id
	maxAlt     = 2000
	maxSection = 3000
)

// topBlock is a block at the top level of a payload.
func topBlock(c *checker, at string, v any) {
	block()(c, at, v)
	if o, ok := v.(object); ok {
		c.total.add(c, at, o)
	}
}

// block is a block of one of the kinds, on a surface that has it; no kinds
// means any.
func block(kinds ...string) rule {
	known := typed(func(c *checker) map[string]shape { return c.shapes }, kinds...)
	return func(c *checker, at string, v any) {
		known(c, at, v)
		o, _ := v.(object)
		kind, _ := o["type"].(string)
		if on := c.shapes[kind].on; on != 0 && on&c.surface == 0 {
			c.errorf(at+"/type", "unsupported type: %s is not allowed in %s", kind, c.surface)
		}
	}
}

// element is an element of one of the kinds.
func element(kinds ...string) rule {
	return typed(func(c *checker) map[string]shape { return c.elements }, kinds...)
}

// with adds the fields every block has.
func with(fields map[string]rule) map[string]rule {
	fields["block_id"] = str(1, maxID)
	return fields
}

// blockShapes are the blocks there are.
func blockShapes() map[string]shape {
	shapes := textBlocks()
	addMediaBlocks(shapes)
	addNewBlocks(shapes)
	return shapes
}

func textBlocks() map[string]shape {
	return map[string]shape{
		"divider": {fields: with(map[string]rule{})},
		"header": {
			fields: with(map[string]rule{"text": plain(150)}), required: []string{"text"},
		},
		"section": {
			fields: with(map[string]rule{
				"text": text(maxSection, true), "fields": list(1, 10, text(2000, true)),
				"accessory": element(accessories()...), "expand": boolean,
			}),
			more: oneOf("text", "fields"),
		},
		"context": {
			fields: with(map[string]rule{"elements": list(1, 10, contextElement)}), required: []string{"elements"},
		},
		"actions": {
			fields: with(map[string]rule{"elements": list(1, 25, element(actionElements()...))}), required: []string{"elements"},
		},
		"context_actions": {
			fields: with(map[string]rule{"elements": list(1, 5, element("feedback_buttons", "icon_button"))}), required: []string{"elements"},
			on: Message,
		},
		"input": {
			fields: with(map[string]rule{
				"label": plain(2000), "element": element(inputs()...), "hint": plain(2000),
				"optional": boolean, "dispatch_action": boolean,
			}),
			required: []string{"label", "element"}, on: Modal | Home,
		},
		"rich_text": {
			fields:   with(map[string]rule{"elements": list(1, 1000, richText(richContainers()...))}),
			required: []string{"elements"}, more: adjacentSections,
		},
		"markdown": {
			fields: with(map[string]rule{"text": str(1, maxMarkdown)}), required: []string{"text"}, on: Message,
		},
	}
}

// contextElement is an image or a bare text object.
func contextElement(c *checker, at string, v any) {
	if o, ok := v.(object); ok && o["type"] == "image" {
		element("image")(c, at, v)
		return
	}
	text(maxSection, true)(c, at, v)
}

// oneOf wants at least one of the fields.
func oneOf(names ...string) func(*checker, string, object) {
	return func(c *checker, at string, o object) {
		for _, name := range names {
			if _, ok := o[name]; ok {
				return
			}
		}
		c.errorf(at, "missing required field: one of %v", names)
	}
}

// addMediaBlocks adds pictures, films, files and calls.
func addMediaBlocks(shapes map[string]shape) {
	shapes["image"] = shape{
		fields: with(map[string]rule{
			"image_url": picture(), "slack_file": anything, "alt_text": str(1, maxAlt), "title": plain(2000),
		}),
		required: []string{"alt_text"}, more: oneOf("image_url", "slack_file"),
	}
	shapes["file"] = shape{
		fields:   with(map[string]rule{"external_id": str(1, maxID), "source": enum("remote")}),
		required: []string{"external_id", "source"}, on: Message,
	}
	shapes["video"] = shape{
		fields: with(map[string]rule{
			"video_url": address("https"), "thumbnail_url": picture(), "alt_text": str(1, maxAlt), "title": plain(199),
			"title_url": address("https"), "author_name": str(0, 49), "provider_name": str(0, 199),
			"provider_icon_url": picture(), "description": plain(199),
		}),
		required: []string{"video_url", "thumbnail_url", "alt_text", "title"},
	}
	shapes["call"] = shape{open: true, on: Message}
	shapes["auth_provider"] = shape{open: true, on: Message}
}
