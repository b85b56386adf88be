"""What is left out of the site because it is not finished, in a line for each page."""

from __future__ import annotations

from collections.abc import Iterator

from ..data.basics import FILE as BASICS_FILE
from ..data.menu import listed_in
from ..data.service import FILE as SERVICE_FILE
from ..site.site import Site


def say_drafts(site: Site) -> Iterator[str]:
    """Each draft with its place, and what else is left out for it."""
    service = site.data.service
    for name, page in site.drafts.items():
        said = [f"{page.file}:{page.line('draft')}: This is a draft: the preview has it, and the site does not."]
        for entry in listed_in(site.data.basics.menu):
            said += [f"Nor has its menu ({BASICS_FILE}:{entry.line})."] * (entry.page == name)
        if role := service.role(name):
            place = f"{SERVICE_FILE}:{service.record.line(('pages', role))}"
            said.append(f"Until it is finished, no page has the role “{role}” ({place}).")
        if service.next_step.partition("#")[0] == name:
            place = f"{SERVICE_FILE}:{service.record.line(('next_step',))}"
            said.append(f"Until it is finished, no button leads to it as the next step ({place}).")
        yield " ".join(said)
