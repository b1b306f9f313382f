text='the cat and the hat and the bat'
for w in $text; do echo ${#w}; done | sort -n | uniq -c | awk '{print $2 ":" $1}' | paste -sd' '
