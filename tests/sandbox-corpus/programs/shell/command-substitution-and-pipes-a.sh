files=$(printf 'a\nb\n')
n=$(echo "$files" | wc -l)
today=$(echo 2024)
echo "$(for i in 1 2; do echo "i$i"; done | paste -sd+)"
