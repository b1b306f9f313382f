add() { local s=0 n; for n; do ((s += n)); done; echo $s; return 3; }
x=$(add 1 2 3)
echo "$x $?"
outer() { local v=in; inner; echo "outer $v"; }
inner() { v=changed; }
v=global
outer
echo $v
fact() { if (($1 < 2)); then echo 1; else echo $(($1 * $(fact $(($1 - 1))))); fi; }
function named { echo "$FUNCNAME $# $*"; }
named a b
check() { [ "$1" = yes ]; }
check yes && echo ok
check no || echo "no $?"
recurse() { [ $1 -le 0 ] || { printf '%s ' $1; recurse $(($1 - 1)); }; }
recurse 4
echo
unset -f named
type named >/dev/null 2>&1 || echo unset
