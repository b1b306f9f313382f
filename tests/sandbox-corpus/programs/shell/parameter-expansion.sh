p=/srv/data/report.tar.gz; u=
echo "${p##*/} ${p%/*} ${p%%.*} ${p#*.} ${#p}"
echo "${u:-default} ${u-empty} ${x:=assigned} $x ${x:+set} ${p:5:4} ${p: -2}"
s="hello world"; echo "${s/o/0} ${s//o/0} ${s/#hello/bye} ${s/%world/all} ${s^} ${s^^} ${s,,}"
echo "${s//[aeiou]/}" "${s:0:1}${s:6}"; set -- a "b c" d; echo "$# $1 $2 ${@:2} ${*: -1}"; shift; echo "$1"
name=s; echo "${!name}"; echo ${missing:?not set} 2>/dev/null
