kind() { case $1 in *.tar.gz|*.tgz) echo archive;; [0-9]*) echo number;; ?) echo single;; "a b") echo quoted;; [!a-m]*) echo late;; *) echo other;; esac; }
case abc in a*) echo first;;& *c) echo last;; esac
case x in x) echo fall;& y) echo through;; esac
