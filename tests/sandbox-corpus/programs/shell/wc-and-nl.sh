printf 'one two\nthree\n' > f
wc -l f
wc -w < f
wc -c < f
printf '中文' | wc -c
printf 'no newline' | wc -l
nl f
cat -n f
cat -A <<< $'a\tb'
tac f
rev f
fold -w 3 <<< abcdefgh
expand <<< $'a\tb'
column -t <<< $'a bb\nccc d'
od -An -c <<< ab | tr -s ' '
paste -sd, f
split -l 1 f part_
