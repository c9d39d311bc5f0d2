package topic

// What the features weigh: the score is the logistic function of their
// weighted sum, and half, [briefing.AboutScore], is where precision and recall
// met best in cross-validation.

// placeWeights were learnt by logistic regression (standardised features, L2
// 0.001) from wire stories of 1987 that editors had tagged with the countries
// they are about: whole, without the dateline, the first words alone, and the
// title alone, because feeds carry all of these. Fit on the even half and judged
// on the odd one, and the other way round, they find what editors tagged with an
// F1 of .87.
var placeWeights = [features]float64{
	bias:           -1.74,
	titled:         0.77,
	titleDemonym:   0.81,
	titleMoney:     -0.32,
	lead:           -0.43,
	leadName:       0.70,
	leadDemonym:    0.98,
	leadRegion:     1.25,
	bodyName:       0.94,
	bodyDemonym:    0.78,
	bodyTown:       -0.44,
	bodyRegion:     -0.38,
	bodyOther:      -0.19,
	bodyMoney:      -0.31,
	distinct:       1.04,
	count:          -0.43,
	density:        -0.41,
	share:          -0.77,
	rival:          0.96,
	top:            0.02,
	only:           1.26,
	rivals:         0.42,
	dated:          2.94,
	datedElsewhere: 0.03,
	undated:        0.65,
	nowhere:        -1.48,
	position:       -0.65,
	spread:         1.89,
	moneyOnly:      0.37,
	otherTitled:    -0.18,
	otherLead:      -0.06,
	places:         -0.04,
	parties:        0.51,
	pairs:          1.13,
	length:         -1.30,
	single:         -0.06,
	shareDated:     0.34,
	onlyDated:      -0.96,
	titleLead:      0.69,
	titleDated:     -2.53,
	rivalsLead:     -0.70,
}

// subjectWeights are set by hand: a subject is what the title names, or what
// several of its words keep coming back to from the lead on.
var subjectWeights = [features]float64{
	bias:     -3.6,
	titled:   2.4,
	lead:     1.2,
	leadName: 0.6,
	bodyName: 0.5,
	distinct: 0.6,
	count:    0.6,
	density:  1.2,
	spread:   0.6,
	share:    0.6,
	nowhere:  -0.8,
	single:   -0.4,
}
