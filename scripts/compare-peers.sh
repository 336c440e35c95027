#!/usr/bin/env bash
# Winnow against fastText, scikit-learn and plain Tribuo: the same texts, the same core, one run, CPU time.
# Needs the peers' scripts and data beside the project (../shared/peers, ../shared/datasets; their setup.sh installs the
# peers into $PEERS_ROOT) and taskset. It takes some minutes a set; nothing else should run meanwhile.
# usage: scripts/compare-peers.sh [SET ...]      default: ag_news bbc_news reuters21578
# PEERS_CORE=1 chooses the core, COMPARE_RANK=48 the rank of the factored model where there are many labels,
# COMPARE_QUICK=1 measures Winnow roughly, COMPARE_PEERS="fasttext sklearn tribuo" which peers, COMPARE_ROUNDS=5 how often
# fastText and Winnow are measured by turns: a machine that is shared has fast and slow minutes, and only so both meet the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

peers=$PWD/../shared/peers
data=$PWD/../shared/datasets/topics
export PEERS_ROOT=${PEERS_ROOT:-$HOME/.cache/peers} PEERS_CORE=${PEERS_CORE:-1} FT_SHORT=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PEERS_RESULTS=$work/results.jsonl

[ -d "$peers" ] || { echo 'compare-peers.sh: there is no ../shared/peers beside the project' >&2; exit 1; }
command -v fasttext >/dev/null || { echo 'compare-peers.sh: run ../shared/peers/setup.sh first' >&2; exit 1; }
sets=("$@")
[ "${#sets[@]}" -gt 0 ] || sets=(ag_news bbc_news reuters21578)
wanted=${COMPARE_PEERS:-fasttext sklearn tribuo}
list=$(IFS=,; printf "%s" "${sets[*]}")
/usr/bin/python3 "$peers/prep.py" "$PEERS_ROOT/data" "topics=$data:$list" >/dev/null
./winnow --version >/dev/null

many_labels() { [ "$1" = reuters21578 ]; }

# Times of `fasttext predict` of the test set twenty times over, and of no text: user and system seconds, a line each.
fasttext_round() { # set, round
  local set=$1 ngrams text from=$PEERS_ROOT/ft/$1/test.norm.txt
  for _ in $(seq 20); do cat "$from"; done >"$work/twenty.txt"
  for ngrams in 2 1; do
    for text in "$work/twenty.txt" /dev/null; do
      # shellcheck disable=SC2046 # two arguments, split on purpose
      /usr/bin/time -a -f '%U %S' -o "$work/$set.round.$2.$ngrams" taskset -c "$PEERS_CORE" \
        fasttext predict "$work/ft/$set/$ngrams.bin" "$text" $(many_labels "$set" && echo -1 0.5 || echo 1 0.0) >/dev/null
    done
  done
}

for set in "${sets[@]}"; do
  echo "== $set" >&2
  case " $wanted " in *' fasttext '*)
    for ngrams in 2 1; do
      FT_NGRAMS=$ngrams /usr/bin/python3 "$peers/ft.py" "$set" 20 >/dev/null
      mkdir -p "$work/ft/$set"
      cp "$PEERS_ROOT/ft/$set/norm.bin" "$work/ft/$set/$ngrams.bin"
    done ;;
  esac
  case " $wanted " in *' sklearn '*) /usr/bin/python3 "$peers/sk.py" "$set" svc 1 >/dev/null ;; esac
  case " $wanted " in *' tribuo '*)
    case $set in
      reuters21578) /usr/bin/python3 "$peers/tribuo.py" "$set" token+min2 ml-sgd \
        "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" -Dnosave=1 >/dev/null ;;
      *) /usr/bin/python3 "$peers/tribuo.py" "$set" token+min2+l2 svc >/dev/null ;;
    esac ;;
  esac
  # Factors are for many labels, word vectors for few.
  measured=(plain compact words)
  if many_labels "$set"; then measured+=(rank); else measured+=(vectors); fi
  for variant in "${measured[@]}" bare; do
    case $variant in
      plain) options= ;;
      compact) options=--compact ;;
      words) options='--compact --word-ngrams 1' ;;
      vectors) options='--compact --word-ngrams 1 --vectors english' ;;
      rank) options="--word-ngrams 1 --rank ${COMPARE_RANK:-48}" ;;
      bare) options='--folds 0' ;;
    esac
    # shellcheck disable=SC2086 # several options, split on purpose
    /usr/bin/time -f '%U %S' -o "$work/$set.$variant.time" taskset -c "$PEERS_CORE" ./winnow train -q --threads 1 $options \
      --data "$data/$set/train.jsonl.gz" --head topics=labels --out "$work/$set-$variant.winnow"
  done
  models=()
  for variant in "${measured[@]}"; do
    models+=(--model "$work/$set-$variant.winnow")
    ./winnow evaluate -q --model "$work/$set-$variant.winnow" --data "$data/$set/test.jsonl.gz" \
      --json "$work/$set-$variant.evaluation.json" >/dev/null
  done
  # shellcheck disable=SC2086 # empty or one option
  taskset -c "$PEERS_CORE" ./winnow benchmark -q ${COMPARE_QUICK:+--quick} --threads 1 --data "$data/$set/test.jsonl.gz" \
    "${models[@]}" --json "$work/$set.benchmark.json" >/dev/null
  if [ -d "$work/ft/$set" ]; then
    for round in $(seq "${COMPARE_ROUNDS:-5}"); do
      fasttext_round "$set" "$round"
      taskset -c "$PEERS_CORE" ./winnow benchmark -q --quick --threads 1 --data "$data/$set/test.jsonl.gz" \
        "${models[@]}" --json "$work/$set.round.$round.json" >/dev/null
    done
  fi
done

/usr/bin/python3 - "$work" "${sets[@]}" <<'PYTHON'
import json, os, statistics, sys
work, sets = sys.argv[1], sys.argv[2:]
rows = [json.loads(l) for l in open(f"{work}/results.jsonl")] if os.path.exists(f"{work}/results.jsonl") else []

def by_turns(name, variants):
    rounds = [r for r in range(1, 1000) if os.path.exists(f"{work}/{name}.round.{r}.json")]
    megabytes = 20 * os.path.getsize(f"{os.environ['PEERS_ROOT']}/data/{name}/test.txt") / 1e6
    for ngrams, what in ((2, "bigrams"), (1, "unigrams")):
        ratios = {v: [] for v in variants}
        for r in rounds:
            some, none = (sum(map(float, l.split())) for l in open(f"{work}/{name}.round.{r}.{ngrams}"))
            for v, m in zip(variants, json.load(open(f"{work}/{name}.round.{r}.json"))["models"]):
                ratios[v].append(m["megabytesPerProcessorSecond"] * (some - none) / megabytes)
        for v, x in ratios.items():
            if x:
                print(f"By turns with fastText {what}, {v}: median {statistics.median(x):.2f}x of " + " ".join(f"{y:.2f}" for y in x))

for name in sets:
    print(f"\n### {name}\n\n| | accuracy or micro / macro-F1 | train CPU s | model MB | MB/s CPU | p99 us |\n|---|---|---|---|---|---|")
    speed = {}
    for model in json.load(open(f"{work}/{name}.benchmark.json"))["models"]:
        variant = model["model"].rsplit("-", 1)[1].removesuffix(".winnow")
        head = json.load(open(f"{work}/{name}-{variant}.evaluation.json"))["heads"]["topics"]
        cpu = sum(map(float, open(f"{work}/{name}.{variant}.time").read().split()))
        speed[variant] = model["megabytesPerProcessorSecond"]
        print(f"| **Winnow {variant}** | {head['microF1']:.4f} / {head['macroF1']:.4f} | {cpu:.1f} | {model['bytes'] / 1e6:.1f} | "
              f"{speed[variant]:.1f} | {model['latencyMicroseconds']['p99']:.1f} |")
    cpu = sum(map(float, open(f"{work}/{name}.bare.time").read().split()))
    print(f"| Winnow, --folds 0 | | {cpu:.1f} | | | |")
    for r in [r for r in rows if r["set"] == name]:
        print(f"| {r['peer']} | {r['micro']:.4f} / {r['macro']:.4f} | {r['train_cpu'] + (r.get('save_cpu') or 0):.1f} | "
              f"{r.get('model_mb') or float('nan'):.1f} | {r['mb_s']:.1f} | {r.get('p99_us') or float('nan'):.1f} |")
    print(f"\nWinnow's MB/s over each peer's ({', '.join(speed)}): " + "; ".join(
        f"{r['peer']} " + ", ".join(f"{mine / r['mb_s']:.2f}x" for mine in speed.values()) for r in rows if r["set"] == name))
    by_turns(name, list(speed))
PYTHON
