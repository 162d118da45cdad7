import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ilsToken, startWorld, type World } from './support.ts'

let world: World
const open: Socket[] = []
const arrived: string[] = []

/** The way from a bare socket to the simulated system: each message ends with its closing tag, and so does its answer. */
const server = createServer((socket) => {
  open.push(socket)
  let text = ''
  socket.on('error', () => undefined)
  socket.on('data', async (chunk: Buffer) => {
    text += chunk.toString()
    if (!/<\/(?:[\w.-]+:)?NCIPMessage\s*>/.test(text)) return
    const body = text
    text = ''
    arrived.push(body)
    const answer = await fetch(world.ilsUrl, { method: 'POST', body })
    if (answer.ok) socket.write(await answer.text())
    else socket.destroy()
  })
})

beforeAll(async () => {
  world = await startWorld({ users: [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }] })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await world.settings({
    url: `tcp://127.0.0.1:${address.port}`,
    agencyAuthentication: 'a-secret-for-the-ils',
    inboundCredentials: [{ kind: 'bearer', token: ilsToken }],
  })
})
afterAll(async () => {
  for (const socket of open) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  await world.stop()
})

test('a system at a bare socket looks up, records, and cleans up', async () => {
  const number = await world.shipped([{ barcode: 'T1' }])
  expect((await world.read(number)).patron).toMatchObject({ surname: 'Reader' })
  await world.command(number, { type: 'receive' })
  await world.reaches(number, 'received_physically')
  await world.command(number, { type: 'return' })
  await world.settled(number)
  expect(world.ils.calls().map(({ kind }) => kind)).toEqual([
    'LookupUser',
    'AcceptItem',
    'CancelRequestItem',
    'CheckInItem',
    'DeleteItem',
  ])
  expect(arrived).toHaveLength(5)
  expect(arrived.every((xml) => xml.includes('a-secret-for-the-ils'))).toBe(true)
  expect(JSON.stringify(await world.timeline(number))).not.toContain('a-secret-for-the-ils')
})

test('an answer that breaks off is settled by a look-up', async () => {
  world.ils.behaveNext('AcceptItem', { answer: 'http', status: 500 })
  const number = await world.shipped([{ barcode: 'T2' }])
  await world.command(number, { type: 'receive' })
  await world.reaches(number, 'received_physically')
  const kinds = world.ils.calls().filter(({ itemId }) => itemId === 'T2')
  expect(kinds.map(({ kind }) => kind)).toEqual(['AcceptItem', 'LookupItem', 'AcceptItem'])
})
