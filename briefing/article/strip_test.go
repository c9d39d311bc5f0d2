package article

import (
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// story stands for an article that boilerplate is put around.
const story = `The orchard owners met on Thursday to talk about the frost that took two thirds of their plums.
Nobody at the table could remember a colder April, and most of them have kept diaries since they were children.
They agreed to buy wind machines together, which cost as much as a tractor and run perhaps five nights in a year.
The county will lend them half of the money; the rest must come out of next year’s plums, if there are any. Until then they will light fires between the trees, as their grandfathers did.`

func TestStripped(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Source link", "Source link ", "» Source link «", "SOURCE", "[Read the original article]", "Via",
		"This article has been generated from syndicated feeds.",
		"(This article is generated through a feed. Plumwire is not its author.)",
		"This story has not been edited by Plumwire staff and is auto-generated from a syndicated feed.",
		"Leave a Reply", "Your email address will not be published. Required fields are marked *",
		"The post Frost takes the plums appeared first on Plumwire.",
		"Read more", "Read more…", "Continue reading →", "READ MORE: How to prune a plum tree",
		"Subscribe to Plumwire for just two crowns a month", "Sign up for our Friday newsletter",
		"© 2031 Plumwire. All rights reserved.", "© 2031 Plumwire", "Click here to see the pictures",
		"Copyright 2031 Plumwire", "Related Articles", "Advertisement", "Share", "Follow us on every network",
		"This article was originally published on Plumwire.",
		"Source: Plumwire", "Filed under: Fruit",
		"Der Beitrag Frost holt die Pflaumen erschien zuerst auf Plumwire.",
		"Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
		"Schreibe einen Kommentar", "Lesen Sie auch: Wie man Pflaumen schneidet", "Quelle: dpa", "Zum Original", "Weiterlesen",
		"L’article Le gel prend les prunes est apparu en premier sur Plumwire.", "Laisser un commentaire", "Lire aussi : tailler un prunier",
		"La entrada El hielo se lleva las ciruelas apareció primero en Plumwire.", "Deja una respuesta", "Fuente",
		"L’articolo Il gelo prende le prugne proviene da Plumwire.", "Lascia un commento", "Leggi anche: potare il prugno",
		"Het bericht Vorst neemt de pruimen verscheen eerst op Plumwire.", "Lees ook: Snoeien", "Geef een reactie",
		"Czytaj także: Jak przyciąć śliwę", "Źródło: PAP", "Dodaj komentarz",
		"Читайте также: Как обрезать сливу", "Источник", "Добавить комментарий",
		"来源：新华社", "责任编辑：许某", "相关阅读", "阅读原文",
	} {
		body := strip(textBlocks(story+"\n"+line), "Frost takes the plums")
		if got, want := paragraphs(body), paragraphs(textBlocks(story)); got != want {
			t.Errorf("%q was kept", line)
		}
	}
}

func TestKept(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Read more than a hundred diaries, the county did, before it lent the money.",
		"Subscribers to the county’s weather wire were told at noon.",
		"“The post office was the only warm house,” said the widow, “so we all sat there.”",
		"The plums appeared first on the southern slopes, as they do each year.",
		"Her source: a neighbour who had kept a diary of every frost for sixty-one years and two wars.",
		"The newsletter of the growers, which nobody reads, had warned of the frost.",
		"Copyright in the diaries is with the families who wrote them.",
		"Shares in the maker of wind machines rose by a tenth.",
		"Vie: a plum brandy, by the standards of the valley, and not a bad one.",
		"“Leave a reply at the door,” the note said.",
		"Quellen am Südhang froren nicht zu.",
	} {
		for name, text := range map[string]string{"end": story + "\n" + line, "start": line + "\n" + story} {
			if got := paragraphs(strip(textBlocks(text), "Frost takes the plums")); got != paragraphs(textBlocks(text)) {
				t.Errorf("%q was dropped at the %s", line, name)
			}
		}
	}
}

// Only at the edges does a line such as "Share" say that it is not the
// article's; a notice does everywhere.
func TestStripInTheMiddle(t *testing.T) {
	t.Parallel()
	head, tail := story+"\n"+story, strings.Repeat(story+"\n", 2)
	for line, kept := range map[string]bool{
		"Share":            true,
		"Follow us inside": true,
		"Advertisement":    false,
		"This article has been generated from syndicated feeds.": false,
	} {
		got := paragraphs(strip(textBlocks(head+"\n"+line+"\n"+tail), "Frost"))
		if strings.Contains(got, line) != kept {
			t.Errorf("%q: kept %v, want %v", line, !kept, kept)
		}
	}
}

func TestHeadlineRepeated(t *testing.T) {
	t.Parallel()
	tests := []struct {
		title, first string
		tag          atom.Atom
		dropped      bool
	}{
		{"Frost takes the plums", "Frost takes the plums", atom.P, true},
		{"Frost takes the plums", "FROST TAKES THE PLUMS!", atom.P, true},
		{"Ostrova: Plum talks “slow going”", "Ostrova: The valley’s plum talks are “slow going”", atom.H2, true},
		{"Frost takes two thirds of plums", "Frost takes the plums, two thirds of them", atom.P, true},
		{"霜冻毁了李子", "霜冻毁了三分之二李子", atom.H2, true},
		{"Frost takes the plums", "Frost does not happen in June, as a rule.", atom.P, false},
		{"Frost takes the plums", "What the frost costs", atom.H2, false},
		{"", "A heading", atom.H2, false},
	}
	for _, tt := range tests {
		bs := append([]block{{text: tt.first, tag: tt.tag}}, textBlocks(story)...)
		if got := strip(bs, tt.title)[0].text != tt.first; got != tt.dropped {
			t.Errorf("title %q, first line %q: dropped %v, want %v", tt.title, tt.first, got, tt.dropped)
		}
	}
}

// An article that says no more than its headline keeps it.
func TestHeadlineAlone(t *testing.T) {
	t.Parallel()
	if got := strip(textBlocks("Frost takes the plums"), "Frost takes the plums"); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}
