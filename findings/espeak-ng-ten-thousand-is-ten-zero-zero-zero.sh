#!/usr/bin/env bash
# eSpeak NG 1.52.0 (of espeakng-loader 0.2.4; Debian's 1.51 as well), which Orca and NVDA speak with, knows that a
# space stands between the thousands of a number in Swedish, Norwegian, Finnish and German, but only a plain one: “10
# 000” is ten thousand with it, and “ten, zero zero zero” with a no-break space (U+00A0) or a narrow one (U+202F),
# which typographers, SI and CLDR put there so that a number is not broken at the end of a line. “1 500” becomes one,
# five hundred. What toLocaleString writes for Swedish, Norwegian and Finnish has U+00A0, so the sum that a browser
# itself writes is the one that is read wrongly. English and Danish, which separate thousands by a comma or a point,
# read every space so.
#
# Seen: sv  10 000 plain t'i:;u: t'u-sEn    no-break t'i:;u: n'Oln'Ol n'Ol
#           1 500 plain 'Et t'u-sEn_! f'Emh'8ndRa    no-break 'Et f'Emh'8ndRa
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check espeakng-loader==0.2.4 2>/dev/null
WRITTEN=$(node -e 'console.log(["sv", "nb", "fi"].map((language) => (10000).toLocaleString(language)).join("|"))') \
  "$folder/venv/bin/python" - <<'PYTHON'
import ctypes
import os
import sys

import espeakng_loader

NO_SOUND, UTF8, PHONEMES = 2, 1, 0
speech = ctypes.CDLL(espeakng_loader.get_library_path())
speech.espeak_Info.restype = speech.espeak_TextToPhonemes.restype = ctypes.c_char_p
speech.espeak_Initialize(NO_SOUND, 0, str(espeakng_loader.get_data_path()).encode(), 0)
print("eSpeak NG", speech.espeak_Info(None).decode())


def said(voice: str, text: str) -> str:
    if speech.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(f"no voice {voice}")
    kept = ctypes.create_string_buffer(text.encode())
    rest = ctypes.c_void_p(ctypes.addressof(kept))
    clauses = []
    while rest.value:
        clauses.append(speech.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, PHONEMES) or b"")
    return b" ".join(clauses).decode().strip()


SPACES = {"plain": " ", "no-break": "\u00a0", "narrow": "\u202f"}
one_number = {}
for voice in ("sv", "nb", "fi", "de", "en", "da"):
    read = {space: said(voice, f"10{sign}000") for space, sign in SPACES.items()}
    one_number[voice] = [space for space in SPACES if read[space] == said(voice, "10000")]
    numbers = f"plain {read['plain']:<22} no-break {read['no-break']:<26} narrow {read['narrow']}"
    print(f"{voice}  {numbers}  one number with: {', '.join(one_number[voice]) or 'none'}")
print("sv  1 500 with U+00A0:", said("sv", "1\u00a0500"), " with a plain space:", said("sv", "1 500"))
hundreds = said("sv", "1\u00a0500") == f"{said('sv', '1')} {said('sv', '500')}"
zeros = said("sv", "10\u00a0000").split() == [*said("sv", "10").split(), *said("sv", "000").split()]
written = os.environ["WRITTEN"].split("|")
print("toLocaleString for sv, nb, fi:", ascii(written))
expected = {voice: ["plain"] for voice in ("sv", "nb", "fi", "de")} | {"en": [], "da": []}
sys.exit(one_number != expected or not (hundreds and zeros) or written != ["10\u00a0000"] * 3)
PYTHON
