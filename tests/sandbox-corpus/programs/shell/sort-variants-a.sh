printf 'b 2\na 10\nc 1\na 9\n' > f
sort -m <(printf '1\n3\n') <(printf '2\n')
