package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
)

func TestTidy(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<rss/>`:                                             `<rss/>`,
		`junk <p> <?xml?><rss></rss> tail`:                   `<rss></rss>`,
		`<a:feed></a:feed>`:                                  `<a:feed></a:feed>`,
		`<rss><a></rss>`:                                     `<rss><a></a></rss>`,
		`<rss><a><b>x</a></rss>`:                             `<rss><a><b>x</b></a></rss>`,
		`<rss></b>x</rss>`:                                   `<rss>    x</rss>`,
		`<rss><A></a></rss>`:                                 `<rss><A></A></rss>`,
		`<rss></rss junk>`:                                   `<rss></rss     >`,
		`<rss>1 < 2 <= 3</rss>`:                              `<rss>1 &lt;  2 &lt; = 3</rss>`,
		`<rss>a ]]> b</rss>`:                                 `<rss>a ]]  b</rss>`,
		`<rss><!-- <a> --></rss>`:                            `<rss>            </rss>`,
		`<rss><?php <a> ?></rss>`:                            `<rss>            </rss>`,
		`<rss><![CDATA[ <a> ]]></rss>`:                       `<rss><![CDATA[ <a> ]]></rss>`,
		`<rss><a b="<c>"/></rss>`:                            `<rss><a b=" c>"/></rss>`,
		`<rss><a b="1" "/></rss>`:                            `<rss><a b="1"  /></rss>`,
		`<rss><a <b></b></rss>`:                              `<rss>   <b></b></rss>`,
		`<rss><item>1</item><item>2`:                         `<rss><item>1</item></rss>`,
		`<rss><item>1</item><tit`:                            `<rss><item>1</item></rss>`,
		`<rss><item>1</item></chan`:                          `<rss><item>1</item></rss>`,
		`<rss><item>1</item><a b="`:                          `<rss><item>1</item></rss>`,
		`<rss><item>1</item><![CDATA[`:                       `<rss><item>1</item></rss>`,
		`<rss><item>1</item><!--`:                            `<rss><item>1</item></rss>`,
		`<rss><item>1</item><`:                               `<rss><item>1</item></rss>`,
		`<rss><item>1 < 2</item><item>3 < 4`:                 `<rss><item>1 &lt;  2</item></rss>`,
		`<!DOCTYPE rss [<!ENTITY a "<rss>">]><rss>&a;</rss>`: `<rss>&a;</rss>`,
		`<!DOCTYPE rss SYSTEM "x"><rss></rss>`:               `<rss></rss>`,
	} {
		got, err := tidy([]byte(in))
		if err != nil || string(got) != want {
			t.Errorf("%s\n got %s\nwant %s (%v)", in, got, want, err)
		}
	}
}

// FuzzTidy: the XML parser sees the nesting that tidy counted. Anything else
// would be a way around the limits.
func FuzzTidy(f *testing.F) {
	for _, s := range []string{
		`<rss><a b='>' c="<"><!-- > --><b/></a></rss>`, `<rss><a b=c/d></a><a/ ><a b = "c"d='e'></a>`, `<rss><![CDATA[</rss>]]><a:b></c:b>`,
		`<rss><?xml encoding="utf-16"?><!DOCTYPE a [ <!-- ]> --> ]><a></rss>`, `<rss><a"b'></a></rss>`, `<rss><é><a=b></é></rss>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		out, err := tidy(legal(mend(bytes.Clone(doc))))
		if err != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(out))
		d.Strict = false
		var open []xml.Name
		for {
			token, err := d.RawToken()
			if err != nil {
				if !errors.Is(err, io.EOF) && len(open) > maxDepth {
					t.Fatalf("%d levels, then %v", len(open), err)
				}
				if errors.Is(err, io.EOF) && len(open) > 0 {
					t.Fatalf("%q: %v left open", out, open)
				}
				return
			}
			switch token := token.(type) {
			case xml.StartElement:
				if open = append(open, token.Name); len(open) > maxDepth {
					t.Fatalf("%d levels", len(open))
				}
			case xml.EndElement:
				if len(open) == 0 || open[len(open)-1] != token.Name {
					t.Fatalf("%q: </%v> closes %v", out, token.Name, open)
				}
				open = open[:len(open)-1]
			case xml.ProcInst, xml.Comment, xml.Directive:
				t.Fatalf("%q: %T is left", out, token)
			}
		}
	})
}
