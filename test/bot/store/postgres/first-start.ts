/** Starts the private server in a folder that is named, and leaves it up: a process of its own, for tests of several at once. */
import { createLog } from '../../../../bot/log.ts'
import { startEmbedded } from '../../../../bot/store/postgres/embedded.ts'

const [, , dataDir = '', initdb = '', pgCtl = ''] = process.argv
await startEmbedded({ dataDir, binaries: { initdb, pgCtl } }, createLog('error'))
