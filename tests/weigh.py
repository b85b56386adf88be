"""What each page weighs, beside the same page built by the stock theme. Run by ``make weigh``.

A reader's first visit: an empty cache, until the page is complete and nothing more is asked for. What counts is what
the server sends, headers included. “First paint” is what the browser waits for before it shows anything: the page
itself and the styles and scripts that hold it up. A KB is 1,000 bytes.

The stock side is the same text, values typed in, built by MkDocs, Material and static-i18n with their search. It also
asks for web fonts elsewhere, which are not fetched and not counted here.

Then each page is compared with itself at an earlier commit. Its weights lie in a file, since today's packages cannot
build it; ``--former FOLDER``, with what others have built, weighs it anew and writes that file. No test compares with
it: an editor may make a text longer.

Ends with 1 if a page in either language is heavier than it should be.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from bilingual.gather import gather
from bilingual.site.site import Site
from playwright.sync_api import Browser

from .chromium import launch
from .confirming import LOCALES
from .corpora import PLAIN, ROOT, write_plain_project
from .serving import KINDS, Server, serve
from .voices import ENGLISH, SWEDISH, engine_of
from .weights import AIMS, FORMER, FORMER_WEIGHTS, MORE, Weight, figures, outweighing, weight_of

MOST_WITH_BROTLI = 8_000  # bytes of a main page with all that it asks for


def weigh(browser: Browser, server: Server, address: str, voices: Sequence[object] = ()) -> Weight:
    """One visit with an empty cache, on a device that has the voices given."""
    context = browser.new_context()
    if voices:
        context.add_init_script(engine_of(*voices))
    server.sent.clear()
    page = context.new_page()
    page.goto(server.address + address, wait_until="networkidle")
    weight = weight_of(page, address, server.sent)
    context.close()
    return weight


def addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Every page's address, and that of the same page built by the stock theme."""
    default = site.locales[0]
    for locale in site.locales:
        folder = "" if locale == default else f"{locale}/"
        for name in site.pairs:
            stem = name.removesuffix(".md").removesuffix("index")
            yield site.addresses(name)[locale], f"{folder}{stem}/" if stem else folder


def build(project: Path, target: Path) -> Path:
    """A strict build, which must succeed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return target


def build_plain(site: Site, folder: Path) -> Path:
    """The stock theme's site, search included."""
    folder.mkdir()
    write_plain_project(site, folder)
    (folder / "mkdocs.yml").write_text(PLAIN.replace("plugins:\n", "plugins:\n  - search\n"), encoding="utf-8")
    return build(folder, folder / "site")


def row(name: str, *weights: Weight) -> str:
    """A page's weight by kind and in all, and that of the stock theme's page in all."""
    kinds = "".join(f"{weights[0].of(kind):8}" for kind in KINDS)
    each = (f"{one.bytes:9}{len(one.requests):10}{one.first_bytes:13}{one.of('JS'):10}" for one in weights)
    return f"/{name:<24}{kinds}{'  |'.join(each)}"


def built(folder: Path) -> set[str]:
    """The address of every page in a folder."""
    pages = (path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return {"" if page == "." else f"{page}/" for page in pages}


def write_former(folder: Path) -> None:
    """Weighs a site that an earlier version has built, for comparison."""
    with launch() as browser, serve(folder) as server:
        found = {one: figures(weigh(browser, server, one)) for one in (*sorted(built(folder)), "404.html")}
    FORMER_WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def smallest(weight: Weight, folder: Path) -> int:
    """The bytes of a visit as a server with Brotli sends them, without headers."""
    paths = (folder / one.path.removeprefix("/") for one in weight.requests)
    return sum(len(brotli.compress((path / "index.html" if path.is_dir() else path).read_bytes())) for path in paths)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--former", type=Path, help="a folder that the earlier version has built, to be weighed anew")
    if former := parser.parse_args().former:
        write_former(former)
        return 0
    site, problems = gather(ROOT, LOCALES, date.today())
    if site is None or problems:
        sys.exit("The site has problems; make site says which.")
    kinds = "".join(f"{kind:>8}" for kind in KINDS)
    each = f"{'in all':>9}{'requests':>10}{'first paint':>13}{'JS':>10}"
    print(f"{'Bytes as sent, compressed by gzip, headers included':<{len(kinds + each) + 25}}  | stock theme")
    print(f"{'page':<25}{kinds}{each}  |{each}")
    weights: dict[str, Weight] = {}
    with tempfile.TemporaryDirectory() as temporary, launch() as browser:
        folder = Path(temporary)
        with serve(build(ROOT, folder / "ours")) as ours, serve(build_plain(site, folder / "plain")) as plain:
            for here, there in (*addresses(site), ("404.html", "404.html")):
                weights[here] = weigh(browser, ours, here)
                print(row(here, weights[here], weigh(browser, plain, there)), flush=True)
            for here in sorted(built(folder / "ours") - set(weights) - {each.old for each in site.redirects}):
                weights[here] = weigh(browser, ours, here)  # pages that the site makes of others
                print(row(here, weights[here]), flush=True)
            least = {here: smallest(weights[here], folder / "ours") for here in site.addresses("index.md").values()}
            for here in site.addresses("index.md").values():
                name = f"{here} with a voice"  # where the device can read aloud, the script for it is fetched
                weights[name] = weigh(browser, ours, here, [SWEDISH, ENGLISH])
                print(row(name, weights[name]), flush=True)
    print()
    searches = set(site.addresses_of("search").values())
    met = [all(aim.is_met(weight, search=page in searches) for page, weight in weights.items()) for aim in AIMS]
    for aim, is_met in zip(AIMS, met, strict=True):
        ordinary = {page: weight for page, weight in weights.items() if not aim.with_search or page not in searches}
        most, where = max((aim.of(weight), page) for page, weight in ordinary.items())
        but = f", {aim.with_search:,} with the search" if aim.with_search else ""
        print(
            f"{'met' if is_met else 'NOT MET':<8} at most {aim.most:,} {aim.name}{but}; the most is {most:,}, /{where}"
        )
    most, where = max((size, here) for here, size in least.items())
    met.append(most <= MOST_WITH_BROTLI)
    what = f"at most {MOST_WITH_BROTLI:,} bytes of a main page with Brotli"
    print(f"{'met' if met[-1] else 'NOT MET':<8} {what}; the most is {most:,}, /{where}")
    voiceless = {here: weight for here, weight in weights.items() if not here.endswith("with a voice")}
    heavier = list(outweighing(voiceless))
    met.append(not heavier)
    print(
        f"{'NOT MET' if heavier else 'met':<8} at most {MORE - 1:.0%} more than at {FORMER}",
        *heavier,
        sep="\n         ",
    )
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
