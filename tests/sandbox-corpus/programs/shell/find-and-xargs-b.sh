mkdir -p t/a t/b
touch t/1.txt t/a/2.txt t/a/3.md t/b/.hidden
printf 12345 > t/b/big
find t -type f -exec wc -c {} + | tail -1
