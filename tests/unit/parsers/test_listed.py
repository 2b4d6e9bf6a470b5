"""A line of a list is an address, or a number of a registry that leads to one."""

import pytest

from citeaudit.parsers.listed import links_of
from citeaudit.readers import read_addresses


@pytest.mark.parametrize(
    ("line", "asked", "kind"),
    [
        ("https://mills.test/a b", "https://mills.test/a b", "url"),
        ("www.mills.test/a", "http://www.mills.test/a", "url"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182", "doi"),
        ("DOI 10.1000/182", "https://doi.org/10.1000/182", "doi"),
        ("10.1000/182", "https://doi.org/10.1000/182", "doi"),
        ("info:doi/10.1000/182", "https://doi.org/10.1000/182", "doi"),
        (
            "doi:10.1002/(SICI)1097(199801)76:1<1::AID-1>3.0.CO;2-#",
            "https://doi.org/10.1002/(SICI)1097(199801)76:1<1::AID-1>3.0.CO;2-%23",
            "doi",
        ),
        ("hdl:2027/x", "https://hdl.handle.net/2027/x", "handle"),
        ("arXiv:2101.00001", "https://arxiv.org/abs/2101.00001", "arxiv"),
        ("PMID: 123", "https://pubmed.ncbi.nlm.nih.gov/123/", "pmid"),
        ("PMCID: PMC3531190", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/", "pmcid"),
        ("pmc3531190", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/", "pmcid"),
        ("urn:nbn:de:101:1-2", "https://nbn-resolving.org/urn:nbn:de:101:1-2", "urn"),
        ("ark:/12148/btv1b", "https://n2t.net/ark:/12148/btv1b", "ark"),
        ("urn:isbn:0451450523", "urn:isbn:0451450523", "url"),
        ("http://mills.test/\ud800", "http://mills.test/\ufffd", "url"),
    ],
)
def test_a_line_is_asked_where_it_leads(line: str, asked: str, kind: str) -> None:
    (link,), _ = links_of(read_addresses(line))

    assert (link.url, link.kind) == (asked, kind)
