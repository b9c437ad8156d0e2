import { expect } from 'chai'
import { findCycles, findLayerBreaches, findTrespasses, listImports } from './source-tree.ts'

describe('source tree', () => {
  it('reads every form of import, and none out of comments', () => {
    const source = `
      import { a } from './a.ts'
      import type { B } from '../b.ts'
      export type * from './c.ts'
      import 'plain'
      // import { no } from './no.ts'
      /* import { no } from './no.ts' */
      const url = 'https://example.org' // from './no.ts'
      const d = await import('./d.ts')
    `
    expect(listImports('x/y/z.ts', source)).to.deep.equal([
      'x/y/a.ts',
      'x/b.ts',
      'x/y/c.ts',
      'plain',
      'x/y/d.ts',
    ])
  })

  it('finds a cycle that is made of types', () => {
    const tree = new Map([
      ['a.ts', "import type { B } from './b.ts'"],
      ['b.ts', "import type { C } from './c.ts'"],
      ['c.ts', "import type { B } from './b.ts'"],
      ['d.ts', "import { C } from './c.ts'"],
    ])
    expect(findCycles(tree)).to.deep.equal(['b.ts → c.ts → b.ts'])
  })

  it('finds imports that go up, and files without a layer', () => {
    const layers = [
      { name: 'low', files: /^low\//, mayImport: [] },
      { name: 'high', files: /^high\//, mayImport: ['low'] },
    ]
    const tree = new Map([
      ['low/a.ts', "import type { B } from '../high/b.ts'"],
      ['high/b.ts', "import { c } from '../low/c.ts'"],
      ['low/c.ts', "import { connect } from 'node:net'"],
      ['stray.ts', ''],
    ])
    expect(findLayerBreaches(tree, layers)).to.deep.equal([
      'low/a.ts (low) imports high/b.ts (high)',
      'stray.ts belongs to no layer',
    ])
  })

  it('finds who touches what is not theirs, by import and by code', () => {
    const tree = new Map([
      ['owner.ts', "import { connect } from 'node:net'; Date.now()"],
      ['import.ts', "const net = await import('node:net')"],
      ['code.ts', 'const at = `${Date.now()}`'],
      ['innocent.ts', "// Date.now()\nconst text = 'Date.now()'"],
    ])
    const owned = { title: '', imports: /^node:net$/, code: /\bDate\.now\b/, owners: /^owner\.ts$/ }
    expect(findTrespasses(tree, owned)).to.deep.equal(['import.ts', 'code.ts'])
  })
})
