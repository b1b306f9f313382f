printf 'ada 36 london\nbob 29 paris\ncy 36 london\n' > f
awk '$2 > 30 {n++} END {print n, NR}' f
awk 'BEGIN {FS=","; x = "3.0"; print x + 1, length("héllo") > 0, substr("abcdef", 2, 3), index("abc", "c"), toupper("x"), int(-3.7)}' </dev/null
echo "a,b;c" | awk '{n = split($0, p, /[,;]/); print n, p[3]}'
awk 'function f(n) { return n < 2 ? 1 : n * f(n - 1) } BEGIN { print f(5); printf "%05d|%-4s|%x\n", 42, "a", 255; while (i < 3) print i++; print 2 ** 3, 7 % 3, "a" "b", 1 == 1.0 }'
