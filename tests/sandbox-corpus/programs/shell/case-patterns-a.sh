kind() { case $1 in *.tar.gz|*.tgz) echo archive;; [0-9]*) echo number;; ?) echo single;; "a b") echo quoted;; [!a-m]*) echo late;; *) echo other;; esac; }
for x in f.tgz 42 z "a b" zoo apple ""; do kind "$x"; done
