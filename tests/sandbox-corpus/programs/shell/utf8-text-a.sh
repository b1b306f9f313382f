s='中文 naïve 😀'
echo 'é' | od -An -tx1
