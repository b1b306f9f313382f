(echo child > c) & wait; cat c; sleep 0.05 && echo slept; f() { echo job $1; }; f 1 & wait $!; echo $?; (exit 3) & wait $! ; echo $?; timeout 1 true; echo $?; jobs | wc -l
