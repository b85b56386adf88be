"""How servers answer → the configuration of each: nginx, Caddy, and hosts of static files that read _headers."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..data.assets import FOLDER, HASHED
from ..site.site import Site
from .serving import METHODS, Serving, base_of, redirects_of

NAMES = ("nginx.conf", "Caddyfile", "_headers", "_redirects")
_FOLDER = Path(__file__).parent / "servers"


def configurations(serving: Serving, site: Site, root: str, brotli: bool = True) -> dict[str, str]:
    """The text of each configuration by its name.

    ``root`` is the folder on the server whose files have the addresses of the host: if the site is published at a path
    of its host, it lies in that path below. ``brotli``: nginx has its module for it.
    """
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # no HTML; what a value can hold is checked where it is read
    )
    base = base_of(site)
    types = [(ending, *_divided(type_)) for ending, type_ in serving.types.items()]
    said = {
        "serving": serving,
        "root": root,
        "brotli": brotli,
        "base": base,
        "types": types,
        "texts": [f"*.{ending}" for ending, _, is_text in types if is_text],
        "methods": METHODS,
        "kept": f"{FOLDER}/{HASHED}",
        "named_by_content": sorted(site.assets.files),
        "redirects": [(base + old, new) for old, new in redirects_of(site)],
    }
    return {name: environment.get_template(f"{name}.jinja").render(said) for name in NAMES}


def _divided(type_: str) -> tuple[str, bool]:
    name, _, charset = type_.partition(";")
    return name, bool(charset)
