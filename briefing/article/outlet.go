package article

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed outlets.txt
var outletsFile string

// outlets are display names by host, hostsOf hosts by name in letters only.
var outlets, hostsOf = readOutlets(outletsFile)

func readOutlets(file string) (names, hosts map[string]string) {
	names, hosts = make(map[string]string), make(map[string]string)
	for text := range strings.Lines(file) {
		host, name, ok := strings.Cut(strings.TrimSpace(text), " ")
		if !ok || host == "#" {
			continue
		}
		names[host] = name
		if _, ok := hosts[letters(name)]; !ok {
			hosts[letters(name)] = host
		}
	}
	return names, hosts
}

// OutletName returns what to call the outlet at a host, such as "CBS News" for
// "www.cbsnews.com": its name where it is well known, else the label that its
// owner chose, capitalised. It is "" for an empty host; an IP address is its
// own name.
func OutletName(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if name := wellKnown(host); name != "" {
		return name
	}
	label := brand(host)
	if domain(host) == host && !strings.Contains(host, ".") || strings.ContainsAny(label, ":") || isNumber(label) {
		return host
	}
	var words []string
	for w := range strings.SplitSeq(label, "-") {
		if w != "" {
			r, n := utf8.DecodeRuneInString(w)
			words = append(words, string(unicode.ToUpper(r))+w[n:])
		}
	}
	return strings.Join(words, " ")
}

// wellKnown returns the name of a well-known outlet at the host or above it, or
// "".
func wellKnown(host string) string {
	for strings.Contains(host, ".") {
		if name, ok := outlets[host]; ok {
			return name
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}

func isNumber(s string) bool {
	return s != "" && len(digits(s)) == len(s)
}

// outlet returns the display name of the outlet that the page is from.
func (d *document) outlet() string {
	host := d.at.Hostname()
	if name := wellKnown(host); name != "" {
		return name
	}
	if name := d.statedOutlet(); name != "" {
		return name
	}
	return OutletName(host)
}

// namesOutlet reports whether the page says what its outlet is called.
func (d *document) namesOutlet() bool { return d.statedOutlet() != "" }

// statedOutlet returns the name that the page gives its outlet, or "".
func (d *document) statedOutlet() string {
	m := d.head.meta
	publisher := texts(d.head.article["publisher"])
	for _, o := range d.head.ld {
		if len(publisher) == 0 && o.rank() > 0 {
			publisher = texts(o["publisher"])
		}
	}
	named := d.named(strings.Join(publisher[:min(1, len(publisher))], ""))
	for _, name := range append(named, m["og:site_name"], m["application-name"], m["apple-mobile-web-app-title"], m["dc.publisher"], m["publisher"]) {
		if name = cleanOutlet(name); name != "" {
			return name
		}
	}
	return ""
}

// cleanOutlet cuts a site's motto from its name. It returns "" for what is
// none.
func cleanOutlet(name string) string {
	name = line(name)
	if n := utf8.RuneCountInString(name); n < 2 || n > 80 || strings.Contains(name, "://") || strings.HasPrefix(name, "@") {
		return ""
	}
	for _, sep := range append([]string{": "}, titleSeparators...) {
		if head, _, ok := strings.Cut(name, sep); ok && utf8.RuneCountInString(head) > 2 {
			name = head
		}
	}
	return strings.TrimSpace(name)
}
