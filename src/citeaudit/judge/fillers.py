"""The words that a notice of loss has besides what it is about: a sentence that has others is about something.

"La page que vous cherchez n'existe plus" says nothing but that; "La page de l'histoire n'existe plus au musée" does.
"""

from functools import cache

from citeaudit.judge.likeness import plain

# Articles, pronouns, auxiliaries and regrets, language by language; what follows a denial ("mehr", "plus") among them.
_WORDS = (
    "404 410 error der die das den dem ein eine dieser diese dieses diesen dir ihr ihre ihnen sie du von vom wir haben hat leider es "
    "konnte kann "
    "können wurde wird ist war werden worden im unter hier entschuldigung tut uns leid mehr auf server vorhanden verfügbar adresse "
    "sein sorry oh zu "
    "momentan derzeit zurzeit aktuell eingegebenen website webseite webserver "
    "le la les l d c cette cet ce ces votre vous nous que qui avez a semble désolé désolés il elle est ne n pas peut être "
    "actuellement malheureusement oups ici "
    "plus sur site serveur été trouvée trouvé disponible ou en à au été "
    "el los las lo este esta esa ese que usted ha han está ya no se sentimos actualmente lamentablemente ups encontrada encontrado más en "
    "sitio servidor disponible al del de intenta intentas "
    "els aquesta aquest heu has sentim sol "
    "il lo gli questa questo quella che stai hai è spiacenti ci dispiace al momento purtroppo più su sito server stata stato trovata "
    "o os as este esta essa você voce está desculpe infelizmente já foi mais neste em seu "
    "a o pe care o ați acest această ne pare rău din păcate "
    "de het een deze dit die u je jij kan kon kunnen is werd wordt helaas meer op worden zijn niet hebt heeft te vinden "
    "den det du vi kunde har inte tyvärr är längre på denna här som att "
    "den det de du vi har ikke beklager desværre kunne er på denne lenger længere dessverre som kan "
    "því miður sem þú ert að "
    "valitettavasti tätä ei enää ole "
    "kahjuks seda otsitav otsitavat "
    "diemžēl kuru jūs atvainojiet deja atsiprašome kurio jūs šis "
    "o pod tej ta tym podanym adresem adresie której której ktorej której nie przykro nam niestety jest już która szukasz została "
    "przepraszamy "
    "je jste se bohužel tato této kterou která na této adrese omlouváme již už byla nebyla "
    "ktorú ste sa žiaľ táto už "
    "ki jo te žal je ta "
    "koju koja koji tražite žao nam nažalost je više na ovoj ova ovu nismo "
    "a az ezt ez sajnos nem amit már ön által "
    "bu maalesef üzgünüz artık olduğunuz "
    "që ju nuk na vjen keq "
    "η το ο την που αυτή αυτό δυστυχώς λυπούμαστε πλέον σας "
    "которую которая вы к сожалению извините данная эта этой такая такой указанная по этому адресу нет уже больше не на была была "
    "возможно сайте сервере "
    "яку ви на жаль вибачте ця такої за цією адресою більше була "
    "която което вие за съжаление тази този вече на "
    "која коју ви нажалост овој "
    "yang anda kamu maaf ini itu mohon kami oops sudah lagi di tuan "
    "bạn đang xin lỗi này rất tiếc mà muốn hiện có thể không được chúng tôi tìm kiếm yêu cầu cần "
    "التي الذي عذرا عذراً هذه هذا عفوا عفواً نأسف أنت تم "
    "مورد نظر شما متاسفانه این با عرض پوزش آدرس "
    "آپ کا کی مطلوبہ یہ معذرت "
    "שאתה זה זו מצטערים אנו סליחה ה "
)
# How words begin of what was asked for, sought, called up or given, and of finding it.
_STEMS = (
    "angeforder gewünsch gesuch aufgeruf angegeb eingegeb verlang angefrag such demand cherch recherch souhait voul consult indiqu "
    "solicit pedid busc acced requer indicad cerqu demana licita cerca richiest indicat procur digitad acess căuta cerut zoek zocht gezoch "
    "opgevraag gevraag aangevraag opgegev sök begär efterfråg angiv leter lette ledt søg søk forespur etterspur ønske hakema etsim "
    "pyytäm haettu otsit soovit küsit meklē pieprasī ieškom prašom szuk żądan wskazan poszukiw hledan hledát požadov hľada iskan zahtev "
    "išče tražen traži zatražen kért kere aradı istedi ulaşmak isten talep kërku ζητησ αναζητ ψάχν запраш запрос запит ищет ищит иска "
    "шука търс тражен тражи zadejt cari minta kunjung tuju dicari تبحث مطلوب طلب بحث מבוקש המבוקש חיפש ביקש "
    "درخواست جستجو "
    "gefund gevond funn fundet hitta trouvé encontr trovat atrob znalez odnalez nalez nájd pronađ nađ знайд найд намер găsit löyty "
    "leitu rast "
)
_OR = "oder ou o u or eller of lub albo nebo alebo ali vagy veya ya или або ή atau hoặc أو یا sau tai või vai arba"
# Before what is said of it: the beginning of a clause about a thing ("das Dokument, das nicht existiert").
_RELATIVE = (
    "die das der welche qui que che dat som który która które která který ktorá ki που который которая которое що яка "
    "који која care yang"
)
_MOST_STRANGE = 1  # words before what is said: each language has some that nobody here has met


def is_idle(before: list[str], after: list[str], things: frozenset[str]) -> bool:
    """Whether plain words around what is said of a thing say nothing more; `things` are the things that notices name."""
    if before and before[-1] in _words(_RELATIVE):
        return False
    strange = [word for word in before if not (word in things or _is_filler(word))]
    if len(strange) > _MOST_STRANGE:
        return False
    for word in after:
        if word in _words(_OR):
            return True
        if not (word in things or _is_filler(word)):
            return False
    return True


def _is_filler(word: str) -> bool:
    if len(word) == 1 or word.isdigit():
        return True
    return word in _words(_WORDS) or word.startswith(_stems())


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())


@cache
def _stems() -> tuple[str, ...]:
    return tuple(plain(_STEMS).split())
