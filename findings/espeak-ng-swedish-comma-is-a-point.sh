#!/usr/bin/env bash
# eSpeak NG 1.52.0 (of espeakng-loader 0.2.4; Debian's 1.51 as well), which Orca and NVDA speak with: its Swedish voice
# says a decimal comma as “punkt” (p'8Nkt), a point, so 1,5 is read as 1.5 is written in English. The voices beside it
# say a comma: Danish komma, Norwegian komma, Finnish pilkku, German Komma. Standing alone, the Swedish word is known
# (k'Oma). And a section sign, without which no Swedish law is quoted (3 kap. 2 §), is not said at all, nor in Norwegian
# or Finnish, which have it too; Danish and German say it.
#
# Seen: sv  1,5 'Et p'8Nkt f'Em          2 § tv'o:
#       da  1,5 'e:n _k,Vm&: f'?Em       2 § t'o p,aRagR'af
#       nb  1,5 'e:n kOmmA f'Em          2 § t'u:
#       fi  1,5 'yksi p,ilk:u v'i:si     2 § k'aksi
#       de  1,5 _'aIns _kOmA: f'ynf      2 § tsv'aI p,aRagr'A:f
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check espeakng-loader==0.2.4 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import ctypes
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


seen = {voice: (said(voice, "1,5"), said(voice, "2 §")) for voice in ("sv", "da", "nb", "fi", "de")}
for voice, (comma, section) in seen.items():
    print(f"{voice}  1,5 {comma:<24} 2 § {section}")
point, comma = said("sv", "punkt"), said("sv", "komma")
print("sv  punkt", point, " komma", comma)
with_point = [voice for voice, (number, _) in seen.items() if "p'8Nkt" in number]
silent = [voice for voice, (_, section) in seen.items() if section == said(voice, "2")]
print("a point:", *with_point, " no section sign:", *silent)
sys.exit((with_point, silent, comma) != (["sv"], ["sv", "nb", "fi"], "k'Oma"))
PYTHON
