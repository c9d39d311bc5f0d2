package blockcheck

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// text helpers make the JSON of the tables short.
func pt(s string) string   { return fmt.Sprintf(`{"type":"plain_text","text":%q,"emoji":false}`, s) }
func md(s string) string   { return fmt.Sprintf(`{"type":"mrkdwn","text":%q,"verbatim":true}`, s) }
func long(n int) string    { return strings.Repeat("é", n) } // two bytes a character
func btn(id string) string { return button(id, `"value":"v"`) }
func button(id, more string) string {
	return fmt.Sprintf(`{"type":"button","action_id":%q,"text":%s,%s}`, id, pt("More"), more)
}
func actions(elements ...string) string {
	return `{"type":"actions","elements":[` + strings.Join(elements, ",") + `]}`
}
func repeat(s string, n int) string {
	return strings.TrimSuffix(strings.Repeat(s+",", n), ",")
}
func opt(value string) string { return fmt.Sprintf(`{"text":%s,"value":%q}`, pt("One"), value) }

const (
	divider     = `{"type":"divider"}`
	confirmJSON = `"confirm":{"title":{"type":"plain_text","text":%q,"emoji":false},"text":{"type":"plain_text","text":%q,"emoji":false},` +
		`"confirm":{"type":"plain_text","text":%q,"emoji":false},"deny":{"type":"plain_text","text":"Keep","emoji":false}}`
	chart1 = `{"type":"data_visualization","title":"Stories","chart":{"type":"bar","series":[{"name":"A","data":[{"label":"x","value":1}]}],"axis_config":{"categories":["x"]}}}`
	table1 = `{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]}`
)

// faults are blocks that are refused, with the place and a part of the words.
func faults() map[string]struct{ blocks, pointer, words string } {
	type f = struct{ blocks, pointer, words string }
	return map[string]f{
		"not a list":           {`{"type":"divider"}`, "/blocks", "must provide an array"},
		"not JSON":             {`[{]`, "/blocks", "invalid JSON"},
		"block no object":      {`["divider"]`, "/blocks/0", "must provide an object"},
		"no type":              {`[{"text":1}]`, "/blocks/0", "missing required field: type"},
		"unknown type":         {`[{"type":"sektion"}]`, "/blocks/0/type", "unsupported type: sektion"},
		"51 blocks":            {`[` + repeat(divider, 51) + `]`, "/blocks", "no more than 50 items"},
		"no blocks":            {`[]`, "/blocks", "no less than 1 items"},
		"unknown field":        {`[{"type":"divider","color":"red"}]`, "/blocks/0", "invalid additional property: color"},
		"missing field":        {`[{"type":"header"}]`, "/blocks/0", "missing required field: text"},
		"header 151":           {`[{"type":"header","text":` + pt(long(151)) + `}]`, "/blocks/0/text/text", "less than 151"},
		"header mrkdwn":        {`[{"type":"header","text":` + md("x") + `}]`, "/blocks/0/text/type", "must be one of: plain_text"},
		"empty text":           {`[{"type":"header","text":` + pt("") + `}]`, "/blocks/0/text/text", "more than 0"},
		"text no string":       {`[{"type":"header","text":{"type":"plain_text","text":7,"emoji":false}}]`, "/blocks/0/text/text", "must provide a string"},
		"section 3001":         {`[{"type":"section","text":` + md(long(3001)) + `}]`, "/blocks/0/text/text", "less than 3001"},
		"section without text": {`[{"type":"section"}]`, "/blocks/0", "one of [text fields]"},
		"11 fields":            {`[{"type":"section","fields":[` + repeat(md("a"), 11) + `]}]`, "/blocks/0/fields", "no more than 10"},
		"field 2001":           {`[{"type":"section","fields":[` + md(long(2001)) + `]}]`, "/blocks/0/fields/0/text", "less than 2001"},
		"context 11":           {`[{"type":"context","elements":[` + repeat(md("a"), 11) + `]}]`, "/blocks/0/elements", "no more than 10"},
		"button in context":    {`[{"type":"context","elements":[` + btn("a") + `]}]`, "/blocks/0/elements/0/type", "must be one of"},
		"26 elements":          {`[` + actions(repeat(`{"type":"button","text":`+pt("More")+`}`, 26)) + `]`, "/blocks/0/elements", "no more than 25"},
		"input element":        {`[` + actions(`{"type":"plain_text_input","action_id":"a"}`) + `]`, "/blocks/0/elements/0/type", "unsupported type"},
		"emoji on mrkdwn":      {`[{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":false}}]`, "/blocks/0/text", "property: emoji"},
		"verbatim on plain":    {`[{"type":"header","text":{"type":"plain_text","text":"x","verbatim":true}}]`, "/blocks/0/text", "property: verbatim"},
		"button text 76":       {`[` + actions(`{"type":"button","text":`+pt(long(76))+`}`) + `]`, "/blocks/0/elements/0/text/text", "less than 76"},
		"button value 2001":    {`[` + actions(button("a", `"value":"`+long(2001)+`"`)) + `]`, "/blocks/0/elements/0/value", "less than 2001"},
		"label 76":             {`[` + actions(button("a", `"accessibility_label":"`+long(76)+`"`)) + `]`, "/blocks/0/elements/0/accessibility_label", "less than 76"},
		"button style":         {`[` + actions(button("a", `"style":"loud"`)) + `]`, "/blocks/0/elements/0/style", "must be one of: primary, danger"},
		"button scheme":        {`[` + actions(button("a", `"url":"javascript:alert(1)"`)) + `]`, "/blocks/0/elements/0/url", "valid https or http"},
		"url 3001":             {`[` + actions(button("a", `"url":"https://a.example/`+strings.Repeat("a", 3000)+`"`)) + `]`, "/blocks/0/elements/0/url", "less than 3001"},
		"action_id 256":        {`[` + actions(btn(long(256))) + `]`, "/blocks/0/elements/0/action_id", "less than 256"},
		"duplicate action_id":  {`[` + actions(btn("a"), btn("a")) + `]`, "/blocks/0", "duplicate action_id in one block: a"},
		"duplicate block_id":   {`[{"type":"divider","block_id":"b"},{"type":"divider","block_id":"b"}]`, "/blocks/1", "duplicate block_id: b"},
		"block_id 256":         {`[{"type":"divider","block_id":"` + long(256) + `"}]`, "/blocks/0/block_id", "less than 256"},
		"overflow of one":      {`[` + actions(`{"type":"overflow","options":[`+opt("1")+`]}`) + `]`, "/blocks/0/elements/0/options", "no less than 2"},
		"overflow of six":      {`[` + actions(`{"type":"overflow","options":[`+repeat(opt("1"), 6)+`]}`) + `]`, "/blocks/0/elements/0/options", "no more than 5"},
		"option value 76":      {`[` + actions(`{"type":"overflow","options":[`+opt("1")+`,`+opt(long(76))+`]}`) + `]`, "/blocks/0/elements/0/options/1/value", "less than 76"},
		"option text 76":       {`[` + actions(`{"type":"static_select","options":[{"text":`+pt(long(76))+`,"value":"1"}]}`) + `]`, "/blocks/0/elements/0/options/0/text/text", "less than 76"},
		"option description":   {`[` + actions(`{"type":"static_select","options":[{"text":`+pt("a")+`,"value":"1","description":`+pt(long(76))+`}]}`) + `]`, "/blocks/0/elements/0/options/0/description/text", "less than 76"},
		"101 options":          {`[` + actions(`{"type":"static_select","options":[`+repeat(opt("1"), 101)+`]}`) + `]`, "/blocks/0/elements/0/options", "no more than 100"},
		"11 radio buttons":     {`[` + actions(`{"type":"radio_buttons","options":[`+repeat(opt("1"), 11)+`]}`) + `]`, "/blocks/0/elements/0/options", "no more than 10"},
		"strange initial":      {`[` + actions(`{"type":"static_select","options":[`+opt("1")+`],"initial_option":`+opt("2")+`}`) + `]`, "/blocks/0/elements/0/initial_option", "one of the options"},
		"strange initials":     {`[` + actions(`{"type":"checkboxes","options":[`+opt("1")+`],"initial_options":[`+opt("2")+`]}`) + `]`, "/blocks/0/elements/0/initial_options", "among the options"},
		"confirm title":        {`[` + actions(button("a", fmt.Sprintf(confirmJSON, long(101), "Sure?", "Yes"))) + `]`, "/blocks/0/elements/0/confirm/title/text", "less than 101"},
		"confirm text":         {`[` + actions(button("a", fmt.Sprintf(confirmJSON, "Sure?", long(301), "Yes"))) + `]`, "/blocks/0/elements/0/confirm/text/text", "less than 301"},
		"confirm button":       {`[` + actions(button("a", fmt.Sprintf(confirmJSON, "Sure?", "x", long(31)))) + `]`, "/blocks/0/elements/0/confirm/confirm/text", "less than 31"},
		"placeholder 151":      {`[` + actions(`{"type":"users_select","placeholder":`+pt(long(151))+`}`) + `]`, "/blocks/0/elements/0/placeholder/text", "less than 151"},
		"bad date":             {`[` + actions(`{"type":"datepicker","initial_date":"24 Nov"}`) + `]`, "/blocks/0/elements/0/initial_date", "YYYY-MM-DD"},
		"bad time":             {`[` + actions(`{"type":"timepicker","initial_time":"8"}`) + `]`, "/blocks/0/elements/0/initial_time", "HH:mm"},
		"image without alt":    {`[{"type":"image","image_url":"https://a.example/a.png"}]`, "/blocks/0", "missing required field: alt_text"},
		"image without source": {`[{"type":"image","alt_text":"a"}]`, "/blocks/0", "one of [image_url slack_file]"},
		"relative image":       {`[{"type":"image","alt_text":"a","image_url":"a.png"}]`, "/blocks/0/image_url", "valid https or http URL"},
		"alert in a message":   {`[{"type":"alert","text":` + pt("x") + `}]`, "/blocks/0/type", "not allowed in messages"},
		"input in a message":   {`[{"type":"input","label":` + pt("x") + `,"element":{"type":"plain_text_input"}}]`, "/blocks/0/type", "not allowed in messages"},
		"two tables":           {`[` + table1 + `,` + table1 + `]`, "/blocks", "only one table"},
		"table 21 wide":        {`[{"type":"table","rows":[[` + repeat(`{"type":"raw_text","text":"a"}`, 21) + `]]}]`, "/blocks/0/rows/0", "no more than 20"},
		"table text":           {`[{"type":"table","rows":[[{"type":"raw_text","text":"` + long(6000) + `"},{"type":"raw_text","text":"` + long(6000) + `"}]]}]`, "/blocks/0/rows", "at most 10000"},
		"three charts":         {`[` + repeat(chart1, 3) + `]`, "/blocks", "no more than 2 data_visualization"},
		"chart categories":     {`[` + strings.Replace(chart1, `"categories":["x"]`, `"categories":["x","y"]`, 1) + `]`, "/blocks/0/chart/series/0/data", "exactly one point"},
		"chart title 51":       {`[` + strings.Replace(chart1, "Stories", long(51), 1) + `]`, "/blocks/0/title", "less than 51"},
		"pie value":            {`[{"type":"data_visualization","title":"t","chart":{"type":"pie","segments":[{"label":"a","value":0}]}}]`, "/blocks/0/chart/segments/0/value", "greater than 0"},
		"markdown total":       {`[` + repeat(`{"type":"markdown","text":"`+long(7000)+`"}`, 2) + `]`, "/blocks", "at most 12000"},
		"card body 201":        {`[{"type":"card","body":` + md(long(201)) + `}]`, "/blocks/0/body/text", "less than 201"},
		"card title 151":       {`[{"type":"card","title":` + md(long(151)) + `}]`, "/blocks/0/title/text", "less than 151"},
		"card actions 4":       {`[{"type":"card","title":` + md("x") + `,"actions":[` + btn("a") + `,` + btn("b") + `,` + btn("c") + `,` + btn("d") + `]}]`, "/blocks/0/actions", "no more than 3"},
		"empty card":           {`[{"type":"card","subtitle":` + md("x") + `}]`, "/blocks/0", "one of [hero_image title actions body]"},
		"carousel of 11":       {`[{"type":"carousel","elements":[` + repeat(`{"type":"card","title":`+md("x")+`}`, 11) + `]}]`, "/blocks/0/elements", "no more than 10"},
		"card in container":    {`[{"type":"container","title":` + pt("x") + `,"child_blocks":[{"type":"card","title":` + md("x") + `}]}]`, "/blocks/0/child_blocks/0/type", "unsupported type: card"},
		"layout of 4":          {`[{"type":"layout","label":"x","rows":[{"items":[` + repeat(`{"block":`+divider+`}`, 4) + `]}]}]`, "/blocks/0/rows/0/items", "no more than 3"},
		"rich text style":      {`[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"loud":true}}]}]}]`, "/blocks/0/elements/0/elements/0/style", "additional property: loud"},
		"rich text element":    {`[{"type":"rich_text","elements":[{"type":"text","text":"x"}]}]`, "/blocks/0/elements/0/type", "unsupported type: text"},
		"list style":           {`[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"roman","elements":[{"type":"rich_text_section","elements":[]}]}]}]`, "/blocks/0/elements/0/style", "bullet, ordered"},
		"rich link scheme":     {`[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"javascript:x"}]}]}]`, "/blocks/0/elements/0/elements/0/url", "valid"},
		"date without format":  {`[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"date","timestamp":1}]}]}]`, "/blocks/0/elements/0/elements/0", "missing required field: format"},
	}
}

func TestFaultsAreRefused(t *testing.T) {
	t.Parallel()
	for name, f := range faults() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Blocks(Message, "/blocks", json.RawMessage(f.blocks)).Errors
			if !slices.ContainsFunc(got, func(p Problem) bool { return p.Pointer == f.pointer && strings.Contains(p.Message, f.words) }) {
				t.Errorf("no error %q at %s; got %v", f.words, f.pointer, got)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	twoSections := `[{"type":"rich_text","elements":[` + repeat(`{"type":"rich_text_section","elements":[{"type":"text","text":"x"}]}`, 2) + `]}]`
	tests := map[string]struct{ blocks, pointer, words string }{
		"emoji not false":    {`[{"type":"header","text":{"type":"plain_text","text":"x"}}]`, "/blocks/0/text", "emoji is not false"},
		"not verbatim":       {`[{"type":"section","text":{"type":"mrkdwn","text":"x"}}]`, "/blocks/0/text", "verbatim is not true"},
		"raw ampersand":      {`[{"type":"section","text":` + md("AT&T") + `}]`, "/blocks/0/text/text", `raw "&"`},
		"raw angle":          {`[{"type":"section","text":` + md("a < b") + `}]`, "/blocks/0/text/text", `raw "<"`},
		"tag not closed":     {`[{"type":"section","text":` + md("<https://a.example") + `}]`, "/blocks/0/text/text", `raw "<"`},
		"two primaries":      {`[` + actions(button("a", `"style":"primary"`), button("b", `"style":"primary"`)) + `]`, "/blocks", "2 primary buttons"},
		"danger, no confirm": {`[` + actions(button("a", `"style":"danger"`)) + `]`, "/blocks/0/elements/0", "without confirm"},
		"label case":         {`[` + actions(`{"type":"button","text":`+pt("More stories")+`}`) + `]`, "/blocks/0/elements/0/text", "Title Case"},
		"label emoji":        {`[` + actions(`{"type":"button","text":`+pt("Go :rocket:")+`}`) + `]`, "/blocks/0/elements/0/text", "emoji on a button"},
		"http link":          {`[` + actions(button("a", `"url":"http://a.example/"`)) + `]`, "/blocks/0/elements/0/url", "http link"},
		"adjacent sections":  {twoSections, "/blocks/0/elements/1", "two rich_text_sections"},
	}
	for name, w := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Blocks(Message, "/blocks", json.RawMessage(w.blocks))
			if len(got.Errors) > 0 {
				t.Errorf("refused: %v", got.Errors)
			}
			if !slices.ContainsFunc(got.Warnings, func(p Problem) bool { return p.Pointer == w.pointer && strings.Contains(p.Message, w.words) }) {
				t.Errorf("no warning %q at %s; got %v", w.words, w.pointer, got.Warnings)
			}
		})
	}
}

func TestTextWarnings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text      string
		hasBlocks bool
		words     string // "" for none
	}{
		"fine":           {"five &amp; <https://a.example|six>", true, ""},
		"tags":           {"<@U1|x> <#C1> <!here> <!date^1^{ago}|now> <!subteam^S1>", true, ""},
		"missing":        {"", true, "no fallback text"},
		"missing, plain": {"", false, ""},
		"long":           {long(4001), true, "4001 characters"},
		"raw":            {"<b>", true, `raw "<"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Text("/text", tt.text, tt.hasBlocks).Warnings
			if (tt.words == "") != (len(got) == 0) || (len(got) > 0 && !strings.Contains(got[0].Message, tt.words)) {
				t.Errorf("warnings %v, want %q", got, tt.words)
			}
		})
	}
}

// Good blocks of every kind pass without an error or a warning.
func TestGoodBlocks(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/good.json")
	if err != nil {
		t.Fatal(err)
	}
	var payloads map[string]json.RawMessage
	if err := json.Unmarshal(raw, &payloads); err != nil {
		t.Fatal(err)
	}
	for name, blocks := range payloads {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Blocks(Message, "/blocks", blocks); len(got.Errors)+len(got.Warnings) > 0 {
				t.Errorf("errors %v, warnings %v", got.Errors, got.Warnings)
			}
		})
	}
}

func TestView(t *testing.T) {
	t.Parallel()
	input := `{"type":"input","block_id":"name","label":` + pt("Name") + `,"element":{"type":"plain_text_input","action_id":"n"}%s}`
	modal := func(more, blocks string) string {
		return `{"type":"modal","title":` + pt("Settings") + more + `,"blocks":[` + blocks + `]}`
	}
	submit := `,"submit":` + pt("Save")
	tests := map[string]struct{ view, words string }{
		"modal":            {modal(submit, fmt.Sprintf(input, "")), ""},
		"dispatching":      {modal("", fmt.Sprintf(input, `,"dispatch_action":true`)), ""},
		"alert":            {modal("", `{"type":"alert","text":`+pt("x")+`}`), ""},
		"100 blocks":       {modal("", repeat(divider, 100)), ""},
		"home":             {`{"type":"home","blocks":[` + divider + `]}`, ""},
		"101 blocks":       {modal("", repeat(divider, 101)), "no more than 100"},
		"no submit":        {modal("", fmt.Sprintf(input, "")), "missing required field: submit"},
		"title 25":         {`{"type":"modal","title":` + pt(long(25)) + `,"blocks":[` + divider + `]}`, "less than 25"},
		"no title":         {`{"type":"modal","blocks":[` + divider + `]}`, "missing required field: title"},
		"metadata":         {modal(`,"private_metadata":"`+long(3001)+`"`, divider), "less than 3001"},
		"callback":         {modal(`,"callback_id":"`+long(256)+`"`, divider), "less than 256"},
		"carousel":         {modal("", `{"type":"carousel","elements":[{"type":"card","title":`+md("x")+`}]}`), "not allowed in modals"},
		"alert at home":    {`{"type":"home","blocks":[{"type":"alert","text":` + pt("x") + `}]}`, "not allowed in Home tabs"},
		"chart at home":    {`{"type":"home","blocks":[` + chart1 + `]}`, "not allowed in Home tabs"},
		"table in a modal": {modal("", table1), "not allowed in modals"},
		"strange":          {`{"type":"popup","blocks":[]}`, "must be modal or home"},
		"field":            {modal(`,"size":"huge"`, divider), "invalid additional property: size"},
		"nothing":          {`7`, "must be modal or home"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := View(json.RawMessage(tt.view)).Errors
			if (tt.words == "") != (len(got) == 0) {
				t.Fatalf("errors %v, want %q", got, tt.words)
			}
			if tt.words != "" && !slices.ContainsFunc(got, func(p Problem) bool { return strings.Contains(p.Message, tt.words) }) {
				t.Errorf("errors %v, want %q", got, tt.words)
			}
		})
	}
}

// Whatever comes in, the check ends, and its pointers begin where it was told.
func FuzzBlocks(f *testing.F) {
	for _, fault := range faults() {
		f.Add(fault.blocks)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, surface := range []Surface{Message, Modal, Home} {
			r := Blocks(surface, "/blocks", json.RawMessage(raw))
			for _, p := range slices.Concat(r.Errors, r.Warnings) {
				if !strings.HasPrefix(p.Pointer, "/blocks") {
					t.Errorf("pointer %q", p.Pointer)
				}
			}
		}
		View(json.RawMessage(raw))
	})
}

func BenchmarkBlocks(b *testing.B) {
	raw, err := os.ReadFile("testdata/good.json")
	if err != nil {
		b.Fatal(err)
	}
	var payloads map[string]json.RawMessage
	if err := json.Unmarshal(raw, &payloads); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Blocks(Message, "/blocks", payloads["digest"])
	}
}
