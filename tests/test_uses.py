"""Where a rule stands: every sentence and template, and what is said when one of them misses its rule."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from bilingual.problems import report
from bilingual.site import Site, gather

from .confirming import LOCALES, TODAY
from .conftest import Build, Project, words_of
from .test_commands import run


def site_of(project: Project, today: date = TODAY) -> Site:
    site, problems = gather(project.root, LOCALES, today, compare=False)
    assert site is not None, report(problems)
    return site


WHERE = """\
introductory_support: högst 6 månader · up to 6 months

docs/sv/easy-read.md:44: Vad, /lattlast/#what
    Introduktionsstöd: högst 6 månader.

docs/sv/index.md:24: Vad, /#what
    Introduktionsstöd kan du få i högst 6 månader.

docs/terms.yml:51: explanation of a term, introduktionsstöd, /ord-att-kunna/#introductory-support
    Du kan få den i högst 6 månader.

docs/wording/sv.yml:28: text of the frame, timeline_description, /
    Först kommer introduktionsstödet: högst 6 månader.

docs/en/easy-read.md:44: What, /en/easy-read/#what
    Introductory support: up to 6 months.

docs/en/index.md:26: What, /en/#what
    Introductory support is something you can have for up to 6 months.

docs/terms.yml:56: explanation of a term, introductory support, /en/words/#introductory-support
    You can have it for up to 6 months.

docs/wording/en.yml:28: text of the frame, timeline_description, /en/
    First comes the introductory support: up to 6 months.

overrides/partials/at-a-glance.html:4: template, every rule, /, /en/
    {% for rule in rules %}

overrides/partials/at-a-glance.html:23: template, every rule, /, /en/
    <strong>{{ rules[name].name }}:</strong>

overrides/partials/at-a-glance.html:24: template, every rule, /, /en/
    {{ rules[name].note ~ " " if "note" in rules[name] else "" }}

overrides/partials/service-for-machines.html:14: template, /, /en/
    "serviceType": {{ [rules.introductory_support.name.plain, rules.follow_up_support.name.plain] | tojson }},

overrides/partials/timeline.html:5: template, /, /en/
    {% set introduction, follow_up = rules.introductory_support, rules.follow_up_support %}

overrides/service.ttl:52: template, every rule, on no page
    dct:title {% call(each) in_each_language() %}{{ languages[each].rules[name].name.plain | tojson }}{% endcall %} ;

overrides/service.ttl:57: template, every rule, on no page
    {%- set said = languages[each].rules[name] -%}

Sentences: sv: 4, en: 4. Look-ups in templates: N.
"""


def test_every_sentence_and_template_is_listed_with_its_place(project: Project) -> None:
    code, said = run(project, "where", "introductory_support")
    said = re.sub(r"overrides/rules\.html:.*\n.*\n\n", "", said)  # it has a line for each thing that it shows of a rule
    assert (code, re.sub(r"templates: \d+", "templates: N", said)) == (0, WHERE)


def test_the_totals_name_the_rules_that_only_the_fact_box_shows(project: Project) -> None:
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8")
    project.write("docs/rules.yml", rules + rules[rules.index("compensation:") :].replace("compensation:", "spare:"))
    assert run(project, "where") == (
        0,
        "introductory_support  Sentences: sv: 4, en: 4. Look-ups in templates: 13.\n"
        "follow_up_support     Sentences: sv: 4, en: 4. Look-ups in templates: 13.\n"
        "compensation          Sentences: sv: 4, en: 4. Look-ups in templates: 11.\n"
        "spare                 Sentences: sv: 0, en: 0. Look-ups in templates: 11.\n\n"
        "Nothing looks these up by name; each is shown only where all rules are: spare\n",
    )


def test_an_unknown_rule_is_answered_with_the_nearest(project: Project) -> None:
    assert run(project, "where", "introductory_suport") == (
        2,
        "“introductory_suport” is not a rule. Did you mean “introductory_support”? Possible here:"
        " introductory_support, follow_up_support, compensation.\n",
    )


def test_the_uses_for_machines_are_those_for_people(project: Project) -> None:
    code, said = run(project, "where", "introductory_support", "--format", "json")
    (uses,) = json.loads(said).values()
    assert code == 0
    listed = [f"{use['file']}:{use['line']}: " for use in uses if use["file"] != "overrides/rules.html"]
    assert sorted(listed) == sorted(re.findall(r"^\S+:\d+: ", WHERE, re.M))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("description: Har du", "description: I {{ rules.introductory_support }}. Har du", "I högst 6 månader."),
        (
            "Du måste vara inskriven som",
            "Se **[tiden {{ rules.introductory_support.amount }}](prepare.md)**, t.ex.\n_här_&nbsp;– du är",
            "Se tiden 6 månader, t.ex. här – du är arbetssökande hos oss.",
        ),
        (
            "Du måste vara inskriven som",
            "<!-- {{ rules.introductory_support }} -->Så. {{ rules.introductory_support.note }} Du är",
            "Det är den längsta tid som du kan få den första delen av stödet.",
        ),
    ],
    ids=["meta description", "markup and an abbreviation", "a comment and two sentences"],
)
def test_a_sentence_is_shown_as_it_is_read(project: Project, old: str, new: str, sentence: str) -> None:
    before = {use.sentence for use in site_of(project).all_uses}
    project.change("docs/sv/index.md", old, new)
    after = {use.sentence for use in site_of(project).all_uses}
    assert after - before == {sentence}


def test_each_place_that_a_page_can_list_is_read_there(project: Project, site: Build) -> None:
    gathered = site_of(project)
    for rule in gathered.data.rules:
        places = gathered.uses(rule)
        assert len(places) == len(set(places)) > 4
        for locale, title, address in places:
            path, _, fragment = address.partition("#")
            page = site.page(path)
            assert page.get("lang") == locale
            said = words_of(page.get_element_by_id(fragment) if fragment else page)
            assert title in said
    assert ("en", "What", "en/#what") in gathered.uses("introductory_support")


def test_every_marked_value_of_the_built_pages_is_listed(project: Project, site: Build) -> None:
    gathered = site_of(project)
    for address in (address for name in gathered.pairs for address in gathered.addresses(name).values()):
        for marked in site.page(address).xpath("//main//*[@data-rule]"):
            listed = {place[2].partition("#")[0] for place in gathered.uses(str(marked.get("data-rule")))}
            assert address in listed


RENAMED = """\
docs/rules.yml:7: There is no rule “introductory_support”, but 10 places show it.
    If it is “starting_support” now, write {{ rules.starting_support }} in these places; if not, bring it back:
    docs/en/easy-read.md:44: - Introductory support: {{ rules.introductory_support }}.
    docs/en/index.md:26: - **Introductory support** is something you can have for {{ rules.introductory_support }}.
    docs/sv/easy-read.md:44: - Introduktionsstöd: {{ rules.introductory_support }}.
    docs/sv/index.md:24: - **Introduktionsstöd** kan du få i {{ rules.introductory_support }}.
    docs/terms.yml:51: Du kan få den i {{ rules.introductory_support }}.
    docs/terms.yml:56: You can have it for {{ rules.introductory_support }}.
    docs/wording/en.yml:28: First comes the introductory support: {{ rules.introductory_support }}.
    docs/wording/sv.yml:28: Först kommer introduktionsstödet: {{ rules.introductory_support }}.
    overrides/partials/service-for-machines.html:14: "serviceType": {{ [rules.introductory_support.name.plain, \
rules.follow_up_support.name.plain] | tojson }},
    overrides/partials/timeline.html:5: {% set introduction, follow_up = rules.introductory_support, \
rules.follow_up_support %}"""


def test_a_rule_renamed_while_something_shows_it_is_one_message_with_the_new_name(project: Project) -> None:
    project.change("docs/rules.yml", "introductory_support:", "starting_support:")
    assert project.report() == RENAMED


def test_a_rule_removed_while_something_shows_it_is_one_message_with_every_place(project: Project) -> None:
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8")
    project.write("docs/rules.yml", rules[: rules.index("\ncompensation:")])
    sentence = "{{ rules.compensation }}"
    assert project.report() == (
        "docs/rules.yml:1: There is no rule “compensation”, but 8 places show it.\n"
        "    Bring it back, or take it out of these places:\n"
        + "\n".join(
            f"    {place}: {sentence}"
            for place in (
                "docs/en/easy-read.md:62",
                "docs/en/index.md:44",
                "docs/en/prepare.md:25",
                "docs/sv/easy-read.md:62",
                "docs/sv/index.md:42",
                "docs/sv/prepare.md:25",
                "docs/terms.yml:165",
                "docs/terms.yml:185",
            )
        )
    )


def test_a_slip_in_one_place_is_still_told_at_its_line(project: Project) -> None:
    project.change("docs/sv/index.md", "{{ rules.compensation }}", "{{ rules.compensaton }}")
    assert project.report() == (
        "docs/sv/index.md:42: {{ rules.compensaton }}: “rules.compensaton” does not exist.\n"
        "    Did you mean “compensation”? Possible here: introductory_support, follow_up_support, compensation."
    )
