read -r line || echo "no input"
cat | wc -c
[ -t 1 ] || echo piped
