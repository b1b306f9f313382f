echo -n no
echo newline
echo -e 'a\tb\n\x41'
echo 'single $HOME `x`' "double \$x \"q\" \\"
echo a   b "a   b"
x='*'; touch star; echo $x "$x"; echo $'it\'s\ttab'; echo "a
b"; echo a\
b
echo \*
echo "$(echo "nested $(echo "deep")")" `echo back`
echo {a,b}{1,2} {5..1..2} {a..e} x{,y}
echo "~" ~+ | sed "s#$PWD#here#"
