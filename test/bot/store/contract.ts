import { expect } from 'chai'
import type { PreferenceStore, RoomStore } from '../../../bot/ports.ts'

/** What every {@link RoomStore} does; `reopen` gives a store over the same memory, as after a restart. */
export function behavesAsRoomStore(reopen: () => Promise<RoomStore>): void {
  const lobby = { jid: 'lobby@rooms.example', password: 'sesame', invitedBy: 'alice@example.org' }
  const garden = { jid: 'garden@rooms.example' }

  it('knows no room at first', async () => {
    const store = await reopen()
    expect(await store.list()).to.deep.equal([])
  })

  it('remembers rooms with all that is known of them, over a restart', async () => {
    const store = await reopen()
    await store.remember(lobby)
    await store.remember(garden)
    expect(await store.list()).to.have.deep.members([lobby, garden])
    const restarted = await reopen()
    expect(await restarted.list()).to.have.deep.members([lobby, garden])
  })

  it('replaces what was known of a room', async () => {
    const store = await reopen()
    await store.remember(lobby)
    await store.remember({ jid: lobby.jid })
    const restarted = await reopen()
    expect(await restarted.list()).to.deep.equal([{ jid: lobby.jid }])
  })

  it('forgets a room, also one that it never knew', async () => {
    const store = await reopen()
    await store.remember(lobby)
    await store.forget(lobby.jid)
    await store.forget(garden.jid)
    const restarted = await reopen()
    expect(await restarted.list()).to.deep.equal([])
  })

  it('keeps every change of many made at once', async () => {
    const store = await reopen()
    const rooms = Array.from({ length: 50 }, (_, i) => ({ jid: `room${i}@rooms.example` }))
    await Promise.all(rooms.map((room) => store.remember(room)))
    await Promise.all(rooms.slice(25).map(({ jid }) => store.forget(jid)))
    const restarted = await reopen()
    expect(await restarted.list()).to.have.deep.members(rooms.slice(0, 25))
  })
}

/** What every {@link PreferenceStore} does; `reopen` gives a store over the same memory, as after a restart. */
export function behavesAsPreferenceStore(reopen: () => Promise<PreferenceStore>): void {
  const alice = 'alice@example.org'
  const lobby = 'lobby@rooms.example'

  it('knows of no choice at first', async () => {
    const store = await reopen()
    expect(store.language(alice)).to.equal(undefined)
  })

  it('remembers choices, each for itself, over a restart', async () => {
    const store = await reopen()
    await store.chooseLanguage(alice, 'ja')
    await store.chooseLanguage(lobby, 'zh-Hant')
    const restarted = await reopen()
    for (const each of [store, restarted]) {
      expect([each.language(alice), each.language(lobby)]).to.deep.equal(['ja', 'zh-Hant'])
    }
  })

  it('takes the last choice, and takes one back', async () => {
    const store = await reopen()
    await store.chooseLanguage(alice, 'ja')
    await store.chooseLanguage(alice, 'de')
    await store.chooseLanguage(lobby, 'fr')
    await store.chooseLanguage(lobby, undefined)
    const restarted = await reopen()
    expect([restarted.language(alice), restarted.language(lobby)]).to.deep.equal(['de', undefined])
  })

  it('forgets one who asks for it, also one that it never knew', async () => {
    const store = await reopen()
    await store.chooseLanguage(alice, 'ja')
    await store.chooseLanguage(lobby, 'fr')
    await store.forget(alice)
    await store.forget('nobody@example.org')
    const restarted = await reopen()
    expect([restarted.language(alice), restarted.language(lobby)]).to.deep.equal([undefined, 'fr'])
  })

  it('keeps every choice of many made at once', async () => {
    const store = await reopen()
    const people = Array.from({ length: 50 }, (_, i) => `user${i}@example.org`)
    await Promise.all(people.map((of) => store.chooseLanguage(of, 'es')))
    const restarted = await reopen()
    expect(people.map((of) => restarted.language(of))).to.deep.equal(people.map(() => 'es'))
  })
}
