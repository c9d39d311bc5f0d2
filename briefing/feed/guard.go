package feed

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"

	"newsbrief/briefing"
)

// Nets is a set of networks. The zero value is empty.
type Nets struct{ prefixes []netip.Prefix }

// ParseNets reads networks and single addresses, comma-separated:
// "127.0.0.0/8, 10.1.0.0/16, ::1". The empty string is the empty set.
func ParseNets(s string) (Nets, error) {
	var n Nets
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		prefix, err := netip.ParsePrefix(part)
		if err != nil {
			addr, aerr := netip.ParseAddr(part)
			if aerr != nil || addr.Zone() != "" {
				return Nets{}, fmt.Errorf("network %q: want an address or a range such as 10.1.0.0/16", part)
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		n.prefixes = append(n.prefixes, prefix.Masked())
	}
	return n, nil
}

// Contains reports whether a is in one of the networks. An IPv4 address
// written as IPv6 is the IPv4 address.
func (n Nets) Contains(a netip.Addr) bool {
	a = a.Unmap()
	for _, p := range n.prefixes {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// String lists the networks as ParseNets reads them.
func (n Nets) String() string {
	var b strings.Builder
	for i, p := range n.prefixes {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.String())
	}
	return b.String()
}

// newTransport returns the only transport that leaves the machine. Its guard
// looks at the address that is really dialled, after DNS and for every hop, so
// neither a name that resolves to a private address nor one that changes its
// mind (DNS rebinding) gets past it. A proxy would hide that address: there
// is none.
func newTransport(allow Nets) *http.Transport {
	d := guardedDialer{net.Dialer{
		Timeout:   10 * time.Second,
		KeepAlive: 30 * time.Second,
		Control: func(network, address string, _ syscall.RawConn) error {
			return checkDial(network, address, allow)
		},
	}}
	return &http.Transport{
		DialContext:            d.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // body.go inflates, and counts
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    1, // one request in flight a host needs one connection
		IdleConnTimeout:        60 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  15 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// checkDial decides about the address about to be dialled.
func checkDial(network, address string, allow Nets) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || (network != "tcp4" && network != "tcp6") {
		return fmt.Errorf("dial %s %s: %w", network, address, briefing.ErrRefused)
	}
	addr := ap.Addr().Unmap()
	if allow.Contains(addr) {
		return nil
	}
	if !public(addr) {
		return fmt.Errorf("%s is not a public address: %w", addr, briefing.ErrRefused)
	}
	if ap.Port() != 80 && ap.Port() != 443 {
		return fmt.Errorf("port %d is not the web's: %w", ap.Port(), briefing.ErrRefused)
	}
	return nil
}

// checkHost refuses names that only look like names: a host whose last label
// is a number but which is no IP address, such as "127.1", "0x7f.0.0.1" or
// "2130706433". Some resolvers take them for IPv4 addresses, the web's
// standard does so too (URL Standard, "ends in a number"), and no outlet uses
// them.
func checkHost(host string) error {
	if host == "" {
		return fmt.Errorf("an address without a host: %w", briefing.ErrRefused)
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return nil // checkDial's to decide
	}
	label := strings.TrimSuffix(host, ".")
	label = strings.ToLower(label[strings.LastIndexByte(label, '.')+1:])
	digits := strings.Trim(label, "0123456789") == ""
	hex := strings.HasPrefix(label, "0x") && strings.Trim(label[2:], "0123456789abcdef") == ""
	if digits || hex {
		return fmt.Errorf("%q is neither a name nor an address: %w", host, briefing.ErrRefused)
	}
	return nil
}

// A guardedDialer dials like net.Dialer, except that the names of the local
// machine need no DNS: "localhost" and all names below it are the loopback
// address (RFC 6761, section 6.3).
type guardedDialer struct{ net.Dialer }

// DialContext connects to address.
func (d *guardedDialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if !isLocalhost(host) {
		return d.Dialer.DialContext(ctx, network, address)
	}
	conn, err := d.Dialer.DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		if conn6, err6 := d.Dialer.DialContext(ctx, network, net.JoinHostPort("::1", port)); err6 == nil {
			return conn6, nil
		}
	}
	return conn, err
}

func isLocalhost(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}
