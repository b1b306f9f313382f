printf 'Apple 1\nbanana 22\ncherry\n# comment\n\nApple pie\n' > f
mkdir d
echo deep > d/x
grep -e cherry -e pie f
