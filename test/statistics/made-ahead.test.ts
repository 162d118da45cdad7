import { expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import { emptyChange } from '../../src/store/ports/changes.ts'
import { makeRequest } from '../http/scene.ts'
import { startHttp } from '../support/http.ts'

test('housekeeping makes the columns of months ahead of the first report', async () => {
  const gateway = await startHttp()
  try {
    const key = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
    await makeRequest(gateway, key)
    const month = new Date(gateway.time()).toISOString().slice(0, 7)
    const kept = async () => {
      const rows = await gateway.store.listRows(LibraryCode.parse('ABC'), { after: '~', before: '~~' }, 1_000)
      return rows.filter(({ key: name }) => !name.startsWith('~changed'))
    }
    expect(await kept()).toEqual([])
    await gateway.purge()
    expect((await kept()).map(({ key: name }) => name)).toContain(`~request ${month}`)
    const report = await gateway.call('GET', '/v1/statistics?measures=requests_created', { key })
    expect(report.at('totals')).toEqual([1])
  } finally {
    await gateway.close()
  }
})

test('columns of facts that are deleted after ten years are emptied with them', async () => {
  const gateway = await startHttp()
  try {
    const key = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
    await makeRequest(gateway, key)
    const library = LibraryCode.parse('ABC')
    const on = new Date(gateway.time()).toISOString().slice(0, 10)
    const facts = RequestFacts.parse({
      ...{ number: 'ABC-00000009', library, service: 'loan', createdOn: on, closedOn: on },
      ...{ outcome: 'unfilled', entries: [], charges: [] },
      title: { key: 'sult / hamsun', text: 'Sult / Hamsun', reader: '3' },
    })
    await gateway.store.commit({ ...emptyChange(library), rows: factRows(facts, 1) })
    const rows = async () =>
      JSON.stringify(await gateway.store.listRows(library, { after: '', before: '~~' }, 1_000))
    await gateway.purge()
    expect(await rows()).toContain('~titles')
    expect((await rows()).match(/Sult/g)).toHaveLength(2)
    /** Goes on by days during which the clock was looked at each hour. */
    const passDays = async (days: number) => {
      gateway.advance(days * 86_400_000)
      const value = { seenAt: new Date(gateway.time()).toISOString(), jumps: [] }
      await gateway.store.putDocuments([
        { kind: 'setting', key: 'store-clock', value, expectedVersion: null },
      ])
      await gateway.purge()
    }
    await passDays(3_640)
    expect((await rows()).match(/Sult/g), 'the facts and the columns').toHaveLength(2)
    await passDays(50)
    expect(await rows()).not.toMatch(/Sult|sult/)
  } finally {
    await gateway.close()
  }
})
