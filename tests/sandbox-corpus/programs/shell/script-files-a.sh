cat > tool.sh <<'EOF'
#!/bin/bash
usage() { echo "usage: tool [-v] [-o file] name" >&2; exit 2; }
v=0 o=
while getopts "vo:" opt; do case $opt in v) v=1;; o) o=$OPTARG;; *) usage;; esac; done
shift $((OPTIND - 1)); [ $# -eq 1 ] || usage
echo "v=$v o=$o name=$1 $0"
EOF
bash tool.sh 2>/dev/null
./tool.sh last
