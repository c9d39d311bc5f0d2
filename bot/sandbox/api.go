package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"
)

// A call is one request to the Web API.
type call struct {
	args
	base string // scheme and host the client used, such as http://127.0.0.1:8080
	now  time.Time
	lag  time.Duration // how far history is behind: the fault "history_lag"
	// after holds what must happen once the state is unlocked, such as
	// sending envelopes.
	after []func()
}

// A method is one method of the Web API. Its function is called with the
// Server locked.
type method struct {
	run      func(*call) (object, error)
	appToken bool // wants an xapp- token instead of a bot's
}

// methodTable lists the methods a bot may call.
func (s *Server) methodTable() map[string]method {
	bot := func(run func(*call) (object, error)) method { return method{run: run} }
	return map[string]method{
		"api.test":                     bot(func(*call) (object, error) { return object{}, nil }),
		"auth.test":                    bot(s.authTest),
		"apps.connections.open":        {run: s.connectionsOpen, appToken: true},
		"chat.postMessage":             bot(s.chatPostMessage),
		"chat.postEphemeral":           bot(s.chatPostEphemeral),
		"chat.update":                  bot(s.chatUpdate),
		"chat.delete":                  bot(s.chatDelete),
		"chat.getPermalink":            bot(s.chatGetPermalink),
		"blocks.validate":              bot(s.blocksValidate),
		"conversations.info":           bot(s.conversationsInfo),
		"conversations.list":           bot(s.conversationsList),
		"conversations.join":           bot(s.conversationsJoin),
		"conversations.leave":          bot(s.conversationsLeave),
		"conversations.members":        bot(s.conversationsMembers),
		"conversations.open":           bot(s.conversationsOpen),
		"conversations.history":        bot(s.conversationsHistory),
		"conversations.replies":        bot(s.conversationsReplies),
		"users.info":                   bot(s.usersInfo),
		"users.list":                   bot(s.usersList),
		"users.conversations":          bot(s.usersConversations),
		"bots.info":                    bot(s.botsInfo),
		"team.info":                    bot(s.teamInfo),
		"views.open":                   bot(s.viewsOpen),
		"views.push":                   bot(s.viewsPush),
		"views.update":                 bot(s.viewsUpdate),
		"views.publish":                bot(s.viewsPublish),
		"reactions.add":                bot(s.reactionsAdd),
		"reactions.remove":             bot(s.reactionsRemove),
		"files.getUploadURLExternal":   bot(s.filesGetUploadURL),
		"files.completeUploadExternal": bot(s.filesCompleteUpload),
		"files.info":                   bot(s.filesInfo),
	}
}

// serveAPI answers one call: arguments, then token, then faults, then the
// method itself, in Slack's order of complaints.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	a, err := readArgs(w, r)
	if err != nil {
		writeError(w, err)
		return
	}
	m, ok := s.methods[name]
	if !ok {
		writeError(w, refuse("unknown_method"))
		return
	}
	if err := checkToken(token(r, a), m.appToken); err != nil {
		writeError(w, err)
		return
	}
	c := &call{args: a, base: baseURL(r)}
	f := s.takeFault(name, a.str("channel"))
	if f != nil && f.Kind == "history_lag" {
		c.lag = f.delay(lagDefault)
	}
	s.withFault(w, f, func() (json.RawMessage, error) { return s.perform(m, c) }, answer)
	s.cfg.Logger.Debug("web api call", "method", name)
}

// perform runs the method under the lock, then what it left to do after. The
// answer is encoded while nothing can change what it speaks of.
func (s *Server) perform(m method, c *call) (json.RawMessage, error) {
	body, err := s.locked(func() (object, error) {
		c.now = s.cfg.Now()
		return m.run(c)
	})
	for _, f := range c.after {
		f()
	}
	return body, err
}

// locked runs f with the state locked, and encodes its result with "ok" true.
func (s *Server) locked(f func() (object, error)) (json.RawMessage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, err := f()
	if err != nil {
		return nil, err
	}
	body["ok"] = true
	return must(json.Marshal(body)), nil
}

// answer writes the outcome of a call.
func answer(w http.ResponseWriter, body json.RawMessage, err error) {
	if err != nil {
		writeError(w, err)
		return
	}
	writeJSON(w, http.StatusOK, body)
}

func writeError(w http.ResponseWriter, err error) {
	if e, ok := errors.AsType[*apiError](err); ok {
		e.write(w)
		return
	}
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// token finds the token where Slack looks for it: the header, then a field.
func token(r *http.Request, a args) string {
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return strings.TrimSpace(t)
	}
	return a.str("token")
}

// checkToken refuses a token of no kind, and one of the other kind. The words
// differ as they do at Slack.
func checkToken(t string, app bool) error {
	isBot, isApp := strings.HasPrefix(t, "xoxb-"), strings.HasPrefix(t, "xapp-")
	switch {
	case t == "":
		return refuse("not_authed")
	case !isBot && !isApp:
		return refuse("invalid_auth")
	case isApp != app:
		return refuse("not_allowed_token_type")
	}
	return nil
}

// baseURL is the address by which the client reached us, so that the
// addresses we hand out work on any port and behind any name.
func baseURL(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// later books what is to happen once the state is unlocked.
func (c *call) later(f func()) { c.after = append(c.after, f) }
