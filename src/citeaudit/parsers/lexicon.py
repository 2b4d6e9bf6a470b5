"""Small word lists that tell places, publishers, periodicals and bodies from titles and names."""

import re

_PLACES = """
Aberdeen Amsterdam Ankara Antwerp Antwerpen Athens Athènes Augsburg Austin Baden-Baden Baltimore Bamberg Barcelona Bari Basel Bâle Bath
Beijing Beirut Belfast Belgrade Berkeley Berlin Bern Bielefeld Birmingham Bloomington Bologna Bonn Bordeaux Boston Braunschweig Bremen
Brescia Breslau Brighton Bristol Brüssel Brussels Bruxelles Bucharest Budapest Cairo Calcutta Cambridge Canberra Cardiff Chapel-Hill
Chicago Cologne Copenhagen Cork Cuenca Damascus Darmstadt Delhi Den-Haag Dordrecht Dortmund Dresden Dublin Duisburg Durham Düsseldorf
Edinburgh Erfurt Erlangen Essen Évora Exeter Farnham Ferrara Firenze Florence Frankfurt Freiburg Genève Geneva Genf Genova Ghent Gießen
Glasgow Göttingen Granada Graz Grenoble Groningen Haarlem Halle Hamburg Hannover Harmondsworth Heidelberg Helsinki Hildesheim Honolulu
Innsbruck Istanbul Ithaca Jena Jerusalem Kassel Kiel Köln Königsberg Konstanz Krakow Kraków Lausanne Leeds Leiden Leipzig Leuven Lille
Lisboa Lisbon Liverpool London Londres Los-Angeles Louvain Lund Lyon Madrid Mainz Manchester Mannheim Marburg Marseille Melbourne
Mexico México Milan Milano Minneapolis Modena Montpellier Montreal Montréal Moscow Moskau München Munich Münster Nancy Nantes Napoli
Naples Neuchâtel Neuwied New-Delhi New-Haven New-York Nijmegen Nürnberg Oldenburg Opladen Oslo Ottawa Oxford Paderborn Padova Palermo
Paris Parigi Parma Pavia Perugia Philadelphia Pisa Poitiers Porto Potsdam Prag Prague Princeton Providence Quito Ravenna Regensburg
Reinbek Rennes Rio-de-Janeiro Roma Rome Rotterdam Saint-Denis Saint-Étienne Salamanca Salzburg San-Francisco Santiago São-Paulo Sevilla
Sheffield Siena Sofia St.-Gallen Stanford Stockholm Strasbourg Straßburg Stuttgart Sydney Tel-Aviv The-Hague Thessaloniki Tokyo Torino
Toronto Toulouse Trento Treviso Trier Trieste Tübingen Turin Udine Uppsala Urbana Utrecht Valencia Valladolid Vancouver Venezia Venice
Verona Vicenza Vienna Vilnius Warsaw Warszawa Washington Weimar Weinheim Wien Wiesbaden Wiesbaden Wolfenbüttel Würzburg York Zagreb
Zaragoza Zürich Zurich Bogotá Lima Caracas La-Habana Santa-Fe Bilbao Murcia Málaga Cádiz Oviedo Pamplona Aix-en-Provence Tours Dijon
Caen Rouen Clermont-Ferrand Nanterre Villeneuve-d'Ascq Ashgate Aldershot Basingstoke Houndmills Hoboken Cheltenham Abingdon
Thousand-Oaks Boulder Westport Newbury-Park Lanham Bethesda Arlington Nairobi Lagos Johannesburg Pretoria Singapore Hong-Kong Seoul
Taipei Shanghai Mumbai Bombay Kolkata Lahore Karachi Islamabad Kabul Tehran Baghdad Riyadh Doha Dubai Accra Addis-Ababa Kampala
Canberra Wellington Auckland Reykjavik Tallinn Riga Kiev Kyiv Minsk Tbilisi Yerevan Baku Tashkent Almaty
Versailles Nîmes Angers Brest Metz Limoges Besançon Amiens Perpignan Avignon
Bergamo Cremona Mantova Lucca Catania Messina Cagliari Bolzano Bozen Rovigo Belluno Bassano Chioggia Novara Soveria-Mannelli Fiesole
"""
PLACES: frozenset[str] = frozenset(
    place.replace("-", " ").lower() for place in _PLACES.split()
) | frozenset(place.lower() for place in _PLACES.split())

_PUBLISHER_WORDS = (
    r"Press|Presses|Verlag|Verl\.|Publish(?:ers?|ing|ications?)|Éditions?|Éd\.|Ed(?:it)?ore|Editor[ei]?|Editorial|Ediciones|Edizioni|"
    r"Books?|Buchhandlung|Sons|Bros|Druckerei|Imprimerie|Tipografia|Stamperia|Imprenta|Printers?|Stationery\sOffice|HMSO|Libr(?:ería|airie)|"
    r"OUP|CUP|MUP|PUF|PUG|PUR|UTET|FCE|CNRS|GPO|Macmillan|Routledge|Palgrave|Springer|Elsevier|Wiley|Blackwell|Brill|Sage|SAGE|Gruyter|Suhrkamp|"
    r"Fischer|Beck|Mohr|Siebeck|Steiner|Campus|Nomos|Duncker|Vandenhoeck|Rowohlt|Hanser|Reclam|Klett|Metzler|Niemeyer|Oldenbourg|"
    r"Kohlhammer|Böhlau|Wallstein|Transcript|Gallimard|Seuil|Fayard|Flammarion|Hachette|Armand\sColin|Colin|Minuit|Vrin|Droz|Champion|"
    r"Laterza|Einaudi|Mondadori|Feltrinelli|Mulino|Olschki|Carocci|Giuffrè|Bompiani|Rizzoli|Marsilio|Viella|Adelphi|Alianza|Tecnos|"
    r"Crítica|Ariel|Cátedra|Taurus|Siglo\sXXI|Tusquets|Anagrama|Knopf|Norton|Penguin|Random\sHouse|Harper|HarperCollins|Doubleday|"
    r"Houghton|Mifflin|Scribner|Viking|Pantheon|Verso|Zed|Faber|Hart|Ashgate|Sweet|Maxwell|Butterworths|LexisNexis|Clarendon|Longmans?|"
    r"Heinemann|Methuen|Hurst|Polity|Bloomsbury|Continuum|Pluto|Lang|Peeters|Brepols|Kluwer|Nijhoff|Rodopi|Pustet|Herder|Ullstein|dtv|Piper"
)
PUBLISHER = re.compile(rf"(?<!\w)(?:{_PUBLISHER_WORDS})(?!\w)")

_PERIODICAL_WORDS = (
    r"Journal|Review|Quarterly|Studies|Bulletin|Proceedings|Transactions|Annals|Magazine|Times|Post|Guardian|Telegraph|Herald|"
    r"Tribune|Gazette|Chronicle|Observer|Independent|Economist|Spectator|Weekly|Daily|News|Newsletter|Record|Register|Courier|Mail|Mirror|"
    r"Reuters|BBC|CNN|NBC|Zeitschrift|Zeitung|Jahrbuch|Archiv|Blätter|Vierteljahr\w*|Hefte|Nachrichten|Mitteilungen|Spiegel|Zeit|"
    r"Forum|Revue|Annales|Cahiers|Bulletin|Monde|Figaro|Libération|Courrier|Rivista|Quaderni|Archivio|Studi|Annali|Corriere|"
    r"Repubblica|Stampa|Giornale|Bollettino|Atti|Revista|Anuario|Boletín|Cuadernos|Estudios|País|Mundo|Anales|Diario|Letters|"
    r"L\.\s?Rev\.|L\.\s?J\.|Q\.|J\.|Rev\.|Phys\.|Soc\.|Foreign\sAffairs|Foreign\sPolicy|International\sSecurity|Politics|Past\s&\sPresent|"
    r"HZ|VfZ|GG|LQR|CLJ|MLR|OJLS|JHI|AHR|FAZ|NZZ|SZ|Newsweek|Time|Nature|Science|Economica|Isis|Speculum|Theory"
)
PERIODICAL = re.compile(
    rf"(?<!\w)(?:{_PERIODICAL_WORDS}|[A-Z]{{2,}}\.\sL\.\s(?:REV|J)\b|L\.\sREV)(?!\w)"
)
SERIES = re.compile(
    r"(?<!\w)(?:Reports?|Papers?|Briefs?|Series|Schriften\w*|Reihe|Beihefte?|Collection|Collana|Colección|Studien|Pamphlet|Document|Cmnd?|Cd)(?!\w)"
)
REVIEW = re.compile(
    r"^(?:(?:[Bb]ook\s+)?[Rr]eview\s+of|Rezension\s+(?:zu|von)|[Rr]ez\.\s+(?:zu|von)|[Cc]ompte\s+rendu\s+de|[Cc]\.\s?r\.\s+de|[Rr]ecensione\s+(?:a|di)|[Rr]eseña\s+de)(?!\w)"
)
INTERVIEW = re.compile(
    r"^(?:Authors?[’']s?\s+interviews?|Interviews|Interview|Telephone\s+interview|Author[’']s\s+interview|Entretien|Intervista|Entrevista|Gespräch)\b"
)

_NEWSPAPERS = """
new york times|washington post|guardian|daily mail|telegraph|daily telegraph|times|sunday times|observer|independent|financial times|
wall street journal|los angeles times|chicago tribune|boston globe|usa today|deutsche welle|international business times|reuters|
associated press|bbc|bbc news|cnn|al jazeera|nbc news|fox news|npr|der tagesspiegel|die welt|frankfurter allgemeine zeitung|faz|
süddeutsche zeitung|neue zürcher zeitung|nzz|die tageszeitung|taz|le monde|le figaro|libération|l’humanité|la croix|
corriere della sera|la repubblica|la stampa|il sole 24 ore|il giornale|el país|el mundo|abc|la vanguardia|clarín|la nación|
haaretz|jerusalem post|the hindu|times of india|dawn|south china morning post|china daily|global times|people’s daily|asahi shimbun|
japan times|straits times|sydney morning herald|the age|globe and mail|toronto star|irish times|scotsman|pravda|izvestia|kommersant|
moscow times|kyiv post|hürriyet|hurriyet daily news|today’s zaman|daily sabah|al-ahram|gulf news|the national|the daily star|
politico|huffington post|buzzfeed|vice|vox|quartz|business insider|the intercept|daily beast|evening standard|daily express|
daily mirror|the sun|bild|morning post|manchester guardian|baltimore sun|philadelphia inquirer|miami herald|houston chronicle
"""
NEWSPAPERS: frozenset[str] = frozenset(
    name.strip().replace("’", "'") for name in _NEWSPAPERS.replace("\n", "").split("|")
)
NEWSPAPER_WORD = re.compile(
    r"(?<!\w)(?:Times|Post|Herald|Tribune|Gazette|Chronicle|Telegraph|Daily|Mail|Courier|Examiner|Mercury|Echo|Argus|Inquirer|Globe|Sun|"
    r"Star|Guardian|Observer|Independent|Standard|Express|Mirror|News|Intelligencer|Advertiser|Dispatch|Sentinel|Register|Ledger|Bee|Trib\.|Gaz\.|"
    r"Zeitung|Tagblatt|Tageblatt|Anzeiger|Nachrichten|Rundschau|Kurier|Allgemeine|Morgenpost|Abendblatt|Monde|Figaro|Journal|Matin|"
    r"Corriere|Gazzetta|Repubblica|Stampa|Messaggero|País|Mundo|Diario|Petit|Petite|Dépêche|Presse|Press|Agency|Wire)(?!\w)"
)
MAGAZINE = re.compile(
    r"^(?:Foreign\s+Affairs(?!\s+[A-Z])|Foreign\s+Policy(?!\s+[A-Z])|(?:The\s+)?Economist|Time(?:\s+Magazine)?$|Newsweek|(?:The\s+)?Atlantic(?:\s+Monthly)?|"
    r"(?:The\s+)?New\s+Yorker|Harper[’']s|(?:The\s+)?New\s+Republic|(?:The\s+)?Nation$|(?:The\s+)?Spectator|New\s+Statesman|"
    r"(?:Der\s+)?Spiegel|Stern|Focus|Die\s+Zeit|L[’']Express|Le\s+Point|L[’']Obs|Le\s+Nouvel\s+Observateur|L[’']Espresso|Panorama|"
    r"TIME)(?!\w)|(?<!\w)(?:Magazine|Illustrated|Weekly|Monthly|Wired|Forbes|Fortune|Bloomberg\s+Businessweek|National\s+Geographic|Life$|Scientific\s+American|"
    r"London\s+Review\s+of\s+Books|New\s+York\s+Review\s+of\s+Books|Times\s+Literary\s+Supplement|TLS)(?!\w)"
)
JOURNAL_WORD = re.compile(
    r"(?<!\w)(?:Journal|Review|Quarterly|Studies|Bulletin|Proceedings|Transactions|Annals|Zeitschrift|Jahrbuch|Archiv|Revue|Annales|"
    r"Cahiers|Rivista|Quaderni|Archivio|Studi|Annali|Revista|Anuario|Boletín|Cuadernos|L\.\s?Rev\.|L\.\s?J\.|Rev\.|Phys\.|Vierteljahr\w*)(?!\w)"
)

BODY = re.compile(
    r"(?<!\w)(?:Universit\w*|University|College|Institut\w*|Istituto|Instituto|Cent(?:er|re|ro)|Zentrum|Ministr\w*|Minister\w*|Departments?|Dept|Office|Bureau|"
    r"Committees?|Comm\.|Comm[’']n|Dep[’']t|Ass[’']n|Gov[’']t|Ctr\.|Commission\w*|Kommission|Council|Conseil|Consejo|Consiglio|Board|Agency|Agence|Agencia|Authority|Association|"
    r"Société|Society|Gesellschaft|Verein|Bund|Union|League|Foundation|Stiftung|Fondation|Fondazione|Fundación|Group|Groupe|Gruppe|"
    r"Company|Compagnie|Corporation|Corp|Inc|Ltd|GmbH|AG|Bank|Fund|Organi[sz]ations?|Nations|Network|Federation|Fédération|Parliament|"
    r"Congress|Senate|Sénat|House\s+of|Assembly|Assemblée|Asamblea|Assembleia|[A-ZÄÖÜ]\w{4,}srat|Ethikrat|Europarat|Nationalrat|Government|Republic|Administration|Secretariat|Secretary|Court|Tribunal|Museum|Library|"
    r"Archives?|Academy|Akademie|Académie|Accademia|Academia|School|Faculty|Laboratory|Service|Observatory|Party|Church|Trust|Team|Staff|"
    r"Coalition|Alliance|Forum|Project|Initiative|Programme|Program|Task\s+Force|Survey|Statistics|Intelligence|Police|Army|Navy|"
    r"Bundes\w+|Landes\w+|Amt|Ambassade|Embassy|Amnesty\s+International|Human\s+Rights\s+Watch|International\s+Crisis\s+Group|"
    r"Customs|Railways?|Museo|Musée|Biblioteca|Bibliothèque|Bibliothek|Inspectorate|Directorate|Chamber|Guild|Synod|Diocese|Municipality|Watch|Works|Exchange|Associated\s+Press|Reuters|BBC|CNN|AFP|dpa|News|Conference|Convention|Commonwealth|Kingdom|"
    r"Generalitat|Diputaci(?:ón|ó)|Ayuntamiento|Ajuntament|Junta|Xunta|Cabildo|Cortes|Audiencia|Direcci(?:ón|ó)|Oficina|Confederación|Cámara|Câmara|"
    r"Prefeitura|Regione|Provincia|Comune|Municipio|Ufficio|Direzione|Camera|Confederazione|Mairie|Préfecture|Région|Ville\sde|Direction|Chambre|"
    r"Landratsamt|Landkreis|Stadt(?=\s[A-Z])|Gemeinde|Kanton|Freistaat|Magistrat|Regierung\w*|Bezirk\w*|Behörde|Verwaltung|\w+amt|"
    r"Inst|Serv|Ass[’']n|Comm[’']n|Dep[’']t|Ctr|Found\.|Soc[’']y|Univ|Gov[’']t|UN|UNESCO|UNICEF|UNHCR|UNDP|WHO|WTO|IMF|OECD|NATO|EU|ICRC|IAEA|ILO|FAO|USAID|CIA|FBI|GAO|CRS|RAND|SIPRI|HMSO)(?!\w)"
)
UNIVERSITY = re.compile(
    r"(?<!\w)(?:Universit\w*|University|Univ\.|College|Hochschule|École|Ecole|EHESS|ETH|MIT|LSE|Institute\s+of\s+Technology|Academy|School\s+of)(?!\w)",
    re.IGNORECASE,
)
ARCHIVE = re.compile(
    r"(?<!\w)(?:[A-Z]\w+archiv\w*|Archiv(?:es?|io|o|i|al)?|Archief|\w+archief|\w*[Aa]rkiv(?:et)?|Arquivo|Archivio|Archivo|Records?(?:\s+Centre)?|Record\s+Offices?|Public\s+Record|Papers|Nachlass|Nachlaß|NL|Fonds|Fondo|Folder|Box|"
    r"Boxes|Carton|Kasten|Karton|Mappe|Bestand|Rep\.|Busta|Reg\.|Filza|Legajo|Leg\.|MSS?\.?|BArch|TNA|NARA|PRO|PA[\s-]AA|HStA|StA|GStA|ASV|AGS|AN|BNF|"
    r"BL|Add\.?\s+MSS?|CAB|FO|WO|RG|Record\s+Group|Bibliothèque\s+nationale|Manuscripts?|Special\s+Collections)(?!\w)"
)
# "Archiv für Sozialgeschichte 12 (1972)": a name with a volume and a year is a periodical's, whatever it sounds like.
NO_PERIODICAL = r"(?!(?:[A-ZÄÖÜ]\w*\s)?[Aa]rchi\w+\s[^,;:(]{3,60},?\s(?:[Bb]d\.\s|vol\.\s)?\d{1,4},?\s\(?(?:1[89]|20)\d\d\b)"
# A reference that opens with the archive that keeps the thing.
ARCHIVE_HEAD = re.compile(
    NO_PERIODICAL
    + r"(?:The\s)?(?:(?:[A-ZÄÖÜ]\w+(?:es|er)\s)?\w*[Aa]rchiv\w*|Arquivo|\w+\s[Aa]rchiv\w*|Public\sRecord\sOffice|Bibliothèque\snationale|"
    r"TNA|NARA|PRO|P\.R\.O\.|BArch|"
    r"(?:Bay)?HStA|GStA|StA|StAA?|StadtA|AS[A-Z][a-z]?|LHA|HHStA|LASA|PA\sAA|AN|ADN?|AM|AHN|AGI|AGS|AGA|ASV|ASVe|ASF|SHD|SHAT|NAI|PRONI|LMA|BnF|BNF)"
    r"(?:\s[^,“\"«:;]{2,60})?(?:\s\([A-Z]{2,6}\))?(?=,)|Arch\.\s"
)
# A stretch that ends in the name of a kind of law, so that a number right after it is its own.
LAW_NAME = (
    r"(?<!\w)(?:Act|Acts|Statute|Code|Constitution|Directive|Regulations?|Ordinance|Order|Protocol|Charter|\w*[Gg]esetz|Verordnung|Loi|Décret|"
    r"Ley|Decreto|Legge|Resolution|Rules|Bill|Measure)(?!\w)"
)
LAW_TITLE = re.compile(
    r"(?<!\w)(?:Act|Acts|Statute|Code|Constitution|Directive|Regulations?|Ordinance|Order|Protocol|Charter|\w*[Gg]esetz|Verordnung|Loi|Décret|"
    r"Ley|Decreto|Legge|Resolution|Rules|Bill|Measure)(?:\s\((?:[A-Z][\w’' ]+)\))?(?:\s(?:of|No|EC|EU))?$"
)
CASE_TITLE = re.compile(
    r"\b(?:v\.?|vs\.?|c\.)\s+[A-Z(]|\b[Ii]n\s+re\s+[A-Z]|\b[Ee]x\s+parte\s+[A-Z]|^R\s\("
)

# Capitalised words that are seldom part of a person's name, and often of a title or a body.
NO_PERSON = re.compile(
    r"(?<!\w)(?:The|Dictionary|Encyclop\w+|Lexikon|Lexicon|Twitter|Facebook|YouTube|History|Histories|Story|Report|Reports|Essays?|Studies|Study|Introduction|Handbook|Guide|Theory|Letters?|Poems|Minutes|Returns|Papers|Journal|"
    r"Review|Law|Laws|Politics|Policy|War|Wars|Peace|State|States|World|Age|Life|Society|Culture|Economy|Economics|Women|Power|Empire|Revolution|Crisis|Security|"
    r"Foreign|International|National|American|European|British|German|French|Global|Annual|Public|Social|Political|Modern|Ancient|New|Old|Western|Eastern|Northern|"
    r"Southern|Making|Rise|Fall|Origins?|End|Book|Books|Press|Street|River|City|Town|County|Parish|Church|Railways?|Act|Bill|Treaty|Convention|Geschichte|Recht|"
    r"Politik|Krieg|Einführung|Handbuch|Gesellschaft|Kultur|Wirtschaft|Histoire|Guerre|Droit|Vie|Société|Storia|Guerra|Diritto|Vita|Società|Historia|Derecho|Vida|"
    r"Sociedad|Archives?|Archiv|Archivio|Archivo|Arquivo|Museum|Museo|Musée|Customs|Times|Post|Herald|News|Gazette|Chronicle|Guardian|Telegraph|Daily|Sunday|Weekly)(?!\w)"
)
# Words that make a capitalised stretch a title or a sentence rather than a person.
NO_NAME = re.compile(
    r"(?<![\w.])(?:the|of|in|on|for|to|from|with|by|at|as|is|are|was|were|its|how|what|why|der|die|das|des|dem|und\s+\w+\s+\w+\s+\w+|im|zur|"
    r"zum|für|über|aus|mit|nach|bei|les|des|aux|dans|sur|pour|sous|il|lo|gli|nel|nella|alla|sulla|dal|dalla|per|con|los|las|en|sobre|"
    r"para|un|una|une|eine?|an|a)(?![\w.])"
)


def is_place(text: str) -> bool:
    """Whether a stretch reads as a place of publication: "Paris", "New York", "Cambridge, MA", "Köln/Wien"."""
    parts = re.split(r"\s*[/–]\s*|\s+-\s+|\s*,\s*|\s+(?:and|und|et|e|y|&)\s+", text.strip(" .[]()"))
    known = [part for part in parts if _one_place(part)]
    return bool(known) and all(part in known or _STATE.fullmatch(part) for part in parts)


_STATE = re.compile(
    r"(?:[A-Z]\.?\s?[A-Z]\.?|Mass|Conn|Calif|Ill|Mich|Minn|Penn|Ind|Va|Md|Cal|Ont|Fla|Tex|Wash|Ohio|UK|U\.K|USA|England|D\.C|a\.?\s?M|Main|etc)\.?"
)
_SUFFIX = re.compile(
    r"\s+(?:a\.\s?M\.?|am\s+Main|a\.\s?d\.\s?\w+\.?|i\.\s?Br\.?|\(Main\)|u\.\s?a\.?|etc\.?|[A-Z]{2}|D\.C\.?)$"
)


def _one_place(part: str) -> bool:
    bare = _SUFFIX.sub("", part).strip(" .").lower()
    return bare in PLACES


def is_newspaper(name: str) -> bool:
    """Whether a container's name is that of a known daily or news agency, or sounds like one."""
    bare = name.lower().replace("’", "'").removeprefix("the ").removesuffix(".com").strip(" .")
    return bare in NEWSPAPERS or f"the {bare}" in NEWSPAPERS or bool(NEWSPAPER_WORD.search(name))
