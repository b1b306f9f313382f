echo '2^10 + 5/2' | bc
