date -u -d @0 +%Y-%m-%dT%H:%M:%SZ
date -u -d '2024-03-01 12:00' +%s
date -u -d @86399 '+%H:%M:%S %j %a %b'
[ "$(date +%Y)" -ge 2024 ] && echo now
