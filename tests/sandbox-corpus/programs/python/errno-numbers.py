import errno

print(errno.ENOENT, errno.EEXIST, errno.EACCES)
