import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statuses } from '../../../src/borrowing/status/statuses.ts'
import { problemKinds, problemType } from '../../../src/http/responses/problem-document.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'

let gateway: TestGateway
let document: Answer
let page: Answer
beforeAll(async () => {
  gateway = await startHttp()
  document = await gateway.call('GET', '/openapi.json', { key: null })
  page = await gateway.call('GET', '/docs/plain', { key: null })
})
afterAll(() => gateway.close())

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const operationIds = (): readonly unknown[] =>
  entries(document.at('paths'))
    .flatMap(([, item]) => entries(item))
    .flatMap(([, operation]) => entries(operation))
    .flatMap(([member, value]) => (member === 'operationId' ? [value] : []))

describe('/docs/plain', () => {
  test('is a page without script and without anything from elsewhere', () => {
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.text).toMatch(/^<!doctype html>/)
    expect(page.text).not.toMatch(/<script|\son\w+=|javascript:|@import|url\(/i)
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  test('shows every operation, problem and schema, and each of its links leads somewhere', () => {
    const anchors = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const ids = operationIds()
    expect(ids.length).toBeGreaterThan(60)
    for (const id of ids) expect(anchors).toContain(id)
    for (const [name] of entries(document.at('components', 'schemas')))
      expect(anchors).toContain(`schema-${name}`)
    for (const code of Object.keys(problemKinds)) {
      expect(anchors).toContain(`problem-${code.replaceAll('_', '-')}`)
      expect(page.text).toContain(problemType(code))
    }
    const links = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(60)
    for (const link of links) expect(anchors).toContain(link)
  })

  test('says of each status what it means, what leads to it and its counterpart', () => {
    const [, section = ''] = page.text.split('id="statuses"')
    const rows = section.match(/<tr>[\s\S]*?<\/tr>/g) ?? []
    const plain = (text: string) => text.replaceAll(/[^\p{L}_]+/gu, ' ')
    for (const [code, { meaning, shownFor, counterpart }] of Object.entries(statuses)) {
      const row = rows.find((each) => each.includes(`<code>${code}</code>`) && each.includes('scope="row"'))
      for (const words of [meaning, shownFor, counterpart ?? ''])
        expect(plain(row ?? '')).toContain(plain(words))
    }
  })

  test('is where the types of problems lead', async () => {
    const answer = await gateway.call('GET', '/problems/not-allowed-now', { key: null })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/docs/plain#problem-not-allowed-now')
  })
})
