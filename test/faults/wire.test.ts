import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { createRandom } from './random.ts'
import { layWire, type Wire } from './wire.ts'

let wire: Wire
let answer = (): void => undefined
let asked = 0
const lender = createServer((_, response) => {
  asked += 1
  const before = answer
  answer = () => {
    before()
    response.end()
  }
})

beforeAll(async () => {
  await new Promise<void>((resolve) => lender.listen(0, '127.0.0.1', resolve))
  const { port } = lender.address() as AddressInfo
  wire = await layWire({ lender: () => `http://127.0.0.1:${port}`, gateways: () => [] }, createRandom('wire'))
})
afterAll(async () => {
  await wire.stop()
  lender.closeAllConnections()
  lender.close()
})

const send = (body: string): Promise<Response> => fetch(`${wire.lender}/A`, { method: 'POST', body })

test('the wire tells a message that is sent again while its first copy waits, and no other', async () => {
  const first = send('once')
  await until('the first', () => asked === 1)
  const second = send('once')
  const other = send('another')
  await until('all', () => asked === 3)
  answer()
  await Promise.all([first, second, other])
  await (async () => {
    const again = send('another')
    await until('the last', () => asked === 4)
    answer()
    await again
  })()
  expect(wire.atOnce()).toEqual(['once'])
})

test('a message whose sender has given up is not under way any more', async () => {
  const before = wire.atOnce().length
  const { port } = new URL(wire.lender)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('POST /A HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nleave')
  await until('the message', () => asked === 5)
  socket.destroy()
  await new Promise((resolve) => socket.once('close', resolve))
  const again = send('leave')
  await until('it again', () => asked === 6)
  answer()
  await again
  expect(wire.atOnce()).toHaveLength(before)
})
