cat > access.log <<'EOF'
10.0.0.1 - [01/Jan/2024:10:00:01] "GET /a HTTP/1.1" 200 512
10.0.0.2 - [01/Jan/2024:10:00:02] "POST /b HTTP/1.1" 500 64
10.0.0.1 - [01/Jan/2024:10:01:03] "GET /a?x=1 HTTP/1.1" 404 0
10.0.0.3 - [01/Jan/2024:11:00:04] "GET /c HTTP/1.1" 200 2048
EOF
awk '{print $1}' access.log | sort | uniq -c | sort -rn | head -1 | tr -s ' '; awk '$6 >= 400 {print $5, $6}' access.log | tr -d '"'; grep -oE '"(GET|POST) [^ ?]+' access.log | cut -d' ' -f2 | sort | uniq -c | awk '{print $2 "=" $1}'; cut -d: -f2 access.log | sort | uniq -c | sed 's/^ *//'; awk '{s += $NF} END {print s, s / NR}' access.log; sed -nE 's/.*\[([^]]+)\].* 500 .*/\1/p' access.log
