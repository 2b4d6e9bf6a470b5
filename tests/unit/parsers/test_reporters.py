"""Law reports, official papers, judgments and codes of several countries: what each part of them is."""

import pytest

from citeaudit.parsers import parse_citation

READ = [
    (
        "J. Griff, ‘Is Law Social Control?’ (1979) 6 Brit. J. of Law and Society 1, 3.",
        "article",
        {"container": "Brit. J. of Law and Society", "volume": "6", "pages": "1", "pinpoint": "3"},
    ),
    (
        "Padmore v. Inland Drainage Board [1983] 2 A.C. 237, 244.",
        "case",
        {"title": "Padmore v. Inland Drainage Board", "container": "A.C.", "pages": "237"},
    ),
    (
        "Garner v. Bluff County, No. 12-cv-4410, 2013 WL 551204, at *4 (D. Colo. Feb. 12, 2013).",
        "case",
        {"title": "Garner v. Bluff County", "publisher": "D. Colo", "issued": "2013-02-12"},
    ),
    (
        "Ostrow v Poland App no 35014/97 (ECtHR, 19 June 2006) para 154.",
        "case",
        {"title": "Ostrow v Poland", "publisher": "ECtHR", "issued": "2006-06-19"},
    ),
    (
        "Case C-55/94 Gebauer v Ordine di Torino [1995] ECR I-4165, para 37.",
        "case",
        {"title": "Gebauer v Ordine di Torino", "container": "ECR", "pages": "I-4165"},
    ),
    (
        "Ortiz v. Middle Valley Dist., 136 N.M. 34, 95 P.3d 612 (2004).",
        "case",
        {"container": "N.M.", "volume": "136", "pages": "34", "issued": "2004"},
    ),
    (
        "Home Office, Fair Hearings: A Policy for the Tribunals (1999; Cm. 4205) 22.",
        "report",
        {"title": "Fair Hearings: A Policy for the Tribunals", "pages": "22", "issued": "1999"},
    ),
    (
        "412 H.C. Debs., col. 233 (9 February 1984).",
        "hearing",
        {"container": "H.C. Debs.", "volume": "412", "issued": "1984-02-09", "authors": ()},
    ),
    (
        "Council Directive 2000/60/EC [2000] OJ L327/1.",
        "law",
        {"title": "Council Directive 2000/60/EC", "container": "OJ", "pages": "1"},
    ),
    (
        "Federal Water Power Act, Pub. L. No. 66-280, 41 Stat. 1063 (1920).",
        "law",
        {"title": "Federal Water Power Act", "container": "Stat", "issued": "1920"},
    ),
    (
        "Rylands v Fletching (1868) LR 3 HL 330, 339.",
        "case",
        {"title": "Rylands v Fletching", "container": "HL", "pages": "330", "pinpoint": "339"},
    ),
    (
        "N.M. Stat. Ann. § 72-5-29 (West 2015).",
        "law",
        {"container": "N.M. Stat. Ann.", "publisher": "West", "issued": "2015", "authors": ()},
    ),
    (
        "Vienna Convention on Shared Lakes art. 31(1), May 23, 1969, 1155 U.N.T.S. 331.",
        "law",
        {"title": "Vienna Convention on Shared Lakes", "issued": "1969-05-23", "volume": "1155"},
    ),
    (
        "Water in the West: Hearing Before the Subcomm. on Water of the H. Comm. on Natural Res., 108th Cong. 12 (2003).",
        "hearing",
        {"pages": "12", "issued": "2003", "container": None},
    ),
    (
        "BGH, Urt. v. 12.3.1992 – IX ZR 141/91, NJW 1992, 1814 (1816).",
        "case",
        {"title": "BGH", "issued": "1992-03-12", "container": "NJW", "pages": "1814"},
    ),
    ("BVerfGE 39, 1, 42.", "case", {"container": "BVerfGE", "volume": "39", "pages": "1"}),
    ("§ 242 BGB.", "law", {"container": "BGB", "authors": ()}),
    ("BGB, § 823 Abs. 1.", "law", {"container": "BGB", "authors": ()}),
    ("BGBl. 1990 I S. 2002.", "law", {"container": "BGBl", "issued": "1990", "pages": "2002"}),
    (
        "Dieter Grimmer, JZ 1986, 97 (99).",
        "article",
        {"container": "JZ", "issued": "1986", "pages": "97", "pinpoint": "99"},
    ),
    (
        "Loi n° 92-3 du 3 janvier 1992 sur l’eau, art. 2.",
        "law",
        {"title": "Loi n° 92-3 du 3 janvier 1992 sur l’eau", "authors": ()},
    ),
    (
        "CE, 19 mai 1933, Benjamin, Rec. p. 541.",
        "case",
        {"container": "Rec", "issued": "1933-05-19", "pages": "541"},
    ),
    (
        "Archivio di Stato di Venezia, Savi alle acque, b. 122, fasc. 3, scrittura del proto, 4 maggio 1611.",
        "archive",
        {"container": "Savi alle acque", "title": "scrittura del proto", "issued": "1611-05-04"},
    ),
    (
        "GStA PK, I. HA Rep. 77, Tit. 17, Nr. 4, Bl. 12–14, Bericht des Oberpräsidenten, 3. 5. 1848.",
        "archive",
        {"publisher": "GStA PK", "title": "Bericht des Oberpräsidenten", "pages": "12-14"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "fields"), READ)
def test_law_is_read_by_what_it_prints(text, kind, fields):
    reference = parse_citation(text).reference

    assert reference.type == kind
    assert {name: getattr(reference, name) for name in fields} == fields
