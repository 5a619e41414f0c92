"""Which of the spellings that GeoNames collects can stand in English news."""

import re
import unicodedata

_CODE = re.compile(r"^[A-Z]{2,4}$|\d")
_DIRECTION = re.compile(
    r"^(?:north|south|east|west|central|centre|center|capital|northern|southern|eastern|western"
    r"|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?)"
    r"(?: (?:region|province|district|division|zone|county|state|department))?$",
    re.I,
)
_DIVISION_WORDS = (
    r"province|governorate|mu?h[aā]faz[aā]t|district|county|parish|state|region|oblast"
    r"|raion|rayon|department|departamento|municipality|municipio|prefecture|territory|emirate"
    r"|canton|shi|zone|division|wilaya(?: d[eu']?)?|woreda|regency|kabupaten|borough|cercle"
    r"|commune|lga|tehsil|taluk|autonomous region|city of|hromada|urban hromada"
    r"|metropolitan area|township"
)
_AFTER = re.compile(rf"^(.{{3,}}?)\s+(?:{_DIVISION_WORDS})$", re.I)
_BEFORE = re.compile(
    rf"^(?:{_DIVISION_WORDS}|muḩāfaz̧at|provinc[ei]a?|estado|arrondissement|région|département)"
    r"(?:\s+(?:of|de la|de|du|del|di|d['’]))?\s+(.{3,})$",
    re.I,
)
_UKRAINIAN = re.compile(r"^(.+s['’ʹ]?k)a oblast['’ʹ]?$", re.I)


def is_usable(spelling: str) -> bool:
    """Whether a spelling is Latin, begins like a name and is neither a code nor a mere direction.

    >>> [s for s in ("Menbij", "manbiji", "NDJ", "منبج", "Münbiç") if is_usable(s)]
    ['Menbij', 'Münbiç']
    """
    if _CODE.search(spelling) or len(spelling) < 3 or _DIRECTION.match(spelling):
        return False
    letters = [c for c in spelling if c.isalpha()]
    if not letters or not any(c.isupper() for c in letters[:2]):
        return False
    return spelling.isascii() or all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def without_division_word(name: str) -> str | None:
    """The bare name of a division, if it has a type word.

    >>> without_division_word("Maysan Governorate"), without_division_word("Donets'ka Oblast")
    ('Maysan', "Donets'k")
    >>> without_division_word("Muḩāfaz̧at Ḩalab"), without_division_word("Texas")
    ('Ḩalab', None)
    """
    if ukrainian := _UKRAINIAN.match(name):
        return ukrainian[1]
    found = _AFTER.match(name) or _BEFORE.match(name)
    return found[1].strip() if found else None
