// `npm run compare`: compiles where that is due, then asks other tools the same question. Debian: apt-get install nmap sslscan testssl.sh
import { setUp } from '../../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
await import('../../dist/test/compare/main.js')
