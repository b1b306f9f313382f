printf 'one two\nthree\n' > f
wc -L < f
