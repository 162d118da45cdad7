import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import type { Service } from '../../src/borrowing/request/service.ts'
import { received, sent, shipped } from './begun-stories.ts'
import { does, hears, refusal, type Story, waits } from './story.ts'
import { allAttention, operations } from './story-views.ts'
import type { World } from './world.ts'

const eitherWill = { create: { service: { type: 'copy_or_loan' } } } as const
const paperCopy: PartnerEvent = { type: 'shipped', form: 'physical', items: [], copy: true }

/** A copy whose address went to the patron at once: the request is completed. */
const delivered = (world: World, file: PartnerEvent): Story =>
  shipped({ ...world, workflow: { digitalDelivery: 'to_patron' } }, file)

/** A loan that its partner offers as a copy, and that is asked for once more as one. */
const retriedAs = (service: Partial<Service>): Story =>
  does(hears(sent(), 'retry_possible'), { type: 'retry', changes: { service } })

/** Requests whose copy on paper has come, though a loan was asked for or would have done. */
const copiesHere = (): readonly Story[] => [
  received(eitherWill, paperCopy),
  does(hears(retriedAs({ type: 'copy', form: 'physical' }), { ...paperCopy, copy: undefined }), 'receive'),
]

test('a copy on paper that came where a loan would have done is handed over for good', () => {
  for (const story of copiesHere()) expect(does(story, 'hand_over').status).toBe('request_completed')
})

test('a copy that is no use is rejected with a note: nothing goes back', () => {
  for (const story of copiesHere())
    expect(operations(does(story, { type: 'reject_shipment', reason: 'illegible' }))[0]).toEqual({
      kind: 'message',
      note: 'Rejected: illegible',
    })
})

test('a copy that its partner need not have back may be kept, and nothing is lost or closed', () => {
  for (const story of [...copiesHere(), shipped(eitherWill, paperCopy)]) {
    const kept = hears(story, 'completed_without_return')
    expect([kept.request.stage, allAttention(kept)]).toEqual([story.request.stage, allAttention(story)])
    expect(kept.request.items.every((item) => item.kept)).toBe(true)
  }
})

test('a faulty copy is asked for again under the same id, also once it was delivered by its address', () => {
  const file: PartnerEvent = { type: 'shipped', form: 'digital', items: [], url: 'https://x.example/1' }
  const copy: World = { create: { service: { type: 'copy' } } }
  for (const story of [
    shipped(copy, { ...file, note: 'A note' }),
    received(copy, file),
    delivered(copy, file),
  ]) {
    const again = does(story, { type: 'report_faulty_copy', reason: 'page 7 is missing' })
    expect([again.request.stage, again.request.outcome, again.request.rota[0]?.state]).toEqual([
      'will_supply',
      null,
      'active',
    ])
    expect(operations(again)[0]).toMatchObject({ kind: 'message', note: expect.stringContaining('page 7') })
    expect(again.request.items).toMatchObject([{ state: 'expected' }])
    const second = hears(again, { ...file, url: 'https://x.example/2', note: 'Sorry' })
    expect(second.request.items).toMatchObject([{ state: 'shipped', url: 'https://x.example/2' }])
    expect(hears(again, 'unfilled').request.rota[0]?.state).toBe('rejected')
  }
  const late = waits(delivered(copy, file), 31)
  expect(refusal(late, { type: 'report_faulty_copy', reason: 'illegible' })).toMatch(/30 days/)
})

test('a loan that came where a copy would have done goes back', () => {
  const story = received(eitherWill)
  expect(story.allowed).not.toContain('hand_over')
  expect(hears(story, 'completed_without_return').status).toBe('declared_lost_by_partner')
})

test('a retry for a copy expects a file, or paper where it says so', () => {
  const forms = (service: Partial<Service>) => retriedAs(service).request.items.map(({ form }) => form)
  expect(forms({ type: 'copy' })).toEqual(['digital'])
  expect(forms({ type: 'copy', form: 'physical' })).toEqual(['physical'])
  expect(forms({ level: 'Express' })).toEqual(['physical'])
})

test('a file that came by hand or by mail is the copy: it is here, and waits for staff to pass it on', () => {
  const digital = {
    workflow: { digitalDelivery: 'to_patron' },
    create: { service: { type: 'copy' } },
  } as const
  const attach = { type: 'attach_file', url: 'https://files.example/1.pdf', title: 'article.pdf' } as const
  const tooLarge: PartnerEvent = { type: 'shipped', form: 'digital', items: [], refusedFile: { limit: 50 } }
  for (const story of [
    sent(digital),
    shipped(digital, tooLarge),
    shipped(digital, { ...tooLarge, form: 'physical', refusedFile: undefined }),
  ]) {
    const here = does(story, attach)
    expect([here.request.stage, allAttention(here), operations(here).map(({ kind }) => kind)]).toEqual([
      'received',
      [],
      ['received'],
    ])
    expect(here.request.items).toMatchObject([
      { state: 'received', form: 'digital', url: attach.url, title: 'article.pdf', hold: 'none' },
    ])
    expect(refusal(here, attach)).toMatch(/attached already/)
    const both = does(here, { ...attach, url: 'https://files.example/2.pdf' })
    expect(both.request.items.map(({ url, state }) => [url, state])).toEqual([
      [attach.url, 'received'],
      ['https://files.example/2.pdf', 'received'],
    ])
    // The partner’s own delivery comes after all: it takes the place of no file.
    const late = hears(both, { type: 'shipped', form: 'digital', items: [], url: 'https://lender.example/1' })
    expect(late.request.items.map(({ url }) => url)).toEqual([
      ...both.request.items.map(({ url }) => url),
      'https://lender.example/1',
    ])
    expect(does(here, 'forward_to_patron').status).toBe('request_completed')
  }
  expect(refusal(sent(), attach)).toMatch(/no copy/)
})

test('a file that comes after the end is kept, and staff pass it on', () => {
  const file = (place: number): PartnerEvent => ({
    ...{ type: 'shipped', form: 'digital', items: [], url: `https://x.example/${place}` },
  })
  const done = delivered({ create: { service: { type: 'copy' } } }, file(1))
  const byItem: PartnerEvent = { type: 'shipped', form: 'digital', items: [{ url: 'https://x.example/2' }] }
  const tooLarge: PartnerEvent = { type: 'shipped', form: 'digital', items: [], refusedFile: { limit: 50 } }
  const attached = does(hears(done, tooLarge, { entry: 1 }), {
    ...{ type: 'attach_file', url: 'https://x.example/2' },
  })
  for (const late of [hears(done, file(2), { entry: 1 }), hears(done, byItem, { entry: 1 }), attached]) {
    expect([late.status, allAttention(late)]).toEqual(['request_completed', ['file_not_passed_on']])
    expect(late.request.items.map(({ url, state }) => [url, state])).toEqual([
      ['https://x.example/1', 'received'],
      ['https://x.example/2', 'received'],
    ])
    const sent = does(late, 'forward_to_patron')
    expect([allAttention(sent), sent.last.effects.map(({ kind }) => kind)]).toEqual([[], ['notice']])
    expect(hears(late, file(2), { entry: 1 }).request.items).toHaveLength(2)
  }
})

test('a profile by whose licences files are printed keeps every file from the patron but for a reason', () => {
  const here = does(
    hears(sent({ create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'print_only' } }), {
      type: 'shipped',
      items: [],
      url: 'https://lend.example/a.pdf',
      form: 'digital',
    }),
    'receive',
  )
  expect(here.request.rota[0]?.conditions).toEqual(['Print only'])
  expect(refusal(here, 'forward_to_patron')).toMatch(/print/)
  expect(does(here, 'hand_over').request.stage).toBe('closed')
  expect(does(here, { type: 'forward_to_patron', override: 'own subscription' }).request.stage).toBe('closed')
})

describe('the link to a file on the patron page', () => {
  const file: Extract<PartnerEvent, { type: 'shipped' }> = {
    type: 'shipped',
    items: [],
    url: 'https://lend.example/a.pdf',
    form: 'digital',
  }
  const here = (conditions: string[] = []) =>
    does(
      hears(sent({ create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'to_library' } }), {
        ...file,
        conditions,
      }),
      'receive',
    )
  const links = ({ request }: Story) => request.items.map(({ patronLink }) => patronLink)

  test('is open once the file was passed on, until staff close it; closing it can be undone', () => {
    expect([links(here()), refusal(here(), 'revoke_link')]).toEqual([
      [undefined],
      'the patron page shows no file of this request',
    ])
    const forwarded = does(here(), 'forward_to_patron')
    expect([forwarded.request.stage, links(forwarded)]).toEqual(['closed', ['open']])
    const closed = does(forwarded, 'revoke_link')
    expect(links(closed)).toEqual(['closed'])
    expect(links(does(closed, 'undo'))).toEqual(['open'])
    const automatic = hears(
      sent({ create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'to_patron' } }),
      file,
    )
    expect([automatic.request.stage, links(automatic)]).toEqual(['closed', ['open']])
    // Its password comes after it: staff mail the file once more, with the password.
    const password = hears(automatic, { type: 'message', note: 'Password: swordfish' }, { entry: 1 })
    const again = does(password, { type: 'forward_to_patron', note: 'Password: swordfish' })
    expect(again.last.effects).toMatchObject([{ kind: 'notice', note: 'Password: swordfish' }])
    expect(refusal(automatic, 'forward_to_patron')).toMatch(/only while this needs attention/)
  })

  test('is not opened against a licence that allows a print only, but for staff who say why', () => {
    for (const words of ['PrintOnly', 'print only', 'no electronic delivery', 'Nur als Papierkopie']) {
      const printed = here([words])
      expect(refusal(printed, 'forward_to_patron')).toMatch(/print only/)
      expect(does(printed, 'hand_over').request.stage).toBe('closed')
      expect(links(does(printed, { type: 'forward_to_patron', override: 'by phone' }))).toEqual(['open'])
    }
    const agreed = does(
      hears(sent({ create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'to_patron' } }), {
        type: 'conditional',
        conditions: ['print only'],
      }),
      'accept_condition',
    )
    expect(hears(agreed, file).request.attention).toContainEqual(
      expect.objectContaining({ kind: 'file_not_passed_on', because: 'conditions' }),
    )
  })
})
