cmd='echo "a  b"'
$cmd
