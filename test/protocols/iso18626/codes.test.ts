import { type ClosedCodeName, closedCodes, type Edition, openCodes } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { describeWithShared, readShared } from '../../support/shared.ts'
import { editions } from './arbitrary-messages.ts'

describe('closed codes', () => {
  const names: readonly ClosedCodeName[] = [
    ...(['action', 'errorType', 'messageStatus', 'preferredEdition', 'reasonForMessage'] as const),
    ...(['requestSubType', 'requestType', 'serviceType', 'status', 'yesNo'] as const),
  ]

  test('are those of each edition', () => {
    for (const name of names) expect(closedCodes('2021-2', name).size).toBeGreaterThan(1)
    expect([...closedCodes('1.2', 'preferredEdition')]).toEqual([])
    const added = (name: ClosedCodeName): readonly string[] =>
      [...closedCodes('2021-2', name)].filter((code) => !closedCodes('1.2', name).has(code))
    expect(added('action')).toEqual(['HoldReturn', 'Lost'])
    expect(added('status')).toEqual(['HoldReturn', 'ReleaseHoldReturn'])
    for (const name of ['errorType', 'reasonForMessage', 'requestType', 'serviceType', 'yesNo'] as const) {
      expect(added(name)).toEqual([])
    }
  })
})

describeWithShared('open codes', () => {
  const lists: Readonly<Record<string, unknown>> = JSON.parse(
    new TextDecoder().decode(readShared('codes', 'iso18626-open-codes.json')),
  )
  /** Lists that the later edition renamed; the old names are gone there. */
  const renamed = new Set(['format', 'sentVia'])

  function expected(edition: Edition): Readonly<Record<string, readonly string[]>> {
    const of = (year: string): [string, string[]][] =>
      Object.entries(lists[year] as Record<string, string[]>).map(([name, codes]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        [...codes].sort(),
      ])
    if (edition === '1.2') return Object.fromEntries(of('2017'))
    return Object.fromEntries([...of('2017').filter(([name]) => !renamed.has(name)), ...of('2021')])
  }

  test.each(editions)('the codes of edition %s are those of the standard', (edition) => {
    const ours = Object.fromEntries(
      Object.entries<readonly string[]>(openCodes[edition]).map(([name, codes]) => [name, [...codes].sort()]),
    )
    expect(ours).toEqual(expected(edition))
  })
})
