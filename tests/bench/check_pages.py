"""CPU for the facts of one page, on made news pages of real size.

python tests/bench/check_pages.py
"""

import random
import time

from citeaudit.checkers.page import facts

_PAGES = 20


def news_page(kilobytes: int, seed: int, *, told: bool) -> bytes:
    """A news page as sites serve them: head, menu, scripts, an article, and teasers until it is long enough.

    `told` says whether it tells its author to programs, or only prints the name.
    """
    chance = random.Random(seed)
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9)))
        for _ in range(3000)
    ]

    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    out = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A headline about the matter | The Paper</title>",
        *(f"<meta name='m{n}' content='{some(1)}'>" for n in range(30)),
        *(f"<link rel='preload' href='/static/{n}.js' as='script'>" for n in range(20)),
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A headline","author":{"name":"A B"}}</script>' * told,
        "<style>", *(f".c{n}{{color:red;margin:{n}px}}" for n in range(300)), "</style></head><body><nav>",
        *(f"<ul class='menu m{n}'><li><a href='/s/{n}' data-track='nav-{n}'>{some(1)}</a></li></ul>" for n in range(120)),
        "</nav><script>", *(f"window.dataLayer.push({{'event':'e{n}'}});" for n in range(400)), "</script><main><h1>A headline</h1><p class='author'>By Ann Barge</p>",
        *(f"<p class='body'>{some(60)}</p>" for _ in range(20)),
    ]  # fmt: skip
    length = sum(map(len, out))
    while length < kilobytes * 1024:
        teaser = f"<div class='teaser'><a href='/news/2020/{length}/story'><img src='/i/{length}.jpg' alt='{some(1)}'><h3>{some(5)}</h3></a></div>"
        out.append(teaser)
        length += len(teaser)
    return "".join([*out, "</main></body></html>"]).encode()


def main() -> None:
    """Print milliseconds of CPU a page, for each size; of pages with structured data and without."""
    for kilobytes, told in ((60, True), (90, True), (120, True), (120, False)):
        pages = [news_page(kilobytes, seed, told=told) for seed in range(_PAGES)]
        facts(pages[0], media_type="text/html")
        start = time.process_time()
        for page in pages:
            facts(page, media_type="text/html")
        spent = (time.process_time() - start) / _PAGES * 1000
        print(f"{kilobytes:4} KB  {spent:.2f} ms{'' if told else ', without structured data'}")


if __name__ == "__main__":
    main()
