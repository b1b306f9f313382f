files=$(printf 'a\nb\n')
echo $files
echo "$files"
n=$(echo "$files" | wc -l)
echo $((n * 2))
today=$(echo 2024)
echo "year: ${today}!"
cat <<< "$(seq 3 | tac)"
lines=($(seq 4))
echo ${#lines[@]} ${lines[@]: -1}
seq 1000 | awk '{s+=$1} END{print s}'
yes x | head -3 | nl | tr -s ' '
printf '%s\n' "$(printf 'trailing\n\n\n')" | wc -l
echo a | cat - <(echo b) | tr -d '\n'
echo
