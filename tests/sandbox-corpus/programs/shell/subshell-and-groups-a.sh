x=1
y=$(x=9; echo $x)
v=before
N=only sh -c 'echo $N'
env -i A=1 sh -c 'echo $A' 
