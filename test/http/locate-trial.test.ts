import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, startCatalogue } from '../support/catalogue.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
let catalogue: Catalogue
beforeAll(async () => {
  catalogue = await startCatalogue()
  gateway = await startWholeGateway({}, { inMemory: true })
  for (const [code, path] of Object.entries({
    held: '/fixture/alma-available.xml',
    titled: '/by-title/alma-available.xml',
    busy: '/busy',
    page: '/html',
  })) {
    const { status } = await gateway.api('PUT', `/v1/locate-profiles/${code}`, {
      ask: {
        kind: 'sru',
        url: catalogue.url + path,
        indexes: [
          { by: 'isbn', index: 'alma.isbn' },
          { by: 'title', index: 'alma.title', authorIndex: 'alma.creator' },
        ],
        holdings: 'alma_ava',
      },
      allowPrivateNetwork: true,
    })
    expect(status).toBeLessThan(300)
  }
})
afterAll(async () => {
  await gateway.stop()
  await catalogue.close()
})

type Tried = {
  readonly about: string
  readonly outcome: string
  readonly reason: string | null
  readonly titles: readonly { readonly holdings: readonly object[] }[]
  readonly answer: string | null
}
const citation = {
  title: 'The Iliad',
  author: 'Homer',
  identifiers: [{ type: 'ISBN', value: '9780140449136' }],
}
const tryProfile = async (code: string, about: object = citation): Promise<readonly Tried[]> => {
  const { status, body } = await gateway.api('POST', `/v1/locate-profiles/${code}/try`, { citation: about })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as { readonly questions: readonly Tried[] }).questions
}

test('a catalogue that has it answers the first question with titles and holdings, and its answer as it came', async () => {
  const [question, ...others] = await tryProfile('held')
  expect(others).toEqual([])
  expect(question).toMatchObject({ about: 'isbn 9780140449136', outcome: 'found', reason: null })
  expect(question?.titles[0]?.holdings.length).toBeGreaterThan(0)
  expect(question?.answer).toContain('<?xml')
})

test('a catalogue that finds nothing by the number is asked by the title', async () => {
  const questions = await tryProfile('titled')
  expect(questions.map(({ titles }) => titles.length > 0)).toEqual([false, true])
})

test('a catalogue that is busy, or answers with a web page, says so', async () => {
  expect((await tryProfile('busy'))[0]).toMatchObject({
    outcome: 'not_now',
    reason: { text: 'the other side failed (HTTP 503)' },
    titles: [],
  })
  expect((await tryProfile('page'))[0]).toMatchObject({ outcome: 'unclear', titles: [] })
})

test('a citation without anything to ask for is not asked for', async () => {
  const before = catalogue.questions.length
  expect(await tryProfile('held', { publisher: 'Penguin' })).toEqual([])
  expect(catalogue.questions.length).toBe(before)
})

test('an unknown profile is not found', async () => {
  expect((await gateway.api('POST', '/v1/locate-profiles/none/try', { citation })).status).toBe(404)
})
