package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"
)

// serveHealth serves /healthz, /readyz and /metrics until ctx is done.
func (s *service) serveHealth(ctx context.Context) error {
	listener, err := net.Listen("tcp", s.app.cfg.Listen)
	if err != nil {
		return hint(err, "NEWSBRIEF_LISTEN looks like 127.0.0.1:9090")
	}
	s.app.log.InfoContext(ctx, "health page", "address", listener.Addr().String())
	return serveUntil(ctx, listener, s.health())
}

// health answers: /healthz that the process lives, /readyz that it hears Slack
// and can reach its database.
func (s *service) health() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		_, dbErr := s.db.DueFeeds(r.Context(), s.app.env.now(), 1)
		if err := errors.Join(s.bot.Ready(), dbErr); err != nil {
			http.Error(w, oneLine(err), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{Registry: s.registry}))
	return mux
}

// shutdownTimeout is how long requests under way may take at the end.
const shutdownTimeout = 5 * time.Second

// serveUntil serves on the listener until ctx is done, then finishes what is
// under way.
func serveUntil(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	var group errgroup.Group
	group.Go(func() error {
		<-ctx.Done()
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
		defer cancel()
		if err := server.Shutdown(ending); err != nil {
			return server.Close()
		}
		return nil
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	}
	return group.Wait()
}
