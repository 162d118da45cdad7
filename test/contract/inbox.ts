import { describe, expect, it } from 'vitest'
import { Day } from '../../src/borrowing/values.ts'
import type { InboxMessage, InboxQuery } from '../../src/store/ports/inbox.ts'
import { textReason } from '../../src/translations/reason.ts'
import { allPages, alpha, at, bergen, beta, changeOf, oslo, reply, type Scene, tromso } from './samples.ts'

/** Tests the contract of `InboxPort`. */
export const inbox = (scene: () => Scene): void => {
  const keep = async (more: Partial<InboxMessage> = {}): Promise<InboxMessage> => {
    const message = scene().samples.message(more)
    await scene().store.keepMessage(message)
    return message
  }
  const listed = async (query: Partial<InboxQuery> = {}): Promise<readonly string[]> =>
    (await scene().store.listMessages({ library: null, limit: 100, ...query })).items.map(({ id }) => id)

  const mail = {
    from: 'anna@lender.example',
    to: ['ill@library.example'],
    subject: 'The book',
    date: null,
    written: 'It was sent today.',
    text: 'It was sent today.\n> Where is it?',
    shortened: false,
    attachments: [{ name: 'a.pdf', type: 'application/pdf', declaredType: 'text/plain', size: 7 }],
  }

  describe('content of mails', () => {
    it('is kept beside it, and listed for review without its bytes', async () => {
      const message = await keep({ state: 'review', request: null, mail })
      expect(await scene().store.getMessage(message.id)).toEqual(message)
      const { store } = scene()
      const [listedMail] = (await store.listMessages({ library: null, state: ['review'], limit: 1 })).items
      const { raw: _raw, reply: _reply, ...kept } = message
      expect(listedMail).toEqual(kept)
      const [plain] = (await store.listMessages({ library: null, limit: 1 })).items
      expect(plain).not.toHaveProperty('mail')
      expect(plain).not.toHaveProperty('raw')
    })

    it('is removed when the message is stripped', async () => {
      const message = await keep({ state: 'review', request: null, mail })
      const stripped = { id: message.id, raw: new Uint8Array(), summary: '', reason: null, reply: null }
      await scene().store.stripMessage(message.library, stripped)
      expect(await scene().store.getMessage(message.id)).not.toHaveProperty('mail')
    })
  })

  describe('the reading of a mail', () => {
    it('takes the place of the mail when the message is stripped', async () => {
      const message = await keep({ state: 'review', request: null, mail })
      const reading = {
        ...{ kind: 'form' as const, isSenderVerified: true, files: [] },
        event: { type: 'renewed' as const, dueDate: Day.parse('2027-01-15') },
      }
      const left = { ...mail, ...{ from: null, to: [], subject: '', written: '', text: '', attachments: [] } }
      const kept = { ...left, reading, areWordsRemoved: true }
      const stripped = { id: message.id, raw: new Uint8Array(), summary: '', reason: null, reply: null }
      await scene().store.stripMessage(message.library, { ...stripped, mail: kept })
      expect((await scene().store.getMessage(message.id))?.mail).toEqual(kept)
      const { items } = await scene().store.listMessages({ library: null, state: ['review'], limit: 1 })
      expect(items[0]?.mail).toEqual(kept)
    })
  })

  describe('dropOverQuota', () => {
    const limits = { ofSource: { count: 3, bytes: 1_000 }, ofAll: { count: 5, bytes: 100_000 } }
    const share = (source: string) => ({ quota: 'strangers', source })
    const keepOf = (source: string, bytes = 10) =>
      keep({ library: null, request: null, share: share(source), raw: new Uint8Array(bytes) })

    it('drops the oldest of a source that has too many messages, or too many bytes', async () => {
      const { store } = scene()
      const kept: InboxMessage[] = []
      for (let count = 0; count < 5; count += 1) kept.push(await keepOf('a'))
      expect(await store.dropOverQuota(null, share('a'), limits)).toEqual({ count: 3, bytes: 30, dropped: 2 })
      expect(await listed()).toEqual(
        kept
          .slice(2)
          .map(({ id }) => id)
          .toReversed(),
      )
      const large = await keepOf('b', 900)
      const last = await keepOf('b', 200)
      expect(await store.dropOverQuota(null, share('b'), limits)).toMatchObject({ dropped: 1 })
      expect(await store.getMessage(large.id)).toBeNull()
      expect(await store.getMessage(last.id)).toEqual(last)
    })

    it('drops of the source with most where all together are too many, and keeps libraries apart', async () => {
      const { store } = scene()
      const single = await keepOf('single')
      const other = await keep({ library: oslo, request: null, share: share('x') })
      for (let count = 0; count < 3; count += 1) {
        await keepOf('one')
        await keepOf('two')
      }
      expect(await store.dropOverQuota(null, share('two'), limits)).toMatchObject({ count: 5, dropped: 2 })
      expect(await store.getMessage(single.id)).toEqual(single)
      expect(await store.getMessage(other.id)).toEqual(other)
    })

    it('forgets the share of messages that are purged', async () => {
      const { store } = scene()
      for (let count = 0; count < 3; count += 1) await keepOf('a')
      const past = at(-100_000)
      await store.purge({
        fingerprints: past,
        answers: past,
        blobs: past,
        partnerCounts: past,
        rows: past,
        unassigned: at(1_000_000),
      })
      expect(await listed()).toEqual([])
      expect(await store.dropOverQuota(null, share('a'), limits)).toEqual({ count: 0, bytes: 0, dropped: 0 })
    })
  })

  describe('listMessages', () => {
    it('keeps a message byte for byte', async () => {
      const raw = Uint8Array.from({ length: 512 }, (_, index) => index % 256)
      const message = await keep({
        raw,
        truncated: true,
        state: 'unreadable',
        reason: textReason('not well-formed at line 1'),
        library: null,
        partner: null,
        reply: null,
      })
      expect(await scene().store.getMessage(message.id)).toEqual(message)
      expect(
        Buffer.from((await scene().store.getMessage(message.id))?.raw ?? []).equals(Buffer.from(raw)),
      ).toBe(true)
    })

    it('keeps an empty message, and one with a request that is not there', async () => {
      const { samples } = scene()
      const message = await keep({ raw: new Uint8Array(), request: samples.request().number, entry: 3 })
      expect(await scene().store.getMessage(message.id)).toEqual(message)
    })

    it('knows no message that never came', async () => {
      expect(await scene().store.getMessage('M-never')).toBeNull()
    })

    it('lists them newest first, all for admins, its own for a library', async () => {
      const one = await keep()
      const two = await keep({ library: bergen })
      const three = await keep({ library: null, partner: null })
      expect(await listed()).toEqual([three.id, two.id, one.id])
      expect(await listed({ library: oslo })).toEqual([one.id])
      expect(await listed({ library: bergen })).toEqual([two.id])
    })

    it('filters by state and partner', async () => {
      const one = await keep()
      const two = await keep({ state: 'review' })
      const three = await keep({ state: 'review', partner: beta })
      const four = await keep({ state: 'applied', partner: beta, library: bergen })
      expect(await listed({ state: ['applied'] })).toEqual([four.id, one.id])
      expect(await listed({ state: ['review'] })).toEqual([three.id, two.id])
      expect(await listed({ partner: [beta] })).toEqual([four.id, three.id])
      expect(await listed({ state: ['review'], partner: [alpha] })).toEqual([two.id])
      expect(await listed({ state: ['applied'], library: oslo })).toEqual([one.id])
      expect(await listed({ state: ['too_large'] })).toEqual([])
      expect(await listed({ state: ['review', 'applied'], ascending: true })).toEqual(
        [one, two, three, four].map(({ id }) => id),
      )
      expect(await listed({ partner: [beta], ascending: true })).toEqual([three.id, four.id])
      expect(await listed({ library: oslo, ascending: true })).toEqual([one.id, two.id, three.id])
    })

    it('finds words of messages and of reasons', async () => {
      const one = await keep({ raw: new TextEncoder().encode('<a>Ocean currents</a>') })
      const two = await keep({ state: 'review', reason: textReason('No request of this number.') })
      expect(await listed({ text: 'OCEAN curr' })).toEqual([one.id])
      expect(await listed({ reason: 'number' })).toEqual([two.id])
      expect(await listed({ text: 'ocean', reason: 'number' })).toEqual([])
    })

    it('finds messages of requests that were found, whatever words they have', async () => {
      const request = scene().samples.request().number
      const one = await keep({ request, reason: textReason('Applied.') })
      const two = await keep({ raw: new TextEncoder().encode('<a>Ocean currents</a>') })
      await keep()
      expect(await listed({ text: 'ocean', requestsWithText: [request] })).toEqual([two.id, one.id])
      expect(await listed({ text: 'ocean', reason: 'app', requestsWithText: [request] })).toEqual([one.id])
    })

    it('lists those of a request on the first page, however many came since', async () => {
      const { samples, store } = scene()
      const request = samples.request()
      const [one, two, three] = [
        samples.message({ request: request.number }),
        samples.message({ request: request.number, state: 'review', reason: textReason('Unclear.'), mail }),
        samples.message({ request: request.number, state: 'ignored' }),
      ] as const
      await store.commit(changeOf(request, 0, { inbox: { message: one, fingerprint: null } }))
      await store.keepMessage(two)
      await store.commit(changeOf(request, 1, { inbox: { message: three, fingerprint: null } }))
      const foreign = samples.request({ library: bergen })
      const other = samples.message({ library: bergen, request: foreign.number })
      await store.commit(changeOf(foreign, 0, { inbox: { message: other, fingerprint: null } }))
      await Promise.all(Array.from({ length: 600 }, () => keep()))
      const filter = { library: oslo, request: [request.number] }
      expect(await listed(filter)).toEqual([three.id, two.id, one.id])
      expect(await listed({ ...filter, ascending: true })).toEqual([one.id, two.id, three.id])
      const both = { request: [request.number, foreign.number] }
      expect(await listed(both)).toEqual([other.id, three.id, two.id, one.id])
      expect(await listed({ ...both, library: oslo })).toEqual([three.id, two.id, one.id])
      expect(await listed({ ...filter, state: ['ignored', 'applied'] })).toEqual([three.id, one.id])
      expect(await listed({ ...filter, reason: 'unclear' })).toEqual([two.id])
      const pages = await allPages((cursor) => store.listMessages({ ...filter, limit: 2, cursor }))
      expect(pages.map((page) => page.map(({ id }) => id))).toEqual([[three.id, two.id], [one.id]])
      const withMail = await store.listMessages({ ...filter, state: ['review'], limit: 5 })
      expect(withMail.items.map(({ mail }) => mail)).toEqual([mail])
      const all = await store.listMessages({ ...filter, limit: 5 })
      expect(
        all.items.map((message) => Object.keys(message).filter((name) => /raw|reply|mail/.test(name))),
      ).toEqual([[], [], []])
    })

    it('pages through them once, whatever comes meanwhile', async () => {
      const made: string[] = []
      for (let index = 0; index < 7; index += 1) made.push((await keep()).id)
      const filters = [{}, { state: ['applied' as const] }, { partner: [alpha] }, { library: oslo }]
      for (const filter of filters) {
        const inOrder = await allPages((cursor) =>
          scene().store.listMessages({ library: null, limit: 3, ...filter, ascending: true, cursor }),
        )
        expect(inOrder.flat().flatMap(({ id }) => (made.includes(id) ? [id] : []))).toEqual(made)
        const pages = await allPages(async (cursor) => {
          const page = await scene().store.listMessages({ library: null, limit: 3, ...filter, cursor })
          await keep({ library: null, partner: null, state: 'unreadable' })
          return page
        })
        const ids = pages.flat().map(({ id }) => id)
        expect(ids.filter((id) => made.includes(id))).toEqual(made.toReversed())
        expect(new Set(ids).size).toBe(ids.length)
      }
    })

    it('lists those of several libraries as one list, page by page, with each other filter', async () => {
      const { store } = scene()
      const made: InboxMessage[] = []
      for (const library of [oslo, bergen, null, tromso, oslo, tromso, bergen, oslo, bergen])
        made.push(await keep({ library, state: 'review' }))
      const libraries = [oslo, bergen, oslo]
      const wanted = made.filter(({ library }) => library === oslo || library === bergen).map(({ id }) => id)
      for (const filter of [
        {},
        { state: ['review' as const] },
        { partner: [alpha] },
        { state: ['review' as const, 'applied' as const], partner: [alpha, beta] },
      ])
        for (const ascending of [false, true]) {
          const pages = await allPages((cursor) =>
            store.listMessages({ library: null, libraries, limit: 2, ascending, ...filter, cursor }),
          )
          const ids = pages.flat().map(({ id }) => id)
          expect(ids).toEqual(ascending ? wanted : wanted.toReversed())
        }
      expect(await listed({ libraries, state: ['applied'] })).toEqual([])
      expect(await listed({ libraries: [tromso], request: [scene().samples.request().number] })).toEqual([])
    })

    it('finds the few of a partner and of a library among very many of others', async () => {
      const { samples, store } = scene()
      const many = async (count: number): Promise<void> => {
        const others = Array.from({ length: count }, () =>
          samples.message({ library: bergen, partner: alpha }),
        )
        await Promise.all(others.map((message) => store.keepMessage(message)))
      }
      const few: string[] = []
      for (const before of [1, 700, 20, 600]) {
        await many(before)
        few.push((await keep({ partner: beta })).id)
      }
      await many(530)
      const newestFirst = few.toReversed()
      expect(await listed({ partner: [beta] })).toEqual(newestFirst)
      expect(await listed({ library: oslo })).toEqual(newestFirst)
      expect(await listed({ partner: [beta], ascending: true })).toEqual(few)
      expect(await listed({ partner: [beta], library: oslo, state: ['applied'] })).toEqual(newestFirst)
      expect(await listed({ partner: [beta], library: bergen })).toEqual([])
      const pages = await allPages((cursor) => store.listMessages({ library: oslo, limit: 3, cursor }))
      expect(pages.flat().map(({ id }) => id)).toEqual(newestFirst)
      const ofBoth = await allPages((cursor) =>
        store.listMessages({ library: null, libraries: [oslo, bergen], limit: 200, cursor }),
      )
      expect(ofBoth.flat().map(({ id }) => id)).toEqual(
        (await allPages((cursor) => store.listMessages({ library: null, limit: 200, cursor })))
          .flat()
          .map(({ id }) => id),
      )
    })

    it('refuses a cursor that it did not give', async () => {
      const { store } = scene()
      await expect(store.listMessages({ library: oslo, limit: 1, cursor: 'x' })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    })

    it('marks a message as dealt with anew', async () => {
      const { store } = scene()
      const message = await keep({ state: 'review' })
      await store.setMessageState(message.id, 'applied', textReason('reprocessed by staff'))
      expect(await store.getMessage(message.id)).toEqual({
        ...message,
        state: 'applied',
        reason: textReason('reprocessed by staff'),
      })
      expect(await listed({ state: ['review'] })).toEqual([])
      expect(await listed({ state: ['applied'] })).toEqual([message.id])
      await store.setMessageState(message.id, 'rejected', null)
      expect(await store.getMessage(message.id)).toMatchObject({ state: 'rejected', reason: null })
    })
  })

  describe('keepMessage with a fingerprint', () => {
    const stranger = { library: null, partner: null, reply: null, state: 'review' as const }

    it('keeps a message once, and others of another fingerprint', async () => {
      const { store, samples } = scene()
      const [first, again, other] = [1, 2, 3].map(() => samples.message(stranger))
      if (first === undefined || again === undefined || other === undefined) throw new Error('no samples')
      expect(await store.keepMessage(first, 'mail')).toBe('kept')
      expect(await store.keepMessage(again, 'mail')).toBe('repeat')
      expect(await store.keepMessage(other, 'other')).toBe('kept')
      expect(await store.getMessage(first.id)).toEqual(first)
      expect(await store.getMessage(again.id)).toBeNull()
      expect(await listed({ state: ['review'] })).toEqual([other.id, first.id])
    })

    it('keeps one of two that come at the same time', async () => {
      const { store, samples } = scene()
      const results = await Promise.all(
        [1, 2].map(() => store.keepMessage(samples.message(stranger), 'at once')),
      )
      expect(results.toSorted()).toEqual(['kept', 'repeat'])
      expect(await listed()).toHaveLength(1)
    })

    it('knows what a commit took, and is known to commits, over all libraries', async () => {
      const { store, samples } = scene()
      const taken = { message: samples.message({ reply: null }), fingerprint: 'taken' }
      await store.commit(changeOf(samples.request(), 0, { inbox: taken }))
      expect(await store.keepMessage(samples.message(stranger), 'taken')).toBe('repeat')
      expect(await store.keepMessage(samples.message({ ...stranger, library: bergen }), 'kept')).toBe('kept')
      const late = { message: samples.message({ reply: null }), fingerprint: 'kept' }
      expect(await store.commit(changeOf(samples.request(), 0, { inbox: late }))).toEqual({
        kind: 'repeat',
        reply: null,
      })
    })

    it('takes messages without one each for new', async () => {
      const { store, samples } = scene()
      for (const fingerprint of [undefined, null]) {
        expect(await store.keepMessage(samples.message(stranger), fingerprint)).toBe('kept')
        expect(await store.keepMessage(samples.message(stranger), fingerprint)).toBe('kept')
      }
    })
  })

  describe('findReply', () => {
    it('gives what a fingerprint was answered with, and null for an unknown one', async () => {
      const { store, samples } = scene()
      const message = samples.message({ reply: reply('<taken/>') })
      await store.commit(changeOf(samples.request(), 0, { inbox: { message, fingerprint: 'one' } }))
      expect(await store.findReply('one')).toEqual(reply('<taken/>'))
      expect(await store.findReply('two')).toBeNull()
      expect(await store.findReply('ONE')).toBeNull()
    })

    it('takes a kept message for no answer', async () => {
      const message = await keep()
      expect(await scene().store.findReply(message.id)).toBeNull()
    })
  })
}
