"""Whole references of many styles and languages, field by field.

Each is one printed reference, italics between asterisks, and every field that it has; what is not named
must be absent. `a:` are authors, `e:` editors, `x:` translators, as "given|family" or "{body}".
"""

import re

import pytest

from citeaudit.model.citation import Name, Reference
from citeaudit.model.manuscript import Extent
from citeaudit.parsers import parse_citation

REFERENCES = [
    (
        "Ann Porter, “The Long Road,” Brookings Institution Policy Brief No. 12, May 2012.",
        "report a:Ann|Porter",
        {"title": "The Long Road", "publisher": "Brookings Institution", "genre": "Policy Brief", "issue": "12", "issued": "2012-05"},
    ),
    (
        "Christine Howald, Datenbank der Berliner Kunsthändler, Zenodo 2020, https://a.example/4.",
        "webpage a:Christine|Howald",
        {"title": "Datenbank der Berliner Kunsthändler", "publisher": "Zenodo", "issued": "2020", "url": "https://a.example/4"},
    ),
    (
        "Hartmut Dorgerloh im Interview mit Nicola Kuhn: „Wir wollen kein Museum“, in: Der Tagesspiegel, 22. Juli 2019.",
        "interview a:Hartmut|Dorgerloh a:Nicola|Kuhn",
        {"title": "Wir wollen kein Museum", "container": "Der Tagesspiegel", "genre": "Interview", "issued": "2019-07-22"},
    ),
    (
        "Our World in Data. “Technology Adoption.” 2017, https://a.example/5.",
        "webpage a:{Our World in Data}",
        {"title": "Technology Adoption", "issued": "2017", "url": "https://a.example/5"},
    ),
    # what a piece is, before a title in italics; bodies with long names; small containers
    (
        "Press Release, Fed. Trade Comm’n, *FTC Imposes Sweeping New Privacy Restrictions* (July 24, 2019).",
        "webpage a:{Fed. Trade Comm’n}",
        {"title": "FTC Imposes Sweeping New Privacy Restrictions", "genre": "Press Release", "issued": "2019-07-24"},
    ),
    (
        "Note, *If These Walls Could Talk: The Smart Home and the Third Party Doctrine*, 130 HARV. L. REV. 1924 (2017).",
        "article",
        {"title": "If These Walls Could Talk: The Smart Home and the Third Party Doctrine", "container": "HARV. L. REV.", "volume": "130",
             "pages": "1924", "issued": "2017", "genre": "Note"},
    ),
    (
        "United Nations Office for the Coordination of Humanitarian Affairs, “Humanitarian Bulletin: Syria,” December 18, 2013.",
        "article a:{United Nations Office for the Coordination of Humanitarian Affairs}",
        {"title": "Humanitarian Bulletin: Syria", "issued": "2013-12-18"},
    ),
    (
        "Gudrun Gersmann, Das Archiv und seine Leser, in: sehepunkte 9 (2009), https://a.example/15432.html.",
        "chapter a:Gudrun|Gersmann",
        {"title": "Das Archiv und seine Leser", "container": "sehepunkte", "issued": "2009", "url": "https://a.example/15432.html"},
    ),
    (
        "Aleida Aßmann, Erinnern oder Vergessen, in: bpb.de, 1.2.2018, https://a.example/1.",
        "webpage a:Aleida|Aßmann",
        {"title": "Erinnern oder Vergessen", "container": "bpb.de", "issued": "2018-02-01", "url": "https://a.example/1"},
    ),
    (
        "Assemblée nationale, « Compte rendu intégral de la deuxième séance », 7 février 2012.",
        "book a:{Assemblée nationale}",
        {"title": "Compte rendu intégral de la deuxième séance", "issued": "2012-02-07"},
    ),
    (
        "Art. „Völkerschlacht bei Leipzig“, in: Wikipedia, Die freie Enzyklopädie, https://a.example/w.",
        "chapter",
        {"title": "Völkerschlacht bei Leipzig", "container": "Wikipedia, Die freie Enzyklopädie", "genre": "Art", "url": "https://a.example/w"},
    ),
    # Chicago notes
    (
        "Margaret Holloway, *The Salt Roads: Trade and Power in the Sahel* (Chicago: University of Chicago Press, 2004), 45–46.",
        "book a:Margaret|Holloway",
        {"title": "The Salt Roads: Trade and Power in the Sahel", "place": "Chicago", "publisher": "University of Chicago Press", "issued": "2004", "pages": "45-46"},
    ),
    (
        'Peter Lindqvist and Anna Brandt, "Borderlands of Empire," *Journal of Modern History* 82, no. 3 (September 2010): 511–544, https://doi.org/10.1086/653033.',
        "article a:Peter|Lindqvist a:Anna|Brandt",
        {"title": "Borderlands of Empire", "container": "Journal of Modern History", "volume": "82", "issue": "3", "issued": "2010-09", "pages": "511-544",
             "url": "https://doi.org/10.1086/653033", "identifiers": {"doi": "10.1086/653033"}},
    ),
    (
        'Helen Farrow, "Grain and Famine," in *Food and Empire*, ed. Thomas Reid and Julia Moss, 2nd ed. (New York: Routledge, 1998), 99.',
        "chapter a:Helen|Farrow e:Thomas|Reid e:Julia|Moss",
        {"title": "Grain and Famine", "container": "Food and Empire", "edition": "2", "place": "New York", "publisher": "Routledge", "issued": "1998", "pages": "99"},
    ),
    (
        "Fyodor Dostoevsky, *The Brothers Karamazov*, trans. Richard Pevear (New York: Farrar, Straus and Giroux, 1990), 12.",
        "book a:Fyodor|Dostoevsky x:Richard|Pevear",
        {"title": "The Brothers Karamazov", "place": "New York", "publisher": "Farrar, Straus and Giroux", "issued": "1990", "pages": "12"},
    ),
    (
        'John Doe, "The Making of a Myth" (PhD diss., Harvard University, 1999), 34.',
        "thesis a:John|Doe",
        {"title": "The Making of a Myth", "genre": "PhD diss.", "publisher": "Harvard University", "issued": "1999", "pages": "34"},
    ),
    (
        "A. B. Carter et al., “Carbon Budgets,” *Nature* 455 (2008): 1100–1103, doi:10.1038/nature07000.",
        "article a:A. B.|Carter",
        {"title": "Carbon Budgets", "container": "Nature", "volume": "455", "issued": "2008", "pages": "1100-1103", "identifiers": {"doi": "10.1038/nature07000"}},
    ),
    # MHRA and OSCOLA
    (
        "Clara Whitby, 'The Mills of Derbyshire', *Northern History*, 12.3 (2010), 53–94 (p. 60).",
        "article a:Clara|Whitby",
        {"title": "The Mills of Derbyshire", "container": "Northern History", "volume": "12", "issue": "3", "issued": "2010", "pages": "53-94", "pinpoint": "60"},
    ),
    (
        "Thomas Ardley, *A History of Glass*, 2 vols (Oxford: Clarendon Press, 1956), II, p. 35.",
        "book a:Thomas|Ardley",
        {"title": "A History of Glass", "place": "Oxford", "publisher": "Clarendon Press", "issued": "1956", "volume": "II", "pages": "35"},
    ),
    (
        "Ruth Ashworth, 'On Privilege' (2010) 126 Law Quarterly Review 53, 60.",
        "article a:Ruth|Ashworth",
        {"title": "On Privilege", "container": "Law Quarterly Review", "volume": "126", "issued": "2010", "pages": "53", "pinpoint": "60"},
    ),
    (
        "Simon Gale, *Principles of Tort* (2nd edn, OUP 2010) 45.",
        "book a:Simon|Gale",
        {"title": "Principles of Tort", "edition": "2", "publisher": "OUP", "issued": "2010", "pages": "45"},
    ),
    # Bluebook and law
    (
        "Jane Corwin, *The New Takings*, 112 HARV. L. REV. 53, 60 (2010).",
        "article a:Jane|Corwin",
        {"title": "The New Takings", "container": "HARV. L. REV.", "volume": "112", "issued": "2010", "pages": "53", "pinpoint": "60"},
    ),
    (
        "Brown v. Board of Education, 347 U.S. 483, 495 (1954).",
        "case",
        {"title": "Brown v. Board of Education", "container": "U.S.", "volume": "347", "issued": "1954", "pages": "483", "pinpoint": "495"},
    ),
    ("Human Rights Act 1998, s 15(1)(b).", "law", {"title": "Human Rights Act 1998", "issued": "1998", "pinpoint": "15(1)(b)"}),
    (
        "UN Security Council Resolution 2178, 24 September 2014, S/RES/2178.",
        "law",
        {"title": "UN Security Council Resolution 2178", "issued": "2014-09-24"},
    ),
    # German
    (
        "Karl Steinbach, Die Stadt im Mittelalter. Eine Einführung, Berlin 2010, S. 45.",
        "book a:Karl|Steinbach",
        {"title": "Die Stadt im Mittelalter. Eine Einführung", "place": "Berlin", "issued": "2010", "pages": "45"},
    ),
    (
        "Steinbach, Karl: Die Stadt im Mittelalter. Eine Einführung. Berlin: Suhrkamp 2010, S. 45f.",
        "book a:Karl|Steinbach",
        {"title": "Die Stadt im Mittelalter. Eine Einführung", "place": "Berlin", "publisher": "Suhrkamp", "issued": "2010", "pages": "45f"},
    ),
    (
        "Karl Steinbach: Zünfte und Rat, in: Historische Zeitschrift 12 (2010), H. 3, S. 53–94, hier S. 60.",
        "article a:Karl|Steinbach",
        {"title": "Zünfte und Rat", "container": "Historische Zeitschrift", "volume": "12", "issue": "3", "issued": "2010", "pages": "53-94", "pinpoint": "60"},
    ),
    (
        "Eva Kern, Recht und Ordnung, in: Hans Müller/Karl Maier (Hg.), Geschichte der Ordnung, München 1999, S. 1-20.",
        "chapter a:Eva|Kern e:Hans|Müller e:Karl|Maier",
        {"title": "Recht und Ordnung", "container": "Geschichte der Ordnung", "place": "München", "issued": "1999", "pages": "1-20"},
    ),
    (
        "M. Weber, Wirtschaft und Gesellschaft, 5., rev. Aufl., hrsg. von Johannes Winckelmann (Tübingen: Mohr, 1972), 45.",
        "book a:M.|Weber e:Johannes|Winckelmann",
        {"title": "Wirtschaft und Gesellschaft", "edition": "5", "place": "Tübingen", "publisher": "Mohr", "issued": "1972", "pages": "45"},
    ),
    (
        "Klara Vogel, Das Handwerk in Sachsen, Diss. phil., Universität Leipzig 1987, S. 12.",
        "thesis a:Klara|Vogel",
        {"title": "Das Handwerk in Sachsen", "genre": "Diss. phil.", "publisher": "Universität Leipzig", "issued": "1987", "pages": "12"},
    ),
    (
        "Hans-Peter Vogel, „Die Grenze im Kopf“, Der Spiegel, Nr. 12, 21. März 1994, S. 44–47.",
        "magazine a:Hans-Peter|Vogel",
        {"title": "Die Grenze im Kopf", "container": "Der Spiegel", "issue": "12", "issued": "1994-03-21", "pages": "44-47"},
    ),
    # French
    (
        "Jean DUPONT, « La ville et ses murs », *Annales ESC*, n° 12, 2010, p. 53-94.",
        "article a:Jean|Dupont",
        {"title": "La ville et ses murs", "container": "Annales ESC", "issue": "12", "issued": "2010", "pages": "53-94"},
    ),
    (
        "Dupont J., *La ville et ses murs*, Paris, Gallimard, 2010, p. 45.",
        "book a:J.|Dupont",
        {"title": "La ville et ses murs", "place": "Paris", "publisher": "Gallimard", "issued": "2010", "pages": "45"},
    ),
    (
        "Marie Claire, « Les foires », in Paul Nom (dir.), *Livre des foires*, Paris, Éditions du Seuil, 2010, p. 5.",
        "chapter a:Marie|Claire e:Paul|Nom",
        {"title": "Les foires", "container": "Livre des foires", "place": "Paris", "publisher": "Éditions du Seuil", "issued": "2010", "pages": "5"},
    ),
    (
        "François Meunier, *L’Atelier et la rue : Paris, 1830-1848*, Paris, Éditions de l’EHESS, coll. « Recherches », 1999, 2e éd., p. 12-15.",
        "book a:François|Meunier",
        {"title": "L’Atelier et la rue : Paris, 1830-1848", "place": "Paris", "publisher": "Éditions de l’EHESS", "series": "Recherches", "edition": "2", "issued": "1999", "pages": "12-15"},
    ),
    # Italian and Spanish
    (
        "G. Rossi, *Storia della ceramica*, Roma-Bari, Laterza, 2010, p. 45.",
        "book a:G.|Rossi",
        {"title": "Storia della ceramica", "place": "Roma-Bari", "publisher": "Laterza", "issued": "2010", "pages": "45"},
    ),
    (
        "G. Rossi, Le porcellane di Venezia, in «Archivio Veneto», XII (2010), pp. 53-94.",
        "article a:G.|Rossi",
        {"title": "Le porcellane di Venezia", "container": "Archivio Veneto", "volume": "XII", "issued": "2010", "pages": "53-94"},
    ),
    (
        "G. Rossi, Mercanti e banchieri, in Storia di Venezia, a cura di L. Bianchi, Torino, Einaudi, 2010, pp. 3-20.",
        "chapter a:G.|Rossi e:L.|Bianchi",
        {"title": "Mercanti e banchieri", "container": "Storia di Venezia", "place": "Torino", "publisher": "Einaudi", "issued": "2010", "pages": "3-20"},
    ),
    (
        "Lucia Ferri, «Il porto e la città», tesi di dottorato, Università di Genova, 1998, p. 77.",
        "thesis a:Lucia|Ferri",
        {"title": "Il porto e la città", "genre": "tesi di dottorato", "publisher": "Università di Genova", "issued": "1998", "pages": "77"},
    ),
    (
        'Carlos Ruiz, "La guerra civil en Murcia", *Revista de Historia*, vol. 12, núm. 3 (2010), pp. 53-94.',
        "article a:Carlos|Ruiz",
        {"title": "La guerra civil en Murcia", "container": "Revista de Historia", "volume": "12", "issue": "3", "issued": "2010", "pages": "53-94"},
    ),
    (
        "Ruiz Pérez, Carlos, *La guerra civil en Murcia*, Madrid, Alianza, 2010, p. 45.",
        "book a:Carlos|Ruiz Pérez",
        {"title": "La guerra civil en Murcia", "place": "Madrid", "publisher": "Alianza", "issued": "2010", "pages": "45"},
    ),
    # News, reports, web pages, hearings
    (
        "Anthony Cole, “Iraq's Evolving Insurgency,” Working Draft, Washington, D.C: Center for Strategic Studies, December 9, 2005, p.129.",
        "report a:Anthony|Cole",
        {"title": "Iraq's Evolving Insurgency", "genre": "Working Draft", "place": "Washington, D.C", "publisher": "Center for Strategic Studies", "issued": "2005-12-09", "pages": "129"},
    ),
    (
        "Josh Halley, Jonathan Beck, “The Man They Called ‘Mastermind’,” *Guardian*, 18 November, 2015.",
        "newspaper a:Josh|Halley a:Jonathan|Beck",
        {"title": "The Man They Called ‘Mastermind’", "container": "Guardian", "issued": "2015-11-18"},
    ),
    (
        "“Troops Enter Capital,” *Times* (London), 4 May 1921, p. 9.",
        "newspaper",
        {"title": "Troops Enter Capital", "container": "Times", "place": "London", "issued": "1921-05-04", "pages": "9"},
    ),
    (
        "House Homeland Security Committee Hearing, September 2014, <https://homeland.example/hearing/worldwide-threats/>.",
        "hearing a:{House Homeland Security Committee}",
        {"genre": "Hearing", "issued": "2014-09", "url": "https://homeland.example/hearing/worldwide-threats/"},
    ),
    (
        "International Crisis Group, *Syria's Metastasising Conflicts*, Middle East Report No. 143 (Brussels, 27 June 2013), p. 4.",
        "report a:{International Crisis Group}",
        {"title": "Syria's Metastasising Conflicts", "genre": "Middle East Report", "issue": "143", "place": "Brussels", "issued": "2013-06-27", "pages": "4"},
    ),
    (
        "World Bank, *World Development Report 2011* (Washington, DC: World Bank, 2011), 12.",
        "report a:{World Bank}",
        {"title": "World Development Report 2011", "place": "Washington, DC", "publisher": "World Bank", "issued": "2011", "pages": "12"},
    ),
    (
        "The Soufan Group, “Foreign Fighters: An Updated Assessment,” December 2015, http://soufangroup.example/wp-content/TSG_FINAL3.pdf.",
        "report a:{The Soufan Group}",
        {"title": "Foreign Fighters: An Updated Assessment", "issued": "2015-12", "url": "http://soufangroup.example/wp-content/TSG_FINAL3.pdf"},
    ),
    (
        "BBC News, ‘Syria: the story of the conflict’, 11 March 2016, www.bbc.co.uk/news/world-middle-east-26116868 (accessed 4 May 2017).",
        "webpage a:{BBC News}",
        {"title": "Syria: the story of the conflict", "issued": "2016-03-11", "accessed": "2017-05-04", "url": "http://www.bbc.co.uk/news/world-middle-east-26116868"},
    ),
    (
        "Thomas Hegg, “The Rise of Foreign Fighters,” *International Security*, Vol.35, No.3, Winter 2010-11, pp.53-94.",
        "article a:Thomas|Hegg",
        {"title": "The Rise of Foreign Fighters", "container": "International Security", "volume": "35", "issue": "3", "issued": "2010-24", "pages": "53-94"},
    ),
    (
        "Kim Lee, “How to Vote,” *The Atlantic*, June 2012, 33–40.",
        "magazine a:Kim|Lee",
        {"title": "How to Vote", "container": "The Atlantic", "issued": "2012-06", "pages": "33-40"},
    ),
    # Lists of references
    (
        "Smith, J., & Doe, A. (2010). Title of the article goes here. Journal of Things, 12(3), 53–94. https://doi.org/10.1000/xyz123",
        "article a:J.|Smith a:A.|Doe",
        {"title": "Title of the article goes here", "container": "Journal of Things", "volume": "12", "issue": "3", "issued": "2010", "pages": "53-94",
             "url": "https://doi.org/10.1000/xyz123", "identifiers": {"doi": "10.1000/xyz123"}},
    ),
    (
        "Smith, John. The Long Road Home. London: Faber and Faber, 2010.",
        "book a:John|Smith",
        {"title": "The Long Road Home", "place": "London", "publisher": "Faber and Faber", "issued": "2010"},
    ),
    (
        "C. J. Hamer, Nucl. Phys. B 195, 503 (1982).",
        "article a:C. J.|Hamer",
        {"container": "Nucl. Phys. B", "volume": "195", "issued": "1982", "pages": "503"},
    ),
]  # fmt: skip


def italics(marked: str) -> tuple[str, list[Extent]]:
    """The text without its asterisks, and the stretches they held."""
    text, emphasis = "", []
    for piece in re.split(r"(\*[^*]+\*)", marked):
        plain = piece.strip("*") if piece.startswith("*") else piece
        if piece.startswith("*"):
            emphasis.append(Extent(start=len(text), end=len(text) + len(plain)))
        text += plain
    return text, emphasis


def person(told: str) -> Name:
    if told.startswith("{"):
        return Name(literal=told[1:-1])
    given, _, family = told.partition("|")
    return Name(given=given or None, family=family)


def expected(people: str, fields: dict[str, object]) -> Reference:
    kind, *told = re.split(r"\s(?=[aex]:)", people)
    named = {"a": [], "e": [], "x": []}
    for one in told:
        named[one[0]].append(person(one[2:]))
    return Reference(
        type=kind,
        authors=tuple(named["a"]),
        editors=tuple(named["e"]),
        translators=tuple(named["x"]),
        **fields,
    )


@pytest.mark.parametrize(
    ("marked", "people", "fields"), REFERENCES, ids=[r[0][:40] for r in REFERENCES]
)
def test_every_field_of_a_reference_is_right(marked, people, fields):
    text, emphasis = italics(marked)

    assert parse_citation(text, emphasis).reference == expected(people, fields)


@pytest.mark.parametrize(
    ("marked", "people", "fields"), REFERENCES, ids=[r[0][:40] for r in REFERENCES]
)
def test_every_field_has_its_place_and_its_confidence(marked, people, fields):
    text, emphasis = italics(marked)
    citation = parse_citation(text, emphasis)
    marked_fields = {mark.field for mark in citation.fields}

    assert marked_fields == set(citation.confidence)
    assert set(fields) - {"identifiers", "issued"} <= marked_fields
    assert all(0 <= mark.extent.start < mark.extent.end <= len(text) for mark in citation.fields)
    assert all(0 <= sure <= 1 for sure in citation.confidence.values())


def test_a_fields_place_holds_what_was_printed():
    text = "Ann Foy, “The Mill,” Northern History 12 (2010): 53."
    marks = {
        mark.field: text[mark.extent.start : mark.extent.end]
        for mark in parse_citation(text).fields
    }

    assert "Ann Foy" in marks["authors"]
    assert "The Mill" in marks["title"]
    assert marks["container"] == "Northern History"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cabinet minutes, 3 March 1921, CAB 23/24, The National Archives (TNA), Kew.", "archive"),
        ("Smith to Jones, 3 May 1921, Box 3, Folder 2, Smith Papers, Library of Congress.", "archive"),
        ("Bundesarchiv Berlin, R 43 I/1234, Bl. 45.", "archive"),
        ("Archives départementales de Maine-et-Vilaine, 4 O 218, délibération du 3 février 1867.", "archive"),
        ("Interview with Karl Braun, Berlin, 3 May 2014.", "interview"),
        ("U.S. Congress, Senate, Committee on Foreign Relations, Hearings on Cuba, 87th Cong., 1st sess., 1961, 45.", "hearing"),
        ("Donoghue v Stevenson [1932] AC 562 (HL).", "case"),
        ("In re Fishing Cooperatives, 1992 Reg. Trib. Rep. 201.", "case"),
        ("42 U.S.C. § 1983 (2012).", "law"),
        ("Barbara Stein, “The Last Days,” Foreign Policy blog, 3 May 2014, http://foreignpolicy.com/2014/05/03/the-last-days/.", "webpage"),
        ("Ann Foy, “Locks,” in Proceedings of the Third Canal Conference (York: Ebor, 1999), 12–19.", "conference"),
        ("Olivia Hart, “Walking the Towpath,” 3 May 2014, https://www.youtube.com/watch?v=abc123.", "video"),
    ],
)  # fmt: skip
def test_the_kind_of_a_work_is_told(text, kind):
    assert parse_citation(text).reference.type == kind
