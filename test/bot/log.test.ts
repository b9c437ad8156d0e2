import { fstatSync } from 'node:fs'
import { expect } from 'chai'
import { createLog, isJournal, toJournal } from '../../bot/log.ts'
import type { LogLevel } from '../../bot/config.ts'

describe('bot createLog', () => {
  function logging(level: LogLevel) {
    const lines: string[] = []
    return { lines, log: createLog(level, { write: (line) => lines.push(line) }) }
  }

  it('writes one JSON object a line, with time and level in words', () => {
    const { lines, log } = logging('info')
    log.warn({ room: 'lobby@rooms.example' }, 'kicked')
    const entry: unknown = JSON.parse(lines[0]!)
    expect(entry).to.include({ level: 'warn', room: 'lobby@rooms.example', msg: 'kicked' })
    expect(entry)
      .to.have.property('time')
      .that.matches(/^\d{4}-\d\d-\d\dT/)
  })

  it('writes the stack of an error, and its cause', () => {
    const { lines, log } = logging('info')
    log.error({ error: new Error('outer', { cause: new Error('inner') }) }, 'broke')
    expect(lines[0]).to.include('outer').and.include('inner').and.include('log.test')
  })

  it('writes what an error says, with its codes, and not what a library has hung on it', () => {
    const { lines, log } = logging('info')
    const stanza = { name: 'message', children: [{ name: 'text', children: ['what somebody wrote'] }] }
    const refused = Object.assign(new Error('refused'), { condition: 'forbidden', element: stanza })
    const lost = Object.assign(new AggregateError([refused], 'lost', { cause: refused }), {
      code: '57P01',
      client: { connectionParameters: { host: 'somewhere' } },
    })
    log.warn({ error: lost }, 'a connection was lost')
    expect(lines[0]).to.include('57P01').and.include('refused').and.include('forbidden')
    expect(lines[0]).not.to.match(/somebody wrote|somewhere/)
  })

  it('says nothing below its level, and nothing at all when silent', () => {
    const quiet = logging('warn')
    quiet.log.info({}, 'x')
    expect(quiet.lines).to.deep.equal([])
    const silent = logging('silent')
    silent.log.error({}, 'x')
    expect(silent.lines).to.deep.equal([])
  })

  it('gives the journal the priority of each line, as sd-daemon(3) has it', () => {
    const lines: string[] = []
    const log = createLog('trace', toJournal({ write: (line) => lines.push(line) }))
    for (const level of ['error', 'warn', 'info', 'debug', 'trace'] as const) log[level]({}, level)
    expect(lines.map((line) => line.slice(0, 3))).to.deep.equal(['<3>', '<4>', '<6>', '<7>', '<7>'])
    expect(JSON.parse(lines[1]!.slice(3))).to.include({ level: 'warn', msg: 'warn' })
  })

  it('knows the journal by its device and inode, for the variable is inherited', () => {
    const { dev, ino } = fstatSync(2, { bigint: true })
    expect(isJournal(`${dev}:${ino}`)).to.equal(true)
    expect(isJournal(`${dev}:${ino + 1n}`)).to.equal(false)
    expect(isJournal(undefined)).to.equal(false)
  })

  it('writes no secret and no message body, however deep', () => {
    const { lines, log } = logging('trace')
    log.info({ password: 'hunter1', account: { password: 'hunter2' }, a: { b: { sasl: 'hunter3' } } }, 'x')
    log.debug({ body: 'hunter4', stanza: { body: 'hunter5' }, token: 'hunter6' }, 'y')
    expect(lines).to.have.length(2)
    expect(lines.join('')).not.to.match(/hunter/)
  })
})
