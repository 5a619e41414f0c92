import pytest

from twosource.errors import UnreadableInput
from twosource.intake.decoding import decode

ENGLISH = "“At least three” died in the café, police said."
POLISH = "Prezydent powiedział, że trzech żołnierzy zginęło w zasadzce pod Łodzią. " * 3
RUSSIAN = "Президент заявил, что трое солдат погибли под городом. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_reads_english_in_any_common_encoding(encoding):
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251")])
def test_guesses_other_encodings(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_believes_a_declaration_unless_the_bytes_break_it():
    assert decode("Łódź".encode("cp1250"), "windows-1250") == "Łódź"
    assert decode("Łódź".encode(), "windows-1250") == "Łódź"
    assert decode("Café".encode("cp1252"), "no-such-encoding") == "Café"


def test_keeps_utf8_that_is_damaged_in_one_place():
    data = ("Café. " * 30).encode() + b"\xff" + b" The end."
    assert decode(data) == "Café. " * 30 + "\ufffd The end."


@pytest.mark.parametrize("data", [b"GIF89a\x00\x01", b"\xff\xfea\x00b"])
def test_refuses_binary_data_and_broken_marks(data):
    with pytest.raises(UnreadableInput):
        decode(data)
