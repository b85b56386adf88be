#!/usr/bin/env bash
# mammoth 1.13.0 and pandoc 3.9 (of pypandoc_binary 1.17), by which Word documents become web pages: what stands in a
# simple field (w:fldSimple) vanishes, and the sentence closes over the gap. Word's format has two forms for what is
# put in by itself: the number of a table, a reference, a date that is kept among the document's properties. The same
# field in its long form (w:fldChar) is read, in the very next sentence. A passage with a direction of its own (w:dir),
# in which Arabic words stand in a Swedish sentence, vanishes as well. pandoc is silent about it, with --verbose too;
# mammoth keeps a message for whoever asks, “An unrecognised element was ignored”. docx2txt 0.9, which knows little of
# Word but its text, has it all.
#
# Seen: mammoth   Ansök senast . / Ansök senast den 31 mars 2027. / Arabiska heter .
#       pandoc    Ansök senast . / Ansök senast den 31 mars 2027. / Arabiska heter .
#       docx2txt  Ansök senast den 31 mars 2027. / Ansök senast den 31 mars 2027. / Arabiska heter العربية.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip install --quiet --disable-pip-version-check \
  mammoth==1.13.0 pypandoc_binary==1.17 docx2txt==0.9 2>/dev/null
environment/bin/python - <<'PYTHON'
import subprocess
import sys
import zipfile

import docx2txt
import mammoth
import pypandoc

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


field, day = " DOCPROPERTY sista_dag ", run("den 31 mars 2027")
simple = f'<w:fldSimple w:instr="{field}">{day}</w:fldSimple>'
instruction = f'<w:r><w:instrText xml:space="preserve">{field}</w:instrText></w:r>'
long = mark("begin") + instruction + mark("separate") + day + mark("end")
arabic = f'<w:dir w:val="rtl">{run("العربية")}</w:dir>'
sentences = (("Ansök senast ", simple), ("Ansök senast ", long), ("Arabiska heter ", arabic))
body = "".join(f"<w:p>{run(before)}{part}{run('.')}</w:p>" for before, part in sentences)
with zipfile.ZipFile("page.docx", "w") as document:
    document.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
    )
    document.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
    )
    document.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')

with open("page.docx", "rb") as opened:
    by_mammoth = mammoth.extract_raw_text(opened)
told = sorted(message.message.removeprefix("An unrecognised element was ignored: ") for message in by_mammoth.messages)
command = [pypandoc.get_pandoc_path(), "--verbose", "--from=docx", "--to=plain", "--wrap=none", "page.docx"]
by_pandoc = subprocess.run(command, check=True, capture_output=True, text=True)
texts = {"mammoth": by_mammoth.value, "pandoc": by_pandoc.stdout, "docx2txt": docx2txt.process("page.docx")}
seen = {name: [line.strip() for line in text.splitlines() if line.strip()] for name, text in texts.items()}
print("pandoc", pypandoc.get_pandoc_version())
for name, lines in seen.items():
    print(f"{name:<9} {' / '.join(lines)}")
print("said by mammoth:", *told, " said by pandoc:", by_pandoc.stderr or "nothing")
whole = "Ansök senast den 31 mars 2027."
holes = ["Ansök senast .", whole, "Arabiska heter ."]
expected = {"mammoth": holes, "pandoc": holes, "docx2txt": [whole, whole, "Arabiska heter العربية."]}
sys.exit(seen != expected or told != ["w:dir", "w:fldSimple"] or by_pandoc.stderr != "")
PYTHON
