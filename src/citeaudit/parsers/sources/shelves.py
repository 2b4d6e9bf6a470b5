"""The words and shapes that archives are told by: who keeps a thing, on which shelf, on which leaf."""

import re

from citeaudit.parsers import lexicon

# Archives and libraries by the letters that historians know them by, country by country.
_LETTERS = (
    r"TNA(?::\sPRO)?|PRO|BL|NLS|NLW|NLI|NRS|NAS|NAI|PRONI|LMA|CUL|NARA|LoC|LOC|HIA|OSA|RAC|"
    r"BArch|BAK|BA-MA|PA\sAA|PAAA|GStA(?:\sPK)?|GStAPK|GLA(?:K)?|(?:[A-ZÄÖÜ][a-zäöü]{0,4})?H?StA[A-Z]{0,3}|StadtA[A-Z]{0,2}|StaatsA[A-Z]{0,2}|LAB?|LASH|LHAS?A?|LA-BW|LAV?\sNRW|NLA|"
    r"HHStA|ÖStA|AVA|FHKA|TLA|SLA|WStLA|OÖLA|StLA|UA|UB|ULB|WLB|SLUB|SUB|SBB(?:-PK)?|BSB|ÖNB|ZB|HAB|ETH|IfZ|AdsD|AdSD|ACDP|EZA|BAR|"
    r"AN|ANF|ANOM|CAOM|CARAN|AD(?:\s?\d{1,3})?|AD(?:R|N|G|H|Y|VO|BR|CO|HG|IL|ML|PA|PC|SM|MM|LA|CM|IV)|AM|AMAE|MAE|CADN|CADC|SHD(?:-\w+)?|SHAT|SHM|BnF|BNF|BN|BM|BHVP|AP-HP|"
    r"AS[A-Z][a-z]{0,2}|ASV|AAV|ACS|ACDF|ARSI|BAV|BNCF|BNM|AGI|AGNM?|AGS|AHN|AGA|ACA|ARV|ARChV|BNE|RAH|AHPN?|AHM|AMS|ANTT|BNP|AGCA|"
    r"NL-HaNA|NA|IISG|IISH|RA|RGASPI|GARF|RGIA|RGVA|AAN|KNA|NAZ|NAZim|WSA|CZA|ISA|BOA"
)
# The same with full stops; most initials before a name are a person's, so only these few.
_DOTTED = r"(?:A\.\s?S\.\s?[A-Z]|A\.\s?G\.\s?[AINS]|A\.\s?H\.\s?N|A\.\s?C\.\s?S|B\.\s?A\.\s?V|P\.\s?R\.\s?O)\.(?=,)"
_NAMED = (
    r"(?:Arch\.\s(?:nat|dép|mun|com)\.|(?:Brit\.\sLib|Bodl?)\.(?:\sLib\.)?|Bibl\.\s(?:nat|mun)\.|"
    r"Archives(?:\s(?:nationales|départementales|municipales|communales|générales|royales|historiques|diplomatiques|fédérales|cantonales))?(?=[\s,])|"
    r"Archiv[eio]?\b|Archief\b|(?:[A-ZÀ-Þ][\w’'.-]*\s(?:(?:und|and|of)\s)?){0,5}"
    r"(?:[A-ZÀ-Þ]?\w*[Aa]rchi(?:v\w*|ef)|[Aa]rşiv\w*|Arquivo|Record\sOffice|RO|Records?\sCent(?:re|er)|Librar(?:y|ies)|"
    r"\w*-?[Bb]ibliothek|Bibliothèque|Biblioteca|Bibliotheek|Museum|\w+-Archiv))"
)
# Behind the letters or the word stand the town or the land, as far as small words and capitals go.
_SMALL = (
    r"der|des|de|della|dello|del|di|du|of|the|la|le|für|am|im|und|and|et|e|y|ministère|étrangères|publique|nationale|nazionale|nacional|municipale?|comunale|royale|centrale|"
    r"histórico|general|provincial|regional|diocesano|arcivescovile|vaticano|segreto|apostolica?"
)
_OF = (
    rf"(?:\s(?:\([A-Z][\w .-]{{1,24}}\)|(?:{_SMALL})(?=[\s,])|[a-zäöü]{{4,}}(?:en|er)(?=\s[A-ZÄÖÜ])|St\.|"
    r"(?:d[’']|l[’']|dell[’'])?[A-ZÀ-Þ][\w’'-]+)){0,8}"
)
# The town may stand first: "Siena, Archivio di Stato, Consiglio generale, 345".
_TOWN = r"(?P<town>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?),\s"
KEEPER_BY_NAME = re.compile(rf"{lexicon.NO_PERIODICAL}(?:The\s)?(?P<keeper>{_NAMED}{_OF})")
KEEPER_BY_LETTERS = re.compile(rf"(?P<keeper>(?:{_LETTERS})(?![\w.-])(?:{_OF})|{_DOTTED})")
# What a name of an archive or a library has in it somewhere.
HOUSES = (
    "rchi",
    "ibrar",
    "iblio",
    "Record",
    "RO",
    "useum",
    "Lib.",
    "Bod",
    "Bibl.",
    "Arch.",
    "rquivo",
    "rşiv",
)
KEEPER_IN_TOWN = re.compile(
    rf"{_TOWN}(?P<keeper>{_NAMED}{_OF}|(?:{_LETTERS})(?![\w.-])|[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?\sCollege(?=,\sMS))"
)
KEPT_IN = re.compile(rf"{_NAMED}{_OF}")
# Letters that no list has; with a shelf right behind and a leaf they can be nothing else.
UNKNOWN = re.compile(r"(?P<keeper>[A-ZÄÖÜ]\w{0,5}[A-Z]\w{0,3})(?=,\s)")
# Where the great archives sit that stand in no list of places of publication.
SEAT = re.compile(
    r"Kew|Colindale|La\sCourneuve|Vincennes|Pierrefitte(?:-sur-Seine)?|Fontainebleau|Aix|Koblenz|Dahlem|Merseburg|Ludwigsburg|Sigmaringen|Schleswig|"
    r"College\sPark|Suitland|Abilene|Hyde\sPark|Simancas|Alcalá(?:\sde\sHenares)?|Città\sdel\sVaticano"
)

_UNIT = (
    r"Kap|Kapsel|Prot|prot|Bü|Büschel|Nr|No|no|nos|n|N|Nº|nº|n°|b|busta|buste|filza|filze|leg|legajo|legajos|vol|vols|t|reg|Reg|registro|cart|carton|cartella|mazzo|fasc|fascicolo|"
    r"exp|expediente|caja|cajas|carp|carpeta|Karton|Kart|Krt|Kasten|Kiste|Schachtel|Bd|Bde|Band|[Bb]ox|[Bb]oxes|[Ff]older|[Ff]ile|[Rr]eel|Piece|Abt|Rep|Bestand|Best|HA|Hs|"
    r"Tit|Fach|Fasz|Faszikel|Konv|Mappe|Paket|Sekt|Loc|Acc|Zl|Cl|Lit|liv|livro|maço|cx|list|Lade|Schub|Urkunde|Fsz|Fasc|Kopialbuch|série|sér|L|lib|libro|inv|[Dd]ossier|liasse|"
    r"pièce|piece|bundle|RG|Entry|Lot|fond|op|opis|delo|d|m|rot|mm|sc|scatola|doc|docs|Slg|Urk|Akte|Akten"
)
_SIGNATURE = (
    r"Add|Addit|MSS?|Mss?|mss?|Cod|Codd|Hs|Hss|Clm|Cgm|Cpg|Vat|Barb|Ottob|Urb|Pal|Chig|Egerton|Harley|Harl|Cotton|Sloane|Stowe|Lansdowne|Royal|Rawl|"
    r"Rawlinson|Bodl|Tanner|Carte|Ashmole|Laud|Digby|Douce|Vespasian|Tiberius|Julius|Nero|Claudius|Vitellius|Faustina|Domitian|Otho|Cleopatra|Misc|"
    r"[Nn]ouv|[Aa]cq|fr|lat|gr|germ|it|esp|orient|naf|fonds|[Ff]rançais|[Ll]atin|Lat|Helmst|Aug|Guelf|Sang|Magl|Plut|Ashb|Ricc|Res|quart|fol|oct"
)
_CODE = r"(?:[A-Z]{1,6}\d*[a-z]?|[A-Z]\d[A-Z]|[IVXLC]+|\d[\w./:,–-]*\w|\d|[a-z]|[A-Z][A-Z\d]*(?:[/.:-]\w+)+)"
_ITEM = rf"(?:(?:{_UNIT}|{_SIGNATURE})\b\.?[°º]?|{_CODE}[.°º]?)(?!\w)"
# "MS Clarendon 77": who once owned a manuscript is a part of its signature.
_OWNED = r"MSS?\.?\s[A-ZÀ-Þ][\w.]*\s(?:[\w.]+\s){0,3}\d\w*|(?:[A-ZÀ-Þ][\w.]*\s){1,2}MSS?\.?\s\d\w*"
SHELF = re.compile(
    rf"(?=[^\d]*\d|[IVXL]+\.\sHA$){_ITEM}(?:(?:\s(?:(?:und|and|et|e|y|u\.|bis)\s)?|(?<=\.)){_ITEM})*(?:\s\(\d{{1,3}}\)|\sof\s\d{{4}})?|{_OWNED}"
)
# "Mediceo del Principato 4321", "Kirchensachen 12": a fonds by its name with the number in it.
NUMBERED = re.compile(
    r"(?P<fonds>[A-ZÀ-Þ][^,\d“\"«„]{3,60}?)\s(?P<number>(?!(?:1[5-9]|20)\d\d$)\d[\w/.-]*)"
)
LEAF = re.compile(
    r"(?:fols?|fos?|ff?|f°|fs|folios?|Bll?|Blatt|cc?|carte|p|pp|S|pag)(?:\.|\b|(?<=°))\s?\d.*"
)
TRUE_LEAF = re.compile(r"(?:fols?|fos?|ff?|f°|Bll?|cc?)\.?\s?\d")
FONDS = re.compile(r"[A-ZÀ-Þ][^\d“\"«„]{1,70}")
ENGLISH = re.compile(
    r"\b(?:Librar(?:y|ies)|Archives?|Record\sOffice|RO|Records?\sCent(?:re|er)|Museum|Service|Collections?|Society)\b"
)
HOLDINGS = re.compile(
    r"Papers|MSS?\b|Manuscripts?|Collections?|Records|Files|Department|Division|Correspondence|Archives?"
)
COLLECTION = re.compile(
    r"[A-ZÀ-Þ][^\d“\"«„,]{2,60}\s(?:Papers|Records|Collection|Files|Series|MSS|Correspondence|Archive)"
)
BOX = re.compile(
    r"(?:[Bb]ox(?:es)?|[Ff]older|[Ff]ile|[Rr]eel|[Cc]arton|Series|Subseries|Record\sGroup|RG|Entry|Lot|Lot\sFile)\s[\w./-]*\d[\w./-]*"
)
