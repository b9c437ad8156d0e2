import { prosodyWithModule } from '../test/live/prosody-with-module.ts'

/** Every name below this one is served. */
export const PARENT = 'many.tellus.test'

/**
 * A real Prosody that takes every name below {@link PARENT} for its one domain: streams, TLS and refusals are its own, and
 * thousands of domains cost it no more than one. As hosts of its own, five thousand took a minute to start.
 */
export const prosodyOfEveryName = prosodyWithModule('every_name', ({ domain }) => moduleFor(domain))

function moduleFor(domain: string): string {
  const suffix = `.${PARENT}`
  return `
module:set_global();
setmetatable(prosody.hosts, { __index = function (hosts, name)
  if type(name) == "string" and name:sub(-${suffix.length}) == "${suffix}" then return rawget(hosts, "${domain}"); end
end });
`
}
