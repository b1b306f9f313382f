printf 'Apple 1\nbanana 22\ncherry\n# comment\n\nApple pie\n' > f
grep Apple f
grep -c -i apple f
grep -n '^#' f
grep -v '^\(#\|$\)' f
grep -E '(an){2}|^ch' f
grep -q nothing f
echo $?
grep -l Apple f
grep -w pie f
grep -A1 banana f
grep -B1 cherry f
grep -F '# c' f
grep -x cherry f
grep -m1 Apple f
mkdir d
echo deep > d/x
grep -r deep d
printf 'a.b\naxb\n' | grep 'a\.b'
grep -h Apple f f | wc -l
grep -L Apple f d/x
