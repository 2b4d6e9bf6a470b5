"""Official papers, archives, posts and author-date heads: what each part of them is."""

import pytest

from citeaudit.parsers import parse_citation, parse_note_text
from citeaudit.parsers.names import parse as names

READ = [
    (
        "World Bank. 2012. World Development Report 2013: Jobs. Washington, DC: World Bank.",
        "report",
        {"title": "World Development Report 2013: Jobs", "publisher": "World Bank"},
    ),
    (
        'Thomas Frey, "Angry, Wired and Deadly", N.Y. TIMES, Aug. 22, 1998, at A15.',
        "newspaper",
        {"container": "N.Y. TIMES", "publisher": None, "place": None, "pages": "A15"},
    ),
    (
        "Hans Wedel: Deutsche Geschichte, Bd. 3: Von der „Deutschen Doppelrevolution“ bis zum Beginn des Krieges 1849–1914, München 1995, S. 12.",
        "book",
        {
            "title": "Deutsche Geschichte: Von der „Deutschen Doppelrevolution“ bis zum Beginn des Krieges 1849–1914",
            "volume": "3",
            "container": None,
        },
    ),
    (
        "Statement of John Breen, Director, CIA, Hearing before the Senate Select Committee on Intelligence, 114th Cong., 2nd sess., June 16, 2016.",
        "hearing",
        {"title": "Statement of John Breen", "genre": "Hearing", "issued": "2016-06-16"},
    ),
    (
        "Telegram from the Embassy in Bolivia to the Department of State, 5 May 1962, FRUS, 1961-1963, vol. 11, doc. 20.",
        "archive",
        {"container": "FRUS", "issued": "1962-05-05", "volume": "11"},
    ),
    (
        "C Lester, Profiling the State, Brookings Doha Center Analysis Paper 13 (Doha: Brookings Institution, November 2014)",
        "report",
        {
            "genre": "Brookings Doha Center Analysis Paper",
            "issue": "13",
            "publisher": "Brookings Institution",
            "place": "Doha",
        },
    ),
    (
        "Byrne, Daniel. 2015. What Do the Fighters Want? Washington Post, November 16.",
        "newspaper",
        {"issued": "2015-11-16", "container": "Washington Post"},
    ),
    (
        "Quarrymen's Union, Report of the Relief Committee, Caradoc, 1901, p. 6.",
        "report",
        {"title": "Report of the Relief Committee", "place": "Caradoc", "pages": "6"},
    ),
    (
        "In re Fishing Cooperatives, 1992 Reg. Trib. Rep. 201.",
        "case",
        {"title": "In re Fishing Cooperatives", "pages": "201", "issued": "1992"},
    ),
    (
        "Marlow v. Madden, 5 U.S. (1 Cranch) 137, 177 (1803).",
        "case",
        {"volume": "5", "container": "U.S.", "pages": "137", "pinpoint": "177"},
    ),
    (
        "European Commission, “A Secure Union,” COM(2015) 185 final, Strasbourg, 28 April 2015.",
        "report",
        {"issue": "COM(2015) 185 final", "place": "Strasbourg", "container": None},
    ),
    (
        "Eisler to Dunn, 23 December 1957, Dunn Papers, Eisler Library, Abilene.",
        "archive",
        {"container": "Dunn Papers", "publisher": "Eisler Library", "place": "Abilene"},
    ),
    (
        "Convention on the Rights of the Child, Nov. 20, 1989, 1577 U.N.T.S. 3.",
        "law",
        {"title": "Convention on the Rights of the Child", "volume": "1577", "pages": "3"},
    ),
    (
        "Helen Brandt, “Who Pays?” NBER Working Paper 14432, Cambridge, MA, October 2008.",
        "report",
        {"genre": "NBER Working Paper", "issue": "14432", "publisher": None},
    ),
    (
        "Interview with General Omar Haddad, Amman, March 2009.",
        "interview",
        {"place": "Amman", "issued": "2009-03"},
    ),
    (
        "“Sykes Agreement,” Encyclopaedia Online, accessed May 4, 2014, http://www.enc.test/9070.",
        "webpage",
        {"accessed": "2014-05-04", "issued": None},
    ),
    (
        "Heinrich Lotz, Zwischen Habsburg und Preußen. Deutschland 1815–1866 (Die Deutschen und ihre Nation 2), Berlin 1985, S. 30–35.",
        "book",
        {
            "title": "Zwischen Habsburg und Preußen. Deutschland 1815–1866",
            "series": "Die Deutschen und ihre Nation 2",
        },
    ),
    (
        "Anthony Lloyd, ‘Weapons of the Weak’, The Times, 3 Apri1 2003, p.14.",
        "newspaper",
        {"issued": "2003-04-03"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "fields"), READ)
def test_a_paper_is_read_by_what_it_prints(text, kind, fields):
    reference = parse_citation(text).reference

    assert reference.type == kind
    assert {name: getattr(reference, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("José Álvarez Junco", "Álvarez Junco", "José"),
        ("Paul Crook (@crook)", "Crook", "Paul"),
        ("Laura García Roca", "García Roca", "Laura"),
    ],
)
def test_names_of_two_families_and_accounts(printed, family, given):
    (name,) = names(printed)

    assert (name.family, name.given) == (family, given)


@pytest.mark.parametrize(
    ("note", "cited"),
    [
        ("The best account remains Tobias Wren, Salt Roads (Chicago: Acme, 1972), 4.", ["Wren"]),
        ("Contrast Leonard Gutt, ‘Salt and Sedition’, Naval Review, 12 (1988), 33-50.", ["Gutt"]),
        (
            "Ruth Calder, Border Lines (London: Verso, 2001); and, more recently, Ada Finch, Walls (New York: Norton, 2013).",
            ["Calder", "Finch"],
        ),
    ],
)
def test_what_leads_up_to_a_citation_is_no_part_of_it(note, cited):
    _, citations = parse_note_text(note)

    assert [citation.reference.authors[0].family for citation in citations] == cited
