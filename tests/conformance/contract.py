"""Holds a running server to its own /openapi.json, with JSON Schema checked by python3-jsonschema.

Usage: contract.py reads URL OTHER_TOKEN [--only WORD] RIGHT=TOKEN...
       contract.py orders URL STATUS OTHER_TOKEN RIGHT=TOKEN...
       contract.py submissions URL PATH FOLDER
       contract.py drafts URL TOKEN
`reads` walks every path that GET takes on a demo ledger: each documented status is provoked with the
document's own examples and its body, content type and headers are compared with what is documented;
each TOKEN has one right alone, OTHER_TOKEN one that no path asks for. Nobody has requested a change in
that ledger: paths that name one are held against another, with --only {change}. `orders` does the same for
every POST without a body, which the server answers with STATUS, and `submissions` for POST to a
documented PATH with the bodies FOLDER/*<status>-<name>.json in the order of their names, each to the
{id} of PATH that the file <same name>.id holds. Every object is closed first, so that a
member that nobody described is found. Prints a count of checks and exits 0, or says what differs and exits 2.
"""
import json
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema


def closed(node):
    if isinstance(node, list):
        return [closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {name: closed(each) for name, each in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
    return node


class Contract:
    def __init__(self, url):
        self.url = url
        self.checks = 0
        self.wrong = []
        body, _ = self.fetch("GET", "/openapi.json")[1:]
        self.document = json.loads(body)
        self.components = closed(self.document["components"])

    def fetch(self, method, path, headers=None, body=None):
        request = urllib.request.Request(
            self.url + path, data=body, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read(), answer.headers

    def resolve(self, node):
        while "$ref" in node:
            part = self.document
            for name in node["$ref"].removeprefix("#/").split("/"):
                part = part[name.replace("~1", "/")]
            node = part
        return node

    def valid(self, schema, value, where):
        # References are local: the components stand beside the schema.
        validator = jsonschema.Draft202012Validator(
            {**closed(schema), "components": self.components})
        error = jsonschema.exceptions.best_match(validator.iter_errors(value))
        if error:
            at = "/".join(str(step) for step in error.absolute_path)
            self.wrong.append(f"{where}: {at}: {error.message[:300]}")

    def check(self, operation, wanted, answer, where):
        """The answer has the status that was provoked, which is documented, and looks like it."""
        self.checks += 1
        status, body, headers = answer
        if status != wanted:
            self.wrong.append(f"{where}: {status} instead of {wanted}: {body[:300]!r}")
            return
        told = operation["responses"].get(str(status))
        if told is None:
            self.wrong.append(f"{where}: {status} is not documented")
            return
        told = self.resolve(told)
        for name in told.get("headers", {}):
            if name not in headers:
                self.wrong.append(f"{where}: no {name}")
        content = told.get("content", {})
        given = (headers.get("Content-Type") or "").split(";")[0]
        if status == 304:
            if body:
                self.wrong.append(f"{where}: 304 has a body")
            return
        if given not in content:
            self.wrong.append(f"{where}: {given} is not documented")
            return
        schema = content[given].get("x-event-data") or content[given].get("schema")
        if schema is not None:
            self.valid(schema, json.loads(body), where)

    def address(self, path, operation, replaced=None):
        query = {}
        for parameter in operation["parameters"]:
            value = str(parameter["example"])
            if parameter["in"] == "path":
                value = replaced or value
                path = path.replace("{" + parameter["name"] + "}", urllib.parse.quote(value))
            elif parameter.get("required"):
                query[parameter["name"]] = value
        return path, query

    def stream(self, path, query, token, last=None):
        """The head of a stream, and its first message with data as if that were all of it."""
        headers = {"Authorization": "Bearer " + token, **({"Last-Event-ID": last} if last else {})}
        request = urllib.request.Request(
            self.url + path + "?" + urllib.parse.urlencode(query), headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            lines = iter(answer.readline, b"")
            data = next(line for line in lines if line.startswith(b"data: "))
            return answer.status, data.removeprefix(b"data: "), answer.headers

    def get(self, path, query, token=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = "Bearer " + token
        return self.fetch("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""),
                          headers)

    def read(self, path, operation, tokens, other):
        rights = [right for each in operation["security"] for right in each["token"]]
        mine = tokens[rights[0]] if rights else None
        names = {parameter["name"]: parameter for parameter in operation["parameters"]}
        # What is open asks for a token where it is asked about another position.
        reader = mine or tokens["read"]
        guarded = {} if rights else {"at": "0"}
        known = self.text(tokens["read"]) if "{digest}" in path else None
        target, query = self.address(path, operation, known)
        endless = "text/event-stream" in operation["responses"]["200"]["content"]
        good = self.stream(target, {"from": 0}, mine) if endless else self.get(target, query, mine)
        seen = set()

        def provoke(status, answer, how):
            seen.add(str(status))
            self.check(operation, status, answer, f"{path} {how}")

        if "{digest}" in path and known is None:
            print("the ledger keeps no text, so none was read")
            seen.add("200")
        else:
            provoke(200, good, "as documented")
        statuses = operation["responses"]
        if "304" in statuses:
            provoke(304, self.get(target, query, mine, If_None_Match=good[2]["ETag"]), "known")
        provoke(400, self.get(target, {**query, "no_such": "1"}, mine), "unknown parameter")
        if "401" in statuses:
            provoke(401, self.get(target, {**query, **guarded}), "without a token")
        if "403" in statuses:
            provoke(403, self.get(target, {**query, **guarded}, other),
                    "with another right")
        if "404" in statuses:
            odd, _ = self.address(path, operation, "999999999")
            late = "from" if endless else "at"
            known = {**query, late: "999999999"} if late in names else query
            provoke(404, self.get(target if late in names else odd, known, reader), "not yet there")
        # Every optional parameter does what it says, or says why not.
        for name, parameter in names.items():
            example = str(parameter["example"])
            if endless:
                last = example if parameter["in"] == "header" else None
                asked = {"from": 0, **({} if last else {name: example})}
                self.check(operation, 200, self.stream(target, asked, mine, last), f"{path} {name}")
                continue
            if parameter["in"] != "query" or name in ("cursor", "effective"):
                continue
            # A position of the demo may be yet to come in a smaller ledger.
            if name == "at":
                example = str(min(int(example), self.size(tokens["read"]) - 1))
            asked = {**query, name: example}
            self.check(operation, 200, self.get(target, asked, reader), f"{path} {name}")
        if "effective" in names:
            answer = self.get(target, {**query, "effective": names["effective"]["example"]}, reader)
            self.check(operation, answer[0] if answer[0] in (200, 404) else 200, answer,
                       f"{path} effective")
        left = set(statuses) - seen - {"default", "503"}
        if left:
            self.wrong.append(f"{path}: nothing provokes {sorted(left)}")

    def text(self, token):
        """The digest of a text that is kept, which nobody can guess."""
        comments = json.loads(self.get("/v1/comments", {"fiscal_year": "2569"}, token)[1])["items"]
        return comments[0]["made"]["text"] if comments else None

    def size(self, token):
        return json.loads(self.get("/v1/log", {}, token)[1])["size"]

    def every_event(self, token):
        """Each event as it is stored, its payload and all."""
        operation = self.document["paths"]["/v1/events/{index}"]["get"]
        for index in range(self.size(token)):
            where = f"/v1/events/{index}"
            self.check(operation, 200, self.get(where, {}, token), where)

    def finish(self):
        for each in self.wrong[:40]:
            print(each, file=sys.stderr)
        print(f"{self.checks} answers checked, {len(self.wrong)} wrong")
        sys.exit(2 if self.wrong or not self.checks else 0)


def reads(url, other, *tokens):
    contract = Contract(url)
    only = tokens[1] if tokens[0] == "--only" else None
    tokens = dict(each.split("=", 1) for each in tokens[2 if only else 0:])
    for path, item in contract.document["paths"].items():
        if "get" in item and (only in path if only else "{change}" not in path):
            contract.read(path, item["get"], tokens, other)
    contract.every_event(tokens["read"])
    contract.finish()


def orders(url, wanted, other, *tokens):
    contract = Contract(url)
    tokens = dict(each.split("=", 1) for each in tokens)
    for path, item in contract.document["paths"].items():
        if "post" not in item or "requestBody" in item["post"]:
            continue
        operation = item["post"]
        mine = tokens[operation["security"][0]["token"][0]]
        for status, token, query in ((int(wanted), mine, ""), (400, mine, "?no_such=1"),
                                     (401, None, ""), (403, other, "")):
            headers = {"Authorization": "Bearer " + token} if token else {}
            answer = contract.fetch("POST", path + query, headers, b"")
            contract.check(operation, status, answer, f"POST {path}{query}")
    contract.finish()


def submissions(url, path, folder):
    contract = Contract(url)
    operation = contract.document["paths"][path]["post"]
    seen = set()
    for file in sorted(pathlib.Path(folder).glob("*-*.json")):
        status = int(re.search(r"\d{3}", file.name)[0])
        kind = "text/plain" if status == 415 else "application/json"
        named = file.with_suffix(".id")
        target = path.replace("{id}", named.read_text().strip()) if named.exists() else path
        answer = contract.fetch("POST", target, {"Content-Type": kind}, file.read_bytes())
        contract.check(operation, status, answer, file.name)
        if status < 400:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            contract.valid(schema, json.loads(file.read_bytes()), file.name + " as sent")
        seen.add(str(status))
    left = set(operation["responses"]) - seen - {"default"}
    if left:
        contract.wrong.append(f"nothing provokes {sorted(left)}")
    contract.finish()


def drafts(url, token):
    """A list that holds some, which no other mode has."""
    contract = Contract(url)
    operation = contract.document["paths"]["/v1/drafts"]["get"]
    answer = contract.get("/v1/drafts", {}, token)
    contract.check(operation, 200, answer, "/v1/drafts")
    if not json.loads(answer[1])["items"]:
        contract.wrong.append("/v1/drafts: holds none")
    contract.finish()


if __name__ == "__main__":
    {"reads": reads, "orders": orders, "submissions": submissions,
     "drafts": drafts}[sys.argv[1]](*sys.argv[2:])
