#!/usr/bin/env bash
# Installs what the tests need beyond a JDK 17 and Maven (for the console a browser, and axe-core, which finds faults of
# accessibility; WINNOW_BROWSER=no leaves both out) and runs them all, with the checks of formatting, warnings, architecture
# and the launcher. Arguments go to Maven, such as -Dtest=VocabularyTest.
# Data beside the project in ../shared/datasets is used where it is there; tests that need it are skipped by name where
# it is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v mvn >/dev/null 2>&1 || { echo 'test.sh: Maven 3.8 or later is needed' >&2; exit 1; }

status=0
scripts/test-launcher.sh || status=$?

# The browser is Debian's; where it cannot be installed, the tests that need it are left out, with a line that says so.
browser=()
install_browser() {
  command -v chromium >/dev/null 2>&1 && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null
}
if [ "${WINNOW_BROWSER:-yes}" != no ]; then
  if install_browser && npm install --silent --no-audit --no-fund --prefix serve-api/target/npm axe-core@4.14.1; then
    # Playwright is to take that browser, and to fetch none of its own.
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    browser=(-Pbrowser)
  else
    echo 'test.sh: no browser, or no npm: the tests of the console are left out' >&2
  fi
fi

# Reports of an earlier run must not be counted.
rm -rf ./*/target/surefire-reports
mvn -B -ntp verify ${browser[@]+"${browser[@]}"} "$@" || status=$?

# The count of all modules together, from Surefire's own reports.
awk -F'[",]' '
  function value(name,   text) {
    if (match($0, " " name "=\"[0-9]+\"")) {
      text = substr($0, RSTART, RLENGTH)
      gsub(/[^0-9]/, "", text)
      return text + 0
    }
    return 0
  }
  /<testsuite / { inside = 1 }
  inside { run += value("tests"); errors += value("errors"); skipped += value("skipped"); failures += value("failures") }
  inside && />/ { inside = 0 }
  END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped; if (run == 0) exit 1 }
' ./*/target/surefire-reports/TEST-*.xml
exit "$status"
