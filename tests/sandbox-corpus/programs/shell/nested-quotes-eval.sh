cmd='echo "a  b"'
eval "$cmd"
args=(-n "x y")
echo "${args[@]}"
echo
x="a'b\"c"
echo "$x"
printf '%s\n' "$(printf '%s' "in'ner")"
a="1 2"
set -- $a
echo $#
set -- "$a"
echo $#
echo "$(echo '$x' "$(echo "\$y")")"
echo ${x//\'/Q}
