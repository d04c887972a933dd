#!/bin/sh
# The machine's only door for the test: a line on the second serial port is a command, the answer ends with <<its code>>.
stty raw -echo </dev/ttyS1
exec </dev/ttyS1 >/dev/ttyS1 2>/dev/null
echo "<<ready>>"
while IFS= read -r line; do
  sh -c "$line" >/run/agent.out 2>&1 </dev/null
  code=$?
  cat /run/agent.out
  echo "<<$code>>"
done
