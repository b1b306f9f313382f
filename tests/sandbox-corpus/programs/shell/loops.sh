for i in 1 2 3; do printf '%s ' "$i"; done; echo
for ((i = 0; i < 5; i += 2)); do printf '%d,' $i; done; echo
n=0; while [ $n -lt 3 ]; do n=$((n + 1)); [ $n = 2 ] && continue; echo "n=$n"; done
until [ $n -eq 0 ]; do n=$((n - 1)); done; echo $n
for f in a{1..3}.txt; do echo "$f"; done | tr '\n' ' '; echo
for x in 1 2 3; do for y in a b; do [ $x$y = 2a ] && break 2; echo $x$y; done; done
while IFS=: read -r k v; do echo "$v=$k"; done <<< $'a:1\nb:2:3'
for w in one\ two "three"; do echo "<$w>"; done
