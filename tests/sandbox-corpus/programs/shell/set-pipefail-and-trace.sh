set -euo pipefail
count=$(printf 'a\nb\n' | grep -c b)
echo $count
printf 'a\n' | grep zzz | cat
echo never
