printf 'ada 36 london\nbob 29 paris\ncy 36 london\n' > f
awk '$2 > 30 {n++} END {print n, NR}' f
awk -F'[ :]' -v OFS=- '{print $1,$2}' f
