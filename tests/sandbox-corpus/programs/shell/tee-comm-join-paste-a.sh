printf 'b\nc\nd\n' > two
printf '1 ada\n2 bob\n' > n
printf '1 x\n2 y\n3 z\n' > m
echo more | tee -a one > /dev/null
diff one two > d
grep -c '^[<>]' d
