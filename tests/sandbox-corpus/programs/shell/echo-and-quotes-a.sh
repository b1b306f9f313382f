x='*'; touch star; echo $x "$x"; echo $'it\'s\ttab'; echo "a
b"; echo a\
echo -E 'a\tb'
