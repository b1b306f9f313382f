command -v sqlite3 >/dev/null || { echo "no sqlite3"; exit 0; }
sqlite3 t.db "create table t(a, b); insert into t values (1,'x'),(2,'y');"
sqlite3 t.db "select count(*), max(b) from t"; sqlite3 -header -csv t.db "select * from t"; echo 'select a*10 from t;' | sqlite3 t.db
