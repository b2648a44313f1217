#!/usr/bin/env bash
# From a suspect profile to a bundle that anyone can verify, on the training desk of "npm start", by the command line alone.
#
#     npm start                                              (in another terminal)
#     docs/examples/journey/journey.sh OUT_DIR [RETURN.zip]
#
# ROGATORY_DESK_URL names another training desk. RETURN.zip is what the provider sent back; an invented one is taken unless given.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$1 return=${2:-$here/../../../src/returns/meta-records-html/samples/instagram-17841400000000001.zip}
mkdir -p "$out"

rogatory() { node "$here/../../../bin/rogatory.js" "$@"; }
# of EXPRESSION: a member of the JSON document on standard input.
of() { node -e 'const d = JSON.parse(require("fs").readFileSync(0, "utf8")); const v = eval("d" + process.argv[1]); process.stdout.write(String(v));' "$1"; }
step() { printf '\n== %s\n' "$1"; }

sign_in() { rogatory desk login "$1" --training --json | of .token; }
mona=$(sign_in mona)
karim=$(sign_in karim)
youssef=$(sign_in youssef)
as() { local token=$1; shift; ROGATORY_DESK_TOKEN=$token rogatory desk "$@" --json; }

step '1. The investigator adds a profile address and asks the advisor'
case=$(as "$mona" case list | of '.cases.find((one) => /Lantern/.test(one.title)).number')
target=$(as "$mona" target add "$case" 'https://www.facebook.com/profile.php?id=17841400000000001' \
  --role suspect --relevance 'The page advertises the December crossing.' | of .id)
as "$mona" advice "$case" "$target" --answers "$here/case-answers.yaml" > "$out/advice.json"
advice=$(of .id < "$out/advice.json")
printf 'first: %s to %s\n' "$(of '.advice.step0[0].document' < "$out/advice.json")" "$(of '.advice.step0[0].to.name' < "$out/advice.json")"

step '2. She drafts a preservation request and a voluntary request; what is missing is named'
request=$(as "$mona" request draft "$case" "$advice" --document preservation_letter | of .id)
printf 'missing: %s\n' "$(as "$mona" request show "$request" | of .missing)"
as "$mona" request set "$request" "$here/preservation.yaml" > "$out/preservation.json"
printf 'missing now: %s\n' "$(of .missing < "$out/preservation.json")"
voluntary=$(as "$mona" request draft "$case" "$advice" --document voluntary_request --values "$here/voluntary.yaml" | of .id)
as "$mona" request submit "$request" > /dev/null

step '3. The prosecutor sends it back with a comment, then approves'
as "$karim" request send-back "$request" --comment 'Say on which days the page was used.' > /dev/null
as "$mona" request submit "$request" --comment 'Added: 1 January to 31 March.' > /dev/null
as "$karim" request approve "$request" > "$out/approved.json"
printf 'papers: %s\n' "$(of '.documents.map((made) => made.language + " " + made.sha256).join(", ")' < "$out/approved.json")"

step '4. It goes through the portal; its clock runs'
as "$mona" request pack "$request" --out "$out/pack" > "$out/pack.json"
as "$mona" request send "$request" --channel portal --reference LEO-0000099 > /dev/null
printf 'preservation ends: %s\n' "$(as "$mona" deadlines --case "$case" |
  of ".deadlines.find((one) => one.requestId === '$request' && one.kind === 'preservation-end').lastDay")"

step '5. The return is sealed, read and shown beside its bytes'
as "$youssef" evidence add "$case" "$return" --from 'Meta Platforms, Inc.' --request "$request" --read > "$out/evidence.json"
reading=$(of .reading.id < "$out/evidence.json")
printf 'read: %s records, %s gaps\n' "$(of .reading.records < "$out/evidence.json")" "$(of .reading.gaps < "$out/evidence.json")"
record=$(as "$youssef" records "$reading" --kind ip-event --limit 1 | of '.records[0].id')
printf 'the first log-in, as it stands in the file:\n%s\n' "$(as "$youssef" original "$reading" "$record" | of .text)"

step '6. Its address becomes the next target, whose operator sits in Egypt; the advisor says what is missing'
next=$(as "$youssef" target from-record "$case" "$reading" "$record")
printf '%s %s, missing: %s\n' "$(of .kind <<< "$next")" "$(of .normalised <<< "$next")" "$(of .missing <<< "$next")"
as "$mona" advice "$case" "$(of .id <<< "$next")" --holder EG --answers "$here/case-answers.yaml" > "$out/next-advice.json"

step '7. The case leaves as a bundle that anyone can verify'
as "$mona" bundle "$case" --out "$out/bundle.zip" > "$out/bundle.json"
rogatory verify "$out/bundle.zip"
printf 'voluntary request still open: %s\n' "$(as "$mona" request show "$voluntary" | of .state)"
