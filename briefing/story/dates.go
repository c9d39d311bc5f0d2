package story

import (
	"iter"
	"strconv"
	"strings"
)

// A day is a day of a year, month*32+day; the year is often left out in news.
type day int

// stamps are the days and the latest year that a text names.
type stamps struct {
	days   []day // unordered, each once
	latest int   // 0 when none is named
}

// stampsOf reads the dates of a text: "June 3", "3 June", "3rd of June" in
// English, German, French and Spanish month names, "2026-06-03", and years from
// 1950 to 2039.
func stampsOf(text string) stamps {
	var s stamps
	var before [2]string // the last two fields
	month := 0           // of the last field, 0 where it isn't one
	for f := range pieces(text) {
		digit := f[0] >= '0' && f[0] <= '9'
		if month > 0 && digit {
			s.addDay(month, f)
		}
		month = 0
		switch {
		case digit:
			s.numeric(f)
		case len(f) >= len("May") && len(f) <= len("septiembre"):
			if month = monthOf(f); month > 0 {
				last := before[1]
				if strings.EqualFold(last, "of") || strings.EqualFold(last, "de") {
					last = before[0]
				}
				s.addDay(month, last)
			}
		}
		before[0], before[1] = before[1], f
	}
	return s
}

// pieces yields what lies between the marks that part the pieces of a date.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := range len(text) {
			switch text[i] {
			case ' ', '\n', '\t', ',', '(', ')', '.', ';', '/':
			default:
				continue
			}
			if i > start && !yield(text[start:i]) {
				return
			}
			start = i + 1
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// monthOf returns the month that a word names, or 0. Short ones need their
// capital: "mar" and "dec" are words elsewhere.
func monthOf(f string) int {
	m := months[strings.ToLower(f)]
	if len(f) < 4 && (f[0] < 'A' || f[0] > 'Z') {
		return 0
	}
	return m
}

// numeric reads a year or a whole date.
func (s *stamps) numeric(f string) {
	if d, year, ok := isoDate(f); ok {
		s.add(d)
		s.year(year)
		return
	}
	if n, ok := number(f); ok && n >= 1950 && n < 2040 && len(f) == 4 {
		s.year(n)
	}
}

func (s *stamps) year(y int) { s.latest = max(s.latest, y) }

func (s *stamps) addDay(month int, f string) {
	if n, ok := number(f); ok && n >= 1 && n <= 31 {
		s.add(day(month*32 + n))
	}
}

func (s *stamps) add(d day) {
	for _, have := range s.days {
		if have == d {
			return
		}
	}
	if len(s.days) < 40 { // a calendar of events has hundreds, and tells nothing
		s.days = append(s.days, d)
	}
}

// number reads a whole number with an ordinal ending: "3", "3rd", "1er".
func number(f string) (int, bool) {
	digits := strings.TrimRight(f, "sthndre:")
	if digits == "" || len(digits) > 4 || len(f)-len(digits) > 2 || digits[0] < '0' || digits[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n >= 0
}

// isoDate reads "2026-06-03", whatever follows it.
func isoDate(f string) (d day, year int, ok bool) {
	if len(f) < len("2026-6-3") || f[4] != '-' {
		return 0, 0, false
	}
	month, rest, _ := strings.Cut(f[5:], "-")
	y, errYear := strconv.Atoi(f[:4])
	m, errMonth := strconv.Atoi(month)
	n, errDay := strconv.Atoi(rest[:min(2, len(rest))])
	if errYear != nil || errMonth != nil || errDay != nil || m < 1 || m > 12 || n < 1 || n > 31 {
		return 0, 0, false
	}
	return day(m*32 + n), y, true
}

// months are month names, lower case, with their short forms.
var months = func() map[string]int {
	m := map[string]int{}
	for i, names := range []string{
		"january jan januar janvier enero", "february feb februar février febrero", "march mar märz mars marzo",
		"april apr avril abril", "may mai mayo", "june jun juni juin junio", "july jul juli juillet julio",
		"august aug août agosto", "september sep sept septembre septiembre", "october oct oktober octobre octubre",
		"november nov novembre noviembre", "december dec dezember décembre diciembre",
	} {
		for name := range strings.FieldsSeq(names) {
			m[name] = i + 1
		}
	}
	return m
}()
