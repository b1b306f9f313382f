set -- one "two three" four
while [ $# -gt 0 ]; do echo "$1/$#"; shift; done
echo $#
f() { echo "$@" "$*" $#; local IFS=-; echo "$*"; shift 2; echo "$@"; }
f a b c d
set -- -x
case ${1:-} in -*) echo option;; esac
g() { echo "${10} ${@: -2:1}"; }
g 1 2 3 4 5 6 7 8 9 10
