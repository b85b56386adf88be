"""What is left out of the site because it is not finished, in a line for each page."""

from __future__ import annotations

from collections.abc import Iterator

from ..data.basics import FILE as BASICS_FILE
from ..data.menu import listed_in
from ..data.service import FILE as SERVICE_FILE
from ..messages import Message, say, together
from ..site.site import Site


def say_drafts(site: Site) -> Iterator[Message]:
    """Each draft with its place, and what else is left out for it."""
    service = site.data.service
    for name, page in site.drafts.items():
        place = f"{page.file}:{page.line('draft')}"
        said = [say("{place}: This is a draft: the preview has it, and the site does not.", place=place)]
        for entry in listed_in(site.data.basics.menu):
            if entry.page == name:
                said.append(say("Nor has its menu ({place}).", place=f"{BASICS_FILE}:{entry.line}"))
        if role := service.role(name):
            place = f"{SERVICE_FILE}:{service.record.line(('pages', role))}"
            said.append(say("Until it is finished, no page has the role “{role}” ({place}).", role=role, place=place))
        if service.next_step.partition("#")[0] == name:
            place = f"{SERVICE_FILE}:{service.record.line(('next_step',))}"
            said.append(say("Until it is finished, no button leads to it as the next step ({place}).", place=place))
        yield together(said)
