s='中文 naïve 😀'
echo ${#s}
echo "${s:0:2}"
echo "$s" | wc -m
echo "$s" | cut -d' ' -f2
echo "$s" | grep -o 'na.ve'
echo "$s" | sed 's/ï/i/'
echo "${s^^}"
printf '%s\n' b 中 a é | LC_ALL=C sort
echo "$s" | awk '{print length($1), toupper($2)}' | wc -l
