mkdir -p t/a t/b
touch t/1.txt t/a/2.txt t/a/3.md t/b/.hidden
printf 12345 > t/b/big
find t -type f -name '*.txt' | sort
find t -type d | sort
find t -maxdepth 1 | sort
find t -name '.*'
find t -type f ! -name '*.txt' | sort
find t -size +3c -type f
find t -empty -type f | wc -l
find t -name '*.md' -exec echo found {} \;
find t \( -name '*.md' -o -name big \) | sort
find t -path '*a/*' -name '3*'
printf '1 2 3\n4' | xargs echo
find t -name '*.md' -delete
find t -name '*.md' | wc -l
printf '' | xargs -r echo never
