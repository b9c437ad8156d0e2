import { expect } from 'chai'
import type { RoomStore } from '../../../bot/ports.ts'

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
