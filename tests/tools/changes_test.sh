#!/usr/bin/env bash
# A change requested by guided steps: what is applied is read, the vector proposed, asked, recorded.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

begin
officer=(--agency diw --year 2569 --actor officer --key officer.pem)
propose_three
change=(ledger "${officer[@]}" --effective 2026-04-01 --reason "the law changed")
expect 1 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --yes
errs "[not_approved]"

approve

# A cancelled KPI: the vector is the proportional one, told before anybody is asked.
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --explain --dry-run
errs "DIW-69-01  50.00% → 62.50%" "DIW-69-02  30.00% → 37.50%" "cancels DIW-69-03" \
    "The exact bytes that you sign:" "outside_change_window" "reason_code"
expect 1 "$banchi" request-change "${change[@]}" --cancel DIW-69-03
errs "there is nobody to ask"
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --id c1 --yes
expect 0 "$banchi" get ledger changes/c1 -o json
says '"proportional": true' '"DIW-69-01": 6250' '"reason": "the law changed"' '"not_stated"'
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --weight DIW-69-01=70% \
    --weight DIW-69-02=30% --id c1 --yes
expect 0 "$banchi" get ledger changes/c1 -o json
says '"proportional": false'

# Weights alone, targets and fields; what is mistyped is told, and nothing is recorded.
expect 1 "$banchi" request-change "${change[@]}" --weight DIW-69-01=6000 --yes
errs "[weights_sum]"
expect 0 "$banchi" request-change "${change[@]}" --weight DIW-69-01=4000 --weight DIW-69-02=4000 \
    --id c2 --yes
errs "DIW-69-02  30.00% → 40.00%" "DIW-69-03  20.00%"
expect 0 "$banchi" request-change "${change[@]}" --target DIW-69-02:100=90 \
    --set "DIW-69-02:formula=a / b" --reason-code DISASTER --id c3 --yes
expect 0 "$banchi" get ledger changes/c3 -o json
says '"value": "90"' '"formula": "a / b"' '"reason_code": "DISASTER"' '"proportional": null'
expect 1 "$banchi" request-change "${change[@]}" --target DIW-69-02:90=90 --yes
errs "CODE:SCORE=VALUE"
expect 1 "$banchi" request-change "${change[@]}" --target DIW-69-09:100=90 --yes
errs "no KPI DIW-69-09"
expect 1 "$banchi" request-change "${change[@]}" --set DIW-69-02:nothing=1 --yes
expect 1 "$banchi" request-change "${change[@]}" --yes
errs "[nothing_changed]"
expect 0 "$banchi" get ledger "changes?fiscal_year=2569&status=requested" -o json
says '"id": "c1"' '"id": "c2"' '"id": "c3"'
digest=$("$banchi" get ledger changes/c3/content | sha256sum | cut -d' ' -f1)
expect 0 "$banchi" get ledger changes/c3 -o json
says "$digest"
expect 0 "$banchi" replay ledger
says equal
done_well
