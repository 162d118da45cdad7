import { expect, test } from 'vitest'
import { createLargeMessages } from '../../../src/http/limits/large-messages.ts'

const megabyte = 1_000_000

/** Creates turns of an event loop that the test ends. */
const createTurns = () => {
  const waiting: (() => void)[] = []
  return {
    pause: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    /** Ends the present turn, and lets everything follow that it makes possible. */
    next: async (): Promise<void> => {
      for (const resolve of waiting.splice(0)) resolve()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('one large message is interpreted in each turn of the event loop, and small ones at once', async () => {
  const turns = createTurns()
  const large = createLargeMessages(turns.pause)
  const interpreted: string[] = []
  for (const [name, bytes] of [
    ['first', megabyte],
    ['second', megabyte],
    ['third', 20_000],
    ['small', 2_000],
  ] as const)
    void large.takeTurn(bytes).then(() => interpreted.push(name))
  const seen: (readonly string[])[] = []
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    seen.push([...interpreted])
    await turns.next()
  }
  expect(seen).toEqual([
    ['small'],
    ['small', 'first'],
    ['small', 'first', 'second'],
    ['small', 'first', 'second', 'third'],
  ])
})

test('a sender may have 16 MB of large messages under way, and does not take the place of others', async () => {
  const large = createLargeMessages(() => Promise.resolve())
  const ends: (() => void)[] = []
  const read = () => new Promise<void>((resolve) => void ends.push(resolve))
  const taken = Array.from({ length: 16 }, () => large.reserve('partner A', megabyte, read))
  await expect(large.reserve('partner A', megabyte, read)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await large.reserve('partner A', 2_000, () => Promise.resolve('small'))).toBe('small')
  expect(await large.reserve('partner B', megabyte, () => Promise.resolve('other'))).toBe('other')

  for (const end of ends.splice(0)) end()
  await Promise.all(taken)
  expect(await large.reserve('partner A', megabyte, () => Promise.resolve('again'))).toBe('again')
})

test('memory is free again after a sender broke off, and one message is taken however long it is', async () => {
  const large = createLargeMessages(() => Promise.resolve())
  for (let broken = 0; broken < 20; broken++)
    await expect(
      large.reserve('mailbox main', 25 * megabyte, () => Promise.reject(new Error('broken off'))),
    ).rejects.toThrow('broken off')
  expect(await large.reserve('mailbox main', 25 * megabyte, () => Promise.resolve('taken'))).toBe('taken')
})
