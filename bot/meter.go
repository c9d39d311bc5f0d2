package bot

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// meter counts what the bot does, for /metrics. Its zero value counts into the
// void.
type meter struct {
	acks     prometheus.Histogram
	posts    *prometheus.CounterVec
	commands *prometheus.CounterVec
}

// newMeter registers the bot's metrics; reg may be nil.
func newMeter(reg prometheus.Registerer) *meter {
	m := &meter{
		acks: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "newsbrief_ack_seconds",
			Help:    "From reading an envelope off the socket to handing its acknowledgement back.",
			Buckets: prometheus.ExponentialBuckets(0.000_01, 4, 10),
		}),
		posts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "newsbrief_posts_total",
			Help: "Attempts to post a digest, by what came of them: sent, or Slack's error.",
		}, []string{"result"}),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "newsbrief_commands_total",
			Help: "Commands and clicks handled, by kind.",
		}, []string{"kind"}),
	}
	if reg != nil {
		reg.MustRegister(m.acks, m.posts, m.commands)
	}
	return m
}

func (m *meter) acked(since time.Time, now time.Time) { m.acks.Observe(now.Sub(since).Seconds()) }
func (m *meter) posted(result string)                 { m.posts.WithLabelValues(result).Inc() }
func (m *meter) handled(kind string)                  { m.commands.WithLabelValues(kind).Inc() }

// watch shows how the bot is at the moment of being asked; reg may be nil.
func watch(reg prometheus.Registerer, b *Bot) {
	if reg == nil {
		return
	}
	gauge := func(name, help string, value func() float64) {
		reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
	}
	gauge("newsbrief_sockets", "Connections to Slack that live.", func() float64 { return float64(b.living()) })
	gauge("newsbrief_sockets_wanted", "Connections to Slack that should live.", func() float64 { return float64(len(b.alive)) })
	gauge("newsbrief_socket_silence_seconds", "Since the last frame from Slack on any connection; -1 before the first.", func() float64 {
		if age, ok := b.silence(); ok {
			return age.Seconds()
		}
		return -1
	})
	gauge("newsbrief_queue", "Commands and clicks that were acknowledged and not answered yet.", func() float64 { return float64(len(b.queue.room)) })
	gauge("newsbrief_queue_room", "How many of them may wait; those above are left to Slack.", func() float64 { return float64(cap(b.queue.room)) })
}
