printf 'id,item,qty,price\n1,pen,3,1.5\n2,book,1,12.99\n3,lamp,2,45\n' > s.csv
awk -F, 'NR > 1 {t += $3 * $4; printf "%-6s %8.2f\n", $2, $3 * $4} END {printf "%-6s %8.2f\n", "total", t}' s.csv
awk 'BEGIN {a["x"] = 1; delete a["x"]; print ("x" in a); a[1,2] = 5; for (k in a) {split(k, p, SUBSEP); print p[1], p[2]}; print substr("hello", 0, 3), tolower("ABC") > "/dev/stdout"}'
