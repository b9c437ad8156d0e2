/** A Markdown file with what stands above it: `key: value` a line, a list as lines of `- entry` below its key. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** What stands below, without empty lines around it. */
  readonly body: string
}

const WHOLE = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/

/**
 * Parts a file from its front matter: as much of YAML as letters and recipes need, and nothing else of it.
 *
 * @throws {TypeError} for what is no such file: they come with the program, so that is a mistake of ours.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const { head, body } = WHOLE.exec(text)?.groups ?? {}
  if (head === undefined || body === undefined) throw new TypeError('no front matter')
  const values = new Map<string, string>()
  const lists = new Map<string, string[]>()
  let list: string[] | undefined
  for (const line of head.split('\n')) {
    const [, entry] = /^ {2}- (\S.*)$/.exec(line) ?? []
    const [, key, value] = /^([A-Za-z]+):(?: (\S.*))?$/.exec(line) ?? []
    if (entry !== undefined && list !== undefined) list.push(entry)
    else if (key === undefined) throw new TypeError(`not understood in front matter: ${line}`)
    else if (value === undefined) lists.set(key, (list = []))
    else values.set(key, value)
  }
  return { values, lists, body: body.trim() }
}

/** @throws {TypeError} where it is missing. */
export function requireValue({ values }: FrontMatter, key: string): string {
  const value = values.get(key)
  if (value === undefined) throw new TypeError(`front matter lacks ${key}`)
  return value
}
