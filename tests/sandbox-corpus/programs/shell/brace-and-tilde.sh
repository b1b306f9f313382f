echo {1..10..3} {z..x} pre{a,b,{c,d}}post {01..03} a{,b}c {single} "{a,b}"; HOME=/h; echo ~ ~/x; x=~/y; echo $x; echo {a..c}{1..2}; mkdir -p {x,y}/{1,2}; ls x y | tr '\n' ' '; echo
