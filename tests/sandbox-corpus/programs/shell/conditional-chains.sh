a=5
if [ $a -gt 10 ]; then echo big; elif [ $a -gt 3 ]; then echo medium; else echo small; fi
[ $a = 5 ] && { echo five; false; } || echo fallback
if grep -q x <<< xyz && ! grep -q q <<< xyz; then echo both; fi; if ((a % 2)); then echo odd; fi; if [[ $a -eq 5 ]]
then
  echo multi
fi
: && echo colon; true || echo never; if false; then echo no; fi; echo $?
