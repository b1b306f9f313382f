printf 'b\na\nb\nc\na\nb\n' | sort | uniq -c | sort -rn | sed 's/^ *//'
printf '3 x\n10 y\n2 z\n' | sort -n -k1,1 | head -2
printf 'b,2\na,10\nc,1\n' | sort -t, -k2 -n -r
printf 'B\na\nC\n' | sort -f; printf 'x\nx\ny\n' | uniq -d; printf 'x\nx\ny\n' | uniq -u; printf '2\n1\n2\n' | sort -u
