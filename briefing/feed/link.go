package feed

import (
	"net/url"
	"regexp"
	"strings"
)

// resolve makes link absolute against base. It returns "" unless the result is
// an http or https address with a host. Userinfo is dropped.
func resolve(link, base string) string {
	link = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1 // a line break within an address is an editor's
		}
		return r
	}, strings.TrimSpace(link))
	if link == "" || len(link) > maxField {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if b, err := url.Parse(base); err == nil {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.User = nil
	return u.String()
}

// webLike reports whether s is an absolute web address rather than some id.
func webLike(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// tracking matches the names of parameters that say where a click came from
// and nothing about what is asked for.
var tracking = regexp.MustCompile(`(?i)^(?:` +
	`utm_.*|mtm_.*|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|piwik_.*|matomo_.*|` + // analytics
	`fbclid|fb_action_.*|fb_ref|fb_source|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|msclkid|yclid|ysclid|` + // ad networks
	`twclid|ttclid|li_fat_id|igshid|igsh|srsltid|epik|rb_clickid|wickedid|cvid|` +
	`mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|vero_id|vero_conv|oly_anon_id|oly_enc_id|` + // mail
	`ns_.*|at_(?:campaign|medium|link_.*|ptr_.*|bbc_team|format)|xtor|xtref|echobox|` + // newsrooms' own
	`wt_mc|wt\.mc_id|wt_zmc|cmpid|icid|ito|ocid|ncid|spm|_openstat|_ga|_gl|s_cid|smid|partner_id` +
	`)$`)

// trackingFragment matches fragments that do the same.
var trackingFragment = regexp.MustCompile(`(?i)^(?:xtor=|utm_|ref=rss|ns_|echobox=|at_medium=|rss_)`)

// article is an absolute address without tracking parameters, the others in
// their order.
func article(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	if u.RawQuery != "" {
		var kept []string
		for part := range strings.SplitSeq(u.RawQuery, "&") {
			name, _, _ := strings.Cut(part, "=")
			if part != "" && !tracking.MatchString(name) {
				kept = append(kept, part)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
		u.ForceQuery = false
	}
	if trackingFragment.MatchString(u.Fragment) {
		u.Fragment, u.RawFragment = "", ""
	}
	return u.String()
}
