import { expect, test } from 'vitest'
import type { Alarm } from '../../src/alarms/alarm.ts'
import { planStaffDigests } from '../../src/alarms/staff-digest.ts'
import { Day } from '../../src/borrowing/values.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { changeOf, oslo } from '../contract/samples.ts'
import { ago, day, describeConditions, ended, hour, minute, time } from './condition-scene.ts'

describeConditions(({ store, samples, put, pause, findingsOf }) => {
  /** Returns the text of a library's morning mail. */
  const digestOf = async (code: string, language: string, alarms: readonly Alarm[] = []) => {
    await put('library', code, {
      code,
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      timeZone: 'UTC',
      language,
      staffMails: { to: ['desk@library.example'], digestAt: '14:00' },
    })
    const [written] = await planStaffDigests({
      store: store(),
      snapshot: await createConfiguration(store(), protocolRegistry).snapshot(),
      time,
      lastDay: (key) => (key === code ? null : Day.parse(time.slice(0, 10))),
      alarms,
      nextId: () => 'id',
      addressOf: (path) => `https://ill.example${path}`,
    })
    return written?.messages[0]?.text
  }

  test('the morning mail says in the library’s language whose turn each request is', async () => {
    const noAnswer = { kind: 'rota_used_up', since: ago(day) } as const
    const next = { who: 'library', for: 'add_partners', since: ago(day), attention: 'rota_used_up' } as const
    const request = samples.request({ attention: [noAnswer], next, stage: 'unfilled' })
    await store().commit(changeOf(request))
    expect(await digestOf(oslo, 'en')).toContain(
      `${request.number} A book: Your turn since 23 November: name a partner to ask.`,
    )
    expect(await digestOf(oslo, 'de')).toContain(
      `${request.number} A book: Sie sind seit dem 23. November dran: einen Partner nennen, der gefragt werden soll.`,
    )
  })

  test('the morning mail of a library names the requests whose messages waited for a paused partner', async () => {
    const request = samples.request()
    const delivery = samples.delivery(request, { createdAt: ago(hour), dueAt: ago(hour) })
    await store().commit(changeOf(request, 0, { outbox: [delivery] }))
    await pause(ago(hour))
    const [finding] = await findingsOf({ kind: 'partner_paused', minutes: 15 })
    const over = ended(finding, ago(minute))
    expect(await digestOf(oslo, 'en', over)).toMatch(new RegExp(`requests waited: .*${request.number}`))
    expect(await digestOf(oslo, 'de', over)).toMatch(new RegExp(`Bestellungen warteten: .*${request.number}`))
    // Another library learns that the partner was away, and not whose requests waited.
    const other = await digestOf('BERGEN', 'en', over)
    expect(other).toContain('Alpha')
    expect(other).not.toContain(request.number)
    await put('library', 'BERGEN', undefined)
  })
})
