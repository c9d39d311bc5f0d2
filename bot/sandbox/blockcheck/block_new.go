package blockcheck

import "slices"

// addNewBlocks adds the blocks of 2025 and 2026.
func addNewBlocks(shapes map[string]shape) {
	shapes["table"] = shape{
		fields: with(map[string]rule{
			"rows":            list(1, 100, list(1, 20, cell)),
			"column_settings": list(0, 20, anything),
		}),
		required: []string{"rows"}, on: Message | Home, more: atMostText("rows", 10_000),
	}
	shapes["data_table"] = shape{
		fields: with(map[string]rule{
			"caption": str(1, 2000), "rows": list(1, 201, list(1, 20, cell)),
			"page_size": integer(1, 100), "row_header_column_index": integer(0, 19),
		}),
		required: []string{"caption", "rows"}, on: Message, more: atMostText("rows", 20_000),
	}
	shapes["data_visualization"] = shape{
		fields:   with(map[string]rule{"title": str(1, 50), "chart": chart}),
		required: []string{"title", "chart"}, on: Message,
	}
	shapes["alert"] = shape{
		fields:   with(map[string]rule{"text": text(200, true), "level": enum("default", "info", "warning", "error", "success")}),
		required: []string{"text"}, on: Modal,
	}
	shapes["card"] = shape{
		fields: with(map[string]rule{
			"hero_image": element("image"), "icon": element("image"), "slack_icon": anything,
			"title": text(150, true), "subtitle": text(150, true), "body": text(200, true), "subtext": text(200, true),
			"actions": list(1, 3, element("button", "icon_button", "overflow", "workflow_button")),
		}),
		more: oneOf("hero_image", "title", "actions", "body"),
	}
	shapes["carousel"] = shape{
		fields:   with(map[string]rule{"elements": list(1, 10, block("card"))}),
		required: []string{"elements"}, on: Message,
	}
	task := map[string]rule{
		"task_id": str(1, maxID), "title": str(1, maxSection),
		"status":  enum("pending", "in_progress", "complete", "error"),
		"details": block("rich_text"), "output": block("rich_text"), "sources": list(0, 100, anything), "hide_title": boolean,
	}
	shapes["task_card"] = shape{fields: with(task), required: []string{"task_id", "title"}, on: Message}
	shapes["plan"] = shape{
		fields:   with(map[string]rule{"title": str(1, maxSection), "tasks": list(0, 50, block("task_card"))}),
		required: []string{"title"}, on: Message,
	}
	shapes["container"] = containerShape(shapes)
	shapes["layout"] = layoutShape()
}

func containerShape(shapes map[string]shape) shape {
	var children []string
	for kind := range shapes {
		if !slices.Contains([]string{"card", "carousel", "data_table"}, kind) {
			children = append(children, kind)
		}
	}
	return shape{
		fields: with(map[string]rule{
			"title": plain(150), "rich_text_title": block("rich_text"), "subtitle": text(150, true), "icon": element("image"),
			"width": enum("narrow", "standard", "wide", "full"), "is_collapsible": boolean,
			"default_collapsed": boolean, "has_header_divider": boolean,
			"child_blocks": list(1, 10, block(children...)),
		}),
		required: []string{"child_blocks"},
		more: func(c *checker, at string, o object) {
			oneOf("title", "rich_text_title")(c, at, o)
			if o["has_header_divider"] == true && o["is_collapsible"] == true {
				c.errorf(at, "has_header_divider is only supported on non-collapsible containers")
			}
			if o["default_collapsed"] == true && o["is_collapsible"] != true {
				c.errorf(at, "default_collapsed requires is_collapsible")
			}
		},
	}
}

func layoutShape() shape {
	stable := []string{"context", "divider", "header", "image", "rich_text", "section", "table", "video"}
	children := append(slices.Clone(stable), "actions", "alert", "card", "carousel", "container", "data_table", "data_visualization", "file", "input")
	item := shape{
		fields: map[string]rule{
			"block": block(children...), "width": enum("narrow", "standard", "wide"),
			"horizontal_alignment": enum("start", "center", "end"),
		},
		required: []string{"block"},
	}
	row := shape{fields: map[string]rule{"items": list(1, 3, item.check)}, required: []string{"items"}}
	return shape{
		fields: with(map[string]rule{
			"label": str(1, 150), "rows": list(1, 5, row.check), "is_label_visible": boolean,
			"grid_lines": enum("none", "rows", "outer"), "fallback": list(1, maxMessageBlocks, block(stable...)),
		}),
		required: []string{"label", "rows"},
	}
}
