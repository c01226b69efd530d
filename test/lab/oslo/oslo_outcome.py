"""Reads JSON strings from standard input, one file's text on each line, and prints what oslo.config makes of it.

Each answer is one line of JSON: {"sections": ..., "normalized": ...} or {"error": {"message", "line", "text"}}.
"""

import json
import os
import sys
import tempfile

from oslo_config import cfg
from oslo_config import iniparser


def outcome(path):
    sections, normalized = {}, {}
    parser = cfg.ConfigParser(path, sections)
    parser._add_normalized(normalized)
    try:
        parser.parse()
    except iniparser.ParseError as error:
        return {"error": {"message": error.msg, "line": error.lineno, "text": error.line}}
    return {"sections": sections, "normalized": normalized}


with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "nova.conf")
    for line in sys.stdin:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(json.loads(line))
        print(json.dumps(outcome(path)))
