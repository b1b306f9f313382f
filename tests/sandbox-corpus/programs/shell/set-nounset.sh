set -u
echo "${x:-ok}"
set +u
echo "[$x]"
set -u
echo "$undefined_thing"
echo never
