#!/bin/sh
# Checks the Prometheus configuration and rules, and runs the rule tests. Needs promtool, which is
# in Debian's package "prometheus"; without it nothing is checked and a notice says so.
set -eu
cd "$(dirname -- "$0")/prometheus"

if ! command -v promtool >/dev/null 2>&1; then
  echo "dashboards/check.sh: promtool is not installed; the rules were NOT checked" >&2
  exit 0
fi

promtool check config prometheus.yml # reads the rule files, too
promtool test rules sluice.test.yml
