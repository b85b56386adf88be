"""A sound site with all that can become of a page: it has moved, it is not finished, it is not in every language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .conftest import Project, copy_project


def _page(title: str, slug: str, front: str, text: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {title}.\nslug: {slug}\n{front}\n---\n\n{text}\n"


PAGES: Mapping[str, str] = {
    "docs/sv/news.md": """\
---
title: Nytt från bussen
short_title: Nytt
description: Det senaste.
slug: nytt
old:
  - nyheter
  - arkiv/nyheter/
---

## Turer { #trips old="routes tours" }

[Bara här](local.md#part), [på engelska](../en/news.md#trips){ hreflang=en lang=en } och [resten](quiet.md).
""",
    "docs/en/news.md": """\
---
title: News of the bus
short_title: News
description: The latest.
slug: news
old: latest
---

## Trips { #trips old="routes tours" }

[Only here](local.md#part), [in the other words](../sv/news.md#trips){ hreflang=sv } and [the rest](quiet.md).
""",
    "docs/fi/news.md": """\
---
title: Uutisia bussista
short_title: Uutisia
description: Viimeisin.
slug: uutisia
old: viimeisin
---

## Matkat { #trips old="routes tours" }

[Vain täällä](local.md#part), [englanniksi](../en/news.md#trips){ hreflang=en } ja [loput](quiet.md).
""",
    "docs/sv/local.md": """\
---
title: Lokala regler
description: De gäller i Lindeby.
slug: lokala-regler
only: The rules are for people in the town, and are published in Swedish.
---

## En del { #part }

En text om sådant som gäller lokalt i staden.
""",
    "docs/sv/quiet.md": _page("Tyst", "tyst", "search: false\nnoindex: true"),
    "docs/en/quiet.md": _page("Quiet", "quiet", "search: false\nnoindex: true"),
    "docs/fi/quiet.md": _page("Hiljainen", "hiljainen", "search: false\nnoindex: true"),
    # Faults, and a former address; nothing of it is published.
    "docs/sv/draft.md": _page("Utkast", "utkast", "draft: true\nold: forut", "Tre [a](zzz.md), [b](news.md)."),
    "docs/en/draft.md": _page("Draft", "draft", "draft: true", "Six <script>."),
    "docs/fi/draft.md": _page("Luonnos", "luonnos", "draft: true", "Viisi."),
}


def copy_moving(target: Path) -> Project:
    """The invented service with these pages, all of it confirmed."""
    project = copy_project(target)
    for file, text in PAGES.items():
        project.write(file, text)
    project.change("docs/site.yml", "  - glossary.md\n", "  - glossary.md\n  - news.md\n  - local.md\n  - draft.md\n")
    project.confirm()
    return project
