#!/usr/bin/env bash
# Installs what the tests need (so far: nothing beyond a JDK 17 and Maven) and runs them all, with the checks of
# formatting, warnings, architecture and the launcher. Arguments go to Maven, such as -Dtest=VocabularyTest.
# Data beside the project in ../shared/datasets is used where it is there; tests that need it are skipped by name where
# it is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v mvn >/dev/null 2>&1 || { echo 'test.sh: Maven 3.8 or later is needed' >&2; exit 1; }

status=0
scripts/test-launcher.sh || status=$?

# Reports of an earlier run must not be counted.
rm -rf ./*/target/surefire-reports
mvn -B -ntp verify "$@" || status=$?

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
