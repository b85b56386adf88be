"""What no printed page may hold is found, whatever has printed it; what pages do hold is let through."""

from __future__ import annotations

import pytest
from bilingual.data.origins import Origins
from bilingual.publish.audit import Audit

from ..tables import for_each

OWN = "https://own.example/bus/"
ORIGINS = Origins(links=("digg.se",), pictures=("pictures.example",))
PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <link rel="canonical" href="https://own.example/bus/en/">
    <title>A – B</title>
    <script type="application/ld+json">
{ "name": "\\u003c/script\\u003e" }
</script>
  </head>
  <body>
    <header><a class="brand" href="../">B</a></header>
    <main id="content" tabindex="-1">
      <h1>A</h1>
%s
    </main>
    <script type="module" src="../assets/site.js"></script>
  </body>
</html>
"""
MOVED = "A browser does not read <{}> where it stands: what is around it cannot hold it."
OPEN = "{} is not closed where what is around it ends."
ELEMENT = "<{}> is no element that a page may hold."
FAULTS = (
    ('<iframe src="https://elsewhere.invalid/"></iframe>', ELEMENT.format("iframe")),
    ("<style>main { }</style>", ELEMENT.format("style")),
    ("<math></math>", ELEMENT.format("math")),
    ('<object data="x"></object>', ELEMENT.format("object")),
    ('<base href="//elsewhere.invalid">', ELEMENT.format("base")),
    ('<form action="x" method="dialog"></form>', "“action” is no attribute that <form> may have."),
    ('<form autocomplete="off"></form>', "A form could send what readers enter."),
    ('<form method="post"></form>', "“post” is no value that “method” of <form> may have."),
    ("<x-hit></x-hit>", ELEMENT.format("x-hit")),
    ("<p onclick=\"alert('hit')\">A</p>", "“onclick” is no attribute that <p> may have."),
    ("<p ONCLICK=f>A</p>", "“onclick” is no attribute that <p> may have."),
    ('<p style="color:red">A</p>', "“style” is no attribute that <p> may have."),
    ('<p contenteditable="">A</p>', "“contenteditable” is no attribute that <p> may have."),
    ('<img name="querySelector" src="a" alt="b">', "“name” is no attribute that <img> may have."),
    ('<meta http-equiv="refresh" content="0">', "“http-equiv” is no attribute that <meta> may have."),
    ('<template><img src="x" alt="a" onerror="f()"></template>', "“onerror” is no attribute that <img> may have."),
    ('<button type="submit">A</button>', "“submit” is no value that “type” of <button> may have."),
    ('<input type="password">', "“password” is no value that “type” of <input> may have."),
    ('<p tabindex="3">A</p>', "“3” is no value that “tabindex” of <p> may have."),
    ('<p role="alert">A</p>', "“alert” is no value that “role” of <p> may have."),
    ('<p lang="">A</p>', "“” is no value that “lang” of <p> may have."),
    ('<a href="javascript:alert(1)">A</a>', "An address cannot begin with “javascript:”."),
    ('<a href="java&#10;script:x">A</a>', "The address “javaU+000Ascript:x” holds U+000A, which no address has."),
    (
        '<svg><a xlink:href="javascript:x">A</a></svg>',
        "“xlink:href” is no attribute that <a> may have.",
    ),
    ('<a href="//elsewhere.invalid/">A</a>', "“//elsewhere.invalid/” leads to another site."),
    (
        '<a href="https://elsewhere.invalid/">A</a>',
        "“https://elsewhere.invalid/” leads to another site, which is not on the list of known ones.",
    ),
    (
        '<img src="https://www.digg.se/a.png" alt="a">',
        "“https://www.digg.se/a.png” leads to another site, which is not on the list of known ones.",
    ),
    (
        '<link rel="stylesheet" href="https://www.digg.se/a.css">',
        "“https://www.digg.se/a.css” is loaded from another site.",
    ),
    (
        '<script type="module" src="https://www.digg.se/a.js"></script>',
        "“https://www.digg.se/a.js” is loaded from another site.",
    ),
    ("<script>alert('hit')</script>", "A script stands in the page itself."),
    ('<script type="module">f()</script>', "A script stands in the page itself."),
    ('<script type="module" src="a.js">f()</script>', "A script stands in the page itself."),
    ("<svg><script>f()</script></svg>", "A script stands in the page itself."),
    ('<script type="application/ld+json">{</script>', "The linked data cannot be read."),
    ("<!-- a remark -->", "A comment would be sent to readers."),
    ("<h1>B</h1>", "<h1> stands on the page 2 times, and must stand there once."),
    ("<p id='content'>A</p>", "The name “content” stands on the page more than once."),
    ('<p aria-labelledby="nowhere">A</p>', "Something is said to be named by “nowhere”, which is not on the page."),
    ('<label for="nowhere">A</label>', "Something is said to be named by “nowhere”, which is not on the page."),
    ('<a href="b"></a>', "A link has no words that say where it leads."),
    ('<a href="b"> <span class="icon"></span>&nbsp;</a>', "A link has no words that say where it leads."),
    ('<a href="b"><img src="c" alt=""></a>', "A link has no words that say where it leads."),
    ('<img src="a.svg">', "A picture has no text alternative."),
    ("<p>A", OPEN.format("<p>")),
    ('<section><div class="b">A</section>', OPEN.format('<div class="b">')),
    ("<p>A <div>B</div></p>", MOVED.format("div")),
    ("<table><p>A</p></table>", MOVED.format("table")),
    ('<a href="a">A <a href="b">B</a></a>', MOVED.format("a")),
    ("<b><i>A</b></i>", OPEN.format("<i>")),
    ("<textarea>", ELEMENT.format("textarea")),
    ("<plaintext>", ELEMENT.format("plaintext")),
)
SOUND = (
    '<p class="a b" id="x" lang="sv" title="a &lt; b &gt; c &quot;d&quot;">A &amp; “B” 2 &lt; 3</p>',
    '<p><a href="https://www.digg.se/a?b=c&amp;d#e" data-address="https://www.digg.se/">A</a></p>',
    '<p><a href="mailto:a@b.example">A</a> <a href="tel:+46-10">B</a> <a href="c/#d" hreflang="en">C</a></p>',
    '<img src="https://pictures.example/a.png" alt="A" width="10">',
    '<a href="b"><img src="a.svg" alt="A"></a> <a href="c" aria-label="C"><span aria-hidden="true"></span></a>',
    '<ul>\n<li><label><input type="checkbox" checked> A\N{NO-BREAK SPACE}b</label></li>\n</ul>',
    '<div role="region" tabindex="0" aria-label="T"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
    '<svg role="img" viewBox="0 0 20 20"><rect y="1em" width="9.5%" height="1em"/><path d="M0 0v2z"/></svg>',
    "<details open><summary>A</summary><p>B</p></details><p hidden>C</p>",
)


def whats(text: str) -> list[str]:
    return [fault.what for fault in Audit(ORIGINS, OWN).faults(PAGE % text)]


@for_each(("text", "what"), FAULTS)
def test_what_no_page_may_hold_is_found(text: str, what: str) -> None:
    assert what in whats(text)


@for_each("text", SOUND)
def test_what_pages_hold_is_let_through(text: str) -> None:
    assert whats(text) == []


FORMER = (
    ("0; url=../news/", True),
    ("0; url=../../en/Guide_1/news/", True),
    ("0; url=../", True),
    ("5; url=../news/", False),  # WCAG 2.2, 2.2.1: nobody has to hurry
    ("0; url=https://elsewhere.invalid/", False),
    ("0; url=//elsewhere.invalid/", False),
    ("0; url=../news/;url=//elsewhere.invalid/", False),
    ("0; url='../news/'", False),
    ("0; url=/news/", False),
    ("0", False),
)


def test_only_a_page_at_a_former_address_leads_on_by_itself_and_only_within_the_site() -> None:
    """One audit of all of them: that one is sound makes no other so."""
    former, other = Audit(ORIGINS, OWN, is_former=True), Audit(ORIGINS, OWN)
    for content, is_sound in FORMER:
        page = (PAGE % "").replace("<title>", f'<meta http-equiv="refresh" content="{content}">\n    <title>')
        assert (former.faults(page) == []) is is_sound, content
        assert [fault.what for fault in other.faults(page)] == ["“http-equiv” is no attribute that <meta> may have."]
    policy = (PAGE % "").replace("<title>", '<meta http-equiv="set-cookie" content="a=b">\n    <title>')
    assert former.faults(policy)[0].what == "“set-cookie” is no value that “http-equiv” of <meta> may have."


def test_what_is_found_on_one_page_is_found_on_the_next_one_too() -> None:
    audit, wrong = Audit(ORIGINS, OWN), PAGE % '<p onclick="f()">A</p>'
    assert [len(audit.faults(page)) for page in (wrong, PAGE % "", wrong, wrong)] == [1, 0, 1, 1]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<title>A – B</title>", "<title> </title>", "The page has no title."),
        (' lang="en"', "", "The page does not say which language it is in."),
        ("<h1>A</h1>", "", "<h1> stands on the page 0 times, and must stand there once."),
        (
            '</main>\n    <script type="module" src="../assets/site.js"></script>',
            "</main><main></main>",
            "<main> stands",
        ),
        ("<body>", "<body onload='f()'>", "“onload” is no attribute that <body> may have."),
        ("<h1>A</h1>", "<h1>A</h1></main></body><iframe>", ELEMENT.format("iframe")),
    ],
)
def test_what_every_page_must_have_is_missed(old: str, new: str, what: str) -> None:
    assert any(fault.what.startswith(what) for fault in Audit(ORIGINS, OWN).faults((PAGE % "").replace(old, new)))
