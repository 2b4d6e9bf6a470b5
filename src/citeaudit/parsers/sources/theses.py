"""Theses and working papers as law reviews print them: what they are stands in a bracket, and whose.

Naomi Hartz, Custom 88 (1999) (unpublished Ph.D. dissertation, University of Kansas)
"""

import re

from citeaudit.parsers.draft import Draft

_YEAR = r"(?:1[4-9]|20)\d\d"


def hold(text: str, draft: Draft) -> None:
    """Every rule of this module."""
    _hold_thesis(text, draft)
    _hold_degree(text, draft)
    _hold_working_paper(text, draft)


_THESIS = re.compile(
    r"\((?P<genre>(?:unpublished\s)?(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.?\s?Phil\.?|M\.?A\.?|M\.?S\.?|S\.?J\.?D\.?|J\.?S\.?D\.?|LL\.?M\.?|[Mm]aster[’']s|[Dd]octoral|[Ss]enior|[Hh]onors)\s"
    rf"(?:[Dd]issertation|[Dd]iss\.|[Tt]hesis)),\s(?P<university>[A-ZÀ-Þ][^()]{{3,60}}?)(?:,?\s(?P<year>{_YEAR}))?\)"
)


def _hold_thesis(text: str, draft: Draft) -> None:
    """ "(unpublished Ph.D. dissertation, University of Kansas)": what it is, and where it was accepted."""
    if found := _THESIS.search(text):
        draft.put_groups(found, genre="genre", university="publisher", year="date")


_DEGREE = re.compile(
    r"(?<=[,.”\"»]\s)(?P<genre>(?:[Tt]esis|[Mm]emoria|[Dd]issertação|[Tt]ese)\s(?:para\s(?:optar|obtener|obtenção)\s|de\s(?:[Gg]rado|[Ll]icenciatura|[Dd]octorado|[Dd]outor|[Mm]estrado|[Mm]aestría))[^,;()“”\"«»]{0,90}),\s"
    r"(?P<university>[^,;()]*(?:Universidade?|Instituto|Facultad|Escuela|Colegio)[^,;()]*)(?=[,.;]|$)"
)


def _hold_degree(text: str, draft: Draft) -> None:
    """ "Tesis para optar al grado de Licenciado en Historia, Universidad Católica": the degree is part of what it is."""
    if found := _DEGREE.search(text):
        draft.put_groups(found, genre="genre", university="publisher")


_WORKING_PAPER = re.compile(
    r"\((?P<genre>[^()\d]{0,60}?\b(?:Working|Discussion|Research|Staff|Policy|Econ\.)\sPapers?(?:\sSeries)?),?\s(?P<number>(?:[Nn]o\.\s?)?[\w/-]*\d[\w/-]*)"
    rf"(?:,\s(?P<when>(?:[A-Z][a-z]{{2,8}}\.?\s(?:\d{{1,2}},\s)?)?{_YEAR}))?\)"
)


def _hold_working_paper(text: str, draft: Draft) -> None:
    """ "(Nat’l Bureau of Econ. Research, Working Paper No. 10987, 2004)": whose paper, its number, its year."""
    if found := _WORKING_PAPER.search(text):
        draft.put_groups(found, genre="genre", number="volume", when="date")
