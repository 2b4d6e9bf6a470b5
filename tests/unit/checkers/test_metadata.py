"""What pages say of their work, in the dialects that publishers use."""

import json

import pytest

from citeaudit.checkers.page import facts

TITLE = "Water and War in the Jordan Basin"
MICRODATA = f"""<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">{TITLE}</h2>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Nurit Kliot</span></span>
<time itemprop="datePublished" datetime="2012-05-03">May</time>
<div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author">A Reader</span></div></div>"""
RDFA = f"""<div vocab="http://schema.org/" typeof="NewsArticle"><span property="headline">{TITLE}</span>
<span property="author">Nurit Kliot</span><meta property="datePublished" content="2012-05-03"></div>"""


def said(head: str, body: str = "") -> dict[str, str]:
    page = f"<!doctype html><html><head><title>{TITLE} | The Daily</title>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"
    found = facts(page.encode(), media_type="text/html")
    assert found is not None
    return dict(found.citation)


def metas(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in pairs)


def linked(*things: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in things
    )


def test_every_author_of_a_work_is_read_not_the_first_alone() -> None:
    found = said(metas(("citation_author", "Porter, Ann"), ("citation_author", "Kliot, Nurit")))

    assert found["author"] == "Porter, Ann; Kliot, Nurit"


def test_of_several_identifiers_the_doi_is_not_lost() -> None:
    found = said(metas(("DC.identifier", "http://a.example/1"), ("DC.identifier", "doi:10.1000/1")))

    assert "10.1000/1" in found["doi"]


@pytest.mark.parametrize("body", [MICRODATA, RDFA], ids=["microdata", "rdfa"])
def test_marks_within_the_text_are_read_and_comments_are_not(body: str) -> None:
    found = said("", body)

    assert found == {"title": TITLE, "author": "Nurit Kliot", "date": "2012-05-03"}


@pytest.mark.parametrize(
    ("mark", "free"),
    [
        ('<meta property="article:content_tier" content="locked">', "no"), ('<meta property="article:content_tier" content="metered">', None),
        ('<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="isAccessibleForFree" content="False"></div>', "no"),
        ('<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="isAccessibleForFree" content="true"></div>', None),
    ],
)  # fmt: skip
def test_a_page_that_is_sold_says_so_in_several_ways(mark: str, free: str | None) -> None:
    assert said(mark).get("free") == free


def test_another_article_on_the_page_does_not_speak_for_this_one() -> None:
    other = {
        "@type": "NewsArticle",
        "headline": "Ten Recipes",
        "author": {"name": "Cook Cookson"},
        "datePublished": "2018-01-01",
    }
    own = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2012-05-03"}

    assert said(linked(other, own)) == {"title": TITLE, "date": "2012-05-03"}


def test_an_author_named_elsewhere_in_the_graph_is_found() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": TITLE, "author": {"@id": "#p"}},
            {"@type": "Person", "@id": "#p", "name": "Nurit Kliot"},
        ]
    }

    assert said(linked(graph))["author"] == "Nurit Kliot"


def test_journal_volume_and_doi_are_read_from_where_they_are_nested() -> None:
    volume = {
        "@type": ["PublicationVolume", "Periodical"],
        "name": "Geopolitics",
        "volumeNumber": 12,
    }
    work = {
        "@type": "ScholarlyArticle",
        "headline": TITLE,
        "sameAs": "https://doi.org/10.1000/182",
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": volume},
    }
    found = said(linked(work))

    assert found == {
        "title": TITLE,
        "doi": "10.1000/182",
        "issue": "3",
        "volume": "12",
        "container": "Geopolitics",
    }


@pytest.mark.parametrize(
    "broken", ["{", "[[[[", '{"@graph": 3}', '{"@type": "Article", "author": [1, {"name": 2}]}']
)
def test_structured_data_of_any_shape_raises_nothing(broken: str) -> None:
    assert said(f'<script type="application/ld+json">{broken}</script>') == {}


def test_a_mark_that_belongs_to_no_thing_says_nothing_and_breaks_nothing() -> None:
    found = said(
        "", '<meta itemprop="isAccessibleForFree" content="false"><p itemprop="author">Ann</p>'
    )

    assert found == {}


def test_what_gave_the_date_and_when_the_page_was_changed_stand_beside_it() -> None:
    found = said(
        metas(
            ("article:published_time", "2012-05-03T08:00:00Z"),
            ("article:modified_time", "2014-01-02T08:00:00Z"),
        )
    )

    assert found["date-from"] == "article:published_time"
    assert found["modified"] == "2014-01-02T08:00:00Z"


def test_a_change_at_the_moment_of_publication_is_none() -> None:
    same = "2012-05-03T08:00:00Z"

    assert "modified" not in said(metas(("article:published_time", same), ("article:modified_time", same)))  # fmt: skip


def test_entities_and_tags_where_none_are_understood_are_read_as_they_were_meant() -> None:
    found = said(linked({"@type": "Article", "headline": "Water &amp; War: <em>Jordan&#8217;s</em> Basin"}))  # fmt: skip

    assert found["title"] == "Water & War: Jordan’s Basin"


@pytest.mark.parametrize("around", ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "\n{}\n"])
def test_structured_data_may_be_wrapped_and_broken_into_lines(around: str) -> None:
    block = around.format('{"@type": "Article", "headline": "Water and\nWar", "datePublished": "2012-05-03"}')  # fmt: skip

    assert said(f'<script type="application/ld+json">{block}</script>')["date"] == "2012-05-03"


def test_a_wikis_page_has_no_author_and_no_day() -> None:
    wiki = {
        "@type": "Article",
        "name": TITLE,
        "author": {"@type": "Organization", "name": "Contributors to Wikimedia projects"},
        "publisher": {"@type": "Organization", "name": "Wikimedia Foundation, Inc."},
        "datePublished": "2003-04-05T10:00:00Z",
        "dateModified": "2018-01-02T10:00:00Z",
    }

    found = said(linked(wiki))

    assert "author" not in found
    assert "date" not in found
    assert found["modified"] == "2018-01-02T10:00:00Z"


def test_a_film_speaks_for_a_page_that_is_nothing_else() -> None:
    film = {"@type": "VideoObject", "name": TITLE, "uploadDate": "2012-05-03"}
    article = {"@type": "Article", "headline": TITLE, "datePublished": "2012-06-11"}

    assert said(linked(film))["date"] == "2012-05-03"
    assert said(linked(film, article))["date"] == "2012-06-11"


def test_who_wrote_a_post_is_read_from_the_labels_for_sharing() -> None:
    labelled = metas(("twitter:label1", "Written by"), ("twitter:data1", "Nora Grant"))
    other = metas(("twitter:label1", "Est. reading time"), ("twitter:data1", "8 minutes"))

    assert said(labelled)["author"] == "Nora Grant"
    assert "author" not in said(other)


def test_several_authors_in_one_list_of_names_or_in_tags_of_their_own_are_all_read() -> None:
    listed = {"@type": "Article", "headline": TITLE, "author": {"name": ["Nora Grant", "Ben Hurst"]}}  # fmt: skip

    assert said(linked(listed))["author"] == "Nora Grant; Ben Hurst"
    assert said(metas(("author", "Nora Grant"), ("author", "Ben Hurst")))["author"] == "Nora Grant; Ben Hurst"  # fmt: skip
