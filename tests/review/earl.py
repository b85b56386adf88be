"""What was found, in the W3C's Evaluation and Report Language (EARL 1.0), as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .criteria import Verdict
from .looking import Seen

REFERENCE = {"@type": "@id"}
CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "title": "dct:title",
    "description": "dct:description",
    "date": {"@id": "dct:date", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "version": "dct:hasVersion",
    "assertedBy": {"@id": "earl:assertedBy", **REFERENCE},
    "subject": {"@id": "earl:subject", **REFERENCE},
    "test": {"@id": "earl:test", **REFERENCE},
    "mode": {"@id": "earl:mode", **REFERENCE},
    "outcome": {"@id": "earl:outcome", **REFERENCE},
    "result": "earl:result",
}
OF_RULES = {
    "passed": "earl:passed",
    "failed": "earl:failed",
    "needs a person": "earl:cantTell",
    "not found": "earl:inapplicable",
}
OF_STATUSES = {
    "holds": "earl:passed",
    "fails": "earl:failed",
    "does not apply": "earl:inapplicable",
    "needs a person": "earl:cantTell",
    "not checked": "earl:untested",
}
AXE, PROJECT = "urn:axe-core", "urn:service-site:tests"


def as_earl(address: str, pages: Sequence[Seen], verdicts: Iterable[Verdict], day: str) -> dict[str, Any]:
    """One assertion for each rule of axe on each page, and one for each criterion on the site as a whole."""
    assertors = [
        {"@id": AXE, "@type": ["earl:Assertor", "earl:Software"], "title": "axe-core", "version": pages[0].engine},
        {"@id": PROJECT, "@type": ["earl:Assertor", "earl:Software"], "title": "The tests of the site's own project"},
    ]
    titles = {address: "The whole site"} | {f"{address}{page.address}": page.title for page in pages}
    subjects = [{"@id": one, "@type": "earl:TestSubject", "title": title} for one, title in titles.items()]
    assertions = [*_of_axe(address, pages, day), *_of_criteria(address, verdicts, day)]
    return {"@context": CONTEXT, "@graph": [*assertors, *subjects, *assertions]}


def _of_axe(address: str, pages: Iterable[Seen], day: str) -> Iterator[dict[str, Any]]:
    for page in pages:
        for rule in page.rules.values():
            outcome = OF_RULES[rule.outcome]
            yield _assertion(AXE, f"{address}{page.address}", rule.address, "earl:automatic", outcome, day)


def _of_criteria(address: str, verdicts: Iterable[Verdict], day: str) -> Iterator[dict[str, Any]]:
    for verdict in verdicts:
        mode = "earl:automatic" if "by machine" in verdict.how else "earl:undisclosed"
        outcome = OF_STATUSES[verdict.status]
        said = "; ".join((*verdict.evidence, verdict.criterion.person)).strip("; ")
        yield _assertion(PROJECT, address, verdict.criterion.address, mode, outcome, day, said)


def _assertion(
    assertor: str, subject: str, test: str, mode: str, outcome: str, day: str, said: str = ""
) -> dict[str, Any]:
    result = {"@type": "earl:TestResult", "outcome": outcome, "date": day}
    return {
        "@type": "earl:Assertion",
        "assertedBy": assertor,
        "subject": subject,
        "test": test,
        "mode": mode,
        "result": result | ({"description": said} if said else {}),
    }
