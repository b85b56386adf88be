"""Data files that stay as they are, for tests of what is made from them, whatever editors write in the real ones."""

from __future__ import annotations

from .conftest import Project

ACCESSIBILITY = "docs/accessibility.yml"
ORGANISATION = "docs/organisation.yml"
FILES = {
    ORGANISATION: """name:
  sv: Arbetsförmedlingen
  en: Swedish Public Employment Service
site_address: ""
email: ""
telephone: ""
accessibility_form: ""
security_contact: ""
""",
    ACCESSIBILITY: """scope:
  sv: Webbplatsen om ett stöd, med alla sidor.
  en: The site about a support, with all pages.
law:
  sv: lag (2018:1937) om tillgänglighet till digital offentlig service
  en: the Act (2018:1937) on accessibility to digital public services
standard: EN 301 549 V3.2.1
guidelines: WCAG 2.1 AA
complaints: https://www.digg.se/tdosanmalan
status: partially
method: self
assessed: "2026-11-20"
prepared: "2026-11-21"
updated: "2026-11-22"
endorsed: ""
findings:
  no-form:
    group: non_compliance
    what:
      sv: Det finns inget formulär.
      en: There is no form.
    where:
      sv: På alla sidor.
      en: On every page.
    why:
      sv: Vi har inte fått det.
      en: We have not been given it.
    instead:
      sv: Anmäl bristen till Digg.
      en: Report the fault to Digg.
""",
}


def set_records(project: Project) -> Project:
    """Puts these data files in place of the project's own."""
    for file, text in FILES.items():
        project.write(file, text)
    project.confirm()
    return project


def set_findings(project: Project, text: str) -> None:
    """Puts other findings in place of those that the record ends with."""
    before, _, _ = (project.root / ACCESSIBILITY).read_text(encoding="utf-8").partition("findings:")
    project.write(ACCESSIBILITY, before + text)
