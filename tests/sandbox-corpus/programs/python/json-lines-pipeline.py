import io
import json
from collections import defaultdict

lines = "\n".join(json.dumps({"u": u, "t": t, "v": v}) for u, t, v in [("a", 1, 3), ("b", 2, 5), ("a", 3, 4), ("c", 4, -1)])
total = defaultdict(lambda: {"n": 0, "sum": 0})
for line in io.StringIO(lines):
    row = json.loads(line)
    total[row["u"]]["n"] += 1
    total[row["u"]]["sum"] += row["v"]
print(json.dumps(total, separators=(",", ":")))
json.dump(total, open("out.json", "w"), indent=1, sort_keys=True)
print(open("out.json").read())
