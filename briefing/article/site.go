package article

import (
	"net"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// domain returns the registrable domain of a host, in ASCII: "bbc.co.uk" for
// "www.bbc.co.uk" (https://publicsuffix.org, its private section included, so
// that blogs of one platform are apart). An address or a single label is
// returned as it is.
func domain(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		host = a
	}
	if net.ParseIP(host) != nil {
		return host
	}
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return d
}

// brand returns the label of a host that is its owner's choice: "bbc" for
// "www.bbc.co.uk".
func brand(host string) string {
	label, _, _ := strings.Cut(domain(host), ".")
	return label
}

// trackers are parameters that tell where a reader came from. They begin so, or
// are just that.
var trackers = []string{"utm_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "cmp", "ns_", "wt_mc", "wt_zmc", "at_", "xtor", "smid", "ref_src", "_ga"}

// cleanAddress returns the absolute http(s) address without fragment and
// tracking parameters, or "" if u is none. Other parameters keep their order.
func cleanAddress(u *url.URL) string {
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return ""
	}
	c := *u
	c.Fragment, c.RawFragment, c.User = "", "", nil
	c.Host = strings.ToLower(c.Host)
	if c.RawQuery != "" {
		var kept []string
		for p := range strings.SplitSeq(c.RawQuery, "&") {
			if p != "" && !isTracker(p) {
				kept = append(kept, p)
			}
		}
		c.RawQuery = strings.Join(kept, "&")
	}
	c.ForceQuery = false
	return c.String()
}

func isTracker(param string) bool {
	name, _, _ := strings.Cut(strings.ToLower(param), "=")
	for _, t := range trackers {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}

// resolve makes a reference found in the document absolute and clean; "" if it
// leads nowhere on the web.
func (d *document) resolve(ref string) string {
	return cleanAddress(d.at.ResolveReference(parseAddress(ref)))
}

// address returns the page's canonical address: what the page says, if that is
// an address of the same site and not its front page, else where it was found.
func (d *document) address() string {
	for _, ref := range []string{d.head.canonical, d.head.meta["og:url"], d.head.article.text("mainEntityOfPage"), d.head.article.text("url")} {
		if ref == "" {
			continue
		}
		u := parseAddress(d.resolve(ref))
		if u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") && domain(u.Hostname()) == domain(d.at.Hostname()) {
			return u.String()
		}
	}
	return cleanAddress(d.at)
}

// unarchived returns the address that an archive's address is a copy of:
// https://web.archive.org/web/20310304/https://outlet.example/story is that of
// the story. Other addresses are returned as they are.
func unarchived(u *url.URL) *url.URL {
	if u.Hostname() != "web.archive.org" {
		return u
	}
	_, rest, ok := strings.Cut(strings.TrimPrefix(u.Path, "/web/"), "/")
	if !ok || !strings.HasPrefix(u.Path, "/web/") {
		return u
	}
	scheme, address, ok := strings.Cut(rest, ":/")
	if !ok {
		scheme, address = "http", rest
	}
	return parseAddress(scheme + "://" + strings.TrimLeft(address, "/"))
}
