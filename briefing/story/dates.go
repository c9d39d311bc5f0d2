package story

import (
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
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == ',' || r == '(' || r == ')' || r == '.' || r == ';' || r == '/'
	})
	for i, f := range fields {
		if d, year, ok := isoDate(f); ok {
			s.add(d)
			s.year(year)
		} else if n, ok := number(f); ok && n >= 1950 && n < 2040 && len(f) == 4 {
			s.year(n)
		}
		m := months[strings.ToLower(f)]
		if m == 0 || f == strings.ToLower(f) && len(f) < 4 {
			continue
		}
		if i+1 < len(fields) {
			s.addDay(m, fields[i+1])
		}
		if before := i - 1; before >= 0 {
			if strings.EqualFold(fields[before], "of") || strings.EqualFold(fields[before], "de") {
				before--
			}
			s.addDay(m, fields[max(before, 0)])
		}
	}
	return s
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
	if digits == "" || len(digits) > 4 || len(f)-len(digits) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n >= 0
}

// isoDate reads "2026-06-03", whatever follows it.
func isoDate(f string) (d day, year int, ok bool) {
	parts := strings.SplitN(f, "-", 3)
	if len(parts) < 3 || len(parts[0]) != 4 {
		return 0, 0, false
	}
	y, errYear := strconv.Atoi(parts[0])
	m, errMonth := strconv.Atoi(parts[1])
	n, errDay := strconv.Atoi(parts[2][:min(2, len(parts[2]))])
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
