#!/usr/bin/env bash
# /openapi.json as a linter from npm sees it, in the versions of its lock file. Where npm is missing
# or reaches no registry this is skipped (exit code 77), and says so.
here=$(realpath "$(dirname "$0")")
source "$here/../tools/expect.sh"

cp -r "$here/linter" linter
if ! (cd linter && npm ci --no-audit --no-fund) >npm 2>&1; then
    tail -n 3 npm >&2
    echo "skipped: npm could not install the linter (above)"
    exit 77
fi
expect 0 "$banchi" init ledger --origin audit.example/1
serve ledger --quiet
expect 0 curl -sSf "$url/openapi.json" -o openapi.json
stop
expect 0 node linter/lint.mjs openapi.json
done_well
