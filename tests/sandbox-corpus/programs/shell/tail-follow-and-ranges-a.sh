seq 20 > n
awk 'NR>=18' n
csplit -s n 11 2>/dev/null && wc -l < xx00
