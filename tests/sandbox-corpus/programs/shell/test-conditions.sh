touch f; mkdir d; echo x > full
[ -f f ] && [ -d d ] && [ -s full ] && [ ! -s f ] && [ -e f ] && [ ! -e none ] && echo files
[ -z "" ] && [ -n x ] && [ a = a ] && [ a != b ] && [ 3 -lt 10 ] && [ 10 -ge 10 ] && test 1 -ne 2 && echo values
[[ abc == a* && abc != "a*" ]] && [[ abc =~ ^a(.)c$ ]] && echo "${BASH_REMATCH[1]}"
[[ a < b ]] && echo less; [[ -n $undefined || 5 -gt 3 ]] && echo or; [ 1 = 1 -a 2 = 2 ] && echo and; ! [ 1 = 2 ] && echo not
[[ 2024-05 =~ ([0-9]+)-([0-9]+) ]]; echo "${BASH_REMATCH[2]} ${#BASH_REMATCH[@]}"; [ a ]; echo $?; [ ]; echo $?
