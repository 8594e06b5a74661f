#!/usr/bin/env bash
# Sheets: a template filled in, checked, drafted, signed and exported again.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"
diw=(--agency diw --fiscal-year 2569)

# The empty sheet opens in Excel as Thai, and holds no KPI yet.
expect 0 "$banchi" template --fiscal-year 2569 -o empty.csv
silent
[ "$(head -c 3 empty.csv | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "no byte order mark"
head -1 empty.csv | grep -q $'^\xef\xbb\xbfcode,weight_percent,kind,title.th,title.en,' || fail "the header"
sed -n 2p empty.csv | grep -qF "เช่น DIW-69-01" || fail "the explanation"
expect 1 "$banchi" template -o empty.csv
errs "[exists]"
expect 1 "$banchi" template --fiscal-year 2026
errs "did you mean 2569?"
expect 1 "$banchi" import empty.csv "${diw[@]}"
says "weights_sum" "0 KPIs"

# What isn't CSV in UTF-8 is told how to become it.
printf 'PK\3\4' >book.xlsx
expect 1 "$banchi" import book.xlsx "${diw[@]}"
errs "[csv_format]" "CSV UTF-8"
expect 0 "$banchi" import --help
says "no library that reads .xlsx" "CSV UTF-8"
printf 'code\r\n\241\303\301\r\n' >thai.csv
expect 1 "$banchi" import thai.csv "${diw[@]}"
errs "[csv_utf8]" "TIS-620"

# Every fault of every row, in the asked language, and the sum.
printf '%s\n' 'code;kind;title.th;title.en;unit.th;unit.en;method;direction;scale;levels.50.value;levels.75.value;levels.100.value;baseline.value;weight_percent' \
    'DIW-69-01;functional;ก;a;ร้อยละ;percent;linear;higher;0;78;82;86;not_stated;50' \
    'DIW-69-02;functional;;b;ร้อยละ;percent;linear;higher;zero;78;82;86;not_stated;49.99' \
    'DIW-69-03;functional;"ค
ง";c;ร้อยละ;percent;linear;higher;0;90;82;86;;' >faulty.csv
expect 1 "$banchi" import faulty.csv "${diw[@]}"
says "title.th" "scale: must be an integer" "levels_order" "baseline_missing" "weights_cover" \
    "missing: DIW-69-03" "3 KPIs, weights total 99.99% (9999 basis points)"
[ "$(grep -c '^4  *-' out)" = 2 ] || fail "both faults of row 4"
expect 1 "$banchi" --lang th import faulty.csv "${diw[@]}"
says "น้ำหนักรวมร้อยละ 99.99" "ขาด: DIW-69-03" "สิ่งที่ต้องแก้"

# The demo's seven agreements: exported and imported, the content is the same to the byte.
expect 0 "$banchi" demo demo
for agency in diw oie diprom dpim ocsb tisi ops; do
    officer=deputy-head-$agency
    [ "$agency" != dpim ] || officer=director-general-dpim
    [ "$agency" != ops ] || officer=assistant-permanent-secretary
    this=(--agency "$agency" --fiscal-year 2569)
    expect 0 "$banchi" export demo "${this[@]}" -o "$agency.csv"
    digest=$("$banchi" get demo "agreements/$agency/2569" -o json |
        sed -n 's/.*"content_digest": "\(.*\)".*/\1/p')
    errs "KPIs, content digest $digest"
    expect 0 "$banchi" import "$agency.csv" "${this[@]}"
    says "weights total 100.00% (10000 basis points)"
    expect 0 "$banchi" import "$agency.csv" demo "${this[@]}" --actor "$officer"
    says "nothing to sign" "content digest $digest"
done
expect 1 "$banchi" export demo "${diw[@]}" -o diw.csv
errs "[exists]"
expect 0 "$banchi" export demo "${diw[@]}" --at 2025-09-24T02:00:00Z
grep -q '^DIW-69-03,,joint,' out || fail "--at shows weights that came later"

# A ledger of one's own: officer `officer` of diw, the demo's kind of framework.
for person in reg sec officer; do expect 0 "$banchi" keygen "$person.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
key=reg.pem
registrar=(--actor reg --capacity registrar)
printf '{"name":{"th":"กรม","en":"DIW"},"abbreviation":{"th":"กรอ.","en":"DIW"}}' >data.json
record --type agency.registered --subject agency/diw --data data.json "${registrar[@]}"
for person in sec officer; do
    title "$person" "$person"
    record --type person.registered --subject "person/$person" --data data.json "${registrar[@]}"
    printf '{"key":{"scheme":"ed25519","public_key":"%s"}}' "$(public_key "$person.pem")" >data.json
    sign --type key.enrolled --subject "person/$person" --data data.json "${registrar[@]}" \
        --cosigner "$person:new_key" --key "$person.pem"
    expect 0 "$banchi" submit event.json ledger
done
grant sec secretary ''
into=(ledger "${diw[@]}" --actor officer)
expect 1 "$banchi" import diw.csv "${into[@]}"
errs "[no_framework]"
constitute
regulate
expect 5 "$banchi" import diw.csv "${into[@]}"
errs "[role]"
key=reg.pem
grant officer officer '"agency":"diw",'

# Drafts are written only of a sheet without a fault, and over nothing; signing them all and
# sending them together gives the digest that was told.
expect 1 "$banchi" import diw.csv "${diw[@]}" -o drafts
errs "name its URL or folder"
expect 1 "$banchi" import diw.csv ledger "${diw[@]}" -o drafts
errs "--actor"
sed 's/^DIW-69-01,20.00,/DIW-69-01,20.01,/' diw.csv >heavier.csv
expect 1 "$banchi" import heavier.csv "${into[@]}" -o drafts
says "weights_sum" "10001"
[ ! -e drafts ] || fail "drafts of a faulty sheet"
before=$("$banchi" status ledger | awk '$1 == "size" { print $2 }')
mkdir drafts
expect 0 "$banchi" import diw.csv "${into[@]}" -o drafts
digest=$(awk '/^content digest/ { print $3 }' out)
says "officer proposed KPI DIW-69-01" "submitted the proposal"
errs "banchi sign"
[ "$(ls drafts | wc -l)" = 8 ] || fail "six KPIs, weights and submission"
[ "$("$banchi" status ledger | awk '$1 == "size" { print $2 }')" = "$before" ] || fail "it submitted"
expect 1 "$banchi" import diw.csv "${into[@]}" -o drafts
errs "[exists]"
for draft in drafts/*.json; do
    expect 0 "$banchi" sign "$draft" --key officer.pem
    cp out "${draft%.json}.signed"
done
serve ledger --public-read
expect 0 "$banchi" submit drafts/*.signed "$url"
expect 0 "$banchi" get "$url" agreements/diw/2569 -o json
says "\"content_digest\": \"$digest\"" '"status": "submitted"'
# The content is that of the demo: the same KPIs under a framework of the same name.
[ "$(sha256sum <"$work/diw.csv")" = "$("$banchi" export "$url" "${diw[@]}" 2>/dev/null | sha256sum)" ] ||
    fail "the exported sheet differs"
[ "$digest" = "$("$banchi" get demo agreements/diw/2569/content | sha256sum | cut -d' ' -f1)" ] ||
    fail "the content differs from the demo's"

# As Excel writes it elsewhere: semicolons, no mark, line feeds alone. One cell changed is one
# revision and a new submission; judged here on what the server's log holds.
python3 - <<'PY'
import csv
rows = list(csv.reader(open('diw.csv', encoding='utf-8-sig', newline='')))
rows[2][rows[0].index('formula')] = '=A/B; "C"\nD'
with open('other.csv', 'w', encoding='utf-8', newline='') as out:
    csv.writer(out, delimiter=';', lineterminator='\n').writerows(rows)
PY
into[0]=$url
expect 0 "$banchi" import other.csv "${into[@]}" -o more
[ "$(ls more | tr '\n' ' ')" = "001-kpi.revised-DIW-69-01.json 002-proposal.submitted.json " ] ||
    fail "one revision and a submission"
stop
for draft in more/*.json; do
    expect 0 "$banchi" sign "$draft" --key officer.pem
    cp out "${draft%.json}.signed"
done
expect 0 "$banchi" submit more/*.signed ledger
expect 0 "$banchi" export ledger "${diw[@]}"
says "'=A/B; \"\"C\"\""
cp out again.csv
into[0]=ledger
expect 0 "$banchi" import again.csv "${into[@]}"
says "nothing to sign"
done_well
