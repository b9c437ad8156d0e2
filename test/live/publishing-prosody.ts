import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prosody } from './prosody.ts'
import type { Software } from './software.ts'

/** Where the list of modules begins in what `prosody.ts` writes. */
const MODULES = 'modules_enabled = { '

/** A real Prosody that names these addresses for documents about outages, where servers are asked who they are (XEP-0455 §2.1). */
export function publishingProsody(...addresses: readonly string[]): Software {
  return {
    ...prosody,
    async configure(site) {
      const launches = await prosody.configure(site)
      const modules = join(site.folder, 'modules')
      await mkdir(modules, { recursive: true })
      await writeFile(join(modules, 'mod_outage_addresses.lua'), moduleFor(addresses))
      const file = join(site.folder, 'prosody.cfg.lua')
      const written = await readFile(file, 'utf8')
      if (!written.includes(MODULES)) throw new Error('the configuration lists no modules')
      const paths = `plugin_paths = { ${JSON.stringify(modules)} }\n`
      await writeFile(file, paths + written.replace(MODULES, `${MODULES}"outage_addresses", `))
      return launches
    },
  }
}

/** Only the host that serves people publishes: rooms are no server. */
function moduleFor(addresses: readonly string[]): string {
  const values = addresses.map((address) => `:text_tag("value", ${JSON.stringify(address)})`).join('')
  return `
if module:get_host_type() ~= "component" then
  local st = require "util.stanza";
  module:add_extension(st.stanza("x", { xmlns = "jabber:x:data", type = "result" })
    :tag("field", { var = "FORM_TYPE", type = "hidden" }):text_tag("value", "urn:xmpp:sos:0"):up()
    :tag("field", { var = "external-status-addresses", type = "list-multi" })${values}:up());
end
`
}
