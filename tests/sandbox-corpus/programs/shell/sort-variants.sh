printf 'b 2\na 10\nc 1\na 9\n' > f
sort f
sort -k2n f
sort -k1,1 -k2,2nr f
sort -r f | head -1
sort -u -k1,1 f
printf '1.10\n1.9\n1.2\n' | sort -V
printf '10K\n2M\n1G\n' | sort -h
sort -c <<< $'a\nb' && echo sorted
printf 'c,3\na,1\n' | sort -t, -k2,2
printf 'x y\n' | sort -o g && cat g
printf 'Jan\nDec\nMar\n' | sort -M
printf '%s\n' 3 1 2 | sort -n | tac
