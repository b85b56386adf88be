"""Where a link or a picture may lead: https, mailto, tel, and what lies within the site; nothing else.

An address is read as browsers read one (WHATWG URL): they drop what stands around it and line ends inside, take a
backslash for a slash, and capitals for small letters. So none of these may stand in one at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from .source import SIGN

_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>\"]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
HOST = r"(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z][a-zA-Z0-9-]{1,62}"  # RFC 1123: names, and no numbers in their place
_HTTPS = re.compile(rf"https://({HOST})(?:[/?#]|$)")
# RFC 6068; another header than the subject could add a receiver.
_MAIL = re.compile(rf"mailto:(?:{SIGN.pattern}|[a-zA-Z0-9._+-]{{1,64}}@{HOST})(?:\?subject=[^&#]*)?")
_TELEPHONE = re.compile(rf"tel:(?:\+?[0-9][0-9-]{{1,30}}|{SIGN.pattern})")  # RFC 3966
_OF_MAIL = re.compile(rf"[a-zA-Z0-9._+-]{{1,64}}@{HOST}(?:\?subject=[^&#]*)?")
# A site without https:// before it. Endings of files, such as .md, are names of countries too.
_OF_A_SITE = re.compile(
    r"(?i)(?:www\.|(?:[a-z0-9-]{1,63}\.){1,8}(?:(?!md|js|ts|py|sh|gz|ps|ai)[a-z]{2}|com|info|int|net|org)(?=[/?#]|$))"
)
_OF_A_COMPUTER = re.compile(r"(?i)file:|[a-z]:[\\/]")
# The preview, and the network of an office (RFC 1918, RFC 6761).
_OF_THE_PREVIEW = re.compile(
    r"(?i)(?:https?:)?//(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\]|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2})"
    r"(?=[:/?#]|$)"
)
# What programs for mail and search put around an address, which then stands in it as a value.
_WRAPPED = re.compile(
    r"(?i)https://(?:[a-z0-9-]+\.safelinks\.protection\.outlook\.com/|urldefense(?:\.proofpoint)?\.com/|"
    r"(?:www\.)?google\.[a-z.]{2,6}/url\?|l\.facebook\.com/|l\.instagram\.com/)"
)
_WITHIN = re.compile(r"(?i)(?:[?&](?:url|q|u)=|__)(https?(?::|%3a)(?:/|%2f){2}[^&\s]*?)(?:__;|&|$)")
_NAME_OF_SITE = re.compile(r"(?i)https://([^\s/?#:@]{1,253})(?=[/?#]|$)")
_HAS_SCHEME = "Begin it with https://, mailto: or tel:, or name the file of a page, as in prepare.md."


class Wrong(NamedTuple):
    """What is wrong with an address, and what to do."""

    what: str
    to_do: str


def has_scheme(address: str) -> bool:
    """Whether an address leads elsewhere whatever the address of its page is."""
    return bool(_SCHEME.match(address)) or address.startswith("//")


def host_of(address: str) -> str:
    """The site that an address leads to, in small letters; empty within the site, and for mail and telephone."""
    match = _HTTPS.match(address)
    return match[1].lower() if match else ""


def as_sent(host: str) -> str:
    """The name of a site with letters beyond ASCII as it is sent (IDNA, RFC 3490); empty if it has no such form."""
    if host.isascii() or len(host) > 253:
        return ""
    try:
        sent = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return sent if re.fullmatch(HOST, sent) else ""


def wrong_address(address: str) -> Wrong | None:
    """What is wrong with an address; None if a page may have it. A value's sign stands for what it prints."""
    if _OF_A_COMPUTER.match(address):
        what = f"“{_shown(address)}” lies on your own computer, where no reader can have it."
        to_do = (
            "Put a picture into docs/pictures/ and write ../pictures/ and its name; a document into docs/documents/."
        )
        return Wrong(what, to_do)
    if _OF_THE_PREVIEW.match(address):
        what = f"“{_shown(address)}” is on your own computer or network, where no reader can go."
        return Wrong(what, "Name the file of the page as it stands beside this one, as in prepare.md.")
    if _WRAPPED.match(address):
        meant = _WITHIN.search(address)
        what = f"“{_shown(address)}” leads through a program for mail or search, which notes who goes there."
        to_do = f"Write the address itself: {_shown(unquote(meant[1]))}" if meant else "Write the address itself."
        return Wrong(what, to_do)
    if found := _NO_ADDRESS.search(address):
        sign = found[0]
        said = "a space" if sign == " " else f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
        instead = {"\\": "/", " ": "%20"}.get(sign, "")
        to_do = f"Write {instead} in its place." if instead and sign in address.strip() else "Take it out."
        return Wrong(f"The address “{_shown(address)}” holds {said}, which no address has.", to_do)
    if address.startswith("//"):
        return Wrong(f"“{_shown(address)}” leads to another site.", f"Begin it with https: as in https:{address}.")
    scheme = _SCHEME.match(address)
    if not scheme and _OF_MAIL.fullmatch(address):
        what = f"“{_shown(address)}” is an address for mail, but would be looked for in this site."
        return Wrong(what, f"Begin it with mailto: as in mailto:{address}")
    if not scheme and _OF_A_SITE.match(address):
        what = f"“{_shown(address)}” would be looked for in this site."
        return Wrong(what, f"If it is another site, begin it with https:// as in https://{_shown(address)}")
    if not scheme:
        return None
    name = scheme[1]
    if name in ("https", "mailto", "tel"):
        return _wrong_form(address, name)
    if name.lower() == "http":
        what = f"“{_shown(address)}” begins with http:, so that others can read and change what is sent."
        return Wrong(what, "Begin it with https://.")
    if name.lower() in ("https", "mailto", "tel"):
        return Wrong(f"“{name}:” is not written in small letters.", f"Write {name.lower()}:.")
    return Wrong(f"An address cannot begin with “{name}:”.", _HAS_SCHEME)


def _wrong_form(address: str, scheme: str) -> Wrong | None:
    what = f"“{_shown(address)}” cannot be read as an address."
    name = _NAME_OF_SITE.match(address)
    if scheme == "https" and name and (sent := as_sent(name[1])):
        what = f"“{_shown(address)}” names its site in letters that cannot be sent."
        return Wrong(what, f"Write its name as it is sent: https://{sent}{_shown(address[name.end() :])}")
    if scheme == "https" and not _HTTPS.match(address):
        return Wrong(what, "Write https:// and the name of the site, without a user, a number or a port.")
    if scheme == "mailto" and not _MAIL.fullmatch(address):
        return Wrong(what, "Write mailto: and one address, and no more behind it than ?subject=…")
    if scheme == "tel" and not _TELEPHONE.fullmatch(address):
        return Wrong(what, "Write tel: and the number, digits and hyphens only, as in tel:+46-771-416-416.")
    return None


def _shown(address: str) -> str:
    shown = "".join(sign if sign.isprintable() or SIGN.match(sign) else f"U+{ord(sign):04X}" for sign in address)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
