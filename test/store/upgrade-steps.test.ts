import { describe, expect, test } from 'vitest'
import { renameCode, renameSenderChecks } from '../../src/store/upgrades/document-steps.ts'
import { renameDocument, renameInEvent, renameInRequest } from '../../src/store/upgrades/plain-names-step.ts'

describe('configuration documents', () => {
  test.each([
    ['workflow', 'workflow'],
    ['locate', 'locate_profile'],
    ['rota_template', 'rota_template'],
    ['mailbox', 'mailbox'],
  ])('the name of a %s becomes its code, once', (kind, after) => {
    const upgraded = renameCode({ kind, key: 'main', value: { name: 'main', status: 'active' } })
    expect(upgraded).toEqual({ kind: after, key: 'main', value: { code: 'main', status: 'active' } })
    expect(renameCode(upgraded)).toEqual(upgraded)
  })

  test('the name of a library stays', () => {
    const library = { kind: 'library', key: 'ABC', value: { code: 'ABC', name: 'Abc Library' } }
    expect(renameCode(library)).toEqual(library)
  })

  test('counts of partners and looked up citations move to other kinds', () => {
    const counts = { kind: 'figures', key: 'partners', value: { NORTH: { asked: 3, supplied: 1 } } }
    const upgraded = renameDocument(counts)
    expect(upgraded).toEqual({
      kind: 'partner_statistics',
      key: 'partners',
      value: { NORTH: { requested: 3, supplied: 1 } },
    })
    expect(renameDocument(upgraded)).toEqual(upgraded)
    expect(renameDocument({ kind: 'looked_up', key: 'x', value: 1 }).kind).toBe('citation_lookup')
  })
})

const before = {
  filled: [{ field: 'title', source: 'crossref' }],
  idsGiven: 1,
  negotiation: {
    kind: 'receiving',
    items: [],
    aside: { kind: 'cancel', told: true, aside: { kind: 'retry' } },
  },
  rota: [{ id: 1, asked: 'possibly', lastTold: 'cancel', lastHeard: 'shipped', returnTold: true }],
  items: [{ id: 1, ils: { id: 'T-1', sure: false }, lostIn: 'received' }],
  sending: { byItself: true },
}
const after = {
  sourcedFields: [{ field: 'title', source: 'crossref' }],
  requestIdCount: 1,
  negotiation: {
    kind: 'receiving',
    items: [],
    suspended: { kind: 'cancel', sent: true, suspended: { kind: 'retry' } },
  },
  rota: [
    {
      id: 1,
      requestState: 'unconfirmed',
      lastOperation: 'cancel',
      lastEvent: 'shipped',
      returnSent: true,
    },
  ],
  items: [{ id: 1, ils: { id: 'T-1', confirmed: false }, stateBeforeLoss: 'received' }],
  sending: { automatic: true },
}

test('members of requests get their plain names, once', () => {
  expect(renameInRequest(before)).toEqual(after)
  expect(renameInRequest(after)).toEqual(after)
})

test('events get them too, with the members that they changed and the result of a delivery', () => {
  const event = {
    told: [{ operation: 'cancel', entry: 1 }],
    input: { kind: 'delivery', name: 'not_told', data: { result: 'not_told', reason: 'x' } },
    changes: { ...before, outcome: null },
  }
  const upgraded = renameInEvent(event)
  expect(upgraded).toEqual({
    messagesSent: [{ operation: 'cancel', entry: 1 }],
    input: { kind: 'delivery', name: 'not_sendable', data: { result: 'not_sendable', reason: 'x' } },
    changes: { ...after, outcome: null },
  })
  expect(renameInEvent(upgraded)).toEqual(upgraded)
})

test('checks of senders get their plain names, once', () => {
  const partner = { code: 'NORTH', connection: { protocol: 'email', belief: { spf: true } } }
  const upgraded = renameSenderChecks({ kind: 'partner', key: 'NORTH', value: partner })
  expect(upgraded.value).toEqual({
    code: 'NORTH',
    connection: { protocol: 'email', senderChecks: { spf: true } },
  })
  expect(renameSenderChecks(upgraded)).toEqual(upgraded)
  const library = { kind: 'library', key: 'ABC', value: { told: 1 } }
  expect(renameSenderChecks(library)).toEqual(library)
})
