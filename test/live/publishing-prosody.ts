import { prosodyWithModule } from './prosody-with-module.ts'
import type { Software } from './software.ts'

/** A real Prosody that names these addresses for documents about outages, where servers are asked who they are (XEP-0455 §2.1). */
export function publishingProsody(...addresses: readonly string[]): Software {
  return prosodyWithModule('outage_addresses', () => moduleFor(addresses))
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
