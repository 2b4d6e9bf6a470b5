"""Names from scripts that are not ours, which every house writes in its own letters; and letters that some typists lack."""

import re

from citeaudit.judge.likeness import plain

_TYPED = (
    ("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("å", "aa"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ł", "l"),
    ("đ", "d"), ("ð", "d"), ("þ", "th"), ("ı", "i"),
)  # fmt: skip
# What shows that a name was brought over from Arabic, Persian, Hebrew, Cyrillic, Georgian, Armenian, Greek or an Indian script.
_BROUGHT_OVER = re.compile(
    r"\b(?:al|el|ibn|bin|bint|abu|abou|abd\w*)[-‐’' ]\w|\b(?:ul|ad|as|ar|an|ash|ben)[-‐’']\w"
    r"|\b(?:mu?o?h[ae]mm?[ae]d|ahm[ae]d|m[ou]st[ae]f[ae]|h[au]ss?[ae]i?y?n|khal\w+|yuss?[ue]f|youss?[eo]u?f|ibrah?im|om[ae]r|umar|osman|othman|ali"
    r"|hassan|hasan|sale[hm]|s[ai]lih|leila|layla|fatima|fatema|nasser|nasir|serg\w+|dm?itri\w*|alexe[iy]\w*|aleksan\w+|aleksey|yuri|yury|iouri|vladimir"
    r"|wladimir|nikola[iy]|mikhail|michail|yevgen\w+|evgen\w+|andre[iy]|oleks\w+|oleg|ihor|igor|volod\w+|mykol\w+|anastas\w+|tatiana|tatyana|natal[iy]\w*"
    r"|ekaterina)\b"
    r"|kh|zh|q(?!u)|shch|tsch|\w\w(?:ov|ev|ova|eva|off|eff|skiy|skij|sky|ska?ya|enko|chuk|ullah|uddin|zadeh|shvili|adze|opoulos|\wyan)\b"
    r"|[ʿʾʼʻ]|[^\x00-\u024f\s\W]",
    re.IGNORECASE,
)
# Consonants that are written now one way, now the other.
_SOUNDS = (
    (r"\b(?:al|el|ul|an|ar|as|ash|ad)\s", ""), ("schtsch|shch", "š"), ("tsch|tch|ch", "č"), ("sch|sh", "š"), ("dzh|dsch|dj", "j"),
    ("zh", "j"), ("kh|ch|x", "h"), ("ph", "f"), ("ck|c|q|k", "k"), ("gh|g", "g"), ("ff", "f"), ("w", "v"), ("ts|tz|z", "s"),
    ("th", "t"), ("dh", "d"), (r"[aeiouyj]+", ""), ("h", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")


def is_from_another_script(name: str) -> bool:
    """Whether a name seems to have been brought over into our letters, so that it has no one spelling."""
    return bool(_BROUGHT_OVER.search(name))


def sounds(name: str) -> str:
    """What is left of a name when vowels, doublings and ways of writing consonants are taken away."""
    left = plain(name)
    for pattern, sound in _SOUNDS:
        left = re.sub(pattern, sound, left)
    return left.replace(" ", "")


def is_same_without_vowels(one: str, other: str) -> bool:
    """Whether two plain names differ in their vowels alone ("Andersen", "Anderson"), which may be a matter of form."""
    return _VOWELS.sub("", one) == _VOWELS.sub("", other)


def typed(name: str) -> str:
    """A name in plain letters as typists write it who have no others: ü as ue or u, ø as oe or o."""
    written = name.casefold()
    for sign, letters in _TYPED:
        written = written.replace(sign, letters)
    bare = plain(written)
    return bare.replace("ue", "u").replace("oe", "o").replace("ae", "a").replace("aa", "a")
