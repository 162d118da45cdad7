import { expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
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
