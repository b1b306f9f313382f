printf 'ada 36 london\nbob 29 paris\ncy 36 london\n' > f
awk '{print $1, $NF}' f
awk '$2 > 30 {n++} END {print n, NR}' f
awk '/bob/,0' f
awk '{s[$3] += $2; c[$3]++} END {for (k in s) printf "%s %.1f\n", k, s[k] / c[k]}' f | sort
awk 'BEGIN {FS=","; x = "3.0"; print x + 1, length("héllo") > 0, substr("abcdef", 2, 3), index("abc", "c"), toupper("x"), int(-3.7)}' </dev/null
awk 'NR==2 {sub(/bob/, "Bob"); gsub(/a/, "A"); print; next} END {print NR}' f
awk '{ $2 = ""; print }' f
echo "a,b;c" | awk '{n = split($0, p, /[,;]/); print n, p[3]}'
awk 'length($1) > 2 && match($0, /[0-9]+/) {print RSTART, RLENGTH, substr($0, RSTART, RLENGTH)}' f
awk 'BEGIN{while(("cat f" | getline l) > 0) n++; print n; exit 3}'
