printf '1\n2\n3\n' | sed -n '1!G;h;$p'
printf 'a\nb\n' | sed 'x;p;x' | head -3
printf 'a b\n' | sed ':l;s/ /_/;tl'
printf 'x\n\n\ny\n' | sed '/^$/d'
printf 'k: v\n' | sed -E 's/^([a-z]+): (.*)$/{"\1":"\2"}/'
