true; echo $?; false; echo $?; (exit 7); echo $?; ! true; echo $?; sh -c 'exit 4'; echo $?
nonexistent_command_x 2>/dev/null; echo $?; false | true; echo $?; set -o pipefail; false | true; echo $?; true && false || echo chained
f() { return 9; }; f; echo $?; x=$(exit 5); echo $?; if ! f; then echo negated; fi; true | false | true; echo "${PIPESTATUS[@]}"; { false; true; }; echo $?; exit 6
