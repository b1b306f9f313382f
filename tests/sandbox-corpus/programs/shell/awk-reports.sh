printf 'id,item,qty,price\n1,pen,3,1.5\n2,book,1,12.99\n3,lamp,2,45\n' > s.csv
awk -F, 'NR > 1 {t += $3 * $4; printf "%-6s %8.2f\n", $2, $3 * $4} END {printf "%-6s %8.2f\n", "total", t}' s.csv
awk -F, 'NR==1 {for (i = 1; i <= NF; i++) h[i] = $i; next} {for (i = 1; i <= NF; i++) printf "%s=%s%s", h[i], $i, i < NF ? " " : "\n"}' s.csv
awk '!seen[$0]++' <<< $'a\nb\na'
awk '{a[NR] = $0} END {for (i = NR; i; i--) print a[i]}' <<< $'1\n2\n3'
awk -v n=2 'NR % n' <<< $'1\n2\n3'
awk '{print > ($1 % 2 ? "odd" : "even")}' <<< $'1\n2\n3'
cat odd even
