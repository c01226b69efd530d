"""Answers what Debian's oslo.config and the option definitions of its python3-nova say.

Reads requests from standard input, one line of JSON each, and answers each with one line of JSON:

{"do": "parse", "text": TEXT}              {"sections", "normalized"} or {"error": {"message", "line", "text"}}
{"do": "options"}                          {GROUP: {NAME: {"type", "multi", "default", ...}}}
{"do": "values", "values": [[G, N, V]]}    a list with null for a value that is taken, else the exception's name and text
{"do": "effective", "text": T, "options": [[G, N]]}  a list with the value that Nova uses for each option, or null
{"do": "sample"}                           the sample nova.conf of oslo-config-generator
"""

import io
import json
import os
import sys
import tempfile

from oslo_config import cfg
from oslo_config import generator
from oslo_config import iniparser

# What nova's own configuration of the generator lists, save for osprofiler, without which Debian's python3-nova comes.
NAMESPACES = [
    "keystonemiddleware.auth_token",
    "nova.conf",
    "os_brick",
    "os_vif",
    "oslo.concurrency",
    "oslo.limit",
    "oslo.log",
    "oslo.messaging",
    "oslo.middleware",
    "oslo.policy",
    "oslo.privsep",
    "oslo.reports",
    "oslo.service.periodic_task",
    "oslo.service.service",
    "oslo.versionedobjects",
]


def parse(text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    sections, normalized = {}, {}
    parser = cfg.ConfigParser(path, sections)
    parser._add_normalized(normalized)
    try:
        parser.parse()
    except iniparser.ParseError as error:
        return {"error": {"message": error.msg, "line": error.lineno, "text": error.line}}
    return {"sections": sections, "normalized": normalized}


registered = {}


def definitions():
    if not registered:
        for _, listing in generator._list_opts(NAMESPACES):
            for group, options in listing:
                name = getattr(group, "name", group) or "DEFAULT"
                named = registered.setdefault(name, {})
                for option in options:
                    named[option.dest] = option
    return registered


def described(option):
    kind = option.type
    return {
        "type": "String" if kind is str else type(kind).__name__,
        "multi": option.multi,
        "min": getattr(kind, "min", None),
        "max": getattr(kind, "max", None),
        "choices": list(kind.choices) if getattr(kind, "choices", None) else None,
        "removal": option.deprecated_for_removal,
        "aliases": len(option.deprecated_opts),
    }


def options():
    return {
        group: {name: described(option) for name, option in named.items()}
        for group, named in definitions().items()
    }


def value_error(group, name, value):
    try:
        definitions()[group][name].type(value)
    except Exception as error:
        return [type(error).__name__, str(error)]
    return None


def effective(text, names):
    """What a service that was started with this one file gets; null for a value that it cannot read."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    conf = cfg.ConfigOpts()
    for group, name in names:
        conf.register_opt(definitions()[group][name], group=None if group == "DEFAULT" else group)
    conf([], default_config_files=[path], default_config_dirs=[])
    values = []
    for group, name in names:
        try:
            values.append((conf if group == "DEFAULT" else conf[group])[name])
        except Exception:
            values.append(None)
    return values


def sample():
    conf = cfg.ConfigOpts()
    generator.register_cli_opts(conf)
    arguments = [f"--namespace={namespace}" for namespace in NAMESPACES]
    conf(arguments, default_config_files=[], default_config_dirs=[])
    output = io.StringIO()
    generator.generate(conf, output)
    return output.getvalue()


with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "nova.conf")
    # Whatever a library prints must not get between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "parse":
            answer = parse(request["text"])
        elif request["do"] == "options":
            answer = options()
        elif request["do"] == "values":
            answer = [value_error(*value) for value in request["values"]]
        elif request["do"] == "effective":
            answer = effective(request["text"], request["options"])
        else:
            answer = sample()
        print(json.dumps(answer), file=answers, flush=True)
