package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"

	"newsbrief/briefing/collect"
)

// Each finding is a series from the start, and rounds add up.
func TestRounds(t *testing.T) {
	t.Parallel()
	reg := prometheus.NewRegistry()
	r := newRounds(reg)
	want := map[string]float64{"new": 0}
	for finding := range (collect.Tally{}).All() {
		want[finding.String()] = 0
	}
	counted := func() map[string]float64 {
		t.Helper()
		families, err := reg.Gather()
		if err != nil || len(families) != 1 || families[0].GetName() != "newsbrief_entries_total" {
			t.Fatalf("gathered %v, %v", families, err)
		}
		got := make(map[string]float64)
		for _, m := range families[0].GetMetric() {
			got[m.GetLabel()[0].GetValue()] = m.GetCounter().GetValue()
		}
		return got
	}
	if diff := cmp.Diff(want, counted()); diff != "" {
		t.Errorf("before the first round (-want +got):\n%s", diff)
	}
	for range 2 {
		r.add(collect.Report{Added: 3, Found: collect.Tally{collect.Undated: 1, collect.TooLarge: 2}})
	}
	want["new"], want["undated"], want["page_too_large"] = 6, 2, 4
	if diff := cmp.Diff(want, counted()); diff != "" {
		t.Errorf("after two rounds (-want +got):\n%s", diff)
	}
}
