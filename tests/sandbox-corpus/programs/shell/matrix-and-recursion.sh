m=("1 2 3" "4 5 6")
for r in "${m[@]}"; do s=0; for c in $r; do ((s += c)); done; echo "$r = $s"; done
fib() { local n=$1; ((n < 2)) && { echo $n; return; }; echo $(($(fib $((n - 1))) + $(fib $((n - 2))))); }
gcd() { (($2 == 0)) && echo $1 || gcd $2 $(($1 % $2)); }
gcd 84 36
for ((i = 2; i < 30; i++)); do p=1; for ((j = 2; j * j <= i; j++)); do ((i % j == 0)) && { p=0; break; }; done; ((p)) && printf '%d ' $i; done
echo
rev=
s=stressed
for ((i = ${#s} - 1; i >= 0; i--)); do rev+=${s:i:1}; done
echo $rev
