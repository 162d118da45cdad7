import { describe, expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { renderNotice } from '../../src/notices/notice.ts'
import { languages } from '../../src/translations/language.ts'
import { begin } from '../borrowing/story.ts'

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
const render = (notices: object, name = 'request_sent') =>
  renderNotice({ request: begin().request, library: library(notices), name, language: 'en', links: {} })

describe('a notice', () => {
  test('is in the library’s own words; a paragraph whose value is missing is left out', async () => {
    const notice = await render(own)
    expect(notice.subject).toBe('Naiv. Super. / Loe, Erlend: on its way')
    expect(notice.text).toContain('we have asked for Naiv. Super. / Loe, Erlend (OSLO-7K2MQ4X9).')
    expect(notice.text).not.toContain('Due on')
    expect(notice.html).toContain('<p>Dear reader,</p>')
  })

  test('has the built-in words for another status, or for a library without words of its own', async () => {
    expect((await render(own, 'declined')).text).toContain('cannot be placed')
    expect((await render({})).text).toContain('We have asked another library')
  })

  test('may name known values and names of notices only', () => {
    expect(() => library({ en: { request_sent: { subject: '{pin}', text: 'x' } } })).toThrow(/placeholders/)
    expect(() => library({ en: { nonsense: { subject: 'x', text: 'x' } } })).toThrow(/notice_status/)
    expect(() => library({ en: { due_date_near: { subject: 'x', text: '{dueDate}' } } })).not.toThrow()
  })

  test('says where to unsubscribe and where the request is shown, in text and HTML', async () => {
    const links = { unsubscribe: 'https://ill.example/notices/t', request: 'https://ill.example/patron/OSLO' }
    const facts = { request: begin().request, library: library({}), name: 'request_sent', links }
    for (const language of languages) {
      const { text, html } = await renderNotice({ ...facts, language })
      for (const link of Object.values(links)) {
        expect(text).toContain(link)
        expect(html).toContain(`<a href="${link}">`)
      }
    }
  })
})
