import { expect, test } from 'vitest'
import { AlarmRule } from '../../src/alarms/alarm-rule.ts'
import { type Instant, PartnerCode } from '../../src/borrowing/values.ts'
import { reason, textReason } from '../../src/translations/reason.ts'
import { alpha, changeOf, oslo } from '../contract/samples.ts'
import { ago, day, describeConditions, ended, hour, minute, time } from './condition-scene.ts'

describeConditions(({ store, samples, machine, put, removeAll, pause, findingsOf }) => {
  test('finds a partner that has been paused for fifteen minutes', async () => {
    const condition = { kind: 'partner_paused', minutes: 15 } as const
    await pause(ago(15 * minute - 1))
    expect(await findingsOf(condition)).toEqual([])
    await pause(ago(15 * minute))
    expect(await findingsOf(condition)).toMatchObject([
      { partner: alpha, since: ago(15 * minute), facts: { failures: 7 } },
    ])
  })

  test('finds a message that has waited for an hour, unless its partner has an alarm of its own', async () => {
    const condition = { kind: 'delivery_waiting', minutes: 60 } as const
    const paused = AlarmRule.parse({ code: 'paused', condition: { kind: 'partner_paused', minutes: 15 } })
    const request = samples.request()
    const delivery = samples.delivery(request, { createdAt: ago(hour), dueAt: ago(hour) })
    await store().commit(changeOf(request, 0, { outbox: [delivery] }))
    expect(await findingsOf(condition)).toMatchObject([
      {
        subject: alpha,
        partner: alpha,
        facts: { count: 1, minutes: 60, partner: alpha },
        waiting: [{ library: oslo, number: request.number }],
      },
    ])
    expect(await findingsOf({ ...condition, minutes: 61 })).toEqual([])

    await pause(ago(hour))
    expect(await findingsOf(condition, [paused])).toEqual([])
    const [alarm] = await findingsOf({ kind: 'partner_paused', minutes: 15 })
    expect(alarm).toMatchObject({
      facts: { waiting: 1 },
      waiting: [{ library: oslo, number: request.number }],
    })
    // Once that is over, what waited has an hour to leave.
    await pause(null)
    expect(await findingsOf(condition, [], ended(alarm, ago(59 * minute)))).toEqual([])
    expect(await findingsOf(condition, [], ended(alarm, ago(hour)))).toHaveLength(1)
  })

  test('a partner and a mailbox that cannot be read hide no alarm, of their own or of others', async () => {
    const broken = `${alpha}-BROKEN`
    await put('partner', broken, { code: broken, name: 'Broken' })
    const request = samples.request()
    const deliveries = [alpha, broken].map((code) =>
      samples.delivery(request, {
        target: { kind: 'partner', partner: PartnerCode.parse(code) },
        createdAt: ago(hour),
        dueAt: ago(hour),
      }),
    )
    await store().commit(changeOf(request, 0, { outbox: deliveries }))
    const waiting = await findingsOf({ kind: 'delivery_waiting', minutes: 60 })
    expect(waiting.map(({ subject, facts }) => [subject, facts.partnerName]).toSorted()).toEqual([
      [alpha, 'Alpha'],
      [broken, undefined],
    ])

    const failed = { lastReadAt: ago(hour), lastFailure: { at: time, reason: 'It is down.' } }
    for (const code of ['broken', 'main']) await put('mailbox_state', code, failed)
    await put('mailbox', 'broken', { code: 'broken' })
    await put('mailbox', 'main', { code: 'main', status: 'active', library: oslo, since: ago(day) })
    const unread = await findingsOf({ kind: 'mailbox_not_read', minutes: 30 })
    expect(unread.map(({ subject }) => subject)).toEqual(['main'])

    await put('partner', broken, undefined)
    for (const kind of ['mailbox', 'mailbox_state'] as const) await removeAll(kind)
  })

  test('finds that the mail server refused a mail twice', async () => {
    const condition = { kind: 'mail_not_taken' } as const
    const message = {
      ...{ channel: 'email', to: ['ill@gateway.example'], subject: '', text: '', payload: {} },
    }
    const refused = {
      ...message,
      createdAt: ago(hour),
      dueAt: time,
      isFallback: false,
      failure: '421 not now',
    }
    await put('alarm_message', 'once', { ...refused, id: 'once', attempts: 1 })
    await put('alarm_message', 'posted', { ...refused, id: 'posted', channel: 'webhook', attempts: 4 })
    expect(await findingsOf(condition)).toEqual([])
    await put('alarm_message', 'twice', { ...refused, id: 'twice', attempts: 2 })
    expect(await findingsOf(condition)).toMatchObject([
      { subject: 'mail', since: ago(hour), facts: { reason: '421 not now' } },
    ])
    await removeAll('alarm_message')
  })

  test('finds an active mailbox that was not read for thirty minutes', async () => {
    const condition = { kind: 'mailbox_not_read', minutes: 30 } as const
    const mailbox = {
      code: 'replies',
      library: oslo,
      status: 'active',
      since: ago(day),
      host: 'mail.example',
      username: 'ill',
      password: 'a-password',
      trustedServers: ['mail.example'],
    }
    await put('mailbox', 'replies', mailbox)
    const state = (readAgo: number) =>
      put('mailbox_state', 'replies', {
        lastReadAt: ago(readAgo),
        lastFailure: { at: ago(minute), reason: textReason('wrong password') },
      })
    await state(30 * minute - 1)
    expect(await findingsOf(condition)).toEqual([])
    await state(30 * minute)
    expect(await findingsOf(condition)).toMatchObject([
      { subject: 'replies', library: oslo, facts: { reason: textReason('wrong password') } },
    ])
    await put('mailbox', 'replies', { ...mailbox, status: 'inactive' })
    expect(await findingsOf(condition)).toEqual([])
  })

  test('finds a disk with less than a tenth free', async () => {
    const condition = { kind: 'disk', percent: 10 } as const
    machine.disk = 10
    expect(await findingsOf(condition)).toEqual([])
    machine.disk = 9.9
    expect(await findingsOf(condition)).toMatchObject([{ facts: { percent: 9 } }])
    machine.disk = null
    expect(await findingsOf(condition)).toEqual([])
  })

  test('finds a quota that was used today', async () => {
    const condition = { kind: 'quota' } as const
    await put('quota_use', alpha, { at: ago(day), percent: 85 })
    expect(await findingsOf(condition)).toEqual([])
    await put('quota_use', alpha, { at: ago(minute), percent: 85 })
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, facts: { percent: 85 } }])
  })

  test('finds requests that have needed attention for seven days', async () => {
    const condition = { kind: 'attention', days: 7 } as const
    const needing = (since: Instant) =>
      store().commit(changeOf(samples.request({ attention: [{ kind: 'no_answer', since, entry: 1 }] })))
    await needing(ago(7 * day - minute))
    expect(await findingsOf(condition)).toEqual([])
    await needing(ago(7 * day + minute))
    await needing(ago(9 * day))
    expect(await findingsOf(condition)).toMatchObject([
      { subject: oslo, library: oslo, since: ago(9 * day), facts: { count: 2 } },
    ])
  })

  test('finds a paused webhook', async () => {
    const condition = { kind: 'webhook_paused' } as const
    const state = (paused: object | null) =>
      put('webhook_state', 'catalogue', {
        ...{ cursor: 0, mark: null, held: [], failures: 0, restUntil: null },
        paused,
      })
    await put('webhook', 'catalogue', {
      code: 'catalogue',
      library: oslo,
      status: 'active',
      url: 'https://events.example/',
      secrets: [],
    })
    await state(null)
    expect(await findingsOf(condition)).toEqual([])
    await state({ at: ago(hour), reason: reason('webhook_pause.by_staff') })
    expect(await findingsOf(condition)).toEqual([])
    await state({ at: ago(hour), reason: reason('webhook_pause.gone') })
    expect(await findingsOf(condition)).toMatchObject([
      {
        subject: 'catalogue',
        library: oslo,
        since: ago(hour),
        facts: { reason: { code: 'webhook_pause.gone' } },
      },
    ])
  })

  test('finds a backup that is 26 hours old, and a missing backup', async () => {
    const condition = { kind: 'backup', hours: 26 } as const
    machine.backup = undefined
    expect(await findingsOf(condition)).toEqual([])
    machine.backup = ago(26 * hour - minute)
    expect(await findingsOf(condition)).toEqual([])
    machine.backup = ago(26 * hour)
    expect(await findingsOf(condition)).toMatchObject([{ since: time, facts: { hours: 26 } }])
    machine.backup = null
    expect(await findingsOf(condition)).toMatchObject([{ subject: 'backup', facts: {} }])
  })

  test('finds a library whose system looks no patrons up', async () => {
    const condition = { kind: 'patron_look_up' } as const
    expect(await findingsOf(condition)).toEqual([])
    const reason = { code: 'text', params: { text: 'wrong token' } }
    await put('patron_look_up_failure', oslo, { since: ago(hour), reason })
    expect(await findingsOf(condition)).toMatchObject([
      { subject: oslo, library: oslo, since: ago(hour), facts: { library: oslo, reason } },
    ])
  })

  test('finds a directory source that fails or waits for an admin, and codes that belong to nobody', async () => {
    await put('directory_source', 'union', {
      code: 'union',
      read: { kind: 'csv', url: 'https://directory.example/entries.csv' },
    })
    const run = { startedAt: ago(hour), endedAt: ago(hour), by: 'schedule', entries: 0, refused: 0, kept: 0 }
    const reason = textReason('no answer')
    const failed = { ...run, outcome: 'failed', reason, changes: 0, missing: 0, held: 0 }
    await put('directory_sync', 'union', { runs: [failed], failingSince: ago(day), failures: 2 })
    expect(await findingsOf({ kind: 'directory_sync_failed' })).toEqual([])
    await put('directory_sync', 'union', { runs: [failed], failingSince: ago(2 * day), failures: 2 })
    expect(await findingsOf({ kind: 'directory_sync_failed' })).toMatchObject([
      { subject: 'union', since: ago(2 * day), facts: { source: 'union', reason } },
    ])
    const held = { ...failed, outcome: 'held', changes: 5 }
    await put('directory_sync', 'union', { runs: [failed, held], failures: 1 })
    expect(await findingsOf({ kind: 'directory_sync_held' })).toMatchObject([{ facts: { count: 5 } }])
    const code = { source: 'gvi', code: 'XX-NEW', requests: 3, lastRequest: 'OSLO-1', lastAt: ago(day) }
    await put('unmapped_codes', 'list', { codes: [code] })
    expect(await findingsOf({ kind: 'holding_codes_unmapped', requests: 4 })).toEqual([])
    expect(await findingsOf({ kind: 'holding_codes_unmapped', requests: 3 })).toMatchObject([
      { since: ago(day), facts: { count: 1, requests: 3 } },
    ])
  })

  test('finds messages of a lending relay that failed', async () => {
    const condition = { kind: 'relay_failed' } as const
    expect(await findingsOf(condition)).toEqual([])
    const work = { library: oslo, requester: 'asks', system: 'lms', next: [] }
    await put('relay_work', 'one', { ...work, dead: 2, deadSince: ago(hour) })
    await put('relay_work', 'two', { ...work, dead: 0, deadSince: null })
    expect(await findingsOf(condition)).toMatchObject([
      { subject: oslo, library: oslo, since: ago(hour), facts: { library: oslo, count: 2 } },
    ])
  })

  test('finds a lending system that has taken no message for some time', async () => {
    const condition = { kind: 'lending_system_down', minutes: 15 } as const
    const next = (to: string, since: number) => ({ to, dueAt: ago(0), receivedAt: ago(since) })
    const work = { library: oslo, requester: 'asks', system: 'lms', dead: 0, deadSince: null }
    await put('relay_work', 'one', { ...work, next: [next('requester', hour), next('system', 14 * minute)] })
    expect(await findingsOf(condition)).toEqual([])
    await put('relay_work', 'two', { ...work, next: [next('system', 20 * minute)] })
    await put('relay_work', 'three', { ...work, next: [next('system', 16 * minute)] })
    expect(await findingsOf(condition)).toMatchObject([
      { library: oslo, partner: 'lms', since: ago(20 * minute), facts: { partner: 'lms', minutes: 15 } },
    ])
  })

  test('finds a document that cannot be read', async () => {
    const condition = { kind: 'configuration_fault' } as const
    expect(await findingsOf(condition)).toEqual([])
    await put('partner', 'broken', { code: 'broken', name: 7 })
    expect(await findingsOf(condition)).toMatchObject([{ facts: { document: 'partner', code: 'broken' } }])
    await put('partner', 'broken', undefined)
  })

  test('finds a message that has waited for an hour behind thousands of new ones', async () => {
    const target = { kind: 'partner', partner: PartnerCode.parse('FAR') } as const
    const add = (count: number, createdAt: Instant) => {
      const request = samples.request()
      const outbox = Array.from({ length: count }, () =>
        samples.delivery(request, { target, createdAt, dueAt: createdAt }),
      )
      return store().commit(changeOf(request, 0, { outbox }))
    }
    await add(1, ago(hour))
    await Promise.all(Array.from({ length: 100 }, () => add(50, ago(minute))))
    const findings = await findingsOf({ kind: 'delivery_waiting', minutes: 60 })
    expect(findings.find(({ partner }) => partner === target.partner)).toMatchObject({ facts: { count: 1 } })
  })
})
