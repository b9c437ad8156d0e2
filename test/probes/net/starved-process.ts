/** Opens files until there are none left, and tells what then becomes of a connection and of a look-up. */
import { openSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { nodeIo } from '../../../probes/net/node.ts'
import { listenOnLoopback } from '../../servers/listen.ts'

const patient = new AbortController().signal
const STDOUT = 1

const server = createServer((socket) => socket.destroy())
const port = await listenOnLoopback(server)
const io = nodeIo({ dnsServers: [{ address: '127.0.0.1', port }] })
while (opensOneMore());
const connected = await io.connect('127.0.0.1', port, patient)
const resolved = await io.dns.addresses('example.test', 4, patient)
writeSync(STDOUT, JSON.stringify({ connected, resolved }))
server.close()

function opensOneMore(): boolean {
  try {
    openSync('/dev/null', 'r')
    return true
  } catch {
    return false
  }
}
