package text

import "testing"

func TestAt(t *testing.T) {
	t.Parallel()
	tests := []struct{ address, passage, want string }{
		{"https://a.example/x", "We came for a timetable", "https://a.example/x#:~:text=We%20came%20for%20a"},
		{"https://a.example/x#top", "No", "https://a.example/x#:~:text=No"},
		{"https://a.example/x", "Q&A, well-kept, 1+1", "https://a.example/x#:~:text=Q%26A%2C%20well%2Dkept%2C%201%2B1"},
		{"https://a.example/x", "企业需要的是", "https://a.example/x#:~:text=%E4%BC%81%E4%B8%9A%E9%9C%80%E8%A6%81%E7%9A%84%E6%98%AF"},
		{"https://a.example/x", "河边，没有人。", "https://a.example/x#:~:text=%E6%B2%B3%E8%BE%B9"},
		{"https://a.example/x", " ", "https://a.example/x"},
		{"", "words", ""},
	}
	for _, tt := range tests {
		if got := At(tt.address, tt.passage); got != tt.want {
			t.Errorf("At(%q, %q) = %q, want %q", tt.address, tt.passage, got, tt.want)
		}
	}
}
