s="Hello, World"
echo ${#s} "${s:7}" "${s%,*}" | rev
echo -n "$s" | base64
echo SGk= | base64 -d
echo
echo -n abc | sha256sum
echo -n abc | md5sum | cut -c1-8
echo ff | tr a-f A-F
expr 3 + 4
expr length abc
expr substr hello 2 3
basename /a/b.txt .txt
dirname /a/b.txt
