printf 'a:b:c\nd:e:f\n' | cut -d: -f2
echo abcdef | cut -c2-4
echo Hello | tr a-z A-Z
echo aabbcc | tr -s a-z
echo a1b2 | tr -d 0-9
echo a1b2 | tr -cd 0-9
echo
echo 'a b' | tr ' ' '\n'
echo hello | tr '[:lower:]' '[:upper:]'
seq 10 | head -3
seq 10 | tail -2
seq 10 | tail -n +9
printf 'abcdef' | head -c 3
printf 'abcdef' | tail -c 2
echo
seq 3 > f
head -1 f f
seq 5 | sed -n 2,3p
seq 2 2 8 | tr '\n' ,
echo
seq -w 8 10
seq 3 -1 1
seq -s + 4
