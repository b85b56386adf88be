"""Voices that a device may have, and the speech engine that takes the place of the browser's own."""

from __future__ import annotations

import json
from pathlib import Path

SWEDISH = {"name": "Alva", "lang": "sv-SE", "localService": True, "default": False}
ENGLISH = {"name": "Daniel", "lang": "en-GB", "localService": True, "default": False}
FINNISH = {"name": "Onni", "lang": "fi-FI", "localService": True, "default": False}
_ENGINE = Path(__file__).with_name("speech_engine.js")


def engine_of(*voices: object) -> str:
    """The script that makes a browser have these voices, to be run before those of a page."""
    return _ENGINE.read_text(encoding="utf-8").replace("GIVEN", json.dumps(voices))
