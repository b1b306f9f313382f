echo 'scale=3; 10/3' | bc
