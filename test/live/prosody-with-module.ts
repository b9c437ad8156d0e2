import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site } from './policy.ts'
import { modulesFolder, prosody } from './prosody.ts'
import type { Software } from './software.ts'

/** Where the list of modules begins in what `prosody.ts` writes. */
const MODULES = 'modules_enabled = { '

/**
 * A real Prosody with one module more than it brings.
 *
 * @param name As it is enabled, without `mod_`.
 * @param codeFor Its Lua, for the server that it is loaded into.
 */
export function prosodyWithModule(name: string, codeFor: (site: Site) => string): Software {
  return {
    ...prosody,
    async configure(site) {
      const launches = await prosody.configure(site)
      await writeFile(join(modulesFolder(site), `mod_${name}.lua`), codeFor(site))
      const file = join(site.folder, 'prosody.cfg.lua')
      const written = await readFile(file, 'utf8')
      if (!written.includes(MODULES)) throw new Error('the configuration lists no modules')
      await writeFile(file, written.replace(MODULES, `${MODULES}"${name}", `))
      return launches
    },
  }
}
