text='the cat and the hat and the bat'
tr ' ' '\n' <<< "$text" | sort | uniq -c | sort -k1,1nr -k2 | awk '{print $2, $1}' | head -3
