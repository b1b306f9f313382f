printf 'name,qty\npen,3\nbook,12\n' > f.csv; total=0
{ read -r header; while IFS=, read -r n q; do total=$((total + q)); printf '%-6s|%4d\n' "$n" "$q"; done; echo "$header $total"; } < f.csv
