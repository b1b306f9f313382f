line=$(printf '%*s' 20 ''); echo "${line// /-}"; while read -r n a; do printf '| %-8s | %5s |\n' "$n" "$a"; done <<EOF
Ada 36
Bob 7
EOF
echo "${line// /=}"; printf '%s,' a b c | sed 's/,$/\n/'; printf '%02d:%02d\n' 5 7; printf '%.2e %g\n' 12345.678 0.0001; printf 'no args %s|%d|\n'; printf '%s %s\n' only
