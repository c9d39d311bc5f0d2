package feed

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"newsbrief/briefing"
)

// refused are addresses that no feed may lead to, in the spellings that have
// got past filters elsewhere. All are refused without DNS.
var refused = []string{
	// this machine
	"http://127.0.0.1/", "http://127.0.0.1:80/", "http://127.255.255.254/", "http://127.1/", "http://127.0.1/", "http://0/", "http://0.0.0.0/",
	"http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7f.1/", "http://0X7F.0X1/", "http://0177.0.0.1/", "http://017700000001/",
	"http://127.0.0.1./", "http://127.000.000.001/", "http://127.0.0.0x1/", "http://1.0x7f/", "http://127.0.0.1.1/",
	"http://１２７.０.０.１/", "http://①②⑦.0.0.1/", "http://127。0。0。1/",
	"http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://feed.localhost/", "http://a.b.localhost:80/",
	"http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
	"http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/",
	"http://[2001:0:7f00:1::]/", "http://[::1%25lo]/",
	// the neighbourhood
	"http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://100.64.0.1/",
	"http://100.127.255.255/", "http://169.254.0.1/", "http://198.18.0.1/", "http://192.0.0.1/", "http://[fc00::1]/", "http://[fd12:3456::1]/",
	"http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fec0::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::]/",
	// the clouds' metadata
	"http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", "http://100.100.100.200/", "http://2852039166/",
	"http://0xa9fea9fe/", "http://0251.0376.0251.0376/",
	// nowhere
	"http://192.0.2.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://192.88.99.1/", "http://224.0.0.1/", "http://239.255.255.250/",
	"http://240.0.0.1/", "http://255.255.255.255/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[ff02::1]/", "http://[100::1]/", "http://[5f00::1]/",
	// the web, but not a web server
	"http://93.184.216.34:22/", "http://93.184.216.34:6379/", "https://93.184.216.34:8443/", "http://[2606:2800:220:1::1]:25/",
	// not the web
	"file:///etc/passwd", "ftp://ledger.example/", "gopher://127.0.0.1:70/", "dict://127.0.0.1:2628/", "javascript:alert(1)", "data:text/xml,<rss/>",
	"//127.0.0.1/", "127.0.0.1", "", "http://", "http:///feed", "http://:80/", "http://[::1/", "http://user:pw@127.0.0.1/", "http://ledger.example@127.0.0.1/",
	"http://127.0.0.1\\@ledger.example/", "http://0x7f000001:80/#@ledger.example/",
}

func TestRefusedAddresses(t *testing.T) {
	t.Parallel()
	if len(refused) < 60 {
		t.Fatalf("%d addresses", len(refused))
	}
	c := NewClient(Config{})
	for _, address := range refused {
		t.Run(strings.ReplaceAll(address, "/", "_"), func(t *testing.T) {
			t.Parallel()
			if _, err := c.Get(t.Context(), Request{URL: address}); !errors.Is(err, briefing.ErrRefused) {
				t.Errorf("%s: %v, want ErrRefused", address, err)
			}
		})
	}
}

// TestRedirectRefused: the guard looks at each hop.
func TestRedirectRefused(t *testing.T) {
	t.Parallel()
	var reached atomic.Int32
	secret := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	t.Cleanup(secret.Close)
	to := secret.URL
	front := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, to, http.StatusFound)
	}))
	// Both servers listen on loopback; only the front's address is allowed.
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skipf("no second loopback address here: %v", err)
	}
	front.Listener.Close()
	front.Listener = l
	front.Start()
	t.Cleanup(front.Close)

	c := NewClient(Config{Allow: nets(t, "127.0.0.2")})
	if _, err := c.Get(t.Context(), Request{URL: front.URL}); !errors.Is(err, briefing.ErrRefused) {
		t.Errorf("%v, want ErrRefused", err)
	}
	if n := reached.Load(); n != 0 {
		t.Errorf("the private server got %d requests", n)
	}
}

// TestLocalhostNames: names below localhost need no DNS, and the guard still
// decides about them.
func TestLocalhostNames(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(r.Host))
	}))
	t.Cleanup(s.Close)
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	for _, host := range []string{"localhost", "harbor-ledger.localhost", "Harbor-Ledger.LocalHost.", "a.b.c.localhost"} {
		r, err := NewClient(Config{Allow: nets(t, "127.0.0.0/8")}).Get(t.Context(), Request{URL: "http://" + host + ":" + port})
		if err != nil || !strings.HasPrefix(strings.ToLower(string(r.Body)), strings.ToLower(host)) {
			t.Errorf("%s: %q, %v", host, r.Body, err)
		}
		if _, err := NewClient(Config{}).Get(t.Context(), Request{URL: "http://" + host + ":" + port}); !errors.Is(err, briefing.ErrRefused) {
			t.Errorf("%s without permission: %v", host, err)
		}
	}
}

func TestPublic(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1", "64:ff9b::101:101"} {
		if !public(netip.MustParseAddr(s)) {
			t.Errorf("%s is taken for private", s)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address is taken for public")
	}
}

func TestParseNets(t *testing.T) {
	t.Parallel()
	n := nets(t, " 127.0.0.0/8, 10.1.2.3/16,::1 ,")
	if got, want := n.String(), "127.0.0.0/8, 10.1.0.0/16, ::1/128"; got != want {
		t.Errorf("String: %q, want %q", got, want)
	}
	for addr, want := range map[string]bool{
		"127.0.0.1": true, "::ffff:127.0.0.1": true, "10.1.9.9": true, "10.2.0.1": false, "::1": true, "::2": false,
	} {
		if got := n.Contains(netip.MustParseAddr(addr)); got != want {
			t.Errorf("Contains(%s) = %t", addr, got)
		}
	}
	if (Nets{}).Contains(netip.MustParseAddr("127.0.0.1")) {
		t.Error("the empty set holds something")
	}
	for _, bad := range []string{"localhost", "10.0.0.0/33", "10.0.0", "fe80::1%eth0", "1.2.3.4 5.6.7.8"} {
		if _, err := ParseNets(bad); err == nil || !strings.Contains(err.Error(), bad) {
			t.Errorf("ParseNets(%q): %v", bad, err)
		}
	}
}

func nets(t testing.TB, s string) Nets {
	t.Helper()
	n, err := ParseNets(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
