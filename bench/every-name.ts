import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prosody } from '../test/live/prosody.ts'
import type { Software } from '../test/live/software.ts'

/** Every name below this one is served. */
export const PARENT = 'many.tellus.test'

/** Where the list of modules begins in what `test/live/prosody.ts` writes. */
const MODULES = 'modules_enabled = { '

/**
 * A real Prosody that takes every name below {@link PARENT} for its one domain: streams, TLS and refusals are its own, and
 * thousands of domains cost it no more than one. As hosts of its own, five thousand took a minute to start.
 */
export const prosodyOfEveryName: Software = {
  ...prosody,
  async configure(site) {
    const launches = await prosody.configure(site)
    const modules = join(site.folder, 'modules')
    await mkdir(modules, { recursive: true })
    await writeFile(join(modules, 'mod_every_name.lua'), moduleFor(site.domain))
    const file = join(site.folder, 'prosody.cfg.lua')
    const written = await readFile(file, 'utf8')
    if (!written.includes(MODULES)) throw new Error('the configuration lists no modules')
    const paths = `plugin_paths = { ${JSON.stringify(modules)} }\n`
    await writeFile(file, paths + written.replace(MODULES, `${MODULES}"every_name", `))
    return launches
  },
}

function moduleFor(domain: string): string {
  const suffix = `.${PARENT}`
  return `
module:set_global();
setmetatable(prosody.hosts, { __index = function (hosts, name)
  if type(name) == "string" and name:sub(-${suffix.length}) == "${suffix}" then return rawget(hosts, "${domain}"); end
end });
`
}
