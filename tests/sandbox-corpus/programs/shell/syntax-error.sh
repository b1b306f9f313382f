echo first
if true; then echo unclosed
