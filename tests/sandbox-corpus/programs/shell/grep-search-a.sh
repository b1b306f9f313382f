printf 'Apple 1\nbanana 22\ncherry\n# comment\n\nApple pie\n' > f
grep -o '[0-9]\+' f
