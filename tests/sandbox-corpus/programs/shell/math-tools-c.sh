seq 5 | paste -sd+ | bc
