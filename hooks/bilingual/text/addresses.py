"""Where a link or a picture may lead: https, mailto, tel, and what lies within the site; nothing else.

An address is read as browsers read one (WHATWG URL): they drop what stands around it and line ends inside, take a
backslash for a slash, and capitals for small letters. So none of these may stand in one at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from ..messages import Message, say
from .source import SIGN

_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>\"]")
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")  # RFC 3986, 2.1
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
HOST = r"(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z][a-zA-Z0-9-]{1,62}"  # RFC 1123: names, and no numbers in their place
_HTTPS = re.compile(rf"https://({HOST})(?:[/?#]|$)")
# RFC 6068; another header than the subject could add a receiver.
_MAIL = re.compile(rf"mailto:(?:{SIGN.pattern}|[a-zA-Z0-9._+-]{{1,64}}@{HOST})(?:\?subject=[^&#]*)?")
_TELEPHONE = re.compile(rf"tel:(?:\+?[0-9][0-9-]{{1,30}}|{SIGN.pattern})")  # RFC 3966
_OF_MAIL = re.compile(rf"[a-zA-Z0-9._+-]{{1,64}}@{HOST}(?:\?subject=[^&#]*)?")
_OF_A_TELEPHONE = re.compile(r"\+?[0-9](?:(?:-|%20)?[0-9()]){5,20}")
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
# What says from which letter or post somebody comes; every page is there without it.
_TRACKED = re.compile(r"(?i)(?<=[?&])(?:utm_[a-z]{1,20}|fbclid|gclid|msclkid|mc_[ce]id|mkt_tok)=[^&#]*(?:&|(?=#)|$)")
_MARKS = "“”„‘’«»"
_WITHIN = re.compile(r"(?i)(?:[?&](?:url|q|u)=|__)(https?(?::|%3a)(?:/|%2f){2}[^&\s]*?)(?:__;|&|$)")
_NAME_OF_SITE = re.compile(r"(?i)https://([^\s/?#:@]{1,253})(?=[/?#]|$)")
_HAS_SCHEME = say("Begin it with https://, mailto: or tel:, or name the file of a page, as in prepare.md.")


class Wrong(NamedTuple):
    """What is wrong with an address, and what to do."""

    what: Message
    to_do: Message


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
        what = say("“{address}” lies on your own computer, where no reader can have it.", address=_shown(address))
        to_do = say(
            "Put a picture into docs/pictures/ and write ../pictures/ and its name; a document into docs/documents/."
        )
        return Wrong(what, to_do)
    if _OF_THE_PREVIEW.match(address):
        what = say("“{address}” is on your own computer or network, where no reader can go.", address=_shown(address))
        return Wrong(what, say("Name the file of the page as it stands beside this one, as in prepare.md."))
    if _WRAPPED.match(address):
        meant = _WITHIN.search(address)
        what = say(
            "“{address}” leads through a program for mail or search, which notes who goes there.",
            address=_shown(address),
        )
        if meant:
            return Wrong(what, say("Write the address itself: {address}", address=_shown(unquote(meant[1]))))
        return Wrong(what, say("Write the address itself."))
    if "=" in address and (tracked := _TRACKED.search(address)):
        what = say(
            "“{address}” tells the other site from where each reader comes: {sign}.",
            address=_shown(address),
            sign=tracked[0].partition("=")[0],
        )
        before, sign, section = _TRACKED.sub("", address).partition("#")
        return Wrong(what, say("Write it without that: {address}", address=f"{before.rstrip('?&')}{sign}{section}"))
    if (quoted := unquote(address)) != (bare := quoted.strip(_MARKS)):
        what = say("The address “{address}” stands between quotation marks.", address=_shown(bare))
        return Wrong(what, say("Take them out: {address}", address=_shown(bare)))
    if found := _NO_ADDRESS.search(address):
        sign = found[0]
        said = f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
        what = say("The address “{address}” holds {sign}, which no address has.", address=_shown(address), sign=said)
        if sign == " ":
            what = say("The address “{address}” holds a space, which no address has.", address=_shown(address))
        instead = {"\\": "/", " ": "%20"}.get(sign, "") if sign in address.strip() else ""
        return Wrong(what, say("Write {instead} in its place.", instead=instead) if instead else say("Take it out."))
    if _NO_ESCAPE.search(address):
        what = say(
            "The address “{address}” holds a % with nothing behind it that it could stand for.", address=_shown(address)
        )
        return Wrong(what, say("Write %25 for a % in an address: two digits or letters a to f belong behind it."))
    if address.startswith("//"):
        return Wrong(
            say("“{address}” leads to another site.", address=_shown(address)),
            say("Begin it with https: as in https:{address}.", address=address),
        )
    scheme = _SCHEME.match(address)
    if not scheme and _OF_MAIL.fullmatch(address):
        what = say("“{address}” is an address for mail, but would be looked for in this site.", address=_shown(address))
        return Wrong(what, say("Begin it with mailto: as in mailto:{address}", address=address))
    if not scheme and _OF_A_TELEPHONE.fullmatch(address):
        what = say("“{address}” is a telephone number, but would be looked for in this site.", address=_shown(address))
        number = re.sub(r"%20|[()]", "", address)
        return Wrong(what, say("Begin it with tel: as in tel:{number}", number=number))
    if not scheme and _OF_A_SITE.match(address):
        what = say("“{address}” would be looked for in this site.", address=_shown(address))
        to_do = say("If it is another site, begin it with https:// as in https://{address}", address=_shown(address))
        return Wrong(what, to_do)
    if not scheme:
        return None
    name = scheme[1]
    if name in ("https", "mailto", "tel"):
        return _wrong_form(address, name)
    if name.lower() == "http":
        what = say(
            "“{address}” begins with http:, so that others can read and change what is sent.", address=_shown(address)
        )
        return Wrong(what, say("Begin it with https://."))
    if name.lower() in ("https", "mailto", "tel"):
        return Wrong(
            say("“{name}:” is not written in small letters.", name=name), say("Write {name}.", name=f"{name.lower()}:")
        )
    return Wrong(say("An address cannot begin with “{name}:”.", name=name), _HAS_SCHEME)


def _wrong_form(address: str, scheme: str) -> Wrong | None:
    what = say("“{address}” cannot be read as an address.", address=_shown(address))
    name = _NAME_OF_SITE.match(address)
    if scheme == "https" and name and (sent := as_sent(name[1])):
        what = say("“{address}” names its site in letters that cannot be sent.", address=_shown(address))
        rest = _shown(address[name.end() :])
        return Wrong(what, say("Write its name as it is sent: {address}", address=f"https://{sent}{rest}"))
    if scheme == "https" and not _HTTPS.match(address):
        return Wrong(what, say("Write https:// and the name of the site, without a user, a number or a port."))
    if scheme == "mailto" and not _MAIL.fullmatch(address):
        return Wrong(what, say("Write mailto: and one address, and no more behind it than ?subject=…"))
    if scheme == "tel" and not _TELEPHONE.fullmatch(address):
        return Wrong(what, say("Write tel: and the number, digits and hyphens only, as in tel:+46-771-416-416."))
    return None


def _shown(address: str) -> str:
    shown = "".join(sign if sign.isprintable() or SIGN.match(sign) else f"U+{ord(sign):04X}" for sign in address)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
