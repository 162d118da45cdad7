import { verifyWebhook } from '@lendwire/client'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'

const secret = `whsec_${Buffer.from('a secret of twenty-four bytes or so').toString('base64')}`
const other = `whsec_${Buffer.from('another secret of that length').toString('base64')}`
const body = JSON.stringify({ id: 'evt', type: 'request.created' })
const signed = (by = secret, at = new Date(), text = body) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(by).sign('msg_1', at, text),
})

test('a signed webhook gives its event, with headers of either shape', () => {
  expect(verifyWebhook(secret, signed(), body)).toEqual({ id: 'evt', type: 'request.created' })
  expect(verifyWebhook(secret, new Headers(signed()), body)).toMatchObject({ id: 'evt' })
})

test('the type of an event tells which data it has', () => {
  const shipped = JSON.stringify({ type: 'request.shipped', data: { items: [{ dueDate: '2027-02-01' }] } })
  const event = verifyWebhook(secret, signed(secret, new Date(), shipped), shipped)
  const due = event.type === 'request.shipped' ? event.data.items[0]?.dueDate : undefined
  expect(due).toBe('2027-02-01')
})

test('several secrets are tried while one is being rotated', () => {
  expect(verifyWebhook([other, secret], signed(), body)).toMatchObject({ id: 'evt' })
})

test.each([
  ['another secret', () => verifyWebhook(other, signed(), body)],
  ['a changed body', () => verifyWebhook(secret, signed(), body.replace('evt', 'tve'))],
  ['an old one', () => verifyWebhook(secret, signed(secret, new Date(Date.now() - 600_000)), body)],
  ['a missing header', () => verifyWebhook(secret, {}, body)],
])('refuses %s', (_, verify) => {
  expect(verify).toThrow()
})
