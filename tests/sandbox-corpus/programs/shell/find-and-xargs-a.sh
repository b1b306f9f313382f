mkdir -p t/a t/b
touch t/1.txt t/a/2.txt t/a/3.md t/b/.hidden
printf 12345 > t/b/big
find t -type f -name '*.txt' -print0 | sort -z | xargs -0 -n1 basename
