import { expect, test } from 'vitest'
import { Instant, LibraryCode } from '../../src/borrowing/values.ts'
import { exportPage } from '../../src/http/api/views/export-page.ts'
import { sentencesIn, textsIn } from '../../src/translations/gateway-sentences.ts'
import { languages } from '../../src/translations/language.ts'

const message = { direction: 'out' as const, to: 'SOUTH', what: 'request', contentType: '', reply: null }

test.each(languages)(
  'the page of a patron in %s has letters by their parts, and no marks of links',
  async (language) => {
    const words = textsIn(language).patron_export
    const letter = {
      subject: 'Request ABC-1',
      text: 'Please lend us:\nMiddlemarch\n\nAnswer: \u0001link ABC-1 1\u0001',
      replyTo: '',
    }
    const page = String(
      await exportPage(
        {
          library: LibraryCode.parse('ABC'),
          patron: 'p-1',
          noticesUnsubscribedAt: null,
          requests: [],
          earlierRequests: [],
          copyrightDeclarations: [],
          possibleMessages: [],
          savedViews: [],
          unassignedMessages: [
            { ...message, at: Instant.parse('2026-11-27T10:00:00.000Z'), content: JSON.stringify(letter) },
            {
              ...message,
              at: Instant.parse('2026-11-28T10:00:00.000Z'),
              content: '<message neededBy="2026-12-01"/>',
            },
          ],
        },
        language,
      ),
    )
    expect(page).toContain('Subject')
    expect(page).toContain('Please lend us:\nMiddlemarch')
    expect(page).toContain(words.atSending)
    expect(page).toContain(`<h2>${words.unassigned}</h2>`)
    expect(page).toContain(sentencesIn(language).t('patron_export.named', { count: 2 }))
    expect(page).not.toMatch(/u0001|\\n|Reply to/)
    expect(page).toContain('&lt;message neededBy')
  },
)
