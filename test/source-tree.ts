import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** Sources by their path from the top of the repository, with `/`. */
export type SourceTree = ReadonlyMap<string, string>

/** A breach of the architecture, in words that name the file. */
export type Breach = string

/** Reads every file below `folders` whose name ends in one of `extensions`. */
export function readTree(root: URL, folders: readonly string[], extensions: readonly string[]): SourceTree {
  const tree = new Map<string, string>()
  for (const folder of folders) {
    for (const name of readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })) {
      const path = posix.join(folder, name.replaceAll('\\', '/'))
      if (extensions.some((extension) => path.endsWith(extension))) {
        tree.set(path, readFileSync(new URL(path, root), 'utf8'))
      }
    }
  }
  return tree
}

/** What a file imports: paths in the tree for its neighbours, names as written for the rest; types and `import()` too. */
export function listImports(path: string, source: string): readonly string[] {
  const specifiers = withoutComments(source).matchAll(
    /\b(?:from|import)\s*\(?\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  )
  return [...specifiers].map((match) => {
    const specifier = match.groups?.['specifier'] ?? ''
    return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier
  })
}

/** Cycles of imports, types included (a linter may leave those out); each once, as `a → b → a`. */
export function findCycles(tree: SourceTree): readonly Breach[] {
  const cycles = new Set<Breach>()
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start !== -1) cycles.add([...trail.slice(start), path].join(' → '))
    if (start !== -1 || done.has(path)) return
    for (const imported of listImports(path, tree.get(path) ?? '')) {
      if (tree.has(imported)) visit(imported, [...trail, path])
    }
    done.add(path)
  }
  for (const path of tree.keys()) visit(path, [])
  return [...cycles]
}

/** A set of files, and the sets below it, which its files may import besides their own. */
export interface Layer {
  readonly name: string
  readonly files: RegExp
  readonly mayImport: readonly string[]
}

/** Imports that go up or across. A file belongs to the first layer that matches it; one that belongs to none is a breach. */
export function findLayerBreaches(tree: SourceTree, layers: readonly Layer[]): readonly Breach[] {
  const layerOf = (path: string): Layer | undefined => layers.find((layer) => layer.files.test(path))
  return [...tree].flatMap(([path, source]) => {
    const own = layerOf(path)
    if (own === undefined) return [`${path} belongs to no layer`]
    return listImports(path, source).flatMap((imported) => {
      const other = tree.has(imported) ? layerOf(imported) : undefined
      if (other === undefined || other === own || own.mayImport.includes(other.name)) return []
      return [`${path} (${own.name}) imports ${imported} (${other.name})`]
    })
  })
}

/** Something that only some files may touch. */
export interface Owned {
  readonly title: string
  /** Matches an imported name. */
  readonly imports?: RegExp
  /** Matches code, comments and strings apart. */
  readonly code?: RegExp
  readonly owners: RegExp
}

/** Files that touch what is owned by others. */
export function findTrespasses(tree: SourceTree, { imports, code, owners }: Owned): readonly Breach[] {
  return [...tree].flatMap(([path, source]) => {
    if (owners.test(path)) return []
    const touches =
      (imports !== undefined && listImports(path, source).some((name) => imports.test(name))) ||
      (code !== undefined && code.test(withoutStrings(withoutComments(source))))
    return touches ? [path] : []
  })
}

const STRINGS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/.source
const COMMENTS = /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source

/** Strings are matched first, so that `//` inside one begins no comment. */
function withoutComments(source: string): string {
  return source.replaceAll(new RegExp(`(${STRINGS})|${COMMENTS}`, 'g'), '$1')
}

/** Template literals stay: there is code inside them. */
function withoutStrings(source: string): string {
  return source.replaceAll(new RegExp(STRINGS, 'g'), (text) => (text.startsWith('`') ? text : "''"))
}
