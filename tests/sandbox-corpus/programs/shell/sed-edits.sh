printf 'one two\nthree four\nfive\n' > f
sed 's/o/0/' f
sed -n '2p' f
sed '1d;$d' f
sed '/three/a added' f
sed '2i before' f
sed '2c changed' f
sed -E 's/(\w+) (\w+)/\2 \1/' f
sed -n '/one/,/three/p' f
sed 's#/#|#g' <<< a/b/c
sed -e 's/a/b/' -e 's/b/c/' <<< a
sed 'y/abc/xyz/' <<< aabbcc
sed -i 's/five/5/' f
cat f
sed -n '$=' f
sed '$!d' f
sed 's/.*/[&]/' f
sed -n 's/three/3/p' f
sed '1~2d' f
sed 'N;s/\n/+/' f
sed = f | head -2
sed '/two/!s/$/ ./' f
sed 's/T/x/I' f
sed 2q f
