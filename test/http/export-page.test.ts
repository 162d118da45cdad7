import { expect, test } from 'vitest'
import { Instant, LibraryCode } from '../../src/borrowing/values.ts'
import { exportPage } from '../../src/http/api/views/export-page.ts'

const message = { direction: 'out' as const, to: 'SOUTH', what: 'request', contentType: '', reply: null }

test('the page of a patron has letters by their parts, in words, and no marks of links', async () => {
  const letter = {
    subject: 'Request ABC-1',
    text: 'Please lend us:\nMiddlemarch\n\nAnswer: \u0001link ABC-1 1\u0001',
    replyTo: '',
  }
  const page = String(
    await exportPage({
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
    }),
  )
  expect(page).toContain('Subject')
  expect(page).toContain('Please lend us:\nMiddlemarch')
  expect(page).toContain('[filled in at sending]')
  expect(page).not.toMatch(/u0001|\\n|Reply to/)
  expect(page).toContain('&lt;message neededBy')
})
