printf 'one two\nthree\n' > f
fmt -w 10 <<< "aa bb cc dd ee ff" | head -2
