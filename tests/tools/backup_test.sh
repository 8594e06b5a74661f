#!/usr/bin/env bash
# Backups of a folder and of a server that is written to; restored, verified and served again.
source "$(dirname "$0")/expect.sh"

for command in backup restore; do
    expect 0 "$banchi" "$command" --help
    says "What happens:" "Example:" "log.key"
done
expect 0 "$banchi" keygen reg.pem
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
cp ledger/log.key safe.key
agency() { # agency ID LEDGER: registers it there
    echo "{\"name\": {\"th\": \"$1\", \"en\": \"$1\"},
           \"abbreviation\": {\"th\": \"$1\", \"en\": \"$1\"}}" >data.json
    "$banchi" sign --basis-from "$2" --type agency.registered --subject "agency/$1" \
        --data data.json --actor reg --capacity registrar --key reg.pem >event.json 2>err
    expect 0 "$banchi" submit event.json "$2"
}
agency diw ledger

# A folder that nobody serves.
expect 1 "$banchi" backup ledger
errs "banchi backup DIR TO"
expect 0 "$banchi" backup ledger backups -o json
says '"number": 1' '"size": 2'
errs "log.key is not in a backup"
expect 0 "$banchi" restore backups first --log-key safe.key
says "audit.example/1" "not_checked"
errs "compared with no checkpoint"
expect 1 "$banchi" restore backups first
errs "[exists]"
expect 0 "$banchi" verify first
expect 0 "$banchi" replay first
says "equal"
# It goes on as the same log.
agency oie first
expect 1 "$banchi" restore backups none --number 7
errs "[no_backup]"
[ ! -e none ] || fail "a failed restore left a folder"

# A server makes its own, while it is written to; only who has the right may ask.
token=$("$banchi" token add ledger --right backup -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+')
serve ledger --quiet --public-read --backup-to backups
expect 4 "$banchi" backup ledger backups
errs "--backup-to"
expect 5 "$banchi" backup "$url"
(
    work=$work/beside && mkdir "$work" && cd "$work" && cp ../reg.pem .
    for id in ops tisi ocsb; do agency "$id" "$url"; done
) &
writing=$!
for _ in 1 2; do expect 0 "$banchi" --token "$token" backup "$url" -o json; done
wait "$writing"
says '"number": 3'
expect 0 "$banchi" --token "$token" backup "$url" -o json
says '"number": 4' '"size": 5'
agency dpim "$url"
expect 0 curl -sSf "$url/checkpoint" -o kept
root=$("$banchi" status "$url" 2>/dev/null | awk '$1 == "root" { print $2 }')
stop
for number in 2 3 4; do
    expect 0 "$banchi" restore backups "again$number" --number "$number" --log-key safe.key
    expect 0 "$banchi" replay "again$number"
    says "equal"
done

# What was acknowledged after the backup is not passed over when somebody kept its checkpoint.
expect 2 "$banchi" restore backups behind --log-key safe.key --checkpoint kept
errs "does not reach the checkpoint"
expect 2 "$banchi" serve behind
errs "[database_behind_head]"
expect 0 "$banchi" backup ledger backups
expect 0 "$banchi" restore backups whole --log-key safe.key --checkpoint kept
[ "$(field root)" = "$root" ] || fail "another root"
[ "$(field completeness)" = ok ] || fail "completeness"
serve whole --quiet --public-read
expect 0 "$banchi" verify "$url" --checkpoint kept
stop

# Damage is named.
for table in backups/shared_checksum/*; do
    printf '\xff\xff' | dd of="$table" bs=1 seek=64 conv=notrunc 2>/dev/null
done
expect 2 "$banchi" restore backups damaged --log-key safe.key
errs "[backup_damaged]" "number=5"
done_well
