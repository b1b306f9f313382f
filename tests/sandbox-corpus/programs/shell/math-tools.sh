awk 'BEGIN{printf "%.4f\n", atan2(0,-1)}'
expr 7 \* 6
