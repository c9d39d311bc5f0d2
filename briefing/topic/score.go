package topic

import "math"

// A feature is one thing about a topic in an item that tells whether the item
// is about it. All are within -1 to about 5; see [weights] for what they weigh.
type feature int

const (
	bias           feature = iota
	titled                 // the title names it, money aside
	titleDemonym           // by its demonym
	titleMoney             // by its currency
	lead                   // mentions in the lead, up to two, halved
	leadName               // likewise by name
	leadDemonym            // likewise
	leadRegion             // likewise
	bodyName               // log of mentions in the body
	bodyDemonym            // likewise
	bodyTown               // likewise
	bodyRegion             // likewise
	bodyOther              // likewise
	bodyMoney              // likewise
	distinct               // log of the number of classes that mention it
	count                  // log of all mentions in the body, money aside
	density                // mentions a word, 1 for one in 25
	share                  // of the mentions of all topics of its kind
	rival                  // its mass by the largest other's, at most 1
	top                    // no other has more
	only                   // there is no other
	rivals                 // log of the number of topics of its kind
	dated                  // the dateline is there
	datedElsewhere         // the dateline is at another
	undated                // there is no dateline
	nowhere                // neither title, lead nor dateline
	position               // words before the first mention in the body, 1 for 200 and more
	spread                 // quarters of the body that mention it
	moneyOnly              // nothing but its currency
	otherTitled            // the title names another, and not it
	otherLead              // the lead names another, and not it
	places                 // log of mentions after "in", "from", "of"
	parties                // log of mentions after "to", "with", "for"
	pairs                  // log of mentions before a comma or a possessive
	length                 // log of the words of the body, by 6
	single                 // one mention in all
	shareDated             // share where dated
	onlyDated              // only where dated
	titleLead              // titled and in the lead
	titleDated             // titled and dated
	rivalsLead             // rivals where in the lead
	features               // how many there are
)

// score is the probability that the item is about the topic.
func (f *finding) score(topic int) float64 {
	w := &subjectWeights
	if f.lex.topics[topic].place {
		w = &placeWeights
	}
	z := 0.0
	for i, x := range f.features(topic) {
		z += w[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// features measures a topic against the others of its kind.
func (f *finding) features(topic int) *[features]float64 {
	t := f.of[topic]
	x := &[features]float64{bias: 1}
	t.titleAndLead(x)
	t.inText(x, f.words)
	f.against(topic, x)
	inLead := flag(x[lead] > 0)
	x[nowhere] = flag(x[titled] == 0 && x[lead] == 0 && !t.dateline)
	x[shareDated] = x[share] * x[dated]
	x[onlyDated] = x[only] * x[dated]
	x[titleLead] = x[titled] * inLead
	x[titleDated] = x[titled] * x[dated]
	x[rivalsLead] = x[rivals] * inLead
	return x
}

func (t *tally) titleAndLead(x *[features]float64) {
	x[titled] = flag(counts(t.title) > 0)
	x[titleDemonym] = flag(t.title[classDemonym] > 0)
	x[titleMoney] = flag(t.title[classCurrency] > 0)
	x[lead] = half(counts(t.lead))
	x[leadName] = half(named(t.lead))
	x[leadDemonym] = half(t.lead[classDemonym])
	x[leadRegion] = half(t.lead[classRegion])
	x[dated] = flag(t.dateline)
}

func (t *tally) inText(x *[features]float64, words int) {
	n := counts(t.body)
	x[bodyName] = logOf(named(t.body))
	x[bodyDemonym] = logOf(t.body[classDemonym])
	x[bodyTown] = logOf(town(t.body))
	x[bodyRegion] = logOf(t.body[classRegion])
	x[bodyOther] = logOf(other(t.body))
	x[bodyMoney] = logOf(t.body[classCurrency])
	x[distinct] = logOf(t.ways())
	x[count] = logOf(n)
	x[density] = min(1, 25*float64(n)/float64(max(1, words)))
	x[position] = 1
	if t.first >= 0 {
		x[position] = min(1, float64(t.first)/200)
	}
	for _, q := range t.quarters {
		x[spread] += flag(q) / 4
	}
	x[moneyOnly] = flag(t.mass() == 0)
	x[places] = logOf(t.place)
	x[parties] = logOf(t.party)
	x[pairs] = logOf(t.pair)
	x[length] = logOf(words) / 6
	x[single] = flag(n+counts(t.title) == 1)
}

// against compares a topic with the others of its kind.
func (f *finding) against(topic int, x *[features]float64) {
	own := f.of[topic]
	all, largest, others := own.mass(), 0.0, 0
	otherTitle, otherInLead := false, false
	for i, t := range f.of {
		if i == topic || f.lex.topics[i].place != f.lex.topics[topic].place {
			continue
		}
		others++
		all += t.mass()
		largest = max(largest, t.mass())
		otherTitle = otherTitle || counts(t.title) > 0
		otherInLead = otherInLead || counts(t.lead) > 0
		x[datedElsewhere] = max(x[datedElsewhere], flag(t.dateline))
	}
	x[share] = own.mass() / max(1, all)
	x[rival] = 1
	if largest > 0 {
		x[rival] = min(1, own.mass()/largest)
	}
	x[top] = flag(own.mass() >= largest)
	x[only] = flag(others == 0)
	x[rivals] = math.Log(float64(others + 1))
	x[undated] = flag(!f.dateline)
	x[otherTitled] = flag(otherTitle && x[titled] == 0)
	x[otherLead] = flag(otherInLead && x[lead] == 0)
}

// town counts mentions by city.
func town(part [classes]int) int { return part[classCapital] + part[classCity] }

// named counts mentions by name, and by whoever leads it: to name a president
// is to name the country.
func named(part [classes]int) int { return part[className] + part[classLeader] }

// other counts mentions by bodies, and by words of a subject.
func other(part [classes]int) int {
	return part[classInstitution] + part[classParty] + part[classCompany] + part[classWord]
}

// ways counts the classes of alias that mention the topic.
func (t *tally) ways() int {
	n := 0
	for c := range classes {
		if t.title[c]+t.body[c] > 0 {
			n++
		}
	}
	return n
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func half(n int) float64 { return float64(min(2, n)) / 2 }

func logOf(n int) float64 { return math.Log1p(float64(n)) }
