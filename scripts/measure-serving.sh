#!/usr/bin/env bash
# Measures serving on this machine, on loopback only: processor time a request beside a static answer, latency at half of the
# peak, batches beside the command line, mixed load with swaps of models, time and memory of a start.
#   scripts/measure-serving.sh [FOLDER_WITH_TOPICS]     default: ../shared/datasets/topics
# Needs wrk (Debian: apt-get install wrk) and a build with tests: mvn -B -ntp test-compile -pl serve-api -am
# SECONDS_A_RUN=10 ROUNDS=3 MIXED_SECONDS=600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
topics=${1:-../shared/datasets/topics}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
command -v wrk >/dev/null 2>&1 || { echo 'measure-serving.sh: wrk is needed' >&2; exit 1; }

./winnow train --quiet --data "$topics/ag_news/train.jsonl.gz" --head topics=labels --folds 0 --out "$place/ag.winnow"
./winnow train --quiet --data "$topics/bbc_news/train.jsonl.gz" --head topics=labels --folds 0 --out "$place/bbc.winnow"
./winnow quickstart --quiet --out "$place/quickstart.winnow" >/dev/null

mvn -B -ntp -q -o dependency:build-classpath -Dmdep.outputFile="$place/classpath" -pl serve-api -am test-compile \
  -Dspotless.check.skip
classpath=serve-api/target/test-classes:serve-api/target/classes:$(tr '\n' ':' <"$place/classpath")
java=(java -Xmx256m -XX:+UseSerialGC -cp "$classpath")

echo '-- one page of ag_news a request, 32 connections'
"${java[@]}" dev.winnow.serve.load.ServingLoad "$place/ag.winnow" "$topics/ag_news/test.jsonl.gz" \
  "${SECONDS_A_RUN:-10}" "${ROUNDS:-3}"

echo '-- batches of bbc_news beside the command line, processor time'
zcat "$topics/bbc_news/test.jsonl.gz" >"$place/bbc.jsonl"
for _ in $(seq 10); do cat "$place/bbc.jsonl"; done >"$place/ten.jsonl"
for _ in $(seq 6); do cat "$place/ten.jsonl"; done >"$place/sixty.jsonl"
documents=$(wc -l <"$place/ten.jsonl")
TIMEFORMAT='%U %S'
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
few=$({ time ./winnow classify --quiet --threads 1 --model "$place/bbc.winnow" "$place/ten.jsonl" >/dev/null; } 2>&1)
many=$({ time ./winnow classify --quiet --threads 1 --model "$place/bbc.winnow" "$place/sixty.jsonl" >/dev/null; } 2>&1)
awk -v few="$few" -v many="$many" -v n="$documents" 'BEGIN {
  split(few, a, " "); split(many, b, " ")
  printf "command line: %.1f us an article beyond its start\n", (b[1] + b[2] - a[1] - a[2]) * 1e6 / (5 * n) }'
WINNOW_JAVA_OPTS=-Xmx256m ./winnow serve --model "$place/bbc.winnow" --port 18070 --feedback-db none --max-items 1000000 \
  >"$place/out" 2>"$place/log" &
server=$!
until grep -q '"event":"ready"' "$place/log"; do sleep 0.1; done
send() { curl -s -T "$1" -X POST -H 'Content-Type: application/x-ndjson' localhost:18070/v1/classify/batch -o /dev/null; }
send "$place/ten.jsonl"
start=$(ticks "$server")
send "$place/ten.jsonl"
middle=$(ticks "$server")
send "$place/sixty.jsonl"
end=$(ticks "$server")
awk -v a="$start" -v b="$middle" -v c="$end" -v n="$documents" -v hz="$(getconf CLK_TCK)" 'BEGIN {
  printf "server, batch: %.1f us an article\n", ((c - b) - (b - a)) / hz * 1e6 / (5 * n) }'
printf 'server, memory: %s\n' "$(grep VmHWM "/proc/$server/status" | tr -s '\t ' ' ')"
grep -o '"sinceStartMillis":[0-9]*' "$place/log"
kill "$server"
wait "$server" || true

echo "-- mixed load, ${MIXED_SECONDS:-600} s"
"${java[@]}" dev.winnow.serve.load.MixedLoad "$place/quickstart.winnow" "$place/bbc.winnow" "${MIXED_SECONDS:-600}"
