cat > gen.py <<'EOF'
import json
for i in range(5):
    print(json.dumps({"i": i, "sq": i * i}))
EOF
python3 gen.py | jq -r 'select(.sq > 3) | [.i, .sq] | @csv' | awk -F, '{s += $2} {print $1 ":" $2} END {print "sum", s}' | tee r.txt | tail -1; wc -l < r.txt; python3 gen.py | node -e 'const l = require("fs").readFileSync(0, "utf8").trim().split("\n").map(JSON.parse); console.log(l.at(-1))'
