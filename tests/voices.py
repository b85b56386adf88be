"""Voices that a device may have, and the speech engine that takes the place of the browser's own."""

from __future__ import annotations

import json
from pathlib import Path

SWEDISH = {"name": "Alva", "lang": "sv-SE", "localService": True, "default": False}
ENGLISH = {"name": "Daniel", "lang": "en-GB", "localService": True, "default": False}
FINNISH = {"name": "Onni", "lang": "fi-FI", "localService": True, "default": False}
# What browsers give for a voice, and whether it is in the reader's device. Known from Firefox 153 on Debian, tried in
# tests/proof/test_listen.py; from the browsers' own sources; and from what people report, with the address.
KNOWN = (
    # where, {name, lang, localService, voiceURI}, whether it is there
    (
        "Firefox on Linux: speech-dispatcher's, of which it never says so (SpeechDispatcherService.cpp)",
        {
            "name": "Swedish",
            "lang": "sv",
            "localService": False,
            "voiceURI": "urn:moz-tts:speechd:Swedish?sv",
        },
        True,
    ),
    (
        "Firefox on Windows",
        {
            "name": "Microsoft Bengt - Swedish (Sweden)",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "urn:moz-tts:sapi:Microsoft Bengt - Swedish (Sweden)?sv-SE",
        },
        True,
    ),
    (
        "Firefox on Windows: it says so of Microsoft's own servers too (asterics/Asterics-AAC, issue 705)",
        {
            "name": "Microsoft Sofie Online (Natural) - Swedish (Sweden)",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "urn:moz-tts:sapi:Microsoft Sofie Online (Natural) - Swedish (Sweden)?sv-SE",
        },
        False,
    ),
    (
        "Firefox on a Mac",
        {
            "name": "Alva",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "urn:moz-tts:osx:com.apple.voice.compact.sv-SE.Alva",
        },
        True,
    ),
    (
        "Safari",
        {
            "name": "Alva",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "com.apple.voice.compact.sv-SE.Alva",
        },
        True,
    ),
    (
        "Chromium on Linux: speech-dispatcher's",
        {
            "name": "Swedish espeak-ng",
            "lang": "sv",
            "localService": True,
            "voiceURI": "Swedish espeak-ng",
        },
        True,
    ),
    (
        "Chrome: Google's own servers",
        {
            "name": "Google svenska",
            "lang": "sv-SE",
            "localService": False,
            "voiceURI": "Google svenska",
        },
        False,
    ),
    (
        "Edge: Microsoft's own servers",
        {
            "name": "Microsoft Sofie Online (Natural) - Swedish (Sweden)",
            "lang": "sv-SE",
            "localService": False,
            "voiceURI": "Microsoft Sofie Online (Natural) - Swedish (Sweden)",
        },
        False,
    ),
    (
        "Edge on Windows: one that is installed",
        {
            "name": "Microsoft Bengt - Swedish (Sweden)",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "Microsoft Bengt - Swedish (Sweden)",
        },
        True,
    ),
    (
        "Android: by Google's names for its voices (Voice.isNetworkConnectionRequired)",
        {
            "name": "sv-se-x-lfs-local",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "sv-se-x-lfs-local",
        },
        True,
    ),
    (
        "Android: the same from a server, whatever the browser says",
        {
            "name": "sv-se-x-lfs-network",
            "lang": "sv-SE",
            "localService": True,
            "voiceURI": "sv-se-x-lfs-network",
        },
        False,
    ),
    (
        "a browser that nobody knows, which does not say",
        {
            "name": "Svea",
            "lang": "sv-SE",
            "localService": False,
            "voiceURI": "urn:svea",
        },
        False,
    ),
    (
        "one whose name says that it is speech-dispatcher's, not its address",
        {
            "name": "urn:moz-tts:speechd:Swedish?sv",
            "lang": "sv-SE",
            "localService": False,
            "voiceURI": "https://voices.example/urn:moz-tts:speechd:Swedish?sv",
        },
        False,
    ),
)
_ENGINE = Path(__file__).with_name("speech_engine.js")


def engine_of(*voices: object) -> str:
    """The script that makes a browser have these voices, to be run before those of a page."""
    return _ENGINE.read_text(encoding="utf-8").replace("GIVEN", json.dumps(voices))
