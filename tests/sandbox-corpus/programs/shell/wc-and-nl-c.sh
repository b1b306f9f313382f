printf 'one two\nthree\n' > f
split -l 1 f part_
ls part_*
