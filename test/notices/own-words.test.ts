import { describe, expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { renderNotice } from '../../src/notices/notice.ts'
import { begin, start } from '../borrowing/support.ts'

const library = (notices: object) =>
  Library.parse({
    code: 'OSLO',
    name: 'Oslo Library',
    symbols: [{ type: 'ISIL', value: 'NO-OSLO' }],
    email: 'ill@oslo.example',
    notices,
  })
const own = {
  en: {
    request_sent: {
      subject: '{title}: on its way',
      text: 'Dear reader,\n\nwe have asked for {title} ({number}).\n\nDue on {dueDate}.\n\n{library}',
    },
  },
}
const render = (notices: object, status = 'request_sent') =>
  renderNotice({
    request: begin().request,
    library: library(notices),
    status,
    language: 'en',
    id: 'X1',
    now: start,
  })

describe('a notice', () => {
  test('is in the library’s own words; a paragraph whose value is missing is left out', async () => {
    const mail = await render(own)
    expect(mail?.subject).toBe('Naiv. Super. / Loe, Erlend: on its way')
    expect(mail?.text).toContain('we have asked for Naiv. Super. / Loe, Erlend (OSLO-7K2MQ4X9).')
    expect(mail?.text).not.toContain('Due on')
    expect(mail?.html).toContain('<p>Dear reader,</p>')
  })

  test('of another status, or of a library without words of its own, is in the built-in words', async () => {
    expect((await render(own, 'declined'))?.text).toContain('cannot be placed')
    expect((await render({}))?.text).toContain('We have asked another library')
  })

  test('may name known values and statuses only', () => {
    expect(() => library({ en: { request_sent: { subject: '{pin}', text: 'x' } } })).toThrow(/placeholders/)
    expect(() => library({ en: { nonsense: { subject: 'x', text: 'x' } } })).toThrow(/public status/)
  })
})
