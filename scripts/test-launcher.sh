#!/usr/bin/env bash
# Tries the launcher on a copy of it, with a Java and a Maven that only tell how they were called. Seconds, no build.
set -euo pipefail
launcher=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/winnow
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
bash -n "$launcher"

checks=0
failures=0
log=$place/out

fail() {
  failures=$((failures + 1))
  printf 'test-launcher.sh: %s\n' "$1" >&2
  sed 's/^/  | /' "$log" >&2
}

# A project with the launcher, sources and nothing built; a JDK 17; a Maven that makes the jar and counts its calls.
prepare() {
  rm -rf "$place/w" && mkdir -p "$place/w"
  home="$place/w/a home with spaces"
  mkdir -p "$home/trainer-cli/src/main" "$home/datasets/catalogue" "$home/datasets/sample" "$place/w/bin"
  cp "$launcher" "$home/winnow"
  touch "$home/pom.xml" "$home/trainer-cli/pom.xml" "$home/trainer-cli/src/main/Main.java"
  make_jdk "$place/w/jdk17" 17.0.1
  make_maven 'mkdir -p trainer-cli/target && touch trainer-cli/target/trainer-cli.jar'
  cd "$place/w"
  unset JAVA_HOME WINNOW_JAVA_OPTS
}

# shellcheck disable=SC2016 # what is to be expanded when it runs
make_jdk() {
  mkdir -p "$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/usr/bin/env bash\necho "java of %s"\nprintf "<%%s>" "$@"\necho " locale=${LC_ALL:-}"\n' "$1" >"$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# shellcheck disable=SC2016 # what is to be expanded when it runs
make_maven() {
  printf '#!/usr/bin/env bash\necho "mvn with JAVA_HOME=${JAVA_HOME:-}" >>"%s/w/calls"\n%s\n' "$place" "$1" >"$place/w/bin/mvn"
  chmod +x "$place/w/bin/mvn"
}

# Only what is named in PATH is found, beside the plain tools.
run() {
  status=0
  PATH="$place/w/bin:$place/w/jdk17/bin:$tools" "$@" >"$log" 2>&1 || status=$?
}

calls() {
  if [ -f "$place/w/calls" ]; then wc -l <"$place/w/calls" | tr -d ' '; else echo 0; fi
}

expect() { # what, wanted exit code, wanted number of builds, wanted words ...
  local what=$1 code=$2 builds=$3 word
  shift 3
  checks=$((checks + 1))
  [ "$status" -eq "$code" ] || { fail "$what: exit code $status, not $code"; return; }
  [ "$(calls)" -eq "$builds" ] || { fail "$what: $(calls) builds, not $builds"; return; }
  for word in "$@"; do
    grep -qF -- "$word" "$log" || { fail "$what: nowhere it says \"$word\""; return; }
  done
}

# The tools that the launcher uses, without any Java or Maven of this machine.
tools=$place/tools
mkdir "$tools"
for tool in bash env cat head cp dirname find grep mkdir mv readlink rm rmdir sed sleep sort tail touch tr wc; do
  ln -s "$(command -v "$tool")" "$tools/$tool"
done

prepare
run "$home/winnow" train --data 'two words'
expect 'the first run builds' 0 1 'Building Winnow' '<train><--data><two words>' "$home/trainer-cli/target/trainer-cli.jar"
make_maven 'exit 1'
run "$home/winnow" --version
expect 'the second run does not build' 0 1 '<--version>'
ln -s "$home/winnow" "$place/w/bin/winnow"
ln -s bin/winnow "$place/w/link"
run ./link --version
expect 'it runs through links' 0 1 '<--version>'
cd /
run winnow --version
expect 'it runs from another folder by PATH' 0 1 '<--version>'
WINNOW_JAVA_OPTS='-Xmx1g -Dx=y' run "$home/winnow" inspect
expect 'options reach Java before the jar' 0 1 '<-Xmx1g><-Dx=y><-jar>'
expect 'a collector is chosen' 0 1 '<-XX:+UseParallelGC>'
WINNOW_JAVA_OPTS='-Xmx1g -XX:+UseSerialGC' run "$home/winnow" inspect
expect 'a collector of the user stays' 0 1 '<-XX:+UseSerialGC>'
checks=$((checks + 1))
! grep -q 'UseParallelGC' "$log" || fail 'a collector of the user stays: there is another'
run "$home/winnow" train
expect 'training is compiled late' 0 1 '<-XX:Tier4BackEdgeThreshold=10000000>'
run "$home/winnow" classify
expect 'first answers are compiled a little late' 0 1 '<-XX:Tier4BackEdgeThreshold=200000>'
mkdir "$place/w/pages"
printf 'short' >"$place/w/pages/a page.html"
head -c 2000000 /dev/zero >"$place/w/long.jsonl"
run "$home/winnow" classify --model m.winnow "$place/w/pages/a page.html"
expect 'a short file is read without the optimising compiler' 0 1 '<-XX:TieredStopAtLevel=1>'
for long in "$place/w/long.jsonl" "$place/w/pages" -; do
  run "$home/winnow" classify "$place/w/pages/a page.html" "$long"
  expect 'a long file, a folder, or standard input with it' 0 1 '<-XX:Tier4BackEdgeThreshold=200000>'
  checks=$((checks + 1))
  ! grep -q 'TieredStopAtLevel' "$log" || fail 'what may be long has both compilers'
done
run "$home/winnow" benchmark
checks=$((checks + 1))
! grep -q 'Tier4' "$log" || fail 'a benchmark runs as Java runs by itself'
touch "$home/target/trainer-cli-classes.jsa"
run "$home/winnow"
expect 'parsed classes are used where they are' 0 1 "<-XX:SharedArchiveFile=$home/target/trainer-cli-classes.jsa>"
mkdir -p "$home/serve-api/target" && touch "$home/serve-api/target/serve-api.jar"
run "$home/winnow" serve --model m.winnow
expect 'serving has a program of its own' 0 1 "<-jar><$home/serve-api/target/serve-api.jar><serve><--model><m.winnow>" \
  '<-XX:+UseSerialGC>' '<-Xms48m>'
WINNOW_JAVA_OPTS='-Xms64m' run "$home/winnow" serve
checks=$((checks + 1))
! grep -q 'Xms48m' "$log" || fail 'a first heap of the user stays: there is another'
run "$home/winnow" feedback export
expect 'corrections are its affair too' 0 1 '<feedback><export>'
LC_ALL='' LC_CTYPE='' LANG='' run "$home/winnow"
expect 'without a locale it is UTF-8' 0 1 'locale=C.UTF-8'
LC_ALL='' LC_CTYPE='' LANG='C.UTF-8' run "$home/winnow"
expect 'a locale of the user stays' 0 1 'locale='
checks=$((checks + 1))
! grep -q 'locale=C' "$log" || fail 'a locale of the user stays: it was changed'

prepare
run "$home/winnow"
sleep 1
make_maven 'mkdir -p trainer-cli/target && touch trainer-cli/target/trainer-cli.jar'
touch "$home/trainer-cli/src/main/Main.java"
run "$home/winnow"
expect 'a newer source is built' 0 2 'Building Winnow'
rm "$home/trainer-cli/target/trainer-cli.jar"
run "$home/winnow"
expect 'a missing jar is built' 0 3 'Building Winnow'

prepare
make_maven 'echo "[ERROR] Main.java:[3,5] cannot find symbol"; exit 1'
run "$home/winnow"
expect 'a failing build shows its error' 1 1 'cannot find symbol' 'winnow: the build failed; all of its output is in'
run "$home/winnow"
expect 'and is tried again' 1 2 'winnow: the build failed'
checks=$((checks + 1))
[ ! -e "$home/target/winnow-build.lock" ] || fail 'a failing build leaves its lock'

prepare
rm "$place/w/bin/mvn"
run "$home/winnow"
expect 'without Maven it says what to install' 1 0 'winnow: Maven is needed to build Winnow once'

prepare
JAVA_HOME=$place/nowhere run "$home/winnow" --version
expect 'a wrong JAVA_HOME is passed over' 0 1 "java of $place/w/jdk17" '<--version>'
checks=$((checks + 1))
grep -qx "mvn with JAVA_HOME=$place/w/jdk17" "$place/w/calls" || fail 'Maven gets the Java that was found'
make_jdk "$place/w/jdk11" 11.0.2
JAVA_HOME=$place/w/jdk11 run "$home/winnow"
expect 'a Java too old is refused' 1 1 'winnow: Java 17 or later is needed' 'is 11:' 'JAVA_HOME'
make_jdk "$place/w/jdk25" 25
JAVA_HOME=$place/w/jdk25 run "$home/winnow"
expect 'Java 25 gets the option that it asks for' 0 1 '<--sun-misc-unsafe-memory-access=allow>'
rm -r "$place/w/jdk17"
run "$home/winnow"
expect 'without Java it says what to install' 1 1 'winnow: no Java found: install a JDK'

prepare
make_maven 'sleep 2; mkdir -p trainer-cli/target && touch trainer-cli/target/trainer-cli.jar'
PATH="$place/w/bin:$place/w/jdk17/bin:$tools" "$home/winnow" >"$place/first" 2>&1 &
first=$!
sleep 0.5
run "$home/winnow" --version
wait "$first" || fail 'of two at once the first fails'
expect 'of two at once one builds and the other waits' 0 1 'Waiting for another build' '<--version>'

prepare
mkdir -p "$home/target/winnow-build.lock"
sleep 0 &
gone=$!
wait "$gone"
echo "$gone" >"$home/target/winnow-build.lock/pid"
run "$home/winnow" --version
expect 'the lock of a build that was killed is taken over' 0 1 'Building Winnow' '<--version>'

prepare
make_maven 'echo $$ >maven-pid; exec sleep 60'
PATH="$place/w/bin:$place/w/jdk17/bin:$tools" "$home/winnow" >"$log" 2>&1 &
launched=$!
until [ -s "$home/maven-pid" ]; do sleep 0.1; done
kill -TERM "$launched"
status=0
wait "$launched" || status=$?
expect 'a build that is interrupted ends' 130 1
checks=$((checks + 1))
sleep 0.2
if kill -0 "$(cat "$home/maven-pid")" 2>/dev/null; then
  fail 'Maven goes on after the launcher has ended'
  kill "$(cat "$home/maven-pid")"
fi
[ ! -e "$home/target/winnow-build.lock" ] || fail 'an interrupted build leaves its lock'

printf 'Launcher: %d checks, %d failures\n' "$checks" "$failures"
[ "$failures" -eq 0 ]
