// Package sandbox is a local stand-in for Slack: the part of the Web API a bot
// needs, Socket Mode, response URLs, a web page to talk to the bot from, and a
// control API that plays the people and the accidents of a real workspace.
// Any Slack app works against it if its client takes another API address
// ("http://HOST/api/"); slack-go and Slack's official JavaScript clients do.
//
// # What it promises
//
// It answers as Slack's documentation says Slack does: the same fields, error
// codes, limits and deadlines. Where the documents are silent it takes the
// stricter reading. Everything lives in memory, is bounded, and is gone when
// the process ends. Two Servers share nothing.
//
// # What it does not
//
// It knows one workspace and one app, and takes any token of the right kind
// (xoxb- for methods, xapp- for sockets). It has no OAuth, no search, no
// scheduled messages, and does not unfurl links. It is no service for the
// open network: the page and the control API are for this machine only.
//
// # Blocks
//
// Blocks that Slack refuses are refused with invalid_blocks. What Slack would
// take but good manners forbid (no fallback text, text that is not verbatim,
// two primary buttons, …) is accepted and reported as a warning on the page
// and in GET /control/warnings, unless [Config].Strict is set. Package
// blockcheck says which is which.
//
// # Control
//
// Requests and answers are JSON; an answer has "ok", and "error" if that is
// false. A channel or user is given by id or name. Other web pages are kept
// out: the Host must be a loopback name, and an Origin the page's own.
//
//	POST /control/command   {"channel","user","command","text"}: ok once acknowledged;
//	                        an unknown user becomes a member
//	POST /control/action    {"channel","ts","action_id","value","user"}: a click, or with
//	                        "view_id" for channel and ts, one in a view
//	POST /control/message   {"channel","user","text","thread_ts"}: what a person writes
//	POST /control/view      {"view_id","user","action":"submit|close","values"}
//	POST /control/home      {"user"}: opens the Home tab
//	POST /control/channel   {"channel","action":"create|archive|unarchive|kick|invite","private"}
//	POST /control/shortcut  {"channel","ts","user","callback_id"}: one of [Config].Shortcuts
//	POST /control/user      {"user","kind":"member|admin|guest|single_guest|foreign|deleted","real_name","tz"}
//	POST /control/event     {"event":{"type",…}}: any Events API event
//	POST /control/fault     see below
//	GET  /control/messages?channel=NAME[&user=NAME]  oldest first, ephemeral ones marked
//	GET  /control/state     team, app, people, channels, open views, number of sockets
//	GET  /control/warnings  see above
//	GET  /control/events    server-sent events: message, deleted, state
//
// # Faults
//
// POST /control/fault {"method","channel","kind","count","delay_ms"} arms a
// fault. An empty method or channel means any; count 0 means once, a negative
// count means until cleared. The kinds:
//
//	ratelimited        429 with Retry-After (delay_ms, or 1 s)
//	error_before       503, the call had no effect
//	error_after        503, the call took effect all the same
//	lost               the call took effect, the connection is reset
//	late               504 at once, the call takes effect after delay_ms
//	history_lag        history leaves out messages younger than delay_ms
//	history_error      history answers internal_error
//	duplicate          an envelope is delivered twice
//	drop               open sockets are cut without a close frame
//	disconnect:REASON  open sockets get a disconnect frame: warning,
//	                   refresh_requested, link_disabled, too_many_websockets
//	half_open          open sockets stay, but nothing is read and no ping sent
//	clear              forgets every armed fault
//	missing_scope, …   any other Slack error code is answered as it is
//
// The method of a response URL is "response_url".
package sandbox

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// Config says what a Server is like. Its zero value is a usable sandbox.
type Config struct {
	// Logger gets what happened, never what was said. Nil discards.
	Logger *slog.Logger
	// Now stamps messages and measures rates and expiries. Nil means time.Now.
	// Waiting is always done on the real clock.
	Now func() time.Time
	// Team is the name of the workspace. Empty means "Sample Workspace".
	Team string
	// App is the name of the app and its bot user. Empty means "newsbrief".
	App string
	// Channels are the public channels that exist at the start, the bot a
	// member of each. Nil means morning-brief, general and china-desk.
	Channels []string
	// Shortcuts are what the app adds to the menu of messages.
	Shortcuts []Shortcut
	// Burst is how many messages a channel takes at once before the limit of
	// one a second holds. Zero means 5; negative means no limit.
	Burst int
	// AckDeadline is how long an app has to acknowledge. Zero means Slack's 3 s.
	AckDeadline time.Duration
	// PingInterval is the time between two pings to a socket. Zero means 10 s.
	PingInterval time.Duration
	// RetryDelays are the waits before an event is delivered again.
	// Nil means Slack's: at once, a minute, five minutes.
	RetryDelays []time.Duration
	// Strict turns every warning about blocks into a refusal.
	Strict bool
}

func (c Config) withDefaults() Config {
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Team == "" {
		c.Team = "Sample Workspace"
	}
	if c.App == "" {
		c.App = "newsbrief"
	}
	if c.Channels == nil {
		c.Channels = []string{"morning-brief", "general", "china-desk"}
	}
	if c.Burst == 0 {
		c.Burst = 5
	}
	if c.AckDeadline == 0 {
		c.AckDeadline = 3 * time.Second
	}
	if c.PingInterval == 0 {
		c.PingInterval = 10 * time.Second
	}
	if c.RetryDelays == nil {
		c.RetryDelays = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	return c
}

// A Server is a sandbox. It is an http.Handler: the page is at /, the Web API
// below /api/, the control API below /control/.
type Server struct {
	cfg     Config
	mux     *http.ServeMux
	methods map[string]method
	hub     *hub
	bus     *bus
	agenda  *agenda

	mu       sync.Mutex // guards what follows
	space    *workspace
	rates    map[string]*bucket // by channel id
	faults   []*fault
	triggers map[string]*trigger
	respond  map[string]*grant
	views    *viewStore
	files    *fileStore
	warnings []warning
}

// New returns a Server that is ready to be served. Pings, redelivery and
// delayed faults happen only while Run runs.
func New(cfg Config) *Server {
	cfg = cfg.withDefaults()
	s := &Server{
		cfg:      cfg,
		mux:      http.NewServeMux(),
		hub:      newHub(cfg.Logger),
		bus:      newBus(),
		agenda:   newAgenda(),
		space:    newWorkspace(cfg),
		rates:    map[string]*bucket{},
		triggers: map[string]*trigger{},
		respond:  map[string]*grant{},
		views:    newViewStore(),
		files:    newFileStore(),
	}
	s.methods = s.methodTable()
	s.hub.changed = s.publishState
	s.routes()
	return s
}

// ServeHTTP answers the page, the Web API, sockets and the control API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mux.ServeHTTP(w, r)
}

func (s *Server) routes() {
	s.mux.HandleFunc("POST /api/{method}", s.serveAPI)
	s.mux.HandleFunc("GET /api/{method}", s.serveAPI)
	s.mux.HandleFunc("GET /link/", s.serveSocket)
	s.mux.HandleFunc("POST /respond/{token}", s.serveRespond)
	s.mux.HandleFunc("POST /files/upload/{id}", s.serveUpload)
	s.mux.HandleFunc("GET /files/{id}/{name}", s.serveDownload)
	s.controlRoutes()
	s.pageRoutes()
}

// Run sends pings, delivers again what was not acknowledged, and carries out
// delayed faults until ctx ends. Then it closes every socket and event stream
// and returns nil when their handlers have ended.
func (s *Server) Run(ctx context.Context) error {
	ping := time.NewTicker(s.cfg.PingInterval)
	defer ping.Stop()
	for {
		select {
		case <-ctx.Done():
			s.bus.close()
			s.hub.close()
			return nil
		case <-ping.C:
			s.hub.ping()
			s.hub.each(maxSockets, s.refresh)
			s.prune()
		case <-s.agenda.wake():
			s.agenda.runDue()
		}
	}
}

// prune forgets triggers and response URLs that are past their time.
func (s *Server) prune() {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	for id, t := range s.triggers {
		if now.After(t.expires.Add(triggerMemory)) {
			delete(s.triggers, id)
		}
	}
	for id, g := range s.respond {
		if now.After(g.expires) {
			delete(s.respond, id)
		}
	}
}
