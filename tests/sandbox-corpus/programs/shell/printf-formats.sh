printf '%5d|%-5s|%05.1f|%x|%o|%e|%c|%%\n' 42 ab 3.14159 255 8 12345.678 xyz
printf '%s=%s\n' a 1 b 2; printf '%q\n' "it's a b"; printf '%b\n' 'tab\there'; printf '\x41\101\u4e2d\n'
printf -v out '%03d' 7; echo $out; printf '%*d|%.*f\n' 6 42 2 3.14159; printf '%s\n' 中文 | wc -m
printf '%.3s|%10.2s|\n' abcdef xyz; printf '%+d %i % d\n' 5 -3 7; printf '%X\n' 48879
