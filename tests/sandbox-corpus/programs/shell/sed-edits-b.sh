printf 'one two\nthree four\nfive\n' > f
sed 's/\(.\)\(.\)/\U\1\E\2/' f
