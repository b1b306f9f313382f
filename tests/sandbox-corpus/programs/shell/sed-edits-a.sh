printf 'one two\nthree four\nfive\n' > f
sed 's/e/E/2g' f
