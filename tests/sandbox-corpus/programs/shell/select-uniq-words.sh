text='the cat and the hat and the bat'
echo "$text" | fold -s -w 12
grep -o 'the' <<< "$text" | wc -l
