printf 'a\nb\nc\n' | tee one | wc -l
printf 'b\nc\nd\n' > two
comm one two
comm -12 one two
comm -23 one two
printf '1 ada\n2 bob\n' > n
printf '1 x\n2 y\n3 z\n' > m
join n m
join -a2 n m
join -t, -1 2 -2 1 <(printf 'a,k\n') <(printf 'k,v\n')
paste one two
paste -d, one two
paste -s one
seq 4 | paste - -
echo more | tee -a one > /dev/null
cat one
diff one two > d
echo $?
cmp -s one two
echo $?
