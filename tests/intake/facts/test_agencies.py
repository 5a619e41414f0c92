from collections import Counter

from twosource.intake.facts.agencies import agencies_in, canonical
from twosource.intake.patterns import table


def test_no_spelling_belongs_to_two_agencies():
    spellings = Counter(
        spelled
        for name, aliases in table("agencies")["agencies"].items()
        for spelled in {s.casefold() for s in (name, *aliases)}
    )
    ambiguous = {s for s, n in spellings.items() if n > 1 and len(s) > 4}
    assert ambiguous == set()


def test_short_names_match_as_written_only():
    assert canonical("AP") == "AP"
    assert canonical("ap") is None
    assert canonical("associated press") == "AP"


def test_finds_whole_names_only():
    assert agencies_in("The AFPs of Maastricht and the snap of a twig") == ()
    assert agencies_in("THE ASSOCIATED PRESS and PTI/ANI") == ("AP", "PTI", "ANI")
