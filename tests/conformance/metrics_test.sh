#!/usr/bin/env bash
# /metrics as Prometheus would read it, and what it says after a few requests.
here=$(realpath "$(dirname "$0")")
source "$here/../tools/expect.sh"

expect 0 "$banchi" keygen reg.pem
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
echo '{"name": {"th": "กรม", "en": "Works"}, "abbreviation": {"th": "ก", "en": "DIW"}}' >diw.json
agency() {
    expect 0 "$banchi" sign --basis-from ledger --type agency.registered --subject agency/diw \
        --data diw.json --actor reg --capacity registrar --key reg.pem
    cp out "$1"
}
agency first.json
agency second.json
token=$("$banchi" token add ledger --right metrics -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+' |
    head -n 1)
serve ledger --quiet --public-read
expect 0 "$banchi" submit first.json "$url"
expect 0 "$banchi" submit first.json "$url"
expect 1 "$banchi" submit second.json "$url"
scrape() { expect 0 curl -sSf -H "Authorization: Bearer $token" "$url/metrics" -o metrics; }
scrape
expect 0 python3 "$here/metrics.py" metrics banchi_http_request_duration_seconds \
    banchi_events_accepted_total banchi_submissions_refused_total banchi_commit_events \
    banchi_commit_duration_seconds banchi_http_connections banchi_http_streams banchi_tree_size_events \
    banchi_checkpoint_timestamp_seconds banchi_checkpoint_age_seconds \
    banchi_rocksdb_block_cache_bytes banchi_rocksdb_memtable_bytes banchi_fact_cache_bytes \
    banchi_fact_cache_hits_total banchi_build_info
cat out
has() { grep -qF -- "$1" metrics || fail "/metrics lacks: $1"; }
has 'banchi_events_accepted_total 1'
has 'banchi_events_repeated_total 1'
has 'banchi_submissions_refused_total{rule="agency_exists"} 1'
has 'banchi_tree_size_events 2'
has 'banchi_commit_events_count 1'
has 'route="/v1/events"'
has 'status="201"'
# The label is the table's pattern, whatever people ask for.
for each in 0 1 nowhere; do curl -s "$url/v1/events/$each" "$url/no/such/$each" >/dev/null; done
scrape
has 'route="/v1/events/{index}"'
has 'route="none"'
! grep -q 'nowhere' metrics || fail "what people type becomes a label"
# Reading for everybody opens no metrics.
expect 22 curl -sSf "$url/metrics"

# Health: each check by its name; a folder whose head somebody else changed is not ready.
expect 0 curl -sSf "$url/livez"
says '"alive":true'
expect 0 curl -sSf "$url/readyz"
says '"ready":true' '"name":"store"' '"name":"head"' '"name":"disk"' '"name":"clock"' \
    '"name":"writer"' '"name":"serving"'
cp ledger/head kept
head -c 8192 /dev/zero >ledger/head
expect 0 curl -sS -w '%{http_code}' "$url/readyz"
says '"ready":false' '"problem":"head_invalid"' '503'
cp kept ledger/head
expect 0 curl -sSf "$url/readyz"
stop
done_well
