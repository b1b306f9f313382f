import { type Attempt, attemptIn, TIME } from "./attempt.ts";

const shell = attemptIn("shell");

/** Ends by itself, having reached nothing but its own world; a refusal with a name is as good. */
const CONTAINED = [
  "HARMLESS",
  "SANDBOX_DENIED",
  "FILE_LIMIT",
  "PROCESS_LIMIT",
  "MEMORY_LIMIT",
  "OUTPUT_LIMIT",
  "TIMEOUT",
  "PROCESS_DIED",
] as const;
const OUTPUT = ["OUTPUT_LIMIT"] as const;

/** What shell commands try. */
export const SHELL_ATTEMPTS: readonly Attempt[] = [
  shell("reads the password file", CONTAINED, `cat /etc/passwd /etc/shadow`),
  shell("reads the environment of process 1", CONTAINED, `cat /proc/1/environ /proc/self/environ; env`),
  shell("reads the environment of every process", CONTAINED, `cat /proc/[0-9]*/environ`),
  shell("lists the processes of the machine", CONTAINED, `ls /proc; ps aux; cat /proc/[0-9]*/cmdline`),
  shell("lists homes and the server's folder", CONTAINED, `ls -la / /root /home /work /srv /var /opt /mnt`),
  shell("climbs out of the workspace", CONTAINED, `cd ../../../../..; cat etc/passwd; ls root`),
  shell("follows a link out", CONTAINED, `ln -s /etc/passwd link; cat link; ln -s / all; ls all/root`),
  shell(
    "leaves a link for the server to read",
    CONTAINED,
    `ln -s /etc/passwd gift; ln -s /proc/self/environ gift2; ls`,
  ),
  shell("writes over the machine's programs", CONTAINED, `echo x > /usr/bin/env; echo x > /bin/sh; touch /usr/x`),
  shell("writes to the sandbox's own scripts", CONTAINED, `echo x > /opt/alma/box-supervisor.mjs; rm -rf /opt /usr`),
  shell("removes everything", CONTAINED, `rm -rf --no-preserve-root / 2>/dev/null; echo still here`),
  shell(
    "mounts the machine's disk",
    CONTAINED,
    `mkdir m; mount /dev/vda m; mount -t proc proc m; mount --bind / m; ls m`,
  ),
  shell("makes a disk device", CONTAINED, `mknod disk b 254 0; cat disk; cat /dev/vda /dev/sda /dev/mem | head -c 100`),
  shell(
    "makes namespaces of its own",
    CONTAINED,
    `unshare -Ur sh -c "echo $(id -u)root"; unshare -m true; nsenter -t 1 -a id`,
  ),
  shell("asks for root", CONTAINED, `sudo id; su -c id; setpriv --reuid 0 id; chmod u+s /bin/sh`),
  shell("makes a program that runs as its owner", CONTAINED, `cp /bin/sh ./sh; chmod 4755 sh; ./sh -p -c id`),
  shell("kills every process it sees", CONTAINED, `kill -9 -1; echo alive`),
  shell("kills the first process", CONTAINED, `kill -9 1; kill -9 2; kill -STOP 2; echo alive`),
  shell("stops the one who watches it", CONTAINED, `for p in $(ls /proc | grep -E '^[0-9]+$'); do kill -STOP $p; done`),
  shell(
    "looks into another process's memory",
    CONTAINED,
    `head -c 100 /proc/1/mem; cat /proc/1/maps; ls -l /proc/1/root/ /proc/1/fd`,
  ),
  shell(
    "connects to the server's machine",
    CONTAINED,
    `exec 9<>/dev/tcp/127.0.0.1/5432 && echo open; exec 9<>/dev/tcp/10.0.0.1/80`,
  ),
  shell(
    "fetches a page",
    CONTAINED,
    `curl -s -m 3 http://127.0.0.1:3000/; wget -T 3 -O- http://example.com; curl -m 3 http://169.254.169.254/`,
  ),
  shell("asks for a name", CONTAINED, `getent hosts example.com; nslookup example.com; ping -c 1 -W 1 8.8.8.8`),
  shell(
    "listens on a port",
    CONTAINED,
    `python3 -c "import socket; s = socket.socket(); s.bind(('0.0.0.0', 8099)); s.listen(); print('bound in its own network')"`,
  ),
  shell(
    "reads the kernel's log and settings",
    CONTAINED,
    `dmesg; cat /proc/kcore | head -c 10; echo 1 > /proc/sys/kernel/panic; cat /sys/kernel/notes`,
  ),
  shell(
    "reaches the container's sockets",
    CONTAINED,
    `ls /var/run/docker.sock /run /run/dbus /tmp/.X11-unix; docker ps`,
  ),
  shell(
    "types into the server's terminal",
    CONTAINED,
    `python3 -c "import fcntl, termios; [fcntl.ioctl(0, termios.TIOCSTI, c) for c in 'id']"`,
  ),
  shell(
    "writes forged frames to every descriptor",
    CONTAINED,
    `for n in 3 4 5 6 7 8 9; do printf '\\005\\002\\000\\000\\000{}' >&$n; done 2>/dev/null; exit 7`,
  ),
  shell(
    "opens the wire by name",
    CONTAINED,
    `for p in /proc/[0-9]*; do printf '\\005\\002\\000\\000\\000{}' > $p/fd/3; head -c 4 $p/fd/4; done 2>/dev/null; exit 7`,
  ),
  shell("fork bomb", CONTAINED, `:(){ :|:& };:\nsleep 1`),
  shell("fork bomb that leaves its group", CONTAINED, `for i in $(seq 1 2000); do (setsid sleep 60 &) ; done; sleep 2`),
  shell("leaves a process behind", CONTAINED, `(setsid sleep 100 >/dev/null 2>&1 &); echo left`),
  shell("endless loop", TIME, `while :; do :; done`),
  shell("sleeps for ever", TIME, `sleep 100000`),
  shell(
    "endless output",
    OUTPUT,
    `while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done`,
    ["OUTPUT_LIMIT"],
  ),
  shell("endless pipe", CONTAINED, `yes | cat`),
  shell("a string that doubles", CONTAINED, `x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done`),
  shell("a huge expansion", CONTAINED, `echo {1..100000000} | wc -c`),
  shell(
    "a huge file",
    CONTAINED,
    `head -c 5000000000 /dev/zero > big; dd if=/dev/zero of=big2 bs=1M count=5000; ls -l`,
  ),
  shell(
    "fills every disk it finds",
    CONTAINED,
    `for d in . /tmp /dev/shm / /dev /run; do dd if=/dev/zero of=$d/fill bs=1M count=2000; done`,
  ),
  shell("files without end", CONTAINED, `i=0; while :; do : > f$i; i=$((i+1)); done`),
  shell("folders without end", CONTAINED, `while :; do mkdir d && cd d; done`),
  shell(
    "a zip bomb unpacked",
    CONTAINED,
    `head -c 200000000 /dev/zero > z; gzip z; for i in 1 2 3 4; do gunzip -c z.gz > z$i; done; ls -l`,
  ),
  shell("memory through Python", CONTAINED, `python3 -c "x = bytearray(10**10)"`),
  shell(
    "processes that eat memory together",
    CONTAINED,
    `for i in 1 2 3 4 5 6; do python3 -c "x = bytearray(400_000_000); import time; x[::4096] = b'x' * len(x[::4096]); time.sleep(20)" & done; wait`,
  ),
  shell(
    "reads the environment through Python",
    CONTAINED,
    `python3 -c "import os; print(dict(os.environ))"; node -e "console.log(process.env)"`,
  ),
  shell(
    "a process through Node",
    CONTAINED,
    `node -e "require('child_process').execSync('cat /etc/passwd; id -u', {stdio: 'inherit'})"`,
  ),
  shell(
    "an endless regular expression",
    CONTAINED,
    `echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -E '^(a+)+$'; echo done`,
  ),
];
