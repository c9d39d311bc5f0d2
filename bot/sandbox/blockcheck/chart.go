package blockcheck

import (
	"encoding/json"
	"slices"
	"strconv"
)

// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block

// cell is a cell of a table: rich text, raw text, a number, or an
// action. An empty cell is read as null, but cannot be written as one.
func cell(c *checker, at string, v any) {
	o, ok := v.(object)
	if !ok {
		c.errorf(at, "must provide an object")
		return
	}
	s := shape{required: []string{"type"}, fields: map[string]rule{"type": enum("rich_text", "raw_text", "raw_number", "action_cell")}, open: true}
	switch o["type"] {
	case "rich_text":
		block("rich_text")(c, at, v)
		return
	case "raw_text":
		s.fields["text"] = str(0, 10_000)
		s.required = append(s.required, "text")
	case "raw_number":
		s.fields["value"] = number
		s.required = append(s.required, "value")
	}
	s.check(c, at, v)
}

// chart is a pie, or a chart of series over categories.
func chart(c *checker, at string, v any) {
	o, _ := v.(object)
	kind, _ := o["type"].(string)
	switch kind {
	case "pie":
		segment := shape{fields: map[string]rule{"label": str(1, 20), "value": positive}, required: []string{"label", "value"}}
		shape{fields: map[string]rule{"segments": list(1, 6, segment.check)}, required: []string{"segments"}}.check(c, at, v)
	case "bar", "area", "line":
		seriesChart().check(c, at, v)
	default:
		c.errorf(at+"/type", "unsupported type: %s", kind)
	}
}

func positive(c *checker, at string, v any) {
	n, _ := v.(json.Number)
	if f, err := n.Float64(); err != nil || f <= 0 {
		c.errorf(at, "must be a number greater than 0")
	}
}

func seriesChart() shape {
	point := shape{fields: map[string]rule{"label": str(1, 20), "value": number}, required: []string{"label", "value"}}
	series := shape{
		fields: map[string]rule{"name": str(1, 20), "data": list(1, 20, point.check)}, required: []string{"name", "data"},
	}
	axis := shape{
		fields:   map[string]rule{"categories": list(1, 20, str(1, 20)), "x_label": str(0, 50), "y_label": str(0, 50)},
		required: []string{"categories"},
	}
	return shape{
		fields:   map[string]rule{"series": list(1, 6, series.check), "axis_config": axis.check},
		required: []string{"series", "axis_config"},
		more:     matchCategories,
	}
}

// matchCategories wants unique names, and for every series exactly one point
// for every category.
func matchCategories(c *checker, at string, o object) {
	axis, _ := o["axis_config"].(object)
	categories := labels(axis["categories"], "")
	if hasRepeat(categories) {
		c.errorf(at+"/axis_config/categories", "must be unique")
	}
	series, _ := o["series"].([]any)
	if hasRepeat(labels(series, "name")) {
		c.errorf(at+"/series", "names must be unique")
	}
	for i, s := range series {
		s, _ := s.(object)
		got := labels(s["data"], "label")
		slices.Sort(got)
		if !slices.Equal(got, slices.Sorted(slices.Values(categories))) {
			c.errorf(at+"/series/"+strconv.Itoa(i)+"/data", "must hold exactly one point for every category")
		}
	}
}

// labels reads strings from a list, or the strings in a field of its objects.
func labels(v any, field string) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, e := range list {
		if o, ok := e.(object); ok && field != "" {
			e = o[field]
		}
		s, _ := e.(string)
		out = append(out, s)
	}
	return out
}

func hasRepeat(list []string) bool {
	sorted := slices.Sorted(slices.Values(list))
	return len(slices.Compact(sorted)) < len(list)
}
