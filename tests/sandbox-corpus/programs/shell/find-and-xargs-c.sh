printf '1 2 3 4' | xargs -n2 echo pair
