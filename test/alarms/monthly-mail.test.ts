import { expect, test } from 'vitest'
import { planMonthlyMails } from '../../src/alarms/monthly-mail.ts'
import { Day, Instant } from '../../src/borrowing/values.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { createReadMonths } from '../../src/statistics/read-months.ts'
import { languages } from '../../src/translations/language.ts'
import { describeConditions } from './condition-scene.ts'

describeConditions(({ store, put }) => {
  const mailsAt = async (time: string, lastDay: string | null = null) =>
    planMonthlyMails({
      readMonths: createReadMonths(store()),
      snapshot: await createConfiguration(store(), protocolRegistry).snapshot(),
      time: Instant.parse(time),
      lastDay: (key) => (key === 'month-BERGEN' && lastDay !== null ? Day.parse(lastDay) : null),
      nextId: () => 'id',
      addressOf: (path) => `https://ill.example${path}`,
    })

  test('the monthly report is sent once, in the first week of a month from 07:00 in the library', async () => {
    const words = { en: 'What to look at', de: 'Worauf zu achten ist', fr: 'Points d’attention' }
    for (const language of languages) {
      await put('library', 'BERGEN', {
        code: 'BERGEN',
        name: 'Bergen',
        symbols: [{ type: 'ISIL', value: 'X-BERGEN' }],
        timeZone: 'Europe/Oslo',
        language,
        monthlyReport: { to: ['director@library.example', 'desk@library.example'] },
      })
      const [mail, ...more] = await mailsAt('2026-12-01T06:00:00.000Z')
      expect(more).toEqual([])
      expect(mail?.messages.map(({ to }) => to)).toEqual([
        ['director@library.example'],
        ['desk@library.example'],
      ])
      expect(mail?.messages[0]?.text).toContain(words[language])
      expect(mail?.messages[0]?.text).not.toMatch(/:.*: –$/m)
      expect(mail?.messages[0]?.text).toContain(
        'https://ill.example/console/statistics?report=month&month=2026-11&library=BERGEN',
      )
    }
    expect(await mailsAt('2026-12-01T05:59:00.000Z')).toEqual([])
    expect(await mailsAt('2026-12-07T12:00:00.000Z', '2026-12-01')).toEqual([])
    expect(await mailsAt('2026-12-07T12:00:00.000Z', '2026-11-01')).toHaveLength(1)
    expect(await mailsAt('2026-12-08T12:00:00.000Z', '2026-11-01')).toEqual([])
    await put('library', 'BERGEN', undefined)
  })
})
