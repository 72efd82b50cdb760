#!/bin/bash
# Starts Sluice for a load harness: PORT, SINK_URL and DATA_DIR come from there. The flow is called at
# /workflows/segment-threshold/triggers/manual/paths/invoke; event, run and history are kept as always.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$DATA_DIR/flows"
sed "s|SINK_URL|$SINK_URL|" "$here/flows/segment-threshold.json" >"$DATA_DIR/flows/segment-threshold.json"
authority=${SINK_URL#*://}
cat >"$DATA_DIR/sluice.yaml" <<YAML
data: data
flows: flows
ingress: { port: $PORT, signatures: false }
http: { allow: ["${authority%%/*}"] }
console: { port: 0 }
YAML
exec java ${JVM_OPTS:--Xmx1g} -XX:+UseSerialGC -jar "${SLUICE_JAR:-$here/../hub/target/sluice.jar}" start --config "$DATA_DIR/sluice.yaml"
