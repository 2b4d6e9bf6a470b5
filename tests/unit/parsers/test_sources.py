"""Sources beside books and articles: archives, letters, debates, entries, newspapers, treaties, things made; read from plain text."""

from typing import Any

import pytest

from citeaudit.parsers import parse_citation, parse_note_text

READ: list[tuple[str, str, dict[str, Any]]] = [
    # Archives: keeper, fonds, shelf, leaf, paper, date.
    ("GLA Karlsruhe 74/1234.", "archive", {"publisher": "GLA Karlsruhe", "issue": "74/1234"}),
    ("HStA Stuttgart A 206 Bü 123, Bl. 4.", "archive", {"publisher": "HStA Stuttgart", "issue": "A 206 Bü 123", "pages": "4"}),
    ("Stadtarchiv Ulm, C1, Kirchensachen 12, Nr. 3.", "archive", {"publisher": "Stadtarchiv Ulm", "issue": "C1, Kirchensachen 12, Nr. 3"}),
    ("ASMi, Notarile, cart. 12, Ugo Belli al duca, 4 aprile 1467.", "archive",
     {"publisher": "ASMi", "container": "Notarile", "issue": "cart. 12", "title": "al duca", "issued": "1467-04-04"}),
    ("Siena, Archivio di Stato, Consiglio generale, 345, c. 12v.", "archive",
     {"place": "Siena", "publisher": "Archivio di Stato", "container": "Consiglio generale", "issue": "345", "pages": "12v"}),
    ("AGI, México, 28, n. 12.", "archive", {"publisher": "AGI", "container": "México", "place": None, "issue": "28, n. 12"}),
    ("Arch. nat., AF III 45, dossier 162, pièce 12.", "archive", {"publisher": "Arch. nat", "issue": "AF III 45, dossier 162, pièce 12"}),
    ("BAV, Vat. lat. 3773, f. 12v.", "archive", {"publisher": "BAV", "issue": "Vat. lat. 3773", "pages": "12v"}),
    ("Bodleian Library, MS Tanner 123, fol. 5.", "archive", {"publisher": "Bodleian Library", "issue": "MS Tanner 123", "pages": "5"}),
    ("Wren to Aske, May 5, 1954, box 12, Moor Series, Alma Reed Library, Boston.", "archive",
     {"container": "Moor Series", "publisher": "Alma Reed Library", "place": "Boston"}),
    ("StadtAL, Kap. 72 Nr. 187, Bd. 3, Bl. 7.", "archive", {"publisher": "StadtAL", "issue": "Kap. 72 Nr. 187, Bd. 3", "pages": "7"}),
    ("Holm an das Ministerium, 3.10.1916, in: Hauptstaatsarchiv Dresden, 10736 Innenministerium, Nr. 11071, Bl. 12.", "archive",
     {"publisher": "Hauptstaatsarchiv Dresden", "issue": "11071", "pages": "12", "issued": "1916-10-03"}),
    # What sounds like an archive.
    ("Archives of Internal Medicine 155 (1995): 12–34.", "article", {"container": "Archives of Internal Medicine", "volume": "155"}),
    # Letters in editions.
    ("Burke to Fox, 9 Oct. 1789, in The Letters of Edmund Burke, ed. T. W. Cope (Cambridge, 1958–78), vi, 24.", "chapter",
     {"title": "to Fox", "container": "The Letters of Edmund Burke", "issued": "1789-10-09", "volume": "vi", "pages": "24"}),
    ("Marx an Engels, 8.10.1858, MEW 29, S. 360.", "chapter", {"title": "an Engels", "container": "MEW", "volume": "29", "pages": "360"}),
    # Debates and papers of parliaments.
    ("Hansard, 3rd ser., CLXXXIII, 1503–9 (31 May 1866).", "hearing", {"container": "Hansard", "pages": "1503-9", "issued": "1866-05-31"}),
    ("Verhandlungen des Reichstags, Bd. 306, Berlin 1916, S. 2 C.", "hearing", {"volume": "306", "issued": "1916"}),
    ("BT-Drs. 17/9876, S. 12.", "report", {"issue": "17/9876", "pages": "12"}),
    ("Report on Crime, Parl. Papers 1834 (537), xxvi, p. 12.", "report", {"title": "Report on Crime", "container": "Parl. Papers"}),
    # Entries.
    ("Ann Fell, ‘Hobbs, Samuel’, ODNB.", "chapter", {"title": "Hobbs, Samuel", "container": "ODNB"}),
    ("Oxford English Dictionary, 2nd ed. (Oxford: Clarendon Press, 1989), s.v. “moor.”", "chapter",
     {"title": "moor", "container": "Oxford English Dictionary", "edition": "2"}),
    # Ancient authors and great series.
    ("Thucydides 2.65.9.", "book", {"pages": "2.65.9"}),
    ("Pliny the Elder, Natural History 35.12.", "book", {"title": "Natural History", "pages": "35.12"}),
    # Newspapers by their day alone.
    ("Gazzetta di Venezia, 12 marzo 1848, p. 2.", "newspaper", {"container": "Gazzetta di Venezia", "title": None}),
    ("Volksstimme (Halle) vom 3. Mai 1912.", "newspaper", {"container": "Volksstimme", "place": "Halle", "issued": "1912-05-03"}),
    ("La Unión, Valparaíso, 14 de mayo de 1903.", "newspaper", {"container": "La Unión", "place": "Valparaíso"}),
    ("O Século, 12 de Janeiro de 1890, p. 1.", "newspaper", {"container": "O Século", "pages": "1"}),
    ("«Gazzetta musicale di Alba», XXVII, n. 6, 11 febbraio 1872, p. 49.", "newspaper",
     {"container": "Gazzetta musicale di Alba", "title": None, "issued": "1872-02-11", "pages": "49"}),
    # Theses by their degrees.
    ("Ada Rojas, “La huelga”, Tesis para optar al grado de Licenciado en Historia, Pontificia Universidad Católica de Chile, Santiago, 1997, p. 7.",
     "thesis", {"publisher": "Pontificia Universidad Católica de Chile", "place": "Santiago", "pages": "7"}),
    ("Ana Silva, «Imprensa», dissertação de mestrado, Universidade de Lisboa, 2004, p. 12.", "thesis", {"publisher": "Universidade de Lisboa"}),
    ("Treaty between the United States and Canada Relating to the Columbia River, Jan. 17, 1961, 15 U.S.T. 1555.", "law",
     {"container": "U.S.T.", "volume": "15", "pages": "1555"}),
    # A title of one word before its subtitle.
    ("Hans Füglister, Handwerksregiment. Untersuchungen und Materialien zur politischen Struktur der Stadt in der ersten Hälfte "
     "des 16. Jahrhunderts (Basler Beiträge zur Geschichtswissenschaft 143), Basel 1981, S. 11.", "book",
     {"place": "Basel", "pages": "11"}),
    # Courts of nations and treaties.
    ("ECtHR, Holt v. Ruritania (No. 2), App. no. 74025/01, 6 October 2005.", "case",
     {"publisher": "ECtHR", "title": "Holt v. Ruritania (No. 2)", "volume": "74025/01"}),
    ("Treaty of Amity and Trade, 21 May 1858, 118 CTS 401.", "law", {"container": "CTS", "volume": "118", "pages": "401"}),
    ("Regulation (EU) 2022/2065 of the Council of 19 October 2022 on Services, 2022 O.J. (L 277) 1.", "law",
     {"container": "O.J.", "issue": "L 277", "pages": "1", "issued": "2022"}),
    # Talks and interviews.
    ("Anne Brun, « Le genre », communication au colloque « Archives », Paris, 12 juin 2009.", "conference", {"container": "colloque « Archives »"}),
    ("Intervista dell’autore a Giovanni Rossi, Torino, 5 giugno 1987.", "interview", {"place": "Torino", "issued": "1987-06-05"}),
    # Things made.
    ("Night Boat, directed by Rosa Lund (Rome: Excelsa Film, 1945).", "video", {"title": "Night Boat", "publisher": "Excelsa Film"}),
    ("Histoire des marais, dir. Georges Lenoir, Paris, Seuil, 1975.", "book", {"publisher": "Seuil"}),
    ("They Shall Not Sleep, directed by Rosa Lund, aired May 3, 2021, on Channel 4.", "video", {"title": "They Shall Not Sleep"}),
    ("Ada Holm, “[Restored] The Night Boat,” May 3, 2020, YouTube video, 0:51, https://youtube.com/watch?v=1.", "video",
     {"volume": None, "pages": None}),
    ("Ada Holm, “‘The Night Boat’ Review: Rosa Lund’s Last Film,” New York Times, May 3, 2018.", "newspaper",
     {"container": "New York Times"}),
    ("ISO 15489-1:2016, Records Management, Geneva, 2016.", "report", {"title": "Records Management", "issue": "ISO 15489-1:2016"}),
    ("US Patent No. 174,465 (issued March 7, 1876).", "misc", {"issue": "174,465", "genre": "US Patent"}),
    ("Ada Marsh, “Wages,” Harvard Dataverse, V2, 2018, https://doi.org/10.7910/DVN/ABC.", "misc",
     {"publisher": "Harvard Dataverse", "edition": "2"}),
    ("Lena Ford, “Text as Data,” preprint, SocArXiv, May 2, 2019.", "article", {"container": "SocArXiv", "genre": "preprint"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "fields"), READ)
def test_a_source_is_read_by_what_it_prints(text, kind, fields):
    reference = parse_citation(text).reference

    assert reference.type == kind
    assert {name: getattr(reference, name) for name in fields} == fields


def test_who_wrote_a_letter_and_who_asked_the_questions_are_told_apart():
    letter = parse_citation("Burke to Fox, 9 Oct. 1789, in Letters, ed. A. Cope (London, 1958).")
    interview = parse_citation("Entretien de l’auteur avec Omar Saïd, Alger, 14 mars 2003.")

    assert [name.family for name in letter.reference.authors] == ["Burke"]
    assert [name.family for name in interview.reference.authors] == ["Saïd"]


def test_bare_marks_are_cited_and_verses_are_not():
    assert len(parse_note_text("Vgl. GLA Karlsruhe 65/123; Livy 2.32.8.")[1]) == 2
    assert parse_note_text("2 Sam. 22:8–16.")[1] == ()


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ROSA FEENEY, ORDER AMONG NEIGHBORS: A U.S. HISTORY 52 (1989).", "Order Among Neighbors: A U.S. History"),
        ("HEINRICH MOOR, DER STAAT DES MITTELALTERS, Weimar 1940, S. 12.", "Der Staat des Mittelalters"),
        ("J. HALE, WAR AND SOCIETY IN EUROPE (London, 1985), p. 4.", "War and Society in Europe"),
        ("Ann Foy, The NATO Years (London: Acme, 1985), 4.", "The NATO Years"),
    ],
)  # fmt: skip
def test_a_title_in_capitals_is_written_out(printed, written):
    assert parse_citation(printed).reference.title == written
