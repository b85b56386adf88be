"""What is asked of a host, whatever its pages say: robots.txt, security.txt and the icon at its root.

A site at a path of its host leaves them to whoever has the host.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import quote

from ..data.assets import ICON
from ..disk.seen import HIDDEN_FOR_ALL
from ..files.raster import draw
from ..site.site import Site

SECURITY = f"{HIDDEN_FOR_ALL}/security.txt"  # RFC 9116, 3
ROBOTS, FAVICON = "robots.txt", "favicon.ico"
_SIZE = 32  # pixels on each side of the icon: twice those of a tab, for screens with small dots
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%"  # what may stand in one besides letters and digits (RFC 3986, 2.2)
_LAST_MOMENT = time(23, 59, 59, tzinfo=UTC)


def write_host_files(site: Site, folder: Path) -> None:
    """Writes them into ``folder``, where the site has been built."""
    if not site.is_at_root:
        return
    (folder / ROBOTS).write_text(robots(site), encoding="utf-8")
    (folder / FAVICON).write_bytes(_icon(site))
    if said := security(site):
        (folder / SECURITY).parent.mkdir(exist_ok=True)
        (folder / SECURITY).write_text(said, encoding="utf-8")


def robots(site: Site) -> str:
    """robots.txt (RFC 9309): whether programs may look at the site, and where they find its pages.

    While the address is not known, the site is nowhere that search engines should lead to. Pages that are shown as of
    another day say themselves that they are not to be listed, which can be read only where looking is allowed.
    """
    if not site.has_address:
        return "User-agent: *\nDisallow: /\n"
    sitemap = "" if site.is_as_of else f"\nSitemap: {site.site_address}sitemap.xml\n"
    return f"User-agent: *\nAllow: /\n{sitemap}"


def security(site: Site) -> str:
    """security.txt (RFC 9116): where to report faults of security. Empty unless it is known, and sure to be right."""
    contact, until = site.security_contact
    if not contact or until is None or until < site.today:
        return ""
    lines = [
        f"Contact: {quote(contact, safe=_OF_ADDRESSES)}",
        f"Expires: {datetime.combine(until, _LAST_MOMENT).isoformat()}",
    ]
    lines.append(f"Preferred-Languages: {', '.join(site.locales)}")
    if site.has_address:
        lines.append(f"Canonical: {site.site_address}{SECURITY}")
    return "".join(f"{line}\n" for line in lines)


def _icon(site: Site) -> bytes:
    """The icon as browsers ask for it by themselves, where nothing names one: beside a document, or data.

    A header, one entry, and the picture as PNG, all numbers with the lowest byte first (Windows Vista and later).
    """
    picture = draw(site.assets.files[site.assets.addresses[ICON]].decode("utf-8", "replace"), _SIZE)
    header, start = struct.pack("<HHH", 0, 1, 1), 6 + 16
    return header + struct.pack("<BBBBHHII", _SIZE, _SIZE, 0, 0, 1, 32, len(picture), start) + picture
