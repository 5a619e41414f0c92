"""Feeds of every kind are read, broken ones as far as they go, and none can do harm."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputError, TooLarge, UnreadableInput
from twosource.intake.feed import read_feed
from twosource.intake.feed_item import full_text, report_of_item
from twosource.intake.opml import read_opml, write_opml
from twosource.intake.xmldoc import parse_xml

URL = "https://tarsk.example/rss"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Tarsk &amp; Pell</title><item>
<title><![CDATA[Two held & freed]]></title>
<media:content><media:title>A picture</media:title></media:content>
<link>https://tarsk.example/a?x=1&amp;y=2</link><guid isPermaLink="false">7</guid>
<pubDate>Tue, 12 Mar 2024 08:30:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>Short &lt;b&gt;one&lt;/b&gt;</description>
<content:encoded><![CDATA[<p>Police said&nbsp;two were held.</p><script>x()</script>
<p>They were freed.</p><p>The post Two held appeared first on Tarsk.</p>]]></content:encoded>
</item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Pell</title></channel>
<item rdf:about="y"><title>Two held</title><link>https://pell.example/1</link>
<dc:date>2024-03-12</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://pell.example/news/">
<title>Pell</title><entry><id>urn:1</id><link rel="self" href="self"/><link href="1"/>
<title type="html">Two &lt;i&gt;held&lt;/i&gt;</title><updated>2024-03-12T00:00:00Z</updated>
<author><name>Bo Lund</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two<br/>three</p></div>
</content></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Pell", "items": [
{"id": 1, "url": "https://pell.example/1", "content_text": "Two held", "date_published":
"2024-03-12T08:30:00Z", "authors": [{"name": "Bo Lund"}]}, "no item", {"id": "2"}]}"""


def test_rss_2():
    feed = read_feed(RSS.encode(), URL)
    (item,) = feed.items
    assert feed.title == "Tarsk & Pell"
    assert item.title == "Two held & freed"
    assert item.link == "https://tarsk.example/a?x=1&y=2"
    assert item.author == "Ana Ruiz"
    report = report_of_item(item, feed, "Police said two were held.")
    assert (report.published, report.outlet) == ("2024-03-12T08:30:00+00:00", "Tarsk & Pell")


def test_rss_1_atom_and_json():
    (rdf,) = read_feed(RDF.encode(), URL).items
    assert (rdf.link, rdf.published) == ("https://pell.example/1", "2024-03-12")
    (atom,) = read_feed(ATOM.encode(), URL).items
    assert atom.link == "https://pell.example/news/1"
    assert atom.author == "Bo Lund"
    feed = read_feed(JSON.encode(), URL)
    (item,) = feed.items
    assert (item.link, item.author, item.full) == ("https://pell.example/1", "Bo Lund", "Two held")


def test_an_item_has_one_key_in_every_feed():
    rdf, json = (read_feed(text.encode(), URL).items[0] for text in (RDF, JSON))
    assert rdf.key == json.key
    assert rdf.digest != json.digest


@pytest.mark.parametrize("said", ["updated", "content:encoded", "title"])
def test_what_changes_in_an_item_changes_its_digest(said):
    one = f"<rss><item><link>{URL}</link><{said}>a</{said}></item></rss>"
    digests = {read_feed(t.encode(), URL).items[0].digest for t in (one, one.replace(">a<", ">b<"))}
    assert len(digests) == 2


def test_a_tracking_picture_changes_nothing():
    one = "<rss><item><link>https://a.example</link><description>So &lt;img src='1'></description>"
    digests = {read_feed(t.encode(), URL).items[0].digest for t in (one, one.replace("'1'", "'2'"))}
    assert len(digests) == 1


LONG = "Police in the town of Tarsk said that men fled. " * 20


@pytest.mark.parametrize(
    ("held", "whole"),
    [
        (f"<p>{LONG}</p>", True),
        (f"<p>{LONG}</p><p>Read more</p>", False),
        (f"<p>{LONG} […]</p>", False),
        ("<p>Police said so.</p>", False),
    ],
)
def test_a_feed_holds_a_report_whole_or_not(held, whole):
    text = f"<rss><item><link>{URL}</link><content:encoded><![CDATA[{held}]]></content:encoded>"
    (item,) = read_feed(text.encode(), URL).items
    assert (full_text(item) is not None) == whole


def test_the_text_of_a_feed_has_no_furniture():
    text = RSS.replace("They were freed.", LONG)
    (item,) = read_feed(text.encode(), URL).items
    lines = full_text(item).split("\n")
    assert lines == ["Police said two were held.", LONG.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><title>A & B</title><item><link>https://a.example</link></item>",
        "\n\n<?xml version='1.0'?><rss><item><link>https://a.example</link>&eacute;</item></rss>",
        "<rss><item><link>https://a.example</link>\x01</item></rss>",
        '<?xml version="1.0" encoding="no-such"?><rss><item><link>https://a.example</link></item>',
    ],
)
def test_common_mistakes_are_put_up_with(text):
    (item,) = read_feed(text.encode(), URL).items
    assert item.link == "https://a.example"


@pytest.mark.parametrize(
    "data",
    [
        "<rss><channel><item><link>http://[x</link><description>D</description></item>"
        "<item><link>/b</link></item></channel></rss>",
        '<feed><entry><link href="//[x"/><summary>D</summary></entry>'
        '<entry><link href="/b"/></entry></feed>',
        '<feed><entry><content src="//[x"/><summary>D</summary></entry>'
        '<entry><link href="/b"/></entry></feed>',
        '{"items": [{"url": "http://[x", "summary": "D"}, {"url": "/b"}]}',
        '{"items": [{"url": "//[x]", "summary": "D"}, {"url": "/b"}]}',
    ],
)
def test_an_item_with_a_broken_address_has_none_and_the_others_stay(data):
    first, second = read_feed(data.encode(), URL).items
    assert (first.link, first.brief) == (None, "D")
    assert second.link == "https://tarsk.example/b"


def test_other_encodings():
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Élan</title>'
    for encoding in ("iso-8859-1", "utf-8", "utf-16"):
        assert read_feed(text.encode(encoding), URL).title == "Élan"


BOMB = "<!DOCTYPE z [" + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10)
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{BOMB}]><rss>&a9;</rss>", "entities of its own"),
        ('<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities"),
        ('<!DOCTYPE z [<!entity % x SYSTEM "http://a.example/x"> %x;]><rss/>', "entities"),
        ("<rss>" + "<a>" * 100_000, "nested too deeply"),
        ("<html><body>Not found</body></html>", "it is no feed"),
        ("Not found", "no XML"),
        ("", "no XML"),
        ('{"a": 1}', "no JSON Feed"),
        ('{"items": ' + "[" * 100_000, "no JSON"),
    ],
)
def test_bombs_and_what_is_no_feed_are_refused_at_once(data, said):
    began = time.monotonic()
    with pytest.raises((UnreadableInput, TooLarge), match=said):
        read_feed(data.encode(), URL)
    assert time.monotonic() - began < 5


def test_an_entity_in_a_literal_is_only_text():
    feed = read_feed(b"<rss><channel><title><![CDATA[<!ENTITY a>]]></title></channel></rss>", URL)
    assert feed.title == "<!ENTITY a>"


def test_a_document_type_elsewhere_is_not_fetched(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("it asked the network"))
    data = b'<!DOCTYPE rss SYSTEM "http://a.example/rss.dtd"><rss><channel/></rss>'
    assert read_feed(data, URL).items == ()


@given(st.binary(max_size=300) | st.text(alphabet="<>&;/ abrs\"'=[]!CDAT?x-", max_size=300))
def test_whatever_comes_is_read_or_refused(data):
    raw = data if isinstance(data, bytes) else f"<rss>{data}</rss>".encode()
    with suppress(InputError):
        assert all(item.key for item in read_feed(raw, URL).items)


def test_opml_comes_back_as_it_went_out():
    feeds = (("https://a.example/rss?x=1&y=2", "A & <B>"), ("https://b.example/", None))
    held = read_opml("\n".join(write_opml(feeds)).encode())
    assert held == ((feeds[0][0], "A & <B>"), (feeds[1][0], feeds[1][0]))


def test_opml_in_folders():
    held = read_opml(
        b'<opml version="1.0"><body><outline text="News"><outline text="A" '
        b'xmlUrl="https://a.example/rss"/><outline TEXT="again" xmlURL="https://a.example/rss"/>'
        b"</outline></body></opml>"
    )
    assert held == (("https://a.example/rss", "A"),)


@pytest.mark.parametrize("data", [b"<rss/>", b"<opml><body/></opml>", b"x", BOMB.encode()])
def test_what_is_no_list_of_feeds_is_refused(data):
    with pytest.raises(InputError):
        read_opml(data)


def test_depth_is_limited():
    with pytest.raises(TooLarge):
        parse_xml(b"<a>" * 300)
