"""Books cited by their own numbers, whatever the edition: the Bible, the Koran, and the authors of antiquity.

Thucydides 2.65.9 · Livy, 21.5.3 · Cic. Att. 7.11.1 · Tacitus, Annalen I 1,3      author, perhaps work, place
Deuteronomy 24:1-4 · Lk 15,11-32 · 1 Cor. 13:4                                    book, chapter and verse
"""

import re

from citeaudit.parsers.draft import Draft

_ANCIENTS = (
    r"Thuc(?:ydides|ydide|\.)|Thukydides|Tuc[ií]dide(?:s)?|Her[oó]dotus|Hdt\.|Herodot|Hérodote|Erodoto|Heródoto|Liv(?:y|ius|io|\.)|Tite-Live|Tito\sLivio|Tac(?:itus|ite|ito|\.)|"
    r"Cic(?:ero|éron|erone|erón|\.)|Caes(?:ar|\.)|César|Cesare|Plat(?:o|on|one|ón|\.)|Pl\.|Arist(?:otle|oteles|ote|otele|óteles|\.)|Plut(?:arch|arque|arco|\.)|Pol(?:y|i)b(?:ius|ios|e|io|\.)|"
    r"Suet(?:onius|on|\.)|Suétone|Svetonio|Suetonio|Plin(?:y|ius|io|\.)|Pline|Xen(?:ophon|\.)|Xénophon|Senofonte|Jenofonte|Hom(?:er|ère|ero|\.)|V[ei]rg(?:il|ile|ilio|\.)|Ov(?:id|ide|idio|\.)|"
    r"Hor(?:ace|az|\.)|Strab(?:o|on|ón|\.)|Jos(?:ephus|\.)|Aug(?:ustine|ustinus|ustin|\.)|Agostino|San\sAgustín|Eus(?:ebius|èbe|\.)|Euseb\.|Amm(?:ianus|\.)(?:\sMarc(?:ellinus|\.))?|"
    r"Procop(?:ius|\.)|Diod(?:orus|\.)(?:\sSic(?:ulus|\.))?|Paus(?:anias|\.)|Sall(?:ust|\.)|Sen(?:eca|\.)|Quint(?:ilian|\.)|Eur(?:ipides|\.)|Soph(?:ocles|\.)|Aesch(?:ylus|\.)|"
    r"Aristophanes|Ar\.|Dem(?:osthenes|\.)|Isocr(?:ates|\.)|Cass(?:ius|\.)\sDio|Dio(?:\sCass(?:ius|\.))?|App(?:ian|\.)|Gell(?:ius|\.)|Mart(?:ial|\.)|Juv(?:enal|\.)|Lucr(?:etius|\.)|Just(?:in|inian|\.)|Jerome|Hier\.|Ambrose|Ambr\.|Cyprian|Origen|Philo|Gaius|Marcus\sAurelius|Dion\.\sHal\.|Val\.\sMax\.|Tert(?:ullian|\.)"
)
_BOOKS = (
    r"Gen(?:esis|\.)?|Gn|Ex(?:od(?:us|\.)?|\.)?|Lev(?:iticus|\.)?|Num(?:bers|eri|\.)?|Deut(?:eronom(?:y|ium)|\.)?|Dtn|Dt|Josh(?:ua|\.)?|Jos|Judg(?:es|\.)?|Ri|Ruth|Sam(?:uel|\.)?|Kings|Kgs\.?|Kön|Rois|Chr(?:on)?\.?|"
    r"Ps(?:alms?|\.)?|Salmos?|Prov(?:erbs|\.)?|Spr|Eccl(?:esiastes|\.)?|Koh|Isa(?:iah|\.)?|Jes|Jer(?:emiah|\.)?|Ezek(?:iel|\.)?|Ez|Dan(?:iel|\.)?|Hos(?:ea|\.)?|Amos|Mic(?:ah|\.)?|"
    r"M(?:att(?:hew|\.)?|t)|M(?:ar)?k|Mc|L(?:uke|k|c)|Joh?n|Joh|Gv|Acts|Apg|Rom(?:ans|\.)?|Röm|Cor(?:inthians|\.)?|Kor|Gal(?:atians|\.)?|Eph(?:esians|\.)?|Phil(?:ippians|\.)?|Col(?:ossians|\.)?|"
    r"Thess(?:alonians|\.)?|Tim(?:othy|\.)?|Tit(?:us|\.)?|Heb(?:rews|r|\.)?|Jas|James|Jak|Pet(?:er|r|\.)?|Rev(?:elation|\.)?|Offb|Apk|Ap|Sir|Tob|Macc|Qur[’ʾʼ']?[aā]n|Koran|Coran|Corán|Corano|Sure"
)
_NUMBERS = r"(?:(?:[IVXLC]{1,7}[.,]?\s?)?\d{1,4}[a-e]?(?:[.,:]\s?\d{1,3}[a-e]?)*(?:\s?[-–]\s?\d{1,4}[a-e]?(?:[.,:]\d{1,3})*)?(?:\sff?)?)"
_LOCUS = re.compile(
    rf"(?:(?P<author>(?:{_ANCIENTS})(?:\sthe\s(?:Elder|Younger)|\sd\.\s?[ÄJ]\.)?),?\s(?:(?P<work>(?:De\s)?[A-ZÀ-Þ][\w.]+(?:\s(?![IVXLC]+[\s.,]\s?\d)[A-Za-zà-ÿ][\w’']*\.?){{0,4}}),?\s)?(?P<place>{_NUMBERS})"
    rf"|(?P<book>(?:[1-3I]{{1,3}}\.?\s)?(?:{_BOOKS}))\s(?P<verse>\d{{1,3}}(?:[:,.]\s?\d{{1,3}}[ab]?)(?:\s?[-–]\s?\d{{1,3}}(?:[:,]\d{{1,3}})?)?(?:\.\d{{1,3}})*(?:\s?ff?)?))\.?$"
)


_LONGEST = 90  # letters; what is longer tells more than a place
# The great series of sources go by their letters: "MGH SS XVI, S. 42", "PL 34, col. 221", "CIL VI 1234".
_SERIES = re.compile(
    r"(?P<series>MGH(?:\s(?:SS|DD|LL|Epp|AA|Const|Conc|Capit|Poetae|Leges|Script)\.?)?(?:\s(?:rer|in)\.\s[\w.]+(?:\s[\w.]+)?)?|PL|PG|CCSL|CCCM|CSEL|CIL|ILS|AASS|RIS2?|FHG|FGrH)\.?"
    r"\s(?:(?P<volume>\d{1,3}(?:[/.,]\d)?|[IVXLC]{1,8})(?:,\s(?P<number>\d+)|,?\s(?P<pages>(?:S|pp?|cols?|n[or]?)\.\s?\d.*?))?)\.?$"
)


def is_locus(text: str) -> bool:
    """Whether a stretch is wholly a place in an ancient author or a great series of sources; a verse alone cites no work."""
    if len(text) >= _LONGEST:
        return False
    found = _LOCUS.match(text)
    return found["author"] is not None if found else bool(_SERIES.match(text))


def hold(text: str, draft: Draft) -> None:
    """Author, work and place, or book and verse."""
    if len(text) >= _LONGEST:
        return
    if series := _SERIES.match(text):
        draft.put_at(series.span("series"), "container")
        draft.put_at(series.span("volume"), "volume")
        draft.put_at(series.span("number"), "pages")
        draft.put_at(series.span("pages"), "pages")
    found = _LOCUS.match(text)
    if found is None:
        return
    draft.put(range(len(draft.labels)), "other")
    draft.put_at(found.span("author"), "author")
    draft.put_at(found.span("work"), "title")
    draft.put_at(found.span("book"), "title")
    draft.put_at(found.span("place"), "pinpoint")
    draft.put_at(found.span("verse"), "pinpoint")
