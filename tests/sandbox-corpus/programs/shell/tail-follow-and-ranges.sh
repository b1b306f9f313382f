seq 20 > n
sed -n '5,7p' n
awk 'NR>=18' n
head -n 3 n | tail -n 1
tail -n +19 n
sed '3,$d' n
awk '/^7$/,/^9$/' n
grep -n '^1[0-2]$' n
cut -c1 n | sort | uniq -c | sort -rn | head -1 | awk '{print $2}'
split -n l/2 n q 2>/dev/null
cat n | paste - - - - | awk '{print $1 + $4}' | tail -1
shuf -n 3 n | wc -l
sed -n '$p' n
tr '\n' ' ' < n | wc -w
